"""Contributions: who gives what, and what later papers say of it.

Nothing of this is stored but what each paper says: the same contribution told again is found when it is asked for, so
that a paper which comes in late changes the answer as it should.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Row, select

from griffier.follow.words import content
from griffier.ledger.asking import actor_of, by, seen, within, words_of
from griffier.ledger.places import documents, place
from griffier.ledger.schema import contributions as table
from griffier.ledger.schema import papers

STAGES = ("examined", "decided", "carried_out")
_NUMBER = re.compile(r"\d[\d.,]*")


def answer(
    connection: Connection, *, actor: str | None = None, dossier: str | None = None, as_of: str | None = None
) -> list[dict[str, Any]]:
    """Contributions by the day they were first told, each with its history.

    Args:
        connection: to the ledger.
        actor: only what this one gives: a name, a part of it, or an entity.
        dossier: only in papers of this dossier.
        as_of: only papers dated on or before this day.
    """
    asked = (
        select(table, papers.c.date, papers.c.language, papers.c.identifier, words_of(table))
        .join(papers, papers.c.nr == table.c.paper)
        .where(seen(as_of))
        .order_by(papers.c.date, papers.c.id, table.c.start, table.c.n)
    )
    if actor is not None:
        asked = asked.where(by(table, actor))
    if dossier is not None:
        asked = asked.where(within(table.c.paper, dossier))
    rows = connection.execute(asked).all()
    about = documents(connection, {r.paper for r in rows})
    return [_one(told, about) for told in _same(rows)]


def _one(told: Sequence[Row[Any]], about: Any) -> dict[str, Any]:
    """One contribution out of all that tell of it: the first place, the furthest stage, what is known at last."""
    first = told[0]

    def known(name: str) -> Any:
        return next((getattr(r, name) for r in reversed(told) if getattr(r, name) is not None), None)

    def where(r: Row[Any]) -> dict[str, Any]:
        return place(about[r.paper], r.start, r.end, r.words)

    stages = [r.stage for r in told if r.stage]
    done = next((r for r in told[1:] if r.stage == "carried_out" and r.paper != first.paper), None)
    return {
        "id": first.id,
        "place": where(first),
        "actor": actor_of(first),
        "what": known("what"),
        "kind": known("kind"),
        "to": known("goes_to"),
        "where": known("goes_where"),
        "when": known("day"),
        "within": known("within"),
        "stage": max(stages, key=STAGES.index) if stages else None,
        "since": about[first.paper]["date"],
        "history": [{"date": about[r.paper]["date"], "stage": r.stage, "place": where(r)} for r in told],
        "happened": None if done is None else where(done),
    }


def _same(rows: Sequence[Row[Any]]) -> list[list[Row[Any]]]:
    """Those that are one contribution together: the same giver, goods and operation."""
    out: list[list[Row[Any]]] = []
    # Those with other numbers in what is given are never the same.
    near: dict[tuple[str, tuple[str, ...] | None], list[list[Row[Any]]]] = {}
    for r in rows:
        giver = r.actor_entity or (r.actor_name or "").lower()
        groups = near.setdefault((giver, tuple(_NUMBER.findall(r.what)) if r.what else None), [])
        one = next((g for g in groups if giver and any(_one_and_the_same(t, r) for t in g)), None)
        if one is None:
            one = []
            groups.append(one)
            out.append(one)
        one.append(r)
    return out


def _one_and_the_same(a: Row[Any], b: Row[Any]) -> bool:
    """Nothing in them differs, and the goods are the same; what only says where and for what, by both of these."""
    if a.kind and b.kind and a.kind != b.kind:
        return False
    pairs = [(a.goes_where, b.goes_where), (a.goes_to, b.goes_to)]
    if any(x and y and x != y for x, y in pairs):
        return False
    part = _meet(a.within, b.within, a.language)
    if part is False or (a.day and b.day and a.day[:4] != b.day[:4]):
        return False
    shared = part is True or any(x and x == y for x, y in pairs)
    if not a.what or not b.what:
        return a.what == b.what and part is True and any(x and x == y for x, y in pairs)
    goods = _meet(a.what, b.what, a.language)
    if goods is None:
        # A sum of money has no word but its number (`450 miljoen euro`): without a place or fund the dossier tells.
        return a.what == b.what and (shared or _dossier(a) == _dossier(b) is not None)
    return goods and (shared or not any((a.within, b.within, *pairs[0], *pairs[1])))


def _meet(a: str | None, b: str | None, language: str) -> bool | None:
    """Whether two are about the same; None where one of them says nothing."""
    one, two = (_stems(x or "", language) for x in (a, b))
    if not one or not two:
        return None
    return 2 * len(one & two) >= min(len(one), len(two)) and bool(one & two)


@lru_cache(maxsize=1 << 14)
def _stems(words: str, language: str) -> frozenset[str]:
    return frozenset(content(words, "en" if language == "en" else "nl"))


def _dossier(r: Row[Any]) -> str | None:
    """The dossier of an official paper, out of its identifier."""
    return r.identifier.rpartition("-")[0] if r.identifier else None
