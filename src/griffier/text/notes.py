"""Footnotes: known by their marker at the head of a line and the same marker in the text above it.

Both must be there, and the numbers must count up from 1: a numbered heading or list has no caller, and a digit
glued to a word has no note.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from griffier.model.source import Role, Source
from griffier.notation.days import DAY
from griffier.text.rows import Row

_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_HEAD = re.compile(r"(?:\[(?P<b>\d{1,3})\]|(?P<s>[⁰¹²³⁴-⁹]{1,3})|(?P<n>\d{1,3})\)?)(?:\s+|(?=[A-Z«“]))(?=\S)")
_A_DAY = re.compile(DAY)
# A letter before the number is part of a unit or a formula: m2, CO2, km3.
_UNITS = re.compile(r"\b(?:[dckm]?m|[A-Z][A-Z\d-]*)$")
_MARKER = "[]0123456789⁰¹²³⁴⁵⁶⁷⁸⁹) \t"
# `nrs. 4 en 5,1 en`: the number of a paper has no decimals.
_NUMBERED = re.compile(r"\b[Nn]rs?\.? [\dt/men, ]{1,18},$")
_ENDS = re.compile(r"[.!?:;][)»”’\"]?$")


class _Head(NamedTuple):
    """A row that a note may begin with: its marker, how long that is with the white space after it, how it is set."""

    row: int
    marker: str
    length: int
    bracket: bool
    sure: bool  # in brackets or raised: no number of a sentence
    closed: bool  # a bracket stands behind the number


class Note(NamedTuple):
    """A note as rows: `anchor` is the source offset of its caller, `call` the stretch of source to leave out."""

    marker: str
    call: tuple[int, int]
    rows: list[Row]
    body_start: int  # source offset of the note's words, behind its marker


def take_notes(rows: Sequence[Row], source: Source) -> tuple[list[Row], list[Note]]:
    """Takes the notes out of the rows.

    Returns:
        The rows without them, and the notes in the order of their callers. The row after a note is `broken`.
    """
    heads: dict[int, list[_Head]] = {}
    for n, row in enumerate(rows):
        if not row.text or row.text[0].isalpha():
            continue
        if _may_begin(row) and (m := _HEAD.match(row.text)) and not _A_DAY.match(row.text):
            marker = (m["b"] or m["s"] or m["n"]).translate(_SUPERSCRIPTS)
            closed = m["n"] is not None and row.text[m.end("n")] == ")"
            head = _Head(n, marker, m.end(), bool(m["b"]), bool(m["b"] or m["s"]), closed)
            heads.setdefault(int(marker), []).append(head)
    notes: list[Note] = []
    taken: dict[int, Note] = {}
    searched = 0
    last = -1
    while found := _next_note(heads.get(len(notes) + 1, ()), last, rows, source, searched):
        head, call = found
        first, searched = head.row, call[1]
        followers = _followers(heads.get(len(notes) + 2, ()), source, call[1], rows[first].start)
        last = _last_row(head, rows, followers)
        note = Note(head.marker, call, list(rows[first : last + 1]), rows[first].start + head.length)
        notes.append(note)
        taken.update(dict.fromkeys(range(first, last + 1), note))
    return _without(rows, taken), notes


def _next_note(
    heads: Sequence[_Head], last: int, rows: Sequence[Row], source: Source, start: int
) -> tuple[_Head, tuple[int, int]] | None:
    """The note that one of these heads begins, all of one number, with its call in the text above it.

    One that stands apart from the text is likelier than a line of the text that begins with this number.
    """
    calls = {
        bracket: _find_call(marker, bracket=bracket, source=source, start=start, end=len(source.text))
        for marker, bracket in {(h.marker, h.bracket) for h in heads if h.row > last}
    }
    glued: tuple[_Head, tuple[int, int]] | None = None
    for head in heads:
        call = calls.get(head.bracket) if head.row > last else None
        if call is None or call[1] > rows[head.row].start or not _looks_like_note(head, last, rows):
            continue
        if head.closed:
            call = _with_bracket(call, source.text)
        if _stands_apart(head, last, rows):
            return head, call
        if glued is None and (head.sure or _begins_sentence(rows[head.row].text[head.length :])):
            glued = head, call
    return glued


def _stands_apart(head: _Head, last: int, rows: Sequence[Row]) -> bool:
    """Whether something parts this line from the text above: an empty line, the page's edge, another note."""
    n = head.row
    return n == 0 or n - 1 == last or not rows[n - 1].text or rows[n].broken or rows[n].gap or _by_role(rows[n])


def _by_role(row: Row) -> bool:
    return row.role is Role.NOTE


def _begins_sentence(text: str) -> bool:
    return text[:1].isupper() or text.startswith(("«", "“", "‘", '"', "http", "www."))


def _with_bracket(call: tuple[int, int], text: str) -> tuple[int, int]:
    """`wet.1) De …`: the bracket is part of the call where none was opened for it."""
    start, end = call
    before = text[max(0, start - 200) : start]
    return (start, end + 1) if text[end : end + 1] == ")" and before.count("(") <= before.count(")") else call


