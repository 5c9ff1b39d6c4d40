"""The words of dates in every language, as patterns and look-ups for the date finder.

All patterns are made for text in small letters. `phrase` reads a date from its first word on, `plain` one without an
edge before it; the others look at what stands before or behind it.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from griffier.lang import words
from griffier.model.when import Bearing, Edge, Near, Unit

LANGUAGES = ("nl", "en")

_DASH = "[-–—‐‑]"
_YEAR = r"(?:1[5-9]|2[01])\d\d"
# Behind a year: no letter, and no digits that make it part of a number.
_YEAR_END = r"(?![^\W_]|[/.,:]\d|-\d{5})"
_DAY = r"[0-3]?\d"
_SIGNS = frozenset({"&", "à", "met", "-", "–", ""})
_ORDINAL = "(?:e|ste|de|st|nd|rd|th)"


@dataclass(frozen=True, slots=True)
class DateWords:
    """Look-ups by word, and the patterns made of them; see `lang/nl/dates.toml` for what each holds."""

    months: Mapping[str, int]
    plain_months: frozenset[str]
    capital_months: frozenset[str]
    before_capital: frozenset[str]
    weekdays: Mapping[str, int]
    seasons: Mapping[str, int]
    seasons_alone: frozenset[str]
    ordinals: Mapping[str, int]
    numbers: Mapping[str, int]
    tens: Mapping[str, int]
    units: Mapping[str, Unit]
    edges: Mapping[str, Edge]
    near: Mapping[str, Near]
    marks: Mapping[str, Near]
    bearing: Mapping[str, Bearing]
    bearing_ends: frozenset[str]
    joints: frozenset[str]
    days: Mapping[str, int]
    not_a_day: frozenset[str]
    year_after: frozenset[str]
    year_endings: tuple[str, ...]
    not_year_after: frozenset[str]
    schools: frozenset[str]
    occasions: Mapping[str, str]
    moments: frozenset[str]
    need_moment: frozenset[str]
    stretches: frozenset[str]
    articles: frozenset[str]
    between: frozenset[str]
    about: frozenset[str]
    later: frozenset[str]
    coming: frozenset[str]
    vague: Mapping[str, Sequence[str]]
    beside_unit: Mapping[str, str]
    beside_sign: Mapping[str, int]
    within: frozenset[str]
    plural_units: Mapping[str, Unit]
    quarters: frozenset[str]
    half_of: frozenset[str]
    termed: frozenset[str]
    eras: frozenset[str]
    ago: frozenset[str]
    centuries: Mapping[str, int]
    century: frozenset[str]
    triggers: tuple[str, ...]
    phrase: re.Pattern[str]
    plain: re.Pattern[str]
    days_before: re.Pattern[str]
    edge_before: re.Pattern[str]
    ordinals_before: re.Pattern[str]
    number_before: re.Pattern[str]
    connect: re.Pattern[str]
    row: re.Pattern[str]
    subject: re.Pattern[str]
    amount: re.Pattern[str]
    counted: re.Pattern[str]
    term_before: re.Pattern[str]
    era: re.Pattern[str]
    beside: re.Pattern[str]
    month_or_season: re.Pattern[str]
    weekday_after: re.Pattern[str]
    of_the_unit: re.Pattern[str]
    recurs: re.Pattern[str]
    week_of: re.Pattern[str]
    nth: Mapping[str, int]
    nth_week: re.Pattern[str]
    mark: re.Pattern[str]
    year_behind: re.Pattern[str]
    not_today: tuple[str, ...]


def _any(literals: Iterable[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(set(literals), key=lambda w: (-len(w), w)))


class _Tables:
    """The tables of all languages, read together."""

    def __init__(self) -> None:
        self._tables = [words("dates", language) for language in LANGUAGES]

    def entries(self, *path: str) -> list[Any]:
        """Entries of a list, in all languages."""
        return [entry for t in self._tables for entry in _at(t, path)]

    def look_up(self, *path: str) -> dict[str, Any]:
        """Word to key: `2 = ["tweede"]` gives `tweede: 2`; a plain `key = number` is kept as it stands."""
        out: dict[str, Any] = {}
        for t in self._tables:
            for key, value in _at(t, path).items():
                name = int(key) if key.lstrip("-").isdigit() else key
                if isinstance(value, list):
                    out.update(dict.fromkeys(value, name))
                else:
                    out[key] = value
        return out

    def months(self) -> dict[str, int]:
        """Every spelling of a month, and its number."""
        return {name: n for t in self._tables for n, names in enumerate(t["months"], 1) for name in names}

    def full(self, n: int) -> list[str]:
        """Full names of the months in one language."""
        return [names[0] for names in self._tables[n]["months"]]

    def weekdays(self) -> dict[str, int]:
        """Days of the week, Monday is 0."""
        return {name: n for t in self._tables for n, name in enumerate(t["weekdays"])}


def _at(table: Any, path: Sequence[str]) -> Any:
    for key in path:
        table = table[key]
    return table


@cache
def date_words() -> DateWords:
    """The words and patterns, made once."""
    t = _Tables()
    edges, near = t.look_up("edges"), t.look_up("near")
    return DateWords(
        months=t.months(),
        plain_months=frozenset(t.full(0)),
        capital_months=frozenset(t.full(1)),
        before_capital=frozenset(t.entries("before_capital")),
        weekdays=t.weekdays(),
        seasons=t.look_up("seasons"),
        seasons_alone=frozenset(t.entries("season_rules", "alone")),
        ordinals=t.look_up("ordinals"),
        nth=t.look_up("weeks"),
        numbers=t.look_up("numbers"),
        tens=t.look_up("tens"),
        units=t.look_up("units"),
        edges=edges,
        near=near,
        marks=t.look_up("marks"),
        bearing=t.look_up("bearing"),
        bearing_ends=frozenset(phrase.split()[-1] for phrase in t.look_up("bearing")),
        joints=frozenset(
            w for key in ("and", "or", "through") for p in t.entries("glue", key) for w in (p.split()[-1],)
        )
        | _SIGNS,
        days=t.look_up("days"),
        not_a_day=frozenset(t.entries("day_rules", "not_after")),
        year_after=frozenset(t.entries("years", "after")),
        year_endings=tuple(t.entries("years", "endings")),
        not_year_after=frozenset(t.entries("years", "not_after")),
        schools=frozenset(t.entries("years", "schools")),
        occasions=t.look_up("occasions"),
        moments=frozenset(t.entries("occasion_rules", "moments")),
        need_moment=frozenset(t.entries("occasion_rules", "need_moment")),
        stretches=frozenset(t.entries("vague", "stretches")),
        articles=frozenset(t.entries("glue", "articles")),
        between=frozenset(t.entries("glue", "between")),
        about=frozenset(t.entries("glue", "about")),
        later=frozenset(t.entries("glue", "later")),
        coming=frozenset(t.entries("vague", "coming")),
        vague=_by_last_word(t.entries("vague", "words")),
        beside_unit={w: u for u in ("day", "week", "month") for w in t.entries("plurals", u)},
        beside_sign={
            **dict.fromkeys(t.entries("beside", "before"), -1),
            **dict.fromkeys(t.entries("beside", "after"), 1),
        },
        within=frozenset(t.entries("beside", "within")),
        plural_units=t.look_up("plurals"),
        quarters=frozenset(t.entries("glue", "quarters")),
        half_of=frozenset(t.entries("glue", "half_of")),
        termed=frozenset(t.entries("vague", "termed")),
        eras=frozenset(t.entries("glue", "eras")),
        ago=frozenset(t.entries("glue", "ago")),
        centuries=t.look_up("centuries"),
        century=frozenset(t.entries("glue", "century")),
        not_today=tuple(t.entries("glue", "not_today")),
        triggers=_triggers(t),
        **_Patterns(t).all(),
    )


class _Patterns:
    """The patterns, put together from pieces that several of them share."""

    def __init__(self, t: _Tables) -> None:
        self.t = t
        self.of = _any(t.entries("glue", "of"))
        self.article = rf"(?:(?:{_any(t.entries('glue', 'articles'))}) )?"
        self.join = "|".join(_any(t.entries("glue", key)) for key in ("and", "or", "through"))
        self.near = _any(t.look_up("near"))
        self.weekday = rf"(?:(?:{_any(t.weekdays())}),? (?:de )?)?"
        self.weekdays = _any(t.weekdays())
        full = {*t.full(0), *t.full(1)}
        names = set(t.months())
        self.month_names = _any(names)
        # An abbreviation takes its stop with it.
        self.month = rf"(?:(?:{_any(full)})(?![^\W\d_])|(?:{_any(names - full)})(?![^\W\d_])\.?)"
        ordinal = _any(t.look_up("ordinals"))
        separator = rf"(?: ?{_DASH} ?|, | (?:{self.join}) (?:het |the )?)"
        self.ordinals = rf"(?:{ordinal})(?:{separator}(?:{ordinal})){{0,2}}"
        self.ordinal = ordinal
        between_days = rf"(?: ?{_DASH} ?| (?:{self.join}|&|à) (?:met )?|/)"
        last_of_row = rf",? (?:{_any([*t.entries('glue', 'and'), *t.entries('glue', 'or'), '&'])}) {_DAY}"
        self.days = (
            rf"{_DAY}(?:{_ORDINAL}(?![^\W_]))?"
            rf"(?:(?:, ?{_DAY}){{1,6}}{last_of_row}|{between_days}{self.weekday}{_DAY}(?!\d))?"
        )

    def all(self) -> dict[str, Any]:
        """Every pattern by the name of its field."""
        sources = {
            "phrase": self.prefix() + f"(?P<core>{self.core()})",
            "plain": self.core(),
            "days_before": rf"(?<![\w.,/€$–-]){self.weekday}(?P<days>{self.days}){_ORDINAL}? ?(?:(?:of|dag van) )?\Z",
            "edge_before": rf"(?<!\w){self.edge()}\Z",
            "ordinals_before": rf"(?<!\w){self.ordinals} \Z",
            "number_before": rf"(?<!\w)(?P<number>{_any(self.t.look_up('numbers'))}|\d{{1,2}})(?: volle)? \Z",
            "connect": (
                rf"(?: ?{_DASH} ?| (?:{_any(self.t.entries('glue', 'through'))}) )(?:en met )?(?:de |het |the )?"
            ),
            "row": rf",? ?(?:(?:{self._years('row')}) )?{self.article}",
            "subject": rf" (?:{self._years('subject')})(?!\w)",
            "amount": rf" (?:{self._years('units')})(?!\w)| ?[%‰°]",
            "counted": (
                rf" (?:{self._years('counted')})(?!\w)"
                rf"| (?:tot|à|–|to) \d{{1,3}}(?!\d)(?! ?(?:{self.month_names}))"
            ),
            "term_before": rf"(?<!\w)(?:{self._vague('term')}) (?:(?:{self._vague('terms')}) )?\Z",
            "era": (
                rf" (?:(?P<word>{_any(self.t.look_up('tens'))})|['’‘]?(?P<digits>\d0|[12]\d\d0))(?!\w)"
                r"(?P<century> van (?:de (?P<last>vorige)|deze) eeuw)?"
            ),
            "beside": self.beside(),
            "month_or_season": (
                rf" (?:(?:in|de|het) ){{0,2}}(?:(?P<month>{_any([*self.t.full(0), *self.t.full(1)])})"
                rf"|(?P<season>{_any(self.t.look_up('seasons'))}))(?![^\W_])"
            ),
            "weekday_after": rf" (?:op )?(?P<weekday>{self.weekdays})(?![^\W_])",
            "of_the_unit": rf"(?P<edge>{_any(self.t.look_up('edges'))})(?: (?:{self.of}))? (?:het|de|the) \Z",
            "week_of": rf"(?<!\w)(?:{_any(self.t.entries('glue', 'week_of'))}) {self.weekday}\Z",
            "nth_week": (
                rf"(?<!\w)(?P<nth>{_any(self.t.look_up('weeks'))}) week (?:{self.of}) (?:de maand )?{self.article}\Z"
            ),
            "recurs": (
                rf"(?<!\w)(?:{_any(self.t.entries('recurring', 'before'))}),? \(?(?:(?:uiterlijk|by) )?"
                rf"(?:(?:in|op|rond|vóór|voor|per|on|vanaf) )?{self.article}\Z"
            ),
            "mark": rf",? (?P<mark>{_any(self.t.look_up('marks'))})(?!\w)(?:(?<=l)\.|(?<=a\.s)\.)?",
            "year_behind": (
                rf" (?:(?:{self.of}) )?(?:(?P<year>(?:19|20)\d\d)(?![^\W_]|[-–/.,]\d)"
                rf"|(?P<adjective>{self.near}) (?:jaar|year)(?![^\W_]))"
            ),
        }
        return {name: re.compile(source) for name, source in sources.items()}

    def _years(self, key: str) -> str:
        return _any(self.t.entries("years", key))

    def _vague(self, key: str) -> str:
        return _any(w for w in self.t.entries("vague", key) if w)

    def edge(self) -> str:
        """`eind`, `begin van`, `het einde van de`."""
        edges, joined = set(self.t.look_up("edges")), set(self.t.entries("edge_rules", "joined"))
        return (
            rf"(?:(?P<edge>{_any(edges - joined)})(?:[ -](?:(?:{self.of}) )?{self.article})"
            rf"|{self.article}(?P<edge_of>{_any(edges)}) (?:{self.of}) {self.article})"
        )

    def beside(self) -> str:
        """` voor de Raad`, behind a unit."""
        signs = self.t.entries("beside", "before") + self.t.entries("beside", "after")
        return (
            rf" (?P<sign>{_any(signs)}) (?:de|het|the|een) "
            rf"(?:(?:{_any(self.t.entries('beside', 'skip'))}) )?(?P<event>[^\W\d_][\w-]{{2,40}})"
        )

    def prefix(self) -> str:
        """`rond`, and an edge."""
        return rf"(?:(?P<about>{_any(self.t.entries('glue', 'about'))}) {self.article})?{self.edge()}?"

    def core(self) -> str:
        """A date from its first word on."""
        month, joint = self.month, rf"(?:/| ?{_DASH} ?| (?:{self.join}) )"
        english = _any(m for m in self.t.months() if m in self.t.full(1) or len(m) < 5)
        more_days = rf"(?:(?: ?{_DASH} ?| and | to ){_DAY}(?:st|nd|rd|th)?)?"
        quarters = _any([*self.t.entries("glue", "quarters"), *self._named("quarter")])
        half_years = _any([*self._named("half"), "half jaar"])
        whole = rf"(?P<whole>jaar|year)(?![^\W_]| \d)|(?=\d|jaar|year|{self.near})"
        winter = rf"(?: (?:(?:{self.of}) )?(?P<winter>{_YEAR}[-/–](?:{_YEAR}|\d\d))(?!\w))?"
        with_a_year = "|".join(
            (
                rf"{self.weekday}(?P<days>{self.days})(?:{_ORDINAL}(?![^\W_]))? ?"
                rf"(?:(?:of|dag van) )?(?P<month>{month})",
                rf"(?P<months>{month}(?:{joint}{month})?)",
                rf"(?P<quarters>{self.ordinals}) (?:{quarters})(?![^\W_])",
                r"(?P<quarter>[qk][1-4](?:[-/–][qk]?[1-4])?)(?![^\W_])-?",
                rf"(?P<half>(?:{self.ordinal})) (?:(?:{_any(self.t.entries('glue', 'half_of'))}) (?:{self.of}) "
                rf"(?:(?P<half_month>{month})|{self.article}(?:{whole}))|(?:{half_years})(?![^\W_]))",
                rf"(?P<season>{_any(self.t.look_up('seasons'))})(?![^\W_]|-[^\W\d_]){winter}",
            )
        )
        alternatives = (
            rf"(?P<iso>{_YEAR}-\d\d-\d\d)(?![\w-])",
            rf"(?P<number>{_DAY}(?P<sep>[-/.])[01]?\d(?P=sep){_YEAR})(?![\w/-]|[.,]\d)",
            rf"(?P<en_month>{english})\.? (?P<en_days>{_DAY}(?:st|nd|rd|th)?{more_days}),? "
            rf"(?P<en_year>{_YEAR}){_YEAR_END}",
            rf"(?:{with_a_year}){self.tail()}",
            rf"(?P<bare>{_YEAR})(?:[ -](?P<bare_quarter>[qk][1-4])(?!\w)|s(?!\w)|{_YEAR_END})",
        )
        return rf"(?:{'|'.join(alternatives)})"

    def _named(self, unit: str) -> list[str]:
        return [word for word, kind in self.t.look_up("units").items() if kind == unit]

    def tail(self) -> str:
        """The year behind a day, month or season, and what else makes clear which one is meant."""
        years = _any(self._named("year"))
        which = (
            rf"(?:(?P<adjective>{self.near})|(?P<same>{_any(self.t.entries('glue', 'same_year'))})"
            rf"|(?P<other>{_any(self.t.entries('glue', 'other_year'))})) (?:{years})(?![^\W_])"
        )
        marks = _any(self.t.look_up("marks"))
        return (
            rf"(?:,? ?(?:(?:{self.of}) )?{self.article}(?:(?:jaar|year) )?"
            rf"(?:(?P<year>{_YEAR}|['’‘]\d\d){_YEAR_END}|{which}))?"
            rf"(?:,? (?P<mark>{marks})(?![^\W_])(?:(?<=l)\.|(?<=a\.s)\.)?)?"
        )


def _by_last_word(phrases: Iterable[str]) -> dict[str, list[str]]:
    """Vague expressions by the word that calls the finder: their longest one."""
    out: dict[str, list[str]] = {}
    for phrase in phrases:
        out.setdefault(max(phrase.split(), key=len), []).append(phrase)
    return out


def _triggers(t: _Tables) -> tuple[str, ...]:
    """Every word that may call the finder; abbreviations only with what makes them one."""
    full = {*t.full(0), *t.full(1)}
    short = {m for m in t.months() if m not in full}
    literals = [
        *full,
        *(f"{m}{end}" for m in short for end in (".", " ")),
        "19", "20", "2100", "2120", "2125", "2150", "2200", "q1", "q2", "q3", "q4", "k1", "k2", "k3", "k4",
        *t.weekdays(), *t.look_up("seasons"), *t.look_up("units"), *t.look_up("days"), *t.look_up("occasions"),
        *_by_last_word(t.entries("vague", "words")), *t.entries("vague", "coming"), *t.entries("vague", "termed"),
        *(w for key in ("half_of", "quarters", "ago", "eras") for w in t.entries("glue", key)),
        *(w for u in ("day", "week", "month") for w in t.entries("plurals", u)), *t.entries("glue", "century"),
    ]  # fmt: skip
    return tuple(dict.fromkeys(literals))
