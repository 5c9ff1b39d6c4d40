"""Names of ministries and portfolios: where one ends in running text, although names hold commas and `en`."""

import re
from functools import cache

from griffier.data import rows

_CAPITAL = r"[A-ZÀ-Þ][\w’'&-]*"
_WORDS = rf"{_CAPITAL}(?: {_CAPITAL}){{0,4}}"
# A name no table holds: words with a capital, joined by `en`; commas only where an `en` closes the row.
_UNKNOWN = re.compile(rf"{_WORDS}(?:(?:, {_WORDS}){{0,3}} en {_WORDS}(?! *(?:, )?(?:van|voor)\b))?")


@cache
def _known() -> re.Pattern[str]:
    """Every name and abbreviation, longest first."""
    names: set[str] = set()
    for row in rows("ministries"):
        names.add(row["name"])
        names.update(a for a in row["abbreviations"].split(";") if len(a) > 1)
    any_of = "|".join(
        # Abbreviations are known by their capitals, names in any case.
        rf"(?i:{re.escape(name)})" if " " in name or name.istitle() else re.escape(name)
        for name in sorted(names, key=len, reverse=True)
    )
    return re.compile(rf"(?:{any_of})(?![\w-])")


def ministry_at(text: str, start: int, *, known: bool = False) -> int | None:
    """Where the name of a ministry or portfolio that begins at `start` ends; None where none begins there.

    Args:
        text: clean text.
        start: where the name must begin.
        known: only names of the table, not what merely has the form of one.
    """
    m = _known().match(text, start) or (None if known else _UNKNOWN.match(text, start))
    return m.end() if m else None
