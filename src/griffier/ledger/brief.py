"""What a reader needs of a dossier before the next meeting; `publish.brief` writes it down."""

from collections.abc import Iterator
from datetime import date, timedelta

from sqlalchemy import Connection, select

from griffier.ledger import figures, items, meetings
from griffier.ledger.asking import newest
from griffier.ledger.schema import paper_dossiers, papers
from griffier.model.brief import Brief, Item

_RECENT = timedelta(days=182)
_DONE = frozenset({"fulfilled", "withdrawn", "superseded"})
_OPEN = frozenset({"open", "partly"})  # of what came in part the rest is still to come


def gather(connection: Connection, dossier: str, day: str, since: str | None = None) -> Brief | None:
    """What the ledger holds of a dossier on a day; None where it has no paper of it.

    Args:
        connection: to the ledger.
        dossier: its number, `36871` or `36410-X`.
        day: only papers up to this day count (ISO 8601).
        since: what is new or done since this day; half a year before `day` when None.
    """
    since = since or (date.fromisoformat(day) - _RECENT).isoformat()
    asked = (
        select(
            papers.c.id,
            papers.c.identifier,
            papers.c.source,
            papers.c.date,
            papers.c.title,
            paper_dossiers.c.title.label("about"),
        )
        .join(paper_dossiers, paper_dossiers.c.paper == papers.c.nr)
        .where(paper_dossiers.c.dossier == dossier, papers.c.date <= day, newest())
        .order_by(papers.c.date, papers.c.id)
    )
    found = [dict(row._mapping) for row in connection.execute(asked)]
    if not found:
        return None
    promises = items.answer(connection, ["commitment"], day, dossier=dossier)
    events = items.answer(connection, ["expectation"], day, dossier=dossier)
    claims = figures.answer(connection, dossier=dossier, as_of=day)
    by_id = {c["id"]: c for c in claims}
    against = [
        (claim, by_id[one["with"]], one["reason"])
        for claim in claims
        for one in claim["contradictions"]
        if one["with"] in by_id
    ]
    return Brief(
        dossier=dossier,
        title=next((p["about"] for p in reversed(found) if p["about"]), None),
        day=day,
        since=since,
        papers=found,
        overdue=_by_due(i for i in promises if i["status"] == "overdue"),
        open=_by_due(i for i in promises if i["status"] in _OPEN),
        expected=_by_due(i for i in events if i["status"] in _OPEN and i["due"]),
        passed=_by_due(i for i in events if i["status"] == "overdue"),
        done=[i for i in (*promises, *events) if i["status"] in _DONE and _last(i) >= since],
        figures=against,
        meeting=next(reversed(meetings.answer(connection, day, dossier=dossier, as_of=day)), None),
    )


def _by_due(found: Iterator[Item]) -> list[Item]:
    return sorted(found, key=lambda i: (i["due_latest"] or "9999", i["made_on"] or ""))


def _last(item: Item) -> str:
    """The day of the last paper that says what became of it."""
    return max((e["place"]["document"]["date"] for e in item["evidence"]), default="")
