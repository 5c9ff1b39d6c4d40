"""The Handelingen and their appendix: houses, and identifiers from house, session, meeting, item and page."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from griffier.notation.sessions import SESSION, SESSION_WORD, session_key

_DASH = "[-‐‑–—]"
_OF = r"(?:(?:van de|der|van|de) )"
_CHAMBER = "Tweede Kamer|Eerste Kamer|TWEEDE KAMER|EERSTE KAMER"
_STATES = r"(?: (?:der|van de) Staten-Generaal)?"
# A scan reads II as 11, ll or Il; the numbers stand for a house only right before the session.
_SCANNED = r"(?:[1lI]{2}|[12l])(?=,? (?:[Vv]ergaderjaar |[Zz]itting |[12lI][89Oo0]))"
HOUSE = (
    rf"(?:(?:der |van de )Staten-Generaal,? )?{_OF}?"
    rf"(?P<house>{_CHAMBER}|[Vv]erenigde [Vv]ergadering|2e Kamer|1e Kamer|TK|EK|VV|II|I|{_SCANNED})"
    rf"(?![\w/]){_STATES}"
)
"""Pattern of a house in a reference to the Handelingen, as the group `house`."""

_BACK = 90  # letters in which house and session stand, where they come first
_IN_FRONT = re.compile(rf"\b(?P<house>{_CHAMBER}|TK|EK){_STATES}(?:,? {SESSION_WORD}?{SESSION})?(?P<sign>,? ?| \()$")

SESSION_PART = rf"(?:,? ?(?P<open>\()?{SESSION_WORD}?{SESSION}(?(open)\)?))"
"""Pattern of a session with what may stand around it."""

_HOUSES = {
    "tweede kamer": "tk", "2e kamer": "tk", "tk": "tk", "ii": "tk", "2": "tk",
    "eerste kamer": "ek", "1e kamer": "ek", "ek": "ek", "i": "ek", "1": "ek",
    "verenigde vergadering": "vv", "vv": "vv",
}  # fmt: skip

OPENING = 3000
"""How many letters of a paper hold its addressee."""

_FIRST_BY_ITEM = 2010  # from the session 2010/11 on, identifiers name meeting and item; before that, pages
_BY_MEETING_AND_PAGE = range(1994, 1996)  # the first two sessions online: meeting and pages
_LONGEST = 400  # pages of one item; a wider "range" is the meeting and a page of it: 108-7909

_PAGE_PAIR = re.compile(rf"(\d{{1,5}}) ?(?:{_DASH}|t/m|tot en met) ?(\d{{1,5}})")
_MEETING_PAGES = re.compile(rf"(\d{{1,3}})-(\d{{1,5}}) ?(?:{_DASH}|t/m|tot en met) ?(?:\1-)?(\d{{1,5}})")


class Where(NamedTuple):
    """House and session of a reference, as identifiers write them, and what of them was read.

    A continuation (`; nr. 60`) takes them over.
    """

    house: str | None
    house_read: str | None
    session: str | None
    session_read: str | None


def house_key(text: str | None) -> str | None:
    """The house as identifiers write it.

    Returns:
        `tk`, `ek`, `vv`, or None where no house was read.

    >>> house_key("II"), house_key("Eerste Kamer"), house_key("11")
    ('tk', 'ek', 'tk')
    """
    if text is None:
        return None
    plain = text.lower()
    return _HOUSES.get(plain) or _HOUSES[plain.replace("1", "i").replace("l", "i")]


def read_in_front(text: str, start: int) -> tuple[int, Where, bool] | None:
    """House and session right before the name: `Tweede Kamer, vergaderjaar 2017–2018, Aanhangsel, nr. 12`.

    Args:
        text: the clean text.
        start: where the name (`Handelingen`, `Aanhangsel`) begins.

    Returns:
        Where the house begins, what was read, and whether it belongs to the reference: a bracket between the two
        (`in de Eerste Kamer (Handelingen …`) makes it no part of it. None when no house stands there.
    """
    m = _IN_FRONT.search(text, max(0, start - _BACK), start)
    if not m:
        return None
    key, session = house_key(m["house"]), m["session"]
    return m.start(), Where(key, key, session_key(session) if session else None, session), m["sign"] != " ("


def house_meant(opening: str) -> str | None:
    """The house a reference without one means, by the opening of the paper it stands in.

    Args:
        opening: the first words of the paper, in lower case.

    Returns:
        `tk`: papers to the Tweede Kamer leave it out; None in a paper addressed to the Eerste Kamer alone.
    """
    return None if "voorzitter van de eerste kamer" in opening and "tweede kamer" not in opening else "tk"


def numbers_items(session: str | None) -> bool:
    """Whether items of a meeting had their own number in this session (eight digits, or None)."""
    return session is not None and int(session[:4]) >= _FIRST_BY_ITEM


def meeting_id(house: str | None, session: str | None, meeting: str | None, item: str | None = None) -> str | None:
    """Identifier of a meeting, or of one item of it.

    >>> meeting_id("tk", "20212022", "53", "7"), meeting_id("tk", "20072008", "108", "3")
    ('h-tk-20212022-53-7', 'h-tk-20072008-108')
    """
    if not (house and session and meeting):
        return None
    base = f"h-{house}-{session}-{int(meeting)}"
    return f"{base}-{int(item)}" if item and numbers_items(session) else base


def page_ids(house: str | None, session: str | None, meeting: str | None, pages: str) -> list[str]:
    """Identifiers by page, for the sessions before items were numbered.

    Args:
        house: `tk`, `ek`, `vv` or None.
        session: eight digits, or None.
        meeting: number of the meeting where it is given.
        pages: as read: `7909-7943`, `7909-43`, `108-7909 – 108-7943`.

    Returns:
        One for each range of pages; none for a single page, which does not say where its item begins.

    >>> page_ids("tk", "20072008", "108", "7909-7943"), page_ids("tk", "20072008", "108", "7910")
    (['h-tk-20072008-7909-7943'], [])
    """
    if not (house and session) or numbers_items(session):
        return []
    ranges = _ranges(pages)
    if not ranges:
        return []
    in_front = ""
    if int(session[:4]) in _BY_MEETING_AND_PAGE:
        if not meeting:
            return []
        in_front = f"{int(meeting)}-"
    return [f"h-{house}-{session}-{in_front}{a}-{b}" for a, b in ranges]


def appendix_id(house: str | None, session: str | None, number: str) -> str | None:
    """Identifier of written questions and answers in the appendix.

    >>> appendix_id("tk", "20172018", "1028")
    'ah-tk-20172018-1028'
    """
    return f"ah-{house}-{session}-{int(number)}" if house and session else None


def _ranges(pages: str) -> Sequence[tuple[int, int]]:
    """The ranges of pages, where every part is one."""
    out: list[tuple[int, int]] = []
    for part in re.split(r", ?| en ", pages):
        if m := _MEETING_PAGES.fullmatch(part):
            first, last = m[2], m[3]
        elif m := _PAGE_PAIR.fullmatch(part):
            first, last = m[1], m[2]
        else:
            return ()
        if len(last) < len(first):  # 7909-43
            last = first[: len(first) - len(last)] + last
        if not int(first) < int(last) <= int(first) + _LONGEST:
            return ()
        out.append((int(first), int(last)))
    return out