def _followers(heads: Sequence[_Head], source: Source, start: int, end: int) -> list[int]:
    """The rows that may begin the note after this one, where the text calls that one as well."""
    called = {
        bracket: _find_call(marker, bracket=bracket, source=source, start=start, end=end) is not None
        for marker, bracket in {(h.marker, h.bracket) for h in heads}
    }
    return [h.row for h in heads if called[h.bracket]]


def _may_begin(row: Row) -> bool:
    first = row.text[0]
    return (first.isdigit() or first == "[") and row.role in (Role.UNKNOWN, Role.NOTE, Role.BODY)


def _looks_like_note(head: _Head, last: int, rows: Sequence[Row]) -> bool:
    """Whether a line is no heading or list item in the place of a note: those are short and without a stop."""
    n = head.row
    row = rows[n]
    if head.sure or n - 1 == last or _by_role(row) or len(row.text) > 60 or _ENDS.search(row.text):
        return True
    following = rows[n + 1] if n + 1 < len(rows) else None
    if following is not None and following.text:
        return following.broken or following.role is row.role
    # No heading is the last line of a page.
    after = next((r for r in rows[n + 1 : n + 4] if r.text), None)
    return after is None or after.broken


def _find_call(marker: str, *, bracket: bool, source: Source, start: int, end: int) -> tuple[int, int] | None:
    """Where the text calls this note: by the marks the format knows, else by a number glued to a word."""
    text = source.text
    for a, b in source.marks:
        if start <= a < end and text[a:b].strip(" []()").translate(_SUPERSCRIPTS) == marker:
            return a, b
    high = marker.translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"))
    form = f"[{marker}]" if bracket else high
    beside = re.compile(rf", ?{re.escape(form)}|,{marker}(?=[\s.,;:)»”’]|$)").match(text, start) if start else None
    if beside:
        return beside.span()  # two notes at one place: `wet.1,2`
    at = text.find(form, start, end)
    if at > 0:
        return at, at + len(form)
    if bracket:
        return None
    # After a stop or a bracket, or glued to a word; then white space, a stop, or the end of the line.
    glued = re.compile(rf"(?:(?<=[.,;:!?)\]»”’\"%])|(?<=[^\W\d_])){marker}(?=[\s.,;:)»”’]|$)")
    for m in glued.finditer(text, start, end):
        before = text[max(0, m.start() - 24) : m.start()]
        in_number = before[-1:] in (".", ",", ":", ";") and before[-2:-1].isdigit()
        if _UNITS.search(before) or (in_number and not _stop_after_number(text, m) and not _NUMBERED.search(before)):
            continue
        return m.span()
    # Some printers set a blank before it: `wet. 1 En`.
    apart = re.compile(rf"(?<=[.!?»”)]) {marker}(?=\s+[A-Z«“]|\s*$|\s*\n)").search(text, start, end)
    return apart.span() if apart else None


def _stop_after_number(text: str, m: re.Match[str]) -> bool:
    """`nr. 3301.1 In aanvulling`: a stop, the call, then a new sentence or none; `1.1 miljard` is a number."""
    if text[m.start() - 1] != ".":
        return False
    tail = text[m.end() : m.end() + 8]
    after = tail.lstrip()
    return not after or after[0].isupper() or after[0] in "«“‘'\"(" or tail[: len(tail) - len(after)].count("\n") > 1


def _last_row(head: _Head, rows: Sequence[Row], followers: Sequence[int]) -> int:
    """The note goes on to an empty row, the page's edge, the next note, or the rest of a sentence it cut."""
    n = head.row
    role = rows[n].role
    cut = _cut_before(n, rows)
    last = n
    while last + 1 < len(rows):
        following = rows[last + 1]
        if not following.text or following.broken or following.role is not role or following.level:
            break
        ended = _ENDS.search(rows[last].text)
        if last + 1 in followers and (
            ended or last + 1 == followers[-1] or _begins_sentence(following.text.lstrip(_MARKER))
        ):
            break
        if following.indent and not rows[last].indent and role is Role.UNKNOWN:
            break  # a page of a text that was once a PDF begins with a space
        if cut and ended and following.text[0].islower():
            break
        last += 1
    return last


def _cut_before(n: int, rows: Sequence[Row]) -> bool:
    """Whether the text above stops in mid-sentence."""
    above = n - 1
    while above >= 0 and not rows[above].text:
        above -= 1
    return above >= 0 and not _ENDS.search(rows[above].text)


def _without(rows: Sequence[Row], taken: dict[int, Note]) -> list[Row]:
    out: list[Row] = []
    broken = False
    for n, row in enumerate(rows):
        if n in taken:
            broken = True
            while out and not out[-1].text:
                out.pop()
        elif not row.text:
            if not broken:
                out.append(row)
        else:
            out.append(row._replace(broken=True) if broken else row)
            broken = False
    return out
