"""From an official identifier to an address that opens it."""

import re
from collections.abc import Callable
from urllib.parse import quote

_PUBLICATIONS = "https://zoek.officielebekendmakingen.nl"
_LAWS = "https://wetten.overheid.nl"
_LOCAL_RULES = "https://lokaleregelgeving.overheid.nl"
_CASE_LAW = "https://deeplink.rechtspraak.nl/uitspraak?id="
_EU = "https://eur-lex.europa.eu/legal-content/NL/TXT/?uri="
_HUMAN_RIGHTS = "https://hudoc.echr.coe.int/eng#"
_OTHER_CASE_LAW = "https://e-justice.europa.eu/ecli/"
_HOUSE = "https://www.tweedekamer.nl"

_DIGITS = "0123456789"
_PLAIN = re.compile(r"[\w.-]*", re.ASCII)
_ECLI = re.compile(r"[\w.:-]*", re.ASCII)

_FIRST_SESSION = 19941995  # nothing of parliament before it is online at the official publications
_FIRST_YEAR = 1951  # the same for Staatsblad and Tractatenblad
# Until 1 July 2009 a number of the Staatscourant was that of a day's edition, which has no page of its own; the
# first half of that year had about 120 editions. Source: overheid.nl, "Nummering Staatscourant".
_FIRST_NOTICE_YEAR = 2009
_EDITIONS_2009 = 125

_Rule = tuple[re.Pattern[str], Callable[[re.Match[str]], str | None]]

# The letters an identifier may begin with, its form, and its address.
_RULES: tuple[tuple[str, re.Pattern[str], Callable[[re.Match[str]], str | None]], ...] = (
    # A meeting of which no item is known has a page that lists its items.
    ("h", re.compile(r"h-(tk|ek|vv)-(\d{4})(\d{4})-(\d+)"), lambda m: _meeting(m[1], m[2], m[3], m[4])),
    (
        "ha",
        re.compile(r"(?:h|ah)-(?:tk|ek|vv)-(\d{8})-.+"),
        lambda m: _page(m[0]) if int(m[1]) >= _FIRST_SESSION else None,
    ),
    # One number alone is a dossier, and so is a numbered series of the one dossier that has them.
    ("k", re.compile(r"kst-(\d{5}|21501-\d\d)"), lambda m: f"{_PUBLICATIONS}/dossier/{m[1]}"),
    ("s", re.compile(r"stcrt-(\d{4})-(\d+)"), lambda m: _page(m[0]) if _is_notice(int(m[1]), int(m[2])) else None),
    ("st", re.compile(r"(?:stb|trb)-(\d{4})-.+"), lambda m: _page(m[0]) if int(m[1]) >= _FIRST_YEAR else None),
    ("kabsn", re.compile(r"(?:kst|ah|blg|stcrt|kv|nds)-.+"), lambda m: _page(m[0])),
    ("B", re.compile(r"BWB[RVW]\d{7}"), lambda m: f"{_LAWS}/{m[0]}"),
    ("C", re.compile(r"(CVDR\d+)(?:_(\d+))?"), lambda m: f"{_LOCAL_RULES}/{m[1]}" + (f"/{m[2]}" if m[2] else "")),
    ("E", re.compile(r"ECLI:NL:.+"), lambda m: _CASE_LAW + _quoted(m[0], _ECLI)),
    ("E", re.compile(r"ECLI:EU:.+"), lambda m: f"{_EU}ecli:{_quoted(m[0], _ECLI)}"),
    ("E", re.compile(r"ECLI:CE:.+"), lambda m: _HUMAN_RIGHTS + quote(f'{{"ecli":["{m[0]}"]}}', safe=":")),
    ("E", re.compile(r"ECLI:[A-Z]{2}:.+"), lambda m: _OTHER_CASE_LAW + _quoted(m[0], _ECLI)),
    # Activities (2022A01234) are left out: their page depends on the kind of meeting, which the number hides.
    (_DIGITS, re.compile(r"\d{4}D\d{5}"), lambda m: f"{_HOUSE}/downloads/document?id={m[0]}"),
    (_DIGITS, re.compile(r"\d{4}Z\d{5}"), lambda m: f"{_HOUSE}/kamerstukken/detail?id={m[0]}"),
    (_DIGITS + "CE", re.compile(r"[0-9CE]\d{4}[A-Z]{1,3}(?:\d{3}.*|/.+)"), lambda m: f"{_EU}CELEX:{_quoted(m[0])}"),
)
_BY_LETTER: dict[str, tuple[_Rule, ...]] = {
    c: tuple((form, build) for letters, form, build in _RULES if c in letters)
    for c in {c for letters, _, _ in _RULES for c in letters}
}


def address(target: str | None, dossier: str | None = None) -> str | None:
    """An address that opens this identifier, or None where there is no such page.

    Numbers of promises have none, nor have papers older than what the official publications hold.

    Args:
        target: an identifier as in the contract: `kst-36045-2`, `BWBR0005537`, `ECLI:NL:HR:2021:1963` …
        dossier: set when the target is a whole dossier and not one paper (`36410-A`): the two look alike.
    """
    if target is None:
        return None
    if dossier is not None:
        return f"{_PUBLICATIONS}/dossier/{dossier}"
    for pattern, build in _BY_LETTER.get(target[:1], ()):
        if m := pattern.fullmatch(target):
            return build(m)
    return None


def _quoted(identifier: str, plain: re.Pattern[str] = _PLAIN) -> str:
    """An identifier as an address holds it; nearly all have nothing to quote, which is seen at once."""
    return identifier if plain.fullmatch(identifier) else quote(identifier, safe=":" if plain is _ECLI else "/")


def _page(identifier: str) -> str:
    return f"{_PUBLICATIONS}/{_quoted(identifier)}.html"


def _meeting(house: str, first: str, second: str, number: str) -> str | None:
    if int(first + second) < _FIRST_SESSION:
        return None
    return f"{_PUBLICATIONS}/handelingen/{house.upper()}/{first}-{second}/{number}"


def _is_notice(year: int, number: int) -> bool:
    return year > _FIRST_NOTICE_YEAR or (year == _FIRST_NOTICE_YEAR and number > _EDITIONS_2009)
