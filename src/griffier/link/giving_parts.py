"""The parts of a contribution in a clause: the thing, who gets it, where it goes, what it is part of."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from griffier.link.giving_words import Form, Verb, Words
from griffier.model.actor import Actor
from griffier.model.contribution import Given, Giver
from griffier.model.when import When

_FRAME = 160  # code points of what a contribution is part of
_RECEIVERS = frozenset({"country", "organisation", "unit"})
_AND = re.compile(r",? (?:en|and|alsmede) |, ")
_DIGITS = frozenset("0123456789€$")
_TOKEN = re.compile(r"[^\s,;:()«»“”\"?!]+(?<!\.)")
_DETERMINERS = frozenset({"een", "de", "het", "a", "an", "the"})
_HOLDS = re.compile(r" (?:met|with|of|aan) ")


class Thing(NamedTuple):
    """What is given: its place in the clause, and what sort of thing it is."""

    start: int
    end: int
    kind: Given | None


@dataclass(slots=True)
class Clause:
    """The clause of a giving word, with the actors and dates in it; places of things are counted from its start."""

    text: str
    start: int
    end: int
    actors: Sequence[Actor]
    dates: Sequence[When]
    _things: list[Thing] | None = None

    def things(self, w: Words) -> list[Thing]:
        """Everything in it that could be given, found once."""
        if self._things is None:
            self._things = _things_in(self, w)
        return self._things


def thing_of(clause: Clause, a: int, b: int, particle: int | None, verb: Verb, form: Form, w: Words) -> Thing | None:
    """What is given, where this verb has it."""
    things = [t._replace(kind=t.kind or "goods") for t in clause.things(w) if t.kind or verb.open]
    units = [Thing(x.start - clause.start, x.end - clause.start, "unit") for x in clause.actors if x.kind == "unit"]
    # A unit by its name is more than the word in it: `11e luchtmobiele brigade`.
    things = [t for t in things if not any(t.start < u.end and u.start < t.end for u in units)]
    things = sorted([*things, *units])
    # Behind a word for who gets it or where it goes, a unit is no thing.
    behind = [t for t in things if w.with_.search(clause.text, max(0, t.start - 6), t.start)]
    if verb.what in ("with", "either") and behind:
        return _joined(behind[0], things, clause.text)
    if verb.what == "with":
        return None
    free = [
        t for t in things
        if not w.not_thing.search(clause.text, max(0, t.start - 30), t.start)
        or (t.kind == "unit" and verb.goes)
        or (t.kind == "money" and w.of_gift.search(clause.text, max(0, t.start - 40), t.start))
    ]  # fmt: skip
    free = [t for t in free if t not in behind]
    if form in ("present", "past"):
        inside = [t for t in free if b <= t.start and (particle is None or t.end <= particle)]
        # A unit before its verb is who gives.
        before = [t for t in free if t.end <= a and t not in units]
        pick = inside[0] if inside else before[-1] if before else None
    else:
        before = [t for t in free if t.end <= a]
        pick = before[-1] if before else None
        if w.thing_behind:
            after = [t for t in free if t.start >= b]
            pick = after[0] if after else pick
    if pick is None and verb.given:
        return next((t for t in things if t.kind == "money" and t.end <= a), None)
    return _joined(pick, things, clause.text) if pick else None


def _things_in(clause: Clause, w: Words) -> list[Thing]:
    """Everything in a clause that could be given: sums, numbers of things, things with an article or alone."""
    text = clause.text
    days = [(d.start - clause.start, d.end - clause.start) for d in clause.dates]
    out: list[Thing] = []
    done = 0
    tokens = [m.span() for m in _TOKEN.finditer(text)]
    for n, (a, b) in enumerate(tokens):
        word = text[a:b].lower()
        # Most words are neither a number nor a thing.
        if not (word.endswith(w.telling) or word in w.numerals or word[0] in _DIGITS):
            continue
        if a < done or any(x < b and a < y for x, y in days):
            continue
        if not word.endswith(w.known) and (m := w.number.match(text, a, _reach(a, days, len(text)))):
            if (thing := _counted(m, w)) is not None:
                about = w.about.search(text, max(0, a - 20), a)
                out.append(thing._replace(start=about.start() if about else a))
                done = thing.end
        elif kind := _kind_of(word, w):
            first = a
            for x, y in reversed(tokens[max(0, n - 2) : n]):
                if x < done or text[x:y].lower() not in w.articles or y + 1 != first:
                    break
                first = x
                if text[x:y].lower() in _DETERMINERS:
                    break
            out.append(Thing(first, b, kind))
            done = b
    return out


def _reach(start: int, days: Sequence[tuple[int, int]], end: int) -> int:
    """How far a number's noun may stand: up to the next date."""
    return min((x for x, _ in days if x > start), default=end)


