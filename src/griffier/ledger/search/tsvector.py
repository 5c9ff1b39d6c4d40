"""Search as PostgreSQL does it: a `tsvector` of the same stems, ranked by cover density."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Integer, Select, bindparam, literal_column, select, text
from sqlalchemy import func as sql
from sqlalchemy.dialects.postgresql import TSVECTOR

from griffier.ledger.search.query import RANKED, SAID, Either, Query, Words


class Tsvector:
    """The tables `paper_words` and `statement_words`: of the same stems as SQLite has, so that both find the same."""

    def index(
        self, connection: Connection, papers: Sequence[tuple[int, str, str]], said: Sequence[tuple[int, int, str]]
    ) -> None:
        """Puts papers (number, stems of title and text) and statements (paper, number, stems) into the index."""
        put = text(
            "INSERT INTO paper_words (nr, words) VALUES (:nr,"
            " setweight(to_tsvector('simple', :title), 'A') || setweight(to_tsvector('simple', :text), 'D'))"
        )
        if papers:
            connection.execute(put, [{"nr": nr, "title": title, "text": words} for nr, title, words in papers])
        put = text("INSERT INTO statement_words (paper, n, words) VALUES (:nr, :n, to_tsvector('simple', :text))")
        if said:
            connection.execute(put, [{"nr": nr, "n": n, "text": words} for nr, n, words in said])

    def clear(self, connection: Connection) -> None:
        """Takes all words out of the index."""
        connection.execute(text("DELETE FROM paper_words"))
        connection.execute(text("DELETE FROM statement_words"))

    def find(
        self, connection: Connection, query: Query, allowed: Select[Any] | None, said: Query | None, most: int
    ) -> list[tuple[int, float]]:
        """Numbers of papers with their score, the best first: those allowed, with a statement that holds `said`."""
        asked = _asked(query, "query")
        nr, words = literal_column("nr", Integer), literal_column("words", TSVECTOR)
        there = select(nr, words).select_from(text("paper_words")).where(words.op("@@")(asked))
        if allowed is not None:
            there = there.where(nr.in_(allowed))
        if said is not None:
            there = there.where(nr.in_(_saying(said)))
        last = there.order_by(nr.desc()).limit(RANKED).cte("there")
        rank = sql.ts_rank_cd(last.c.words, asked)
        rows = connection.execute(select(last.c.nr, rank).order_by(rank.desc(), last.c.nr).limit(most))
        return [(row[0], float(row[1])) for row in rows]


def _saying(query: Query) -> Select[Any]:
    """The papers with a statement that holds a query by itself."""
    paper, n = literal_column("paper", Integer), literal_column("n", Integer)
    holds = literal_column("words", TSVECTOR).op("@@")(_asked(query, "said"))
    found = select(paper).select_from(text("statement_words")).where(holds)
    return found.order_by(paper.desc(), n.desc()).limit(SAID)


def _asked(query: Query, name: str) -> ColumnElement[Any]:
    return sql.to_tsquery("simple", bindparam(name, _match(query)))


def _match(query: Query) -> str:
    """The query in the language of `to_tsquery`; stems are letters and digits only, so that nothing needs quoting."""
    if isinstance(query, Words):
        weight = {"title": "A", "text": "D", None: ""}[query.field]
        marks = [*[weight] * (len(query.stems) - 1), ("*" if query.prefix else "") + weight]
        side_by_side = (f"{s}:{m}" if m else s for s, m in zip(query.stems, marks, strict=True))
        return "(" + " <-> ".join(side_by_side) + ")"
    if isinstance(query, Either):
        return "(" + " | ".join(map(_match, query.any)) + ")"
    parts = [*map(_match, query.all), *(f"!{_match(q)}" for q in query.none)]
    return "(" + " & ".join(parts) + ")"
