"""Items: what was promised, decided, expected or asked, and what became of it up to a day."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, and_, exists, or_, select

from griffier.follow.status import standing
from griffier.ledger import judgements
from griffier.ledger.asking import about as subject
from griffier.ledger.asking import actor_of, batched, by, newest, within, words_of
from griffier.ledger.places import documents, place
from griffier.ledger.schema import judgements as judged_
from griffier.ledger.schema import links, papers, statements

Subquery = Any
"""A question that gives ids of statements."""

KINDS = {
    "commitments": "commitment",
    "decisions": "decision",
    "expectations": "expectation",
    "taskings": "tasking",
    "plans": "plan",
    "calls": "call",
}
_CLOSING = ("fulfilled", "superseded", "withdrawn")
STATUSES = ("open", "overdue", "fulfilled", "partly", "superseded", "withdrawn")


def answer(
    connection: Connection,
    kinds: Iterable[str],
    day: str,
    *,
    undated: bool = False,
    status: str | None = None,
    actor: str | None = None,
    topic: str | None = None,
    dossier: str | None = None,
    ids: Sequence[str] | Subquery | None = None,
) -> list[dict[str, Any]]:
    """Items by the day they were made, as they stand on a day.

    Args:
        connection: to the ledger.
        kinds: of statements.
        day: only papers dated on or before it count (ISO 8601).
        undated: papers without a date as well.
        status: only those that stand so.
        actor: only of this one: a name, a part of it, or an entity.
        topic: only about this subject.
        dossier: only in papers of this dossier.
        ids: only these, or those that a question to the database gives.
    """
    asked = (
        select(statements, papers.c.date, words_of(statements))
        .join(papers, papers.c.nr == statements.c.paper)
        .where(statements.c.kind.in_(list(kinds)), statements.c.negated == 0, newest())
        .order_by(statements.c.made_on, papers.c.date, papers.c.id, statements.c.start)
    )
    seen = papers.c.date <= day
    asked = asked.where(or_(seen, papers.c.date.is_(None)) if undated else seen)
    if actor is not None:
        asked = asked.where(by(statements, actor))
    if topic is not None:
        asked = asked.where(subject(statements, topic))
    if dossier is not None:
        asked = asked.where(within(statements.c.paper, dossier))
    if ids is not None:
        asked = asked.where(statements.c.id.in_(ids))
    if status is not None:
        asked = asked.where(_may_stand(status, day))
    rows = connection.execute(asked).all()
    wanted = None if all(x is None for x in (status, actor, topic, dossier, ids)) else [r.id for r in rows]
    found = _links(connection, wanted, day)
    again = {one.new for several in found.values() for one in several if one.verdict == "repeated" and one.sure}
    if wanted is not None:
        again = _repeats(connection, wanted, day)
    judged = judgements.latest(connection)
    kept: list[tuple[Row[Any], Any, str, Sequence[Row[Any]]]] = []
    for r in rows:
        if r.id in again:
            continue
        of = found.get(r.id, ())
        stands = standing(r.due_last, day, [(one.verdict, one.day) for one in of if one.sure], again=bool(r.recurring))
        said = judged[r.id]["status"] if r.id in judged else stands.status
        if status is None or said == status:
            kept.append((r, stands, said, of))
    about = documents(connection, {r.paper for r, *_ in kept} | {one.paper for *_, of in kept for one in of})
    words = _words(connection, [one for *_, of in kept for one in of])
    earlier = _places_taken(connection, [r.id for r, *_ in kept], day)
    return [_item(r, stands, said, of, about, words, earlier, judged.get(r.id)) for r, stands, said, of in kept]


def unsettled(day: str) -> Any:
    """The condition that nothing closed an item up to a day; what a reader judged is for the reader's word to say."""
    return or_(_judged(), statements.c.recurring == 1, ~_told(_CLOSING, day), _told(("partly",), day))


def _may_stand(status: str, day: str) -> Any:
    """The condition without which an item cannot stand so: it keeps most of them from being looked at."""
    if status in ("open", "overdue"):
        last = statements.c.due_last
        term = last < day if status == "overdue" else or_(last.is_(None), last >= day)
        return or_(_judged(), and_(term, unsettled(day)))
    return or_(_judged(), _told((status,), day))


