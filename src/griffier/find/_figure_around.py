"""What stands around a number: currency and unit, the words that compare, where its sentence ends."""

import re
from array import array
from bisect import bisect_right

from griffier.find._figure_numbers import Numbers
from griffier.find._figure_words import FigureWords, Unit, figure_words
from griffier.lang.which import language_of
from griffier.model.figure import Comparator, FigureHit
from griffier.model.findings import Paper

_OPENING = 5_000  # code points that show the language
NEXT_WORD = re.compile(r" ?([^\W\d_][\w'’-]*\.?)")
_SYMBOL = re.compile(r" ?([%‰°]?[^\W\d_]{0,6}[²³23]?(?:/[^\W\d_]{1,4}[²³23]?)?(?:\(A\))?\.?)")
_POINT = re.compile(r"%[ -]?(?:punten|punt|points?)(?!\w)")
# One class of signs comes first, so that the search runs to the next of them instead of trying every place.
SENTENCE_END = re.compile(r"[.!?:\n](?:(?<=\n)|\s)")
_UNIT_SIGNS = frozenset("%‰°")  # a unit begins with one of these or with a letter
_OPENING_SIGNS = re.compile(r"[(«“‘\[„]")
YEAR = re.compile(r"(?:1[6-9]|20)\d\d\Z")
_LOOK = 60  # code points before a number in which its comparator stands
_WORD = 40  # code points before a number in which the word before it stands


class Around:
    """The text of a paper, and what stands around a place in it."""

    def __init__(self, paper: Paper) -> None:
        self.text, self.lower = paper.text, paper.lower
        self.words: FigureWords = figure_words("en" if language_of(paper.text[:_OPENING]) == "en" else "nl")
        self.out_of = tuple(dict.fromkeys(f" {words.split(' ')[0]} " for words in self.words.out_of_words))
        self.numbers = Numbers(paper.text, paper.lower, self.words)
        self.done = 0
        self.last: FigureHit | None = None  # the figure found before
        self._asked: tuple[int, tuple[Unit, int] | None] = (-1, None)
        self._word: tuple[int, str] = (-1, "")
        self._sentences = array("I", (m.end() for m in SENTENCE_END.finditer(paper.lower)))

    def word_before(self, pos: int) -> str:
        """The word before a number, or empty; asked several times of one number."""
        if pos != self._word[0]:
            self._word = pos, self.word_between(max(0, pos - _WORD), pos)
        return self._word[1]

    def word_between(self, low: int, pos: int) -> str:
        """The word that ends with a space at `pos`, without what stands before `low`; or empty."""
        if pos - low < 2 or self.lower[pos - 1] != " " or self.lower[pos - 2].isspace():
            return ""
        word = self.lower[low : pos - 1].rsplit(None, 1)[-1]
        return word if word.isalnum() else _OPENING_SIGNS.split(word)[-1]

    def begin(self, pos: int, most: int) -> int:
        """Where the sentence of a place begins, or `most` code points before it."""
        n = bisect_right(self._sentences, pos) - 1
        return max(pos - most, self._sentences[n] if n >= 0 else 0, 0)

    def sign(self, pos: int) -> tuple[int, str] | None:
        """A currency right before a number, with where it begins."""
        text = self.text
        end = pos - 1 if text[pos - 1 : pos] == " " else pos
        if not end:
            return None
        for sign, code in self.words.signs.get(text[end - 1], ()):
            if text.endswith(sign, max(0, end - len(sign)), end):
                start = end - len(sign)
                if not (sign[0].isalpha() and start and text[start - 1].isalnum()):
                    return start, code
        return None

    def unit_at(self, end: int) -> tuple[Unit, int] | None:
        """The unit behind a number, with its end; asked several times of one number."""
        if end != self._asked[0]:
            first = self.text[end : end + 2].lstrip(" ")[:1]
            self._asked = end, self._unit(end) if first.isalpha() or first in _UNIT_SIGNS else None
        return self._asked[1]

    def _unit(self, end: int) -> tuple[Unit, int] | None:
        text, lower, words = self.text, self.lower, self.words
        at = end + (lower[end : end + 1] == " ")
        if lower.startswith("%", at) and (m := _POINT.match(lower, at)):
            return Unit("percentage", "%", points=True), m.end()
        m = NEXT_WORD.match(lower, end)
        word = m[1] if m and (m.start(1) > end or text[end - 1].isdigit()) else ""
        if m and word and (found := self._long_unit(word, m.start(1))):
            return found
        if found := self._symbol(end):
            return found
        for shown in (word, word.rstrip(".")):
            if m and (unit := words.units.get(shown)):
                return unit, m.start(1) + len(shown)
        return None

    def _long_unit(self, word: str, at: int) -> tuple[Unit, int] | None:
        """A unit of several words, the longest: `kilometer per uur`."""
        lower, words = self.lower, self.words
        for name in words.long_units.get(word) or words.long_units.get(word.rstrip("."), ()):
            end = at + len(name)
            if lower.startswith(name, at) and not lower[end : end + 1].isalnum():
                return words.units[name], end
        return None

    def _symbol(self, end: int) -> tuple[Unit, int] | None:
        m = _SYMBOL.match(self.text, end)
        if m and m[1]:
            for shown in (m[1], m[1].rstrip(".")):
                unit = self.words.symbols.get(shown)
                last = m.start(1) + len(shown)
                if unit and not self.text[last : last + 1].isalnum() and self.may_be(shown, m.start(1) == end, unit):
                    return unit, last
        return None

    def may_be(self, shown: str, glued: bool, unit: Unit) -> bool:
        """A single small letter is a unit only behind digits: `5 m`, not `vijf a`."""
        if len(shown) == 1 and shown.isalpha():
            return glued or shown in ("m", "t", "g", "l", "W", "V", "A", "J", "L")
        return True

    def comparator(self, start: int, *, time: bool) -> tuple[Comparator, int]:
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
                deeper, begin = self.comparator(low + at, time=time) if found == "about" and at else (found, low + at)
                # `geraamd op` is the verb of its clause, and stays outside.
                begin = start if phrase.endswith(" op") else begin
                return (deeper if deeper != "eq" else found), begin
        return "eq", start

    def behind(self, end: int, comparator: Comparator) -> tuple[Comparator, int]:
        m = self.words.behind.match(self.lower, end)
        if m is None or comparator != "eq":
            return comparator, end
        return m.lastgroup, m.end()  # type: ignore[return-value]  # its groups are the comparators

    def same_sentence(self, start: int, end: int) -> bool:
        return end - start < 400 and SENTENCE_END.search(self.lower, start, end) is None

    def changes(self, pos: int) -> bool:
        """Whether the clause tells of a change, so that `van … tot …` are two figures."""
        lower = self.lower
        begin = self.begin(pos, 200)
        stop = SENTENCE_END.search(lower, pos, pos + 200)
        return self.words.change.search(lower, begin, stop.start() if stop else min(len(lower), pos + 200)) is not None
