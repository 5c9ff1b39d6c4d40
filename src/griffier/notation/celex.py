"""CELEX numbers: the identifiers of EUR-Lex, and how the numbers of EU acts and documents become one.

A CELEX number is a sector (one character), a year, one or two letters for the type, and a number:
`32016R0679` is sector 3 (legislation), 2016, regulation, 679. Source: the tables of EUR-Lex on types of
documents, and section 1.2.2 (numbering of acts) of the Interinstitutional style guide.
"""

import re
from dataclasses import dataclass

FIRST_YEAR = 1952
# The reading of a paper must not depend on the day it is read, so the last year is fixed, with room to spare.
LAST_YEAR = 2035

# Since 1 January 2015 all acts are numbered year/number; regulations and some decisions were number/year before.
_YEAR_FIRST_SINCE = 2015

# Years in which acts carried the abbreviation; a little wider than the treaties, for acts under way.
_ERA = {
    "EU": (2009, LAST_YEAR),
    "EG": (1993, 2010),
    "EEG": (1958, 1994),
    "EGKS": (1952, 2002),
    "GBVB": (1993, LAST_YEAR),
    "JBZ": (1993, 2010),
}

_CELEX = re.compile(
    r"([0-9CE])((?:19|20)\d\d)([A-Z]{1,2})(\d{3,4})((?:\(\d\d\))?(?:R\(\d\d\))?(?:-\d{8})?)(?![A-Z0-9])"
)
# Types that EUR-Lex uses, by sector: only these are believed of a number that stands without the word CELEX.
# Sector 0 is a consolidated text and has the types of sector 3.
_TYPES = {
    "2": frozenset({"A", "D", "P", "X"}),
    "3": frozenset("ABCDEFGHJKLMOQRSXY"),
    "4": frozenset("ADXYZ"),
    "5": frozenset(
        {
            "AA", "AB", "AC", "AE", "AG", "AK", "AP", "AR", "AS", "AT", "AX", "BP", "DC", "DP", "IE", "IG", "IP",
            "IR", "JC", "PC", "SC", "XA", "XB", "XC", "XG", "XK", "XP", "XR", "XX",
        }
    ),
    "6": frozenset(a + b for a in "CTF" for b in "ABCDJNOPRSTVX"),
}  # fmt: skip
# COM, JOIN and the staff documents; C(2022) 1234 has no rule.
_SERIES = {"COM": "PC", "JOIN": "JC", "SWD": "SC", "SEC": "SC"}

