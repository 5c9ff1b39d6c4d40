"""The same paper back, with its references as links."""

import ctypes
import io
import zipfile
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
import pytest
from lxml import etree

import griffier
from griffier.publish.linked_docx import link_docx
from griffier.publish.linked_pdf import link_pdf

SAMPLE = Path(__file__).parent.parent / "src" / "griffier" / "samples" / "2025-04-11-financien.pdf"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _docx(*paragraphs: str) -> bytes:
    """A Word file whose paragraphs are given as runs in XML."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as z:
        z.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Override PartName="/word/document.xml" ContentType='
            '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        )
        z.writestr(
            "_rels/.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship '
            f'Id="rId1" Type="{R}/officeDocument" Target="word/document.xml"/></Relationships>',
        )
        body = "".join(f"<w:p>{p}</w:p>" for p in paragraphs)
        z.writestr("word/document.xml", f'<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body}</w:body></w:document>')
    return out.getvalue()


def _run(text: str, look: str = "") -> str:
    return f'<w:r>{f"<w:rPr>{look}</w:rPr>" if look else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def _linked(data: bytes) -> tuple[list[tuple[str, str]], bytes]:
    """Words and address of every hyperlink in the file that comes back, and the file."""
    out = link_docx(data, griffier.read(io.BytesIO(data)))
    with zipfile.ZipFile(io.BytesIO(out)) as z:
        root = etree.fromstring(z.read("word/document.xml"))
        rels = etree.fromstring(z.read("word/_rels/document.xml.rels"))
    targets = {r.get("Id"): r.get("Target") for r in rels}
    links = [
        ("".join(t.text or "" for t in link.iter(f"{{{W}}}t")), str(targets[link.get(f"{{{R}}}id")]))
        for link in root.iter(f"{{{W}}}hyperlink")
    ]
    return links, out


KST = "https://zoek.officielebekendmakingen.nl/kst-36045-2.html"


@pytest.mark.parametrize(
    ("paragraph", "words", "why"),
    [
        (_run("Zie Kamerstuk 36 045, nr. 2, en verder."), ["Kamerstuk 36 045, nr. 2"], "in the middle of one run"),
        (_run("Zie Kamerstuk 36 ") + _run("045, nr. 2.", "<w:b/>"), ["Kamerstuk 36 ", "045, nr. 2"], "over two runs"),
        (_run("Kamerstuk 36 045, nr. 2"), ["Kamerstuk 36 045, nr. 2"], "a whole run"),
        (
            _run("Zie Kamerstuk 36 045, nr. 2. Zie ook Kamerstuk 36 045, nr. 2."),
            ["Kamerstuk 36 045, nr. 2", "Kamerstuk 36 045, nr. 2"],
            "the same words twice in one run",
        ),
        (_run("Er waren 36 045 gevallen."), [], "no reference"),
        (
            f'<w:hyperlink r:id="rId9">{_run("Kamerstuk 36 045, nr. 2")}</w:hyperlink>',
            [],
            "a link already: it stays as it is",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) and "<" not in value else "",
)
def test_docx_gets_links_on_the_words(paragraph: str, words: list[str], why: str) -> None:
    if not words:
        data = _docx(paragraph)
        out = link_docx(data, griffier.read(io.BytesIO(data)))
        with zipfile.ZipFile(io.BytesIO(out)) as z:
            assert b"TargetMode" not in z.read("word/document.xml")
            assert z.read("word/document.xml").count(b"<w:hyperlink") == paragraph.count("<w:hyperlink"), why
        return
    links, _ = _linked(_docx(paragraph))

    assert links == [(w, KST) for w in words], why


def test_docx_keeps_text_and_looks() -> None:
    data = _docx(
        _run("Zie Kamerstuk 36 ", "<w:i/>")
        + "<w:r><w:tab/><w:t>x</w:t><w:br/></w:r>"
        + _run("en Stb. 2022, 10 hier", "<w:b/>")
    )
    links, out = _linked(data)
    before, after = griffier.read(io.BytesIO(data)), griffier.read(io.BytesIO(out))

    assert [w for w, _ in links] == ["Stb. 2022, 10"]
    assert after.text == before.text
    with zipfile.ZipFile(io.BytesIO(out)) as z:
        root = etree.fromstring(z.read("word/document.xml"))
    bold = [r for r in root.iter(f"{{{W}}}r") if r.find(f"{{{W}}}rPr/{{{W}}}b") is not None]
    assert ["".join(t.text or "" for t in r.iter(f"{{{W}}}t")) for r in bold] == ["en ", "Stb. 2022, 10", " hier"]
    assert len(list(root.iter(f"{{{W}}}tab"))) == 1


def _annotations(data: bytes) -> list[tuple[int, str]]:
    """Page and address of every link annotation."""
    document = pdfium.PdfDocument(data)
    out: list[tuple[int, str]] = []
    for number in range(len(document)):
        page = document[number]
        for n in range(pdfium_c.FPDFPage_GetAnnotCount(page.raw)):
            annotation = pdfium_c.FPDFPage_GetAnnot(page.raw, n)
            link = pdfium_c.FPDFAnnot_GetLink(annotation)
            action = pdfium_c.FPDFLink_GetAction(link)
            size = pdfium_c.FPDFAction_GetURIPath(document.raw, action, None, 0)
            buffer = ctypes.create_string_buffer(size)
            pdfium_c.FPDFAction_GetURIPath(document.raw, action, buffer, size)
            out.append((number + 1, buffer.value.decode()))
            pdfium_c.FPDFPage_CloseAnnot(annotation)
        page.close()
    document.close()
    return out


def test_pdf_gets_an_annotation_over_each_reference() -> None:
    data = SAMPLE.read_bytes()
    reading = griffier.read(SAMPLE)
    links = _annotations(link_pdf(data, reading))

    assert {uri for _, uri in links} == {a.uri for a in reading.references if a.uri}
    assert {page for page, _ in links} == {1, 2}


def test_pdf_keeps_its_pages_as_they_were() -> None:
    data = SAMPLE.read_bytes()
    linked = link_pdf(data, griffier.read(SAMPLE))

    def picture(pdf: bytes) -> list[bytes]:
        document = pdfium.PdfDocument(pdf)
        out = [bytes(document[n].render(scale=0.5).buffer) for n in range(len(document))]
        document.close()
        return out

    assert picture(linked) == picture(data)
