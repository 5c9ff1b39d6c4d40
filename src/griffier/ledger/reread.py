"""Reading the kept papers again after an upgrade: what is found changes, what is known of it stays.

A paper is read from its file when that is there with the same bytes, else from the text the ledger keeps; what only the
file said (its number, its dossiers) is then taken over from the reading before. A statement that stands where one stood
before keeps its id, so that judgements, the calendar and links of others hold on to it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, select, update

from griffier.errors import UnreadableFile
from griffier.ledger import following, search, versions
from griffier.ledger.entry import Entry, entry_of, unpacked
from griffier.ledger.intake import sha256_of
from griffier.ledger.schema import metadata, papers, statements, traces
from griffier.model.document import Document, Dossier, Sender
from griffier.model.reading import Reading
from griffier.model.statement import Statement
from griffier.reading import read_all, read_text
from griffier.text.stems import stemmed

# So much of the shorter of two has to lie in both for them to be one statement; of another kind nearly all.
_OVERLAP, _ANOTHER_KIND = 0.5, 0.9
# Where the text itself has changed, so many of the words of two have to be the same.
_WORDS = 0.6


@dataclass(frozen=True, slots=True)
class Said:
    """A statement as the ledger has it; `id` is that of its reading, without the paper's."""

    id: str
    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Kept:
    """A paper as the ledger has it."""

    nr: int
    id: str
    sha256: str
    source: str
    date: str | None
    text: str
    made_by: str
    reading: bytes
    said: tuple[Said, ...]


def waiting(connection: Connection, version: str, *, everything: bool) -> list[int]:
    """Numbers of the papers that another version read, or of all."""
    asked = select(papers.c.nr).order_by(papers.c.source, papers.c.nr)
    return list(connection.execute(asked if everything else asked.where(papers.c.made_by != version)).scalars())


def kept(connection: Connection, nr: int) -> Kept:
    """What the ledger has of a paper."""
    row = connection.execute(select(papers).where(papers.c.nr == nr)).one()
    asked = select(statements).where(statements.c.paper == nr).order_by(statements.c.n)
    said = (Said(s.id.removeprefix(f"{row.id}-"), s.kind, s.start, s.end) for s in connection.execute(asked))
    names = [f.name for f in fields(Kept)]
    return Kept(**{n: getattr(row, n) for n in names if n != "said"}, said=tuple(said))


def again(old: Kept) -> tuple[Entry, dict[str, Any]]:
    """The paper read anew, and what is to be written down of it: where from, and which statements are new or gone."""
    reading = _from_file(old)
    source = "text" if reading is None else "file"
    if reading is None:
        reading = _from_text(old)
    matched = same(old.said, old.text, reading)
    reading = _named(reading, matched, {s.id for s in old.said})
    there = {s.id for s in reading.statements}
    before = {s.id for s in old.said}
    return entry_of(reading), {
        "from": source,
        "made_by": old.made_by,
        "new": sorted(there - before),
        "gone": sorted(before - there),
    }


def put(connection: Connection, nr: int, entry: Entry) -> None:
    """Puts the new reading in the place of the one before; when the paper came in, and as what, stays."""
    following.mark(connection, connection.execute(select(traces.c.home).where(traces.c.paper == nr)).scalars())
    changed = {n: v for n, v in entry.paper.items() if n not in ("id", "sha256", "source")}
    before = connection.execute(select(papers.c.identifier).where(papers.c.nr == nr)).scalar()
    connection.execute(update(papers).where(papers.c.nr == nr).values(**changed))
    for identifier in {before, entry.paper["identifier"]}:
        versions.settle(connection, identifier)
    for name, rows in entry.rows.items():
        table: Table = metadata.tables[name]
        connection.execute(delete(table).where(table.c.paper == nr))
        if rows:
            connection.execute(insert(table), [{**row, "paper": nr} for row in rows])
    following.stir(connection, entry.rows)


def index(connection: Connection) -> None:
    """Makes the index of words anew: a new version may stem words otherwise."""
    search.clear(connection)
    search.index_all(connection)


