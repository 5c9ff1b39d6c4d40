"""A reading as one HTML file: the letter as it reads, its references to follow, nothing loaded from elsewhere.

The page holds all of its content and links without its script; the script adds search, keys and cards.
"""

import hashlib
import re
from base64 import b64encode
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from pathlib import PurePath, PureWindowsPath
from typing import NamedTuple

from griffier import __version__
from griffier.model.document import Document
from griffier.model.reading import Reading
from griffier.model.sweep import unswept
from griffier.notation.addresses import address
from griffier.publish._about import meeting_rows, topics_of
from griffier.publish._html import Html, element, join, plain_name, raw
from griffier.publish._letter import Letter
from griffier.publish._list import Listing, legend
from griffier.publish._marks import Kind, marks_of
from griffier.publish._words import LANGUAGES, both, day, fill, one, spell

# A line with a mark under it, drawn here: a page without an icon of its own makes a browser ask a server for one.
_ICON = Html(
    "<link rel=\"icon\" href=\"data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E"
    "%3Crect width='16' height='16' rx='3' fill='%23224f8f'/%3E%3Cpath d='M4 5h8M4 8h8M4 11h5' stroke='%23fff' "
    "stroke-width='1.6'/%3E%3C/svg%3E\">"
)
_GLASS = Html(
    '<svg aria-hidden="true" width="16" height="16" viewBox="0 0 16 16" fill="none" stroke="currentColor" '
    'stroke-width="1.6"><circle cx="6.8" cy="6.8" r="4.3"/><path d="m10 10 4 4"/></svg>'
)
_LINES = Html(
    '<svg aria-hidden="true" width="16" height="16" viewBox="0 0 16 16" fill="none" stroke="currentColor" '
    'stroke-width="1.6"><path d="M1 3.5h2M6 3.5h9M1 8h2M6 8h9M1 12.5h2M6 12.5h9"/></svg>'
)
_NAMES = {"nl": "Nederlands", "en": "English"}


class Listed(NamedTuple):
    """A page in an index: `file` is its name in the same folder, `found` the number of findings."""

    file: str
    name: str
    document: Document
    found: int

    @classmethod
    def of(cls, file: str, reading: Reading) -> "Listed":
        """What an index keeps of a reading."""
        return cls(file, _file_name(reading.source), reading.document, len(reading.findings))


def page(reading: Reading) -> str:
    """The page of one reading, a whole HTML document.

    Args:
        reading: as `griffier.read` gives it; kinds of annotation that this module does not know are shown too.
    """
    with unswept():
        return _whole(reading)


def _whole(reading: Reading) -> str:
    found = marks_of(reading.findings)
    language = _language(reading.document)
    letter = Letter(reading, found)
    article = element("article", letter.write(), lang=language or "", class_="letter", aria_labelledby="w-l")
    main = element(
        "main",
        _facts(reading, language),
        element("h2", both("page", "letter"), class_="vh", id="w-l"),
        article,
        id="letter",
        tabindex=-1,
    )
    listing = Listing(found, language)
    beside = element(
        "aside",
        _contents(letter, reading.text, language),
        element("h2", both("page", "list"), " ", element("span", str(len(found.places)), class_="c"), id="w-f"),
        join((legend(found), listing.write()))
        if found.kinds
        else element("p", both("page", "nothing"), class_="about"),
        id="list",
        tabindex=-1,
        aria_labelledby="w-f",
    )
    skips = (
        element("a", both("page", word), class_="skip", href=to)
        for word, to in (("skip", "#letter"), ("skip_list", "#list"))
    )
    count = element("span", str(len(found.places)), class_="c")
    to_list = element("a", _LINES, both("page", "list"), " ", count, class_="tolist", href="#list")
    body = join(
        (
            _bar(*skips, _search(), to_list),
            element("div", main, beside, class_="page"),
            _colophon(reading),
        )
    )
    return _document(_title(reading), body, _filters(found.kinds) + _labels(listing))


def index(pages: Sequence[Listed]) -> str:
    """A page that leads to other pages beside it."""
    head = element("tr", *(element("th", both(*w), scope="col") for w in _COLUMNS))
    rows = (_index_row(p) for p in pages)
    table = element("table", element("thead", head), element("tbody", *rows))
    main = element(
        "main",
        element("h1", both("page", "papers"), id="w-t"),
        element("p", fill("page", "count", n=len(pages)), class_="about"),
        element("div", table, class_="scroll", tabindex=0, role="group", aria_labelledby="w-t"),
        id="letter",
        tabindex=-1,
    )
    skip = element("a", both("page", "skip_list"), class_="skip", href="#letter")
    body = join((_bar(skip), element("div", main, class_="page index")))
    return _document(one("page", "papers"), body)


_COLUMNS = (("page", "paper"), ("facts", "date"), ("facts", "senders"), ("facts", "identifier"), ("types", "reference"))


