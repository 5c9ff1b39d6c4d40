"""References across papers: what each leads to in this ledger, who cites a paper, and what is missing.

Nothing of this is stored: a paper that comes in later is found by the next question.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, exists, or_, select

from griffier.ledger.asking import batched, newest, words_of
from griffier.ledger.places import documents, place
from griffier.ledger.schema import paper_identifiers, paper_senders, papers
from griffier.ledger.schema import references as table
from griffier.notation.addresses import address

Found = tuple[int | None, str | None]
"""The number of the paper a reference leads to, and by what (`identifier`, `date_and_sender`, `antecedent`)."""

COLUMNS = ("paper", "n", "id", "start", "end", "form", "target", "day", "sender", "antecedent")
# A kamerstuk's target without its number is a whole dossier, which is no paper.
_OWN = re.compile(r"(?:de |het |mijn |onze |the |my |our )+", re.IGNORECASE)
_SIGNERS = frozenset({"mijn", "onze", "my", "our"})
_OFFICE = re.compile(r"\b(minister-president|minister|staatssecretaris)\b(?: (?:van|voor) (?P<of>.+))?", re.IGNORECASE)
_OLD = re.compile(r"^(?:de |het )?(?:toenmalige?|vorige|huidige|voormalige?) ", re.IGNORECASE)


def answer(
    connection: Connection, *, to: str | None = None, from_: str | None = None, missing: bool = False
) -> list[dict[str, Any]]:
    """References with the paper each leads to, by date and place of the paper they stand in."""
    rows = _rows(connection, to, from_, missing=missing)
    found = resolve(connection, rows)
    wanted = _numbers_of(connection, to) if to else set()
    kept = [r for r in rows if _asked(r, found[r.paper, r.n], to, wanted, missing=missing)]
    about = documents(connection, [r.paper for r in kept] + [f[0] for r in kept if (f := found[r.paper, r.n])[0]])
    words = _words(connection, kept)
    out = []
    for r in kept:
        nr, how = found[r.paper, r.n]
        out.append(
            {
                "place": place(about[r.paper], r.start, r.end, words[r.paper, r.n]),
                "form": r.form,
                "target": r.target,
                "resolved": None if nr is None else _resolved(about[nr]),
                "how": how,
                "uri": address(r.target) if r.target else None,
            }
        )
    return out


def resolved_of(connection: Connection, paper: int) -> dict[str, dict[str, Any] | None]:
    """What the references of one paper lead to, by the id they have in its reading."""
    rows = connection.execute(select(*(table.c[c] for c in COLUMNS)).where(table.c.paper == paper)).all()
    found = resolve(connection, rows)
    about = documents(connection, [nr for nr, _ in found.values() if nr is not None])
    ends = {r.id: found[r.paper, r.n][0] for r in rows}
    return {key: None if nr is None else _resolved(about[nr]) for key, nr in ends.items()}


def resolve(connection: Connection, rows: Sequence[Row[Any]]) -> dict[tuple[int, int], Found]:
    """The paper that each reference leads to; None where there is none or more than one."""
    by_identifier = _by_identifier(connection, {r.target for r in rows if r.target})
    letters = [r for r in rows if r.form == "letter" and not r.target and r.day]
    by_day = _by_day(connection, {r.day for r in letters})
    signers = _signers(connection, {r.paper for r in letters if (r.sender or "").lower() in _SIGNERS})
    found: dict[tuple[int, int], Found] = {}
    by_id: dict[tuple[int, str], Found] = {}
    for r in rows:
        one: Found = (None, None)
        if r.target:
            papers_ = by_identifier.get(r.target, [])
            one = (papers_[-1], "identifier") if papers_ else (None, None)
        elif r.form == "letter" and r.day:
            match = _sent(r, by_day.get(r.day, ()), signers.get(r.paper, ()))
            one = (match, "date_and_sender") if match is not None else (None, None)
        if r.antecedent and (leads := by_id.get((r.paper, r.antecedent), (None, None)))[0] is not None:
            one = (leads[0], "antecedent")
        found[r.paper, r.n] = by_id[r.paper, r.id] = one
    return found


def _asked(r: Row[Any], found: Found, to: str | None, wanted: set[int], *, missing: bool) -> bool:
    if to is not None and r.target != to and found[0] not in wanted:
        return False
    return not missing or (r.target is not None and found[0] is None)


def _rows(connection: Connection, to: str | None, from_: str | None, *, missing: bool) -> Sequence[Row[Any]]:
    asked = (
        select(*(table.c[c] for c in COLUMNS))
        .join(papers, papers.c.nr == table.c.paper)
        .order_by(papers.c.date, papers.c.id, table.c.start, table.c.n)
    )
    # A version that another one took the place of cites nothing any more, but where it is asked for itself.
    asked = asked.where(newest() if from_ is None else table.c.paper.in_(_numbers_of(connection, from_)))
    if to is not None:
        numbers = _numbers_of(connection, to)
        names = select(paper_identifiers.c.identifier).where(paper_identifiers.c.paper.in_(numbers))
        days = select(papers.c.date).where(papers.c.nr.in_(numbers))
        near = or_(table.c.target == to, table.c.target.in_(names), table.c.day.in_(days))
        # A short form may lean on one of these: every reference of a paper that has one is looked at.
        asked = asked.where(table.c.paper.in_(select(table.c.paper).where(near)))
    if missing:
        there = exists().where(paper_identifiers.c.identifier == table.c.target)
        asked = asked.where(table.c.paper.in_(select(table.c.paper).where(table.c.target.is_not(None), ~there)))
    return connection.execute(asked).all()


def _numbers_of(connection: Connection, name: str) -> set[int]:
    """The papers that go by this identifier, id or file name."""
    by_name = select(papers.c.nr).where(or_(papers.c.id == name, papers.c.source == name))
    by_identifier = select(paper_identifiers.c.paper).where(paper_identifiers.c.identifier == name)
    return {row[0] for asked in (by_name, by_identifier) for row in connection.execute(asked)}


def _by_identifier(connection: Connection, targets: Iterable[str]) -> dict[str, list[int]]:
    """The papers that carry each identifier, the newest version last."""
    out: defaultdict[str, list[int]] = defaultdict(list)
    for some in batched(sorted(targets)):
        asked = (
            select(paper_identifiers.c.identifier, papers.c.nr)
            .join(papers, papers.c.nr == paper_identifiers.c.paper)
            .where(paper_identifiers.c.identifier.in_(some))
            .order_by(papers.c.date, papers.c.added_at, papers.c.id)
        )
        for row in connection.execute(asked):
            out[row.identifier].append(row.nr)
    return out


def _by_day(connection: Connection, days: Iterable[str]) -> dict[str, list[tuple[int, tuple[tuple[str, str], ...]]]]:
    """The papers of each day with the names and offices that signed them."""
    senders: defaultdict[tuple[str, int], list[tuple[str, str]]] = defaultdict(list)
    for some in batched(sorted(days)):
        asked = (
            select(papers.c.date, papers.c.nr, paper_senders.c.name, paper_senders.c.role)
            .outerjoin(paper_senders, paper_senders.c.paper == papers.c.nr)
            .where(papers.c.date.in_(some), papers.c.kind != "motion")
            .order_by(papers.c.nr)
        )
        for row in connection.execute(asked):
            senders[row.date, row.nr].append((row.name or "", row.role or ""))
    out: defaultdict[str, list[tuple[int, tuple[tuple[str, str], ...]]]] = defaultdict(list)
    for (day, nr), signed in senders.items():
        out[day].append((nr, tuple(signed)))
    return out


def _signers(connection: Connection, numbers: Iterable[int]) -> dict[int, tuple[tuple[str, str], ...]]:
    out: defaultdict[int, list[tuple[str, str]]] = defaultdict(list)
    for some in batched(sorted(numbers)):
        asked = select(paper_senders).where(paper_senders.c.paper.in_(some)).order_by(paper_senders.c.rank)
        for row in connection.execute(asked):
            out[row.paper].append((row.name or "", row.role or ""))
    return {nr: tuple(signed) for nr, signed in out.items()}


def _sent(
    r: Row[Any], there: Sequence[tuple[int, tuple[tuple[str, str], ...]]], own: Sequence[tuple[str, str]]
) -> int | None:
    """The one paper of that day which the sender named can have sent; of two none."""
    sender = (r.sender or "").lower()
    if not sender:
        return None
    if sender in _SIGNERS:
        meant = [nr for nr, signed in there if nr != r.paper and _share(own, signed)]
    else:
        office = _office(sender)
        meant = [nr for nr, signed in there if nr != r.paper and any(_fits(office, sender, s) for s in signed)]
    return meant[0] if len(meant) == 1 else None


def _share(own: Sequence[tuple[str, str]], signed: Sequence[tuple[str, str]]) -> bool:
    """Whether the first signer of a paper, or the office's holder before, signed the other: `mijn brief`."""
    if not own:
        return False
    name, role = own[0]
    return any((name and n == name) or (role and _office(r) == _office(role)) for n, r in signed)


