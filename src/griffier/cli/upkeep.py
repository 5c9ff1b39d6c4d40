"""Commands that look after a ledger: reread, backup, restore."""

import os
from collections.abc import Callable, Mapping
from typing import Any

import rich_click as click

from griffier.cli.ledger import NAME, SETTINGS, count, opened, progress


@click.command(context_settings=SETTINGS)
@click.option("--all", "everything", is_flag=True, help="Also papers that this version of griffier read.")
@click.option(
    "--jobs", type=click.IntRange(1, 256), help="How many processes read at once; all processors if left out."
)
@NAME
def reread(*, everything: bool, jobs: int | None, url: str) -> None:
    """Reads the papers of a ledger again, after an upgrade of griffier.

    A paper is read from its file when that is still there unchanged, else from the text in the ledger. Ids, history
    and judgements stay. A run that was stopped is finished by running it again.
    """
    from collections import Counter

    seen: Counter[str] = Counter()
    with opened(url, upgrade=True) as ledger, progress("Reading again") as (counted, step):
        read = ledger.reread(
            everything=everything, jobs=jobs or os.cpu_count() or 1, counted=counted, told=_adding(seen, step)
        )
    if not read:
        click.echo(f"{url}: this version of griffier read every paper already (--all reads them again)")
        return
    click.echo(f"{url}: {count(read, 'paper')} read again, {seen['text']:,} of them from the text in the ledger")
    click.echo(f"{count(seen['new'], 'statement')} new, {seen['gone']:,} gone")


def _adding(seen: dict[str, int], step: Callable[[object], None] | None) -> Callable[[str, Mapping[str, Any]], None]:
    def told(_: str, changes: Mapping[str, Any]) -> None:
        seen["text"] += changes["from"] == "text"
        seen["new"] += len(changes["new"])
        seen["gone"] += len(changes["gone"])
        if step:
            step(None)

    return told


@click.command(context_settings=SETTINGS)
@click.argument("file", type=click.Path(dir_okay=False))
@NAME
def backup(file: str, *, url: str) -> None:
    """Writes everything in the ledger to FILE, a ZIP that `griffier restore` puts back."""
    with opened(url) as ledger:
        click.echo(f"{file}: {count(ledger.backup(file), 'paper')} kept")


@click.command(context_settings=SETTINGS)
@click.argument("file", type=click.Path(dir_okay=False))
@NAME
def restore(file: str, *, url: str) -> None:
    """Puts a backup into a new ledger, on the same kind of database or the other."""
    with opened(url, create=True) as ledger:
        click.echo(f"{url}: {count(ledger.restore(file), 'paper')} restored")
