"""Readings as tables, one for each type of annotation: what CSV and workbooks are made of.

The columns are made from the model, so that a new type, or a new field, has its place without a line here.
"""

import csv
import io
import types
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from griffier.model.reading import Finding, Reading
from griffier.publish.reasons import why_open
from griffier.publish.where import Where

Cell = str | int | float | bool | None
_PLACE = ("source", "identifier", "paper_date", "page", "section", "sentence", "text")
_LAST = ("rule", "id", "start", "end")  # for programs
# What a spreadsheet takes for the beginning of a formula, also in full width.
_FORMULA = ("=", "+", "-", "@", "\t", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_PAPERS = ("source", "identifier", "kind", "title", "date", "place", "from", "on_behalf_of", "addressee", "dossiers")


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under their columns; `name` is a file's or a sheet's."""

    name: str
    columns: Sequence[str]
    rows: Sequence[Sequence[Cell]]


def kinds() -> dict[str, Any]:
    """The types of annotation by the names of their tables: `figures` for `figure`."""
    return {f"{cls.type}s": cls for cls in get_args(Finding)}


class Tables:
    """Tables that grow paper by paper, so that a reading need not be kept once it is added."""

    def __init__(self, chosen: Iterable[str]) -> None:
        """Empty tables.

        Args:
            chosen: names as `kinds` has them.
        """
        self._classes = {name: kinds()[name] for name in chosen}
        self._rows: dict[str, list[Sequence[Cell]]] = {cls.type: [] for cls in self._classes.values()}
        self._papers: list[Sequence[Cell]] = []

    def add(self, reading: Reading) -> None:
        """Adds the findings of one paper, in the order of its text."""
        where = Where(reading)
        for a in reading.findings:
            if (rows := self._rows.get(a.type)) is not None:
                rows.append([*_place(a, reading, where), *_own(a, reading), *(getattr(a, n) for n in _LAST)])
        self._papers.append(_paper(reading, list(self._rows)))

    def papers(self) -> Table:
        """What each paper says of itself, and how many findings it has of each kind."""
        return Table("papers", [*_PAPERS, *self._classes], self._papers)

    def findings(self) -> list[Table]:
        """One table for each kind."""
        return [
            Table(name, [*_PLACE, *_columns(cls), *_LAST], self._rows[cls.type]) for name, cls in self._classes.items()
        ]


def _paper(reading: Reading, types_: Sequence[str]) -> Sequence[Cell]:
    d = reading.document
    signed = "; ".join(", ".join(filter(None, (s.name, s.role))) for s in d.senders)
    dossiers = "; ".join(" ".join(filter(None, (x.number, x.title))) for x in d.dossiers)
    counts = Counter(a.type for a in reading.findings)
    said = (d.identifier, d.kind, d.title, d.date, d.place, signed, "; ".join(d.on_behalf_of), d.addressee, dossiers)
    return [reading.source, *said, *(counts[t] for t in types_)]


def to_csv(table: Table) -> str:
    """A table as CSV (RFC 4180, commas).

    Text that a spreadsheet would take for a formula has an apostrophe before it; numbers stay numbers.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(table.columns)
    writer.writerows([_harmless(c) for c in row] for row in table.rows)
    return out.getvalue()


def _harmless(cell: Cell) -> Cell:
    if isinstance(cell, bool):
        return str(cell).lower()
    if not isinstance(cell, str):
        return cell
    cell = cell.replace("\r", " ")  # else some readers would see a new row
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _place(a: Finding, reading: Reading, where: Where) -> tuple[Cell, ...]:
    d = reading.document
    place = (where.page(a.start), where.section(a.start), where.sentence(a.start))
    return (reading.source, d.identifier, d.date, *place, " ".join(a.text.split()))


def _columns(cls: Any) -> Iterator[str]:
    """The columns of a type's own fields; one that is an object of several has a column for each."""
    for name, parts in _fields(cls):
        yield from (f"{name}_{part}" for part in parts) if parts else (name,)


def _own(a: Any, reading: Reading) -> Iterator[Cell]:
    cls: Any = type(a)
    for name, parts in _fields(cls):
        value = None if name == "reason" else getattr(a, name)
        if parts:
            yield from (None if value is None else _cell(getattr(value, part), reading) for part in parts)
        else:
            yield why_open(a) if name == "reason" else _cell(value, reading)


@cache
def _fields(cls: Any) -> Sequence[tuple[str, Sequence[str]]]:
    """The fields of a type that its columns come from, each with its parts; the reason stands in every table."""
    hints = get_type_hints(cls)
    names = [f.name for f in fields(cls) if f.name not in (*_PLACE, *_LAST, "reason")]
    return [*((name, _parts(_without_none(hints[name]))) for name in names), ("reason", ())]


def _without_none(hint: Any) -> Any:
    if get_origin(hint) in (Union, types.UnionType):
        left = [x for x in get_args(hint) if x is not type(None)]
        return left[0] if len(left) == 1 else hint
    return hint


def _parts(hint: Any) -> Sequence[str]:
    """The fields of an object that stands in a field; none for a plain value, nor for a stretch of the text."""
    names = [f.name for f in fields(hint)] if isinstance(hint, type) and is_dataclass(hint) else []
    return [] if names == ["start", "end"] else names


def _cell(value: Any, reading: Reading) -> Cell:
    """A value in one cell: several of them apart by `; `, a stretch of the text by its words."""
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, Mapping):
        return "; ".join(f"{k}: {_cell(v, reading)}" for k, v in value.items() if v is not None) or None
    if is_dataclass(value) and not isinstance(value, type):
        if hasattr(value, "start") and hasattr(value, "end"):
            return " ".join(reading.text[value.start : value.end].split())
        parts = (_cell(getattr(value, f.name), reading) for f in fields(value))
        return ", ".join(str(v) for v in parts if v is not None) or None
    return "; ".join(str(_cell(v, reading)) for v in value) or None
