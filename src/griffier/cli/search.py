"""`griffier search`: papers and single statements by their words."""

from collections.abc import Mapping
from typing import Any

import rich_click as click

from griffier.cli.ledger import SETTINGS, answers, check_day, opened
from griffier.cli.out import as_csv, print_csv, print_json
from griffier.publish.places import source


@click.command(context_settings=SETTINGS)
@click.argument("query")
@click.option(
    "--type",
    "type_",
    type=click.Choice(["paper", "statement"]),
    help="Only whole papers, or only single statements; both if left out.",
)
@click.option(
    "--kind", metavar="K", help="Only papers of this kind (letter, motion …), or statements (commitment, decision …)."
)
@click.option("--topic", metavar="T", help="Only where something is said about this subject.")
@click.option("--dossier", metavar="N", help="Only papers of this dossier.")
@click.option("--from", "from_", metavar="DATE", help="Only papers of this day or later.")
@click.option("--to", "to", metavar="DATE", help="Only papers of this day or earlier.")
@click.option("--limit", type=click.IntRange(1, 10_000), default=20, show_default=True, help="The most hits.")
@as_csv
@answers
def search(query: str, *, limit: int, url: str, as_json: bool, csv: bool, **asked: str | None) -> None:
    """Papers in which the words of QUERY stand, the best first, and what is said in them with these words.

    All words must be there, in any form (toezegging finds toezeggingen). "Words between quotation marks" stand side
    by side; AND, OR, NOT (or -word) and brackets work as you expect; spoor* is the beginning of a word; title:word
    looks in titles only.

      griffier search 'overwegen NOT snelbus' --kind commitment --from 2023-01-01
    """
    check_day(asked["from_"], "--from")
    check_day(asked["to"], "--to")
    with opened(url) as ledger:
        rows = ledger.search(query, **asked, limit=limit)
        filters = {name: asked[name] for name in ("dossier", "from_", "to")}
        beside = [] if as_json or csv else ledger.related(query, **filters)
    if as_json:
        print_json(rows)
        return
    if csv:
        from griffier.publish.answers import hits

        print_csv(hits(rows))
        return
    if not rows:
        click.echo("Nothing has all of these words." if not any(asked.values()) else "Nothing found.")
    for row in rows:
        _show(row)
    if beside:
        click.echo(f"Related words here: {', '.join(beside)}")


def _show(row: Mapping[str, Any]) -> None:
    """A paper with its date and snippet; under it, further in, what is said in it."""
    from rich.console import Console
    from rich.padding import Padding
    from rich.text import Text

    console = Console(highlight=False)
    words = Text()
    for n, part in enumerate(row["snippet"].split("**")):
        words.append(part, style="bold" if n % 2 else "")
    if row["type"] == "paper":
        console.print(Text(source(row["place"]), style="bold underline"))
        if title := row["place"]["document"]["title"]:
            console.print(Text(title, style="dim"))
        console.print(Padding(words, (0, 0, 1, 2)))
    else:
        head = Text(f"{row['kind']}: ", style="italic")
        tail = Text(f" ({source(row['place'])})", style="dim")
        console.print(Padding(head + words + tail, (0, 0, 1, 4)))
