"""Search as SQLite does it: FTS5 over stems, ranked by BM25."""

from sqlalchemy import ColumnElement, Connection, Float, Integer, Select, literal_column, select, text

from griffier.ledger.schema import outdated
from griffier.ledger.search.query import Either, Query, Words
from griffier.text.stems import stemmed

# A word in the title weighs as much as several in the text; the smaller, the better it fits.
_RANK: ColumnElement[float] = literal_column("bm25(paper_words, 8.0, 1.0)", Float)
_NR: ColumnElement[int] = literal_column("rowid", Integer)


class Fts5:
    """The index `paper_words`: it holds stems only, the words themselves stand in `papers`."""

    def index(self, connection: Connection, nr: int, title: str, words: str) -> None:
        """Puts a paper's words into the index."""
        connection.execute(
            text("INSERT INTO paper_words (rowid, title, text) VALUES (:nr, :title, :text)"),
            {"nr": nr, "title": stemmed(title), "text": stemmed(words)},
        )

    def clear(self, connection: Connection) -> None:
        """Takes all words out of the index."""
        connection.execute(text("INSERT INTO paper_words (paper_words) VALUES ('delete-all')"))

    def find(
        self, connection: Connection, query: Query, allowed: Select[tuple[int]] | None, limit: int
    ) -> list[tuple[int, float]]:
        """Numbers of papers with their score, the best first."""
        matches = text("paper_words MATCH :query").bindparams(query=_match(query))
        newest = _NR.not_in(select(outdated.c.paper))
        found = select(_NR, _RANK).select_from(text("paper_words")).where(matches, newest)
        if allowed is not None:
            found = found.where(_NR.in_(allowed))
        return [(nr, -rank) for nr, rank in connection.execute(found.order_by(_RANK, _NR).limit(limit))]


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
