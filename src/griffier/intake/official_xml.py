"""XML of the official publications: its parts in the order of the printed paper, its own dates, dossiers and links.

Papers since 2010 (`officiele-publicatie`) and those before (`kamerwrk`, `handeling`) are walked in one way: an element
is a heading, a paragraph, a list, a table, a note, a signature, or holds some of these. An element that is not known
is read as what it looks like, so that no words are lost.
"""

import hashlib
import re
from datetime import date
from html.entities import html5
from typing import TYPE_CHECKING

from lxml import etree

from griffier.errors import UnreadableFile
from griffier.intake._flow import Flow, Pieces, Style
from griffier.intake._markup import OFFICIAL, begins_xml, bounded, decode, marked
from griffier.intake._sheet import Run, Sheet, Step
from griffier.intake._tree import Columns, Steps
from griffier.model.document import Dossier, Kind
from griffier.model.source import Role, Source, Stated
from griffier.notation.kamerstuk import CHAPTER, digits, identifier
from griffier.notation.kamerstuk import Dossier as DossierKey
from griffier.notation.sessions import SESSION

if TYPE_CHECKING:
    from collections.abc import Callable

    from griffier.intake._page import Element

_ENCODING = re.compile(rb"<\?xml[^>]{0,100}?encoding\s{0,5}=\s{0,5}[\"']([\w.:-]{2,40})")
_DECLARATION = re.compile(r"\s*<\?xml[^>]{0,300}?\?>")
_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31});")
_KINDS: dict[Kind, tuple[str, ...]] = {"proceedings": ("handelingen", "handeling"), "written_answers": ("antwoord",)}
_USES = {"kameraanduiding": 0, "vergaderjaar": 1}  # lines of the head, in the order in which they are printed
_MOST_PIECES = 200  # of the words of a number, a name, a title
_MOST_ENTITIES = 1_000
_REMEDY = "Download it again, or give the paper as PDF"
_OWN_ENTITIES = frozenset({"amp", "lt", "gt", "quot", "apos"})

_SKIPPED = frozenset({
    "metadata", "meta", "versie", "ordernr", "vergjaar", "witreg", "colspec", "spanspec", "illustratie", "noot.nr",
})  # fmt: skip
_LABELS = frozenset({"li.nr", "lidnr", "wijziging.nr"})
# One line each, as they stand in the head and foot of a paper.
_LINES = frozenset({
    "tekstregel", "dossier", "onderw", "datumtekst", "kamervraagnummer", "vraagnummer", "ondertekening", "ondtek",
    "nds-nr", "subtitel",
})  # fmt: skip
_HEADINGS = frozenset({"tussenkop", "tuskop", "kop", "item-titel"})
_PARAGRAPHS = frozenset({
    "al", "noot.al", "wij", "wie", "wat", "considerans.al", "kamervraagomschrijving", "omschr", "spreker", "title",
    "bijschrift", "bron", "term", "nr",
})  # fmt: skip
_CONTAINERS = frozenset({
    "lijst", "li", "lid", "al-groep", "table", "tgroup", "thead", "tbody", "tfoot", "plaatje", "divisie", "tekst",
    "vrije-tekst", "definitielijst", "definitie-item", "definitie", "box", "vraag", "antwoord", "spreekbeurt",
})  # fmt: skip
_NOTES = frozenset({"noot"})
_NOTE_CALLS = frozenset({"voetref", "nootref"})
_OLD_NOTES = frozenset({"voetnoot"})
# Parts of a line that stand apart whatever white space the file has between them.
_APART = frozenset({
    "ondernummer", "nummer", "titel", "begrotingshoofdstuk", "naam", "achternaam", "voornaam", "label", "nr",
})  # fmt: skip
# The looks of headings, the highest first.
_LOOKS = ("vet", "vetcur", "rom", "romein", "cur", "ondlijn", "ond")

