"""Dates worked out: years left out, words that count from the paper's own date, recesses, events the paper dates.

The year of a date without one is that of the paper's own date and the tense: `op 28 december bereikte` lies behind it,
`opent op 1 oktober` ahead. `vóór`, `uiterlijk` and `vanaf` point ahead unless the sentence is about the past. Where the
words do not tell, the nearer one is taken. A date with its year earlier in a sentence about the past lends it.

Conventions: `begin 2022` is 2022-01~, `medio` -06~, `eind` -12~; `eind mei` is its last day; `na de zomer` the autumn.
Prinsjesdag is the third Tuesday of September (Grondwet, artikel 65), and so is `bij de Miljoenennota`; a Miljoenennota
with a year is presented the year before. The Voorjaarsnota is due by 1 June, the Najaarsnota by 1 December
(Comptabiliteitswet 2016): `../2025-06-01`. `vóór` a recess is the last day before it, `na` it from the day after.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import MAXYEAR, date, timedelta
from functools import cache
from typing import Literal, NamedTuple

from griffier.data import rows
from griffier.lang import words
from griffier.model.findings import Hit, Rejection
from griffier.model.when import Beside, Between, Calendar, DateHit, Edge, Occasion, Several, Shifted, Told, When
from griffier.notation.edtf import EdtfError, days_in, earliest, latest, parse

NO_DATE = "it counts from the date of the paper, which has none"
VAGUE = "a vague word, without bounds"
NO_DAY = "there is no such day"
TOO_FAR = "it lies outside the years 1 to 9999"
NO_EVENT = "the paper does not name the day of this event"
MANY_EVENTS = "the paper names several days for this event"
NO_YEAR = "the paper names no year before it"
NO_RECESS = "the table of recesses does not have this one"

_LANGUAGES = ("nl", "en")
# First and last month of EDTF's parts of a year; winter ends in the next.
_SPANS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2), 33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12),
          40: (1, 6), 41: (7, 12)}  # fmt: skip
_BARE = frozenset({"date.year", "date.years", "date.decade"})
_AHEAD = frozenset({"before", "not_before", "by", "until", "through", "from"})


Tense = Literal["past", "future", "ordered"]


class Worked(NamedTuple):
    """A hit with what became of it: EDTF, or None with the reason; `relative` when it leans on the paper's date."""

    hit: DateHit
    edtf: str | None
    relative: bool
    reason: str | None


def settle_dates(hits: Sequence[DateHit], references: Sequence[Hit], rejected: list[Rejection]) -> list[DateHit]:
    """By place, without years that are part of a reference (`Stb. 2022, 331`); a day in one stays."""
    spans = sorted({(r.start, r.end) for r in references if r.form != "letter"})
    starts = [s for s, _ in spans]
    reach: list[int] = []
    for _, end in spans:
        reach.append(max(end, reach[-1]) if reach else end)

    kept: list[DateHit] = []
    for hit in sorted(hits, key=lambda h: h.start):
        n = bisect_right(starts, hit.end - 1) - 1
        if hit.rule in _BARE and n >= 0 and reach[n] > hit.start:
            rejected.append(Rejection(hit, "the year is part of a reference"))
        else:
            kept.append(hit)
    return kept


def work_out(
    hits: Sequence[DateHit], text: str, units: Sequence[int], day: str | None, language: str = "nl"
) -> list[Worked]:
    """Works every date out, in order.

    Args:
        hits: settled, by place.
        text: the clean text.
        units: where sentences and blocks begin, ascending.
        day: the paper's own day, ISO; None when it has none.
        language: of its text, for the tense; Dutch when it is neither `nl` nor `en`.
    """
    return _Almanac(text, units, _iso(day), _tense_words(language if language in _LANGUAGES else "nl")).all(hits)


def as_when(worked: Worked, text: str) -> When:
    """The annotation of a date that is worked out."""
    h, edtf = worked.hit, worked.edtf
    value = None if edtf is None else parse(edtf)
    return When(
        id=f"date-{h.start}",
        start=h.start,
        end=h.end,
        text=text[h.start : h.end],
        edtf=edtf,
        earliest=None if value is None else earliest(value),
        latest=None if value is None else latest(value),
        relative=worked.relative,
        bearing=h.bearing,
        rule=h.rule,
        reason=worked.reason,
    )


