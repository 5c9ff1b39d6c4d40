"""Numbers that stay figures: not those of dates, references and letterheads; those of tables with their headings."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from griffier.model.clean import Block, Part
from griffier.model.figure import Cell, FigureHit
from griffier.model.findings import Rejection

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
            told = _in_table(hit, blocks[k], text)
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


def _in_table(hit: FigureHit, block: Block, text: str) -> FigureHit | None:
    """The hit with the headings of its row and column, and with the unit they name; None for a heading itself."""
    lines = text[block.start : block.end].split("\n")
    at, row = hit.start - block.start, 0
    while row < len(lines) - 1 and at > len(lines[row]):
        at -= len(lines[row]) + 1
        row += 1
    cells = lines[row].split("\t")
    column = lines[row].count("\t", 0, at)
    head = lines[0].split("\t")
    beside = cells[0].strip() if column else None
    above = head[column].strip() if row and column < len(head) else None
    if hit.rule != "figure.cell":
        return replace(hit, cell=Cell(beside, above), fields={**hit.fields, "row": beside, "column": above})
    if row == 0 or (column == 0 and len(cells) > 1):
        return None
    told = " ".join(filter(None, (above, beside, head[0] if head else "")))
    kind, unit, value, high = hit.kind, hit.unit, hit.value, hit.value_high
    if _SHARE.search(told):
        kind, unit = "percentage", "%"
    elif _MONEY.search(told):
        kind, unit = "money", "EUR"
    if value is None or (_YEAR.match(str(value)) and unit is None and not above):
        return None
    if kind != "percentage":
        factor = next((size for pattern, size in _SCALES if pattern.search(told)), 1)
        value, high = value * factor, None if high is None else high * factor
        if factor >= 10**6 and unit is None:
            kind, unit = "money", "EUR"
    return replace(
        hit, kind=kind, unit=unit, value=value, value_high=high, cell=Cell(beside, above),
        fields={**hit.fields, "row": beside, "column": above},
    )  # fmt: skip
