"""DOCX (Office Open XML, ECMA-376 and ISO/IEC 29500): what a reader of the paper sees, with the way to its elements.

Out stay headers and footers, comments, deleted and hidden text, and the instructions of fields.
"""

import hashlib
import posixpath
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from griffier.errors import UnreadableFile
from griffier.intake import _office
from griffier.intake._office import Block, Call, Paragraph, Table
from griffier.intake._package import BadPart, Package, is_old_office, is_zip, refusal, sort_of_zip
from griffier.intake._sheet import Run, Sheet, Step
from griffier.model.source import Source

if TYPE_CHECKING:
    from lxml.etree import _Element

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

_MAIN = "word/document.xml"
_WORDS = "the Word file"
_CHAIN = 20  # styles that lean on each other
_LEVELS = 9  # of a list

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": _W.encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/math": b"http://schemas.openxmlformats.org/officeDocument/2006/math",
}
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_VAL = f"{{{_W}}}val"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_PREFIXES = {
    _W: "w",
    _MC: "mc",
    _M: "m",
    "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": "wp",
    "http://schemas.openxmlformats.org/drawingml/2006/main": "a",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingShape": "wps",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup": "wpg",
    "urn:schemas-microsoft-com:vml": "v",
}
# Elements that hold nothing a reader sees.
_UNSEEN = (
    "pPr", "rPr", "sectPr", "tblPr", "tblPrEx", "tblGrid", "trPr", "tcPr", "sdtPr", "sdtEndPr", "rubyPr", "rt",
    "del", "moveFrom", "delText", "delInstrText", "instrText", "customXmlPr", "smartTagPr",
)  # fmt: skip
_KNOWN = (
    "p", "r", "t", "tbl", "tr", "tc", "tab", "ptab", "br", "cr", "noBreakHyphen", "softHyphen", "sym", "fldChar",
    "footnoteReference", "endnoteReference", "txbxContent", "sdt", "altChunk",
)  # fmt: skip
# What to do at an element, by its whole name: itself, `unseen`, or nothing special (go into it).
_DO: dict[str, str] = {
    **{f"{{{_W}}}{name}": name for name in _KNOWN},
    **{f"{{{_W}}}{name}": "unseen" for name in _UNSEEN},
    f"{{{_M}}}r": "r",
    f"{{{_M}}}t": "t",
    f"{{{_MC}}}AlternateContent": "alternate",
}
_SIGNS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "\u00ad"}
_FORMATS = {
    "decimal": "1", "decimalZero": "01", "lowerLetter": "a", "upperLetter": "A", "lowerRoman": "i", "upperRoman": "I",
}  # fmt: skip
_OFF = frozenset({"0", "false", "off", "none"})
_PLACE = re.compile("%([1-9])")
_DIGITS = re.compile(r"\d{1,3}")
_LAYOUT = re.compile(r"\A[ \t\r]*\n\s*|[ \t\r]*\n\s*\Z")
_ONE_SPACE = str.maketrans("\t\r\n", "   ")


def sniff(head: bytes) -> bool:
    """Whether a file that begins so may be one of Word, old ones and locked ones included."""
    return is_zip(head) or is_old_office(head)


def sniff_all(data: bytes) -> bool:
    """Whether a file is one of Word, damaged ones, old ones and locked ones included: `read` says what is amiss."""
    if is_old_office(data):
        return True
    sort = sort_of_zip(data)
    return sort.kind == "docx" if sort else is_zip(data) and b"word/" in data


def read(data: bytes, source: str) -> Source:
    """Source text of a Word file.

    `Source.places` leads every stretch of it to the run it came from: `word/document.xml#/w:body/w:p[3]/w:r[2]`, an
    XPath from the root element of that part.

    Args:
        data: the whole file.
        source: its name, for messages.

    Raises:
        UnreadableFile: no Word file, damaged, locked with a password, or without any text.
    """
    if is_old_office(data):
        raise refusal(data, source)
    package = Package(data, source, _WORDS, rename=_STRICT)
    main = _main_part(package)
    root = package.main(main)
    if not root.tag.endswith("}document"):
        raise UnreadableFile(source, f"{_WORDS} cannot be read: {main} is no document", "Save it again as .docx")
    document = _Document(package, main, root)
    sheet = Sheet()
    _office.write(document.blocks(), sheet)
    out = sheet.source(MEDIA_TYPE, hashlib.sha256(data).hexdigest(), warnings=package.warnings)
    if not out.text.strip():
        raise UnreadableFile(source, f"{_WORDS} has no text in it", "Check that it is the right file, and not a scan")
    return out


