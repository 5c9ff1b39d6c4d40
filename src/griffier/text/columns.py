"""Signatures side by side: cells of a line, and the order in which they are read."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from griffier.text.persons import as_name

PEN = 12
"""Blank lines that leave room for the pen."""

_NEAR = 72  # lines that the signers of one paper may take

_COLUMNS = re.compile(r"\t+ *| {2,}")
_SIGNS = ("\t", "  ", ", De ", ", DE ")  # a line without any of these has one column
# Two offices, or two names, on one line whose columns were lost.
_TWO_ROLES = re.compile(r"(?<=,) (?=(?:De|DE) )")
_TWO_NAMES = re.compile(r"(?<=[a-zà-ÿ]) (?=(?:(?:[Dd]rs?|[Mm]r|[Ii]r|[Pp]rof)\. ){0,2}(?:[A-Z]\.){1,6} ?[^\W\d_])")


class Line(NamedTuple):
    """A line, or a cell of one; `after` is the index after the source lines it stands for."""

    text: str
    after: int


def view_of(lines: Sequence[str], i: int) -> list[Line]:
    """The lines from `i` on, cells that stand side by side put one under another."""
    near = lines[i : i + _NEAR]
    out: list[Line] = []
    n = 0
    while n < len(near):
        rows, after = _side_by_side(near, n)
        if rows:
            out += [Line(row[c], i + after) for c in range(len(rows[0])) for row in rows if row[c]]
        else:
            out.append(Line(" ".join(near[n].split()), i + n + 1))
        n = after
    return out


def _side_by_side(near: Sequence[str], n: int) -> tuple[list[list[str]], int]:
    """Rows of as many cells from line `n` on, and the index after them; no rows where nothing stands side by side."""
    if not any(sign in near[n] for sign in _SIGNS):
        return [], n + 1
    first = _cells(near[n], _TWO_ROLES)
    if len(first) < 2:
        return [], n + 1
    rows, after = [first], n + 1
    for m in range(n + 1, len(near)):
        if not near[m]:
            continue
        if m - after > PEN:
            break
        cells = _cells(near[m], _TWO_NAMES)
        if len(cells) == 1:
            # One office went on below: the one that has no comma yet.
            open_ends = [c for c, cell in enumerate(rows[-1]) if cell and not cell.endswith(",")]
            if len(open_ends) == 1 and m == after and as_name(rows[-1][open_ends[0]]) is None:
                cells = ["" if c != open_ends[0] else cells[0] for c in range(len(first))]
        if len(cells) != len(first):
            break
        rows.append(cells)
        after = m + 1
    return (rows, after) if len(rows) > 1 else ([], n + 1)


def _cells(line: str, lost: re.Pattern[str]) -> list[str]:
    cells = [c for c in _COLUMNS.split(line) if c]
    return cells if len(cells) > 1 else lost.split(" ".join(line.split()))
