"""Answers around items: what is due, the story of one, what is new."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, select, union

from griffier.ledger import figures, items, judgements
from griffier.ledger.asking import newest, within
from griffier.ledger.schema import links, papers, statements

_ORDER = ("commitment", "expectation", "tasking", "plan")


def due(connection: Connection, day: str, within: int, dossier: str | None = None) -> dict[str, list[dict[str, Any]]]:
    """What is overdue on a day, what falls due in the days after it, and what is open without a day, oldest first."""
    until = (date.fromisoformat(day) + timedelta(days=within)).isoformat()
    found = items.answer(connection, _ORDER, day, dossier=dossier, ids=None if dossier else _falling(until, day))
    found.sort(key=lambda i: (_ORDER.index(i["kind"]), i["due_latest"] or "", i["made_on"] or ""))
    return {
        "overdue": [i for i in found if i["status"] == "overdue"],
        "due": [i for i in found if i["status"] in ("open", "partly") and i["due_latest"] and i["due_latest"] <= until],
        "undated": [
            i for i in found if i["status"] == "open" and i["kind"] == "commitment" and not i["due_latest"]
        ],
    }  # fmt: skip


def _falling(until: str, day: str) -> Any:
    """Ids of items that may be open with a term that ends by then, or promises that have none."""
    own = select(statements.c.id).where(statements.c.kind.in_(_ORDER), items.unsettled(day))
    undated = statements.c.due_last.is_(None)
    return union(own.where(statements.c.due_last <= until), own.where(statements.c.kind == "commitment", undated))


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


def new(connection: Connection, since: str, day: str, dossier: str | None = None) -> dict[str, Sequence[Any]]:
    """What came since a day: papers, items made, items that something became of, terms that passed, contradictions."""
    asked = select(papers.c.id, papers.c.identifier, papers.c.source, papers.c.date, papers.c.title).where(
        papers.c.date >= since, papers.c.date <= day, newest()
    )
    if dossier is not None:
        asked = asked.where(within(papers.c.nr, dossier))
    stirred = None if dossier else _stirred(since, day)
    found = items.answer(connection, list(items.KINDS.values()), day, dossier=dossier, ids=stirred)
    claims = figures.answer(connection, dossier=dossier, as_of=day, since=None if dossier else since)
    return {
        "papers": [dict(r._mapping) for r in connection.execute(asked.order_by(papers.c.date, papers.c.id))],
        "made": [i for i in found if (i["place"]["document"]["date"] or "") >= since],
        "changed": [i for i in found if any(e["place"]["document"]["date"] >= since for e in i["evidence"])],
        "overdue": [i for i in found if i["status"] == "overdue" and since <= (i["due_latest"] or "") < day],
        "contradictions": [
            c for c in claims if c["contradictions"] and (c["place"]["document"]["date"] or "") >= since
        ],
    }  # fmt: skip


def _stirred(since: str, day: str) -> Any:
    """Ids of items that were made, of which something was said, or whose term passed since a day."""
    came = papers.c.date.between(since, day)
    passed = statements.c.due_last.between(since, day)
    return union(
        select(statements.c.id).join(papers, papers.c.nr == statements.c.paper).where(came),
        select(links.c.item).join(papers, papers.c.nr == links.c.paper).where(came, links.c.sure == 1),
        select(statements.c.id).where(statements.c.kind.in_(items.KINDS.values()), passed, items.unsettled(day)),
    )
