"""Makes web pages and official XML from a letter in plain text.

    python scripts/make_web.py letter.txt letter.html [--as official|house|ordinary|old|xml]

`official` is a page as the official publications give it, `house` one of the House of Representatives with the paper in
a panel, `ordinary` a page with menus around an article, `old` a page of tables and line breaks in Windows-1252, `xml`
the XML of the official publications. The paragraphs, headings, lists, notes and signature are those that griffier reads
in the text; all pages hold things that are no part of the letter. The same text always gives the same bytes.
"""

import argparse
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from html import escape
from itertools import pairwise
from pathlib import Path

from griffier.intake.plain import of_text
from griffier.model.clean import Block, Clean, Part
from griffier.model.document import Document
from griffier.model.findings import Reference
from griffier.notation.addresses import address
from griffier.reading import read_text
from griffier.text.clean import clean_text

Mark = tuple[int, int, str]
"""Start and end in the clean text of words that are a reference, and the official identifier they point to."""

_ITEM = re.compile(r"(?P<label>[-–•]|\(?(?:\d{1,2}|[a-z])[.)])\s+")
_HOUSES = re.compile(
    r"(?P<house>(?:Tweede|Eerste) Kamer der Staten-Generaal(?: \d)?)?(?: ?(?P<session>Vergaderjaar \S+))?$"
)
_NUMBER = re.compile(r"(?P<nr>Nr\. )?(?P<number>\d{1,5}|[A-Z]{1,3}) (?P<title>[A-Z]{2}.*)$")
_CELL = re.compile(r"\d{4}/\d\d|\d{1,3}(?: \d{3})+|\S+")
_LONGEST = 40  # letters in a row of figures
_STATUS = re.compile(r"(?:Voorgesteld|Vastgesteld|Ontvangen|Ingediend) ")
_DAY = re.compile(r"\d{1,2} [a-z]+ (?:19|20)\d\d")
_MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
    "december",
)  # fmt: skip


@dataclass
class Letter:
    """A text letter taken apart; `calls` leads offsets in the text to note markers."""

    clean: Clean
    document: Document
    head: list[list[str]]
    calls: dict[int, list[str]]
    marks: list[Mark]
    source: str = ""
    blocks: list[Block] = field(default_factory=list)

    @classmethod
    def of(cls, text: str, marks: Iterable[Mark] | None = None) -> "Letter":
        """The parts of a text; `marks` are the references to set, those that griffier finds when None."""
        reading = read_text(text)
        source = of_text(text, "")
        clean, _, _ = clean_text(source)
        head = [_lines(clean, source.text, b) for b in clean.blocks if b.part is Part.HEAD]
        calls: dict[int, list[str]] = {}
        for note in clean.footnotes:
            calls.setdefault(note.anchor, []).append(note.marker)
        if marks is None:
            found = (a for a in reading.annotations if isinstance(a, Reference))
            marks = [(a.start, a.end, a.target) for a in found if a.target and address(a.target)]
        blocks = [b for b in clean.blocks if b.part not in (Part.HEAD, Part.NOTE)]
        return cls(clean, reading.document, head, calls, _apart(marks), text, blocks)

    def rows(self, block: Block) -> list[list[str]]:
        """The cells of a table, also of one that the text has lost the columns of; empty for other blocks."""
        lines = _lines(self.clean, self.source, block) if block.part in (Part.TABLE, Part.BODY, Part.HEADING) else []
        figures = len(lines) > 2 and all(len(line) <= _LONGEST and line[-1].isdigit() for line in lines)
        if block.part is not Part.TABLE and not figures:
            return []
        return [line.split("\t") if "\t" in line else _CELL.findall(line) for line in lines]

    def words(self, start: int, end: int, call: Callable[[str], str], link: Callable[[str, str], str]) -> str:
        """Text as markup: notes called by `call(marker)`, references set by `link(words, identifier)`."""
        text = self.clean.text
        stops = sorted(p for p in self.calls if start < p <= end or (p == start and start == end))
        spans = [m for m in self.marks if start <= m[0] and m[1] <= end]
        borders = sorted({start, end, *stops, *(p for a, b, _ in spans for p in (a, b))})
        out = ""
        for a, b in pairwise(borders):
            inside = next((m for m in spans if m[0] <= a and b <= m[1]), None)
            piece = escape(text[a:b], quote=False)
            out += link(piece, inside[2]) if inside else piece
            out += "".join(call(n) for n in self.calls.get(b, ()))
        return out

    def note(self, marker: str) -> tuple[int, int]:
        """Where a note's words stand."""
        return next((n.start, n.end) for n in self.clean.footnotes if n.marker == marker)

    @property
    def head_words(self) -> list[str]:
        """The blocks of the head, each on one line."""
        return [self.clean.text[b.start : b.end] for b in self.clean.blocks if b.part is Part.HEAD]


