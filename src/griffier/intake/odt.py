"""ODT (OpenDocument text, ISO/IEC 26300): what a reader of the paper sees, with the way to its elements.

Out stay headers and footers, annotations, deleted and hidden text, and the descriptions of pictures.
"""

import hashlib
import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from griffier.errors import UnreadableFile
from griffier.intake import _office
from griffier.intake._office import Block, Call, Paragraph, Table
from griffier.intake._package import BadPart, Package, is_zip, sort_of_zip
from griffier.intake._sheet import Run, Sheet, Step
from griffier.model.source import Source

if TYPE_CHECKING:
    from lxml.etree import _Element

MEDIA_TYPE = "application/vnd.oasis.opendocument.text"

_CONTENT = "content.xml"
_WORDS = "the OpenDocument text"
_CHAIN = 20  # styles that lean on each other
_LEVELS = 10  # of a list
_MAX_SPACES = 200

_NS = "urn:oasis:names:tc:opendocument:xmlns:"
_TEXT, _STYLE, _TABLE = (f"{{{_NS}{name}:1.0}}" for name in ("text", "style", "table"))
_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
_PREFIXES = {
    **{f"{_NS}{name}:1.0": name for name in ("office", "text", "table", "style")},
    f"{_NS}drawing:1.0": "draw",
    f"{_NS}svg-compatible:1.0": "svg",
}
_INDEXES = (
    "table-of-content", "illustration-index", "table-index", "alphabetical-index", "user-index", "object-index",
)  # fmt: skip
# Elements that hold nothing a reader sees, or what is shown elsewhere.
_UNSEEN = (
    "tracked-changes", "note-citation", "ruby-text", "script", "hidden-text", "number", "sequence-decls",
    "variable-decls", "user-field-decls",
)  # fmt: skip
# What to do at an element, by its whole name; one that is not here has nothing special: go into it.
_DO: dict[str, str] = {
    **{f"{_TEXT}{name}": name for name in ("p", "h", "s", "tab", "line-break", "note", "list", "section")},
    **dict.fromkeys((f"{_TEXT}list-item", f"{_TEXT}list-header"), "item"),
    **{f"{_TEXT}{name}": "index" for name in _INDEXES},
    **{f"{_TEXT}{name}-source": "unseen" for name in (*_INDEXES, "bibliography")},
    **{f"{_TEXT}{name}": "unseen" for name in _UNSEEN},
    f"{{{_NS}office:1.0}}annotation": "unseen",
    f"{{{_NS}office:1.0}}forms": "unseen",
    f"{{{_NS}svg-compatible:1.0}}title": "unseen",
    f"{{{_NS}svg-compatible:1.0}}desc": "unseen",
    f"{_TABLE}table": "table",
    f"{_TABLE}table-row": "row",
    f"{_TABLE}table-cell": "cell",
    f"{_TABLE}covered-table-cell": "covered",
}
_SPACE = re.compile(r"[ \t\r\n]+")
_TOP = Step(Step(None, f"{_CONTENT}#"), "office:body")
_CODED = re.compile(r"_([0-9a-f]{2})_")


def sniff(head: bytes) -> bool:
    """Whether a file that begins so may be OpenDocument."""
    return is_zip(head)


def sniff_all(data: bytes) -> bool:
    """Whether a file is an OpenDocument text, by the type it declares."""
    sort = sort_of_zip(data)
    if sort:
        return sort.kind == "odt"
    return is_zip(data) and _CONTENT.encode() in data  # damaged: `read` says how


