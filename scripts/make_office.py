"""Makes a Word file or an OpenDocument text from a letter in plain text.

    python scripts/make_office.py letter.txt letter.docx
    python scripts/make_office.py letter.txt letter.odt

What griffier reads in the text becomes what a word processor has for it: notes at the foot of the page, styles for
headings, lists that number themselves, tables, a running foot. The words are cut into runs at odd places, as word
processors do when a text has been edited. The same text always gives the same bytes.
"""

import argparse
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from itertools import cycle
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape

from griffier.intake.plain import of_text
from griffier.model.clean import Block, Clean, Part
from griffier.text.clean import clean_text

_RUNS = (31, 7, 64, 18, 3, 113, 42)  # code points of the runs, over and over
_ITEM = re.compile(r"[-–—•]\s+")
_NUMBERED = re.compile(r"(\d{1,2})\.\s+")
_LABELLED = re.compile(r"(Datum|Betreft|Onderwerp):?\s+(\S.*)")
_CELL = re.compile(r"\d{1,3}(?: \d{3})+|\S+")
_SESSION = re.compile(r"Vergaderjaar (\d{4}[–-]\d{2,4})")


class Word(NamedTuple):
    """Words, or the call of a note (`note` holds what it says)."""

    text: str
    note: str = ""


class Paragraph(NamedTuple):
    """Words of a paragraph; `kind` is `text`, `heading`, `bullet` or `number`; items of one list share its number."""

    kind: str
    words: list[Word]
    level: int = 0
    of: int = 0


class Table(NamedTuple):
    """Rows of cells."""

    rows: list[list[list[Word]]]


class Paper(NamedTuple):
    """What goes into the file."""

    blocks: list[Paragraph | Table]
    foot: str


# -- from text to blocks


def paper_of(text: str) -> Paper:
    """The blocks of a letter."""
    clean, head, _ = clean_text(of_text(text, ""))
    blocks: list[Paragraph | Table] = []
    last = lists = 0
    for block in clean.blocks:
        if block.part is Part.NOTE:
            continue
        words = words_of(clean, block)
        lines = [line for line in lines_of(clean, text, block) if line]
        rows = rows_of(lines, block.part)
        m = _NUMBERED.match(words[0].text)
        if rows:
            blocks.append(Table(rows))
        elif block.part in (Part.HEAD, Part.SIGNATURE):
            blocks.append(Paragraph("text", [Word("\n".join(lines))]))
        elif block.part is Part.HEADING:
            blocks.append(Paragraph("heading", words, block.level))
        elif item := _ITEM.match(words[0].text):
            blocks.append(Paragraph("bullet", without(words, item.end())))
        elif m and int(m[1]) in (1, last + 1):
            last = int(m[1])
            lists += last == 1
            blocks.append(Paragraph("number", without(words, m.end()), of=lists))
        else:
            blocks.append(Paragraph("text", words))
    return Paper(blocks, foot_of(clean.text, head.number))


def words_of(clean: Clean, block: Block) -> list[Word]:
    """The words of a block with the notes where they are called."""
    out: list[Word] = []
    at = block.start
    for note in sorted(clean.footnotes, key=lambda n: n.anchor):
        if block.start < note.anchor <= block.end:
            out += [Word(clean.text[at : note.anchor]), Word("", clean.text[note.start : note.end])]
            at = note.anchor
    return [w for w in [*out, Word(clean.text[at : block.end])] if w.text or w.note]


def lines_of(clean: Clean, source: str, block: Block) -> list[str]:
    """The lines of a block as they stand in the letter."""
    spans = clean.origin.span_to_source(block.start, block.end)
    return [line.strip() for line in source[spans[0][0] : spans[-1][1]].splitlines()]


