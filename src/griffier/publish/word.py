"""A page of Markdown as a Word file: headings, paragraphs, lists within lists, bold words, links that open.

The file is small and plain, so that whoever gets it can go on writing in it: the looks are Word's own styles.
"""

import io
import zipfile
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple
from xml.sax.saxutils import escape, quoteattr

if TYPE_CHECKING:
    from markdown_it.token import Token

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MADE = (1980, 1, 1, 0, 0, 0)  # the same page gives the same bytes
# What XML cannot hold.
_UNHELD = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF, *range(0xD800, 0xE000)], "\ufffd")


class _Run(NamedTuple):
    """Words of one look; `href` where they are a link."""

    text: str
    bold: bool = False
    italic: bool = False
    href: str | None = None


class _Paragraph(NamedTuple):
    """A paragraph; `level` of a heading or a list, from 1; `bullet` at the first one of a list item."""

    runs: Sequence[_Run]
    style: str
    level: int = 0
    bullet: bool = False


def docx(markdown: str, language: str = "nl") -> bytes:
    """A Word file of a page of Markdown (CommonMark); HTML in it is shown as words.

    Args:
        markdown: the page.
        language: of the page, for Word's spelling (`nl`, `en`).
    """
    from markdown_it import MarkdownIt

    links: dict[str, str] = {}
    paragraphs = list(_paragraphs(MarkdownIt("commonmark", {"html": False}).parse(markdown)))
    body = "".join(_paragraph(p, links) for p in paragraphs)
    title = next(("".join(r.text for r in p.runs) for p in paragraphs if p.style == "Heading"), "")
    page = (  # A4, margins of 2 cm
        '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134"'
        ' w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>'
    )
    relations = "".join(
        f'<Relationship Id="{key}" Type="{_R}/hyperlink" Target={quoteattr(uri)} TargetMode="External"/>'
        for uri, key in links.items()
    )
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _ROOT,
        "docProps/core.xml": _CORE.format(title=_plain(title), language=language),
        "word/document.xml": f'<w:document xmlns:w="{_W}" xmlns:r="{_R}"><w:body>{body}{page}</w:body></w:document>',
        "word/styles.xml": _STYLES.replace("{language}", {"nl": "nl-NL", "en": "en-GB"}.get(language, language)),
        "word/numbering.xml": _numbering(),
        "word/_rels/document.xml.rels": _RELATIONS.format(links=relations),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(zipfile.ZipInfo(name, _MADE), _XML + text, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _paragraphs(tokens: "Sequence[Token]") -> Iterator[_Paragraph]:
    level, fresh, heading = 0, False, 0
    for t in tokens:
        if t.type == "bullet_list_open":
            level += 1
        elif t.type == "bullet_list_close":
            level -= 1
        elif t.type == "list_item_open":
            fresh = True
        elif t.type == "heading_open":
            heading = int(t.tag[1:])
        elif t.type == "heading_close":
            heading = 0
        elif t.type == "inline":
            runs = list(_runs(t.children or ()))
            if heading:
                yield _Paragraph(runs, "Heading", heading)
            elif level:
                yield _Paragraph(runs, "ListBullet", level, fresh)
                fresh = False
            else:
                yield _Paragraph(runs, "Normal")
        elif t.content:  # code, and whatever else has words of its own
            yield _Paragraph([_Run(t.content)], "Normal")


def _runs(tokens: "Sequence[Token]") -> Iterator[_Run]:
    bold = italic = False
    href: str | None = None
    for t in tokens:
        if t.type in ("strong_open", "strong_close"):
            bold = t.type == "strong_open"
        elif t.type in ("em_open", "em_close"):
            italic = t.type == "em_open"
        elif t.type == "link_open":
            target = str(t.attrGet("href") or "")
            href = target if target.startswith(("https://", "http://")) else None
        elif t.type == "link_close":
            href = None
        elif t.type in ("softbreak", "hardbreak"):
            yield _Run(" ", bold, italic, href)
        elif t.content:
            yield _Run(t.content, bold, italic, href)


def _paragraph(p: _Paragraph, links: dict[str, str]) -> str:
    style = f"Heading{min(p.level, 3)}" if p.style == "Heading" else p.style
    look = f'<w:pStyle w:val="{style}"/>'
    if p.style == "ListBullet":
        at = min(p.level, 3) - 1
        # A second paragraph of an item stands under the first, without a bullet of its own.
        look += (
            f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="1"/></w:numPr>'
            if p.bullet
            else f'<w:ind w:left="{360 * (at + 1)}"/>'
        )
    return f"<w:p><w:pPr>{look}</w:pPr>{''.join(_run(r, links) for r in p.runs)}</w:p>"


def _run(r: _Run, links: dict[str, str]) -> str:
    look = '<w:rStyle w:val="Hyperlink"/>' if r.href else ""
    look += "<w:b/>" if r.bold else ""
    look += "<w:i/>" if r.italic else ""
    run = f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{_plain(r.text)}</w:t></w:r>'
    if r.href is None:
        return run
    key = links.setdefault(r.href, f"rIdLink{len(links) + 1}")
    return f'<w:hyperlink r:id="{key}">{run}</w:hyperlink>'


def _plain(text: str) -> str:
    return escape(text.translate(_UNHELD))


def _numbering() -> str:
    levels = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="{sign}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{360 * (n + 1)}" w:hanging="360"/></w:pPr></w:lvl>'
        for n, sign in enumerate("•–·")
    )
    return (
        f'<w:numbering xmlns:w="{_W}"><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="hybridMultilevel"/>'
        f'{levels}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )


_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    + "".join(
        f'<Override PartName="{name}" ContentType="application/vnd.openxmlformats-{kind}+xml"/>'
        for name, kind in {
            "/word/document.xml": "officedocument.wordprocessingml.document.main",
            "/word/styles.xml": "officedocument.wordprocessingml.styles",
            "/word/numbering.xml": "officedocument.wordprocessingml.numbering",
            "/docProps/core.xml": "package.core-properties",
        }.items()
    )
    + "</Types>"
)
_ROOT = (
    f'<Relationships xmlns="{_RELS}"><Relationship Id="rId1" Type="{_R}/officeDocument" Target="word/document.xml"/>'
    '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/'
    'core-properties" Target="docProps/core.xml"/></Relationships>'
)
_RELATIONS = (
    f'<Relationships xmlns="{_RELS}"><Relationship Id="rId1" Type="{_R}/styles" Target="styles.xml"/>'
    f'<Relationship Id="rId2" Type="{_R}/numbering" Target="numbering.xml"/>{{links}}</Relationships>'
)
_CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title><dc:creator>griffier</dc:creator>'
    "<dc:language>{language}</dc:language></cp:coreProperties>"
)


