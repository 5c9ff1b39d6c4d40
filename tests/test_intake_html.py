"""HTML intake: only the paper, with its headings, lists, tables, notes and links; the gold from four kinds of pages."""

import io
import runpy
import tracemalloc
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

import griffier
from griffier.errors import UnreadableFile
from griffier.intake import html, take_in
from griffier.intake._markup import LIMIT, TAGS
from griffier.model.findings import Reference
from griffier.model.reading import Reading
from griffier.model.source import Role, Source
from griffier.reading import read_all
from tests.fuzz import fuzz_html
from tests.gate.measure import READING, gold, papers

WEB = runpy.run_path(str(Path(__file__).parents[1] / "scripts" / "make_web.py"))
PAGES = ("official", "house", "ordinary", "old")

SENTENCE = "Het kabinet heeft besloten de brug bij Zutphen in 2027 te vernieuwen en betrekt daar de provincie bij."
OTHER = "De provincie heeft daar in haar brief van vorig jaar om gevraagd en draagt een derde van de kosten bij."


def page(body: str, head: str = "") -> bytes:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode()


def read(body: str | bytes, head: str = "") -> Source:
    source = html.read(body if isinstance(body, bytes) else page(body, head), "brief.html")
    check(source)
    return source


def check(source: Source) -> None:
    """What holds for every source: lines in order and together all of the text, marks and links inside them."""
    at = 0
    for line in source.lines:
        assert line.start == at
        assert "\n" not in source.text[line.start : line.end]
        assert source.text[line.end] == "\n"
        at = line.end + 1
    assert at == len(source.text)
    for a, b in (*source.marks, *((a, b) for a, b, _ in source.links)):
        assert any(n.start <= a < b <= n.end for n in source.lines)


def lines(source: Source, *roles: Role) -> list[str]:
    found = (n for n in source.lines if n.end > n.start and (not roles or n.role in roles))
    return [source.text[n.start : n.end] for n in found]


def refused(data: bytes) -> str:
    with pytest.raises(UnreadableFile) as e:
        html.read(data, "brief.html")
    assert str(e.value).startswith("brief.html: ")
    assert str(e.value).count(". ") == 1, "one problem, one remedy"
    return e.value.problem


# --- what it is


@pytest.mark.parametrize(
    "head",
    [
        b"<!DOCTYPE html><html>",
        b"\n\n <HTML LANG=nl>",
        b"<!-- saved from url=(0042) --><html>",
        b'<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "x"><html>',
        b'<div class="stuk">',
        b"\xef\xbb\xbf<p>Een brief",
        "<html><body>".encode("utf-16"),
        b"<\x00h\x00t\x00m\x00l\x00>\x00",
    ],
)
def test_a_page_is_known_by_its_first_words(head: bytes) -> None:
    assert html.sniff(head)


@pytest.mark.parametrize(
    "head",
    [b"Een brief over <html>", b"<?xml version='1.0'?><officiele-publicatie>", b"%PDF-1.4", b"< 5 procent", b"<abc>"],
)
def test_other_files_are_no_pages(head: bytes) -> None:
    assert not html.sniff(head)


def test_the_kind_is_seen_from_the_bytes() -> None:
    source = take_in(page(f"<p>{SENTENCE}</p>"), "brief.txt")

    assert source.media_type == "text/html"
    assert len(source.sha256) == 64
    assert source.pages is None


# --- text


