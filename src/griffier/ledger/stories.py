"""Answers around items: what is due, the story of one, what is new."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, Select, select

from griffier.ledger import figures, items, judgements
from griffier.ledger.asking import newest, within
from griffier.ledger.schema import links, papers, statements

_ORDER = ("commitment", "expectation", "tasking", "plan")


def due(connection: Connection, day: str, within: int, dossier: str | None = None) -> dict[str, list[dict[str, Any]]]:
    """What is overdue on a day, what falls due in the days after it, and what is open without a day, oldest first."""
    found = items.answer(connection, _ORDER, day, dossier=dossier)
    until = (date.fromisoformat(day) + timedelta(days=within)).isoformat()
    found.sort(key=lambda i: (_ORDER.index(i["kind"]), i["due_latest"] or "", i["made_on"] or ""))
    return {
        "overdue": [i for i in found if i["status"] == "overdue"],
        "due": [i for i in found if i["status"] in ("open", "partly") and i["due_latest"] and i["due_latest"] <= until],
        "undated": [
            i for i in found if i["status"] == "open" and i["kind"] == "commitment" and not i["due_latest"]
        ],
    }  # fmt: skip


def timeline(connection: Connection, item: str, day: str) -> dict[str, Any] | None:
    """An item, with everything that was said of it in order, and the items around it; None where there is none."""
    kinds = list(items.KINDS.values())
    found = items.answer(connection, kinds, day, undated=True, ids=[item])
    if not found:
        return None
    one = found[0]
    around = [i for i in (one["supersedes"], one["superseded_by"], *one["depends_on"]) if i]
    near = {i["id"]: i for i in items.answer(connection, kinds, day, undated=True, ids=around)} if around else {}
    said = [{**e, "sure": True} for e in one["evidence"]] + [{**c, "sure": False} for c in one["candidates"]]
    said.sort(key=lambda e: (e["place"]["document"]["date"] or "", e["place"]["start"]))
    return {
        "item": one,
        "said": said,
        "supersedes": near.get(one["supersedes"] or ""),
        "superseded_by": near.get(one["superseded_by"] or ""),
        "depends_on": [near[i] for i in one["depends_on"] if i in near],
        "judgements": judgements.history(connection, item),
    }


def _touched(fresh: Select[tuple[int]], since: str, day: str) -> Select[tuple[str]]:
    """Ids of the items that were made in these papers, that these speak of, or whose term passed since."""
    made = select(statements.c.id).where(statements.c.paper.in_(fresh))
    spoken = select(links.c.item).where(links.c.paper.in_(fresh))
    passed = select(statements.c.id).where(statements.c.due_last >= since, statements.c.due_last < day)
    return select(made.union(spoken, passed).subquery().c.id)


def new(connection: Connection, since: str, day: str, dossier: str | None = None) -> dict[str, Sequence[Any]]:
    """What came since a day: papers, items made, items that something became of, terms that passed, contradictions."""
    asked = select(papers.c.id, papers.c.identifier, papers.c.source, papers.c.date, papers.c.title).where(
        papers.c.date >= since, papers.c.date <= day, newest()
    )
    if dossier is not None:
        asked = asked.where(within(papers.c.nr, dossier))
    fresh = select(papers.c.nr).where(papers.c.date >= since, papers.c.date <= day, newest())
    if dossier is not None:
        fresh = fresh.where(within(papers.c.nr, dossier))
    found = items.answer(connection, list(items.KINDS.values()), day, dossier=dossier, only=_touched(fresh, since, day))
    claims = figures.answer(connection, dossier=dossier, as_of=day, beside=fresh)
    return {
        "papers": [dict(r._mapping) for r in connection.execute(asked.order_by(papers.c.date, papers.c.id))],
        "made": [i for i in found if (i["place"]["document"]["date"] or "") >= since],
        "changed": [i for i in found if any(e["place"]["document"]["date"] >= since for e in i["evidence"])],
        "overdue": [i for i in found if i["status"] == "overdue" and since <= (i["due_latest"] or "") < day],
        "contradictions": [
            c for c in claims if c["contradictions"] and (c["place"]["document"]["date"] or "") >= since
        ],
    }  # fmt: skip
