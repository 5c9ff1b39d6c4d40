"""Number words of Dutch and English, read and written: `tweehonderdvijftig`, `two hundred and fifty`.

Source: Technische Handleiding (spelling of Dutch numerals: one word up to a thousand, a space behind `duizend`, a
diaeresis before `en`); The Chicago Manual of Style (hyphen in `twenty-four`, `and` behind `hundred`). Read is what
people write besides: everything in one word, without diaeresis, with hyphens.
"""

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Literal

Language = Literal["nl", "en"]

_UNITS = {
    "nl": [
        "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf", "dertien",
        "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien",
    ],
    "en": [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
        "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ],
}  # fmt: skip
_TENS = {
    "nl": ["twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig"],
    "en": ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"],
}
_ZERO = {"nl": "nul", "en": "zero"}
SCALES: dict[str, dict[str, int]] = {
    "nl": {"miljoen": 10**6, "miljard": 10**9, "biljoen": 10**12},
    "en": {"million": 10**6, "billion": 10**9, "trillion": 10**12},
}
_LIMIT = 10**15

_BELOW_20 = {k: {w: n for n, w in enumerate(v, 1)} for k, v in _UNITS.items()}
_BY_TENS = {k: {w: n * 10 for n, w in enumerate(v, 2)} for k, v in _TENS.items()}
# `één` and `eén` in the middle of a word are `een` once their accents are gone; the two dots stand before `en`.
_PLAIN = str.maketrans("éèÉ", "eeE")
_DUTCH_TENS = re.compile(rf"(?:({'|'.join(_UNITS['nl'][:9])})(?:en|ën))?({'|'.join(_TENS['nl'])})$")
_DUTCH_HALF = re.compile(r"(.+?)(?:en|ën)(?:een)?hal(?:f|ve)$")
_ENGLISH_TENS = re.compile(rf"({'|'.join(_TENS['en'])})(?:-({'|'.join(_UNITS['en'][:9])}))?$")


class NoNumberError(ValueError):
    """The words are no number."""


def parse(words: str, language: Language = "nl") -> Decimal:
    """The number that words say.

    Args:
        words: in any case; one number and no unit.
        language: whose words.

    Raises:
        NoNumberError: they are none.

    >>> parse("vierentwintig"), parse("tweeënhalve"), parse("anderhalf miljoen")
    (Decimal('24'), Decimal('2.5'), Decimal('1500000.0'))
    """
    value = _parse(" ".join(words.lower().translate(_PLAIN).split()), language)
    if value is None:
        raise NoNumberError(f"{words!r} is no number in words ({language})")
    return value


@lru_cache(4096)
def word_value(word: str, language: Language) -> Decimal | None:
    """The number that one word in small letters says, or None: what a finder asks of every word."""
    return _parse(word.translate(_PLAIN), language)


def _parse(words: str, language: Language) -> Decimal | None:
    if not words or len(words) > 200:
        return None
    if words == _ZERO[language]:
        return Decimal(0)
    parts = words.split(" ")
    for name, scale in reversed(SCALES[language].items()):
        if name in parts:
            return _around(parts, parts.index(name), scale, language)
    return _dutch(words.replace(" ", "")) if language == "nl" else _english(words)


def _around(parts: Sequence[str], at: int, scale: int, language: Language) -> Decimal | None:
    """What stands before the largest `miljoen` or `miljard` times that, and what stands behind it."""
    times = _parse(" ".join(parts[:at]), language) if at else Decimal(1)
    behind = parts[at + 1 :]
    rest = _parse(" ".join(behind[behind[0] in ("en", "and") :]), language) if behind else Decimal(0)
    if not times or rest is None or rest >= scale or times * scale >= _LIMIT or (rest and times % 1):
        return None
    return times * scale + rest


def _dutch(word: str) -> Decimal | None:
    """A number below a million, everything in one word."""
    if word in ("anderhalf", "anderhalve"):
        return Decimal("1.5")
    if m := _DUTCH_HALF.match(word):
        whole = _dutch_whole(m[1], 10**6)
        return None if whole is None else whole + Decimal("0.5")
    whole = _dutch_whole(word, 10**6)
    return None if whole is None else Decimal(whole)


def _dutch_whole(word: str, limit: int) -> int | None:
    """A whole number from 1, below the limit; `limit` says which of `duizend` and `honderd` may still stand in it."""
    if small := _BELOW_20["nl"].get(word):
        return small
    if m := _DUTCH_TENS.match(word):
        return (_BELOW_20["nl"][m[1]] if m[1] else 0) + _BY_TENS["nl"][m[2]]
    for name, size in (("duizend", 1000), ("honderd", 100)):
        head, found, tail = word.partition(name)
        if not found or limit <= size:
            continue
        # `twaalfhonderd` is said, `duizend duizend` is not.
        times = _dutch_whole(head, size) if head else 1
        rest = _dutch_whole(tail.removeprefix("en") if tail.startswith("en") else tail, size) if tail else 0
        return None if times is None or rest is None or times * size >= limit * 10 else times * size + rest
    return None


def _english(words: str) -> Decimal | None:
    """A number below a million, its words apart by spaces or hyphens."""
    if words.endswith(" and a half"):
        whole = _english(words.removesuffix(" and a half"))
        return None if whole is None else whole + Decimal("0.5")
    value = _english_whole(words.removeprefix("a ") if words.startswith(("a hundred", "a thousand")) else words)
    return None if value is None else Decimal(value)


def _english_whole(words: str) -> int | None:
    if small := _BELOW_20["en"].get(words):
        return small
    if m := _ENGLISH_TENS.match(words):
        return _BY_TENS["en"][m[1]] + (_BELOW_20["en"][m[2]] if m[2] else 0)
    for name, size in (("thousand", 1000), ("hundred", 100)):
        head, found, tail = f" {words} ".partition(f" {name} ")
        if not found:
            continue
        times = _english_whole(head.strip()) if head.strip() else 1
        tail = tail.strip().removeprefix("and ")
        rest = _english_whole(tail) if tail else 0
        whole = times is not None and rest is not None and rest < size and times < 1000 and times % size != 0
        return times * size + rest if whole and times is not None and rest is not None else None
    return None


def in_words(number: int | Decimal, language: Language = "nl") -> str:
    """A number as it is written in words.

    Args:
        number: from 0, below 10**15; whole, or with a half (below a thousand).
        language: in whose words.

    Raises:
        ValueError: it cannot be written so.

    >>> in_words(250), in_words(Decimal("2.5")), in_words(101), in_words(24, "en")
    ('tweehonderdvijftig', 'tweeënhalf', 'honderdeen', 'twenty-four')
    """
    whole, half = int(number), number - int(number)
    if not 0 <= number < _LIMIT or half not in (0, Decimal("0.5")) or (half and not 0 < whole < 1000):
        raise ValueError(f"{number} is not written in words: give a number from 0 to 10**15, whole or with a half")
    if half:
        if language == "en":
            return f"{in_words(whole, language)} and a half"
        word = in_words(whole)
        return "anderhalf" if whole == 1 else f"{word}{_and(word)}half"
    if not whole:
        return _ZERO[language]
    parts = []
    for name, scale in reversed(SCALES[language].items()):
        times, whole = divmod(whole, scale)
        if times:
            parts.append(f"{_written(times, language)} {name}")
    if whole:
        parts.append(_written(whole, language))
    return " ".join(parts)


def _and(word: str) -> str:
    return "ën" if word.endswith("e") else "en"


def _written(n: int, language: Language) -> str:
    """A number from 1 to 999,999."""
    units, tens = _UNITS[language], _TENS[language]
    if n < 20:
        return units[n - 1]
    if n < 100:
        ten, one = divmod(n, 10)
        name = tens[ten - 2]
        if not one:
            return name
        return f"{units[one - 1]}{_and(units[one - 1])}{name}" if language == "nl" else f"{name}-{units[one - 1]}"
    size = 1000 if n >= 1000 else 100
    times, rest = divmod(n, size)
    if language == "en":
        name = f"{_written(times, language)} {'thousand' if size == 1000 else 'hundred'}"
        return f"{name}{' and' * (0 < rest < 100)} {_written(rest, language)}" if rest else name
    name = ("" if times == 1 else _written(times, language)) + ("duizend" if size == 1000 else "honderd")
    return f"{name}{' ' * (size == 1000)}{_written(rest, language)}" if rest else name