def _counted(m: re.Match[str], w: Words) -> Thing | None:
    """A number with its noun; None for a number of years, votes, letters and the like."""
    if m["money"]:
        return Thing(m.start(), m.end(), "money")
    end = m.start("nouns")
    last = None
    for token in _TOKEN.finditer(m["nouns"]):
        if token[0].lower() in w.stops:
            break
        if kind := _kind_of(token[0].lower(), w):
            return Thing(m.start(), end + token.end(), kind)
        if token[0].lower() in w.no_thing:
            return None
        last = token
    # A noun that is in no list: what it is, the verb has to say.
    if last is None or not last[0].endswith(("en", "s")):
        return None
    return Thing(m.start(), end + last.end(), None)


def _kind_of(word: str, w: Words) -> Given | None:
    """What sort of thing a word in small letters is, by its end."""
    if not word.endswith(w.known):
        return None
    return next(kind for kind, ends in w.kinds if word.endswith(ends))


def _joined(thing: Thing, things: Sequence[Thing], text: str) -> Thing:
    """With the things that stand in one row with it, and goods that are in it: `vrachtwagens met hulpgoederen`."""
    start, end = thing.start, thing.end
    for t in things:
        if (t.start >= end and _AND.fullmatch(text, end, t.start)) or (
            t.start >= end and t.kind == "goods" and _HOLDS.fullmatch(text, end, t.start)
        ):
            end = t.end
    for t in reversed(things):
        if t.end <= start and _AND.fullmatch(text, t.end, start) and t.kind != "unit":
            start = t.start
    return Thing(start, end, thing.kind)


def frame_of(clause: Clause, thing: Thing | None, w: Words) -> tuple[int, int] | None:
    """What it is part of: `de oefening …`, `het fonds`, without its article."""
    for m in w.within.finditer(clause.text):
        start = m.end()
        if thing and thing.start <= start < thing.end:
            continue
        found = w.frame.match(clause.text, start, start + _FRAME)
        if found is None:
            continue
        first = found.start("frame")
        inner = w.ends.search(clause.text, first, found.end("frame"))
        if inner and not _name_of_frame(clause.text[first : found.end("frame")]):
            continue
        stop = w.ends.search(clause.text, found.end("frame"), start + _FRAME)
        end = stop.start() if stop else min(len(clause.text), start + _FRAME)
        return first, len(clause.text[:end].rstrip(" .,"))
    return None


def named_frame(clause: Clause, w: Words) -> tuple[int, int] | None:
    """What somebody takes part in, by its name alone: `deelnemen aan Atalanta`."""
    m = w.named.search(clause.text)
    return m.span("name") if m else None


def _name_of_frame(words_: str) -> bool:
    """`NATO-GEORGIA 2022 oefening`: names and numbers before the word for it."""
    return all(x[:1].isupper() or x[:1].isdigit() for x in words_.split()[:-1])


def where_of(
    clause: Clause,
    thing: Thing | None,
    frame: tuple[int, int] | None,
    w: Words,
) -> tuple[str, int, int] | None:
    """The place or country where it goes, with its place in the clause."""
    for m in w.where.finditer(clause.text):
        a, b = m.span("place")
        if (thing and thing.start <= a < thing.end) or (frame and frame[0] <= a < frame[1]):
            continue
        x = next((x for x in clause.actors if x.start - clause.start <= a < x.end - clause.start), None)
        if x and x.kind != "country":
            continue
        if any(d.start - clause.start < b and a < d.end - clause.start for d in clause.dates):
            continue
        if x:
            return None if is_adjective(x) else (x.name, a, x.end - clause.start)
        return m["place"].rstrip("."), a, b
    return None


def to_of(
    clause: Clause, givers: Sequence[tuple[Giver, int, int]], frame: tuple[int, int] | None, w: Words
) -> tuple[str, int, int] | None:
    """The country, body or unit that gets it, with its place in the clause."""
    taken = {a for _, a, _ in givers}
    for m in w.to.finditer(clause.text):
        for x in clause.actors:
            a, b = x.start - clause.start, x.end - clause.start
            if a == m.end() and a not in taken and x.kind in _RECEIVERS and not is_adjective(x):
                if frame and frame[0] <= a < frame[1]:
                    continue
                return x.name, a, b
    return None


def is_adjective(x: Actor) -> bool:
    """`Nederlandse` names a country and gives nothing."""
    return x.rule == "actor.adjective"
