"""For formats that have paragraphs instead of lines: collects them as source text, with the way to their elements."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from griffier.model.source import Line, Place, Role, Source


class Run(NamedTuple):
    """Text of one element, `path` as the format names it (`/w:body/w:p[3]/w:r[2]`); `call` makes it a note marker."""

    text: str
    path: str = ""
    call: bool = False


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
        self._paths: list[str] = []
        self._notes: list[tuple[str, list[list[Run]]]] = []
        self._length = 0

    def paragraph(self, runs: Iterable[Run], role: Role = Role.BODY, level: int = 0) -> None:
        """Adds a paragraph; one without any text adds nothing."""
        kept = [r for r in runs if r.text]
        if not any(r.text.strip() for r in kept):
            return
        self._gap()
        self._line(kept, role, level)

    def row(self, cells: Sequence[Iterable[Run]]) -> None:
        """Adds a row of a table; the first row of a table is preceded by `gap`."""
        runs: list[Run] = []
        for n, cell in enumerate(cells):
            if n:
                runs.append(Run("\t"))
            runs.extend(r._replace(text=" ".join(r.text.split()) if not r.text.isspace() else " ") for r in cell)
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

    def source(self, media_type: str, sha256: str, pages: int | None = None, warnings: Sequence[str] = ()) -> Source:
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
            lines=self._lines,
            media_type=media_type,
            sha256=sha256,
            pages=pages,
            marks=self._marks,
            warnings=warnings,
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


class _Paths:
    """Leads offsets to the elements their text came from."""

    def __init__(self, starts: list[int], paths: list[str]) -> None:
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
                out.append(Place(a, b, path=self._paths[n]))
            n += 1
        return out
