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

from griffier.find._figure_nouns import noun_after
from griffier.find._figure_numbers import DIGITS, Number, Numbers
from griffier.find._figure_words import FigureWords, Unit, figure_words, share
from griffier.lang.which import language_of
from griffier.model.figure import Comparator, FigureHit, FigureKind
from griffier.model.findings import Finder, Paper
from griffier.notation.amounts import value as plain

_OPENING = 5_000  # code points that show the language
_WORD_BEFORE = re.compile(r"([^\s(«“‘\[„]+) \Z")
_NEXT_WORD = re.compile(r" ?([^\W\d_][\w'’-]*\.?)")
_SYMBOL = re.compile(r" ?([%‰°]?[^\W\d_]{0,6}[²³23]?(?:/[^\W\d_]{1,4})?(?:\(A\))?\.?)")
_POINT = re.compile(r"%[ -]?(?:punten|punt|points?)(?!\w)")
_OF = re.compile(r" (?:van|of) (?:de|het|deze|die|alle|onze|hun|zijn|haar|the|these|those|all|our|its|their) ")
_SENTENCE_END = re.compile(r"[.!?:]\s|\n")
_LENT = re.compile(r"\b(?:er|daarvan|hiervan|waarvan|ervan|resterende|overige|andere|rest|there|whom|which)\b")
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
_YEAR = re.compile(r"(?:1[6-9]|20)\d\d\Z")
# Four digits that may be a year are a count only behind one of these.
_COUNTS = frozenset(
    {"er", "nog", "deze", "die", "alle", "totaal", "all", "some", "total", "another", "nearly", "almost"}
)
_CHANGED = frozenset({"van", "met", "from", "by"})
_LOOK = 60  # code points before a number in which its comparator stands
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