def rows_of(lines: Sequence[str], part: Part) -> list[list[list[Word]]]:
    """Rows of a table: cells cut by tabs, a label with its value, or lines of as many numbers; none for other lines."""
    cells = [re.split(r"\t+|\s{3,}", line) for line in lines]
    if part is Part.HEAD and all(map(_LABELLED.match, lines)):
        cells = [list(m.groups()) for m in map(_LABELLED.match, lines) if m]
    elif part is not Part.TABLE or all(len(row) == 1 for row in cells):
        cells = [_CELL.findall(line) for line in lines]
        counts = {len(row) for row in cells}
        if len(cells) < 3 or len(counts) > 1 or min(counts) < 3 or any(len(line) > 60 for line in lines):
            return []
    return [[[Word(cell)] for cell in row] for row in cells]


def without(words: list[Word], length: int) -> list[Word]:
    """The words after a label of that length."""
    return [words[0]._replace(text=words[0].text[length:]), *words[1:]]


def foot_of(text: str, number: str | None) -> str:
    """What stands at the foot of every page, without the page's number."""
    year = _SESSION.search(text)
    dossier = re.search(r"^\d{2} \d{3}(?: [IVXLC]+\b| [A-Z]\b|-\d\d)?", text, re.MULTILINE)
    parts = [f"vergaderjaar {year[1]}"] if year else []
    parts += [dossier[0]] if dossier else []
    parts += [f"nr. {number}"] if number else []
    return ", ".join(["Tweede Kamer", *parts]) if parts else text.split("\n", 1)[0]


def pieces(text: str) -> Iterator[str]:
    """Words in runs of odd lengths."""
    at = 0
    for length in cycle(_RUNS):
        if at >= len(text):
            return
        yield text[at : at + length]
        at += length


def packed(parts: Iterable[tuple[str, str]]) -> bytes:
    """Parts as a ZIP file, with no clock in it; a first part called `mimetype` is not compressed."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, content in parts:
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            package.writestr(info, content.encode())
    return out.getvalue()


# -- Word

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_W = f'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="{_RELATIONS}"'
_SIDE_PARTS = ("styles", "numbering", "footnotes", "header", "footer")


def docx(text: str) -> bytes:
    """The bytes of a Word file."""
    paper = paper_of(text)
    notes: list[str] = []
    body = "".join(_w_block(block, notes) for block in paper.blocks)
    lists = max((b.of for b in paper.blocks if isinstance(b, Paragraph)), default=0)
    overrides = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{_TYPES}.{part}+xml"/>' for part in _SIDE_PARTS
    )
    relations = "".join(
        f'<Relationship Id="rId{n}" Type="{_RELATIONS}/{part}" Target="{part}.xml"/>'
        for n, part in enumerate(_SIDE_PARTS, 1)
    )
    package = "http://schemas.openxmlformats.org/package/2006"
    separators = "".join(
        f'<w:footnote w:type="{kind}" w:id="{n}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
        for n, kind in ((-1, "separator"), (0, "continuationSeparator"))
    )
    return packed(
        (
            (
                "[Content_Types].xml",
                f'{_XML}<Types xmlns="{package}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
                '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                f'<Override PartName="/word/document.xml" ContentType="{_TYPES}.document.main+xml"/>'
                f"{overrides}</Types>",
            ),
            (
                "_rels/.rels",
                f'{_XML}<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" '
                f'Type="{_RELATIONS}/officeDocument" Target="word/document.xml"/></Relationships>',
            ),
            (
                "word/document.xml",
                f'{_XML}<w:document {_W}><w:body>{body}<w:sectPr><w:headerReference w:type="default" r:id="rId4"/>'
                '<w:footerReference w:type="default" r:id="rId5"/></w:sectPr></w:body></w:document>',
            ),
            (
                "word/_rels/document.xml.rels",
                f'{_XML}<Relationships xmlns="{package}/relationships">{relations}</Relationships>',
            ),
            ("word/styles.xml", f"{_XML}<w:styles {_W}>{_w_styles()}</w:styles>"),
            ("word/numbering.xml", f"{_XML}<w:numbering {_W}>{_w_lists(lists)}</w:numbering>"),
            ("word/footnotes.xml", f"{_XML}<w:footnotes {_W}>{separators}{''.join(notes)}</w:footnotes>"),
            ("word/header.xml", f"{_XML}<w:hdr {_W}><w:p>{_w_run('Briefhoofd van het ministerie')}</w:p></w:hdr>"),
            ("word/footer.xml", f"{_XML}<w:ftr {_W}><w:p>{_w_run(paper.foot + ' ')}{_w_page()}</w:p></w:ftr>"),
        )
    )


def _w_block(block: Paragraph | Table, notes: list[str]) -> str:
    if isinstance(block, Table):
        rows = "".join(
            "<w:tr>" + "".join(f"<w:tc><w:tcPr/><w:p>{_w_words(cell, notes)}</w:p></w:tc>" for cell in row) + "</w:tr>"
            for row in block.rows
        )
        return f"<w:tbl><w:tblPr/><w:tblGrid/>{rows}</w:tbl>"
    style = f"Kop{block.level}" if block.kind == "heading" else "Standaard"
    numbered = {"bullet": 1, "number": 1 + block.of}.get(block.kind)
    item = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{numbered}"/></w:numPr>' if numbered else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{item}</w:pPr>{_w_words(block.words, notes)}</w:p>'


def _w_words(words: Iterable[Word], notes: list[str]) -> str:
    out: list[str] = []
    for word in words:
        if word.note:
            n = len(notes) + 1
            notes.append(
                f'<w:footnote w:id="{n}"><w:p><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/>'
                f"</w:r>{_w_run(' ')}{''.join(map(_w_run, pieces(word.note)))}</w:p></w:footnote>"
            )
            out.append(
                '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
                f'<w:footnoteReference w:id="{n}"/></w:r><w:proofErr w:type="spellStart"/>'
            )
        out += map(_w_run, pieces(word.text))
    return "".join(out)


def _w_run(text: str) -> str:
    inside = "<w:br/>".join(
        "<w:tab/>".join(f'<w:t xml:space="preserve">{escape(cell)}</w:t>' if cell else "" for cell in line.split("\t"))
        for line in text.split("\n")
    )
    return f'<w:r w:rsidR="00A1B2C3">{inside}</w:r>'


def _w_page() -> str:
    """The field that gives the page's number."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def _w_styles() -> str:
    """Styles as a Dutch Word has them: Dutch ids, English names, the level of a heading in the style."""
    headings = "".join(
        f'<w:style w:type="paragraph" w:styleId="Kop{n}"><w:name w:val="heading {n}"/><w:basedOn w:val="Standaard"/>'
        f'<w:pPr><w:outlineLvl w:val="{n - 1}"/></w:pPr></w:style>'
        for n in range(1, 10)
    )
    return (
        f'<w:style w:type="paragraph" w:default="1" w:styleId="Standaard"><w:name w:val="Normal"/></w:style>{headings}'
    )