_DOSSIER = re.compile(
    rf"(?P<number>\d\d[ .\u00a0]?\d{{3}})(?: ?[-–] ?(?P<series>\d\d)(?!\d))?(?: ?\(R ?\d{{3,4}}\))?"
    rf"(?:[ -](?P<chapter>{CHAPTER}))?$"
)
_NUMBER = re.compile(r"\d{1,5}[a-z]?|[A-Z]{1,3}")
_RECORD = re.compile(r"officielebekendmakingen\.nl/((?:kst|ah|h|kv)-[A-Za-z0-9-]{1,60})/")
_SESSION = re.compile(SESSION)


sniff = begins_xml


def read(data: bytes, source: str) -> Source:
    """Source text of an official publication.

    No entity, DTD or schema that the file names is opened, and none that it defines is unfolded.

    Raises:
        UnreadableFile: not well-formed, too large, nested too deeply, or XML of another kind.
    """
    bounded(data, source, "an XML file")
    m = _ENCODING.search(data[:1024])
    text = decode(data, m[1].decode("ascii") if m else None)
    root = _parsed(text, source)
    name = name_of(root)
    if name == "html":
        from griffier.intake.html import read_markup

        return read_markup(text, source, hashlib.sha256(data).hexdigest())
    if name not in OFFICIAL:
        raise UnreadableFile(
            source,
            f"this is XML, but no official publication (its first element is <{name[:40]}>)",
            "Give the XML of the official publications, or the paper as PDF, DOCX or HTML",
        )
    warnings = [f"the entity {e} is defined elsewhere and was left out" for e in _without_entities(root, source)]
    sheet = Sheet()
    _Reader(root, sheet).read()
    out = sheet.source("application/xml", hashlib.sha256(data).hexdigest(), None, warnings, stated_of(root))
    if not any(c.isalnum() for c in out.text):
        raise UnreadableFile(source, "this publication has no text", "Give its PDF: some are published as pictures")
    return out


