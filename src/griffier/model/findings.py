"""Findings: what a finder hits, and the annotation it becomes once linked."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar, Literal, TypeVar

from griffier.model.actor import ActorHit
from griffier.model.contribution import ContributionHit
from griffier.model.figure import FigureHit
from griffier.model.meaning import meaning
from griffier.model.statement import StatementHit
from griffier.model.when import DateHit

Form = Literal[
    "kamerstuk", "handelingen", "aanhangsel", "staatsblad", "staatscourant", "tractatenblad", "attachment",
    "law", "case_law", "eu_act", "treaty", "document_number", "commitment_number", "motion", "letter", "annex",
]  # fmt: skip

_RAISED_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
# Behind a unit it is a power: m², km³. What stands before is asked after the digit, so that digits are found in one go.
_RAISED = re.compile(rf"[{_RAISED_DIGITS}](?<![m{_RAISED_DIGITS}].)[{_RAISED_DIGITS}]*")
# Python takes twelve bytes a letter to make a text lower case: piece by piece that is little.
_PIECE = 100_000

T = TypeVar("T")

Leans = Literal["dossier", "law", "letter", "motion", "same", "answer"]
"""What kind of earlier reference a short form needs: a dossier for `(nr. 12)`, a law for a bare article,
a letter for `die brief`, `same` for `idem`."""


@dataclass(frozen=True, slots=True)
class Hit:
    """What a finder found in the clean text, before links and overlaps are settled.

    Attributes:
        start, end: code points of the clean text, end-exclusive.
        form: the contract's form of reference.
        target: official identifier, or None where the words do not give one.
        rule: which rule fired, `<finder>.<variant>`.
        fields: the parts as read (`dossier`, `number`, `house`, `session`, `article` …), strings or lists of them.
        leans: set for a short form: the kind of antecedent it takes its target from.
        weak: gives way to any other hit it overlaps (a number without a label, a bare abbreviation).
    """

    type: ClassVar[str] = "reference"

    start: int
    end: int
    form: Form
    target: str | None
    rule: str
    fields: Mapping[str, Any]
    leans: Leans | None = None
    weak: bool = False


AnyHit = Hit | DateHit | ActorHit | FigureHit | ContributionHit | StatementHit
"""What a finder may find."""


@dataclass(frozen=True, slots=True)
class Rejection:
    """A hit that became no annotation, and why: kept so that a reading can explain itself."""

    hit: AnyHit
    why: str


@dataclass(frozen=True, slots=True)
class Paper:
    """The clean text as finders see it.

    Attributes:
        text: the clean text; a raised digit that marks a note whose words are not in the paper is a closing bracket
            here, so that it is part of no word or number (`nr. 2¹`).
        lower: the same in lower case, of exactly the same length (offsets agree).
    """

    text: str
    lower: str
    _made: dict[Any, Any] = field(default_factory=dict, repr=False, compare=False)

    def once(self, make: "Callable[[Paper], T]") -> T:
        """What `make` makes of this paper, made once: for what several finders share. It goes when the paper goes."""
        if make not in self._made:
            self._made[make] = make(self)
        made: T = self._made[make]
        return made

    @classmethod
    def of(cls, text: str) -> "Paper":
        """A paper of this clean text; letters whose lower case is longer than one character stay as they are."""
        if any(digit in text for digit in _RAISED_DIGITS):
            text = _RAISED.sub(lambda m: "]" * len(m[0]), text)
        return cls(text, "".join(_lower(text[n : n + _PIECE]) for n in range(0, len(text), _PIECE)))


def _lower(text: str) -> str:
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


@dataclass(frozen=True, slots=True)
class Finder:
    """One kind of finding. A module in `find/` exports one as `finder`.

    Attributes:
        kind: name of the finder, the contract's form where there is one.
        about: one sentence for help, docs and legend.
        examples: texts in which this finder must find something; a test holds them.
        triggers: lower-case literals; `find` is called with every place where one of them begins a word.
            Empty: `find` scans the text itself and gets no places.
        find: from the paper and the trigger places (start offsets, ascending, each once) to hits, in any order.
        type: the annotation type it makes.
        inside: trigger words count inside a longer word as well (`Kamerbrief` for `brief`).
        scans: `find` is called even where no trigger stands, because it also looks for itself.
        unparsed: lower-case triggers that look like this kind even when nothing was read there
            (for `--unparsed`); None means all `triggers`.
    """

    kind: str
    about: str
    examples: Sequence[str]
    triggers: Sequence[str]
    find: Callable[[Paper, Sequence[int]], Iterable[AnyHit] | Iterator[AnyHit]]
    type: str = "reference"
    inside: bool = False
    scans: bool = False
    unparsed: Sequence[str] | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """A pointer to another document."""

    type: ClassVar[str] = "reference"

    id: str = meaning("Unique within the reading, the same at every reading of the same text.")
    start: int = meaning("First code point in `text`.")
    end: int = meaning("Code point after the last one in `text`.")
    text: str = meaning("The words themselves: `text[start:end]` of the reading.")
    form: Form = meaning("What kind of document is pointed to.")
    target: str | None = meaning("Official identifier, or null where the words do not give one.")
    uri: str | None = meaning("An address that opens the target, or null.")
    fields: Mapping[str, Any] = meaning("The parts as read: dossier, number, session, article, page …")
    antecedent: str | None = meaning("Id of the earlier reference a short form leans on, or null.")
    rule: str = meaning("The rule that found it: finder and variant.")