def _lines(clean: Clean, source: str, block: Block) -> list[str]:
    """The lines of a block as they stand in the source."""
    spans = clean.origin.span_to_source(block.start, block.end)
    return [line.strip() for line in source[spans[0][0] : spans[-1][1]].split("\n") if line.strip()]


def _apart(marks: Iterable[Mark]) -> list[Mark]:
    """Marks that do not touch each other, the first and longest of those that do."""
    out: list[Mark] = []
    for mark in sorted(marks, key=lambda m: (m[0], -m[1])):
        if not out or mark[0] >= out[-1][1]:
            out.append(mark)
    return out


def printed(number: str) -> tuple[str, str]:
    """A dossier's number as printed, and its chapter: `35 925` and `VI` for `35925-VI`, `21 501-02` for the series."""
    digits, _, part = number.partition("-")
    spaced = f"{digits[:2]} {digits[2:]}"
    return (f"{spaced}-{part}", "") if part.isdigit() else (spaced, part)


def is_official(letter: Letter) -> bool:
    """Whether the paper has a dossier and a number in its head."""
    return bool(letter.document.dossiers and letter.document.number)


# -- pages

_PAGE_HEAD = """<!DOCTYPE html>
<html lang="nl"><head><meta charset="utf-8"><title>{title}</title>
<style>.stuk {{ margin: 0 }} /* p { } niet lezen */</style>
<script>var tekst = "<p>Deze regel staat in een programma, Kamerstuk 12 345, nr. 6.</p>";</script></head>
"""

_OFFICIAL = (
    _PAGE_HEAD
    + """<body class="has-menu"><div id="header"><a href="#main" class="skiplink">Naar de inhoud</a>
<nav><ul><li><a href="/">Home</a></li><li><a href="/uitgebreid">Uitgebreid zoeken</a></li></ul></nav></div>
<div class="breadcrumb"><p>U bent nu hier:</p><ol><li><a href="/">Home</a></li><li>Kamerstuk {id}</li></ol></div>
<div class="columns"><div class="content"><h1>Kamerstuk</h1>
<table class="table-metadata"><tr><th>Datum publicatie</th><th>Organisatie</th><th>Vergaderjaar</th>
<th>Dossier- en ondernummer</th></tr><tr><td>01-01-2000 09:00</td><td>Tweede Kamer der Staten-Generaal</td>
<td>1999-2000</td><td>99999 nr. 99</td></tr></table>
<div id="{container}"><div class="inner">
{head}
<div class="stuk">
{body}
</div>
{notes}
</div></div></div>
<div class="sidebar"><h2>Gerelateerd</h2><ul><li><a href="/kst-99999-98.html">Kamerstuk 99999, nr. 98</a></li></ul>
</div></div><div class="footer" role="contentinfo"><p>Over deze site: zie het colofon en de privacyverklaring van deze
dienst, die u hier vindt.</p></div>
</body></html>
"""
)