def _main_part(package: Package) -> str:
    """The name of the part that holds the paper, by the package's own relations, else as Word names it."""
    name = _related(package, "").get("officeDocument", _MAIN)
    return name if name in package else _MAIN


def _related(package: Package, part: str) -> dict[str, str]:
    """The parts that a part (the package itself: "") leads to, by the last word of the relation's type."""
    folder, file = posixpath.split(part)
    name = posixpath.join(folder, "_rels", f"{file}.rels")
    out: dict[str, str] = {}
    try:
        root = package.tree(name)
    except BadPart:
        return out  # the usual names do
    for relation in root:
        target = relation.get("Target", "")
        if relation.get("TargetMode") == "External" or not target:
            continue
        # A path that leads out of the package ends nowhere: names are looked up, never opened.
        where = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        out.setdefault(relation.get("Type", "").rsplit("/", 1)[-1], where)
    return out


def _on(element: "_Element | None") -> bool | None:
    """A property that is on or off; None where it is not said."""
    if element is None:
        return None
    return _value(element) not in _OFF


def _value(element: "_Element | None") -> str:
    """The `w:val` of an element; "" where it has none, or is none."""
    return "" if element is None else element.get(_VAL, "")


def _attribute(element: "_Element", name: str) -> str:
    return element.get(f"{{{_W}}}{name}", "")


def _int(text: str, default: int = 0) -> int:
    try:
        return int(text[:9])
    except ValueError:
        return default


def _child(element: "_Element | None", *names: str) -> "_Element | None":
    """The first child of that name, and its first child of the next name."""
    for name in names:
        if element is None:
            return None
        element = next(element.iterchildren(f"{{{_W}}}{name}"), None)
    return element


def _children(element: "_Element | None", name: str) -> "Iterable[_Element]":
    return () if element is None else element.iterchildren(f"{{{_W}}}{name}")


# -- styles


class _Style(NamedTuple):
    name: str
    base: str
    outline: int | None  # 0 to 8; 9 is running text
    numbered: tuple[str, int | None] | None
    hidden: bool | None


class _Styles:
    """Styles by their id, each with what it takes from the one it is based on."""

    def __init__(self, root: "_Element | None") -> None:
        self._elements = {_attribute(e, "styleId"): e for e in _children(root, "style")}
        self._styles: dict[str, _Style] = {}

    def _style(self, key: str) -> _Style:
        """A style by its id; one that is not described goes by that."""
        known = self._styles.get(key)
        if known is None:
            element = self._elements.get(key)
            ppr = _child(element, "pPr")
            outline = _child(ppr, "outlineLvl")
            known = self._styles[key] = _Style(
                name=_value(_child(element, "name")) or key,
                base=_value(_child(element, "basedOn")),
                outline=None if outline is None else _int(_value(outline), 9),
                numbered=_numbered(ppr),
                hidden=_on(_child(element, "rPr", "vanish")),
            )
        return known

    def chain(self, style: str) -> Iterable[_Style]:
        """A style, the one it is based on, and so on."""
        for _ in range(_CHAIN):
            if not style:
                return
            one = self._style(style)
            yield one
            style = one.base

    def level(self, style: str) -> int:
        """The level of a heading in this style, or 0."""
        for one in self.chain(style):
            if one.outline is not None:
                return one.outline + 1 if 0 <= one.outline < _LEVELS else 0
            if level := _office.heading_level(one.name):
                return level
        return 0

    def numbered(self, style: str) -> tuple[str, int | None] | None:
        """The list that a style makes a paragraph an item of."""
        return next((one.numbered for one in self.chain(style) if one.numbered), None)

    def hidden(self, style: str) -> bool:
        """Whether words in this style are hidden."""
        return next((one.hidden for one in self.chain(style) if one.hidden is not None), False)

    def contents(self, style: str) -> bool:
        """Whether it is the style of a line in a table of contents."""
        return any(_office.is_contents(one.name) for one in self.chain(style))


def _numbered(ppr: "_Element | None") -> tuple[str, int | None] | None:
    """List and level (None: not said) of a paragraph's or a style's properties."""
    numbered = _child(ppr, "numPr")
    if numbered is None:
        return None
    level = _child(numbered, "ilvl")
    return _value(_child(numbered, "numId")), None if level is None else _int(_value(level))


