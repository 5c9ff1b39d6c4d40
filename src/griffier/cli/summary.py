"""A reading on a terminal: what the paper is, what it points to, what is unclear."""

from collections import Counter
from collections.abc import Sequence

from rich.console import Console
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from griffier.find import unparsed
from griffier.model.actor import Actor
from griffier.model.findings import Reference
from griffier.model.reading import Reading

_TOP = 6  # actors of one kind that are named
_ACTORS = {
    "person": "Persons",
    "office": "Offices",
    "organisation": "Bodies",
    "country": "Countries",
    "unit": "Units",
    "group": "Groups",
}
_WORDS = 60  # code points of a reference's words that are shown


def show_summary(reading: Reading) -> None:
    """Prints the summary of one reading."""
    console = Console(highlight=False)
    _head(console, reading)
    references = [a for a in reading.annotations if isinstance(a, Reference)]
    clear = [r for r in references if r.target]
    unclear = [r for r in references if not r.target and r.form != "annex"]
    annexes = [r for r in references if r.form == "annex"]
    _counts(console, references)
    if clear:
        _targets(console, clear)
    if annexes:
        console.print(f"  [bold]Annexes[/] {len(annexes)}: {escape(', '.join(_short(a.text) for a in annexes[:6]))}\n")
    if unclear:
        console.print(f"  [bold]Unclear[/] {len(unclear)}: the words do not say which paper is meant")
        console.print(Padding(_reasons(unclear, reading), (0, 0, 1, 2)))
    _actors(console, reading.actors)
    for warning in reading.warnings:
        console.print(f"  [yellow]{escape(warning)}[/]")


def show_unparsed(reading: Reading) -> None:
    """Prints what looks like a reference and was not read, each with its surroundings."""
    console = Console(highlight=False)
    console.print(f"[bold]{escape(reading.source)}[/]")
    left = unparsed(reading.text, [(a.start, a.end) for a in reading.annotations])
    for start, end in left:
        a, b = max(0, start - 40), min(len(reading.text), end + 50)
        line = Text("  " + reading.text[a:start].replace("\n", " "))
        line.append(reading.text[start:end], style="bold yellow")
        line.append(reading.text[end:b].replace("\n", " "))
        line.append(f"  (at {start})", style="dim")
        console.print(line)
    places = f"{len(left)} place{'' if len(left) == 1 else 's'} to look at"
    console.print(f"  {places if left else 'Nothing left that looks like a reference'}.\n")


def _head(console: Console, reading: Reading) -> None:
    d = reading.document
    console.print(f"[bold]{escape(reading.source)}[/]")
    dossiers = " · ".join(" ".join(filter(None, (x.number, x.title))) for x in d.dossiers)
    signed = ", ".join(f"{s.name} ({s.role})" if s.name and s.role else s.name or s.role or "" for s in d.senders)
    rows = {
        "What": " ".join(filter(None, (d.kind.replace("_", " "), d.identifier))),
        "Subject": d.title,
        "Dossier": dossiers,
        "From": signed,
        "Also for": ", ".join(d.on_behalf_of),
        "To": d.addressee,
        "Date": ", ".join(filter(None, (d.place, d.date))),
        "Text": ", ".join(
            f"{n} {what}{'' if n == 1 else 's'}"
            for n, what in (
                (len(reading.sentences), "sentence"),
                (len([s for s in reading.sections if s.title]), "heading"),
                (len(reading.footnotes), "note"),
                (d.pages or 0, "page"),
            )
            if n
        ),
    }
    table = Table(box=None, show_header=False, pad_edge=False)
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for name, value in rows.items():
        if value:
            table.add_row(name, escape(value))
    console.print(Padding(table, (0, 0, 1, 2)))


def _counts(console: Console, references: Sequence[Reference]) -> None:
    if not references:
        console.print("  [bold]References[/] none found (--unparsed shows what looks like one)\n")
        return
    counts = Counter(r.form for r in references)
    said = ", ".join(f"{n} {form.replace('_', ' ')}" for form, n in counts.most_common())
    console.print(Padding(f"[bold]References[/] {len(references)}: {said}", (0, 0, 0, 2), expand=False))


def _targets(console: Console, references: Sequence[Reference]) -> None:
    """Each target once, in order, with the first words that name it and its address in one piece, to be copied."""
    times = Counter(r.target for r in references)
    first: dict[str | None, Reference] = {}
    for r in references:
        first.setdefault(r.target, r)
    width = max(len(str(t)) for t in first)
    for target, r in first.items():
        line = Text("  ")
        line.append(str(target), style=f"cyan link {r.uri}" if r.uri else "cyan")
        line.append(" " * (width - len(str(target)) + 2) + _short(r.text))
        if times[target] > 1:
            line.append(f"  {times[target]}×", style="dim")
        console.print(line, soft_wrap=True)
        if r.uri:
            console.print(Text(" " * (width + 4) + r.uri, style="dim"), soft_wrap=True)
    console.print()


def _actors(console: Console, actors: Sequence[Actor]) -> None:
    """Who is named, by kind, those named most often first."""
    if not actors:
        return
    console.print(f"  [bold]Actors[/] {len({(a.kind, a.name) for a in actors})}, named {len(actors)} times")
    table = Table(box=None, show_header=False, pad_edge=False)
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for kind, label in _ACTORS.items():
        names = [n for n, _ in Counter(a.name for a in actors if a.kind == kind).most_common()]
        if names:
            more = f" and {len(names) - _TOP} more" if len(names) > _TOP else ""
            table.add_row(label, escape(", ".join(names[:_TOP])) + more)
    console.print(Padding(table, (0, 0, 1, 2)))


def _reasons(references: Sequence[Reference], reading: Reading) -> Table:
    table = Table(box=None, pad_edge=False, show_header=False)
    table.add_column(overflow="fold", style="yellow", ratio=2)
    table.add_column(overflow="fold", ratio=3)
    for r in references:
        table.add_row(escape(_short(r.text)), escape(reason(r)))
    return table


def reason(r: Reference) -> str:
    """Why a reference has no target, in a few words."""
    if candidates := r.fields.get("ambiguous"):
        return "may be " + " or ".join(map(str, candidates)) if isinstance(candidates, list) else "more than one fits"
    return {
        "law": "an act that is not in the bundled table",
        "treaty": "a treaty that is not in the bundled table",
        "motion": "a motion without its number",
        "letter": "a letter without its number",
        "eu_act": "a page of the Official Journal, or an act without a CELEX rule",
    }.get(r.form, "the words do not give a number")


def _short(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= _WORDS else flat[: _WORDS - 1] + "…"