def _index_row(listed: Listed) -> Html:
    d = listed.document
    language = _language(d)
    title = element("bdi", d.title, lang=language) if d.title else _untitled(d, listed.name)
    senders = ", ".join(filter(None, (s.role or s.name for s in d.senders)))
    return element(
        "tr",
        element("th", element("a", title, href=listed.file), scope="row"),
        element("td", day(d.date) if d.date else ""),
        element("td", element("bdi", senders, lang=language)),
        element("td", d.identifier or ""),
        element("td", str(listed.found), class_="r"),
    )


# parts of the page


def _document(title: str, body: Html, more_style: str = "") -> str:
    style = _file("page.css") + more_style
    script = _file("page.js")
    policy = (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", name="referrer", content="no-referrer"),
        element("meta", name="generator", content=f"griffier {__version__}"),
        element("title", plain_name(title)),
        _ICON,
        raw("style", style),
    )
    whole = element("html", head, element("body", body, raw("script", script)), lang=LANGUAGES[0])
    return f"<!DOCTYPE html>\n{whole}\n"


def _bar(*parts: Html) -> Html:
    choices = (
        element(
            "label",
            element("input", type="radio", name="language", id=f"ui-{code}", value=code, checked=code == LANGUAGES[0]),
            element(
                "bdi",
                element("span", code.upper(), class_="short", aria_hidden="true"),
                element("span", _NAMES[code], class_="long"),
                lang=code,
            ),
        )
        for code in LANGUAGES
    )
    legend_ = element("legend", both("page", "language"), class_="vh")
    return element("header", *parts, element("fieldset", legend_, *choices, class_="language"), class_="bar")


def _search() -> Html:
    """Search and keys; both need the script, which shows them."""
    field = element(
        "input", type="search", id="q", placeholder=" ", autocomplete="off", spellcheck="false", enterkeyhint="search"
    )
    name = element("label", both("page", "search"), for_="q")
    state = element("output", id="found", for_="q")
    none = element("span", both("page", "no_match"), id="none", hidden=True)
    buttons = (
        element(
            "button",
            element("span", sign, aria_hidden="true"),
            element("span", both("page", word), class_="vh"),
            type="button",
            id=word,
            disabled=True,
        )
        for word, sign in (("previous", "↑"), ("next", "↓"))
    )
    described = (
        (("/",), "key_search"),
        (("j", "k"), "key_sentence"),
        (("Enter", "Shift+Enter"), "key_match"),
        (("Esc",), "key_close"),
    )
    rows = (
        join((element("dt", *(element("kbd", k) for k in keys)), element("dd", both("page", word))))
        for keys, word in described
    )
    switch = element("label", element("input", type="checkbox", id="keys", checked=True), both("page", "keys_on"))
    sheet = element("div", element("dl", *rows), switch, class_="sheet")
    keys_ = element("details", element("summary", both("page", "keys")), sheet, class_="keys")
    search = element("div", name, _GLASS, field, element("span", state, none, class_="state"), *buttons, role="search")
    return element("div", search, keys_, class_="tools", hidden=True)


def _facts(reading: Reading, language: str | None) -> Html:
    """What the paper says of itself, over the paper."""
    d = reading.document
    dossiers = (
        join((element("span", x.number, class_="id"), " ", element("bdi", x.title or "", lang=language)))
        for x in d.dossiers
    )
    senders = (join((element("bdi", ", ".join(filter(None, (s.name, s.role))), lang=language),)) for s in d.senders)
    number: str = ""
    if d.identifier:
        number = element("a", d.identifier, class_="id", href=address(d.identifier))
    rows: dict[str, Sequence[str]] = {
        "date": [join((day(d.date), *((", ", element("bdi", d.place)) if d.place else ())))] if d.date else [],
        "senders": list(senders),
        "on_behalf_of": [element("bdi", x, lang=language) for x in d.on_behalf_of],
        "addressee": [element("bdi", d.addressee, lang=language)] if d.addressee else [],
        "dossiers": list(dossiers),
        "identifier": [number] if number else [],
        "pages": [str(d.pages)] if d.pages else [],
        **meeting_rows(d.meeting, language),
        "topics": [topics_of(d.topics)] if d.topics else [],
    }
    table = (
        join((element("dt", both("facts", name)), *(element("dd", v) for v in values)))
        for name, values in rows.items()
        if values
    )
    title = element("bdi", d.title, lang=language) if d.title else _untitled(d, _file_name(reading.source))
    warned: str = ""
    if reading.warnings:
        lines = (element("li", element("bdi", w)) for w in reading.warnings)
        warned = element(
            "div",
            element("p", both("page", "warnings")),
            element("ul", *lines, lang="en"),
            class_="warned",
            role="note",
        )
    kind = element("p", both("kind", d.kind), class_="kicker")
    capitals = "caps" if d.title and d.title.isupper() else None
    return element("div", kind, element("h1", title, class_=capitals), element("dl", *table), warned, class_="facts")


