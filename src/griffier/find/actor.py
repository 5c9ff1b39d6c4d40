"""Actors: persons, offices, bodies, countries, collectives and armed units, by names of the tables and by their form.

One pass looks for every literal of the tables. What stands at a place is read by what the literal is: a name that is
known, a word before a name (`het lid`), an office that a ministry follows, the first word of a body's name.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from griffier.find._actor_names import body_end, person_at, persons_at
from griffier.find._actor_words import Meaning, actor_words, slug, small_words
from griffier.model.actor import ActorHit, ActorKind
from griffier.model.findings import Finder, Paper

# A ministry or portfolio that no table holds: words with a capital, joined by `en`, commas where an `en` follows.
_CAPITAL = r"[A-ZÀ-Þ][\w’'&-]*"
_UNKNOWN = re.compile(
    rf"{_CAPITAL}(?: {_CAPITAL}){{0,3}}(?:(?:, {_CAPITAL}(?: {_CAPITAL}){{0,2}}){{0,3}}"
    rf" (?:en|and) {_CAPITAL}(?: {_CAPITAL}){{0,2}}(?! (?:van|voor|of|for)\b))?"
)
_MORE = re.compile(rf"(?:(?:, {_CAPITAL}){{0,3}} (?:en|and) {_CAPITAL}(?! (?:van|voor|of|for)\b))?")
_NEXT_OFFICE = re.compile(r"(?:,| en| and) (?:de |the )?")
_CALLED = re.compile(
    r" \((?:hierna(?: te noemen)?:? |verder:? |ook wel |de |het )?[‘“\"«]?([A-Z][\w&.-]{1,11})[’”\"»]?\)"
)
_SPELLED = re.compile(r" \(([A-Z][^()\n]{4,80})\)")
_BRACKETED = re.compile(r" \(([A-Z][^()\n]{2,80})\)")
_NUMBER = re.compile(r"(?<![\w.,/-])((?:\d{1,3}|[IVX]{1,5})(?:e|de|ste)?) ((?:[\w-]{3,24} ){0,3})$")
_CAPITALS_BEFORE = re.compile(r"(?<![\w-])(?:[A-Z][\w&’'-]*(?: (?:van|de|&|en) (?=[A-Z]))? ?){1,4}$")
_PLURAL = re.compile(r"[’'](?:en|s en)(?!\w)")
_ARTICLES = frozenset({"de", "het", "the", "uw", "deze"})
_CAPITALS_ONLY = re.compile(r"(?<![\w-])(?:[A-Z][\w&’'-]* ){1,4}$")
_SEVERAL_WORDS = r"([A-Z][\w&’'-]*[a-z][\w&’'-]*(?: [A-Z][\w&’'-]+){1,3}|[A-Z][A-Z&]{2,7})"
_ROW_BEHIND = re.compile(rf"(?:,| en) {_SEVERAL_WORDS}(?=,|[.;)]|$| [a-z])(?! \()")
_ROW_BEFORE = re.compile(rf"(?<= ){_SEVERAL_WORDS}(?:,| en) $")
_LONGEST_WORD = 48  # code points of a word that may be part of a name
_ROMAN = re.compile(r" (?:I{1,3}|IV|V)(?![\w-])")
_ROW = re.compile(r"(?:,| en|, en) (?=[A-Z])")
_OF = re.compile(r" (?:van|of|der|voor|in|bij)(?: (?:de|het|the))? ")
_PARTICLE = r"(?:van |de |der |den |von |da |di |del |la |al |el )"
_FULL_NAME = (
    rf"([A-ZÀ-ÞŠŽŞĞİ][\w’'-]+(?: [A-ZÀ-ÞŠŽŞĞİ][\w’'.-]*){{0,2}} {_PARTICLE}{{0,2}}[A-ZÀ-ÞŠŽŞĞİ][\w’'-]+[a-zà-ž])"
)
_APPOSED = re.compile(rf", {_FULL_NAME}(?=[,.;)]|$| en )")
_BEFORE_OFFICE = re.compile(rf"(?:^|[.,;(a-zà-ÿ] ){_FULL_NAME}, (?:de |het |the )?$")
_DASHED = re.compile(r" [–-] ")
_SENTENCE_END = ".?!\n:"
_APART = ":@_&=#"  # a name does not begin behind these
_APART_BEHIND = "@_="


class _Scan:
    """One paper."""

    def __init__(self, text: str) -> None:
        # A signature breaks its lines inside an office.
        self.text = text.replace("\n\n", "\0\0").replace("\n", " ").replace("\0\0", "\n\n")
        self.hits: list[ActorHit] = []
        self._at: dict[int, list[tuple[int, tuple[Meaning, ...]]]] = {}
        self._adjectives: dict[int, tuple[int, tuple[str, ...]]] = {}
        self._ends: dict[int, int] = {}
        self._parties: set[int] = set()
        self._small = small_words()

    # -- the pass

    def run(self) -> list[ActorHit]:
        """All hits, in no order."""
        endings = self.look()
        covered = 0
        for start, longest_first in self._at.items():
            inside = named = start < covered
            for end, told in longest_first:
                for meaning in told:
                    what = meaning.what
                    if (named and what in _NAMES) or (inside and what in _FORMS) or what in _SILENT:
                        continue
                    if _HANDLERS[what](self, start, end, meaning) and what in _NAMES:
                        named = True
                        covered = max(covered, end)
        for start, end, meaning in endings:
            self.ending(start, end, meaning)
        return self.hits

    def look(self) -> list[tuple[int, int, Meaning]]:
        """Finds every literal that stands as a word of its own; returns the ends of words like `Bodeminspectie`."""
        text, size = self.text, len(self.text)
        automaton, meanings = actor_words()
        endings: list[tuple[int, int, Meaning]] = []
        found: list[tuple[int, int, int]] = []
        for index, start, end in automaton.find_matches_as_indexes(text, overlapping=True):
            if end < size and text[end].isalnum() and text[end - 1].isalnum():
                continue
            if start and (before := text[start - 1]) not in " \n(":
                if before.isalnum() and text[start].isalnum():
                    if (ending := next((x for x in meanings[index] if x.what == "ending"), None)) is not None:
                        endings.append((start, end, ending))
                    continue
                if before in _APART:
                    continue
            if end < size and text[end] in _APART_BEHIND:
                continue
            found.append((start, -end, index))
        found.sort()
        at = self._at
        for start, end, index in found:
            at.setdefault(start, []).append((-end, meanings[index]))
        return endings

    def hit(
        self,
        start: int,
        end: int,
        meaning: Meaning,
        rule: str,
        *,
        kind: ActorKind | None = None,
        name: str | None = None,
        entities: tuple[str, ...] | None = None,
        full: bool | None = None,
        **more: Any,
    ) -> bool:
        """Adds a hit: of what the meaning says, but for what is told otherwise; always true."""
        self.hits.append(
            ActorHit(
                start,
                end,
                kind or meaning.kind,
                meaning.name if name is None else name,
                f"actor.{rule}",
                meaning.ids if entities is None else entities,
                meaning.full if full is None else full,
                english=meaning.english,
                **more,
            )
        )
        self._ends[end] = start
        return True

    def known(self, pos: int) -> bool:
        """Whether a name of the tables begins here."""
        return any(m.what in _TABLES for _, told in self._at.get(pos, ()) for m in told)

    def joined(self, start: int) -> bool:
        """Whether a hyphen before a name belongs to another name (`NAVO-EU`): else the word is another (`pro-EU`)."""
        return self.text[start - 1 : start] not in ("-", "‑", "–") or not start or start - 1 in self._ends

    def word_before(self, end: int) -> int:
        """Where the word begins that ends here."""
        near = max(0, end - _LONGEST_WORD)
        return max(self.text.rfind(c, near, end) for c in ' \n("«“') + 1 or near

    def in_address(self, start: int) -> bool:
        """Whether the word up to here is an address on the web."""
        return "." in self.text[self.text.rfind(" ", max(0, start - 80), start) + 1 : start]

    def begins_sentence(self, start: int) -> bool:
        before = self.text[max(0, start - 2) : start].rstrip(" ")
        return not before or before[-1] in _SENTENCE_END

    # -- names of the tables

    def name(self, start: int, end: int, m: Meaning) -> bool:
        if not self.joined(start) or (self.text[start - 1 : start] == "/" and self.in_address(start)):
            return False
        if start in self._parties:
            return True
        if _PLURAL.match(self.text, end):
            return False  # `GGD’en` are several
        text = self.text
        if m.weak and text[end : end + 1] == "-":
            return False
        article = text[max(0, start - 4) : start].lower().endswith(("de ", "het ", "the "))
        called = _CALLED.match(text, end)
        spelled = None if m.full or called else _SPELLED.match(text, end)
        if spelled and _stands_for(m.name, spelled[1]):
            # `SACEUR (Supreme Allied Commander Europe)`: what stands in brackets is its name in full.
            return self.hit(start, end, m, "spelled", called=spelled[1])
        self.hit(
            start, end, m, "name" if m.full else "abbreviation",
            name=text[start:end] if m.full or m.kind != "unit" else m.name,
            called=called[1] if called and m.full and _stands_for(called[1], text[start:end]) else None,
            weak=m.weak and not (article and len(m.ids) > 1),
        )  # fmt: skip
        if m.more and not m.weak:
            self.beside(start, end)
        if m.kind == "office":
            self.person_behind(end, text[start:end])
            self.person_beside(start, end, text[start:end])
        return True

    def beside(self, start: int, end: int) -> None:
        """A name of several words or capitals in a row with a company or association: `KPN en Delta Fiber`."""
        for m in (_ROW_BEHIND.match(self.text, end), _ROW_BEFORE.search(self.text, max(0, start - 50), start)):
            if m is None or self.begins_sentence(m.start(1)):
                continue
            at = m.start(1)
            if any(self.named_at(at + i) for i in (0, *(s + 1 for s, c in enumerate(m[1]) if c == " "))):
                continue
            self.hits.append(ActorHit(at, m.end(1), "organisation", m[1], "actor.beside", (slug(m[1]),)))

    def country(self, start: int, end: int, m: Meaning) -> bool:
        return self.joined(start) and self.hit(start, end, m, "country")

    def adjective(self, start: int, end: int, m: Meaning) -> bool:
        text = self.text
        if not self.joined(start):
            return False
        if text[end : end + 1] in ("-", "‑"):
            # `Duits-Nederlandse`: the second one must be an adjective as well.
            if not any(x.what == "adjective" for _, told in self._at.get(end + 1, ()) for x in told):
                return False
        elif not m.full:
            # Without its ending it stands before a neuter noun, or is a language or a name (`Frans Timmermans`).
            following = re.compile(r" ([^\W\d_][\w-]*)").match(text, end)
            if not following or following[1] in self._small.not_nouns or following[1][0].isupper():
                return False
        self._adjectives[end] = (start, m.ids)
        return self.hit(start, end, m, "adjective", full=True)

    def person(self, start: int, end: int, m: Meaning) -> bool:
        return self.hit(start, end, m, "person_named", name=self.text[start:end])

    def own(self, start: int, end: int, m: Meaning) -> bool:
        text = self.text
        if not self.joined(start) and m.kind != "unit":
            return False
        at = start + (text[start:end].find(" ") + 1)
        if text[end : end + 1] == "-" or _PROPER_BEHIND.match(text, end):
            return False
        if self.foreign(start):
            return False  # `abroad` reads it
        adjective = self._adjectives.get(start - 1)
        if adjective and adjective[1] != ("NL",):
            return False
        return self.hit(at, end, m, "own")

    def none(self, start: int, end: int, m: Meaning) -> bool:
        return True

    def foreign(self, start: int) -> tuple[str, ...]:
        """The country whose adjective stands before a word, when it is another than the Netherlands."""
        ids = self._adjectives.get(start - 1, (0, ()))[1] if start else ()
        return ids if ids != ("NL",) else ()

    def abroad(self, start: int, end: int, m: Meaning) -> bool:
        """`de Duitse regering`, `Oekraïense strijdkrachten`."""
        adjective = self._adjectives.get(start - 1) if start else None
        if adjective is None:
            return False
        begin, ids = adjective
        if ids == ("NL",):
            return m.kind == "unit" and self.hit(start, end, m, "unit", entities=(slug(m.name),))
        words = self.text[begin:end]
        return self.hit(begin, end, m, "abroad", name=words, entities=(slug(words),), foreign=ids)

    # -- short forms

    def short(self, start: int, end: int, m: Meaning) -> bool:
        text = self.text
        first = text.find(" ", start, end)
        head = first + 1 if text[start:first].lower() in _ARTICLES else start
        if text[end : end + 1] in ("-", "‑") or _PROPER_BEHIND.match(text, end):
            return False
        if any(e > end for e, told in self._at.get(head, ()) if any(x.what in _TABLES for x in told)):
            return False
        if m.more is None or (body_end(text, end, self.known, noun=True, place=False) > end):
            return False
        own = text[start:head].lower().strip() in ("uw", "deze")
        return self.hit(
            start if own else head, end, m, "short", kind="organisation", name=str(m.more.get("name", text[head:end])),
            entities=(), full=False, lean=m.more["head"], fields=m.more,
        )  # fmt: skip

    # -- persons

    def cue(self, start: int, end: int, m: Meaning) -> bool:
        more = m.more or {}
        if self.text[end : end + 1] != " " or (more.get("title") and not self.text[end + 1 : end + 2].isupper()):
            return False
        member = bool(more.get("member"))
        names = persons_at(self.text, end + 1, self.known, member=member) if more.get("several") else []
        if not names:
            one = person_at(self.text, end + 1, self.known, strict=False, member=member)
            names = [one] if one else []
        for n in names:
            rule = "member" if member else "titled" if more.get("title") else "named"
            if n.party:
                self._parties.add(self.text.find(n.party, n.end))
            self.hits.append(ActorHit(n.start, n.end, "person", n.text, f"actor.{rule}", party=n.party,
                                      english=m.english))  # fmt: skip
        return bool(names)

    def forename(self, start: int, end: int, m: Meaning) -> bool:
        """`Klaas Knot`: a first name of the tables and a surname."""
        if not self.joined(start) or self.text[end - 1] != " ":
            return False
        n = person_at(self.text, start, self.known, strict=False)
        if n is None or n.end <= end or n.text.rpartition(" ")[2] in self._small.no_person:
            return False
        self.hits.append(ActorHit(n.start, n.end, "person", n.text, "actor.forename", party=n.party))
        return True

    def named_after(self, start: int, end: int, m: Meaning) -> bool:
        """`amendement-De Winter`, `amendement Jansen/De Vries`; motions are read by their own finder."""
        if m.name == "motie" or self.text[end : end + 1] != "-":
            return False
        for n in persons_at(self.text, end + 1, self.known):
            self.hits.append(ActorHit(n.start, n.end, "person", n.text, "actor.named_after", party=n.party))
        return True

    def after_person(self, start: int, end: int, m: Meaning) -> bool:
        """`commissie-Van der Meer`, `kabinet-Rutte IV`."""
        n = person_at(self.text, end, self.known, strict=False)
        if n is None or self.foreign(start):
            return False
        stop = n.end
        if m.name == "kabinet-" and (roman := _ROMAN.match(self.text, stop)):
            stop = roman.end()
        words = self.text[start:stop]
        words = words[0].lower() + words[1:]
        return self.hit(start, stop, m, "after_person", name=words, entities=(slug(words),), full=True)

    # -- offices

    def government(self, start: int, end: int, m: Meaning) -> bool:
        """`Minister van Defensie`, `Minister Kuipers`, `de Minister`."""
        several = bool((m.more or {}).get("several"))
        if not self.joined(start) and not several and not self.was(start):
            return False
        portfolio = self.portfolio(end)
        if several:
            return self.ministers(start, end, m, portfolio)
        if portfolio is None:
            shared = self.shared(end)
            if shared is not None:
                words = f"{self.text[start:end]}{self.text[shared[0] : shared[1]]}"
                return self.office(start, end, words, m, shared[2])
            return self.minister_named(start, end, m)
        return self.office(start, portfolio[1], self.text[start : portfolio[1]], m, portfolio[2])

    def was(self, start: int) -> bool:
        """Whether the word before an office says that it is past: `oud-minister`, `toenmalig minister`."""
        before = self.text[max(0, start - 14) : start].lower()
        return any(before.endswith(f) for f in self._small.former)

    def portfolio(self, end: int) -> tuple[int, int, str] | None:
        """Where ` van Defensie` begins and ends behind an office, with the preposition and the whole name."""
        text = self.text
        if text[end : end + 1] == " ":
            for stop, told in self._at.get(end + 1, ()):
                if full := next((x.name for x in told if x.what == "ministry"), None):
                    return end, stop, f"van {full}"
        for preposition in self._small.prepositions:
            if text.startswith(f" {preposition} ", end):
                at = end + len(preposition) + 2
                if text.startswith("het Ministerie van ", at):
                    at += len("het Ministerie van ")
                if (ministry := self.ministry(at)) is not None:
                    dash = _DASHED.match(text, ministry[0])
                    task = self.ministry(dash.end()) if dash else None
                    if task is not None:
                        return end, task[0], f"{preposition} {ministry[1]} {task[1]}"
                    return end, ministry[0], f"{preposition} {ministry[1]}"
        return None

    def ministry(self, pos: int) -> tuple[int, str] | None:
        """The end and the full name of a ministry or portfolio that begins here."""
        for end, told in self._at.get(pos, ()):
            for x in told:
                if x.what == "ministry":
                    return end, x.name
        for end, told in self._at.get(pos, ()):
            if any(x.what == "portfolio" for x in told) and (m := _MORE.match(self.text, end)):
                return m.end(), self.text[pos : m.end()]
        if self.known(pos) or (m := _UNKNOWN.match(self.text, pos)) is None:
            return None
        return m.end(), m[0]

    def shared(self, end: int) -> tuple[int, int, str] | None:
        """For `Minister en Staatssecretaris van X`: the portfolio that both have."""
        text = self.text
        m = _NEXT_OFFICE.match(text, end)
        if m is None:
            return None
        for stop, told in self._at.get(m.end(), ()):
            if any(x.what == "government" and not (x.more or {}).get("several") for x in told):
                return self.portfolio(stop)
        return None

    def office(self, start: int, end: int, words: str, m: Meaning, portfolio: str) -> bool:
        """A minister or state secretary with a portfolio, and the person who is named behind it."""
        text = self.text
        title = "Minister" if m.name.lower() == "minister" else "Staatssecretaris"
        adjective = self._adjectives.get(start - 1) if start else None
        foreign: tuple[str, ...] = ()
        begin, stop = start, end
        if adjective and adjective[1] != ("NL",):
            begin, foreign = adjective
            words = text[begin:end]
        elif behind := self.country_behind(end):
            stop, foreign = behind
            words = text[start:stop]
        entity = slug(words) if foreign else slug(f"{title} {portfolio}")
        called = None
        if (bracket := _CALLED.match(text, stop)) and not foreign and self.abbreviates(bracket.start(1)):
            stop_person = bracket.end()
        else:
            stop_person = stop
        self.hits.append(
            ActorHit(begin, stop, "office", words, "actor.office", (entity,), called=called, foreign=foreign,
                     english=m.english, fields={"title": title})
        )  # fmt: skip
        self._ends[stop] = begin
        self.person_behind(stop_person, words)
        self.person_beside(begin, stop_person, words)
        return True

    def abbreviates(self, pos: int) -> bool:
        return any(x.what == "ministry" for _, told in self._at.get(pos, ()) for x in told)

    def country_behind(self, end: int) -> tuple[int, tuple[str, ...]] | None:
        """` van Finland` behind an office."""
        m = _OF_COUNTRY.match(self.text, end)
        if m is None:
            return None
        for stop, told in self._at.get(m.end(), ()):
            for x in told:
                if x.what == "country" and x.ids != ("NL",):
                    return stop, x.ids
        return None

    def person_behind(self, end: int, office: str) -> None:
        """The person whose name follows an office at once: `Minister van Defensie Reznikov`."""
        text = self.text
        if text[end : end + 1] != " ":
            return
        n = person_at(text, end + 1, self.known, strict=True)
        if n is not None:
            self.hits.append(
                ActorHit(n.start, n.end, "person", n.text, "actor.office_holder", office=office, party=n.party)
            )

    def person_beside(self, start: int, end: int, office: str) -> None:
        """First name and surname between commas, behind an office or before it: `de president, Christine Lagarde,`."""
        m = _APPOSED.match(self.text, end) or _BEFORE_OFFICE.search(self.text, max(0, start - 60), start)
        if m is not None and not self.known(m.start(1)):
            self.hits.append(ActorHit(m.start(1), m.end(1), "person", m[1], "actor.office_holder", office=office))

    def minister_named(self, start: int, end: int, m: Meaning) -> bool:
        """`Minister Kuipers`, `Minister Verhoeckx (Infrastructuur en Waterstaat)`, or `de Minister` alone."""
        text = self.text
        title = "Minister" if m.name.lower() == "minister" else "Staatssecretaris"
        if text[end : end + 1] == " " and (n := person_at(text, end + 1, self.known, strict=True)):
            office = None
            if bracket := _BRACKETED.match(text, n.end):
                ministry = self.ministry(bracket.start(1))
                if ministry and ministry[0] == bracket.end(1):
                    office = f"{title} van {ministry[1]}"
            begin = start
            former = self.was(start)
            self.hits.append(
                ActorHit(n.start, n.end, "person", n.text, "actor.former" if former else "actor.minister",
                         office=office, party=None if office else n.party, foreign=self.foreign(begin),
                         english=m.english, fields={"title": title})
            )  # fmt: skip
            return True
        before = text[max(0, start - 6) : start].rstrip(" ").rpartition(" ")[2]
        if before not in self._small.pointing or _OF.match(text, end) or text[end : end + 1] == "-":
            return False
        if foreign := self.foreign(start):
            return bool(foreign)
        return self.hit(start, end, m, "office_alone", kind="office", name=title, entities=(), full=False,
                        lean=title)  # fmt: skip

    def ministers(self, start: int, end: int, m: Meaning, portfolio: tuple[int, int, str] | None) -> bool:
        """`de Ministers van Financiën en van Defensie` are two offices; any other ministers are a group."""
        text = self.text
        one = {"ministers": "Minister", "staatssecretarissen": "Staatssecretaris"}[m.name.lower()]
        offices: list[tuple[int, int, str]] = []
        while portfolio is not None:
            offices.append(portfolio)
            at = portfolio[1]
            portfolio = next(
                (p for joint in (",", " en", " and") if text.startswith(joint, at)
                 and (p := self.portfolio(at + len(joint)))), None,
            )  # fmt: skip
        if len(offices) > 1:
            for n, (begin, stop, told) in enumerate(offices):
                self.hits.append(
                    ActorHit(start if n == 0 else begin + 1, stop, "office", f"{one} {text[begin:stop].strip()}",
                             "actor.offices", (slug(f"{one} {told}"),), english=m.english, fields={"title": one})
                )  # fmt: skip
            return True
        if text[end : end + 1] == " ":
            for who in persons_at(text, end + 1, self.known):
                if not text[who.start].isupper() or self.named_at(who.start):
                    break
                self.hits.append(
                    ActorHit(who.start, who.end, "person", who.text, "actor.minister", fields={"title": one})
                )
        return self.group(start, end, m)

    def other_office(self, start: int, end: int, m: Meaning) -> bool:
        """`secretaris-generaal van de NAVO`, `EU Hoge Vertegenwoordiger Borrell`, `premier`, `president Macron`."""
        text, more = self.text, m.more or {}
        past = self.text[max(0, start - 4) : start].lower() == "oud-"
        if not (self.joined(start) or past) or any(
            e > end and any(x.what in ("name", "office") for x in told) for e, told in self._at.get(start, ())
        ):
            return False
        begin, stop = start, end
        words: str | None = None
        if past:
            start = begin = start - 4
        foreign = self.foreign(start)
        if more.get("of") and (body := self.body_behind(end)):
            stop = body[0]
            words = text[start:stop]
        if more.get("after") and (before := self.body_before(start)) is not None:
            begin, words = before, text[before:stop]
        if words is None and foreign and (more.get("of") or more.get("id")):
            begin = self._adjectives[start - 1][0]
            words = text[begin:stop]
        entities: tuple[str, ...] = (slug(words),) if words else ()
        if (entity := more.get("id")) and not foreign and (words is None or begin != start):
            words, entities = words or text[start:end], (str(entity),)
        if words:
            bracket = _CALLED.match(text, stop)
            called = bracket[1] if bracket and _stands_for(bracket[1], text[start:stop]) else None
            self.hits.append(
                ActorHit(begin, stop, "office", words, "actor.office_of", entities, called=called, foreign=foreign,
                         english=m.english)
            )  # fmt: skip
            self._ends[stop] = begin
            self.person_beside(begin, stop, words)
        if more.get("title") and text[stop : stop + 1] == " ":
            n = person_at(text, stop + 1, self.known, strict=True)
            if n is not None:
                self.hits.append(
                    ActorHit(n.start, n.end, "person", n.text, "actor.titled", office=words or text[start:end],
                             foreign=foreign, english=m.english)
                )  # fmt: skip
        return bool(words)

    def body_behind(self, end: int) -> tuple[int, str] | None:
        """A body or country behind `van`."""
        m = _OF.match(self.text, end) or _SPACE.match(self.text, end)
        if m is None:
            return None
        for stop, told in self._at.get(m.end(), ()):
            for x in told:
                if x.what in ("name", "country") and (m[0] != " " or (x.what == "name" and not x.full)):
                    return stop, x.name
        return None

    def body_before(self, start: int) -> int | None:
        """Where the body begins that stands right before an office: `EU`, `NAVO-`."""
        if start < 3 or self.text[start - 1] not in " -":
            return None
        at = self.word_before(start - 1)
        if any(
            e == start - 1 and any(x.what == "name" and not x.full for x in told) for e, told in self._at.get(at, ())
        ):
            return at
        return None

    # -- bodies

    def head(self, start: int, end: int, m: Meaning) -> bool:
        """A body that no table knows, by the first word of its name."""
        text, more = self.text, m.more or {}
        if any(e > end and any(x.what in _TABLES for x in told) for e, told in self._at.get(start, ())):
            return False
        if m.name.lower() == "ministerie":
            if not text.startswith(" van ", end) or (ministry := self.ministry(end + 5)) is None:
                return False
            stop, full = ministry
            called = _CALLED.match(text, stop)
            return self.hit(
                start, stop, m, "ministry", name=text[start:stop], entities=(slug(f"ministerie van {full}"),),
                called=called[1] if called else None, full=True,
            )  # fmt: skip
        if not self.joined(start):
            return False
        place, kind = bool(more.get("place")), bool(more.get("kind"))
        # With a capital inside a sentence the word is part of the name: `Nederlandse Vakbond Pluimveehouders`.
        kind = kind and (text[start].islower() or self.begins_sentence(start))
        stop = body_end(text, end, self.known, noun=bool(more.get("noun")), place=place or kind)
        if stop == end and not (more.get("led") and self.adjectives_before(start) < start):
            return False
        begin = start
        if kind:
            begin = end + 1
            if not text[begin].isupper() or self.spans(begin, stop):
                return False
        elif not place:
            begin = self.adjectives_before(start)
        words = text[begin:stop]
        called = _CALLED.match(text, stop)
        return self.hit(
            begin, stop, m, "built", name=words, entities=(slug(words),), full=True,
            called=called[1] if called and _stands_for(called[1], words) else None,
        )  # fmt: skip

    def spans(self, start: int, end: int) -> bool:
        """Whether a name of the tables takes all these words."""
        return any(e >= end and any(x.what in _TABLES for x in told) for e, told in self._at.get(start, ()))

    def tail(self, start: int, end: int, m: Meaning) -> bool:
        """`Deltion College`: words with a capital inside a sentence, the last of which says what it is."""
        text = self.text
        before = _CAPITALS_ONLY.search(text, max(0, start - 60), start)
        if before is None or text[end : end + 1] in ("-", "‑") or self.spans(before.start(), end):
            return False
        begin = before.start()
        while begin < start and (self.begins_sentence(begin) or self.named_at(begin)):
            begin = text.find(" ", begin) + 1
        if begin >= start or body_end(text, end, self.known, noun=True, place=False) > end:
            return False
        words = text[begin:end]
        return self.hit(begin, end, m, "tail", name=words, entities=(slug(words),), full=True)

    def adjectives_before(self, start: int) -> int:
        """Where a name begins whose head is led by other words: `Nationaal Regieorgaan`, `DCMR Milieudienst`."""
        for _ in range(2):
            if not start or self.text[start - 1] != " ":
                break
            at = self.word_before(start - 1)
            word = self.text[at : start - 1]
            led = word[:1].isupper() and word.isalpha() and not self.begins_sentence(at) and not self.named_at(at)
            if word not in self._small.before and not (led and (word.isupper() or word.endswith(("e", "isch")))):
                break
            start = at
        return start

    def named_at(self, pos: int) -> bool:
        """Whether a name of a body or country begins here, or an office."""
        return any(
            x.what in _TABLES or x.what in ("government", "office", "own", "head")
            for _, told in self._at.get(pos, ())
            for x in told
        )

    def heads(self, start: int, end: int, m: Meaning) -> bool:
        """`de gemeenten Ede, Wageningen en Barneveld`, `de corporaties Ymere en Rochdale`."""
        text = self.text
        one = str((m.more or {}).get("one") or "")
        at = end
        found: list[tuple[int, int]] = []
        while len(found) < 20 and text[at : at + 1] == " " and text[at + 1 : at + 2].isupper():
            stop = body_end(text, at, self.known, noun=False, place=True)
            if stop == at:
                break
            found.append((at + 1, stop))
            joint = _ROW.match(text, stop)
            if joint is None:
                break
            at = joint.end() - 1
        for begin, stop in found:
            if one or not self.spans(begin, stop):
                name = f"{one} {text[begin:stop]}".strip()
                self.hit(begin, stop, m, "row", name=name, entities=(slug(name),), full=True)
        return bool(found)

    def fraction(self, start: int, end: int, m: Meaning) -> bool:
        """`de leden van de Volkspartij-fractie`, `de leden van Lijst Noord`: a party that no table knows."""
        text = self.text
        at = end + (9 if text.startswith(" fractie ", end) else 1)
        if text[end : end + 1] != " " or not text[at : at + 1].isupper() or self.known(at):
            return False
        stop = body_end(text, at - 1, self.known, noun=False, place=False)
        words = text[at:stop]
        if words.partition(" ")[0] in self._small.not_names or self.named_at(at):
            return False
        return self.hit(
            at, stop, m, "fraction", name=words, entities=(slug(words.removesuffix("-fractie")),), full=True
        )

    def committee(self, start: int, end: int, m: Meaning) -> bool:
        """`vaste commissie voor Onderwijs, Cultuur en Wetenschap`."""
        text = self.text
        stop = end
        for preposition in (" voor ", " inzake "):
            if text.startswith(preposition, end) and (ministry := self.ministry(end + len(preposition))):
                stop = ministry[0]
        words = text[start:stop]
        words = words[0].lower() + words[1:]
        named = stop > end
        return self.hit(
            start, stop, m, "committee", name=words, entities=(slug(words),) if named else (), full=named,
            lean=None if named else "commissie", fields={"name": "commissie"},
        )  # fmt: skip

    def ending(self, start: int, end: int, m: Meaning) -> None:
        """A name of one word inside a sentence: `Arbeidsinspectie`."""
        text = self.text
        begin = start
        while begin and start - begin < _LONGEST_WORD and (text[begin - 1].isalnum() or text[begin - 1] == "-"):
            begin -= 1
        word = text[begin:end]
        if (m.more or {}).get("unit"):
            self.unit(begin, end, m)
            return
        if not word[0].isupper() or word.isupper() or self.begins_sentence(begin) or word in self._small.unlike:
            return
        if text[end : end + 1] in ("-", "‑") or not word[0].isalpha() or self.known(begin):
            return
        self.hits.append(ActorHit(begin, end, "organisation", word, "actor.ending", (slug(word),)))

    def company(self, start: int, end: int, m: Meaning) -> bool:
        """`Chemours B.V.`."""
        before = _CAPITALS_BEFORE.search(self.text, max(0, start - 60), start)
        if before is None:
            return False
        begin = before.start()
        words = self.text[begin:end]
        return self.hit(begin, end, m, "company", name=words, entities=(slug(words),), full=True)

    # -- units and groups

    def unit(self, start: int, end: int, m: Meaning) -> bool:
        """`43e gemechaniseerde brigade`: a number, adjectives, the kind of unit."""
        before = _NUMBER.search(self.text, max(0, start - 60), start)
        if before is None or self.text[end : end + 1] == "-":
            return False
        ordinal = before[1][-1] == "e"
        if not ordinal and not (self.text[start].isupper() and (not before[2] or before[2].istitle())):
            return False
        words = self.text[before.start() : end]
        plain = re.sub(r"^(\d+)(?:e|de|ste) ", r"\1 ", words)
        return self.hit(before.start(), end, m, "unit", kind="unit", name=words, entities=(slug(plain),), full=True)

    def group(self, start: int, end: int, m: Meaning) -> bool:
        """`bondgenoten`, `NAVO-ministers`: a collective without a name of its own, called by its noun."""
        begin = start
        if start and self.text[start - 1] in "-‑":
            if start - 1 not in self._ends:
                return False
            begin = self._ends[start - 1]
        if self.text[end : end + 1] in ("-", "‑"):
            return False
        word = self.text[start:end]
        name = word[0].lower() + word[1:]
        return self.hit(begin, end, m, "group", kind="group", name=name, entities=(), full=True)

    def named_group(self, start: int, end: int, m: Meaning) -> bool:
        return self.hit(start, end, m, "named_group", kind="group", name=m.name, entities=(slug(m.name),), full=True)


_SPACE = re.compile(" ")
_OF_COUNTRY = re.compile(r" (?:van|of) (?:the )?")
# A proper name behind a word makes it part of that name: `de Raad van State`, `de Staat van het Onderwijs`.
_PROPER_BEHIND = re.compile(r" (?:van|voor|of|te|tot|der)(?: (?:de|het|the))? [A-ZÀ-Þ](?!amerst|etrouwen)")


def _stands_for(short: str, full: str) -> bool:
    """Whether an abbreviation takes its letters from a name, in order, beginning with the first."""
    letters = [c for c in short.lower() if c.isalnum()]
    rest = iter(full.lower())
    return len(short) < len(full) and letters[:1] == [full[0].lower()] and all(c in rest for c in letters)


_HANDLERS: dict[str, Callable[[_Scan, int, int, Meaning], bool]] = {
    "name": _Scan.name,
    "country": _Scan.country,
    "adjective": _Scan.adjective,
    "person": _Scan.person,
    "own": _Scan.own,
    "none": _Scan.none,
    "abroad": _Scan.abroad,
    "short": _Scan.short,
    "cue": _Scan.cue,
    "named_after": _Scan.named_after,
    "after_person": _Scan.after_person,
    "government": _Scan.government,
    "office": _Scan.other_office,
    "head": _Scan.head,
    "heads": _Scan.heads,
    "tail": _Scan.tail,
    "fraction": _Scan.fraction,
    "forename": _Scan.forename,
    "committee": _Scan.committee,
    "company": _Scan.company,
    "unit": _Scan.unit,
    "group": _Scan.group,
    "named_group": _Scan.named_group,
}
# Inside one of these no other of them is looked for.
_NAMES = frozenset({"name", "country", "adjective", "own", "none", "short", "person", "after_person", "committee"})
# Nor of these, which read a name by its form.
_FORMS = frozenset({"head", "tail", "company", "unit", "office", "government"})
# They are looked up by others.
_SILENT = frozenset({"ministry", "ending", "portfolio"})
_TABLES = frozenset({"name", "country", "adjective", "ministry", "none"})


def _find(paper: Paper, at: Sequence[int]) -> Iterator[ActorHit]:
    yield from _Scan(paper.text).run()


finder = Finder(
    kind="actor",
    about="A person, an office, a body, a country, a collective or an armed unit that is named.",
    examples=(
        "De Minister van Defensie sprak met het lid Sjoerdsma.",
        "De Russische aanval raakt alle bondgenoten.",
        "de Inspectie Leefomgeving en Transport (ILT)",
    ),
    triggers=(),
    find=_find,
    type="actor",
)
