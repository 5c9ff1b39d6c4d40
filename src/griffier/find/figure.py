"""Figures: money, percentages, counts, quantities and ratios, in digits and in words.

The way of a number: where it stands (`Numbers`), what stands before it (currency, comparator), what it goes on with
(a range), what it counts (unit, noun, share). A number without any of these is one only where its sentence lends it a
unit (`61 … 22 … veertien` projecten), or in the cell of a table.

Conventions: `ruim`, `bijna`, `circa` are `about`; `2%-punt` is `%` with `points`; `anderhalf miljoen` 1500000.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from typing import Any

from griffier.find._figure_around import NEXT_WORD, YEAR
from griffier.find._figure_lent import Counted, Lent
from griffier.find._figure_nouns import noun_after
from griffier.find._figure_numbers import DASHES, DIGITS, Number
from griffier.find._figure_words import Unit, figure_words
from griffier.model.figure import FigureHit
from griffier.model.findings import Finder, Paper
from griffier.notation.amounts import value as plain

_ALSO = re.compile(r",? ?(?:en|of|tot|t/m|and|or|to|,|-|–|tot en met) ?")
_CLOCK = re.compile(r"[0-2]?\d[.:][0-5]\d\Z")
# Four digits that may be a year are a count only behind one of these.
_COUNTS = frozenset(
    {"er", "nog", "deze", "die", "alle", "totaal", "all", "some", "total", "another", "nearly", "almost"}
)
# More digits behind, that are no thousands: `06 1234 5678`.
_MORE_DIGITS = re.compile(r" \d{2,} \d{2,}")
_BETWEEN = tuple(f"{word}{article} " for word in ("tussen", "between") for article in ("", " de", " het", " the"))
_CURRENCIES = ("€", "$", "£")
_TIMES = frozenset({"x", "×"})
_ARTICLES = frozenset({"de", "het", "the"})
_CHANGED = frozenset({"van", "met", "from", "by"})
_LARGE = 10**6


class _Reader(Lent):
    """One paper, from left to right."""

    def __init__(self, paper: Paper) -> None:
        super().__init__(paper)
        self.currency = "EUR"
        self.labelled = -1  # where a number ended that a label stood before: `artikelen 3 en 5`
        self.token = -1  # where the last number ended that was none of ours

    def read(self, at: Sequence[int]) -> Iterator[FigureHit]:
        """The figures, by place."""
        digits = (m.start() for m in self.words.digits.finditer(self.text) if m.lastindex is None)
        places = sorted({*at, *digits})
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
            yield from self.lend(hit)
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
        sign = self.sign(number.start)
        number, high = self._range(number, sign[0] if sign else number.start)
        counted = self._counted(number, high, sign)
        if counted is None:
            return self._bare(number, high)
        start = sign[0] if sign else number.start
        if self._is_clock(number, counted) or self._is_scale(start, number):
            self.done = counted.end
            return None
        minus = self._minus(start, number, counted)
        if minus is not None:
            number, start = number._replace(value=-number.value), minus
        comparator, start = self.comparator(start, time=counted.time)
        comparator, last = self.behind(counted.end, counted.comparator if comparator == "eq" else comparator)
        first, top = number.whole * counted.factor, None if high is None else high.whole * counted.factor
        return FigureHit(
            start, last, f"figure.{'digits' if number.digits else 'words'}", counted.kind, plain(first),
            None if top is None else plain(top), counted.unit, comparator, counted.fields or {},
        )  # fmt: skip

    def _minus(self, start: int, number: Number, counted: Counted) -> int | None:
        """Where a minus stands that is not part of the number itself: `-€ 12 miljoen`, `min 0,3 procent`; or None."""
        if number.signed or number.value <= 0:
            return None
        if counted.kind == "money" and start < number.start and start and self.text[start - 1] in DASHES:
            return start - 1 if self.numbers.sign(start, self.text[start - 1])[0] == -1 else None
        word = self.word_before(start)
        at = start - len(word) - 1
        if word in self.words.minus and at >= self.done and (counted.kind == "percentage" or counted.unit == "Cel"):
            return at
        return None

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
        word = self.word_before(number.start)
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
        return number.scale is None and _MORE_DIGITS.match(text, number.end, number.end + 12) is not None

    def _range(self, number: Number, start: int) -> tuple[Number, Number | None]:
        """The number with the upper end of the stretch that it begins: `30 à 35 mln.`, `tussen 5 en 10`.

        Args:
            number: the lower end.
            start: where it begins, with its currency.
        """
        unit = self.unit_at(number.end)
        joint = self._joint(number, start, unit)
        high = None if joint is None else self._upper_end(joint)
        if joint is None or high is None:
            return number, None
        upper = self.unit_at(high.end)
        if unit and (upper is None or upper[0] != unit[0]):
            return number, None
        if joint[0] in DASHES and not (upper or high.scale or noun_after(self.text, self.lower, high.end, self.words)):
            return number, None  # pages, a telephone, a day: nothing is counted
        if number.scale is None and high.scale is not None and number.value < 1000:
            number = number._replace(scale=high.scale, money=high.money)
        if high.whole <= number.whole or (number.digits and YEAR.match(number.shown) and YEAR.match(high.shown)):
            return number, None
        return number._replace(end=high.end), high

    def _joint(self, number: Number, start: int, unit: tuple[Unit, int] | None) -> re.Match[str] | None:
        """What joins a number to the upper end of a stretch, or None."""
        lower, words = self.lower, self.words
        word = self.word_before(start)
        end = unit[1] if unit else number.end
        if (word in words.between or lower.endswith(_BETWEEN, 0, start)) and (
            joint := words.between_and.match(lower, end)
        ):
            return joint
        joint = words.through.match(lower, end)
        if joint is None:
            return None
        said = joint[0].strip()
        if unit and len(said) > 1:
            return None  # `3% tot 5%` may as well be two: by how much, and to what
        if said in ("of", "or") and number.digits:
            return None
        changed = said in ("tot", "to", "of", "or") and word in _CHANGED and self.changes(number.start)
        return None if changed else joint

    def _upper_end(self, joint: re.Match[str]) -> Number | None:
        """The number right behind a joint, its currency left out."""
        text, at = self.text, joint.end()
        if text.startswith(_CURRENCIES, at):
            at += 1 + text.startswith(" ", at + 1)
        if at >= len(text) or not (text[at].isdigit() or self.lower[at].isalpha()):
            return None
        high, _ = self.numbers.at(at, open_to_left=joint[0] in DASHES)
        return high if high is not None and high.start == at else None

    def _counted(self, number: Number, high: Number | None, sign: tuple[int, str] | None) -> Counted | None:
        lower, words, end = self.lower, self.words, number.end
        if sign:
            unit = self.unit_at(end)
            if self.text.startswith((",-", ",–", ",—"), end):
                end += 2
            last = unit[1] if unit and unit[0].kind == "money" else end
            return Counted("money", sign[1], last)
        if found := self.unit_at(end):
            told, last = found
            fields = {"points": True} if told.points else None
            return Counted(told.kind, told.code, last, told.factor, fields, told.time)
        top = high or number
        if not self._is_year(number) and not self._is_somebody(number):
            noun = noun_after(self.text, lower, end, words, one=top.value == 1 and top.scale is None)
            if noun is not None:
                return Counted("count", noun.one, noun.end)
            if (m := words.behind.match(lower, end)) and (noun := noun_after(self.text, lower, m.end(), words)):
                return Counted("count", noun.one, noun.end, comparator=self.behind(end, "eq")[0])
        if number.money or (high and high.money):
            return Counted("money", self.currency, end)
        if part := self.part_of(number):
            return part
        if (number.scale or 0) >= _LARGE and not self.people_before(number.start):
            if counted := self.number_of(number.start):
                return Counted("count", counted, end)
            return Counted("money", self.currency, end)
        return None

    def _is_year(self, number: Number) -> bool:
        if not (number.digits and number.scale is None and YEAR.match(number.shown)):
            return False
        before = self.word_before(number.start)
        return not (before in _COUNTS or before in self.words.comparators)

    def _is_somebody(self, number: Number) -> bool:
        """`de één wel, de ander niet`."""
        return not number.digits and number.value == 1 and self.word_before(number.start) in _ARTICLES

    def _is_clock(self, number: Number, counted: Counted) -> bool:
        """`om 9 uur`, `9.30 uur`: a time of the day and no length of time."""
        if counted.unit != "h" or not number.digits:
            return False
        early = number.value <= 24 and self.word_before(number.start) in self.words.clock
        return early or _CLOCK.match(number.shown) is not None

    def _is_scale(self, start: int, number: Number) -> bool:
        """`(bedragen x € 1.000)`: in what the numbers of a table are counted."""
        word = self.word_before(start)
        if word not in _TIMES or not re.fullmatch("10{3,}", f"{number.whole:f}"):
            return False
        return not any(c.isdigit() for c in self.text[max(0, start - len(word) - 3) : start])

    def _bare(self, number: Number, high: Number | None) -> FigureHit | None:
        top = None if high is None else plain(high.whole)
        if self._in_cell(number):
            return FigureHit(number.start, number.end, "figure.cell", "count", plain(number.whole), top)
        if number.digits and YEAR.match(number.shown) and not number.scale:
            self.token = number.end
            return None
        unit = self.lent(number)
        if unit:
            rule = "figure.lent"
        elif self.is_measured(number):
            rule = "figure.plain"
        elif self.may_wait(number):
            rule = "figure.bare"
        else:
            return None
        comparator, start = self.comparator(number.start, time=False)
        return FigureHit(start, number.end, rule, "count", plain(number.whole), top, unit, comparator)

    def _in_cell(self, number: Number) -> bool:
        """Whether the number fills a cell of a table."""
        before, behind = self.text[number.start - 1 : number.start], self.text[number.end : number.end + 1]
        return "\t" in (before, behind) and before in ("\t", "\n", "") and behind in ("\t", "\n", "")


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
