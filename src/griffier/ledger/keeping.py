"""Papers into the ledger: what came out of several files goes in together, with few questions to the database."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, select

from griffier.ledger import following, search, versions
from griffier.ledger.asking import batched
from griffier.ledger.entry import Entry
from griffier.ledger.events import note, note_papers
from griffier.ledger.intake import Taken
from griffier.ledger.schema import files, metadata, papers, problems


def keep(connection: Connection, taken: Sequence[Taken], at: str) -> int:
    """Keeps the papers, files and problems of several files; how many papers were new.

    Args:
        connection: to the ledger, in a transaction that writes: all of it is kept, or nothing.
        taken: what came out of each file.
        at: this moment.
    """
    entries = _new(connection, (e for t in taken for e in t.entries))
    if entries:
        _keep_papers(connection, entries, at)
    _keep_problems(connection, taken, at)
    # A file with a problem is tried again at the next run.
    read = {t.sha256: t.name for t in taken if t.sha256 and not t.problems}
    known = _known(connection, files, "sha256", read)
    if rows := [{"sha256": s, "name": name, "added_at": at} for s, name in read.items() if s not in known]:
        connection.execute(insert(files), rows)
    return len(entries)


def _new(connection: Connection, entries: Iterable[Entry]) -> list[Entry]:
    """Papers whose bytes are not there, each once."""
    by_bytes: dict[str, Entry] = {}
    for entry in entries:
        by_bytes.setdefault(entry.paper["sha256"], entry)
    known = _known(connection, papers, "sha256", by_bytes)
    return [entry for sha256, entry in by_bytes.items() if sha256 not in known]


def _known(connection: Connection, table: Table, column: str, values: Iterable[str]) -> set[str]:
    """Which of these values a column holds."""
    out: set[str] = set()
    for some in batched(values):
        out.update(connection.execute(select(table.c[column]).where(table.c[column].in_(some))).scalars())
    return out


def _keep_papers(connection: Connection, entries: Sequence[Entry], at: str) -> None:
    earlier = _versions(connection, entries)
    # In this order, for of two versions that came in together the one with the higher number is the newer.
    numbered = insert(papers).returning(papers.c.nr, sort_by_parameter_order=True)
    made = connection.execute(numbered, [{**e.paper, "added_at": at} for e in entries])
    numbers = list(made.scalars())
    rows: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for nr, entry in zip(numbers, entries, strict=True):
        for name, own in entry.rows.items():
            rows[name].extend({**row, "paper": nr} for row in own)
    for name, several in rows.items():
        if several:
            connection.execute(insert(metadata.tables[name]), several)
    for identifier in {e.paper["identifier"] for e, before in zip(entries, earlier, strict=True) if before}:
        versions.settle(connection, identifier)
    following.stir(connection, rows)
    came = list(zip(numbers, entries, strict=True))
    said = [(nr, n, stems) for nr, entry in came for n, stems in entry.said]
    search.index(connection, [(nr, *entry.words) for nr, entry in came], said)
    note_papers(connection, [(e.paper["id"], before) for e, before in zip(entries, earlier, strict=True)], at)


def _versions(connection: Connection, entries: Sequence[Entry]) -> list[list[str]]:
    """For each paper the ids of those before it that carry the same identifier: other versions of it."""
    there: defaultdict[str, list[str]] = defaultdict(list)
    for some in batched({i for e in entries if (i := e.paper["identifier"])}):
        asked = select(papers.c.identifier, papers.c.id).where(papers.c.identifier.in_(some)).order_by(papers.c.nr)
        for row in connection.execute(asked):
            there[row.identifier].append(row.id)
    out = []
    for entry in entries:
        several = there[entry.paper["identifier"]] if entry.paper["identifier"] else []
        out.append(list(several))
        several.append(entry.paper["id"])
    return out


def _keep_problems(connection: Connection, taken: Sequence[Taken], at: str) -> None:
    """Writes down what could not be read, and takes off the list what now can."""
    found = {p.source: p for t in taken for p in t.problems}
    tries: dict[str, int] = {}
    for some in batched({*found, *(t.name for t in taken)}):
        there = problems.c.source.in_(some)
        asked = select(problems.c.source, problems.c.tries).where(there)
        tries.update({row.source: row.tries for row in connection.execute(asked)})
        connection.execute(delete(problems).where(there))
    for problem in found.values():
        row = {"source": problem.source, "problem": problem.problem, "remedy": problem.remedy}
        connection.execute(insert(problems).values(**row, at=at, tries=tries.get(problem.source, 0) + 1))
        note(connection, "file_failed", "add", details=row)