def _office(role: str) -> tuple[str, str]:
    """An office without article and `toenmalig`: (`minister`, `defensie`)."""
    m = _OFFICE.search(_OLD.sub("", role))
    if m is None:
        return (_OWN.sub("", role).strip().lower(), "")
    return (m[1].lower(), (m["of"] or "").strip(" ,").lower())


def _fits(office: tuple[str, str], sender: str, signed: tuple[str, str]) -> bool:
    name, role = signed
    theirs = _office(role)
    if office[0] == theirs[0] and (not office[1] or office[1] == theirs[1]):
        return True
    last = name.split(" ")[-1].lower()
    return len(last) > 2 and re.search(rf"\b{re.escape(last)}\b", sender) is not None


def _words(connection: Connection, rows: Iterable[Row[Any]]) -> Mapping[tuple[int, int], str]:
    """The exact words of each reference, cut by the database so that no whole text is fetched."""
    out: dict[tuple[int, int], str] = {}
    for some in batched((r.paper, r.n) for r in rows):
        asked = (
            select(table.c.paper, table.c.n, words_of(table))
            .join(papers, papers.c.nr == table.c.paper)
            .where(table.c.paper.in_({p for p, _ in some}))
        )
        chosen = set(some)
        out.update({(p, k): words for p, k, words in connection.execute(asked) if (p, k) in chosen})
    return out


def _resolved(document: Mapping[str, Any]) -> dict[str, Any]:
    return {name: document[name] for name in ("id", "identifier", "source")}
