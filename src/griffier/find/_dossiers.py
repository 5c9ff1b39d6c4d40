"""The grammar that kamerstuk finders share: dossiers with chapter or series, the numbers behind them, pages."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from griffier.find._numbers import NUMBER_LABEL, Numbers, read_numbers
from griffier.model.findings import Hit
from griffier.notation.kamerstuk import CHAPTER, Dossier, digits, identifier, is_series

# What may follow the five digits: a series number, a chapter or fund, the number of a Rijkswet.
_SUFFIX = (
    r"(?:(?<=501)[-‐‑– .]{1,2}(?P<series>\d\d)(?!\d)"
    rf"|(?: ?[-‐‑–.] ?| |,(?= ?(?i:hoofdstuk )?{CHAPTER},? (?i:nr|no)) ?|)"
    rf"(?:(?i:hoofdstuk|hfdst\.|H\.) ?)?(?P<part>{CHAPTER})(?![\w.])"
    rf"| ?\((?:hoofdstuk )?(?P<bracketed>{CHAPTER})\))?"
    r"(?: ?-? ?\(?R ?(?P<kingdom>\d{3,4})\)?)?"
)
_PRINTED = re.compile(r"(?P<dossier>\d\d[ .]\d{3}|\d{5})(?!\d)" + _SUFFIX)
# As scanned, or with fewer digits before a number: only behind a label.
_FEWER = r"(?!(?:19|20)\d\d)(?:\d ?)?\d{3}(?=,? (?i:nr|no|blz|p)[. ])"
_SPACED = r"\d \d{4}|\d ?\d \d ?\d ?\d(?=,? ?(?i:nr|no)[. ])"
_SCANNED = re.compile(rf"(?P<dossier>[\dOolI]{{2}}[ .-]?[\dOolI]{{3}}|{_SPACED}|{_FEWER})(?![\dOa-z])" + _SUFFIX)
_BETWEEN = re.compile(r" ?(?:,|;|/|&) ?(?:en )?| (?:en|and|of|&) ", re.IGNORECASE)
_LETTERS = re.compile(r"-([A-Z]{1,3})(?![\w-])")
_AGAIN = re.compile(
    rf"(?:[;,/]? (?:(?:en|and|alsmede|evenals|respectievelijk) (?:de |the )?)?|; ?)(?=(?:{NUMBER_LABEL}) ?\d)",
    re.IGNORECASE,
)
_PAGE = re.compile(
    r",? ?(?:p{1,2}|blz|pag|bladzijden?|pagina['’]?s?)\.? ?"
    r"(\d{1,4}(?: ?(?:[-–,]|en|t/m) ?\d{1,4}){0,4}(?: e\.? ?v\.?)?)"
)


class Cite(NamedTuple):
    """One dossier, or several with one number; `end` is behind the numbers."""

    dossiers: list[Dossier]
    kingdom: str | None
    numbers: Numbers | None
    start: int
    end: int


class Frame(NamedTuple):
    """What a label says of all that follows it."""

    house: str | None = None
    session: str | None = None


def read_cite(text: str, at: int, *, scanned: bool = False, house: str | None = None) -> Cite | None:
    """Dossier or dossiers at `at`, then the number they share, or None.

    Args:
        text: the clean text.
        at: where the first digit stands.
        scanned: take letters that a scanner makes of digits (`36 O45`).
        house: `ek` reads a letter behind the dossier as the paper's own.
    """
    m = (_SCANNED if scanned else _PRINTED).match(text, at)
    if not m or (scanned and sum(c.isdigit() for c in m["dossier"]) < 3):
        return None
    dossiers, end = [_dossier(m)], m.end()
    numbers = read_numbers(text, end)
    while numbers is None and (b := _BETWEEN.match(text, end)) and (n := _PRINTED.match(text, b.end())):
        if not _shares(text, n.end()):
            break
        dossiers.append(_dossier(n))
        end = n.end()
        numbers = read_numbers(text, end)
    last = dossiers[-1]
    if numbers is None and house == "ek" and (letters := _LETTERS.match(text, end)):
        numbers = Numbers([letters[1]], letters.end(), [])
    elif numbers is None and house == "ek" and last.part and not is_series(last.number):
        # `EK 34 812 C`: a bill of that House has letters, not chapters.
        dossiers[-1] = Dossier(last.number)
        numbers = Numbers([last.part], end, [last.part])
    return Cite(dossiers, m["kingdom"], numbers, at, numbers.end if numbers else end)


def further_numbers(text: str, cite: Cite, at: int) -> tuple[Cite, int] | None:
    """`; nr. 9`, ` en nr. 14`: another number of the same dossiers behind `at`, and where it ends."""
    m = _AGAIN.match(text, at)
    numbers = read_numbers(text, m.end()) if m else None
    if m is None or numbers is None:
        return None
    return Cite(cite.dossiers, cite.kingdom, numbers, m.end(), numbers.end), numbers.end


def further_dossier(text: str, at: int) -> int | None:
    """Where another dossier of the same label begins behind `at`: with its number, or at the end of the list."""
    b = _BETWEEN.match(text, at)
    return b.end() if b else None


def starts_dossier(text: str, at: int) -> bool:
    """Whether a dossier begins here that nothing follows to count (`36 045 gevallen` is a count)."""
    m = _PRINTED.match(text, at)
    if not m:
        return False
    return read_numbers(text, m.end()) is not None or text[m.end() : m.end() + 1] in ("", ")", ".", ";", ",")


def read_page(text: str, at: int) -> re.Match[str] | None:
    """The pages named behind a paper; group 1 as read."""
    return _PAGE.match(text, at)


def hits_of(cite: Cite, rule: str, *, start: int, frame: Frame, page: re.Match[str] | None = None) -> Iterator[Hit]:
    """One hit for each dossier and number of a cite, all over the span from `start`."""
    for dossier in cite.dossiers:
        for number in cite.numbers.values if cite.numbers else [None]:
            fields: dict[str, object] = {"dossier": str(dossier)}
            if number:
                fields["number"] = number
            if frame.house:
                fields["house"] = frame.house
            if frame.session:
                fields["session"] = frame.session
            if cite.kingdom:
                fields["kingdom"] = f"R{cite.kingdom}"
            if page:
                fields["page"] = page[1]
            if len(cite.dossiers) > 1:
                fields["dossiers"] = [str(d) for d in cite.dossiers]
            letters = number is not None and number.isupper()
            target = identifier(dossier, number, frame.house or ("ek" if letters else None), frame.session)
            yield Hit(start, cite.end, "kamerstuk", target, rule, fields)


def _shares(text: str, at: int) -> bool:
    """Whether a number, or another dossier and a number, follows: `28 676 en 29 521, nr. 264`."""
    if read_numbers(text, at) is not None or text[at : at + 1] in (")", "]"):
        return True
    b = _BETWEEN.match(text, at)
    n = _PRINTED.match(text, b.end()) if b else None
    return n is not None and read_numbers(text, n.end()) is not None


def _dossier(m: re.Match[str]) -> Dossier:
    number = digits(m["dossier"])
    return Dossier(number, m["series"] if is_series(number) else m["part"] or m["bracketed"])
