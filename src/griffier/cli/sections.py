"""The sections of the summary, one for each kind of finding."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from griffier.model.reading import Reading
from griffier.model.when import When
from griffier.publish.reasons import why_open
from griffier.publish.where import Where

if TYPE_CHECKING:
    from griffier.model.findings import Reference

_MOST = 12  # lines of a list that is cut
_NAMES = 6  # actors of one kind that are named
_WORDS = 60  # code points of a finding's words that are shown
_LEFT = (0, 0, 0, 2)
_FIGURE_WIDTHS = (20, _WORDS, 10, 10, 14, 8)  # at most: figure, what, whose, as of, basis, sentence
_ACTORS = {
    "person": "Persons",
    "office": "Offices",
    "organisation": "Bodies",
    "country": "Countries",
    "unit": "Units",
    "group": "Groups",
}


def short(words: str, most: int = _WORDS) -> str:
    """Words in one line, cut where they are long."""
    flat = " ".join(words.split())
    return flat if len(flat) <= most else flat[: most - 1] + "…"


def _of(reading: Reading, kind: str) -> list[Any]:
    return [a for a in reading.findings if a.type == kind]


def _title(console: Console, name: str, said: object = "") -> None:
    console.print(Padding(f"[bold]{name}[/] {said}", _LEFT, expand=False))


def _columns(*styles: str, titles: Sequence[str] = ()) -> Table:
    """A table that never gets wider than the terminal; the last column gets no more than it needs."""
    table = Table(box=None, pad_edge=False, show_header=bool(titles), header_style="dim")
    for n, style in enumerate(styles):
        table.add_column(titles[n] if titles else "", style=style, overflow="fold")
    return table


def _put(console: Console, table: Table, left: int = 0, name: str = "") -> None:
    console.print(Padding(table, _LEFT, expand=False))
    if left:
        console.print(f"  [dim]… {left} more: --show {name}, or --all[/]")
    console.print()


def figures(console: Console, reading: Reading, whole: bool) -> None:
    """What is measured: as written, what it is, whose, when, by whom, in which sentence; under the headings."""
    found = _of(reading, "figure")
    if not found:
        return
    where = Where(reading)
    _title(console, "Figures", len(found))
    kept = found if whole else found[:_MOST]
    rows = [_figure(f, where) for f in kept]
    widths = _widths([("Figure", "What", "Whose", "As of", "Basis", "Sentence"), *rows], console.width)
    console.print(Padding(_lines([("Figure", "What", "Whose", "As of", "Basis", "Sentence")], widths, "dim"), _LEFT))
    for section, group in groupby(zip(kept, rows, strict=True), key=lambda pair: where.section(pair[0].start)):
        if section:
            # A heading is no row: it may be as long as all of them together.
            console.print(Padding(Text(section, style="italic dim"), _LEFT, expand=False))
        console.print(Padding(_lines([row for _, row in group], widths), _LEFT, expand=False))
    if len(kept) < len(found):
        console.print(f"  [dim]… {len(found) - len(kept)} more: --show figures, or --all[/]")
    console.print()


def _figure(f: Any, where: Where) -> Sequence[str]:
    measure = (f.measure or "").replace("_", " ") or f.label or ""
    values = (f.text, measure, f.subject, f.as_of, f.basis, where.place(f.start))
    return ["" if v is None else short(str(v)) for v in values]


def _widths(rows: Sequence[Sequence[str]], width: int) -> list[int]:
    """Columns as wide as what they hold, up to a bound; the second has what is left."""
    out = [min(most, max(len(r[n]) for r in rows)) for n, most in enumerate(_FIGURE_WIDTHS)]
    gaps = 2 * (len(out) - 1) + _LEFT[3]
    out[1] = max(12, min(out[1], width - gaps - (sum(out) - out[1])))
    return out


def _lines(rows: Sequence[Sequence[str]], widths: Sequence[int], style: str = "") -> Table:
    table = Table(box=None, pad_edge=False, show_header=False, padding=(0, 1))
    for width in widths:
        table.add_column(width=width, overflow="fold", style=style)
    for row in rows:
        table.add_row(*map(Text, row))
    return table


def dates(console: Console, reading: Reading, whole: bool) -> None:
    """When: every stretch of time once, in order, with the paper's own day between what was and what is to come."""
    found = [a for a in reading.annotations if isinstance(a, When) and a.edtf]
    if not found:
        return
    where, own = Where(reading), reading.document.date
    found.sort(key=lambda w: (w.earliest or w.latest or "", w.latest or "9999", w.start))
    groups = [list(g) for _, g in groupby(found, key=lambda w: w.edtf)]
    first, kept = _around(groups, own, whole)
    _title(console, "Timeline", f"{len(groups)} dates, {len(found)} mentions")
    table = _columns("", "", "dim", titles=("When", "Words", "Sentence"))
    said = own is None
    for group in kept:
        if own and not said and _begins(group) > own:
            said = True
            table.add_row(Text(own, style="cyan"), Text("the day of this paper", style="cyan"))
        words = dict.fromkeys(short(w.text, 40) + _bearing(w) for w in group)
        told = _spelled(group[0]), ", ".join(list(words)[:2]), _numbers(group, where)
        table.add_row(*map(Text, told))
    if not said and first + len(kept) == len(groups):
        table.add_row(Text(str(own), style="cyan"), Text("the day of this paper", style="cyan"))
    _put(console, table, len(groups) - len(kept), "dates")