_HOUSE = (
    _PAGE_HEAD
    + """<body><header class="o-header"><a href="/">Tweede Kamer der Staten-Generaal</a><nav class="m-menu"><ul>
<li><a href="/debatten">Debat en vergadering</a></li><li><a href="/kamerstukken">Kamerstukken</a></li></ul></nav>
</header><div class="m-cookie-bar" role="alert"><p>De Tweede Kamer gebruikt cookies om deze website te verbeteren. Gaat
u daarmee akkoord?</p><button>Ja, ik ga akkoord</button></div>
<main><h1><span class="u-text-primary u-font-normal">Brief regering</span> : Een onderwerp van deze brief</h1>
<ul class="m-list"><li><span class="h-visually-hidden">Nummer:</span> 2000D00001</li><li>Datum: 1 januari 2000</li></ul>
<p>Deze pagina toont een brief; hieronder kunt u hem openen, downloaden of met anderen delen zoals u dat wilt.</p>
<div class="m-modal" role="dialog" aria-hidden="true"><div class="m-modal__content">
{head}
{body}
{notes}
</div></div></main>
<footer><p>Bezoekadres: Plein 2 te Den Haag, waar u op werkdagen welkom bent voor een bezoek aan het gebouw.</p>
</footer>
</body></html>
"""
)

_ORDINARY = (
    _PAGE_HEAD
    + """<body class="page cookie-open"><div id="cookie-melding" class="cookie-consent"><p>Deze website plaatst cookies
om het gebruik te meten.</p></div>
<header><p class="logo">Een ministerie</p><form><label>Zoek</label><input name="q"><button>Zoek</button></form></header>
<nav aria-label="Hoofdmenu"><ul><li><a href="/a">Actueel</a></li><li><a href="/b">Onderwerpen</a></li></ul></nav>
<main><article>
{head}
{body}
{notes}
</article>
<aside><h2>Zie ook</h2><p>Een andere brief over hetzelfde onderwerp, die u elders op deze website kunt lezen.</p>
</aside>
<div class="share-buttons"><p>Deel deze pagina met anderen op de sociale netwerken van uw keuze.</p></div></main>
<div style="display: none"><p>Deze tekst is verborgen en mag nergens in een lezing opduiken, ook niet deels.</p></div>
<footer><ul><li><a href="/contact">Contact</a></li><li><a href="/sitemap">Sitemap</a></li><li><a href="/rss">RSS</a>
</li></ul></footer>
</body></html>
"""
)

_OLD = """<HTML><HEAD><TITLE>{title}</TITLE>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=iso-8859-1"></HEAD>
<BODY BGCOLOR="#ffffff"><TABLE WIDTH="100%"><TR><TD><A HREF="a.htm">Home</A> | <A HREF="b.htm">Archief</A> |
<A HREF="c.htm">Contact</A></TD></TR></TABLE><TABLE WIDTH="600"><TR><TD VALIGN=top><UL><LI><A HREF="1.htm">Januari</A>
<LI><A HREF="2.htm">Februari</A><LI><A HREF="3.htm">Maart</A></UL></TD><TD><FONT FACE="Arial">
{head}
{body}
{notes}
</FONT></TD></TR></TABLE></BODY></HTML>
"""


def _html_call(marker: str) -> str:
    return f'<a class="nootnum supernote-click-ID-n{marker}" href="#ID-n{marker}">{marker}</a>'


def _plain_call(marker: str) -> str:
    return f'<sup id="fnref{marker}"><a href="#fn{marker}">{marker}</a></sup>'


def _html_link(words: str, identifier: str) -> str:
    return f'<a href="{escape(address(identifier) or "")}">{words}</a>'


def _no_link(words: str, _identifier: str) -> str:
    return words