# -- lists


class _Level(NamedTuple):
    start: int
    form: str
    text: str
    restart: int | None  # the level after which it begins anew; 0 never
    style: str
    legal: bool


class _Numbers:
    """Counts the items of lists, as Word does: lists of one description count on together."""

    def __init__(self, root: "_Element | None") -> None:
        self._lists: dict[str, dict[int, _Level]] = {}
        self._nums: dict[str, tuple[str, dict[int, int], dict[int, _Level]]] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()
        named: dict[str, str] = {}
        links: dict[str, str] = {}
        for element in _children(root, "abstractNum"):
            key = _attribute(element, "abstractNumId")
            self._lists[key] = _levels(element)
            if style := _value(_child(element, "styleLink")):
                named[style] = key
            if link := _value(_child(element, "numStyleLink")):
                links[key] = link
        for element in _children(root, "num"):
            starts: dict[int, int] = {}
            levels: dict[int, _Level] = {}
            for override in _children(element, "lvlOverride"):
                levels.update(_levels(override))
                start = _child(override, "startOverride")
                if start is not None:
                    starts[_int(_attribute(override, "ilvl"))] = _int(_value(start), 1)
            key = _value(_child(element, "abstractNumId"))
            self._nums[_attribute(element, "numId")] = (key, starts, levels)
        for key, link in links.items():
            if link in named:
                self._lists[key] = self._lists[named[link]]

    def label(self, num: str, level: int | None, style: str) -> str:
        """Counts one more item and gives what stands before it, the space after it included."""
        if num not in self._nums:
            return ""
        key, starts, own = self._nums[num]
        levels = {**self._lists.get(key, {}), **own}
        if level is None:
            level = next((n for n, one in levels.items() if style and one.style == style), 0)
        if level not in levels:
            return ""
        counts = self._counts.setdefault(key, [None] * _LEVELS)
        at = counts[level]
        if level in starts and (num, level) not in self._begun:
            counts[level] = starts[level]
        else:
            counts[level] = levels[level].start if at is None else at + 1
        self._begun.add((num, level))
        for n in range(level + 1, _LEVELS):
            restart = levels[n].restart if n in levels else None
            if restart is None or (restart and level < restart):
                counts[n] = None
        return _shown(level, levels, counts)


def _shown(level: int, levels: dict[int, _Level], counts: Sequence[int | None]) -> str:
    one = levels[level]
    if one.form == "bullet":
        return _office.bullet(one.text)

    def put(m: re.Match[str]) -> str:
        n = int(m[1]) - 1
        if n not in levels:
            return ""
        form = "decimal" if one.legal else levels[n].form
        count = counts[n]
        shown = levels[n].start if count is None else count
        return "" if form == "none" else _office.number(_FORMATS.get(form, "1"), shown)

    text = _PLACE.sub(put, one.text).strip()
    # One space, also where the number is set tight: `1.` and `Inleiding` are two words.
    return f"{text} " if text else ""


def _levels(parent: "_Element") -> dict[int, _Level]:
    out: dict[int, _Level] = {}
    for element in _children(parent, "lvl"):
        n = _int(_attribute(element, "ilvl"), -1)
        if not 0 <= n < _LEVELS:
            continue
        restart = _child(element, "lvlRestart")
        out[n] = _Level(
            start=_int(_value(_child(element, "start")), 1 if _child(element, "start") is not None else 0),
            form=_value(_child(element, "numFmt")) or "decimal",
            text=_value(_child(element, "lvlText"))[:200],
            restart=None if restart is None else _int(_value(restart)),
            style=_value(_child(element, "pStyle")),
            legal=bool(_on(_child(element, "isLgl"))),
        )
    return out


# -- the document


