"""Scores statements: kind by place, then who, when, under what condition, and whether it is denied.

A statement is found when one of its kind shares three tenths of the shorter of the two; a further one of that kind in
the same sentence is a finer cut and no error. Gold items that are `optional` count neither way. Keys: README.md.
"""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from griffier.notation.edtf import parse

Item = Mapping[str, Any]
Count = Callable[..., None]
_LEAST = 0.3


def statements(
    wanted: Sequence[Item],
    spans: Sequence[tuple[int, int] | None],
    reading: Item,
    count: Count,
    called: Callable[[str], str],
) -> None:
    """Counts what is found, wrong and missed.

    Args:
        wanted: the gold's statements.
        spans: where each stands in the reading's text, or None.
        reading: the object of the contract.
        count: adds to a measure: `count(measure, found=, wrong=, missed=, why=)`.
        called: a name as it is compared.
    """
    left = [a for a in reading.get("annotations") or [] if a["type"] == "statement"]
    sentences = [(s["start"], s["end"]) for s in reading.get("sentences") or []]
    found: list[Item] = []
    for gold, span in sorted(zip(wanted, spans, strict=True), key=lambda pair: bool(pair[0].get("optional"))):
        kinds = [gold["kind"], *gold.get("kind_alt", [])]
        fits = [a for a in left if a["kind"] in kinds and _share(span, a) >= _LEAST]
        hit = max(fits, key=lambda a: _share(span, a), default=None)
        if hit is not None:
            left.remove(hit)
            found.append(hit)
        if gold.get("optional"):
            continue
        why = f"missed {gold['quote']!r} {gold['kind']}" * (hit is None)
        count("statements", found=hit is not None, missed=hit is None, why=why)
        if not gold.get("kind_alt"):
            count(f"statements:{gold['kind']}", found=hit is not None, missed=hit is None)
        if hit is not None:
            _fields(gold, hit, count, called)
    optional = [s for g, s in zip(wanted, spans, strict=True) if g.get("optional")]
    asked = [s for g, s in zip(wanted, spans, strict=True) if not g.get("optional")]
    for extra in left:
        debatable = any(_share(s, extra) > 0 for s in optional) and not any(_share(s, extra) > 0 for s in asked)
        if debatable or any(_finer(extra, other, sentences) for other in found):
            continue
        why = f"wrong {' '.join(extra['text'].split())[:80]!r} {extra['kind']}"
        count("statements", wrong=1, why=why)
        count(f"statements:{extra['kind']}", wrong=1)


def _fields(gold: Item, hit: Item, count: Count, called: Callable[[str], str]) -> None:
    told = hit["actor"] or {}
    if gold.get("actor"):
        names = {called(n) for n in [gold["actor"], *gold.get("actor_alt", [])]}
        right = bool(told) and bool({called(told["name"]), called(told["text"])} & names)
        why = f"of {gold['quote']!r}: {told.get('name')}, not {gold['actor']}" * (not right)
        count("statements.actor", found=right, missed=not right, why=why)
    elif gold.get("actor_null"):
        count("statements.nobody", found=not told, missed=bool(told), why=f"of {gold['quote']!r}" * bool(told))
    if gold.get("due") or (gold["kind"] == "commitment" and hit["due"]):
        right = any(_same_end(d, hit["due"]) for d in [gold.get("due"), *gold.get("due_alt", [])])
        right = right or _in_window(gold.get("due_window"), hit["due"])
        why = f"of {gold['quote']!r}: {hit['due']}, not {gold.get('due')}" * (not right)
        count("statements.due", found=right, missed=not right, why=why)
    if "condition" in gold:
        right = bool(hit["condition"]) is bool(gold["condition"])
        count("statements.condition", found=right, missed=not right, why=f"of {gold['quote']!r}" * (not right))
    right = hit["negated"] is bool(gold.get("negated"))
    count("statements.negated", found=right, missed=not right, why=f"of {gold['quote']!r}" * (not right))


def _share(span: tuple[int, int] | None, got: Item) -> float:
    if span is None:
        return 0.0
    start, end = int(got["start"]), int(got["end"])
    return max(0, min(span[1], end) - max(span[0], start)) / max(1, min(span[1] - span[0], end - start))


def _finer(extra: Item, other: Item, sentences: Sequence[tuple[int, int]]) -> bool:
    """Whether this is a further one of a kind in a sentence where one was found."""
    if extra["kind"] != other["kind"]:
        return False
    length = extra["end"] - extra["start"]
    if min(extra["end"], other["end"]) - max(extra["start"], other["start"]) >= length / 2:
        return False
    return any(s <= extra["start"] < e and s <= other["start"] < e for s, e in sentences)


def _same_end(gold: str | None, got: str | None) -> bool:
    """The same last day, the day before it (`vóór`), or the day before the first one."""
    if gold is None or got is None:
        return gold is got
    first, last = _days(gold)
    mine = _days(got)[1]
    if mine is None or last is None:
        return mine is last
    return abs(mine - last) <= 1 or (first is not None and first - mine == 1)


def _days(edtf: str) -> tuple[int | None, int | None]:
    """First and last day as numbers, without an open end."""
    first, last = parse(edtf.removeprefix("../").removesuffix("/..")).bounds
    return tuple(None if d is None else dt.date.fromisoformat(str(d)).toordinal() for d in (first, last))  # type: ignore[return-value]


def _in_window(window: Sequence[str] | None, got: str | None) -> bool:
    last = parse(got.removeprefix("../").removesuffix("/..")).bounds[1] if got else None
    return bool(window and last) and str(window[0]) <= str(last) <= str(window[1])  # type: ignore[index]
