"""Search as SQLite does it: FTS5 over stems, ranked by BM25."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Float,
    Integer,
    Select,
    and_,
    false,
    func,
    literal_column,
    select,
    text,
)

from griffier.ledger.schema import papers as papers_
from griffier.ledger.search.query import RANKED, SAID, Either, Query, Words

# A word in the title weighs as much as several in the text; the smaller, the better it fits.
_RANK: ColumnElement[float] = literal_column("bm25(paper_words, 8.0, 1.0)", Float)
_NR: ColumnElement[int] = literal_column("rowid", Integer)
# The plus keeps SQLite from asking the index once for each paper that is allowed.
_ONE: ColumnElement[int] = literal_column("+rowid", Integer)
# So few papers are named one by one; so many are too many for a list.
_NAMED, _LISTED = 100, 20_000
# A statement's row number holds that of its paper, and its own within the paper in so many bits.
_BITS = 20


class Fts5:
    """The indexes `paper_words` and `statement_words`: they hold stems only, the words themselves stand in `papers`."""

    def index(
        self, connection: Connection, papers: Sequence[tuple[int, str, str]], said: Sequence[tuple[int, int, str]]
    ) -> None:
        """Puts papers (number, stems of title and text) and statements (paper, number, stems) into the index."""
        if papers:
            connection.exec_driver_sql("INSERT INTO paper_words (rowid, title, text) VALUES (?, ?, ?)", list(papers))
        if said:
            rows = [(nr << _BITS | n, words) for nr, n, words in said]
            connection.exec_driver_sql("INSERT INTO statement_words (rowid, text) VALUES (?, ?)", rows)

    def clear(self, connection: Connection) -> None:
        """Takes all words out of the index."""
        for name in ("paper_words", "statement_words"):
            connection.execute(text(f"INSERT INTO {name} ({name}) VALUES ('delete-all')"))  # noqa: S608 - our own names

    def find(
        self, connection: Connection, query: Query, allowed: Select[Any] | None, said: Query | None, most: int
    ) -> list[tuple[int, float]]:
        """Numbers of papers with their score, the best first: those allowed, with a statement that holds `said`."""
        matches = text("paper_words MATCH :query").bindparams(query=_match(query))
        limits: list[Any] = [] if allowed is None else [_within(connection, allowed)]
        if said is not None:
            few = _few(connection, saying := _saying(said))
            limits.append(_ONE.in_(saying) if few is None else few)
        there = select(_NR).select_from(text("paper_words")).where(matches, *limits).order_by(_NR.desc())
        last = connection.execute(there.limit(1).offset(RANKED - 1)).scalar()
        if last is not None:
            limits.append(last <= _NR)
        found = select(_NR, _RANK).select_from(text("paper_words")).where(matches, *limits)
        return [(nr, -rank) for nr, rank in connection.execute(found.order_by(_RANK, _NR).limit(most))]


def _saying(query: Query) -> Select[Any]:
    """The papers with a statement that holds a query by itself."""
    matches = text("statement_words MATCH :said").bindparams(said=_match(query))
    paper: ColumnElement[int] = literal_column(f"rowid >> {_BITS}", Integer)
    return select(paper).select_from(text("statement_words")).where(matches).order_by(_NR.desc()).limit(SAID)


def _within(connection: Connection, allowed: Select[Any]) -> Any:
    """The condition that a paper is one of those allowed; of very many each hit is looked up, and no list is made."""
    if (few := _few(connection, allowed)) is not None:
        return few
    some = allowed.limit(_LISTED).subquery()
    if connection.execute(select(func.count()).select_from(some)).scalar() == _LISTED:
        return allowed.where(papers_.c.nr == literal_column("paper_words.rowid", Integer)).exists()
    return _ONE.in_(allowed)


def _few(connection: Connection, allowed: Select[Any]) -> Any:
    """The condition that a paper is one of a few, which says where they lie; None where they are many."""
    some = set(connection.execute(allowed.limit(_NAMED + 1)).scalars())
    if len(some) > _NAMED:
        return None
    return and_(_NR.between(min(some), max(some)), _ONE.in_(some)) if some else false()


def _match(query: Query) -> str:
    """The query in the language of FTS5; every word is quoted, so that nothing in it is an operator."""
    if isinstance(query, Words):
        field = f"{query.field} : " if query.field else ""
        return f'{field}"{" ".join(query.stems)}"{" *" if query.prefix else ""}'
    if isinstance(query, Either):
        return "(" + " OR ".join(map(_match, query.any)) + ")"
    wanted = "(" + " AND ".join(map(_match, query.all)) + ")"
    for unwanted in query.none:
        wanted = f"({wanted} NOT {_match(unwanted)})"
    return wanted