def read(data: bytes, source: str) -> Source:
    """Source text of an OpenDocument text.

    `Source.places` leads every stretch of it to the element it came from:
    `content.xml#/office:body/office:text/text:p[3]/text:span[2]`, an XPath from the root element of that part.

    Args:
        data: the whole file.
        source: its name, for messages.

    Raises:
        UnreadableFile: no OpenDocument text, damaged, locked with a password, or without any text.
    """
    package = Package(data, source, _WORDS)
    if _is_locked(package):
        raise UnreadableFile(
            source, f"{_WORDS} is locked with a password", "Open it with the password and save it without one"
        )
    root = package.main(_CONTENT)
    sheet = Sheet()
    _office.write(_Document(package, root).blocks(), sheet)
    out = sheet.source(MEDIA_TYPE, hashlib.sha256(data).hexdigest(), warnings=package.warnings)
    if not out.text.strip():
        raise UnreadableFile(source, f"{_WORDS} has no text in it", "Check that it is the right file, and not a scan")
    return out


def _is_locked(package: Package) -> bool:
    try:
        return b"encryption-data" in package.part("META-INF/manifest.xml")
    except BadPart:
        return False


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def _int(text: str | None, default: int = 0) -> int:
    try:
        return int((text or "")[:9])
    except ValueError:
        return default


# -- styles and list numbers


class _Style(NamedTuple):
    name: str
    base: str
    level: int | None
    list: str | None  # the style of its list; "" for none
    hidden: bool | None


class _Number(NamedTuple):
    form: str  # `1`, `a`, `I` …, "" for no number
    before: str
    after: str
    start: int
    shown: int  # how many levels the number has


class _Styles:
    """Styles of paragraphs, words and lists."""

    def __init__(self, *roots: "_Element | None") -> None:
        self._styles: dict[tuple[str, str], _Style] = {}
        self._lists: dict[str, dict[int, _Number | str]] = {}
        self.outline: dict[int, _Number | str] = {}
        for root in roots:
            for group in root if root is not None else ():
                if _local(group.tag) in ("styles", "automatic-styles"):
                    for element in group:
                        self._take(element)

    def _take(self, element: "_Element") -> None:
        kind = _local(element.tag)
        name = element.get(f"{_STYLE}name", "")
        if kind == "style":
            shown = element.get(f"{_STYLE}display-name") or _CODED.sub(lambda m: chr(int(m[1], 16)), name)
            hidden = None
            for properties in element:
                if _local(properties.tag) == "text-properties" and (display := properties.get(f"{_TEXT}display")):
                    hidden = display == "none"
            level = element.get(f"{_STYLE}default-outline-level")
            self._styles[element.get(f"{_STYLE}family", ""), name] = _Style(
                name=shown,
                base=element.get(f"{_STYLE}parent-style-name", ""),
                level=None if level is None else _int(level),
                list=element.get(f"{_STYLE}list-style-name"),
                hidden=hidden,
            )
        elif kind == "list-style":
            self._lists[name] = _list_levels(element)
        elif kind == "outline-style":
            self.outline = _list_levels(element)

    def _chain(self, family: str, name: str) -> "list[_Style]":
        out: list[_Style] = []
        while len(out) < _CHAIN and (known := self._styles.get((family, name))):
            out.append(known)
            name = known.base
        return out

    def hidden(self, family: str, name: str) -> bool | None:
        """Whether words in this style are hidden; None where it does not say."""
        return next((one.hidden for one in self._chain(family, name) if one.hidden is not None), None)

    def level(self, name: str) -> int:
        """The level of a heading that a paragraph's style makes it, or 0."""
        for one in self._chain("paragraph", name):
            if one.level is not None:
                return one.level
            if level := _office.heading_level(one.name):
                return level
        return 0

    def contents(self, name: str) -> bool:
        """Whether it is the style of a line in a table of contents."""
        return any(_office.is_contents(one.name) for one in self._chain("paragraph", name))

    def list_of(self, name: str) -> str | None:
        """The list style of a paragraph's style; "" says that it has none, None says nothing."""
        return next((one.list for one in self._chain("paragraph", name) if one.list is not None), None)

    def levels(self, name: str) -> dict[int, _Number | str]:
        """The levels of a list style from 1; a bullet is its sign and a space."""
        return self._lists.get(name, {})


