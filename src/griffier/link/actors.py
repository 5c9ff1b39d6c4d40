"""Who is who in one paper: short forms, abbreviations, persons with their office at the paper's date, one name each.

An abbreviation holds from where the paper introduces it. `de Minister` is the one named in the same paragraph, else
the signer, else the only one that the paper names. A name is given as the paper first writes it in full. Where the
tables have several for the same words nothing is chosen: `entity` is None, and all of them are named.
"""

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from griffier.data import rows
from griffier.link.overlaps import drained
from griffier.model.actor import Actor, ActorHit
from griffier.model.document import Sender
from griffier.model.findings import Hit, Rejection

NO_TABLE = "in no table"
NO_DATE = "several held this office, and the paper has no date"
SEVERAL = "several are called so"
NOBODY = "nobody of this name held the office on the day of the paper"
NOT_NAMED = "the paper does not name which"
ONLY_SURNAME = "a surname alone, and the table of members of the House ends before the paper"

# Inside these a name is part of the reference; a motion or letter names who wrote it.
_OPEN = frozenset({"motion", "letter", "annex"})
_HOLDERS = frozenset({"office", "group", "unit"})
_INITIALS = re.compile(r"(?:(?:[A-ZÀ-ÞŠŽŞĞİ]|IJ|Th|Ch|Chr|Ph|Sj|Tj|Joh|Jac|St|Fr|Y[vu])\.[ -]?)+")
_CHIEF = re.compile(r"^(?:vice)?(?:premier|minister-president)$", re.IGNORECASE)
_MINISTERS = frozenset({"minister", "minister zonder portefeuille", "minister-president", "viceminister-president"})
_CAPITALS = frozenset({"Raad", "Hof", "Commissie", "Council", "Court", "Commission"})
_COMPOUND = frozenset({"raad", "inspectie", "autoriteit", "hof", "commissie", "court", "council", "commission"})
_BARE = frozenset({"actor.surname", "actor.mover"})
_SIGNER = 1_000  # code points in which the next name under a paper stands
_MEMBER = "Lid van de Tweede Kamer"


@dataclass(frozen=True, slots=True)
class Context:
    """What must be known of a paper to tell who is meant.

    Attributes:
        text: the clean text.
        language: BCP 47.
        date: the paper's own day, ISO, or None.
        senders: who signed.
        addressee: to whom it is written.
        motion: the paper is one, so that who signs it sits in the House.
        paragraphs: where blocks begin, ascending.
        heads: stretches of the letterhead, where nothing is an actor.
        signatures: stretches of the signature.
    """

    text: str
    language: str
    date: str | None
    senders: Sequence[Sender]
    addressee: str | None
    motion: bool
    paragraphs: Sequence[int]
    heads: Sequence[tuple[int, int]]
    signatures: Sequence[tuple[int, int]]


# -- which hits count


def settle_actors(
    hits: Iterable[ActorHit], references: Sequence[Hit], context: Context, rejected: list[Rejection]
) -> list[ActorHit]:
    """Of hits that overlap the longest, ordered by place; a country or body may stand in an office or group.

    What stands in the letterhead or in a reference is none; those go to `rejected`, as do short forms of nothing.
    """
    closed = _Spans((r.start, r.end) for r in references if r.form not in _OPEN)
    head = _Spans(context.heads)
    unique = {(h.start, h.end, h.kind): h for h in sorted(hits, key=lambda h: h.english, reverse=True)}
    movers = list(_movers(references, context.text))
    kept: list[ActorHit] = []
    taken: list[ActorHit] = []
    for hit in sorted([*movers, *unique.values()], key=_strength):
        if hit.english and context.language != "en":
            continue
        if head.holds(hit.start):
            rejected.append(Rejection(hit, "it stands in the letterhead"))
        elif closed.holds(hit.start) or closed.holds(hit.end - 1):
            rejected.append(Rejection(hit, "it is part of a reference"))
        else:
            taken.append(hit)
    ends = _Taken()
    for hit in taken:
        if stronger := ends.against(hit):
            rejected.append(Rejection(hit, f"{stronger.rule} reads more, from {stronger.start} to {stronger.end}"))
        else:
            kept.append(hit)
            ends.add(hit)
    return sorted(kept, key=lambda h: (h.start, -h.end))


