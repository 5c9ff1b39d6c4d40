"""For formats that have paragraphs instead of lines: collects them as source text, with the way to their elements."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from griffier.model.source import Line, Place, Role, Source, Stated

_WHITE = re.compile(r"\s+")


class Step(NamedTuple):
    """An element by its parent and its own name, so that the paths of deep trees cost nothing until one is asked."""

    above: "Step | None"
    name: str

    def __str__(self) -> str:
        """The whole path: `/html/body/p[2]`; one in a part of a package begins with it: `content.xml#/office:body`."""
        names: list[str] = []
        step: Step | None = self
        while step is not None:
            names.append(step.name)
            step = step.above
        return ("" if names[-1].endswith("#") else "/") + "/".join(reversed(names))


class Run(NamedTuple):
    """Text of one element.

    `path` is as the format names it (`/w:body/w:p[3]/w:r[2]`), `call` makes the text a note marker, `link` is the
    identifier of the official paper that the format itself links it to.
    """

    text: str
    path: str | Step = ""
    call: bool = False
    link: str = ""


class Sheet:
    r"""Takes paragraphs, headings, table rows and notes in reading order, and makes a `Source` of them.

    Paragraphs stand apart by an empty line, rows of a table do not and have tabs between their cells. A line break
    inside a paragraph (`\\n` in a run) begins a new line. Notes come last, each behind its marker in brackets, as the
    text calls them: `note_marker` gives the next marker.
    """

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._lines: list[Line] = []
        self._marks: list[tuple[int, int]] = []
        self._starts: list[int] = []
        self._paths: list[str | Step] = []
        self._links: list[tuple[int, int, str]] = []
        self._notes: list[tuple[str, list[list[Run]]]] = []
        self._length = 0

    def paragraph(self, runs: Iterable[Run], role: Role = Role.BODY, level: int = 0) -> None:
        """Adds a paragraph; one without any text adds nothing."""
        kept = [r for r in runs if r.text]
        if not any(r.text.strip() for r in kept):
            return
        self._gap()
        self._line(kept, role, level)

    def lines(self, lines: Iterable[Iterable[Run]]) -> None:
        """Adds a paragraph that is broken by hand; the text rooms find out which lines go on in the next."""
        self._gap()
        for runs in lines:
            self.row([runs])

    def row(self, cells: Sequence[Iterable[Run]]) -> None:
        """Adds a row of a table; the first row of a table is preceded by `gap`."""
        runs: list[Run] = []
        for n, cell in enumerate(cells):
            if n:
                runs.append(Run("\t"))
            runs.extend(_tight(cell))
        if any(r.text.strip() for r in runs):
            self._line(runs, Role.UNKNOWN, 0)

    def gap(self) -> None:
        """Ends what came before: an empty line."""
        self._gap()

    def note(self, paragraphs: Iterable[Iterable[Run]]) -> Run:
        """Keeps a note for the end of the text and gives the run that calls it here."""
        marker = str(len(self._notes) + 1)
        self._notes.append((marker, [list(p) for p in paragraphs]))
        return Run(f"[{marker}]", call=True)

    def source(
        self,
        media_type: str,
        sha256: str,
        pages: int | None = None,
        warnings: Sequence[str] = (),
        stated: Stated | None = None,
    ) -> Source:
        """The source text, its lines, and the way to the elements."""
        for marker, paragraphs in self._notes:
            self._gap()
            first = True
            for runs in paragraphs:
                head = [Run(f"[{marker}]", call=True), Run(" ")] if first else []
                self._line([*head, *runs], Role.NOTE, 0)
                first = False
        return Source(
            text="".join(self._parts),
            lines=_from_first_level(self._lines),
            media_type=media_type,
            sha256=sha256,
            pages=pages,
            marks=self._marks,
            warnings=warnings,
            links=self._links,
            stated=stated or Stated(),
            locator=_Paths(self._starts, self._paths),
        )

    def _gap(self) -> None:
        if self._lines and self._lines[-1].end > self._lines[-1].start:
            self._lines.append(Line(self._length, self._length))
            self._add("\n")

    def _line(self, runs: Iterable[Run], role: Role, level: int) -> None:
        """One line, or several where a run breaks."""
        start, broken = self._length, False
        for run in runs:
            if run.call:
                self._marks.append((self._length, self._length + len(run.text)))
            if run.link:
                self._links.append((self._length, self._length + len(run.text), run.link))
            self._starts.append(self._length)
            self._paths.append(run.path)
            for n, part in enumerate(run.text.split("\n")):
                if n:
                    self._lines.append(Line(start, self._length, 0, role, level, broken))
                    self._add("\n")
                    start, broken = self._length, True
                self._add(part)
        self._lines.append(Line(start, self._length, 0, role, level, broken))
        self._add("\n")

    def _add(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)


def _tight(cell: Iterable[Run]) -> list[Run]:
    """The runs of a cell with all white space made single, and none at its edges."""
    runs = [r._replace(text=_WHITE.sub(" ", r.text)) for r in cell]
    for n, trim in ((0, str.lstrip), (-1, str.rstrip)):
        while runs and not (text := trim(runs[n].text)):
            del runs[n]
        if runs:
            runs[n] = runs[n]._replace(text=text)
    return runs


def _from_first_level(lines: list[Line]) -> list[Line]:
    """Headings counted from 1: a paper may use the second level alone, for the looks of it."""
    top = min((line.level for line in lines if line.level), default=1)
    return lines if top == 1 else [line._replace(level=line.level - top + 1) if line.level else line for line in lines]


class _Paths:
    """Leads offsets to the elements their text came from."""

    def __init__(self, starts: list[int], paths: list[str | Step]) -> None:
        self._starts = starts
        self._paths = paths

    def places(self, start: int, end: int) -> list[Place]:
        """One place for each element touched; text that no element holds (markers, tabs) has none."""
        out: list[Place] = []
        n = max(0, bisect_right(self._starts, start) - 1)
        while n < len(self._starts) and self._starts[n] < end:
            last = self._starts[n + 1] if n + 1 < len(self._starts) else end
            a, b = max(start, self._starts[n]), min(end, last)
            if a < b and self._paths[n]:
                out.append(Place(a, b, path=str(self._paths[n])))
            n += 1
        return out