def test_paragraphs_headings_and_line_breaks() -> None:
    source = read(
        f"<h2>Bruggen</h2><p>{SENTENCE}\n   {OTHER}</p><p>Een<br>twee<br><br>drie</p><div>vier<p>vijf</p>zes</div>"
    )

    assert lines(source) == ["Bruggen", f"{SENTENCE} {OTHER}", "Een", "twee", "drie", "vier", "vijf", "zes"]
    assert lines(source, Role.HEADING) == ["Bruggen"]
    assert "Een\ntwee\n\ndrie\n\nvier" in source.text


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("caf&eacute; &lt;5 &#8364; &euro;", "café <5 € €"),
        ("een <b>vet</b><i> woord</i>, twee", "een vet woord, twee"),
        ("on<wbr>der<span>deel</span>", "onderdeel"),
        ("een <!-- niet --> twee", "een twee"),
        ("de <q>brug</q>", "de “brug”"),
        ("een&nbsp;brug", "een\u00a0brug"),
        ("H<sub>2</sub>O en 5 m<sup>2</sup>, de 3<sup>e</sup>", "H2O en 5 m2, de 3e"),
        ("een<script>alert('x')</script><style>p {}</style> twee", "een twee"),
        ("een<img src='x' alt='plaatje'> twee<input value='drie'>", "een twee"),
    ],
)
def test_inline_markup(inside: str, text: str) -> None:
    assert lines(read(f"<p>{SENTENCE}</p><p>{inside}</p>"))[-1] == text


def test_preformatted_lines_stay() -> None:
    assert lines(read(f"<p>{SENTENCE}</p><pre>Een\n  twee   drie\nvier</pre>"))[1:] == ["Een", "twee drie", "vier"]


def test_lines_broken_by_hand_are_joined_where_the_sentence_goes_on() -> None:
    wrapped = (
        "De minister heeft de gemeenten gevraagd om een overzicht van alle",
        "bruggen die voor 1970 zijn gebouwd en die nog niet zijn onderzocht.",
        "Dat overzicht wordt in het najaar aan de Kamer gestuurd, samen met",
        "het advies van de Raad over het onderhoud van de kunstwerken daar.",
    )
    reading = of(page("<div>" + "<br>\n".join(wrapped) + "<br><br>Een nieuwe alinea.</div>"))

    assert reading.text.split("\n\n") == [" ".join(wrapped), "Een nieuwe alinea."]


def test_levels_of_headings_count_from_one() -> None:
    source = read(
        f"<h1>De brief</h1><h3>Een</h3><p>{SENTENCE}</p><h4>Onder een</h4><p>{OTHER}</p><h3>Twee</h3><p>{OTHER}</p>"
    )

    assert [n.level for n in source.lines if n.role is Role.HEADING] == [1, 1, 2, 1]


@pytest.mark.parametrize(
    ("markup", "items"),
    [
        ("<ul><li>een<li>twee</ul>", ["– een", "– twee"]),
        ("<ol><li>een</li><li>twee</li></ol>", ["1. een", "2. twee"]),
        ("<ol start=3 type=a><li>een<li value=7>twee<li>drie</ol>", ["c. een", "g. twee", "h. drie"]),
        ("<ol type=I><li>een<li>twee<li>drie<li>vier</ol>", ["I. een", "II. twee", "III. drie", "IV. vier"]),
        ("<ol><li>een<ul><li>twee</ul><li>drie</ol>", ["1. een", "– twee", "2. drie"]),
        ("<ol><li><p>een</p><p>meer</p></li></ol>", ["1. een", "meer"]),
        ("<ul><li>• een</li><li>• twee</li></ul>", ["• een", "• twee"]),
        ('<ul class="expliciet"><li class="li"><p><span class="ol">a. </span>een</p></li></ul>', ["a. een"]),
        ("<ul><li></li><li>een</li></ul>", ["– een"]),
        ("<dl><dt>een</dt><dd>twee</dd></dl>", ["een", "twee"]),
    ],
)
def test_lists_have_their_numbers_back(markup: str, items: list[str]) -> None:
    assert lines(read(f"<p>{SENTENCE}</p>{markup}"))[1:] == items


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        ("<tr><td>a<td>b<tr><td>c<td>d", ["a\tb", "c\td"]),
        ("<tr><th></th><th>2021</th></tr><tr><td>po</td><td>29 521</td></tr>", ["\t2021", "po\t29 521"]),
        ("<tr><td colspan=2>a<td>b<tr><td>c<td>d<td>e", ["a\t\tb", "c\td\te"]),
        ("<tr><td rowspan=2>a<td>b<tr><td>c<tr><td>d<td>e", ["a\tb", "\tc", "d\te"]),
        ("<tr><td><p>een</p><p>twee</p><td>b\n b<br>b", ["een twee\tb b b"]),
    ],
)  # fmt: skip
def test_tables_keep_rows_and_cells_apart(rows: str, text: list[str]) -> None:
    source = read(f"<p>{SENTENCE}</p><table><caption>Titel</caption>{rows}</table><p>{OTHER}</p>")

    assert lines(source) == [SENTENCE, "Titel", *text, OTHER]
    assert f"{text[-1]}\n\n{OTHER}" in source.text


