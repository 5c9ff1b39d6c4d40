"""A reading on a terminal: what the paper is, what it holds, what is unclear."""

from collections import Counter
from collections.abc import Sequence

from rich.console import Console
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from griffier.cli.sections import SECTIONS, short, unclear
from griffier.find import unparsed
from griffier.link.topics import label
from griffier.model.document import Meeting
from griffier.model.reading import Reading


def show_summary(reading: Reading, shown: Sequence[str], *, whole: bool = False) -> None:
    """Prints the summary of one reading.

    Args:
        reading: of what.
        shown: the kinds to show, by the names of their tables (`figures`).
        whole: long lists are not cut.
    """
    console = Console(highlight=False)
    _head(console, reading, shown)
    for name, section in SECTIONS.items():
        if name in shown:
            section(console, reading, whole)
    for name in shown:
        if name not in SECTIONS:
            _plain(console, reading, name)
    unclear(console, reading, shown, whole)
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


def _head(console: Console, reading: Reading, shown: Sequence[str]) -> None:
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
        "Meeting": _meeting(d.meeting),
        "About": ", ".join(label(t, "en") for t in d.topics),
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
        "Found": _counts(reading, shown),
    }
    table = Table(box=None, show_header=False, pad_edge=False)
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for name, value in rows.items():
        if value:
            table.add_row(name, escape(value))
    console.print(Padding(table, (0, 0, 1, 2)))


def _meeting(meeting: Meeting | None) -> str:
    """`Report of: Landbouw- en Visserijraad, Brussel, 2024-01-23` and a line for each of its sessions."""
    if meeting is None:
        return ""
    what = ", ".join(filter(None, (meeting.name, meeting.place, meeting.date)))
    lines = [f"{'Report' if meeting.role == 'report' else 'Agenda'} of: {what}"]
    for s in meeting.sessions:
        guests = f" (with {', '.join(s.with_)})" if s.with_ else ""
        lines.append("  " + ": ".join(filter(None, (s.label, s.topic))) + guests)
    return "\n".join(lines)


def _counts(reading: Reading, shown: Sequence[str]) -> str:
    counts = Counter(f"{a.type}s" for a in reading.findings)
    found = ((counts[name], name) for name in shown)
    return ", ".join(f"{n} {name.removesuffix('s') if n == 1 else name}" for n, name in found if n)


def _plain(console: Console, reading: Reading, name: str) -> None:
    """A kind that has no section of its own: how many, and the words of the first of them."""
    found = [a for a in reading.findings if f"{a.type}s" == name]
    if found:
        words = "; ".join(short(a.text) for a in found[:3])
        console.print(Padding(f"[bold]{name.capitalize()}[/] {len(found)}: {escape(words)}", (0, 0, 1, 2)))
