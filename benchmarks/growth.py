"""How time and memory grow with the text, what each finder costs, how soon the command answers, and hostile texts.

    python -m benchmarks.growth [--most 50] [--only sizes|start|finders|hostile]

Prints tables in Markdown. Every measure is taken in a process of its own; times are of the processor. The letters of
the project are repeated with other numbers in each round, so that nothing is the same text twice.
"""

import argparse
import json
import random
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any

from benchmarks.letters import joined, letters

_SIZES = (1_000, 10_000, 100_000, 1_000_000, 5_000_000, 10_000_000, 20_000_000, 50_000_000)
_STARTS = 9  # a median of so many
_SMALL, _LARGE = 200_000, 800_000  # characters of a hostile text; time that grows faster than the text shows in the two


def _repeated(piece: str) -> Callable[[int], str]:
    return lambda size: piece * (size // len(piece))


def _any_characters(size: int) -> str:
    dice = random.Random(1)  # noqa: S311  # always the same text
    ranges = ((32, 126), (160, 0x2FFF), (0x2000, 0x20FF), (0x10000, 0x1FFFF))
    return "".join(chr(dice.randint(*dice.choice(ranges))) for _ in range(size))


def _one_line(size: int) -> str:
    return " ".join(joined(letters(), size).split())


HOSTILE: Mapping[str, Callable[[int], str]] = {
    "letters on one line": _one_line,
    "any characters": _any_characters,
    **{
        repr(piece).strip("'"): _repeated(piece)
        for piece in (
            "1", "12 345 ", "123456789\n", "nr. ", "nr. 1 ", "(nr. 3) ", "Kamerstuk ", "Kamerstuk 34 812 ", "34 812, ",
            "Kamerstuk 34 812, nr. 2; ", "Kamerstuk 34 812 (nr. 3) ", "artikel 5 ", "artikel 5 van de Awb ",
            "brief van ",
            "mijn brief van 3 mei 2021, die brief ", "motie-A/", "idem, nr. 3; ", "\n", "(", '"', ".", ". A", "-\n",
            "ab-\n", "a\r", "a\f", "a\tb\n", "a\u00a0", "a\u0301", "Hoofdstuk\n\n", "1. Kop\n\n", "a1\n\n1 a\n\n",
            "De Minister van Defensie,\n\n", "De Minister van Defensie,\nVan Dingen zegt\n", "ECLI:", "Wet ",
            "Verordening (EU) ", "Stb. 2022, 10 en ", "Handelingen II 2021/22, nr. 5; ", "2022D12345 ",
            "bijlage 1, 2, ",
        )
    },
}  # fmt: skip


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _timed(read: Callable[[], object]) -> float:
    started = time.process_time()
    read()
    return time.process_time() - started


# -- what runs in a process of its own: each prints one JSON value


def one_size(size: str) -> dict[str, float]:
    """Time and memory of one reading; the text itself counts as one of the times that the memory holds it."""
    from griffier import read_text

    text = joined(letters(), int(size))
    read_text(text[:5000], find={"reference"})
    before = _peak()
    kept: list[object] = []
    seconds = _timed(lambda: kept.append(read_text(text, find={"reference"})))
    held = len(text) * (1 if text.isascii() else 2 if max(text) < "\U00010000" else 4) / 1e6
    return {"characters": len(text), "seconds": seconds, "memory": _peak() - before + held, "text": held}


def one_hostile(name: str, size: str) -> dict[str, float]:
    """Time of one reading of a text made to be slow."""
    from griffier import read_text

    text = HOSTILE[name](int(size))
    read_text("Zie Kamerstuk 34 812, nr. 7 en artikel 3:4 van de Awb.")
    return {"characters": len(text), "seconds": _timed(lambda: read_text(text, find={"reference"}))}


def each_finder() -> dict[str, Any]:
    """Time of each finder over the same clean text, with what it found."""
    from griffier import read_text
    from griffier.find import finders
    from griffier.model.findings import Paper

    text = read_text(joined(letters(), 1_000_000)).text
    find_all = import_module("griffier.find").find_all
    whole = min(_timed(lambda: find_all(Paper.of(text), {"reference"})) for _ in range(5))
    out: dict[str, Any] = {}
    triggers = import_module("griffier.find")._triggers(None)
    for finder in finders():
        places = _places(triggers, finder.kind, Paper.of(text))
        best, hits = 1e9, 0
        for _ in range(5):
            paper = Paper.of(text)
            found: list[object] = []
            best = min(best, _timed(lambda: found.extend(finder.find(paper, places))))  # noqa: B023  # runs at once
            hits = len(found)
        out[finder.kind] = {"ms": best * 1000, "places": len(places), "hits": hits}
    return {"finders": out, "all": whole * 1000, "size": len(text.encode()) / 1e6}


def _places(triggers: Any, kind: str, paper: Any) -> list[int]:
    chosen, automaton, owners = triggers
    n = [f.kind for f in chosen].index(kind)
    starts = {
        start
        for which, start, _ in automaton.find_matches_as_indexes(paper.lower, overlapping=True)
        if n in owners[which] and (chosen[n].inside or not (start and paper.lower[start - 1].isalnum()))
    }
    return sorted(starts)


def _apart(*arguments: str) -> Any:
    command = [sys.executable, "-m", "benchmarks.growth", "--one", json.dumps(arguments)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return json.loads(done.stdout)


# -- the tables


def sizes(most: int) -> None:
    """Time and memory by size."""
    print("| text | seconds | MB/s | memory, times the text |\n|--:|--:|--:|--:|")
    for size in (s for s in _SIZES if s <= most * 1_000_000):
        r = _apart("size", str(size))
        name = f"{size // 1_000_000} MB" if size >= 1_000_000 else f"{size // 1000} KB"
        times = f"{r['memory'] / r['text']:.1f}" if size >= 1_000_000 else ""
        print(f"| {name} | {r['seconds']:.3f} | {size / 1e6 / r['seconds']:.2f} | {times} |", flush=True)


def start() -> None:
    """How long a reader waits for the command before it does anything."""
    print("| what | seconds, median of 9 |\n|---|--:|")
    for name, command in (
        ("`python -c pass`", [sys.executable, "-c", "pass"]),
        ("`import griffier`", [sys.executable, "-c", "import griffier"]),
        ("`griffier --help`", [sys.executable, "-m", "griffier", "--help"]),
        ("`griffier --version`", [sys.executable, "-m", "griffier", "--version"]),
    ):
        waited = []
        for _ in range(_STARTS):
            began = time.perf_counter()
            subprocess.run(command, check=True, capture_output=True)
            waited.append(time.perf_counter() - began)
        print(f"| {name} | {statistics.median(waited):.3f} |", flush=True)


def costs() -> None:
    """What each finder costs."""
    r = _apart("finders")
    print("| finder | ms for each MB | places looked at | hits |\n|---|--:|--:|--:|")
    for kind, f in sorted(r["finders"].items(), key=lambda item: -item[1]["ms"]):
        print(f"| {kind} | {f['ms'] / r['size']:.1f} | {f['places']} | {f['hits']} |")
    print(f"| all, with the search for their words | {r['all'] / r['size']:.1f} | | |")


def hostile() -> None:
    """Texts made to be slow."""
    print("| text, repeated | MB/s | time for four times the text |\n|---|--:|--:|")
    for name in HOSTILE:
        small, large = _apart("hostile", name, str(_SMALL)), _apart("hostile", name, str(_LARGE))
        growth = (large["seconds"] / small["seconds"]) / (large["characters"] / small["characters"]) * 4
        shown = name.replace("|", "\\|")
        print(f"| `{shown}` | {large['characters'] / 1e6 / large['seconds']:.2f} | {growth:.1f} |", flush=True)


_ONE: Mapping[str, Callable[..., Any]] = {"size": one_size, "hostile": one_hostile, "finders": each_finder}


def main() -> int:
    """Prints the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--most", type=int, default=50, help="MB of the longest text")
    parser.add_argument("--only", choices=("sizes", "start", "finders", "hostile"), help="one table only")
    parser.add_argument("--one", type=json.loads, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.one:
        print(json.dumps(_ONE[asked.one[0]](*asked.one[1:])))
        return 0
    tables: Mapping[str, Callable[[], None]] = {
        "sizes": lambda: sizes(asked.most), "start": start, "finders": costs, "hostile": hostile,
    }  # fmt: skip
    for name, table in tables.items():
        if asked.only in (None, name):
            table()
            print()
    return 0


if __name__ == "__main__":
    sys.exit(main())