def test_an_empty_first_cell_stays_before_its_row() -> None:
    table = "<tr><th></th><th>2021</th><th>2022</th></tr><tr><td>po</td><td>29 521</td><td>31 293</td></tr>"
    reading = of(page(f"<p>{SENTENCE}</p><table>{table}</table><p>{OTHER}</p>"))

    assert "\t2021\t2022\npo\t29 521\t31 293" in reading.text


def test_a_small_table_in_a_cell_is_part_of_that_cell() -> None:
    inner = "<table><tr><td>fase 1</td><td>klaar</td></tr></table>"
    table = f"<tr><td>Traject</td><td>2023</td></tr><tr><td>Tiel{inner}</td><td>30,1</td></tr>"
    source = read(f"<p>{SENTENCE}</p><table>{table}</table><p>{OTHER}</p>")

    assert lines(source) == [SENTENCE, "Traject\t2023", "Tiel fase 1 klaar\t30,1", OTHER]


def test_head_and_foot_of_a_page_that_libreoffice_saved_are_out() -> None:
    foot = '<div title="footer"><p>Pagina 1 van 3</p></div>'
    source = read(f'<div title="header"><p>Ministerie van Water</p></div><p>{SENTENCE}</p><p>{OTHER}</p>{foot}')

    assert lines(source) == [SENTENCE, OTHER]


def test_words_that_were_deleted_are_out() -> None:
    assert lines(read(f"<p>{SENTENCE}</p><p>Nr. <del>11</del><ins>12</ins> geldt.</p>")) == [SENTENCE, "Nr. 12 geldt."]


def test_a_table_that_lays_out_the_page_is_none() -> None:
    inner = f"<h2>Brief</h2><p>{SENTENCE}</p><p>{OTHER}</p><p>{OTHER}</p>"
    source = read(f"<table><tr><td><a href=a>Home</a></td><td>{inner}</td></tr></table>")

    assert "\t" not in source.text
    assert "Brief" in lines(source)


def test_every_word_leads_to_its_element() -> None:
    data = page(
        f"<div><p>{SENTENCE}</p><p>Een <b>twee</b></p></div>"
        "<div><ul><li>drie</li></ul><table><tr><td>a</td><td>vier</td></tr></table></div>"
    )
    source = read(data)
    tree = etree.fromstring(data, etree.HTMLParser())

    paths = {}
    for word in ("kabinet", "twee", "drie", "vier"):
        at = source.text.index(word)
        (place,) = source.places(at, at + len(word))
        assert place.path
        found: Any = tree.xpath(place.path)
        (element,) = found
        assert word in "".join(map(str, element.itertext()))
        paths[word] = place.path
    assert paths["kabinet"] == "/html/body/div[1]/p[1]"
    assert paths["vier"] == "/html/body/div[2]/table/tr/td[2]"


# --- notes


CALLED = "Dat is in het najaar besloten.{call} Daarna volgt een brief."