def _iso(day: str | None) -> date | None:
    try:
        return date.fromisoformat(day) if day else None
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class _No(Exception):  # noqa: N818 - no error, but the reason why there is no date
    reason: str
    relative: bool = False


class _Known(NamedTuple):
    """A date with its year, that may lend it to one behind it in its sentence."""

    unit: int
    year: int
    part: int
    day: int


class _Almanac:
    """One paper: its own day, its text, and the dates before the one at hand."""

    def __init__(self, text: str, units: Sequence[int], today: date | None, tense: "_Tense") -> None:
        self._words = tense
        self._text = text
        self._units = units
        self._today = today
        self._known: _Known | None = None
        self._last_year: int | None = None
        self._relative = False
        self._hit: DateHit | None = None

    def all(self, hits: Sequence[DateHit]) -> list[Worked]:
        out: list[Worked] = []
        later: dict[int, Beside] = {}
        for hit in hits:
            if isinstance(hit.told, Beside):
                later[len(out)] = hit.told
                out.append(Worked(hit, None, False, NO_EVENT))
            else:
                out.append(self._one(hit))
        days = self._days_by_word(out, {told.event for told in later.values()}) if later else {}
        for n, told in later.items():
            out[n] = self._beside(out[n].hit, told, days)
        return out

    def _one(self, hit: DateHit) -> Worked:
        self._hit, self._relative = hit, False
        try:
            edtf = self._edtf(hit.told)
            if hit.bearing == "from" and "/" not in edtf and edtf[0] not in "[{":
                edtf += "/.."
            parse(edtf)
        except _No as no:
            return Worked(hit, None, no.relative, no.reason)
        except (EdtfError, ValueError):
            return Worked(hit, None, self._relative, NO_DAY)
        except OverflowError:
            return Worked(hit, None, self._relative, TOO_FAR)
        return Worked(hit, edtf, self._relative, None)

    # ---- by what the words say

    def _edtf(self, told: Told) -> str:
        if isinstance(told, Calendar):
            return self._stretch(self._dated(told))
        if isinstance(told, Between):
            first, last = self._both(told)
            return f"{_begin(self._point(first))}/{_end(self._point(last))}"
        if isinstance(told, Several):
            members = [self._point(self._dated(m)) for m in told.members]
            return ("[{}]" if told.one else "{{{}}}").format(",".join(members))
        if isinstance(told, Shifted):
            return self._shifted(told)
        if isinstance(told, Occasion):
            return self._occasion(told)
        raise _No(VAGUE)

    def _own(self) -> date:
        """The paper's own day, which makes what leans on it relative."""
        self._relative = True
        if self._today is None:
            raise _No(NO_DATE, relative=True)
        return self._today

    def _dated(self, c: Calendar) -> Calendar:
        """The same with its year."""
        if c.digits == 2 and c.near:
            century = self._own().year // 100 * 100 - (100 if c.near == "past" else 0)
            return c._replace(year=century, near=None)
        if c.year is None and c.shift is not None:
            return c._replace(year=self._own().year + c.shift, shift=None)
        if c.same:
            if self._last_year is None:
                raise _No(NO_YEAR)
            return c._replace(year=self._last_year, same=False)
        if c.year is not None:
            self._last_year = c.year
        if c.year is None:
            today = self._own()
            c = c._replace(year=self._year(lambda year: _first_and_last(c._replace(year=year)), today, c))
        elif c.part is not None and c.part < 13 and c.digits == 4 and self._hit:
            self._known = _Known(self._unit(self._hit.start), c.year, c.part, c.day or 0)
        return c

    def _both(self, told: Between) -> tuple[Calendar, Calendar]:
        first, last = told.first, told.last
        if first.year is not None or first.shift is not None or last.year is not None or last.shift is not None:
            last = self._dated(last) if last.year is not None or last.shift is not None else last
            first = self._dated(first) if first.year is not None or first.shift is not None else first
            if last.year is None:
                back = (last.part or 99, last.day or 99) < (first.part or 0, first.day or 0)
                last = last._replace(year=(first.year or 0) + back)
            if first.year is None:
                back = (last.part or 99, last.day or 99) < (first.part or 0, first.day or 0)
                first = first._replace(year=(last.year or 0) - back)
            return first, last
        if last.near == "past":
            last = self._dated(last)
            back = (last.part or 99, last.day or 99) < (first.part or 0, first.day or 0)
            return first._replace(year=(last.year or 0) - back), last
        first = self._dated(first)
        over = (last.part or 99, last.day or 99) < (first.part or 0, first.day or 0)
        return first, last._replace(year=(first.year or 0) + over)

    def _stretch(self, c: Calendar) -> str:
        """All of it; what EDTF has no single word for becomes an interval."""
        year = c.year or 0
        if c.week is not None and c.part:
            return _week(year, c.part, c.day, c.week)
        if c.half and c.part:
            last = days_in(year, c.part)
            a, b = (1, 15) if c.half == 1 else (16, last)
            return f"{year:04}-{c.part:02}-{a:02}/{year:04}-{c.part:02}-{b:02}"
        if c.following and c.part:
            first = (c.part - 21 + 1) % 4 * 3 + 3
            year += first == 3
            end = year + (first == 12)
            return f"{year:04}-{first:02}/{end:04}-{(first + 1) % 12 + 1:02}"
        if c.about and c.part and c.part > 12 and not c.edge:
            a, b = _SPANS[c.part]
            return f"{year:04}-{a:02}~/{year + (b < a):04}-{b:02}~"
        return self._point(c)

    def _point(self, c: Calendar) -> str:
        year = c.year
        if year is None:
            return self._point(self._dated(c))
        if c.digits < 4:
            return str(year)[: c.digits].ljust(4, "X")
        said = f"{year:04}"
        if c.part is None:
            return f"{said}-{_EDGE_MONTH[c.edge]}" if c.edge else said + "~" * c.about
        if c.day is not None:
            return f"{said}-{c.part:02}-{c.day:02}" + "~" * c.about
        if c.edge is None:
            return f"{said}-{c.part:02}" + "~" * c.about
        if c.part <= 12:
            return _in_month(year, c.part, c.edge)
        a, b = _SPANS[c.part]
        length = (b - a) % 12
        month = a + {"first": 0, "begin": 0, "middle": length // 2, "end": length, "last": length}[c.edge]
        return f"{year + (month > 12):04}-{(month - 1) % 12 + 1:02}~"

    def _shifted(self, s: Shifted) -> str:
        today = self._own()
        if s.ago:
            return _ago(today, s)
        if s.unit == "day":
            return _weekday(today, s.weekday, s.by) if s.weekday is not None else _day(today, s.by)
        if s.unit == "week":
            monday = today - timedelta(days=today.weekday()) + timedelta(weeks=s.by)
            if s.weekday is not None:
                return _day(monday, s.weekday)
            if s.edge:
                return f"{_day(monday, _EDGE_WEEKDAY[s.edge])}~"
            return f"{monday}/{_day(monday, 6)}"
        if s.unit == "weekend":
            saturday = _weekend(today, s.by)
            return f"{saturday}/{_day(saturday, 1)}"
        if s.unit == "month":
            year, month = _month(today, s.by)
            return _in_month(year, month, s.edge) if s.edge else f"{year:04}-{month:02}"
        if s.unit == "half" and s.by and not s.edge:
            # Half a year back or ahead, from the day itself.
            year, month = _month(today, 6 * s.by)
            other = date(year, month, min(today.day, days_in(year, month)))
            return f"{min(today, other)}/{max(today, other)}"
        if s.unit in ("quarter", "half"):
            length, code = (3, 33) if s.unit == "quarter" else (6, 40)
            year, month = _month(today, length * s.by)
            return self._point(Calendar(year, part=code + (month - 1) // length, edge=s.edge))
        if s.unit == "schoolyear":
            year = today.year + s.by - (today.month < 8)
            return f"{year:04}/{year + 1:04}"
        return self._point(Calendar(today.year + s.by, edge=s.edge))

    # ---- occasions

    def _occasion(self, o: Occasion) -> str:
        if o.name.startswith("recess"):
            return self._recess(o)
        if o.year is None and o.shift is not None:
            o = replace(o, year=self._own().year + o.shift)
        elif o.year is not None and o.name == "miljoenennota":
            o = replace(o, year=o.year - 1)
        fixed = _OCCASIONS[o.name]
        year = o.year
        if year is None:
            today = self._own()
            probe = Calendar(near=o.near)
            year = self._year(lambda y: (fixed(y)[0], fixed(y)[0]), today, probe)
        return fixed(year)[1]

    def _recess(self, o: Occasion) -> str:
        name = o.name.removeprefix("recess").removeprefix("-")
        if not name:
            name = self._which_recess()
        if o.year is None and o.shift is None:
            today = self._own()
            years = [today.year + n for n in (-1, 0, 1)]
            known = [_recesses()[name, y] for y in years if (name, y) in _recesses()]
            behind = [r for r in known if r[0] <= today]
            ahead = [r for r in known if (r[1] or r[0]) >= today]
            past = o.near == "past" or (o.near is None and o.side != "before" and self._tense() == "past")
            chosen = (behind[-1] if behind else None) if past else (ahead[0] if ahead else None)
            # A gap in the table must not lead to the recess of another year.
            if chosen and abs((chosen[0] - today).days) > _YEAR_OF_RECESS:
                chosen = None
        else:
            year = o.year if o.year is not None else self._own().year + (o.shift or 0)
            chosen = _recesses().get((name, year))
        if chosen is None:
            raise _No(NO_RECESS, self._relative)
        first, last = chosen
        if o.side == "before":
            return _day(first, -1)
        if last is None:
            if o.side == "after":
                raise _No(NO_RECESS, self._relative)
            return f"{first}/"
        return f"{_day(last, 1)}/.." if o.side == "after" else f"{first}/{last}"

    def _which_recess(self) -> str:
        """`het reces`: the one at the door, in summer and at Christmas; at other times the words do not say."""
        today = self._own()
        if today.month in (5, 6, 7, 8):
            return "zomer"
        if (today.month, today.day) >= (11, 10):
            return "kerst"
        raise _No("the words do not say which recess", relative=True)

    # ---- events of the paper itself

    def _beside(self, hit: DateHit, told: Beside, days: Mapping[str, Mapping[str, bool]]) -> Worked:
        """So long before or after the one day that stands with the event's name."""
        found = days.get(told.event, {})
        if len(found) != 1:
            return Worked(hit, None, False, MANY_EVENTS if found else NO_EVENT)
        ((edtf, relative),) = found.items()
        value = parse(edtf)
        anchor = _iso(earliest(value) if told.by < 0 else latest(value))
        if anchor is None:
            return Worked(hit, None, relative, NO_EVENT)
        try:
            return Worked(hit, _moved(anchor, told), relative, None)
        except (OverflowError, ValueError):
            return Worked(hit, None, relative, TOO_FAR)

    def _days_by_word(self, worked: Sequence[Worked], wanted: Collection[str]) -> dict[str, dict[str, bool]]:
        """For each wanted word the days that stand near it in one sentence, and whether they are relative."""
        out: dict[str, dict[str, bool]] = {}
        for w in worked:
            if w.edtf is None or w.hit.rule not in ("date.day", "date.days"):
                continue
            n = bisect_right(self._units, w.hit.start)
            begin = max(self._units[n - 1] if n else 0, w.hit.start - _NEAR_EVENT)
            end = min(self._units[n] if n < len(self._units) else len(self._text), w.hit.end + _NEAR_EVENT)
            around = f"{self._text[begin : w.hit.start]} {self._text[w.hit.end : end]}".lower()
            for word in set(_NAME.findall(around)).intersection(wanted):
                out.setdefault(word, {})[w.edtf] = w.relative
        return out

    # ---- which year

    def _year(self, span: Callable[[int], tuple[date, date] | None], today: date, c: Calendar) -> int:
        """The year in which a stretch lies that returns every year."""
        reach = 5 if c.part == 2 and c.day == 29 else 2
        years = [y for y in range(today.year - reach, today.year + reach + 1) if 0 < y < MAXYEAR and span(y)]
        if not years:
            raise _No(NO_DAY, relative=True)
        spans = {y: span(y) for y in years}
        behind = max((y for y in years if (s := spans[y]) and s[0] <= today), default=years[0])
        ahead = min((y for y in years if (s := spans[y]) and s[1] >= today), default=years[-1])
        if c.near == "past":
            # `jl.` on the very day is that day, and a month that goes on is meant itself; a season has to be well on.
            s = spans[behind]
            early = c.part is not None and c.part > 12 and s is not None and today - s[0] < timedelta(days=60)
            return behind - 1 if early and behind - 1 in years else behind
        if c.near == "next":
            return (
                min((y for y in years if (s := spans[y]) and s[0] > today), default=ahead) if c.day is None else ahead
            )
        if c.near == "this":
            return today.year - (c.part == 24 and today.month < 3)
        if c.day is not None and (of := self._of_something(spans[behind], spans[ahead], today)):
            return behind if of == "past" else ahead
        tense = self._tense()
        if tense in ("past", None) and (lent := self._lent(c, today, span)):
            return lent
        a, b = spans[behind], spans[ahead]
        if tense == "ordered" and a and b:
            # An order of the past to do something before a day: ahead, unless the day has only just passed.
            return behind if today - a[1] <= _SOON and b[0] - today > 4 * _SOON else ahead
        single = self._hit is not None and isinstance(self._hit.told, Calendar) and self._hit.bearing != "since"
        if tense == "past" and single and a and b and c.day and b[0] - today <= _SOON and today - a[1] > _LONG_AGO:
            return ahead  # `is verplaatst naar 5 april`: a day a year ago would have its year
        if tense:
            return behind if tense == "past" else ahead
        return behind if a and b and today - a[1] < b[0] - today else ahead

    def _of_something(
        self, behind: tuple[date, date] | None, ahead: tuple[date, date] | None, today: date
    ) -> Literal["past", "future"] | None:
        """`het debat van 8 februari`: it lies behind, unless it is at the door or `zal` speaks of it."""
        hit = self._hit
        if hit is None or isinstance(hit.told, Between):
            return None
        before, after = self._clause(hit)
        if not _OF.search(before):
            return None
        if self._words.of_a_paper.search(before):
            return "past"
        if not self._words.modal.isdisjoint(_TOKEN.findall(f"{before} {after}")):
            return "future"
        soon = behind and ahead and ahead[0] - today <= _SOON < today - behind[1]
        return None if soon else "past"

    def _lent(self, c: Calendar, today: date, span: Callable[[int], tuple[date, date] | None]) -> int | None:
        """The year of the date before it in a sentence about the past."""
        known = self._known
        if known is None or self._hit is None or known.unit != self._unit(self._hit.start) or (c.part or 99) > 12:
            return None
        year = known.year + ((c.part or 0, c.day or 0) < (known.part, known.day))
        s = span(year)
        return year if s and s[0] <= today else None

    def _unit(self, pos: int) -> int:
        return bisect_right(self._units, pos)

    def _tense(self) -> Tense | None:
        """What the clause around the hit says, else its sentence; None where neither does."""
        hit = self._hit
        if hit is None:
            return None
        if hit.bearing == "since":
            return "past"
        before, after = self._sentence(hit)
        ahead = hit.bearing in _AHEAD
        told = self._words.told(*self._clause(hit), ahead) or self._words.told(before, after, ahead)
        return "future" if told is None and ahead else told

    def _sentence(self, hit: DateHit) -> tuple[str, str]:
        """What stands before and behind in the sentence, in small letters."""
        n = bisect_right(self._units, hit.start)
        begin = self._units[n - 1] if n else 0
        end = self._units[n] if n < len(self._units) else len(self._text)
        begin, end = max(begin, hit.start - _SENTENCE), min(end, hit.end + _SENTENCE)
        return self._text[begin : hit.start].lower(), self._text[hit.end : end].lower()

    def _clause(self, hit: DateHit) -> tuple[str, str]:
        before, after = self._sentence(hit)
        return _CLAUSE.split(before)[-1], _CLAUSE.split(after)[0]


# How far from an event its day may stand; how much of a long sentence is looked at for its tense.
_NEAR_EVENT = 90
_NAME = re.compile(r"[^\W_][\w-]*")
_SENTENCE = 300
_SOON = timedelta(days=45)
_LONG_AGO = timedelta(days=300)
_OF = re.compile(r"(?<!\w)(?:van|d\.d\.|of) \Z")
_YEAR_OF_RECESS = 360
_CLAUSE = re.compile(r"[,;:()–]|\n\n")

_EDGE_MONTH: dict[Edge, str] = {"first": "01-01", "begin": "01~", "middle": "06~", "end": "12~", "last": "12-31"}
_EDGE_WEEKDAY: dict[Edge, int] = {"first": 0, "begin": 0, "middle": 2, "end": 4, "last": 6}


_TOKEN = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class _Tense:
    """The words of one language that tell past from future; `lang/nl/dates.toml` says what each holds."""

    past: frozenset[str]
    modal: frozenset[str]
    future: frozenset[str]
    have: frozenset[str]
    be: frozenset[str]
    ahead: frozenset[str]
    between: frozenset[str]
    clauses: frozenset[str]
    split_past: re.Pattern[str]
    participle: re.Pattern[str]
    perhaps: re.Pattern[str]
    right_before: re.Pattern[str]
    present: re.Pattern[str]
    infinitive: re.Pattern[str]
    of_a_paper: re.Pattern[str]

    def told(self, before: str, after: str, ahead: bool) -> Tense | None:
        """The tense of a clause around a date, from what stands before and behind it.

        Args:
            before: what stands before it, in small letters.
            after: what stands behind it.
            ahead: a word before the date points ahead (`vóór`, `uiterlijk`).
        """
        first, behind = _TOKEN.findall(before), _TOKEN.findall(after)
        seen = frozenset((*first, *behind))
        if ahead and (seen & self.modal or self.infinitive.search(after)):
            return "ordered" if seen & self.past else "future"
        if seen & self.past or any(map(self.split_past.fullmatch, behind)):
            return "past"
        if seen & self.modal:
            return "future"
        # A date that opens its clause has the verb right behind it: `Op 3 juni publiceerde …`.
        verb = behind[0] if len(first) <= 1 and behind else ""
        if self._is_past(verb, first, behind, seen) or self._is_perfect(f"{before} {after}", first, seen):
            return "past"
        if seen & (self.future | self.be) or self.present.fullmatch(verb):
            return "future"
        clause = f"{before} {after}"
        # A form that may be a participle is none where no auxiliary stands by it: `beslist`.
        verbs = self.participle if not seen & self.have else self.present
        if self.present.search(clause) or any(w.endswith("t") for w in verbs.findall(clause)):
            return None if self.perhaps.search(clause) else "future"
        return None

    def _is_past(self, verb: str, first: Sequence[str], behind: Sequence[str], seen: frozenset[str]) -> bool:
        if len(verb) > 4 and self.perhaps.fullmatch(verb) and not self.participle.fullmatch(verb):
            return True
        last = next((w for w in reversed(first) if w not in self.between), "")
        if self.right_before.fullmatch(last) and not seen & self.be:
            return True
        # Behind `die` or `dat` the verb comes last.
        return (
            bool(behind) and not self.clauses.isdisjoint(first) and self.right_before.fullmatch(behind[-1]) is not None
        )

    def _is_perfect(self, clause: str, first: Sequence[str], seen: frozenset[str]) -> bool:
        if not self.participle.search(clause):
            return False
        if seen & self.have or (seen & self.be and not seen & self.ahead):
            return True
        return bool(first) and not seen & (self.ahead | self.future) and self.participle.fullmatch(first[0]) is not None


@cache
def _tense_words(language: str) -> _Tense:
    t = words("dates", language)["tense"]

    def word(key: str) -> re.Pattern[str]:
        return re.compile(rf"(?<!\w)(?:{t[key]})(?!\w)")

    return _Tense(
        past=frozenset(t["past"]),
        modal=frozenset(t["modal"]),
        future=frozenset(t["future"]),
        have=frozenset(t["have"]),
        be=frozenset(t["be"]),
        ahead=frozenset(t["ahead"]),
        between=frozenset(t["between"]),
        clauses=frozenset(t["clauses"]),
        split_past=re.compile(rf"(?:{'|'.join(t['prefixes'])})(?:{'|'.join(t['past'])})" if t["prefixes"] else "(?!)"),
        participle=word("participle"),
        perhaps=word("perhaps"),
        right_before=word("right_before"),
        present=word("present"),
        infinitive=re.compile(rf"(?<!\w)(?:{'|'.join(t['infinitive'])}) [^\W\d_]{{3,}}"),
        of_a_paper=re.compile(rf"(?:{'|'.join(t['papers'])}) (?:van|d\.d\.|of) \Z"),
    )


# ---- days


def _first_and_last(c: Calendar) -> tuple[date, date] | None:
    """First and last day of a stretch with its year; None where the calendar has no such day."""
    year = c.year or 0
    try:
        if c.part is None:
            return date(year, 1, 1), date(year, 12, 31)
        if c.part > 12:
            a, b = _SPANS[c.part]
            end = year + (b < a)
            return date(year, a, 1), date(end, b, days_in(end, b))
        if c.day is not None:
            day = date(year, c.part, c.day)
            return day, day
        return date(year, c.part, 1), date(year, c.part, days_in(year, c.part))
    except ValueError:
        return None


def _day(day: date, by: int) -> str:
    return (day + timedelta(days=by)).isoformat()


def _week(year: int, month: int, day: int | None, nth: int) -> str:
    """The week with a day, from Monday; or the nth seven days of a month, 5 for its last seven."""
    if day is not None:
        first = date(year, month, day)
        first -= timedelta(days=first.weekday())
    else:
        first = date(year, month, 7 * nth - 6 if nth < 5 else days_in(year, month) - 6)
    return f"{first}/{_day(first, 6)}"


def _weekday(today: date, weekday: int, by: int) -> str:
    """The next or last day of that name, today not counted."""
    ahead = (weekday - today.weekday() - 1) % 7 + 1
    return _day(today, ahead if by > 0 else ahead - 7 if ahead < 7 else -7)


def _weekend(today: date, by: int) -> date:
    """Saturday of this, the last or the next weekend; on a weekend day, this is that one."""
    saturday = today + timedelta(days=5 - today.weekday())
    if today.weekday() < 5 and by == 1:
        by = 0
    return saturday + timedelta(weeks=by)


def _month(today: date, by: int) -> tuple[int, int]:
    n = today.year * 12 + today.month - 1 + by
    return n // 12, n % 12 + 1


def _in_month(year: int, month: int, edge: Edge) -> str:
    """`eind mei` is its last day; `begin` and `medio` are about."""
    last = f"{days_in(year, month):02}"
    day = {"first": "01", "begin": "01~", "middle": "15~", "end": last, "last": last}[edge]
    return f"{year:04}-{month:02}-{day}"


def _ago(today: date, s: Shifted) -> str:
    if s.unit == "year":
        return f"{today.year + s.by:04}~"
    if s.unit == "month":
        year, month = _month(today, s.by)
        return f"{year:04}-{month:02}~"
    return f"{_day(today, s.by * (7 if s.unit == 'week' else 1))}" + "~" * (s.unit == "week")


def _moved(anchor: date, told: Beside) -> str:
    if told.unit != "month":
        return _day(anchor, told.by * (7 if told.unit == "week" else 1))
    year, month = _month(anchor, told.by)
    return date(year, month, min(anchor.day, days_in(year, month))).isoformat()


def _begin(point: str) -> str:
    """A season or quarter as the month it begins with: an interval runs between days, months or years."""
    return _month_of(point, 0)


def _end(point: str) -> str:
    return _month_of(point, 1)


def _month_of(point: str, end: int) -> str:
    m = _PART.fullmatch(point)
    if m is None or int(m[2]) not in _SPANS:
        return point
    a, b = _SPANS[int(m[2])]
    year = int(m[1]) + (b < a if end else 0)
    return f"{year:04}-{(a, b)[end]:02}{m[3]}"


_PART = re.compile(r"(\d{4})-(\d\d)(~?)")


def _nth(year: int, month: int, weekday: int, nth: int) -> date:
    """The nth day of that name in a month."""
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))


def _prinsjesdag(year: int) -> tuple[date, str]:
    day = _nth(year, 9, 1, 3)
    return day, day.isoformat()


def _verantwoordingsdag(year: int) -> tuple[date, str]:
    day = _nth(year, 5, 2, 3)
    return day, day.isoformat()


# By id: the day that tells past from future, and the EDTF.
_OCCASIONS: dict[str, Callable[[int], tuple[date, str]]] = {
    "prinsjesdag": _prinsjesdag,
    "miljoenennota": _prinsjesdag,
    "verantwoordingsdag": _verantwoordingsdag,
    "voorjaarsnota": lambda y: (date(y, 6, 1), f"../{y:04}-06-01"),
    "najaarsnota": lambda y: (date(y, 12, 1), f"../{y:04}-12-01"),
    "kerst": lambda y: (date(y, 12, 25), f"{y:04}-12-25"),
    "jaarwisseling": lambda y: (date(y, 12, 31), f"{y:04}-12-31/{y + 1:04}-01-01"),
}


@cache
def _recesses() -> dict[tuple[str, int], tuple[date, date | None]]:
    """First and last day by name and year of the first day."""
    return {
        (r["recess"], int(r["year"])): (
            date.fromisoformat(r["first_day"]),
            date.fromisoformat(r["last_day"]) if r["last_day"] else None,
        )
        for r in rows("recesses")
    }