@dataclass
class _Html:
    """How one kind of page writes the parts of a letter."""

    call: Callable[[str], str]
    link: Callable[[str, str], str]
    official: bool = False

    def head(self, letter: Letter) -> str:
        """The letterhead."""
        if not (self.official and is_official(letter)):
            return "\n".join(
                f"<p>{'<br>'.join(escape(line, quote=False) for line in lines)}</p>" for lines in letter.head
            )
        out: list[str] = []
        for words in letter.head_words:
            if _HOUSES.match(words):
                continue
            if re.match(r"\d\d \d{3}", words):
                out += [self._dossier(d.number, d.title or "") for d in letter.document.dossiers]
            elif m := _NUMBER.match(words):
                out.append(
                    f'<h1 class="stuktitel"><span class="stuknummer">{m["nr"] or ""}{m["number"]}</span> '
                    f"{escape(m['title'], quote=False)}</h1>"
                )
            else:
                kind = ' class="kamerstukdatum"' if _STATUS.match(words) else ""
                out.append(f"<p{kind}>{escape(words, quote=False)}</p>")
        return "\n".join(out)

    def _dossier(self, number: str, title: str) -> str:
        spaced, chapter = printed(number)
        return (
            f'<h1 class="dossiertitel"><span class="dossiernummer">{spaced}</span>{" " + chapter if chapter else ""}\n'
            f"  {escape(title, quote=False)}</h1>"
        )

    def body(self, letter: Letter) -> str:
        """Everything between the head and the notes."""
        out: list[str] = []
        items: list[Block] = []
        for block in [*letter.blocks, None]:
            if block is not None and block.part is Part.ITEM and _ITEM.match(letter.clean.text, block.start):
                items.append(block)
                continue
            if items:
                out.append(self._list(letter, items))
                items = []
            if block is not None:
                out.append(self._block(letter, block))
        return "\n".join(out)

    def _block(self, letter: Letter, block: Block) -> str:
        words = letter.words(block.start, block.end, self.call, self.link)
        if rows := letter.rows(block):
            return "<table>" + "\n".join(_row(row, "td") for row in rows) + "</table>"
        if block.part is Part.HEADING:
            tag = f"h{min(6, block.level + 1)}"
            inner = f'<strong class="tussenkop_vet">{words}</strong>' if self.official else words
            return f'<{tag} class="tussenkop">{inner}</{tag}>' if self.official else f"<{tag}>{inner}</{tag}>"
        if block.part is Part.SIGNATURE:
            inner = "<br>\n".join(words.split("\n"))
            return f'<div class="ondertekening"><p>{inner}</p></div>' if self.official else f"<p>{inner}</p>"
        return f"<p>{_wrapped(words)}</p>"

    def _list(self, letter: Letter, items: Sequence[Block]) -> str:
        labels = [m["label"] for b in items if (m := _ITEM.match(letter.clean.text, b.start))]
        starts = [m.end() for b in items if (m := _ITEM.match(letter.clean.text, b.start))]
        words = [letter.words(a, b.end, self.call, self.link) for a, b in zip(starts, items, strict=True)]
        if self.official:
            inner = (
                f'<li class="li"><p class="labeled"><span class="ol">{label} </span>{w}</p></li>'
                for label, w in zip(labels, words, strict=True)
            )
            return '<ul class="expliciet whitespace-small">' + "\n".join(inner) + "</ul>"
        inner = (f"<li>{w}</li>" for w in words)
        if labels == [f"{n}." for n in range(1, len(labels) + 1)]:
            return "<ol>" + "\n".join(inner) + "</ol>"
        if set(labels) <= {"-", "–", "•"}:
            return "<ul>" + "\n".join(inner) + "</ul>"
        return "\n".join(f"<p>{label} {w}</p>" for label, w in zip(labels, words, strict=True))

    def notes(self, letter: Letter) -> str:
        """The notes, under the text."""
        out = []
        for note in letter.clean.footnotes:
            n, words = note.marker, letter.words(note.start, note.end, self.call, self.link)
            if self.official:
                out.append(
                    f'<div class="voet noot snp-mouseoffset" id="supernote-note-ID-n{n}">\n<h5 class="note-close">'
                    f'<a class="note-close" href="#close-ID-n{n}">X</a> Noot\n</h5><sup><span class="nootnum">'
                    f'<a id="ID-n{n}" name="ID-n{n}"></a>{n}</span></sup><p>{words}</p></div>'
                )
            else:
                out.append(f'<li id="fn{n}"><p>{words} <a href="#fnref{n}">↩</a></p></li>')
        if not out:
            return ""
        if self.official:
            return '<div id="noten"><hr>\n' + "\n".join(out) + "</div>"
        return '<section class="footnotes"><h2>Noten</h2><ol>' + "\n".join(out) + "</ol></section>"


