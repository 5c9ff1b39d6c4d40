"""Pictures of text, read by Tesseract: only when asked, and said in the reading.

Needs the extra `ocr` and the program Tesseract with Dutch data. A PDF is read as always; only its pages without text
are recognised, in their place. A picture by itself (PNG, JPEG, TIFF) is one page.
"""

import hashlib
import io
import shutil
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from griffier.errors import UnreadableFile
from griffier.intake import pdf
from griffier.model.source import Line, Place, Source

if TYPE_CHECKING:
    from PIL.Image import Image

_DPI = 300
_POINTS = 72
_SECONDS = 120  # for one page
_PIXELS = 60_000_000  # of one picture: a page of A3 at 300 dpi has half of that
_LANGUAGES = ("nld", "eng")
_PICTURES = {
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"II*\x00": "image/tiff",
    b"MM\x00*": "image/tiff",
}
_REMEDY = "Install griffier[ocr], and Tesseract with Dutch data (Debian: tesseract-ocr tesseract-ocr-nld)"


class _Word(NamedTuple):
    """A word as recognised, its box in points from the lower left corner, and the line and paragraph it belongs to."""

    text: str
    box: tuple[float, float, float, float]
    line: tuple[int, int, int]


def sniff(head: bytes) -> bool:
    """Whether this is a file that only recognition can read, or a PDF, which may hold such pages."""
    return pdf.sniff(head) or _media_type(head) is not None


def read(data: bytes, source: str) -> Source:
    """Source text of a PDF or a picture, pages without text recognised.

    Raises:
        UnreadableFile: Tesseract is not there, the picture is damaged or too large, or no text was recognised.
    """
    if media_type := _media_type(data[:1024]):
        with _opened(data, source) as picture:
            pages = {1: list(_recognised(picture, source, _POINTS / _DPI))}
        return _put_together(data, None, pages, 1, media_type, source)
    missing = dict(_pictured_pages(data, source))
    if not missing:
        return pdf.read(data, source)
    try:
        base: Source | None = pdf.read(data, source)
    except UnreadableFile:
        base = None
    count = max(missing) if base is None else base.pages or 0
    return _put_together(data, base, missing, count, pdf.MEDIA_TYPE, source)


def _media_type(head: bytes) -> str | None:
    return next((kind for magic, kind in _PICTURES.items() if head.startswith(magic)), None)


def _pictured_pages(data: bytes, source: str) -> Iterator[tuple[int, list[_Word]]]:
    """The pages of a PDF that hold no character, each with the words recognised on it."""
    for number, picture in _pictures_in(data):
        yield number, list(_recognised(picture, source, _POINTS / _DPI))


def _pictures_in(data: bytes) -> Iterator[tuple[int, "Image"]]:
    """Pages of a PDF that hold pictures and no character, drawn; none of a PDF that does not open."""
    import pypdfium2 as pdfium

    with pdf.PDFIUM:
        try:
            document = pdfium.PdfDocument(data)
        except pdfium.PdfiumError:
            return  # the ordinary reader says why
        try:
            for number in range(len(document)):
                page = document[number]
                text = page.get_textpage()
                empty = text.count_chars() == 0
                text.close()
                if empty and any(o.type == pdfium.raw.FPDF_PAGEOBJ_IMAGE for o in page.get_objects(max_depth=3)):
                    picture = page.render(scale=_DPI / _POINTS, grayscale=True).to_pil()
                    yield number + 1, picture
                page.close()
        finally:
            document.close()


def _opened(data: bytes, source: str) -> "Image":
    try:
        from PIL import Image, UnidentifiedImageError
    except ImportError as e:
        raise UnreadableFile(source, "this is a picture, and the reading of pictures is not installed", _REMEDY) from e
    try:
        picture = Image.open(io.BytesIO(data))
        if picture.width * picture.height > _PIXELS:
            raise UnreadableFile(
                source, f"the picture has {picture.width:,} by {picture.height:,} points", "Scan it at 300 dpi"
            )
        picture.load()
    except (UnidentifiedImageError, OSError, SyntaxError) as e:
        raise UnreadableFile(source, "the picture is damaged", "Scan or save it again") from e
    return picture


