"""`griffier export`: everything in a ledger, for other programs."""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import rich_click as click

from griffier.cli.ledger import NAME, SETTINGS, check_day, opened

if TYPE_CHECKING:
    from griffier.ledger.ledger import Ledger

_WHAT = ("items", "figures", "references", "papers", "positions", "contributions", "meetings", "judgements")


@click.command(context_settings=SETTINGS)
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl", "csv", "ics"]),
    required=True,
    help="jsonl: one reading a line. csv: a table for a spreadsheet. ics: a calendar of meetings and terms.",
)
@click.option(
    "--what",
    type=click.Choice(_WHAT),
    metavar="TABLE",
    help=f"{', '.join(_WHAT[:-1])} or {_WHAT[-1]}: which table csv writes; all of them into a folder, else items.",
)
@click.option("--dossier", metavar="N", help="csv and ics: only of this dossier, where the table can tell.")
@click.option("--as-of", metavar="DATE", help="csv and ics: as it stood on this day; today if left out.")
@click.option("-o", "--output", metavar="FILE", type=click.Path(), help="A file instead of the screen; csv/ a folder.")
@NAME
def export(
    *, form: str, what: str | None, dossier: str | None, as_of: str | None, output: str | None, url: str
) -> None:
    """Everything in the ledger, for other programs.

      griffier export --format csv --what figures -o figures.csv

      griffier export --format csv -o tables/

      griffier export --format ics --dossier 36871 -o terms.ics

    The calendar has each meeting on its days, and every promise, expectation, task and plan that has a term on the last
    day of it. Take it in again and what has moved moves: ids stay the same.
    """
    check_day(as_of, "--as-of")
    if form != "csv" and what:
        raise click.UsageError(f"--what chooses a table of csv, and {form} has none")
    if form == "jsonl" and (dossier or as_of):
        raise click.UsageError("jsonl gives every reading whole: leave --dossier and --as-of out")
    asked = {"dossier": dossier, "as_of": as_of}
    with opened(url) as ledger:
        if form == "csv":
            _write_tables(ledger, what, asked, output)
        else:
            with _out(output) as write:
                for part in _jsonl(ledger) if form == "jsonl" else _ics(ledger, asked):
                    write(part)


def _jsonl(ledger: "Ledger") -> Iterator[str]:
    for reading in ledger.readings():
        yield json.dumps(reading, ensure_ascii=False) + "\n"


def _ics(ledger: "Ledger", asked: Mapping[str, Any]) -> Iterator[str]:
    from griffier.publish.calendar import calendar

    kinds = ("commitments", "expectations", "taskings", "plans")
    items = [i for kind in kinds for i in ledger.items(kind, **asked)]
    yield calendar(ledger.meetings(**asked), items)


def _write_tables(ledger: "Ledger", what: str | None, asked: Mapping[str, Any], output: str | None) -> None:
    from griffier.publish.answers import TABLES
    from griffier.publish.tables import to_csv

    folder = output not in (None, "-") and (str(output).endswith(("/", "\\")) or Path(str(output)).is_dir())
    for name in [what] if what else _WHAT if folder else ("items",):
        table = to_csv(TABLES[name](_rows(ledger, name, asked)))
        file = str(Path(str(output)) / f"{name}.csv") if folder else output
        if folder:
            _made(Path(str(output)))
        with _out(file) as write:
            write(table)


def _rows(ledger: "Ledger", name: str, asked: Mapping[str, Any]) -> list[dict[str, Any]]:
    if name == "items":
        from griffier.ledger.items import KINDS

        return [i for kind in KINDS for i in ledger.items(kind, **asked)]
    if name == "papers":
        return ledger.papers()
    if name == "references":
        return ledger.references()
    if name == "judgements":
        return ledger.judgements()
    found: Callable[..., list[dict[str, Any]]] = getattr(ledger, name)
    return found(**asked)


def _made(folder: Path) -> None:
    from griffier.errors import GriffierError

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as e:
        raise GriffierError(f"{folder}: this folder cannot be made ({e.strerror}). Name another one.") from e


@contextmanager
def _out(file: str | None) -> Iterator[Callable[[str], object]]:
    """Where to write: line ends stay as they are, and a file is there whole or not at all."""
    from griffier.errors import GriffierError

    if file in (None, "-"):
        yield lambda part: click.echo(part.encode("utf-8", "replace"), nl=False)
        return
    whole = Path(str(file))
    unfinished = whole.with_name(whole.name + ".part")
    try:
        with unfinished.open("w", encoding="utf-8", errors="replace", newline="") as opened_:
            yield opened_.write
        unfinished.replace(whole)
    except OSError as e:
        raise GriffierError(f"{whole}: it cannot be written ({e.strerror}). Name another file.") from e
    finally:
        unfinished.unlink(missing_ok=True)
