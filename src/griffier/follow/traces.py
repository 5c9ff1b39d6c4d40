"""A paper as following needs it: its items and its sentences, small enough to be kept for every paper."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from griffier.follow.cues import head_of, recurs, signals
from griffier.follow.words import content, headwords
from griffier.model.actor import Actor
from griffier.model.clean import Part
from griffier.model.findings import Reference
from griffier.model.reading import Reading
from griffier.model.statement import Statement
from griffier.model.when import When
from griffier.notation.edtf import EdtfError, earliest, latest, parse

FOLLOWED = ("commitment", "decision", "expectation", "tasking", "plan", "call")
"""Kinds of statements that become items."""


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence of a paper.

    Attributes:
        start, end: code points of the clean text.
        paragraph: number of its paragraph.
        heading: number of its section.
        words: stems that tell its subject.
        signals: what it signals (see cues).
        kinds: kinds of the statements in it.
        actors: entities that act or are named in it.
        day: a day named in it that lies on or before the paper's, ISO 8601.
        cites: official identifiers of papers and promises in it, and days of letters.
        terms: dates in it (EDTF).
        head: how many of its words stand before the clause that tells why.
    """

    start: int
    end: int
    paragraph: int
    heading: int
    words: tuple[str, ...]
    signals: frozenset[str]
    kinds: frozenset[str]
    actors: frozenset[str]
    day: str | None = None
    cites: frozenset[str] = frozenset()
    terms: frozenset[str] = frozenset()
    head: int = 1000


@dataclass(frozen=True, slots=True)
class Item:
    """A statement that is followed.

    Attributes:
        id: of the statement in its reading.
        kind: commitment, decision ...
        start, end: its clause, code points.
        told: number of its sentence.
        actor: who acts: `{text, name, entity}`, or None.
        made_on: ISO 8601, or None where neither the words nor the paper give a day.
        due: EDTF, or None.
        first, last: first and last day of the term, None where open.
        due_event: words of the event that the term hangs on.
        condition: the words of its condition, or None.
        depends_on: ids of items of the same paper.
        topics: ids of subjects.
        words: stems of its own words, without those of its actor and term.
        around: stems of its heading, its sentence and the sentence it leans on.
        heading: all stems of its heading.
        numbers: commitment numbers in its sentence.
        again: it comes back: a report every year.
    """

    id: str
    kind: str
    start: int
    end: int
    told: int
    actor: Mapping[str, Any] | None
    made_on: str | None
    due: str | None
    first: str | None
    last: str | None
    due_event: str | None
    condition: str | None
    depends_on: tuple[str, ...]
    topics: tuple[str, ...]
    words: tuple[str, ...]
    around: tuple[str, ...]
    heading: tuple[str, ...] = ()
    again: bool = False
    numbers: tuple[str, ...] = ()


_ITEM = tuple(f.name for f in fields(Item))


@dataclass(frozen=True, slots=True)
class Trace:
    """What following knows of a paper.

    Attributes:
        told: its sentences, in order.
        headings: stems that tell what its headings are about, by number.
        heads: all stems of its headings, by number.
        items: its items, in order.
    """

    told: tuple[Told, ...]
    headings: tuple[tuple[str, ...], ...]
    heads: tuple[tuple[str, ...], ...]
    items: tuple[Item, ...]

    def to_dict(self) -> dict[str, Any]:
        """As plain values for JSON."""
        return {
            "told": [
                [t.start, t.end, t.paragraph, t.heading, " ".join(t.words), " ".join(sorted(t.signals)),
                 " ".join(sorted(t.kinds)), "|".join(sorted(t.actors)), t.day, "|".join(sorted(t.cites)),
                 "|".join(sorted(t.terms)), t.head]
                for t in self.told
            ],
            "headings": [" ".join(h) for h in self.headings],
            "heads": [" ".join(h) for h in self.heads],
            "items": [{name: getattr(i, name) for name in _ITEM} for i in self.items],
        }  # fmt: skip

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> "Trace":
        """What `to_dict` made."""
        told = tuple(
            Told(a, b, p, h, tuple(w.split()), frozenset(s.split()), frozenset(k.split()),
                 frozenset(filter(None, who.split("|"))), day, frozenset(filter(None, cites.split("|"))),
                 frozenset(filter(None, terms.split("|"))), head)
            for a, b, p, h, w, s, k, who, day, cites, terms, head in data["told"]
        )  # fmt: skip
        lists = ("depends_on", "topics", "words", "around", "heading", "numbers")
        items = tuple(Item(**(i | {k: tuple(i[k]) for k in lists})) for i in data["items"])
        headings, heads = (tuple(tuple(h.split()) for h in data[name]) for name in ("headings", "heads"))
        return cls(told, headings, heads, items)


