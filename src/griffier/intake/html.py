"""Web pages: only the paper in them, with its headings, lists, tables, notes and links."""

import hashlib
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from lxml import etree

from griffier.errors import UnreadableFile
from griffier.intake._flow import Flow, Pieces, Style
from griffier.intake._markup import begins_html, bounded, decode, linked
from griffier.intake._page import Element, Page, classes, find_paper, parts, tag_of, text_of, unseen, word_set
from griffier.intake._sheet import Run, Sheet, Step
from griffier.intake._tree import Columns, Steps, path_of, paths_of
from griffier.model.source import Role, Source

_CHARSET = re.compile(
    rb"<meta[^>]{0,300}?charset\s{0,5}=\s{0,5}[\"']?\s{0,5}([\w.:-]{2,40})|<\?xml[^>]{0,100}?encoding=[\"']([\w.:-]{2,40})",
    re.IGNORECASE,
)
_WHERE = 4096  # bytes in which a page says its charset

_HEADINGS = {f"h{n}": n for n in range(1, 7)}
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dir", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "frameset", "header", "hgroup", "hr", "html", "legend", "li",
    "main", "menu", "nav", "ol", "p", "pre", "search", "section", "summary", "table", "tbody", "td", "tfoot", "th",
    "thead", "tr", "ul", *_HEADINGS,
})  # fmt: skip
_LISTS = ("ul", "ol", "menu", "dir")
_NOTE_BLOCKS = ("p", "li", "dd", "td", "div", "aside", "section", "tr")

_SIGNED = frozenset({"functie", "naam"})  # parts of a signature in the official publications

_MARKER = re.compile(r"[\[(]?(\d{1,3}|[*†‡§]|[a-z])[\])]?")
_RAISED = re.compile(r"[\[(]?\d{1,3}[\])]?")
# A raised digit is no note: m², km², CO₂ as some write it, 10⁶, the ordinal of a day.
_RAISED_AFTER = re.compile(r"(?:\b[dckm]?m|\d\s?|CO)$")
_LABELLED = re.compile(r"\s*(?:[-–—•▪◦●■□*·‣]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)°])(?:\s|$)", re.IGNORECASE)
_BACK = frozenset("↩↑^«⏎") | {"terug", "back"}
_PARAGRAPHS = 2  # that a cell of data may have
_SMALL_TABLE = 120  # letters: one in a cell of data, not a part of the page
_SAVE = "Open it in a browser, and save it when it shows its text"
_LONG_NOTE = 5_000  # letters
_LEAST = 20  # letters a paper has
_LEAST_BESIDE_LOGIN = 400  # the same, on a page that asks for a password
_NUMERALS = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


sniff = begins_html


def read(data: bytes, source: str) -> Source:
    """Source text of the paper in a web page; nothing in the page is run, nothing it names is fetched.

    Raises:
        UnreadableFile: too large, nested too deeply, or a page without a text.
    """
    bounded(data, source, "a web page")
    return read_markup(_decoded(data), source, hashlib.sha256(data).hexdigest())


def read_markup(text: str, source: str, sha256: str) -> Source:
    """The same from a page that is already decoded."""
    body = _body(text, source)
    page = find_paper(body)
    sheet = Sheet()
    _Reader(page, sheet).read()
    out = sheet.source("text/html", sha256)
    letters = sum(map(str.isalnum, out.text[: 2 * _LEAST_BESIDE_LOGIN]))
    if letters < _LEAST or (letters < _LEAST_BESIDE_LOGIN and _asks_password(body)):
        _refuse(body, source)
    return out


def _asks_password(body: Element) -> bool:
    return any((e.get("type") or "").lower() == "password" for e in body.iter("input"))


def _decoded(data: bytes) -> str:
    m = _CHARSET.search(data[:_WHERE])
    return decode(data, (m[1] or m[2]).decode("ascii", "ignore") if m else None)


def _body(text: str, source: str) -> Element:
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True)
    root: Element | None
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        root = None
    if any(e.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for e in parser.error_log):
        raise UnreadableFile(source, "its elements stand too deep in each other", "Save only the paper itself")
    if root is None:
        raise UnreadableFile(
            source, "this web page is empty", "Open it in a browser, and save it when it shows its text"
        )
    return next((e for e in root if tag_of(e) in ("body", "frameset")), root)


