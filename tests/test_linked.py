"""The same paper back, with its references as links."""

import ctypes
import html
import io
import os
import re
import runpy
import shutil
import subprocess
import zipfile
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
import pytest
from lxml import etree

import griffier
from griffier.publish.linked_docx import link_docx
from griffier.publish.linked_pdf import link_pdf

LETTER = Path(__file__).parent.parent / "src" / "griffier" / "samples" / "2024-03-12-defensie.txt"
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
        (_run("Zie Kamerstuk 36 ") + _run("045, nr. 2.", "<w:b/>"), ["Kamerstuk 36 045, nr. 2"], "over two runs"),
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


def test_docx_new_relationships_have_no_prefix() -> None:
    """LibreOffice opens no file whose relationships are written with one."""
    _, out = _linked(_docx(_run("Zie Kamerstuk 36 045, nr. 2.")))

    with zipfile.ZipFile(io.BytesIO(out)) as z:
        assert b"<Relationships xmlns=" in z.read("word/_rels/document.xml.rels")


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice (libreoffice-writer)")
def test_docx_looks_the_same_in_another_program(tmp_path: Path) -> None:
    office = runpy.run_path(str(Path(__file__).parents[1] / "scripts" / "make_office.py"))
    names = ("before", "after")
    before, after = (tmp_path / f"{n}.docx" for n in names)
    before.write_bytes(office["docx"](LETTER.read_text(encoding="utf-8")))
    after.write_bytes(link_docx(before.read_bytes(), griffier.read(before)))
    _converted("pdf", before, after)
    _converted("fodt", before, after)

    for old, new in zip(*(_letters((tmp_path / f"{n}.pdf").read_bytes()) for n in names), strict=True):
        assert old[:2] == new[:2], "the same letters on the same pages"
        # Letters at the edge of a run are not kerned with those of the next.
        assert all(abs(a - b) < 1 for a, b in zip(old[2], new[2], strict=True)), (old, new)
    links = [re.findall(r'<text:a [^>]*?href="([^"]*)"', (tmp_path / f"{n}.fodt").read_text()) for n in names]
    with zipfile.ZipFile(after) as z:
        related = b"".join(z.read(name) for name in z.namelist() if name.endswith(".rels")).decode()
    wanted = {html.unescape(uri) for uri in re.findall(r'/hyperlink" Target="([^"]*)"', related)}
    assert len(wanted) > 10
    assert [{html.unescape(uri) for uri in found} for found in links] == [set(), wanted]


def _converted(to: str, *files: Path) -> None:
    """Has LibreOffice write the files as another kind, beside them."""
    folder = str(files[0].parent)
    command = ["soffice", "--headless", "--convert-to", to, "--outdir", folder, *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=120, env={**os.environ, "HOME": folder})  # noqa: S603


def _letters(pdf: bytes) -> list[tuple[int, str, tuple[float, ...]]]:
    """Every letter with its page and its place there in points."""
    with pdfium.PdfDocument(pdf) as document:
        return [
            (n, text.get_text_range(i, 1), text.get_charbox(i))
            for n, text in enumerate(page.get_textpage() for page in document)
            for i in range(text.count_chars())
        ]


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