def _list_levels(style: "_Element") -> dict[int, _Number | str]:
    out: dict[int, _Number | str] = {}
    for element in style:
        n = _int(element.get(f"{_TEXT}level"))
        kind = _local(element.tag)
        if not 1 <= n <= _LEVELS:
            continue
        if kind in ("list-level-style-bullet", "list-level-style-image"):
            out[n] = _office.bullet(element.get(f"{_TEXT}bullet-char", ""))
        elif kind in ("list-level-style-number", "outline-level-style"):
            out[n] = _Number(
                form=element.get(f"{_STYLE}num-format", ""),
                before=element.get(f"{_STYLE}num-prefix", "")[:50],
                after=element.get(f"{_STYLE}num-suffix", "")[:50],
                start=_int(element.get(f"{_TEXT}start-value"), 1),
                shown=min(_LEVELS, _int(element.get(f"{_TEXT}display-levels"), 1)),
            )
    return out


class _Count:
    """Where a list stands: the number of the last item at each level from 1, None where none was given."""

    def __init__(self) -> None:
        self.at: list[int | None] = [None] * (_LEVELS + 1)

    def next(self, level: int, levels: dict[int, _Number | str], start: int | None = None) -> str:
        """Counts one more item and gives what stands before it, the space after it included."""
        level = max(1, min(level, _LEVELS))
        one = levels.get(level)
        at = self.at[level]
        begin = one.start if isinstance(one, _Number) else 1
        self.at[level] = start if start is not None else begin if at is None else at + 1
        self.at[level + 1 :] = [None] * (_LEVELS - level)
        if one is None:
            return ""
        if isinstance(one, str):
            return one
        if not one.form:
            return f"{one.before}{one.after}".strip() + " " if (one.before + one.after).strip() else ""
        shown = []
        for n in range(max(1, level - one.shown + 1), level + 1):
            other = levels.get(n)
            count = self.at[n]
            if isinstance(other, _Number) and other.form:
                shown.append(_office.number(other.form, other.start if count is None else count))
        return f"{one.before}{'.'.join(shown)}{one.after}".strip() + " "


class _Item:
    """A list item at work: the first paragraph in it takes the label."""

    def __init__(self, count: _Count, style: str, level: int, start: int | None, *, numbered: bool) -> None:
        self.count = count
        self.style = style
        self.level = level
        self.start = start
        self.waiting = numbered


# -- the document


