"""The words around numbers: from `lang/*/figures.toml` and the tables of units and currencies, to be looked up."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

from griffier.data import rows
from griffier.lang import words
from griffier.model.figure import Comparator, FigureKind
from griffier.notation.numerals import Language


class Unit(NamedTuple):
    """What stands behind a number and says what it measures.

    Attributes:
        kind: of the figure.
        code: ISO 4217, UCUM or `%`.
        factor: what the number is multiplied by (`50 cent` is 0.5 EUR).
        points: percentage points.
        time: a length of time.
    """

    kind: FigureKind
    code: str
    factor: Decimal = Decimal(1)
    points: bool = False
    time: bool = False


@dataclass(frozen=True, slots=True)
class FigureWords:
    """Look-ups and patterns of one language; every word in small letters, but for `symbols` and `signs`."""

    language: Language
    digits: re.Pattern[str]
    scales: Mapping[str, int]
    joined: frozenset[str]
    money_scales: frozenset[str]
    half: frozenset[str]
    units: Mapping[str, Unit]
    long_units: Mapping[str, tuple[str, ...]]
    symbols: Mapping[str, Unit]
    signs: Mapping[str, tuple[tuple[str, str], ...]]
    comparators: Mapping[str, Comparator]
    comparator_ends: Mapping[str, tuple[str, ...]]
    only_time: frozenset[str]
    never: frozenset[str]
    behind: re.Pattern[str]
    through: re.Pattern[str]
    between: frozenset[str]
    between_and: re.Pattern[str]
    change: re.Pattern[str]
    minus: frozenset[str]
    denominators: Mapping[str, int]
    joined_shares: Mapping[str, Decimal]
    halves: frozenset[str]
    share_behind: frozenset[str]
    not_half: frozenset[str]
    out_of: re.Pattern[str]
    out_of_words: tuple[str, ...]
    one: frozenset[str]
    tal: Mapping[str, int]
    vague: frozenset[str]
    vague_plural: frozenset[str]
    vague_before: tuple[str, ...]
    round_from: int
    labels: frozenset[str]
    running: re.Pattern[str]
    running_words: tuple[str, ...]
    ordinals: Mapping[str, int]
    times: Mapping[str, str]
    clock: frozenset[str]
    stop: frozenset[str]
    nouns: frozenset[str]
    adjectives: frozenset[str]
    to: frozenset[str]
    counted: Mapping[str, str]
    not_plural: frozenset[str]


def _any(literals: Iterable[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(set(literals), key=lambda w: (-len(w), w)))


def _flat(table: Mapping[str, Iterable[str]]) -> dict[str, str]:
    return {w: key for key, found in table.items() for w in found}


@cache
def figure_words(language: Language) -> FigureWords:
    """The words of one language, made once."""
    t = words("figures", language)
    scales = {w: int(n) for n, found in t["scales"].items() for w in found} | {"k": 1000}
    joined = {"m": 10**6, "bn": 10**9, "tn": 10**12, "mn": 10**6}
    comparators: dict[str, Any] = _flat(t["comparators"])
    ends: dict[str, list[str]] = {}
    for phrase in sorted(comparators, key=len, reverse=True):
        ends.setdefault(phrase.rsplit(" ", 1)[-1], []).append(phrase)
    units, symbols, signs = _units(language, t)
    shares, stop = t["shares"], t["stop"]
    behind = "|".join(f"(?P<{k}>{_any(v)})" for k, v in t["comparators_behind"].items())
    return FigureWords(
        language=language,
        digits=_digits(language),
        scales=joined | scales,
        joined=frozenset(t["scale_rules"]["joined"]),
        money_scales=frozenset(t["scale_rules"]["money"]),
        half=frozenset(t["scale_rules"]["half"]),
        units=units,
        long_units=_by_first_word(units),
        symbols=symbols,
        signs=_by_last_letter(signs),
        comparators=comparators,
        comparator_ends={k: tuple(v) for k, v in ends.items()},
        only_time=frozenset(t["comparator_rules"]["only_time"]),
        never=frozenset(t["comparator_rules"]["never"]),
        behind=re.compile(rf" (?:{behind})(?!\w)"),
        through=_through(t["ranges"]["through"]),
        between=frozenset(t["ranges"]["between"]),
        between_and=re.compile(rf" (?:{_any(t['ranges']['and'])}) "),
        change=re.compile(rf"(?<!\w){t['ranges']['change']}(?!\w)"),
        minus=frozenset(t["ranges"]["minus"]),
        denominators=shares["denominators"],
        joined_shares={w: _fraction(f) for w, f in shares["joined"].items()},
        halves=frozenset(shares["half"]),
        share_behind=frozenset(shares["behind"]),
        not_half=frozenset(shares["not_half"]),
        out_of_words=tuple(shares["out_of"]),
        out_of=re.compile(rf" (?:{_any(shares['out_of'])}) "),
        one=frozenset(shares["one"]),
        tal=t["vague"]["tal"],
        vague=frozenset(t["vague"]["words"]),
        vague_plural=frozenset(t["vague"]["plural"]),
        vague_before=tuple(t["vague"]["before"]),
        round_from=t["vague"]["round_from"],
        labels=frozenset(t["labels"]["words"]),
        running=_running(t["running"]),
        running_words=(*t["running"]["before"], *t["running"]["behind"]),
        ordinals=t["running"]["ordinals"],
        times=t["running"]["times"],
        clock=frozenset(t["labels"]["clock"]),
        stop=frozenset(stop["words"]) - frozenset(stop["nouns"]),
        nouns=frozenset(stop["nouns"]),
        adjectives=frozenset(t["adjectives"]["words"]),
        to=frozenset(t["adjectives"]["to"]),
        counted=t["counted"]["words"],
        not_plural=frozenset(t["counted"]["not_plural"]),
    )


def _by_first_word(names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The names of several words by the first of them, the longest first."""
    out: dict[str, list[str]] = {}
    for name in sorted((n for n in names if " " in n), key=len, reverse=True):
        out.setdefault(name.split(" ")[0], []).append(name)
    return {word: tuple(found) for word, found in out.items()}