class _Document:
    """Walks through the parts of a Word file and takes their text."""

    def __init__(self, package: Package, main: str, root: "_Element") -> None:
        self._package = package
        self._main = main
        self._root = root
        related = _related(package, main)
        folder = posixpath.dirname(main)

        def side(kind: str, what: str) -> "_Element | None":
            return package.side(related.get(kind) or posixpath.join(folder, f"{kind}.xml"), what)

        self._styles = _Styles(side("styles", "the styles"))
        self._numbers = _Numbers(side("numbering", "the list numbers"))
        self._notes: dict[str, dict[str, tuple[_Element, Step]] | None] = {}
        self._note_parts = {
            kind: related.get(kind) or posixpath.join(folder, f"{kind}.xml") for kind in ("footnotes", "endnotes")
        }
        self._called: set[tuple[str, str]] = set()
        self._fields: list[bool] = []  # of each field around here, whether this is still its instruction
        self._boxes: list[Block] = []
        self._carried: list[Run | Call] = []
        self._in_note = False
        self._begun = False

    def blocks(self) -> list[Block]:
        """The paragraphs and tables of the paper, in order."""
        body = _child(self._root, "body")
        return [] if body is None else self._blocks(body, Step(Step(None, f"{self._main}#"), _short(body)))

    def _blocks(self, parent: "_Element", path: Step) -> list[Block]:
        out: list[Block] = []
        counts: dict[str, int] = {}
        for element in parent:
            tag = element.tag
            n = counts[tag] = counts.get(tag, 0) + 1
            do = _DO.get(tag)
            if do == "unseen":
                continue
            here = Step(path, f"{_short(element)}[{n}]")
            if do == "p":
                out += self._paragraph(element, here)
            elif do == "tbl":
                out.append(Table(self._rows(element, here)))
            elif do == "sdt":
                out += [] if _is_prompt(element) else self._blocks(element, here)
            elif do == "alternate":
                chosen, there = _chosen(element, here)
                out += [] if chosen is None else self._blocks(chosen, there)
            elif do == "altChunk":
                self._package.warnings.append("a part of the paper stands in it as another file and was not read")
            elif do is None:
                out += self._blocks(element, here)
        if self._carried and not self._in_note:
            out.append(Paragraph(self._take_carried()))
        return out

    def _take_carried(self) -> list[Run | Call]:
        carried, self._carried = self._carried, []
        return carried

    def _paragraph(self, element: "_Element", path: Step) -> list[Block]:
        if not len(element) and not self._carried:
            return []
        ppr = _child(element, "pPr")
        style = _value(_child(ppr, "pStyle"))
        outer, self._boxes = self._boxes, []
        begun = self._begun
        runs = self._take_carried()
        first = not runs
        self._inline(element, path, runs, hidden=self._styles.hidden(style))
        boxes, self._boxes = self._boxes, outer
        # An instruction that runs on into the next paragraph lost its end: do not lose the paper with it.
        self._fields = [code for code in self._fields if not code]
        if ppr is not None and _goes_on(ppr):
            self._carried = runs
            return boxes
        numbered = _numbered(ppr) or self._styles.numbered(style)
        if numbered and numbered[0] not in ("", "0") and first:
            label = self._numbers.label(*numbered, style)
            if label:
                runs.insert(0, Run(label, path))
        outline = _child(ppr, "outlineLvl")
        own = _int(_value(outline), 9) + 1 if outline is not None else self._styles.level(style)
        block = Paragraph(runs, own if own <= _LEVELS else 0, self._styles.contents(style))
        # A box at the head of the paper is part of its letterhead; elsewhere it stands aside from the paragraph.
        out = [block, *boxes] if begun else [*boxes, block]
        self._begun = self._begun or bool(_office.text_of(runs).strip())
        return out

    def _rows(self, table: "_Element", path: Step) -> list[list[list[Block]]]:
        out: list[list[list[Block]]] = []
        counts: dict[str, int] = {}
        for element in table:
            tag = element.tag
            n = counts[tag] = counts.get(tag, 0) + 1
            here = Step(path, f"{_short(element)}[{n}]")
            do = _DO.get(tag)
            if do == "tr":
                trpr = _child(element, "trPr")
                if _child(trpr, "del") is None:
                    before = min(_int(_value(_child(trpr, "gridBefore"))), _office.MAX_SPAN)
                    out.append([*([] for _ in range(before)), *self._cells(element, here)])
            elif do not in ("unseen", "p"):  # a content control around rows
                out += self._rows(element, here)
        return out

    def _cells(self, row: "_Element", path: Step) -> list[list[Block]]:
        out: list[list[Block]] = []
        counts: dict[str, int] = {}
        for element in row:
            tag = element.tag
            n = counts[tag] = counts.get(tag, 0) + 1
            here = Step(path, f"{_short(element)}[{n}]")
            do = _DO.get(tag)
            if do == "tc":
                tcpr = _child(element, "tcPr")
                merged = _child(tcpr, "vMerge")
                covered = merged is not None and _value(merged) in ("", "continue")
                out.append([] if covered else self._blocks(element, here))
                span = min(_int(_value(_child(tcpr, "gridSpan")), 1), _office.MAX_SPAN)
                out += [[] for _ in range(span - 1)]
            elif do != "unseen":
                out += self._cells(element, here)
        return out

    # -- within a paragraph

    def _inline(self, parent: "_Element", path: Step, out: list[Run | Call], *, hidden: bool) -> None:
        counts: dict[str, int] = {}
        for element in parent:
            tag = element.tag
            n = counts[tag] = counts.get(tag, 0) + 1
            do = _DO.get(tag)
            if do == "unseen":
                continue
            here = Step(path, f"{_short(element)}[{n}]")
            if do == "r":
                self._run(element, here, out, hidden=hidden)
            elif do == "txbxContent":
                self._box(element, here)
            elif do == "alternate":
                chosen, there = _chosen(element, here)
                if chosen is not None:
                    self._inline(chosen, there, out, hidden=hidden)
            elif do == "t":
                out.append(Run(_text(element), here))
            elif do != "sdt" or not _is_prompt(element):
                self._inline(element, here, out, hidden=hidden)

    def _box(self, element: "_Element", path: Step) -> None:
        fields, self._fields = self._fields, []
        carried = self._take_carried()
        boxes, self._boxes = self._boxes, []
        inside = self._blocks(element, path)
        self._boxes = [*boxes, *inside]
        self._carried = carried
        self._fields = fields

    def _run(self, run: "_Element", path: Step, out: list[Run | Call], *, hidden: bool) -> None:
        properties = _child(run, "rPr")
        raised = False
        if properties is not None:
            hidden = self._hides(properties, hidden=hidden)
            raised = _value(_child(properties, "vertAlign")) == "superscript"
        parts: list[str] = []
        counts: dict[str, int] = {}
        signed: Call | None = None  # a note called by a sign of its own: the rest of the run is that sign
        for element in run:
            tag = element.tag
            n = counts[tag] = counts.get(tag, 0) + 1
            do = _DO.get(tag)
            if do == "unseen":
                continue
            if do == "fldChar":
                self._field(_attribute(element, "fldCharType"))
            elif hidden or any(self._fields):
                continue
            elif (text := _shown_by(do, element, properties)) is not None:
                parts.append(text)
            elif do in ("footnoteReference", "endnoteReference"):
                _flush(parts, path, out)
                call = self._call(do, _attribute(element, "id"), path)
                if _attribute(element, "customMarkFollows") not in ("", *_OFF):
                    signed = call or Call((), path)
                elif call:
                    out.append(call)
            else:
                _flush(parts, path, out)
                self._inside(element, Step(path, f"{_short(element)}[{n}]"), out)
        if signed is None:
            _flush(parts, path, out, raised=raised)
        elif runs := _office.note_runs([Paragraph(list(signed.runs))], "".join(parts).strip()):
            out.append(Call(runs, path))

    def _inside(self, element: "_Element", path: Step, out: list[Run | Call]) -> None:
        """An element in a run that may hold text boxes, or runs again."""
        if _DO.get(element.tag) == "alternate":
            chosen, path = _chosen(element, path)
            if chosen is None:
                return
            element = chosen
        if len(element):
            self._inline(element, path, out, hidden=False)

    def _hides(self, properties: "_Element", *, hidden: bool) -> bool:
        own = _on(_child(properties, "vanish"))
        if own is not None:
            return own
        style = _value(_child(properties, "rStyle"))
        return hidden or (bool(style) and self._styles.hidden(style))

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(True)
        elif self._fields and kind == "separate":
            self._fields[-1] = False
        elif self._fields and kind == "end":
            self._fields.pop()

    def _call(self, do: str, key: str, path: Step) -> Call | None:
        """The note that is called here; None for one that is not there, that is empty, or that was called before."""
        kind = do.removesuffix("Reference") + "s"
        if self._in_note or (kind, key) in self._called:
            return None
        notes = self._notes_of(kind)
        if key not in notes:
            return None
        self._called.add((kind, key))
        element, where = notes[key]
        fields, self._fields = self._fields, []
        carried, boxes = self._take_carried(), self._boxes
        begun, self._begun, self._in_note = self._begun, True, True
        blocks = self._blocks(element, where)
        tail = self._take_carried()
        self._fields, self._carried, self._boxes = fields, carried, boxes
        self._begun, self._in_note = begun, False
        runs = _office.note_runs([*blocks, Paragraph(tail)])
        return Call(runs, path) if runs else None

    def _notes_of(self, kind: str) -> "dict[str, tuple[_Element, Step]]":
        """Notes by their id, each with its path; the lines that separate them are none."""
        known = self._notes.get(kind)
        if known is not None:
            return known
        out: dict[str, tuple[_Element, Step]] = {}
        name = self._note_parts[kind]
        if name not in self._package:
            self._package.warnings.append(f"the notes are missing: the file has no {name}")
        root = self._package.side(name, "the notes")
        for n, element in enumerate(root if root is not None else (), 1):
            if _attribute(element, "type") in ("", "normal"):
                out.setdefault(
                    _attribute(element, "id"), (element, Step(Step(None, f"{name}#"), f"{_short(element)}[{n}]"))
                )
        self._notes[kind] = out
        return out


