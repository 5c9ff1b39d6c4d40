"""ECLI: the European Case Law Identifier, `ECLI:NL:HR:2021:1963`.

Five parts with colons between: the word, country, court, year and number. Source: conclusions of the Council of
the European Union of 29 April 2011 (2011/C 127/01), annex. The court has one to seven characters, the number at most
25, letters, digits and dots. A Dutch number is one of digits, or for rulings up to 2013 the old LJN.
"""

import re
from dataclasses import dataclass

FIRST_YEAR = 1800
# As for CELEX numbers: fixed, so that a reading does not depend on the day.
LAST_YEAR = 2035

# Member states, the Union's own courts (EU), the Council of Europe (CE) and the European Patent Office (EP).
_COUNTRIES = frozenset(
    {
        "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "EL", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT",
        "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK", "EU", "CE", "EP",
    }
)  # fmt: skip
# Codes of the courts and of those before the redrawing of the districts in 2013.
# Source: the list of court codes of the Raad voor de rechtspraak, as generally known.
NL_COURTS = frozenset(
    {
        "HR", "PHR", "RVS", "CRVB", "CBB", "GHAMS", "GHARL", "GHDHA", "GHSHE", "GHARN", "GHLEE", "GHSGR", "RBAMS",
        "RBDHA", "RBGEL", "RBLIM", "RBMNE", "RBNHO", "RBNNE", "RBOBR", "RBONE", "RBOVE", "RBROT", "RBZWB",
        "RBALK", "RBALM", "RBARN", "RBASS", "RBBRE", "RBDOR", "RBGRO", "RBHAA", "RBLEE", "RBMAA", "RBMID",
        "RBROE", "RBSGR", "RBSHE", "RBUTR", "RBZLY", "RBZUT", "OGHACMB", "OGHNAA", "OGEAA", "OGEAC", "OGEAM",
        "OGEABES",
    }
)  # fmt: skip

# Printers and OCR put spaces around a colon, or a semicolon or a space in its place.
_SEP = r"(?: ?[:;] ?| )"
_YEAR = r"[12][0-9Oo]{3}"
_NUMBER = r"[A-Za-z0-9](?:[A-Za-z0-9]|\.(?=[A-Za-z0-9])){0,24}"
_ECLI = re.compile(
    rf"ECLI{_SEP}(?P<country>[A-Z]{{2}}){_SEP}(?P<court>[A-Z][A-Z0-9]{{0,6}}){_SEP}(?P<year>{_YEAR}){_SEP}"
    rf"(?P<number>{_NUMBER})",
    re.IGNORECASE,
)
_NL = re.compile(
    rf"(?P<country>NL) ?[:;] ?(?P<court>[A-Z]{{2,7}}) ?[:;] ?(?P<year>{_YEAR}) ?[:;] ?(?P<number>{_NUMBER})",
    re.IGNORECASE,
)
# What may be a number in the countries that Dutch papers cite most; elsewhere any that holds a digit.
_NUMBERS = {
    "NL": re.compile(r"\d{1,6}|[A-Z]{2}\d{4}"),
    "EU": re.compile(r"\d{1,5}"),
    "CE": re.compile(r"\d{4}[A-Z]{3}\d{9}"),
}


@dataclass(frozen=True, slots=True)
class Ecli:
    """An ECLI in its parts.

    Attributes:
        country: two capital letters; `EU` and `CE` for the courts in Luxembourg and Strasbourg.
        court: the court's code in that country, `HR`, `RBAMS`.
        year: of the ruling.
        number: digits, capital letters and dots.
    """

    country: str
    court: str
    year: int
    number: str

    def __str__(self) -> str:
        """The identifier as the standard writes it."""
        return f"ECLI:{self.country}:{self.court}:{self.year}:{self.number}"


def match(text: str, start: int = 0) -> tuple[Ecli, int] | None:
    """The ECLI that begins at this place, however it is spaced or cased, and where it ends.

    Without the word ECLI only a Dutch one of a known court is believed.

    >>> match("ecli:nl:hr:2021: 1963.")
    (Ecli(country='NL', court='HR', year=2021, number='1963'), 21)
    """
    if m := _ECLI.match(text, start):
        labelled = True
    elif m := _NL.match(text, start):
        labelled = False
    else:
        return None
    country, court, number = m["country"].upper(), m["court"].upper(), m["number"].upper()
    year = int(m["year"].upper().replace("O", "0"))
    if country not in _COUNTRIES or not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    if not labelled and court not in NL_COURTS:
        return None
    end = m.end()
    if shape := _NUMBERS.get(country):
        n = shape.match(number)
        # A dot with words glued to it is the end of the sentence; letters at the number's end make it another thing.
        if not n or number[n.end() : n.end() + 1].isalnum():
            return None
        end -= len(number) - n.end()
        number = n[0]
    elif not any(c.isdigit() for c in number):
        return None
    return Ecli(country, court, year, number), end


def parse(text: str) -> Ecli | None:
    """The parts of an ECLI, or None where the text is no such identifier."""
    found = match(text)
    return found[0] if found and found[1] == len(text) else None
