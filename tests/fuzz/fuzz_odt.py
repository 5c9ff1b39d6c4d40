"""OpenDocument texts, by the XML of their parts."""

from tests.fuzz.holds import papers
from tests.fuzz.mutate import MARKUP as TOKEN
from tests.fuzz.packed import package

__all__ = ["TOKEN", "WORDS", "once"]
_TAGS = (
    "text:p", "text:h", "text:span", "text:list", "text:list-item", "text:list-header", "text:note", "text:note-body",
    "text:note-citation", "text:section", "text:a", "text:ruby", "text:table-of-content", "text:index-body",
    "draw:frame", "draw:text-box", "table:table", "table:table-row", "table:table-cell", "table:covered-table-cell",
    "office:annotation", "office:text", "office:body", "text:tracked-changes", "text:changed-region",
)  # fmt: skip
WORDS = tuple(
    w.encode()
    for w in (
        *(f"<{t}>" for t in _TAGS), *(f"</{t}>" for t in _TAGS), '<text:s text:c="999999999"/>', "<text:tab/>",
        "<text:line-break/>", '<text:h text:outline-level="99999999999">', '<text:p text:style-name="L">',
        '<table:table-cell table:number-columns-repeated="999999999">', '<text:list-item text:start-value="-1">',
        '<table:table-row table:number-rows-repeated="999999999">', '<text:list text:continue-numbering="true">',
        '<text:list text:continue-list="x" xml:id="x">', "\n=== styles.xml\n", "\n=== META-INF/manifest.xml\n",
        '<style:style style:name="L" style:parent-style-name="L">', '<text:section text:display="none">',
        "<!DOCTYPE a>", "&#160;",
    )
)  # fmt: skip
TYPE = b"application/vnd.oasis.opendocument.text"


def once(data: bytes) -> None:
    """Reads an OpenDocument text: a ZIP file, or the text of its parts."""
    papers(package(data, {"mimetype": TYPE}))
