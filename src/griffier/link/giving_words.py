"""The words by which it is read who gives what: verbs with their forms, things, givers, frames."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple

from griffier.lang import words
from griffier.model.contribution import Given, Stage

Form = Literal["present", "past", "participle", "infinitive", "subordinate"]
_KINDS: tuple[tuple[Given, str], ...] = (("people", "people"), ("unit", "units"), ("goods", "goods"))
# What may stand behind a particle; before a noun it is a preposition.
_BEHIND = "aan|voor|in|op|om|tegen|bij|tijdens|via|naar|met|ten|van"
_FORMS: tuple[Form, ...] = ("present", "past", "participle", "infinitive", "subordinate")


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of giving.

    Attributes:
        id: its name in the table.
        particle: what stands apart from the finite verb, or None.
        no_particle: what must not stand at the end of its clause.
        what: where the thing stands: as `object`, behind `with`, or `either`.
        open: with a number, any noun may be the thing.
        bare: without a thing it still counts, where it says to what.
        given: only with a word for a gift.
        moves: `to` says where it goes, and not who gets it.
        goes: only where it is said where the thing goes.
        now: what its present says of how far it is.
        then: what its past says.
    """

    id: str
    particle: re.Pattern[str] | None
    no_particle: re.Pattern[str] | None
    what: str
    open: bool
    bare: bool
    given: bool
    goes: bool
    moves: bool
    now: Stage
    then: Stage


class Words(NamedTuple):
    """The table of one language as patterns, named after its entries."""

    verbs: Mapping[str, Sequence[tuple[Verb, Form]]]
    nouns: frozenset[str]
    noun_verbs: re.Pattern[str]
    number: re.Pattern[str]
    numerals: frozenset[str]
    telling: tuple[str, ...]
    about: re.Pattern[str]
    no_thing: tuple[str, ...]
    kinds: Sequence[tuple[Given, tuple[str, ...]]]
    known: tuple[str, ...]
    articles: frozenset[str]
    stops: frozenset[str]
    gifts: re.Pattern[str]
    examined: re.Pattern[str]
    decided: re.Pattern[str]
    done: re.Pattern[str]
    passive: re.Pattern[str]
    going_on: re.Pattern[str]
    may: re.Pattern[str]
    no: re.Pattern[str]
    asked: re.Pattern[str]
    doubt: re.Pattern[str]
    clauses: re.Pattern[str]
    to: re.Pattern[str]
    where: re.Pattern[str]
    within: re.Pattern[str]
    frame: re.Pattern[str]
    named: re.Pattern[str]
    ends: re.Pattern[str]
    from_on: re.Pattern[str]
    hangs_on: re.Pattern[str]
    of_gift: re.Pattern[str]
    agent: re.Pattern[str]
    thing_behind: bool
    behalf: re.Pattern[str]
    not_subject: re.Pattern[str]
    not_thing: re.Pattern[str]
    me: re.Pattern[str]
    with_: re.Pattern[str]
    groups: frozenset[str]


def _any(entries: Iterable[str]) -> str:
    return "(?:" + "|".join(sorted(entries, key=len, reverse=True)) + ")"


