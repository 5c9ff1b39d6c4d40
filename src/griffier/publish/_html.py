"""Builds HTML out of values. Everything that is not markup made here is escaped, and it is escaped here only."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

_REPLACED: Final = "\ufffd"
# What HTML gives a meaning, and what it does not allow at all: controls, halves of a pair, and the last two of a plane.
_ESCAPES: Final = {
    **dict.fromkeys((*range(0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF), _REPLACED),
    ord("\t"): "\t",
    ord("\n"): "\n",
    ord("\r"): "\n",
    ord("&"): "&amp;",
    ord("<"): "&lt;",
    ord(">"): "&gt;",
    ord('"'): "&quot;",
}
_RISKY: Final = re.compile(r"""[&<>"\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]""")
# The only addresses a page may hold: places in it, other pages of its folder, and the web.
_ADDRESS: Final = re.compile(r"#|https?://|[\w.%~-]+\.html(?:#|$)")
_BARE: Final = re.compile(r"[A-Za-z0-9_#.-]+")  # what needs no quotes around it
_WEB: Final = re.compile(r"https?://")
_EMPTY: Final = frozenset({"meta", "link", "input", "br"})
# Marks that turn the direction of what follows; a name in a window's title could dress up as another with them.
_TURNING: Final = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")


class Html(str):
    """Markup that is ready to be sent: only this module makes it out of other text."""

    __slots__ = ()


def escape(text: str) -> Html:
    """Text as markup that shows it, letter by letter; what HTML cannot hold becomes U+FFFD."""
    return Html(text.translate(_ESCAPES) if _RISKY.search(text) else text)


def element(name: str, /, *content: str, **attributes: str | int | bool | None) -> Html:
    """One element.

    Args:
        name: of the element, in lower case.
        content: markup as it is (`Html`), any other text escaped.
        attributes: `class_` is written `class`, `data_p` is `data-p`; True stands without a value, None and False
            are left out, and so is an address that leads to neither the page itself nor the web.
    """
    start = "<" + name
    for key, value in attributes.items():
        if value is None or value is False:
            continue
        if value is True:
            start += " " + _attribute(key)
            continue
        said = value if type(value) is str else str(value)
        if key == "href" and said[:1] != "#" and not _ADDRESS.match(said):
            continue
        if said.isalnum() or _BARE.fullmatch(said):
            start += f" {_attribute(key)}={said}"
        else:
            start += f' {_attribute(key)}="{escape(said)}"'
    if not content:
        return Html(start + ">" if name in _EMPTY else f"{start}></{name}>")
    inside = "".join([part if type(part) is Html else escape(part) for part in content])
    return Html(f"{start}>{inside}</{name}>")


@cache
def _attribute(key: str) -> str:
    """`class_` as `class`, `data_p` as `data-p`."""
    return key.rstrip("_").replace("_", "-")


def join(parts: Iterable[str]) -> Html:
    """Markup of parts one after another; what is no markup yet is escaped."""
    return Html("".join([p if type(p) is Html else escape(p) for p in parts]))


def on_the_web(address: str | None) -> str | None:
    """An address that a link may lead to from a page, or None."""
    return address if address and _WEB.match(address) else None


def raw(name: str, content: str) -> Html:
    """A `style` or `script` with text of our own, which HTML takes as it stands.

    Raises:
        ValueError: the text would end the element.
    """
    if "</" in content or "<!--" in content:
        raise ValueError(f"this would end the {name} element it stands in")
    return Html(f"<{name}>{content}</{name}>")


def plain_name(text: str) -> str:
    """A name for where no markup can isolate it (a window's title): one line, without marks that turn it round."""
    return " ".join(_TURNING.sub("", text).split())
