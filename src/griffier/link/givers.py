"""Who gives: the subject of a clause with a giving verb, the agent behind `door`, who signs for `ik`."""

import re
from collections.abc import Sequence

from griffier.link.giving_parts import Clause, Thing, is_adjective
from griffier.link.giving_words import Words
from griffier.model.actor import Actor
from griffier.model.contribution import Giver

GIVERS = frozenset({"country", "organisation", "office", "unit", "group"})
NOBODY = frozenset({"tweede-kamer", "eerste-kamer", "staten-generaal"})
_JOIN = re.compile(r",? (?:en|and|evenals|as well as) (?:de |het |the )?|, ?(?:de |het |the )?")
_WORD = re.compile(r"\w+")
_ARTICLE = 5  # code points of an article before an actor


def givers_of(
    clause: Clause,
    at: int,
    thing: Thing | None,
    frame: tuple[int, int] | None,
    *,
    passive: bool,
    signer: Giver | None,
    w: Words,
) -> list[tuple[Giver, int, int]]:
    """Who gives, with their places in the clause."""
    text = clause.text
    usable = [
        x for x in clause.actors
        if x.kind in GIVERS and x.entity not in NOBODY
        and (x.kind != "group" or x.name.lower() in w.groups)
        and not (thing and x.start - clause.start < thing.end and thing.start < x.end - clause.start)
        and not (frame and frame[0] <= x.start - clause.start < frame[1])
    ]  # fmt: skip
    for x in usable if passive else ():
        if w.agent.search(text, max(0, x.start - clause.start - 12), x.start - clause.start):
            return _row(x, usable, clause)
    if m := w.me.search(text):
        said = w.behalf.search(text)
        behalf = [x for x in usable if said and 0 <= x.start - clause.start - said.end() <= _ARTICLE]
        if behalf:
            return _row(behalf[0], usable, clause)
        return [(signer, m.start(), m.end())] if signer else []
    if passive and not w.examined.search(text):
        return []
    finite = _finite(text, at, w)
    subjects = [x for x in usable if not is_adjective(x) and _is_subject(x, clause, w)]
    after = [x for x in subjects if 0 <= x.start - clause.start - finite[1] <= 12]
    before = [x for x in subjects if x.end - clause.start <= finite[0]]
    one = before[-1] if before else after[0] if after else None
    if after and (one is None or (before and _further(text, before[-1], finite[0], clause))):
        one = after[0]
    if one is None:
        return []
    return _row(_first_of_row(one, subjects, clause), subjects, clause)


def _first_of_row(one: Actor, actors: Sequence[Actor], clause: Clause) -> Actor:
    """The first of those who stand in a row that ends with this one: `Duitsland, Frankrijk en Nederland`."""
    for x in reversed(actors):
        if x.end <= one.start and _JOIN.fullmatch(clause.text, x.end - clause.start, one.start - clause.start):
            one = x
    return one


def _further(text: str, actor: Actor, finite: int, clause: Clause) -> bool:
    """Whether another phrase than the subject stands right before the finite verb."""
    return "," in text[actor.end - clause.start : finite]


def _finite(text: str, at: int, w: Words) -> tuple[int, int]:
    """Where the verb stands that goes with the subject: the auxiliary, or the giving verb itself."""
    first = [m for p in (w.examined, w.decided, w.done, w.may, w.passive) if (m := p.search(text)) and m.start() < at]
    if first:
        m = min(first, key=lambda m: m.start())
        return m.start(), m.end()
    end = _WORD.match(text, at)
    return at, end.end() if end else at


def _is_subject(x: Actor, clause: Clause, w: Words) -> bool:
    left = clause.text[max(0, x.start - clause.start - 40) : x.start - clause.start]
    return not w.not_subject.search(left)


def _row(first: Actor, actors: Sequence[Actor], clause: Clause) -> list[tuple[Giver, int, int]]:
    """An actor and those who stand in one row behind it."""
    out = [first]
    for x in actors:
        if x.start >= out[-1].end and _JOIN.fullmatch(clause.text, out[-1].end - clause.start, x.start - clause.start):
            out.append(x)
    return [(Giver(x.text, x.name, x.entity), x.start - clause.start, x.end - clause.start) for x in out]
