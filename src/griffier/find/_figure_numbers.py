"""Numbers where they stand: digits or words, with what multiplies them."""

import re
from decimal import Decimal
from typing import NamedTuple

from griffier.find._figure_words import FigureWords
from griffier.notation import amounts
from griffier.notation.numerals import NoNumberError, parse, word_value

DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_GROUPED = re.compile(r"[1-9]\d{0,2}(?: \d{3})+(?![\d.]|,\d{3})(?:,\d+)?")
WORD = re.compile(r"[^\W\d_]+")
_SCALE = re.compile(r"([ -]?)([^\W\d_]+\.?)")
_HALF = re.compile(r" (?:en een hal(?:f|ve)|and a half)(?!\w)")
_FRACTION = re.compile(r" ?([½¼¾])")
_FRACTIONS = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}
_MORE = re.compile(r"[ -]([^\W\d_]+)")
# A digit run is part of something else behind one of these, but a sign that may be a minus or plus.
_TIED = frozenset("/._#§:@&")
_OPENS = frozenset(' \n\t(«“‘[„"€$£¥=<>≥≤~±')
_FEW = 8
DASHES = frozenset("-–−")
_SIGNS = DASHES | {"+", " "}


class Number(NamedTuple):
    """A number in the text.

    Attributes:
        start, end: with its sign and its scale.
        value: without the scale.
        scale: what it is multiplied by; None where none is named.
        digits: written in digits.
        shown: the digits or words themselves.
        money: its scale is one that only money has (`mln.`).
        signed: a sign stands before it.
    """

    start: int
    end: int
    value: Decimal
    scale: int | None
    digits: bool
    shown: str
    money: bool = False
    signed: bool = False

    @property
    def whole(self) -> Decimal:
        """The value, multiplied."""
        return self.value * (self.scale or 1)


class Numbers:
    """Reads the numbers of one text."""

    def __init__(self, text: str, lower: str, words: FigureWords) -> None:
        self.text = text
        self.lower = lower
        self.words = words
        self._comma = words.language == "nl"

    def at(self, pos: int, *, open_to_left: bool = False) -> tuple[Number | None, int]:
        """The number that begins here, or None, and where to go on looking.

        Args:
            pos: its first digit or letter.
            open_to_left: what stands before it is no part of it: the dash of `20-25`.
        """
        return self._digits(pos, open_to_left) if self.text[pos].isdigit() else self._in_words(pos)

    def _digits(self, pos: int, open_to_left: bool) -> tuple[Number | None, int]:
        text = self.text
        run = DIGITS.match(text, pos)
        if run is None:  # a digit of another script, or a raised one
            return None, pos + 1
        end = run.end()
        if end - pos < 4 and text[end : end + 1] == " " and (grouped := _GROUPED.match(text, pos)):
            run, end = grouped, grouped.end()
        before = text[pos - 1] if pos and not open_to_left else " "
        if before.isalnum() or before in _TIED or (before == "," and not text[pos - 2 : pos - 1].isalpha()):
            return None, end
        if before in "'’" and end - pos == 2:
            return None, end
        sign, start = self.sign(pos, before) if before in _SIGNS else (1, pos)
        if sign is None:
            return None, end
        shown = run[0]
        # Most numbers are a few digits and nothing else, and need no reading.
        plain = len(shown) < _FEW and shown[0] != "0" and shown.isdigit()
        value = Decimal(shown) if plain else amounts.parse(shown, comma=self._comma)
        behind = text[end : end + 2]
        if value is None or (behind[:1] in ":/" and behind[1:].isdigit()) or behind[:1] == "_":
            return None, end
        if behind[:1] in DASHES and behind[1:2].isalpha():
            return None, end
        if fraction := _FRACTION.match(text, end):
            end, value = fraction.end(), value + _FRACTIONS[fraction[1]]
        if sign < 0:
            value = -value
        return self._scaled(Number(start, end, value, None, True, shown, signed=start < pos)), end

    def sign(self, pos: int, before: str) -> tuple[int | None, int]:
        """1 or -1 and where the sign stands; None where what stands before ties the number to another word."""
        text = self.text
        if before in DASHES:
            opens = pos < 2 or text[pos - 2] in _OPENS
            # At the beginning of a line a dash is that of a list.
            return (-1, pos - 1) if opens and pos > 1 and text[pos - 2] != "\n" else (None, pos)
        if before == "+":
            return (1, pos - 1) if pos < 2 or text[pos - 2] in _OPENS else (None, pos)
        if before == " " and text[pos - 2 : pos - 1] in ("−", "-") and text[pos - 3 : pos - 2] in ("€", "/"):
            return -1, pos - 2
        return 1, pos

    def _in_words(self, pos: int) -> tuple[Number | None, int]:
        lower = self.lower
        m = WORD.match(lower, pos)
        if m is None:
            return None, pos + 1
        value, end = word_value(m[0], self.words.language), m.end()
        if value is None:
            return None, end
        if pos and (lower[pos - 1].isalnum() or lower[pos - 1] in "-_"):
            return None, end
        if more := self._more_words(m[0], end):
            value, end = more
        if half := _HALF.match(lower, end):
            value, end = value + Decimal("0.5"), half.end()
        if lower[end : end + 1] in DASHES and lower[end + 1 : end + 2].isalnum():
            return None, end
        return self._scaled(Number(pos, end, value, None, False, lower[pos:end])), end

    def _more_words(self, first: str, end: int) -> tuple[Decimal, int] | None:
        """The longest number that goes on behind its first word: `two hundred and fifty`, `tweeduizend vijfhonderd`."""
        dutch = self.words.language == "nl"
        if dutch and not first.endswith(("duizend", "honderd")):
            return None
        best: tuple[Decimal, int] | None = None
        told, joint = first, False
        for _ in range(6):
            m = _MORE.match(self.lower, end)
            if m is None:
                break
            word, end = m[1], m.end()
            told += self.lower[m.start()] + word
            joint = word in ("and", "en") and not joint
            if joint:
                continue
            if not (word in ("hundred", "thousand") or word_value(word, self.words.language)):
                break
            try:
                best = parse(told.replace("-", " ") if dutch else told, self.words.language), end
            except NoNumberError:
                continue
        return best

    def _scaled(self, number: Number) -> Number:
        """The number with `miljoen`, `mld.` or the like behind it."""
        m = _SCALE.match(self.lower, number.end)
        if m is None:
            return number
        space, word = m[1], m[2]
        if not (space or number.digits):
            return number
        scale = self.words.scales.get(word)
        end = m.end()
        if scale is None and word.endswith("."):
            word, end = word[:-1], end - 1
            scale = self.words.scales.get(word)
        if scale is None or (not space and word not in self.words.joined) or (space and word in ("m", "k")):
            return number
        if self.text[end - len(word) : end] in ("M", "T") and space:
            return number
        if self.text[end : end + 1] in DASHES and self.text[end + 1 : end + 2].isalpha():
            return number
        return number._replace(end=end, scale=scale, money=word in self.words.money_scales)
