"""How answers look: two columns on a terminal, CSV for a spreadsheet."""

import csv as csv_
import io
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import rich_click as click

as_csv: Callable[[Callable[..., Any]], Callable[..., Any]] = click.option(
    "--csv", is_flag=True, help="CSV, for a spreadsheet."
)
# What a spreadsheet takes for the beginning of a formula.
_FORMULA = ("=", "+", "-", "@", "\t")

STYLES = {
    "overdue": "bold red",
    "fulfilled": "green",
    "carried out": "green",
    "partly": "yellow",
    "open": "bold",
    "withdrawn": "dim",
}

Block = tuple[str, str, str, Sequence[str]]
"""What stands left, what stands dim under it, the words, and dim lines under these."""


def blocks(rows: Iterable[Block]) -> None:
    """Two columns, so that the words have room on a narrow terminal."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table.grid(padding=(0, 2))
    table.add_column(min_width=12, no_wrap=True)
    table.add_column(overflow="fold")
    for left, under, words, lines in rows:
        head = Text(left, style=STYLES.get(left, "bold"))
        if under:
            head.append(f"\n{under}", style="not bold dim")
        said = Text(" ".join(words.split()))
        for line in lines:
            said.append(f"\n{' '.join(line.split())}", style="dim")
        table.add_row(head, said)
        table.add_row("", "")
    Console(highlight=False).print(table)


def heading(words: str) -> None:
    """A heading over some blocks."""
    from rich.console import Console

    Console(highlight=False).print(f"{words}\n", style="bold underline", markup=False)


def print_csv(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """A table as CSV (RFC 4180), lists apart by blanks, on one line a row."""
    click.echo(csv_text(heads, rows), nl=False)


def csv_text(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table as CSV; text that a spreadsheet would take for a formula has an apostrophe before it."""
    out = io.StringIO()
    writer = csv_.writer(out, lineterminator="\n")
    writer.writerow(heads)
    writer.writerows([_cell(c) for c in row] for row in rows)
    return out.getvalue()


def _cell(value: object) -> object:
    if isinstance(value, bool):
        return str(value).lower()
    if not isinstance(value, str):
        return "" if value is None else value
    value = " ".join(value.split())
    return f"'{value}" if value.startswith(_FORMULA) else value
