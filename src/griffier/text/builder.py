"""Builds the clean text and the map back in one go, so that the two cannot part."""

import re
import unicodedata
from array import array

from griffier.model.origin import Origin

# Ligatures, other hyphens, and letters of Windows-1252 that were taken for control characters, as letters.
_LETTERS = {
    "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st", "\ufb06": "st",
    "\u0133": "ij", "\u0132": "IJ", "\u2010": "-", "\u2011": "-",
    **dict(zip("\x80\x82\x83\x84\x86\x87\x88\x89\x8a\x8b\x8c\x8e", "€‚ƒ„†‡ˆ‰Š‹ŒŽ", strict=True)),
    **dict(zip("\x91\x92\x93\x94\x95\x96\x97\x98\x99\x9a\x9b\x9c\x9e\x9f", "‘’“”•–—˜™š›œžŸ", strict=True)),
}  # fmt: skip

_SPACES = r"\t\x0b\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_UNSEEN = r"\x00-\x08\x0e-\x1f\x7f\x81\x8d\x8f\x90\x9d\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufffe\uffff"
_ACCENTS = r"\u0300-\u036f"
_ANY = rf"[{_SPACES}{_UNSEEN}{_ACCENTS}{''.join(_LETTERS)}]"

# What cannot stay as it is: odd and repeated spaces, control characters, soft hyphens, zero-width and direction
# marks, ligatures, loose accents. One character class, so that a text without any of them is passed in one go.
ODD = re.compile(rf" *{_ANY}(?:{_ANY}| )*| {{2,}}")
_ONE = re.compile(_ANY)
_ACCENT = re.compile(rf"[{_ACCENTS}]+")
_HIDDEN = re.compile(f"[{_UNSEEN}{_ACCENTS}]")
SOFT_HYPHEN = "\u00ad"
_MARKS = [
    (0x0, 0x20),
    (0x7F, 0x7F),
    (0x81, 0x81),
    (0x85, 0x85),
    (0x8D, 0x8D),
    (0x8F, 0x90),
    (0x9D, 0x9D),
    (0xA0, 0xA0),
    (0xAD, 0xAD),
    (0x1680, 0x1680),
    (0x2000, 0x200F),
    (0x2028, 0x202F),
    (0x205F, 0x2064),
]
_BLANK = "".join(
    chr(c) for a, b in [*_MARKS, (0x3000, 0x3000), (0xFEFF, 0xFEFF), (0xFFFE, 0xFFFF)] for c in range(a, b + 1)
)
UNSEEN_BEFORE = _BLANK + "".join(map(chr, range(0x300, 0x370)))
"""What is nothing at the head of a line: white space, marks nobody sees, accents without a letter."""
UNSEEN_AFTER = _BLANK.replace(SOFT_HYPHEN, "")
"""What is nothing at the end of a line; a soft hyphen there breaks a word."""
BLANK = re.compile(rf"[\s{_UNSEEN}]+")
"""White space and marks nobody sees."""
# A cell ends at a tab or at three spaces.
_CELL = re.compile(r"\t|\s{3,}")
_MANY = 5000  # small strings


def has_unseen(text: str) -> bool:
    """Whether a text holds characters that are no white space and yet nothing at the ends of a line."""
    return _HIDDEN.search(text) is not None


def _tabs(gap: str) -> str:
    """What the white space of a gap in a table becomes: a tab for each cell that ends (an empty one has two)."""
    white = "".join(c for c in gap if c.isspace())
    return "\t" * max(1, white.count("\t")) if _CELL.search(white) else " "


class Builder:
    """Takes stretches of source and new characters in turn, and keeps text and map together."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._odd = "  " in source or _ONE.search(source) is not None
        self._parts: list[str] = []
        self._joined: list[str] = []
        self._run: tuple[int, int] | None = None  # where a stretch that stands as in the source began, here and there
        self._next = -1  # the source offset with which that stretch goes on
        self._starts = array("I")
        self._lengths = array("I")
        self._source_starts = array("I")
        self._source_lengths = array("I")
        self.length = 0
        self.cells = False  # wide gaps part the cells of a table

    def copy(self, start: int, end: int) -> None:
        """Appends `source[start:end]`, with odd characters made plain."""
        if self._is_odd(start, end):
            for m in ODD.finditer(self._source, start, end):
                at, after = m.span()
                accent = _ACCENT.match(self._source, at, after)
                if accent and at > start:  # a loose accent belongs to the letter before it
                    self._same(start, at - 1)
                    whole = self._source[at - 1 : accent.end()]
                    self.put(unicodedata.normalize("NFC", whole), at - 1, accent.end())
                    at = accent.end()
                else:
                    self._same(start, at)
                self._plain(at, after)
                start = after
        self._same(start, end)

    def line(self, start: int, end: int, between: str, beyond: int) -> None:
        """Appends `source[start:end]`, as `copy` does, and `between`, which stands for `source[end:beyond]`."""
        if beyond - end == len(between) and not self._is_odd(start, end):
            self._piece(self._source[start:end] + between, start, beyond - start)
        else:
            self.copy(start, end)
            self._piece(between, end, beyond - end)

    def put(self, text: str, start: int, end: int) -> None:
        """Appends `text`, which stands for `source[start:end]`."""
        if text:
            self._piece(text, start, end - start)

    def finish(self) -> tuple[str, Origin]:
        """The text and its map."""
        self._close()
        origin = Origin(self._starts, self._lengths, self._source_starts, self._source_lengths)
        self._join()
        return "".join(self._joined), origin

    def _is_odd(self, start: int, end: int) -> bool:
        """Whether characters stand there that are not copied as they are."""
        return self._odd and (
            self._source.find("  ", start, end) >= 0 or _ONE.search(self._source, start, end) is not None
        )

    def _plain(self, start: int, end: int) -> None:
        """Appends a stretch of odd characters: one space or the tabs of cells, ligatures as letters, no marks."""
        gap: int | None = None
        for at in range(start, end):
            c = self._source[at]
            if c in _LETTERS:
                if gap is not None:
                    self.put(self._space(gap, at), gap, at)
                    gap = None
                self.put(_LETTERS[c], at, at + 1)
            elif gap is None and c.isspace():
                gap = at
        if gap is not None:
            self.put(self._space(gap, end), gap, end)

    def _space(self, start: int, end: int) -> str:
        return _tabs(self._source[start:end]) if self.cells else " "

    def _same(self, start: int, end: int) -> None:
        if start < end:
            self._piece(self._source[start:end], start, end - start)

    def _piece(self, text: str, start: int, source_length: int) -> None:
        length = len(text)
        if length != source_length:
            self._close()
            self._append(self.length, length, start, source_length)
        elif start == self._next:
            self._next = start + length
        else:
            self._close()
            self._run, self._next = (self.length, start), start + length
        self._parts.append(text)
        self.length += length
        if len(self._parts) > _MANY:
            self._join()

    def _join(self) -> None:
        """Small strings take twice the memory of their letters: they are joined before there are too many."""
        self._joined.append("".join(self._parts))
        self._parts.clear()

    def _close(self) -> None:
        if self._run:
            begin, source_begin = self._run
            self._append(begin, self.length - begin, source_begin, self._next - source_begin)
            self._run, self._next = None, -1

    def _append(self, start: int, length: int, source_start: int, source_length: int) -> None:
        self._starts.append(start)
        self._lengths.append(length)
        self._source_starts.append(source_start)
        self._source_lengths.append(source_length)
