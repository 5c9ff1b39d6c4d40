"""The meeting that a paper reports on or announces: which body, when, where.

A paper is about a meeting when it says so of itself: `Hierbij ontvangt u het verslag van de Raad …`; `Op 3 en 4 april
bracht ik een bezoek aan Marokko. Hierbij informeer ik uw Kamer`; or a heading over its annex. A meeting that is only
mentioned, the report of an earlier one, and answers to questions about an agenda make none.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Literal, NamedTuple

from griffier.data import rows
from griffier.lang import words
from griffier.link.session_words import one_of
from griffier.link.sessions import sessions_of
from griffier.model.actor import Actor
from griffier.model.clean import Section, Sentence
from griffier.model.document import Meeting
from griffier.model.when import When

_OPENING = 8  # sentences in which a paper says what it is about
_LONGEST = 900  # code points of a sentence that are looked at
_NEAR = 60  # code points between two days on which bodies meet one after the other
_NAME = 200  # code points of a meeting's name
_YEAR = re.compile(r"\d{4}")
_DAYS = re.compile(r"\d{4}-(?:0\d|1[0-2])(?:-\d\d)?(?:/\d{4}-\d\d-\d\d)?")  # EDTF of a day, a month or some days
_OF = ("van de ", "van het ", "of the ")
# Kinds of paper that are about a meeting of others; the rest answer, move or record.
_KINDS = frozenset({"letter", "other"})

Role = Literal["report", "agenda"]


@dataclass(frozen=True, slots=True)
class Told:
    """What of a reading the meeting is found from.

    Attributes:
        text, sections, sentences: of the reading.
        kind, language, date: of the document.
        title: where the document's own title stands in the text, or None.
        dates: worked out, by start; those of the letterhead as well.
        actors: by start.
    """

    text: str
    sections: Sequence[Section]
    sentences: Sequence[Sentence]
    kind: str
    language: str
    date: str | None
    title: tuple[int, int] | None
    dates: Sequence[When] = ()
    actors: Sequence[Actor] = ()


class _Found(NamedTuple):
    """A meeting in the words: its role where they say it, its name, and the stretch that is about it."""

    role: Role | None
    start: int
    end: int
    last: int
    first: int


class _Words(NamedTuple):
    this: re.Pattern[str]
    not_this: re.Pattern[str]
    instead: re.Pattern[str]
    aside: re.Pattern[str]
    second: re.Pattern[str]
    weak: re.Pattern[str]
    role: re.Pattern[str]
    about: re.Pattern[str]
    name: re.Pattern[str]
    other: re.Pattern[str]
    never: re.Pattern[str]
    ends: re.Pattern[str]
    past: re.Pattern[str]
    future: re.Pattern[str]
    told: re.Pattern[str]
    place: re.Pattern[str]
    no_place: re.Pattern[str]
    journey: re.Pattern[str]
    leading: frozenset[str]


@cache
def _words(language: str) -> _Words:
    t = words("meeting", language)
    m, role, place = t["meeting"], t["role"], t["place"]

    def word(pattern: str) -> re.Pattern[str]:
        return re.compile(rf"(?<![\w-]){pattern}(?![\w-])", re.IGNORECASE)

    before = rf"(?:(?:{'|'.join(m['before'])}),? (?:en )?){{0,4}}"
    noun = rf"(?:[\w’'-]{{0,40}}?{one_of(m['nouns'])}(?![\w-])" + (
        rf"|{one_of(m['with_word'])}(?!\w)" if m["with_word"] else ""
    )
    journey = rf"{one_of(m['journeys'])} (?:van .{{3,60}}? )?{one_of(m['journeys_to'])} (?:het |de |the )?(?=[A-Z])"
    # Names of councils have capitals; nouns may.
    name = rf"(?P<name>{before}(?:(?i:{noun}|{journey}))|{m['council']}|{one_of(m['bodies'])}(?![\w])))"
    articles = one_of(role["articles"])
    between = rf"(?:(?:{one_of(role['between'])}|{articles}) ){{0,6}}"
    roles = "|".join(f"(?P<{r}>{one_of(role[r])})" for r in ("agenda", "report", "either"))
    capital = r"(?:[’']s-)?[A-ZÀ-Ý][\w’'.-]*\w"
    preposition = one_of(place["prepositions"])
    return _Words(
        this=word(one_of(t["says"]["this"])),
        not_this=word(one_of(t["says"]["not"])),
        instead=word(one_of(t["says"]["instead"])),
        aside=re.compile(rf"{one_of(t['says']['aside'])}(?!\w)", re.IGNORECASE),
        second=word(one_of(t["says"]["second"])),
        weak=re.compile(one_of(role["weak"]), re.IGNORECASE),
        role=re.compile(rf"(?<![\w-])(?:{roles})(?![\w-])", re.IGNORECASE),
        about=re.compile(rf"[ :]+(?i:{between}){name}"),
        name=re.compile(rf"(?<![\w-]){name}"),
        other=word(one_of(m["other"])),
        never=re.compile(one_of(m["never"])),
        ends=re.compile(one_of(m["ends"])),
        past=word(one_of(t["held"]["past"])),
        future=word(one_of(t["held"]["future"])),
        told=word(one_of(t["held"]["told"])),
        place=re.compile(
            rf"(?<!\w){preposition} (?:{one_of(place['skipped'])} )?"
            rf"(?P<place>{capital}(?: (?:{one_of(place['inside'])} ?)?{capital}){{0,3}})"
        ),
        no_place=re.compile(rf"{one_of(place['not'])}(?!\w)"),
        journey=re.compile(rf"(?:{before})(?i:{journey})"),
        leading=frozenset(m["leading"]),
    )


def meeting_of(told: Told) -> Meeting | None:
    """The meeting that the paper is about, or None."""
    w = _words("en" if told.language == "en" else "nl")
    opening = _opening(told)
    found = _told_of(opening, told, w)
    if found is None:
        return None
    spans = _spans(found, opening, told, w)
    name = " ".join(told.text[found.start : found.end].split())
    day = _day(spans, told, w)
    role = found.role or _role_by_day(day, told)
    place = _place(spans, told, w)
    if role is None or not (day or place):
        return None
    day = _within(day, role, told)
    return Meeting(
        role=role,
        body=_body(found, told) or _of_those_who_met(found, opening, told, w),
        name=name,
        date=day[0] if day else None,
        place=place or _goal(name, w),
        sessions=sessions_of(told.text, told.sections, told.sentences, told.actors, found.first, told.language),
    )


def might_meet(told: Told) -> bool:
    """Whether the paper speaks of a meeting of its own: its days and actors, which tell the rest, need not be known."""
    w = _words("en" if told.language == "en" else "nl")
    return _told_of(_opening(told), told, w) is not None


def _told_of(opening: Sequence[tuple[int, int]], told: Told, w: _Words) -> _Found | None:
    """Where the paper says that it is about a meeting."""
    if told.kind not in _KINDS:
        return None
    found = _announced(opening, told, w)
    in_two = _told_in_two(opening, told, w)
    if in_two and (found is None or in_two.first < found.first):
        found = in_two
    return found or _headed(told, w)


# where the paper says it


def _opening(told: Told) -> list[tuple[int, int]]:
    """The first sentences, cut where they are too long."""
    return [(s.start, min(s.end, s.start + _LONGEST)) for s in told.sentences[:_OPENING]]


def _announced(opening: Sequence[tuple[int, int]], told: Told, w: _Words) -> _Found | None:
    """`Hierbij ontvangt u het verslag van de bijeenkomst …`: the paper's role and the meeting in one sentence."""
    for start, end in opening:
        sentence = told.text[start:end]
        if w.aside.match(sentence) or not w.this.search(sentence) or w.not_this.search(sentence):
            continue
        for m in w.role.finditer(sentence):
            before = sentence[: m.start()]
            if w.instead.search(before) or (w.second.search(before) and w.weak.fullmatch(m[0])):
                break
            about = w.about.match(sentence, m.end())
            if about and (found := _named(about, start, end, told, w, _role(m))):
                return found
    return None


