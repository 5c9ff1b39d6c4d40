"""The Handelingen, the verbatim report of both houses: `Handelingen II 2021/22, nr. 53, item 7`.

Source of the shapes: Aanwijzingen voor de regelgeving 3.43 (pages until 2010, items from then on), and the
identifiers of officielebekendmakingen.nl.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from griffier.lang import words as table
from griffier.model.findings import Finder, Hit, Paper
from griffier.notation.numbering import (
    LABEL,
    MONTH,
    PAGE_LABEL,
    PAGES,
    counted,
    is_plural,
    read_number,
    read_numbers,
)
from griffier.notation.proceedings import (
    HOUSE,
    OPENING,
    SESSION_PART,
    Where,
    house_key,
    house_meant,
    meeting_id,
    numbers_items,
    page_ids,
    read_in_front,
)
from griffier.notation.sessions import SESSION, session_key

_BACK = 32  # how far to look back for a word that makes it another kind of paper
_MOST = 30  # continuations of one reference

_LITERAL = re.compile(
    r"h-(?P<house>tk|ek|vv)-(?P<session>\d{8})-(?P<meeting>\d{1,5})(?:-(?P<item>\d{1,5}))?(?:-\d{1,5})?(?:-n\d{1,2})?"
    r"(?![\w-])",
    re.IGNORECASE,
)
_NAME = re.compile(r"([Hh]andelingen|HANDELINGEN|Hand\.?)(?=[ ,(])")
_HOUSE = re.compile(rf",? ?{HOUSE}")
_SESSION = re.compile(SESSION_PART)
# Other papers with the word in their name: the appendix, and the papers once printed as annexes.
_OTHER_BEFORE = re.compile(
    r"(?:aanhangsel|aanh|bijlagen?|bijl)\b[ .,(-]{0,3}(?:(?:van|bij|tot|op)(?: de)? |der |de )?$"
)
_OTHER_AFTER = re.compile(r",? ?\(?(?:[Aa]anhangsel|Aanh\b)")
# Committee meetings that were reported in full had their own numbers, and have no identifier.
_COMMITTEE = re.compile(r",? ?(?P<series>UCV|OCV|LCV)\b")
_COMMITTEE_NUMBER = re.compile(r",? ?(?:[Nn]r\.? ?)?(\d{1,3})(?!\w)")

_LABELLED = re.compile(rf",? ?{LABEL}(?=\d)")
_ORDINAL = re.compile(r",? ?(\d{1,3})(?:e|ste|de) vergadering\b")
_BARE = re.compile(r", ?(?=\d)")
# 53; 53-7, meeting and item; 53-7-12, with the page; before items, 108-7909: the meeting and its page.
_MEETING = re.compile(r"(\d{1,3})(?:-(\d{1,5})(?:[-–](\d{1,5}))?)?(?![\w/%]|-\d|\.\d(?!\d?(?: [A-Z]|\n|$))| \d{3}\b)")
_DATE = re.compile(rf",? ?\(?(\d{{1,2}} {MONTH} \d{{4}})\)?(?=,? ?[Ii]tem)")
_ITEM = re.compile(
    r",? ?(?:[-–] ?|(?P<bracket>\())?(?:[Ii]te(?:m|rn)|ITEM)(?P<several>[sS])?:? ?(?:n[ro]s?\.? ?)?(?=\d)"
)
_PAGE = re.compile(rf",? ?\(?{PAGE_LABEL}{PAGES}")
_HOUSE_FIRST = re.compile(rf"(TK|EK) (\d{{1,3}}), ?{SESSION}(?=,? (?:item|p\.|blz))")

_STRONG_LINK = re.compile(r"(?:;|,? (?:en|alsmede|of)) (?:in )?")
_LINK = re.compile(r"(?:;|,|,? (?:en|alsmede|of)) (?=[Nn]|item)")
_REST_OF_NAME = re.compile(r" [^\n(),;.]{1,80}(?=[);]|\.?(?:\n|$)|, (?:p|blz|pag)\b)")


class _Read(NamedTuple):
    """What was read from one place: hits, where reading stopped (pages included), the meeting for more items."""

    hits: list[Hit]
    end: int
    meeting: str | None = None


_NOTHING = _Read([], 0)


def _find(paper: Paper, at: Sequence[int]) -> Iterator[Hit]:
    done = 0
    for start in at:
        if start < done:
            continue
        for hit in _read(paper, start):
            done = max(done, hit.end)
            yield hit


def _read(paper: Paper, start: int) -> list[Hit]:
    text = paper.text
    if m := _LITERAL.match(text, start):
        fields = {key: value for key, value in m.groupdict().items() if value}
        return [Hit(start, m.end(), "handelingen", m[0].lower(), "handelingen.identifier", fields)]
    if m := _HOUSE_FIRST.match(text, start):
        house = house_key(m[1])
        where = Where(house, house, session_key(m["session"]), m["session"])
        return _meeting(text, start, m.end(), where, m[2]).hits
    name = _NAME.match(text, start)
    if not name or _OTHER_BEFORE.search(paper.lower, max(0, start - _BACK), start):
        return []
    return _labelled(paper, start, name)


def _labelled(paper: Paper, start: int, name: re.Match[str]) -> list[Hit]:
    """From the word `Handelingen` on: house, session and number."""
    text = paper.text
    where, series, pos = _head(paper, name.end())
    named = name[1] in ("Handelingen", "HANDELINGEN")
    if (not named and not where.house_read) or _OTHER_AFTER.match(text, pos):
        return []  # the common word or a hand; another paper
    if named and not where.house_read and (in_front := read_in_front(text, start)):
        start, where = _with_front(start, where, *in_front)
    if series := series or _COMMITTEE.match(text, pos):
        return [_committee(text, start, max(pos, series.end()), where, series["series"])]
    read = _number(text, start, pos, where)
    if not where.session_read and not (named and _certain(read.hits)):
        return []
    return read.hits + _further(text, read, where)


def _head(paper: Paper, pos: int) -> tuple[Where, re.Match[str] | None, int]:
    """House, series and session behind the name, each where it stands, and the offset after them."""
    text = paper.text
    if house := _HOUSE.match(text, pos):
        pos = house.end()
    if series := _COMMITTEE.match(text, pos):
        pos = series.end()
    if session := _SESSION.match(text, pos):
        pos = session.end()
        if not house and (house := _HOUSE.match(text, pos)):
            pos = house.end()
    key = house_key(house["house"]) if house else None
    read = session["session"] if session else None
    where = Where(key or house_meant(paper.lower[:OPENING]), key, session_key(read) if read else None, read)
    return where, series, pos


def _with_front(start: int, where: Where, front: int, before: Where, joined: bool) -> tuple[int, Where]:
    """House and session that stand in front of the name taken in, where they belong to it."""
    if not joined:  # what was said before the bracket makes another house than that one doubtful
        return start, where if before.house == where.house else where._replace(house=None)
    if where.session_read:
        return front, where._replace(house=before.house, house_read=before.house_read)
    return front, before


def _certain(hits: Sequence[Hit]) -> bool:
    """Whether words without a session in front are a reference: it came later, or a house or an item is there."""
    return any(key in h.fields for h in hits for key in ("house", "session", "item"))


def _number(text: str, start: int, pos: int, where: Where) -> _Read:
    """The meeting (`nr. 53`, `nrs. 53 en 54`, `53e vergadering`, a bare `53`), or pages without one."""
    if m := _LABELLED.match(text, pos):
        if not is_plural(m["label"]):
            return _one(text, start, m.end(), where)
        numbers, end = read_numbers(text, m.end(), plural=True) or ([], 0)
        return _several(text, start, end, where, numbers) if numbers else _NOTHING
    if m := _ORDINAL.match(text, pos):
        return _meeting(text, start, m.end(), where, m[1])
    if where.session_read and (m := _BARE.match(text, pos)):
        number = _MEETING.match(text, m.end())
        # Without a house the words before are too few for a number without its label.
        if number and (where.house_read or _ITEM.match(text, number.end())):
            return _one(text, start, m.end(), where)
    if where.session_read and (m := _PAGE.match(text, pos)):
        targets: list[str | None] = [*page_ids(where.house, where.session, None, m["page"])] or [None]
        return _Read([_hit(start, m.end(), where, "pages", t, page=m["page"]) for t in targets], m.end())
    return _NOTHING


def _one(text: str, start: int, pos: int, where: Where) -> _Read:
    """One meeting, or the first of a list that no plural word announced."""
    m = _MEETING.match(text, pos)
    if not m or counted(text, m.end()):
        return _NOTHING
    if m[2]:
        by_item = numbers_items(where.session)
        item, page = (m[2], m[3]) if by_item else (None, text[m.start(2) : m.end()])
        target = meeting_id(where.house, where.session, m[1], item)
        hit = _hit(start, m.end(), where, "joined", target, meeting=m[1], item=item, page=page)
        return _Read([hit], m.end(), m[1])
    numbers, end = read_numbers(text, pos) or ([m[1]], m.end())
    if len(numbers) > 1:
        return _several(text, start, end, where, numbers)
    return _meeting(text, start, m.end(), where, m[1])


def _several(text: str, start: int, end: int, where: Where, numbers: Sequence[str]) -> _Read:
    """Several meetings over one span; an item behind them could be of any, and is left alone."""
    if len(numbers) == 1:
        return _meeting(text, start, end, where, numbers[0])
    targets = [(n, meeting_id(where.house, where.session, n)) for n in numbers]
    return _Read([_hit(start, end, where, "meetings", t, meeting=n) for n, t in targets], end)


def _meeting(text: str, start: int, end: int, where: Where, meeting: str) -> _Read:
    """What follows a meeting: items, a named item, pages."""
    where, end = _late_session(text, end, where)
    date = _DATE.match(text, end)
    item = _ITEM.match(text, date.end() if date else end)
    if item:
        return _items(text, start, item, where, meeting, date[1] if date else None)
    if name_end := _item_name(text, end):
        target = meeting_id(where.house, where.session, meeting)
        name = text[end:name_end].lstrip(", «\"“'‘")
        return _Read([_hit(start, name_end, where, "named_item", target, meeting=meeting, item_name=name)], name_end)
    target = meeting_id(where.house, where.session, meeting)
    page = _PAGE.match(text, end)
    if not page:
        return _Read([_hit(start, end, where, "meeting", target, meeting=meeting)], end, meeting)
    by_page = page_ids(where.house, where.session, meeting, page["page"])
    if by_page:  # the identifier is made of the pages, so they are part of the reference
        hits = [_hit(start, page.end(), where, "pages", t, meeting=meeting, page=page["page"]) for t in by_page]
    else:
        hits = [_hit(start, end, where, "meeting", target, meeting=meeting, page=page["page"])]
    return _Read(hits, page.end(), meeting)


def _items(text: str, start: int, label: re.Match[str], where: Where, meeting: str, date: str | None = None) -> _Read:
    """Items of one meeting, by number; the dash in `item 7-12` may lead to a page, that in `items 7-12` does not."""
    read = read_numbers(text, label.end(), plural=True) if label["several"] else read_number(text, label.end())
    numbers, end = read or ([], label.end())
    if not numbers:
        target = meeting_id(where.house, where.session, meeting)
        return _Read([_hit(start, label.start(), where, "meeting", target, meeting=meeting)], label.start())
    page = _PAGE.match(text, end)
    stop = page.end() if page else end
    if label["bracket"] and text.startswith(")", stop):
        end = stop = stop + 1
    if stop == end:
        where, end = _late_session(text, end, where)
        stop = end
    targets = [(n, meeting_id(where.house, where.session, meeting, n)) for n in numbers]
    hits = [
        _hit(start, end, where, "item", t, meeting=meeting, item=n, page=page["page"] if page else None, date=date)
        for n, t in targets
    ]
    return _Read(hits, stop, meeting)


def _late_session(text: str, end: int, where: Where) -> tuple[Where, int]:
    """The session where it stands behind the number: `nr. 53, vergaderjaar 2021-2022`."""
    if where.session_read is None and (late := _SESSION.match(text, end)):
        return where._replace(session=session_key(late["session"]), session_read=late["session"]), late.end()
    return where, end


def _further(text: str, read: _Read, where: Where) -> list[Hit]:
    """What goes on in the same house: `; nr. 60, item 3`, `en item 9`, `en 2020/21, nr. 12`. Each has its own span."""
    out: list[Hit] = []
    for _ in range(_MOST):
        if not read.hits:
            break
        pos = read.end + (1 if text.startswith(")", read.end) and text.startswith(";", read.end + 1) else 0)
        link = _LINK.match(text, pos)
        if link and (label := _LABELLED.match(text, link.end())):
            read = _number(text, label.start(), label.start(), where)
        elif link and read.meeting and (label := _ITEM.match(text, link.end())):
            read = _items(text, label.start(), label, where, read.meeting)
        elif link := _STRONG_LINK.match(text, pos):
            read, where = _next_session(text, link.end(), where)
        else:
            break
        out += read.hits
    return out


def _next_session(text: str, start: int, where: Where) -> tuple[_Read, Where]:
    house = _HOUSE.match(text, start)
    session = _SESSION.match(text, house.end() if house else start)
    if not session:
        return _NOTHING, where
    key = house_key(house["house"]) if house else where.house_read
    where = Where(key or where.house, key, session_key(session["session"]), session["session"])
    return _number(text, start, session.end(), where), where


def _committee(text: str, start: int, end: int, where: Where, series: str) -> Hit:
    number = _COMMITTEE_NUMBER.match(text, end)
    meeting = number[1] if number and not counted(text, number.end()) else None
    end = number.end() if number and meeting else end
    page = _PAGE.match(text, end)
    return _hit(
        start, end, where, "committee", None, meeting=meeting, page=page["page"] if page else None, series=series
    )  # fmt: skip


def _hit(start: int, end: int, where: Where, rule: str, target: str | None, **parts: str | None) -> Hit:
    read = {"house": where.house_read, "session": where.session_read, **parts}
    fields = {key: value for key, value in read.items() if value}
    return Hit(start, end, "handelingen", target, f"handelingen.{rule}", fields)


def _item_name(text: str, pos: int) -> int | None:
    """Where the name of an item that stands for its number ends; None where no such name stands."""
    m = _names().match(text, pos)
    if not m or not m["name"][0].isupper():
        return None
    if m["name"].lower() in _openings() and (rest := _REST_OF_NAME.match(text, m.end())):
        return rest.end()
    return m.end() if m["name"].lower() in _standing() else None


@cache
def _standing() -> frozenset[str]:
    return frozenset(name.lower() for name in table("proceedings")["standing"])


@cache
def _openings() -> frozenset[str]:
    return frozenset(name.lower() for name in table("proceedings")["opening"])


@cache
def _names() -> re.Pattern[str]:
    longest_first = sorted(_standing() | _openings(), key=len, reverse=True)
    names = "|".join(map(re.escape, longest_first))
    return re.compile(rf", ?[«\"“'‘]?(?P<name>{names})\b", re.IGNORECASE)


finder = Finder(
    kind="handelingen",
    about="The verbatim report of a meeting of either house, or of an item of it.",
    examples=(
        "Zie Handelingen II 2021/22, nr. 53, item 7.",
        "Handelingen Eerste Kamer 2021–2022, nr. 36.",
        "Handelingen II 2007/08, nr. 108, p. 7909-7943.",
    ),
    triggers=("handelingen", "hand.", "hand ii", "hand i ", "h-tk-", "h-ek-", "h-vv-", "tk ", "ek "),
    find=_find,
    unparsed=("handelingen", "h-tk-", "h-ek-", "h-vv-"),
)
