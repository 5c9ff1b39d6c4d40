"""The same Word file with its references as hyperlinks: runs are cut where one begins and ends, no look changes."""

import copy
import io
import posixpath
import re
import zipfile
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from griffier.model.reading import Reading
from griffier.model.source import Source

if TYPE_CHECKING:
    from lxml.etree import _Element

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_SPACES = {
    "w": _W,
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "v": "urn:schemas-microsoft-com:vml",
}
_PRESERVE = "{http://www.w3.org/XML/1998/namespace}space"
# Where a hyperlink may stand (ECMA-376, EG_PContent).
_HOLDERS = frozenset(f"{{{_W}}}{name}" for name in ("p", "sdtContent", "smartTag", "customXml", "fldSimple"))
_SIGNS = {f"{{{_W}}}tab": "\t", f"{{{_W}}}br": "\n", f"{{{_W}}}cr": "\n", f"{{{_W}}}noBreakHyphen": "-"}
_TEXT = f"{{{_W}}}t"
_PROPERTIES = f"{{{_W}}}rPr"


class _Link(NamedTuple):
    """A stretch of one run: `words` as the source has them, `near` how many characters of the run stand before it."""

    part: str
    path: str
    words: str
    near: int
    uri: str
    reference: int  # which one of the reading: its stretches may lie in several runs


def link_docx(data: bytes, reading: Reading) -> bytes:
    """The Word file `data` with a hyperlink on the words of every reference of its reading that has an address.

    Args:
        data: the file that was read.
        reading: its reading; places come from its source.

    Returns:
        The same package; only the parts with references and their relationships differ. Where one stretch names
        several papers (`nrs. 12 t/m 14`) its link opens the first. A stretch that is a link already stays as it is.
    """
    by_part: dict[str, list[_Link]] = {}
    for link in _links(reading):
        by_part.setdefault(link.part, []).append(link)
    changed: dict[str, bytes] = {}
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = set(package.namelist())
        for part, links in by_part.items():
            if part not in names:
                continue
            rels_name = posixpath.join(posixpath.dirname(part), "_rels", posixpath.basename(part) + ".rels")
            root = _parse(package.read(part))
            rels = _parse(package.read(rels_name)) if rels_name in names else _no_relations()
            _link_part(root, rels, links)
            changed[part], changed[rels_name] = _print(root), _print(rels)
        return _packed(package, changed)


def _links(reading: Reading) -> Iterator[_Link]:
    source = reading.source_text
    if reading.origin is None or source is None:
        return
    end = 0
    for number, a in enumerate(reading.references):
        if a.uri is None or a.start < end:
            continue
        end = a.end
        for start, stop in reading.origin.span_to_source(a.start, a.end):
            for place in source.places(start, stop):
                part, sign, path = (place.path or "").partition("#")
                if sign:
                    near = place.start - _run_start(source, place.start, place.path)
                    yield _Link(part, path, source.text[place.start : place.end], near, a.uri, number)


def _run_start(source: Source, at: int, path: str | None) -> int:
    """Where the run at this offset begins in the source text."""
    line = source.text.rfind("\n", 0, at) + 1
    return min((p.start for p in source.places(line, at + 1) if p.path == path), default=at)


def _link_part(root: "_Element", rels: "_Element", links: Sequence[_Link]) -> None:
    by_run: dict[_Element, list[_Link]] = {}
    for link in links:
        found = root.xpath("." + link.path, namespaces=_SPACES)
        if isinstance(found, list) and found and isinstance(found[0], etree._Element):
            by_run.setdefault(found[0], []).append(link)
    ids: dict[str, str] = {}
    taken = {r.get("Id") for r in rels}
    made: dict[_Element, int] = {}
    for run, wanted in by_run.items():
        parent = run.getparent()
        if parent is None or parent.tag not in _HOLDERS:
            continue
        for uri in (link.uri for link in wanted):
            if uri not in ids:
                ids[uri] = _relate(rels, uri, taken)
        made |= _cut(run, _stretches(run, wanted), ids)
    _join(made)


def _join(made: "dict[_Element, int]") -> None:
    """Makes one link of those that stand side by side on the words of one reference."""
    for link, reference in made.items():
        before = link.getprevious()
        if before is not None and made.get(before) == reference:
            before.tail = link.tail
            for n, run in enumerate(list(before)):
                link.insert(n, run)
            parent = before.getparent()
            if parent is not None:
                before.tail = None
                parent.remove(before)