@pytest.mark.parametrize(
    ("call", "notes"),
    [
        (
            '<sup><a href="#fn1">1</a></sup>',
            '<section class="footnotes"><hr><ol><li id="fn1"><p>{note} <a href="#fnref1">↩</a></p></li></ol></section>',
        ),
        (
            '<a class="nootnum supernote-click-ID-x" href="#ID-x">1</a>',
            '<div id="noten"><hr><div class="voet noot snp-mouseoffset" id="supernote-note-ID-x">'
            '<h5 class="note-close"><a href="#close-ID-x">X</a> Noot</h5>'
            '<sup><span class="nootnum"><a id="ID-x" name="ID-x"></a>1</span></sup><p>{note}</p></div></div>',
        ),
        (
            '<a href="#_ftn1" name="_ftnref1"><span>[1]</span></a>',
            '<div><hr><div id="ftn1"><p><a href="#_ftnref1" name="_ftn1">[1]</a> {note}</p></div></div>',
        ),
        ('<a href="#n1">[1]</a>', '<h3>Noten</h3><p id="n1">1. {note}</p>'),
        ('<a href="#n1">*</a>', '<p><a name="n1">*</a> {note}</p>'),
        ('<a href="#n1"><sup>1</sup></a>', '<table><tr><td><a name="n1">1</a></td><td>{note}</td></tr></table>'),
        ("[1]", "<p>[1] {note}</p>"),
        ("<sup>1</sup>", "<p><sup>1</sup> {note}</p>"),
    ],
)
def test_notes_are_found_by_their_links(call: str, notes: str) -> None:
    words = "Zie ook Kamerstuk 36 045, nr. 2."
    body = f"<p>{SENTENCE}</p><p>{CALLED.format(call=call)}</p><p>{OTHER}</p>{notes.format(note=words)}"
    reading = of(page(body))

    (note,) = reading.footnotes
    assert (note.marker, reading.text[note.start : note.end]) == ("1", words)
    assert reading.text[: note.anchor].endswith("najaar besloten.")
    assert reading.text.count(words) == 1
    assert "Noten" not in reading.text
    assert "↩" not in reading.text
    assert "besloten. Daarna" in reading.text


@pytest.mark.parametrize(
    "body",
    [
        f'<p>{SENTENCE} <a href="#k2">2</a></p><h2 id="k2">Kop</h2><p>{OTHER}</p>',
        f'<p id="k1">{OTHER}</p><p>{SENTENCE} <a href="#k1">1</a></p>',
        f'<p>{SENTENCE} <a href="#weg">1</a></p><p>{OTHER}</p>',
        f'<p>{SENTENCE} <a href="https://example.org/#k1">1</a></p><p id="k1">{OTHER}</p>',
    ],
)
def test_other_numbers_with_links_are_no_notes(body: str) -> None:
    source = read(body)

    assert list(source.marks) == []
    assert OTHER in source.text


def test_a_note_of_two_paragraphs_as_libreoffice_saves_it() -> None:
    call = '<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a>'
    sign = '<a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a>'
    note = f"<div id=sdfootnote1><p>{sign}Zie de nota.</p><p>Die is openbaar.</p></div>"
    source = read(f"<p>{SENTENCE}{call}</p><p>{OTHER}</p>{note}")

    assert lines(source, Role.NOTE) == ["[1] Zie de nota.", "Die is openbaar."]


def test_a_note_called_twice_stands_once() -> None:
    body = '<p>Een.<a href="#n">1</a> Twee.<a href="#n">1</a></p><p id="n">1. De noot.</p>'
    source = read(f"<p>{SENTENCE}</p>{body}")

    assert lines(source)[1:] == ["Een.[1] Twee.[1]", "[1] De noot."]


# --- links


