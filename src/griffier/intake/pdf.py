"""PDF by way of pdfium: the words with their places, line ends and hyphens as they stand on the page.

pdfium hands out a page's text in one go, but it joins words that are broken at a line end, and its order is that
of the file. So its text is taken together with the text objects the characters belong to: each object gives one
place, one size and one face, and the layout (`_layout`) is worked out from those. That needs a few calls an object
instead of one a character, which keeps reading within twice the time that text and rectangles take by themselves.
"""

import ctypes
import hashlib
import math
import re
from array import array
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from threading import RLock
from typing import Any, NamedTuple

from griffier.errors import UnreadableFile
from griffier.intake._layout import BOLD, ITALIC, Page, Piece, Placed, fragments_of, lay_out
from griffier.model.source import Line, Place, Source

MEDIA_TYPE = "application/pdf"

# pdfium keeps global state: one thread at a time may be inside it.
PDFIUM = RLock()

_PASSWORD, _SECURITY = 4, 5  # FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY
_IMAGE, _FORM, _PATH = 3, 5, 2  # FPDF_PAGEOBJ_*
_FORCE_BOLD, _ITALIC_FLAG = 1 << 18, 1 << 6  # font descriptor flags, ISO 32000-1 table 123
_BOLD_NAME = re.compile(r"bold|black|heavy|demi|[-,]bd", re.IGNORECASE)
_ITALIC_NAME = re.compile(r"italic|oblique|[-,]it", re.IGNORECASE)
_HEAVY = 700  # pdfium's weight of a font without a telling name
_LOST_PAGES = 100  # a file that breaks off this many pages running has no more
_FEW_LETTERS = 60  # a page-filling picture with fewer letters on it is a picture
_OUTLINES = 50  # drawn lines on a page without text: letters drawn as shapes
_UNKNOWN = re.compile("[\ufffd\ue000-\uf8ff]")

_OCR = "Have the text in them recognised (--ocr)"
_FONT = "Run text recognition (OCR) over it first"


def sniff(head: bytes) -> bool:
    """Whether the first 1,024 bytes of a file are those of a PDF."""
    return b"%PDF-" in head[:1024]


def read(data: bytes, source: str) -> Source:
    """Source text of a PDF.

    The lines come page by page: running head, margin, body, notes, running foot. `Source.places` leads every
    stretch of text back to rectangles on the page; for that the bytes are kept as long as the Source is.

    Args:
        data: the whole file.
        source: its name, for messages.

    Raises:
        UnreadableFile: no PDF, damaged, locked with a password, or without any text.
    """
    if not sniff(data):
        raise UnreadableFile(source, "this is not a PDF", "Give a PDF, or another format under its own name")
    with PDFIUM, _opened(data, source) as document:
        found = _Pages(document)
        pages = list(found)
    if not any(p.fragments or p.aside for p in pages):
        raise _no_text(source, found)
    text, lines, marks, runs = _written(lay_out(pages))
    return Source(
        text=text,
        lines=lines,
        media_type=MEDIA_TYPE,
        sha256=hashlib.sha256(data).hexdigest(),
        pages=found.count,
        marks=marks,
        warnings=found.warnings(complete=b"%%EOF" in data[-2048:]),
        locator=_Positions(data, runs, lines),
    )


# --- pdfium ---


class _Library(NamedTuple):
    """pdfium's functions, the often called ones by an address type that is cheap to call."""

    raw: Any
    count: Any
    text: Any
    object_at: Any  # (text page, index) -> address of the text object, 0 for a character pdfium made up
    unicode_at: Any
    origin: Any
    matrix: Any
    loose_box: Any
    tight_box: Any
    font_of: Any
    font_size: Any


