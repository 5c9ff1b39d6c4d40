"""Commands that work on a ledger: what goes in, and what it answers. Thin: the answers are the ledger's own."""

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import wraps
from typing import TYPE_CHECKING, Any, TextIO

import rich_click as click

from griffier.cli.out import Block, Rows, as_csv, blocks, print_json, show
from griffier.publish.places import name, source, words

if TYPE_CHECKING:
    from griffier.ledger.ledger import Added, Ledger

NAME = click.option(
    "--ledger",
    "url",
    envvar="GRIFFIER_LEDGER",
    default="sqlite:///griffier.db",
    show_default=True,
    show_envvar=True,
    metavar="URL",
    help="Which ledger: an SQLAlchemy URL.",
)
_JSON = click.option("--json", "as_json", is_flag=True, help="JSON, a list of objects.")
SETTINGS = {"help_option_names": ["-h", "--help"]}


@contextmanager
def opened(url: str, *, create: bool = False, upgrade: bool = False) -> Iterator["Ledger"]:
    """The ledger, or one clear sentence and exit status 1."""
    from griffier.errors import GriffierError
    from griffier.ledger.ledger import Ledger

    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        with Ledger(url, create=create, upgrade=upgrade) as ledger:
            yield ledger
    except GriffierError as e:
        click.echo(f"griffier: {e}", err=True)
        raise SystemExit(1) from None


def answers(function: Callable[..., None]) -> Callable[..., None]:
    """The options that every question has."""
    return NAME(_JSON(wraps(function)(function)))


@click.command(context_settings=SETTINGS)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path())
@click.option(
    "--jobs", type=click.IntRange(1, 256), help="How many processes read at once; all processors if left out."
)
@NAME
def add(paths: tuple[str, ...], *, jobs: int | None, url: str) -> None:
    """Reads papers into the ledger: files, ZIP files, mails, and every file in folders.

    The same bytes twice change nothing. A file that cannot be read is named and kept on the list of `griffier
    problems`; the rest goes on. A run that was stopped is finished by running it again.

    Exit status: 0 when all were read, 1 when some were not, 2 for wrong usage.

      griffier add letters/
    """
    with opened(url, create=True) as ledger, progress("Adding") as (counted, told):
        many = jobs or os.cpu_count() or 1
        added = ledger.add(list(paths), jobs=many, counted=counted, told=told)
    for problem in added.problems:
        click.echo(f"griffier: {problem.source}: {problem.problem}. {problem.remedy}.", err=True)
    click.echo(_told(added, url))
    if added.problems:
        raise SystemExit(1)


def _told(added: "Added", url: str) -> str:
    said = [f"{count(added.papers, 'paper')} added"]
    if added.known:
        said.append(f"{count(added.known, 'file')} known already")
    if added.problems:
        said.append(f"{count(len(added.problems), 'file')} not read (see griffier problems)")
    return f"{url}: {', '.join(said)}"


def count(n: int, what: str) -> str:
    """A number with its noun: `1 paper`, `2 papers`."""
    return f"{n:,} {what}{'' if n == 1 else 's'}"


@contextmanager
def progress(what: str) -> Iterator[tuple[Callable[[int], None] | None, Callable[[object], None] | None]]:
    """A bar with rate and time left on a terminal; nothing elsewhere."""
    if not sys.stderr.isatty():
        yield None, None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn(what),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.speed:.0f}/s"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("add", total=None)
        yield lambda n: bar.update(task, total=n), lambda _: bar.advance(task)


@click.command(context_settings=SETTINGS)
@answers
def problems(*, url: str, as_json: bool) -> None:
    """Files that could not be read, with the reason and what to do."""
    with opened(url) as ledger:
        rows = ledger.problems()
    if as_json:
        print_json(rows)
    elif not rows:
        click.echo("Every file was read.")
    else:
        heads = ("File", "Problem", "What to do", "Tried")
        _print_table(heads, ((r["source"], r["problem"], r["remedy"], r["tries"]) for r in rows))


@click.command(context_settings=SETTINGS)
@click.option("--to", "to", metavar="ID", help="Only those that lead to this paper: who cites it.")
@click.option("--from", "from_", metavar="ID", help="Only those of this paper.")
@click.option("--missing", is_flag=True, help="Only papers that are cited and not in the ledger: what to fetch next.")
@as_csv
@answers
def references(*, to: str | None, from_: str | None, missing: bool, url: str, as_json: bool, csv: bool) -> None:
    """Every reference with the paper of the ledger that it leads to, also back: who cites a paper.

    ID is an official identifier (kst-35982-12), a paper's id, or its file name.
    """
    with opened(url) as ledger:
        rows = ledger.references(to=to, from_=from_, missing=missing)
    nothing, table = "No references.", _print_references
    if missing:
        nothing, table = "Nothing that is cited is missing.", _print_missing
    show("references", rows, as_json=as_json, csv=csv, nothing=nothing, table=table)


