"""What a reader needs of a dossier before the next meeting."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

Item = Mapping[str, Any]


class Brief(NamedTuple):
    """A dossier on a day; every item, claim and paper as the ledger answers it.

    Attributes:
        dossier: its number.
        title: as its papers print it, or None.
        day: how it stood on this day, ISO 8601.
        since: what is new or done since this day.
        papers: the papers of the dossier, by day.
        overdue, open: promises.
        expected, passed: decisions and outcomes that were still to come.
        done: promises and expectations that something became of since then.
        figures: claims that contradict an earlier one, with it.
        meeting: the last one that a paper of the dossier is about, or None.
    """

    dossier: str
    title: str | None
    day: str
    since: str
    papers: Sequence[Mapping[str, Any]]
    overdue: Sequence[Item]
    open: Sequence[Item]
    expected: Sequence[Item]
    passed: Sequence[Item]
    done: Sequence[Item]
    figures: Sequence[tuple[Mapping[str, Any], Mapping[str, Any], str]]
    meeting: Mapping[str, Any] | None