@cache
def _library() -> _Library:
    # Loading pdfium takes a while: only when there is a PDF to read.
    import pypdfium2.raw as raw

    def cheap(function: Any, result: Any, *arguments: Any) -> Any:
        return ctypes.PYFUNCTYPE(result, *arguments)(_address(function))

    at = (ctypes.c_void_p, ctypes.c_int)
    one, two = (*at, ctypes.c_void_p), (*at, ctypes.c_void_p, ctypes.c_void_p)
    return _Library(
        raw,
        cheap(raw.FPDFText_CountChars, ctypes.c_int, ctypes.c_void_p),
        cheap(raw.FPDFText_GetText, ctypes.c_int, *at, ctypes.c_int, ctypes.c_void_p),
        cheap(raw.FPDFText_GetTextObject, ctypes.c_size_t, *at),
        cheap(raw.FPDFText_GetUnicode, ctypes.c_uint, *at),
        cheap(raw.FPDFText_GetCharOrigin, ctypes.c_int, *two),
        cheap(raw.FPDFText_GetMatrix, ctypes.c_int, *one),
        cheap(raw.FPDFText_GetLooseCharBox, ctypes.c_int, *one),
        cheap(raw.FPDFText_GetCharBox, ctypes.c_int, *two, ctypes.c_void_p, ctypes.c_void_p),
        cheap(raw.FPDFTextObj_GetFont, ctypes.c_size_t, ctypes.c_size_t),
        cheap(raw.FPDFText_GetFontSize, ctypes.c_double, *at),
    )


def _address(handle: Any) -> int:
    return ctypes.cast(handle, ctypes.c_void_p).value or 0


@contextmanager
def _opened(data: bytes, source: str) -> Iterator[Any]:
    """The document's handle, closed in the end."""
    raw = _library().raw
    document = raw.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        raise _refused(source, raw.FPDF_GetLastError())
    try:
        yield document
    finally:
        raw.FPDF_CloseDocument(document)


def _refused(source: str, code: int) -> UnreadableFile:
    if code == _PASSWORD:
        return UnreadableFile(
            source, "the PDF is locked with a password", "Open it with the password and save it without one"
        )
    if code == _SECURITY:
        return UnreadableFile(
            source, "the PDF is locked in a way that griffier does not know", "Save it without protection"
        )
    return UnreadableFile(source, "the PDF is damaged and cannot be opened", "Download or save it again")


@contextmanager
def _text_of(document: Any, index: int) -> Iterator[tuple[Any, int] | None]:
    """Handles of a page and its text, closed in the end; None when the page cannot be read."""
    raw = _library().raw
    page = raw.FPDF_LoadPage(document, index)
    if not page:
        yield None
        return
    try:
        text = raw.FPDFText_LoadPage(page)
        if not text:
            yield None
            return
        try:
            yield page, _address(text)
        finally:
            raw.FPDFText_ClosePage(text)
    finally:
        raw.FPDF_ClosePage(page)


# --- reading pages ---


