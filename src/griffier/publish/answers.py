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


def grouped(found: Mapping[str, Iterable[Answer]]) -> Table:
    """What is due, or new: a row for each item, with the group that it stands in (an item may stand in two)."""
    lists = {group: items(rows) for group, rows in found.items() if group not in ("papers", "contradictions")}
    rows: list[Sequence[Cell]] = [[group, *row] for group, table in lists.items() for row in table.rows]
    columns = ("group", *items(()).columns)
    for paper in found.get("papers", ()):
        told = {"group": "papers", "text": paper["title"], "paper": paper["identifier"], "paper_date": paper["date"]}
        rows.append([{**paper, **told}.get(column) for column in columns])
    for claim in found.get("contradictions", ()):
        reasons = "; ".join(c["reason"] for c in claim["contradictions"])
        told = {"group": "contradictions", "id": claim["id"], "kind": "figure", "text": words(claim["place"]),
                "last_verdict": reasons, **dict(zip(_PAPER, _paper(claim["place"]), strict=True))}  # fmt: skip
        rows.append([told.get(column) for column in columns])
    return Table("items", columns, rows)


def story(found: Answer) -> Table:
    """Everything that was said of an item, in order, and what readers say of it."""
    columns = ("date", "verdict", "sure", "score", "text", "why", "by", *_PAPER)
    own = found["item"]
    rows: list[Sequence[Cell]] = [
        [own["made_on"], "made", True, None, words(own["place"]), None, None, *_paper(own["place"])]
    ]
    for said in found["said"]:
        place = said["place"]
        judged = (said["verdict"], said["sure"], said.get("score"), words(place), said["why"])
        rows.append([place["document"]["date"], *judged, None, *_paper(place)])
    for one in found["judgements"]:
        verdict = one["status"] or "taken back"
        rows.append([one["on"], verdict, True, None, None, one["because"], one["by"], *(None for _ in _PAPER)])
    return Table("timeline", columns, rows)


def hits(rows: Iterable[Answer]) -> Table:
    """What a search finds: papers, and statements in them."""
    columns = ("type", "id", "kind", "score", "snippet", *_PAPER)
    return Table(
        "hits",
        columns,
        [[*(r.get(n) for n in ("type", "id", "kind", "score", "snippet")), *_paper(r["place"])] for r in rows],
    )


def judgements(rows: Iterable[Answer]) -> Table:
    """What readers said of items; a row without status takes the one before it back."""
    columns = ("item", "status", "by", "on", "because", "paper", "start", "end")
    return Table(
        "judgements",
        columns,
        [[*(r[n] for n in columns[:5]), *((r["place"] or {}).get(n) for n in ("paper", "start", "end"))] for r in rows],
    )


TABLES: Mapping[str, Callable[[Iterable[Answer]], Table]] = {
    "items": items,
    "figures": figures,
    "references": references,
    "papers": papers,
    "positions": positions,
    "contributions": contributions,
    "meetings": meetings,
    "judgements": judgements,
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