def _told_in_two(opening: Sequence[tuple[int, int]], told: Told, w: _Words) -> _Found | None:
    """`Op 3 mei vond … plaats. In deze brief doe ik verslag`: the meeting first, then what the paper does."""
    for n, (start, end) in enumerate(opening[:2]):
        sentence = told.text[start:end]
        if w.aside.match(sentence):
            continue
        was, comes = w.past.search(sentence), w.future.search(sentence)
        if not (was or comes):
            continue
        for m in w.name.finditer(sentence):
            found = _named(m, start, end, told, w, None)
            if found is None:
                continue
            for a, b in [*opening[n + 1 : n + 3], (start, end)]:
                after = told.text[a:b]
                if w.this.search(after) and w.told.search(after) and not w.not_this.search(after):
                    role = next((r for m in w.role.finditer(after) if (r := _role(m))), None)
                    if w.instead.search(after):
                        break
                    # The word for the cabinet's stand may be used of what it did as well.
                    role = "report" if was and not comes else "agenda" if comes and not was else role
                    return found._replace(role=role)
            break
    return None


def _headed(told: Told, w: _Words) -> _Found | None:
    """The document's title, or the first heading, says it: `Geannoteerde agenda Eurogroep 15 januari 2024`."""
    titled = [told.title] if told.title else []
    headings = [(s.start, s.start + len(s.title)) for s in told.sections if s.title][:1]
    for start, end in [*titled, *headings]:
        line = told.text[start:end]
        m = w.role.match(line)
        if m is None or _role(m) is None or w.instead.search(line):
            continue
        about = w.about.match(line, m.end())
        if about and (found := _named(about, start, end, told, w, _role(m))):
            return found
    return None