def _parsed(text: str, source: str) -> "Element":
    """The tree of a file. Letters by their HTML names (`&eacute;`) are put in: the DTD that names them stays shut."""
    body = _ENTITY.sub(_letter, _DECLARATION.sub("", text, count=1))
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        remove_comments=True,
        remove_pis=True,
        huge_tree=False,
    )
    try:
        return etree.fromstring(body.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as e:
        raise UnreadableFile(source, _why(str(e).lower(), e.lineno or 1), _REMEDY) from e


def _why(message: str, line: int) -> str:
    if "amplification" in message or "entity loop" in message:
        return "it defines entities that grow without end"
    if "excessive depth" in message:
        return "its elements stand too deep in each other"
    return f"it is no well-formed XML (line {line:,})"


def _letter(m: re.Match[str]) -> str:
    name = m[1]
    return m[0] if name in _OWN_ENTITIES else html5.get(f"{name};", m[0])


def _without_entities(root: "Element", source: str) -> list[str]:
    """Takes out what stands for text that is defined elsewhere, and says what that was."""
    entities = [*root.iter(etree.Entity)]
    if len(entities) > _MOST_ENTITIES:
        raise UnreadableFile(source, "it leaves its words to entities that are defined elsewhere", _REMEDY)
    for entity in entities:
        above, before = entity.getparent(), entity.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + (entity.tail or "")
        elif above is not None:
            above.text = (above.text or "") + (entity.tail or "")
        if above is not None:
            entity.tail = None
            above.remove(entity)
    return sorted({str(e.text) for e in entities})


def name_of(element: "Element") -> str:
    """The element's name without namespace; empty for what is none."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _words(element: "Element | None") -> str:
    """The words of a short element."""
    parts: list[str] = []
    for text in element.itertext() if element is not None else ():
        parts.append(str(text))
        if len(parts) > _MOST_PIECES:
            break
    return " ".join(" ".join(parts).split())


# -- what the file says of its paper


def stated_of(root: "Element") -> Stated:
    """Date, dossiers, number and identifier from the elements that hold them."""
    dossiers = _dossiers(root)
    found = _first(root, "ondernummer", "body/stuk/nummer")
    number = _words(found) if found is not None and _NUMBER.fullmatch(_words(found)) else None
    questions = _words(_first(root, "kamervraagnummer", "vraagnummer"))
    house = "ek" if found is not None and found.get("kamer") == "1" else "tk"
    lines = map(_words, root.iter("tekstregel", "subtitel", "vergjaar"))
    session = next((m[0] for line in lines if (m := _SESSION.search(line))), None)
    own: str | None = None
    if dossiers and number:
        first, _, part = dossiers[0].number.partition("-")
        own = identifier(DossierKey(first, part or None), number, house, session)
    elif record := next((m for e in root.iter("meta") if (m := _RECORD.search(e.get("content") or ""))), None):
        own = record[1] if not dossiers else None
    return Stated(_date(root), dossiers, number or (questions if questions.isdigit() else None), own, _kind(root))


def _kind(root: "Element") -> Kind | None:
    """The kind of paper that an element is for."""
    for kind, names in _KINDS.items():
        if name_of(root) in names or next(root.iter(*names), None) is not None:
            return kind
    return None


def _first(root: "Element", name: str, path: str) -> "Element | None":
    found = next(root.iter(name), None)
    return found if found is not None else root.find(path)


def _dossiers(root: "Element") -> list[Dossier]:
    out: list[Dossier] = []
    for element in root.iter("dossier", "onderw"):
        number = _first(element, "dossiernr", "nummer")
        if number is None:
            continue
        m = _DOSSIER.match(_words(number))
        chapter = _words(next(element.iter("begrotingshoofdstuk"), None))
        key = DossierKey(digits(m["number"]), m["series"] or m["chapter"] or chapter or None) if m else None
        title = _words(_first(element, "titel", "naam"))
        if key and str(key) not in {d.number for d in out}:
            out.append(Dossier(str(key), title or None))
    return out


def _date(root: "Element") -> str | None:
    """The day in the line under the title, or on which an answer came in."""
    for path in (".//stuk/datumtekst//datum", ".//kamervraagomschrijving[@type='antwoord']//datum"):
        for element in root.iterfind(path):
            try:
                return date.fromisoformat((element.get("isodatum") or "")[:10]).isoformat()
            except ValueError:
                continue
    return None


# -- the paper


class _Frame:
    """An element that is open: its path, whether it is inside a paragraph, and what to do at its end."""

    __slots__ = ("end", "inline", "step", "steps")

    def __init__(self, element: "Element", step: Step, *, inline: bool) -> None:
        self.step = step
        self.steps = Steps(element, step)
        self.inline = inline
        self.end: Callable[[], None] | None = None


class _Table:
    """A table that is open: its columns, also by their names."""

    def __init__(self, element: "Element") -> None:
        self.columns = Columns()
        self.names = {str(c.get("colname")): n for n, c in enumerate(element.iter("colspec")) if c.get("colname")}


class _Reader:
    """Walks the elements and fills a sheet."""

    def __init__(self, root: "Element", sheet: Sheet) -> None:
        self._root = root
        self._sheet = sheet
        self._depth = 0
        self._tables: list[_Table] = []
        looks = {_look(e) for e in root.iter("tussenkop", "tuskop")}
        self._looks = sorted(looks, key=lambda x: (_LOOKS.index(x) if x in _LOOKS else len(_LOOKS), x))
        self._old_notes = {e.get("id"): e for e in root.iter(*_OLD_NOTES) if e.get("id")}
        self._runs: dict[Element, Run] = {}
        self._in_note = False

    def read(self) -> None:
        """Reads the whole paper."""
        step = Step(None, str(self._root.tag))
        self._walk(self._root, step, Flow(self._sheet, Style(step)))

    def _walk(self, root: "Element", step: Step, flow: Flow, *, inline: bool = False) -> None:
        frames: list[_Frame] = []
        links: list[str] = [""]
        skipped: Element | None = None
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            name = name_of(element)
            link = name in ("extref", "intref", "dossierref")
            if event == "start":
                if element is root:
                    here, inside = step, inline
                else:
                    here = frames[-1].steps.to(element)
                    inside = frames[-1].inline
                    if self._aside(element, name, here, flow):
                        skipped = element
                        walk.skip_subtree()
                        continue
                if link:
                    links.append(_target(element))
                frame = _Frame(element, here, inline=inside)
                frames.append(frame)
                self._open(element, name, frame, flow)
                if element.text:
                    flow.text(element.text, links[-1])
            else:
                if element is skipped:
                    skipped = None
                else:
                    if (end := frames.pop().end) is not None:
                        end()
                    if link:
                        links.pop()
                if element is not root and element.tail:
                    flow.text(element.tail, links[-1])
        flow.border()

    def _aside(self, element: "Element", name: str, here: Step, flow: Flow) -> bool:
        """Handles what stands in the text without being text of it: labels, notes, layout; True when it did."""
        if name in _SKIPPED or not name:
            return True
        above = name_of(_parent(element))
        if (name in _LABELS and above not in _PARAGRAPHS) or (name == "nr" and above in ("wijziging", "wijzig-lid")):
            flow.border()
            if label := _words(element):
                flow.label(f"{label} ")
            return True
        if name in ("kamerstukkop", "kamervraagkop"):
            self._printed_head(element, here, flow)
            return True
        if name in _NOTES and not self._in_note:
            flow.call(self._note(element, here))
            return True
        if name in _NOTE_CALLS:
            note = next((self._old_notes[v] for v in map(str, element.attrib.values()) if v in self._old_notes), None)
            if note is not None and not self._in_note:
                flow.call(self._note(note, Step(Step(None, str(self._root.tag)), name_of(note))))
            return True
        return name in _OLD_NOTES and element in self._runs

    def _open(self, element: "Element", name: str, frame: _Frame, flow: Flow) -> None:
        """Begins an element, and keeps what its end asks for."""
        parent = name_of(_parent(element))
        if name in ("stuknr", "ltrlabel") or (name in ("nummer", "titel") and parent == "stuk"):
            self._official_line(name, frame, flow)
        elif name == "row":
            self._row(frame, flow)
        elif name == "entry":
            self._cell(element, frame, flow)
        elif name in _HEADINGS or (name == "nr" and parent in ("vraag", "antwoord")):
            self._heading(element, name, frame, flow)
        elif frame.inline and name not in _CONTAINERS and name not in _PARAGRAPHS - {"nr", "term"}:
            self._inline(name, parent, frame, flow)
        else:
            self._block(element, name, frame, flow)

    def _official_line(self, name: str, frame: _Frame, flow: Flow) -> None:
        """`Nr. 431` and `BRIEF VAN …` are one line."""
        if name in ("stuknr", "ltrlabel"):
            flow.border()
        outer = flow.style
        flow.style = Style(frame.step, Role.UNKNOWN)
        flow.space()
        frame.inline = True

        def end() -> None:
            if name == "titel":
                flow.border()
                flow.style = outer

        frame.end = end

    def _heading(self, element: "Element", name: str, frame: _Frame, flow: Flow) -> None:
        flow.border()
        outer, parent = flow.style, _parent(element)
        if name == "kop" and (name_of(parent) in OFFICIAL or parent is element):
            flow.style = Style(frame.step, Role.UNKNOWN)
        else:
            rank = self._looks.index(_look(element)) + 1 if name in ("tussenkop", "tuskop") else 0
            flow.style = Style(frame.step, Role.HEADING, max(1, self._depth + rank))
        frame.inline = True

        def end() -> None:
            flow.border()
            flow.style = outer

        frame.end = end

    def _inline(self, name: str, parent: str, frame: _Frame, flow: Flow) -> None:
        if name == "subtitel" or (parent in ("ondertekening", "ondtek") and name in ("functie", "naam")):
            flow.new_line()
        elif name in ("politiek", "partij"):
            if not flow.before().rstrip().endswith("("):
                flow.space()
                flow.text("(")
                frame.end = lambda: flow.text(")")
        elif name in _APART:
            flow.space()

    def _block(self, element: "Element", name: str, frame: _Frame, flow: Flow) -> None:
        flow.border()
        outer = flow.style
        flow.style = Style(frame.step, Role.UNKNOWN if name in _LINES else Role.BODY)
        mixed = name not in _CONTAINERS and bool(element.text and element.text.strip())
        frame.inline = mixed or name in _LINES or name in _PARAGRAPHS
        has_head = element.find("kop") is not None and name not in OFFICIAL
        self._depth += has_head
        if name == "table":
            self._tables.append(_Table(element))
            flow.end_table()

        def end() -> None:
            if name == "spreker" and not flow.before().rstrip().endswith(":") and flow.before():
                flow.text(":")
            flow.border()
            if name == "li":
                flow.unlabel()
            if name == "table":
                self._tables.pop()
                flow.end_table()
            self._depth -= has_head
            flow.style = outer

        frame.end = end

    def _row(self, frame: _Frame, flow: Flow) -> None:
        if flow.in_row or not self._tables:
            flow.border()
            return
        outer, flow.style = flow.style, Style(frame.step)
        self._tables[-1].columns.begin()
        flow.begin_row()

        def end() -> None:
            flow.end_row()
            flow.style = outer

        frame.end = end

    def _cell(self, element: "Element", frame: _Frame, flow: Flow) -> None:
        if not flow.in_row:
            flow.border()
            return
        outer, flow.style = flow.style, Style(frame.step)
        table = self._tables[-1]
        first, last = (table.names.get(element.get(name) or "", 0) for name in ("namest", "nameend"))
        more = element.get("morerows") or ""
        rows = int(more) + 1 if more.isascii() and more.isdigit() and len(more) < 6 else 1
        before, own = table.columns.cell(last - first + 1, rows)
        for _ in range(before):
            flow.end_cell()

        def end() -> None:
            for _ in range(own):
                flow.end_cell()
            flow.style = outer

        frame.end = end

    def _printed_head(self, element: "Element", here: Step, flow: Flow) -> None:
        """The lines over a paper as they are printed: the House, the session, the rest."""
        steps = Steps(element, here)
        flow.border()
        outer = flow.style
        for step, line in sorted(
            ((steps.to(e), e) for e in element), key=lambda pair: _USES.get(pair[1].get("inhoud") or "", 2)
        ):
            flow.style = Style(step, Role.UNKNOWN)
            flow.text(_words(line))
            flow.border()
        flow.style = outer

    def _note(self, element: "Element", here: Step) -> Run:
        """The marker of a note, the words of which go to the end of the paper at its first call."""
        if element in self._runs:
            return self._runs[element]._replace(call=False)
        pieces = Pieces()
        self._in_note, depth, self._depth = True, self._depth, 0
        self._walk(element, here, Flow(pieces, Style(here)))
        self._in_note, self._depth = False, depth
        run = self._runs[element] = self._sheet.note(p for p in pieces.paragraphs if p)
        return run


def _parent(element: "Element") -> "Element":
    parent = element.getparent()
    return element if parent is None else parent


def _look(element: "Element") -> str:
    return (element.get("kopopmaak") or element.get("letat") or "").lower()


def _target(element: "Element") -> str:
    dossier = element.get("dossier")
    return f"kst-{dossier.strip()}" if dossier else marked(element.get("doc") or "")
