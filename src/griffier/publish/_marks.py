"""What a page shows of the findings: their kinds, the entries of its list, and the marks in its text."""

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import cache
from importlib.resources import files
from operator import attrgetter
from typing import Any

from griffier.model.reading import Finding, plain
from griffier.publish._html import on_the_web

_NOT_IN_AN_ID = re.compile(r"[^A-Za-z0-9_.:-]")
_NAMES = ("target", "entity", "edtf", "name")


@dataclass(slots=True)
class Kind:
    """A type and form of finding. `index` counts from 0 over the kinds of this page; `look` is a style of page.css."""

    type: str
    form: str
    index: int
    look: int
    entries: "list[Entry]" = field(default_factory=list)

    @property
    def classes(self) -> str:
        """The style classes of everything of this kind."""
        return f"k{self.index} L{self.look}"

    @property
    def count(self) -> int:
        """How many findings there are of it."""
        return sum(len(e.places) for e in self.entries)


@dataclass(slots=True)
class Entry:
    """What findings of one kind point to: one line of the list. `number` counts from 1 over the page."""

    kind: Kind
    target: str | None
    uri: str | None
    places: "list[Place]" = field(default_factory=list)
    number: int = 0


@dataclass(slots=True)
class Place:
    """One finding. `data` is the annotation as JSON has it; `mark` is where it stands in the text."""

    number: int
    data: Mapping[str, Any]
    entry: Entry
    mark: "Mark"


@dataclass(slots=True)
class Mark:
    """Findings of one kind over the same words: one mark in the text.

    `anchor` is its id in the page, `uris` the addresses it leads to, each once; `shown` once it stands in the page.
    """

    start: int
    end: int
    kind: Kind
    anchor: str
    places: list[Place] = field(default_factory=list)
    uris: list[str] = field(default_factory=list)
    shown: bool = False

    @property
    def several(self) -> bool:
        """Whether the words point to more than one thing, as a list or a range does."""
        return any(p.entry is not self.places[0].entry for p in self.places)


@dataclass(slots=True)
class Marks:
    """All of a reading's findings: kinds in the order of the legend, marks by start, places by annotation id."""

    kinds: Sequence[Kind]
    marks: Sequence[Mark]
    places: Mapping[str, Place]


def marks_of(annotations: Iterable[Finding]) -> Marks:
    """What to show of these annotations, of whatever type they are."""
    found = [_data(a) for a in annotations]
    found.sort(key=lambda a: (a["start"], -a["end"]))
    kinds = _kinds(found)
    entries: dict[tuple[int, str], Entry] = {}
    marks: dict[tuple[int, int, int], Mark] = {}
    places: dict[str, Place] = {}
    for number, data in enumerate(found, 1):
        kind = kinds[_type_and_form(data)]
        name = next((str(data[n]) for n in _NAMES if data.get(n)), None)
        key = (kind.index, f"={name}" if name else " ".join(str(data["text"]).split()).casefold())
        if (entry := entries.get(key)) is None:
            entry = entries[key] = Entry(kind, data.get("target"), on_the_web(data.get("uri")))
            kind.entries.append(entry)
        span = (data["start"], data["end"], kind.index)
        if (mark := marks.get(span)) is None:
            mark = marks[span] = Mark(data["start"], data["end"], kind, anchor(data["id"]))
        place = Place(number, data, entry, mark)
        entry.places.append(place)
        mark.places.append(place)
        if entry.uri and entry.uri not in mark.uris:
            mark.uris.append(entry.uri)
        places[data["id"]] = place
    ordered = list(kinds.values())
    for number, entry in enumerate((e for k in ordered for e in k.entries), 1):
        entry.number = number
    return Marks(ordered, list(marks.values()), places)


def _data(annotation: Finding) -> dict[str, Any]:
    """An annotation as JSON has it; `plain` is asked only for what is no plain value yet, for there are many."""
    cls: Any = type(annotation)
    names, values = _fields(cls)
    out: dict[str, Any] = {"type": annotation.type}
    for name, value in zip(names, values(annotation), strict=True):
        kind = type(value)
        if value is None or kind is str or kind is int:
            out[name] = value
        elif (kind is tuple or kind is list) and not value:
            out[name] = []  # most lists of a statement are empty
        else:
            out[name] = plain(value)
    return out


@cache
def _fields(cls: Any) -> tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]]]:
    """The names of a model's fields, and what takes all their values at once."""
    names = tuple(f.name for f in fields(cls))
    return names, attrgetter(*names)


def anchor(identifier: object) -> str:
    """An annotation's id as the page has it."""
    return _NOT_IN_AN_ID.sub("-", str(identifier))


def _type_and_form(data: Mapping[str, Any]) -> tuple[str, str]:
    return str(data.get("type") or "other"), str(data.get("form") or data.get("kind") or "")


def _kinds(found: Iterable[Mapping[str, Any]]) -> dict[tuple[str, str], Kind]:
    """The kinds that occur, in the order of `kinds.toml`; what is not there comes behind, in the order of the text."""
    looks = _looks()
    types = list(looks)

    def order(key: tuple[str, str]) -> tuple[int, int]:
        forms = list(looks.get(key[0], ()))
        return (
            types.index(key[0]) if key[0] in looks else len(types),
            forms.index(key[1]) if key[1] in forms else len(forms),
        )

    keys = sorted(dict.fromkeys(_type_and_form(a) for a in found), key=order)
    return {
        (kind, form): Kind(kind, form, n, looks.get(kind, {}).get(form) or looks.get(kind, {}).get("*", 0))
        for n, (kind, form) in enumerate(keys)
    }


@cache
def _looks() -> dict[str, dict[str, int]]:
    return tomllib.loads(files("griffier.publish").joinpath("page", "kinds.toml").read_text(encoding="utf-8"))