def _row(cells: Iterable[str], tag: str) -> str:
    return "<tr>" + "".join(f"<{tag}>{escape(c, quote=False)}</{tag}>" for c in cells) + "</tr>"


def _wrapped(words: str) -> str:
    """Markup broken over lines, as pages have it; nothing comes of it."""
    return re.sub(r"((?:[^<>\s]+ ){12})(?![^<>]*>)", r"\1\n  ", words)


def official_page(letter: Letter) -> bytes:
    """A page of the official publications."""
    return _page(_OFFICIAL, letter, _Html(_html_call, _html_link, official=True))


def house_page(letter: Letter) -> bytes:
    """A page of the House of Representatives, with the paper in a panel that opens."""
    return _page(_HOUSE, letter, _Html(_html_call, _no_link, official=True))


def ordinary_page(letter: Letter) -> bytes:
    """An article between menus."""
    return _page(_ORDINARY, letter, _Html(_plain_call, _html_link))


def old_page(letter: Letter) -> bytes:
    """A page of tables and line breaks; its notes are not linked, and it says the wrong charset."""
    html = _Html(lambda n: f"[{n}]", _no_link)
    parts = []
    for block in letter.blocks:
        words = letter.words(block.start, block.end, html.call, html.link)
        heading = block.part is Part.HEADING
        if rows := letter.rows(block):
            parts.append("<TABLE BORDER=1>" + "\n".join(_row(row, "TD") for row in rows) + "</TABLE>")
            continue
        parts.append(f"<B>{words}</B>" if heading else words.replace("\n", "<BR>\n"))
    notes = [f"[{n.marker}] {letter.words(n.start, n.end, html.call, html.link)}" for n in letter.clean.footnotes]
    head = "<BR><BR>\n".join("<BR>\n".join(escape(line, quote=False) for line in lines) for lines in letter.head)
    filled = _OLD.format(
        title="Brief",
        head=f"{head}<BR><BR>",
        body="<BR><BR>\n".join(parts),
        notes="<BR><BR>" + "<BR><BR>\n".join(notes),
    )
    return filled.encode("cp1252", "xmlcharrefreplace")


def _page(frame: str, letter: Letter, html: _Html) -> bytes:
    filled = frame.replace("/* p { } niet lezen */", "/* p {{ }} niet lezen */").format(
        title=escape(letter.document.title or "Brief"),
        id=letter.document.identifier or "",
        container="main-column" if is_official(letter) else "broodtekst",
        head=html.head(letter),
        body=html.body(letter),
        notes=html.notes(letter),
    )
    return filled.encode("utf-8")


# -- official XML


def official_xml(letter: Letter) -> bytes:
    """The paper as the official publications give it in XML."""
    if letter.document.kind == "written_answers" and letter.document.number and not letter.document.dossiers:
        inner = _questions(letter)
    elif is_official(letter):
        inner = _paper(letter)
    else:
        head = "\n".join(f"<al>{escape(words, quote=False)}</al>" for words in letter.head_words)
        inner = (
            f"<niet-dossier-stuk><nds-stuk><vrije-tekst><tekst>{head}\n{_text(letter)}</nds-stuk></niet-dossier-stuk>"
        )
    identifier = letter.document.identifier or "nds-tk-2000D00001"
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<officiele-publicatie>\n<metadata><meta name='
        f'"OVERHEIDop.externMetadataRecord" scheme="" content="https://zoek.officielebekendmakingen.nl/{identifier}'
        f'/metadata.xml"/></metadata>\n{inner}\n</officiele-publicatie>\n'
    ).encode()


