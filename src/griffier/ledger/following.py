"""Following in the ledger: the items of a dossier are held against its papers anew whenever one comes in.

What comes out depends on the papers alone, not on the order in which they came: a dossier that was stirred is done from
its first paper, in one transaction. A run that was killed leaves its mark in `stirred`, and the next question or `add`
does the rest.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from griffier.follow.links import Letter, Link
from griffier.follow.replay import replay
from griffier.follow.traces import Trace
from griffier.ledger import references
from griffier.ledger.asking import batched, newest
from griffier.ledger.entry import unpacked
from griffier.ledger.schema import links, paper_dossiers, paper_identifiers, papers, stirred, traces
from griffier.ledger.schema import references as cited


def stir(connection: Connection, rows: Mapping[str, Sequence[Mapping[str, Any]]]) -> None:
    """Marks the dossiers that new papers belong to or cite; `rows` are theirs, by table."""
    homes = {t["home"] for t in rows["traces"]} | {d["dossier"] for d in rows["paper_dossiers"]}
    for some in batched({r["target"] for r in rows["paper_references"] if r["target"]}):
        leads = (
            select(traces.c.home)
            .join(paper_identifiers, paper_identifiers.c.paper == traces.c.paper)
            .where(paper_identifiers.c.identifier.in_(some))
            .distinct()
        )
        homes.update(connection.execute(leads).scalars())
    mark(connection, homes)


def mark(connection: Connection, homes: Iterable[str]) -> None:
    """Marks dossiers as having to be followed anew."""
    there = {row[0] for row in connection.execute(select(stirred.c.home))}
    if rows := [{"home": home} for home in sorted(set(homes) - there)]:
        connection.execute(insert(stirred), rows)


def follow(connection: Connection, home: str) -> None:
    """Follows the items of one dossier through all its papers, in place of what was found before."""
    locked = select(stirred.c.home).where(stirred.c.home == home).with_for_update()
    if connection.execute(locked).first() is None:
        return
    letters, ids = _letters(connection, home)
    connection.execute(delete(links).where(links.c.home == home))
    rows = [_row(link, home, ids) for link in replay(letters)]
    if rows:
        connection.execute(insert(links), rows)
    connection.execute(delete(stirred).where(stirred.c.home == home))


def _row(link: Link, home: str, ids: dict[int, str]) -> dict[str, Any]:
    return {
        "item": f"{ids[link.item.paper]}-{link.item.item}",
        "home": home,
        "paper": link.paper,
        "start": link.start,
        "end": link.end,
        "verdict": link.verdict,
        "sure": int(link.sure),
        "score": link.score,
        "why": link.why,
        "day": link.day,
        "new": None if link.new is None else f"{ids[link.new.paper]}-{link.new.item}",
    }


def _letters(connection: Connection, home: str) -> tuple[list[Letter], dict[int, str]]:
    """The papers of a dossier and those that cite one of them, by day."""
    own = set(_numbers(connection, select(traces.c.paper).where(traces.c.home == home)))
    beside = set(_numbers(connection, select(paper_dossiers.c.paper).where(paper_dossiers.c.dossier == home)))
    guests = _citing(connection, own) - own
    rows: list[Any] = []
    for some in batched(sorted(own | beside | guests)):
        asked = (
            select(papers.c.nr, papers.c.id, papers.c.date, traces.c.data)
            .join(traces, traces.c.paper == papers.c.nr)
            .where(papers.c.nr.in_(some), papers.c.date.is_not(None), newest())
        )
        rows.extend(connection.execute(asked))
    rows.sort(key=lambda r: (r.date, r.id))
    names = _names(connection, own)
    letters = [
        Letter(
            r.nr, r.date, Trace.from_dict(unpacked(r.data)), frozenset({r.date, *names[r.nr]}), guest=r.nr not in own
        )
        for r in rows
    ]
    return letters, {r.nr: r.id for r in rows}


def _names(connection: Connection, own: set[int]) -> defaultdict[int, list[str]]:
    """The official identifiers of papers."""
    out: defaultdict[int, list[str]] = defaultdict(list)
    for some in batched(sorted(own)):
        asked = select(paper_identifiers).where(paper_identifiers.c.paper.in_(some))
        for row in connection.execute(asked):
            out[row.paper].append(row.identifier)
    return out


def _citing(connection: Connection, own: set[int]) -> set[int]:
    """Papers with a reference that leads to one of these."""
    out: set[int] = set()
    for some in batched(sorted(own)):
        names = select(paper_identifiers.c.identifier).where(paper_identifiers.c.paper.in_(some))
        out |= set(_numbers(connection, select(cited.c.paper).where(cited.c.target.in_(names))))
        days = select(papers.c.date).where(papers.c.nr.in_(some))
        by_day = select(*(cited.c[c] for c in references.COLUMNS)).where(
            cited.c.form == "letter", cited.c.day.in_(days)
        )
        rows = connection.execute(by_day).all()
        found = references.resolve(connection, rows)
        out |= {r.paper for r in rows if found[r.paper, r.n][0] in own}
    return out


def _numbers(connection: Connection, asked: Any) -> Sequence[int]:
    return [row[0] for row in connection.execute(asked)]
