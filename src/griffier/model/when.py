"""Dates: what the words say of one, and the annotation it becomes once it is worked out."""

from dataclasses import dataclass
from typing import ClassVar, Literal, NamedTuple

from griffier.model.meaning import meaning

Edge = Literal["first", "begin", "middle", "end", "last"]
"""`primo` (the first day) · `begin` · `medio` · `eind` · `ultimo` (the last day)."""

Near = Literal["past", "this", "next"]
"""Which one, seen from the paper's own date: `jl.`, `afgelopen` · `dit`, `deze` · `a.s.`, `komende`."""

Unit = Literal["day", "week", "weekend", "month", "quarter", "half", "year", "schoolyear"]
Bearing = Literal["before", "not_before", "by", "until", "through", "from", "since", "after"]
"""How something lies to a date: `vóór`, `niet eerder dan`, `uiterlijk`, `tot`, `tot en met`, `vanaf`, `sinds`, `na`."""


class Calendar(NamedTuple):
    """A day, month, season, quarter, half-year, year, decade or century as the words give it.

    A tuple, since every paper has very many of them.

    Attributes:
        year: as written; None when the words leave it out.
        shift: the year counted from the paper's own: 0 `dit jaar`, 1 `volgend jaar`.
        part: month, or EDTF's number of a season (21-24), quarter (33-36) or half-year (40, 41).
        day: day of the month.
        half: 1 or 2 for a half of that month.
        edge: `begin`, `medio`, `eind` of all that.
        near: which one of several, when there is no year.
        about: `rond`, `circa`.
        week: 0 for the week with that day (`de week van 5 juli`), 1 to 4 for a week of that month, 5 for its last.
        same: the year named last: `maart van dat jaar`.
        following: the stretch right behind it: `na de zomer`.
        digits: how many digits of the year are given: 3 for a decade, 2 for a century.
    """

    year: int | None = None
    shift: int | None = None
    part: int | None = None
    day: int | None = None
    half: int | None = None
    edge: Edge | None = None
    near: Near | None = None
    about: bool = False
    week: int | None = None
    same: bool = False
    following: bool = False
    digits: int = 4


@dataclass(frozen=True, slots=True)
class Between:
    """From one to another: `van 1 juli tot en met 31 december`."""

    first: Calendar
    last: Calendar


@dataclass(frozen=True, slots=True)
class Several:
    """Some that share a month or year: all of them (`3 en 10 mei`) or one of them (`3 of 4 mei`)."""

    members: tuple[Calendar, ...]
    one: bool = False


@dataclass(frozen=True, slots=True)
class Shifted:
    """So many units from the paper's own date: `vorige week` is -1 week, `vandaag` 0 days.

    Attributes:
        weekday: 0 for Monday to 6, in that week (`vorige week maandag`); with unit `day` the next (by 1) or last
            (by -1) day of that name.
        ago: counted back from the very day (`twee jaar geleden`), not in whole units.
    """

    unit: Unit
    by: int
    edge: Edge | None = None
    weekday: int | None = None
    ago: bool = False


@dataclass(frozen=True, slots=True)
class Occasion:
    """A day or stretch that goes by a name: `Prinsjesdag`, `het zomerreces`.

    Attributes:
        name: id of the occasion.
        year: as written, or None.
        shift: the year counted from the paper's own.
        side: `vóór` or `na` it.
        near: which one, seen from the paper's own date.
    """

    name: str
    year: int | None = None
    shift: int | None = None
    side: Literal["before", "after"] | None = None
    near: Near | None = None


@dataclass(frozen=True, slots=True)
class Beside:
    """So long before (negative) or after an event of the paper: `een week voor de Raad`."""

    unit: Literal["day", "week", "month"]
    by: int
    event: str


@dataclass(frozen=True, slots=True)
class Vague:
    """A word without bounds: `binnenkort`, `op termijn`."""


Told = Calendar | Between | Several | Shifted | Occasion | Beside | Vague
"""What the words themselves say of a date."""


@dataclass(frozen=True, slots=True)
class DateHit:
    """What the date finder found in the clean text, before it is worked out.

    Attributes:
        start, end: code points of the clean text, end-exclusive.
        rule: which rule fired, `date.<variant>`.
        told: what the words say.
        bearing: the word before it that says how something lies to it; `from` is part of the span.
    """

    type: ClassVar[str] = "date"

    start: int
    end: int
    rule: str
    told: Told
    bearing: Bearing | None = None


@dataclass(frozen=True, slots=True)
class When:
    """A date or a stretch of time."""

    type: ClassVar[str] = "date"

    id: str = meaning("Unique within the reading, the same at every reading of the same text.")
    start: int = meaning("First code point in `text`.")
    end: int = meaning("Code point after the last one in `text`.")
    text: str = meaning("The words themselves: `text[start:end]` of the reading.")
    edtf: str | None = meaning("Extended Date/Time Format, or null where the words do not give a date.")
    earliest: str | None = meaning("First day (ISO 8601), or null where it is open or not known.")
    latest: str | None = meaning("Last day (ISO 8601), or null where it is open or not known.")
    relative: bool = meaning("True when it was worked out from the paper's own date.")
    bearing: Bearing | None = meaning("What the word before it says (`vóór`, `uiterlijk`, `vanaf` …), or null.")
    rule: str = meaning("The rule that found it: finder and variant.")
    reason: str | None = meaning("Why `edtf` is null: a vague word, no date of the paper itself, a day that is none …")
