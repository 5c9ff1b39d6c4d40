"""Official XML: parts in the order of the printed paper, dates, dossiers and links from their own elements."""

import io
import runpy
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
from griffier.intake import official_xml, take_in
from griffier.intake._markup import LIMIT, TAGS
from griffier.model.reading import Reading
from griffier.model.source import Role, Source
from tests.fuzz import fuzz_official_xml
from tests.gate.measure import READING, gold, papers

WEB = runpy.run_path(str(Path(__file__).parents[1] / "scripts" / "make_web.py"))

SENTENCE = "Het kabinet heeft besloten de brug bij Zutphen te vernieuwen."


def paper(text: str, head: str = "", stuk: str = "") -> bytes:
    """A Kamerstuk with this text."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?><officiele-publicatie><kamerstuk>'
        f"{head or HEAD}<stuk>{stuk or STUK}<algemeen><vrije-tekst><tekst>{text}</tekst></vrije-tekst></algemeen>"
        "</stuk>"
        "</kamerstuk></officiele-publicatie>"
    ).encode()


HEAD = (
    '<kamerstukkop><tekstregel inhoud="vergaderjaar">Vergaderjaar 2023–2024</tekstregel>'
    '<tekstregel inhoud="kameraanduiding">Tweede Kamer der Staten-Generaal</tekstregel></kamerstukkop>'
    "<dossier><dossiernummer><dossiernr>29 385</dossiernr></dossiernummer><titel>Aanleg van bruggen</titel></dossier>"
)
STUK = '<stuknr>Nr. <ondernummer kamer="2">12</ondernummer></stuknr><titel>BRIEF VAN DE MINISTER VAN WATERSTAAT</titel>'
TOP = [
    "Tweede Kamer der Staten-Generaal",
    "Vergaderjaar 2023–2024",
    "29 385 Aanleg van bruggen",
    "Nr. 12 BRIEF VAN DE MINISTER VAN WATERSTAAT",
]


def read(data: bytes | str) -> Source:
    source = official_xml.read(data if isinstance(data, bytes) else paper(data), "brief.xml")
    at = 0
    for line in source.lines:
        assert line.start == at
        assert source.text[line.end] == "\n"
        at = line.end + 1
    assert at == len(source.text)
    for a, b in (*source.marks, *((a, b) for a, b, _ in source.links)):
        assert any(n.start <= a < b <= n.end for n in source.lines)
    return source


def lines(source: Source, *roles: Role) -> list[str]:
    found = (n for n in source.lines if n.end > n.start and (not roles or n.role in roles))
    return [source.text[n.start : n.end] for n in found]


def body(text: str) -> list[str]:
    return lines(read(text))[len(TOP) :]


def of(data: bytes) -> Reading:
    return griffier.read(io.BytesIO(data), find={"reference"})


def refused(data: bytes) -> str:
    with pytest.raises(UnreadableFile) as e:
        official_xml.read(data, "brief.xml")
    assert str(e.value).startswith("brief.xml: ")
    assert str(e.value).count(". ") == 1, "one problem, one remedy"
    return e.value.problem


# --- what it is


@pytest.mark.parametrize(
    "head",
    [
        b"<?xml version='1.0' encoding='utf-8'?>\n<officiele-publicatie xmlns:xsi='x'>",
        b"<officiele-publicatie>",
        b"\n<kamerwrk kamer='2'>",
        b"<!DOCTYPE handeling SYSTEM 'handeling.dtd'><handeling>",
        b"\xef\xbb\xbf<?xml version='1.0'?><!-- een lang verhaal",
        "<?xml version='1.0' encoding='utf-16'?><officiele-publicatie>".encode("utf-16"),
    ],
)
def test_it_is_known_by_its_first_words(head: bytes) -> None:
    assert official_xml.sniff(head)


@pytest.mark.parametrize("head", [b"<html>", b"Over <officiele-publicatie>", b"%PDF-1.4", b"<xml", b"PK\x03\x04"])
def test_other_files_are_not(head: bytes) -> None:
    assert not official_xml.sniff(head)


def test_the_kind_is_seen_from_the_bytes() -> None:
    assert take_in(paper(f"<al>{SENTENCE}</al>"), "brief.txt").media_type == "application/xml"


def test_a_page_in_xml_is_read_as_a_page() -> None:
    data = f'<?xml version="1.0"?><!-- {"x" * 2000} --><html xmlns="x"><body><p>{SENTENCE}</p></body></html>'
    source = take_in(data.encode(), "brief.xml")

    assert (source.media_type, lines(source)) == ("text/html", [SENTENCE])


# --- the head, and what it states


def test_the_head_is_in_the_order_of_the_printed_paper() -> None:
    assert lines(read(f"<al>{SENTENCE}</al>")) == [*TOP, SENTENCE]


@pytest.mark.parametrize(
    ("number", "inside", "title", "dossier"),
    [
        ("29 385", "", "Bruggen", "29385"),
        ("35 925", "<begrotingshoofdstuk>VI</begrotingshoofdstuk>", "Begroting", "35925-VI"),
        ("36 410 A", "", "Begroting", "36410-A"),
        ("36 410-XV", "", "begroting zonder hoofdletter", "36410-XV"),
        ("21 501-02", "", "Raad", "21501-02"),
        ("35 107 (R2120)", "", "Rijkswet", "35107"),
        ("35.107", "", "Punt", "35107"),
    ],
)
def test_dossiers_come_from_their_elements(number: str, inside: str, title: str, dossier: str) -> None:
    numbers = f"<dossiernummer><dossiernr>{number}</dossiernr>{inside}</dossiernummer>"
    head = f"<dossier>{numbers}<titel>{title}</titel></dossier>"
    reading = of(paper(f"<al>Den Haag, 3 mei 2024</al><al>{SENTENCE}</al>", head))

    assert [(d.number, d.title) for d in reading.document.dossiers] == [(dossier, title)]
    assert (reading.document.number, reading.document.identifier) == ("12", f"kst-{dossier}-12")


def test_two_dossiers_stand_on_two_lines() -> None:
    second = "<dossier><dossiernummer><dossiernr>27 625</dossiernr></dossiernummer><titel>Waterbeleid</titel></dossier>"
    data = paper(f"<al>{SENTENCE}</al>", HEAD + second)

    assert "29 385 Aanleg van bruggen\n\n27 625 Waterbeleid\n\nNr. 12" in read(data).text
    assert [d.number for d in of(data).document.dossiers] == ["29385", "27625"]
    assert of(data).document.identifier == "kst-29385-12"


def test_papers_of_the_eerste_kamer() -> None:
    stuk = '<stuknr><ondernummer kamer="1">F</ondernummer></stuknr><titel>BRIEF VAN DE MINISTER</titel>'
    head = HEAD.replace("Tweede", "Eerste")

    assert of(paper(f"<al>{SENTENCE}</al>", head, stuk)).document.identifier == "kst-29385-F"
    old = head.replace("2023–2024", "1998–1999")
    assert of(paper(f"<al>{SENTENCE}</al>", old, stuk)).document.identifier == "kst-19981999-29385-F"


@pytest.mark.parametrize(
    ("status", "text", "day"),
    [
        ('Voorgesteld <datum isodatum="2024-03-14">14 maart 2024</datum>', "", "2024-03-14"),
        ('Ontvangen <datum isodatum="2024-03-14">14 mrt. 2024</datum>', "", "2024-03-14"),
        (
            'Ontvangen <datum isodatum="2024-03-14">14 maart 2024</datum>',
            "<al>Den Haag, 12 maart 2024</al>",
            "2024-03-12",
        ),
        ('Ontvangen <datum isodatum="onzin">vandaag</datum>', "", None),
        ("", "<al>Den Haag, 12 maart 2024</al>", "2024-03-12"),
    ],
)
def test_the_day_comes_from_its_element_where_the_letter_has_none(status: str, text: str, day: str | None) -> None:
    stuk = f"{STUK}<datumtekst>{status}</datumtekst>" if status else STUK

    assert of(paper(f"{text}<al>{SENTENCE}</al>", stuk=stuk)).document.date == day


def test_a_letter_with_its_signers() -> None:
    signed = (
        "<tekst-sluiting><ondertekening><functie>De Minister</functie> van Waterstaat,\n"
        "<naam><voornaam>J.</voornaam><achternaam>de Bruin</achternaam></naam></ondertekening>"
        "<ondertekening><functie>De Staatssecretaris van Waterstaat,</functie><naam>A. Vis</naam></ondertekening>"
        "</tekst-sluiting>"
    )
    top = "<al>Aan de Voorzitter van de Tweede Kamer der Staten-Generaal</al><al>Den Haag, 3 mei 2024</al>"
    text = f"{top}<al>{SENTENCE}</al>"
    reading = of(paper(text).replace(b"</vrije-tekst>", b"</vrije-tekst>" + signed.encode()))

    it = reading.document
    assert (it.kind, it.addressee) == ("letter", "Voorzitter van de Tweede Kamer der Staten-Generaal")
    assert [(s.name, s.role) for s in it.senders] == [
        ("J. de Bruin", "Minister van Waterstaat"),
        ("A. Vis", "Staatssecretaris van Waterstaat"),
    ]
    assert [reading.text[s.start : s.end] for s in reading.sentences] == [SENTENCE]


# --- the text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("<al>een <nadruk type='cur'>twee</nadruk><sup>2</sup>,\n   drie</al>", ["een twee2, drie"]),
        ("<al>een<?xpp afbm?>deel <!-- niet --> twee</al>", ["eendeel twee"]),
        ("<al-groep><al>een</al><al>twee</al></al-groep>", ["een", "twee"]),
        ("<lijst><li><li.nr>1.</li.nr><al>een</al></li><li><al>twee</al></li></lijst>", ["1. een", "twee"]),
        (
            "<al>een:<lijst><li><li.nr>a.</li.nr><al>twee</al><lijst><li><li.nr>–</li.nr><al>drie</al></li></lijst>"
            "</li></lijst></al>",
            ["een:", "a. twee", "– drie"],
        ),
        ("<lijst><li><li.nr>–</li.nr></li><li><al>een</al></li></lijst>", ["een"]),
        (
            "<artikel><kop><label>Artikel</label><nr>1</nr></kop><lid><lidnr>1.</lidnr><al>een</al></lid></artikel>",
            ["Artikel 1", "1. een"],
        ),
        ("<definitie-item><term>brug:</term><definitie><al>een</al></definitie></definitie-item>", ["brug:", "een"]),
        ("<plaatje><illustratie naam='x.png'/><bijschrift>Kaart</bijschrift></plaatje><al>een</al>", ["Kaart", "een"]),
        ("<box><al>een</al></box>", ["een"]),
        ("<onbekend>een <b>twee</b> drie</onbekend>", ["een twee drie"]),
        ("<vak><iets>een</iets><iets>twee</iets></vak>", ["een", "twee"]),
        ("<al>caf&#233; &eacute;&euro; &lt;5</al>", ["café é€ <5"]),
    ],
)  # fmt: skip
def test_elements(text: str, found: list[str]) -> None:
    assert body(text) == found


def test_headings_have_levels() -> None:
    text = (
        "<divisie><kop><nr>1.</nr><titel>Een</titel></kop><al>x</al><divisie><kop><nr>1.1</nr>"
        "<titel>Onder een</titel></kop>"
        '<tussenkop kopopmaak="cur">Klein</tussenkop><al>x</al></divisie></divisie>'
        '<tussenkop kopopmaak="vet">Groot</tussenkop><al>x</al>'
    )
    source = read(text)

    found = [(source.text[n.start : n.end], n.level) for n in source.lines if n.role is Role.HEADING]
    assert found == [("1. Een", 1), ("1.1 Onder een", 2), ("Klein", 4), ("Groot", 1)]


def test_one_look_of_headings_is_one_level() -> None:
    source = read(
        '<tussenkop kopopmaak="cur">Een</tussenkop><al>x</al><tussenkop kopopmaak="cur">Twee</tussenkop><al>x</al>'
    )

    assert [n.level for n in source.lines if n.role is Role.HEADING] == [1, 1]


def test_tables_keep_their_columns() -> None:
    text = (
        '<table><title>Staat</title><tgroup cols="3"><colspec colname="a"/><colspec colname="b"/>'
        '<colspec colname="c"/><thead>'
        '<row><entry colname="a"><al>Art.</al></entry><entry namest="b" nameend="c"><al>Begroting</al></entry></row>'
        "<row><entry/><entry><al>Uitgaven</al></entry><entry><al>Ontvangsten</al></entry></row></thead><tbody>"
        '<row><entry morerows="1"><al>1</al></entry><entry><al>een</al><al>twee</al></entry><entry><al>3</al>'
        "</entry></row>"
        "<row><entry><al>4</al></entry><entry><al>5</al></entry></row></tbody></tgroup></table><al>Daarna.</al>"
    )
    assert body(text) == [
        "Staat",
        "Art.\tBegroting\t",
        "\tUitgaven\tOntvangsten",
        "1\teen twee\t3",
        "\t4\t5",
        "Daarna.",
    ]
    assert "\n\nDaarna." in read(text).text


def test_notes_stand_apart_and_are_called_where_they_stood() -> None:
    noot = '<noot id="n{0}" type="voet"><noot.nr>{0}</noot.nr><noot.al>{1}</noot.al></noot>'
    text = (
        f"<al>Den Haag, 3 mei 2024</al><al>Dat is besloten.{noot.format(1, 'Zie Kamerstuk 36 045, nr. 2.')} Daarna "
        "volgt meer.</al>"
        f"<al>Nog iets{noot.format(2, 'Een</noot.al><noot.al>twee.')}.</al>"
    )
    reading = of(paper(text))

    first, second = reading.footnotes
    assert reading.text[first.start : first.end] == "Zie Kamerstuk 36 045, nr. 2."
    assert reading.text[: first.anchor].endswith("Dat is besloten.")
    assert reading.text[second.start : second.end] == "Een twee."
    assert "besloten. Daarna" in reading.text
    assert [a.text for a in reading.annotations] == ["Kamerstuk 36 045, nr. 2"]


def test_a_note_in_a_note_loses_no_words() -> None:
    source = read(
        "<al>een<noot><noot.nr>1</noot.nr><noot.al>twee<noot><noot.al>drie</noot.al></noot></noot.al></noot></al>"
    )

    assert {"twee", "drie"} <= set(source.text.split())


@pytest.mark.parametrize(
    ("mark", "target"),
    [
        ('<extref doc="kst-36800-XIV-80" soort="document" status="actief">{0}</extref>', "kst-36800-XIV-80"),
        ('<extref doc="dossier/36600-XXIII" soort="document">{0}</extref>', "kst-36600-XXIII"),
        ('<extref doc="https://wetten.overheid.nl/BWBR0005537" soort="URL">{0}</extref>', "BWBR0005537"),
        ('<dossierref dossier="36600-VII">{0}</dossierref>', "kst-36600-VII"),
        ('<extref doc="https://example.org/" soort="URL">{0}</extref>', None),
        ('<intref doc="#n1">{0}</intref>', None),
    ],
)
def test_marks_of_the_publisher_are_kept(mark: str, target: str | None) -> None:
    source = read(f"<al>Zie {mark.format('<nadruk>dit</nadruk> stuk')}, en meer.</al>")

    assert "".join(source.text[a:b] for a, b, _ in source.links) == ("dit stuk" if target else "")
    assert {i for _, _, i in source.links} == ({target} if target else set())


def test_every_word_leads_to_its_element() -> None:
    data = paper(
        "<al>een</al><al>twee<noot><noot.al>drie</noot.al></noot></al><lijst><li><li.nr>a.</li.nr><al>vier</al></li>"
        "</lijst>"
    )
    source, tree = read(data), etree.fromstring(data)

    for word in ("Aanleg", "Vergaderjaar", "een", "twee", "drie", "vier"):
        at = source.text.index(word)
        (place,) = source.places(at, at + len(word))
        found: Any = tree.xpath(place.path or "")
        (element,) = found
        assert word in "".join(map(str, element.itertext()))
    assert place.path == "/officiele-publicatie/kamerstuk/stuk/algemeen/vrije-tekst/tekst/lijst/li/al"


# --- other papers


def test_written_questions() -> None:
    data = (
        "<officiele-publicatie><kamervragen><kamervraagkop>"
        '<tekstregel inhoud="vergaderjaar">Vergaderjaar 2023–2024</tekstregel>'
        '<tekstregel inhoud="kameraanduiding">Tweede Kamer der Staten-Generaal</tekstregel>'
        "<tekstregel>Aanhangsel van de Handelingen</tekstregel></kamervraagkop>"
        "<kamervraagnummer>1873</kamervraagnummer>"
        '<kamervraagomschrijving type="vraag">Vragen van het lid <naam><achternaam>Salah</achternaam>'
        "</naam> (Volkspartij) aan de "
        "Minister van Waterstaat over <kamervraagonderwerp>bruggen</kamervraagonderwerp> (ingezonden "
        '<datum isodatum="2024-04-12">12 april 2024</datum>).</kamervraagomschrijving>'
        '<kamervraagomschrijving type="antwoord">Antwoord van Minister De Bruin (Waterstaat) (ontvangen '
        '<datum isodatum="2024-05-21">21 mei 2024</datum>).</kamervraagomschrijving>'
        "<vraag><nr>Vraag 1</nr><al>Kent u Kamerstuk 36 045, nr. 2?</al></vraag><antwoord><nr>Antwoord 1</nr>"
        "<al>Ja.</al></antwoord>"
        "</kamervragen></officiele-publicatie>"
    ).encode()
    reading = of(data)

    it = reading.document
    assert (it.kind, it.number, it.date, it.identifier) == (
        "written_answers",
        "1873",
        "2024-05-21",
        "ah-tk-20232024-1873",
    )
    assert [s.title for s in reading.sections if s.title] == ["Vraag 1", "Antwoord 1"]
    assert (
        "Vragen van het lid Salah (Volkspartij) aan de Minister van Waterstaat over bruggen (ingezonden 12 april"
        in reading.text
    )


def test_proceedings() -> None:
    record = "https://zoek.officielebekendmakingen.nl/h-tk-20112012-13-4/metadata.xml"
    speech = "<spreekbeurt><spreker>{0}</spreker><tekst><al>{1}</al></tekst></spreekbeurt>"
    member = "<voorvoegsels>De heer</voorvoegsels> <naam><achternaam>Vis</achternaam></naam> (<politiek>VP</politiek>):"
    minister = "<voorvoegsels>Minister</voorvoegsels><naam>De Bruin</naam>"
    data = (
        f'<officiele-publicatie><metadata><meta name="OVERHEIDop.externMetadataRecord" content="{record}"/></metadata>'
        "<handelingen><agendapunt><item-titel>Bruggen</item-titel>"
        f"{speech.format(member, 'Voorzitter. Ik verwijs naar Kamerstuk 36 045, nr. 2.')}"
        f"{speech.format(minister, 'Dat zeg ik toe.')}</agendapunt></handelingen></officiele-publicatie>"
    ).encode()

    assert lines(read(data)) == [
        "Bruggen",
        "De heer Vis (VP):",
        "Voorzitter. Ik verwijs naar Kamerstuk 36 045, nr. 2.",
        "Minister De Bruin:",
        "Dat zeg ik toe.",
    ]
    assert (of(data).document.kind, of(data).document.identifier) == ("proceedings", "h-tk-20112012-13-4")


def test_papers_from_before_2010() -> None:
    data = (
        '<?xml version="1.0" encoding="iso-8859-1"?><!DOCTYPE kamerwrk SYSTEM "kamerwrk.dtd">'
        '<kamerwrk kamer="2" publtype="kst">'
        "<kop><titel>Tweede Kamer der Staten-Generaal</titel><subtitel>Vergaderjaar 1998&ndash;1999</subtitel></kop>"
        "<frontm>"
        '<versie dtd="1"/><ordernr>KST36000</ordernr><vergjaar>1998-1999</vergjaar><onderw><nummer>26 387</nummer>'
        "<naam>Bruggen"
        "</naam></onderw></frontm><body><stuk><ltrlabel>Nr.</ltrlabel><nummer>8</nummer>"
        "<titel>BRIEF VAN DE MINISTER VAN WATERSTAAT"
        "</titel><al>Aan de Voorzitter van de Tweede Kamer der Staten-Generaal</al>"
        "<al>Den Haag, <datum>3 mei 1999</datum></al><witreg/>"
        '<tuskop letat="vet">Inleiding</tuskop><al>Zoals in één brief<voetref refid="v1"/> staat.</al>'
        "<ondtek><functie>De Minister van Waterstaat,</functie><naam>J. de Bruin</naam></ondtek></stuk></body>"
        '<voetnoot id="v1" nr="1"><al>Ter inzage gelegd.</al></voetnoot></kamerwrk>'
    ).encode("iso-8859-1")
    reading = of(data)

    it = reading.document
    assert (it.kind, it.identifier, it.date) == ("letter", "kst-26387-8", "1999-05-03")
    assert [(s.name, s.role) for s in it.senders] == [("J. de Bruin", "Minister van Waterstaat")]
    assert [s.title for s in reading.sections if s.title] == ["Inleiding"]
    assert [reading.text[n.start : n.end] for n in reading.footnotes] == ["Ter inzage gelegd."]
    assert "Zoals in één brief staat." in reading.text


# --- bad input


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"<officiele-publicatie><al>x</officiele-publicatie>", "no well-formed XML (line 1)"),
        (b"<?xml version='1.0'?>\n", "no well-formed XML"),
        (b"<?xml version='1.0'?><feed><entry>x</entry></feed>", "first element is <feed>"),
        (b"<officiele-publicatie/>", "no text"),
        (b"<officiele-publicatie>" + b"<al>" * 600 + b"x" + b"</al>" * 600 + b"</officiele-publicatie>", "too deep"),
        (b"<officiele-publicatie>" + b"<al/>" * TAGS + b"</officiele-publicatie>", "tags is over the limit"),
        (b"<officiele-publicatie>" + b"x" * LIMIT, "bytes is over the limit"),
        (
            b'<!DOCTYPE officiele-publicatie [<!ENTITY a "lol">'
            + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(12))
            + b"]><officiele-publicatie><al>&m;</al></officiele-publicatie>",
            "grow without end",
        ),
        (
            b'<!DOCTYPE officiele-publicatie SYSTEM "x.dtd"><officiele-publicatie><al>'
            + b"&nosuch; " * 2_000
            + b"</al></officiele-publicatie>",
            "entities that are defined elsewhere",
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_in_one_sentence(data: bytes, problem: str) -> None:
    assert problem in refused(data)


def test_nothing_outside_the_file_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*args: object, **kwargs: object) -> None:
        raise AssertionError("an entity opened a connection")

    monkeypatch.setattr("socket.socket.connect", never)
    secret = tmp_path / "geheim.txt"
    secret.write_text("TOPGEHEIM")
    for declared in (
        f'[<!ENTITY e SYSTEM "{secret.as_uri()}">]',
        'SYSTEM "http://127.0.0.1:9/x.dtd"',
        f'SYSTEM "{secret}"',
    ):
        text = "<officiele-publicatie><al>Voor &e; en na.</al></officiele-publicatie>"
        data = f"<!DOCTYPE officiele-publicatie {declared}>{text}"
        source = read(data.encode())

        assert source.text == "Voor en na.\n"
        assert source.warnings == ["the entity &e; is defined elsewhere and was left out"]


def test_cells_over_many_rows_stay_within_bounds() -> None:
    rows = '<row><entry namest="a" nameend="z" morerows="9999"><al>x</al></entry></row>' * 500
    columns = "".join(f'<colspec colname="{c}"/>' for c in "abcdefghijklmnopqrstuvwxyz")

    assert len(read(f"<table><tgroup>{columns}<tbody>{rows}</tbody></tgroup></table>").text) < 1_000_000


NAMES = (
    "al", "noot", "noot.al", "noot.nr", "kop", "titel", "nr", "li", "li.nr", "lijst", "table", "row", "entry",
    "tussenkop", "dossier", "stuk", "naam", "extref", "spreker", "ondertekening", "iets", "kamerstukkop", "tekstregel",
    "politiek",
)  # fmt: skip


def _element(inside: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds(
        lambda name, parts: f"<{name}>{''.join(parts)}</{name}>", st.sampled_from(NAMES), st.lists(inside, max_size=4)
    )


@given(st.recursive(st.sampled_from(("tekst ", " ", "Kamerstuk 36 045, nr. 2.", "&eacute;")), _element, max_leaves=30))
def test_any_tree_is_read_with_all_its_words(tree: str) -> None:
    data = f"<officiele-publicatie>{tree}</officiele-publicatie>".encode()
    fuzz_official_xml.once(data)
    with suppress(UnreadableFile):
        found = read(data).text
        if not any(f"<{name}>" in tree for name in ("noot.nr", "li.nr", "kamerstukkop")):
            assert found.count("tekst") == tree.count("tekst ")


# --- the gold


@cache
def reading_of(name: str) -> Reading:
    text = (READING / gold(name)["file"]).read_text(encoding="utf-8")
    return of(WEB["official_xml"](WEB["Letter"].of(text)))


@pytest.mark.parametrize("name", papers())
def test_xml_gives_the_references_of_the_plain_text(name: str) -> None:
    text = (READING / gold(name)["file"]).read_text(encoding="utf-8")
    wanted = griffier.read_text(text, find={"reference"})

    assert [a.text for a in reading_of(name).annotations] == [a.text for a in wanted.annotations]