def _w_lists(numbered: int) -> str:
    levels = {0: ("bullet", "–"), 1: ("decimal", "%1.")}
    described = "".join(
        f'<w:abstractNum w:abstractNumId="{n}"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl></w:abstractNum>'
        for n, (form, text) in levels.items()
    )
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    lists = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    lists += "".join(
        f'<w:num w:numId="{n}"><w:abstractNumId w:val="1"/>{again}</w:num>' for n in range(2, numbered + 2)
    )
    return described + lists


# -- OpenDocument

_ODT = "application/vnd.oasis.opendocument.text"
_NAMES = "".join(
    f' xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("style", "style"),
        ("fo", "xsl-fo-compatible"),
        ("manifest", "manifest"),
    )
)


def odt(text: str) -> bytes:
    """The bytes of an OpenDocument text."""
    paper = paper_of(text)
    count = iter(range(1, 1_000_000))
    body = "".join(_o_blocks(paper.blocks, count))
    xml = '<?xml version="1.0" encoding="UTF-8"?>\n'
    files = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{kind}"/>'
        for path, kind in (("/", _ODT), ("content.xml", "text/xml"), ("styles.xml", "text/xml"))
    )
    return packed(
        (
            ("mimetype", _ODT),
            (
                "content.xml",
                f'{xml}<office:document-content{_NAMES} office:version="1.3"><office:automatic-styles>'
                '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Standard"/>'
                '<style:style style:name="T1" style:family="text"/>'
                '<text:list-style style:name="L1"><text:list-level-style-bullet text:level="1" text:bullet-char="–"/>'
                '</text:list-style><text:list-style style:name="L2"><text:list-level-style-number text:level="1" '
                'style:num-format="1" style:num-suffix="."/></text:list-style></office:automatic-styles>'
                f"<office:body><office:text>{body}</office:text></office:body></office:document-content>",
            ),
            ("styles.xml", f"{xml}{_o_styles(paper.foot)}"),
            (
                "META-INF/manifest.xml",
                f'{xml}<manifest:manifest{_NAMES} manifest:version="1.3">{files}</manifest:manifest>',
            ),
        )
    )


