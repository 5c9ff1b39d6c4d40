"""A reading: everything found in one paper."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from typing import Any, ClassVar

from griffier.model.actor import Actor
from griffier.model.clean import Block, Footnote, Section, Sentence
from griffier.model.contribution import Contribution
from griffier.model.document import Document
from griffier.model.figure import Figure
from griffier.model.findings import Reference, Rejection
from griffier.model.meaning import meaning
from griffier.model.origin import Origin
from griffier.model.source import Source
from griffier.model.statement import Statement
from griffier.model.when import When

Annotation = Reference | When | Figure | Actor | Statement
"""Any annotation of the contract; later kinds join here."""

Finding = Annotation | Contribution
"""Anything that is found: the contract fixes the types of annotation, so other kinds have a list of their own."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One paper, read. All offsets are code points into `text`, end-exclusive."""

    schema: ClassVar[str] = "griffier/reading/1"

    source: str = meaning("The path or name as it was given.")
    document: Document = meaning("What the paper says of itself.")
    text: str = meaning("The clean text.")
    sections: Sequence[Section] = meaning("Headings and what stands under them, in order.")
    sentences: Sequence[Sentence] = meaning("Sentences of running text and lists, in order.")
    footnotes: Sequence[Footnote] = meaning("Notes, in the order in which the text calls them.")
    annotations: Sequence[Annotation] = meaning("All findings, by `start`.")
    contributions: Sequence[Contribution] = meaning("Who gives what, by `start`.")
    warnings: Sequence[str] = meaning("What could not be read of the source, a sentence each.")
    blocks: Sequence[Block] = ()
    """What `text` consists of, in order: headings, paragraphs, list items, tables, notes; not part of the JSON."""
    origin: Origin | None = None
    """The way from `text` back to the source text; not part of the JSON."""
    source_text: Source | None = None
    """The source as its format gave it; not part of the JSON."""
    rejected: Sequence[Rejection] = ()
    """What looked like a finding and became none, with the reason; not part of the JSON."""

    @property
    def references(self) -> list[Reference]:
        """The annotations that point to another document."""
        return [a for a in self.annotations if isinstance(a, Reference)]

    @property
    def dates(self) -> list[When]:
        """The annotations that say when."""
        return [a for a in self.annotations if isinstance(a, When)]

    @property
    def actors(self) -> list[Actor]:
        """The annotations that name somebody or something that acts."""
        return [a for a in self.annotations if isinstance(a, Actor)]

    @property
    def findings(self) -> list[Finding]:
        """All that was found, by `start`: annotations and contributions."""
        return sorted([*self.annotations, *self.contributions], key=lambda a: (a.start, -a.end))

    @property
    def statements(self) -> list[Statement]:
        """The annotations that say who decides, promises, asks, says or expects what."""
        return [a for a in self.annotations if isinstance(a, Statement)]

    def to_dict(self) -> dict[str, Any]:
        """The object of the contract, of plain dicts, lists, strings and numbers."""
        return {
            "schema": self.schema,
            **{f.name: plain(getattr(self, f.name)) for f in fields(self) if f.metadata},
        }


_SIMPLE = frozenset({type(None), str, int, float, bool})
_NAMES: dict[type, tuple[tuple[str, str], ...]] = {}


def plain(value: Any) -> Any:
    """A value of the model as JSON can hold it; an annotation says its type."""
    kind = type(value)
    if kind in _SIMPLE:
        return value
    if (names := _NAMES.get(kind)) is None:
        # The fields of a dataclass as they are and as they are shown: a word of Python has a line behind it (`with_`).
        names = tuple((f.name, f.name.rstrip("_")) for f in fields(kind)) if is_dataclass(kind) else ()
        _NAMES[kind] = names
    if names:
        out = {}
        for name, shown in names:
            one = getattr(value, name)
            out[shown] = one if type(one) in _SIMPLE else plain(one)
        told = getattr(value, "type", None)
        return {"id": out["id"], "type": told, **out} if told else out
    if kind is not tuple and kind is not list:
        if isinstance(value, str | int | float):
            return value
        if isinstance(value, Mapping):
            return {k: plain(v) for k, v in value.items()}
    return [plain(v) for v in value]