@pytest.mark.parametrize(
    ("address", "identifier"),
    [
        ("https://zoek.officielebekendmakingen.nl/kst-28676-431.html", "kst-28676-431"),
        ("https://zoek.officielebekendmakingen.nl/kst-35925-VI-168.pdf#blz=2", "kst-35925-VI-168"),
        ("http://zoek.officielebekendmakingen.nl/stb-2022-331.html", "stb-2022-331"),
        ("https://zoek.officielebekendmakingen.nl/dossier/36410-XV", "kst-36410-XV"),
        ("https://wetten.overheid.nl/BWBR0005537/2024-01-01", "BWBR0005537"),
        ("https://deeplink.rechtspraak.nl/uitspraak?id=ECLI:NL:HR:2021:1963", "ECLI:NL:HR:2021:1963"),
        ("https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX%3A32016R0679", "32016R0679"),
        ("https://www.tweedekamer.nl/kamerstukken/brieven_regering/detail?id=2022Z03223&did=2022D06725", "2022D06725"),
    ],
)
def test_links_to_official_papers_are_kept(address: str, identifier: str) -> None:
    source = read(f'<p>{SENTENCE}</p><p>Zie <a href="{address}">dit <b>stuk</b></a>.</p>')

    spans = [(source.text[a:b], i) for a, b, i in source.links]
    assert "".join(text for text, _ in spans) == "dit stuk"
    assert {i for _, i in spans} == {identifier}


@pytest.mark.parametrize(
    "address", ["https://example.org/kst-28676-431.html", "mailto:a@b.nl", "#n1", "javascript:x()", ""]
)
def test_other_links_are_not(address: str) -> None:
    assert list(read(f'<p>{SENTENCE}</p><p>Zie <a href="{address}">dit</a>.</p>').links) == []


# --- only the paper


MENU = "<ul><li><a href=a>Actueel</a></li><li><a href=b>Onderwerpen</a></li><li><a href=c>Contact</a></li></ul>"
NOISE = "Deze website gebruikt cookies om bij te houden hoe vaak bezoekers een bladzijde van ons bekijken."


@pytest.mark.parametrize(
    "clutter",
    [
        f"<nav>{MENU}</nav>",
        f'<div role="navigation">{MENU}</div>',
        f'<div class="site-menu">{MENU}</div>',
        MENU,
        f'<div id="cookiebar"><p>{NOISE}</p></div>',
        f'<div class="c-cookie-banner" role="dialog"><p>{NOISE}</p></div>',
        f"<footer><p>{NOISE}</p></footer>",
        f"<aside><p>{NOISE}</p></aside>",
        f"<header><p>{NOISE}</p></header>",
        f'<div class="breadcrumb"><p>{NOISE}</p></div>',
        f'<ol id="kruimelpad"><li>{NOISE}</li></ol>',
        f"<div hidden><p>{NOISE}</p></div>",
        f'<div style="display : NONE; color: red"><p>{NOISE}</p></div>',
        f'<p aria-hidden="true">{NOISE}</p>',
        f'<p class="sr-only">{NOISE}</p>',
        f"<script>document.write('<p>{NOISE}</p>')</script>",
        f"<template><p>{NOISE}</p></template>",
        f"<noscript><p>{NOISE}</p></noscript>",
        f"<form><select><option>{NOISE}</option></select><textarea>{NOISE}</textarea><button>{NOISE}</button></form>",
        f'<div class="related-items"><h2>Zie ook</h2><p>{NOISE}</p></div>',
        f"<iframe>{NOISE}</iframe><object><p>{NOISE}</p></object>",
    ],
)
@pytest.mark.parametrize(
    "frame", ["{paper}{clutter}", "{clutter}<main>{paper}</main>", "<div>{clutter}<div>{paper}</div></div>"]
)
def test_what_belongs_to_the_page_is_left_out(clutter: str, frame: str) -> None:
    paper = f"<h1>Brief</h1><p>{SENTENCE}</p><p>{OTHER}</p>" * 3
    source = read(frame.format(paper=paper, clutter=clutter))

    assert lines(source) == ["Brief", SENTENCE, OTHER] * 3