_ELI = {
    "reg": "R", "reg_impl": "R", "reg_del": "R", "dir": "L", "dir_impl": "L", "dir_del": "L", "dec": "D",
    "dec_impl": "D", "dec_del": "D", "dec_framw": "F", "joint_action": "E", "reco": "H", "guideline": "O",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Celex:
    """A CELEX number in its parts.

    Attributes:
        sector: one character: `3` legislation, `5` preparatory acts, `6` case law, `0` consolidated texts …
        year: four digits.
        type: one or two capital letters: `R` regulation, `L` directive, `PC` proposal …
        number: three or four digits, with leading zeros.
        suffix: `R(01)` for a corrigendum, `(01)` for a double number, `-20160504` for a consolidated text, or empty.
    """

    sector: str
    year: int
    type: str
    number: str
    suffix: str = ""

    def __str__(self) -> str:
        """The number as EUR-Lex writes it."""
        return f"{self.sector}{self.year}{self.type}{self.number}{self.suffix}"

    @property
    def usual(self) -> bool:
        """Whether sector, type and length are of those that EUR-Lex uses: so sure that no label is needed."""
        types = _TYPES.get("3" if self.sector == "0" else self.sector, frozenset())
        dated = "-" in self.suffix
        return self.type in types and len(self.number) == 4 and dated == (self.sector == "0")


def match(text: str, start: int = 0) -> tuple[Celex, int] | None:
    """The CELEX number that begins at this place, and where it ends.

    >>> match("32016R0679")
    (Celex(sector='3', year=2016, type='R', number='0679', suffix=''), 10)
    """
    m = _CELEX.match(text, start)
    if not m or not FIRST_YEAR <= int(m[2]) <= LAST_YEAR:
        return None
    return Celex(m[1], int(m[2]), m[3], m[4], m[5]), m.end()


def parse(text: str) -> Celex | None:
    """The parts of a CELEX number, or None where the text is no such number."""
    found = match(text)
    return found[0] if found and found[1] == len(text) else None


def act(letter: str, year: int, number: int) -> str:
    """The CELEX number of an act of sector 3.

    >>> act("R", 2016, 679)
    '32016R0679'
    """
    return str(Celex("3", year, letter, f"{number:04}"))


def document(series: str, year: int, number: int, kind: str | None = None) -> str | None:
    """The CELEX number of a COM, JOIN, SWD or SEC document; None for a series that has no rule.

    Args:
        series: `COM`, `JOIN`, `SWD`, `SEC`, `C`.
        year: four digits.
        number: the number in that year.
        kind: `PC` (proposal) or `DC` (communication, report …), for a COM document of which that is known.

    >>> document("COM", 2022, 60), document("JOIN", 2022, 18), document("C", 2022, 1234)
    ('52022PC0060', '52022JC0018', None)
    """
    kind = kind if kind and series == "COM" else _SERIES.get(series)
    return str(Celex("5", year, kind, f"{number:04}")) if kind else None


def from_eli(kind: str, year: str, number: str) -> str | None:
    """The CELEX number of an act by its European Legislation Identifier: type, year and number.

    >>> from_eli("reg", "2016", "679"), from_eli("treaty", "2012", "1")
    ('32016R0679', None)
    """
    letter = _ELI.get(kind)
    if letter is None or not FIRST_YEAR <= int(year) <= LAST_YEAR:
        return None
    return act(letter, int(year), int(number))


def full_year(digits: str) -> int | None:
    """The year that two or four digits mean, or None: `71` is 1971, `04` is 2004."""
    if len(digits) == 4:
        year = int(digits)
    elif len(digits) == 2:
        year = 2000 + int(digits) if int(digits) < 15 else 1900 + int(digits)
    else:
        return None
    return year if FIRST_YEAR <= year <= LAST_YEAR else None


def year_and_number(
    letter: str | None,
    first: str,
    second: str,
    *,
    nr: bool = False,
    suffixed: bool = False,
    community: str | None = None,
) -> tuple[int, int] | None:
    """Which part of `first/second` is the year of the act, and which its number.

    Args:
        letter: type of the act as in CELEX, None where it is not known.
        first: the digits before the slash.
        second: the digits after it.
        nr: whether `nr.` stood before them; in official titles it does where the number comes first.
        suffixed: whether the abbreviation stood behind (`2014/145/GBVB`) and not before.
        community: `EU`, `EG`, `EEG`, `EGKS`, `Euratom`, `GBVB`, `JBZ`, or None.

    Returns:
        Year and number; None where neither part can be a year.

    >>> year_and_number("R", "2016", "679"), year_and_number("R", "1303", "2013", nr=True)
    ((2016, 679), (2013, 1303))
    >>> year_and_number("R", "1408", "71", nr=True), year_and_number("L", "95", "46")
    ((1971, 1408), (1995, 46))
    """
    ways = [
        (year, int(number), at, len(digits) == 2 and year >= 2000)
        for at, digits, number in ((0, first, second), (1, second, first))
        if (year := full_year(digits)) and int(number) and (len(digits) == 4 or year < 2000 or len(number) > 2)
    ]
    low, high = _ERA.get(community or "", (FIRST_YEAR, LAST_YEAR))
    ways = [w for w in ways if low <= w[0] <= high] or ways
    # A year of two digits after 1999 is a slip (`2037/00`): believed where nothing else is a year.
    ways = [w for w in ways if not w[3]] or ways
    if not ways:
        return None
    if letter in ("R", "D", None) and (nr or not suffixed):
        ways = [w for w in ways if (w[0] >= _YEAR_FIRST_SINCE) == (w[2] == 0)] or ways
        wanted = 1 if nr else 0
    else:
        wanted = 0
    year, number, *_ = min(ways, key=lambda w: w[2] != wanted)
    return year, number