def _flush(parts: list[str], path: Step, out: list[Run | Call], *, raised: bool = False) -> None:
    text = "".join(parts)
    parts.clear()
    if not text:
        return
    # A number set high is a note marker made by hand, or an exponent: `m` and a raised 2.
    before = out[-1].text[-1:] if out and isinstance(out[-1], Run) else ""
    out.append(Run(text, path, call=raised and before != "m" and _DIGITS.fullmatch(text) is not None))


def _short(element: "_Element") -> str:
    """The name of an element in a path."""
    return _shortened(element.tag, element.prefix)


@lru_cache(maxsize=256)
def _shortened(tag: str, prefix: str | None) -> str:
    """A name with the usual prefix of its namespace, else that of the file."""
    space, _, name = tag[1:].rpartition("}")
    prefix = _PREFIXES.get(space) or prefix
    return f"{prefix}:{name}" if prefix else name


def _text(element: "_Element") -> str:
    """The words of `w:t`; where it stands on lines of its own, those are the file's layout."""
    text = element.text or ""
    if text.isprintable():
        return text
    if "\n" in text and element.get(_SPACE) != "preserve":
        text = _LAYOUT.sub("", text)
    return text.translate(_ONE_SPACE)


def _shown_by(do: str | None, element: "_Element", properties: "_Element | None") -> str | None:
    """The words that an element in a run shows by itself; None for one that has others in it."""
    if do == "t":
        text = _text(element)
        if _office.PICTURED.search(text):
            fonts = _child(properties, "rFonts")
            font = "" if fonts is None else _attribute(fonts, "ascii")
            text = _office.PICTURED.sub(lambda m: _office.pictured(font, ord(m[0])), text)
        return text
    if do == "br":
        return " " if _attribute(element, "type") in ("page", "column") else "\n"
    if do == "sym":
        return _symbol(element)
    return _SIGNS.get(do) if do else None