def same(before: Sequence[Said], text: str, reading: Reading) -> dict[str, str]:
    """For ids of a new reading the id that the same statement had before."""
    now = reading.statements
    pairs = _by_place(before, now) if text == reading.text else _by_words(before, text, now)
    out: dict[str, str] = {}
    taken: set[str] = set()
    for _, new, old in sorted(pairs, key=lambda p: (-p[0], p[1].start, p[2].start)):
        if new.id not in out and old.id not in taken:
            out[new.id] = old.id
            taken.add(old.id)
    return out


_Pair = tuple[float, Statement, Said]


def _by_place(before: Sequence[Said], now: Sequence[Statement]) -> list[_Pair]:
    """Those that overlap, the most first; both stand in the order of the text."""
    out: list[_Pair] = []
    first = 0
    longest = max((s.end - s.start for s in before), default=0)
    for new in now:
        while first < len(before) and before[first].start < new.start - longest:
            first += 1
        for old in before[first:]:
            if old.start >= new.end:
                break
            shared = min(new.end, old.end) - max(new.start, old.start)
            share = shared / max(1, min(new.end - new.start, old.end - old.start))
            if share >= (_OVERLAP if new.kind == old.kind else _ANOTHER_KIND):
                out.append((share + (new.kind == old.kind), new, old))
    return out


def _by_words(before: Sequence[Said], text: str, now: Sequence[Statement]) -> list[_Pair]:
    """Those of one kind with mostly the same words, when places tell nothing any more; near each other first."""
    by_word: dict[str, list[tuple[Said, frozenset[str]]]] = {}
    for old in before:
        words = frozenset(stemmed(text[old.start : old.end]).split())
        for word in words:
            by_word.setdefault(word, []).append((old, words))
    out: list[_Pair] = []
    for new in now:
        own = frozenset(stemmed(new.text).split())
        # The rarest of its words leads to all that can be it: one that shares most words shares a rare one too.
        rare = sorted((w for w in own if w in by_word), key=lambda w: len(by_word[w]))[: len(own) // 2 + 1]
        for old, words in {one[0].id: one for w in rare for one in by_word[w]}.values():
            share = len(own & words) / max(1, len(own | words))
            if old.kind == new.kind and share >= _WORDS:
                out.append((share - abs(old.start - new.start) / 1e9, new, old))
    return out


def _named(reading: Reading, matched: Mapping[str, str], before: Iterable[str]) -> Reading:
    """The reading with the ids its statements had; a new one never takes an id that another had before."""
    taken = set(before)
    names: dict[str, str] = {}
    for s in reading.statements:
        name, n = matched.get(s.id), 2
        if name is None:
            name = s.id
            while name in taken:
                name, n = f"{s.id}-{n}", n + 1
            taken.add(name)
        names[s.id] = name
    return replace(
        reading,
        annotations=[
            replace(a, id=names[a.id], depends_on=tuple(names.get(d, d) for d in a.depends_on))
            if isinstance(a, Statement)
            else a
            for a in reading.annotations
        ],
    )


def _from_file(old: Kept) -> Reading | None:
    """The reading of its file, or of what lies in a bundle; None when it is gone or holds other bytes now."""
    path = Path(old.source)
    file = next((p for p in (path, *path.parents) if p.is_file()), None)
    if file is None or (file == path and sha256_of(path) != old.sha256):
        return None
    for _, found in read_all(file):
        if not isinstance(found, UnreadableFile) and found.document.sha256 == old.sha256:
            return replace(found, source=old.source)
    return None


def _from_text(old: Kept) -> Reading:
    """The reading of the text that was kept, with what only the file told of the paper."""
    reading = read_text(old.text, date=old.date, source=old.source)
    told = unpacked(old.reading)["document"]
    told["senders"] = [Sender(**s) for s in told["senders"]]
    told["dossiers"] = [Dossier(**d) for d in told["dossiers"]]
    now = reading.document
    names = [f.name for f in fields(Document)]
    merged = {n: getattr(now, n) or told[n] for n in names if n not in ("meeting", "topics", "kind")}
    for name in ("sha256", "media_type", "pages"):
        merged[name] = told[name]
    kind = now.kind if now.kind != "other" else told["kind"]
    document = Document(**merged, kind=kind, meeting=now.meeting, topics=now.topics)
    return replace(reading, document=document)
