"""Letters to measure on: the project's own gold papers and samples, or a folder of yours."""

import re
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import count
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).resolve().parent.parent
OWN = (ROOT / "tests/gold/reading/letters", ROOT / "src/griffier/samples")
_NUMBER = re.compile(r"\d{2,}")

_T = TypeVar("_T")


def median_of(work: Callable[[], _T], rounds: int) -> tuple[float, _T]:
    """The median time of some work in seconds of the processor, and what it gives; it is done once before."""
    found = work()
    times = []
    for _ in range(rounds):
        started = time.process_time()
        found = work()
        times.append(time.process_time() - started)
    return statistics.median(times), found


def letters(folder: Path | None = None) -> list[str]:
    """The text files of a folder, or one file; without any the project's own."""
    places = [folder] if folder else OWN
    files = [f for place in places for f in ([place] if place.is_file() else sorted(place.glob("*.txt")))]
    return [f.read_text(encoding="utf-8") for f in files]


def joined(texts: Sequence[str], size: int, *, varied: bool = True) -> str:
    """The letters one behind the other until there are `size` bytes of UTF-8, each round with other numbers.

    Args:
        texts: the letters.
        size: bytes; the last letter is cut off there.
        varied: numbers differ from round to round, as in a real collection: nothing is the same text twice.
    """
    out: list[str] = []
    length = 0
    for text in _rounds(texts, varied):
        out.append(text)
        length += len(text.encode()) + 3
        if length >= size:
            break
    return "\n\n\n".join(out).encode()[:size].decode(errors="ignore")


def _rounds(texts: Sequence[str], varied: bool) -> Iterator[str]:
    yield from texts
    for n in count(1):
        for text in texts:
            yield _NUMBER.sub(partial(_moved, n), text) if varied else text


def _moved(n: int, m: re.Match[str]) -> str:
    """Another number of the same length and the same first digits: dossiers stay dossiers, years years."""
    keep = len(m[0]) - (2 if len(m[0]) > 4 else 1)
    moved = (int(m[0][keep:]) + 7 * n) % 10 ** (len(m[0]) - keep)
    return m[0][:keep] + f"{moved:0{len(m[0]) - keep}}"
