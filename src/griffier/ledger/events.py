"""What happened in a ledger, and when: every change is written down, and nothing written down is changed."""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, insert

from griffier import __version__
from griffier.ledger.schema import events


def note(
    connection: Connection, what: str, command: str, paper: str | None = None, details: Mapping[str, Any] | None = None
) -> None:
    """Writes down what a command did."""
    said = json.dumps(details, ensure_ascii=False) if details and any(details.values()) else None
    cause = f"griffier {__version__} {command}"
    connection.execute(insert(events).values(at=now(), what=what, cause=cause, paper=paper, details=said))


def note_papers(connection: Connection, came: Sequence[tuple[str, Sequence[str]]], at: str) -> None:
    """Writes down the papers that came in, each by its id, with the versions that were there before it."""
    cause = f"griffier {__version__} add"
    rows = [
        {
            "at": at,
            "what": "paper_version" if earlier else "paper_added",
            "cause": cause,
            "paper": paper,
            "details": json.dumps({"earlier": earlier}) if earlier else None,
        }
        for paper, earlier in came
    ]
    connection.execute(insert(events), rows)


def now() -> str:
    """This moment, UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")
