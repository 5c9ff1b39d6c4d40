"""What intake hands over: source text as lines with what the format knows of their place."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise, repeat
from typing import TYPE_CHECKING, NamedTuple, Protocol, overload

from griffier.model.document import Dossier, Kind

if TYPE_CHECKING:
    from array import array


class Role(StrEnum):
    """What a format can know of a line from its position, size or markup, before any word is read."""

    UNKNOWN = ""
    RUNNING = "running"  # running head, footer or page number: goes out
    MARGIN = "margin"  # a column beside the letter (address, reference numbers): goes out
    NOTE = "note"  # text of a footnote
    HEADING = "heading"
    BODY = "body"


class Line(NamedTuple):
    """One line of source text: `text[start:end]` without its line break; page counts from 1, 0 is unknown."""

    start: int
    end: int
    page: int = 0
    role: Role = Role.UNKNOWN
    level: int = 0  # of a heading, 1 is the highest; 0 is unknown
    gap: bool = False  # more white space above than between two lines of one paragraph


class PlainLines(Sequence[Line]):
    """The lines of a text without layout, kept as numbers: a tenth of the memory of as many values."""

    __slots__ = ("_ends", "_pages", "_starts")

    def __init__(self, starts: "array[int]", ends: "array[int]", pages: Sequence[int] = ()) -> None:
        """Lines by where they start and end.

        Args:
            starts: offsets of the first characters, ascending.
            ends: offsets of the line breaks.
            pages: which line each page begins with; none where the text has no pages.
        """
        self._starts, self._ends, self._pages = starts, ends, pages

    def __len__(self) -> int:
        return len(self._starts)

    @overload
    def __getitem__(self, index: int) -> Line: ...
    @overload
    def __getitem__(self, index: slice) -> list[Line]: ...
    def __getitem__(self, index: int | slice) -> Line | list[Line]:
        if isinstance(index, slice):
            return [self[n] for n in range(*index.indices(len(self)))]
        n = range(len(self))[index]
        return Line(self._starts[n], self._ends[n], bisect_right(self._pages, n) if self._pages else 0)

    def __iter__(self) -> Iterator[Line]:
        if not self._pages:
            yield from map(Line, self._starts, self._ends)
        for page, (first, last) in enumerate(pairwise([*self._pages, len(self)]), 1):
            yield from map(Line, self._starts[first:last], self._ends[first:last], repeat(page))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and list(self) == list(other)


class Place(NamedTuple):
    """Where a stretch of source text stands in the file, in the terms of its format.

    `page` counts from 1; `box` is left, bottom, right, top in PDF points from the page's lower left corner;
    `path` is an element path for HTML and XML; `start`/`end` are code points of the decoded text for plain text.
    """

    start: int
    end: int
    page: int | None = None
    box: tuple[float, float, float, float] | None = None
    path: str | None = None


class Locator(Protocol):
    """A format's way from source offsets to places in its file."""

    def places(self, start: int, end: int) -> list[Place]:
        """Places of `text[start:end]`, one for each line it touches, in order."""
        ...


@dataclass(frozen=True, slots=True)
class Stated:
    """What a file says of its paper in fields of its own, apart from the text; what it does not say is empty.

    Attributes:
        date: the day that the text may leave out (ISO 8601): where it names its own, that one counts.
        dossiers: in order, numbers as identifiers write them.
        number: within the first dossier.
        identifier: the official one.
        kind: of the paper, where its own words do not show it.
    """

    date: str | None = None
    dossiers: Sequence[Dossier] = ()
    number: str | None = None
    identifier: str | None = None
    kind: Kind | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A document as its format gives it.

    Attributes:
        text: all text in reading order, as found: broken lines, running heads and all.
        lines: the lines of `text`, in order.
        media_type: as sent over the web (`application/pdf`).
        sha256: of the file's bytes, in hexadecimal.
        pages: number of pages, or None for a format without pages.
        marks: stretches of `text` that are note markers by their size and place, in order: those that call a note
            and those a note begins with.
        warnings: what a reader must know of the file, a clause each: pages that could not be read.
        links: start and end in `text` of words that the file itself links to an official paper, and its identifier.
        stated: what the file says of its paper in fields of its own.
        locator: leads offsets to places in the file; None where a place is an offset, as in plain text.
    """

    text: str
    lines: Sequence[Line]
    media_type: str
    sha256: str
    pages: int | None = None
    marks: Sequence[tuple[int, int]] = ()
    warnings: Sequence[str] = ()
    links: Sequence[tuple[int, int, str]] = ()
    stated: Stated = Stated()
    locator: Locator | None = field(default=None, repr=False, compare=False)

    def places(self, start: int, end: int) -> list[Place]:
        """Where `text[start:end]` stands in the file: one place for each line it touches, line breaks left out."""
        if self.locator is not None:
            return self.locator.places(start, end)
        out: list[Place] = []
        n = max(0, bisect_right(self.lines, start, key=lambda line: line.start) - 1)
        for line in map(self.lines.__getitem__, range(n, len(self.lines))):
            if line.start >= end:
                break
            a, b = max(start, line.start), min(end, line.end)
            if a < b:
                out.append(Place(a, b, line.page or None))
        return out
