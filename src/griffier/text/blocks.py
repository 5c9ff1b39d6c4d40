"""Rows to blocks: which lines are one paragraph, what is a heading, a list, a table."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import groupby, islice
from typing import NamedTuple

from griffier import lang
from griffier.model.clean import Part
from griffier.model.source import Role
from griffier.text.rows import Row
from griffier.text.sentences import abbreviated

_STOPS = (".", "!", "?", ":", ";", "…")
_CLOSERS = '»”"’)]'
_BULLET = re.compile(
    r"(?:[-–—•▪◦●■□*·»>‣\uf0a7\uf0b7\uf0d8]|o)\s+\S|[a-z]\)\s|\(?[ivx]{1,4}\)\s|\d{1,2}\)\s|\(\d{1,2}\)\s"
)
_DASHED = re.compile(r"[-–—•▪◦●■□*·»>‣\uf0a7\uf0b7\uf0d8]\s")
_QUESTION = re.compile(r"(?:Wat|Hoe|Waarom|Wanneer|Welke?|Wie|Waar|Waartoe|Why|What|How|Who)\b.{0,50}\?")
_NUMBER = re.compile(r"(?P<n>\d{1,2}(?:\.\d{1,2}){0,4}|[IVX]{1,5}|[A-Z])(?P<stop>[.)]?)\s+(?P<rest>\S.*)")
# A bullet, number or letter with the white space behind it.
_LEAD = re.compile(r"(?:\S|\(?(?:\d{1,2}(?:\.\d{1,2}){0,4}|[ivxIVX]{1,5}|[a-zA-Z])[.)]{0,2})\s+")
_COUNTED = re.compile(r"(\(?)(\d{1,2}|[a-z])([.)])\s")
_ABBREVIATED = re.compile(r"\b(?:c\.s|e\.a|jl|a\.s)\.$")  # what a heading may end with
_FIGURE = re.compile(r"[€$+–-]{0,2}\d[\d.,/]*(?<![.,/])%?")
_LISTED = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,4}[.)]\s")
# A number with words behind it, and no list number: `2015 wijken af`, `279, nr. 698`.
_STARTS_NUMBER = re.compile(r"(?!\d{1,2}(?:\.\d{1,2}){0,4}[.)]?\s+[^\W\d])(?:II?,? )?\d.*[a-zà-ÿ]{2}")
_BARE_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,4}\.?")
_WRAPPED = 200  # a longer line is a paragraph of its own
_FEW = 3  # rows: too few to tell how long a line is
_HEADING = 120  # code points a heading may have


class Group(NamedTuple):
    """Rows that make one block."""

    part: Part
    rows: list[Row]
    level: int = 0


def blocks_of(rows: Sequence[Row], width: int) -> list[Group]:
    """Rows as paragraphs, headings, list items and tables; `width` is how long a full line is."""
    few = len(list(islice((r for r in rows if r.text), _FEW + 1))) <= _FEW
    groups: list[list[Row]] = []
    current: list[Row] = []
    empty = False
    for n, row in enumerate(rows):
        if not row.text:
            empty = True
            continue
        alone = n + 1 == len(rows) or not rows[n + 1].text
        if current and not _goes_on(current, row, width, empty=empty, alone=alone, few=few):
            groups.append(current)
            current = []
        current.append(row)
        empty = False
    if current:
        groups.append(current)
    return _name(groups)


def _has_cells(text: str) -> bool:
    """Whether a line (already stripped) is cut into cells: by a tab or three spaces, not those behind its number."""
    if "\t" not in text and "   " not in text:
        return False
    lead = _LEAD.match(text)
    rest = text[lead.end() :] if lead else text
    return "\t" in rest or "   " in rest


def _goes_on(current: list[Row], row: Row, width: int, *, empty: bool, alone: bool, few: bool) -> bool:
    """Whether `row` belongs to the paragraph of the rows before it.

    `alone` when an empty row follows it; `few` when a text of so few rows has no other measure: its lines go on.
    """
    above, text = current[-1].text, row.text
    if row.level or current[-1].level:
        return row.level == current[-1].level and not empty and not row.gap
    if _has_cells(text) and _has_cells(above):
        return not empty
    stopped = above.rstrip(_CLOSERS).endswith(_STOPS) and not abbreviated(above)
    if _BULLET.match(text) and (stopped or empty or _opens_item(current, text, width)):
        return False
    if above.endswith(("-", "‐", "\u00ad")) and text[0].isalpha():
        return True
    small = text[0].islower()
    if row.broken:
        # The page's edge: the sentence goes on, or the paragraph does when its last line was full. A short line
        # alone that follows a full stop is the heading of a new page.
        if stopped and alone and not text.endswith(_STOPS) and len(text) < 0.8 * width:
            return False
        if not stopped:
            return small or _full(above, text, width, slack=0.75)
        return not empty and _full(above, text, width) and len(above) < _WRAPPED
    if (empty or row.gap) and row.role is Role.BODY:
        return False  # the format itself says that a paragraph ended
    if empty or row.gap:
        return small and not stopped and len(above) > 0.6 * width and not above.endswith(",")
    if len(above) > _WRAPPED:
        return False
    if _opens(current, row, width, stopped=stopped):
        return False
    return small or _joins(above, text, width, stopped=stopped, few=few)


def _joins(above: str, text: str, width: int, *, stopped: bool, few: bool) -> bool:
    """Whether two lines are one sentence by what they end and begin with, or else by the length of the first."""
    if above.rfind("(") > above.rfind(")") or _BARE_NUMBER.fullmatch(above) or (above.isupper() and text.isupper()):
        return True
    if few and (not stopped or above[-1] in ":;") and not _LISTED.match(text):
        return True
    if not stopped and _unfinished(above, text):
        return True
    return _full(above, text, width, slack=0.92 if stopped else 0.8)


def _unfinished(above: str, text: str) -> bool:
    """Whether a line cannot end here, however short it is: by its last word, a comma or a number."""
    if above[-1] in ",(" or text[0] in "(,;":
        return True
    if _STARTS_NUMBER.match(text) and not _has_cells(text) and not _has_cells(above):
        return True
    return _open_ends().fullmatch(above, above.rfind(" ") + 1) is not None


@cache
def _open_ends() -> re.Pattern[str]:
    """Words that no line of its own ends with, save by a break in its sentence."""
    return re.compile(rf"\(?(?:{'|'.join(lang.words('layout')['open_ends'])})")


@cache
def _caption() -> re.Pattern[str]:
    return re.compile(lang.words("layout")["captions"], re.IGNORECASE)


def _opens_item(current: list[Row], text: str, width: int) -> bool:
    """Whether a line that begins with a dash or bullet opens an item, though no stop stands above it.

    A dash may also be part of a sentence and have come at the head of a line by chance.
    """
    if not _DASHED.match(text):
        return False
    return text[0] not in "-–—" or current[0].text[0] == text[0] or not _full(current[-1].text, text, width)


def _indented(current: list[Row], row: Row) -> bool:
    """Whether a row stands in from the one above, as the first line of a paragraph does; not below a list's dash."""
    return row.indent >= max(2, current[-1].indent + 2) and not _BULLET.match(current[0].text)


