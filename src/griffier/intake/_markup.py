"""What web pages, official XML and mails share: their letters, their bounds, and links to official papers."""

import codecs
import re
from urllib.parse import unquote

from griffier.errors import UnreadableFile

LIMIT = 32_000_000
"""Bytes of markup: five hundred pages have some three million."""
TAGS = 1_000_000
"""Tags: each costs some hundred bytes of memory."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_HTML = re.compile(
    r"(?:\s|\ufeff|<\?xml[^>]{0,300}>|<!--.{0,900}?-->)*"
    r"<(?:!doctype html|!--|(?:html|head|body|title|meta|base|link|script|style|frameset|main|article|section|header|"
    r"nav|div|table|center|h[1-6]|p|ul|ol|br|hr|span|font|b|strong|i|em|a)\b)",
    re.IGNORECASE | re.DOTALL,
)
_DECLARED = re.compile(r"\s*<\?xml\b")

OFFICIAL = frozenset({
    "officiele-publicatie", "kamerwrk", "handeling", "handelingen", "vraagdoc", "kamerstuk", "kamervragen",
})  # fmt: skip
"""First elements of the official publications."""
_XML = re.compile(rf"\s*(?:<\?xml\b|(?:<!DOCTYPE\s+|<)(?:{'|'.join(sorted(OFFICIAL))})[\s>])")

# Codecs that are sets of letters: Python has others under such names, that unpack or run for ever.
_LETTERS = re.compile(r"(?:iso-?8859-?\d{1,2}|latin-?\d|windows-?125\d|cp\d{3,4}|mac-?(?:roman|intosh)|koi8-[ru])")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f]")
_LEAST_GOOD = 10  # letters that fit UTF-8 for every one that does not, where a file says it is UTF-8


def begins_html(head: bytes) -> bool:
    """Whether these bytes can be the beginning of a web page."""
    text = head_text(head)
    return _HTML.match(text) is not None and (not _DECLARED.match(text) or "<html" in text.lower())


def begins_xml(head: bytes) -> bool:
    """Whether these bytes can be the beginning of an XML file."""
    return _XML.match(head_text(head)) is not None


def head_text(head: bytes) -> str:
    """The first bytes of a file as text, as well as can be: markup is told by its first letters."""
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return head[len(mark) :].decode(encoding, "ignore")
    if wide := _wide(head):
        return head.decode(wide, "ignore")
    return head.decode("latin-1")


def decode(data: bytes, declared: str | None = None) -> str:
    """Text of these bytes: by their mark, else UTF-8 where they fit, else as declared, else Windows-1252.

    What is no UTF-8 by chance is UTF-8, whatever the file says of itself; control characters go.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _plain(data[len(mark) :].decode(encoding, "replace"))
    if wide := _wide(data[:1024]):
        return _plain(data.decode(wide, "replace"))
    name = (declared or "").strip().lower().replace("_", "-")
    try:
        return _plain(data.decode("utf-8"))
    except UnicodeDecodeError:
        if name in ("utf-8", "utf8"):
            text = data.decode("utf-8", "replace")
            bad = text.count("\ufffd")
            if sum(c > "\x7f" for c in text) - bad >= _LEAST_GOOD * bad:
                return _plain(text)
    if _LETTERS.fullmatch(name) and name not in ("iso-8859-1", "iso8859-1", "latin-1", "latin1"):
        try:
            return _plain(data.decode(name.replace("macintosh", "mac-roman"), "replace"))
        except LookupError:
            pass
    return _plain(data.decode("cp1252", "replace"))


def _plain(text: str) -> str:
    return _CONTROL.sub("", text)


def _wide(head: bytes) -> str | None:
    """UTF-16 without a mark: markup is mostly ASCII, every second byte of which is then zero."""
    if head[:2] == b"<\x00":
        return "utf-16-le"
    return "utf-16-be" if head[:2] == b"\x00<" else None


def bounded(data: bytes, source: str, what: str) -> None:
    """Refuses markup that is too large to be a paper.

    Args:
        data: all bytes.
        source: the name to speak of.
        what: what it is, with its article: `a web page`.

    Raises:
        UnreadableFile: over the limits of this module.
    """
    remedy = "Save only the paper itself, or split it"
    if len(data) > LIMIT:
        raise UnreadableFile(source, f"{what} of {len(data):,} bytes is over the limit of {LIMIT:,}", remedy)
    if (tags := data.count(b"<")) > TAGS:
        raise UnreadableFile(source, f"{what} with {tags:,} tags is over the limit of {TAGS:,}", remedy)


# -- links

_PAPER = r"(?:kst|ah|h|blg|stb|stcrt|trb|kv|nds)-[A-Za-z0-9-]{1,60}"
_LINKS = (
    re.compile(rf"officielebekendmakingen\.nl/(?P<id>{_PAPER})"),
    re.compile(r"officielebekendmakingen\.nl/dossier/(?P<dossier>\d{5}(?:-[A-Z0-9]{1,6})?)"),
    re.compile(r"wetten\.overheid\.nl/(?P<id>BWB[RVW]\d{7})"),
    re.compile(r"(?:ecli:|id=)(?P<id>ECLI:[A-Z]{2}:[A-Z]{1,10}:\d{4}:[A-Z0-9.]{1,30})", re.IGNORECASE),
    re.compile(r"uri=CELEX:(?P<id>[0-9CE]\d{4}[A-Z]{1,3}\d{1,6})", re.IGNORECASE),
    re.compile(r"tweedekamer\.nl/\S{0,200}\b(?:did|id)=(?P<id>\d{4}[DZ]\d{5})"),
)
_DOCUMENT = re.compile(_PAPER)
_DOSSIER = re.compile(r"dossier/(\d{5}(?:-[A-Z0-9]{1,6})?)")


def linked(address: str) -> str:
    """The identifier of the official paper that an address opens, or an empty string."""
    if len(address) > 500 or "." not in address:
        return ""
    plain = unquote(address)
    for pattern in _LINKS:
        if m := pattern.search(plain):
            found = m.groupdict()
            return f"kst-{found['dossier']}" if found.get("dossier") else found["id"]
    return ""


def marked(document: str) -> str:
    """The identifier in a mark of the official XML (`kst-36800-XIV-80`, `dossier/36600-XXIII`, an address)."""
    document = document.strip()
    if _DOCUMENT.fullmatch(document):
        return document
    m = _DOSSIER.fullmatch(document)
    return f"kst-{m[1]}" if m else linked(document)
