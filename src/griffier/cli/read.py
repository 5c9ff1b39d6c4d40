"""`griffier read`: one or more papers, without a ledger."""

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import rich_click as click

from griffier.cli.formats import LINKED, NAMES, TABLES, check_tables, write_linked, write_list, write_tables
from griffier.cli.kinds import chosen

if TYPE_CHECKING:
    from griffier.model.reading import Reading

_UNITS = {"k": 10**3, "m": 10**6, "g": 10**9}


def _size(_ctx: click.Context, _param: click.Parameter, value: str) -> int:
    """Bytes of `500000`, `500k`, `200M` or `1G`."""
    text = value.strip().lower().removesuffix("b")
    unit = _UNITS.get(text[-1:], 1)
    digits = text[:-1] if unit > 1 else text
    if not digits.isdigit() or int(digits) == 0:
        raise click.BadParameter(f"{value!r} is not a size; write 500k, 200M or 1G")
    return int(digits) * unit


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path())
@click.option("--json", "as_json", is_flag=True, help="One JSON object per paper, one a line.")
@click.option("--html", "html", metavar="OUT", help="A page to read and send: a file, a folder, or - for the screen.")
@click.option(
    "--format",
    "form",
    type=click.Choice(NAMES),
    help="What was found as tables (csv, xlsx), the same paper with links (pdf, docx), or what it leans on as a "
    "bibliography (bibtex, csl).",
)
@click.option(
    "-o",
    "--output",
    metavar="OUT",
    help="Where --format writes: a file, for csv of several kinds a folder; else the screen.",
)
@click.option("--show", multiple=True, metavar="KINDS", help="Only these kinds, in full: figures,dates.")
@click.option("--hide", multiple=True, metavar="KINDS", help="Without these kinds: actors.")
@click.option("--all", "whole", is_flag=True, help="Long lists of the summary are not cut.")
@click.option("--unparsed", is_flag=True, help="What looks like a reference and was not read.")
@click.option("--find", "find", multiple=True, metavar="TYPE", help="Only this type of annotation: reference.")
@click.option("--ocr", is_flag=True, help="Recognise the text in pictures and scans (needs Tesseract).")
@click.option(
    "--limit", callback=_size, default="200M", show_default=True, metavar="SIZE", help="The most bytes a file may have."
)
def read(
    files: tuple[str, ...],
    *,
    as_json: bool,
    html: str | None,
    form: str | None,
    output: str | None,
    show: tuple[str, ...],
    hide: tuple[str, ...],
    whole: bool,
    unparsed: bool,
    find: tuple[str, ...],
    ocr: bool,
    limit: int,
) -> None:
    """Reads papers and shows what they say and point to.

    FILE is a PDF, a Word or OpenDocument text, a web page, official XML or a plain text, or - for standard input. Of
    a folder, a ZIP file or a mail, every paper in it is read. One that cannot be read is named with the reason, and
    the others go on.

    Exit status: 0 when all were read, 1 when some were not, 2 for wrong usage.

      griffier read letter.pdf

      griffier read --json letters/*.txt > readings.jsonl

      griffier read letter.pdf --html letter.html

      griffier read letter.pdf --show figures,dates

      griffier read letters --format xlsx --output letters.xlsx

      griffier read letter.docx --format docx --output linked.docx
    """
    asked = {"--json": as_json, "--html": html, "--format": form, "--unparsed": unparsed}
    _check_usage(files, find, asked, output)
    kinds = _kinds(show, hide, asked, whole=whole)
    if form in TABLES:
        check_tables(str(form), kinds, output)
    _utf8()
    if form in LINKED:
        raise SystemExit(_linked(str(form), files[0], output, limit))
    readings = _readings(_watched(files), set(find) or None, limit, ocr=ocr)
    failed = False
    if form:
        failed = _listed(str(form), readings, kinds, output)
    elif html:
        failed = _write(readings, html, kinds, several=len(files) > 1 or Path(files[0]).is_dir())
    else:
        for name, reading in readings:
            if reading is None:
                failed = True
            else:
                _show(reading, name, kinds, as_json=as_json, unparsed=unparsed, whole=whole or bool(show))
    if failed:
        raise SystemExit(1)


def _kinds(show: tuple[str, ...], hide: tuple[str, ...], asked: Mapping[str, object], *, whole: bool) -> list[str]:
    """The kinds to show, where the way of showing has them."""
    form = asked["--format"]
    if (show or hide) and (asked["--json"] or asked["--unparsed"] or (form and form not in TABLES)):
        raise click.UsageError(
            "--show and --hide go with the summary, --html and --format csv or xlsx; else use --find"
        )
    if whole and any(asked.values()):
        raise click.UsageError("--all goes with the summary; elsewhere nothing is cut")
    kinds = chosen(show, hide)
    if not kinds:
        raise click.UsageError("--hide leaves nothing to show")
    return kinds


