"""Running heads, footers and page numbers: known by the format, by their words, or by coming back."""

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from griffier.lang import words
from griffier.model.source import Role
from griffier.text.rows import Row, width_of

# Lines that come back have at least this many lines of a page between them.
_PAGE = 15
_DIGITS = re.compile(r"\d+")
_LETTERS = 8
_FEW = 4  # lines: so short a text has no pages
_LONGEST = 110
_DIGITS_OF_A_PAGE = 4
_NEAR = 40  # lines in which the words above or below a page's head are looked for
_ENDS = (".", "!", "?", ":", ";")
_NO_ENDS = ".;:,"  # of a running head


@cache
def _pattern(key: str) -> re.Pattern[str]:
    return re.compile("|".join(words("layout")[key]), re.IGNORECASE)


def drop_running(rows: Sequence[Row]) -> list[Row]:
    """The rows without what belongs to the page; the row after a dropped one is marked `broken`.

    Empty rows around a dropped one go with it: they belong to the page as well. Where some footers stand right under
    the text, though, an empty row above another one is the end of a paragraph and stays.
    """
    if sum(1 for r in rows if r.text) < _FEW:
        return list(rows)
    gone = _known(rows)
    gone |= _repeated(rows, gone)
    gone |= _page_numbers(rows, gone)
    if gone:
        gone |= _beside(gone, rows)
    if not gone and not any(r.page > 1 for r in rows):
        return list(rows)
    tight = any(n and n - 1 not in gone and rows[n - 1].text for n in gone)
    out: list[Row] = []
    broken = False
    page = rows[0].page if rows else 0
    for n, row in enumerate(rows):
        if n in gone:
            broken = True
            empty = None
            while out and not out[-1].text:
                empty = out.pop()
            if empty and tight:
                out.append(empty)
            continue
        if row.page != page:
            page, broken = row.page, True
        if not row.text:
            if not broken:
                out.append(row)
            continue
        out.append(row._replace(broken=True) if broken else row)
        broken = False
    return out


def _known(rows: Sequence[Row]) -> set[int]:
    match = _pattern("running").fullmatch
    running, unknown = Role.RUNNING, Role.UNKNOWN
    return {
        n
        for n, (_, _, text, _, role, *_) in enumerate(rows)
        if role is running or (role is unknown and text and _likely(text[-1]) and len(text) < _LONGEST and match(text))
    }


def _beside(gone: set[int], rows: Sequence[Row]) -> set[int]:
    """Lines of a page's head that count as such only beside another one."""
    match, value = _pattern("beside").fullmatch, _pattern("beside_value").fullmatch
    found: set[int] = set()
    for n in sorted(gone):
        for step in (1, -1):
            label = False
            for k in range(n + step, n + 13 * step, step):
                text = rows[k].text if 0 <= k < len(rows) else None
                if text is None or (text and not match(text) and not (label and value(text))):
                    break
                if text:
                    found.add(k)
                    label = step > 0 and not any(c.isdigit() for c in text)  # its value may stand on the next line
    return found


def _likely(last: str) -> bool:
    """Cheap look before the pattern: each of its lines ends in a digit or a capital."""
    return last.isdigit() or last.isupper() or last in "-–"


def _repeated(rows: Sequence[Row], known: set[int]) -> set[int]:
    """Lines that stand there again on later pages, alike but for their digits, and cut sentences in two.

    A heading (`Inbreng van de leden van …`) or the opening of a paragraph may come back as well, but in no sentence.
    """
    unknown = Role.UNKNOWN
    last_seen: dict[str, int] = {}
    again: dict[str, list[int]] = defaultdict(list)
    for n, row in enumerate(rows):
        text = row.text
        if not _LETTERS <= len(text) <= _LONGEST or text[-1] in _NO_ENDS or row.role is not unknown:
            continue
        if not _at_edge(n, rows):
            continue
        key = _DIGITS.sub("#", text)
        if key in last_seen:
            if not again[key]:
                again[key].append(last_seen[key])
            again[key].append(n)
        last_seen[key] = n
    candidates = [places for key, places in again.items() if _may_run(key, places) and _counts_up(places, rows)]
    if not candidates:
        return set()
    of_pages = known.union(*candidates)
    full = 0.7 * width_of(rows)
    return {n for places in candidates if _cut_sentences(places, rows, of_pages, full) for n in places}


def _may_run(key: str, places: list[int]) -> bool:
    """Often enough, worded, no sentence or note, and a page apart."""
    if len(places) < 3 or key[0] in "#[" or any(b - a < _PAGE for a, b in pairwise(places)):
        return False
    return sum(c.isalpha() for c in key) >= _LETTERS


def _counts_up(places: list[int], rows: Sequence[Row]) -> bool:
    """Whether one number at most differs from page to page, and that one grows."""
    numbers = zip(*(map(int, _DIGITS.findall(rows[n].text)) for n in places), strict=True)
    varying = [column for column in numbers if len(set(column)) > 1]
    return not varying or (len(varying) == 1 and all(a < b for a, b in pairwise(varying[0])))


def _page_numbers(rows: Sequence[Row], known: set[int]) -> set[int]:
    """Numbers alone on their lines that count on from page to page: they close pages, or cut sentences in two."""
    best: dict[int, list[int]] = {}  # by number: the longest row of lines that counts up to it
    for n, row in enumerate(rows):
        text = row.text
        if text and len(text) <= _DIGITS_OF_A_PAGE and text.isdecimal() and row.role is Role.UNKNOWN and n not in known:
            number = int(text)
            counted = best.pop(number - 1, [])
            counted.append(n)
            if len(counted) > len(best.get(number, ())):
                best[number] = counted
    places = max(best.values(), key=len, default=[])
    if len(places) > 1 and all(_closes_page(n, rows) for n in places):
        return set(places)
    full = 0.7 * width_of(rows) if len(places) > 2 else 0
    return set(places) if len(places) > 2 and _cut_sentences(places, rows, known.union(places), full) else set()


def _closes_page(n: int, rows: Sequence[Row]) -> bool:
    """Whether a row is the last of its page, or the first one below the page before."""
    page = rows[n].page
    below = next((r for r in rows[n + 1 : n + _NEAR] if r.text), None)
    above = next((r for r in reversed(rows[max(0, n - _NEAR) : n]) if r.text), None)
    return page > 0 and (below is None or below.page > page or above is None or above.page < page)


def _cut_sentences(places: list[int], rows: Sequence[Row], of_pages: set[int], full: float) -> bool:
    """Whether a sentence runs on over at least every second one of these lines, from a full line above it."""
    cut = 0
    for n in places:
        above = _neighbour(n, -1, rows, of_pages)
        below = _neighbour(n, 1, rows, of_pages)
        cut += bool(len(above) > full and below and not above.endswith(_ENDS) and below[0].islower())
    return cut * 2 >= len(places)


def _neighbour(n: int, step: int, rows: Sequence[Row], of_pages: set[int]) -> str:
    """The words of the next row up or down that do not belong to the page."""
    last = min(len(rows) - 1, max(0, n + step * _NEAR))
    for k in range(n + step, last + step, step):
        if rows[k].text and k not in of_pages:
            return rows[k].text
    return ""


def _at_edge(n: int, rows: Sequence[Row]) -> bool:
    """Whether an empty line or the page's edge stands beside it; rows of a table have neighbours."""
    if n == 0 or n + 1 == len(rows) or not rows[n - 1].text:
        return True
    following = rows[n + 1]
    return not following.text or following.indent > 0 or not rows[n].page == rows[n - 1].page == following.page
