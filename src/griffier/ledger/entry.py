"""A reading as rows of the ledger: made where the paper is read, so that other processes can do it."""

import json
import zlib
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from griffier import __version__
from griffier.follow.traces import Item, bounds, trace_of
from griffier.ledger.entry_meeting import meeting_rows
from griffier.ledger.search import words
from griffier.model.document import Document
from griffier.model.reading import Reading
from griffier.model.when import When
from griffier.notation.kamerstuk import Dossier
from griffier.notation.kamerstuk import identifier as kamerstuk_identifier

Row = Mapping[str, Any]

# Of zlib: a tenth more room than its best, in a third of the time.
_PACKED = 4


@dataclass(frozen=True, slots=True)
class Entry:
    """One paper as the ledger keeps it.

    Attributes:
        paper: the row of `papers`, without number and time.
        rows: rows of the other tables by table name, without the paper's number.
        words: the stems of its title and of its text, for the index of words.
        said: of each statement its number and its stems, for the same.
    """

    paper: Row
    rows: Mapping[str, Sequence[Row]]
    words: tuple[str, str]
    said: tuple[tuple[int, str], ...]


def entry_of(reading: Reading) -> Entry:
    """The rows of a reading."""
    whole = reading.to_dict()
    text = whole.pop("text")
    document = reading.document
    numbered = list(enumerate(whole["annotations"]))
    days = _days(reading)
    dossiers = {d.number: d.title for d in document.dossiers}
    sentences = [(s.start, s.end) for s in reading.sentences]
    trace = trace_of(reading)
    items = {i.id: i for i in trace.items}
    own = document.sha256[:16]
    home = document.dossiers[0].number if document.dossiers else f"paper:{own}"
    said = [
        _statement(n, a, own, document.date, items.get(a["id"]), text) for n, a in numbered if a["type"] == "statement"
    ]
    return Entry(
        paper={
            "id": own,
            "sha256": document.sha256,
            "identifier": document.identifier,
            "source": reading.source,
            "title": document.title,
            "kind": document.kind,
            "language": document.language,
            "date": document.date,
            "text": text,
            "made_by": __version__,
            "reading": packed(whole),
        },
        rows={
            "paper_identifiers": [{"identifier": i} for i in identifiers(document)],
            "paper_dossiers": [{"dossier": number, "title": title} for number, title in dossiers.items()],
            "paper_senders": [{"rank": n, "name": s.name, "role": s.role} for n, s in enumerate(document.senders)],
            "paper_references": [_reference(n, a, days) for n, a in numbered if a["type"] == "reference"],
            "figures": [
                _figure(n, a, sentences) for n, a in numbered if a["type"] == "figure" and (a["measure"] or a["label"])
            ],
            "statements": said,
            "contributions": [_contribution(n, c, own) for n, c in enumerate(whole["contributions"])],
            "meetings": meeting_rows(reading),
            "traces": [{"home": home, "data": packed(trace.to_dict())}],
        },
        words=words.of_paper(document.title, dossiers.values(), text),
        said=tuple((s["n"], words.of_statement(s["kind"], s["topics"], text[s["start"] : s["end"]])) for s in said),
    )


def packed(data: Mapping[str, Any]) -> bytes:
    """Plain values as the ledger keeps them."""
    return zlib.compress(json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode(), _PACKED)


def unpacked(data: bytes) -> dict[str, Any]:
    """What `packed` made."""
    found: dict[str, Any] = json.loads(zlib.decompress(data))
    return found


def reading_of(data: bytes, text: str) -> dict[str, Any]:
    """The reading's object of the contract, out of a row of `papers`."""
    whole = unpacked(data)
    return {"schema": whole.pop("schema"), "source": whole.pop("source"), "document": whole.pop("document"),
            "text": text, **whole}  # fmt: skip


def identifiers(document: Document) -> list[str]:
    """Every identifier of a paper: one for each dossier that it carries a number of."""
    own = [document.identifier] if document.identifier else []
    if document.number and document.identifier and document.identifier.startswith("kst-"):
        house = "ek" if document.number.isalpha() else None
        dossiers = (Dossier(*d.number.split("-", 1)) for d in document.dossiers)
        own.extend(kamerstuk_identifier(dossier, document.number, house) for dossier in dossiers)
    return list(dict.fromkeys(own))


def _reference(n: int, found: Row, days: Mapping[tuple[int, int], str]) -> dict[str, Any]:
    fields = found["fields"]
    letter = found["form"] == "letter"
    day = fields.get("date") if letter else None
    if letter and day is None:
        day = next((d for (a, b), d in days.items() if found["start"] <= a and b <= found["end"]), None)
    return {
        "n": n,
        "id": found["id"],
        "start": found["start"],
        "end": found["end"],
        "form": found["form"],
        "target": found["target"],
        "day": day,
        "sender": (fields.get("sender") or fields.get("owner")) if letter else None,
        "antecedent": found["antecedent"],
    }


def _figure(n: int, found: Row, sentences: Sequence[tuple[int, int]]) -> dict[str, Any]:
    names = ("id", "start", "end", "measure", "label", "subject", "value", "value_high", "unit", "as_of", "basis")
    k = bisect_right(sentences, (found["start"], found["end"])) - 1
    # A figure in a table or a heading stands in no sentence: its own words are all there is.
    within = sentences[k] if k >= 0 and found["end"] <= sentences[k][1] else (found["start"], found["end"])
    return {"n": n, "said_from": within[0], "said_to": within[1], **{name: found[name] for name in names}}


def _statement(n: int, found: Row, paper: str, day: str | None, item: Item | None, text: str) -> dict[str, Any]:
    first, last = bounds(found["due"])
    actor = found["actor"] or {}
    condition = found["condition"]
    return {
        "n": n,
        "id": f"{paper}-{found['id']}",
        "kind": found["kind"],
        "start": found["start"],
        "end": found["end"],
        "negated": int(found["negated"]),
        "actor_text": actor.get("text"),
        "actor_name": actor.get("name"),
        "actor_entity": actor.get("entity"),
        "addressee": found["addressee"],
        "made_on": item.made_on if item else day,
        "due": found["due"],
        "due_first": first,
        "due_last": last,
        "due_event": found["due_event"],
        "recurring": int(item.again) if item else 0,
        "condition": text[condition["start"] : condition["end"]] if condition else None,
        "depends_on": " ".join(f"{paper}-{one}" for one in found["depends_on"]),
        "topics": "".join(f" {t} " for t in found["topics"]),
    }


def _contribution(n: int, found: Row, paper: str) -> dict[str, Any]:
    actor = found["actor"] or {}
    return {
        "n": n,
        "id": f"{paper}-{found['id']}",
        **{name: found[name] for name in ("start", "end", "what", "kind", "within", "stage")},
        "goes_to": found["to"],
        "goes_where": found["where"],
        "day": found["when"],
        **{f"actor_{name}": actor.get(name) for name in ("text", "name", "entity")},
    }


def _days(reading: Reading) -> dict[tuple[int, int], str]:
    """Dates of the paper that are a single day, by their place."""
    return {
        (a.start, a.end): a.earliest
        for a in reading.annotations
        if isinstance(a, When) and a.earliest and a.earliest == a.latest
    }
