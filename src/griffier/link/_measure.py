"""What a figure measures: the longest phrase of the table of measures in its own clause whose kind and unit fit."""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from griffier.data import rows
from griffier.link._ground import Ground
from griffier.link._sites import Setting, Site, finder, table_of
from griffier.model.figure import FigureHit

KINDS = ("money", "percentage", "count", "quantity", "ratio")
_TITLE = 200  # code points of the words over a table
_AROUND = 700  # code points before a clause in which the words of the subject stand
_BACK = 4  # figures that are looked back
_NEAR = 26  # code points between a phrase and a figure that it stands beside
_COUNTED = 8  # what is counted says less than what is said of it: `een tekort van 300 fte`
# What standing beside is worth; what a figure in between, and being only the whole of a share, cost.
_BESIDE, _ACROSS, _OF = 12, 30, 40
_PART_OF = re.compile(r" (?:van de|van het totaal van|van|of the|of|out of) ?")
_WHOLE = re.compile(r" (?:van|of) (?:(?:de|het|alle|die|deze|the|all|those) )?(?:\w+e )?")


class Measure(NamedTuple):
    """A row of the table.

    Attributes:
        id: what it is called in the output.
        name, name_en: for readers.
        kinds: of figures it may be.
        units: where not empty, the only units it may have when it is a count.
        change: id of the measure that a change of this one is, or empty.
    """

    id: str
    name: str
    name_en: str
    kinds: tuple[str, ...]
    units: tuple[str, ...]
    change: str

    def fits(self, hit: FigureHit) -> bool:
        """Whether a figure of this kind and unit can be one of these."""
        if hit.kind not in self.kinds:
            return hit.kind == "ratio" and "percentage" in self.kinds
        if hit.kind != "count" or not self.units or hit.unit is None or hit.unit in self.units:
            return True
        return any(len(u) > 3 and (hit.unit or "").endswith(u) for u in self.units)  # `nieuwbouwwoning` is a `woning`


class Told(NamedTuple):
    """What one figure measures, or None, and why."""

    measure: str | None
    why: str | None
    words: str | None = None
    counted: bool = False  # only what is counted tells it


class _Phrase(NamedTuple):
    """Literals that must all stand in the clause.

    Attributes:
        measure: its row.
        literals: numbers of the words, the longest first.
        against: they rule the measure out.
        size: letters.
        only: the sole kind of figure it is for, or None.
        around: what must stand in the words before the clause as well, or empty.
    """

    measure: int
    literals: tuple[int, ...]
    against: bool
    size: int
    only: str | None = None
    around: str = ""


class _Table(NamedTuple):
    measures: tuple[Measure, ...]
    automaton: AhoCorasick
    literals: tuple[str, ...]
    open_end: tuple[bool, ...]
    open_begin: tuple[bool, ...]
    phrases: Mapping[int, tuple[_Phrase, ...]]  # by their first literal


@cache
def measures() -> Mapping[str, Measure]:
    """Every measure by its id."""
    return {
        r["id"]: Measure(r["id"], r["name"], r["name_en"], _list(r["kinds"]), _list(r["units"]), r["change"])
        for r in rows("measures")
    }


def _list(cell: str) -> tuple[str, ...]:
    return tuple(p.strip() for p in cell.split(";") if p.strip())


@cache
def _table(language: str) -> _Table:
    column = "phrases_en" if language == "en" else "phrases"
    literals: dict[str, int] = {}
    phrases: dict[int, list[_Phrase]] = {}
    for n, r in enumerate(rows("measures")):
        for cell, against in ((r[column], False), (r["against"], True)):
            for phrase in _list(cell):
                only = "percentage" if phrase.startswith("%:") else None
                phrase, _, around = phrase.removeprefix("%:").partition(" ~ ")
                parts = [p.strip().lower() for p in phrase.split(" + ")]
                ids = tuple(literals.setdefault(p, len(literals)) for p in parts)
                size = sum(len(p.strip("*")) for p in parts)
                # The place of the whole is that of its longest part.
                first = max(range(len(parts)), key=lambda k: len(parts[k]))
                ids = (ids[first], *ids[:first], *ids[first + 1 :])
                phrases.setdefault(ids[0], []).append(_Phrase(n, ids, against, size + len(around), only, around))
    names = tuple(literals)
    return _Table(
        tuple(measures().values()),
        AhoCorasick([p.strip("*") for p in names]),
        names,
        tuple(p.endswith("*") for p in names),
        tuple(p.startswith("*") for p in names),
        {k: tuple(v) for k, v in phrases.items()},
    )


