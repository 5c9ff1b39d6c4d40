"""Single statements that a query finds, within the papers that it finds."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Row, select

from griffier.ledger.asking import about, batched
from griffier.ledger.places import documents, place
from griffier.ledger.schema import paper_dossiers, papers, statements
from griffier.ledger.search import words
from griffier.ledger.search.query import Both, Either, Query, Words, holds, titled
from griffier.ledger.search.snippet import snippet
from griffier.text.stems import tokens

KINDS = ("decision", "commitment", "tasking", "call", "position", "plan", "expectation", "claim", "discussion")
# Papers that are fetched at once.
_FIRST, _MOST = 10, 160
Ranked = Sequence[tuple[int, float]]


def holding(query: Query | None, kind: str | None, topic: str | None) -> Query | None:
    """What the index of statements is asked for; None where it tells nothing, or does not know (words of titles)."""
    if query is not None and titled(query):
        query = None
    parts: list[Query] = [query] if query is not None else []
    if kind is not None:
        parts.append(Words((words.kind_mark(kind),)))
    if topic is not None:
        from griffier.link.topics import below  # few questions need it, and it needs much

        parts.append(Either(tuple(Words((words.topic_mark(one),)) for one in below(topic))))
    return Both(tuple(parts)) if parts else None


def find(
    connection: Connection,
    ranked: Ranked,
    query: Query,
    *,
    kind: str | None = None,
    topic: str | None = None,
    most: int,
) -> Iterator[tuple[int, list[dict[str, Any]]]]:
    """For each paper, in the order given, its statements that hold all of the query.

    Args:
        connection: to the ledger.
        ranked: numbers of papers with their score, the best first.
        query: what is asked.
        kind: only statements of this kind.
        topic: only statements about this subject, or one below it.
        most: the most of one paper.
    """
    done, size = 0, _FIRST
    while done < len(ranked):
        some = dict(ranked[done : done + size])
        # The first papers are enough for most questions; where they are not, many may have to be looked through.
        done, size = done + size, min(2 * size, _MOST)
        asked = select(statements).where(statements.c.paper.in_(list(some)))
        if kind is not None:
            asked = asked.where(statements.c.kind == kind)
        if topic is not None:
            asked = asked.where(about(statements, topic))
        said: defaultdict[int, list[Row[Any]]] = defaultdict(list)
        for row in connection.execute(asked.order_by(statements.c.paper, statements.c.start)):
            said[row.paper].append(row)
        texts = _texts(connection, list(said))
        titles = _titles(connection, list(said)) if titled(query) else {}
        named = documents(connection, said)
        for nr, score in some.items():
            title = titles.get(nr, "")
            held = (r for r in said.get(nr, ()) if _holds(query, texts[nr][r.start : r.end], title))
            yield nr, [_hit(row, texts[nr], named[nr], score, query) for row in islice(held, most)]


def about_topic(connection: Connection, ranked: Ranked, topic: str) -> set[int]:
    """Those of these papers in which something is said about a subject."""
    out: set[int] = set()
    for some in batched(nr for nr, _ in ranked):
        asked = select(statements.c.paper).where(statements.c.paper.in_(some), about(statements, topic)).distinct()
        out.update(connection.execute(asked).scalars())
    return out


def _holds(query: Query, said: str, title: str) -> bool:
    return holds(query, [t for *_, t in tokens(said)], [t for *_, t in tokens(title)])


def _hit(row: Row[Any], text: str, document: dict[str, Any], score: float, query: Query) -> dict[str, Any]:
    said = text[row.start : row.end]
    return {
        "type": "statement",
        "id": row.id,
        "kind": row.kind,
        "topics": (row.topics or "").split(),
        "place": place(document, row.start, row.end, said),
        "score": round(score, 4),
        "snippet": snippet(said, query)[2],
    }


def _texts(connection: Connection, numbers: Sequence[int]) -> dict[int, str]:
    asked = select(papers.c.nr, papers.c.text).where(papers.c.nr.in_(numbers))
    return {row.nr: row.text for row in connection.execute(asked)}


def _titles(connection: Connection, numbers: Sequence[int]) -> dict[int, str]:
    """What the index has as a paper's title: its own and those of its dossiers."""
    out: defaultdict[int, list[str]] = defaultdict(list)
    own = select(papers.c.nr, papers.c.title).where(papers.c.nr.in_(numbers))
    of = select(paper_dossiers.c.paper, paper_dossiers.c.title).where(paper_dossiers.c.paper.in_(numbers))
    for asked in (own, of):
        for nr, title in connection.execute(asked):
            out[nr].append(title or "")
    return {nr: "\n".join(titles) for nr, titles in out.items()}