def _o_styles(foot: str) -> str:
    headings = "".join(
        f'<style:style style:name="Heading_20_{n}" style:display-name="Heading {n}" style:family="paragraph" '
        f'style:default-outline-level="{n}"/>'
        for n in range(1, 10)
    )
    return (
        f'<office:document-styles{_NAMES} office:version="1.3"><office:styles><style:style style:name="Standard" '
        f'style:family="paragraph"/>{headings}</office:styles><office:master-styles><style:master-page '
        'style:name="Standard"><style:header><text:p>Briefhoofd van het ministerie</text:p></style:header>'
        f"<style:footer><text:p>{escape(foot)} <text:page-number>2</text:page-number></text:p></style:footer>"
        "</style:master-page></office:master-styles></office:document-styles>"
    )


def _o_blocks(blocks: Iterable[Paragraph | Table], count: Iterator[int]) -> Iterator[str]:
    begun: set[int] = set()
    for block in blocks:
        if isinstance(block, Table):
            rows = "".join(
                "<table:table-row>"
                + "".join(f"<table:table-cell>{_o_p(cell, count)}</table:table-cell>" for cell in row)
                + "</table:table-row>"
                for row in block.rows
            )
            yield f"<table:table><table:table-column/>{rows}</table:table>"
        elif block.kind == "heading":
            words = _o_words(block.words, count)
            style = f"Heading_20_{block.level}"
            yield f'<text:h text:style-name="{style}" text:outline-level="{block.level}">{words}</text:h>'
        elif block.kind == "text":
            yield _o_p(block.words, count)
        else:
            goes_on = ' text:continue-numbering="true"' if block.of in begun else ""
            style = "L1" if block.kind == "bullet" else "L2"
            begun |= {block.of} if block.of else set()
            item = f"<text:list-item>{_o_p(block.words, count)}</text:list-item>"
            yield f'<text:list text:style-name="{style}"{goes_on}>{item}</text:list>'


def _o_p(words: Iterable[Word], count: Iterator[int]) -> str:
    return f'<text:p text:style-name="P1">{_o_words(words, count)}</text:p>'


def _o_words(words: Iterable[Word], count: Iterator[int]) -> str:
    out: list[str] = []
    for word in words:
        if word.note:
            n = next(count)
            out.append(
                f'<text:note text:id="ftn{n}" text:note-class="footnote"><text:note-citation>{n}</text:note-citation>'
                f'<text:note-body><text:p text:style-name="P1">{_o_text(word.note)}</text:p></text:note-body>'
                "</text:note>"
            )
        for k, piece in enumerate(pieces(word.text)):
            out.append(f'<text:span text:style-name="T1">{_o_text(piece)}</text:span>' if k % 2 else _o_text(piece))
    return "".join(out)


def _o_text(text: str) -> str:
    out = escape(text).replace("\n", "<text:line-break/>").replace("\t", "<text:tab/>")
    # White space at the edge of an element counts, but two spaces in a row would be one.
    return re.sub(r" {2,}", lambda m: f' <text:s text:c="{len(m[0]) - 1}"/>', out)


def main() -> None:
    """Reads the command line and writes the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("letter", type=Path, help="the letter, as text in UTF-8")
    parser.add_argument("file", type=Path, help="where it goes; .docx or .odt says which")
    args = parser.parse_args()
    text = args.letter.read_text(encoding="utf-8")
    args.file.write_bytes(odt(text) if args.file.suffix == ".odt" else docx(text))
    print(args.file)


if __name__ == "__main__":
    main()
