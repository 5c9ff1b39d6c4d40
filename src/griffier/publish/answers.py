"""Answers of a ledger as tables: one row an item, a figure, a reference, a paper."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from griffier.publish.places import name, words
from griffier.publish.tables import Cell, Table

Answer = Mapping[str, Any]
_PAPER = ("paper", "paper_date", "title", "source", "start", "end")


def items(rows: Iterable[Answer]) -> Table:
    """Items, with the last of what later papers say of each."""
    plain = ("made_on", "due", "due_earliest", "due_latest", "condition", "superseded_by", "supersedes")
    columns = ("id", "kind", "status", "late", "actor", "text", *plain, "topics", "last_verdict", "last_words",
               "last_paper", "judged", "judged_by", *_PAPER)  # fmt: skip
    return Table("items", columns, [_item(r, plain) for r in rows])


def _item(r: Answer, plain: Sequence[str]) -> Sequence[Cell]:
    last = r["evidence"][-1] if r["evidence"] else None
    judged = r["judged"] or {}
    return [
        *(r[n] for n in ("id", "kind", "status", "late")),
        _who(r),
        words(r["place"]),
        *(r[n] for n in plain),
        "; ".join(r["topics"]),
        *((last["verdict"], words(last["place"]), name(last["place"]["document"])) if last else (None, None, None)),
        judged.get("status"),
        judged.get("by"),
        *_paper(r["place"]),
    ]


def figures(rows: Iterable[Answer]) -> Table:
    """Figure claims, with what each contradicts and why."""
    plain = ("measure", "label", "subject", "value", "value_high", "unit", "as_of", "basis")
    columns = ("id", *plain, "text", "contradicts", "reason", *_PAPER)
    return Table(
        "figures",
        columns,
        [
            [
                r["id"],
                *(r[n] for n in plain),
                words(r["place"]),
                "; ".join(c["with"] for c in r["contradictions"]) or None,
                "; ".join(c["reason"] for c in r["contradictions"]) or None,
                *_paper(r["place"]),
            ]
            for r in rows
        ],
    )


def references(rows: Iterable[Answer]) -> Table:
    """References, with the paper of the ledger that each leads to."""
    columns = ("text", "form", "target", "uri", "leads_to", "leads_to_source", "how", *_PAPER)
    return Table(
        "references",
        columns,
        [
            [
                words(r["place"]),
                *(r[n] for n in ("form", "target", "uri")),
                *((r["resolved"]["identifier"], r["resolved"]["source"]) if r["resolved"] else (None, None)),
                r["how"],
                *_paper(r["place"]),
            ]
            for r in rows
        ],
    )


def papers(rows: Iterable[Answer]) -> Table:
    """The papers themselves."""
    columns = ("id", "identifier", "date", "kind", "title", "language", "source", "added_at")
    return Table("papers", columns, [[r[n] for n in columns] for r in rows])


def positions(rows: Iterable[Answer]) -> Table:
    """Who took which stand when."""
    columns = ("id", "date", "actor", "text", "topics", *_PAPER)
    return Table(
        "positions",
        columns,
        [[r["id"], r["date"], _who(r), words(r["place"]), "; ".join(r["topics"]), *_paper(r["place"])] for r in rows],
    )


def contributions(rows: Iterable[Answer]) -> Table:
    """Who gives what, how far it is, and where a later paper says that it happened."""
    plain = ("what", "kind", "to", "where", "when", "within", "stage", "since")
    columns = ("id", "actor", *plain, "text", "told", "happened", *_PAPER)
    return Table(
        "contributions",
        columns,
        [
            [
                r["id"],
                _who(r),
                *(r[n] for n in plain),
                words(r["place"]),
                len(r["history"]),
                name(r["happened"]["document"]) if r["happened"] else None,
                *_paper(r["place"]),
            ]
            for r in rows
        ],
    )


def meetings(rows: Iterable[Answer]) -> Table:
    """Meetings, a row for each of their papers."""
    plain = ("id", "date", "body", "name", "place")
    lists = ("sessions", "sessions_not_reported", "sessions_not_announced")
    columns = (*plain, *lists, "role", "paper", "paper_date", "title", "source")
    return Table(
        "meetings",
        columns,
        [
            [
                *(r[n] for n in plain),
                *("; ".join(dict.fromkeys(map(session, r[n]))) for n in lists),
                p["role"],
                *(p["document"][n] for n in ("identifier", "date", "title", "source")),
            ]
            for r in rows
            for p in r["papers"]
        ],
    )


TABLES: Mapping[str, Callable[[Iterable[Answer]], Table]] = {
    "items": items,
    "figures": figures,
    "references": references,
    "papers": papers,
    "positions": positions,
    "contributions": contributions,
    "meetings": meetings,
}
"""Every table by its name, made out of the answer to the question of that name."""


def session(one: Answer) -> str:
    """A session in a few words: `tweede werksessie: lastenverdeling`."""
    return ": ".join(filter(None, (one["label"], one["topic"])))


def _who(r: Answer) -> Cell:
    return (r["actor"] or {}).get("name")


def _paper(place: Answer) -> Sequence[Cell]:
    document = place["document"]
    return [*(document[n] for n in ("identifier", "date", "title", "source")), place["start"], place["end"]]
