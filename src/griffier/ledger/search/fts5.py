"""Search as SQLite does it: FTS5 over stems, ranked by BM25."""

from sqlalchemy import Connection, Select, text

from griffier.ledger.search.query import Either, Query, Words
from griffier.text.stems import stemmed

# A word in the title weighs as much as several in the text.
_RANK = "bm25(paper_words, 8.0, 1.0)"


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
        among = ""
        values: dict[str, object] = {"query": _match(query), "limit": limit}
        if allowed is not None:
            compiled = allowed.compile(dialect=connection.dialect, compile_kwargs={"render_postcompile": True})
            names = compiled.positiontup or list(compiled.params)
            sql = str(compiled)
            for name in names:
                sql = sql.replace("?", f":{name}", 1)
                values[name] = compiled.params[name]
            among = f" AND rowid IN ({sql})"
        found = connection.execute(
            text(
                f"SELECT rowid, {_RANK} AS rank FROM paper_words"  # noqa: S608 - values are bound; the rest is ours
                f" WHERE paper_words MATCH :query{among} ORDER BY rank, rowid LIMIT :limit"
            ),
            values,
        )
        return [(row[0], -row[1]) for row in found]


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
