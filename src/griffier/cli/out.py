"""How answers look: two columns on a terminal, JSON or CSV for other programs."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import rich_click as click

if TYPE_CHECKING:
    from rich.text import Text

    from griffier.publish.tables import Table

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

Block = tuple[str, str, str, "Sequence[str | Text]"]
"""What stands left, what stands dim under it, the words, and lines under these, dim where they are plain words."""


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
            said.append("\n")
            said.append(Text(" ".join(line.split()), style="dim") if isinstance(line, str) else line)
        table.add_row(head, said)
        table.add_row("", "")
    Console(highlight=False).print(table)


Rows = Sequence[Mapping[str, Any]]


def show(name: str, rows: Rows, *, as_json: bool, csv: bool, nothing: str, table: Callable[[Rows], None]) -> None:
    """The answer to a question, as it is asked for.

    Args:
        name: of its table in `publish.answers`.
        rows: the answer.
        as_json: one line of JSON.
        csv: CSV (RFC 4180).
        nothing: what is said on a terminal when there are none.
        table: shows them on a terminal.
    """
    if as_json:
        print_json(rows)
    elif csv:
        from griffier.publish.answers import TABLES

        print_csv(TABLES[name](rows))
    elif not rows:
        click.echo(nothing)
    else:
        table(rows)


def print_csv(table: "Table") -> None:
    """A table as CSV (RFC 4180)."""
    from griffier.publish.tables import to_csv

    click.echo(to_csv(table), nl=False)


def print_json(rows: object) -> None:
    """One line of JSON."""
    click.echo(json.dumps(rows, ensure_ascii=False))
