"""The meeting that a paper is about, as a row of the ledger, with the subjects of each of its sessions."""

import json
from typing import Any

from griffier.follow.traces import bounds
from griffier.link.topics import topics_of
from griffier.model.document import Session
from griffier.model.reading import Reading


def meeting_rows(reading: Reading) -> list[dict[str, Any]]:
    """One row, or none where the paper is about no meeting."""
    document = reading.document
    meeting = document.meeting
    if meeting is None:
        return []
    first, last = bounds(meeting.date)
    topics = dict.fromkeys([*document.topics, *(t for s in reading.statements for t in s.topics)])
    sessions = [
        {
            "label": s.label,
            "topic": s.topic,
            "with": list(s.with_),
            "start": s.start,
            "end": s.end,
            "topics": _topics(s, document.language),
        }
        for s in meeting.sessions
    ]
    return [
        {
            "role": meeting.role,
            "body": meeting.body,
            "name": meeting.name,
            "date": meeting.date,
            "first": first,
            "last": last,
            "place": meeting.place,
            "sessions": json.dumps(sessions, ensure_ascii=False),
            "topics": " ".join(topics),
        }
    ]


def _topics(session: Session, language: str) -> list[str]:
    """What a session's own words are about."""
    said = ". ".join(filter(None, (session.label, session.topic)))
    return list(topics_of(said, language))