def _style(key: str, name: str, look: str, *, based: str | None = "Normal", kind: str = "paragraph") -> str:
    on = f'<w:basedOn w:val="{based}"/>' if based else ""
    first = ' w:default="1"' if key == "Normal" else ""
    return f'<w:style w:type="{kind}"{first} w:styleId="{key}"><w:name w:val="{name}"/>{on}{look}</w:style>'


def _heading(level: int, size: int) -> str:
    look = (
        f'<w:next w:val="Normal"/><w:qFormat/><w:pPr><w:keepNext/>'
        f'<w:spacing w:before="{300 - 60 * level}" w:after="80"/>'
        f'<w:outlineLvl w:val="{level - 1}"/></w:pPr><w:rPr><w:b/><w:sz w:val="{size}"/></w:rPr>'
    )
    return _style(f"Heading{level}", f"heading {level}", look)


_STYLES = (
    f'<w:styles xmlns:w="{_W}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri"'
    ' w:cs="Calibri"/><w:sz w:val="21"/><w:lang w:val="{language}"/></w:rPr></w:rPrDefault></w:docDefaults>'
    + _style(
        "Normal",
        "Normal",
        '<w:qFormat/><w:pPr><w:spacing w:after="100" w:line="264" w:lineRule="auto"/></w:pPr>',
        based=None,
    )
    + _heading(1, 32)
    + _heading(2, 25)
    + _heading(3, 22)
    + _style("ListBullet", "List Bullet", '<w:pPr><w:spacing w:after="60"/></w:pPr>')
    + _style(
        "Hyperlink",
        "Hyperlink",
        '<w:rPr><w:color w:val="154273"/><w:u w:val="single"/></w:rPr>',
        based=None,
        kind="character",
    )
    + "</w:styles>"
)
