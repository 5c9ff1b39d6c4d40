"""ODT intake: each test writes the part of an OpenDocument text that it speaks of."""

import io
import re
import runpy
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
from griffier.intake import odt, take_in
from griffier.intake._package import MARKS, PART, kind_of_zip
from griffier.model.source import Role, Source
from tests.fuzz import fuzz_odt

NAMES = {
    **{x: f"urn:oasis:names:tc:opendocument:xmlns:{x}:1.0" for x in ("office", "text", "table", "style", "manifest")},
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
}
OFFICE = runpy.run_path(str(Path(__file__).parents[1] / "scripts" / "make_office.py"))


def root(name: str, inside: str) -> str:
    names = "".join(f' xmlns:{k}="{v}"' for k, v in NAMES.items())
    return f"<office:{name}{names}>{inside}</office:{name}>"


def zipped(parts: Mapping[str, str | bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", packing) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return out.getvalue()


def text(body: str, automatic: str = "", styles: str = "", **parts: str | bytes) -> bytes:
    """An OpenDocument text with this body, these automatic styles, and these named ones."""
    content = f"<office:automatic-styles>{automatic}</office:automatic-styles>"
    content += f"<office:body><office:text>{body}</office:text></office:body>"
    files: dict[str, str | bytes] = {"mimetype": odt.MEDIA_TYPE, "content.xml": root("document-content", content)}
    if styles:
        files["styles.xml"] = root("document-styles", f"<office:styles>{styles}</office:styles>")
    return zipped({**files, **{f"{k}.xml": v for k, v in parts.items()}})


def p(inside: str, style: str = "") -> str:
    return f'<text:p text:style-name="{style}">{inside}</text:p>'


def h(inside: str, level: int = 1, more: str = "") -> str:
    return f'<text:h text:outline-level="{level}"{more}>{inside}</text:h>'


def read(data: bytes) -> Source:
    source = odt.read(data, "brief.odt")
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
    tree: Any = etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("content.xml"))
    for place in source.places(0, len(source.text)):
        part, _, path = (place.path or "").partition("#")
        assert part == "content.xml"
        (element,) = tree.xpath(f".{path}", namespaces=NAMES)
        inside = " ".join("".join(element.itertext()).split())
        words = source.text[place.start : place.end].split()
        assert all(x in inside for x in words if len(x) > 3), (place, inside)


def lines(source: Source, *roles: Role) -> list[str]:
    return [source.text[n.start : n.end] for n in source.lines if n.end > n.start and (not roles or n.role in roles)]


def body_of(body: str, automatic: str = "", styles: str = "") -> list[str]:
    return lines(read(text(body, automatic, styles)))


def test_an_opendocument_text_is_known_by_its_type() -> None:
    data = text(p("Geachte voorzitter,"))
    assert odt.sniff(data[:1024])
    assert odt.sniff_all(data)
    assert kind_of_zip(data) == "odt"
    assert take_in(data, "brief.docx").media_type == odt.MEDIA_TYPE


@pytest.mark.parametrize(
    ("parts", "kind"),
    [
        ({"mimetype": "application/vnd.oasis.opendocument.text-template"}, "odt"),
        ({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}, "other"),
        ({"META-INF/manifest.xml": f'<x media-type="{odt.MEDIA_TYPE}"/>'}, "odt"),
        ({"content.xml": "<a/>"}, "zip"),
    ],
)
def test_kinds_of_opendocument(parts: dict[str, str | bytes], kind: str) -> None:
    assert kind_of_zip(zipped(parts)) == kind


# --- words


@pytest.mark.parametrize(
    ("inside", "shown", "why"),
    [
        ("Kamer<text:span>stuk 36 </text:span>045", "Kamerstuk 36 045", "spans are joined"),
        ("een <text:span>twee</text:span> drie", "een twee drie", "words behind a span belong to the paragraph"),
        ("een<text:s/>twee<text:s text:c='3'/>drie", "een twee   drie", "spaces that count"),
        ("een\n      twee", "een twee", "white space of the file's own layout"),
        ("een<text:tab/>twee", "een\ttwee", "a tab"),
        ("een<text:soft-page-break/>heid", "eenheid", "where a page ends"),
        ("<text:a>de motie</text:a> x", "de motie x", "a link shows its words"),
        ("<text:bookmark/>woord", "woord", "a bookmark"),
        ("<text:date>18 juni</text:date> 2024", "18 juni 2024", "a field shows its result"),
        ("a<office:annotation><text:p>Klopt dit?</text:p></office:annotation>b", "ab", "a comment leaves no trace"),
        ("a<text:change-start/>b<text:change-end/><text:change/>", "ab", "inserted words count"),
        (
            "<text:ruby><text:ruby-base>onder</text:ruby-base><text:ruby-text>boven</text:ruby-text></text:ruby>",
            "onder",
            "ruby",
        ),
        ("a<text:hidden-text>b</text:hidden-text>", "a", "hidden words"),
        ("a<text:script>b</text:script>c", "ac", "a script is no text and is not run"),
        ("a<draw:frame><svg:title>Logo</svg:title><svg:desc>Het logo</svg:desc></draw:frame>b", "ab", "of a picture"),
        ("woord\u00a0woord", "woord\u00a0woord", "a hard space is for the text rooms"),
    ],
)
def test_words_of_a_paragraph(inside: str, shown: str, why: str) -> None:
    assert body_of(p(inside)) == [shown], why


def test_line_breaks_make_lines() -> None:
    assert body_of(p("De Minister,<text:line-break/>A. Vos")) == ["De Minister,", "A. Vos"]


def test_deleted_words_are_out() -> None:
    deletion = "<text:deletion><text:p>oud</text:p></text:deletion>"
    tracked = f"<text:tracked-changes><text:changed-region>{deletion}</text:changed-region></text:tracked-changes>"
    assert body_of(tracked + p("nieuw")) == ["nieuw"]


def test_hidden_by_style() -> None:
    styles = (
        '<style:style style:name="V" style:family="text"><style:text-properties text:display="none"/></style:style>'
        '<style:style style:name="W" style:family="text" style:parent-style-name="V"/>'
        '<style:style style:name="Q" style:family="paragraph"><style:text-properties text:display="none"/>'
        "</style:style>"
    )
    body = p('open<text:span text:style-name="W">geheim</text:span> x') + p("weg", "Q")
    assert body_of(body, styles) == ["open x"]
    assert body_of(f'<text:section text:display="none">{p("weg")}</text:section>{p("x")}') == ["x"]
    hidden = '<text:hidden-paragraph text:is-hidden="true"/>'
    assert body_of(p(f"weg{hidden}") + p("x")) == ["x"]


def test_a_text_box_stands_behind_its_paragraph_and_before_it_at_the_head() -> None:
    box = f"<draw:frame><draw:text-box>{p('kader')}{p('twee')}</draw:text-box></draw:frame>"
    assert body_of(p("Een.") + p(f"Twee{box}de.")) == ["Een.", "Tweede.", "kader", "twee"]
    assert body_of(p(f"{box}Geachte voorzitter,")) == ["kader", "twee", "Geachte voorzitter,"]
    assert body_of(p("Een.") + box) == ["Een.", "kader", "twee"]
    shape = f"<draw:custom-shape>{p('in een vorm')}</draw:custom-shape>"
    assert body_of(p("Een.") + p(f"Twee.{shape}")) == ["Een.", "Twee.", "in een vorm"]


def test_sections_are_gone_into() -> None:
    assert body_of(f"<text:section>{p('Een.')}</text:section>{p('Twee.')}") == ["Een.", "Twee."]


# --- headings


@pytest.mark.parametrize(
    ("body", "levels"),
    [
        (h("A") + h("B", 2) + p("x"), [1, 2, 0]),
        (h("A", 2) + h("B", 3) + p("x"), [1, 2, 0]),
        ("<text:h>A</text:h>", [1]),
        (p("A", "Kop"), [1]),
        (p("A", "Kind"), [1]),
        (p("A", "Heading_20_1"), [1]),
        (p("A", "Ruim"), [1]),
        (p("A", "Kopie"), [0]),
        (p("A", "Lus"), [0]),
    ],
)
def test_headings(body: str, levels: list[int]) -> None:
    styles = "".join(
        f'<style:style style:family="paragraph" style:name="{name}"{more}/>'
        for name, more in (
            ("Kop", ' style:display-name="Kop 1"'),
            ("Kind", ' style:parent-style-name="Kop"'),
            ("Heading_20_1", ""),
            ("Ruim", ' style:default-outline-level="1"'),
            ("Kopie", ""),
            ("Lus", ' style:parent-style-name="Lus"'),
        )
    )
    assert [n.level for n in read(text(body, styles=styles)).lines if n.end > n.start] == levels


def outline(*levels: str) -> str:
    return f"<text:outline-style>{''.join(levels)}</text:outline-style>"


def level(n: int, form: str, more: str = "", name: str = "list-level-style-number") -> str:
    return f'<text:{name} text:level="{n}" style:num-format="{form}" {more}/>'


def test_headings_that_number_themselves() -> None:
    name = "outline-level-style"
    styles = outline(
        level(1, "1", 'style:num-suffix="."', name),
        level(2, "1", 'text:display-levels="2"', name),
        level(3, "", "", name),
    )
    styles += '<style:style style:family="paragraph" style:name="Los" style:list-style-name=""/>'
    body = h("A") + h("B", 2) + h("C", 2) + h("D", 3) + h("E") + h("F", 2) + h("G", more=' text:is-list-header="true"')
    body += h("H", more=' text:style-name="Los"') + h("I", more=' text:restart-numbering="true" text:start-value="9"')
    shown = ["1. A", "1.1 B", "1.2 C", "D", "2. E", "2.1 F", "G", "H", "9. I"]
    assert body_of(body, styles=styles) == shown


def test_a_table_of_contents_is_rows() -> None:
    entries = p("Wegen<text:tab/>2") + p("Spoor<text:tab/>3")
    source = f"<text:table-of-content-source>{p('sjabloon')}</text:table-of-content-source>"
    body = f"<text:table-of-content>{source}<text:index-body>{entries}</text:index-body></text:table-of-content>"
    assert read(text(body + p("Tekst."))).text == "Wegen\t2\nSpoor\t3\n\nTekst.\n"


# --- lists


def list_of(*items: str, style: str = "L", more: str = "") -> str:
    inside = "".join(x if x.startswith("<text:list-") else f"<text:list-item>{x}</text:list-item>" for x in items)
    return f'<text:list text:style-name="{style}"{more}>{inside}</text:list>'


def styled(*levels: str) -> str:
    return f'<text:list-style style:name="L">{"".join(levels)}</text:list-style>'


@pytest.mark.parametrize(
    ("form", "more", "shown"),
    [
        ("1", 'style:num-suffix="."', ["1. x", "2. x"]),
        ("a", 'style:num-suffix=")"', ["a) x", "b) x"]),
        ("I", "", ["I x", "II x"]),
        ("1", 'style:num-prefix="§ " text:start-value="4"', ["§ 4 x", "§ 5 x"]),
        ("", "", ["x", "x"]),
    ],
)
def test_list_numbers_as_the_reader_sees_them(form: str, more: str, shown: list[str]) -> None:
    assert body_of(list_of(p("x"), p("x")), styled(level(1, form, more))) == shown


@pytest.mark.parametrize(("sign", "shown"), [("•", "- x"), ("–", "– x")])
def test_bullets(sign: str, shown: str) -> None:
    assert body_of(
        list_of(p("x")), styled(f'<text:list-level-style-bullet text:level="1" text:bullet-char="{sign}"/>')
    ) == [shown]


def test_levels_of_a_list_and_paragraphs_of_one_item() -> None:
    two = styled(level(1, "1", 'style:num-suffix="."'), level(2, "1", 'text:display-levels="2"'))
    inner = list_of(p("b"), p("c"), style="")
    body = list_of(p("a") + p("nog") + inner, f"<text:list-header>{p('kop')}</text:list-header>", p("d") + inner)
    assert body_of(body, two) == ["1. a", "nog", "1.1 b", "1.2 c", "kop", "2. d", "2.1 b", "2.2 c"]


def test_a_list_in_a_list_without_words_of_its_own() -> None:
    two = styled(level(1, "1", 'style:num-suffix="."'), level(2, "a", 'style:num-suffix=")"'))
    body = list_of(p("a"), list_of(p("b"), style=""), p("c"))
    assert body_of(body, two) == ["1. a", "a) b", "2. c"]


def test_lists_begin_again_unless_they_go_on() -> None:
    style = styled(level(1, "1", 'style:num-suffix="."'))
    named = ' xml:id="eerste"'
    body = list_of(p("a"), p("b"), more=named) + p("Tekst.") + list_of(p("c"))
    assert body_of(body, style) == ["1. a", "2. b", "Tekst.", "1. c"]
    body += list_of(p("d"), more=' text:continue-numbering="true"') + list_of(
        p("e"), more=' text:continue-list="eerste"'
    )
    assert body_of(body, style) == ["1. a", "2. b", "Tekst.", "1. c", "2. d", "3. e"]
    begun = f'<text:list-item text:start-value="7">{p("f")}</text:list-item>'
    assert body_of(list_of(begun, p("g")), style) == ["7. f", "8. g"]


def test_a_list_that_is_not_described_has_no_numbers() -> None:
    assert body_of(list_of(p("x"), p("y"))) == ["x", "y"]
    deep = "<text:list><text:list-item>" * 40 + p("diep") + "</text:list-item></text:list>" * 40
    assert body_of(deep, styled(level(1, "1"))) == ["diep"]


# --- notes


def note(n: int, *paragraphs: str, label: str = "", kind: str = "footnote") -> str:
    return (
        f'<text:note text:note-class="{kind}"><text:note-citation{f" text:label={label!r}" if label else ""}>{n}'
        f"</text:note-citation><text:note-body>{''.join(map(p, paragraphs))}</text:note-body></text:note>"
    )


def test_notes_go_behind_the_text() -> None:
    data = text(p(f"Eerst{note(1, 'Een.')} en dan{note(2, 'Twee.', '12 weken later.', kind='endnote')}."))
    source = read(data)
    assert lines(source) == ["Eerst[1] en dan[2].", "[1] Een.", "[2] Twee. 12 weken later."]
    assert lines(source, Role.NOTE) == ["[1] Een.", "[2] Twee. 12 weken later."]
    reading = griffier.read(io.BytesIO(data))
    assert [reading.text[: n.anchor] for n in reading.footnotes] == ["Eerst", "Eerst en dan"]
    assert [reading.text[n.start : n.end] for n in reading.footnotes] == ["Een.", "Twee. 12 weken later."]


@pytest.mark.parametrize(
    ("inside", "shown"),
    [
        (note(1, "* Met dank.", label="*"), ["Zin[1].", "[1] Met dank."]),
        (note(1), ["Zin."]),
        (note(1, f"Een{note(2, 'Twee.')}."), ["Zin[1].", "[1] Een."]),
        ("<text:note/>", ["Zin."]),
    ],
)
def test_odd_notes(inside: str, shown: list[str]) -> None:
    assert body_of(p(f"Zin{inside}.")) == shown


# --- tables


def table(*rows: str, head: str = "") -> str:
    top = f"<table:table-header-rows>{head}</table:table-header-rows>" if head else ""
    return f"<table:table><table:table-column/>{top}{''.join(rows)}</table:table>"


def row(*cells: str) -> str:
    inside = "".join(x if x.startswith("<table:") else f"<table:table-cell>{p(x)}</table:table-cell>" for x in cells)
    return f"<table:table-row>{inside}</table:table-row>"


def test_rows_and_cells_stay_apart() -> None:
    source = read(text(p("Tabel 1") + table(row("po", "29 521"), head=row("Sector", "2023")) + p("Slot.")))
    assert source.text == "Tabel 1\n\nSector\t2023\npo\t29 521\n\nSlot.\n"


def test_covered_and_repeated_cells() -> None:
    wide = (
        f'<table:table-cell table:number-columns-spanned="2">{p("Ton")}</table:table-cell><table:covered-table-cell/>'
    )
    empty = '<table:table-cell table:number-columns-repeated="999999999"/>'
    rows = (f"<table:table-row>{wide}</table:table-row>", row("in", "uit"), row("a", "b", empty))
    assert body_of(table(*rows)) == ["Ton\t", "in\tuit", "a\tb" + "\t" * 100]


def test_tables_that_only_lay_out_are_paragraphs() -> None:
    assert body_of(table(row("Een zin."), row("Nog een."))) == ["Een zin.", "Nog een."]
    cells = [
        f"<table:table-cell>{p(a)}{p(b)}</table:table-cell>"
        for a, b in (("De Minister,", "A. Vos"), ("De Staats,", "B. Ram"))
    ]
    assert body_of(table(row(*cells))) == ["De Minister,", "A. Vos", "De Staats,", "B. Ram"]
    inner = f"<table:table-cell>{p('in')}{table(row('1', '2'))}</table:table-cell>"
    assert body_of(table(row("a", inner), row("b", "c"))) == ["a\tin 1 2", "b\tc"]


def test_a_list_in_a_cell_counts_by_itself() -> None:
    style = styled(level(1, "1", 'style:num-suffix="."'))
    inside = f"<table:table-cell>{list_of(p('x'))}</table:table-cell>"
    assert body_of(table(row("a", inside), row("b", inside)), style) == ["a\t1. x", "b\t1. x"]


# --- bad input


def refused(data: bytes) -> str:
    """The one clear sentence, with what to do."""
    with pytest.raises(UnreadableFile) as caught:
        take_in(data, "brief.odt")
    message = str(caught.value)
    assert message.startswith("brief.odt: ")
    assert message.count("\n") == 0
    assert len(message) < 300
    return caught.value.problem


def main(xml: str | bytes) -> bytes:
    return zipped({"mimetype": odt.MEDIA_TYPE, "content.xml": xml}, zipfile.ZIP_STORED)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (zipped({"mimetype": odt.MEDIA_TYPE}), "cannot be read: content.xml is missing"),
        (main("<office:document-content>"), "cannot be read: content.xml is no well-formed XML (line 1)"),
        (main(root("document-content", "")), "has no text in it"),
        (text("<text:p/>"), "has no text in it"),
        (main("<a>" * 100_000), "cannot be read: content.xml nests its elements more than 250 deep"),
        (
            main("<a>" + "<b/>" * MARKS + "</a>"),
            f"cannot be read: content.xml has more than {MARKS:,} tags and attributes",
        ),
        (
            main(" " * (PART + 1)),
            f"cannot be read: content.xml unpacks to more than a paper can hold ({PART + 1:,} bytes packed)",
        ),
        (text(p("x"))[:-70], "is damaged: it breaks off"),
        (
            zipped({"mimetype": odt.MEDIA_TYPE, "content.xml": b"\0", "META-INF/manifest.xml": "<x:encryption-data/>"}),
            "is locked with a password",
        ),
    ],
)  # fmt: skip
def test_bad_files(data: bytes, said: str) -> None:
    assert refused(data) == f"the OpenDocument text {said}"


