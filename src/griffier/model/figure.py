"""Figures: what the words say of a number that measures something, and the annotation it becomes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, Literal

from griffier.model.meaning import meaning

FigureKind = Literal["money", "percentage", "count", "quantity", "ratio"]
Comparator = Literal["eq", "about", "at_least", "at_most", "more_than", "less_than"]


@dataclass(frozen=True, slots=True)
class Cell:
    """The headings of a figure that stands in a table.

    Attributes:
        row: the words at the head of its row, or None.
        column: the words at the head of its column, or None.
    """

    row: str | None
    column: str | None


@dataclass(frozen=True, slots=True)
class FigureHit:
    """What the figure finder found in the clean text, before it is known what it measures.

    Attributes:
        start, end: code points of the clean text, end-exclusive: number, scale, unit and the word that compares.
        rule: which rule fired, `figure.<variant>`.
        kind: what sort of number it is.
        value: in the base unit (`270 miljard` is 270000000000, `1,85%` is 1.85); None for `enkele tientallen`.
        value_high: the upper end of a range, in the same unit.
        unit: ISO 4217, `%`, the singular of what is counted, UCUM, or `1` for a ratio; None where none is named.
        comparator: what the word before it says.
        fields: further parts as read (`points`, `sign` …).
        cell: its headings, for a figure in a table.
    """

    type: ClassVar[str] = "figure"

    start: int
    end: int
    rule: str
    kind: FigureKind
    value: float | int | None
    value_high: float | int | None = None
    unit: str | None = None
    comparator: Comparator = "eq"
    fields: Mapping[str, Any] = field(default_factory=dict)
    cell: Cell | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that measures something."""

    type: ClassVar[str] = "figure"

    id: str = meaning("Unique within the reading, the same at every reading of the same text.")
    start: int = meaning("First code point in `text`.")
    end: int = meaning("Code point after the last one in `text`.")
    text: str = meaning("The words themselves: `text[start:end]` of the reading.")
    kind: FigureKind = meaning("What sort of number it is.")
    value: float | int | None = meaning("In the base unit; a percentage as 1.85; null where the words give no number.")
    value_high: float | int | None = meaning("The upper end of a range, else null.")
    unit: str | None = meaning("ISO 4217, `%`, the singular of what is counted, UCUM, `1` for a ratio, or null.")
    comparator: Comparator = meaning("How the value lies to the number: `ruim` is `about`, `ten minste` `at_least`.")
    measure: str | None = meaning("What it measures: an id of the measures table, or null.")
    label: str | None = meaning("The words that say what it measures, where no measure of the table fits.")
    subject: str | None = meaning("Whose figure it is: an entity's id, or null.")
    as_of: str | None = meaning("When it holds (EDTF), or null where the text does not say.")
    basis: str | None = meaning("Whose numbers, price level, budget stand or survey, or null.")
    fields: Mapping[str, Any] = meaning("Further parts as read: `points`, `row`, `column` …")
    rule: str = meaning("The rule that found it: finder and variant.")
    reason: str | None = meaning("Why a value is null, or null.")
