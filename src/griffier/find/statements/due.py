"""When what a statement says is to happen: a date, a window, a term in weeks, an event, or no more than `spoedig`."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from griffier.find.statements.lexicon import DETERMINER, PREPOSITION, Lexicon
from griffier.find.statements.tokens import Words
from griffier.model.statement import DueKind
from griffier.model.when import When

_UNITS = {
    "dag": 1, "dagen": 1, "week": 7, "weken": 7, "maand": 30, "maanden": 30, "jaar": 365,
    "day": 1, "days": 1, "weeks": 7, "month": 30, "months": 30, "year": 365, "years": 365,
}  # fmt: skip
_NUMBERS = {
    "een": 1, "één": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "acht": 8, "tien": 10, "twaalf": 12,
    "one": 1, "two": 2, "three": 3, "four": 4, "six": 6, "a": 1,
}  # fmt: skip
_YEAR = re.compile(r"\d{4}|vorig|afgelopen|jl|last")
_WITHIN = ("binnen", "within")
_AFTER = ("over", "in")  # `over zes weken`, `in six weeks`
_SCHEDULED = frozenset({"voorzien", "gepland", "geprogrammeerd", "staat", "staan", "scheduled"})
_RECESS = ("reces", "recess")


class Due(NamedTuple):
    """A term.

    Attributes:
        edtf: EDTF, or None.
        kind: what sort of term.
        text: its words, or None.
        event: the event it hangs on, or None.
    """

    edtf: str | None = None
    kind: DueKind = "none"
    text: str | None = None
    event: str | None = None


def due_of(places: Sequence[int], dates: Sequence[When], words: Words, text: str, lex: Lexicon, day: str | None) -> Due:
    """The term in these words of a sentence.

    Args:
        places: the words that belong to the statement and to no condition or relative clause, in order.
        dates: the dates that stand in the sentence.
        words: the sentence's words.
        text: the clean text they are from.
        lex: the words of the language.
        day: the paper's own day.
    """
    if not places:
        return Due()
    starts = {words.starts[k]: k for k in places}
    inside = [d for d in dates if d.edtf and _has_word(d, starts)]
    ahead = [d for d in inside if _lies_ahead(d, day)]
    ahead = ahead or [n for d in inside if not _is_of(d, words) and (n := _next(d, day))]
    if ahead:
        best = next((d for d in ahead if d.bearing in ("before", "by", "until", "through")), ahead[0])
        if best.bearing is None and _is_of(best, words) and (term := _term(places, words, text, day, lex.language)):
            return term  # `de motie van 4 juli verzoekt binnen drie maanden …`
        return _of_date(best, words, text)
    if term := _term(places, words, text, day, lex.language):
        return term
    if event := _event(places, words, text, lex):
        return event
    if found := words.first("vague", places):
        return Due(None, "vague", text[words.starts[found[0]] : words.ends[found[1] - 1]])
    for d in dates:
        if d.edtf is None and _has_word(d, starts):
            return Due(None, "recess" if any(r in d.text.lower() for r in _RECESS) else "vague", d.text)
    return Due()


def _next(d: When, day: str | None) -> When | None:
    """A month or day without a year that a promise names is the next one, not the last."""
    if not day or not d.edtf or not d.earliest or not d.latest or d.bearing == "since" or _YEAR.search(d.text):
        return None
    years = int(day[:4]) + 1 - int(d.latest[:4])
    if years not in (1, 2) or "/" in d.edtf or d.latest[:4] != d.earliest[:4] or d.latest[5:] == "02-29":
        return None
    year = int(d.latest[:4]) + (1 if f"{int(d.latest[:4]) + 1}{d.latest[4:]}" > day else years)
    first, last, edtf = (f"{year}{x[4:]}" for x in (d.earliest, d.latest, d.edtf))
    return replace(d, edtf=edtf, earliest=first, latest=last)


def _has_word(d: When, starts: dict[int, int]) -> bool:
    return any(d.start <= s < d.end for s in starts)


def _is_of(d: When, words: Words) -> bool:
    """Whether the date says of when something is: `de motie van 4 juli`."""
    at = next((n for n, s in enumerate(words.starts) if s >= d.start), 0)
    return at > 0 and words.lower[at - 1] in ("van", "of")


def _lies_ahead(d: When, day: str | None) -> bool:
    if d.bearing == "since" or (d.latest is None and d.earliest is None):
        return False
    return day is None or d.latest is None or d.latest > day


_AT_END = re.compile(r"\b(?:eind|einde|end)\b")


def _of_date(d: When, words: Words, text: str) -> Due:
    edtf = d.edtf or ""
    at = next((n for n, s in enumerate(words.starts) if s >= d.start), 0)
    recess = any(r in d.text.lower() for r in _RECESS)
    if recess and d.bearing == "before":
        edtf = f"../{d.latest}"  # the date is the last day before it
    elif d.bearing == "before" and at > 1 and words.lower[at - 2] in _SCHEDULED:
        pass  # `voorzien voor april` is in April
    elif d.bearing == "before" and d.latest and _AT_END.search(d.text.lower()):
        edtf = f"../{d.latest}"  # `vóór het eind van dit jaar`: that is over on its last day
    elif d.bearing in ("before", "until") and d.earliest and not edtf.startswith(".."):
        edtf = "../" + (date.fromisoformat(d.earliest) - timedelta(days=1)).isoformat()
    elif d.bearing == "through" and d.latest and "/" not in edtf:
        edtf = f"../{d.latest}"
    elif d.bearing == "after" and d.latest and "/" not in edtf:
        edtf = (date.fromisoformat(d.latest) + timedelta(days=1)).isoformat() + "/.."
    elif d.bearing == "not_before" and "/" not in edtf:
        edtf = f"{edtf}/.."
    if recess:
        kind: DueKind = "recess"
    else:
        kind = "date" if d.earliest == d.latest or d.bearing in ("before", "by", "until", "through") else "window"
    start = d.start
    if d.bearing and at and words.info[at - 1].roles & PREPOSITION:
        start = words.starts[at - 1]
    return Due(edtf, kind, text[start : d.end], None)


def _term(places: Sequence[int], words: Words, text: str, day: str | None, language: str) -> Due | None:
    """`binnen vier weken`, `over zes weken`, counted from the paper's own day."""
    within = (*_WITHIN, _AFTER[language == "en"])
    for k in places:
        if words.lower[k] not in within or k + 2 >= len(words):
            continue
        n = k + 1
        number = _NUMBERS.get(words.lower[n]) or (int(words.lower[n]) if words.lower[n].isdecimal() else None)
        if number is None or words.lower[n + 1] not in _UNITS or number > 1000:
            continue
        after = words.lower[n + 2] if n + 2 < len(words) else ""
        if after in ("na", "nadat", "after", "van"):
            return Due(None, "event", text[words.starts[k] : words.ends[n + 1]])
        span = text[words.starts[k] : words.ends[n + 1]]
        if day is None:
            return Due(None, "window", span)
        last = _later(date.fromisoformat(day), number, words.lower[n + 1]).isoformat()
        return Due(f"../{last}" if words.lower[k] in _WITHIN else last, "window", span)
    return None


