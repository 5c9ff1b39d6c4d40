"""What the questions to a ledger have in common: by whom, in which papers, up to which day, and how many at once."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Table, func, or_, select

from griffier.ledger.schema import outdated, paper_dossiers, papers

_AT_ONCE = 500

_T = TypeVar("_T")


def batched(values: Iterable[_T], size: int = _AT_ONCE) -> Iterator[list[_T]]:
    """The values some at a time: a database takes only so many in one question."""
    left = iter(values)
    while some := list(islice(left, size)):
        yield some


def words_of(table: Table) -> Any:
    """The exact words of a row, cut by the database so that no whole text is fetched."""
    return cut(table.c.start, table.c.end).label("words")


def cut(start: Any, end: Any) -> Any:
    """A stretch of the text of a paper."""
    return func.substr(papers.c.text, start + 1, end - start)


def newest() -> Any:
    """The condition that a paper is the newest version of its identifier."""
    return papers.c.nr.not_in(select(outdated.c.paper))


def by(table: Table, actor: str) -> Any:
    """The condition that somebody acts: a name, a part of it, or an entity."""
    low = actor.lower()
    return or_(
        table.c.actor_entity == low,
        table.c.actor_entity == actor.upper(),
        func.lower(table.c.actor_text) == low,
        func.lower(table.c.actor_name).contains(low, autoescape=True),
    )


def about(table: Table, topic: str) -> Any:
    """The condition that a statement is about a subject, or one below it."""
    from griffier.link.topics import below  # few questions need it, and it needs much

    return or_(*(table.c.topics.contains(f" {one} ", autoescape=True) for one in below(topic)))


def within(paper: Any, dossier: str) -> Any:
    """The condition that a paper belongs to a dossier."""
    return paper.in_(select(paper_dossiers.c.paper).where(paper_dossiers.c.dossier == dossier))


def seen(as_of: str | None) -> Any:
    """The condition that a paper is the newest of its versions, dated on or before a day; without a day all are."""
    return newest() if as_of is None else newest() & (papers.c.date <= as_of)


def actor_of(row: Any) -> dict[str, Any] | None:
    """Who acts, as the contract has it."""
    if row.actor_text is None:
        return None
    return {name: getattr(row, f"actor_{name}") for name in ("text", "name", "entity")}
