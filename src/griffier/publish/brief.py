"""The brief on a dossier, on one page, every line with its source: Markdown, or a web page made of it.

Nothing is said that no paper says.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Any

from griffier.data import rows
from griffier.lang import words as table
from griffier.model.brief import Brief, Item
from griffier.notation.addresses import address
from griffier.publish.answers import session
from griffier.publish.places import name, words

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class _Writer:
    """The brief in one language, as Markdown."""

    def __init__(self, brief: Brief, language: str) -> None:
        self.brief = brief
        self.words = table("brief", language)
        column = "name_en" if language == "en" else "name"
        self.measures = {row["id"]: row[column] for row in rows("measures")}

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
        for missed in ("sessions_not_reported", "sessions_not_announced"):
            for s in meeting[missed]:
                yield f"  - {w[missed]}: {_safe(session(s))} — {self.source(s['place'])}"
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
        called = _safe(name(document))
        link = address(document["identifier"]) if document["identifier"] else None
        named = f"[{called}]({link})" if link else called
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
    title = escape(text.split("\n", 1)[0].removeprefix("# ").replace("\\", ""), quote=False)
    style = (
        "body{max-width:46rem;margin:2rem auto;padding:0 1rem;font:1rem/1.5 Georgia,serif;color:#1a1a1a}"
        "h1{font-size:1.5rem}h2{font-size:1.15rem;margin-top:2rem;border-bottom:1px solid #bbb}li{margin:.5rem 0}"
        "ul ul{font-size:.92rem}a{color:#154273}@media print{body{margin:0;font-size:10pt}}"
        "@media(prefers-color-scheme:dark){body{color:#eee;background:#1b1b1b}a{color:#9cc3ef}}"
    )
    return (
        f'<!DOCTYPE html>\n<html lang="{language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title}</title><style>{style}</style></head><body><main>\n{body}</main></body></html>\n"
    )


def _words(place: Mapping[str, Any]) -> str:
    return _safe(words(place))


def _safe(text: str) -> str:
    """Words of a paper as Markdown that shows them as they are."""
    return "".join(f"\\{c}" if c in "\\`*_{}[]<>#|" else c for c in text)
