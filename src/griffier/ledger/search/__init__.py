"""Search in full text: one language of queries, put to each database in its own way.

Words are compared by their stem (Dutch Snowball, as PostgreSQL's configuration `dutch` has it), so that `toezegging`
finds `toezeggingen`; both databases index the same stems and find the same papers.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Select, select

from griffier.ledger.asking import batched, newest, within
from griffier.ledger.places import documents, place
from griffier.ledger.schema import paper_dossiers, papers
from griffier.ledger.schema import statements as table
from griffier.ledger.search import statements, words
from griffier.ledger.search.query import Query, QueryError, parse
from griffier.ledger.search.snippet import snippet

if TYPE_CHECKING:
    from griffier.ledger.search.fts5 import Fts5
    from griffier.ledger.search.tsvector import Tsvector

__all__ = ["QueryError", "answer", "clear", "index", "index_all", "related_words"]

# Papers that are looked into when only some of what they hold is asked for and no index tells which, the best first.
_LOOKED_AT = 2000
# Statements shown behind a paper: the paper itself has the rest.
_BEHIND = 3
# Papers that are fetched at once.
_TOGETHER = 5
# More than are wanted, for older versions that fall away.
_SPARE = 20
# Papers that tell what words stand beside those of a query.
_TELLING = 20


def index(
    connection: Connection, papers_: Sequence[tuple[int, str, str]], said: Sequence[tuple[int, int, str]] = ()
) -> None:
    """Puts papers and statements into the index.

    Args:
        connection: to the ledger.
        papers_: the number of each, the stems of its title, the stems of its text.
        said: of each statement the number of its paper, its number there, and its stems with marks (`words.said`).
    """
    _native(connection).index(connection, papers_, said)


def clear(connection: Connection) -> None:
    """Empties the index."""
    _native(connection).clear(connection)


def index_all(connection: Connection) -> None:
    """Puts the words of every paper and statement into an empty index."""
    for some in batched(connection.execute(select(papers.c.nr).order_by(papers.c.nr)).scalars().all()):
        titles: defaultdict[int, list[str | None]] = defaultdict(list)
        of = select(paper_dossiers.c.paper, paper_dossiers.c.title).where(paper_dossiers.c.paper.in_(some))
        for nr, title in connection.execute(of):
            titles[nr].append(title)
        texts = select(papers.c.nr, papers.c.title, papers.c.text).where(papers.c.nr.in_(some))
        own = {r.nr: r for r in connection.execute(texts)}
        found = [(nr, *words.of_paper(r.title, titles[nr], r.text)) for nr, r in own.items()]
        rows = connection.execute(select(table).where(table.c.paper.in_(some)).order_by(table.c.paper, table.c.n))
        said = [(r.paper, r.n, words.of_statement(r.kind, r.topics, own[r.paper].text[r.start : r.end])) for r in rows]
        index(connection, found, said)


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
    own_kind = kind if of_statements else None
    held = statements.holding(None if wants_papers else asked, own_kind, topic) if narrow else None
    out: list[dict[str, Any]] = []
    for most in (limit, _LOOKED_AT) if narrow else (limit,):
        ranked = _ranked(connection, asked, allowed, held, most)
        looked_at = len(ranked)
        if topic is not None:
            there = statements.about_topic(connection, ranked, topic)
            ranked = [one for one in ranked if one[0] in there]
        found: Iterable[tuple[int, list[dict[str, Any]]]] = ((nr, []) for nr, _ in ranked)
        if wants_statements:
            behind = _BEHIND if wants_papers else limit
            found = statements.find(connection, ranked, asked, kind=kind, topic=topic, most=behind)
        out = _hits(connection, asked, dict(ranked), found, limit, wants_papers=wants_papers)
        if len(out) >= limit or looked_at < most:
            break
    return out


def _hits(
    connection: Connection,
    asked: Query,
    scores: Mapping[int, float],
    found: Iterable[tuple[int, list[dict[str, Any]]]],
    limit: int,
    *,
    wants_papers: bool,
) -> list[dict[str, Any]]:
    """The first hits out of the papers that were found and what is said in each."""
    out: list[dict[str, Any]] = []
    several = iter(found)
    # Some at a time: with what is said in them, a few papers are enough.
    while len(out) < limit and (some := list(islice(several, _TOGETHER))):
        shown = _shown(connection, [nr for nr, _ in some]) if wants_papers else {}
        for nr, said in some:
            if wants_papers:
                out.append(_hit(*shown[nr], scores[nr], asked))
            out.extend(said[:_BEHIND] if wants_papers else said)
            if len(out) >= limit:
                break
    return out[:limit]


def _ranked(
    connection: Connection, asked: Query, allowed: Select[Any] | None, said: Query | None, most: int
) -> list[tuple[int, float]]:
    """The best papers with their scores, each in its newest version only."""
    size = most + _SPARE
    while True:
        found = _native(connection).find(connection, asked, allowed, said, size)
        newest_: set[int] = set()
        for some in batched(nr for nr, _ in found):
            newest_.update(connection.execute(select(papers.c.nr).where(papers.c.nr.in_(some), newest())).scalars())
        kept = [one for one in found if one[0] in newest_]
        if len(kept) >= most or len(found) < size:
            return kept[:most]
        size *= 2


def related_words(connection: Connection, query: str, **filters: str | None) -> list[str]:
    """Words that stand beside those of a query in the best papers it finds."""
    from griffier.ledger.search import related

    asked = parse(query)
    ranked = _ranked(connection, asked, _allowed(None, **filters), None, _TELLING)
    return related.related(connection, asked, [nr for nr, _ in ranked]) if ranked else []


def _allowed(
    kind: str | None, dossier: str | None = None, from_: str | None = None, to: str | None = None
) -> Select[Any] | None:
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


def _shown(connection: Connection, numbers: Sequence[int]) -> dict[int, tuple[dict[str, Any], str]]:
    """What is said of papers, and their texts."""
    texts = select(papers.c.nr, papers.c.text).where(papers.c.nr.in_(numbers))
    about = documents(connection, numbers)
    return {row.nr: (about[row.nr], row.text) for row in connection.execute(texts)}


def _hit(document: Mapping[str, Any], text: str, score: float, asked: Query) -> dict[str, Any]:
    start, end, marked = snippet(text, asked)
    return {
        "type": "paper",
        "place": place(document, start, end, text[start:end]),
        "score": round(score, 4),
        "snippet": marked,
    }


def _native(connection: Connection) -> "Fts5 | Tsvector":
    if connection.dialect.name == "sqlite":
        from griffier.ledger.search.fts5 import Fts5

        return Fts5()
    from griffier.ledger.search.tsvector import Tsvector

    return Tsvector()
