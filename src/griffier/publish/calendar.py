"""A calendar (iCalendar, RFC 5545): meetings on their days, and items on the last day of their term.

Ids stay the same from one export to the next, so that a calendar which takes it in again moves an event and does not
double it. What was put off or called off stays in it as cancelled, for a calendar to take it away.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from griffier.lang import words as table
from griffier.notation.addresses import address
from griffier.notation.edtf import EdtfError, earliest, latest, parse
from griffier.publish.places import name, words

Answer = Mapping[str, Any]
_LINE = 75  # octets of a line, RFC 5545 section 3.1
_TITLE = 90  # characters of what a calendar shows in a day's square
_GONE = frozenset({"superseded", "withdrawn"})
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def calendar(meetings: Iterable[Answer], items: Iterable[Answer], language: str = "nl") -> str:
    """A calendar file.

    Args:
        meetings: as the ledger gives them; those without a day have no place in a calendar.
        items: likewise; those without a last day are left out.
        language: of the words around those of the papers, `nl` or `en`.
    """
    told = table("calendar", language)
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//griffier//griffier//EN", "CALSCALE:GREGORIAN"]
    lines += ["METHOD:PUBLISH", f"X-WR-CALNAME:{_text(told['name'])}"]
    for one in meetings:
        lines += _meeting(one, told)
    for one in items:
        if one["due_latest"]:
            lines += _item(one, told)
    return "".join(f"{folded}\r\n" for line in [*lines, "END:VCALENDAR"] for folded in _fold(line))


def _meeting(one: Answer, told: Mapping[str, Any]) -> Iterator[str]:
    days = _days(one["date"])
    if days is None:
        return
    said = [f"{told[p['role']]}: {_source(p['document'])}" for p in one["papers"]]
    stamps = [p["document"]["date"] for p in one["papers"] if p["document"]["date"]]
    yield from _event(
        uid=f"meeting-{one['id']}",
        days=days,
        title=one["name"],
        said=said,
        stamp=max(stamps, default=str(days[0])),
        category=told["meeting"],
        place=one["place"],
        url=_url(one["papers"][-1]["document"]),
    )


def _item(one: Answer, told: Mapping[str, Any]) -> Iterator[str]:
    last = date.fromisoformat(one["due_latest"])
    who = (one["actor"] or {}).get("name")
    said = [words(one["place"]), ", ".join(filter(None, (who, _source(one["place"]["document"]))))]
    said += [f"{told[e['verdict']]}: {words(e['place'])} ({_source(e['place']['document'])})" for e in one["evidence"]]
    papers = [one["place"]["document"]["date"], *(e["place"]["document"]["date"] for e in one["evidence"])]
    status = f" ({told[one['status']]})" if one["status"] != "open" else ""
    yield from _event(
        uid=f"item-{one['id']}",
        days=(last, last),
        title=f"{told[one['kind']]}{status}: {_short(words(one['place']))}",
        said=said,
        stamp=max((p for p in papers if p), default=one["due_latest"]),
        category=told[one["kind"]],
        gone=one["status"] in _GONE,
        again=len(one["evidence"]),
        url=_url(one["place"]["document"]),
    )


def _event(
    *,
    uid: str,
    days: tuple[date, date],
    title: str,
    said: Sequence[str],
    stamp: str,
    category: str,
    place: str | None = None,
    url: str | None = None,
    gone: bool = False,
    again: int = 0,
) -> Iterator[str]:
    """One event of whole days; it is stamped with the day of the last paper that tells of it, not with the clock."""
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(uid)}@griffier"
    yield f"DTSTAMP:{stamp.replace('-', '')}T000000Z"
    yield f"DTSTART;VALUE=DATE:{days[0]:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{days[1] + timedelta(days=1):%Y%m%d}"  # the day after the last one
    yield f"SEQUENCE:{again}"
    yield f"SUMMARY:{_text(title)}"
    yield f"DESCRIPTION:{_text(chr(10).join(said))}"
    if place:
        yield f"LOCATION:{_text(place)}"
    if url:
        yield f"URL:{url}"
    yield f"CATEGORIES:{_text(category)}"
    yield f"STATUS:{'CANCELLED' if gone else 'CONFIRMED'}"
    yield "TRANSP:TRANSPARENT"  # it takes nobody's time
    yield "END:VEVENT"


def _days(edtf: str | None) -> tuple[date, date] | None:
    """First and last day, or None where it is not told by the day."""
    try:
        value = parse(edtf or "")
        first, last = earliest(value), latest(value)
    except EdtfError:
        return None
    if first is None or last is None:
        return None
    days = date.fromisoformat(first), date.fromisoformat(last)
    return days if days[1] - days[0] < timedelta(days=28) else None


def _text(value: str) -> str:
    """Text as a property's value may hold it (section 3.3.11)."""
    value = _CONTROLS.sub("", value.replace("\r", ""))
    return value.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _fold(line: str) -> Iterator[str]:
    """A line in pieces of at most 75 octets, no character cut; every piece but the first begins with a blank."""
    piece, size = "", 0
    for c in line:
        width = len(c.encode("utf-8", "replace"))
        if size + width > _LINE:
            yield piece
            piece, size = " ", 1
        piece += c
        size += width
    yield piece


def _short(text: str) -> str:
    return text if len(text) <= _TITLE else f"{text[:_TITLE].rsplit(' ', 1)[0]} …"


def _source(document: Answer) -> str:
    return ", ".join(filter(None, (name(document), document["date"])))


def _url(document: Answer) -> str | None:
    return address(document["identifier"]) if document["identifier"] else None
