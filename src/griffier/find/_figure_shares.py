"""Shares in words and numbers that are not known: `twee derde`, `één op de negen`, `enkele tientallen`."""

from decimal import Decimal

from griffier.find._figure_around import NEXT_WORD, YEAR, Around
from griffier.find._figure_nouns import noun_after
from griffier.find._figure_words import share
from griffier.model.figure import Comparator, FigureHit, FigureKind
from griffier.notation.amounts import value as plain

_ROW = 48  # code points of `vijftiende achtereenvolgende kwartaal`


class Shares(Around):
    """Reads shares and vague numbers."""

    def share(self, pos: int) -> FigureHit | None:
        """`twee derde`, `driekwart`, `de helft`, `één op de negen`."""
        lower, words = self.lower, self.words
        m = NEXT_WORD.match(lower, pos)
        if m is None or m.start(1) != pos:
            return None
        word, end, start = m[1], m.end(), pos
        value: Decimal | None = None
        prior = self.word_between(max(self.done, pos - 40), pos)
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
        m = NEXT_WORD.match(self.lower, end)
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

    def one_of(self, pos: int) -> FigureHit | None:
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
        if whole.digits and (YEAR.match(whole.shown) or self.text[last : last + 1] == "%"):
            return None
        return self._ratio(share(number.value, whole.value), number.start, last)

    def _ratio(self, value: Decimal, start: int, end: int) -> FigureHit:
        comparator, begin = self.comparator(start, time=False)
        return FigureHit(begin, end, "figure.share", "ratio", plain(value), None, "1", comparator)

    def _goes_on(self, end: int) -> bool:
        m = NEXT_WORD.match(self.lower, end)
        return m is not None and m[1].rstrip(".") in self.words.share_behind

    def in_a_row(self, pos: int) -> FigureHit | None:
        """`het zevende opeenvolgende jaar`, `de vijfde keer op rij`: how many times in a row."""
        words = self.words
        begin = max(self.last.end if self.last else 0, pos - _ROW)
        for m in words.running.finditer(self.lower, begin, pos + _ROW):
            if m.start() <= pos < m.end():
                times = words.ordinals[m["word"]] if m["word"] else int(m["digits"])
                return FigureHit(*m.span(), "figure.running", "count", times, None, words.times[m["a"] or m["b"]], "eq")
        return None

    def vague(self, pos: int) -> FigureHit | None:
        """`enkele tientallen`: null; `een tiental`: about ten."""
        lower, words = self.lower, self.words
        m = NEXT_WORD.match(lower, pos)
        if m is None or m.start(1) != pos or (m[1] not in words.vague and m[1] not in words.tal):
            return None
        start = pos
        for phrase in (*words.vague_before, "een", "a"):
            if lower.endswith(phrase + " ", max(self.done, pos - len(phrase) - 1), pos):
                start = pos - len(phrase) - 1
                break
        end = m.end()
        scale = NEXT_WORD.match(lower, end)
        if scale and words.scales.get(scale[1]):
            end = scale.end()
        tal = words.tal.get(m[1])
        kind: FigureKind = "count"
        code: str | None = None
        if found := self.unit_at(end):
            kind, code, end = found[0].kind, found[0].code, found[1]
        elif noun := noun_after(self.text, lower, end + 3 * lower.startswith(" of ", end), words):
            code, end = noun.one, noun.end
        if tal is None:
            if code is None and m[1] not in words.vague_plural:
                return None
            return FigureHit(start, end, "figure.vague", kind, None, None, code, "about")
        if code is None:
            return None
        about: Comparator = "about" if tal >= words.round_from else "eq"
        return FigureHit(start, end, "figure.words", kind, tal, None, code, about)
