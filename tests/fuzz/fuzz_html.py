"""Web pages."""

from tests.fuzz.holds import papers
from tests.fuzz.mutate import MARKUP as TOKEN

__all__ = ["TOKEN", "WORDS", "once"]
_TAGS = (
    "p", "div", "ul", "ol", "li", "table", "tr", "td", "th", "h1", "h2", "pre", "sup", "b", "i", "span", "article",
    "main", "nav", "header", "footer", "section", "dl", "dt", "dd", "blockquote", "form", "font", "center", "svg",
    "math", "template", "script", "style", "select", "frameset", "title", "head", "body", "html", "br", "hr",
)  # fmt: skip
WORDS = tuple(
    w.encode()
    for w in (
        *(f"<{t}>" for t in _TAGS), *(f"</{t}>" for t in _TAGS), "<!--", "-->", "<![CDATA[", "]]>", "&eacute;", "&#0;",
        "&#xD800;", "&#1114112;", "&nbsp;", '<a href="#n1">1</a>', '<a id="n1" href="#r1">1</a>', '<p id="n1">',
        '<td rowspan=3>', '<td colspan=999999999>', '<td rowspan="-1">', '<div class="stuktitel">', '<ol start="x">',
        '<div hidden>', '<div style="display:none">', '<div class="menu">', "<?xml version='1.0'?>", "<!DOCTYPE html>",
        '<meta charset="utf-16">', '<meta charset="x">', '<base href="//">', '<div class="kamerstuk">', "[1] ",
        '<a href="https://zoek.officielebekendmakingen.nl/kst-36045-2.html">', '<li value="99999999999">', "\u200f",
    )
)  # fmt: skip


def once(data: bytes) -> None:
    """Reads a web page; what does not begin like one is put in one."""
    papers(data if data.lstrip()[:1] == b"<" else b"<!DOCTYPE html><html><body>" + data)