class _Pages:
    """The pages of a document, one by one, and what was amiss with some of them."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self.count: int = max(0, _library().raw.FPDF_GetPageCount(document))
        self.damaged: list[int] = []
        self.pictures: list[int] = []
        self.unknown: list[int] = []  # whose letters have no meaning in the file

    def __iter__(self) -> Iterator[Page]:
        for index in range(self.count):
            number = index + 1
            with _text_of(self._document, index) as handles:
                if handles is None:
                    self.damaged.append(number)
                    if self._lost(number):
                        self.damaged.extend(range(number + 1, self.count + 1))
                        return
                    continue
                yield self._page(number, *handles)

    def _lost(self, number: int) -> bool:
        """Whether the last pages were all missing: a broken file may claim millions."""
        return len(self.damaged) >= _LOST_PAGES and self.damaged[-_LOST_PAGES] == number - _LOST_PAGES + 1

    def _page(self, number: int, page: Any, text_page: int) -> Page:
        frame = _Frame.of(page)
        reader = _Reader(text_page, frame)
        text = reader.text
        letters = len(text) if len(text) > _FEW_LETTERS else sum(not c.isspace() for c in text)
        if letters <= _FEW_LETTERS and _is_picture(page, frame, alone=not letters):
            self.pictures.append(number)
        if letters and not text.isascii() and len(_UNKNOWN.findall(text)) * 3 > letters:
            self.unknown.append(number)
        turned: dict[int, list[Piece]] = {}
        for angle, piece in reader.pieces():
            turned.setdefault(angle, []).append(piece)
        main = max(turned, key=lambda a: sum(len(p.text) for p in turned[a]), default=0)
        aside = [f for angle, pieces in turned.items() if angle != main for f in fragments_of(pieces)]
        height = frame.width if main in (90, 270) else frame.height
        return Page(number, height, fragments_of(turned.get(main, [])), aside)

    def warnings(self, *, complete: bool) -> tuple[str, ...]:
        """What a reader must know of the pages that did not come through."""
        out = []
        if self.damaged:
            out.append(f"{_pages(self.damaged)} cannot be read: the file is damaged there")
        elif not complete:
            out.append("the end of the file is missing; what could be recovered was read")
        if self.pictures:
            out.append(f"{_pages(self.pictures)}: a picture without text; only the other pages were read. {_OCR}")
        if self.unknown:
            out.append(f"{_pages(self.unknown)}: the font does not say which letters these are. {_FONT}")
        return tuple(out)


def _no_text(source: str, found: _Pages) -> UnreadableFile:
    if not found.count:
        return UnreadableFile(source, "the PDF has no pages", "Download or save it again")
    if found.damaged:
        return UnreadableFile(
            source, f"the PDF is damaged, {_pages(found.damaged)} cannot be read", "Download or save it again"
        )
    if found.pictures:
        return UnreadableFile(source, f"the PDF has pictures without text on {_pages(found.pictures)}", _OCR)
    return UnreadableFile(source, "the PDF has no text, its pages are empty", "Check that it is the right file")


def _pages(numbers: Sequence[int]) -> str:
    """`page 2`, `pages 1-3, 5 and 8`."""
    spans: list[list[int]] = []
    for n in numbers:
        if spans and spans[-1][1] == n - 1:
            spans[-1][1] = n
        else:
            spans.append([n, n])
    names = [str(a) if a == b else f"{a}–{b}" for a, b in spans[:20]]
    if len(spans) > 20:
        names.append(f"{len(numbers) - sum(b - a + 1 for a, b in spans[:20])} more")
    listed = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
    return f"{'page' if len(numbers) == 1 else 'pages'} {listed}"


class _Frame(NamedTuple):
    """The visible part of a page in its own space, and how far it is turned for the reader (clockwise)."""

    left: float
    bottom: float
    width: float
    height: float
    turn: int

    @classmethod
    def of(cls, page: Any) -> "_Frame":
        raw = _library().raw
        box = raw.FS_RECTF()
        if not raw.FPDF_GetPageBoundingBox(page, box):
            return cls(0, 0, 595, 842, 0)
        left, right = sorted((box.left, box.right))
        bottom, top = sorted((box.bottom, box.top))
        return cls(left, bottom, right - left, top - bottom, 90 * max(0, raw.FPDFPage_GetRotation(page)))

    def shown(self, box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
        """A box as the reader sees it: from the lower left corner of the visible page, turned as the page is."""
        x0, y0, x1, y1 = box[0] - self.left, box[1] - self.bottom, box[2] - self.left, box[3] - self.bottom
        if self.turn == 90:
            return y0, self.width - x1, y1, self.width - x0
        if self.turn == 180:
            return self.width - x1, self.height - y1, self.width - x0, self.height - y0
        if self.turn == 270:
            return self.height - y1, x0, self.height - y0, x1
        return x0, y0, x1, y1


def _is_picture(page: Any, frame: _Frame, *, alone: bool) -> bool:
    """Whether a page with hardly any letters is a picture; with none at all, whether it shows anything."""
    raw = _library().raw
    edges = [ctypes.c_float() for _ in range(4)]
    paths = 0
    for n in range(raw.FPDFPage_CountObjects(page)):
        thing = raw.FPDFPage_GetObject(page, n)
        kind = raw.FPDFPageObj_GetType(thing)
        paths += kind == _PATH
        if kind not in (_IMAGE, _FORM):
            continue
        if alone:
            return True
        if raw.FPDFPageObj_GetBounds(thing, *edges):
            left, bottom, right, top = (e.value for e in edges)
            if (right - left) * (top - bottom) > 0.6 * frame.width * frame.height:
                return True
    return alone and paths >= _OUTLINES


_LETTERS = {
    **dict.fromkeys(range(0x20), "\ufffd"),
    **dict.fromkeys((0x09, 0x0A, 0x0D, 0x2028, 0x2029), " "),
    0x7F: "\ufffd",
    # A font without a letter table hands out Windows-1252 as it is.
    **{n: bytes([n]).decode("cp1252", errors="replace") for n in range(0x80, 0xA0)},
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
    0xFFFE: "\ufffd",
    0xFFFF: "\ufffd",
}
_BREAKS = re.compile("[\n\ufffe]")


class _Reader:
    """Text of one page and its pieces.

    A text object is looked at through its first and last letter, so the work grows with the objects, not with the
    letters. Objects that follow each other on a line (a word each, in some files) are put together at once.
    """

    def __init__(self, text_page: int, frame: _Frame) -> None:
        lib = _library()
        self._lib = lib
        self._frame = frame
        self._page = text_page
        self._count = max(0, lib.count(text_page))
        self.text = self._plain() if self._count else ""
        self._faces: dict[int, int] = {}
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._at = ctypes.addressof(self._x), ctypes.addressof(self._y)
        self._numbers = (ctypes.c_float * 6)()
        self._numbers_at = ctypes.addressof(self._numbers)

    def _plain(self) -> str:
        """One code point a character, as pdfium counts them; U+FFFE for a hyphen at a line end."""
        buffer = (ctypes.c_ushort * (self._count + 1))()
        size = self._lib.text(self._page, 0, self._count, ctypes.addressof(buffer))
        text = bytes(buffer)[: 2 * max(0, size - 1)].decode("utf-16-le", errors="replace")
        if len(text) == self._count:
            return text
        # pdfium left characters out, or some lie beyond U+FFFF: ask for each.
        codes = (self._lib.unicode_at(self._page, n) for n in range(self._count))
        return "".join("\ufffe" if c == 2 else chr(c) if c <= 0x10FFFF else "\ufffd" for c in codes)

    def pieces(self) -> Iterator[tuple[int, Piece]]:
        """The pieces with the direction of their words: 0, 90, 180, 270 degrees, -1 for any other."""
        text = self.text
        piece: Piece | None = None  # upright, without its words yet; it may still grow to the right
        font, right, end_before = 0, 0.0, -1
        for thing, start, end in self._objects():
            words = text[start:end]
            first = start + len(words) - len(words.lstrip())
            last = start + len(words.rstrip())
            if last <= first:
                continue
            between = text[end_before:first] if end_before >= 0 else "\n"
            font_before, font = font, self._lib.font_of(thing)
            if piece is not None:
                if font == font_before and len(between) < 2 and between != "\n":
                    grown = self._goes_on(piece, right, first, last)
                    if grown:
                        right, end_before = grown, last
                        continue
                yield from self._finished(piece, right, end_before)
            end_before = last
            spaced = None if "\n" in between else between != ""
            angle, piece = self._measured(first, last, self._face(font), spaced=spaced)
            right = piece.x1
            if angle:
                yield angle, piece._replace(text=self._words(first, last))
                piece = None
        if piece is not None:
            yield from self._finished(piece, right, end_before)

    def _words(self, first: int, last: int) -> str:
        words = self.text[first:last]
        return words if words.isprintable() else self._printable(words, first)

    def _finished(self, piece: Piece, right: float, last: int) -> Iterable[tuple[int, Piece]]:
        piece = piece._replace(x1=right, text=self._words(piece.at, last))
        # Letters take about half their size: where they take much more, a tab may lie between.
        if right - piece.x0 > 0.62 * piece.size * len(piece.text) and " " in piece.text:
            return self._parted(piece)
        return ((0, piece),)

    def _goes_on(self, piece: Piece, right: float, first: int, last: int) -> float:
        """Right edge of an object that goes on right behind a piece in the same font, else 0."""
        lib, page, frame = self._lib, self._page, self._frame
        lib.origin(page, first, *self._at)
        gap = self._x.value - frame.left - right
        if self._y.value - frame.bottom != piece.y or not -0.1 * piece.size <= gap <= 0.7 * piece.size:
            return 0.0
        lib.loose_box(page, last - 1, self._numbers_at)
        return max(0.0, self._numbers[2] - frame.left)

    def _objects(self) -> Iterator[tuple[int, int, int]]:
        """Text objects with the stretch of characters that belongs to each, in the order of the text."""
        object_at, page, text, count = self._lib.object_at, self._page, self.text, self._count
        start = 0
        by_word = False
        while start < count:
            thing = object_at(page, start)
            if not thing:
                # Made up by pdfium between two objects: a space where the distance says so, a line end.
                start += 2 if text[start] == "\r" else 1
                continue
            end = self._word_end(start, thing) if by_word else 0
            if not end:
                end, by_word = self._line_end(start, thing)
            yield thing, start, end
            start = end

    def _word_end(self, start: int, thing: int) -> int:
        """Where the object ends if it ends with its first word, else 0."""
        end = self.text.find(" ", start)
        if end <= start or self._lib.object_at(self._page, end - 1) != thing:
            return 0
        if self._lib.object_at(self._page, end) != thing:
            return end
        end += 1
        return end if end < self._count and self._lib.object_at(self._page, end) != thing else 0

    def _line_end(self, start: int, thing: int) -> tuple[int, bool]:
        """Where the object ends, and whether that is before the line's end; objects do not mix, so few are asked."""
        object_at, page = self._lib.object_at, self._page
        m = _BREAKS.search(self.text, start)
        limit = self._count
        if m is not None:
            limit = m.end() if m[0] == "\ufffe" else max(start + 1, m.start() - 1)
        low = start
        if object_at(page, limit - 1) == thing:
            if limit == self._count or object_at(page, limit) != thing:
                return limit, False
            low = limit
        # `low` is inside; step on until outside, then halve.
        step = 1
        while low + step < self._count and object_at(page, low + step) == thing:
            low += step
            step *= 2
        high = min(low + step, self._count)
        while high - low > 1:
            middle = (low + high) // 2
            if object_at(page, middle) == thing:
                low = middle
            else:
                high = middle
        return high, True

    def _face(self, font: int) -> int:
        face = self._faces.get(font)
        if face is None:
            face = self._faces[font] = _face(self._lib.raw, font)
        return face

    def _measured(self, first: int, last: int, face: int, *, spaced: bool | None) -> tuple[int, Piece]:
        """The direction of an object's words, and its piece, without the words."""
        lib, page, numbers, frame = self._lib, self._page, self._numbers, self._frame
        lib.matrix(page, first, self._numbers_at)
        a, b, c, d = numbers[0], numbers[1], numbers[2], numbers[3]
        size = abs(lib.font_size(page, first)) * math.hypot(c, d)
        if not 0.5 < size < 2000:
            # No size worth the name: what shows is the height of the letter.
            lib.loose_box(page, first, self._numbers_at)
            size = min(2000.0, max(0.5, abs(numbers[1] - numbers[3])))
        lib.origin(page, first, *self._at)
        x, y = self._x.value - frame.left, self._y.value - frame.bottom
        if a > 0 and abs(b) <= 0.02 * a:
            lib.loose_box(page, last - 1, self._numbers_at)
            right = max(numbers[2] - frame.left, x + 0.1)
            return 0, Piece(x, right, y, size, face, "", first, spaced)
        lib.origin(page, last - 1, *self._at)
        piece = Piece(x, self._x.value - frame.left, y, size, face, "", first, spaced)
        return _turned(piece, self._y.value - frame.bottom, math.atan2(b, a), frame)

    def _parted(self, piece: Piece) -> Iterator[tuple[int, Piece]]:
        """A piece with wide white space in it, as the pieces between."""
        lib, page, numbers = self._lib, self._page, self._numbers
        begin, left, spaced = 0, piece.x0, piece.spaced
        for m in re.finditer(" +", piece.text):
            lib.loose_box(page, piece.at + m.start() - 1, self._numbers_at)
            right = numbers[2] - self._frame.left
            lib.origin(page, piece.at + m.end(), *self._at)
            following = self._x.value - self._frame.left
            if following - right > 1.25 * piece.size:
                words = piece.text[begin : m.start()]
                yield 0, piece._replace(x0=left, x1=right, text=words, at=piece.at + begin, spaced=spaced)
                begin, left, spaced = m.end(), following, True
        yield 0, piece._replace(x0=left, text=piece.text[begin:], at=piece.at + begin, spaced=spaced)

    def _printable(self, words: str, at: int) -> str:
        """Words with their hyphens, and a mark for what means nothing."""
        if "\u00ad" in words or "\ufffe" in words:
            out = list(words)
            for n, c in enumerate(words):
                # A soft hyphen that was drawn is a hyphen that shows. U+FFFE is one at a line end, or unknown.
                if (c == "\u00ad" and self._is_drawn(at + n)) or (
                    c == "\ufffe" and self._lib.unicode_at(self._page, at + n) == 2
                ):
                    out[n] = "-"
            words = "".join(out)
        return words.translate(_LETTERS)

    def _is_drawn(self, n: int) -> bool:
        self._lib.loose_box(self._page, n, self._numbers_at)
        return abs(self._numbers[2] - self._numbers[0]) > 0.1