def _by_last_letter(signs: Mapping[str, str]) -> dict[str, tuple[tuple[str, str], ...]]:
    """Signs of currencies with their codes, by the letter right before the number."""
    out: dict[str, list[tuple[str, str]]] = {}
    for sign, code in signs.items():
        out.setdefault(sign[-1], []).append((sign, code))
    return {last: tuple(found) for last, found in out.items()}


def _digits(language: Language) -> re.Pattern[str]:
    """A number in digits; with its group where it is the day of a date, which most numbers of a letter are.

    A digit by itself comes first, so that the search runs to the next one instead of trying every place.
    """
    months = [names[0] for names in words("dates", language)["months"]]
    shown = _any(m.capitalize() if language == "en" else m for m in months)
    return re.compile(rf"\d\d*+(?:[.,]\d++)*+( (?:{shown})(?!\w)(?: (?:19|20)\d\d(?!\w))?)?")


def _through(found: Iterable[str]) -> re.Pattern[str]:
    """What joins the two ends of a stretch: words with spaces around them, dashes with or without."""
    dashes = "".join(w for w in found if not w[0].isalpha())
    return re.compile(rf" ?[{re.escape(dashes)}] ?| (?:{_any(w for w in found if w[0].isalpha())}) (?:de |the )?")


def _running(t: Mapping[str, Any]) -> re.Pattern[str]:
    """`zevende opeenvolgende jaar`, `5e keer op rij`: the ordinal and what is counted."""
    times = _any(t["times"])
    nth = rf"(?<!\w)(?:(?P<word>{_any(t['ordinals'])})|(?P<digits>\d{{1,2}})(?:{t['digits']})) "
    return re.compile(rf"{nth}(?:(?:{_any(t['before'])}) (?P<a>{times})|(?P<b>{times}) (?:{_any(t['behind'])}))(?!\w)")


def _fraction(written: str) -> Decimal:
    above, below = written.split("/")
    return share(Decimal(above), Decimal(below))


def share(part: Decimal, whole: Decimal) -> Decimal:
    """A share, to three decimals as the contract writes it."""
    return round(part / whole, 3)


def _units(language: Language, t: Mapping[str, Any]) -> tuple[dict[str, Unit], dict[str, Unit], dict[str, str]]:
    """Units by their words, by their symbols, and the currencies that stand before a number."""
    names = "names" if language == "nl" else "names_en"
    minor = "minor" if language == "nl" else "minor_en"
    by_word: dict[str, Unit] = {}
    symbols: dict[str, Unit] = {}
    signs: dict[str, str] = {}
    for r in rows("units"):
        unit = Unit("quantity", r["id"], time=r["kind"] == "time")
        by_word.update((w.lower(), unit) for w in r[names].split(";") if w)
        symbols.update((w, unit) for w in r["symbols"].split(";") if w)
    for r in rows("currencies"):
        money = Unit("money", r["id"])
        by_word.update((w.lower(), money) for w in r[names].split(";") if w)
        by_word.update((w, Unit("money", r["id"], Decimal("0.01"))) for w in r[minor].split(";") if w)
        symbols.update((w, money) for w in r["symbols"].split(";") if w)
        signs.update((w, r["id"]) for w in r["symbols"].split(";") if w)
    percent = t["percent"]
    by_word.update((w, Unit("percentage", "%")) for w in percent["words"])
    by_word.update((w, Unit("percentage", "%", points=True)) for w in percent["points"])
    by_word.update((w, Unit("percentage", "%", Decimal("0.1"))) for w in percent["promille"])
    by_word.update((w, Unit("percentage", "%", Decimal("0.01"), points=True)) for w in percent["basis"])
    symbols["%"] = Unit("percentage", "%")
    symbols["‰"] = Unit("percentage", "%", Decimal("0.1"))
    return by_word, symbols, signs