class _Document:
    """Walks through the content and takes its text."""

    def __init__(self, package: Package, root: "_Element") -> None:
        self._root = root
        self._styles = _Styles(package.side("styles.xml", "the styles"), root)
        self._boxes: list[Block] = []
        self._items: list[_Item] = []
        self._lists: dict[str, _Count] = {}  # by id, and the last one of each style by `style:` and its name
        self._outline = _Count()
        self._listed = False
        self._in_note = False
        self._begun = False

    def blocks(self) -> list[Block]:
        """The paragraphs and tables of the paper, in order."""
        body = next((e for e in self._root if _local(e.tag) == "body"), None)
        text = next((e for e in body if _local(e.tag) == "text"), None) if body is not None else None
        return [] if text is None else self._blocks(text, Step(_TOP, "office:text"))

    def _blocks(self, parent: "_Element", path: Step) -> list[Block]:
        out: list[Block] = []
        counts: dict[str, int] = {}
        for element in parent:
            tag = element.tag
            n = counts[tag] = counts.get(tag, 0) + 1
            do = _DO.get(tag)
            if do == "unseen" or (do == "section" and element.get(f"{_TEXT}display") == "none"):
                continue
            here = Step(path, f"{_short(element)}[{n}]")
            if do in ("p", "h"):
                out += self._paragraph(element, here)
            elif do == "table":
                items, self._items = self._items, []
                out.append(Table(self._rows(element, here)))
                self._items = items
            elif do == "list":
                out += self._list(element, here)
            elif do == "item":
                out += self._item(element, here)
            elif do == "index":
                listed, self._listed = self._listed, True
                out += self._blocks(element, here)
                self._listed = listed
            else:
                out += self._blocks(element, here)
        return out

    def _list(self, element: "_Element", path: Step) -> list[Block]:
        outer = self._items[-1] if self._items else None
        style = element.get(f"{_TEXT}style-name") or (outer.style if outer else "")
        if outer:
            count, level = outer.count, outer.level + 1
        else:
            goes_on = element.get(f"{_TEXT}continue-numbering") == "true"
            key = element.get(f"{_TEXT}continue-list") or (f"style:{style}" if goes_on else "")
            count, level = self._lists.get(key) or _Count(), 1
            self._lists[f"style:{style}"] = count
            if name := element.get(_XML_ID):
                self._lists[name] = count
        # Stands for the list itself: its items take style, count and level from it.
        self._items.append(_Item(count, style, level, None, numbered=False))
        out = self._blocks(element, path)
        self._items.pop()
        return out

    def _item(self, element: "_Element", path: Step) -> list[Block]:
        if not self._items:
            return self._blocks(element, path)
        of = self._items[-1]
        start = element.get(f"{_TEXT}start-value")
        numbered = _local(element.tag) == "list-item"
        self._items.append(
            _Item(of.count, of.style, of.level, None if start is None else _int(start, 1), numbered=numbered)
        )
        out = self._blocks(element, path)
        self._items.pop()
        return out

    def _paragraph(self, element: "_Element", path: Step) -> list[Block]:
        style = element.get(f"{_TEXT}style-name", "")
        level = self._styles.level(style)
        if _DO[element.tag] == "h":
            level = max(1, min(_LEVELS, _int(element.get(f"{_TEXT}outline-level"), 1)))
        hidden = bool(self._styles.hidden("paragraph", style)) or _hides_itself(element)
        runs: list[Run | Call] = []
        outer, self._boxes = self._boxes, []
        begun = self._begun
        items, self._items = self._items, []
        self._inline(element, path, runs, hidden=hidden)
        self._items = items
        boxes, self._boxes = self._boxes, outer
        label = self._label(element, style, level)
        if label:
            runs.insert(0, Run(label, path))
        block = Paragraph(runs, level, self._listed or self._styles.contents(style))
        # A box at the head of the paper is part of its letterhead; elsewhere it stands aside from the paragraph.
        out = [block, *boxes] if begun else [*boxes, block]
        self._begun = self._begun or bool(_office.text_of(runs).strip())
        return out

    def _label(self, element: "_Element", style: str, level: int) -> str:
        """The number or bullet before a paragraph: its list's, else that of headings of its level."""
        if self._items:
            item = self._items[-1]
            if not item.waiting:
                return ""
            item.waiting = False
            levels = self._styles.levels(item.style or self._styles.list_of(style) or "")
            return item.count.next(item.level, levels, item.start)
        outline = self._styles.outline
        if (
            _DO[element.tag] != "h"
            or not outline.get(level)
            or element.get(f"{_TEXT}is-list-header") == "true"
            or self._styles.list_of(style) == ""
        ):
            return ""
        start = element.get(f"{_TEXT}start-value") if element.get(f"{_TEXT}restart-numbering") == "true" else None
        return self._outline.next(level, outline, None if start is None else _int(start, 1))

    def _rows(self, table: "_Element", path: Step) -> list[list[list[Block]]]:
        out: list[list[list[Block]]] = []
        counts: dict[str, int] = {}
        for element in table:
            tag = element.tag
            n = counts[tag] = counts.get(tag, 0) + 1
            here = Step(path, f"{_short(element)}[{n}]")
            do = _DO.get(tag)
            if do == "row":
                out.append(self._cells(element, here))
            elif do is None:  # groups of rows, the heads of columns
                out += self._rows(element, here)
        return out

    def _cells(self, row: "_Element", path: Step) -> list[list[Block]]:
        out: list[list[Block]] = []
        counts: dict[str, int] = {}
        for element in row:
            tag = element.tag
            n = counts[tag] = counts.get(tag, 0) + 1
            do = _DO.get(tag)
            if do not in ("cell", "covered"):
                continue
            out.append(self._blocks(element, Step(path, f"{_short(element)}[{n}]")) if do == "cell" else [])
            more = min(_int(element.get(f"{_TABLE}number-columns-repeated"), 1), _office.MAX_SPAN)
            out += [[] for _ in range(more - 1)]
        return out

    # -- within a paragraph

    def _inline(self, parent: "_Element", path: Step, out: list[Run | Call], *, hidden: bool) -> None:
        """Words of an element and of those in it; the words behind an element belong to the one around it."""
        counts: dict[str, int] = {}
        if parent.text and not hidden:
            out.append(Run(_SPACE.sub(" ", parent.text), path))
        for element in parent:
            tag = element.tag
            n = counts[tag] = counts.get(tag, 0) + 1
            do = _DO.get(tag)
            here = Step(path, f"{_short(element)}[{n}]")
            if not hidden and do != "unseen":
                self._child(element, do, here, out)
            if element.tail and not hidden:
                out.append(Run(_SPACE.sub(" ", element.tail), path))

    def _child(self, element: "_Element", do: str | None, here: Step, out: list[Run | Call]) -> None:
        if do == "s":
            out.append(Run(" " * max(1, min(_MAX_SPACES, _int(element.get(f"{_TEXT}c"), 1))), here))
        elif do == "tab":
            out.append(Run("\t", here))
        elif do == "line-break":
            out.append(Run("\n", here))
        elif do == "note":
            call = self._call(element, here)
            if call:
                out.append(call)
        elif do in ("p", "h", "list", "table"):
            # A drawing with words in it: a text box.
            self._boxes += self._block(element, do, here)
        else:
            hidden = self._styles.hidden("text", element.get(f"{_TEXT}style-name", "")) or False
            self._inline(element, here, out, hidden=hidden)

    def _block(self, element: "_Element", do: str, path: Step) -> list[Block]:
        items, self._items = self._items, []
        out: list[Block] = []
        if do == "table":
            out.append(Table(self._rows(element, path)))
        else:
            out = self._list(element, path) if do == "list" else self._paragraph(element, path)
        self._items = items
        return out

    def _call(self, note: "_Element", path: Step) -> Call | None:
        """The note that stands here; None for one without words."""
        if self._in_note:
            return None
        sign = ""
        body, where = None, path
        for element in note:
            if _local(element.tag) == "note-citation":
                sign = element.get(f"{_TEXT}label", "")
            elif _local(element.tag) == "note-body":
                body, where = element, Step(path, f"{_short(element)}[1]")
        if body is None:
            return None
        boxes, items, self._items = self._boxes, self._items, []
        begun, self._begun, self._in_note = self._begun, True, True
        blocks = self._blocks(body, where)
        self._boxes, self._items = boxes, items
        self._begun, self._in_note = begun, False
        runs = _office.note_runs(blocks, sign)
        return Call(runs, path) if runs else None


def _hides_itself(paragraph: "_Element") -> bool:
    """Whether a field in a paragraph hides all of it."""
    return any(e.get(f"{_TEXT}is-hidden") == "true" for e in paragraph.iterchildren(f"{_TEXT}hidden-paragraph"))


def _short(element: "_Element") -> str:
    """The name of an element in a path."""
    return _shortened(element.tag, element.prefix)


@lru_cache(maxsize=256)
def _shortened(tag: str, prefix: str | None) -> str:
    """A name with the usual prefix of its namespace, else that of the file."""
    space, _, name = tag[1:].rpartition("}")
    prefix = _PREFIXES.get(space) or prefix
    return f"{prefix}:{name}" if prefix else name
