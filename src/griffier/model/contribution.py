"""Contributions: who gives what, to whom, where, when, within what, and how far it is."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from griffier.model.meaning import meaning

Stage = Literal["examined", "decided", "carried_out"]
Given = Literal["people", "unit", "money", "goods"]


@dataclass(frozen=True, slots=True)
class ContributionHit:
    """A word of giving in the clean text, before its sentence is read.

    Attributes:
        start, end: code points of the clean text, end-exclusive: a form of a verb, or the noun.
        rule: which rule fired, `contribution.<variant>`.
        word: the form itself, in small letters.
    """

    type: ClassVar[str] = "contribution"

    start: int
    end: int
    rule: str
    word: str


@dataclass(frozen=True, slots=True)
class Giver:
    """Who gives: the words for them, their name, and their id where it is known."""

    text: str = meaning("The words themselves; `ik` for who signs.")
    name: str = meaning("The name as the paper first writes it in full.")
    entity: str | None = meaning("ISO 3166-1 alpha-2 for a country, a stable slug for the rest, or null.")


@dataclass(frozen=True, slots=True)
class Contribution:
    """Somebody gives something: people, units, money, goods."""

    type: ClassVar[str] = "contribution"

    id: str = meaning("Unique within the reading, the same at every reading of the same text.")
    start: int = meaning("First code point in `text`.")
    end: int = meaning("Code point after the last one in `text`.")
    text: str = meaning("The words themselves: `text[start:end]` of the reading.")
    actor: Giver | None = meaning("Who gives, or null where nobody is named.")
    what: str | None = meaning("What is given, in the paper's words, or null where only what it goes to is said.")
    kind: Given | None = meaning("What sort of thing it is, or null.")
    to: str | None = meaning("Who gets it: the name of a country or body, or null.")
    where: str | None = meaning("The place or country where it goes, or null.")
    when: str | None = meaning("When (EDTF), or null.")
    within: str | None = meaning("What it is part of, in the paper's words: an exercise, a mission, a fund; or null.")
    stage: Stage | None = meaning("How far it is, or null where the words do not say.")
    rule: str = meaning("The rule that found it: finder and variant.")
