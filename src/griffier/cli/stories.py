"""Commands that answer over all papers: what is due, what is new, the story of an item, a brief."""

import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import rich_click as click

from griffier.cli.ledger import NAME, SETTINGS, answers, check_day, opened, print_items
from griffier.cli.out import as_csv, print_csv, print_json
from griffier.publish.places import source, words

_DAYS = re.compile(r"(\d{1,5})d?\Z")
_DOSSIER = click.option("--dossier", metavar="N", help="Only in papers of this dossier.")
_AS_OF = click.option("--as-of", metavar="DATE", help="As it stood on this day; today if left out.")


def _many_days(_: click.Context, __: click.Parameter, value: str) -> int:
    m = _DAYS.match(value)
    if m is None:
        raise click.BadParameter(f"{value} is no number of days; write it as 30d")
    return int(m[1])


@click.command(context_settings=SETTINGS)
@click.option("--within", callback=_many_days, default="30d", show_default=True, metavar="DAYS", help="How far ahead.")
@_AS_OF
@_DOSSIER
@as_csv
@answers
def due(*, within: int, as_of: str | None, dossier: str | None, url: str, as_json: bool, csv: bool) -> None:
    """What is overdue, what falls due soon, and promises without a date, the oldest first."""
    check_day(as_of, "--as-of")
    with opened(url) as ledger:
        found = ledger.due(within=within, as_of=as_of, dossier=dossier)
    if as_json:
        print_json(found)
        return
    if csv:
        from griffier.publish.answers import grouped

        print_csv(grouped(found))
        return
    _print_groups((("Overdue", found["overdue"]), (f"Within {within} days", found["due"]),
                   ("Open, without a date", found["undated"])), "Nothing is due.")  # fmt: skip


@click.command(context_settings=SETTINGS)
@click.option("--since", metavar="DATE", required=True, help="From this day on.")
@_AS_OF
@_DOSSIER
@as_csv
@answers
def new(*, since: str, as_of: str | None, dossier: str | None, url: str, as_json: bool, csv: bool) -> None:
    """What came since a day: papers, promises made and kept, terms that passed, contradictions."""
    check_day(since, "--since")
    check_day(as_of, "--as-of")
    with opened(url) as ledger:
        found = ledger.new(since, as_of=as_of, dossier=dossier)
    if as_json:
        print_json(found)
        return
    if csv:
        from griffier.publish.answers import grouped

        print_csv(grouped(found))
        return
    for paper in found["papers"]:
        click.echo(f"{paper['date']}  {paper['identifier'] or paper['source']}  {paper['title'] or ''}".rstrip())
    _print_groups((("Something became of", found["changed"]), ("Their term passed", found["overdue"]),
                   ("Made", found["made"])), "Nothing is new.")  # fmt: skip
    for claim in found["contradictions"]:
        what = claim["measure"] or claim["label"]
        reasons = ", ".join(c["reason"] for c in claim["contradictions"])
        click.echo(f"{what}: {claim['place']['text']} ({source(claim['place'])}) contradicts an earlier one: {reasons}")


def _print_groups(groups: Iterable[tuple[str, Sequence[Mapping[str, Any]]]], nothing: str) -> None:
    shown = False
    for title, rows in groups:
        if rows:
            click.secho(f"{title}: {len(rows)}", bold=True)
            click.echo()
            print_items(rows)
            shown = True
    if not shown:
        click.echo(nothing)


@click.command(context_settings=SETTINGS)
@click.argument("item")
@_AS_OF
@as_csv
@answers
def timeline(*, item: str, as_of: str | None, url: str, as_json: bool, csv: bool) -> None:
    """The story of ITEM: what was said of it where, with the reasons, also what is not sure.

    ITEM is an id, as `griffier commitments --json` gives it.
    """
    check_day(as_of, "--as-of")
    with opened(url) as ledger:
        found = ledger.timeline(item, as_of=as_of)
    if as_json:
        print_json(found)
        return
    if csv:
        from griffier.publish.answers import story

        print_csv(story(found))
        return
    print_items([{**found["item"], "evidence": []}])
    for title in ("supersedes", "superseded_by"):
        if other := found[title]:
            click.echo(f"{title.replace('_', ' ')}: {words(other['place'])} ({source(other['place'])})")
    for said in found["said"]:
        sure = "" if said["sure"] else f"perhaps ({said['score']:.2f}), "
        click.echo(f"{said['place']['document']['date']}  {sure}{said['verdict']}: {words(said['place'])}")
        click.echo(f"            {source(said['place'])}; {said['why']}")
    for judged in found["judgements"]:
        click.echo(f"{judged['on'][:10]}  {judged['by']} says: {judged['status'] or 'taken back'}, {judged['because']}")


@click.command(context_settings=SETTINGS)
@click.argument("dossier")
@_AS_OF
@click.option("--since", metavar="DATE", help="What is new or done since this day; half a year before if left out.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["md", "html", "docx"]),
    default="md",
    show_default=True,
    help="Markdown, a web page, or Word.",
)
@click.option(
    "--language", type=click.Choice(["nl", "en"]), default="nl", show_default=True, help="Of the words around."
)
@click.option("-o", "--output", metavar="FILE", type=click.Path(dir_okay=False), help="A file instead of the screen.")
@NAME
def brief(
    dossier: str, *, as_of: str | None, since: str | None, form: str, language: str, output: str | None, url: str
) -> None:
    """A page on DOSSIER to take into a meeting: open and overdue promises, what is expected, what contradicts.

    Every line has its source.

      griffier brief 36871 --format html -o brief.html
    """
    check_day(as_of, "--as-of")
    check_day(since, "--since")
    if form == "docx" and output in (None, "-") and sys.stdout.isatty():
        raise click.UsageError("a Word file is nothing for a terminal: name a file with --output")
    with opened(url) as ledger:
        found = ledger.brief(dossier, as_of=as_of, since=since)
    from griffier.publish.brief import html, markdown

    text = html(found, language) if form == "html" else markdown(found, language)
    data = text.encode("utf-8", "replace")
    if form == "docx":
        from griffier.publish.word import docx

        data = docx(text, language)
    with click.open_file(output or "-", "wb", atomic=bool(output)) as out:
        out.write(data)
