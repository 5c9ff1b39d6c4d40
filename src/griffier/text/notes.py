"""Footnotes: known by their marker at the head of a line and the same marker in the text above it.

Both must be there, and the numbers must count up from 1: a numbered heading or list has no caller, and a digit
glued to a word has no note.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from griffier.model.source import Role, Source
from griffier.text.rows import Row

_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_HEAD = re.compile(r"(?:\[(?P<b>\d{1,3})\]|(?P<s>[⁰¹²³⁴-⁹]{1,3})|(?P<n>\d{1,3})\)?)(?:[ \t]+|(?=[A-Z«“]))(?=\S)")
# A letter before the number is part of a unit or a formula: m2, CO2, km3.
_UNITS = re.compile(r"(?:\b[dckm]?m|[A-Z]\w*)$")
_ENDS = re.compile(r"[.!?:;][)»”’\"]?$")


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
    heads = [(n, m) for n, r in enumerate(rows) if r.text and _may_begin(r) and (m := _HEAD.match(r.text))]
    if not heads:
        return list(rows), []
    notes: list[Note] = []
    taken: dict[int, Note] = {}
    searched = 0
    expected = 1
    for n, m in heads:
        if n in taken:
            continue
        marker = (m["b"] or m["s"] or m["n"]).translate(_SUPERSCRIPTS)
        if int(marker) != expected or not _looks_like_note(n, rows, bracket=bool(m["b"])):
            continue
        call = _find_call(marker, bracket=bool(m["b"]), source=source, start=searched, end=rows[n].start)
        if call is None:
            continue
        last = _last_row(n, rows)
        note = Note(marker, call, list(rows[n : last + 1]), rows[n].start + m.end())
        notes.append(note)
        taken.update(dict.fromkeys(range(n, last + 1), note))
        searched, expected = call[1], expected + 1
    return _without(rows, taken), notes


def _may_begin(row: Row) -> bool:
    first = row.text[0]
    return (first.isdigit() or first == "[") and row.role in (Role.UNKNOWN, Role.NOTE, Role.BODY)


def _looks_like_note(n: int, rows: Sequence[Row], *, bracket: bool) -> bool:
    """A heading or a list item in the place of a note: short and without a stop."""
    row = rows[n]
    if bracket or row.role is Role.NOTE or len(row.text) > 60 or _ENDS.search(row.text):
        return True
    following = rows[n + 1] if n + 1 < len(rows) else None
    return following is not None and bool(following.text) and following.role is row.role and not following.broken


def _find_call(marker: str, *, bracket: bool, source: Source, start: int, end: int) -> tuple[int, int] | None:
    """Where the text calls this note: by the marks the format knows, else by a number glued to a word."""
    text = source.text
    for a, b in source.marks:
        if start <= a < end and text[a:b].strip(" []()").translate(_SUPERSCRIPTS) == marker:
            return a, b
    high = marker.translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"))
    for form in [f"[{marker}]"] if bracket else [high]:
        at = text.find(form, start, end)
        if at > 0:
            return at, at + len(form)
    if bracket:
        return None
    # After a stop or a bracket, or glued to a word; then white space, a stop, or the end of the line.
    glued = re.compile(rf"(?:(?<=[.,;:!?)\]»”’\"%])|(?<=[^\W\d_])){marker}(?=[\s.,;:)»”’]|$)")
    for m in glued.finditer(text, start, end):
        before = text[max(0, m.start() - 12) : m.start()]
        in_number = before[-1:] in (".", ",") and before[-2:-1].isdigit()
        if _UNITS.search(before) or (in_number and not _stop_after_number(text, m)):
            continue
        return m.span()
    return None


def _stop_after_number(text: str, m: re.Match[str]) -> bool:
    """`nr. 3301.1 In aanvulling`: a stop, the call, then a new sentence; `1.1 miljard` is a number."""
    after = text[m.end() : m.end() + 3].lstrip()
    return text[m.start() - 1] == "." and bool(after) and after[0].isupper()


def _last_row(n: int, rows: Sequence[Row]) -> int:
    """The note goes on to an empty row, the page's edge, the next note, or the rest of a sentence it cut."""
    role = rows[n].role
    cut = _cut_before(n, rows)
    last = n
    while last + 1 < len(rows):
        following = rows[last + 1]
        if not following.text or following.broken or following.role is not role or following.level:
            break
        if _HEAD.match(following.text) and following.text[0] in "[0123456789" and _ENDS.search(rows[last].text):
            break
        if following.indent and not rows[last].indent and role is Role.UNKNOWN:
            break  # a page of a text that was once a PDF begins with a space
        if cut and _ENDS.search(rows[last].text) and following.text[0].islower():
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
