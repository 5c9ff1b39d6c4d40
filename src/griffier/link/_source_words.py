"""Words that make a name the source of a number, and how a source is called."""

import re
from functools import cache

from griffier.data import rows
from griffier.link._sites import any_of, table_of

_NAME = r"(?:[A-Z][\w&’'-]*|[a-z]?[A-Z]{2,}[\w-]*)"


@cache
def never(language: str) -> frozenset[str]:
    return frozenset(table_of(language)["sources"]["never"])


@cache
def _short() -> dict[str, str]:
    """The abbreviation of a body by its id, where it has one."""
    return {r["id"]: r["abbreviations"].split(";")[0] for r in rows("organisations") if r["abbreviations"]}


# Everybody writes these short; another body is named as the paper names it.
_KNOWN_SHORT = frozenset(
    {
        "cpb",
        "cbs",
        "rivm",
        "pbl",
        "scp",
        "uwv",
        "navo",
        "oeso",
        "imf",
        "wodc",
        "nza",
        "tno",
        "knmi",
        "duo",
        "ecb",
        "dnb",
    }
)
_ALLIANCE = re.compile(r"\b(?:NAVO|NATO)\b")


def called(entity: str | None, name: str, text: str, kind: str) -> str | None:
    """As the output names a body: by its abbreviation where it has one; an office counts for what it speaks for."""
    if kind == "office":
        m = _ALLIANCE.search(text)
        return m[0] if m else None
    if re.fullmatch(r"[A-Z][A-Za-z]{1,7}", text) and sum(c.isupper() for c in text) > 1:
        return text
    return _short().get(entity or "", name) if entity in _KNOWN_SHORT else name


def plain(words: str) -> str:
    """`constante prijzen van 2015` as `constante prijzen 2015`."""
    return re.sub(r"^(.+ prijzen|.+ prices) (?:van|in|of) (?=\d)", r"\1 ", words.strip("() "))


@cache
def levels(language: str) -> re.Pattern[str]:
    basis = table_of(language)["basis"]
    prices = []
    for p in basis["prices"]:
        out = re.escape(p).replace(r"\ ", " ")
        out = re.sub(r" \\\?(\w+)", r"(?: \1)?", out)
        out = re.sub(r"\bN\b", r"(?:19|20)\\d\\d", out)
        prices.append(out)
    stand = rf"(?:{any_of(basis['stand'])})(?: van de| de| van)? (?:{any_of(basis['stands'])})(?: (?:19|20)\d\d)?"
    return re.compile(rf"(?<!\w)(?:{'|'.join([*prices, stand])})(?!\w)", re.IGNORECASE)


@cache
def tails(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?P<name>[A-Z][A-Za-z]+)-(?:{any_of(table_of(language)['sources']['tails'])})\b")


@cache
def inquiries(language: str) -> re.Pattern[str]:
    """Names of inquiries: `Veiligheidsmonitor 2023`, `Klimaat- en Energieverkenning`."""
    ends = any_of(table_of(language)["sources"]["inquiries"])
    return re.compile(
        rf"(?<![\w-])(?P<name>(?:[A-Z][\w-]{{0,40}} (?:(?:en|van|voor|de|of|and) ){{0,2}}){{0,4}}"
        rf"(?:[A-Z]\w{{0,40}})?(?i:{ends})(?:(?<=[a-zé]) (?:19|20)\d\d)?)(?!\w)"
    )


@cache
def lead(language: str) -> re.Pattern[str]:
    """Words with a capital at the head of a sentence that are no part of a name."""
    sources = table_of(language)["sources"]
    return re.compile(
        rf"(?:(?:{any_of([*sources['before'], *sources['between'], *sources['lead']])}) )+", re.IGNORECASE
    )


@cache
def before(language: str) -> re.Pattern[str]:
    sources = table_of(language)["sources"]
    cues = [*sources["before"], *sources["closing"], *sources["inverted"], *sources["verbs"]]
    return re.compile(
        rf"(?<![\w-])(?P<cue>{any_of(cues)})"
        rf"(?: (?:{any_of(sources['between'])})){{0,3}} $",
        re.IGNORECASE,
    )


@cache
def out_of(language: str) -> re.Pattern[str]:
    sources = table_of(language)["sources"]
    return re.compile(
        rf"(?<!\w)(?:{any_of(sources['out'])})(?: [\w-]+){{1,5}} (?:{any_of(sources['of'])})"
        rf"(?: (?:{any_of(sources['between'])}))? $",
        re.IGNORECASE,
    )


@cache
def after(language: str) -> re.Pattern[str]:
    sources = table_of(language)["sources"]
    return re.compile(rf"(?:\)|,)?(?: [\w’'-]+){{0,6}}? (?P<verb>{any_of(sources['verbs'])})(?!\w)", re.IGNORECASE)


@cache
def unknown(language: str) -> re.Pattern[str]:
    """A name that is in no table, behind words that only a source has."""
    sources = table_of(language)["sources"]
    return re.compile(
        rf"(?<![\w-])(?i:{any_of(sources['strong'])})(?: (?i:{any_of(sources['between'])})){{0,3}} "
        rf"(?P<name>{_NAME}(?: (?:(?:voor|van|de|der|of|for) )?{_NAME}){{0,5}})"
    )
