"""Search as PostgreSQL does it: a `tsvector` of the same stems, ranked by cover density."""

from sqlalchemy import Connection, Integer, Select, bindparam, literal_column, select, text
from sqlalchemy import func as sql
from sqlalchemy.dialects.postgresql import TSVECTOR

from griffier.ledger.schema import outdated
from griffier.ledger.search.query import Either, Query, Words
from griffier.text.stems import stemmed


class Tsvector:
    """The table `paper_words`: stems are made here as for SQLite, so that both find the same papers."""

    def index(self, connection: Connection, nr: int, title: str, words: str) -> None:
        """Puts a paper's words into the index."""
        connection.execute(
            text(
                "INSERT INTO paper_words (nr, words) VALUES (:nr,"
                " setweight(to_tsvector('simple', :title), 'A') || setweight(to_tsvector('simple', :text), 'D'))"
            ),
            {"nr": nr, "title": stemmed(title), "text": stemmed(words)},
        )

    def clear(self, connection: Connection) -> None:
        """Takes all words out of the index."""
        connection.execute(text("DELETE FROM paper_words"))

    def find(
        self, connection: Connection, query: Query, allowed: Select[tuple[int]] | None, limit: int
    ) -> list[tuple[int, float]]:
        """Numbers of papers with their score, the best first."""
        asked = sql.to_tsquery("simple", bindparam("query", _match(query)))
        words = literal_column("paper_words.words", TSVECTOR)
        nr = literal_column("paper_words.nr", Integer)
        rank = sql.ts_rank_cd(words, asked)
        found = select(nr, rank.label("rank")).select_from(text("paper_words")).where(words.op("@@")(asked))
        found = found.where(nr.not_in(select(outdated.c.paper)))
        if allowed is not None:
            found = found.where(nr.in_(allowed))
        rows = connection.execute(found.order_by(rank.desc(), nr).limit(limit))
        return [(row[0], float(row[1])) for row in rows]


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
