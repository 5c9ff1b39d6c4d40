"""When a figure holds: the date that governs it in its own clause, or the day that its series is of."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from griffier.link._ground import Ground
from griffier.link._measure import Told
from griffier.link._sites import Site, any_of, finder, table_of
from griffier.model.clean import Part
from griffier.model.figure import FigureHit
from griffier.model.when import When

_GOVERN = 28  # code points before a date in which stands what it says of the figure
_DEADLINES = frozenset({"before", "not_before", "by", "since", "after", "from"})
_NOTED = 400  # code points from a figure to the call of a note that goes on with it
_UNDER = 12  # blocks that a heading speaks for
_TERMS = frozenset({"d", "wk", "mo", "a", "h", "min", "s"})
_SLOW = frozenset({"waiting_time", "consecutive_rises"})
_AHEAD = frozenset({"cost_estimate", "budget", "contribution"})  # sums for a whole work: of no day, whatever the paper
_STEADY = frozenset({"norm", "target", "fine", "guarantee"})
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_YEAR = re.compile(r"(\d{4})(.*)", re.DOTALL)


class Held(NamedTuple):
    """When a figure holds (EDTF) or None, and why."""

    edtf: str | None
    why: str


@dataclass(slots=True)
class _Series:
    """What holds until the next paragraph or heading."""

    block: int = -1
    edtf: str | None = None
    past: bool = False


def hold(
    hits: Sequence[FigureHit],
    places: Sequence[Site],
    told: Sequence[Told],
    ground: Ground,
) -> list[Held]:
    """When each figure holds."""
    return _Reader(hits, places, told, ground).all()


class _Reader:
    """One paper."""

    def __init__(
        self,
        hits: Sequence[FigureHit],
        places: Sequence[Site],
        told: Sequence[Told],
        ground: Ground,
    ) -> None:
        self._hits, self._places, self._told = hits, places, told
        self._ground, self._s, self._language = ground, ground.setting, ground.language
        self._finds = ground.find
        self._dates = [d for d in ground.setting.dates if d.edtf and not self._in_reference(d)]
        self._ends = [h.end for h in hits]
        self._starts = [d.start for d in self._dates]
        self._out: list[Held] = []
        self._set = self._settings()
        self._set_at = [begin for begin, _, _ in self._set]
        self._whole = [x for x in self._set if x[2]]
        self._whole_at = [begin for begin, _, _ in self._whole]

    def _in_reference(self, date: When) -> bool:
        n = bisect_left(self._s.references, (date.start + 1, 0)) - 1
        return n >= 0 and self._s.references[n][1] > date.start

    def _settings(self) -> list[tuple[int, str, bool]]:
        """Where dates set the day of a series, that day, and whether they do so for the whole paper; in order."""
        out: list[tuple[int, str, bool]] = []
        text = self._s.text
        places = self._ground.places("time", "sets")
        near_one = {n for p in places for n in range(bisect_left(self._starts, p), bisect_left(self._starts, p + 60))}
        for date in (self._dates[n] for n in sorted(near_one)):
            near = text[max(0, date.start - 60) : date.start]
            m = _last(finder("time", "sets", self._language), near)
            if m is None or len(near) - m.end() > 45 or re.search(r"[.!?]\s", near[m.end() :]):
                continue
            around = text[max(0, date.start - 160) : date.end + 80]
            whole = m[0].lower() in self._whole_words() and bool(finder("time", "whole", self._language).search(around))
            out.append((date.start, date.edtf or "", whole))
        return out

    def _whole_words(self) -> frozenset[str]:
        return frozenset(table_of(self._language)["time"]["sets_whole"])

    def _between(self, start: int, end: int) -> list[When]:
        a, b = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return self._dates[a:b]

    def all(self) -> list[Held]:
        for hit, site, told in zip(self._hits, self._places, self._told, strict=True):
            self._out.append(self._one(hit, site, told))
        self._from_to()
        return self._out

    # -- one figure

    def _one(self, hit: FigureHit, site: Site, told: Told) -> Held:
        steady = self._steady(hit, site, told)
        if steady:
            return Held(None, steady)
        if hit.cell is not None and (held := self._of_cell(hit)):
            return held
        if self._finds("anaphors", "earlier_year", *site.own) and (held := self._earlier(site)):
            return held
        date = self._own(hit, site) or self._shared(hit, site)
        if date is not None:
            if self._eased(site, date):
                return self._earlier(site) or Held(None, "a year before what has no year")
            return Held(self._side(date, hit), f"“{self._s.text[date.start : date.end]}” in its clause")
        return self._from_before(hit, site, told) or Held(None, "no date governs it")

    def _side(self, date: When, hit: FigureHit) -> str | None:
        """Of `tussen 2015 en 2024` the year in which it reached the figure, or from which it came."""
        m = re.fullmatch(r"(\d{4})/(\d{4})", date.edtf or "")
        before = self._s.text[max(0, hit.start - 8) : hit.start]
        if m and _to_word(self._language).search(before):
            return m[2]
        return m[1] if m and _from(self._language).search(before) else date.edtf

    def _steady(self, hit: FigureHit, site: Site, told: Told) -> str | None:
        """Why a figure holds at any time: a norm, a term, a size that does not change; else None."""
        if told.measure in _STEADY:
            return "a norm or fixed amount holds without a date"
        if hit.kind == "quantity" and (told.measure is None or (hit.unit in _TERMS and told.measure not in _SLOW)):
            return "a duration or a size holds without a date"
        near = self._s.text[max(site.clause[0], hit.start - 40) : hit.end]
        if hit.comparator in ("at_least", "at_most", "less_than") and self._finds("time", "norms", *site.clause):
            return "a norm holds without a date"
        words = near[-24:] + " " + self._s.text[hit.end : hit.end + 12]
        told_norm = hit.kind != "count" and self._ground.may("time", "norm_words", max(0, hit.end - 24), hit.end + 24)
        if told_norm and finder("time", "norm_words", self._language).search(words):
            return "a norm holds without a date"
        return None

    def _own(self, hit: FigureHit, site: Site) -> When | None:
        """The date among the words that belong to this figure alone: the one behind it, else the nearest before."""
        behind = [d for d in self._between(hit.end, site.own[1]) if self._governs(d, hit, site)]
        near = bool(behind) and behind[0].start - hit.end < 60
        if near and not self._finds("clauses", "joins_strong", hit.end, behind[0].start):
            return behind[0]
        before = [d for d in self._between(site.own[0], hit.start) if self._governs(d, hit, site)]
        return before[-1] if before else (behind[0] if behind else None)

    def _shared(self, hit: FigureHit, site: Site) -> When | None:
        """The date before the first figure of the clause, or of the clause that this one goes on with."""
        for begin, end in ((site.clause[0], site.own[0]), (site.sentence[0], site.clause[0])):
            if begin >= end or (end == site.clause[0] and not (site.goes_on or self._leans(site))):
                continue
            first = next((h.start for h in self._hits[max(0, site.n - 12) : site.n] if h.start >= begin), end)
            dates = [d for d in self._between(begin, max(first, begin)) if self._governs(d, hit, site)]
            if dates:
                return dates[-1]
            # `kwam in 2022 met 1.900 toe tot 198.500`; what the figure before has in this clause holds for this one.
            if site.n and self._same_clause(site) and self._out[site.n - 1].edtf:
                earlier = self._between(begin, hit.start)
                for d in reversed(earlier):
                    if d.edtf == self._out[site.n - 1].edtf and self._governs(d, hit, site):
                        return d
        return None

    def _same_clause(self, site: Site) -> bool:
        before = self._places[site.n - 1]
        return before.sentence == site.sentence or before.clause == site.clause

    def _leans(self, site: Site) -> bool:
        return self._finds("anaphors", "figure", *site.clause) is not None

    def _governs(self, date: When, hit: FigureHit, site: Site) -> bool:
        """Whether a date in the clause says when the figure holds, and not when somebody did something."""
        if date.bearing in _DEADLINES and not (date.bearing == "from" and self._beside(date, hit)):
            return False
        text = self._s.text
        if finder("time", "stretch", self._language).search(text[max(0, date.start - 20) : date.start + 10]):
            return True
        ahead = text[max(site.sentence[0], date.start - _GOVERN) : date.start]
        m = _last(_compared(self._language), ahead)
        if m and not re.search(r"[,;]", ahead[m.end() :]) and len(ahead) - m.end() < 24:
            return False
        if date.start > hit.end and _compared(self._language).search(text, hit.end, date.start):
            return False
        word = _word_before(text, date.start)
        if word in table_of(self._language)["time"]["attributive"]:
            nouns = text[max(0, date.start - _GOVERN - 20) : date.start]
            if not finder("time", "dated_nouns", self._language).search(nouns):
                return False
        clause = text[site.clause[0] : site.clause[1]]
        if self._acts(hit, site) and not self._beside(date, hit):
            return False
        if _DAY.fullmatch(date.edtf or "") and "eind" not in ahead.lower()[-8:]:
            said = text[date.start : date.end].partition(" ")[0].lower()
            if {word, said} & {*table_of(self._language)["time"]["day"]} or self._set_here(date):
                return True
            return finder("time", "stands", self._language).search(clause) is not None
        return True

    def _acts(self, hit: FigureHit, site: Site) -> bool:
        """Whether somebody acts in the clause: decides, grants, sets aside."""
        if hit.kind == "money" and self._finds("time", "acts_money", *site.clause):
            return True
        return self._finds("time", "acts", *site.clause) is not None

    def _beside(self, date: When, hit: FigureHit) -> bool:
        """`€ 5 miljard in 2025`, `in 2025 € 5 miljard`."""
        if date.start >= hit.end:
            return date.start - hit.end <= 10
        return hit.start - date.end <= 1

    def _set_here(self, date: When) -> bool:
        n = bisect_left(self._set_at, date.start)
        return n < len(self._set_at) and self._set_at[n] == date.start

    def _eased(self, site: Site, date: When) -> bool:
        """`een jaar eerder` read as a date of its own."""
        said = self._s.text[date.start : date.end].lower()
        return said in table_of(self._language)["anaphors"]["earlier_year"]

    def _earlier(self, site: Site) -> Held | None:
        """The year before that of the figure before: `tegenover zeven een jaar eerder`."""
        if not site.n or self._places[site.n - 1].block != site.block:
            return None
        before = self._out[site.n - 1].edtf
        if before is None or _compared(self._language).search(self._s.text, *site.own):
            return None
        m = _YEAR.fullmatch(before)
        if not m or "/" in before or int(m[1]) < 1:
            return None
        return Held(f"{int(m[1]) - 1:04}{m[2]}", "a year before the figure before it")

    def _of_cell(self, hit: FigureHit) -> Held | None:
        cell = hit.cell
        for words in (cell.column, cell.row) if cell else ():
            m = re.search(r"(?<!\d)((?:19|20)\d\d)(?!\d)", words or "")
            if m and len(re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", words or "")) == 1:
                return Held(m[1], f"“{words}” at the head of its column or row")
        return None

    # -- what a series sets

    def _from_before(self, hit: FigureHit, site: Site, told: Told) -> Held | None:
        if hit.cell or self._acts(hit, site):
            return None
        if site.part is Part.NOTE and (held := self._of_note(hit, site, told)):
            return held
        if self._finds("time", "norms", *site.clause) or self._finds("time", "elsewhen", *site.clause):
            return None
        series = self._finds("anaphors", "series", site.sentence[0], site.clause[1])
        before = self._before(site)
        if before and (series or self._goes_on(site)) and self._out[before.n].edtf and self._one_day(before):
            edtf = self._out[before.n].edtf or ""
            year = series is not None and series[0].lower() in table_of(self._language)["anaphors"]["that_year"]
            return Held(edtf[:4] if year else edtf, "its sentence goes on with the figure before")
        return self._of_series(hit, site, told, series=series is not None) or self._of_paragraph(hit, site, told)

    def _of_series(self, hit: FigureHit, site: Site, told: Told, *, series: bool) -> Held | None:
        """The day that a sentence before it in its paragraph, its heading, or the paper sets."""
        n = bisect_left(self._set_at, hit.start) - 1
        if n >= 0 and self._ground.blocks and self._set_at[n] >= site.begin and self._s.text[hit.start] not in "+-−":
            begin, edtf, _ = self._set[n]
            if series or (begin < site.sentence[0] and (self._states(site) or self._past(site))):
                return Held(
                    edtf, f"“{self._s.text[begin : begin + 24].partition(chr(10))[0]}” sets the day of the series"
                )
        if headed := self._headed(site.block):
            return Held(headed, "the heading over it says so")
        n = bisect_left(self._whole_at, hit.start) - 1
        if n >= 0 and told.measure not in _AHEAD and self._states(site):
            return Held(self._whole[n][1], "the paper says that its figures are of that day")
        return None

    def _headed(self, block: int) -> str | None:
        """The one year or period in the heading over a block."""
        n = bisect_left(self._ground.headings, block) - 1
        if n < 0 or block - self._ground.headings[n] > _UNDER:
            return None
        heading = self._s.blocks[self._ground.headings[n]]
        inside = self._between(heading.start, heading.end)
        if len(inside) != 1:
            return None
        before = self._s.text[heading.start : inside[0].start].rstrip().rpartition(" ")[2].lower()
        if _DAY.search(inside[0].edtf or "") and before not in table_of(self._language)["time"]["day_heading"]:
            return None
        return inside[0].edtf

    def _of_note(self, hit: FigureHit, site: Site, told: Told) -> Held | None:
        """A note that goes on with the sentence that calls it: when the figure of the same measure there holds."""
        anchor = next((n.anchor for n in self._s.notes if n.start <= site.start < n.end), None)
        if anchor is None or not self._finds("anaphors", "series", *site.sentence):
            return None
        for n in range(bisect_left(self._ends, anchor + 1) - 1, -1, -1):
            if anchor - self._hits[n].end > _NOTED or n >= site.n:
                return None
            if self._hits[n].kind == hit.kind and self._told[n].measure == told.measure:
                return Held(self._out[n].edtf, "the note goes on with the figure that it is called at")
        return None

    def _one_day(self, before: Site) -> bool:
        """Whether all figures of that sentence hold at the same time."""
        days = set()
        for n in range(before.n, max(-1, before.n - 12), -1):
            if self._places[n].sentence[0] != before.sentence[0]:
                break
            days.add(self._out[n].edtf)
        return len(days - {None}) == 1

    def _of_paragraph(self, hit: FigureHit, site: Site, told: Told) -> Held | None:
        """A change told in the past tense takes the period that the paragraph speaks of: `in het afgelopen jaar`."""
        clause = self._s.text[site.clause[0] : site.clause[1]]
        if not self._ground.blocks or not self._past(site):
            return None
        before = self._before(site)
        if before and told.measure and self._one_day(before) and before.sentence[0] < site.sentence[0]:
            gap = self._s.text[before.end : site.sentence[0]]
            year = self._out[before.n].edtf or ""
            if len(gap) < 160 and re.fullmatch(r"\d{4}(?:-[2-4]\d)?", year) and self._past(before):
                return Held(year, "told in the past tense beside a figure of that year")
        if not finder("time", "past_change", self._language).search(clause):
            return None
        for d in reversed(self._between(max(site.begin, site.sentence[0] - 320), site.sentence[0])):
            if d.relative and d.edtf and re.fullmatch(r"\d{4}", d.edtf):
                return Held(d.edtf, f"the paragraph speaks of “{self._s.text[d.start : d.end]}”")
            break
        return None

    def _states(self, site: Site) -> bool:
        return self._finds("time", "present", *site.clause) is not None

    def _past(self, site: Site) -> bool:
        return self._finds("time", "past", *site.clause) is not None

    def _before(self, site: Site) -> Site | None:
        """The figure before, in the same sentence or the one before it."""
        if not site.n:
            return None
        before = self._places[site.n - 1]
        return before if before.block == site.block else None

    def _goes_on(self, site: Site) -> bool:
        """The same sentence goes on."""
        before = self._places[site.n - 1]
        if before.sentence[0] != site.sentence[0]:
            return False
        return site.goes_on and (before.clause == site.clause or bool(site.opens))

    def _from_to(self) -> None:
        """`daalde van 91,6% naar 89,7%` in a year: the first is of the year before."""
        for a, b in zip(self._places, self._places[1:], strict=False):
            between = self._s.text[a.end : b.start]
            if len(between) > 24 or not _to(self._language).fullmatch(between.strip()):
                continue
            if not _from(self._language).search(self._s.text[max(0, a.start - 8) : a.start]):
                continue
            first, second = self._out[a.n], self._out[b.n]
            if second.edtf and re.fullmatch(r"[1-9]\d{3}", second.edtf) and first.edtf in (None, second.edtf):
                if self._between(a.end, b.start):
                    continue
                self._out[a.n] = Held(f"{int(second.edtf) - 1:04}", "it changed from this in the year told")


def _word_before(text: str, at: int) -> str:
    """The word before a place, an article left out: `uit` before `de jaren zestig`."""
    words = text[max(0, at - 20) : at].lower().split(" ")
    words = [w for w in words if w and w not in ("de", "het", "the")]
    return words[-1] if words else ""


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    found = list(pattern.finditer(text))
    return found[-1] if found else None


@cache
def _compared(language: str) -> re.Pattern[str]:
    return finder("anaphors", "compared", language)


@cache
def _to(language: str) -> re.Pattern[str]:
    return re.compile(any_of(table_of(language)["time"]["to"]), re.IGNORECASE)


@cache
def _to_word(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_of(table_of(language)['time']['to_words'])}) $", re.IGNORECASE)


@cache
def _from(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_of(table_of(language)['time']['from'])}) $", re.IGNORECASE)