def _bearing(when: When) -> str:
    """What the word before a date says, where the date itself does not show it: `eind 2025 (by)`."""
    return f" ({when.bearing.replace('_', ' ')})" if when.bearing and ".." not in (when.edtf or "") else ""


def _begins(group: Sequence[When]) -> str:
    return group[0].earliest or group[0].latest or ""


def _around(groups: Sequence[list[When]], own: str | None, whole: bool) -> tuple[int, Sequence[list[When]]]:
    """Those shown of a long list: the last before the paper's own day, and what comes after it."""
    if whole or len(groups) <= _MOST:
        return 0, groups
    after = next((n for n, g in enumerate(groups) if own and _begins(g) > own), len(groups) if own else 0)
    first = min(max(0, after - _MOST // 3), len(groups) - _MOST)
    return first, groups[first : first + _MOST]


def _spelled(when: When) -> str:
    """A stretch as its EDTF where that says it by itself, else by its first and last day."""
    edtf = when.edtf or ""
    if edtf.replace("-", "").isdigit() and (len(edtf) != 7 or int(edtf[5:]) <= 12):
        return edtf
    if edtf.endswith("~"):
        return f"about {edtf[:-1]}"
    return f"{when.earliest or '…'} – {when.latest or '…'}"


def references(console: Console, reading: Reading, whole: bool) -> None:
    """Each target once, in order, with the first words that name it and its address in one piece, to be copied."""
    found: list[Reference] = _of(reading, "reference")
    if not found:
        _title(console, "References", "none found (--unparsed shows what looks like one)\n")
        return
    counts = Counter(r.form for r in found)
    said = ", ".join(f"{n} {form.replace('_', ' ')}" for form, n in counts.most_common())
    _title(console, "References", f"{len(found)}: {said}")
    first: dict[str, Reference] = {}
    for r in found:
        if r.target:
            first.setdefault(r.target, r)
    times = Counter(r.target for r in found)
    width = max(map(len, first), default=0)
    kept = list(first.items()) if whole else list(first.items())[:_MOST]
    for target, r in kept:
        line = Text("  ")
        line.append(target, style=f"cyan link {r.uri}" if r.uri else "cyan")
        often = f"  {times[target]}×" if times[target] > 1 else ""
        line.append(" " * (width - len(target) + 2))
        line.append(short(r.text, max(20, min(_WORDS, console.width - width - 4 - len(often)))))
        line.append(often, style="dim")
        console.print(line, soft_wrap=True)
        if r.uri:
            console.print(Text(" " * 4 + r.uri, style="dim"), soft_wrap=True)
    if len(kept) < len(first):
        console.print(f"  [dim]… {len(first) - len(kept)} more: --show references, or --all[/]")
    annexes = [short(r.text) for r in found if r.form == "annex"]
    if annexes:
        console.print(Padding(f"Annexes {len(annexes)}: {escape(', '.join(annexes[:_NAMES]))}", _LEFT))
    console.print()


def actors(console: Console, reading: Reading, whole: bool) -> None:
    """Who is named, by kind, those named most often first."""
    found = _of(reading, "actor")
    if not found:
        return
    _title(console, "Actors", f"{len({(a.kind, a.name) for a in found})}, named {len(found)} times")
    table = _columns("dim", "")
    for kind, label in _ACTORS.items():
        names = [n for n, _ in Counter(a.name for a in found if a.kind == kind).most_common()]
        if names:
            kept = names if whole else names[:_NAMES]
            more = f" and {len(names) - len(kept)} more" if len(names) > len(kept) else ""
            table.add_row(label, Text(", ".join(kept) + more))
    _put(console, table)


def contributions(console: Console, reading: Reading, whole: bool) -> None:
    """Who gives what, where, within what, when, and how far it is."""
    found = _of(reading, "contribution")
    if not found:
        return
    where = Where(reading)
    _title(console, "Contributions", len(found))
    table = _columns("", "", "", "", "", "dim", titles=("Who", "What", "Where", "When", "Stage", "Sentence"))
    kept = found if whole else found[:_MOST]
    for c in kept:
        goal = ", ".join(filter(None, (c.to, c.where, c.within)))
        told = (c.actor.name if c.actor else "", c.what or "", goal, c.when or "", (c.stage or "").replace("_", " "))
        table.add_row(*(Text(short(x, 40)) for x in told), Text(where.place(c.start)))
    _put(console, table, len(found) - len(kept), "contributions")


SECTIONS: Mapping[str, Callable[[Console, Reading, bool], None]] = {
    "figures": figures,
    "contributions": contributions,
    "dates": dates,
    "references": references,
    "actors": actors,
}
"""By the names of the kinds, in the order in which they are shown; a kind that is not here is only counted."""


def unclear(console: Console, reading: Reading, shown: Sequence[str], whole: bool) -> None:
    """What has no value, each once, with the reason: nothing is guessed, so a reader has to look."""
    told: dict[tuple[str, str], list[Any]] = {}
    for name in (*(n for n in _FIRST if n in shown), *(n for n in shown if n not in _FIRST)):
        for a in _of(reading, name.removesuffix("s")):
            if (reason := why_open(a)) and not _collective(a):
                told.setdefault((short(a.text, 36), reason), []).append(a)
    if not told:
        return
    where = Where(reading)
    _title(console, "Unclear", f"{len(told)}, where nothing is guessed")
    table = _columns("yellow", "", "dim", titles=("Words", "Why", "Sentence"))
    kept = list(told.items()) if whole else list(told.items())[:_MOST]
    for (words, reason), found in kept:
        table.add_row(*map(Text, (words, reason, _numbers(found, where))))
    console.print(Padding(table, _LEFT, expand=False))
    if len(kept) < len(told):
        console.print(f"  [dim]… {len(told) - len(kept)} more: --all[/]")
    console.print()


_FIRST = ("references", "statements", "figures", "dates")


def _collective(a: Any) -> bool:
    """Whether it is one that needs no entity: `ministers`, `bondgenoten`."""
    return bool(a.type == "actor" and a.kind == "group" and not a.candidates)


def _numbers(found: Sequence[Any], where: Where) -> str:
    """Where these stand: sentences, `note`, `table`."""
    places = list(dict.fromkeys(where.place(a.start) for a in found))
    return ", ".join(places[:4]) + (", …" if len(places) > 4 else "")