@pytest.mark.parametrize(
    "frame",
    [
        '<body class="has-menu cookie-consent-open"><div class="page-with-sidebar">{paper}</div>',
        '<div class="main-menu-open"><main>{paper}</main></div>',
        '<form id="aspnetForm">{paper}</form>',
        "<article><header>{paper}</header></article>",
        '<div role="main">{paper}</div>',
        "<center><font>{paper}</font></center>",
    ],
)
def test_the_paper_is_not_taken_for_clutter(frame: str) -> None:
    paper = f"<h1>Brief</h1><p>{SENTENCE}</p><p>{OTHER}</p>"

    assert lines(read(frame.format(paper=paper))) == ["Brief", SENTENCE, OTHER]


def test_short_lines_of_the_letterhead_belong_to_the_letter() -> None:
    head = "<div><p>Aan de Voorzitter van de Tweede Kamer</p></div><div><p>Den Haag, 3 mei 2024</p></div>"
    source = read(f"<div>{MENU}</div><div id=x>{head}<div><p>{SENTENCE}</p><p>{OTHER}</p></div></div>")

    assert lines(source) == ["Aan de Voorzitter van de Tweede Kamer", "Den Haag, 3 mei 2024", SENTENCE, OTHER]


def test_a_paper_in_a_closed_panel_is_read() -> None:
    inner = f'<div class="m-modal__content"><p>{SENTENCE}</p></div>'
    panel = f'<div class="m-modal" role="dialog" aria-hidden="true" hidden>{inner}</div>'

    assert lines(read(f"<main><h1>Brief regering</h1><p>{OTHER}</p>{panel}</main>")) == [SENTENCE]


def test_an_official_page_without_dossier_has_its_container() -> None:
    source = read(f'<div><p>{OTHER}</p><div id="broodtekst"><p>{SENTENCE}</p></div></div>')

    assert lines(source) == [SENTENCE]


def test_classes_that_others_use_too_make_no_official_page() -> None:
    source = read(f'<h1>Veelgestelde vragen</h1><div class="vraag"><p>{SENTENCE}</p></div><p>{OTHER}</p>')

    assert lines(source) == ["Veelgestelde vragen", SENTENCE, OTHER]


def test_the_parts_of_an_official_page() -> None:
    body = (
        '<h1 class="dossiertitel"><span class="dossiernummer">29 385</span> Aanleg van bruggen</h1>'
        '<div class="stuk"><h1 class="stuktitel"><span class="stuknummer">Nr. 12</span>\n'
        "BRIEF VAN DE MINISTER VAN WATERSTAAT</h1>"
        "<p>Aan de Voorzitter van de Tweede Kamer der Staten-Generaal</p><p>Den Haag, 3 mei 2024</p>"
        f'<p class="tussenkop"><strong class="tussenkop_vet">Bruggen</strong></p><p>{SENTENCE}</p>'
        f'<p class="tussenkop tussenkop_cur">Sluizen</p><p>{OTHER}</p>'
        '<p class="ondertekening"><span class="functie">De Minister van Waterstaat,</span> '
        '<span class="naam">J. de Bruin</span></p></div>'
    )
    reading = of(page(f"<nav>{MENU}</nav><div>{body}</div><p>{NOISE}</p>"))

    it = reading.document
    assert (it.kind, it.identifier, it.date, it.place) == ("letter", "kst-29385-12", "2024-05-03", "Den Haag")
    assert [(s.name, s.role) for s in it.senders] == [("J. de Bruin", "Minister van Waterstaat")]
    assert [(s.title, s.level) for s in reading.sections if s.title] == [("Bruggen", 1), ("Sluizen", 2)]
    assert NOISE not in reading.text


def test_questions_and_answers_are_headings() -> None:
    body = "".join(
        f'<div class="{kind.lower()}"><h2 class="stuktitel"><a id="d1"></a>{kind} {n}</h2><p>{SENTENCE}</p></div>'
        for n in (1, 2)
        for kind in ("Vraag", "Antwoord")
    )
    assert lines(read(body), Role.HEADING) == ["Vraag 1", "Antwoord 1", "Vraag 2", "Antwoord 2"]


