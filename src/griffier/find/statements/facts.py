"""What is known of a clause before its kind is, and what a kind looks like that it may be."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from griffier.find.statements.clause import Clause
from griffier.find.statements.lexicon import PREPOSITION, Lexicon, Sense
from griffier.find.statements.tokens import Words
from griffier.find.statements.verb import Doing
from griffier.find.statements.who import Subject, is_home

_ACTS = frozenset({"actor", "government", "writer", "member", "people", "pronoun", "house"})

# A longer word is found at the end of a compound as well.
_COMPOUND = 5


class Candidate(NamedTuple):
    """A kind that a clause may be.

    Attributes:
        kind: the kind.
        rule: what showed it: `statement.<variant>` and the entry of the lexicon behind a colon.
        places: further words of the cue.
        negated: the act itself is denied.
    """

    kind: str
    rule: str
    places: tuple[int, ...] = ()
    negated: bool = False


@dataclass
class Facts:
    """What is known of a clause before its kind is.

    Attributes:
        house: whether the House is addressed in it.
        figures: whether a figure stands in it.
        ahead: whether a date that lies ahead stands in it.
        history: whether a date stands in it that is long past, and none that is not.
        begins: whether such a day is the first one: `vanaf 1 januari`.
        told_later: whether a term stands in it or in a clause within it; events only where that is asked.
        according: whether `volgens` names somebody.
        kept_behind: whether the sentences behind it say that it is kept: `Met deze brief …`, `Dat is gebeurd`.
        asked: who is addressed, as an entity's id.
        conditional: whether a clause within it says under what condition.
        agent: whether a passive names who does it.
        goes_on_now: whether the clause before it told what the letter itself does: `Hierbij meld ik … en schets ik …`.
    """

    clause: Clause
    doing: Doing
    subject: Subject
    words: Words
    lex: Lexicon
    house: bool
    figures: bool
    ahead: bool
    history: bool
    begins: bool
    told_later: Callable[[bool], bool]
    kept_behind: Callable[[], bool]
    asked: Callable[[], str | None]
    conditional: bool
    agent: bool
    according: bool
    goes_on_now: bool

    @property
    def acts(self) -> bool:
        """Whether the subject can act."""
        return self.subject.sort in _ACTS

    @cached_property
    def places(self) -> list[int]:
        """Its own words, and the first of each clause that hangs on it."""
        return [*self.clause.own, *(c.own[0] for c in self.clause.children if c.own and c.kind == "sub")]

    @cached_property
    def said(self) -> str:
        """These words in small letters, a blank around each."""
        return f" {' '.join([self.words.lower[k] for k in self.places])} "

    @cached_property
    def home(self) -> bool:
        """Whether the government that writes is the subject."""
        return self.subject.sort in ("writer", "government") or (
            self.subject.sort in _ACTS and is_home(self.subject.doer)
        )

    @property
    def announces(self) -> bool:
        """Whether the clause says no more than that something follows: `kwam het volgende aan de orde`."""
        lower, info = self.words.lower, self.words.info
        for k in self.clause.own:
            if lower[k] == "volgende" and k and lower[k - 1] == "het":
                after = info[k + 1] if k + 1 < len(info) else None
                if after is None or after.roles or after.forms or not lower[k + 1][0].isalnum():
                    return True
        return False

    @property
    def future(self) -> bool:
        """Whether `zullen` or `gaan` helps the verb."""
        return self.doing.helper in self.lex.sets["future"]

    @property
    def done(self) -> bool:
        """Whether it has happened: past or perfect, without `zou`."""
        return self.doing.tense in ("past", "perfect") and self.doing.helper not in self.lex.modal

    def has(self, name: str) -> bool:
        """Whether a phrase of this list stands in the clause's own words."""
        return name in self.words.phrases and self.words.first(name, self.clause.own) is not None


def wants(facts: Facts) -> bool:
    """Whether it is said what somebody is to do: `te`, `om`, `dat`."""
    lower = facts.words.lower
    return any(
        lower[k] in ("te", "om", "to") or (lower[k] == "for" and k > facts.doing.main)
        for k in facts.clause.own if k > facts.clause.verb
    ) or any(c.opener in ("dat", "that") for c in facts.clause.children)  # fmt: skip


def swapped(k: int, own: Sequence[int], words: Words) -> int:
    """Where `maar` stands behind this `niet`, so that one thing is set in place of another; else 0."""
    return next((m for m in own if k < m <= k + 6 and words.lower[m] in ("maar", "but")), 0)


def is_negated(facts: Facts) -> bool:
    """Whether the clause's own act is denied, and no part of what is decided, asked or said."""
    words, clause = facts.words, facts.clause
    if not words.negations:
        return False
    lower = words.lower
    limit = facts.doing.main if facts.doing.helper and facts.clause.kind == "main" else 1 << 30
    first_te = next(
        (k for k in clause.own if k > clause.verb and lower[k] in ("te", "to", "om")), 1 << 30
    )  # fmt: skip
    lexical = not facts.doing.helper
    for k in words.negations:
        if k not in clause.own:
            continue
        if lower[k] == "no" and k == facts.doing.main + 1:
            return True  # `have taken no decision`
        if k > limit or (
            lexical and k > clause.verb + 1 and first_te < 1 << 30 and k > clause.verb + 2 and not facts.doing.particle
        ):
            continue
        if words.first("no_negation", (k,)) or swapped(k, clause.own, words):
            continue
        if lower[k] == "geen" and k + 1 < len(lower) and lower[k + 1] == "enkele":
            continue
        if k and words.info[k - 1].roles & PREPOSITION and lower[k] == "geen":
            continue
        if lower[k + 1 : k + 2] == ["voor"] and lower[k + 2 : k + 3] and lower[k + 2][0].isdigit():
            continue  # `niet voor 1 mei`
        return True
    return False


def stands(sense: Sense, facts: Facts) -> bool:
    """Whether one of the fixed words of a sense stands beside its verb."""
    places, lower = facts.places, facts.words.lower
    said = facts.said
    for sequence in sense.fixed:
        first = sequence[0]
        if f"{first} " not in said:
            continue
        if len(sequence) == 1:
            if len(first) > _COMPOUND or f" {first} " in said:
                return True  # `voorkeursbeslissing`, `spoedmaatregelen`
        elif any(lower[k] == first and facts.words.has(k, sequence) for k in places):
            return True
    return False