def _role(m: re.Match[str]) -> Role | None:
    return "agenda" if m["agenda"] else "report" if m["report"] else None


def _named(m: re.Match[str], start: int, end: int, told: Told, w: _Words, role: Role | None) -> _Found | None:
    """The meeting at a match, with its whole name; None for another one than the paper's."""
    text = told.text
    a = start + m.start("name")
    if w.never.match(text, a) or w.other.search(text[max(start, a - 25) : start + m.end("name")]):
        return None
    if m["name"].lower().split()[-1] in _not_meetings():
        return None
    b = _name_end(a, start + m.end("name"), end, told, w)
    return _Found(role, a, b, end, start)


@cache
def _not_meetings() -> frozenset[str]:
    return frozenset(x for language in ("nl", "en") for x in words("meeting", language)["meeting"]["not"])


def _name_end(start: int, least: int, end: int, told: Told, w: _Words) -> int:
    """Where the name of a meeting that begins at `start` ends: before its day, its place, or what is said of it."""
    text = told.text
    end = min(end, start + _NAME)
    stops = [d.start for d in told.dates if least <= d.start < end][:1]
    stops += [m.start() for m in [w.ends.search(text, least - 1 if text[least - 1] in ",;" else least, end)] if m]
    stops += [m.start() for m in w.place.finditer(text, least, end) if not w.no_place.match(m["place"])][:1]
    least = least - 1 if text[least - 1] == "," else least
    stop = min([s for s in stops if s >= least] or [end])
    name = text[start:stop].rstrip(" ,.(")
    # Words that led to the day or place: `van`, `op`, `die op`, `te`.
    while (cut := name.rsplit(" ", 1)) and len(cut) == 2 and cut[1].lower() in w.leading:
        name = cut[0]
    return start + len(name)


# when, where, who


def _spans(found: _Found, opening: Sequence[tuple[int, int]], told: Told, w: _Words) -> list[tuple[int, int]]:
    """Stretches that may say when and where it is, the likeliest first."""
    tail = _tail(found, told, w)
    out = [(found.end, tail), (found.first, found.start)]
    if w.role.search(told.text, found.first, found.start) is None:
        # A sentence that only says what was held: its day stands anywhere in it.
        out = [(found.first, tail)]
    for a, b in opening:
        held = a != found.first and (w.past.search(told.text, a, b) or w.future.search(told.text, a, b))
        # The sentence before may name those who meet only: `Op 25 november kwamen de ministers bijeen.`
        if held and (b < found.first or w.name.search(told.text, a, b)) and not w.other.search(told.text, a, b):
            out.append((a, b))
    if told.title:
        out.append(told.title)
    for s in told.sections:
        if s.title and (m := w.role.match(s.title)) and _role(m):
            out.append((s.start, s.start + len(s.title)))
            break
    return out


def _tail(found: _Found, told: Told, w: _Words) -> int:
    """Where the words behind the name stop to be about the meeting."""
    stop = re.compile(r", (?:zoals|alsmede|alsook|evenals|conform|waarvoor|as well as|as promised)|; | en (?:het|de) ")
    m = stop.search(told.text, found.end, found.last)
    return m.start() if m else found.last