def _full(above: str, text: str, width: int, slack: float = 0.92) -> bool:
    """Whether the next line's first word would not have fitted behind the line above."""
    first = text.find(" ")
    return len(above) + 1 + (first if first > 0 else len(text)) > slack * width


def _opens(current: list[Row], row: Row, width: int, *, stopped: bool) -> bool:
    """Whether a row opens an item or a paragraph by its own beginning."""
    above, text = current[-1].text, row.text
    if stopped and (_begins_item(above, text, width) or _indented(current, row)):
        return True
    return _next_item(current[0].text, text) and (stopped or not _full(above, text, width))


def _next_item(first: str, text: str) -> bool:
    """Whether a line counts on from the item that the paragraph above is: `a)` and `b)`, `(1)` and `(2)`."""
    one, two = _COUNTED.match(first), _COUNTED.match(text)
    return bool(one and two and one[1] == two[1] and one[3] == two[3] and _counts_on(one[2], two[2]))


def _begins_item(above: str, text: str, width: int) -> bool:
    """A numbered line under a line that ends a sentence."""
    m = _NUMBER.match(text)
    return bool(m and m["stop"]) and (m["rest"][0].isupper() or not _full(above, text, width))  # type: ignore[index]  # m is set


def _name(groups: list[list[Row]]) -> list[Group]:
    """Says of each group what it is; a heading stands alone, is short, and has text under it."""
    looks = [_looks(g) for g in groups]
    runs = _runs(looks)
    out: list[Group] = []
    for n, rows in enumerate(groups):
        first = rows[0]
        if first.level or first.role is Role.HEADING:
            out.append(Group(Part.HEADING, rows, first.level or 1))
        elif looks[n] in ("table", "caption"):
            out.append(Group(Part.TABLE, rows))
        elif looks[n] == "heading" and _heads(n, runs[n], groups, looks):
            out.append(Group(Part.HEADING, rows, _level(_words(rows))))
        elif _BULLET.match(first.text) or (_NUMBER.match(first.text) and looks[n] == "heading"):
            out.append(Group(Part.ITEM, rows))
        else:
            out.append(Group(Part.BODY, rows))
    return _sublevels(out)


