"""Finds the paper in a web page: what holds it, and what in there belongs to the page."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from lxml import etree

from griffier.lang import words

Element = etree._Element

_PART = re.compile(r"[\s_-]+")
_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_UNSEEN_TAGS = frozenset({
    "head", "script", "style", "noscript", "template", "iframe", "object", "embed", "applet", "canvas", "audio",
    "video", "map", "svg", "select", "option", "datalist", "input", "textarea", "button", "dialog", "frameset",
    "noframes", "rp", "rt", "link", "meta", "del",
})  # fmt: skip
_CLUTTER_ROLES = frozenset({
    "navigation", "banner", "contentinfo", "search", "complementary", "dialog", "alertdialog", "menu", "menubar",
    "toolbar", "alert",
})  # fmt: skip
_OWN_EDGES = frozenset({"article", "main", "section"})  # a header in these is that of the paper
_LISTS = frozenset({"ul", "ol"})
_CONTAINERS = frozenset({"body", "div", "article", "section", "main", "form", "td"})

_PROSE = 40  # letters in one piece, outside links: a sentence rather than a label
_LARGE = 0.3  # share of the page's words: what holds more is no clutter, whatever its class
_MOST = 0.5  # share of the prose that makes a container the one of the paper
_FEW = 5  # containers of official papers on one page
_LITTLE = 8  # letters between links that a container may leave out with them


class Page(NamedTuple):
    """The element that holds the paper, the elements in it that belong to the page, and whether it is official."""

    root: Element
    left_out: frozenset[Element]
    official: bool


class _Weight:
    """Letters under an element: in sentences, outside links, in links, and how many links."""

    __slots__ = ("linked", "links", "prose", "text")

    def __init__(self) -> None:
        self.prose = self.text = self.linked = self.links = 0

    def add(self, other: "_Weight") -> None:
        self.prose += other.prose
        self.text += other.text
        self.linked += other.linked
        self.links += other.links


@cache
def word_set(room: str, use: str) -> frozenset[str]:
    """A word list of the web pages."""
    return frozenset(words("web")[room][use])


def tag_of(element: Element) -> str:
    """The element's name in small letters, without namespace; empty for what is none."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def text_of(element: Element, most: int = 500) -> str:
    """The first text in an element, as it stands there: at least `most` letters where it has so many."""
    out, length = [], 0
    for text in map(str, element.itertext()):
        out.append(text)
        length += len(text)
        if length >= most:
            break
    return "".join(out)


def classes(element: Element) -> list[str]:
    """The element's classes in small letters."""
    return (element.get("class") or "").lower().split()


def parts(element: Element) -> set[str]:
    """The words in the element's classes and id: `site-menu` has two."""
    name = f"{element.get('class') or ''} {element.get('id') or ''}"
    return {p.rstrip("0123456789") for p in _PART.split(name.lower())} if name != " " else set()


def unseen(element: Element, tag: str) -> bool:
    """Whether a reader of the page does not see this element."""
    if tag in _UNSEEN_TAGS or element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    style = element.get("style")
    if style and _HIDDEN.search(style):
        return True
    return element.get("class") is not None and not word_set("page", "unseen").isdisjoint(classes(element))


def find_paper(body: Element) -> Page:
    """The paper in a page: marked as one, in the page's main part, or where most of its sentences are."""
    for element in _marked(body):
        found = _weigh(element)
        if found.weights[element].prose:
            return Page(element, frozenset(found.unseen | _official_tables(element)), official=True)
    found = _weigh(body)
    clutter = found.unseen | _clutter(body, found)
    found = _weigh(body, clutter)
    root = _densest(body, found)
    menus = {e for e, w in found.weights.items() if tag_of(e) in _LISTS and w.links >= 3 and w.linked >= 3 * w.text}
    return Page(root, frozenset(clutter | (menus - {root})), official=False)


# -- official pages


def _marked(body: Element) -> Iterator[Element]:
    """Elements that may hold an official paper, the likeliest first."""
    marks, beside, containers = (word_set("official", use) for use in ("marks", "beside", "containers"))
    first = last = None
    sure = False
    held: list[Element] = []
    for element in body.iter(etree.Element):
        name, identity = element.get("class"), element.get("id")
        own = set(name.lower().split()) if name else set()
        if not marks.isdisjoint(own) or not beside.isdisjoint(own):
            sure = sure or not marks.isdisjoint(own)
            first, last = first if first is not None else element, element
        holds = not containers.isdisjoint(own) or (identity is not None and identity.lower() in containers)
        if holds and len(held) < _FEW and not any(e in held for e in element.iterancestors()):
            held.append(element)
    yield from sorted(held, key=lambda e: sum(map(len, e.itertext())), reverse=True)
    if sure and first is not None and last is not None:
        yield _common(first, last, body)


