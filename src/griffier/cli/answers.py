"""More questions to a ledger: positions, contributions, meetings."""

from collections.abc import Iterator, Mapping
from typing import Any

import rich_click as click

from griffier.cli.ledger import SETTINGS, answers, check_day, opened
from griffier.cli.out import Rows, as_csv, blocks, show
from griffier.publish.places import name, source

_ACTOR = click.option(
    "--actor", metavar="A", help="Only of this actor: a name, a part of it, or an entity (nl, navo …)."
)
_TOPIC = click.option("--topic", metavar="T", help="Only about this subject.")
_DOSSIER = click.option("--dossier", metavar="N", help="Only in papers of this dossier.")
_AS_OF = click.option("--as-of", metavar="DATE", help="Only papers dated on or before this day.")


@click.command(context_settings=SETTINGS)
@_ACTOR
@_TOPIC
@_DOSSIER
@_AS_OF
@as_csv
@answers
def positions(*, url: str, as_json: bool, csv: bool, **asked: str | None) -> None:
    """Who took which stand when, in order of date.

    A stand is what somebody stresses, supports, thinks or objects to, in the words of the paper that tells of it.

      griffier positions --actor NL --topic defence
    """
    check_day(asked["as_of"], "--as-of")
    with opened(url) as ledger:
        rows = ledger.positions(**asked)
    show("positions", rows, as_json=as_json, csv=csv, nothing="No positions.", table=_print_positions)


@click.command(context_settings=SETTINGS)
@_ACTOR
@_DOSSIER
@_AS_OF
@as_csv
@answers
def contributions(*, url: str, as_json: bool, csv: bool, **asked: str | None) -> None:
    """Who gives what: people, units, money, goods; where, when, within what, and how far it is.

    A contribution that later papers speak of again stands here once, with what each says: it is being looked into
    (examined), decided, or carried out.

      griffier contributions --actor NL
    """
    check_day(asked["as_of"], "--as-of")
    with opened(url) as ledger:
        rows = ledger.contributions(**asked)
    show("contributions", rows, as_json=as_json, csv=csv, nothing="No contributions.", table=_print_contributions)


def _print_positions(rows: Rows) -> None:
    blocks(
        (r["date"] or "no date", "", r["place"]["text"], [", ".join(filter(None, (_who(r), source(r["place"]))))])
        for r in rows
    )


def _print_contributions(rows: Rows) -> None:
    blocks(
        ((r["stage"] or "not said").replace("_", " "), r["when"] or "", r["place"]["text"], list(_given(r)))
        for r in rows
    )


def _print_meetings(rows: Rows) -> None:
    blocks((*_days(r["date"]), ", ".join(filter(None, (r["name"], r["place"]))), list(_held(r))) for r in rows)


def _given(row: Mapping[str, Any]) -> Iterator[str]:
    parts = (row["where"], row["to"] and f"to {row['to']}", row["within"] and f"within {row['within']}")
    if said := ", ".join(filter(None, (_who(row), row["what"], *parts))):
        yield said
    yield source(row["place"])
    for told in row["history"][1:]:
        yield f"{(told['stage'] or 'again').replace('_', ' ')}: {told['place']['text']} ({source(told['place'])})"


def _who(row: Mapping[str, Any]) -> str:
    return str((row["actor"] or {}).get("name") or "")


@click.command(context_settings=SETTINGS)
@_DOSSIER
@_AS_OF
@as_csv
@answers
def meetings(*, url: str, as_json: bool, csv: bool, **asked: str | None) -> None:
    """Each meeting with its papers: agenda, debate and report, whichever ministry wrote them.

    Under it stand the sessions, what was announced and not reported, what was reported and not announced, the
    decisions that were expected for its days, and decisions that no agenda spoke of.
    """
    check_day(asked["as_of"], "--as-of")
    with opened(url) as ledger:
        rows = ledger.meetings(**asked)
    show("meetings", rows, as_json=as_json, csv=csv, nothing="No meetings.", table=_print_meetings)


def _days(edtf: str | None) -> tuple[str, str]:
    first, _, last = (edtf or "no date").partition("/")
    return first, last and f"– {last}"


def _held(row: Mapping[str, Any]) -> Iterator[str]:
    from griffier.publish.answers import session

    for paper in row["papers"]:
        yield f"{paper['role']}: {', '.join(filter(None, (paper['document']['date'], name(paper['document']))))}"
    role = row["papers"][-1]["role"]
    last = [s for s in row["sessions"] if s["role"] == ("agenda" if role == "agenda" else "report")]
    for one in last or row["sessions"]:
        yield f"• {session(one)}"
    for one in row["sessions_not_reported"]:
        yield f"announced, not reported: {session(one)}"
    for one in row["sessions_not_announced"]:
        yield f"reported, not announced: {session(one)}"
    for item in row["expected"]:
        yield f"expected ({item['status']}): {item['place']['text']} ({source(item['place'])})"
    for item in row["unannounced_decisions"]:
        yield f"decided, not announced: {item['place']['text']} ({source(item['place'])})"