def _no_relations() -> "_Element":
    """No relationships yet; their namespace has no prefix, for some programs read them only so."""
    return etree.Element(f"{{{_RELS}}}Relationships", nsmap={None: _RELS})  # type: ignore[dict-item]


def _relate(rels: "_Element", uri: str, taken: set[str | None]) -> str:
    number = len(taken) + 1
    while f"rIdLink{number}" in taken:
        number += 1
    key = f"rIdLink{number}"
    taken.add(key)
    etree.SubElement(
        rels, f"{{{_RELS}}}Relationship", Id=key, Type=f"{_R}/hyperlink", Target=uri, TargetMode="External"
    )
    return key


def _stretches(run: "_Element", links: Sequence[_Link]) -> list[tuple[int, int, _Link]]:
    """Where in the run's own text the links stand, in order, none over another."""
    text = "".join(_shown(child) for child in run)
    out: list[tuple[int, int, _Link]] = []
    for link in sorted(links, key=lambda x: x.near):
        pattern = re.sub(r"(?:\\\s)+", r"\\s+", re.escape(link.words))
        places = [m.span() for m in re.finditer(pattern, text)] if pattern else []
        if places:
            start, end = min(places, key=lambda p: abs(p[0] - link.near))
            if not out or out[-1][1] <= start:
                out.append((start, end, link))
    return out


def _cut(run: "_Element", stretches: Sequence[tuple[int, int, _Link]], ids: dict[str, str]) -> "dict[_Element, int]":
    """Puts runs of the same look in the place of `run`, those of a stretch in a hyperlink.

    Returns:
        The hyperlinks, with the number of the reference that each is for.
    """
    parent = run.getparent()
    if parent is None or not stretches:
        return {}
    at = parent.index(run)
    length = sum(len(_shown(child)) for child in run)
    new: list[_Element] = []
    made: dict[_Element, int] = {}
    position = 0
    for start, end, wanted in stretches:
        new.extend(_piece(run, position, start))
        link = etree.Element(f"{{{_W}}}hyperlink", {f"{{{_R}}}id": ids[wanted.uri]})
        made[link] = wanted.reference
        link.extend(_piece(run, start, end))
        new.append(link)
        position = end
    new.extend(_piece(run, position, length, last=True))
    new[-1].tail = run.tail
    parent.remove(run)
    for n, element in enumerate(new):
        parent.insert(at + n, element)
    return made


def _piece(run: "_Element", start: int, end: int, *, last: bool = False) -> list["_Element"]:
    """The run's children between two positions of its text, as a run of its own; empty when there are none.

    What shows no text (a note's call, a picture) goes with the piece that its position opens, at the end with the last.
    """
    piece = copy.copy(run)
    del piece[:]
    piece.tail = None
    position = 0
    for child in run:
        if child.tag == _PROPERTIES:
            piece.append(copy.deepcopy(child))
            continue
        shown = _shown(child)
        a, b = max(start, position), min(end, position + len(shown))
        if not shown:
            if start <= position < end or (last and position == end):
                piece.append(_alone(child))
        elif a < b:
            part = _alone(child)
            if child.tag == _TEXT:
                part.text = shown[a - position : b - position]
                part.set(_PRESERVE, "preserve")
            piece.append(part)
        position += len(shown)
    return [piece] if any(c.tag != _PROPERTIES for c in piece) else []


def _alone(element: "_Element") -> "_Element":
    found = copy.deepcopy(element)
    found.tail = None
    return found


def _shown(element: "_Element") -> str:
    return (element.text or "") if element.tag == _TEXT else _SIGNS.get(str(element.tag), "")


def _parse(data: bytes) -> "_Element":
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))


def _print(root: "_Element") -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _packed(package: zipfile.ZipFile, changed: dict[str, bytes]) -> bytes:
    """The package with the changed parts in their places and new ones at the end."""
    out = io.BytesIO()
    left = dict(changed)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for info in package.infolist():
            target.writestr(info, left.pop(info.filename) if info.filename in left else package.read(info))
        for name, data in left.items():
            target.writestr(name, data)
    return out.getvalue()