@cache
def words_for(language: str) -> Words:
    """The patterns of a language; those of Dutch for one without a table."""
    t = words("contributions", "en" if language == "en" else "nl")
    what, said, parts = t["what"], t["said"], t["parts"]

    def word(entries: Iterable[str]) -> re.Pattern[str]:
        return re.compile(rf"(?<![\w-]){_any(entries)}(?![\w-])", re.IGNORECASE)

    verbs: dict[str, list[tuple[Verb, Form]]] = {}
    for name, v in t["verbs"].items():
        verb = _verb(name, v)
        for form in _FORMS:
            for one in v.get(form, "").split("|"):
                if one:
                    verbs.setdefault(one, []).append((verb, form))
    known = tuple(end for _, key in _KINDS for end in what[key])
    with_ = "with" if language == "en" else "met"
    capital = r"[A-ZÀ-Ý][\w’'.-]*\w"
    articles = _any(parts["before_frame"])
    return Words(
        verbs=verbs,
        nouns=frozenset(t["noun"]["words"].split("|")),
        noun_verbs=word(t["noun"]["verbs"].split("|")),
        number=_number(what),
        numerals=frozenset(["eur", *(n.split()[0] for n in what["numbers"] if "\\" not in n and "(" not in n)]),
        about=re.compile(rf"(?<!\w){_any(what['about'])} $", re.IGNORECASE),
        no_thing=tuple(what["not"]),
        kinds=[(kind, tuple(what[key])) for kind, key in _KINDS],
        known=known,
        telling=(*known, *(re.sub(r"\\w\*|\(.*\)\?", "", n) for n in what["numbers"] if "\\" in n or "(" in n)),
        articles=frozenset(what["article"]),
        stops=frozenset(what["stops"]),
        gifts=word(what["gifts"]),
        examined=word(said["examined"]),
        decided=word(said["decided"]),
        done=word(said["done"]),
        passive=word(said["passive"]),
        going_on=word(said["going_on"]),
        may=word(said["may"]),
        no=word(said["no"]),
        asked=word(said["asked"]),
        doubt=re.compile(rf"{_any(said['doubt'])}(?!\w)", re.IGNORECASE),
        clauses=re.compile(_any(parts["clauses"])),
        to=re.compile(rf"(?<!\w){_any(parts['to'])} (?:{articles} )?", re.IGNORECASE),
        where=re.compile(
            rf"(?<!\w)(?i:{_any(parts['where'])}) (?:{articles} )?(?P<place>{capital}(?: {capital}){{0,3}})"
        ),
        within=re.compile(rf"(?<!\w){_any(parts['within'])} (?=\w)", re.IGNORECASE),
        frame=re.compile(
            rf"(?:{articles} )?(?P<frame>(?:[\w’'.-]+ ){{0,6}}?(?:[\w-]{{0,30}}{_any(parts['frame'])})(?!\w))",
            re.IGNORECASE,
        ),
        named=re.compile(rf"(?<!\w){parts['part_in']} (?:{articles} )?(?P<name>{capital}(?: (?:{capital}|\d+))*)"),
        ends=re.compile(_any(parts["ends"])),
        from_on=re.compile(rf"(?<!\w){_any(parts['from_on'])} $", re.IGNORECASE),
        hangs_on=re.compile(rf"{_any(parts['hangs_on'])} "),
        of_gift=re.compile(rf"{_any(what['gifts'])} (?:van|of|ter waarde van|worth) $", re.IGNORECASE),
        agent=re.compile(rf"(?<!\w){parts['agent']} (?:{articles} )?$", re.IGNORECASE),
        thing_behind=language == "en",
        behalf=word([parts["behalf"]]),
        not_subject=re.compile(rf"(?<!\w){_any(parts['not_subject'])} (?:{articles} )?$", re.IGNORECASE),
        not_thing=re.compile(rf"(?<!\w){_any(parts['not_thing'])} (?:{articles} )?$", re.IGNORECASE),
        me=re.compile(rf"(?<!\w){_any(parts['me'])}(?!\w)"),
        with_=re.compile(rf"(?<!\w){with_} $"),
        groups=frozenset(parts["groups"]),
    )


def _verb(name: str, v: Mapping[str, str | bool]) -> Verb:
    particle, not_ = v.get("particle"), v.get("not")
    return Verb(
        id=name,
        particle=re.compile(rf"(?<![\w-])(?:{particle})(?=[.,;:]|$| (?:{_BEHIND})(?!\w))") if particle else None,
        no_particle=re.compile(rf"(?<![\w-])(?:{not_})(?=[.,;:]|$)") if not_ else None,
        what=str(v.get("what", "object")),
        open=bool(v.get("open")),
        bare=bool(v.get("bare")),
        given=bool(v.get("given")),
        goes=bool(v.get("goes")),
        moves=bool(v.get("moves")),
        now="decided" if v["now"] == "decided" else "carried_out",
        then="decided" if v["then"] == "decided" else "carried_out",
    )


def _number(what: Mapping[str, list[str] | str]) -> re.Pattern[str]:
    """A sum of money, or a number with up to four words behind it."""
    number = rf"(?:\d{{1,3}}(?:[.,]\d{{3}})+|\d+(?:[.,]\d+)?|{_any(what['numbers'])})"
    scale, currency = what["scale"], what["currency"]
    sign = rf"(?:€|EUR|\$) ?\d[\d.,]*\d?(?: (?:{scale}))?(?!\w)"
    money = rf"(?P<money>{sign}|{number}(?: (?:{scale}))? (?:{currency})(?!\w))"
    noun = r"[^\W\d_][\w’'/-]*"
    return re.compile(rf"{money}|{number}(?: (?:{scale}))?(?P<nouns>(?: {noun}){{1,4}})", re.IGNORECASE)
