"""Figures: money, percentages, counts, quantities and ratios, in digits and in words.

The way of a number: where it stands (`Numbers`), what stands before it (currency, comparator), what it goes on with
(a range), what it counts (unit, noun, share). A number without any of these is one only where its sentence lends it a
unit (`61 … 22 … veertien` projecten), or in the cell of a table.

Conventions: `ruim`, `bijna`, `circa` are `about`; `2%-punt` is `%` with `points`; `anderhalf miljoen` 1500000.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

from griffier.find._figure_around import NEXT_WORD, SENTENCE_END, WORD_BEFORE, YEAR
from griffier.find._figure_nouns import noun_after
from griffier.find._figure_numbers import DIGITS, Number
from griffier.find._figure_shares import Shares
from griffier.find._figure_words import figure_words
from griffier.model.figure import FigureHit, FigureKind
from griffier.model.findings import Finder, Paper
from griffier.notation.amounts import value as plain

_OF = re.compile(r" (?:van|of) (?:de|het|deze|die|alle|onze|hun|zijn|haar|the|these|those|all|our|its|their) ")
_LENT = re.compile(r"\b(?:er|daarvan|hiervan|waarvan|ervan|resterende|overige|andere|rest|there|whom|which)\b")
_SAME = re.compile(r"(?<!\w)(?:dat|dit|that|this) (?:aantal|number)(?!\w)")  # `terwijl dat aantal zeven bedroeg`
_NUMBER_OF = re.compile(r"(?<!\w)(?:aantal(?:len)?|number of|numbers of) (?=\w)")
_OUT_OF_THESE = re.compile(r"(?<!\w)(?:van|of) (?:de|deze|die|alle|onze|the|these|those|all) (?=[^\W\d])")
# Behind a bare number: a part of what was counted before.
_LEFT = re.compile(r" (?:daarvan|hiervan|ervan|minder|meer|van hen|of them|of these|fewer|more)(?!\w)")
# Before a bare number: it is set beside the count before it.
_AGAINST = re.compile(
    r"(?<!\w)(?:tegen|tegenover|naar|tot|van|met|op|en|of|waren|was|dan|against|to|from|and|or|,) (?:\S+ )?\Z"
)
_VALUED = re.compile(
    r"(?<!\w)(?:op|tot|naar|een|een cijfer van|bedraagt|bedroeg|is|was|percentage|cijfer|to|at|was|of|score van) \Z"
)
_ALSO = re.compile(r",? ?(?:en|of|tot|t/m|and|or|to|,|-|–|tot en met) ?")
_JOINED = re.compile(
    r"(?:,|,? (?:en|of|naar|tot|à|respectievelijk|and|or|to))(?: (?:van|met|op|ruim|circa))?"
    r"(?: [\d.,]+(?:,| en| and))* ?[€$£]? ?"
)
_CLOCK = re.compile(r"[0-2]?\d[.:][0-5]\d\Z")
# Four digits that may be a year are a count only behind one of these.
_COUNTS = frozenset(
    {"er", "nog", "deze", "die", "alle", "totaal", "all", "some", "total", "another", "nearly", "almost"}
)
_CHANGED = frozenset({"van", "met", "from", "by"})
_LARGE = 10**6


class _Counted(NamedTuple):
    """What a number counts.

    Attributes:
        kind, unit: as in a figure.
        end: its last code point.
        factor: what the number is multiplied by.
        fields: further parts.
        time: a length of time.
    """

    kind: FigureKind
    unit: str | None
    end: int
    factor: Decimal = Decimal(1)
    fields: dict[str, Any] | None = None
    time: bool = False


class _Reader(Shares):
    """One paper, from left to right."""

    def __init__(self, paper: Paper) -> None:
        super().__init__(paper)
        self.counted: FigureHit | None = None
        self.waiting: list[FigureHit] = []  # bare numbers that the next unit of their sentence may be lent to
        self.currency = "EUR"
        self.labelled = -1  # where a number ended that a label stood before: `artikelen 3 en 5`
        self.token = -1  # where the last number ended that was none of ours

    def read(self, at: Sequence[int]) -> Iterator[FigureHit]:
        """The figures, by place."""
        places = sorted({*at, *(m.start() for m in DIGITS.finditer(self.text))})
        for pos in places:
            if pos < self.done:
                continue
            hit = self._at(pos)
            if hit is None:
                continue
            self.done = max(self.done, hit.end)
            if hit.unit is None and hit.kind == "count" and hit.value is not None and hit.rule == "figure.bare":
                if not self.same_sentence(self.waiting[-1].end if self.waiting else hit.start, hit.start):
                    self.waiting.clear()
                self.waiting.append(hit)
                continue
            yield from self._lend(hit)
            self.last = hit
            if hit.kind == "count" and hit.unit and hit.rule != "figure.lent":
                self.counted = hit
            if hit.kind == "money" and hit.unit:
                self.currency = hit.unit
            yield hit

    def _at(self, pos: int) -> FigureHit | None:
        if not self.text[pos].isdigit() and (hit := self.share(pos) or self.vague(pos) or self.in_a_row(pos)):
            return hit
        number, end = self.numbers.at(pos)
        if number is not None and self.lower.startswith(self.out_of, end) and (hit := self.one_of(pos)):
            return hit
        if number is None or number.start < self.done:
            number = self._half(pos)
        if number is None:
            if self.text[pos].isdigit():
                self.token = end
            return None
        if self._is_label(number) or self._is_row_of_digits(number):
            self.done = max(self.done, number.end)
            self.token = number.end
            return None
        number, high = self._range(number)
        sign = self.sign(number.start)
        counted = self._counted(number, high, sign)
        if counted is None:
            return self._bare(number, high)
        if self._is_clock(number, counted):
            self.done = counted.end
            return None
        comparator, start = self.comparator(sign[0] if sign else number.start, time=counted.time)
        comparator, last = self.behind(counted.end, comparator)
        first, top = number.whole * counted.factor, None if high is None else high.whole * counted.factor
        return FigureHit(
            start, last, f"figure.{'digits' if number.digits else 'words'}", counted.kind, plain(first),
            None if top is None else plain(top), counted.unit, comparator, counted.fields or {},
        )  # fmt: skip

    def _half(self, pos: int) -> Number | None:
        """`half miljard`, with `een` or `een kleine` before it left to the comparators."""
        m = NEXT_WORD.match(self.lower, pos)
        if m is None or m.start(1) != pos or m[1] not in self.words.half:
            return None
        behind = NEXT_WORD.match(self.lower, m.end())
        scale = behind and self.words.scales.get(behind[1])
        if behind is None or not scale:
            return None
        start = pos
        for article in ("een ", "a "):
            if self.lower.endswith(article, max(0, pos - len(article)), pos):
                start = pos - len(article)
        return Number(
            start, behind.end(), Decimal("0.5"), scale, False, m[1], money=behind[1] in self.words.money_scales
        )

    def _is_label(self, number: Number) -> bool:
        """Whether the number only says which one: `artikel 5`, `bijlagen 2 en 3`, `tel. 070 …`."""
        before = WORD_BEFORE.search(self.lower, max(0, number.start - 40), number.start)
        word = before[1] if before else ""
        unit = self.unit_at(number.end) if number.digits else None
        if word in self.words.labels and not (unit or number.scale):
            self.labelled = number.end
            return True
        bare = number.digits and not (unit or number.scale)
        if bare and self.labelled >= 0 and _ALSO.fullmatch(self.lower, self.labelled, number.start):
            self.labelled = number.end
            return True
        return False

    def _is_row_of_digits(self, number: Number) -> bool:
        """Whether the digits go on from other digits: a telephone or order number, a postcode."""
        text = self.text
        if not number.digits:
            return False
        behind = text[number.end : number.end + 1]
        if behind.isalpha() and not self.unit_at(number.end) and number.scale is None:
            return True
        if number.start and text[number.start - 1] in " -" and self.token == number.start - 1:
            before = DIGITS.search(text, max(0, number.start - 12), number.start)
            return not (before and YEAR.match(before[0]))
        # `06 1234 5678`: more digits behind, that are no thousands.
        return bool(re.match(r" \d{2,} \d{2,}", text[number.end : number.end + 12])) and number.scale is None

    def _range(self, number: Number) -> tuple[Number, Number | None]:
        """The number with the upper end of the stretch that it begins: `30 à 35 mln.`, `tussen 5 en 10`."""
        lower, words = self.lower, self.words
        before = WORD_BEFORE.search(lower, max(0, number.start - 40), number.start)
        word = before[1] if before else ""
        joint = None
        if word in words.between or re.search(
            r"(?:tussen|between)(?: de| het| the)? \Z", lower[max(0, number.start - 14) : number.start]
        ):
            joint = words.between_and.match(lower, number.end)
        if joint is None:
            joint = words.through.match(lower, number.end)
            said = joint[0].strip() if joint else ""
            if joint and said in ("tot", "to", "of", "or") and word in _CHANGED and self.changes(number.start):
                return number, None
            if joint and said in ("of", "or") and number.digits:
                joint = None
        if joint is None or joint.end() >= len(lower):
            return number, None
        at = joint.end()
        if sign := re.match(r"(?:€|\$|£) ?", self.text[at : at + 2]):
            at += sign.end()
        if at >= len(lower) or not (self.text[at].isdigit() or lower[at].isalpha()):
            return number, None
        high, _ = self.numbers.at(at)
        if high is None or high.start != at:
            return number, None
        if number.scale is None and high.scale is not None and number.value < 1000:
            number = replace(number, scale=high.scale, money=high.money)
        if high.whole <= number.whole or (number.digits and YEAR.match(number.shown) and YEAR.match(high.shown)):
            return number, None
        return replace(number, end=high.end), high

    def _counted(self, number: Number, high: Number | None, sign: tuple[int, str] | None) -> _Counted | None:
        lower, words, end = self.lower, self.words, number.end
        if sign:
            unit = self.unit_at(end)
            if self.text.startswith((",-", ",–", ",—"), end):
                end += 2
            last = unit[1] if unit and unit[0].kind == "money" else end
            return _Counted("money", sign[1], last)
        if found := self.unit_at(end):
            told, last = found
            fields = {"points": True} if told.points else None
            return _Counted(told.kind, told.code, last, told.factor, fields, told.time)
        top = high or number
        noun = noun_after(self.text, lower, end, words, one=top.value == 1 and top.scale is None)
        if noun is not None and not self._is_year(number):
            return _Counted("count", noun.one, noun.end)
        if number.money or (high and high.money):
            return _Counted("money", self.currency, end)
        if part := self._part_of(number):
            return part
        if (number.scale or 0) >= _LARGE and not self._people_before(number.start):
            if counted := self._number_of(number.start):
                return _Counted("count", counted, end)
            return _Counted("money", self.currency, end)
        return None

    def _part_of(self, number: Number) -> _Counted | None:
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
                return _Counted(found[0].kind, found[0].code, number.end, found[0].factor, None, found[0].time)
            noun = noun_after(self.text, self.lower, whole.end, self.words)
            return None if noun is None else _Counted("count", noun.one, number.end)
        noun = noun_after(self.text, self.lower, m.end() - 1, self.words)
        return None if noun is None else _Counted("count", noun.one, number.end)

    def _people_before(self, pos: int) -> bool:
        """Whether the figure before, in this sentence, counts something that this one is a part of."""
        last = self.counted
        if last is None or not self.same_sentence(last.end, pos):
            return False
        return _LENT.search(self.lower, last.end, pos) is not None

    def _is_year(self, number: Number) -> bool:
        if not (number.digits and number.scale is None and YEAR.match(number.shown)):
            return False
        before = WORD_BEFORE.search(self.lower, max(0, number.start - 40), number.start)
        return before is None or not (before[1] in _COUNTS or before[1] in self.words.comparators)

    def _is_clock(self, number: Number, counted: _Counted) -> bool:
        """`om 9 uur`, `9.30 uur`: a time of the day and no length of time."""
        if counted.unit != "h" or not number.digits:
            return False
        before = WORD_BEFORE.search(self.lower, max(0, number.start - 40), number.start)
        early = number.value <= 24 and before is not None and before[1] in self.words.clock
        return early or _CLOCK.match(number.shown) is not None

    def _bare(self, number: Number, high: Number | None) -> FigureHit | None:
        top = None if high is None else plain(high.whole)
        if self._in_cell(number):
            return FigureHit(number.start, number.end, "figure.cell", "count", plain(number.whole), top)
        if number.digits and YEAR.match(number.shown) and not number.scale:
            self.token = number.end
            return None
        comparator, start = self.comparator(number.start, time=False)
        if unit := self._lent(number):
            return FigureHit(start, number.end, "figure.lent", "count", plain(number.whole), top, unit, comparator)
        if self._is_measured(number):
            return FigureHit(start, number.end, "figure.plain", "count", plain(number.whole), top, None, comparator)
        hit = FigureHit(start, number.end, "figure.bare", "count", plain(number.whole), top, None, comparator)
        return hit if self._may_wait(number) else None

    def _is_measured(self, number: Number) -> bool:
        """Whether a number that counts nothing by name still is one: `geschat op 8.300`, `een 7,1`."""
        if not number.digits or not re.search(r"\d,\d" if self.words.language == "nl" else r"\d\.\d", number.shown):
            grouped = re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", number.shown) is not None and number.value >= 1000
            if not (number.digits and grouped):
                return False
        return _VALUED.search(self.lower, max(0, number.start - 24), number.start) is not None

    def _in_cell(self, number: Number) -> bool:
        """Whether the number fills a cell of a table."""
        before, behind = self.text[number.start - 1 : number.start], self.text[number.end : number.end + 1]
        return "\t" in (before, behind) and before in ("\t", "\n", "") and behind in ("\t", "\n", "")

    def _number_of(self, pos: int) -> str | None:
        """What the sentence says the number of: `het aantal inlogpogingen komt uit op 650 miljoen`."""
        lower = self.lower
        begin = max((m.end() for m in SENTENCE_END.finditer(lower, max(0, pos - 300), pos)), default=max(0, pos - 300))
        for m in reversed([*_NUMBER_OF.finditer(lower, begin, pos)]):
            if noun := noun_after(self.text, lower, m.end() - 1, self.words):
                return noun.one
        return None

    def _lent(self, number: Number) -> str | None:
        """What a bare number counts, by the words of its sentence or the count before it; or None."""
        lower, pos = self.lower, number.start
        begin = max((m.end() for m in SENTENCE_END.finditer(lower, max(0, pos - 300), pos)), default=max(0, pos - 300))
        last = self.counted
        near = last is not None and last.end >= begin
        if not near:
            if unit := self._number_of(pos):
                return unit
            for m in _OUT_OF_THESE.finditer(lower, begin, pos):
                noun = noun_after(self.text, lower, m.end() - 1, self.words)
                if noun and _LENT.search(lower, noun.end, pos):
                    return noun.one
        if last is None or last.unit is None or pos - last.end > 400 or "\n\n" in lower[last.end : pos]:
            return None
        if _LEFT.match(lower, number.end) or _LENT.search(lower, max(begin, last.end), pos):
            return last.unit
        if _SAME.search(lower, last.end, pos):
            return last.unit
        if near and _AGAINST.search(lower, max(begin, pos - 24), pos):
            return last.unit
        return last.unit if number.scale == 1000 else None

    def _may_wait(self, number: Number) -> bool:
        """Whether the sentence may still name what a bare number counts: `van 5 naar 6 miljoen euro`."""
        return (
            re.match(
                r"(?: (?:en|of|naar|tot|à|respectievelijk|and|or|to)|,)(?: \w+){0,2} (?=[\d€$£]|[^\W\d_])",
                self.lower[number.end : number.end + 40],
            )
            is not None
        )

    def _lend(self, hit: FigureHit) -> Iterator[FigureHit]:
        """The bare numbers before a figure that take its unit."""
        for bare in self.waiting:
            joined = _JOINED.fullmatch(self.lower, bare.end, hit.start)
            if joined and hit.unit and self.same_sentence(bare.end, hit.start):
                factor = self._scale_of(hit) if bare.value is not None and bare.value < 1000 else 1
                value = plain(Decimal(str(bare.value)) * factor)
                yield replace(bare, kind=hit.kind, value=value, unit=hit.unit, rule="figure.lent", fields=hit.fields)
        self.waiting.clear()

    def _scale_of(self, hit: FigureHit) -> int:
        words = self.lower[hit.start : hit.end]
        return next((s for w, s in self.words.scales.items() if len(w) > 2 and w in words), 1)


def _find(paper: Paper, at: Sequence[int]) -> Iterator[FigureHit]:
    yield from _Reader(paper).read(at)


# Beginnings of number words; `vierentwintig` begins with `vier`.
_NUMBER_WORDS = (
    "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf", "dertien", "veertien",
    "twintig", "dertig", "veertig", "tachtig", "honderd", "duizend", "anderhal", "half", "halve", "één", "eén", "eenen",
    "eenën", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten ", "eleven", "twelve", "thir", "fif",
    "twenty", "forty", "hundred", "thousand", "one ",
)  # fmt: skip


@cache
def _triggers() -> tuple[str, ...]:
    out = dict.fromkeys(_NUMBER_WORDS)
    for language in ("nl", "en"):
        words = figure_words(language)
        for group in (
            words.denominators,
            words.joined_shares,
            words.halves,
            words.vague,
            words.tal,
            words.running_words,
        ):
            out.update(dict.fromkeys(group))
        out.update(dict.fromkeys(f"{one} {of} " for one in words.one for of in words.out_of_words))
    return tuple(out)


class _Triggers(Sequence[str]):
    """The words that call the finder, read from the tables when they are first asked for."""

    def __getitem__(self, index: Any) -> Any:
        return _triggers()[index]

    def __len__(self) -> int:
        return len(_triggers())


finder = Finder(
    kind="figure",
    about="A number that measures something: money, percentage, count, quantity, ratio.",
    examples=(
        "ruim 1,7 miljard euro",
        "vierentwintig bondgenoten",
        "minder dan 0,1 kiloton",
        "twee derde van de leden",
    ),
    triggers=_Triggers(),
    find=_find,
    type="figure",
    scans=True,
    unparsed=(),
)