def _day(spans: Sequence[tuple[int, int]], told: Told, w: _Words) -> tuple[str, str] | None:
    """The days of the meeting (EDTF), with the words that say them."""
    for a, b in spans:
        inside = [d for d in told.dates if a <= d.start < b and d.edtf and _DAYS.fullmatch(d.edtf)]
        inside = [d for d in inside if d.bearing is None or "/" in str(d.edtf)]
        if not inside:
            continue
        d, behind = inside[0], inside[1] if len(inside) > 1 else None
        if behind and behind.start - d.end < _NEAR and _next_day(str(d.edtf)) == behind.edtf:
            # `op 2 mei de Eurogroep en op 3 mei de Ecofinraad`
            return f"{d.edtf}/{behind.edtf}", d.text
        return str(d.edtf), d.text
    return None


def _next_day(day: str) -> str | None:
    try:
        return (date.fromisoformat(day) + timedelta(days=1)).isoformat()
    except (ValueError, OverflowError):
        return None


def _role_by_day(day: tuple[str, str] | None, told: Told) -> Role | None:
    if day is None or told.date is None:
        return None
    return "agenda" if day[0][: len(told.date)] > told.date else "report"


def _within(day: tuple[str, str] | None, role: Role, told: Told) -> tuple[str, str] | None:
    """A day without its year lies ahead of an agenda and behind a report."""
    if day is None or told.date is None or _YEAR.search(day[1]):
        return day
    parts = day[0].split("/")
    move = 0
    if role == "agenda" and parts[-1] < told.date[: len(parts[-1])]:
        move = 1
    elif role == "report" and parts[0] > told.date[: len(parts[0])]:
        move = -1
    return "/".join(f"{int(p[:4]) + move:04}{p[4:]}" for p in parts), day[1]


def _place(spans: Sequence[tuple[int, int]], told: Told, w: _Words) -> str | None:
    """The first place that is named; months, bodies and countries' adjectives are none."""
    for a, b in spans:
        for m in w.place.finditer(told.text, a, b):
            if w.no_place.match(m["place"]):
                continue
            if any(x.start <= m.start("place") < x.end and x.kind != "country" for x in told.actors):
                continue
            return " ".join(m["place"].rstrip(".").split())
    return None


def _goal(name: str, w: _Words) -> str | None:
    """Of a journey whose places are not named: the country it led to."""
    if m := w.journey.match(name):
        return re.split(r" (?:en|and|van|op|met|from|on|with) |,", name[m.end() :])[0] or None
    return None


def _body(found: _Found, told: Told) -> str | None:
    """Which body meets: named in the words, or known to hold a meeting of that name."""
    name = told.text[found.start : found.end]
    meets = _organisations()
    known = [(found.start + m.start(), body) for words_, body in _bodies() if (m := words_.search(name))]
    named = [(a.start, a.entity) for a in told.actors if found.start <= a.start < found.end and a.entity in meets]
    # What it is called tells more than a body that stands behind: `Arbeidsconferentie van de ILO`.
    return min([*known, *named], key=lambda x: x[0], default=(0, None))[1]


def _of_those_who_met(found: _Found, opening: Sequence[tuple[int, int]], told: Told, w: _Words) -> str | None:
    """The body in the sentence that says when they meet: `komen de regeringsleiders van de NAVO bijeen`."""
    meets = _organisations()
    for a, b in opening:
        if b <= found.first and (w.past.search(told.text, a, b) or w.future.search(told.text, a, b)):
            named = [x for x in told.actors if a <= x.start < b and x.entity in meets]
            return named[0].entity if named else None
    # `een bijeenkomst wordt gehouden van de Noord-Atlantische Raad`
    behind = (x for x in told.actors if found.end <= x.start < _tail(found, told, w) and x.entity in meets)
    return next((x.entity for x in behind if told.text[x.start - 8 : x.start].endswith(_OF)), None)


@cache
def _bodies() -> Sequence[tuple[re.Pattern[str], str]]:
    """Names of meetings and the bodies that hold them."""
    return [
        (re.compile(rf"(?<![\w-]){one_of(map(re.escape, r['words'].split(';')))}(?![a-zà-ÿ])"), r["body"])
        for r in rows("meeting_bodies")
    ]


@cache
def _organisations() -> Mapping[str, str]:
    """Bodies of the table that are no authority of the country itself."""
    return {r["id"]: r["name"] for r in rows("organisations") if r["kind"] == "organisation" and r["parent"] != "Rijk"}
