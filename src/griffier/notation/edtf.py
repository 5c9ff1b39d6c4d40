"""Extended Date/Time Format: parse, print, earliest and latest day, compare.

Source: the specification of the Library of Congress of 4 February 2019 (levels 0 to 2), which follows ISO 8601-2.
Beyond it, seasons may be qualified and may stand in an interval (`2022-21/..`). A qualification (`~ ? %`) adds nothing
to the days. Autumn is September to November, winter December to February: of the year it begins in.

Days come out as ISO 8601: `2022-02-26`; `+12345-01-01` and `-0044-03-15` where four digits do not do.
"""

import re
from calendar import isleap
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from griffier.errors import GriffierError

Relation = Literal["before", "after", "equal", "within", "contains", "overlaps"]


class EdtfError(GriffierError, ValueError):
    """Words that are no date in this format, or a day that no calendar has."""


class Day(NamedTuple):
    """A day of the proleptic Gregorian calendar; there is a year 0."""

    year: int
    month: int
    day: int

    def __str__(self) -> str:
        sign = "+" if self.year > 9999 else "-" if self.year < 0 else ""
        return f"{sign}{abs(self.year):04}-{self.month:02}-{self.day:02}"


Bounds = tuple[Day | None, Day | None]
"""First and last day, each None where that end is open or not known."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, a longer stretch with a name of its own (month, season, year …) or a time of day.

    Attributes:
        parts: year; month, season, quarter and the like; day: each as written, with its qualification.
        time: `T23:20:30Z`, or empty.
        first, last: its days.
    """

    parts: tuple[str, ...]
    time: str
    first: Day
    last: Day

    def __str__(self) -> str:
        return "-".join(self.parts) + self.time

    @property
    def bounds(self) -> Bounds:
        """First and last day."""
        return self.first, self.last