def _refuse(body: Element, source: str) -> None:
    root = body.getroottree().getroot()
    if next(root.iter("frame", "iframe"), None) is not None:
        problem, remedy = "this web page holds frames and no text", "Open the frame itself and save that page"
    elif _asks_password(root):
        problem, remedy = "this is a page to log in with, not a paper", "Log in, and save the page behind it"
    elif next(root.iter("script"), None) is not None:
        problem, remedy = "this web page has no text of its own: a program in it fetches that", _SAVE
    else:
        problem, remedy = "this web page has no text", _SAVE
    raise UnreadableFile(source, problem, remedy)


# -- notes


class _Note(NamedTuple):
    """A note that a link calls: the link, the element with the note's words, its marker."""

    call: Element
    block: Element
    marker: str


def _notes(page: Page) -> dict[Element, _Note]:
    """Notes by the links that call them: a link with a number, to an element behind it that is no heading."""
    calls: list[tuple[Element, str, str]] = []
    for a in page.root.iter("a"):
        address = a.get("href") or ""
        if address[:1] == "#" and len(address) > 1 and (m := _MARKER.fullmatch(text_of(a).strip())):
            calls.append((a, address[1:], m[1]))
    if not calls:
        return {}
    wanted = {target for _, target, _ in calls}
    blocks: dict[Element, Element | None] = {}
    order: dict[Element, int] = {}
    targets: dict[str, Element] = {}
    asked = {a for a, _, _ in calls}
    for n, element in enumerate(page.root.iter(etree.Element)):
        for name in (element.get("id"), element.get("name")):
            if name in wanted and name not in targets:
                targets[name] = element
                order[element] = n
        if element in asked:
            order[element] = n
    out: dict[Element, _Note] = {}
    taken: set[Element] = set()
    for a, target, marker in calls:
        aimed = targets.get(target)
        if aimed is None or order[aimed] <= order[a]:
            continue
        if aimed not in blocks:
            blocks[aimed] = _note_block(aimed, page.root)
        block = blocks[aimed]
        if block is None or a in taken or any(e is block for e in a.iterancestors()):
            continue
        out[a] = _Note(a, block, marker)
        taken.update(block.iter("a"))
    return {a: note for a, note in out.items() if a not in taken}


def _note_block(target: Element, root: Element) -> Element | None:
    """The element that holds the words of the note with this target; None where it is no note."""
    block: Element | None = target
    while block is not None and tag_of(block) not in _BLOCKS:
        block = block.getparent()
    if block is None or tag_of(block) not in _NOTE_BLOCKS or block is root:
        return None
    if tag_of(block) == "td":
        block = block.getparent()
    names = word_set("page", "note")
    above = None if block is None else block.getparent()
    if block is not None and above is not None and above is not root and not names.isdisjoint(parts(above)):
        block = above
    if block is None or next(block.iter("h1", "h2", "h3", "h4"), None) is not None:
        return None
    return block if len(text_of(block, _LONG_NOTE)) <= _LONG_NOTE else None


# -- the paper


class _Frame:
    """An element that is open: its path, and what to do at its end."""

    __slots__ = ("end", "steps")

    def __init__(self, steps: Steps, end: Callable[[], None] | None) -> None:
        self.steps = steps
        self.end = end


class _List:
    """A list that is open: its kind of number and the number of the next item."""

    def __init__(self, element: Element, tag: str) -> None:
        self.kind = (element.get("type") or ("1" if tag == "ol" else "-"))[:1]
        self.kind = self.kind if tag == "ol" and self.kind in "1aAiI" else "1" if tag == "ol" else "-"
        self.next = _number(element.get("start"), 1)
        self.bare = _own_labels(element)

    def label(self, item: Element) -> str:
        """What stands before an item."""
        self.next = _number(item.get("value"), self.next)
        n, self.next = self.next, self.next + 1
        if self.kind == "-":
            return "– "
        if self.kind in "iI" and 0 < n < 4000:
            numeral = _roman(n)
            return f"{numeral.upper() if self.kind == 'I' else numeral}. "
        if self.kind in "aA" and 0 < n <= 26:
            return f"{chr(ord(self.kind) + n - 1)}. "
        return f"{n}. "


def _number(text: str | None, otherwise: int) -> int:
    text = (text or "").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else otherwise


def _roman(n: int) -> str:
    out = ""
    for value, letters in _NUMERALS:
        while n >= value:
            out, n = out + letters, n - value
    return out


def _own_labels(element: Element) -> bool:
    """Whether the first item brings its own number or bullet."""
    item = next(element.iterchildren("li"), None)
    return item is not None and _LABELLED.match(text_of(item)) is not None


class _Table:
    """A table that is open: whether it holds data, and its columns."""

    def __init__(self, element: Element) -> None:
        self.data = _is_data(element)
        self.in_row = False
        self.columns = Columns()