# --- letters


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("utf-8", "utf-8"),
        ("iso-8859-1", "cp1252"),
        ("windows-1252", "cp1252"),
        ("iso-8859-15", "iso-8859-15"),
        ("iso-8859-1", "utf-8"),  # says one thing, is another
        ("utf-8", "cp1252"),
        ("utf-16", "utf-8"),
        ("zlib_codec", "cp1252"),  # Python knows it, and it is no set of letters
        ("onzin", "utf-8"),
        ("", "utf-8"),
        ("", "cp1252"),
        ("utf-8", "utf-8-sig"),
        ("iso-8859-1", "utf-16"),
    ],
)
@pytest.mark.parametrize(
    "form", ['<meta charset="{0}">', "<META HTTP-EQUIV=Content-Type CONTENT='text/html; charset={0}'>"]
)
def test_charsets(declared: str, encoding: str, form: str) -> None:
    head = form.format(declared) if declared else ""
    data = f"<html><head>{head}</head><body><p>Één café, € 5.</p><p>{SENTENCE}</p></body></html>".encode(encoding)

    assert lines(read(data))[0] == "Één café, € 5."


def test_a_few_broken_letters_do_not_spoil_the_others() -> None:
    data = f'<meta charset="utf-8"><p>{"Één café. " * 20}</p><p>{SENTENCE}'.encode() + b" Nu \xe9\xe9n.</p>"

    assert lines(read(data))[0].startswith("Één café. Één")


def test_marks_that_nobody_sees_are_gone_from_the_clean_text() -> None:
    reading = of(
        page(
            f"<p>{SENTENCE}</p>"
            "<p>De \u202bKamer\u202c\u200bstukken: Ka\u200bmer\u00adstuk\u200e 36\u00a0045,\u202fnr. 2.</p>"
        )
    )

    assert [a.target for a in reading.annotations if isinstance(a, Reference)] == ["kst-36045-2"]
    assert not set(reading.text) & set("\u202b\u202c\u200b\u00ad\u200e\u00a0\u202f")


# --- bad input


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"<html><body></body></html>", "no text"),
        (b"<html>", "no text"),
        (b"<!-- niets -->", "empty"),
        (b"<html><body><p>Ja.</p></body></html>", "no text"),
        (
            b'<html><frameset><frame src="a.htm"><noframes>Uw lezer toont geen frames.</noframes></frameset></html>',
            "frames",
        ),
        (b'<html><body><iframe src="http://127.0.0.1:9/"></iframe></body></html>', "frames"),
        (
            b"<html><body><h1>Inloggen</h1><form>Gebruikersnaam <input> Wachtwoord <input type=password></form>",
            "log in",
        ),
        (
            b"<html><body><div id=app></div><script>start()</script><noscript>Zet JavaScript aan.</noscript>",
            "a program",
        ),
        (b"<html><body>" + b"<div>" * 5_000 + b"x", "too deep"),
        (b"<html><body>" + b"<b></b>" * TAGS, "tags is over the limit"),
        (b"<html><body>" + b"x" * LIMIT, "bytes is over the limit"),
    ],
)
def test_a_page_without_a_paper_is_refused_in_one_sentence(data: bytes, problem: str) -> None:
    assert problem in refused(data)


@pytest.mark.parametrize(
    "markup",
    [
        "<p>Een<div><b>twee<i>drie</p><ul><li>vier<table><tr><td>vijf",
        "</p></div></html><p>Een",
        "<p>Een</p" * 50,
        "<p title='<p>'>Een</p>",
        "<<p>>Een<//p>",
        "<p>\x00Een\x0b\x1f\x00</p>",
        "<b>" * 900 + "Een",
        "<p>" + "<a href='#n1'>1</a>" * 400 + "<p id=n1>1. Een",
        "<table>" + "<tr>" + "<td rowspan=99999 colspan=99999>Een",
        "<plaintext>Een <p>twee",
        "<![CDATA[Een]]><p>twee",
        "<p>&#0;&#xD800;&#x110000;&nosuch; Een",
        "<svg><p>Een</p></svg><math><mi>x</mi></math>",
    ],
)
def test_broken_markup_is_read_as_far_as_it_goes(markup: str) -> None:
    assert SENTENCE in read(f"<html><body><p>{SENTENCE}</p>{markup}".encode()).text