def tell(hits: Sequence[FigureHit], places: Sequence[Site], ground: Ground) -> list[Told]:
    """What each figure measures."""
    setting, language = ground.setting, ground.language
    out: list[Told] = []
    for hit, site in zip(hits, places, strict=True):
        if site.n and _PART_OF.fullmatch(setting.text, hits[site.n - 1].end, site.start):
            out.append(Told(None, "it is what the figure before is a part of"))
            continue
        told = _in_cell(hit, site, setting, language) or _in_clause(hit, site, setting, language)
        if told is None and site.clause[0] > site.sentence[0] and site.goes_on:
            told = _in_clause(hit, site._replace(clause=site.sentence), setting, language)
        if told is None:
            told = _from_before(hits, places, out, site, ground)
        elif told.counted and _points(site, ground):
            told = _from_before(hits, places, out, site, ground) or told
        elif told.measure:
            told = _the_same(hits, places, out, site, told, setting)
        out.append(told or Told(None, "no phrase of the table of measures stands in its clause"))
    return out


def _from_before(
    hits: Sequence[FigureHit], places: Sequence[Site], out: Sequence[Told], site: Site, ground: Ground
) -> Told | None:
    """What the last figure of the same kind measures, where this clause points back to it."""
    hit = hits[site.n]
    for n in range(site.n - 1, max(-1, site.n - _BACK), -1):
        if places[n].block != site.block or not _leans(site, places[n], ground):
            return None
        if hits[n].kind == hit.kind:
            measure = out[n].measure
            if measure and measures()[measure].fits(hit):
                return Told(measure, f"it goes on with “{ground.text[hits[n].start : hits[n].end]}”", out[n].words)
            return None
    return None


def _the_same(
    hits: Sequence[FigureHit], places: Sequence[Site], out: Sequence[Told], site: Site, told: Told, setting: Setting
) -> Told:
    """`de uitgaven` after `zorguitgaven`: what was named before in full."""
    said = (told.words or "").lower()
    for n in range(site.n - 1, max(-1, site.n - _BACK), -1):
        before = (out[n].words or "").lower()
        if abs(places[n].block - site.block) > 1:
            break
        if said and before != said and before.endswith(said) and before[: -len(said)].isalpha():
            measure = out[n].measure
            if measure and measures()[measure].fits(hits[site.n]) and "change" not in (told.measure or ""):
                return Told(measure, f"“{told.words}” is short for “{out[n].words}” before it", out[n].words)
    return told


def _leans(site: Site, before: Site, ground: Ground) -> bool:
    """Whether the clause points to the figure before: `dat aantal`, `gaat het om`, or is a part of its row."""
    if site.block != before.block:
        return False
    if before.sentence[0] == site.sentence[0] and (site.clause == before.clause or site.goes_on):
        return True
    return _points(site, ground)


def _points(site: Site, ground: Ground) -> bool:
    """Whether words of the clause point to the figure before."""
    return ground.find("anaphors", "figure", site.clause[0], site.own[1]) is not None


def _in_cell(hit: FigureHit, site: Site, setting: Setting, language: str) -> Told | None:
    """By the headings of its row and column, else by the words over the table."""
    if hit.cell is None:
        return None
    over = ""
    if 0 < site.block < len(setting.blocks):
        before = setting.blocks[site.block - 1]
        over = setting.text[max(before.start, before.end - _TITLE) : before.end]
    for words in (hit.cell.row, hit.cell.column, f"{hit.cell.row or ''} | {hit.cell.column or ''}", over):
        if words and (found := _best(hit, words, (0, 0), (0, len(words)), language)):
            return found
    return None


def _in_clause(hit: FigureHit, site: Site, setting: Setting, language: str) -> Told | None:
    begin, end = site.clause
    text = setting.text[begin:end]
    own = site.own[0] - begin, site.own[1] - begin
    around = partial(_words_around, setting.text, begin, end)
    return _best(hit, text, (hit.start - begin, hit.end - begin), own, language, around)


def _words_around(text: str, begin: int, end: int) -> str:
    """The words before a clause and in it."""
    return text[max(0, begin - _AROUND) : end].lower()


