"""The answers of a ledger beside items, figures, references and search: each has a module of its own."""

from datetime import datetime
from typing import Any

from sqlalchemy import Engine

from griffier.ledger.connection import plainly


def today() -> str:
    """This day where the machine stands, ISO 8601."""
    return datetime.now().astimezone().date().isoformat()


class Answers:
    """What a `Ledger` answers. Every `as_of` is a day (ISO 8601): only papers dated on or before it count."""

    engine: Engine
    where: str

    def settle(self) -> None:
        """Follows what came in since the last time."""
        raise NotImplementedError

    def positions(
        self,
        *,
        actor: str | None = None,
        topic: str | None = None,
        dossier: str | None = None,
        as_of: str | None = None,
    ) -> list[dict[str, Any]]:
        """Who took which stand when, in order of date.

        Args:
            actor: only of this one: a name, a part of it, or an entity.
            topic: only about this subject, or one below it.
            dossier: only in papers of this dossier.
            as_of: only papers up to this day.
        """
        from griffier.ledger import positions

        with plainly(self.where), self.engine.connect() as connection:
            return positions.answer(connection, actor=actor, topic=topic, dossier=dossier, as_of=as_of)

    def contributions(
        self, *, actor: str | None = None, dossier: str | None = None, as_of: str | None = None
    ) -> list[dict[str, Any]]:
        """Who gives what, where, when and within what, how far it is, and what later papers say of it.

        Args:
            actor: only what this one gives: a name, a part of it, or an entity.
            dossier: only in papers of this dossier.
            as_of: only papers up to this day.
        """
        from griffier.ledger import contributions

        with plainly(self.where), self.engine.connect() as connection:
            return contributions.answer(connection, actor=actor, dossier=dossier, as_of=as_of)

    def meetings(self, *, dossier: str | None = None, as_of: str | None = None) -> list[dict[str, Any]]:
        """Each meeting with its papers, what was announced, reported, expected and decided, by its days.

        Args:
            dossier: only meetings that a paper of this dossier is about.
            as_of: only papers up to this day.
        """
        from griffier.ledger import meetings

        self.settle()
        with plainly(self.where), self.engine.connect() as connection:
            return meetings.answer(connection, as_of or today(), dossier=dossier, as_of=as_of)

    def search(
        self,
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
        """Papers in which the words of a query stand, the best first, and behind each what is said in it with them.

        Args:
            query: words (all must stand there), "phrases", AND, OR, NOT, prefix*, brackets, title:word.
            type_: only each `paper`, or only each `statement`.
            kind: only papers of this kind (`letter` …), or statements of this kind (`commitment` …).
            topic: only where something is said about this subject, or one below it.
            dossier: only papers of this dossier.
            from_: only papers of this day (ISO 8601) or later.
            to: only papers of this day or earlier.
            limit: the most hits.

        Raises:
            QueryError: the query cannot be read; the message says where.
        """
        from griffier.ledger import search

        asked = {"type_": type_, "kind": kind, "topic": topic, "dossier": dossier, "from_": from_, "to": to}
        with plainly(self.where), self.engine.connect() as connection:
            return search.answer(connection, query, **asked, limit=limit)

    def related(
        self, query: str, *, dossier: str | None = None, from_: str | None = None, to: str | None = None
    ) -> list[str]:
        """Words that stand beside those of a query in the papers it finds: what a reader might look for next."""
        from griffier.ledger import search

        with plainly(self.where), self.engine.connect() as connection:
            return search.related_words(connection, query, dossier=dossier, from_=from_, to=to)
