"""Numbers that stay figures: not those of dates, references and letterheads; those of tables with their headings."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import accumulate

from griffier.model.clean import Block, Part
from griffier.model.figure import Cell, FigureHit, FigureKind
from griffier.model.findings import Rejection

_LARGE = 10**6
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_SCALES = (
    (re.compile(r"(?:miljard|mld|mrd|billion|bn)\b", re.IGNORECASE), 10**9),
    (re.compile(r"(?:miljoen|mln|million)\b|[x×] ?€? ?1\.000\.000", re.IGNORECASE), 10**6),
    (re.compile(r"duizend|thousand|[x×] ?€? ?1[.,]?000\b|€ ?1[.,]000\b|duizenden", re.IGNORECASE), 10**3),
)
_MONEY = re.compile(r"€|\beuro\b|\beur\b", re.IGNORECASE)
_SHARE = re.compile(r"%|procent|percentage|per cent", re.IGNORECASE)


def settle_figures(
    hits: Sequence[FigureHit],
    taken: Iterable[tuple[int, int, str]],
    blocks: Sequence[Block],
    text: str,
    rejected: list[Rejection],
) -> list[FigureHit]:
    """Hits by place, without those of other kinds.

    Args:
        hits: of the finder.
        taken: stretches of dates and references, with what they are.
        blocks: of the paper, in order.
        text: the clean text.
        rejected: what became no figure.
    """
    spans = sorted(taken)
    starts = [s for s, _, _ in spans]
    begins = [b.start for b in blocks]
    tables: dict[int, _Table] = {}
    out: list[FigureHit] = []
    for hit in sorted(hits, key=lambda h: (h.start, -h.end)):
        if out and hit.start < out[-1].end:
            continue
        k = bisect_right(begins, hit.start) - 1
        part = blocks[k].part if k >= 0 else Part.BODY
        if part in (Part.HEAD, Part.SIGNATURE):
            rejected.append(Rejection(hit, f"it stands in the {part.value} of the paper"))
            continue
        if part is Part.NOTE and hit.start == blocks[k].start:
            rejected.append(Rejection(hit, "it is the number of a note"))
            continue
        if why := _taken(hit, spans, starts):
            rejected.append(Rejection(hit, why))
            continue
        if part is Part.TABLE:
            if k not in tables:
                tables = {k: _Table(blocks[k], text)}
            told = tables[k].told(hit)
            if told is None:
                rejected.append(Rejection(hit, "it is a heading of a table"))
                continue
            hit = told
        elif hit.rule == "figure.cell":
            rejected.append(Rejection(hit, "it counts nothing"))
            continue
        out.append(hit)
    return out


def _taken(hit: FigureHit, spans: Sequence[tuple[int, int, str]], starts: Sequence[int]) -> str | None:
    """What else a number is a part of; a length of time within a date (`binnen vier weken`) is both."""
    n = bisect_right(starts, hit.end - 1) - 1
    while n >= 0 and n > bisect_right(starts, hit.end - 1) - 5:
        start, end, what = spans[n]
        if start < hit.end and hit.start < end:
            time = hit.kind == "quantity" and hit.unit in ("d", "wk", "mo", "a", "h", "min")
            covers = hit.start <= start and end <= hit.end and (start, end) != (hit.start, hit.end)
            if not (what == "date" and time) and not (what == "date" and covers and hit.unit):
                return f"it is part of a {what}"
        n -= 1
    return None


class _Table:
    """The rows and headings of one table, cut once."""

    def __init__(self, block: Block, text: str) -> None:
        self.start = block.start
        self.lines = text[block.start : block.end].split("\n")
        self.starts = [0, *accumulate(len(line) + 1 for line in self.lines)]
        self.head = [cell.strip() for cell in self.lines[0].split("\t")]

    def told(self, hit: FigureHit) -> FigureHit | None:
        """The hit with the headings of its row and column, and with the unit they name; None for a heading itself."""
        row = bisect_right(self.starts, hit.start - self.start) - 1
        line, at = self.lines[row], hit.start - self.start - self.starts[row]
        column = line.count("\t", 0, at)
        first, tab, _ = line.partition("\t")
        beside = first.strip() if column else None
        above = self.head[column] if row and column < len(self.head) else None
        cell, fields = Cell(beside, above), {**hit.fields, "row": beside, "column": above}
        if hit.rule != "figure.cell":
            return replace(hit, cell=cell, fields=fields)
        if row == 0 or (column == 0 and tab):
            return None
        about = " ".join(filter(None, (above, beside, self.head[0])))
        kind, unit, factor = _unit(about, hit)
        if hit.value is None or (_YEAR.match(str(hit.value)) and unit is None and not above):
            return None
        value, high = hit.value * factor, None if hit.value_high is None else hit.value_high * factor
        return replace(hit, kind=kind, unit=unit, value=value, value_high=high, cell=cell, fields=fields)


def _unit(about: str, hit: FigureHit) -> tuple[FigureKind, str | None, int]:
    """Kind, unit and scale that the headings of a cell name: `(x € mln.)`, `in %`."""
    if _SHARE.search(about):
        return "percentage", "%", 1
    factor = next((size for pattern, size in _SCALES if pattern.search(about)), 1)
    if _MONEY.search(about) or (factor >= _LARGE and hit.unit is None):
        return "money", "EUR", factor
    return hit.kind, hit.unit, factor