def _symbol(element: "_Element") -> str:
    try:
        code = int(_attribute(element, "char")[:6], 16)
    except ValueError:
        return "\ufffd"
    if 0xF000 <= code <= 0xF0FF or code < 0x100:
        return _office.pictured(_attribute(element, "font"), code)
    return chr(code) if code < 0xD800 or 0xE000 <= code <= 0x10FFFF else "\ufffd"


def _is_prompt(control: "_Element") -> bool:
    """Whether a content control shows only what to fill in there."""
    return bool(_on(_child(control, "sdtPr", "showingPlcHdr")))


def _chosen(alternate: "_Element", path: Step) -> "tuple[_Element | None, Step]":
    """The one branch to read: the first choice, as new programs do, else what old ones fall back on."""
    chosen = next(alternate.iterchildren(f"{{{_MC}}}Choice", f"{{{_MC}}}Fallback"), None)
    return chosen, path if chosen is None else Step(path, f"{_short(chosen)}[1]")


def _goes_on(ppr: "_Element") -> bool:
    """Whether the end of a paragraph was deleted, or it is the large first letter of the next one."""
    frame = _child(ppr, "framePr")
    drop = _attribute(frame, "dropCap") if frame is not None else ""
    return _child(ppr, "rPr", "del") is not None or drop in ("drop", "margin")
