"""Meetings: the papers about one meeting as one object, whichever ministry wrote them.

Two papers are about the same meeting when the same body meets (or it has the same name) and their days touch. One
without a day stands alone: which meeting it means would be a guess. A debate is a paper of the House that cites the
agenda or the report.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, Row, or_, select

from griffier.follow.words import content
from griffier.ledger import items
from griffier.ledger.asking import batched, seen, within
from griffier.ledger.places import documents, place
from griffier.ledger.schema import meetings as table
from griffier.ledger.schema import paper_dossiers, paper_identifiers, papers, statements
from griffier.ledger.schema import references as cited
from griffier.link.topics import above

DEBATES = ("committee_report", "proceedings", "written_answers")
# A decision is expected at a meeting when its term ends within so many days of it and is no longer than this.
_NEAR = timedelta(days=3)
_LONGEST = timedelta(days=14)


def answer(
    connection: Connection, day: str, *, dossier: str | None = None, as_of: str | None = None
) -> list[dict[str, Any]]:
    """Meetings by their days, each with what was announced, reported, expected and decided.

    Args:
        connection: to the ledger.
        day: how expected decisions stand is told for this day.
        dossier: only meetings that a paper of this dossier is about.
        as_of: only papers dated on or before this day.
    """
    asked = (
        select(table, papers.c.date.label("told"), papers.c.id)
        .join(papers, papers.c.nr == table.c.paper)
        .where(seen(as_of))
        .order_by(table.c.first, papers.c.date, papers.c.id)
    )
    own: set[int] = set()
    if dossier is None and connection.execute(select(table.c.paper).limit(1)).first() is None:
        return []
    if dossier is not None:
        mine = connection.execute(select(table.c.paper, table.c.body).where(within(table.c.paper, dossier))).all()
        own = {r.paper for r in mine}
        # Papers about one meeting name the same body, or none: those of other bodies need not be looked at.
        bodies = {r.body for r in mine}
        asked = asked.where(
            or_(table.c.body.in_(bodies - {None}), *([table.c.body.is_(None)] if None in bodies else []))
        )
        if not mine:
            return []
    groups = _together(connection.execute(asked).all())
    if dossier is not None:
        groups = [g for g in groups if any(r.paper in own for r in g)]
    debates = _debates(connection, [r.paper for g in groups for r in g], as_of)
    about = documents(connection, {r.paper for g in groups for r in g} | {p for d in debates.values() for p in d})
    return [_meeting(connection, g, debates, about, day) for g in groups]


def _together(rows: Sequence[Row[Any]]) -> list[list[Row[Any]]]:
    """The papers of each meeting."""
    out: list[list[Row[Any]]] = []
    by_who: defaultdict[str, list[list[Row[Any]]]] = defaultdict(list)
    for r in rows:
        groups = by_who[r.body or " ".join(sorted(content(r.name)))]
        one = next((g for g in groups if any(_touch(r, o) for o in g)), None)
        if one is None:
            one = []
            groups.append(one)
            out.append(one)
        one.append(r)
    return [sorted(g, key=lambda r: (r.told or "", r.id)) for g in out]


def _touch(a: Row[Any], b: Row[Any]) -> bool:
    if None in (a.first, a.last, b.first, b.last):
        return False
    return bool(a.first <= b.last and b.first <= a.last)


def _meeting(
    connection: Connection,
    told: Sequence[Row[Any]],
    debates: Mapping[int, Sequence[int]],
    about: Mapping[int, Mapping[str, Any]],
    day: str,
) -> dict[str, Any]:
    agendas = [r for r in told if r.role == "agenda"]
    reports = [r for r in told if r.role == "report"]
    # The report knows best when and where it was.
    best = (reports or agendas)[-1]
    texts = _texts(connection, [r.paper for r in told])
    spoken = list(dict.fromkeys(p for r in told for p in debates.get(r.paper, ())))
    listed = [(about[r.paper], r.role) for r in told] + [(about[p], "debate") for p in spoken]
    both = bool(agendas and reports)
    return {
        "id": f"{best.body or '-'.join(content(best.name)[:4])}-{best.first or best.id}",
        "body": best.body,
        "name": best.name,
        "date": best.date,
        "place": next((r.place for r in reversed([*agendas, *reports]) if r.place), None),
        "papers": [
            {"role": role, "document": document}
            for document, role in sorted(listed, key=lambda x: (x[0]["date"] or "", x[0]["id"]))
        ],
        "sessions": [_session(s, r, about, texts) for r in told for s in json.loads(r.sessions)],
        "announced": _headed(agendas),
        "reported": _headed(reports),
        "announced_not_reported": _unreported(agendas, reports) if both else [],
        "reported_not_announced": _unannounced(_headed(reports), agendas) if both else [],
        "sessions_not_reported": _unheard(agendas, reports, about, texts) if both else [],
        "sessions_not_announced": _unheard(reports, agendas, about, texts) if both else [],
        "expected": _expected(connection, told, best, day),
        "unannounced_decisions": _decided(connection, agendas, reports, day) if both else [],
    }


def _texts(connection: Connection, numbers: Sequence[int]) -> dict[int, str]:
    out: dict[int, str] = {}
    for some in batched(numbers):
        asked = select(papers.c.nr, papers.c.text).where(papers.c.nr.in_(some))
        out.update((row.nr, row.text) for row in connection.execute(asked))
    return out


def _session(
    session: Mapping[str, Any], r: Row[Any], about: Mapping[int, Mapping[str, Any]], texts: Mapping[int, str]
) -> dict[str, Any]:
    start, end = session["start"], session["end"]
    return {
        **{name: session[name] for name in ("label", "topic", "with", "topics")},
        "role": r.role,
        "place": place(about[r.paper], start, end, texts[r.paper][start:end]),
    }


def _headed(told: Iterable[Row[Any]]) -> list[str]:
    """The subjects that the sessions are called after."""
    return list(dict.fromkeys(t for r in told for s in json.loads(r.sessions) for t in s["topics"]))


def _unreported(agendas: Sequence[Row[Any]], reports: Sequence[Row[Any]]) -> list[str]:
    """Subjects of the agenda of which the report says nothing anywhere, nor of one below them."""
    told = {t for r in reports for t in r.topics.split()} | set(_headed(reports))
    heard = {t for one in told for t in above(one)}
    return [t for t in _headed(agendas) if t not in heard]


def _unannounced(topics: Iterable[str], agendas: Sequence[Row[Any]]) -> list[str]:
    """Those of which the agenda says nothing anywhere, nor of one above them."""
    told = {t for r in agendas for t in r.topics.split()} | set(_headed(agendas))
    return [t for t in topics if told.isdisjoint(above(t))]


def _unheard(
    told: Sequence[Row[Any]],
    others: Sequence[Row[Any]],
    about: Mapping[int, Mapping[str, Any]],
    texts: Mapping[int, str],
) -> list[dict[str, Any]]:
    """Sessions whose own words stand nowhere in the other papers."""
    words = {w for r in others for w in content(texts[r.paper])}
    out = []
    for r in told:
        for s in json.loads(r.sessions):
            own = content(s["topic"] or s["label"] or "")
            if own and not any(w in words for w in own):
                out.append(_session(s, r, about, texts))
    return out


def _expected(connection: Connection, told: Sequence[Row[Any]], best: Row[Any], day: str) -> list[dict[str, Any]]:
    """What was expected for these days, in papers of the same dossiers or about this meeting."""
    if best.first is None or best.last is None:
        return []
    first, last = date.fromisoformat(best.first), date.fromisoformat(best.last)
    numbers = [r.paper for r in told]
    dossiers = select(paper_dossiers.c.dossier).where(paper_dossiers.c.paper.in_(numbers))
    near = select(paper_dossiers.c.paper).where(paper_dossiers.c.dossier.in_(dossiers))
    asked = (
        select(statements.c.id, statements.c.due_first, statements.c.due_last)
        .where(statements.c.kind == "expectation", statements.c.negated == 0)
        .where(statements.c.paper.in_(near) | statements.c.paper.in_(numbers))
        .where(statements.c.due_last >= str(first - _NEAR), statements.c.due_last <= str(last + _NEAR))
        .where(statements.c.made_on <= str(last))
    )
    ids = [
        row.id
        for row in connection.execute(asked)
        if row.due_first and date.fromisoformat(row.due_last) - date.fromisoformat(row.due_first) <= _LONGEST
    ]
    return items.answer(connection, ["expectation"], day, undated=True, ids=ids) if ids else []


def _decided(
    connection: Connection, agendas: Sequence[Row[Any]], reports: Sequence[Row[Any]], day: str
) -> list[dict[str, Any]]:
    """Decisions in the report on subjects that no agenda speaks of."""
    asked = select(statements.c.id, statements.c.topics).where(
        statements.c.kind == "decision", statements.c.negated == 0, statements.c.paper.in_([r.paper for r in reports])
    )
    ids = []
    for row in connection.execute(asked):
        topics = (row.topics or "").split()
        if topics and _unannounced(topics, agendas) == topics:
            ids.append(row.id)
    return items.answer(connection, ["decision"], day, undated=True, ids=ids) if ids else []


def _debates(connection: Connection, numbers: Sequence[int], as_of: str | None) -> dict[int, list[int]]:
    """Papers of the House that cite each of these."""
    out: defaultdict[int, list[int]] = defaultdict(list)
    for some in batched(numbers):
        asked = (
            select(paper_identifiers.c.paper, papers.c.nr)
            .join(cited, cited.c.target == paper_identifiers.c.identifier)
            .join(papers, papers.c.nr == cited.c.paper)
            .where(paper_identifiers.c.paper.in_(some), papers.c.kind.in_(DEBATES), seen(as_of))
            .distinct()
            .order_by(papers.c.nr)
        )
        for row in connection.execute(asked):
            out[row.paper].append(row.nr)
    return out