def _strength(hit: ActorHit) -> tuple[int, bool, bool, int]:
    return hit.start - hit.end, hit.kind != "person", hit.rule != "actor.name", hit.start


def _movers(references: Sequence[Hit], text: str) -> Iterator[ActorHit]:
    """Who is named in `motie-Sjoerdsma c.s.`."""
    for r in references:
        if r.form != "motion":
            continue
        at = r.start
        for name in r.fields.get("names", ()):
            start = text.find(str(name), at, r.end)
            if start >= 0:
                at = start + len(name)
                yield ActorHit(start, at, "person", str(name), "actor.mover")


class _Spans:
    """Stretches that a place may lie in."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(spans)
        self._starts = [s for s, _ in ordered]
        self._reach: list[int] = []
        for _, end in ordered:
            self._reach.append(max(end, self._reach[-1]) if self._reach else end)

    def holds(self, place: int) -> bool:
        n = bisect_right(self._starts, place) - 1
        return n >= 0 and self._reach[n] > place


class _Taken:
    """Hits that are kept, by every 64 code points that they touch."""

    def __init__(self) -> None:
        self._by: dict[int, list[ActorHit]] = {}

    def add(self, hit: ActorHit) -> None:
        for n in range(hit.start >> 6, (hit.end - 1 >> 6) + 1):
            self._by.setdefault(n, []).append(hit)

    def against(self, hit: ActorHit) -> ActorHit | None:
        """The kept hit that this one overlaps, unless it may stand in it."""
        for n in range(hit.start >> 6, (hit.end - 1 >> 6) + 1):
            for k in self._by.get(n, ()):
                if k.start < hit.end and hit.start < k.end and not _nested(hit, k):
                    return k
        return None


def _nested(inner: ActorHit, outer: ActorHit) -> bool:
    if not (outer.start <= inner.start and inner.end <= outer.end):
        return False
    if inner.kind == "country":
        return bool(outer.foreign) or (outer.kind in _HOLDERS and outer.rule != "actor.named_group")
    return inner.kind == "organisation" and outer.rule in ("actor.office_of", "actor.group")


# -- the tables


class _Held(NamedTuple):
    """An office or a seat that somebody held: ISO days, an empty end is open."""

    id: str
    person: str
    initials: str
    office: str
    title: str
    since: str
    until: str

    def on(self, day: str) -> bool:
        return self.since <= day and (not self.until or day < self.until)


class _Table(NamedTuple):
    """Who held offices or seats, by surname and by a part of it that letters use; the day up to which it goes."""

    whole: Mapping[str, Sequence[_Held]]
    part: Mapping[str, Sequence[_Held]]
    state: str

    def named(self, surname: str) -> Sequence[_Held]:
        """By the surname: `Bruins Slot`; else by its first half: `Bijleveld` for `Bijleveld-Schouten`."""
        return self.whole.get(surname) or self.part.get(surname) or ()


def _table(name: str) -> _Table:
    whole: dict[str, list[_Held]] = {}
    part: dict[str, list[_Held]] = {}
    state = ""
    for r in rows(name):
        office, title = r.get("office", "member"), r.get("title", _MEMBER)
        held = _Held(r["id"], r["person"], _letters(r["person"]), office, title, r["valid_from"], r["valid_to"])
        state = max(state, held.since, held.until)
        surname = _fold(r["surname"])
        whole.setdefault(surname, []).append(held)
        parts = {surname.partition("-")[0]}
        if r["surname"][0].isupper():
            parts.add(surname.partition(" ")[0])
        for key in parts - {surname}:
            part.setdefault(key, []).append(held)
    return _Table(whole, part, state)


@cache
def _government() -> _Table:
    return _table("government_members")


@cache
def _house() -> _Table:
    return _table("house_members")


@cache
def _forenames() -> frozenset[str]:
    return frozenset(r["forename"].split(" ")[0] for t in ("government_members", "house_members") for r in rows(t))


def _fold(text: str) -> str:
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return bare.lower().replace("’", "'")


def _letters(name: str) -> str:
    """First letters of the initials: `S.Th.M. Hermans` and `S.T.M. Hermans` are the same."""
    m = _INITIALS.match(name)
    return "".join(p[0] for p in m[0].replace("-", "").replace(" ", "").split(".") if p) if m else ""


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", _fold(text)).strip("-")


class _Parts(NamedTuple):
    """A person's name: letters of the initials, first name, surname folded."""

    initials: str
    forename: str
    surname: str


