"""The list of finders on a terminal."""

import rich_click as click
from rich.console import Console
from rich.table import Table

from griffier.find import finders


def show(kind: str | None) -> None:
    """Prints a table of what griffier looks for, or of one kind."""
    chosen = [f for f in finders() if kind in (None, f.kind)]
    if not chosen:
        raise click.BadParameter(
            f"{kind!r} is none; there is: {', '.join(f.kind for f in finders())}", param_hint="--form"
        )
    table = Table(box=None, pad_edge=False, header_style="bold")
    for title in ("Kind", "What it is", "For example"):
        table.add_column(title, overflow="fold")
    for f in chosen:
        table.add_row(f.kind, f.about, "\n".join(f.examples))
    Console().print(table)