class _Reader:
    """Walks the elements of the paper and fills a sheet."""

    def __init__(self, page: Page, sheet: Sheet) -> None:
        self._page = page
        self._sheet = sheet
        self._notes = _notes(page)
        self._note_blocks = {n.block for n in self._notes.values()}
        self._runs: dict[Element, Run] = {}
        self._lists: list[_List] = []
        self._tables: list[_Table] = []
        self._levels = _levels(page, self._note_blocks)
        self._step = path_of(page.root)
        self._steps = paths_of(page.root, self._step, self._note_blocks)

    def read(self) -> None:
        """Reads the whole paper."""
        flow = Flow(self._sheet, Style(self._step))
        self._walk(self._page.root, self._step, flow, self._note_blocks | self._page.left_out)

    def _walk(self, root: Element, step: Step, flow: Flow, left_out: frozenset[Element] | set[Element]) -> None:
        frames: list[_Frame] = []
        links: list[str] = []
        skipped: Element | None = None
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            tag = tag_of(element)
            if event == "start":
                here = step if element is root else frames[-1].steps.to(element)
                if element is not root and (element in left_out or self._is_unseen(element, tag)):
                    skipped = element
                    walk.skip_subtree()
                    continue
                if self._is_marker(element, tag, flow):
                    skipped = element
                    walk.skip_subtree()
                    continue
                if tag == "a":
                    links.append(linked(element.get("href") or ""))
                frames.append(_Frame(Steps(element, here), self._open(element, tag, here, flow)))
                if element.text:
                    flow.text(element.text, links[-1] if links else "")
            else:
                if element is skipped:
                    skipped = None
                else:
                    if (end := frames.pop().end) is not None:
                        end()
                    if tag == "a":
                        links.pop()
                if element is not root and element.tail:
                    flow.text(element.tail, links[-1] if links else "")
        flow.border()

    def _is_unseen(self, element: Element, tag: str) -> bool:
        if unseen(element, tag):
            return True
        if tag not in _HEADINGS or not self._note_blocks:
            return False
        # A heading over the notes, which stand elsewhere now.
        title = " ".join(text_of(element).split()).lower().rstrip(":")
        return title in word_set("page", "notes")

    def _open(self, element: Element, tag: str, here: Step, flow: Flow) -> Callable[[], None] | None:
        """Begins an element, and gives what its end asks for."""
        if tag == "br":
            flow.line_break()
        elif tag == "span" and not _SIGNED.isdisjoint(classes(element)):
            flow.new_line()
        elif tag == "q":
            flow.text("“")
            return lambda: flow.text("”")
        elif tag == "tr":
            return self._open_row(element, here, flow)
        elif tag in ("td", "th") and flow.in_row and self._tables[-1].in_row:
            return self._open_cell(element, here, flow)
        elif tag in _BLOCKS:
            return self._open_block(element, tag, here, flow)
        return None

    def _open_block(self, element: Element, tag: str, here: Step, flow: Flow) -> Callable[[], None]:
        flow.border()
        outer = flow.style
        level = self._levels.get(tag, 0) or _class_level(element)
        if level:
            flow.style = Style(here, Role.HEADING, level)
        elif "ondertekening" in classes(element):
            flow.style = Style(here, Role.UNKNOWN)
        else:
            flow.style = Style(here, pre=tag == "pre" or outer.pre)
        if tag in _LISTS:
            self._lists.append(_List(element, tag))
        if tag == "li" and self._lists and not self._lists[-1].bare:
            flow.label(self._lists[-1].label(element))
        if tag == "table":
            self._tables.append(_Table(element))
            if not flow.in_row:
                flow.end_table()

        def end() -> None:
            flow.border()
            if tag in _LISTS:
                self._lists.pop()
            if tag == "li":
                flow.unlabel()
            if tag == "table":
                self._tables.pop()
                if not flow.in_row:
                    flow.end_table()
            flow.style = outer

        return end

    def _open_row(self, element: Element, here: Step, flow: Flow) -> Callable[[], None]:
        if flow.in_row or not self._tables or not self._tables[-1].data:
            return self._open_block(element, "tr", here, flow)
        outer, flow.style = flow.style, Style(here)
        table = self._tables[-1]
        table.columns.begin()
        table.in_row = True
        flow.begin_row()

        def end() -> None:
            flow.end_row()
            table.in_row = False
            flow.style = outer

        return end

    def _open_cell(self, element: Element, here: Step, flow: Flow) -> Callable[[], None]:
        outer, flow.style = flow.style, Style(here)
        spans = [_number(element.get(name), 1) for name in ("colspan", "rowspan")]
        before, own = self._tables[-1].columns.cell(*spans)
        for _ in range(before):
            flow.end_cell()

        def end() -> None:
            for _ in range(own):
                flow.end_cell()
            flow.style = outer

        return end

    # -- notes

    def _is_marker(self, element: Element, tag: str, flow: Flow) -> bool:
        """Puts the marker of a note; True when the element is one and has nothing else to say."""
        if tag == "a" and element in self._notes:
            flow.call(self._note(self._notes[element]))
            return True
        if tag == "sup" and _RAISED.fullmatch(text := text_of(element).strip()):
            inner = next(element.iter("a"), None)
            if (inner is None or inner not in self._notes) and not _RAISED_AFTER.search(flow.before()[-8:]):
                flow.call(Run(text, call=True))
                return True
        return False

    def _note(self, note: _Note) -> Run:
        """The marker of a note, the words of which go to the end of the paper at its first call."""
        known = self._runs.get(note.block)
        if known is not None:
            return known._replace(call=False)
        pieces = Pieces()
        step = self._steps[note.block]
        outside, self._lists = self._lists, []
        self._walk(note.block, step, Flow(pieces, Style(step)), _beside_words(note))
        self._lists = outside
        paragraphs = [p for p in pieces.paragraphs if p]
        if paragraphs:
            _without_marker(paragraphs[0], note.marker)
        run = self._runs[note.block] = self._sheet.note(paragraphs)
        return run


