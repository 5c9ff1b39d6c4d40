"""Scores figures: value, unit and kind by place; then comparator, as-of, basis, and what has to stay null.

A figure is found when one that lies over it has its value, upper end, kind and unit. Gold items that are `optional`
count neither way. Keys: README.md.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from griffier.notation.edtf import EdtfError, earliest, latest, parse

Item = Mapping[str, Any]
Count = Callable[..., None]


def figures(wanted: Sequence[Item], spans: Sequence[tuple[int, int] | None], reading: Item, count: Count) -> None:
    """Counts what is found, wrong and missed.

    Args:
        wanted: the gold's figures.
        spans: where each stands in the reading's text, or None.
        reading: the object of the contract.
        count: adds to a measure: `count(measure, found=, wrong=, missed=, why=)`.
    """
    left = [a for a in reading.get("annotations") or [] if a["type"] == "figure"]
    pairs = sorted(zip(wanted, spans, strict=True), key=lambda pair: bool(pair[0].get("optional")))
    for gold, span in pairs:
        over = [a for a in left if span and a["start"] < span[1] and span[0] < a["end"]]
        hit = next((a for a in over if _same(gold, a)), None)
        if hit is not None:
            left.remove(hit)
        elif gold.get("optional"):
            for other in over[:1]:
                left.remove(other)
        if gold.get("optional"):
            continue
        why = f"missed {gold['text']!r} {gold['value']} {gold['unit']}" * (hit is None)
        count("figures", found=hit is not None, missed=hit is None, why=why)
        if hit is not None:
            _fields(gold, hit, count)
    for extra in left:
        count("figures", wrong=1, why=f"wrong {extra['text']!r} {extra['value']} {extra['unit']}")


def _same(gold: Item, got: Item) -> bool:
    units = [gold["unit"], *gold.get("unit_alt", [])]
    return (
        got["kind"] in [gold["kind"], *gold.get("kind_alt", [])]
        and _near(gold["value"], got["value"])
        and _near(gold.get("value_high"), got["value_high"])
        and str(got["unit"]).lower() in [str(u).lower() for u in units]
    )


def _near(a: float | None, b: float | None) -> bool:
    if a is None or b is None:
        return a is b
    return math.isclose(a, b, rel_tol=1e-3, abs_tol=1e-6)


def _fields(gold: Item, hit: Item, count: Count) -> None:
    right = hit["comparator"] in [gold["comparator"], *gold.get("comparator_alt", [])]
    why = f"{gold['text']!r}: {hit['comparator']}, not {gold['comparator']}" * (not right)
    count("figures.comparator", found=right, missed=not right, why=why)
    for field in ("as_of", "basis"):
        if gold.get(field):
            right = any(_equal(field, want, hit[field]) for want in [gold[field], *gold.get(f"{field}_alt", [])])
            why = f"{field} of {gold['text']!r}: {hit[field]}, not {gold[field]}" * (not right)
            count(f"figures.{field}", found=right, missed=not right, why=why)
        elif gold.get(f"{field}_null"):
            right = hit[field] is None
            why = f"{field} of {gold['text']!r}: {hit[field]}, though nothing says so" * (not right)
            count(f"figures.{field}_null", found=right, missed=not right, why=why)


def _equal(field: str, want: str, got: str | None) -> bool:
    if got is None or field == "basis":
        return got is not None and (want.lower() in got.lower() or got.lower() in want.lower())
    try:
        a, b = parse(want), parse(got)
    except EdtfError:
        return want == got
    return (earliest(a), latest(a)) == (earliest(b), latest(b))