def _check_usage(
    files: tuple[str, ...], find: tuple[str, ...], kinds: Mapping[str, object], output: str | None
) -> None:
    """Says what does not go together before anything is read."""
    from griffier.find import types

    for kind in find:
        if kind not in types():
            raise click.BadParameter(f"{kind!r} is not a type; there is: {', '.join(types())}", param_hint="--find")
    asked = [name for name, on in kinds.items() if on]
    if len(asked) > 1:
        raise click.UsageError(f"{' and '.join(asked)} do not go together: choose one")
    if kinds["--html"] == "-" and len(files) > 1:
        raise click.UsageError("standard output holds one page: name a folder for several (--html pages/)")
    if output and not kinds["--format"]:
        raise click.UsageError("--output goes with --format; a page is named with --html")
    if kinds["--format"] in LINKED and len(files) > 1:
        raise click.UsageError(f"--format {kinds['--format']} takes one FILE at a time")


def _write(readings: Iterable[tuple[str, "Reading | None"]], out: str, kinds: Sequence[str], *, several: bool) -> bool:
    """Writes a page for each reading, and says whether something could not be read or written."""
    from griffier.cli.pages import Pages
    from griffier.errors import GriffierError

    failed = False
    pages = Pages(out, several=several)
    try:
        for _, reading in readings:
            if reading is None:
                failed = True
            else:
                pages.add(reading)
        pages.close()
    except GriffierError as e:
        click.echo(f"griffier: {e}", err=True)
        return True
    return failed


def _linked(form: str, file: str, output: str | None, limit: int) -> int:
    """Writes the paper again with links; the exit status."""
    from griffier.errors import GriffierError

    try:
        write_linked(form, file, output, limit)
    except GriffierError as e:
        click.echo(f"griffier: {e}", err=True)
        return 1
    return 0


def _listed(
    form: str, readings: Iterable[tuple[str, "Reading | None"]], kinds: Sequence[str], output: str | None
) -> bool:
    """Writes tables or a bibliography, and says whether something could not be read or written."""
    from griffier.errors import GriffierError

    failed = False

    def readable() -> "Iterator[Reading]":
        nonlocal failed
        for _, reading in readings:
            if reading is None:
                failed = True
            else:
                yield reading

    try:
        if form in TABLES:
            write_tables(form, kinds, readable(), output)
        else:
            write_list(form, [*readable()], output)
    except GriffierError as e:
        click.echo(f"griffier: {e}", err=True)
        return True
    return failed


def _utf8() -> None:
    """Papers hold letters that a terminal's own encoding may not have."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _readings(
    files: Iterable[str], find: set[str] | None, limit: int, *, ocr: bool
) -> Iterator[tuple[str, "Reading | None"]]:
    """Each paper with its reading, or None where it could not be read; the reason has then been said."""
    import griffier

    for name in files:
        file = sys.stdin.buffer if name == "-" else name
        try:
            for label, found in griffier.read_all(file, find=find, limit=limit, ocr=ocr):
                if isinstance(found, griffier.UnreadableFile):
                    click.echo(f"griffier: {found}", err=True)
                    yield label, None
                else:
                    yield label, found
        except Exception as e:
            # A fault of ours in one paper must not cost the reader the others.
            click.echo(
                f"griffier: {name}: an error inside griffier ({type(e).__name__}: {e}). "
                "Please report it, with the file if you may share it.",
                err=True,
            )
            yield name, None


def _watched(files: tuple[str, ...]) -> Iterable[str]:
    """The files, under a progress bar on a terminal when there are many and the result goes elsewhere."""
    if len(files) < 2 or not sys.stderr.isatty() or sys.stdout.isatty():
        return files
    from rich.console import Console
    from rich.progress import track

    return track(files, description="Reading", console=Console(stderr=True))


def _show(reading: "Reading", name: str, kinds: Sequence[str], *, as_json: bool, unparsed: bool, whole: bool) -> None:
    if as_json:
        import json

        click.echo(json.dumps(reading.to_dict(), ensure_ascii=False))
        return
    from griffier.cli.summary import show_summary, show_unparsed

    if unparsed:
        show_unparsed(reading)
    else:
        show_summary(reading, kinds, whole=whole)