def test_four_hundred_columns() -> None:
    rows = "".join("<tr>" + "".join(f"<td>{r * c}</td>" for c in range(400)) + "</tr>" for r in range(20))
    source = read(f"<p>{SENTENCE}</p><table>{rows}</table>")

    assert {line.count("\t") for line in lines(source)[1:]} == {399}


def test_cells_over_many_rows_and_columns_stay_within_bounds() -> None:
    rows = "<tr><td rowspan=1000 colspan=1000>x</td><td>y</td></tr>" * 500
    tracemalloc.start()
    source = read(f"<p>{SENTENCE}</p><table>{rows}</table>")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert len(source.text) < 1_000_000
    assert peak < 100_000_000


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*args: object, **kwargs: object) -> None:
        raise AssertionError("a page opened a connection")

    monkeypatch.setattr("socket.socket.connect", never)
    read(
        '<base href="http://127.0.0.1:9/"><link rel=stylesheet href="http://127.0.0.1:9/x.css"><img src="http://127.0.0.1:9/x">'
        f'<p>{SENTENCE}</p><script src="http://127.0.0.1:9/x.js"></script><iframe src="file:///etc/hostname"></iframe>'
    )


@given(st.lists(st.sampled_from((
    "<p>", "</p>", "<div>", "</div>", "<ul>", "<li>", "</ul>", "<table>", "<tr>", "<td>", "</table>", "<sup>1</sup>",
    "<h2>", "</h2>", '<a href="#n">1</a>', '<p id="n">', "<br>", "<pre>", "</pre>", "<b>", "</i>", "&eacute;", "tekst ",
    "Kamerstuk 36 045, nr. 2. ", '<div class="stuktitel">', '<nav>', "</nav>", "<script>", "</script>", "<!--", "-->",
    "\x00", "\u200f", "<td rowspan=3>", "[1] ",
)), max_size=60))  # fmt: skip
def test_any_page_is_read_or_refused(pieces: list[str]) -> None:
    made = page(f"<p>{SENTENCE}</p>" + "".join(pieces))
    fuzz_html.once(made)
    with suppress(UnreadableFile):
        read(made)


# --- the gold


def of(data: bytes) -> Reading:
    """The reading of a page."""
    ((_, reading),) = _all(data)
    assert isinstance(reading, Reading)
    return reading


def _all(data: bytes) -> list[tuple[str, Any]]:
    return list(read_all(io.BytesIO(data), find={"reference"}))


@cache
def letter(name: str) -> Any:
    text = (READING / gold(name)["file"]).read_text(encoding="utf-8")
    return WEB["Letter"].of(text)


@cache
def paged(form: str, name: str) -> Reading:
    return of(WEB["FORMS"][form](letter(name)))


@pytest.mark.parametrize("form", PAGES)
@pytest.mark.parametrize("name", papers())
def test_pages_give_the_references_of_the_plain_text(form: str, name: str) -> None:
    text = (READING / gold(name)["file"]).read_text(encoding="utf-8")
    wanted = griffier.read_text(text, find={"reference"})

    def told(reading: Reading) -> list[tuple[str, str]]:
        return [(a.type, a.text) for a in reading.annotations]

    assert told(paged(form, name)) == told(wanted)


def test_the_script_gives_the_same_bytes_again() -> None:
    text = (READING / gold("g02")["file"]).read_text(encoding="utf-8")
    for form, make in WEB["FORMS"].items():
        assert make(WEB["Letter"].of(text)) == make(letter("g02")), form