def _contents(letter: Letter, text: str, language: str | None) -> Html:
    """The letter's headings, where there are enough to choose from."""
    if len(letter.headings) < 2:
        return Html("")
    lines = (
        element("li", element("a", text[b.start : b.end], href=f"#{identifier}"), class_=f"t{min(level, 3)}")
        for level, identifier, b in letter.headings
    )
    listed = element("ol", *lines, role="list", lang=language)
    return element("nav", element("h2", both("page", "contents"), id="w-c"), listed, aria_labelledby="w-c")


def _colophon(reading: Reading) -> Html:
    made = fill("page", "made", version=__version__, name=plain_name(_file_name(reading.source)))
    hash_ = join((both("page", "hash"), " ", element("code", reading.document.sha256)))
    lines = (element("p", x) for x in (made, both("page", "disclaimer"), hash_))
    return element("footer", *lines, class_="colophon")


# words of one reading


def _language(document: Document) -> str | None:
    return None if document.language == "und" else document.language


def _file_name(source: str) -> str:
    """The file's own name: where it stood on somebody's computer is nobody else's business."""
    return PureWindowsPath(PurePath(source).name).name or source


def _title(reading: Reading) -> str:
    d = reading.document
    said = d.title or (_dated(d, LANGUAGES[0]) if d.date else _file_name(reading.source))
    return f"{said} ({d.identifier})" if d.identifier else said


def _untitled(document: Document, name: str) -> Html:
    """A heading for a paper that does not say its subject: its kind and day, or its file's name."""
    if not document.date:
        return element("bdi", name)
    return join(element("span", _dated(document, code), lang=code) for code in LANGUAGES)


def _dated(document: Document, language: str) -> str:
    kind = one("kind", document.kind, language)
    return one("page", "untitled", language).format(kind=kind, date=spell(document.date or "", language))


# style and script


def _filters(kinds: Sequence[Kind]) -> str:
    """Style that takes away a kind whose box is not ticked: the script says so in a class, else the box itself does."""
    if not kinds:
        return ""
    script, no_script = (
        f"{_each(kinds, seen + ' .letter .k{0}')}{{{_PLAIN}}}{_each(kinds, seen + ' .g.k{0}')}{{display:none}}"
        for seen in (".off-{0}", ":root:has(#k{0}:not(:checked))")
    )
    return f"\n{script}\n@media (scripting:none){{{no_script}}}\n"


_PLAIN = "color:inherit;text-decoration:none;background:none;--alone:currentcolor"


def _each(kinds: Sequence[Kind], selector: str) -> str:
    """A selector for every kind, `{0}` in it being the kind's number."""
    return ",".join(selector.format(k.index) for k in kinds)


def _labels(listing: Listing) -> str:
    """Style that says what the parts in the list are, in the language of the page."""
    said: dict[tuple[str, ...], str] = {}  # selectors by what they say, in every language

    def say(selector: str, words: Sequence[str]) -> None:
        said[tuple(words)] = ",".join(filter(None, (said.get(tuple(words)), selector)))

    for part, name in listing.often.items():
        listing.labels.setdefault(part.label, "")
        say(f"i.{name}::after", part.said)
    for label, name in listing.labels.items():
        names = [name, *(often for part, often in listing.often.items() if part.label == label)]
        words = [one(*label, code) for code in LANGUAGES]
        say(",".join(f"i.{n}::before" for n in names if n), words)
    if listing.leaning:
        say(".up a::before", [one("page", "leans", code) for code in LANGUAGES])
    rules = ["".join(f"{where}{{content:{_css_string(words[0])}}}" for words, where in said.items())]
    for n, code in enumerate(LANGUAGES[1:], 1):
        others = ((words[n], where) for words, where in said.items() if words[n] != words[0])
        inner = "".join(f"{where}{{content:{_css_string(word)}}}" for word, where in others)
        rules.append(f".bar:has(#ui-{code}:checked)~*{{{inner}}}")
    return "\n".join(rules) + "\n"


def _css_string(text: str) -> str:
    return '"' + re.sub(r"[^\w ]", lambda m: f"\\{ord(m[0]):x} ", text) + '"'


def _hash(content: str) -> str:
    return f"sha256-{b64encode(hashlib.sha256(content.encode()).digest()).decode()}"


# Spaces that CSS does not need, outside strings.
_SPARE = re.compile(r"""("[^"]*")|\s*([{};,])\s*|(:)\s+""")


@cache
def _file(name: str) -> str:
    """A file of this page without indents and remarks."""
    text = files("griffier.publish").joinpath("page", name).read_text(encoding="utf-8")
    text = re.sub(r"^\s*(?://.*|/\*.*\*/)$", "", text, flags=re.MULTILINE)
    if name.endswith(".css"):
        return _SPARE.sub(lambda m: m[1] or m[2] or m[3], text).strip()
    return re.sub(r"\n\s+", "\n", text).strip()
