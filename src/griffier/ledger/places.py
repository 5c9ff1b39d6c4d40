"""A place in a paper, the same object in every answer."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, select

from griffier.ledger.asking import batched
from griffier.ledger.schema import papers

_NAMES = ("id", "identifier", "source", "date", "title")


def documents(connection: Connection, numbers: Iterable[int]) -> dict[int, dict[str, Any]]:
    """What answers say of a paper (id, identifier, source, date, title), by its number in the ledger."""
    out: dict[int, dict[str, Any]] = {}
    for some in batched(sorted(set(numbers))):
        asked = select(papers.c.nr, *(papers.c[name] for name in _NAMES)).where(papers.c.nr.in_(some))
        out.update({row.nr: {name: getattr(row, name) for name in _NAMES} for row in connection.execute(asked)})
    return out


def place(document: Mapping[str, Any], start: int, end: int, text: str) -> dict[str, Any]:
    """The place of the contract; `text` is the exact words."""
    return {"document": document, "start": start, "end": end, "text": text}