@lru_cache(maxsize=4096)
def _parts(name: str) -> _Parts:
    m = _INITIALS.match(name)
    rest = name[m.end() :] if m else name
    first, _, last = rest.partition(" ")
    if last and not m and first in _forenames():
        return _Parts("", first, _fold(last))
    return _Parts(_letters(name), "", _fold(rest.strip()))


# -- who is who


class Known(NamedTuple):
    """A hit with who it is."""

    hit: ActorHit
    entity: str | None
    role: str | None = None
    candidates: tuple[str, ...] = ()
    reason: str | None = None
    key: str = ""


def who_is_who(hits: Sequence[ActorHit], context: Context, rejected: list[Rejection]) -> list[Actor]:
    """The actors of a paper, in order.

    Args:
        hits: settled, by place.
        context: what the paper says of itself.
        rejected: takes in what turns out to be nothing.
    """
    return _Cast(hits, context, rejected).actors()


class _Cast:
    """One paper: everybody in it."""

    def __init__(self, hits: Sequence[ActorHit], context: Context, rejected: list[Rejection]) -> None:
        self._c = context
        self._rejected = rejected
        self._hits = self._complete(hits)
        self._written = {h.entities[0] for h in self._hits if not h.weak and len(h.entities) == 1}
        # Short forms that need no other name in the paper are names in it themselves.
        self._written |= {h.fields["else"] for h in self._hits if h.lean and h.fields and "else" in h.fields
                          and "with" not in h.fields}  # fmt: skip
        self._people: dict[str, list[ActorHit]] = {}
        for h in self._hits:
            if h.kind == "person":
                self._people.setdefault(_parts(h.name).surname, []).append(h)
        self._namesakes: dict[str, Known] = {}
        self._leans = {h.lean for h in self._hits if h.lean and h.kind != "office"}
        self._never = {h.lean: h.fields["not"] for h in self._hits if h.lean and h.fields and "not" in h.fields}
        self._named: Counter[tuple[str, str]] = Counter()
        self._last: dict[str, Known] = {}
        self._offices: dict[str, dict[str, str]] = {}
        self._signed: dict[str, list[str]] = {}
        for h in self._hits:
            if title := _titled(h):
                self._offices.setdefault(title, {}).setdefault(h.entities[0], h.name)

    # -- what the paper introduces

    def _complete(self, hits: Sequence[ActorHit]) -> list[ActorHit]:
        """With the signers, with abbreviations and surnames wherever the paper uses them after it introduced them."""
        out = [*hits, *self._signers(hits)]
        out.sort(key=lambda h: (h.start, -h.end))
        taken = _Taken()
        for h in out:
            taken.add(h)
        for more in (self._abbreviations(out), self._surnames(out)):
            for h in more:
                if taken.against(h) is None:
                    taken.add(h)
                    out.append(h)
        return sorted(out, key=lambda h: (h.start, -h.end))

    def _signers(self, hits: Sequence[ActorHit]) -> Iterator[ActorHit]:
        taken = {h.start for h in hits if h.kind == "person"}
        at, stretches = 0, iter(self._c.signatures)
        start, end = next(stretches, (0, 0))
        for sender in self._c.senders:
            while at >= end and end:
                start, end = next(stretches, (0, 0))
            at = max(at, start)
            place = self._c.text.find(sender.name, at, at + _SIGNER) if sender.name and end else -1
            if place < 0 or not sender.name:
                continue
            at = place + len(sender.name)
            if place not in taken:
                role = sender.role or ("Kamerlid" if self._c.motion else None)
                yield ActorHit(place, at, "person", sender.name, "actor.signer", office=role)

    def _abbreviations(self, hits: list[ActorHit]) -> Iterator[ActorHit]:
        """Abbreviations that the paper itself introduces, from there on; and what it spells out in brackets."""
        called: dict[str, ActorHit] = {}
        for h in hits:
            if not h.called:
                continue
            if h.full:
                called.setdefault(h.called, h)
            elif (place := self._c.text.find(h.called, h.end, h.end + len(h.called) + 3)) >= 0:
                yield replace(h, start=place, end=place + len(h.called), name=h.called, full=True, called=None)
        for n, h in enumerate(hits):
            # What the paper calls so itself goes before what the tables call so.
            own = called.get(h.name) if not h.full else None
            if own and h.start >= own.start and h.entities != own.entities:
                hits[n] = replace(h, entities=own.entities, weak=False)
        for place, word in _places(self._c.text, called):
            if place >= called[word].end:
                yield replace(
                    called[word], start=place, end=place + len(word), name=word, rule="actor.introduced", full=False,
                    called=None,
                )  # fmt: skip

    def _surnames(self, hits: Sequence[ActorHit]) -> Iterator[ActorHit]:
        """Surnames alone, after the paper named the person: `Boswijk wees erop dat`."""
        text = self._c.text
        first: dict[str, int] = {}
        for h in hits:
            if h.kind == "person" and h.rule != "actor.mover":
                bare = _INITIALS.sub("", h.name).strip()
                first.setdefault(bare, h.end)
                name, _, rest = bare.partition(" ")
                if rest and name in _forenames():
                    first.setdefault(rest, h.end)
                    first.setdefault(rest[0].upper() + rest[1:], h.end)
        for place, word in _places(text, first):
            if place < first[word]:
                continue
            before = text[max(0, place - 24) : place]
            if len(word) < 5 and (not before.strip() or before.rstrip(" ")[-1] in ".!?\n"):
                continue  # `Bos` at the head of a sentence may be any wood
            previous = before.rstrip(" ").rpartition(" ")[2]
            if before.endswith(" ") and previous[:1].isupper() and previous.isalpha():
                continue
            yield ActorHit(place, place + len(word), "person", word, "actor.surname")

    # -- one by one

    def actors(self) -> list[Actor]:
        known: list[Known] = []
        for hit in drained(self._hits):
            who = self._who(hit)
            if who is not None:
                who = who._replace(key=who.key or who.entity or f"{hit.kind} {_fold(who.hit.name)}")
                self._remember(who)
                known.append(who)
        names = self._canonical(known)
        return [self._actor(k, names[k.key]) for k in drained(known)]

    def _remember(self, who: Known) -> None:
        """What later short forms may mean."""
        hit = who.hit
        if hit.lean:
            return
        if title := _titled(hit):
            self._last[title] = who
        elif hit.kind == "organisation" and hit.full:
            for head in self._leans:
                if _is_a(hit.name, head) and who.entity not in self._never.get(head, ()):
                    self._named[head, who.key] += 1
                    last = self._last.get(head)
                    # The one that the paper speaks of most: a report on one council may name another once.
                    if (
                        last is None
                        or head not in _CAPITALS
                        or self._named[head, who.key] >= self._named[head, last.key]
                    ):
                        self._last[head] = who

    def _who(self, hit: ActorHit) -> Known | None:
        if hit.kind == "person":
            return self._person(hit)
        if hit.lean is not None:
            return self._office_alone(hit, hit.lean) if hit.kind == "office" else self._short(hit, hit.lean)
        if hit.weak and not self._written.intersection(hit.entities):
            self._rejected.append(Rejection(hit, "it means more than this, and the paper writes it nowhere in full"))
            return None
        if len(hit.entities) > 1:
            written = [e for e in hit.entities if e in self._written]
            if len(written) != 1:
                return Known(hit, None, candidates=hit.entities, reason=SEVERAL)
            return Known(hit, written[0])
        if hit.entities:
            return Known(hit, hit.entities[0])
        return Known(hit, None, reason="a collective without a name of its own" if hit.kind == "group" else NO_TABLE)

    def _canonical(self, known: Sequence[Known]) -> dict[str, str]:
        """For every actor the name as first written in full, else as first written."""
        out: dict[str, tuple[bool, str]] = {}
        for k in known:
            full = k.hit.full if k.hit.kind != "person" else bool(_INITIALS.match(k.hit.name)) or " " in k.hit.name
            if k.key not in out or (full and not out[k.key][0]):
                out[k.key] = (full, k.hit.name)
        return {key: name for key, (_, name) in out.items()}

    def _actor(self, k: Known, name: str) -> Actor:
        h = k.hit
        if h.kind == "office":
            name = name[0].upper() + name[1:]
        return Actor(
            id=f"actor-{h.start}-{h.end}",
            start=h.start,
            end=h.end,
            text=self._c.text[h.start : h.end],
            kind=h.kind,
            name=name,
            entity=k.entity,
            role=k.role,
            party=h.party,
            rule=h.rule,
            candidates=k.candidates,
            reason=k.reason,
        )

    # -- short forms

    def _short(self, hit: ActorHit, head: str) -> Known | None:
        if head == "House":
            house = "Eerste Kamer" if "Eerste Kamer" in (self._c.addressee or "") else "Tweede Kamer"
            return Known(replace(hit, name=house), _slug(house))
        if last := self._last.get(head):
            return Known(replace(hit, name=last.hit.name), last.entity, key=last.key)
        fields = hit.fields or {}
        meant, needed = fields.get("else"), fields.get("with")
        if meant and (not isinstance(needed, list) or self._written.intersection(needed)):
            return Known(hit, str(meant))
        if "name" in fields:
            return Known(hit, None, reason=NOT_NAMED)
        self._rejected.append(Rejection(hit, "the paper names none before it"))
        return None

    def _office_alone(self, hit: ActorHit, title: str) -> Known:
        """`de Minister`."""
        n = bisect_right(self._c.paragraphs, hit.start) - 1
        here = self._c.paragraphs[n] if n >= 0 else 0
        if (last := self._last.get(title)) and last.hit.start >= here:
            return Known(replace(hit, name=last.hit.name), last.entity)
        if title not in self._signed:
            self._signed[title] = [s.role for s in self._c.senders if s.role and s.role.startswith(title)]
        signed = self._signed[title]
        named = self._offices.get(title, {})
        if len(signed) == 1:
            return Known(replace(hit, name=signed[0]), _slug(signed[0]))
        if len(named) == 1:
            entity, name = next(iter(named.items()))
            return Known(replace(hit, name=name), entity)
        return Known(hit, None, candidates=tuple(map(_slug, signed)) or tuple(named), reason=NOT_NAMED)

    # -- persons

    def _person(self, hit: ActorHit) -> Known:
        parts = _parts(hit.name)
        key = f"person {parts.surname}"
        if hit.rule not in _BARE:
            return self._identified(hit, parts)._replace(key=key)
        if parts.surname not in self._namesakes:
            self._namesakes[parts.surname] = self._bearer(self._people[parts.surname])
        return self._namesakes[parts.surname]._replace(hit=hit, key=key)

    def _bearer(self, namesakes: Sequence[ActorHit]) -> Known:
        """Who a surname alone means in this paper."""
        told = {(p.initials, p.forename) for p in map(_parts, (h.name for h in namesakes)) if p.initials or p.forename}
        leading = max(namesakes, key=_tells)
        if len(told) > 1:
            names = {_slug(h.name) for h in namesakes if h.rule not in _BARE}
            return Known(leading, None, candidates=tuple(sorted(names)), reason=SEVERAL)
        return self._identified(leading, _parts(leading.name))

    def _identified(self, hit: ActorHit, parts: _Parts) -> Known:
        office = hit.office
        if hit.foreign or (hit.rule == "actor.office_holder" and not _of_government(office)):
            return Known(hit, None, role=office, reason=NO_TABLE)
        held = self._candidates(hit, parts)
        ids = tuple(dict.fromkeys(h.id for h in held))
        if len(ids) == 1:
            table = self._role(held, hit)
            return Known(hit, ids[0], role=(table or office) if hit.rule == "actor.titled" else office or table)
        if len(ids) > 1:
            return Known(hit, None, role=office or _stated(hit), candidates=ids,
                         reason=SEVERAL if self._c.date else NO_DATE)  # fmt: skip
        if parts.initials:
            return Known(hit, _slug(hit.name), role=office or _stated(hit))
        return Known(hit, None, role=office or _stated(hit), reason=self._why_not(hit))

    def _why_not(self, hit: ActorHit) -> str:
        if _stated(hit) and (not self._c.date or self._c.date > _house().state):
            return ONLY_SURNAME
        return NOBODY if hit.rule == "actor.minister" else NO_TABLE

    def _candidates(self, hit: ActorHit, parts: _Parts) -> list[_Held]:
        """Who of the tables these words can mean."""
        day = self._c.date
        government = [h for h in _government().named(parts.surname) if _fits(h, parts)]
        if hit.rule == "actor.signer" or (hit.rule == "actor.person_named"):
            return [h for h in government if day is None or h.on(day)] or government
        house = _house()
        if hit.rule in ("actor.member", "actor.mover", "actor.named_after"):
            if day is None or day > house.state:
                return []
            return [h for h in house.named(parts.surname) if h.on(day) and _fits(h, parts)]
        if hit.rule in ("actor.minister", "actor.former", "actor.office_holder"):
            title = str((hit.fields or {}).get("title", ""))
            kinds = (
                _MINISTERS
                if title == "Minister"
                else {"staatssecretaris"}
                if title
                else _MINISTERS | {"staatssecretaris"}
            )
            of_kind = [h for h in government if h.office in kinds]
            if hit.rule == "actor.former":
                return [h for h in of_kind if day is None or h.since <= day]
            return [h for h in of_kind if day is None or h.on(day)]
        if _CHIEF.search(hit.office or ""):
            return [h for h in government if h.office.endswith("minister-president") and (day is None or h.on(day))]
        if day is None or not (parts.initials or parts.forename):
            return []  # a surname alone may be anybody's
        seated = [h for h in house.named(parts.surname) if h.on(day) and _fits(h, parts)] if day <= house.state else []
        return [h for h in government if h.on(day)] + seated

    def _role(self, held: Sequence[_Held], hit: ActorHit) -> str | None:
        if hit.rule == "actor.former" or self._c.date is None:
            return None
        now = [h for h in held if h.on(self._c.date)]
        ranked = sorted(now, key=lambda h: (h.office == "viceminister-president", h.office == "minister"))
        return ranked[0].title if ranked else None


