"""Papers that are no letters and no numbered publications, known by their own opening lines."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from griffier.model.document import Kind
from griffier.notation.days import DAY, iso_day
from griffier.notation.proceedings import appendix_id
from griffier.notation.sessions import SESSION, session_key
from griffier.text.head_lines import (
    A_DAY,
    DOSSIER,
    LONG,
    addressee_at,
    dateline_at,
    join_lines,
    kind_of,
    next_line,
    pattern,
    reads_like_body,
    salutation_end,
    table,
)

_QUESTIONS_NUMBER = re.compile(r"(?:nr\.? ?)?(\d{1,4})$", re.IGNORECASE)
_SESSION = re.compile(rf"vergaderjaar {SESSION}", re.IGNORECASE)


class Opening(NamedTuple):
    """What the opening lines of such a paper say; `end` is how many leading lines are its head."""

    kind: Kind
    end: int
    title: str | None = None
    date: str | None = None
    place: str | None = None
    number: str | None = None
    identifier: str | None = None


def _day(line: str) -> str | None:
    m = A_DAY.search(line)
    return iso_day(m) if m else None


def communique(lines: Sequence[str]) -> Opening | None:
    """A statement of heads of state or ministers: its title, who issued it, and when."""
    first = next_line(lines, 0)
    if first is None or len(lines[first]) > 2 * LONG or lines[first].endswith("."):
        return None
    if not pattern("communique", "titles").search(lines[first]):
        return None
    date, place = _day(lines[first]), None
    i = first + 1
    while i < len(lines) and (not lines[i] or _is_detail(lines, i)):
        dated = dateline_at(lines, i) if lines[i] else None
        place = dated.place if dated else place
        date = date or _day(lines[i])
        i += 1
    if not any(pattern("communique", "issuers").search(line) for line in lines[first:i]):
        return None
    while not lines[i - 1]:
        i -= 1
    return Opening("communique", i, lines[first], date, place)


def _is_detail(lines: Sequence[str], i: int) -> bool:
    """Whether a line says who issued a statement and when, or goes on with the line that does."""
    line, above = lines[i].lstrip("•-–|* "), lines[i - 1]
    if pattern("communique", "details").match(line) or A_DAY.match(line) or dateline_at(lines, i) or not line:
        return True
    return bool(above) and (line[:1].islower() or above.endswith((" the", " of", " in", " de", " van", ",")))


def proceedings(lines: Sequence[str]) -> Opening | None:
    """A meeting of a House: its number with its day or its hours; or an item of one, by its opening words."""
    meeting, details, opening = (pattern("proceedings", use) for use in ("meeting", "details", "opening"))
    filled = [i for i, line in enumerate(lines) if line][:12]
    if any(DOSSIER.match(lines[i]) or salutation_end(lines, i) or addressee_at(lines, i) for i in filled[:6]):
        return None
    head = next((n for n, i in enumerate(filled[:3]) if meeting.match(lines[i]) and not _goes_on(lines[i])), None)
    date, end = None, 0
    for i in filled if head is not None else ():
        line = lines[i].lstrip("•- ")
        if i > filled[head or 0] and not details.match(line) and not A_DAY.match(line):
            break
        date, end = date or _day(line), i + 1
    # The line alone may be a reference to a meeting.
    if head is not None and (date or end > filled[head] + 1):
        return Opening("proceedings", end, date=date)
    return Opening("proceedings", 0) if any(opening.match(lines[i]) for i in filled[:6]) else None


def _goes_on(line: str) -> bool:
    """Whether a line is part of a sentence, or of a reference that was broken."""
    return reads_like_body(line) or line.endswith((",", " item"))


def written_answers(lines: Sequence[str]) -> Opening | None:
    """Written questions with their answers, in the form of the appendix to the proceedings.

    The paragraphs that name who asks and who answers are text: the references in them count.
    """
    form, bare = pattern("answers", "form"), pattern("answers", "bare")
    filled = [i for i, line in enumerate(lines) if line][:15]
    official = [i for i in filled if form.match(lines[i])]
    asked = next((i for i in filled if bare.match(lines[i])), None)
    text = "" if asked is None else join_lines(line for line in lines[asked : asked + 20] if line)
    if not official:
        opens = asked in filled[:3] and asked is not None and (_question(text) or not reads_like_body(lines[asked]))
        if not opens or any(salutation_end(lines, i) or addressee_at(lines, i) for i in filled):
            return None
    last = asked if asked is not None else official[-1] + 1
    head = [line for line in lines[:last] if line]
    number = next((m[1] for line in head if (m := _QUESTIONS_NUMBER.match(line))), None)
    session = next((session_key(m["session"]) for line in head if (m := _SESSION.match(line))), None)
    if asked is None and not (number and session):
        return None  # a line with the word alone
    house = "ek" if any(line.startswith("Eerste Kamer") for line in head) else "tk"
    while last and not lines[last - 1]:
        last -= 1
    return Opening(
        "written_answers",
        last,
        title=_question(text),
        date=_received(text),
        number=number,
        identifier=appendix_id(house, session, number) if number else None,
    )


def _question(text: str) -> str | None:
    """Who asks whom about what, without the days in brackets behind it."""
    m = re.match(r"(?P<title>[^(]*(?:\([^)]{1,40}\)[^(]*){0,9}?) ?\((?:ingezonden|ontvangen)\b", text)
    return m["title"].strip(" .") if m else None


def _received(text: str) -> str | None:
    m = re.search(rf"\((?:{table()['answers']['received']})(?: op)? {DAY}\)", text)
    return iso_day(m) if m else None


def motion(lines: Sequence[str], start: int) -> Opening | None:
    """A motion by its own opening words, where no official head names it.

    Args:
        lines: of the paper's top.
        start: where what is known of its head ends.
    """
    title, date, end = None, None, start
    i = next_line(lines, start)
    if i is not None and kind_of(lines[i]) == "motion" and not reads_like_body(lines[i]):
        title, end = lines[i], i + 1
        i = next_line(lines, end)
    if i is not None and pattern("official", "status").match(lines[i]):
        date, end = _day(lines[i]), i + 1
        i = next_line(lines, end)
    if i is None or not pattern("motion", "opening").match(lines[i]):
        return None
    following = next_line(lines, i + 1)
    if following is None or not pattern("motion", "next").match(lines[following]):
        return None
    return Opening("motion", end, title, date)
