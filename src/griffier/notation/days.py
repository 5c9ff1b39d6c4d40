"""Days as papers write them, in Dutch and English: `26 februari 2022`, `16-09-2022`, `1 maart jl.`, `June 14, 2021`."""

import re
from datetime import date

# Each month with every spelling met in print; a full stop may follow an abbreviation.
_MONTHS: tuple[tuple[str, ...], ...] = (
    ("januari", "january", "jan"),
    ("februari", "february", "febr", "feb"),
    ("maart", "march", "mrt", "mar"),
    ("april", "apr"),
    ("mei", "may"),
    ("juni", "june", "jun"),
    ("juli", "july", "jul"),
    ("augustus", "august", "aug"),
    ("september", "sept", "sep"),
    ("oktober", "october", "okt", "oct"),
    ("november", "nov"),
    ("december", "dec"),
)
_NUMBER = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}
_ENGLISH = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
            "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct",
            "nov", "dec")  # fmt: skip


def _any(names: tuple[str, ...] | dict[str, int]) -> str:
    return "|".join(sorted(names, key=len, reverse=True))


_YEAR = r"(?:1[5-9]|20)\d\d"

DAY = (
    r"(?:(?<![\d-])(?<!\d[.,/])(?i:"
    rf"(?P<day_iso>{_YEAR}-\d\d-\d\d)"
    rf"|(?P<day_en_month>{_any(_ENGLISH)})\.? (?P<day_en>\d\d?)(?:st|nd|rd|th)?,? ?(?P<day_en_year>{_YEAR})"
    r"|(?P<day>\d\d?)(?:"
    r" ?[-/.] ?(?P<day_month_number>\d\d?) ?[-/.] ?"
    rf"(?P<day_number_year>{_YEAR}|[’']?\d\d)(?![-/.,]\d)"
    r"|(?:ste|de|e|st|nd|rd|th)? {0,2}(?:of )?"
    rf"(?P<day_month>{_any(_NUMBER)})(?![^\W\d_])\.?(?:,? {{0,2}}(?P<day_year>{_YEAR}|[’']\d\d)(?!\d))?"
    r"(?:,? (?P<day_mark>jl\b\.?|j\.l\.|jongstleden|l\.l\.|ll\b\.?|a\.s\.|as\.|aanstaande|dezes|dit jaar))?"
    r"))(?!\d))"
)
"""Source of a regular expression for one day. Its groups all begin with `day`; it may stand once in a pattern.

Letter case is free. `day_mark` is a word that puts a day without year near the paper's own date (`jl.`, `a.s.`).
Spaces are ordinary ones, as in the clean text; one may be missing or double.
"""


def iso_day(match: re.Match[str]) -> str | None:
    """The day that `DAY` matched, as ISO 8601.

    Args:
        match: a match of a pattern that holds `DAY`.

    Returns:
        `2022-02-26`; None for a day without a year and for one that no calendar has.

    >>> [iso_day(re.search(DAY, t)) for t in ("26 februari 2022", "16-09-2022", "1 maart jl.", "31 april 2022")]
    ['2022-02-26', '2022-09-16', None, None]
    """
    g = match.groupdict()
    if g["day_iso"]:
        year, month, day = g["day_iso"].split("-")
    elif g["day_en"]:
        year, month, day = g["day_en_year"], _NUMBER[g["day_en_month"].lower()], g["day_en"]
    elif g["day_month_number"]:
        year, month, day = g["day_number_year"], g["day_month_number"], g["day"]
    elif g["day_month"] and g["day_year"]:
        year, month, day = g["day_year"], _NUMBER[g["day_month"].lower()], g["day"]
    else:
        return None
    try:
        return date(_full_year(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def _full_year(year: str) -> int:
    digits = year.lstrip("’'")
    if len(digits) == 4:
        return int(digits)
    # Two digits: papers on line begin in the nineties, so the turn lies far from both ends.
    return int(digits) + (2000 if int(digits) < 60 else 1900)