def _stated(hit: ActorHit) -> str | None:
    """The role that the words themselves give."""
    return "Kamerlid" if hit.rule in ("actor.member", "actor.mover") or hit.office == "Kamerlid" else None


def _fits(held: _Held, parts: _Parts) -> bool:
    """Whether initials agree as far as both have them."""
    return not parts.initials or held.initials.startswith(parts.initials) or parts.initials.startswith(held.initials)


def _of_government(office: str | None) -> bool:
    return office is not None and office.lower().startswith(("minister", "staatssecretaris"))


def _titled(hit: ActorHit) -> str | None:
    """Of a minister or state secretary named with the portfolio the bare title."""
    if hit.kind != "office" or hit.lean or hit.foreign or not hit.entities or not hit.fields:
        return None
    return str(hit.fields["title"]) if "title" in hit.fields else None


def _tells(hit: ActorHit) -> tuple[bool, bool, bool]:
    """How much words tell of who somebody is: an office most, a surname alone least."""
    return hit.rule not in _BARE, bool(hit.office) or hit.rule == "actor.minister", hit.rule == "actor.mover"


@lru_cache(maxsize=4096)
def _is_a(name: str, head: str) -> bool:
    """Whether a body is of the sort that a short form says: `Europese Raad` and `JBZ-Raad` are a Raad."""
    if head.lower() in _COMPOUND:
        # With a small letter the House's own: `de commissie` is not the European one.
        ends = (head, head.lower()) if head[0].isupper() else (head,)
        return any(w.endswith(ends) for w in re.split(r"[ -]", name))
    return name.lower().startswith(head.lower())


def _places(text: str, wanted: Mapping[str, object]) -> Iterator[tuple[int, str]]:
    """Where these words stand as words of their own, in order."""
    literals = [w for w in wanted if len(w) > 1]
    if not literals:
        return
    automaton = AhoCorasick(literals)
    for index, start, end in automaton.find_matches_as_indexes(text, overlapping=True):
        if (start and (text[start - 1].isalnum() or text[start - 1] in "-/‑")) or text[end : end + 1].isalnum():
            continue
        if text[end : end + 1] in ("-", "‑") and text[end + 1 : end + 2].isupper():
            continue
        yield start, literals[index]