def _seen(table: _Table, text: str) -> dict[int, list[tuple[int, int]]]:
    """Where the literals of the table stand as words of their own."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = text
    seen: dict[int, list[tuple[int, int]]] = {}
    for k, a, b in table.automaton.find_matches_as_indexes(lower, overlapping=True):
        joined = a > 1 and lower[a - 1] == "-" and lower[a - 2].isalnum()  # but `2%-norm` is a norm
        if a and (lower[a - 1].isalnum() or joined) and not table.open_begin[k]:
            continue
        if lower[b : b + 1].isalnum() and not table.open_end[k]:
            continue
        seen.setdefault(k, []).append((a, b))
    return seen


def _best(
    hit: FigureHit,
    text: str,
    at: tuple[int, int],
    own: tuple[int, int],
    language: str,
    around: Callable[[], str] = str,
) -> Told | None:
    """The measure of the phrase that is worth most; `around` are the words before and in the clause."""
    table = _table(language)
    seen = _seen(table, text)
    if not seen:
        return None
    change = _is_change(text, at, own, language)
    ruled_out: set[int] = set()
    found: list[tuple[int, _Phrase, tuple[int, int]]] = []
    for k, spans in seen.items():
        for phrase in table.phrases.get(k, ()):
            if len(phrase.literals) > 1 and not all(x in seen for x in phrase.literals):
                continue
            if phrase.against:
                ruled_out.add(phrase.measure)
            elif (
                _may(table.measures[phrase.measure], hit, change)
                and phrase.only in (None, hit.kind)
                and (not phrase.around or phrase.around in around())
            ):
                found.extend((_worth(phrase, span, text, hit, at, own), phrase, span) for span in spans)
    found = [f for f in found if f[1].measure not in ruled_out]
    if not found:
        return None
    _, phrase, span = max(found, key=lambda f: (f[0], f[1].size, -f[1].measure))
    measure = table.measures[phrase.measure]
    said = " … ".join(table.literals[x] for x in phrase.literals)
    if change and hit.kind in ("percentage", "money", "quantity", "count"):
        if measure.change:
            return Told(measure.change, f"“{said}” in its clause, and it is a change (“{change}”)", said)
        if hit.kind == "percentage" and "percentage" not in measure.kinds:
            return None
    counted = at[0] <= span[0] and span[1] <= at[1]
    return Told(measure.id, f"“{said}” in its clause", text[span[0] : span[1]], counted)


def _may(measure: Measure, hit: FigureHit, change: str | None) -> bool:
    """Whether a figure can be one of these, or a change of one in per cent."""
    return measure.fits(hit) or (hit.kind == "percentage" and change is not None and measure.change != "")


def _worth(
    phrase: _Phrase, span: tuple[int, int], text: str, hit: FigureHit, at: tuple[int, int], own: tuple[int, int]
) -> int:
    """The longer and the nearer the better; what stands beyond another figure counts less."""
    gap = max(span[0] - at[1], at[0] - span[1], 0)
    worth = phrase.size
    if at[0] <= span[0] and span[1] <= at[1]:
        worth -= _COUNTED
    elif gap <= _NEAR:
        worth += _BESIDE
    if span[1] <= own[0] or span[0] >= own[1]:
        worth -= _ACROSS
    if (
        not phrase.around
        and hit.kind in ("percentage", "ratio")
        and at[1] <= span[0]
        and _WHOLE.fullmatch(text, at[1], span[0])
    ):
        worth -= _OF  # `4,7% van de bevolking` is of the population and measures something else
    return worth


def _is_change(text: str, at: tuple[int, int], own: tuple[int, int], language: str) -> str | None:
    """The words that make a figure a difference: `steeg met`, `een daling van`, `hoger`; or None."""
    near, after = text[max(own[0], at[0] - 34) : at[0]], text[at[1] : at[1] + 24]
    if not _ends(language).isdisjoint(near.lower().split()):
        for noun in finder("change", "nouns", language).finditer(near):
            if len(near) - noun.end() < 10:
                return noun[0]
    if (m := finder("change", "than", language).search(after)) and m.start() <= 12:
        return m[0]
    if not _by(language).isdisjoint(near.lower().rsplit(None, 3)[1:]):
        verb = finder("change", "verbs", language).search(text)
        return f"{verb[0]} … met" if verb else None
    if text[at[0] : at[0] + 1] in "+-−" and text[at[0] : at[0] + 1]:
        return text[at[0]]
    return None


@cache
def _by(language: str) -> frozenset[str]:
    return frozenset(table_of(language)["change"]["by"])


@cache
def _ends(language: str) -> frozenset[str]:
    """The last words of what names a change: the pattern is tried only where one of them stands."""
    return frozenset(p.rpartition(" ")[2] for p in table_of(language)["change"]["nouns"])