def _common(first: Element, last: Element, body: Element) -> Element:
    """The lowest container in `body` that holds the first and the last of some elements, and so all between them."""
    own = {last, *last.iterancestors()}
    for element in (first, *first.iterancestors()):
        if element is body or (element in own and tag_of(element) in _CONTAINERS):
            return element
    return body


def _official_tables(root: Element) -> set[Element]:
    """The table with which the page says what it shows."""
    names = word_set("official", "table")
    return {
        table
        for table in root.iter("table")
        if any(" ".join(text_of(c).split()).lower() in names for c in _first_row(table))
    }


def _first_row(table: Element) -> list[Element]:
    row = next(table.iter("tr"), None)
    return [] if row is None else list(row)


# -- ordinary pages


class _Weighed(NamedTuple):
    weights: dict[Element, _Weight]
    unseen: set[Element]


def _weigh(root: Element, left_out: set[Element] | None = None) -> _Weighed:
    """What every element holds, without what is unseen or left out."""
    weights: dict[Element, _Weight] = {}
    skipped: set[Element] = set()
    open_: list[_Weight] = [_Weight()]
    links = 0
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        tag = tag_of(element)
        if event == "start":
            if (left_out is not None and element in left_out) or (element is not root and unseen(element, tag)):
                skipped.add(element)
                walk.skip_subtree()
                continue
            open_.append(_Weight())
            links += tag == "a"
            _count(open_[-1], element.text, links)
        else:
            if element not in skipped:
                links -= tag == "a"
                mine = weights[element] = open_.pop()
                mine.links += tag == "a"
                open_[-1].add(mine)
            if element is not root:
                _count(open_[-1], element.tail, links)
    return _Weighed(weights, skipped)


def _count(weight: _Weight, text: str | None, links: int) -> None:
    if not text or text.isspace():
        return
    length = len(text.strip())
    if links:
        weight.linked += length
        return
    weight.text += length
    if length >= _PROSE:
        weight.prose += length


def _clutter(body: Element, found: _Weighed) -> set[Element]:
    """Menus, bars, footers: by their tag or role, or by their class where they hold little of the page."""
    names, out = word_set("page", "clutter"), set[Element]()
    total = found.weights[body].text + found.weights[body].linked
    holders = _holders(body)
    within: set[Element] = set()  # articles and sections, and what they hold
    for element in body.iterdescendants(etree.Element):
        tag = tag_of(element)
        parent = element.getparent()
        if parent in within or tag in _OWN_EDGES:
            within.add(element)
        weight = found.weights.get(element)
        if weight is None or element in holders:
            continue
        role = (element.get("role") or "").lower()
        if tag in ("nav", "aside") or role in _CLUTTER_ROLES:
            gone = not role.startswith("doc-")
        elif tag in ("header", "footer"):
            gone = element not in within
        elif tag == "div" and element.get("title") in ("header", "footer"):
            gone = True  # those of a page on paper, as LibreOffice saves them
        else:
            gone = not names.isdisjoint(parts(element)) and weight.text + weight.linked < _LARGE * total
        if gone:
            out.add(element)
    return out


def _holders(body: Element) -> set[Element]:
    """The main parts and titles of a page, and whatever they stand in."""
    out: set[Element] = set()
    for element in body.iter("main", "article", "h1"):
        above: Element | None = element
        while above is not None and above not in out:
            out.add(above)
            above = above.getparent()
    return out


def _densest(body: Element, found: _Weighed) -> Element:
    """The main part where it has most of the sentences, else the lowest element that leaves hardly anything out."""
    weights = found.weights
    total = weights[body].prose
    best: Element | None = None
    for element, weight in weights.items():
        named = tag_of(element) in ("main", "article") or (element.get("role") or "").lower() in ("main", "article")
        if named and weight.prose >= _MOST * total and (best is None or weight.prose > weights[best].prose):
            best = element
    if best is not None:
        return best
    current = body
    while True:
        child = max((c for c in current if c in weights), key=lambda c: weights[c].text, default=None)
        if child is None or tag_of(child) not in _CONTAINERS | {"table", "tbody", "tr", "center"}:
            return current
        beside = weights[current].text - weights[child].text
        menu = weights[current].links > weights[child].links and beside <= _LITTLE
        if (beside and not menu) or not weights[child].prose:
            return current
        current = child
