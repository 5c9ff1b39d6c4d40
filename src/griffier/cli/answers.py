"""More questions to a ledger: positions, contributions, meetings."""

# Done elsewhere already: due, new, timeline, brief (cli/stories.py, ledger/stories.py, ledger/brief.py).
# To do here: contributions, meetings; then export csv and ics, search --type/--kind/--topic, reread.

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import rich_click as click

from griffier.cli.ledger import answers, check_day, opened, print_json, source
from griffier.cli.out import as_csv, blocks, print_csv

_SETTINGS = {"help_option_names": ["-h", "--help"]}
_ACTOR = click.option(
    "--actor", metavar="A", help="Only of this actor: a name, a part of it, or an entity (nl, navo …)."
)
_TOPIC = click.option("--topic", metavar="T", help="Only about this subject.")
_DOSSIER = click.option("--dossier", metavar="N", help="Only in papers of this dossier.")
_AS_OF = click.option("--as-of", metavar="DATE", help="Only papers dated on or before this day.")


@click.command(context_settings=_SETTINGS)
@_ACTOR
@_TOPIC
@_DOSSIER
@_AS_OF
@as_csv
@answers
def positions(*, url: str, as_json: bool, csv: bool, **asked: str | None) -> None:
    """Who took which stand when, in order of date.

    griffier positions --actor NL --topic defence
    """
    check_day(asked["as_of"], "--as-of")
    with opened(url) as ledger:
        rows = ledger.positions(**asked)
    if as_json:
        print_json(rows)
    elif csv:
        print_csv(
            ("date", "actor", "position", "topics", "paper", "source"),
            (
                (r["date"], _who(r), r["place"]["text"], " ".join(r["topics"]), *_paper(r["place"]["document"]))
                for r in rows
            ),
        )
    elif not rows:
        click.echo("No positions.")
    else:
        blocks(
            (r["date"] or "no date", "", r["place"]["text"], [", ".join(filter(None, (_who(r), source(r["place"]))))])
            for r in rows
        )


@click.command(context_settings=_SETTINGS)
@_ACTOR
@_DOSSIER
@_AS_OF
@as_csv
@answers
def contributions(*, url: str, as_json: bool, csv: bool, **asked: str | None) -> None:
    """Who gives what: people, units, money, goods; where, when, within what, and how far it is.

    A contribution that later papers speak of again stands here once, with what each says: it is being looked into
    (examined), decided, or carried out.

    Example:  griffier contributions --actor NL
    """
    check_day(asked["as_of"], "--as-of")
    with opened(url) as ledger:
        rows = ledger.contributions(**asked)
    if as_json:
        print_json(rows)
    elif csv:
        names = ("what", "kind", "to", "where", "when", "within", "stage", "since")
        print_csv(
            ("actor", *names, "text", "paper", "source"),
            ((_who(r), *(r[n] for n in names), r["place"]["text"], *_paper(r["place"]["document"])) for r in rows),
        )
    elif not rows:
        click.echo("No contributions.")
    else:
        blocks(
            ((r["stage"] or "not said").replace("_", " "), r["when"] or "", r["place"]["text"], list(_given(r)))
            for r in rows
        )


def _given(row: Mapping[str, Any]) -> Iterator[str]:
    parts = (row["where"], row["to"] and f"to {row['to']}", row["within"] and f"within {row['within']}")
    if said := ", ".join(filter(None, (_who(row), row["what"], *parts))):
        yield said
    yield source(row["place"])
    for told in row["history"][1:]:
        yield f"{(told['stage'] or 'again').replace('_', ' ')}: {told['place']['text']} ({source(told['place'])})"


def _who(row: Mapping[str, Any]) -> str:
    return str((row["actor"] or {}).get("name") or "")


def _paper(document: Mapping[str, Any]) -> Sequence[object]:
    return document["identifier"], document["source"]
