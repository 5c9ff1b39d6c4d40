"""Dates and stretches of time: days, months, quarters, seasons, years, relative and vague words.

The finder says what the words say (`model/when.py`); `link/dates.py` works it out. A trigger word calls the handler of
its kind; that looks back for where the date begins and reads it from there. What a date has taken is not looked at
again, so that `2022` in `17 februari 2022` is no date of its own.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
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

    # ---- what stands before

    def before(self, pos: int) -> str:
        """The word right before, without what opens or closes beside it; empty at the beginning of a paragraph."""
        if pos <= self.done or self.lower[pos - 1] != " ":
            return ""
        lower = self.lower
        start = max(lower.rfind(" ", self.done, pos - 1), lower.rfind("\n", self.done, pos - 1))
        return lower[max(start + 1, self.done) : pos - 1].lstrip("(«“‘[„—–-")

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
        before = self.lower[max(self.done, pos - 30) : pos]
        if not before.endswith(" "):
            return None, pos
        told = before.rsplit("\n", 1)[-1].split()
        if told and told[-1] in self.words.articles:
            told.pop()
        if not told or told[-1].lstrip("(") not in _last_words():
            return None, pos
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
            told = replace(told, following=True)
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

    def phrase(self, start: int) -> DateHit | None:
        """The date that begins here, with the end of a stretch where there is one."""
        m = self.words.phrase.match(self.lower, start)
        read = self.told(m) if m else None
        if m is None or read is None:
            return None
        kind, told = read
        end = m.end()
        if isinstance(told, Calendar):
            if further := self.further(start, end, told):
                kind, told, end = further
            elif not _dated(told) and told.near is None:
                told = self.lent(end, told)
        return self.hit(start, end, kind, told)

    def further(self, start: int, end: int, first: Calendar) -> tuple[str, Told, int] | None:
        """The other end: `… tot en met 31 maart`, `tussen mei en juli`; a day right behind: `30 juni en 1 juli`."""
        c = self.words.connect.match(self.lower, end)
        word = self.before(start)
        if c is None and (word in self.words.between or self.before(self.step(start, word)) in self.words.between):
            c = _BETWEEN.match(self.lower, end)
        if c is None:
            return self.day_behind(end, first)
        m = self.words.phrase.match(self.lower, c.end())
        read = self.told(m) if m else None
        if m is None or read is None or not isinstance(read[1], Calendar):
            return None
        last = read[1]
        if m["bare"] and (first.day or self._counts(m.end())):
            return None
        first = _lend(first, last)
        if first.year and last.year and (first.year, first.part or 0) > (last.year, last.part or 99):
            return None
        return "years" if m["bare"] and first.part is None else "range", Between(first, last), m.end()

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
        """What a match of the pattern says, or None where it is no date after all."""
        g = m.groupdict()
        edge = self.words.edges.get(g["edge"] or g["edge_of"] or "")
        about = bool(g["about"])
        if g["iso"]:
            year, month, day = map(int, g["iso"].split("-"))
            return ("day", Calendar(year, None, month, day, about=about)) if 0 < month < 13 and 0 < day < 32 else None
        if g["number"]:
            day, month, year = map(int, g["number"].split(g["sep"]))
            return ("day", Calendar(year, None, month, day, about=about)) if 0 < month < 13 and 0 < day < 32 else None
        if g["bare"]:
            return self._bare(g, edge, about)
        if g["other"]:
            return None
        base = self._base(g, edge, about)
        if g["en_month"]:
            return _days(replace(base, part=self.words.months[g["en_month"]], year=int(g["en_year"])), g["en_days"])
        if g["days"]:
            return _days(replace(base, part=self.words.months[g["month"].rstrip(".")]), g["days"])
        if g["months"]:
            return self._months(g["months"], base)
        if g["quarters"]:
            numbers = [
                self.words.ordinals[w] for w in re.findall(r"[^\W_]+", g["quarters"]) if w in self.words.ordinals
            ]
            return "quarter", _several([replace(base, part=32 + n) for n in numbers], g["quarters"])
        if g["quarter"]:
            numbers = [int(d) for d in re.findall(r"[1-4]", g["quarter"])]
            return "quarter", _several([replace(base, part=32 + n) for n in numbers], g["quarter"])
        if g["half"]:
            return self._half(g, base)
        return self._season(g, base)

    def _base(self, g: dict[str, Any], edge: Edge | None, about: bool) -> Calendar:
        near = self.words.marks.get(g["mark"] or "")
        adjective = self.words.near.get(g["adjective"] or "")
        return Calendar(
            year=_year(g["year"]) if g["year"] else None,
            shift=_BY[adjective] if adjective else None,
            edge=edge,
            near=near,
            about=about,
            same=bool(g["same"]),
        )

    def _bare(self, g: dict[str, Any], edge: Edge | None, about: bool) -> tuple[str, Told]:
        year = int(g["bare"])
        if g["bare_quarter"]:
            return "quarter", Calendar(year, part=32 + int(g["bare_quarter"][1]), edge=edge, about=about)
        return "year", Calendar(year, edge=edge, about=about)

    def _months(self, written: str, base: Calendar) -> tuple[str, Told] | None:
        names = [w for w in re.findall(r"[^\W\d_]+", written) if w in self.words.months]
        numbers = [self.words.months[w] for w in names]
        if len(numbers) == 1:
            return "month", replace(base, part=numbers[0])
        if numbers[1] <= numbers[0] and base.year is None and base.shift is None:
            return None
        members = [replace(base, part=n) for n in numbers]
        if numbers[1] < numbers[0] and base.year:
            members[0] = replace(members[0], year=base.year - 1)
            return "range", Between(members[0], members[1])
        if "/" in written:
            return "range", Between(members[0], members[1])
        return "range", _several(members, written)

    def _half(self, g: dict[str, Any], base: Calendar) -> tuple[str, Told] | None:
        n = self.words.ordinals[g["half"]]
        if n > 2:
            return None
        if g["half_month"]:
            return "month", replace(base, part=self.words.months[g["half_month"].rstrip(".")], half=n)
        return "half", replace(base, part=39 + n)

    def _season(self, g: dict[str, Any], base: Calendar) -> tuple[str, Told] | None:
        if g["winter"]:
            first, last = g["winter"].split("/")
            if (int(first) + 1) % 100 != int(last) % 100:
                return None
            base = replace(base, year=int(first))
        return "season", replace(base, part=self.words.seasons[g["season"]])

    # ---- handlers, by the word that calls

    def month(self, pos: int, word: str) -> DateHit | None:
        """A day, some days, or the month alone."""
        m = self.words.days_before.search(self.lower, max(self.done, pos - _LONGEST_LIST), pos)
        start = m.start() if m else pos
        if m and not m["days"].isdigit() and self.before(start) in _LABELS:
            single = _NUMBER.findall(m["days"])[-1]
            start = self.lower.rindex(single, 0, pos)
        days = start < pos
        begin = self.edge(start)
        hit = self.phrase(begin)
        if hit is None and begin < start:
            hit = self.phrase(start)
        if hit is None or hit.end <= pos:
            return None
        return self._in_week(hit) if days else self._month_alone(hit, pos, word)

    def _in_week(self, hit: DateHit) -> DateHit | None:
        """A day, unless it comes every year; with `de week van` before it that week."""
        told = hit.told
        if not isinstance(told, Calendar):
            return hit
        if not _dated(told) and self.recurs(hit.start):
            return None
        m = self.words.week_of.search(self.lower, max(self.done, hit.start - 24), hit.start)
        return self.hit(m.start(), hit.end, "week", replace(told, week=True)) if m else hit

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
            return self.hit(seen[0], hit.end, "month", replace(told, near=seen[1], edge=seen[2]))
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
        if (m := self.words.phrase.match(lower, start)) and (m["iso"] or m["bare_quarter"]):
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
        """`tweede helft van 2025`, `eerste halfjaar`; `dit halfjaar` is one of the units."""
        m = self.words.ordinals_before.search(self.lower, max(self.done, pos - 12), pos)
        if m:
            return self._from(m.start(), pos)
        return self.unit(pos, word) if word in self.words.units else None

    def _from(self, start: int, pos: int) -> DateHit | None:
        """The date that begins at `start`, or at its edge before that, and reaches beyond `pos`."""
        begin = self.edge(start)
        hit = self.phrase(begin)
        if hit is None and begin < start:
            hit = self.phrase(start)
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
            return self.hit(seen[0], hit.end, "season", replace(told, near=seen[1], edge=seen[2], following=False))
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
        if m is None or n is None:
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
        if m is None or m[0] not in self.words.stretches:
            return None
        article = self.before(pos)
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
        return "day", replace(base, day=numbers[0])
    return "days", _several([replace(base, day=n) for n in numbers], written)


# `tot en met` holds no `en` of its own.
_ROW = re.compile(r"(?<!tot) (?:en|and|&) |/|,")
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
        return replace(first, year=last.year - back)
    if last.shift is not None:
        return replace(first, shift=last.shift - back)
    return replace(first, near=first.near or last.near)


def _dated(c: Calendar) -> bool:
    """Whether the words give the year, be it by counting."""
    return c.year is not None or c.shift is not None or c.same


def _alike(a: Calendar, b: Calendar) -> bool:
    """Whether both are months or days, or both seasons or quarters, so that one year may hold for the two."""
    return a.part is not None and b.part is not None and (a.part > 12) == (b.part > 12)


@cache
def _last_words() -> frozenset[str]:
    return frozenset(phrase.split()[-1] for phrase in date_words().bearing)


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
