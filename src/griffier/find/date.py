"""Dates and stretches of time: days, months, quarters, seasons, years, relative and vague words.

The finder says what the words say (`model/when.py`); `link/dates.py` works it out. A trigger word calls the handler of
its kind; that looks back for where the date begins and reads it from there. What a date has taken is not looked at
again, so that `2022` in `17 februari 2022` is no date of its own.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Any

from griffier.find._date_words import DateWords, date_words
from griffier.model.findings import Finder, Paper
from griffier.model.when import (
    Bearing,
    Beside,
    Between,
    Calendar,
    DateHit,
    Edge,
    Near,
    Occasion,
    Several,
    Shifted,
    Told,
    Unit,
    Vague,
)

_WORD = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"\d+")
_NUMERIC_BEFORE = re.compile(r"(?<![\w./-])[0-3]?\d([-/.])[01]?\d\1\Z")
# From a year to a year; the second may be written with its last two digits.
_LONGER_YEAR = re.compile(r"\d{4}(?:-\d\d-\d\d(?![\w-])|[ -][qk][1-4](?!\w))")
_YEARS = re.compile(r"(\d{4})( ?[-–—‐‑/] ?)(\d{4}|\d\d)(?![^\W_]|[-–/.,]\d)")
_AND = re.compile(r"(?:,? (?:en|and|of|or)|,)(?: (?:op|in|van|on))? (?=\d|[^\W\d_])")
_BETWEEN = re.compile(r" (?:en|and) ")
# `tussen 1900 en 2100 mensen`: what the second counts, the first counts too.
_PAIR = re.compile(r" (?:en|and|tot|to|à) \d{4}(?!\d)")
_LABELS = frozenset(
    {"nr.", "nrs.", "nr", "nrs", "artikel", "artikelen", "art.", "lid", "punt", "bijlage", "vraag", "vragen", "blz."}
    | {"paragraaf", "par.", "hoofdstuk", "versie", "tabel", "figuur", "section", "version", "no."}
)
_SEASONS = range(21, 25)
_BY: dict[Near, int] = {"past": -1, "this": 0, "next": 1}
# What may join one date to the next begins with one of these.
_JOINTS = frozenset(" ,-–—‐‑")
_DAY_BEFORE = re.compile(r"[0-3]?\d(?:e|ste|de|st|nd|rd|th)?\Z")
_HALF_YEAR = re.compile(r"half (?:jaar|year)(?![^\W_])")
_LONGEST_WORD = 40  # code points; no word that a date leans on is longer
_LONGEST_LIST = 90  # code points before a month in which a list of days may begin


def _find(paper: Paper, at: Sequence[int]) -> Iterator[DateHit]:
    scan = _Scan(paper)
    handlers = _handlers()
    match = _WORD.match
    for pos in at:
        if pos < scan.done:
            continue
        m = match(paper.lower, pos)
        if m is None:
            continue
        word = m[0]
        handler = handlers.get(word) or (_Scan.year if word[:4].isdigit() and len(word) in (4, 5) else None)
        if handler and (hit := handler(scan, pos, word)):
            scan.done = hit.end
            scan.in_row = hit.rule in ("date.year", "date.years")
            yield hit


class _Scan:
    """One paper, read from left to right."""

    def __init__(self, paper: Paper) -> None:
        self.text = paper.text
        self.lower = paper.lower
        self.words: DateWords = date_words()
        self.done = 0
        self.in_row = False
        self._asked = (-1, "")

    # ---- what stands before

    def before(self, pos: int) -> str:
        """The word right before, without what opens before it; empty where a paragraph or the last date ends."""
        if self._asked[0] == pos:
            return self._asked[1]
        lower, done, word = self.lower, self.done, ""
        if pos > done and lower[pos - 1] == " ":
            low = max(done, pos - _LONGEST_WORD)
            start = lower.rfind(" ", low, pos - 1)
            word = lower[(low if start < 0 else start + 1) : pos - 1]
            if "\n" in word:
                word = word[word.rindex("\n") + 1 :]
            word = word.lstrip("(«“‘[„—–-/")
        self._asked = (pos, word)
        return word

    def step(self, pos: int, word: str) -> int:
        """Where the word right before begins."""
        return pos - 1 - len(word)

    def edge(self, pos: int) -> int:
        """Where the date begins that has `begin`, `eind van het` or `rond` before it; else `pos` itself."""
        word = self.before(pos)
        if not word:
            return pos
        if word in self.words.edges or word in _EDGE_GLUE:
            m = self.words.edge_before.search(self.lower, max(self.done, pos - 30), pos)
            if m:
                pos = m.start()
                word = self.before(pos)
        elif self.lower[pos - 1] == "-" and (
            m := self.words.edge_before.search(self.lower, max(self.done, pos - 10), pos)
        ):
            pos = m.start()
            word = self.before(pos)
        here = pos
        if word in self.words.articles:
            here = self.step(pos, word)
            word = self.before(here)
        return self.step(here, word) if word in self.words.about else pos

    def bearing(self, pos: int) -> tuple[Bearing | None, int]:
        """What the words before say, and where they begin."""
        word, at = self.before(pos), pos
        if word in self.words.articles:
            at = self.step(pos, word)
            word = self.before(at)
        if word not in self.words.bearing_ends:
            return None, pos
        told = self.lower[max(self.done, at - 30) : at].rsplit("\n", 1)[-1].split()
        for n in range(min(4, len(told)), 0, -1):
            phrase = " ".join(told[-n:]).lstrip("(")
            if kind := self.words.bearing.get(phrase):
                return kind, self.lower.rindex(phrase, 0, pos)
        return None, pos

    def recurs(self, pos: int) -> bool:
        """Something that comes every year has no date."""
        return bool(self.words.recurs.search(self.lower, max(0, pos - 40), pos))

    def hit(self, start: int, end: int, kind: str, told: Told) -> DateHit:
        """The finding, with the word before that bears on it."""
        bearing, words = self.bearing(start)
        if bearing == "after" and isinstance(told, Calendar) and not told.edge and (told.part or 0) in _SEASONS:
            told = told._replace(following=True)
            start = words
        elif bearing == "from" and kind in ("decade", "century"):
            bearing = None  # `from the 1990s`: out of them
        elif bearing == "from":
            start = words
        elif bearing == "before" and self.lower.startswith("voor ", words) and not _before_it(told):
            bearing = None  # `voor 2024`: meant for it
        while self.lower[end - 1] == " ":
            end -= 1
        return DateHit(start, end, f"date.{kind}", told, bearing)

    def nearby(self, pos: int) -> tuple[int, Near, Edge | None] | None:
        """`eind van dit`, `later deze`, `vorige` right before: where it begins, and what it says."""
        adjective = self.before(pos)
        near = self.words.near.get(adjective)
        if near is None:
            return None
        start = self.step(pos, adjective)
        edge = None
        if m := self.words.edge_before.search(self.lower, max(self.done, start - 30), start):
            edge = self.words.edges[m["edge"] or m["edge_of"]]
            start = m.start()
        elif (before := self.before(start)) in self.words.later:
            start = self.step(start, before)
        return start, near, edge

    # ---- a date from its first word on

    def phrase(self, start: int, *, plain: bool = False) -> DateHit | None:
        """The date that begins here, with the end of a stretch where there is one; `plain`: it has no edge."""
        m = (self.words.plain if plain else self.words.phrase).match(self.lower, start)
        read = self.told(m) if m else None
        if m is None or read is None:
            return None
        kind, told = read
        end = m.end()
        if isinstance(told, Calendar):
            if further := self.further(start, end, told):
                kind, told, end = further
            elif not _dated(told) and self.recurs(start):
                return None
            elif not _dated(told) and told.near is None:
                told = self.lent(end, told)
        return self.hit(start, end, kind, told)

    def further(self, start: int, end: int, first: Calendar) -> tuple[str, Told, int] | None:
        """The other end: `… tot en met 31 maart`, `tussen mei en juli`; a day right behind: `30 juni en 1 juli`."""
        if self.lower[end : end + 1] not in _JOINTS:
            return None
        c = self.words.connect.match(self.lower, end)
        if c is None and (c := _BETWEEN.match(self.lower, end)):
            word = self.before(start)
            if word not in self.words.between and self.before(self.step(start, word)) not in self.words.between:
                c = None
        if c is None:
            return self.day_behind(end, first)
        m = self.words.phrase.match(self.lower, c.end())
        read = self.told(m) if m else None
        if m is None or read is None or not isinstance(read[1], Calendar):
            return None
        last = read[1]
        if m["bare"] and (first.part or self._counts(m.end())):
            return None
        first = _lend(first, last)
        if first.year and last.year and (first.year, first.part or 0) > (last.year, last.part or 99):
            return None
        return "years" if m["bare"] else "range", Between(first, last), m.end()

    def day_behind(self, end: int, first: Calendar) -> tuple[str, Told, int] | None:
        if not first.day or not (c := _AND.match(self.lower, end)):
            return None
        m = self.words.phrase.match(self.lower, c.end())
        read = self.told(m) if m else None
        if m is None or read is None or not isinstance(read[1], Calendar):
            return None
        last = read[1]
        months = (first.part or 0) % 12 + 1
        if last.day == 1 and last.part == months and first.day >= 28 and "," not in c[0]:
            return "range", Between(_lend(first, last), last), m.end()
        return None

    def lent(self, end: int, first: Calendar) -> Calendar:
        """With the year that a date beside it has: `1 maart en 15 april 2023`."""
        c = _AND.match(self.lower, end)
        m = self.words.phrase.match(self.lower, c.end()) if c else None
        if c is None or m is None or not m["year"] or (c[0].startswith(",") and not m["month"]):
            return first
        read = self.told(m)
        last = read[1] if read else None
        if not isinstance(last, Calendar) or not _alike(first, last):
            return first
        return _lend(first, last)

    def told(self, m: re.Match[str]) -> tuple[str, Told] | None:
        """What a match of one of the two patterns says, or None where it is no date after all."""
        edge: Edge | None = None
        about = False
        if m.re is self.words.phrase and m.start("core") > m.start():
            edge = self.words.edges.get(m["edge"] or m["edge_of"] or "")
            about = bool(m["about"])
        if year := m["bare"]:
            if quarter := m["bare_quarter"]:
                return "quarter", Calendar(int(year), part=32 + int(quarter[1]), edge=edge, about=about)
            return "year", Calendar(int(year), edge=edge, about=about)
        if written := m["iso"] or m["number"]:
            numbers = list(map(int, _NUMBER.findall(written)))
            year_, month, day = numbers if m["iso"] else numbers[::-1]
            whole = 0 < month < 13 and 0 < day < 32
            return ("day", Calendar(year_, None, month, day, about=about)) if whole else None
        if days := m["en_days"]:
            return _days(Calendar(int(m["en_year"]), None, self.words.months[m["en_month"]], about=about), days)
        if m["other"]:
            return None
        return self._with_a_year(m, edge, about)

    def _with_a_year(self, m: re.Match[str], edge: Edge | None, about: bool) -> tuple[str, Told] | None:
        """A date whose year stands behind it, if at all."""
        near, months = self.words.marks.get(m["mark"] or ""), self.words.months
        year, shift = None, None
        if written := m["year"]:
            year = _year(written)
        elif adjective := m["adjective"]:
            shift = _BY[self.words.near[adjective]]
        base = Calendar(year, shift, edge=edge, near=near, about=about, same=m["same"] is not None)
        if days := m["days"]:
            return _days(base._replace(part=months[m["month"].rstrip(".")]), days)
        if named := m["months"]:
            if part := months.get(named.rstrip(".")):
                return "month", base._replace(part=part)
            return self._months(named, base)
        if written := m["quarters"]:
            ordinals = self.words.ordinals
            parts = [32 + ordinals[w] for w in _WORD.findall(written) if w in ordinals]
            return "quarter", _several([base._replace(part=n) for n in parts], written)
        if written := m["quarter"]:
            return "quarter", _several([base._replace(part=32 + int(d)) for d in _NUMBER.findall(written)], written)
        if written := m["half"]:
            return self._half(self.words.ordinals[written], m["half_month"], base)
        return self._season(m["season"], m["winter"], base)

    def _months(self, written: str, base: Calendar) -> tuple[str, Told] | None:
        names = [w for w in re.findall(r"[^\W\d_]+", written) if w in self.words.months]
        numbers = [self.words.months[w] for w in names]
        if len(numbers) == 1:
            return "month", base._replace(part=numbers[0])
        if numbers[1] <= numbers[0] and base.year is None and base.shift is None:
            return None
        members = [base._replace(part=n) for n in numbers]
        if numbers[1] < numbers[0] and base.year:
            members[0] = members[0]._replace(year=base.year - 1)
            return "range", Between(members[0], members[1])
        if "/" in written:
            return "range", Between(members[0], members[1])
        return "range", _several(members, written)

    def _half(self, n: int, month: str | None, base: Calendar) -> tuple[str, Told] | None:
        if n > 2:
            return None
        if month:
            return "month", base._replace(part=self.words.months[month.rstrip(".")], half=n)
        return "half", base._replace(part=39 + n)

    def _season(self, name: str, winter: str | None, base: Calendar) -> tuple[str, Told] | None:
        if winter:
            first, last = _NUMBER.findall(winter)
            if (int(first) + 1) % 100 != int(last) % 100:
                return None
            base = base._replace(year=int(first))
        return "season", base._replace(part=self.words.seasons[name])

    # ---- handlers, by the word that calls

    def month(self, pos: int, word: str) -> DateHit | None:
        """A day, some days, or the month alone."""
        start = self._days_begin(pos)
        days = start < pos
        begin = self.edge(start)
        hit = self.phrase(begin, plain=begin == start)
        if hit is None and begin < start:
            hit = self.phrase(start, plain=True)
        if hit is None or hit.end <= pos:
            return None
        if days:
            return self._in_week(hit)
        alone = self._month_alone(hit, pos, word)
        return self._nth_week(alone) if alone and alone.start == pos else alone

    def _days_begin(self, pos: int) -> int:
        """Where the days before a month begin, with the day of the week; `pos` itself where there are none."""
        lower = self.lower
        at = pos - 1 if lower[pos - 1 : pos] == " " else pos
        m = _DAY_BEFORE.search(lower, max(self.done, at - 5), at)
        if m is None and lower[at - 3 : at] not in (" of", "van"):
            return pos
        if m and lower[m.start() - 1 : m.start()] == " ":
            word = self.before(m.start())
            if word not in self.words.joints:  # one day, the commonest by far
                return self.step(m.start(), word) if word.rstrip(",") in self.words.weekdays else m.start()
        m = self.words.days_before.search(lower, max(self.done, pos - _LONGEST_LIST), pos)
        if m is None:
            return pos
        start = m.start()
        if not m["days"].isdigit() and self.before(start) in _LABELS:
            single = _NUMBER.findall(m["days"])[-1]
            start = lower.rindex(single, 0, pos)
        return start

    def _in_week(self, hit: DateHit) -> DateHit | None:
        """A day; with `de week van` before it that week."""
        told = hit.told
        if not isinstance(told, Calendar):
            return hit
        if self.before(hit.start) not in ("van", "of"):
            return hit
        m = self.words.week_of.search(self.lower, max(self.done, hit.start - 24), hit.start)
        return self.hit(m.start(), hit.end, "week", told._replace(week=0)) if m else hit

    def _nth_week(self, hit: DateHit) -> DateHit:
        """A month; with `eerste week van` before it that week."""
        told = hit.told
        if self.before(hit.start) not in ("van", "of") or not isinstance(told, Calendar):
            return hit
        m = self.words.nth_week.search(self.lower, max(self.done, hit.start - 24), hit.start)
        if m is None:
            return hit
        return self.hit(m.start(), hit.end, "week", told._replace(week=self.words.nth[m["nth"]]))

    def _month_alone(self, hit: DateHit, pos: int, word: str) -> DateHit | None:
        words, told = self.words, hit.told
        first = told.first if isinstance(told, Between) else told.members[0] if isinstance(told, Several) else told
        if not isinstance(first, Calendar):
            return None
        if first.day or _dated(first):
            return hit
        plain = word in words.plain_months
        if self.recurs(hit.start) or not (plain or word in words.capital_months):
            return None
        if (seen := self.nearby(pos)) and isinstance(told, Calendar):
            return self.hit(seen[0], hit.end, "month", told._replace(near=seen[1], edge=seen[2]))
        if self.text[pos].isupper() or not plain:
            proper = self.text[pos].isupper() and (self.before(hit.start) in words.before_capital or first.edge)
            return hit if proper else None
        return hit

    def year(self, pos: int, word: str) -> DateHit | None:
        """A year alone, a row or stretch of years, a day in digits."""
        lower = self.lower
        if len(word) == 5 and (word[4] != "s" or word[3] != "0"):
            return None
        if pos and (sign := lower[pos - 1]) in "-/.":
            if m := _NUMERIC_BEFORE.search(lower, max(self.done, pos - 7), pos):
                return None if self.before(m.start()) in _LABELS else self.phrase(self.edge(m.start()))
            if sign != "-" or not self.words.edge_before.search(lower, max(self.done, pos - 12), pos):
                return None
        if pos and lower[pos - 1] not in " \n\t(«“‘['\"-":
            return None
        if len(word) == 5:
            return self.hit(pos, pos + 5, "decade", Calendar(int(word[:4]), digits=3))
        start = self.edge(pos)
        if lower[pos + 4 : pos + 5] in _JOINTS and _LONGER_YEAR.match(lower, pos):
            return self.phrase(start)
        before = self.before(start)
        if before in self.words.not_year_after:
            return None
        licensed = start < pos or self._licensed(start, before)
        if m := _YEARS.match(lower, pos):
            return self._years(m, start, before, licensed or lower[start - 1 : start] == "(")
        if not licensed or self._counts(pos + 4, all_of=before != "in"):
            return None
        return self.phrase(start)

    def _counts(self, pos: int, *, all_of: bool = True) -> bool:
        """Whether what stands behind four digits makes them an amount; `in 2021 mensen` does not."""
        words, lower = self.words, self.lower
        if pair := _PAIR.match(lower, pos):
            pos = pair.end()
        return bool(words.amount.match(lower, pos) or (all_of and words.counted.match(lower, pos)))

    def _licensed(self, pos: int, before: str) -> bool:
        """Whether four digits are a year here: behind a preposition, in a row of years, or as the subject."""
        words = self.words
        if before in words.year_after or (before.endswith(words.year_endings) and before not in words.not_year_after):
            return True
        if self.in_row and 0 < pos - self.done < 16 and words.row.fullmatch(self.lower, self.done, pos):
            return True
        if before in words.articles:
            return False
        first = pos == 0 or self.lower[pos - 1] == "\n" or self.lower[pos - 2 : pos] == ". "
        return first and bool(words.subject.match(self.lower, pos + 4))

    def _years(self, m: re.Match[str], start: int, before: str, licensed: bool) -> DateHit | None:
        first, last = int(m[1]), int(m[3])
        short = len(m[3]) == 2
        if short:
            last += first // 100 * 100 + (100 if last < first % 100 else 0)
        one_on = last == first + 1
        school = before in self.words.schools
        if not (licensed or school) or last <= first or last > first + 200:
            return None
        if (short or "/" in m[2]) and not one_on:
            return None
        return self.hit(start, m.end(), "years", Between(Calendar(first), Calendar(last)))

    def quarter(self, pos: int, word: str) -> DateHit | None:
        """`derde kwartaal van 2024`, `eerste en tweede kwartaal`; `dit kwartaal` is one of the units."""
        m = self.words.ordinals_before.search(self.lower, max(self.done, pos - 60), pos)
        if m:
            return self._from(m.start(), pos)
        return self.unit(pos, word) if word in self.words.units else None

    def short_quarter(self, pos: int, word: str) -> DateHit | None:
        """`Q3 2023`."""
        hit = self._from(pos, pos)
        told = hit.told if hit else None
        first = told.first if isinstance(told, Between) else told
        if word[0] == "k" and isinstance(first, Calendar) and first.year is None:
            return None
        return hit if self.text[pos].isupper() else None

    def half(self, pos: int, word: str) -> DateHit | None:
        """`tweede helft van 2025`, `eerste halfjaar`; `dit halfjaar` is one of the units, and so is `half jaar`."""
        m = self.words.ordinals_before.search(self.lower, max(self.done, pos - 12), pos)
        if m:
            return self._from(m.start(), pos)
        if m := _HALF_YEAR.match(self.lower, pos):
            seen = self.nearby(pos)
            return self.hit(seen[0], m.end(), "relative", Shifted("half", _BY[seen[1]], seen[2])) if seen else None
        return self.unit(pos, word) if word in self.words.units else None

    def _from(self, start: int, pos: int) -> DateHit | None:
        """The date that begins at `start`, or at its edge before that, and reaches beyond `pos`."""
        begin = self.edge(start)
        hit = self.phrase(begin, plain=begin == start)
        if hit is None and begin < start:
            hit = self.phrase(start, plain=True)
        return hit if hit and hit.end > pos else None

    def season(self, pos: int, word: str) -> DateHit | None:
        """`zomer van 2023`, `dit najaar`, `na de zomer`."""
        if self.text[pos].isupper() and pos and self.lower[pos - 2 : pos] not in (". ", "\n\n"):
            return None
        seen = self.nearby(pos)
        hit = self.phrase(pos) if seen else self._from(pos, pos)
        if hit is None:
            return None
        told = hit.told
        if not isinstance(told, Calendar):
            return hit
        if seen:
            return self.hit(seen[0], hit.end, "season", told._replace(near=seen[1], edge=seen[2], following=False))
        if not _dated(told) and told.near is None:
            known = told.edge or hit.bearing or self.before(pos) in self.words.articles
            if word not in self.words.seasons_alone or not known or self.recurs(hit.start):
                return None
        return hit

    def unit(self, pos: int, word: str) -> DateHit | None:
        """`dit jaar`, `vorige week maandag`, `eind volgende maand`, `eind van het jaar`, `een week voor de Raad`."""
        words, end = self.words, pos + len(word)
        if word in words.beside_unit and (hit := self.beside(pos, word)):
            return hit
        unit = words.units.get(word)
        if unit is None or self.lower[end : end + 1] == "-":
            return None
        seen = self.nearby(pos)
        if seen is None:
            return self._end_of_unit(pos, end, unit)
        start, near, edge = seen
        by = _BY[near]
        if unit == "year" and (m := words.month_or_season.match(self.lower, end)):
            part = words.months[m["month"]] if m["month"] else words.seasons[m["season"]]
            return self.hit(start, m.end(), "relative", Calendar(shift=by, part=part, edge=edge))
        if unit == "week" and (m := words.weekday_after.match(self.lower, end)):
            return self.hit(start, m.end(), "relative", Shifted(unit, by, weekday=words.weekdays[m["weekday"]]))
        return self.hit(start, end, "relative", Shifted(unit, by, edge))

    def _end_of_unit(self, pos: int, end: int, unit: Unit) -> DateHit | None:
        """`eind van het jaar`: of this one."""
        if unit not in ("year", "month", "week", "quarter") or self.before(pos) not in self.words.articles:
            return None
        m = self.words.of_the_unit.search(self.lower, max(self.done, pos - 26), pos)
        if m is None or self.recurs(m.start()):
            return None
        return self.hit(m.start(), end, "relative", Shifted(unit, 0, self.words.edges[m["edge"]]))

    def beside(self, pos: int, word: str) -> DateHit | None:
        """So long before or after an event: `een week voor de Raad`."""
        m = self.words.beside.match(self.lower, pos + len(word))
        n = self.words.number_before.search(self.lower, max(self.done, pos - 12), pos) if m else None
        if m is None or n is None or self.before(n.start()) in self.words.within:
            return None
        count = int(n["number"]) if n["number"].isdigit() else self.words.numbers[n["number"]]
        unit = self.words.beside_unit[word]
        told = Beside(unit, count * self.words.beside_sign[m["sign"]], m["event"])  # type: ignore[arg-type]  # from the table
        return self.hit(n.start(), m.end(), "beside", told)

    def ago(self, pos: int, word: str) -> DateHit | None:
        """`twee jaar geleden`."""
        unit_word = self.before(pos)
        unit = self.words.plural_units.get(unit_word)
        if unit is None:
            return None
        at = self.step(pos, unit_word)
        n = self.words.number_before.search(self.lower, max(self.done, at - 12), at)
        if n is None:
            return None
        count = int(n["number"]) if n["number"].isdigit() else self.words.numbers[n["number"]]
        return self.hit(n.start(), pos + len(word), "relative", Shifted(unit, -count, ago=True))

    def day(self, pos: int, word: str) -> DateHit | None:
        """`vandaag`, `gisteren`."""
        if self.before(pos) in self.words.not_a_day or self.lower.startswith(self.words.not_today, pos):
            return None
        return self.hit(pos, pos + len(word), "relative", Shifted("day", self.words.days[word]))

    def weekday(self, pos: int, word: str) -> DateHit | None:
        """`maandag 28 februari`; `afgelopen maandag`, `maandag a.s.`."""
        m = self.words.phrase.match(self.lower, pos)
        if m and m["days"]:
            return self.phrase(pos)
        adjective = self.before(pos)
        near = self.words.near.get(adjective)
        end = pos + len(word)
        if near and near != "this":
            told = Shifted("day", _BY[near], weekday=self.words.weekdays[word])
            return self.hit(self.step(pos, adjective), end, "relative", told)
        if mark := self.words.mark.match(self.lower, end):
            near = self.words.marks[mark["mark"]]
            return self.hit(pos, mark.end(), "relative", Shifted("day", _BY[near], weekday=self.words.weekdays[word]))
        return None

    def coming(self, pos: int, word: str) -> DateHit | None:
        """`de komende periode`."""
        m = _WORD.match(self.lower, pos + len(word) + 1)
        article = self.before(pos)
        if m is None or m[0] not in self.words.stretches or article in self.words.numbers:
            return None
        start = self.step(pos, article) if article in self.words.articles else pos
        return self.hit(start, m.end(), "vague", Vague())

    def term(self, pos: int, word: str) -> DateHit | None:
        """`op termijn`, `op langere termijn`."""
        m = self.words.term_before.search(self.lower, max(self.done, pos - 24), pos)
        return self.hit(m.start(), pos + len(word), "vague", Vague()) if m else None

    def vague(self, pos: int, word: str) -> DateHit | None:
        """`binnenkort`, `te zijner tijd`."""
        for phrase in self.words.vague[word]:
            start = pos - phrase.index(word)
            if start >= self.done and self.lower.startswith(phrase, start):
                return self.hit(start, start + len(phrase), "vague", Vague())
        return None

    def era(self, pos: int, word: str) -> DateHit | None:
        """`de jaren zestig`, `jaren ’90`."""
        m = self.words.era.match(self.lower, pos + len(word))
        if m is None:
            return None
        if m["digits"] and len(m["digits"]) == 4:
            return self.hit(pos, m.end(), "decade", Calendar(int(m["digits"]), digits=3))
        tens = self.words.tens[m["word"]] if m["word"] else int(m["digits"])
        century = 2000 if m["century"] and not m["last"] else 1900
        return self.hit(pos, m.end(), "decade", Calendar(century + tens, digits=3))

    def century(self, pos: int, word: str) -> DateHit | None:
        """`de vorige eeuw`, `de negentiende eeuw`."""
        adjective = self.before(pos)
        start = self.step(pos, adjective)
        if (near := self.words.near.get(adjective)) and near != "next":
            return self.hit(start, pos + len(word), "century", Calendar(near=near, digits=2))
        if n := self.words.centuries.get(adjective):
            return self.hit(start, pos + len(word), "century", Calendar((n - 1) * 100, digits=2))
        return None

    def occasion(self, pos: int, word: str) -> DateHit | None:
        """`Prinsjesdag`, `vóór het zomerreces`."""
        words, name = self.words, self.words.occasions[word]
        start = pos
        adjective = self.before(pos)
        near = words.near.get(adjective)
        if near:
            start = self.step(pos, adjective)
            adjective = self.before(start)
        if adjective in words.articles:
            start = self.step(start, adjective)
            adjective = self.before(start)
        if name in words.need_moment and adjective not in words.moments:
            return None
        end = pos + len(word)
        year = shift = None
        if self.recurs(start):
            return None
        if self.lower[end : end + 1] == "-":
            return None
        if m := words.year_behind.match(self.lower, end):
            end = m.end()
            year = int(m["year"]) if m["year"] else None
            shift = _BY[words.near[m["adjective"]]] if m["adjective"] else None
        kind = words.bearing.get(adjective)
        side = kind if kind in ("before", "after") else None
        return self.hit(start, end, "occasion", Occasion(name, year, shift, side, near))


_EDGE_GLUE = frozenset({"van", "in", "of", "het", "de", "the"})


def _before_it(told: Told) -> bool:
    """Whether `voor` may mean `vóór` beside it: a day, a month, a season, an occasion."""
    return isinstance(told, Occasion) or (isinstance(told, Calendar) and told.part is not None and told.part <= 24)


def _year(written: str) -> int:
    digits = written.lstrip("'’‘")
    return int(digits) if len(digits) == 4 else int(digits) + (2000 if int(digits) < 60 else 1900)


def _days(base: Calendar, written: str) -> tuple[str, Told] | None:
    numbers = [int(d) for d in _NUMBER.findall(written)]
    if not all(0 < n < 32 for n in numbers):
        return None
    if len(numbers) == 1:
        return "day", base._replace(day=numbers[0])
    return "days", _several([base._replace(day=n) for n in numbers], written)


# `tot en met` and `t/m` hold no `en` or `/` of their own.
_ROW = re.compile(r"(?<!tot) (?:en|and|&) |(?<!t)/|,")
_ONE_OF = re.compile(r" (?:of|or) ")


def _several(members: list[Calendar], written: str) -> Told:
    """One, a stretch when they follow each other or when the words say so, else a row."""
    if len(members) == 1:
        return members[0]
    one = bool(_ONE_OF.search(written))
    steps = [(m.part or 0) * 100 + (m.day or 0) for m in members]
    unit = 1 if members[0].day else 100
    follow = all(b - a == unit for a, b in pairwise(steps))
    joined = len(members) == 2 and not _ROW.search(written)
    if (follow or joined) and not one and steps == sorted(steps):
        return Between(members[0], members[-1])
    return Several(tuple(members), one)


def _lend(first: Calendar, last: Calendar) -> Calendar:
    """The first end of a stretch with the year of the last: the one before when its month lies behind."""
    if first.year is not None or first.shift is not None:
        return first
    back = (first.part or 0, first.day or 0) > (last.part or 99, last.day or 99)
    if last.year is not None:
        return first._replace(year=last.year - back)
    if last.shift is not None:
        return first._replace(shift=last.shift - back)
    return first._replace(near=first.near or last.near)


def _dated(c: Calendar) -> bool:
    """Whether the words give the year, be it by counting."""
    return c.year is not None or c.shift is not None or c.same


def _alike(a: Calendar, b: Calendar) -> bool:
    """Whether both are months or days, or both seasons or quarters, so that one year may hold for the two."""
    return a.part is not None and b.part is not None and (a.part > 12) == (b.part > 12)


Handler = Callable[[_Scan, int, str], DateHit | None]


@cache
def _handlers() -> dict[str, Handler]:
    w = date_words()
    return {
        **dict.fromkeys(w.plural_units, _Scan.unit),
        **dict.fromkeys(w.beside_unit, _Scan.unit),
        **dict.fromkeys(w.units, _Scan.unit),
        **{u: _Scan.quarter for u, unit in w.units.items() if unit == "quarter"},
        **dict.fromkeys(w.quarters, _Scan.quarter),
        **{u: _Scan.half for u, unit in w.units.items() if unit == "half"},
        **dict.fromkeys(w.half_of, _Scan.half),
        **{f"{q}{n}": _Scan.short_quarter for q in "qk" for n in range(1, 5)},
        **dict.fromkeys(w.months, _Scan.month),
        **dict.fromkeys(w.seasons, _Scan.season),
        **dict.fromkeys(w.weekdays, _Scan.weekday),
        **dict.fromkeys(w.days, _Scan.day),
        **dict.fromkeys(w.coming, _Scan.coming),
        **dict.fromkeys(w.termed, _Scan.term),
        **dict.fromkeys(w.vague, _Scan.vague),
        **dict.fromkeys(w.eras, _Scan.era),
        **dict.fromkeys(w.ago, _Scan.ago),
        **dict.fromkeys(w.occasions, _Scan.occasion),
        **dict.fromkeys(w.century, _Scan.century),
    }


class _Triggers(Sequence[str]):
    """The words that call the finder, read from the tables when they are first asked for."""

    def __getitem__(self, index: Any) -> Any:
        return date_words().triggers[index]

    def __len__(self) -> int:
        return len(date_words().triggers)


finder = Finder(
    kind="date",
    about="A day, month, quarter, season or year, a stretch of them, or words that count from the paper's own date.",
    examples=("op 16 en 17 februari 2022", "dit voorjaar", "uiterlijk eind 2025", "op termijn"),
    triggers=_Triggers(),
    find=_find,
    type="date",
    unparsed=(),
)
