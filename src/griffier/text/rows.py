"""Lines as the text rooms see them: stripped, with what is known of each."""

from collections.abc import Sequence
from typing import NamedTuple

from griffier.model.source import Role, Source
from griffier.text.builder import SOFT_HYPHEN, UNSEEN_AFTER, UNSEEN_BEFORE, has_unseen

_FEW = 3  # rows: too few to tell how a text is spaced
_CUT = 0.15  # of the rows: so many go on with a sentence where a text is spaced
_SHORT = 40  # code points: a shorter row may be an item of a list
_ENDS = (".", "!", "?", ":", ";", ",")


class Row(NamedTuple):
    """A line without the white space around it; an empty one has `start == end`.

    `broken` says that something of the page stood between this row and the one before: running head, page break.
    `indent` is the white space before it, in characters.
    """

    start: int
    end: int
    text: str
    page: int = 0
    role: Role = Role.UNKNOWN
    level: int = 0
    gap: bool = False
    broken: bool = False
    indent: int = 0


def rows_of(source: Source) -> list[Row]:
    """The lines of a source as rows, margin columns left out."""
    text = source.text
    unseen = has_unseen(text)
    out: list[Row] = []
    for start, end, page, role, level, gap in source.lines:
        raw = text[start:end]
        left = raw.lstrip(UNSEEN_BEFORE) if unseen else raw.lstrip()
        line = _ended(left) if unseen else left.rstrip()
        if role is Role.MARGIN:
            continue
        if not line:
            out.append(Row(start, start, "", page, role))
            continue
        indent = len(raw) - len(left)
        if indent and "\t" in line and raw[:indent].count("\t") == indent:
            line, indent = raw[:indent] + line, 0  # a row of a table, the first cells of which are empty
        first = start + indent
        out.append(Row(first, first + len(line), line, page, role, level, gap, False, indent))
    return out


def _ended(line: str) -> str:
    """A line without what is nothing at its end; a soft hyphen that stands alone there breaks no word."""
    line = line.rstrip(UNSEEN_AFTER)
    word = line.rstrip(SOFT_HYPHEN)
    return word.rstrip(UNSEEN_AFTER) if word[-1:] in UNSEEN_AFTER else line


def texts(rows: Sequence[Row]) -> list[str]:
    """The words of each row."""
    return [r.text for r in rows]


def width_of(rows: Sequence[Row]) -> int:
    """How long a full line is: nine in ten lines are no longer."""
    lengths = sorted(len(r.text) for r in rows if r.text)
    return lengths[len(lengths) * 9 // 10] if lengths else 0


def single_spaced(rows: list[Row]) -> list[Row]:
    """The rows with one empty row less in every gap, where an empty row follows every row, also in mid-sentence."""
    filled = cut = 0
    before = above = ""
    for row in rows:
        if row.text:
            if before:
                return rows
            filled += 1
            cut += row.text[0].islower() and len(above) > _SHORT and above[-1] not in _ENDS
            above = row.text
        before = row.text
    if cut < _CUT * filled or filled <= _FEW:
        return rows
    return [row for n, row in enumerate(rows) if row.text or (n and not rows[n - 1].text)]
