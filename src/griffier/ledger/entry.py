"""A reading as rows of the ledger: made where the paper is read, so that other processes can do it."""

import json
import zlib
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from griffier import __version__
from griffier.model.document import Document
from griffier.model.reading import Reading
from griffier.model.when import When
from griffier.notation.kamerstuk import Dossier
from griffier.notation.kamerstuk import identifier as kamerstuk_identifier

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Entry:
    """One paper as the ledger keeps it.

    Attributes:
        paper: the row of `papers`, without number and time.
        rows: rows of the other tables by table name, without the paper's number.
    """

    paper: Row
    rows: Mapping[str, Sequence[Row]]


def entry_of(reading: Reading) -> Entry:
    """The rows of a reading."""
    whole = reading.to_dict()
    text = whole.pop("text")
    document = reading.document
    numbered = list(enumerate(whole["annotations"]))
    days = _days(reading)
    dossiers = {d.number: d.title for d in document.dossiers}
    sentences = [(s.start, s.end) for s in reading.sentences]
    return Entry(
        paper={
            "id": document.sha256[:16],
            "sha256": document.sha256,
            "identifier": document.identifier,
            "source": reading.source,
            "title": document.title,
            "kind": document.kind,
            "language": document.language,
            "date": document.date,
            "text": text,
            "made_by": __version__,
            "reading": zlib.compress(json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode(), 6),
        },
        rows={
            "paper_identifiers": [{"identifier": i} for i in identifiers(document)],
            "paper_dossiers": [{"dossier": number, "title": title} for number, title in dossiers.items()],
            "paper_senders": [{"rank": n, "name": s.name, "role": s.role} for n, s in enumerate(document.senders)],
            "paper_references": [_reference(n, a, days) for n, a in numbered if a["type"] == "reference"],
            "figures": [
                _figure(n, a, sentences) for n, a in numbered if a["type"] == "figure" and (a["measure"] or a["label"])
            ],
        },
    )


def reading_of(packed: bytes, text: str) -> dict[str, Any]:
    """The reading's object of the contract, out of a row of `papers`."""
    whole: dict[str, Any] = json.loads(zlib.decompress(packed))
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


def _days(reading: Reading) -> dict[tuple[int, int], str]:
    """Dates of the paper that are a single day, by their place."""
    return {
        (a.start, a.end): a.earliest
        for a in reading.annotations
        if isinstance(a, When) and a.earliest and a.earliest == a.latest
    }