def _looks(rows: list[Row]) -> str:
    if len(rows) > 1 and (all(_has_cells(r.text) for r in rows) or _figures(rows)):
        return "table"
    if len(rows) > 2:
        return "text"
    text = _words(rows)
    if len(rows) == 1 and _one_row(text):
        return "table"
    if len(text) > _HEADING or _BULLET.match(text):
        return "text"
    if len(rows) == 1 and _caption().match(text):
        return "caption"
    if text[-1] == "?" and not _QUESTION.fullmatch(text):
        return "text"
    if text[-1] in ";:,!" or (text[-1] == "." and not _ABBREVIATED.search(text[-6:])):
        return "text"
    if not any(c.isalpha() for c in text) or _has_cells(text):
        return "text"
    m = _NUMBER.match(text)
    words = m["rest"] if m else text
    if not (words[0].isupper() or words[0] in "«“‘’'\"(" or (m and words[0].isalpha())):
        return "text"
    return "heading"


def _runs(looks: list[str]) -> list[tuple[int, int]]:
    """For each place the first and the last of the neighbours that look like it."""
    out: list[tuple[int, int]] = []
    for _, same in groupby(looks):
        count, first = len(list(same)), len(out)
        out += [(first, first + count - 1)] * count
    return out


def _words(rows: list[Row]) -> str:
    return rows[0].text if len(rows) == 1 else " ".join(r.text for r in rows)


def _one_row(text: str) -> bool:
    """Whether a line alone is a row of a table: three cells or more, and no sentence."""
    return text.count("\t") > 1 and text[-1] not in _STOPS and _has_cells(text)


def _figures(rows: list[Row]) -> bool:
    """Whether rows are those of a table whose gaps are gone: a line of titles, then lines that are mostly numbers."""
    return len(rows) > 2 and all(r.text[-1] in "0123456789%" and _mostly_numbers(r.text) for r in rows[1:])


def _mostly_numbers(text: str) -> bool:
    cells = text.split()
    return 2 * sum(_FIGURE.fullmatch(c) is not None for c in cells) > len(cells)


def _heads(n: int, run: tuple[int, int], groups: list[list[Row]], looks: list[str]) -> bool:
    """A heading has text under it, at most two more headings between; a row of short lines is a list or a table."""
    first, last = run
    if last + 1 == len(looks) or (looks[last + 1] == "table" and last - first > 1):
        return False
    if last - first >= 3:
        # Only the line right above the text can be the heading of it.
        return n == last and not _numbered(groups[n])
    return not _listed(n, groups)


def _numbered(rows: list[Row]) -> str | None:
    m = _NUMBER.match(_words(rows))
    return m["n"] if m and (m["stop"] or m["n"][0].isdigit()) else None


def _listed(n: int, groups: list[list[Row]]) -> bool:
    """A numbered line beside the one that counts on from it, without text between: an item of a list."""
    mine = _numbered(groups[n])
    if mine is None:
        return False
    neighbours = (_numbered(groups[k]) for k in (n - 1, n + 1) if 0 <= k < len(groups))
    return any(other is not None and _counts_on(mine, other) for other in neighbours)


def _counts_on(one: str, other: str) -> bool:
    """Whether two numbers of headings or items follow each other: 2 and 3, 1.2 and 1.3, B and C."""
    *head, a = one.split(".")
    *other_head, b = other.split(".")
    if head != other_head:
        return False
    if a.isdigit() and b.isdigit():
        return abs(int(a) - int(b)) == 1
    return len(a) == len(b) == 1 and abs(ord(a) - ord(b)) == 1


def _level(text: str) -> int:
    m = _NUMBER.match(text)
    if m and m["n"][0].isdigit():
        return m["n"].count(".") + 1
    return 1


def _sublevels(groups: list[Group]) -> list[Group]:
    """Where the paper numbers its headings, one without a number stands below the numbered one before it.

    Not the only one, at the end of the paper (`Tot slot`): that closes the whole.
    """
    headings = [n for n, g in enumerate(groups) if g.part is Part.HEADING and not g.rows[0].level]
    numbers = {n: _numbered(groups[n].rows) or _roman(groups[n].rows) for n in headings}
    if "I" not in numbers.values() or "II" not in numbers.values():
        numbers = {n: _numbered(groups[n].rows) for n in headings}
    counted = [n for n in headings if numbers[n]]
    if not counted or [n for n in headings if n > counted[0] and not numbers[n]] == headings[-1:]:
        return groups
    out = list(groups)
    top = 0
    for n in headings:
        if numbers[n]:
            top = groups[n].level
        elif top:
            out[n] = groups[n]._replace(level=top + 1)
    return out


def _roman(rows: list[Row]) -> str | None:
    m = _NUMBER.match(rows[0].text)
    return m["n"] if m and not set(m["n"]) - set("IVX") else None