def _beside_words(note: _Note) -> set[Element]:
    """What a note has besides its words: its own marker, the way back."""
    out: set[Element] = set()
    for element in note.block.iter("a", "sup", "span"):
        text = text_of(element).strip()
        m = _MARKER.fullmatch(text)
        first = not out and m is not None and m[1] == note.marker
        back = tag_of(element) == "a" and (element.get("href") or "").startswith("#") and text.lower() in _BACK
        if first or back:
            out.add(element)
    return out


def _without_marker(runs: list[Run], marker: str) -> None:
    """Takes the marker off that a note begins with."""
    m = re.match(rf"\s*(?:[\[(]{re.escape(marker)}[\])]|{re.escape(marker)}[.)])\s*", runs[0].text)
    text = runs[0].text[m.end() :] if m else runs[0].text.lstrip()
    if text:
        runs[0] = runs[0]._replace(text=text)
    else:
        del runs[0]


# -- elements


def _class_level(element: Element) -> int:
    """The level of a heading that is one by its class alone, as the official publications have them; else 0."""
    named = [c for c in classes(element) if c.startswith("tussenkop")]
    if not named or tag_of(element) not in ("p", "div"):
        return 0
    return 2 if any(c.endswith(("_cur", "_vetcur", "_ondlijn")) for c in named) else 1


def _levels(page: Page, notes: set[Element]) -> dict[str, int]:
    """The level of each heading that the paper has, the highest of them 1; the title of the paper counts for none."""
    titles, count = 0, dict[str, int]()
    marks = word_set("official", "marks")
    for element in page.root.iter(*_HEADINGS):
        if element not in notes:
            tag = tag_of(element)
            count[tag] = count.get(tag, 0) + 1
            titles += tag == "h1" and not marks.isdisjoint(classes(element))
    ranked = sorted(tag for tag in count if tag != "h1" or count["h1"] > max(1, titles)) or ["h1"]
    return {tag: ranked.index(tag) + 1 if tag in ranked else 1 for tag in count}


def _tables_in(table: Element) -> Iterator[Element]:
    """The tables in a table, without those that stand in one of these: a thousand may be nested."""
    below = [*table]
    while below:
        element = below.pop()
        if tag_of(element) == "table":
            yield element
        else:
            below.extend(element)


def _is_data(table: Element) -> bool:
    """Whether a table holds data, not the layout of the page: columns of cells without paragraphs of their own."""
    if (table.get("role") or "").lower() in ("presentation", "none"):
        return False
    if any(len(text_of(inner, _SMALL_TABLE + 1)) > _SMALL_TABLE for inner in _tables_in(table)):
        return False
    if next(table.iter("th"), None) is not None:
        return True
    if max((len(row) for row in table.iter("tr")), default=0) < 2:
        return False
    cells = table.iter("td")
    return not any(next(c.iter(*_HEADINGS), None) is not None or len([*c.iter("p")]) > _PARAGRAPHS for c in cells)
