"""A place in a paper, the same object in every answer."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, select

from griffier.ledger.schema import papers

_NAMES = ("id", "identifier", "source", "date", "title")
# A database takes so many values in one question.
_AT_ONCE = 500


def documents(connection: Connection, numbers: Iterable[int]) -> dict[int, dict[str, Any]]:
    """What answers say of a paper (id, identifier, source, date, title), by its number in the ledger."""
    out: dict[int, dict[str, Any]] = {}
    wanted = sorted(set(numbers))
    for n in range(0, len(wanted), _AT_ONCE):
        asked = select(papers.c.nr, *(papers.c[name] for name in _NAMES)).where(
            papers.c.nr.in_(wanted[n : n + _AT_ONCE])
        )
        out.update({row.nr: {name: getattr(row, name) for name in _NAMES} for row in connection.execute(asked)})
    return out


def place(document: Mapping[str, Any], start: int, end: int, text: str) -> dict[str, Any]:
    """The place of the contract; `text` is the exact words."""
    return {"document": document, "start": start, "end": end, "text": text}