def _told(verdicts: Sequence[str], day: str) -> Any:
    """The condition that a paper up to a day says one of these of an item."""
    teller = papers.alias()
    return exists().where(
        links.c.item == statements.c.id,
        links.c.sure == 1,
        links.c.verdict.in_(verdicts),
        teller.c.nr == links.c.paper,
        teller.c.date <= day,
    )


def _judged() -> Any:
    return exists().where(judged_.c.item == statements.c.id)


def _item(
    r: Row[Any],
    stands: Any,
    said: str,
    of: Sequence[Row[Any]],
    about: Mapping[int, Mapping[str, Any]],
    words: Mapping[int, str],
    earlier: Mapping[str, str],
    judged: Mapping[str, Any] | None,
) -> dict[str, Any]:
    evidence = [one for one in of if one.sure]

    def spot(one: Row[Any]) -> dict[str, Any]:
        return place(about[one.paper], one.start, one.end, words[one.nr])

    taken = [one.new for one in evidence if one.verdict == "superseded" and one.new]
    return {
        "id": r.id,
        "kind": r.kind,
        "place": place(about[r.paper], r.start, r.end, r.words),
        "actor": actor_of(r),
        "made_on": r.made_on,
        "due": r.due,
        "due_earliest": r.due_first,
        "due_latest": r.due_last,
        "condition": r.condition,
        "depends_on": r.depends_on.split(),
        "topics": r.topics.split(),
        "status": said,
        "found_status": stands.status,
        "late": stands.late,
        "superseded_by": taken[-1] if taken else None,
        "supersedes": earlier.get(r.id),
        "evidence": [{"place": spot(one), "verdict": one.verdict, "why": one.why} for one in evidence],
        "candidates": [
            {"place": spot(one), "verdict": one.verdict, "score": one.score, "why": one.why}
            for one in of
            if not one.sure
        ],
        "judged": None if judged is None else {k: judged[k] for k in ("status", "by", "on", "because")},
    }  # fmt: skip


def _links(connection: Connection, ids: Sequence[str] | None, day: str) -> dict[str, list[Row[Any]]]:
    """What later papers up to a day say of items, in order of the papers."""
    out: defaultdict[str, list[Row[Any]]] = defaultdict(list)
    asked = (
        select(links)
        .join(papers, papers.c.nr == links.c.paper)
        .where(papers.c.date <= day)
        .order_by(papers.c.date, papers.c.id, links.c.start, links.c.nr)
    )
    for some in [None] if ids is None else batched(ids):
        for row in connection.execute(asked if some is None else asked.where(links.c.item.in_(some))):
            out[row.item].append(row)
    return out


def _repeats(connection: Connection, ids: Sequence[str], day: str) -> set[str]:
    """Which of these statements only say again what an earlier one said."""
    return {row.new for row in _new(connection, ids, day) if row.verdict == "repeated"}


def _places_taken(connection: Connection, ids: Sequence[str], day: str) -> dict[str, str]:
    """The item whose place each of these took."""
    return {row.new: row.item for row in _new(connection, ids, day) if row.verdict == "superseded"}


def _new(connection: Connection, ids: Sequence[str], day: str) -> list[Row[Any]]:
    out: list[Row[Any]] = []
    for some in batched(ids):
        asked = (
            select(links.c.new, links.c.item, links.c.verdict)
            .join(papers, papers.c.nr == links.c.paper)
            .where(links.c.new.in_(some), links.c.sure == 1, papers.c.date <= day)
            .order_by(links.c.nr)
        )
        out.extend(connection.execute(asked))
    return out


def _words(connection: Connection, rows: Sequence[Row[Any]]) -> dict[int, str]:
    """The exact words of each link, cut by the database."""
    out: dict[int, str] = {}
    for some in batched(sorted({r.nr for r in rows})):
        asked = (
            select(links.c.nr, words_of(links)).join(papers, papers.c.nr == links.c.paper).where(links.c.nr.in_(some))
        )
        out.update((nr, words) for nr, words in connection.execute(asked))
    return out
