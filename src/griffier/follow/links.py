"""The values of following: papers in a dossier, items among all papers, and what a later paper says of one."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from griffier.follow.traces import Trace

Verdict = Literal["fulfilled", "partly", "superseded", "withdrawn", "delayed", "repeated"]


class Key(NamedTuple):
    """An item among all papers: number of the paper, id within it."""

    paper: int
    item: str


@dataclass(frozen=True, slots=True)
class Letter:
    """A paper in a dossier.

    Attributes:
        nr: its number in the ledger.
        day: ISO 8601.
        trace: what following knows of it.
        names: its official identifiers and its day: what a later paper may call it by.
        guest: it is not of this dossier but cites it: its own items are followed elsewhere.
    """

    nr: int
    day: str
    trace: Trace
    names: frozenset[str] = frozenset()
    guest: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """What a stretch of a later paper says of an item.

    Attributes:
        item: the item.
        paper: number of the later paper.
        start, end: code points of its clean text.
        verdict: what it says.
        sure: evidence; False for a candidate.
        score: how far the two meet, 0 to 1.
        why: the words they share and the signal.
        new: the item that took its place.
        day: when it happened, where the paper says so, else the paper's day.
    """

    item: Key
    paper: int
    start: int
    end: int
    verdict: Verdict
    sure: bool
    score: float
    why: str
    day: str
    new: Key | None = None
