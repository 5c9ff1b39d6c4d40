"""DOCX intake: each test writes the part of a Word file that it speaks of."""

import io
import re
import runpy
import struct
import time
import tracemalloc
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

import griffier
from griffier.errors import UnreadableFile
from griffier.intake import docx, take_in
from griffier.intake._package import MARKS, PART, kind_of_zip
from griffier.model.source import Role, Source
from tests.fuzz import fuzz_docx

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMES = {
    "w": W,
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "v": "urn:schemas-microsoft-com:vml",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
}
OFFICE = runpy.run_path(str(Path(__file__).parents[1] / "scripts" / "make_office.py"))

TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>'
)


def root(name: str, inside: str) -> str:
    names = "".join(f' xmlns:{k}="{v}"' for k, v in NAMES.items())
    return f"<w:{name}{names}>{inside}</w:{name}>"


def zipped(parts: Mapping[str, str | bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", packing) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return out.getvalue()


def word(body: str, **parts: str | bytes) -> bytes:
    """A Word file with this body; `styles`, `numbering`, `footnotes` … hold what stands in the root of that part."""
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": TYPES,
        "word/document.xml": root("document", f"<w:body>{body}</w:body>"),
    }
    for name, content in parts.items():
        files[f"word/{name}.xml"] = root(name, content) if isinstance(content, str) else content
    return zipped(files)


def p(text: str, properties: str = "") -> str:
    """A paragraph of one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{r(text)}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def note(key: str | int, *paragraphs: str, kind: str = "") -> str:
    inside = "".join(f"<w:p>{x}</w:p>" for x in paragraphs)
    return f'<w:footnote w:id="{key}"{kind}>{inside}</w:footnote>'


def read(data: bytes) -> Source:
    source = docx.read(data, "brief.docx")
    check(source, data)
    return source


def check(source: Source, data: bytes) -> None:
    """What holds for every source: lines in order and apart, and every place leads to an element with those words."""
    at = 0
    for line in source.lines:
        assert line.start == at
        assert source.text[line.end] == "\n"
        at = line.end + 1
    assert at == len(source.text)
    assert list(source.marks) == sorted(source.marks)
    trees: dict[str, Any] = {}
    for place in source.places(0, len(source.text)):
        part, _, path = (place.path or "").partition("#")
        if part not in trees:
            trees[part] = etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read(part))
        (element,) = trees[part].xpath(f".{path}", namespaces=NAMES)
        words = source.text[place.start : place.end].split()
        if element.tag == f"{{{W}}}r":
            inside = "".join(element.itertext())
            assert all(x in inside for x in words if x.isascii() and x.isalpha()), (place, inside)


def lines(source: Source, *roles: Role) -> list[str]:
    return [source.text[n.start : n.end] for n in source.lines if n.end > n.start and (not roles or n.role in roles)]


def body_of(body: str, **parts: str | bytes) -> list[str]:
    return lines(read(word(body, **parts)))


# --- which files are Word's


def test_a_word_file_is_known_by_what_it_declares() -> None:
    data = word(p("Geachte voorzitter,"))
    assert docx.sniff(data[:1024])
    assert docx.sniff_all(data)
    assert kind_of_zip(data) == "docx"
    assert take_in(data, "brief.pdf").media_type == docx.MEDIA_TYPE


@pytest.mark.parametrize(
    ("parts", "kind"),
    [
        ({"brief.txt": "Geachte voorzitter,"}, "zip"),
        ({"word/brief.txt": "Geachte voorzitter,"}, "zip"),
        ({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"}, "odt"),
        ({"[Content_Types].xml": '<Types x="spreadsheetml.sheet.main+xml"/>', "xl/workbook.xml": "<a/>"}, "other"),
        ({"[Content_Types].xml": "geen XML", "_rels/.rels": "<a/>", "word/document.xml": "<a/>"}, "docx"),
        ({r"[content_types].xml": TYPES, r"word\document.xml": "<a/>"}, "docx"),
        ({"[Content_Types].xml": TYPES.replace("document.main", "template.main")}, "docx"),
        ({"[Content_Types].xml": TYPES.encode("utf-16")}, "docx"),
    ],
)
def test_kinds_of_zip_files(parts: dict[str, str | bytes], kind: str) -> None:
    assert kind_of_zip(zipped(parts)) == kind


@pytest.mark.parametrize("data", [b"", b"PK", b"PK\x03\x04", b"%PDF-1.7", b"PK\x03\x04" + b"\0" * 100])
def test_bytes_that_are_no_zip_file(data: bytes) -> None:
    assert kind_of_zip(data) is None


# --- words


@pytest.mark.parametrize(
    ("inside", "text", "why"),
    [
        (r("Kamer") + r("stuk 36 ") + r("045"), "Kamerstuk 36 045", "runs are joined"),
        ("<w:r><w:t>een</w:t><w:tab/><w:t>twee</w:t></w:r>", "een\ttwee", "a tab"),
        ("<w:r><w:t>niet</w:t><w:noBreakHyphen/><w:t>statelijk</w:t></w:r>", "niet-statelijk", "a hard hyphen"),
        ("<w:r><w:t>afschrik</w:t><w:softHyphen/><w:t>king</w:t></w:r>", "afschrik\u00adking", "a soft one stays soft"),
        ('<w:r><w:t>een</w:t><w:br w:type="page"/><w:t>twee</w:t></w:r>', "een twee", "a page break is no line break"),
        (
            "<w:r><w:t>een</w:t><w:lastRenderedPageBreak/><w:t>heid</w:t></w:r>",
            "eenheid",
            "nor where a page once ended",
        ),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0E0"/><w:t>doel</w:t></w:r>', "→doel", "a letter of a picture font"),
        ('<w:r><w:sym w:font="Symbol" w:char="F06D"/><w:t>g</w:t></w:r>', "μg", "a Greek letter"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F021"/><w:t>x</w:t></w:r>', "\ufffdx", "one that nobody knows"),
        ('<w:r><w:sym w:font="X" w:char="zz"/><w:t>x</w:t></w:r>', "\ufffdx", "no code at all"),
        (r("\uf0b7 punt"), "• punt", "a picture font by the code of its letters"),
        ("<w:r><w:t>\n   woord\n   </w:t></w:r>", "woord", "lines of the file's own layout"),
        ('<w:r><w:t xml:space="preserve">een\ntwee</w:t></w:r>', "een twee", "a line end in the file is a space"),
        (f"<w:hyperlink>{r('de motie')}</w:hyperlink>", "de motie", "a link shows its words"),
        (f'<w:fldSimple w:instr=" REF x ">{r("bijlage 2")}</w:fldSimple>', "bijlage 2", "a simple field too"),
        (f"<w:smartTag>{r('Den Haag')}</w:smartTag>", "Den Haag", "a smart tag"),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{r('18 juni')}</w:sdtContent></w:sdt>", "18 juni", "a content control"),
        (
            "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr>"
            f"<w:sdtContent>{r('Kies een datum')}</w:sdtContent></w:sdt>{r('x')}",
            "x",
            "not what a content control asks to fill in",
        ),
        (
            f"<w:ins>{r('nieuw ')}</w:ins><w:del><w:r><w:delText>oud</w:delText></w:r></w:del>{r('x')}",
            "nieuw x",
            "ins, del",
        ),
        (f"<w:moveFrom>{r('weg')}</w:moveFrom><w:moveTo>{r('hier')}</w:moveTo>", "hier", "moved words stand once"),
        (r("zicht") + r("geheim", "<w:vanish/>"), "zicht", "hidden words are out"),
        (r("zicht") + r("baar", '<w:vanish w:val="0"/>'), "zichtbaar", "hidden: no"),
        (r("a") + "<w:commentRangeStart/><w:r><w:commentReference/></w:r>" + r("b"), "ab", "a comment leaves no trace"),
        (f"<m:oMath><m:r><m:t>a=b</m:t></m:r></m:oMath>{r(' geldt')}", "a=b geldt", "a formula"),
        (
            f"<w:r><w:ruby><w:rt>{r('boven')}</w:rt><w:rubyBase>{r('onder')}</w:rubyBase></w:ruby></w:r>",
            "onder",
            "ruby: the words, not what stands above them",
        ),
        (f"<w:bdo>{r('richting')}</w:bdo>", "richting", "direction"),
    ],
)
def test_words_of_a_paragraph(inside: str, text: str, why: str) -> None:
    assert body_of(f"<w:p>{inside}</w:p>") == [text], why


def field(code: str, shown: str) -> str:
    def char(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    return f"{char('begin')}{code}{char('separate')}{shown}{char('end')}"


def test_a_field_shows_its_result_and_not_its_instruction() -> None:
    instruction = "<w:r><w:instrText> HYPERLINK </w:instrText></w:r>"
    assert body_of(f"<w:p>{field(instruction, r('de brief'))}{r(' van 8 mei')}</w:p>") == ["de brief van 8 mei"]
    inner = field(instruction, r("verborgen"))
    assert body_of(f"<w:p>{field(inner, r('zichtbaar'))}</w:p>") == ["zichtbaar"]


def test_a_field_may_span_paragraphs() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    assert body_of(f"<w:p>{begin}{r('Een.')}</w:p><w:p>{r('Twee.')}{end}{r('Drie.')}</w:p>") == ["Een.", "Twee.Drie."]


def test_a_field_that_never_ends_does_not_hide_the_paper() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    assert body_of(f"<w:p>{r('Een.')}{begin}{r('weg')}</w:p>{p('Twee.')}") == ["Een.", "Twee."]


def test_hidden_by_its_style_or_by_the_one_that_is_based_on() -> None:
    styles = (
        '<w:style w:styleId="V"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:styleId="Kind"><w:basedOn w:val="V"/></w:style>'
        '<w:style w:styleId="Toch"><w:basedOn w:val="V"/><w:rPr><w:vanish w:val="false"/></w:rPr></w:style>'
    )
    run = r("geheim", '<w:rStyle w:val="Kind"/>') + r("open", '<w:rStyle w:val="Toch"/>')
    assert body_of(f"<w:p>{run}</w:p>" + p("weg", '<w:pStyle w:val="V"/>'), styles=styles) == ["open"]


def test_line_breaks_make_lines_and_the_text_rooms_join_what_belongs_together() -> None:
    assert body_of("<w:p><w:r><w:t>De Minister,</w:t><w:br/><w:t>A. Vos</w:t></w:r></w:p>") == [
        "De Minister,",
        "A. Vos",
    ]
    source = read(word("<w:p><w:r><w:t>Een zin.</w:t><w:br/></w:r></w:p>"))
    assert lines(source, Role.BODY) == ["Een zin."]
    wrapped = (
        "De bewindspersonen spraken over het onderhoud van de bruggen in",
        "2024 en over de planning voor het komende jaar, waarbij de leden",
        "vroegen om een vaste bijdrage van het Rijk aan de gemeenten.",
    )
    inside = "<w:br/>".join(f"<w:t>{x}</w:t>" for x in wrapped)
    assert body_of(f"<w:p><w:r>{inside}</w:r></w:p>") == [" ".join(wrapped)]


def test_a_list_label_typed_with_a_tab_stands_before_its_words() -> None:
    assert body_of("<w:p><w:r><w:t>a)</w:t><w:tab/><w:t>de eerste</w:t></w:r></w:p>") == ["a) de eerste"]


def test_lines_set_with_tabs_are_rows() -> None:
    rows = "".join(f"<w:p><w:r><w:t>{a}</w:t><w:tab/><w:t>{b}</w:t></w:r></w:p>" for a, b in (("po", 12), ("vo", 9)))
    source = read(word(p("Leerlingen:") + rows + p("Dat zijn er meer.")))
    assert lines(source) == ["Leerlingen:", "po\t12", "vo\t9", "Dat zijn er meer."]
    assert "po\t12\nvo\t9\n\n" in source.text


def test_a_deleted_end_of_a_paragraph_joins_it_with_the_next() -> None:
    ended = "<w:rPr><w:del/></w:rPr>"
    assert body_of(p("Het kabinet ", ended) + p("besluit.")) == ["Het kabinet besluit."]
    assert body_of(p("Het kabinet ", ended)) == ["Het kabinet "]


def test_a_large_first_letter_belongs_to_its_word() -> None:
    assert body_of(p("H", '<w:framePr w:dropCap="drop"/>') + p("et kabinet besluit.")) == ["Het kabinet besluit."]


# --- text boxes and branches

BOX = "<w:r><w:pict><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></w:pict></w:r>"


def test_a_text_box_stands_behind_its_paragraph_and_before_it_at_the_head() -> None:
    box = BOX.format(p("in het kader"))
    assert body_of(f"{p('Een.')}<w:p>{r('Twee')}{box}{r('de.')}</w:p>") == ["Een.", "Tweede.", "in het kader"]
    assert body_of(f"<w:p>{box}{r('Geachte voorzitter,')}</w:p>") == ["in het kader", "Geachte voorzitter,"]


def test_of_alternate_content_one_branch_is_read() -> None:
    choice = f"<w:drawing><wps:txbx><w:txbxContent>{p('kader')}</w:txbxContent></wps:txbx></w:drawing>"
    both = f"<mc:Choice>{choice}</mc:Choice><mc:Fallback>{choice}</mc:Fallback>"
    both = f"<mc:AlternateContent>{both}</mc:AlternateContent>"
    assert body_of(f"{p('Een.')}<w:p><w:r>{both}</w:r></w:p>") == ["Een.", "kader"]
    only = f"<mc:AlternateContent><mc:Fallback>{r('oud')}</mc:Fallback></mc:AlternateContent>"
    assert body_of(f"<w:p>{only}</w:p>") == ["oud"]
    assert body_of(f"<mc:AlternateContent><mc:Choice>{p('Een.')}</mc:Choice></mc:AlternateContent>") == ["Een."]


def test_headers_footers_and_comments_are_out() -> None:
    assert body_of(p("Tekst."), header1=p("Ministerie"), footer1=p("Pagina 1"), comments=p("Klopt dit?")) == ["Tekst."]


# --- headings


@pytest.mark.parametrize(
    ("style", "level"),
    [
        ('<w:style w:styleId="S"><w:name w:val="heading 1"/></w:style>', 1),
        ('<w:style w:styleId="S"><w:name w:val="Kop 1"/></w:style>', 1),
        ('<w:style w:styleId="S"><w:name w:val="Kop1"/></w:style>', 1),
        ('<w:style w:styleId="S"><w:name w:val="Heading 1 (genummerd)"/></w:style>', 1),
        ('<w:style w:styleId="S"><w:name w:val="Tussenkop"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>', 1),
        (
            '<w:style w:styleId="S"><w:name w:val="Eigen"/><w:basedOn w:val="K"/></w:style>'
            '<w:style w:styleId="K"><w:name w:val="heading 1"/></w:style>',
            1,
        ),
        (
            '<w:style w:styleId="S"><w:name w:val="Eigen"/><w:basedOn w:val="K"/>'
            '<w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>'
            '<w:style w:styleId="K"><w:name w:val="heading 1"/></w:style>',
            0,
        ),
        ('<w:style w:styleId="S"><w:name w:val="S"/><w:basedOn w:val="S"/></w:style>', 0),
        ('<w:style w:styleId="S"><w:name w:val="Kopie"/></w:style>', 0),
        ('<w:style w:styleId="S"><w:name w:val="heading 12"/></w:style>', 0),
    ],
)
def test_headings_by_the_name_of_their_style_or_its_level(style: str, level: int) -> None:
    source = read(word(p("Spoor", '<w:pStyle w:val="S"/>') + p("Het spoor is vol."), styles=style))
    assert [n.level for n in source.lines if n.end > n.start] == [level, 0]
    assert lines(source, Role.HEADING) == (["Spoor"] if level else [])


@pytest.mark.parametrize("name", ["Heading1", "Kop1", "kop_1", "Heading 1"])
def test_a_heading_whose_style_is_not_described_goes_by_its_id(name: str) -> None:
    assert lines(read(word(p("Spoor", f'<w:pStyle w:val="{name}"/>'))), Role.HEADING) == ["Spoor"]


def test_levels_count_from_the_highest_that_is_used() -> None:
    body = p("A", '<w:pStyle w:val="Kop2"/>') + p("B", '<w:outlineLvl w:val="2"/>') + p("Tekst.")
    assert [n.level for n in read(word(body)).lines if n.level] == [1, 2]


def test_a_heading_is_one_line() -> None:
    run = "<w:r><w:t>2</w:t><w:tab/><w:t>Wegen en</w:t><w:br/><w:t>spoor</w:t></w:r>"
    body = f'<w:p><w:pPr><w:pStyle w:val="Kop1"/></w:pPr>{run}</w:p>'
    assert lines(read(word(body)), Role.HEADING) == ["2 Wegen en spoor"]


def test_a_paragraph_dressed_as_a_heading_is_none() -> None:
    source = read(word(p("Het kabinet besluit. " * 30, '<w:pStyle w:val="Kop1"/>')))
    assert lines(source, Role.HEADING) == []


def test_a_table_of_contents_is_rows() -> None:
    styles = '<w:style w:styleId="Inhopg1"><w:name w:val="toc 1"/></w:style>'
    toc = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="Inhopg1"/></w:pPr><w:r><w:t>{x}</w:t><w:tab/><w:t>{n}</w:t></w:r></w:p>'
        for n, x in enumerate(("Wegen", "Spoor"), 2)
    )
    assert "Wegen\t2\nSpoor\t3\n\n" in read(word(toc + p("Tekst."), styles=styles)).text


# --- lists


def level(n: int, form: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>{more}</w:lvl>'
    )


def numbering(*levels: str, again: str = "") -> str:
    return (
        f'<w:abstractNum w:abstractNumId="7">{"".join(levels)}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
        f'<w:num w:numId="2"><w:abstractNumId w:val="7"/>{again}</w:num>'
    )


def item(text: str, n: int = 0, num: int = 1) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{n}"/><w:numId w:val="{num}"/></w:numPr>')


@pytest.mark.parametrize(
    ("form", "text", "shown"),
    [
        ("decimal", "%1.", ["1. x", "2. x", "3. x"]),
        ("lowerLetter", "%1)", ["a) x", "b) x", "c) x"]),
        ("upperRoman", "%1", ["I x", "II x", "III x"]),
        ("lowerRoman", "(%1)", ["(i) x", "(ii) x", "(iii) x"]),
        ("decimalZero", "%1", ["01 x", "02 x", "03 x"]),
        ("decimal", "Artikel %1.", ["Artikel 1. x", "Artikel 2. x", "Artikel 3. x"]),
        ("bullet", "\uf0b7", ["- x", "- x", "- x"]),
        ("bullet", "–", ["– x", "– x", "– x"]),
        ("none", "", ["x", "x", "x"]),
    ],
)
def test_list_numbers_as_the_reader_sees_them(form: str, text: str, shown: list[str]) -> None:
    assert body_of(item("x") * 3, numbering=numbering(level(0, form, text))) == shown


def test_a_number_that_is_set_tight_is_a_word_of_its_own() -> None:
    tight = numbering(level(0, "decimal", "%1.", '<w:suff w:val="nothing"/>'))
    assert body_of(item("Inleiding"), numbering=tight) == ["1. Inleiding"]


def test_levels_of_a_list() -> None:
    described = numbering(level(0, "decimal", "%1."), level(1, "decimal", "%1.%2"), level(2, "lowerLetter", "%3)"))
    body = item("a") + item("b", 1) + item("c", 1) + item("d", 2) + item("e") + item("f", 1) + item("g", 2)
    assert body_of(body, numbering=described) == ["1. a", "1.1 b", "1.2 c", "a) d", "2. e", "2.1 f", "a) g"]


def test_lists_of_one_description_count_on_unless_told_to_begin_again() -> None:
    body = item("a") + item("b") + item("c", num=2)
    assert body_of(body, numbering=numbering(level(0, "decimal", "%1."))) == ["1. a", "2. b", "3. c"]
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    described = numbering(level(0, "decimal", "%1."), again=again)
    assert body_of(body + item("d", num=2), numbering=described) == ["1. a", "2. b", "5. c", "6. d"]


def test_a_level_may_never_begin_again() -> None:
    described = numbering(level(0, "decimal", "%1."), level(1, "decimal", "%2)", '<w:lvlRestart w:val="0"/>'))
    body = item("a") + item("b", 1) + item("c") + item("d", 1)
    assert body_of(body, numbering=described) == ["1. a", "1) b", "2. c", "2) d"]


def test_a_list_by_style_and_one_that_a_paragraph_leaves() -> None:
    styles = (
        '<w:style w:styleId="Kop1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
        "</w:style>"
        '<w:style w:styleId="Kop2"><w:name w:val="heading 2"/><w:basedOn w:val="Kop1"/></w:style>'
    )
    described = numbering(
        level(0, "upperLetter", "%1.", '<w:pStyle w:val="Kop1"/>'),
        level(1, "decimal", "%1.%2", '<w:isLgl/><w:pStyle w:val="Kop2"/>'),
    )
    one, two = '<w:pStyle w:val="Kop1"/>', '<w:pStyle w:val="Kop2"/>'
    body = (
        p("Wegen", one) + p("De A27", two) + p("Los", f'{one}<w:numPr><w:numId w:val="0"/></w:numPr>') + p("Spoor", one)
    )
    assert body_of(body, styles=styles, numbering=described) == ["A. Wegen", "1.1 De A27", "Los", "B. Spoor"]


def test_a_list_described_by_a_style_of_lists() -> None:
    described = (
        f'<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="L"/>{level(0, "decimal", "%1.")}</w:abstractNum>'
        '<w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="L"/></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="2"/></w:num>'
    )
    assert body_of(item("x") + item("y"), numbering=described) == ["1. x", "2. y"]


@pytest.mark.parametrize("n", [1, 26, 27, 520, 521, 3999, 4000, 10**8])
@pytest.mark.parametrize("form", ["lowerLetter", "upperRoman", "decimal"])
def test_large_numbers_stay_short(form: str, n: int) -> None:
    described = numbering(level(0, form, "%1.").replace('<w:start w:val="1"/>', f'<w:start w:val="{n}"/>'))
    (line,) = body_of(item("x"), numbering=described)
    assert len(line) < 30


def test_items_of_a_list_that_is_not_described_have_no_number() -> None:
    assert body_of(item("x"), numbering="") == ["x"]
    assert body_of(item("x", n=8), numbering=numbering(level(0, "decimal", "%1."))) == ["x"]


# --- notes

SEPARATORS = note(-1, "<w:r><w:separator/></w:r>", kind=' w:type="separator"') + note(
    0, "<w:r><w:continuationSeparator/></w:r>", kind=' w:type="continuationSeparator"'
)
MARK = "<w:r><w:footnoteRef/></w:r>"


def call(key: str | int, more: str = "") -> str:
    return f'<w:r><w:footnoteReference w:id="{key}"{more}/></w:r>'


def test_notes_go_behind_the_text_in_the_order_of_their_calls() -> None:
    body = f"<w:p>{r('Eerst')}{call(2)}{r(' en dan')}{call(1)}{r('.')}</w:p>"
    notes = SEPARATORS + note(1, MARK + r(" De tweede.")) + note(2, MARK + r(" De eerste."))
    source = read(word(body, footnotes=notes))
    assert lines(source) == ["Eerst[1] en dan[2].", "[1] De eerste.", "[2] De tweede."]
    assert lines(source, Role.NOTE) == ["[1] De eerste.", "[2] De tweede."]
    assert [source.text[a:b] for a, b in source.marks] == ["[1]", "[2]", "[1]", "[2]"]
    reading = griffier.read(io.BytesIO(word(body, footnotes=notes)))
    assert [reading.text[: n.anchor] for n in reading.footnotes] == ["Eerst", "Eerst en dan"]


def test_a_note_of_several_paragraphs_is_one() -> None:
    notes = note(1, MARK + r(" Een."), r("12 maanden later.") + "<w:r><w:br/><w:t>Twee.</w:t></w:r>")
    source = read(word(f"<w:p>{r('Zin.')}{call(1)}</w:p>", footnotes=notes))
    assert lines(source, Role.NOTE) == ["[1] Een. 12 maanden later. Twee."]


def test_endnotes_count_on() -> None:
    body = f"<w:p>{r('A')}{call(1)}{r(' B')}<w:r><w:endnoteReference w:id='1'/></w:r></w:p>"
    ends = '<w:endnote w:id="1"><w:p><w:r><w:endnoteRef/></w:r><w:r><w:t>Eind.</w:t></w:r></w:p></w:endnote>'
    assert body_of(body, footnotes=note(1, r("Voet.")), endnotes=ends) == ["A[1] B[2]", "[1] Voet.", "[2] Eind."]


def test_a_sign_of_its_own_is_no_word() -> None:
    run = '<w:r><w:footnoteReference w:id="1" w:customMarkFollows="1"/><w:t>*</w:t></w:r>'
    notes = note(1, r("*") + r(" Met dank."))
    assert body_of(f"<w:p>{r('Zin')}{run}{r('.')}</w:p>", footnotes=notes) == ["Zin[1].", "[1] Met dank."]


def test_a_note_without_words_leaves_nothing() -> None:
    assert body_of(f"<w:p>{r('Zin.')}{call(1)}</w:p>", footnotes=note(1, MARK)) == ["Zin."]


def test_a_note_that_calls_itself_is_read_once() -> None:
    notes = note(1, r("Zie noot ") + call(1)) + note(2, r("x"))
    assert body_of(f"<w:p>{r('Zin.')}{call(1)}{call(1)}{call(9)}</w:p>", footnotes=notes) == [
        "Zin.[1]",
        "[1] Zie noot ",
    ]


def test_a_note_called_in_a_table_and_in_a_box() -> None:
    box = BOX.format(f"<w:p>{r('kader')}{call(2)}</w:p>")
    body = f"{p('Een.')}<w:p>{r('Twee')}{box}{call(1)}</w:p>" + table([[r("a") + call(3), r("1")], [r("b"), r("2")]])
    notes = "".join(note(n, r(f"Noot {n}.")) for n in (1, 2, 3))
    assert body_of(body, footnotes=notes) == [
        "Een.", "Twee[1]", "kader[2]", "a[3]\t1", "b\t2", "[1] Noot 1.", "[2] Noot 2.", "[3] Noot 3.",
    ]  # fmt: skip


def test_a_footnotes_part_of_other_namespaces_is_read() -> None:
    """One that does not know `r:` where the document does."""
    inside = '<n:footnote n:id="1"><n:p><n:r><n:t>Noot.</n:t></n:r></n:p></n:footnote>'
    notes = f'<n:footnotes xmlns:n="{W}">{inside}</n:footnotes>'
    source = docx.read(word(f"<w:p>{r('Zin.')}{call(1)}</w:p>", footnotes=notes.encode()), "x")
    assert lines(source) == ["Zin.[1]", "[1] Noot."]


@pytest.mark.parametrize(
    ("parts", "warning"),
    [
        ({}, "the notes are missing: the file has no word/footnotes.xml"),
        ({"footnotes": b"<w:footnotes"}, "the notes were not read: word/footnotes.xml is no well-formed XML (line 1)"),
    ],
)
def test_notes_that_cannot_be_read_are_told(parts: dict[str, bytes], warning: str) -> None:
    source = docx.read(word(f"<w:p>{r('Zin.')}{call(1)}</w:p>", **parts), "x")
    assert lines(source) == ["Zin."]
    assert source.warnings == [warning]


def test_a_raised_number_is_a_marker_but_for_an_exponent() -> None:
    high = '<w:vertAlign w:val="superscript"/>'
    source = read(word(f"<w:p>{r('Zin.')}{r('1', high)}{r(' 5 m')}{r('2', high)}</w:p>"))
    assert [source.text[a:b] for a, b in source.marks] == ["1"]


# --- tables


def table(rows: list[list[str]]) -> str:
    cells = [[x if x.startswith("<w:tc>") else f"<w:tc><w:p>{x}</w:p></w:tc>" for x in row] for row in rows]
    return f"<w:tbl>{''.join(f'<w:tr>{x}</w:tr>' for x in map(''.join, cells))}</w:tbl>"


def cell(*paragraphs: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(paragraphs)}</w:tc>"


def test_rows_and_cells_stay_apart() -> None:
    source = read(word(p("Tabel 1") + table([[r("Sector"), r("2023")], [r("po"), r("29 ") + r("521")]]) + p("Slot.")))
    assert source.text == "Tabel 1\n\nSector\t2023\npo\t29 521\n\nSlot.\n"


def test_merged_cells_stand_once() -> None:
    rows = [
        [
            cell(p("Jaar"), properties='<w:vMerge w:val="restart"/>'),
            cell(p("Ton"), properties='<w:gridSpan w:val="2"/>'),
        ],
        [cell(p(""), properties="<w:vMerge/>"), cell(p("in")), cell(p("uit"))],
    ]
    assert body_of(table(rows)) == ["Jaar\tTon\t", "\tin\tuit"]


def test_a_table_in_a_table_is_flattened() -> None:
    inner = table([[r("1"), r("2")], [r("3"), r("4")]])
    assert body_of(table([[r("a"), cell(p("in"), inner)], [r("b"), r("c")]])) == ["a\tin 1 2 3 4", "b\tc"]


@pytest.mark.parametrize(
    ("rows", "shown", "why"),
    [
        ([[r("Een zin.")], [r("Nog een.")]], ["Een zin.", "Nog een."], "one column"),
        ([[r("Een zin."), ""], [r("Nog een."), ""]], ["Een zin.", "Nog een."], "one column with words"),
        ([[cell(p("Geachte"), p("Zin."))]], ["Geachte", "Zin."], "one cell"),
        ([[cell(p("De Minister,"), p("A. Vos")), cell(p("De Staats,"), p("B. Ram"))]],
         ["De Minister,", "A. Vos", "De Staats,", "B. Ram"], "one row, several paragraphs"),
        ([[cell(p("Wegen", '<w:pStyle w:val="Kop1"/>'), p("Zin.")), r("x")], [r("y"), r("z")]],
         ["Wegen", "Zin.", "x", "y", "z"], "headings in it"),
        ([[cell(*[p("Een zin van ruim veertig tekens, zeg maar. " * 4)] * 3), r("x")], [r("y"), r("z")]],
         None, "running text in it"),
        ([[r("Datum"), r("18 juni 2024")]], ["Datum\t18 juni 2024"], "one row of short cells is a row"),
    ],
)  # fmt: skip
def test_tables_that_only_lay_out_are_paragraphs(rows: list[list[str]], shown: list[str] | None, why: str) -> None:
    found = body_of(table(rows))
    assert (found == shown) if shown else len(found) == 6, why


def test_addressee_and_sender_side_by_side_at_the_head() -> None:
    address = cell(p("Aan de Voorzitter van de Tweede Kamer der Staten-Generaal"), p("Postbus 20018"))
    head = table([[address, cell(p("Ministerie van Water"), p("Ons kenmerk"))], [r("Datum"), r("7 februari 2024")]])
    letter = f"{head}{p('Geachte voorzitter,')}{p('Het kabinet heeft besloten. ' * 6)}"
    reading = griffier.read(io.BytesIO(word(letter)))

    assert reading.document.addressee == "Voorzitter van de Tweede Kamer der Staten-Generaal"
    assert reading.document.date == "2024-02-07"
    later = word(
        p("Het kabinet heeft besloten. " * 6) + table([[cell(p("Dijk"), p("en weg")), r("12")], [r("Brug"), r("3")]])
    )
    assert griffier.read(io.BytesIO(later)).text.endswith("Dijk en weg\t12\nBrug\t3"), "below, rows stay rows"


def test_rows_in_a_content_control_count_and_deleted_rows_do_not() -> None:
    control = f"<w:sdt><w:sdtContent><w:tr>{cell(p('c'))}{cell(p('d'))}</w:tr></w:sdtContent></w:sdt>"
    deleted = f"<w:tr><w:trPr><w:del/></w:trPr>{cell(p('weg'))}{cell(p('weg'))}</w:tr>"
    first = f"<w:tr>{cell(p('a'))}{cell(p('b'))}</w:tr>"
    assert body_of(f"<w:tbl>{first}{control}{deleted}</w:tbl>") == ["a\tb", "c\td"]


# --- the package


def test_parts_under_other_names_are_found_by_their_relations() -> None:
    relation = '<Relationships xmlns="r"><Relationship Id="a" Type="x/{}" Target="{}"/></Relationships>'
    body = root("document", f"<w:body><w:p>{r('Zin.')}{call(1)}</w:p></w:body>")
    data = zipped(
        {
            "[Content_Types].xml": TYPES,
            "_rels/.rels": relation.format("officeDocument", "/Word/doc2.xml"),
            "word/doc2.xml": body,
            "word/_rels/doc2.xml.rels": relation.format("footnotes", "../noten/n.xml"),
            "noten/n.xml": root("footnotes", note(1, r("Noot."))),
        }
    )
    assert lines(docx.read(data, "x")) == ["Zin.[1]", "[1] Noot."]


@pytest.mark.parametrize(
    "target",
    ["http://elders.example/doc.xml", "../../../../etc/passwd", "file:///etc/passwd", "", "\x00", "x" * 70_000],
)
def test_a_broken_relation_leads_nowhere_and_the_usual_name_does(target: str) -> None:
    relation = f'<Relationships xmlns="r"><Relationship Type="x/officeDocument" Target="{target}"/></Relationships>'
    parts = {"_rels/.rels": relation, "word/document.xml": root("document", f"<w:body>{p('Zin.')}</w:body>")}
    assert lines(docx.read(zipped({"[Content_Types].xml": TYPES, **parts}), "x")) == ["Zin."]


def test_the_strict_form_of_the_standard_is_read() -> None:
    strict = root("document", "<w:body>" + p("Spoor", '<w:pStyle w:val="Kop1"/>') + "</w:body>")
    strict = strict.replace(W, "http://purl.oclc.org/ooxml/wordprocessingml/main")
    source = docx.read(zipped({"[Content_Types].xml": TYPES, "word/document.xml": strict}), "x")
    assert lines(source, Role.HEADING) == ["Spoor"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "iso-8859-1", "utf-8-sig"])
def test_xml_in_other_encodings(encoding: str) -> None:
    xml = f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig")[:10]}"?>' + root(
        "document", f"<w:body>{p('Coördinatie')}</w:body>"
    )
    data = zipped({"[Content_Types].xml": TYPES, "word/document.xml": xml.encode(encoding)})
    assert lines(docx.read(data, "x")) == ["Coördinatie"]


def test_words_embedded_as_another_file_are_told() -> None:
    source = docx.read(word(p("Zin.") + "<w:altChunk/>"), "x")
    assert source.warnings == ["a part of the paper stands in it as another file and was not read"]


def test_macros_are_left_alone() -> None:
    types = TYPES.replace(
        "openxmlformats-officedocument.wordprocessingml.document.main", "ms-word.document.macroEnabled.main"
    )
    parts = {"word/document.xml": root("document", f"<w:body>{p('Zin.')}</w:body>"), "word/vbaProject.bin": "\0" * 100}
    assert lines(take_in(zipped({"[Content_Types].xml": types, **parts}), "x")) == ["Zin."]


# --- bad input


def refused(data: bytes) -> str:
    """The one clear sentence, with what to do."""
    with pytest.raises(UnreadableFile) as caught:
        take_in(data, "brief.docx")
    message = str(caught.value)
    assert message.startswith("brief.docx: ")
    assert message.count("\n") == 0
    assert len(message) < 300
    return caught.value.problem


def main(xml: str | bytes) -> bytes:
    """A file with this document, not packed: how much there is shows before it is unpacked."""
    return zipped({"[Content_Types].xml": TYPES, "word/document.xml": xml}, zipfile.ZIP_STORED)


def test_a_file_without_its_document() -> None:
    assert (
        refused(zipped({"[Content_Types].xml": TYPES})) == "the Word file cannot be read: word/document.xml is missing"
    )


def test_another_thing_than_a_document() -> None:
    assert refused(main(root("styles", ""))) == "the Word file cannot be read: word/document.xml is no document"


def test_a_document_without_words() -> None:
    assert refused(word("<w:p/>")) == "the Word file has no text in it"
    assert refused(main(root("document", ""))) == "the Word file has no text in it"


def test_broken_xml() -> None:
    said = "the Word file cannot be read: word/document.xml is no well-formed XML (line 1)"
    assert refused(main("<w:document><w:body>")) == said
    assert refused(main("")) == said
    assert refused(main(b"\xff\xfe\x00")) == "the Word file cannot be read: word/document.xml is no text in UTF-16"
    assert refused(main('<?xml version="1.0" encoding="UTF-7"?><a/>')).endswith("is written in utf-7, not in UTF-8")


LAUGHS = "<!DOCTYPE a [<!ENTITY a 'ha'>{}]>".format(
    "".join(f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 10}'>" for n in range(12))
)


@pytest.mark.parametrize(
    "prologue",
    [LAUGHS, "<!DOCTYPE a SYSTEM 'file:///etc/passwd'>", "<!DOCTYPE a [<!ENTITY a SYSTEM 'http://elders.example/'>]>"],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused_unread(prologue: str, encoding: str) -> None:
    xml = prologue + root("document", f"<w:body>{p('&a;')}</w:body>")
    assert "declares a document type" in refused(main(xml.encode(encoding)))


def test_a_million_nested_elements() -> None:
    assert "nests its elements more than 250 deep" in refused(main("<a>" * 1_000_000 + "</a>" * 1_000_000))


def test_nested_as_deep_as_the_parser_goes() -> None:
    body = p("diep")
    for _ in range(60):
        body = f"<w:tbl><w:tr><w:tc>{body}</w:tc></w:tr></w:tbl>"
    assert body_of(body) == ["diep"]
    control = "<w:sdt><w:sdtContent>" * 120 + p("diep") + "</w:sdtContent></w:sdt>" * 120
    assert body_of(control) == ["diep"]


def test_more_tags_than_a_paper_has() -> None:
    assert refused(main("<a>" + "<b/>" * MARKS + "</a>")).endswith(f"more than {MARKS:,} tags and attributes")


def test_a_bomb_is_not_unpacked() -> None:
    packed = zipped({"[Content_Types].xml": TYPES, "word/document.xml": b" " * (PART + 1)})
    assert "unpacks to more than a paper can hold" in refused(packed)
    quick = time.perf_counter()
    tracemalloc.start()
    big = zipped({"[Content_Types].xml": TYPES, "word/document.xml": root("document", "") + " " * 5_000_000})
    assert "unpacks to more than a paper can hold" in refused(big)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 60_000_000
    assert time.perf_counter() - quick < 5


def test_a_bomb_beside_the_paper_is_left_out() -> None:
    source = docx.read(word(p("Zin."), styles=b" " * 5_000_000), "x")
    assert lines(source) == ["Zin."]
    assert len(source.warnings) == 1
    assert source.warnings[0].startswith("the styles were not read: word/styles.xml unpacks to more")


def test_a_list_of_parts_that_is_too_long() -> None:
    data = bytearray(word(p("Zin.")))
    struct.pack_into("<I", data, data.rfind(b"PK\x05\x06") + 12, 2_000_000_000)
    assert refused(bytes(data)) == "the Word file is damaged: the list of its parts is too long"


def test_a_file_that_breaks_off() -> None:
    assert refused(word(p("Zin."))[:-60]) == "the Word file is damaged: it breaks off"


def test_a_part_whose_bytes_have_changed() -> None:
    data = bytearray(word(p("Zin.")))
    at = data.find(b"word/document.xml") + len("word/document.xml") + 20
    data[at] ^= 0xFF
    assert re.search(r"word/document.xml is (damaged|no well-formed)", refused(bytes(data)))


def test_a_part_locked_with_a_password() -> None:
    data = bytearray(word(p("Zin.")))
    for magic, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(magic)
        while at >= 0:
            data[at + flags] |= 1
            at = data.find(magic, at + 1)
    with pytest.raises(UnreadableFile, match=r"document\.xml is locked with a password"):
        docx.read(bytes(data), "brief.docx")


def test_a_part_packed_in_an_odd_way() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_LZMA) as package:
        package.writestr("word/document.xml", root("document", ""))
        package.writestr("_rels/.rels", "<a/>")
    assert "packed in a way that these files never are" in refused(out.getvalue())


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


@pytest.mark.parametrize(
    ("stream", "said"),
    [
        ("EncryptedPackage", "the file is locked with a password"),
        ("WordDocument", "this is a file of Word before 2007 (.doc)"),
        ("__substg1.0_", "this is a message of Outlook (.msg)"),
        ("Workbook", "this is an old Office file that holds no letter"),
    ],
)
def test_old_and_locked_office_files(stream: str, said: str) -> None:
    assert refused(OLE + stream.encode("utf-16-le") + b"\0" * 100) == said


def test_other_files_in_a_zip_are_named() -> None:
    sheet = zipped({"[Content_Types].xml": '<Types x="spreadsheetml.sheet.main+xml"/>'})
    assert "a workbook of Excel" in refused(sheet)


def test_absurd_names_in_the_zip_touch_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    names = ("../../../uit.txt", "/etc/cron.d/x", "C:\\x", "a" * 60_000, "con", "\u202e.xml", "word/" * 2_000)
    parts = dict.fromkeys(names, "x")
    data = zipped(
        {"[Content_Types].xml": TYPES, "word/document.xml": root("document", f"<w:body>{p('Zin.')}</w:body>"), **parts}
    )
    assert lines(docx.read(data, "x")) == ["Zin."]
    assert list(tmp_path.iterdir()) == []


def test_a_wide_table_is_read_in_time() -> None:
    row = f"<w:tr>{cell(p('12')) * 400}</w:tr>"
    began = time.perf_counter()
    reading = griffier.read(io.BytesIO(word(p("Tabel.") + f"<w:tbl>{row * 50}</w:tbl>" + p("Slot."))))
    assert reading.text.count("\t") == 50 * 399
    assert time.perf_counter() - began < 10


def test_a_cell_that_spans_a_billion_columns() -> None:
    wide = cell(p("a"), properties='<w:gridSpan w:val="999999999"/>')
    assert len(body_of(table([[wide, r("b")], [r("c"), r("d")]]))[0]) < 200


@given(st.data())
def test_a_damaged_file_is_read_or_refused(data: st.DataObject) -> None:
    whole = OFFICE["docx"](SHORT)
    if data.draw(st.booleans()):
        broken = bytearray(whole)
        for _ in range(data.draw(st.integers(1, 8))):
            broken[data.draw(st.integers(0, len(broken) - 1))] = data.draw(st.integers(0, 255))
        made = bytes(broken)
    else:
        made = whole[: data.draw(st.integers(4, len(whole)))]
    fuzz_docx.once(made)


NAMES_IN_XML = (
    "w:p", "w:r", "w:t", "w:tbl", "w:tr", "w:tc", "w:sdt", "w:sdtContent", "w:ins", "w:del", "w:br", "w:tab", "w:pPr",
    "w:rPr", "w:numPr", "w:numId", "w:pStyle", "w:footnoteReference", "w:fldChar", "mc:AlternateContent", "mc:Choice",
    "w:txbxContent", "w:pict", "w:hyperlink", "w:vanish", "w:framePr", "w:outlineLvl", "w:vMerge", "w:gridSpan",
    "m:oMath",
)  # fmt: skip
XML = st.recursive(
    st.sampled_from(["tekst", " ", "36 045", "&#160;", "&amp;"]),
    lambda inside: st.builds(
        lambda name, value, parts: (
            f'<{name} w:val="{value}" w:id="1" w:fldCharType="{value}">{"".join(parts)}</{name}>'
        ),
        st.sampled_from(NAMES_IN_XML),
        st.sampled_from(["", "0", "1", "Kop1", "begin", "end", "restart", "-5", "x"]),
        st.lists(inside, max_size=4),
    ),
    max_leaves=40,
)


@given(st.lists(XML, max_size=6))
def test_elements_in_any_order_are_read_or_refused(parts: list[str]) -> None:
    described = numbering(level(0, "decimal", "%1.%2"))
    data = word("".join(parts), numbering=described, footnotes=note(1, r("Noot.")))
    fuzz_docx.once(data)
    try:
        check(docx.read(data, "x"), data)
    except UnreadableFile as e:
        assert e.problem == "the Word file has no text in it"  # noqa: PT017 - either way is right


# --- the same letter as from plain text

SHORT = """36 410 A Vaststelling van de begrotingsstaat voor het jaar 2024

Nr. 7 BRIEF VAN DE MINISTER VAN FINANCIËN

Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

Den Haag, 8 april 2024

Hierbij meld ik u de stand (Kamerstuk 36 410 A, nr. 2).[1]

Planning

De volgende stappen zijn gezet:

– het eerste deel is gegund;
– het tweede volgt.

De Minister van Financiën,
A. Vos

[1] Zie ook Kamerstuk 33 652, nr. 91.
"""


def test_the_same_letter_gives_the_same_file() -> None:
    assert OFFICE["docx"](SHORT) == OFFICE["docx"](SHORT)


def test_the_same_text_but_for_the_brackets_of_notes() -> None:
    reading = griffier.read(io.BytesIO(OFFICE["docx"](SHORT)))
    assert reading.text == griffier.read_text(SHORT).text
    reference = next(a for a in reading.annotations if a.text.startswith("Kamerstuk 36 410 A"))
    assert reading.origin is not None
    assert reading.source_text is not None
    spans = reading.origin.span_to_source(reference.start, reference.end)
    places = [x.path for a, b in spans for x in reading.source_text.places(a, b)]
    assert all(re.fullmatch(r"word/document\.xml#/w:body/w:p\[\d\]/w:r\[\d\]", x or "") for x in places)


def test_a_letter_is_read_in_time() -> None:
    """Six pages in 50 ms is the aim; the limit here leaves room for a slow machine."""
    letter = SHORT.replace(
        "– het tweede volgt.", "– het tweede volgt.\n\n" + "\n\n".join(["Het tweede deel volgt. " * 30] * 25)
    )
    data = OFFICE["docx"](letter)
    docx.read(data, "x")
    began = time.perf_counter()
    docx.read(data, "x")
    assert time.perf_counter() - began < 0.5
