"""Figures over papers: the series of one measure, and where a claim contradicts the one before it."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Connection, or_, select

from griffier.lang import words
from griffier.ledger.asking import batched, cut, seen, within, words_of
from griffier.ledger.places import documents, place
from griffier.ledger.references import resolve
from griffier.ledger.schema import figures as table
from griffier.ledger.schema import papers, references
from griffier.text.stems import stem


class Claim(NamedTuple):
    """A figure of one paper, with its words and its sentence."""

    paper: int
    n: int
    id: str
    start: int
    end: int
    measure: str | None
    label: str | None
    subject: str | None
    value: float | None
    value_high: float | None
    unit: str | None
    as_of: str | None
    basis: str | None
    said_from: int
    said_to: int
    words: str
    sentence: str


_STORED = Claim._fields[: Claim._fields.index("words")]
_SAID = ("measure", "label", "subject", "value", "value_high", "unit", "as_of", "basis")


def answer(
    connection: Connection,
    *,
    measure: str | None = None,
    subject: str | None = None,
    dossier: str | None = None,
    as_of: str | None = None,
    since: str | None = None,
) -> list[dict[str, Any]]:
    """Figures with a measure or label, by measure, subject and paper date, and what each contradicts.

    With `since` only those of series that have a figure in a paper of this day or later.
    """
    stored = (table.c[c] for c in _STORED)
    asked = (
        select(*stored, words_of(table), cut(table.c.said_from, table.c.said_to).label("sentence"))
        .join(papers, papers.c.nr == table.c.paper)
        .where(seen(as_of))
    )
    if measure is not None:
        asked = asked.where(or_(table.c.measure == measure, table.c.label == measure))
    if subject is not None:
        asked = asked.where(table.c.subject == subject)
    if dossier is not None:
        asked = asked.where(within(table.c.paper, dossier))
    if since is not None:
        asked = asked.where(_of_series_since(connection, since))
    rows = [Claim._make(row) for row in connection.execute(asked)]
    about = documents(connection, {r.paper for r in rows})
    recalled = _recalled(connection, rows)
    rows = sorted(rows, key=lambda r: (*_key(r)[:2], about[r.paper]["date"] or "", r.paper, r.start))
    against = _contradictions(rows, recalled)
    return [
        {
            "id": _id(r, about),
            "place": place(about[r.paper], r.start, r.end, r.words),
            **{c: getattr(r, c) for c in _SAID},
            "contradictions": [
                {"with": _id(other, about), "reason": reason} for other, reason in against.get((r.paper, r.n), ())
            ],
        }
        for r in rows
    ]


def _id(r: Claim, about: Mapping[int, Mapping[str, Any]]) -> str:
    """An id of its own among all papers: the paper's with that of the annotation."""
    return f"{about[r.paper]['id']}-{r.id}"


def _key(r: Claim) -> tuple[str, str, str]:
    return ((r.measure or _plain(r.label)), r.subject or "", r.as_of or "")


def _series(r: Claim) -> tuple[str, str, str, str]:
    """What claims must share to be held against each other; `opleidingsplaatsen` and `opleidingsplaats` are one."""
    what, subject, as_of = _key(r)
    unit = r.unit or ""
    return (unit if r.measure is None and unit and stem(what) == stem(unit) else what), subject, as_of, unit


def _of_series_since(connection: Connection, since: str) -> Any:
    """The condition that a figure can be of one series with one in a paper of this day or later."""
    names = select(table.c.measure, table.c.label, table.c.unit).distinct()
    told = connection.execute(names.join(papers, papers.c.nr == table.c.paper).where(papers.c.date >= since)).all()
    plain = {_plain(r.label) for r in told if r.measure is None}
    stems = {stem(one) for one in plain}
    unmeasured = connection.execute(select(table.c.label).where(table.c.measure.is_(None)).distinct()).scalars()
    labels = [one for one in unmeasured if _plain(one) in plain or stem(_plain(one)) in stems]
    return or_(table.c.measure.in_({r.measure for r in told if r.measure}), table.c.label.in_(labels))


def _plain(label: str | None) -> str:
    return " ".join((label or "").lower().split())


def _contradictions(
    rows: Sequence[Claim], recalled: Mapping[tuple[int, int], int | None]
) -> dict[tuple[int, int], list[tuple[Claim, str]]]:
    """For each claim the one just before it of the same series when the values differ, and why they do."""
    series: defaultdict[tuple[str, str, str, str], list[Claim]] = defaultdict(list)
    for r in rows:
        if not _passing(r):
            series[_series(r)].append(r)
    out: dict[tuple[int, int], list[tuple[Claim, str]]] = {}
    for claims in series.values():
        before: list[Claim] = []
        for r in claims:
            recall = (r.paper, r.n) in recalled
            other = _just_before(before, r, recalled.get((r.paper, r.n)) if recall else None)
            # `van 850 naar 1.190` in one sentence tells of a change, and contradicts nothing.
            told_at_once = other is not None and (other.paper, other.said_from) == (r.paper, r.said_from)
            if other is not None and not _same(r, other) and not told_at_once:
                why = "value" if recall else _reason(r, other)
                out[r.paper, r.n] = [(other, why)]
            if not recall:
                # A figure that recalls an earlier paper is no new claim: the next one is held against that paper's own.
                before.append(r)
    return out


def _passing(r: Claim) -> bool:
    """A count in words that no measure holds (`twee van de vijf overwegen`): it counts what is spoken of just there."""
    return r.measure is None and not any(c.isdigit() for c in r.words)


def _just_before(before: Sequence[Claim], r: Claim, paper: int | None) -> Claim | None:
    """The claim to hold this one against: of the paper that is recalled, else the last one with the same basis."""
    if paper is not None:
        return next((b for b in reversed(before) if b.paper == paper), before[-1] if before else None)
    return before[-1] if before else None


def _same(r: Claim, other: Claim) -> bool:
    return r.value == other.value and r.value_high == other.value_high


def _reason(r: Claim, other: Claim) -> str:
    """`basis` when both name another one, `vintage` for a newer estimate or level, else `value`."""
    if r.basis and other.basis and r.basis != other.basis:
        return "basis"
    return "vintage" if _moves().search(r.sentence) else "value"


@cache
def _moves() -> re.Pattern[str]:
    """Words of an estimate, or of something that rose or fell since."""
    parts = "|".join(map(re.escape, words("ledger")["moves"]))
    return re.compile(rf"(?:\b|(?<=\w))(?:{parts})", re.IGNORECASE)


@cache
def _reports() -> re.Pattern[str]:
    parts = "|".join(map(re.escape, words("ledger")["recalls"]))
    return re.compile(rf"\b(?:{parts})\b", re.IGNORECASE)


def _recalled(connection: Connection, rows: Sequence[Claim]) -> dict[tuple[int, int], int | None]:
    """Figures whose sentence tells what an earlier paper reported, with that paper where it is in the ledger."""
    telling = [r for r in rows if _reports().search(r.sentence)]
    if not telling:
        return {}
    there = [
        row
        for some in batched(sorted({r.paper for r in telling}))
        for row in connection.execute(select(references).where(references.c.paper.in_(some)).order_by(references.c.n))
    ]
    leads = resolve(connection, there)
    out: dict[tuple[int, int], int | None] = {}
    for r in telling:
        inside = [leads[x.paper, x.n][0] for x in there if x.paper == r.paper and r.said_from <= x.start < r.said_to]
        if inside:
            out[r.paper, r.n] = next((nr for nr in inside if nr is not None and nr != r.paper), None)
    return out
