"""Search in full text: one language of queries, put to each database in its own way.

Words are compared by their stem (Dutch Snowball, as PostgreSQL's configuration `dutch` has it), so that `toezegging`
finds `toezeggingen`; both databases index the same stems and find the same papers.
"""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, select

from griffier.ledger.places import documents, place
from griffier.ledger.schema import paper_dossiers, papers
from griffier.ledger.search.fts5 import Fts5
from griffier.ledger.search.query import Query, QueryError, parse
from griffier.ledger.search.snippet import snippet
from griffier.ledger.search.tsvector import Tsvector

__all__ = ["QueryError", "answer", "index", "index_all", "titles"]


def index(connection: Connection, nr: int, title: str, text: str) -> None:
    """Puts a paper's words into the index."""
    _native(connection).index(connection, nr, title, text)


def titles(own: str | None, dossiers: Iterable[str | None]) -> str:
    """What a reader takes for the title: the paper's own and those of its dossiers."""
    return "\n".join(filter(None, [own, *dossiers]))


def index_all(connection: Connection) -> None:
    """Puts the words of every paper into an empty index."""
    for nr in connection.execute(select(papers.c.nr).order_by(papers.c.nr)).scalars().all():
        row = connection.execute(select(papers.c.title, papers.c.text).where(papers.c.nr == nr)).one()
        of = select(paper_dossiers.c.title).where(paper_dossiers.c.paper == nr)
        index(connection, nr, titles(row.title, connection.execute(of).scalars()), row.text)


def answer(
    connection: Connection,
    query: str,
    *,
    kind: str | None = None,
    dossier: str | None = None,
    from_: str | None = None,
    to: str | None = None,
    limit: int = 20,
) -> list[dict[str, Any]]:
    """Papers that a query finds, the best first, each with the words around the first good place."""
    asked = parse(query)
    allowed = select(papers.c.nr)
    if kind is not None:
        allowed = allowed.where(papers.c.kind == kind)
    if from_ is not None:
        allowed = allowed.where(papers.c.date >= from_)
    if to is not None:
        allowed = allowed.where(papers.c.date <= to)
    if dossier is not None:
        allowed = allowed.where(
            papers.c.nr.in_(select(paper_dossiers.c.paper).where(paper_dossiers.c.dossier == dossier))
        )
    filtered = any(x is not None for x in (kind, dossier, from_, to))
    ranked = _native(connection).find(connection, asked, allowed if filtered else None, limit)
    return [_hit(connection, nr, score, asked) for nr, score in ranked]


def _hit(connection: Connection, nr: int, score: float, asked: Query) -> dict[str, Any]:
    text = connection.execute(select(papers.c.text).where(papers.c.nr == nr)).scalar_one()
    start, end, marked = snippet(text, asked)
    return {
        "type": "paper",
        "place": place(documents(connection, [nr])[nr], start, end, text[start:end]),
        "score": round(score, 4),
        "snippet": marked,
    }


def _native(connection: Connection) -> Fts5 | Tsvector:
    return Fts5() if connection.dialect.name == "sqlite" else Tsvector()
