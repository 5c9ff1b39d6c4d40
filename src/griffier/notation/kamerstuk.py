"""Kamerstukken: dossier, chapter or series, number, and the identifier they make.

Source: the identifiers of officielebekendmakingen.nl (`kst-36045-2`, `kst-35925-X-26`, `kst-21501-32-1024`,
`kst-34812-C`, `kst-19981999-26727-42e`) and Aanwijzing voor de regelgeving 3.43.
"""

from typing import NamedTuple

from griffier.notation.sessions import session_key

CHAPTER = r"(?:X{0,2}(?:IX|IV|V?I{1,3}|V)[A-E]?|X{1,2}[A-E]?|[A-M])"
"""A budget chapter in Roman numerals (`X`, `XVI`, `IXB`) or a fund (`A` to `M`)."""

# Papers of the Eerste Kamer carry the session in their identifier in these sessions only.
_SESSION_FIRST, _SESSION_LAST = "19941995", "20092010"
_SERIES = "21501"
_DIGITS = str.maketrans("OolI", "0011", " .\u00a0-")


class Dossier(NamedTuple):
    """A dossier: five digits, with a budget chapter or fund (`X`), or the number of a Council series (`02`)."""

    number: str
    part: str | None = None

    def __str__(self) -> str:
        """As identifiers write it: `35925-X`."""
        return f"{self.number}-{self.part}" if self.part else self.number


def identifier(dossier: Dossier, number: str | None, house: str | None = None, session: str | None = None) -> str:
    """The official identifier of a paper, or of its dossier when the number is None.

    Args:
        dossier: the dossier with its chapter or series.
        number: `26`, `42e`, or letters for a paper of the Eerste Kamer (`D`).
        house: `tk`, `ek` or `vv` where the text names it.
        session: as written (`1998/99`), where the text gives it.

    >>> identifier(Dossier("35925", "X"), "26")
    'kst-35925-X-26'
    >>> identifier(Dossier("26727"), "42e", "ek", "1998/99")
    'kst-19981999-26727-42e'
    """
    parts = ["kst"]
    key = session_key(session) if session and number and house == "ek" else None
    if key and _SESSION_FIRST <= key <= _SESSION_LAST:
        parts.append(key)
    parts.append(str(dossier))
    if number:
        parts.append(number)
    return "-".join(parts)


def digits(text: str) -> str:
    """The digits of a number as printed or as scanned: `36 O45` and `36.045` are 36045."""
    return text.translate(_DIGITS)


def is_series(number: str) -> bool:
    """Whether this dossier is cut into numbered series (the Council formations)."""
    return number == _SERIES
