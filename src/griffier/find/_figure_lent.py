"""What a number counts that has no noun behind it: what its sentence, the count before it or the next unit says."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any, NamedTuple

from griffier.find._figure_nouns import noun_after
from griffier.find._figure_numbers import Number
from griffier.find._figure_shares import Shares
from griffier.model.figure import Comparator, FigureHit, FigureKind
from griffier.model.findings import Paper
from griffier.notation.amounts import value as plain

_OF = re.compile(r" (?:van|of) (?:de|het|deze|die|alle|onze|hun|zijn|haar|the|these|those|all|our|its|their) ")
_LENT = re.compile(r"\b(?:er|daarvan|hiervan|waarvan|ervan|resterende|overige|andere|rest|there|whom|which)\b")
_NUMBER_OF = re.compile(r"(?<!\w)(?:aantal(?:len)?|number of|numbers of) (?=\w)")
# The letters come before the look back, so that the search runs from one `v` or `o` to the next.
_OUT_OF_THESE = re.compile(r"(?:van(?<!\wvan)|of(?<!\wof)) (?:de|deze|die|alle|onze|the|these|those|all) (?=[^\W\d])")
_SAME = re.compile(r"(?<!\w)(?:dat|dit|that|this) (?:aantal|number)(?!\w)")  # `terwijl dat aantal zeven bedroeg`
# Behind a bare number: a part of what was counted before.
_LEFT = re.compile(r" (?:daarvan|hiervan|ervan|minder|meer|van hen|of them|of these|fewer|more)(?!\w)")
# Before a bare number: it is set beside the count before it.
_AGAINST = re.compile(
    r"(?<!\w)(?:tegen|tegenover|naar|tot|van|met|op|en|of|waren|was|dan|against|to|from|and|or|,) (?:\S+ )?\Z"
)
_VALUED = re.compile(
    r"(?<!\w)(?:op|tot|naar|een|een cijfer van|bedraagt|bedroeg|is|was|percentage|cijfer|to|at|was|of|score van) \Z"
)
_JOINED = re.compile(
    r"(?:,|,? (?:en|of|naar|tot|à|respectievelijk|and|or|to))(?: (?:van|met|op|ruim|circa))?"
    r"(?: [\d.,]+(?:,| en| and))* ?[€$£]? ?"
)
_WAITS = re.compile(r"(?: (?:en|of|naar|tot|à|respectievelijk|and|or|to)|,)(?: \w+){0,2} (?=[\d€$£]|[^\W\d_])")
_DECIMALS = {"nl": re.compile(r"\d,\d"), "en": re.compile(r"\d\.\d")}
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_SENTENCE = 300  # code points before a number in which its sentence says what it counts


def _times(value: float | None, factor: int) -> float | None:
    return None if value is None else plain(Decimal(str(value)) * factor)


class Counted(NamedTuple):
    """What a number counts.

    Attributes:
        kind, unit: as in a figure.
        end: its last code point.
        factor: what the number is multiplied by.
        fields: further parts.
        time: a length of time.
        comparator: the one that stands between the number and its noun.
    """

    kind: FigureKind
    unit: str | None
    end: int
    factor: Decimal = Decimal(1)
    fields: dict[str, Any] | None = None
    time: bool = False
    comparator: Comparator = "eq"


class Lent(Shares):
    """Reads what is lent to bare numbers."""

    def __init__(self, paper: Paper) -> None:
        super().__init__(paper)
        self.counted: FigureHit | None = None
        self.waiting: list[FigureHit] = []  # bare numbers that the next unit of their sentence may be lent to

    def part_of(self, number: Number) -> Counted | None:
        """`negen van de dertig bondgenoten`, `vijf van de bruggen`: it counts what stands behind `van de`."""
        m = _OF.match(self.lower, number.end)
        if m is None:
            return None
        at = m.end()
        for word in ("ruim ", "circa ", "bijna ", "ongeveer ", "in totaal ", "totaal "):
            if self.lower.startswith(word, at):
                at += len(word)
        whole = None
        if at < len(self.lower):
            whole, _ = self.numbers.at(at)
        if whole is not None and whole.start == at:
            if found := self.unit_at(whole.end):
                return Counted(found[0].kind, found[0].code, number.end, found[0].factor, None, found[0].time)
            noun = noun_after(self.text, self.lower, whole.end, self.words)
            return None if noun is None else Counted("count", noun.one, number.end)
        if number.value == 1 and not number.digits:
            return None  # `één van de ministers` is somebody
        noun = noun_after(self.text, self.lower, m.end() - 1, self.words)
        return None if noun is None else Counted("count", noun.one, number.end)

    def people_before(self, pos: int) -> bool:
        """Whether the figure before, in this sentence, counts something that this one is a part of."""
        last = self.counted
        if last is None or not self.same_sentence(last.end, pos):
            return False
        return _LENT.search(self.lower, last.end, pos) is not None

    def number_of(self, pos: int) -> str | None:
        """What the sentence says the number of: `het aantal inlogpogingen komt uit op 650 miljoen`."""
        lower, begin = self.lower, self.begin(pos, _SENTENCE)
        if lower.find("aantal", begin, pos) < 0 and lower.find("number", begin, pos) < 0:
            return None
        for m in reversed([*_NUMBER_OF.finditer(lower, begin, pos)]):
            if noun := noun_after(self.text, lower, m.end() - 1, self.words):
                return noun.one
        return None

    def lent(self, number: Number) -> str | None:
        """What a bare number counts, by the words of its sentence or the count before it; or None."""
        lower, pos = self.lower, number.start
        begin = self.begin(pos, _SENTENCE)
        last = self.counted
        near = last is not None and last.end >= begin
        if not near:
            if unit := self.number_of(pos):
                return unit
            for m in _OUT_OF_THESE.finditer(lower, begin, pos):
                noun = noun_after(self.text, lower, m.end() - 1, self.words)
                if noun and _LENT.search(lower, noun.end, pos):
                    return noun.one
        if last is None or last.unit is None or pos - last.end > 400 or lower.find("\n\n", last.end, pos) >= 0:
            return None
        if _LEFT.match(lower, number.end) or _LENT.search(lower, max(begin, last.end), pos):
            return last.unit
        if _SAME.search(lower, last.end, pos):
            return last.unit
        if near and _AGAINST.search(lower, max(begin, pos - 24), pos):
            return last.unit
        return last.unit if number.scale == 1000 else None

    def is_measured(self, number: Number) -> bool:
        """Whether a number that counts nothing by name still is one: `geschat op 8.300`, `een 7,1`."""
        if not number.digits or _VALUED.search(self.lower, max(0, number.start - 24), number.start) is None:
            return False
        if _DECIMALS[self.words.language].search(number.shown):
            return True
        return number.value >= 1000 and _THOUSANDS.fullmatch(number.shown) is not None

    def may_wait(self, number: Number) -> bool:
        """Whether the sentence may still name what a bare number counts: `van 5 naar 6 miljoen euro`."""
        return _WAITS.match(self.lower, number.end, number.end + 40) is not None

    def lend(self, hit: FigureHit) -> Iterator[FigureHit]:
        """The bare numbers before a figure that take its unit."""
        for bare in self.waiting:
            joined = _JOINED.fullmatch(self.lower, bare.end, hit.start)
            if joined and hit.unit and self.same_sentence(bare.end, hit.start):
                factor = self._scale_of(hit) if bare.value is not None and bare.value < 1000 else 1
                value, high = _times(bare.value, factor), _times(bare.value_high, factor)
                yield replace(
                    bare, kind=hit.kind, value=value, value_high=high, unit=hit.unit, rule="figure.lent",
                    fields=hit.fields,
                )  # fmt: skip
        self.waiting.clear()

    def _scale_of(self, hit: FigureHit) -> int:
        words = self.lower[hit.start : hit.end]
        return next((s for w, s in self.words.scales.items() if len(w) > 2 and w in words), 1)
