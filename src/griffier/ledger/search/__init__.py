"""Search in full text: one language of queries, put to each database in its own way.

Words are compared by their stem (Dutch Snowball, as PostgreSQL's configuration `dutch` has it), so that `toezegging`
finds `toezeggingen`; both databases index the same stems and find the same papers.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Select, select

from griffier.ledger.asking import within
from griffier.ledger.places import documents, place
from griffier.ledger.schema import paper_dossiers, papers
from griffier.ledger.search import related, statements
from griffier.ledger.search.fts5 import Fts5
from griffier.ledger.search.query import Query, QueryError, parse
from griffier.ledger.search.snippet import snippet

if TYPE_CHECKING:
    from griffier.ledger.search.tsvector import Tsvector

__all__ = ["QueryError", "answer", "clear", "index", "index_all", "related_words", "titles"]

# Papers that are looked into when only some of what they hold is asked for, the best first.
_LOOKED_AT = 2000
# Statements shown behind a paper: the paper itself has the rest.
_BEHIND = 3
# Papers that tell what words stand beside those of a query.
_TELLING = 20


def index(connection: Connection, nr: int, title: str, text: str) -> None:
    """Puts a paper's words into the index."""
    _native(connection).index(connection, nr, title, text)


def titles(own: str | None, dossiers: Iterable[str | None]) -> str:
    """What a reader takes for the title: the paper's own and those of its dossiers."""
    return "\n".join(filter(None, [own, *dossiers]))


def clear(connection: Connection) -> None:
    """Empties the index."""
    _native(connection).clear(connection)


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
    type_: str | None = None,
    kind: str | None = None,
    topic: str | None = None,
    dossier: str | None = None,
    from_: str | None = None,
    to: str | None = None,
    limit: int = 20,
) -> list[dict[str, Any]]:
    """Papers that a query finds, the best first, and behind each the statements in it that hold it by themselves.

    A kind is one of papers or one of statements, and leaves the others out; a subject leaves out papers in which
    nothing is said about it.
    """
    asked = parse(query)
    of_statements = kind in statements.KINDS
    wants_papers = type_ in (None, "paper") and not of_statements
    wants_statements = type_ in (None, "statement") and (kind is None or of_statements)
    if not (wants_papers or wants_statements):
        return []
    allowed = _allowed(None if of_statements else kind, dossier, from_, to)
    narrow = not wants_papers or topic is not None
    ranked = _native(connection).find(connection, asked, allowed, _LOOKED_AT if narrow else limit)
    if topic is not None:
        there = statements.about_topic(connection, ranked, topic)
        ranked = [one for one in ranked if one[0] in there]
    out: list[dict[str, Any]] = []
    scores = dict(ranked)
    if wants_statements:
        found = statements.find(connection, ranked, asked, kind=kind, topic=topic)
    else:
        found = ((nr, []) for nr, _ in ranked)
    for nr, said in found:
        if wants_papers:
            out.append(_hit(connection, nr, scores[nr], asked))
        out.extend(said[:_BEHIND] if wants_papers else said)
        if len(out) >= limit:
            break
    return out[:limit]


def related_words(connection: Connection, query: str, **filters: str | None) -> list[str]:
    """Words that stand beside those of a query in the best papers it finds."""
    asked = parse(query)
    ranked = _native(connection).find(connection, asked, _allowed(None, **filters), _TELLING)
    return related.related(connection, asked, [nr for nr, _ in ranked]) if ranked else []


def _allowed(
    kind: str | None, dossier: str | None = None, from_: str | None = None, to: str | None = None
) -> Select[tuple[int]] | None:
    """The papers that may be found; None for all."""
    allowed = select(papers.c.nr)
    if kind is not None:
        allowed = allowed.where(papers.c.kind == kind)
    if from_ is not None:
        allowed = allowed.where(papers.c.date >= from_)
    if to is not None:
        allowed = allowed.where(papers.c.date <= to)
    if dossier is not None:
        allowed = allowed.where(within(papers.c.nr, dossier))
    return allowed if any(x is not None for x in (kind, dossier, from_, to)) else None


def _hit(connection: Connection, nr: int, score: float, asked: Query) -> dict[str, Any]:
    text = connection.execute(select(papers.c.text).where(papers.c.nr == nr)).scalar_one()
    start, end, marked = snippet(text, asked)
    return {
        "type": "paper",
        "place": place(documents(connection, [nr])[nr], start, end, text[start:end]),
        "score": round(score, 4),
        "snippet": marked,
    }


def _native(connection: Connection) -> "Fts5 | Tsvector":
    if connection.dialect.name == "sqlite":
        return Fts5()
    from griffier.ledger.search.tsvector import Tsvector  # its dialect is a third of what SQLAlchemy loads

    return Tsvector()