def _turned(piece: Piece, end_y: float, angle: float, frame: _Frame) -> tuple[int, Piece]:
    """A piece whose words do not run to the right, in the space in which they would.

    Args:
        piece: with the places of its first and last letter on the page.
        end_y: height of its last letter.
        angle: of its words, in radians, counterclockwise.
        frame: the page.

    Returns:
        The direction in degrees (-1 for none of the four) and the piece.
    """
    cos, sin = math.cos(angle), math.sin(angle)
    x0, x1, y = (
        piece.x0 * cos + piece.y * sin,
        piece.x1 * cos + end_y * sin,
        piece.y * cos - piece.x0 * sin,
    )
    degrees = round(math.degrees(angle)) % 360
    nearest = round(degrees / 90) * 90 % 360
    if min(abs(degrees - nearest), 360 - abs(degrees - nearest)) > 2:
        nearest = -1
    right, up = {90: (0.0, frame.width), 180: (frame.width, frame.height), 270: (frame.height, 0.0)}.get(
        nearest, (0.0, 0.0)
    )
    return nearest, piece._replace(x0=x0 + right, x1=max(x0, x1) + 0.5 * piece.size + right, y=y + up)


def _face(raw: Any, font: int) -> int:
    """Bold and italic, by the font's name, its flags, or its weight where the name says nothing."""
    handle = ctypes.cast(font, raw.FPDF_FONT) if font else None
    if not handle:
        return 0
    buffer = ctypes.create_string_buffer(256)
    raw.FPDFFont_GetBaseFontName(handle, buffer, len(buffer))
    name = buffer.value.decode("utf-8", errors="replace")
    name = name.partition("+")[2] or name
    flags = max(0, raw.FPDFFont_GetFlags(handle))
    bold = bool(_BOLD_NAME.search(name)) or bool(flags & _FORCE_BOLD) or raw.FPDFFont_GetWeight(handle) >= _HEAVY
    italic = bool(_ITALIC_NAME.search(name)) or bool(flags & _ITALIC_FLAG)
    return (BOLD if bold else 0) | (ITALIC if italic else 0)


