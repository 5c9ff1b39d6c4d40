"""From an official identifier to an address that opens it."""

import re
from collections.abc import Callable
from urllib.parse import quote

_PUBLICATIONS = "https://zoek.officielebekendmakingen.nl"
_LAWS = "https://wetten.overheid.nl"
_LOCAL_RULES = "https://lokaleregelgeving.overheid.nl"
_CASE_LAW = "https://deeplink.rechtspraak.nl/uitspraak?id="
_EU = "https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:"

_RULES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    # A meeting of which no item is known has a page that lists its items.
    (re.compile(r"h-(tk|ek|vv)-(\d{4})(\d{4})-(\d+)"), lambda m: _meeting(m[1], m[2], m[3], m[4])),
    (re.compile(r"(?:kst|h|ah|blg|stb|stcrt|trb|kv)-.+"), lambda m: f"{_PUBLICATIONS}/{quote(m[0])}.html"),
    (re.compile(r"BWB[RVW]\d{7}"), lambda m: f"{_LAWS}/{m[0]}"),
    (re.compile(r"CVDR\d+(?:_\d+)?"), lambda m: f"{_LOCAL_RULES}/{m[0]}"),
    (re.compile(r"ECLI:NL:.+"), lambda m: _CASE_LAW + quote(m[0], safe=":")),
    (re.compile(r"[1-9]\d{4}[A-Z]{1,2}\d{4}.*"), lambda m: _EU + quote(m[0])),
)


def address(target: str | None, dossier: str | None = None) -> str | None:
    """An address that opens this identifier, or None where there is no such page.

    Args:
        target: an identifier as in the contract: `kst-36045-2`, `BWBR0005537`, `ECLI:NL:HR:2021:1963` …
        dossier: set when the target is a whole dossier and not one paper (`36410-A`): the two look alike.
    """
    if target is None:
        return None
    if dossier is not None:
        return f"{_PUBLICATIONS}/dossier/{dossier}"
    for pattern, build in _RULES:
        if m := pattern.fullmatch(target):
            return build(m)
    return None


def _meeting(house: str, first: str, second: str, number: str) -> str:
    return f"{_PUBLICATIONS}/handelingen/{house.upper()}/{first}-{second}/{number}"