def _paper(letter: Letter) -> str:
    lines, head, title = "", "", ""
    for words in letter.head_words:
        if m := _HOUSES.match(words):
            if m["session"]:
                lines += f'<tekstregel inhoud="vergaderjaar">{m["session"]}</tekstregel>\n'
            if m["house"]:
                lines += f'<tekstregel inhoud="kameraanduiding">{m["house"]}</tekstregel>\n'
        elif re.match(r"\d\d \d{3}", words):
            continue
        elif m := _NUMBER.match(words):
            kamer = "2" if m["nr"] else "1"
            title = (
                f'<stuknr>{m["nr"] or ""}<ondernummer kamer="{kamer}">{m["number"]}</ondernummer></stuknr>\n'
                f"<titel>{escape(m['title'], quote=False)}</titel>"
            )
        elif _STATUS.match(words):
            title += f"\n<datumtekst>{_DAY.sub(_dated, words)}</datumtekst>"
        else:
            head += f"<al>{escape(words, quote=False)}</al>\n"
    dossiers = "\n".join(_dossier(d.number, d.title or "") for d in letter.document.dossiers)
    return (
        f'<kamerstuk><kamerstukkop>{lines}</kamerstukkop>\n{dossiers}\n<stuk status="goed">{title}\n'
        f"<algemeen><vrije-tekst><tekst>{head}{_text(letter)}</algemeen></stuk></kamerstuk>"
    )


def _dossier(number: str, title: str) -> str:
    spaced, chapter = printed(number)
    inner = f"<begrotingshoofdstuk>{chapter}</begrotingshoofdstuk>" if chapter else ""
    return (
        f"<dossier><dossiernummer><dossiernr>{spaced}</dossiernr>{inner}</dossiernummer>\n"
        f"<titel>{escape(title, quote=False)}</titel></dossier>"
    )


def _dated(m: re.Match[str]) -> str:
    day, month, year = m[0].split()
    return f'<datum isodatum="{year}-{_MONTHS.index(month) + 1:02}-{int(day):02}">{m[0]}</datum>'


def _xml_link(words: str, identifier: str) -> str:
    return f'<extref doc="{escape(identifier)}" soort="document" status="actief">{words}</extref>'


def _text(letter: Letter) -> str:
    """Body, lists and signature, up to the end of `vrije-tekst`; notes stand where they are called."""
    out: list[str] = []
    signature = ""
    items: list[str] = []
    for block in [*letter.blocks, None]:
        m = _ITEM.match(letter.clean.text, block.start) if block and block.part is Part.ITEM else None
        if block and m:
            items.append(f"<li><li.nr>{m['label']}</li.nr><al>{_xml_words(letter, m.end(), block.end)}</al></li>")
            continue
        if items:
            out.append('<lijst type="expliciet" level="single" nr-sluiting=".">' + "\n".join(items) + "</lijst>")
            items = []
        if block is None:
            break
        words = _xml_words(letter, block.start, block.end)
        if block.part is Part.SIGNATURE:
            signature = _signed(letter.clean.text[block.start : block.end], letter)
        elif rows := letter.rows(block):
            out.append(_table(rows))
        elif block.part is Part.HEADING:
            looks = ("vet", "vetcur", "cur", "ondlijn")[min(3, block.level - 1)]
            out.append(f'<tussenkop kopopmaak="{looks}">{words}</tussenkop>')
        else:
            out.append(f"<al>{words}</al>")
        if signature and block is not letter.blocks[-1] and block.part is Part.SIGNATURE:
            out.append(signature)
            signature = ""
    return (
        "\n".join(out) + f"</tekst></vrije-tekst>{f'<tekst-sluiting>{signature}</tekst-sluiting>' if signature else ''}"
    )


