"""Positions: who took which stand when."""

from typing import Any

from sqlalchemy import Connection, select

from griffier.ledger.asking import about, actor_of, by, seen, within, words_of
from griffier.ledger.places import documents, place
from griffier.ledger.schema import papers, statements


def answer(
    connection: Connection,
    *,
    actor: str | None = None,
    topic: str | None = None,
    dossier: str | None = None,
    as_of: str | None = None,
) -> list[dict[str, Any]]:
    """Stands, in order of the day they were taken."""
    asked = (
        select(statements, words_of(statements))
        .join(papers, papers.c.nr == statements.c.paper)
        .where(statements.c.kind == "position", seen(as_of))
        .order_by(statements.c.made_on, papers.c.date, papers.c.id, statements.c.start)
    )
    if actor is not None:
        asked = asked.where(by(statements, actor))
    if topic is not None:
        asked = asked.where(about(statements, topic))
    if dossier is not None:
        asked = asked.where(within(statements.c.paper, dossier))
    rows = connection.execute(asked).all()
    papers_ = documents(connection, {r.paper for r in rows})
    out = [
        {
            "id": r.id,
            "kind": r.kind,
            "place": place(papers_[r.paper], r.start, r.end, r.words),
            "actor": actor_of(r),
            "date": r.made_on or papers_[r.paper]["date"],
            "negated": bool(r.negated),
            "topics": (r.topics or "").split(),
        }
        for r in rows
    ]
    # `made_on` may be null where the paper has a day: the order is that of the day which is given.
    return sorted(out, key=lambda p: str(p["date"] or ""))