def _print_references(rows: Rows) -> None:
    _print_table(
        ("Date", "In", "Words", "Leads to", "By"),
        (
            (r["place"]["document"]["date"], name(r["place"]["document"]), r["place"]["text"],
             name(r["resolved"]) if r["resolved"] else r["target"], r["how"])
            for r in rows
        ),
    )  # fmt: skip


def _print_missing(rows: Rows) -> None:
    _print_table(("Missing", "Cited", "First in", "Address"), _cited(rows))


def _cited(rows: Sequence[Mapping[str, Any]]) -> Iterator[tuple[object, ...]]:
    """Each missing paper once, the most cited first."""
    by_target: dict[str, list[Mapping[str, Any]]] = {}
    for row in rows:
        by_target.setdefault(row["target"], []).append(row)
    for target, cites in sorted(by_target.items(), key=lambda t: -len(t[1])):
        yield target, f"{len(cites)}×", name(cites[0]["place"]["document"]), cites[0]["uri"]


@click.command(context_settings=SETTINGS)
@click.option("--measure", metavar="M", help="Only this measure, or this label.")
@click.option("--subject", metavar="S", help="Only of this entity (nl, navo …).")
@click.option("--dossier", metavar="N", help="Only in papers of this dossier.")
@click.option("--as-of", metavar="DATE", help="Only papers dated on or before this day.")
@as_csv
@answers
def figures(*, url: str, as_json: bool, csv: bool, **asked: str | None) -> None:
    """Every figure with what it measures, over all papers, and what it contradicts."""
    check_day(asked["as_of"], "--as-of")
    with opened(url) as ledger:
        rows = ledger.figures(**asked)
    show("figures", rows, as_json=as_json, csv=csv, nothing="No figures.", table=_print_figures)


def _print_figures(rows: Rows) -> None:
    said = {r["id"]: r["place"]["text"] for r in rows}
    _print_table(
        ("What", "Whose", "Figure", "As of", "Basis", "Paper", "Contradicts"),
        (
            (r["measure"] or r["label"], r["subject"], r["place"]["text"], r["as_of"], r["basis"],
             r["place"]["document"]["date"],
             "; ".join(f"{said.get(c['with'], c['with'])} ({c['reason']})" for c in r["contradictions"]))
            for r in rows
        ),
    )  # fmt: skip


def _asking(kind: str, what: str) -> click.Command:
    """The command for one kind of items."""

    @click.option("--as-of", metavar="DATE", help="As it stood on this day, from papers up to it; today if left out.")
    @click.option("--status", type=click.Choice(_STATUSES), help="Only what stands so.")
    @click.option("--actor", metavar="A", help="Only of this actor: a name, a part of it, or an entity (nl, navo …).")
    @click.option("--topic", metavar="T", help="Only about this subject.")
    @click.option("--dossier", metavar="N", help="Only in papers of this dossier.")
    @as_csv
    @answers
    def command(*, url: str, as_json: bool, csv: bool, **asked: str | None) -> None:
        check_day(asked["as_of"], "--as-of")
        with opened(url) as ledger:
            rows = ledger.items(kind, **asked)
        show("items", rows, as_json=as_json, csv=csv, nothing=f"No {kind}.", table=print_items)

    return click.command(kind, help=what, context_settings=SETTINGS)(command)


_STATUSES = ["open", "overdue", "fulfilled", "partly", "superseded", "withdrawn"]
_FOLLOWED = """

    Each is followed through the papers after it: what fulfilled it, put it off, took its place or undid it, with the
    words that show it. What is not sure is a candidate (see griffier timeline), and changes no status."""
commitments = _asking("commitments", "What the government promised the House, and what became of it." + _FOLLOWED)
decisions = _asking("decisions", "What was decided, and whether it still stands." + _FOLLOWED)
expectations = _asking("expectations", "What was still to come from others, and whether it came." + _FOLLOWED)
taskings = _asking("taskings", "Who was given which task, and what came of it." + _FOLLOWED)
plans = _asking("plans", "Who meant to do what, and what came of it." + _FOLLOWED)
calls = _asking("calls", "Who urged whom to do what." + _FOLLOWED)


