"""Actors: who is named, and the annotation that it becomes once it is known who that is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from griffier.model.meaning import meaning

ActorKind = Literal["person", "office", "organisation", "country", "group", "unit"]


@dataclass(frozen=True, slots=True)
class ActorHit:
    """What the actor finder found in the clean text, before it is known who that is.

    Attributes:
        start, end: code points of the clean text, end-exclusive.
        kind: what kind of actor.
        name: how these words name it: without article, an adjective by its country.
        rule: which rule fired, `actor.<variant>`.
        entities: ids that the tables have for these words; several where the words alone do not tell.
        full: the name written out, not an abbreviation or a short form.
        lean: for a short form, the word with which the name it stands for begins: `Raad` for `de Raad`.
        called: the abbreviation that the paper gives it from here on.
        office: the words of an office that stand with a person.
        party: the party that stands with a person.
        weak: counts only where the paper names it in full as well.
        foreign: countries whose office or body it is.
        english: the words are English.
        fields: what a short form means where nothing is named (`else`, `name`, `with`) and what it never means (`not`);
            `title` of a minister or state secretary.
    """

    type: ClassVar[str] = "actor"

    start: int
    end: int
    kind: ActorKind
    name: str
    rule: str
    entities: tuple[str, ...] = ()
    full: bool = True
    lean: str | None = None
    called: str | None = None
    office: str | None = None
    party: str | None = None
    weak: bool = False
    foreign: tuple[str, ...] = ()
    english: bool = False
    fields: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody or something that acts, or could: a person, an office, a body, a country, a collective, a unit."""

    type: ClassVar[str] = "actor"

    id: str = meaning("Unique within the reading, the same at every reading of the same text.")
    start: int = meaning("First code point in `text`.")
    end: int = meaning("Code point after the last one in `text`.")
    text: str = meaning("The words themselves: `text[start:end]` of the reading.")
    kind: ActorKind = meaning("What kind of actor.")
    name: str = meaning("The name as the paper first writes it in full; a country by its own name.")
    entity: str | None = meaning("ISO 3166-1 alpha-2 for a country, a stable slug for the rest, or null.")
    role: str | None = meaning("For a person the office at the date of the paper, or null.")
    party: str | None = meaning("For a person the party that the paper names, or null.")
    rule: str = meaning("The rule that found it: finder and variant.")
    candidates: Sequence[str] = meaning(
        "Where the words may mean several: the ids of all of them, and `entity` is null."
    )
    reason: str | None = meaning("Why `entity` is null, or null.")
