"""How answers look: two columns on a terminal, CSV for a spreadsheet."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import rich_click as click

as_csv: Callable[[Callable[..., Any]], Callable[..., Any]] = click.option(
    "--csv", is_flag=True, help="CSV, for a spreadsheet."
)

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


def print_csv(name: str, rows: Iterable[Mapping[str, Any]]) -> None:
    """The answer to a question as CSV (RFC 4180)."""
    from griffier.publish.answers import TABLES
    from griffier.publish.tables import to_csv

    click.echo(to_csv(TABLES[name](rows)), nl=False)