def check_day(day: str | None, option: str) -> None:
    """Stops with one clear sentence where a day is none."""
    from datetime import date

    try:
        if day is not None:
            date.fromisoformat(day)
    except ValueError:
        raise click.UsageError(f"{option}: {day} is no day; write it as 2024-05-31") from None


def print_items(rows: Rows) -> None:
    """How each stands, what was said where, and what became of it."""
    blocks(_item(r) for r in rows)


def _item(row: Mapping[str, Any]) -> Block:
    from rich.text import Text

    under = (row["late"] and "late", row["judged"] and "judged", row["due_latest"] or row["due"])
    who = (row["actor"] or {}).get("name")
    lines: list[str | Text] = [", ".join(filter(None, (who, source(row["place"]))))]
    for one in row["evidence"]:
        shown = (f"  {one['verdict']}: ", "italic"), words(one["place"]), (f" ({source(one['place'])})", "dim")
        lines.append(Text.assemble(*shown))
    return row["status"], "\n".join(filter(None, under)), row["place"]["text"], lines


@click.command(context_settings=SETTINGS)
@click.argument("item")
@click.option(
    "--status", type=click.Choice([*_STATUSES, "none"]), required=True, help="What it is; none: take it back."
)
@click.option("--because", metavar="WHY", required=True, help="Why.")
@click.option("--by", metavar="NAME", envvar="USER", default="a reader", show_envvar=True, help="Who says so.")
@click.option("--place", metavar="PAPER:START-END", help="Where it shows.")
@NAME
def judge(item: str, *, status: str, because: str, by: str, place: str | None, url: str) -> None:
    """Says what became of ITEM; it wins in answers, and what was found stays visible beside it."""
    where = _place(place) if place else None
    with opened(url) as ledger:
        ledger.judge(item, None if status == "none" else status, by=by, because=because, place=where)
    click.echo(f"{item}: {status}, by {by}")


@click.command(context_settings=SETTINGS)
@click.option(
    "--import", "file", type=click.File(encoding="utf-8"), metavar="FILE", help="Takes over what --json gave elsewhere."
)
@as_csv
@answers
def judgements(*, file: TextIO | None, url: str, as_json: bool, csv: bool) -> None:
    """What readers said became of items, in order, to keep or to hand on.

    griffier judgements --json > judgements.json

    griffier judgements --import judgements.json --ledger sqlite:///other.db
    """
    with opened(url) as ledger:
        if file is not None:
            _import(ledger, _judgements_in(file))
            return
        rows = ledger.judgements()
    show("judgements", rows, as_json=as_json, csv=csv, nothing="Nobody has judged an item.", table=_print_judgements)


_KEYS = ("item", "by", "on", "because")
_GIVE = "Give it what `griffier judgements --json` writes."


def _judgements_in(file: TextIO) -> list[dict[str, Any]]:
    from griffier.errors import GriffierError

    try:
        rows = json.load(file)
    except (ValueError, RecursionError) as error:
        raise GriffierError(
            f"{file.name}: this is no JSON ({error}). Give it what `griffier judgements --json` writes."
        ) from None
    for n, row in enumerate(rows if isinstance(rows, list) else [None], 1):
        right = isinstance(row, dict) and all(isinstance(row.get(key), str) for key in _KEYS)
        if (
            not right
            or not isinstance(row.get("place"), dict | None)
            or row.setdefault("status", None) not in (*_STATUSES, None)
        ):
            raise GriffierError(f"{file.name}: row {n} is no judgement. {_GIVE}")
    return list(rows)


def _import(ledger: "Ledger", rows: Sequence[Mapping[str, Any]]) -> None:
    came, strange = ledger.take_judgements(rows)
    click.echo(f"{came} taken over, {len(rows) - came - len(strange)} were here")
    for item in strange:
        click.echo(f"{item}: its paper is not in this ledger; add it, and import again", err=True)
    if strange:
        raise SystemExit(1)


def _print_judgements(rows: Rows) -> None:
    heads = ("item", "status", "by", "on", "because")
    _print_table(heads, ((r["item"], r["status"] or "taken back", *(r[n] for n in heads[2:])) for r in rows))


def _place(text: str) -> dict[str, Any]:
    paper, _, stretch = text.rpartition(":")
    start, _, end = stretch.partition("-")
    if not (paper and start.isdigit() and end.isdigit()):
        raise click.UsageError(f"--place: {text} is no place; write it as PAPER:START-END")
    return {"paper": paper, "start": int(start), "end": int(end)}


def _print_table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(*heads, box=SIMPLE_HEAD, pad_edge=False)
    for row in rows:
        table.add_row(*(Text("" if cell is None else " ".join(str(cell).split())) for cell in row))
    Console(highlight=False).print(table)
