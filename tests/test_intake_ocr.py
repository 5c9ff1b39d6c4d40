"""Pictures of text: read only when asked, said in the reading, and led back to the page."""

import io
import shutil
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from griffier.errors import UnreadableFile
from griffier.intake import ocr, pdf

pytest.importorskip("PIL", reason="the extra `ocr` is not installed")
pytesseract = pytest.importorskip("pytesseract", reason="the extra `ocr` is not installed")
if shutil.which("tesseract") is None or "nld" not in pytesseract.get_languages():
    pytest.skip("Tesseract with Dutch data is not installed", allow_module_level=True)

SAMPLE = Path(__file__).parent.parent / "src" / "griffier" / "samples" / "2025-04-11-financien.pdf"


@pytest.fixture(autouse=True)
def _one_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OMP_THREAD_LIMIT", "1")


@pytest.fixture(scope="module")
def page() -> bytes:
    """The first page of a sample as a picture of 150 dots an inch, as PNG."""
    document = pdfium.PdfDocument(SAMPLE)
    out = io.BytesIO()
    document[0].render(scale=150 / 72, grayscale=True).to_pil().save(out, "PNG")
    document.close()
    return out.getvalue()


def _as_pdf(picture: bytes) -> bytes:
    from PIL import Image

    out = io.BytesIO()
    Image.open(io.BytesIO(picture)).save(out, "PDF", resolution=150)
    return out.getvalue()


def test_a_picture_is_read_and_says_so(page: bytes) -> None:
    found = ocr.read(page, "scan.png")

    assert "Kamerstuk 36 533, nr. 2" in " ".join(found.text.split())
    assert found.media_type == "image/png"
    assert any("Recognised from a picture" in w for w in found.warnings)


def test_a_page_of_a_pdf_is_read_in_its_place(page: bytes) -> None:
    """Behind a page with text comes one that is a picture: the first is read as always, the second recognised."""
    both, text, scan = pdfium.PdfDocument.new(), pdfium.PdfDocument(SAMPLE), pdfium.PdfDocument(_as_pdf(page))
    both.import_pages(text, [1])
    both.import_pages(scan, [0])
    out = io.BytesIO()
    both.save(out)
    found = ocr.read(out.getvalue(), "both.pdf")

    assert found.pages == 2
    assert {line.page for line in found.lines} == {1, 2}
    assert any("page 2" in w for w in found.warnings)
    at = found.text.index("36 533, nr. 2")
    places = found.places(at, at + 6)
    assert {p.page for p in places} == {2}
    assert all(p.box is not None and p.box[0] < p.box[2] and p.box[1] < p.box[3] for p in places)
    own = next(line for line in found.lines if line.page == 1 and line.end - line.start > 20)
    assert found.places(own.start, own.start + 5)[0].page == 1


def test_a_pdf_with_text_is_read_as_always() -> None:
    data = SAMPLE.read_bytes()

    assert ocr.read(data, "a.pdf").text == pdf.read(data, "a.pdf").text


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 100, "damaged"),
        (b"%PDF-1.7 nothing else", "damaged"),
    ],
)
def test_what_is_broken_is_said(data: bytes, said: str) -> None:
    with pytest.raises(UnreadableFile, match=said):
        ocr.read(data, "x")


def test_an_empty_picture_has_no_text() -> None:
    from PIL import Image

    out = io.BytesIO()
    Image.new("L", (400, 400), 255).save(out, "PNG")

    with pytest.raises(UnreadableFile, match="no text was recognised"):
        ocr.read(out.getvalue(), "white.png")


def test_a_picture_of_too_many_points_is_refused() -> None:
    from PIL import Image

    out = io.BytesIO()
    Image.new("1", (9000, 9000), 1).save(out, "PNG")

    with pytest.raises(UnreadableFile, match="points"):
        ocr.read(out.getvalue(), "huge.png")
