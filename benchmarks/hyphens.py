"""How often `griffier.text.hyphens.mend` is right, and how fast it is.

    python3 benchmarks/hyphens.py /usr/share/dict/dutch [--every 1] [--show 20]

Every word of the list (Debian's package `wdutch`) is broken wherever a line could end: closed words at each syllable
that `pyphen` (nl_NL, no dependency: install it for this) gives, hyphenated words at each hyphen. The paper's own words
are left out, so that only the rules and the lists speak. The package's list of hyphenated words comes from the same
source; "without the list" shows what the rules do with words that it lacks.
"""

import argparse
import importlib
import random
import re
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from griffier.text import hyphens
from griffier.text.hyphens import Join, mend

_CLOSED = re.compile(r"[a-zà-öø-ÿ]{5,}")
_HYPHENATED = re.compile(r"[^\W_][\w'’%]*(?:-[\w'’]+)+")

Break = tuple[str, str]


def closed_breaks(words: Sequence[str]) -> list[Break]:
    """Closed words at each syllable."""
    syllables = importlib.import_module("pyphen").Pyphen(lang="nl_NL", left=2, right=2)
    return [(w[:at], w[at:]) for w in words if _CLOSED.fullmatch(w) for at in syllables.positions(w)]


def hyphen_breaks(words: Sequence[str]) -> list[Break]:
    """Hyphenated words at each hyphen."""
    return [(w[: m.start()], w[m.end() :]) for w in words if _HYPHENATED.fullmatch(w) for m in re.finditer("-", w)]


def wrong(breaks: Sequence[Break], want: Join) -> list[Break]:
    """The breaks that are mended otherwise."""
    return [(left, right) for left, right in breaks if mend(left, right, ()) is not want]


def report(label: str, breaks: Sequence[Break], want: Join, show: int) -> None:
    """One line: how many are right; under it, some that are not."""
    missed = wrong(breaks, want)
    share = 100 * (1 - len(missed) / len(breaks)) if breaks else 0.0
    print(f"{label:52} {len(breaks):8} breaks  {share:7.3f}% right")
    sample = random.Random(1).sample(missed, min(show, len(missed)))  # noqa: S311  # a fixed sample to look at
    if sample:
        print("   " + "  ".join(f"{left}|{right}" for left, right in sorted(sample)))


def main() -> int:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("words", type=Path, help="word list, one word a line")
    parser.add_argument("--every", type=int, default=1, help="take each n-th word only")
    parser.add_argument("--show", type=int, default=0, help="show so many that went wrong")
    asked = parser.parse_args()
    words = asked.words.read_text(encoding="utf-8").split("\n")[:: asked.every]

    closed, hyphenated = closed_breaks(words), hyphen_breaks(words)
    lower = [
        (left, right) for left, right in hyphenated if f"{left}{right}".replace("-", "").isalpha() and right.islower()
    ]
    report("closed words", closed, Join.CLOSED, asked.show)
    report("hyphenated words", hyphenated, Join.HYPHEN, asked.show)
    report("  of these with letters and a small second half", lower, Join.HYPHEN, asked.show)

    began = time.perf_counter()
    wrong(closed, Join.CLOSED)
    print(f"{'time for each, closed words':52} {(time.perf_counter() - began) / len(closed) * 1e6:8.2f} microseconds")

    hyphens._RULES = tuple(rule for rule in hyphens._RULES if rule is not hyphens._known)
    report("hyphenated words, without the list", hyphenated, Join.HYPHEN, asked.show)
    return 0


if __name__ == "__main__":
    sys.exit(main())
