"""Statements: somebody does something with words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

from griffier.model.meaning import meaning

StatementKind = Literal[
    "decision", "commitment", "tasking", "call", "position", "plan", "expectation", "claim", "discussion"
]
Modality = Literal["firm", "intention", "conditional", "expectation"]
DueKind = Literal["date", "window", "event", "recess", "vague", "none"]


@dataclass(frozen=True, slots=True)
class Doer:
    """Who says or does it."""

    text: str = meaning("The words that name them here; a pronoun as it stands.")
    name: str = meaning("Who that is: a pronoun is resolved, `ik` is the signer.")
    entity: str | None = meaning("ISO 3166-1 alpha-2 for a country, a stable slug for the rest, or null.")
    entities: Sequence[str] = meaning("Where several do it together: the ids of all of them.", default=())


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the text."""

    start: int = meaning("First code point in `text`.")
    end: int = meaning("Code point after the last one in `text`.")


@dataclass(frozen=True, slots=True)
class StatementHit:
    """Words that looked like a statement and became none.

    Attributes:
        start, end: code points of the clean text, end-exclusive.
        kind: what it looked like.
        rule: entry of the lexicon.
    """

    type: ClassVar[str] = "statement"

    start: int
    end: int
    kind: str
    rule: str


@dataclass(frozen=True, slots=True)
class Statement:
    """Somebody decides, promises, asks, says or expects something."""

    type: ClassVar[str] = "statement"

    id: str = meaning("Unique within the reading, the same at every reading of the same text.")
    start: int = meaning("First code point in `text`.")
    end: int = meaning("Code point after the last one in `text`.")
    text: str = meaning("The words themselves: `text[start:end]` of the reading.")
    kind: StatementKind = meaning("What is done with the words.")
    actor: Doer | None = meaning("Who does it, or null where the text names nobody.")
    addressee: str | None = meaning("To whom: an entity's id, or null.")
    cue: str = meaning("The words that show the kind.")
    rule: str = meaning("The rule and the entry of the lexicon that showed it.")
    negated: bool = meaning("Whether the act itself is denied: no decision, no promise, will not do.")
    modality: Modality = meaning("How firmly it is said, by the ordered list of formulas.")
    due: str | None = meaning("When what is said is to happen (EDTF), or null.")
    due_kind: DueKind = meaning("What sort of term that is.")
    due_text: str | None = meaning("The words of the term, or null.")
    due_event: str | None = meaning("The event that the term hangs on, in the paper's words, or null.")
    condition: Stretch | None = meaning("The words of the condition it is under, or null.")
    depends_on: Sequence[str] = meaning("Ids of statements of this paper that have to come true first.")
    topics: Sequence[str] = meaning("Ids of the subjects it is about.")
    figures: Sequence[str] = meaning("Ids of the figures in it.")
    references: Sequence[str] = meaning("Ids of the references in it.")
    dates: Sequence[str] = meaning("Ids of the dates in it.")
    outranked: Sequence[str] = meaning("Kinds whose words stood here as well and gave way, with their entries.")
    session: int | None = meaning("Which of `document.meeting.sessions` it belongs to, from 0, or null.", default=None)