def _xml_words(letter: Letter, start: int, end: int) -> str:
    def call(marker: str) -> str:
        words = letter.words(*letter.note(marker), lambda _: "", _xml_link)
        return f'<noot id="n{marker}" type="voet"><noot.nr>{marker}</noot.nr><noot.al>{words}</noot.al></noot>'

    return letter.words(start, end, call, _xml_link)


def _signed(text: str, letter: Letter) -> str:
    """Each signer; words that are none stay a paragraph."""
    out = ""
    names = {s.name for s in letter.document.senders}
    role = ""
    for line in text.split("\n"):
        if line in names:
            first, _, last = line.rpartition(" ")
            out += (
                f"<ondertekening>{f'<functie>{escape(role, quote=False)}</functie>' if role else ''}\n  <naam>"
                f"{f'<voornaam>{first}</voornaam>' if first else ''} <achternaam>{last}</achternaam></naam>"
                "</ondertekening>"
            )
            role = ""
        elif not role and not line.startswith(("De ", "de ")):
            out += f"<slotformulering><al>{escape(line, quote=False)}</al></slotformulering>"
        else:
            role = f"{role} {line}".strip()
    return out + (f"<ondertekening><functie>{escape(role, quote=False)}</functie></ondertekening>" if role else "")


def _table(rows: Sequence[Sequence[str]]) -> str:
    width = max(map(len, rows))
    columns = "".join(f'<colspec colnum="{n}" colname="col{n}"/>' for n in range(1, width + 1))
    body = "\n".join(
        "<row>" + "".join(f"<entry><al>{escape(c, quote=False)}</al></entry>" for c in row) + "</row>" for row in rows
    )
    return f'<table><tgroup cols="{width}">{columns}<tbody>{body}</tbody></tgroup></table>'


def _questions(letter: Letter) -> str:
    """Written questions with their answers."""
    lines = [line for group in letter.head for line in group]
    number = next(line for line in lines if line.isdigit())
    head = "\n".join(f"<tekstregel>{escape(line, quote=False)}</tekstregel>" for line in lines if line != number)
    out = [f"<kamervragen><kamervraagkop>{head}</kamervraagkop><kamervraagnummer>{number}</kamervraagnummer>"]
    kind = ""
    for block in letter.blocks:
        words = _xml_words(letter, block.start, block.end)
        if block.part is Part.HEADING:
            out.append(f"</{kind}>" if kind else "")
            kind = "vraag" if words.startswith("Vraag") else "antwoord"
            out.append(f"<{kind}><nr>{words}</nr>")
        elif not kind:
            asked = "vraag" if words.startswith("Vragen") else "antwoord"
            out.append(f'<kamervraagomschrijving type="{asked}">{_DAY.sub(_dated, words)}</kamervraagomschrijving>')
        else:
            out.append(f"<al>{words}</al>")
    return "\n".join(out) + f"</{kind}></kamervragen>"


FORMS: dict[str, Callable[[Letter], bytes]] = {
    "official": official_page,
    "house": house_page,
    "ordinary": ordinary_page,
    "old": old_page,
    "xml": official_xml,
}


def main() -> None:
    """Reads the command line and writes the page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("letter", type=Path, help="the letter, as text in UTF-8")
    parser.add_argument("out", type=Path, help="where the page goes")
    parser.add_argument("--as", dest="form", choices=sorted(FORMS), default="official")
    args = parser.parse_args()
    args.out.write_bytes(FORMS[args.form](Letter.of(args.letter.read_text(encoding="utf-8"))))
    print(args.out)


if __name__ == "__main__":
    main()