# --- the way there and back ---


class _Runs(NamedTuple):
    """Stretches of source text that were copied letter by letter from a page."""

    starts: "array[int]"  # offset in the source text
    lengths: "array[int]"
    pages: "array[int]"  # from 1
    places: "array[int]"  # in the page's own count of characters


def _written(placed: Iterable[Placed]) -> tuple[str, list[Line], list[tuple[int, int]], _Runs]:
    """The source text with its lines, its marks and the way back."""
    parts: list[str] = []
    lines: list[Line] = []
    marks: list[tuple[int, int]] = []
    runs = _Runs(array("i"), array("i"), array("i"), array("i"))
    at = 0
    for line in placed:
        start = at
        for n, cell in enumerate(line.cells):
            if n:
                parts.append(line.joint)
                at += len(line.joint)
            parts.append(cell.text)
            marks.extend((at + a, at + b) for a, b in cell.marks)
            for offset, place, length in cell.parts:
                runs.starts.append(at + offset)
                runs.lengths.append(length)
                runs.pages.append(line.page)
                runs.places.append(place)
            at += len(cell.text)
        parts.append("\n")
        lines.append(Line(start, at, line.page, line.role, line.level, line.gap))
        at += 1
    return "".join(parts), lines, marks, runs


class _Positions:
    """Rectangles of stretches of source text, worked out when asked: few readers of a text ask for many.

    The boxes of a page's characters take four floats each; those of the last pages asked for are kept.
    """

    __slots__ = ("_boxes", "_data", "_lines", "_runs")
    _KEPT = 8

    def __init__(self, data: bytes, runs: _Runs, lines: Sequence[Line]) -> None:
        self._data = data
        self._runs = runs
        self._lines = lines
        self._boxes: OrderedDict[int, array[float]] = OrderedDict()

    def places(self, start: int, end: int) -> list[Place]:
        """One place for each line that the stretch touches, in order."""
        out: list[Place] = []
        n = max(0, bisect_right(self._lines, start, key=lambda line: line.start) - 1)
        while n < len(self._lines) and self._lines[n].start < end:
            line = self._lines[n]
            a, b = max(start, line.start), min(end, line.end)
            if a < b:
                out.append(Place(a, b, line.page, self._box(a, b)))
            n += 1
        return out

    def _box(self, start: int, end: int) -> tuple[float, float, float, float] | None:
        runs = self._runs
        left = bottom = math.inf
        right = top = -math.inf
        n = max(0, bisect_right(runs.starts, start) - 1)
        while n < len(runs.starts) and runs.starts[n] < end:
            first = max(start - runs.starts[n], 0)
            last = min(end - runs.starts[n], runs.lengths[n])
            boxes = self._page(runs.pages[n])
            for k in range(4 * (runs.places[n] + first), 4 * (runs.places[n] + last), 4):
                if k + 3 < len(boxes) and boxes[k] < boxes[k + 2]:
                    left, bottom = min(left, boxes[k]), min(bottom, boxes[k + 1])
                    right, top = max(right, boxes[k + 2]), max(top, boxes[k + 3])
            n += 1
        return (left, bottom, right, top) if left < right else None

    def _page(self, number: int) -> "array[float]":
        boxes = self._boxes.get(number)
        if boxes is None:
            with PDFIUM, _opened(self._data, "") as document:
                boxes = _boxes(document, number - 1)
            while len(self._boxes) >= self._KEPT:
                self._boxes.popitem(last=False)
        else:
            del self._boxes[number]
        self._boxes[number] = boxes
        return boxes


def _boxes(document: Any, index: int) -> "array[float]":
    """Left, bottom, right, top of each character of a page, as shown; nothing for one that does not show."""
    lib = _library()
    out = array("f")
    box = (ctypes.c_float * 4)()
    tight = [ctypes.c_double() for _ in range(4)]
    with _text_of(document, index) as handles:
        if handles is None:
            return out
        frame, text_page = _Frame.of(handles[0]), handles[1]
        for n in range(lib.count(text_page)):
            lib.loose_box(text_page, n, ctypes.addressof(box))
            left, top, right, bottom = box
            if not (left < right and bottom < top):
                # Turned words have no loose box.
                lib.tight_box(text_page, n, *(ctypes.addressof(t) for t in tight))
                left, right, bottom, top = (t.value for t in tight)
            out.extend(frame.shown((left, bottom, right, top)))
    return out