@dataclass(frozen=True, slots=True)
class Interval:
    """From one moment to another; `..` is an open end, an empty string one that is not known."""

    start: Moment | Literal["..", ""]
    end: Moment | Literal["..", ""]

    def __str__(self) -> str:
        return f"{self.start}/{self.end}"

    @property
    def bounds(self) -> Bounds:
        """First and last day."""
        return _first(self.start), _last(self.end)


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a set (`[…]`) or all of it (`{…}`); a member is a moment, or a stretch `a..b` with perhaps an open end."""

    all: bool
    members: tuple[Moment | tuple[Moment | None, Moment | None], ...]

    def __str__(self) -> str:
        inside = ",".join(str(m) if isinstance(m, Moment) else _stretch(*m) for m in self.members)
        return f"{{{inside}}}" if self.all else f"[{inside}]"

    @property
    def bounds(self) -> Bounds:
        """First and last day of all members together."""
        pairs = [m.bounds if isinstance(m, Moment) else (m[0] and m[0].first, m[1] and m[1].last) for m in self.members]
        firsts, lasts = [a for a, _ in pairs], [b for _, b in pairs]
        return (
            None if None in firsts else min(a for a in firsts if a),
            None if None in lasts else max(b for b in lasts if b),
        )


Edtf = Moment | Interval | Choice
"""Anything this format can say; `str` prints it as it was written."""


def _stretch(start: Moment | None, end: Moment | None) -> str:
    return f"{start or ''}..{end or ''}"


def _first(end: Moment | str) -> Day | None:
    return end.first if isinstance(end, Moment) else None


def _last(end: Moment | str) -> Day | None:
    return end.last if isinstance(end, Moment) else None


# No year has more digits than this: long ones are for geology, and a figure of 400 digits is no year.
_DIGITS = 18
_YEAR = r"-?[0-9X]{4}(?:S[1-4])?|Y-?[1-9][0-9]{0,17}(?:E[1-9][0-9]?)?(?:S[1-9][0-9]?)?"
_MOMENT = re.compile(
    rf"(?P<y1>[?~%]?)(?P<year>{_YEAR})(?P<y2>[?~%]?)"
    r"(?:-(?P<m1>[?~%]?)(?P<month>[0-9X]{2})(?P<m2>[?~%]?)"
    r"(?:-(?P<d1>[?~%]?)(?P<day>[0-9X]{2})(?P<d2>[?~%]?)"
    r"(?P<time>T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:Z|[+-](?:0[0-9]|1[0-4])(?::[0-5][0-9])?)?)?)?)?",
    re.ASCII,
)

# Parts of a year: first and last month; a last month that is smaller lies in the next year.
_SEASONS = {
    **dict.fromkeys((21, 25, 31), (3, 5)), **dict.fromkeys((22, 26, 32), (6, 8)),
    **dict.fromkeys((23, 27, 29), (9, 11)), **dict.fromkeys((24, 28, 30), (12, 2)),
    33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12), 37: (1, 4), 38: (5, 8), 39: (9, 12), 40: (1, 6), 41: (7, 12),
}  # fmt: skip


@lru_cache(maxsize=4096)
def parse(text: str) -> Edtf:
    """Reads a date.

    Raises:
        EdtfError: not this format, or a day, month or order that cannot be.

    >>> str(parse("2022-02-16/2022-02-17")), earliest(parse("196X")), latest(parse("2022-24"))
    ('2022-02-16/2022-02-17', '1960-01-01', '2023-02-28')
    """
    if text.startswith(("[", "{")):
        return _choice(text)
    if "/" in text:
        return _interval(text)
    return _moment(text)


def earliest(value: Edtf) -> str | None:
    """The first day, ISO 8601; None when the beginning is open or not known."""
    first = value.bounds[0]
    return None if first is None else str(first)


def latest(value: Edtf) -> str | None:
    """The last day, ISO 8601; None when the end is open or not known."""
    last = value.bounds[1]
    return None if last is None else str(last)


def compare(a: Edtf, b: Edtf) -> Relation:
    """How `a` lies to `b`, by their days: an open end reaches without limit.

    >>> compare(parse("2022-03"), parse("2022-33")), compare(parse("2022-05~"), parse("2022-05"))
    ('within', 'equal')
    """
    (a1, a2), (b1, b2) = (_filled(x.bounds) for x in (a, b))
    if a2 < b1:
        return "before"
    if b2 < a1:
        return "after"
    if (a1, a2) == (b1, b2):
        return "equal"
    if b1 <= a1 and a2 <= b2:
        return "within"
    return "contains" if a1 <= b1 and b2 <= a2 else "overlaps"


_BEGINNING = Day(-(10 ** (_DIGITS + 1)), 1, 1)
_END = Day(10 ** (_DIGITS + 1), 12, 31)


def _filled(bounds: Bounds) -> tuple[Day, Day]:
    return bounds[0] or _BEGINNING, bounds[1] or _END


def days_in(year: int, month: int) -> int:
    """How many days a month has, also before the year 1 and after 9999."""
    return 29 if month == 2 and isleap(year) else (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


# ---- reading


def _refuse(text: str, why: str) -> EdtfError:
    shown = text if len(text) <= 60 else f"{text[:57]}…"
    return EdtfError(f"{shown!r} is no date: {why}. Write it as in 2022-02-26, 2022-03, 2022-21/.. or 196X.")


def _interval(text: str) -> Interval:
    ends = text.split("/")
    if len(ends) != 2:
        raise _refuse(text, "an interval has two ends")
    start, end = (_end(e) for e in ends)
    if isinstance(start, str) and isinstance(end, str):
        raise _refuse(text, "an interval has at least one end that is known")
    if any(isinstance(e, Moment) and e.time for e in (start, end)):
        raise _refuse(text, "an interval runs from day to day, without a time")
    if isinstance(start, Moment) and isinstance(end, Moment) and start.first > end.last:
        raise _refuse(text, "it ends before it begins")
    return Interval(start, end)


def _end(text: str) -> Moment | Literal["..", ""]:
    if text == "..":
        return ".."
    return _moment(text) if text else ""


def _choice(text: str) -> Choice:
    opened, inside = text[0], text[1:-1]
    if text[-1:] != {"[": "]", "{": "}"}[opened] or not inside:
        raise _refuse(text, "a set opens and closes with the same kind of bracket, and holds something")
    return Choice(opened == "{", tuple(_member(m, text) for m in inside.split(",")))


def _member(part: str, whole: str) -> Moment | tuple[Moment | None, Moment | None]:
    if ".." not in part:
        return _moment(part)
    a, _, b = part.partition("..")
    if not a and not b:
        raise _refuse(whole, "a stretch has at least one end")
    start, end = (_moment(e) if e else None for e in (a, b))
    if start and end and start.first > end.last:
        raise _refuse(whole, "a stretch in it ends before it begins")
    return start, end


def _moment(text: str) -> Moment:
    m = _MOMENT.fullmatch(text)
    if not m:
        raise _refuse(text, "it is not written in this format")
    year, month, day = m["year"], m["month"], m["day"]
    if month and not _plain_year(year):
        raise _refuse(text, "a year of more than four digits, or with significant digits, has no months")
    if m["time"] and "X" in f"{year}{month}{day}":
        raise _refuse(text, "a time belongs to one day")
    first, last = _days(text, year, month, day)
    parts: tuple[str, ...] = (m["y1"] + year + m["y2"],)
    if month:
        parts += (m["m1"] + month + m["m2"],)
    if day:
        parts += (m["d1"] + day + m["d2"],)
    return Moment(parts, m["time"] or "", first, last)


def _plain_year(year: str) -> bool:
    return "S" not in year and "Y" not in year


def _days(text: str, year: str, month: str | None, day: str | None) -> tuple[Day, Day]:
    low, high = _years(text, year)
    if low == high and year.isdigit() and month and month.isdigit() and 1 <= int(month) <= 12:
        # One month or day, nothing left open: by far the most.
        length = days_in(low, int(month))
        if day is None:
            return Day(low, int(month), 1), Day(low, int(month), length)
        if day.isdigit() and 1 <= int(day) <= length:
            only = Day(low, int(month), int(day))
            return only, only
    if month is None:
        return Day(low, 1, 1), Day(high, 12, 31)
    if "X" not in month and int(month) in _SEASONS:
        if day is not None:
            raise _refuse(text, "a season or quarter has no days of its own")
        a, b = _SEASONS[int(month)]
        end = high + (b < a)
        return Day(low, a, 1), Day(end, b, days_in(end, b))
    months = [n for n in range(1, 13) if _fits(n, month)]
    days = [n for n in range(1, 32) if day is None or _fits(n, day)]
    if not months or not days or all(d > days_in(2000, m) for m in months for d in days[:1]):
        raise _refuse(text, "there is no such day or month")
    first = next(_walk(year, low, high, months, days, 1), None)
    last = next(_walk(year, low, high, months, days, -1), None)
    if first is None or last is None:
        raise _refuse(text, "there is no such day")
    return first, last


def _walk(year: str, low: int, high: int, months: list[int], days: list[int], step: int) -> Iterator[Day]:
    """The days that a pattern of digits leaves open, onwards or backwards."""
    years = range(low, high + 1)[::step]
    for y in years:
        if not _fits(abs(y), year.lstrip("-")):
            continue
        for m in months[::step]:
            for d in days[::step]:
                if d <= days_in(y, m):
                    yield Day(y, m, d)


def _fits(number: int, pattern: str) -> bool:
    return all(p in ("X", c) for p, c in zip(pattern, f"{number:0{len(pattern)}}", strict=True))


def _years(text: str, year: str) -> tuple[int, int]:
    """First and last year that the digits leave open."""
    body, _, significant = year.removeprefix("Y").partition("S")
    sign = -1 if body.startswith("-") else 1
    body = body.lstrip("-")
    if "X" in body:
        low, high = int(body.replace("X", "0")), int(body.replace("X", "9"))
    else:
        number, _, exponent = body.partition("E")
        if len(number) + int(exponent or 0) > _DIGITS:
            raise _refuse(text, f"a year has at most {_DIGITS} digits")
        low = high = int(number) * 10 ** int(exponent or 0)
        if "Y" in year and low <= 9999:
            raise _refuse(text, "the sign Y is for years of more than four digits")
        if significant:
            open_digits = 10 ** max(0, len(str(low)) - int(significant))
            low = low // open_digits * open_digits
            high = low + open_digits - 1
    if sign < 0 and low == 0 == high:
        raise _refuse(text, "there is one year 0")
    return (low, high) if sign > 0 else (-high, -low)
