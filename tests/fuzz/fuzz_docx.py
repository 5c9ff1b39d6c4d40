"""Word files, by the XML of their parts."""

from tests.fuzz.holds import papers
from tests.fuzz.mutate import MARKUP as TOKEN
from tests.fuzz.packed import package

__all__ = ["TOKEN", "WORDS", "once"]
_TAGS = (
    "p", "r", "t", "tbl", "tr", "tc", "sdt", "sdtContent", "sdtPr", "ins", "del", "moveFrom", "moveTo", "br", "tab",
    "pPr", "rPr", "tcPr", "trPr", "hyperlink", "fldSimple", "smartTag", "txbxContent", "pict", "body", "footnote",
    "footnoteReference", "vanish", "instrText", "delText", "object", "drawing", "ruby", "document",
)  # fmt: skip
WORDS = tuple(
    w.encode()
    for w in (
        *(f"<w:{t}>" for t in _TAGS), *(f"</w:{t}>" for t in _TAGS), '<w:footnoteReference w:id="1"/>', "<w:tab/>",
        '<w:fldChar w:fldCharType="begin"/>',
        '<w:fldChar w:fldCharType="separate"/>', '<w:fldChar w:fldCharType="end"/>',
        '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>', '<w:pStyle w:val="Kop1"/>', '<w:vMerge/>',
        '<w:outlineLvl w:val="9999999999"/>', '<w:gridSpan w:val="-3"/>', '<w:sym w:font="Wingdings" w:char="F0E0"/>',
        '<w:framePr w:dropCap="drop"/>', '<w:vertAlign w:val="superscript"/>', "<mc:AlternateContent>", "<mc:Choice>",
        "</mc:Choice>", "<mc:Fallback>", "</mc:Fallback>", "</mc:AlternateContent>", "\n=== word/document.xml\n",
        "\n=== word/footnotes.xml\n", "\n=== word/_rels/document.xml.rels\n", "<!DOCTYPE a>", "&#160;", "&#xD800;",
        '<w:start w:val="99999999999"/>', '<w:lvlText w:val="%1.%9.%"/>', "<m:oMath>", "</m:oMath>",
        "<w:noBreakHyphen/>",
    )
)  # fmt: skip
TYPES = (
    b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override '
    b'PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.'
    b'document.main+xml"/></Types>'
)


def once(data: bytes) -> None:
    """Reads a Word file: a ZIP file, or the text of its parts."""
    papers(package(data, {"[Content_Types].xml": TYPES}))