def trace_of(reading: Reading) -> Trace:
    """What following needs of a reading."""
    language = reading.document.language if reading.document.language == "en" else "nl"
    text = reading.text
    starts = [s.start for s in reading.sections]
    headings = tuple(content(s.title or "", language) for s in reading.sections)
    heads = tuple(headwords(s.title or "") for s in reading.sections)
    bodies = [b.start for b in reading.blocks if b.part is not Part.NOTE]
    statements = [a for a in reading.annotations if isinstance(a, Statement)]
    named = [a for a in reading.annotations if isinstance(a, Actor)]
    days = [a for a in reading.annotations if isinstance(a, When)]
    pointers = [a for a in reading.annotations if isinstance(a, Reference)]
    begins = [s.start for s in reading.sentences]
    said: list[list[Statement]] = [[] for _ in begins]
    who: list[set[str]] = [set() for _ in begins]
    when: list[list[str]] = [[] for _ in begins]
    cites: list[set[str]] = [set() for _ in begins]
    for found in statements:
        if (k := bisect_right(begins, found.start) - 1) >= 0:
            said[k].append(found)
    for actor in named:
        if actor.entity and (k := bisect_right(begins, actor.start) - 1) >= 0:
            who[k].add(actor.entity)
    terms: list[set[str]] = [set() for _ in begins]
    for day in days:
        if day.edtf and (k := bisect_right(begins, day.start) - 1) >= 0:
            terms[k].add(day.edtf)
            if day.earliest and day.earliest == day.latest:
                when[k].append(day.earliest)
    for pointer in pointers:
        k = bisect_right(begins, pointer.start) - 1
        if k >= 0 and (named_by := pointer.target or pointer.fields.get("date")):
            cites[k].add(str(named_by))
    own = reading.document.date
    sentences = [text[s.start : s.end] for s in reading.sentences]
    subjects = [content(sentence, language) for sentence in sentences]
    heads_of = [head_of(sentence, language) for sentence in sentences]
    told = tuple(
        Told(
            s.start,
            s.end,
            bisect_right(bodies, s.start),
            max(bisect_right(starts, s.start) - 1, 0),
            subjects[n],
            signals(sentences[n], language),
            frozenset(x.kind if not x.negated else "denied_" + x.kind for x in said[n]),
            frozenset(who[n]),
            max((d for d in when[n] if own is None or d <= own), default=None),
            frozenset(cites[n]),
            frozenset(terms[n]),
            len(subjects[n] if heads_of[n] == sentences[n] else content(heads_of[n], language)),
        )
        for n, s in enumerate(reading.sentences)
    )
    return Trace(told, headings, heads, tuple(_items(reading, said, told, (headings, heads), language)))


def _items(
    reading: Reading,
    said: Sequence[Sequence[Statement]],
    told: Sequence[Told],
    headed: tuple[Sequence[tuple[str, ...]], Sequence[tuple[str, ...]]],
    language: str,
) -> Iterator[Item]:
    text = reading.text
    for n, statements in enumerate(said):
        for s in statements:
            if s.kind not in FOLLOWED or s.negated:
                continue
            own = content(_without(text, s), language)
            about, heads = (h[told[n].heading] if told[n].heading < len(h) else () for h in headed)
            around = list(about)
            leans = "leaning" in told[n].signals or len(own) < 3
            if leans and n and told[n - 1].paragraph == told[n].paragraph:
                around += told[n - 1].words
            around += [w for w in told[n].words if s.start > told[n].start or s.end < told[n].end]
            first, last = bounds(s.due)
            yield Item(
                id=s.id,
                kind=s.kind,
                start=s.start,
                end=s.end,
                told=n,
                actor=None
                if s.actor is None
                else {"text": s.actor.text, "name": s.actor.name, "entity": s.actor.entity},
                made_on=_made_on(s, told, n, reading.document.date),
                due=s.due,
                first=first,
                last=last,
                due_event=s.due_event,
                condition=text[s.condition.start : s.condition.end] if s.condition else None,
                depends_on=tuple(s.depends_on),
                topics=tuple(s.topics),
                words=own,
                around=tuple(dict.fromkeys(w for w in around if w not in own)),
                heading=heads,
                numbers=tuple(sorted(c for c in told[n].cites if c.startswith("TZ"))),
                again=recurs(text[told[n].start : told[n].end], language),
            )


def _without(text: str, s: Statement) -> str:
    """The clause without the words of its term and actor: `vóór 1 oktober` and `ProRail` tell no subject."""
    words = text[s.start : s.end]
    for said in (s.due_text, s.actor and s.actor.text):
        if said:
            words = words.replace(said, " 0 ", 1)  # a number, so that no two words become neighbours
    return words


def _made_on(s: Statement, told: Sequence[Told], n: int, own: str | None) -> str | None:
    """The day named beside a decision or a promise made in debate, also in the sentence before; else the paper's."""
    if s.kind == "decision" and told[n].day:
        return told[n].day
    if s.kind == "commitment" and {"recalled", "kept"} & told[n].signals:
        if told[n].day:
            return told[n].day
        if n and told[n - 1].day and told[n - 1].paragraph == told[n].paragraph:
            return told[n - 1].day
    return own


def bounds(due: str | None) -> tuple[str | None, str | None]:
    """First and last day of a term; None where it is open or not given."""
    if due is None:
        return None, None
    try:
        value = parse(due)
    except EdtfError:
        return None, None
    return earliest(value), latest(value)
