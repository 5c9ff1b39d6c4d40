"""Lays the text of a tree of elements on a sheet, as a reader of the tree walks it."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol

from griffier.intake._sheet import Run, Step
from griffier.model.source import Role

_WHITE = re.compile(r"[ \t\n\r\f]+")


class Receiver(Protocol):
    """What takes paragraphs and rows: a sheet, or the list that becomes a note."""

    def paragraph(self, runs: Iterable[Run], role: Role = Role.BODY, level: int = 0) -> None:
        """Adds a paragraph."""

    def lines(self, lines: Iterable[Iterable[Run]]) -> None:
        """Adds a paragraph that is broken by hand."""

    def row(self, cells: Sequence[Iterable[Run]]) -> None:
        """Adds a row of a table."""

    def gap(self) -> None:
        """Ends what came before."""


class Pieces:
    """Receives the paragraphs of a note."""

    def __init__(self) -> None:
        self.paragraphs: list[list[Run]] = []

    def paragraph(self, runs: Iterable[Run], role: Role = Role.BODY, level: int = 0) -> None:
        """Keeps a paragraph."""
        self.paragraphs.append(list(runs))

    def lines(self, lines: Iterable[Iterable[Run]]) -> None:
        """Keeps a broken paragraph as one."""
        out: list[Run] = []
        for runs in lines:
            if out:
                out.append(Run(" "))
            out.extend(runs)
        self.paragraphs.append(out)

    def row(self, cells: Sequence[Iterable[Run]]) -> None:
        """Keeps a row as a paragraph."""
        self.lines(cells)

    def gap(self) -> None:
        """Means nothing in a note."""


class Style(NamedTuple):
    """What the paragraphs of an element are."""

    step: Step
    role: Role = Role.BODY
    level: int = 0
    pre: bool = False  # white space counts


class Flow:
    """Takes text, line breaks and the borders of blocks, and hands over paragraphs.

    White space is single and stands between words only. Two line breaks end a paragraph. Inside a row of a table
    blocks do not end the cell.
    """

    def __init__(self, to: Receiver, style: Style) -> None:
        self.style = style
        self._to = to
        self._lines: list[list[Run]] = [[]]
        self._label: Run | None = None
        self._cells: list[list[Run]] | None = None
        self._after_row = False

    def text(self, text: str, link: str = "") -> None:
        """Adds words; `link` is the official paper that they are a link to."""
        if self.style.pre:
            for n, part in enumerate(text.replace("\r\n", "\n").split("\n")):
                if n:
                    self.line_break()
                if part:
                    self._lines[-1].append(Run(part, self.style.step, link=link))
            return
        words = _WHITE.sub(" ", text)
        if words[:1] == " " and self._at_gap():
            words = words[1:]
        if words:
            self._lines[-1].append(Run(words, self.style.step, link=link))

    def before(self) -> str:
        """The last words on this line."""
        return self._lines[-1][-1].text if self._lines[-1] else ""

    def call(self, run: Run) -> None:
        """Adds the marker of a note."""
        self._lines[-1].append(run._replace(path=self.style.step))

    def line_break(self) -> None:
        """Begins a new line."""
        if self._cells is not None:
            self.text(" ")
        else:
            self._lines.append([])

    def space(self) -> None:
        """Parts the next words from those before them on this line."""
        if not self._at_gap():
            self._lines[-1].append(Run(" ", self.style.step))

    def new_line(self) -> None:
        """Begins a new line where this one has words."""
        if self._lines[-1]:
            self.line_break()

    def label(self, text: str) -> None:
        """Puts a number or bullet before the next words; nothing comes of it where none follow."""
        self._label = Run(text, self.style.step)

    def unlabel(self) -> None:
        """Forgets a label that stood before no words."""
        self._label = None

    def border(self) -> None:
        """Ends the paragraph, where there is one."""
        if self._cells is not None:
            self.text(" ")
            return
        if any(self._lines):
            lines, self._lines = [_trimmed(line) for line in self._lines], [[]]
            for group in _groups(lines):
                self._hand_over(group)

    def begin_row(self) -> None:
        """Begins a row of a table."""
        self.border()
        if not self._after_row:
            self._to.gap()
        self._cells = []

    def end_cell(self) -> None:
        """Ends a cell."""
        if self._cells is not None:
            self._cells.append([run for line in self._lines for run in line])
            self._lines = [[]]

    def end_row(self) -> None:
        """Hands over the row."""
        if self._cells is not None:
            if any(run.text.strip() for line in self._lines for run in line):
                self.end_cell()  # words that stand in the row and in none of its cells
            cells, self._cells, self._lines = self._cells, None, [[]]
            self._to.row(cells)
            self._after_row = True

    def end_table(self) -> None:
        """Parts a table from what stands before or after it."""
        if self._after_row and self._cells is None:
            self._to.gap()
            self._after_row = False

    @property
    def in_row(self) -> bool:
        """Whether a row of a table is being filled."""
        return self._cells is not None

    def _at_gap(self) -> bool:
        line = self._lines[-1]
        return not line or line[-1].text.endswith((" ", "\n"))

    def _hand_over(self, lines: list[list[Run]]) -> None:
        style = self.style
        self._after_row = False
        if self._label is not None:
            lines[0].insert(0, self._label)
            self._label = None
        if style.role is Role.UNKNOWN or (len(lines) > 1 and style.role is Role.BODY):
            self._to.lines(lines)
        else:
            runs = [run for n, line in enumerate(lines) for run in ([Run(" ")] if n else []) + line]
            self._to.paragraph(runs, style.role, style.level)


def _trimmed(line: list[Run]) -> list[Run]:
    while line and not line[-1].text.strip(" \t\n"):
        line.pop()
    if line:
        line[-1] = line[-1]._replace(text=line[-1].text.rstrip(" \t\n"))
    return line


def _groups(lines: Iterable[list[Run]]) -> Iterable[list[list[Run]]]:
    """Lines up to an empty one."""
    group: list[list[Run]] = []
    for line in lines:
        if line:
            group.append(line)
        elif group:
            yield group
            group = []
    if group:
        yield group