def _later(start: date, number: int, unit: str) -> date:
    if _UNITS[unit] < 30:
        return start + timedelta(days=number * _UNITS[unit])
    months = start.month - 1 + number * (12 if _UNITS[unit] == 365 else 1)
    year, month = start.year + months // 12, months % 12 + 1
    for last in (start.day, 30, 29, 28):
        try:
            return date(year, month, last)
        except ValueError:
            continue
    return start


def _event(places: Sequence[int], words: Words, text: str, lex: Lexicon) -> Due | None:
    """`voor het debat over …`, `op de top in Madrid`, `bij de volgende voortgangsrapportage`."""
    for name in ("before", "at"):
        for first, n in words.all(name, places):
            begin = n
            while n <= places[-1] and n < len(words) and n - begin < 4:
                if words.lower[n].rsplit("-", 1)[-1] in lex.sets["events"] or words.lower[n] in lex.sets["events"]:
                    if n > begin and (words.info[begin].roles & DETERMINER or words.lower[begin] in lex.sets["next"]):
                        end = n + 1
                        if end + 1 < len(words) and words.lower[end] in ("over", "van", "in", "met", "on", "of"):
                            end = min(end + 4, places[-1] + 1)
                        while end > n + 1 and not words.lower[end - 1][0].isalnum():
                            end -= 1
                        span = text[words.starts[first] : words.ends[end - 1]]
                        return Due(None, "event", span, text[words.starts[begin] : words.ends[end - 1]])
                    break
                n += 1
    return None
