"""`griffier explain`: why a stretch is read as it is."""

import re
from typing import TYPE_CHECKING

import rich_click as click

if TYPE_CHECKING:
    from griffier.publish.explain import Explanation

_PLACE = re.compile(r"(?P<file>.+):(?P<start>\d+)(?:-(?P<end>\d+))?$", re.DOTALL)


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("place", metavar="FILE[:OFFSET[-END]]")
@click.argument("words", required=False)
def explain(place: str, words: str | None) -> None:
    """Shows which rule and words made a finding, what was rejected there and why.

    OFFSET counts characters of the clean text, as in the JSON; instead of it WORDS can be a stretch of the text.

      griffier explain letter.pdf:1043

      griffier explain letter.pdf "Kamerstuk 36 045"
    """
    import griffier
    from griffier.publish.explain import explain as tell

    file, start, end = place, None, None
    m = _PLACE.match(place)
    if m and words is None:
        file, start = m["file"], int(m["start"])
        end = int(m["end"]) if m["end"] else None
    try:
        reading = griffier.read(file)
    except griffier.GriffierError as e:
        click.echo(f"griffier: {e}", err=True)
        raise SystemExit(1) from e
    if words is not None:
        start = _find(reading.text, words)
        if start is None:
            click.echo(
                f"griffier: {file}: the text does not hold {words!r}. Copy a stretch from it as printed.", err=True
            )
            raise SystemExit(1)
        end = start + len(words)
    if start is None:
        raise click.UsageError("say which place: FILE:OFFSET, or FILE and a stretch of its words")
    try:
        _show(tell(reading, start, end))
    except ValueError as e:
        click.echo(f"griffier: {file}: {e}.", err=True)
        raise SystemExit(1) from e


def _find(text: str, words: str) -> int | None:
    """Where the words stand, white space as it comes."""
    pattern = r"\s+".join(map(re.escape, words.split()))
    m = re.search(pattern, text) if pattern else None
    return m.start() if m else None


def _show(e: "Explanation") -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(highlight=False)
    console.print(Text(e.sentence.replace("\n", " "), style="italic"))
    for line in e.places:
        console.print(Text(f"in the source: {line}", style="dim"))
    for annotation, story in e.found:
        console.print(Text(f"\n{annotation.text}", style="bold"))
        table = Table(box=None, show_header=False, pad_edge=False)
        table.add_column(style="dim", no_wrap=True)
        table.add_column(overflow="fold")
        for name, value in story:
            table.add_row(Text(f"  {name}"), Text(value))
        console.print(table)
    if not e.found:
        console.print("\nNothing was found here.")
    for hit, words, why in e.rejected:
        console.print(Text(f"\nrejected: {words}  ({hit.rule})\n  {why}", style="yellow"))
    for words, finder in e.silent:
        console.print(
            Text(f"\n{words!r} may begin a {finder.kind.replace('_', ' ')}, but no rule of it fits what stands there.")
        )