@pytest.mark.parametrize(
    "prologue",
    [
        "<!DOCTYPE a [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;'>]>",
        "<!DOCTYPE a SYSTEM 'file:///etc/passwd'>",
        "<!DOCTYPE a [<!ENTITY a SYSTEM 'http://elders.example/'>]>",
    ],
)
def test_entities_are_refused_unread(prologue: str) -> None:
    assert "declares a document type" in refused(main(prologue + "<a>&a;</a>"))


def test_styles_that_cannot_be_read_are_told() -> None:
    source = odt.read(zipped({**parts_of(text(p("Zin."))), "styles.xml": "<a"}), "x")
    assert lines(source) == ["Zin."]
    assert source.warnings == ["the styles were not read: styles.xml is no well-formed XML (line 1)"]


def parts_of(data: bytes) -> dict[str, bytes]:
    package = zipfile.ZipFile(io.BytesIO(data))
    return {name: package.read(name) for name in package.namelist()}


@given(st.data())
def test_a_damaged_file_is_read_or_refused(data: st.DataObject) -> None:
    whole = bytearray(OFFICE["odt"](SHORT))
    for _ in range(data.draw(st.integers(0, 8))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    made = bytes(whole)[: data.draw(st.integers(4, len(whole)))]
    fuzz_odt.once(made)


NAMES_IN_XML = (
    "text:p", "text:h", "text:span", "text:list", "text:list-item", "text:list-header", "text:note", "text:note-body",
    "text:note-citation", "text:s", "text:tab", "text:line-break", "text:section", "draw:frame",
    "table:table", "table:table-row", "table:table-cell", "table:covered-table-cell", "office:annotation",
    "text:table-of-content",
)  # fmt: skip
XML = st.recursive(
    st.sampled_from(["tekst", " ", "36 045", "&#160;", "&amp;"]),
    lambda inside: st.builds(
        lambda name, value, parts: (
            f'<{name} text:style-name="L" text:outline-level="{value}" text:start-value="{value}" text:c="{value}" '
            f'table:number-columns-repeated="{value}" text:continue-numbering="true">{"".join(parts)}</{name}>'
        ),
        st.sampled_from(NAMES_IN_XML),
        st.sampled_from(["", "0", "1", "3", "-5", "x", "999999999999"]),
        st.lists(inside, max_size=4),
    ),
    max_leaves=40,
)


@given(st.lists(XML, max_size=6))
def test_elements_in_any_order_are_read_or_refused(parts: list[str]) -> None:
    data = text("".join(parts), styled(level(1, "1", 'style:num-suffix="."'), level(3, "a")))
    fuzz_odt.once(data)
    try:
        check(odt.read(data, "x"), data)
    except UnreadableFile as e:
        assert e.problem == "the OpenDocument text has no text in it"  # noqa: PT017 - either way is right


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
    assert OFFICE["odt"](SHORT) == OFFICE["odt"](SHORT)


def test_the_same_text_with_the_way_back() -> None:
    reading = griffier.read(io.BytesIO(OFFICE["odt"](SHORT)))
    assert reading.text == griffier.read_text(SHORT).text
    reference = next(a for a in reading.annotations if a.text.startswith("Kamerstuk 36 410 A"))
    assert reading.origin is not None
    assert reading.source_text is not None
    spans = reading.origin.span_to_source(reference.start, reference.end)
    places = [x.path or "" for a, b in spans for x in reading.source_text.places(a, b)]
    assert all(re.match(r"content\.xml#/office:body/office:text/text:p\[\d\]", x) for x in places)
