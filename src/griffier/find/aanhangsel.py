"""The appendix to the Handelingen, with written questions and answers: `Aanhangsel Handelingen II 2017/18, nr. 1028`.

Source of the shapes: Aanwijzingen voor de regelgeving 3.43, and the identifiers of officielebekendmakingen.nl.
"""

import re
from collections.abc import Iterator, Sequence

from griffier.model.findings import Finder, Hit, Paper
from griffier.notation.numbering import LABEL, PAGE_LABEL, PAGES, counted, is_plural, read_numbers
from griffier.notation.proceedings import (
    HOUSE,
    OPENING,
    SESSION_PART,
    Where,
    appendix_id,
    house_key,
    house_meant,
    read_in_front,
)
from griffier.notation.sessions import session_key

_MOST = 30  # continuations of one reference

# Since 2026 an answer may be published under a number of its own, as some of the nineties were.
_LITERAL = re.compile(
    r"ah-(?:(?P<house>tk|ek)-(?P<session>\d{8})-(?P<number>\d{1,5}[a-z]?)(?:-[hn]\d{1,2})?|\d{6,7})(?![\w-])",
    re.IGNORECASE,
)
_OF = r"(?: ?-? ?(?:(?:(?:van|bij|tot|op)(?: de)?|VAN DE|der|DER) )?)"
_NAME = re.compile(
    rf"(?:[Aa]anhangsel|Aanh\.?|AANHANGSEL)(?P<proceedings>{_OF}(?:[Hh]andelingen|HANDELINGEN|Hand\.|\(Handelingen\)))?"
    r"(?=[ ,(])"
)
_PROCEEDINGS = re.compile(r"(?:Handelingen|HANDELINGEN|Hand\.)(?=[ ,])")
_PART = re.compile(r",? ?\(?(?:[Aa]anhangsel|AANHANGSEL|Aanh\.?)\)?(?=[ ,])")
_HOUSE = re.compile(rf",? ?{HOUSE}")
_SESSION = re.compile(SESSION_PART)
_LABELLED = re.compile(rf",? ?{LABEL}(?=\d)")
_BARE = re.compile(r", ?(?=\d)")
_PAGE = re.compile(rf",? ?{PAGE_LABEL}{PAGES}")
_NEXT_NUMBER = re.compile(r"(?:;|,|,? (?:en|alsmede)) (?=[Nn][ro]s?[., ]|[Nn]ummers? )")
_NEXT_SESSION = re.compile(r"(?:;|,? (?:en|alsmede)) ")


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
        return [Hit(start, m.end(), "aanhangsel", m[0].lower(), "aanhangsel.identifier", fields)]
    meant = house_meant(paper.lower[:OPENING])
    if m := _NAME.match(text, start):
        named = m["proceedings"] is not None
        where, pos = _where(text, m.end(), meant)
        in_front = read_in_front(text, start) if not where.house_read else None
        if in_front and in_front[2]:
            start, before, _ = in_front
            where = before if not where.session_read else where._replace(house=before.house, house_read=before.house)
        elif in_front and in_front[1].house != where.house:
            where = where._replace(house=None)
        if not named and not (m[0][0] == "A" and (where.session_read or where.house_read)):
            return []  # the appendix of something else
        return _numbers(text, start, pos, where)
    if m := _PROCEEDINGS.match(text, start):
        where, pos = _where(text, m.end(), meant)
        if part := _PART.match(text, pos):
            if not where.session_read:
                where, pos = _where(text, part.end(), meant, where)
            else:
                pos = part.end()
            return _numbers(text, start, pos, where)
    return []


def _where(text: str, pos: int, meant: str | None, known: Where | None = None) -> tuple[Where, int]:
    """House and session from `pos` on, in either order, each of them or none."""
    house = _HOUSE.match(text, pos)
    pos = house.end() if house else pos
    session = _SESSION.match(text, pos)
    pos = session.end() if session else pos
    if session and not house and (house := _HOUSE.match(text, pos)):
        pos = house.end()
    key = house_key(house["house"]) if house else known.house_read if known else None
    if not session:
        return Where(key or meant, key, None, None), pos
    return Where(key or meant, key, session_key(session["session"]), session["session"]), pos


def _numbers(text: str, start: int, pos: int, where: Where) -> list[Hit]:
    """The numbers, then what goes on in the same house: `; nr. 14`, `en 2018/19, nr. 3`."""
    out: list[Hit] = []
    for _ in range(_MOST):
        hits, end, where = _one(text, start, pos, where)
        out += hits
        if not hits:
            break
        if link := _NEXT_NUMBER.match(text, end):
            start = pos = link.end()
            continue
        link = _NEXT_SESSION.match(text, end)
        if not link:
            break
        start = link.end()
        following, pos = _where(text, start, where.house, where)
        if not following.session_read:
            break
        where = following
    return out


def _one(text: str, start: int, pos: int, where: Where) -> tuple[list[Hit], int, Where]:
    """Numbers of one session: `nr. 1028`, `nrs. 12 en 14`, `nr. 1028, vergaderjaar 2017-2018`, a bare `1028`."""
    read = None
    if label := _LABELLED.match(text, pos):
        read = read_numbers(text, label.end(), is_plural(label["label"]))
    elif where.session_read and (bare := _BARE.match(text, pos)):
        read = read_numbers(text, bare.end())
    elif text.startswith(" ", pos) and (read := read_numbers(text, pos + 1)) and not _SESSION.match(text, read[1]):
        read = None
    if not read or counted(text, read[1]):
        return [], pos, where
    numbers, end = read
    if where.session_read is None and (late := _SESSION.match(text, end)):
        where = where._replace(session=session_key(late["session"]), session_read=late["session"])
        end = late.end()
    page = _PAGE.match(text, end)
    hits = []
    for number in numbers:
        parts = {
            "house": where.house_read,
            "session": where.session_read,
            "number": number,
            "page": page["page"] if page else None,
        }
        fields = {key: value for key, value in parts.items() if value}
        target = appendix_id(where.house, where.session, number)
        hits.append(Hit(start, end, "aanhangsel", target, "aanhangsel.number", fields))
    return hits, page.end() if page else end, where


finder = Finder(
    kind="aanhangsel",
    about="Written questions with their answers, by their number in the appendix to the Handelingen.",
    examples=(
        "Zie Aanhangsel Handelingen II 2017/18, nr. 1028.",
        "Aanhangsel van de Handelingen, vergaderjaar 2021–2022, nr. 3301.",
    ),
    triggers=("aanhangsel", "aanh.", "aanh ", "handelingen", "hand.", "ah-"),
    find=_find,
    unparsed=("aanhangsel", "ah-"),
)