def _recognised(picture: "Image", source: str, scale: float) -> Iterator[_Word]:
    """The words of one page. `scale` makes points of pixels."""
    try:
        import pytesseract
    except ImportError as e:
        raise UnreadableFile(source, "the recognition of pictures is not installed", _REMEDY) from e
    if shutil.which("tesseract") is None:
        raise UnreadableFile(source, "the program Tesseract is not there", _REMEDY)
    known = set(pytesseract.get_languages())
    if _LANGUAGES[0] not in known:
        raise UnreadableFile(source, "Tesseract has no Dutch data", _REMEDY)
    languages = "+".join(x for x in _LANGUAGES if x in known)
    try:
        found: dict[str, list[Any]] = pytesseract.image_to_data(
            picture, lang=languages, config=f"--dpi {_DPI}", output_type=pytesseract.Output.DICT, timeout=_SECONDS
        )
    except RuntimeError as e:
        raise UnreadableFile(
            source, f"Tesseract gave up on a page ({e})", "Scan it again, straight and at 300 dpi"
        ) from e
    height = picture.height
    for n, text in enumerate(found["text"]):
        if text.strip():
            left, top = found["left"][n], found["top"][n]
            box = (
                left * scale,
                (height - top - found["height"][n]) * scale,
                (left + found["width"][n]) * scale,
                (height - top) * scale,
            )
            yield _Word(text, box, (found["block_num"][n], found["par_num"][n], found["line_num"][n]))


class _Writer:
    """Collects text page by page, from the PDF itself or from recognised words, with the way back for both."""

    def __init__(self, base: Source | None) -> None:
        self.parts: list[str] = []
        self.lines: list[Line] = []
        self.marks: list[tuple[int, int]] = []
        self.words: list[tuple[int, int, int, tuple[float, float, float, float]]] = []  # start, end, page, box
        self.moved: list[tuple[int, int, int]] = []  # start here, start in the PDF's own text, length
        self._base = base
        self._length = 0

    def own(self, lines: Sequence[Line]) -> None:
        """Lines of a page that has text."""
        if self._base is None or not lines:
            return
        first, last = lines[0].start, lines[-1].end
        shift = self._length - first
        self.moved.append((self._length, first, last - first))
        self.marks += [(a + shift, b + shift) for a, b in self._base.marks if first <= a and b <= last]
        self.lines += [line._replace(start=line.start + shift, end=line.end + shift) for line in lines]
        self._add(self._base.text[first:last] + "\n")

    def recognised(self, page: int, words: Sequence[_Word]) -> None:
        """Words of a page that is a picture; a new paragraph is set apart."""
        start, here, paragraph = self._length, None, None
        for word in words:
            if here is not None and word.line != here:
                self._line(start, page, gap=paragraph != here[:2])
                paragraph, start = here[:2], self._length
            elif here is not None:
                self._add(" ")
            here = word.line
            self.words.append((self._length, self._length + len(word.text), page, word.box))
            self._add(word.text)
        if here is not None:
            self._line(start, page, gap=paragraph != here[:2])

    def _line(self, start: int, page: int, *, gap: bool) -> None:
        self.lines.append(Line(start, self._length, page, gap=gap))
        self._add("\n")

    def _add(self, text: str) -> None:
        self.parts.append(text)
        self._length += len(text)


class _Found:
    """Leads offsets to rectangles, on recognised pages by word, on the others by the PDF's own way."""

    def __init__(self, writer: _Writer, base: Source | None) -> None:
        self._words = writer.words
        self._moved = writer.moved
        self._base = base

    def places(self, start: int, end: int) -> list[Place]:
        """One place for each word or line touched, in order."""
        out: list[Place] = []
        n = max(0, bisect_right(self._words, start, key=lambda w: w[0]) - 1)
        for a, b, page, box in self._words[n:]:
            if a >= end:
                break
            if b > start:
                out.append(Place(max(a, start), min(b, end), page, box))
        for here, there, length in self._moved:
            a, b = max(start, here), min(end, here + length)
            if a < b and self._base is not None:
                shift = here - there
                out += [
                    p._replace(start=p.start + shift, end=p.end + shift)
                    for p in self._base.places(a - shift, b - shift)
                ]
        return sorted(out, key=lambda p: p.start)


def _put_together(
    data: bytes, base: Source | None, pictured: dict[int, list[_Word]], count: int, media_type: str, source: str
) -> Source:
    writer = _Writer(base)
    own: dict[int, list[Line]] = {}
    for line in base.lines if base else ():
        own.setdefault(line.page, []).append(line)
    for page in range(1, count + 1):
        writer.own(own.get(page, ()))
        writer.recognised(page, pictured.get(page, ()))
    if not any(line.end > line.start for line in writer.lines):
        raise UnreadableFile(source, "no text was recognised in it", "Scan it again, straight and at 300 dpi")
    read = sorted(p for p, words in pictured.items() if words)
    numbers = ", ".join(map(str, read))
    warning = f"Recognised from a picture: {'page' if len(read) == 1 else 'pages'} {numbers}. Letters may be misread."
    return Source(
        text="".join(writer.parts),
        lines=writer.lines,
        media_type=media_type,
        sha256=hashlib.sha256(data).hexdigest(),
        pages=count,
        marks=writer.marks,
        warnings=(*(w for w in (base.warnings if base else ()) if "without text" not in w), warning),
        locator=_Found(writer, base),
    )
