"""What a reader needs of a dossier before the next meeting: on one page, every line with its source.

`gather` asks the ledger, `markdown` and `html` write it down. Nothing is said that no paper says.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from sqlalchemy import Connection, select

from griffier.data import rows
from griffier.lang import words
from griffier.ledger import figures, items, meetings
from griffier.ledger.schema import paper_dossiers, papers
from griffier.notation.addresses import address

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_RECENT = timedelta(days=182)
_DONE = frozenset({"fulfilled", "partly", "withdrawn", "superseded"})

Item = Mapping[str, Any]


class Brief(NamedTuple):
    """The answer.

    Attributes:
        dossier: its number.
        title: as its papers print it, or None.
        day: how it stood on this day, ISO 8601.
        since: what is new or done since this day.
        papers: the papers of the dossier, by day.
        overdue, open: promises.
        expected, passed: decisions and outcomes that were still to come.
        done: promises and expectations that something became of since then.
        figures: claims that contradict an earlier one, with it.
        meeting: the last one that a paper of the dossier is about, or None.
    """

    dossier: str
    title: str | None
    day: str
    since: str
    papers: Sequence[Mapping[str, Any]]
    overdue: Sequence[Item]
    open: Sequence[Item]
    expected: Sequence[Item]
    passed: Sequence[Item]
    done: Sequence[Item]
    figures: Sequence[tuple[Mapping[str, Any], Mapping[str, Any], str]]
    meeting: Mapping[str, Any] | None


def gather(connection: Connection, dossier: str, day: str, since: str | None = None) -> Brief | None:
    """What the ledger holds of a dossier on a day; None where it has no paper of it.

    Args:
        connection: to the ledger.
        dossier: its number, `36871` or `36410-X`.
        day: only papers up to this day count (ISO 8601).
        since: what is new or done since this day; half a year before `day` when None.
    """
    since = since or (date.fromisoformat(day) - _RECENT).isoformat()
    asked = (
        select(
            papers.c.id,
            papers.c.identifier,
            papers.c.source,
            papers.c.date,
            papers.c.title,
            paper_dossiers.c.title.label("about"),
        )
        .join(paper_dossiers, paper_dossiers.c.paper == papers.c.nr)
        .where(paper_dossiers.c.dossier == dossier, papers.c.date <= day)
        .order_by(papers.c.date, papers.c.id)
    )
    found = [dict(row._mapping) for row in connection.execute(asked)]
    if not found:
        return None
    promises = items.answer(connection, ["commitment"], day, dossier=dossier)
    events = items.answer(connection, ["expectation"], day, dossier=dossier)
    claims = figures.answer(connection, dossier=dossier, as_of=day)
    by_id = {c["id"]: c for c in claims}
    against = [
        (claim, by_id[one["with"]], one["reason"])
        for claim in claims
        for one in claim["contradictions"]
        if one["with"] in by_id
    ]
    return Brief(
        dossier=dossier,
        title=next((p["about"] for p in reversed(found) if p["about"]), None),
        day=day,
        since=since,
        papers=found,
        overdue=_by_due(i for i in promises if i["status"] == "overdue"),
        open=_by_due(i for i in promises if i["status"] == "open"),
        expected=_by_due(i for i in events if i["status"] == "open" and i["due"]),
        passed=_by_due(i for i in events if i["status"] == "overdue"),
        done=[i for i in (*promises, *events) if i["status"] in _DONE and _last(i) >= since],
        figures=against,
        meeting=next(reversed(meetings.answer(connection, day, dossier=dossier, as_of=day)), None),
    )


def _by_due(found: Iterator[Item]) -> list[Item]:
    return sorted(found, key=lambda i: (i["due_latest"] or "9999", i["made_on"] or ""))


def _last(item: Item) -> str:
    """The day of the last paper that says what became of it."""
    return max((e["place"]["document"]["date"] for e in item["evidence"]), default="")


class _Writer:
    """The brief in one language, as Markdown."""

    def __init__(self, brief: Brief, language: str) -> None:
        self.brief = brief
        self.words = words("brief", language)
        name = "name_en" if language == "en" else "name"
        self.measures = {row["id"]: row[name] for row in rows("measures")}

    def lines(self) -> Iterator[str]:
        b, w = self.brief, self.words
        yield f"# {w['title'].format(dossier=b.dossier, day=self.day(b.day))}"
        if b.title:
            yield f"**{_safe(b.title)}**"
        yield (
            w["papers"].format(
                count=len(b.papers), first=self.day(b.papers[0]["date"]), last=self.day(b.papers[-1]["date"])
            )
            + "."
        )
        yield from self.section(w["overdue"], (self.item(i) for i in b.overdue), always=True)
        yield from self.section(w["open"], (self.item(i) for i in b.open), always=True)
        yield from self.section(w["expected"], (self.item(i) for i in b.expected))
        yield from self.section(w["passed"], (self.item(i) for i in b.passed))
        if b.meeting:
            yield from self.section(w["meeting"], self.met(b.meeting))
        yield from self.section(w["figures"], self.series(b.figures))
        yield from self.section(w["kept"].format(since=self.day(b.since)), (self.item(i) for i in b.done))
        new = [p for p in b.papers if p["date"] >= b.since]
        yield from self.section(w["new"].format(since=self.day(b.since)), (f"- {self.paper(p)}" for p in new))

    def section(self, title: str, told: Iterator[str], *, always: bool = False) -> Iterator[str]:
        found = list(told)
        if found or always:
            yield f"## {title}"
            yield "\n".join(found) if found else self.words["nothing"]

    def item(self, item: Item) -> str:
        w = self.words
        term = item["due_latest"]
        said = [f"{w['due']} {self.day(term)}" if term else w["undated"]]
        if item["late"]:
            said.append(w["late"])
        if item["judged"]:
            said.append(f"{w['judged']} {_safe(item['judged']['by'])}: {_safe(item['judged']['because'])}")
        out = [f"- “{_words(item['place'])}” ({'; '.join(said)}) — {self.source(item['place'])}"]
        out += [f"  - {w[e['verdict']]}: “{_words(e['place'])}” — {self.source(e['place'])}" for e in item["evidence"]]
        return "\n".join(out)

    def met(self, meeting: Mapping[str, Any]) -> Iterator[str]:
        """The last meeting: its papers, what became of its agenda, and what was expected of it."""
        w = self.words
        days = " – ".join(self.day(d) for d in (meeting["date"] or "").split("/") if _DAY.fullmatch(d))
        told = [f"{w[p['role']]} {self.paper(p['document'])}" for p in meeting["papers"]]
        place = _safe(meeting["place"]) if meeting["place"] else None
        yield f"- {', '.join(filter(None, (_safe(meeting['name']), place, days)))} — {'; '.join(told)}"
        for name in ("sessions_not_reported", "sessions_not_announced"):
            for s in meeting[name]:
                topic = _safe(": ".join(filter(None, (s["label"], s["topic"]))))
                yield f"  - {w[name]}: {topic} — {self.source(s['place'])}"
        for item in meeting["expected"]:
            stands = w[f"stands_{item['status']}" if item["status"] in ("open", "overdue") else item["status"]]
            yield f"  - {w['awaited']} ({stands}): “{_words(item['place'])}” — {self.source(item['place'])}"

    def series(self, told: Sequence[tuple[Item, Item, str]]) -> Iterator[str]:
        """The last figure of each series, and under it how it came there, the newest first."""
        by_series: dict[tuple[str, str], list[tuple[Item, Item, str]]] = {}
        for one in told:
            by_series.setdefault((one[0]["measure"] or one[0]["label"], one[0]["subject"] or ""), []).append(one)
        for several in by_series.values():
            several.sort(key=lambda f: (f[0]["place"]["document"]["date"] or "", f[0]["place"]["start"]), reverse=True)
            for n, one in enumerate(several):
                yield f"{'  ' if n else ''}{self.figure(*one)}"

    def figure(self, claim: Item, other: Item, reason: str) -> str:
        w = self.words
        what = _safe(self.measures.get(claim["measure"]) or str(claim["measure"] or claim["label"]))
        basis = [f", {_safe(c['basis'])}" if c["basis"] else "" for c in (claim, other)]
        return (
            f"- {what}: **{_words(claim['place'])}**{basis[0]} — {self.source(claim['place'])}; {w['against']} "
            f"**{_words(other['place'])}**{basis[1]} — {self.source(other['place'])} ({w[reason]})"
        )

    def source(self, place: Mapping[str, Any]) -> str:
        return self.paper(place["document"])

    def paper(self, document: Mapping[str, Any]) -> str:
        name = document["identifier"] or document["source"].rsplit("/", 1)[-1]
        link = address(document["identifier"]) if document["identifier"] else None
        named = f"[{_safe(name)}]({link})" if link else _safe(name)
        return f"{named}, {self.day(document['date'])}" if document["date"] else named

    def day(self, iso: str) -> str:
        year, month, day = iso.split("-")
        return f"{int(day)} {self.words['months'][int(month) - 1]} {year}"


def markdown(brief: Brief, language: str = "nl") -> str:
    """The brief as Markdown."""
    return "\n\n".join(_Writer(brief, language).lines()) + "\n"


def html(brief: Brief, language: str = "nl") -> str:
    """The brief as one HTML file that loads nothing."""
    from markdown_it import MarkdownIt

    text = markdown(brief, language)
    body = MarkdownIt("commonmark", {"html": False}).render(text)
    title = text.split("\n", 1)[0].removeprefix("# ")
    style = (
        "body{max-width:46rem;margin:2rem auto;padding:0 1rem;font:1rem/1.5 Georgia,serif;color:#1a1a1a}"
        "h1{font-size:1.5rem}h2{font-size:1.15rem;margin-top:2rem;border-bottom:1px solid #bbb}li{margin:.5rem 0}"
        "ul ul{font-size:.92rem}a{color:#154273}@media print{body{margin:0;font-size:10pt}}"
        "@media(prefers-color-scheme:dark){body{color:#eee;background:#1b1b1b}a{color:#9cc3ef}}"
    )
    return (
        f'<!DOCTYPE html>\n<html lang="{language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{_entity(title)}</title><style>{style}</style></head><body><main>\n{body}</main></body></html>\n"
    )


def _words(place: Mapping[str, Any]) -> str:
    return _safe(" ".join(place["text"].split()))


def _safe(text: str) -> str:
    """Words of a paper as Markdown that shows them as they are."""
    return "".join(f"\\{c}" if c in "\\`*_{}[]<>#|" else c for c in text)


def _entity(text: str) -> str:
    return text.replace("\\", "").replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
