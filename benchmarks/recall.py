"""How many of the references that a publisher marked the finders find: official XML and pages say where they lead.

    python -m benchmarks.recall FILE... [--details]

Official XML marks references to other papers (`extref`), official pages link them. For every mark in the files that
stands in the text as read: whether a reference over its words leads to the same paper, to another one or nowhere, or
whether there is none. Prints a table in Markdown by kind of paper; `--details` lists what was not found.
"""

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Literal, NamedTuple

import griffier
from griffier.model.findings import Reference
from griffier.model.reading import Reading

Verdict = Literal["found", "elsewhere", "missed"]


class Judged(NamedTuple):
    """A mark: its words, the identifier it leads to, and what the finders made of it."""

    text: str
    target: str
    verdict: Verdict
    given: tuple[str | None, ...]

    @property
    def kind(self) -> str:
        """What the identifier begins with (`kst`, `stb`, `BWBR`, `ECLI`), or `CELEX`."""
        head = self.target.partition("-")[0] if "-" in self.target else self.target[:4]
        return head if not head[:1].isdigit() else "CELEX"


def judge(reading: Reading) -> Iterator[Judged]:
    """Every mark of a reading's source, with what the finders made of it."""
    source, origin = reading.source_text, reading.origin
    if source is None or origin is None:
        return
    placed = [
        (span, a.target)
        for a in reading.annotations
        if isinstance(a, Reference)
        for span in origin.span_to_source(a.start, a.end)
    ]
    for start, end, target in whole(source.links):
        given = tuple(t for (a, b), t in placed if a < end and start < b)
        same = any(t is not None and t.casefold() == target.casefold() for t in given)
        verdict: Verdict = "found" if same else "elsewhere" if given else "missed"
        yield Judged(source.text[start:end], target, verdict, given)


def whole(links: Sequence[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Links with the pieces of one joined: markup inside cuts them."""
    out: list[tuple[int, int, str]] = []
    for start, end, target in links:
        if out and out[-1][1] == start and out[-1][2] == target:
            out[-1] = (out[-1][0], end, target)
        else:
            out.append((start, end, target))
    return out


def table(judged: Iterable[Judged]) -> str:
    """Marks by kind of paper: how many, how many found, found with another target, missed, and the recall."""
    kinds: dict[str, dict[str, int]] = {}
    for mark in judged:
        for kind in (mark.kind, "all"):
            count = kinds.setdefault(kind, {"found": 0, "elsewhere": 0, "missed": 0})
            count[mark.verdict] += 1
    lines = ["| kind | marks | found | elsewhere | missed | recall |", "| --- | --: | --: | --: | --: | --: |"]
    for kind in sorted(kinds, key=lambda k: (k == "all", k)):
        count = kinds[kind]
        total = sum(count.values())
        lines.append(
            f"| {kind} | {total} | {count['found']} | {count['elsewhere']} | {count['missed']} "
            f"| {count['found'] / total:.1%} |"
        )
    return "\n".join(lines)


def main() -> None:
    """Reads the command line and prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path, help="official XML or pages, folders or ZIP files of them")
    parser.add_argument("--details", action="store_true", help="list the marks that were not found")
    args = parser.parse_args()
    judged: list[Judged] = []
    for file in args.files:
        for name, reading in griffier.read_all(file, find={"reference"}):
            if isinstance(reading, griffier.UnreadableFile):
                print(reading, file=sys.stderr)
                continue
            found = list(judge(reading))
            judged += found
            for mark in found if args.details else ():
                if mark.verdict != "found":
                    print(f"{name}: {mark.verdict} {mark.text!r} {mark.target}, given {list(mark.given)}")
    print(table(judged) if judged else "There are no marks in these files.")


if __name__ == "__main__":
    main()