class _Reader:
    """One paper, from left to right."""

    def __init__(self, paper: Paper) -> None:
        self.text, self.lower = paper.text, paper.lower
        self.words: FigureWords = figure_words("en" if language_of(paper.text[:_OPENING]) == "en" else "nl")
        self.out_of = tuple(dict.fromkeys(f" {words.split(' ')[0]} " for words in self.words.out_of_words))
        self.sign_ends = frozenset(sign[-1] for sign in self.words.signs)
        self.numbers = Numbers(paper.text, paper.lower, self.words)
        self.done = 0
        self.last: FigureHit | None = None
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
                if not self._same_sentence(self.waiting[-1].end if self.waiting else hit.start, hit.start):
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

    # ---- numbers

    def _at(self, pos: int) -> FigureHit | None:
        if not self.text[pos].isdigit() and (hit := self._share(pos) or self._vague(pos)):
            return hit
        number, end = self.numbers.at(pos)
        if number is not None and self.lower.startswith(self.out_of, end) and (hit := self._one_of(pos)):
            return hit
        if number is None or number.start < self.done:
            number = number if number and number.start >= self.done else None
        if number is None:
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
        sign = self._sign(number.start)
        counted = self._counted(number, high, sign)
        if counted is None:
            return self._bare(number, high)
        if self._is_clock(number, counted):
            self.done = counted.end
            return None
        comparator, start = self._comparator(sign[0] if sign else number.start, time=counted.time)
        comparator, last = self._behind(counted.end, comparator)
        first, top = number.whole * counted.factor, None if high is None else high.whole * counted.factor
        return FigureHit(
            start, last, f"figure.{'digits' if number.digits else 'words'}", counted.kind, plain(first),
            None if top is None else plain(top), counted.unit, comparator, counted.fields or {},
        )  # fmt: skip

    def _half(self, pos: int) -> Number | None:
        """`half miljard`, with `een` or `een kleine` before it left to the comparators."""
        m = _NEXT_WORD.match(self.lower, pos)
        if m is None or m.start(1) != pos or m[1] not in self.words.half:
            return None
        behind = _NEXT_WORD.match(self.lower, m.end())
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
        before = _WORD_BEFORE.search(self.lower, max(0, number.start - 40), number.start)
        word = before[1] if before else ""
        unit = self._unit_at(number.end) if number.digits else None
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
        if behind.isalpha() and not self._unit_at(number.end) and number.scale is None:
            return True
        if number.start and text[number.start - 1] in " -" and self.token == number.start - 1:
            before = DIGITS.search(text, max(0, number.start - 12), number.start)
            return not (before and _YEAR.match(before[0]))
        # `06 1234 5678`: more digits behind, that are no thousands.
        return bool(re.match(r" \d{2,} \d{2,}", text[number.end : number.end + 12])) and number.scale is None

    def _range(self, number: Number) -> tuple[Number, Number | None]:
        """The number with the upper end of the stretch that it begins: `30 à 35 mln.`, `tussen 5 en 10`."""
        lower, words = self.lower, self.words
        before = _WORD_BEFORE.search(lower, max(0, number.start - 40), number.start)
        word = before[1] if before else ""
        joint = None
        if word in words.between or re.search(
            r"(?:tussen|between)(?: de| het| the)? \Z", lower[max(0, number.start - 14) : number.start]
        ):
            joint = words.between_and.match(lower, number.end)
        if joint is None:
            joint = words.through.match(lower, number.end)
            said = joint[0].strip() if joint else ""
            if joint and said in ("tot", "to", "of", "or") and word in _CHANGED and self._changes(number.start):
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
        if high.whole <= number.whole or (number.digits and _YEAR.match(number.shown) and _YEAR.match(high.shown)):
            return number, None
        return replace(number, end=high.end), high

    def _changes(self, pos: int) -> bool:
        """Whether the clause tells of a change, so that `van … tot …` are two figures."""
        lower = self.lower
        begin = max((m.end() for m in _SENTENCE_END.finditer(lower, max(0, pos - 200), pos)), default=max(0, pos - 200))
        stop = _SENTENCE_END.search(lower, pos, pos + 200)
        return self.words.change.search(lower, begin, stop.start() if stop else min(len(lower), pos + 200)) is not None

    # ---- what it counts

    def _sign(self, pos: int) -> tuple[int, str] | None:
        """A currency right before a number, with where it begins."""
        text = self.text
        end = pos - 1 if text[pos - 1 : pos] == " " else pos
        if not end or text[end - 1] not in self.sign_ends:
            return None
        for sign, code in self.words.signs.items():
            if text.endswith(sign, max(0, end - len(sign)), end):
                start = end - len(sign)
                if not (sign[0].isalpha() and start and text[start - 1].isalnum()):
                    return start, code
        return None

    def _unit_at(self, end: int) -> tuple[Unit, int] | None:
        """The unit behind a number, with its end."""
        text, lower, words = self.text, self.lower, self.words
        if m := _POINT.match(lower, end + (lower[end : end + 1] == " ")):
            return Unit("percentage", "%", points=True), m.end()
        m = _SYMBOL.match(text, end)
        if m and m[1]:
            for shown in (m[1], m[1].rstrip(".")):
                unit = words.symbols.get(shown)
                last = m.start(1) + len(shown)
                if unit and not text[last : last + 1].isalnum() and self._may_be(shown, m.start(1) == end, unit):
                    return unit, last
        m = _NEXT_WORD.match(lower, end)
        if m is None or (m.start(1) == end and not text[end - 1].isdigit()):
            return None
        word = m[1]
        if word in words.long_units or word.rstrip(".") in words.long_units:
            for name in sorted((u for u in words.units if " " in u and u.startswith(word)), key=len, reverse=True):
                if (
                    lower.startswith(name, m.start(1))
                    and not lower[m.start(1) + len(name) : m.start(1) + len(name) + 1].isalnum()
                ):
                    return words.units[name], m.start(1) + len(name)
        for shown in (word, word.rstrip(".")):
            if unit := words.units.get(shown):
                return unit, m.start(1) + len(shown)
        return None

    def _may_be(self, shown: str, glued: bool, unit: Unit) -> bool:
        """A single small letter is a unit only behind digits: `5 m`, not `vijf a`."""
        if len(shown) == 1 and shown.isalpha():
            return glued or shown in ("m", "t", "g", "l", "W", "V", "A", "J", "L")
        return True

    def _counted(self, number: Number, high: Number | None, sign: tuple[int, str] | None) -> _Counted | None:
        lower, words, end = self.lower, self.words, number.end
        if sign:
            unit = self._unit_at(end)
            if self.text.startswith((",-", ",–", ",—"), end):
                end += 2
            last = unit[1] if unit and unit[0].kind == "money" else end
            return _Counted("money", sign[1], last)
        if found := self._unit_at(end):
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
            if found := self._unit_at(whole.end):
                return _Counted(found[0].kind, found[0].code, number.end, found[0].factor, None, found[0].time)
            noun = noun_after(self.text, self.lower, whole.end, self.words)
            return None if noun is None else _Counted("count", noun.one, number.end)
        noun = noun_after(self.text, self.lower, m.end() - 1, self.words)
        return None if noun is None else _Counted("count", noun.one, number.end)

    def _people_before(self, pos: int) -> bool:
        """Whether the figure before, in this sentence, counts something that this one is a part of."""
        last = self.counted
        if last is None or not self._same_sentence(last.end, pos):
            return False
        return _LENT.search(self.lower, last.end, pos) is not None

    def _is_year(self, number: Number) -> bool:
        if not (number.digits and number.scale is None and _YEAR.match(number.shown)):
            return False
        before = _WORD_BEFORE.search(self.lower, max(0, number.start - 40), number.start)
        return before is None or not (before[1] in _COUNTS or before[1] in self.words.comparators)

    def _is_clock(self, number: Number, counted: _Counted) -> bool:
        """`om 9 uur`, `9.30 uur`: a time of the day and no length of time."""
        if counted.unit != "h" or not number.digits:
            return False
        before = _WORD_BEFORE.search(self.lower, max(0, number.start - 40), number.start)
        early = number.value <= 24 and before is not None and before[1] in self.words.clock
        return early or _CLOCK.match(number.shown) is not None

    # ---- numbers without a unit of their own

    def _bare(self, number: Number, high: Number | None) -> FigureHit | None:
        top = None if high is None else plain(high.whole)
        if self._in_cell(number):
            return FigureHit(number.start, number.end, "figure.cell", "count", plain(number.whole), top)
        if number.digits and _YEAR.match(number.shown) and not number.scale:
            self.token = number.end
            return None
        comparator, start = self._comparator(number.start, time=False)
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
        begin = max((m.end() for m in _SENTENCE_END.finditer(lower, max(0, pos - 300), pos)), default=max(0, pos - 300))
        for m in reversed([*_NUMBER_OF.finditer(lower, begin, pos)]):
            if noun := noun_after(self.text, lower, m.end() - 1, self.words):
                return noun.one
        return None

    def _lent(self, number: Number) -> str | None:
        """What a bare number counts, by the words of its sentence or the count before it; or None."""
        lower, pos = self.lower, number.start
        begin = max((m.end() for m in _SENTENCE_END.finditer(lower, max(0, pos - 300), pos)), default=max(0, pos - 300))
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
            if joined and hit.unit and self._same_sentence(bare.end, hit.start):
                factor = self._scale_of(hit) if bare.value is not None and bare.value < 1000 else 1
                value = plain(Decimal(str(bare.value)) * factor)
                yield replace(bare, kind=hit.kind, value=value, unit=hit.unit, rule="figure.lent", fields=hit.fields)
        self.waiting.clear()

    def _scale_of(self, hit: FigureHit) -> int:
        words = self.lower[hit.start : hit.end]
        return next((s for w, s in self.words.scales.items() if len(w) > 2 and w in words), 1)

    def _same_sentence(self, start: int, end: int) -> bool:
        return end - start < 400 and _SENTENCE_END.search(self.lower, start, end) is None

    # ---- words around it

    def _comparator(self, start: int, *, time: bool) -> tuple[Comparator, int]:
        """How the value lies to what is said, by the words before it, and where those begin."""
        words, lower = self.words, self.lower
        low = max(self.done, start - _LOOK)
        before = lower[low:start]
        if not before.endswith(" "):
            last = before[-1:]
            if last and last in words.comparators:
                return words.comparators[last], start - 1
            return "eq", start
        last_word = before.rstrip().rsplit(" ", 1)[-1].rsplit("\n", 1)[-1].lstrip("(«“‘[„")
        for phrase in words.comparator_ends.get(last_word, ()):
            if phrase in words.never or (phrase in words.only_time and not time):
                continue
            at = len(before) - 1 - len(phrase)
            if at >= 0 and before.startswith(phrase, at) and (at == 0 or not before[at - 1].isalnum()):
                found = words.comparators[phrase]
                # `naar schatting ruim 300`: the first belongs to it as well.
                deeper, begin = self._comparator(low + at, time=time) if found == "about" and at else (found, low + at)
                # `geraamd op` is the verb of its clause, and stays outside.
                begin = start if phrase.endswith(" op") else begin
                return (deeper if deeper != "eq" else found), begin
        return "eq", start

    def _behind(self, end: int, comparator: Comparator) -> tuple[Comparator, int]:
        m = self.words.behind.match(self.lower, end)
        if m is None or comparator != "eq":
            return comparator, end
        return m.lastgroup, m.end()  # type: ignore[return-value]  # its groups are the comparators

    # ---- shares and vague words

    def _share(self, pos: int) -> FigureHit | None:
        """`twee derde`, `driekwart`, `de helft`, `één op de negen`."""
        lower, words = self.lower, self.words
        m = _NEXT_WORD.match(lower, pos)
        if m is None or m.start(1) != pos:
            return None
        word, end, start = m[1], m.end(), pos
        value: Decimal | None = None
        before = _WORD_BEFORE.search(lower, max(self.done, pos - 40), pos)
        prior = before[1] if before else ""
        if word in words.joined_shares:
            value = words.joined_shares[word]
        elif word in words.halves:
            if prior in words.not_half or not self._goes_on(end):
                return None
            value = Decimal("0.5")
            if prior in ("de", "the", "a"):
                start = pos - len(prior) - 1
        elif word in words.denominators and prior in (*words.one, "a"):
            if word == "kwart" and lower.startswith((" eeuw", " jaar"), end):
                return None
            if not self._goes_on(end):
                return None
            value, start = share(Decimal(1), Decimal(words.denominators[word])), pos - len(prior) - 1
        else:
            return self._above(pos, word, end)
        return self._ratio(value, start, end)

    def _above(self, pos: int, word: str, end: int) -> FigureHit | None:
        """`twee derde`: a number before the word for a part."""
        m = _NEXT_WORD.match(self.lower, end)
        if m is None or m[1] not in self.words.denominators:
            return None
        number, last = self.numbers.at(pos)
        if (
            number is None
            or last != end
            or not 1 < number.value < self.words.denominators[m[1]]
            or not self._goes_on(m.end())
        ):
            return None
        return self._ratio(share(number.value, Decimal(self.words.denominators[m[1]])), pos, m.end())

    def _one_of(self, pos: int) -> FigureHit | None:
        """`één op de negen`, `3 op de 10`."""
        number, end = self.numbers.at(pos) if self.text[pos].isalnum() else (None, pos)
        if number is None or number.scale:
            return None
        m = self.words.out_of.match(self.lower, end)
        if m is None or m.end() >= len(self.text):
            return None
        whole, last = self.numbers.at(m.end())
        if whole is None or whole.start != m.end() or whole.value <= number.value or whole.scale or number.value % 1:
            return None
        if whole.digits and (_YEAR.match(whole.shown) or self.text[last : last + 1] == "%"):
            return None
        return self._ratio(share(number.value, whole.value), number.start, last)

    def _ratio(self, value: Decimal, start: int, end: int) -> FigureHit:
        comparator, begin = self._comparator(start, time=False)
        return FigureHit(begin, end, "figure.share", "ratio", plain(value), None, "1", comparator)

    def _goes_on(self, end: int) -> bool:
        m = _NEXT_WORD.match(self.lower, end)
        return m is not None and m[1].rstrip(".") in self.words.share_behind

    def _vague(self, pos: int) -> FigureHit | None:
        """`enkele tientallen`: null; `een tiental`: about ten."""
        lower, words = self.lower, self.words
        m = _NEXT_WORD.match(lower, pos)
        if m is None or m.start(1) != pos or (m[1] not in words.vague and m[1] not in words.tal):
            return None
        start = pos
        for phrase in (*words.vague_before, "een", "a"):
            if lower.endswith(phrase + " ", max(self.done, pos - len(phrase) - 1), pos):
                start = pos - len(phrase) - 1
                break
        end = m.end()
        scale = _NEXT_WORD.match(lower, end)
        if scale and words.scales.get(scale[1]):
            end = scale.end()
        tal = words.tal.get(m[1])
        if found := self._unit_at(end):
            unit, last = found
            counted = _Counted(unit.kind, unit.code, last)
        else:
            noun = noun_after(self.text, lower, end, words)
            counted = _Counted("count", noun.one if noun else None, noun.end if noun else end)
        if tal is None:
            if counted.unit is None and m[1] not in words.vague_plural:
                return None
            return FigureHit(start, counted.end, "figure.vague", counted.kind, None, None, counted.unit, "about")
        about: Comparator = "about" if tal >= words.round_from else "eq"
        if counted.unit is None:
            return None
        return FigureHit(start, counted.end, "figure.words", counted.kind, tal, None, counted.unit, about)


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
        for group in (words.denominators, words.joined_shares, words.halves, words.vague, words.tal):
            out.update(dict.fromkeys(group))
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
