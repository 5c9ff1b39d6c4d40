"""What a paper is about, as a page says it over the paper: its topics, its meeting."""

from collections.abc import Sequence

from griffier.link.topics import label
from griffier.model.document import Meeting
from griffier.publish._html import Html, element, join
from griffier.publish._words import LANGUAGES, day


def topics_of(topics: Sequence[str]) -> Html:
    """What the paper is about, in every language of the page."""
    return join(element("span", ", ".join(label(t, code) for t in topics), lang=code) for code in LANGUAGES)


def meeting_rows(meeting: Meeting | None, language: str | None) -> dict[str, Sequence[str]]:
    """The meeting that the paper is about, and under it each of its sessions."""
    if meeting is None:
        return {}
    days = join(
        x for n, d in enumerate((meeting.date or "").split("/")) if d for x in ("" if n == 0 else " – ", day(d))
    )
    what = [
        element("bdi", meeting.name, lang=language),
        *([", ", element("bdi", meeting.place)] if meeting.place else []),
    ]
    lines: list[str] = [join((*what, *((", ", days) if days else ())))]
    for s in meeting.sessions:
        said = ": ".join(filter(None, (s.label, s.topic)))
        guests = f" ({', '.join(s.with_)})" if s.with_ else ""
        lines.append(element("bdi", said + guests, lang=language, class_="about"))
    return {"meeting_report" if meeting.role == "report" else "meeting_agenda": lines}
