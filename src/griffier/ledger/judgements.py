"""What readers say of an item: kept beside what was found, never in its place."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, insert, select

from griffier.ledger.schema import events, judgements, statements

_FIELDS = ("item", "status", "by", "on", "because")


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


def everything(connection: Connection) -> list[dict[str, Any]]:
    """Every judgement on every item, in order, as `take` reads them."""
    rows = (dict(row._mapping) for row in connection.execute(select(judgements).order_by(judgements.c.nr)))
    return [{**{n: r[n] for n in _FIELDS}, "place": json.loads(r["place"]) if r["place"] else None} for r in rows]


def take(connection: Connection, told: Sequence[Mapping[str, Any]]) -> tuple[int, list[str]]:
    """Takes judgements over from another ledger, with their names and times; those that are here change nothing.

    Returns:
        How many came in, and the items that are not here.
    """
    here = {tuple(r[n] for n in _FIELDS) for r in everything(connection)}
    came, strange = 0, []
    for r in sorted(told, key=lambda r: str(r["on"])):
        one = tuple(r[n] for n in _FIELDS)
        if one in here:
            continue
        if not known(connection, r["item"]):
            strange.append(r["item"])
            continue
        judge(connection, r["item"], r["status"], r["by"], r["because"], r["on"], r.get("place"))
        here.add(one)
        came += 1
    return came, strange


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
