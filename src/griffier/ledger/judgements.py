"""What readers say of an item: kept beside what was found, never in its place."""

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, insert, select

from griffier.ledger.schema import events, judgements, statements


def latest(connection: Connection) -> dict[str, dict[str, Any]]:
    """The last judgement on each item; one that was taken back is none."""
    out: dict[str, dict[str, Any]] = {}
    for row in connection.execute(select(judgements).order_by(judgements.c.nr)):
        if row.status is None:
            out.pop(row.item, None)
        else:
            out[row.item] = dict(row._mapping)
    return out


def history(connection: Connection, item: str) -> list[dict[str, Any]]:
    """Every judgement on an item, in order."""
    asked = select(judgements).where(judgements.c.item == item).order_by(judgements.c.nr)
    return [dict(row._mapping) for row in connection.execute(asked)]


def known(connection: Connection, item: str) -> bool:
    """Whether there is such an item."""
    return connection.execute(select(statements.c.id).where(statements.c.id == item)).first() is not None


def judge(
    connection: Connection,
    item: str,
    status: str | None,
    by: str,
    because: str,
    now: str,
    place: Mapping[str, Any] | None = None,
) -> None:
    """Writes down a judgement, and the event of it."""
    row = {"item": item, "status": status, "by": by, "on": now, "because": because}
    connection.execute(insert(judgements).values(**row, place=json.dumps(place) if place else None))
    details = json.dumps({"status": status, "because": because}, ensure_ascii=False)
    connection.execute(insert(events).values(at=now, what="judged", cause=by, item=item, details=details))
