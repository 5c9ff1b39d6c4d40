"""What word processors share: paragraphs and tables in between, list numbers, line breaks, symbol fonts."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from griffier.intake._sheet import Run, Sheet, Step
from griffier.model.source import Role

MAX_SPAN = 100
"""Columns that one cell may span, more than any page has room for."""

_LONG_HEADING = 300  # code points: no heading, whatever its style says
_LONG_CELL = 400  # code points in several paragraphs: running text in a cell
_WRAPPED = (50, 130)  # code points of a line that somebody broke by hand at the page's edge
_SHORT_CELL = 120

_HEADING = re.compile(r"(?:heading|kop)[ _-]?([1-9])(?!\d)", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|inhopg|inhoudsopgave|contents|index)[ _-]?\d", re.IGNORECASE)
# A list label typed by hand, its tab, and the words behind it.
_LABEL = re.compile(
    r"\s*(?:\(?(?:\d{1,3}(?:\.\d{1,3}){0,5}|[IVX]{1,5}|[A-Za-z](?=[.)])|[ivx]{1,5}(?=[.)]))[.):]{0,2}|[-–—•▪◦●■□*·])"
    r"[ \u00a0]*(\t)[ \t]*[^\W\d_]"
)
# After a word or a comma: a stop or a hyphen at a line end is left to the text rooms.
_BREAK = re.compile(r"(?<=[\w, ])\n(?=[ \t]*[\w(«“])")
_SPACES = str.maketrans("\n\t", "  ")
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip

# Fonts whose letters are pictures, at U+F000 and up. Source: the fonts' own tables; only what papers use.
_SYMBOL = {
    **dict(zip(range(0x41, 0x5B), "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", strict=True)),
    **dict(zip(range(0x61, 0x7B), "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", strict=True)),
    0xB7: "•", 0xB1: "±", 0xB3: "≥", 0xA3: "≤", 0xB9: "≠", 0xBB: "≈", 0xAE: "→", 0xB4: "×", 0xB0: "°", 0x2D: "−",
}  # fmt: skip
_WINGDINGS = {
    0xE0: "→", 0xDF: "←", 0xE8: "→", 0xF0: "⇨", 0xFC: "✓", 0xFB: "✗", 0xFE: "☑", 0xFD: "☒", 0xA8: "☐", 0x6F: "☐",
    0xA7: "▪", 0x6C: "●", 0x6E: "■", 0x9F: "•", 0xD8: "➢", 0x76: "❖", 0x71: "❑", 0x4A: "☺", 0x28: "☎", 0x2A: "✉",
}  # fmt: skip
PICTURED = re.compile("[\uf020-\uf0ff]")
"""A letter of such a font in running text."""


class Call(NamedTuple):
    """Where a note is called, with the words of the note."""

    runs: Sequence[Run]
    path: str | Step


class Paragraph(NamedTuple):
    """A paragraph; level of a heading from 1; `listed` is a line of a table of contents."""

    runs: list[Run | Call]
    level: int = 0
    listed: bool = False


class Table(NamedTuple):
    """Rows of cells; each cell holds paragraphs and tables, one that another cell covers holds nothing."""

    rows: list[list[list["Block"]]]


Block = Paragraph | Table


def heading_level(style: str) -> int:
    """The level that the name of a style gives (`heading 2`, `Kop2`), or 0."""
    m = _HEADING.match(style)
    return int(m[1]) if m else 0


def is_contents(style: str) -> bool:
    """Whether a style is that of a line in a table of contents (`toc 1`, `Contents 2`)."""
    return _CONTENTS.match(style) is not None


def number(form: str, n: int) -> str:
    """A list number as it is shown; `form` is `1`, `01`, `a`, `A`, `i`, `I` as OpenDocument names them."""
    if form in ("a", "A") and 1 <= n <= 26 * 20:
        out = chr(ord("a") + (n - 1) % 26) * ((n - 1) // 26 + 1)
        return out.upper() if form == "A" else out
    if form in ("i", "I") and 1 <= n < 4000:
        out = ""
        for value, letters in _ROMAN:
            out += letters * (n // value)
            n %= value
        return out.upper() if form == "I" else out
    return f"{n:02}" if form == "01" else str(n)


def pictured(font: str, code: int) -> str:
    """A letter of a picture font as an ordinary one; U+FFFD where its meaning is not known."""
    code &= 0xFF
    table = _WINGDINGS if "wingdings" in font.lower() or "webdings" in font.lower() else _SYMBOL
    return table.get(code) or (chr(code) if table is _SYMBOL and 0x20 <= code < 0x41 else "\ufffd")


def text_of(runs: Iterable[Run | Call]) -> str:
    """The words of a paragraph."""
    return "".join(r.text for r in runs if isinstance(r, Run))


def paragraphs_of(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    """The paragraphs in blocks, those in tables too, that have words or call a note."""
    for block in blocks:
        if isinstance(block, Paragraph):
            if any(isinstance(r, Call) or r.text.strip() for r in block.runs):
                yield block
        else:
            for row in block.rows:
                for cell in row:
                    yield from paragraphs_of(cell)


def flat(blocks: Iterable[Block]) -> list[Run | Call]:
    """All words of blocks as one line."""
    out: list[Run | Call] = []
    for paragraph in paragraphs_of(blocks):
        if out:
            out.append(Run(" "))
        out += _one_line(paragraph.runs)
    return out


def note_runs(blocks: Iterable[Block], mark: str = "") -> list[Run]:
    """The words of a note as one line, without the sign it begins with."""
    runs = [r for r in flat(blocks) if isinstance(r, Run)]
    out: list[Run] = []
    for n, run in enumerate(runs):
        text = run.text.lstrip()
        if mark and text.startswith(mark):
            text, mark = text[len(mark) :].lstrip(), ""
        if text:
            return [run._replace(text=text), *runs[n + 1 :]]
    return out


def write(blocks: Sequence[Block], sheet: Sheet) -> None:
    """Puts blocks on a sheet: running text as paragraphs, tables as rows, tables that only lay out as paragraphs."""
    n = 0
    head = True  # no running text yet: a table here may be the head of a letter
    while n < len(blocks):
        block = blocks[n]
        if isinstance(block, Table):
            _table(block, sheet, head=head)
            n += 1
            continue
        head = head and not block.level and len(text_of(block.runs)) <= _SHORT_CELL
        rows = _set_with_tabs(blocks, n)
        if rows:
            sheet.gap()
            for row in rows:
                sheet.row([_called(cell, sheet) for cell in row])
            n += len(rows)
            continue
        _paragraph(block, sheet)
        n += 1


def _paragraph(block: Paragraph, sheet: Sheet) -> None:
    if block.level and len(text_of(block.runs)) <= _LONG_HEADING:
        sheet.paragraph(_called(_one_line(block.runs), sheet), Role.HEADING, block.level)
        return
    runs = _tidy(block.runs)
    lines = _cut(runs, "\n") if any("\n" in r.text for r in runs if isinstance(r, Run)) else [runs]
    if len(lines) > 1:
        sheet.lines(_called(line, sheet) for line in lines)
    else:
        sheet.paragraph([r for line in lines for r in _called(line, sheet)], Role.BODY)


def _called(runs: Iterable[Run | Call], sheet: Sheet) -> list[Run]:
    return [r if isinstance(r, Run) else sheet.note([r.runs])._replace(path=r.path) for r in runs]


def _one_line(runs: Iterable[Run | Call]) -> list[Run | Call]:
    return [
        r._replace(text=r.text.translate(_SPACES)) if isinstance(r, Run) and ("\n" in r.text or "\t" in r.text) else r
        for r in runs
    ]


# -- tables


def _table(table: Table, sheet: Sheet, *, head: bool) -> None:
    if _lays_out(table):
        for row in table.rows:
            for cell in row:
                write(cell, sheet)
        return
    sheet.gap()
    for row in table.rows:
        if head and any(sum(isinstance(b, Paragraph) and bool(b.runs) for b in cell) > 1 for cell in row):
            for cell in row:  # addressee and sender side by side, each on lines of its own
                write(cell, sheet)
            sheet.gap()
            continue
        sheet.row([_called(flat(cell), sheet) for cell in row])
    sheet.gap()


def _lays_out(table: Table) -> bool:
    """Whether a table only puts text in its place: one column or one row with text, or running text in its cells."""
    cells = [[list(paragraphs_of(cell)) for cell in row] for row in table.rows]
    columns = {n for row in cells for n, cell in enumerate(row) if cell}
    if len(columns) < 2:
        return True
    filled = [row for row in cells if any(row)]
    lengths = [[sum(len(text_of(p.runs)) for p in cell) for cell in row] for row in filled]
    if len(filled) == 1:
        return any(len(cell) > 1 for cell in filled[0]) or max(lengths[0]) > _SHORT_CELL
    return any(
        any(p.level for p in cell) or (len(cell) > 2 and length > _LONG_CELL)
        for row, sizes in zip(filled, lengths, strict=True)
        for cell, length in zip(row, sizes, strict=True)
    )


def _set_with_tabs(blocks: Sequence[Block], n: int) -> list[list[list[Run | Call]]]:
    """Rows of cells where lines follow each other that are cut by as many tabs; a table of contents is always one."""
    rows: list[list[list[Run | Call]]] = []
    for k in range(n, len(blocks)):
        block = blocks[k]
        if not isinstance(block, Paragraph) or (block.level and not block.listed):
            break
        if not block.listed and not any("\t" in r.text for r in block.runs if isinstance(r, Run)):
            break
        text = text_of(block.runs)
        if "\n" in text or len(text) > 3 * _SHORT_CELL:
            break
        cells = _cut(block.runs if block.listed else _tidy(block.runs), "\t")
        if not block.listed and (len(cells) < 2 or (rows and len(rows[-1]) != len(cells))):
            break
        rows.append(cells)
    return rows if len(rows) > 1 else []


def _cut(runs: Iterable[Run | Call], at: str) -> list[list[Run | Call]]:
    """The stretches between tabs or line breaks that have words."""
    parts: list[list[Run | Call]] = [[]]
    for run in runs:
        if not isinstance(run, Run) or at not in run.text:
            parts[-1].append(run)
            continue
        for k, text in enumerate(run.text.split(at)):
            if k:
                parts.append([])
            if text:
                parts[-1].append(run._replace(text=text))
    return [part for part in parts if any(not isinstance(r, Run) or r.text.strip() for r in part)]


# -- lines within a paragraph


def _tidy(runs: Sequence[Run | Call]) -> list[Run | Call]:
    """A list label stands before its words with a space; so do lines that were broken by hand at the page's edge."""
    if not any("\t" in r.text or "\n" in r.text for r in runs if isinstance(r, Run)):
        return list(runs)
    text = text_of(runs)
    spaces: set[int] = set()
    m = _LABEL.match(text)
    if m:
        spaces.add(m.start(1))
    if "\n" in text and _wrapped([line.strip() for line in text.strip().split("\n")]):
        spaces |= {m.end() - 1 for m in _BREAK.finditer(text)}
    if not spaces:
        return list(runs)
    out: list[Run | Call] = []
    start = 0
    for run in runs:
        if isinstance(run, Run):
            here = [p - start for p in spaces if start <= p < start + len(run.text)]
            start += len(run.text)
            if here:
                letters = list(run.text)
                for p in here:
                    letters[p] = " "
                run = run._replace(text="".join(letters))
        out.append(run)
    return out


def _wrapped(lines: Sequence[str]) -> bool:
    """Whether lines were broken at the page's edge: three or more, about as long, most in the middle of a sentence."""
    if len(lines) < 3 or not all(_WRAPPED[0] <= len(line) <= _WRAPPED[1] for line in lines[:-1]):
        return False
    return 3 * sum(line[:1].islower() or line[:1].isdigit() for line in lines[1:]) > 2 * (len(lines) - 1)


def bullet(sign: str) -> str:
    """What stands before an item of a list without numbers: a dash as it is, else a hyphen."""
    return f"{sign} " if sign in ("–", "—") else "- "
