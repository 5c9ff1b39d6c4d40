"""`griffier read --format NAME`: tables of what was found, a bibliography, or the same paper with links."""

import io
import sys
from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import rich_click as click

if TYPE_CHECKING:
    from griffier.model.reading import Reading

LISTS = {"bibtex": "griffier.publish.citations:bibtex", "csl": "griffier.publish.citations:csl_json"}
"""Formats of all papers together."""

LINKED = {
    "pdf": ("application/pdf", "griffier.publish.linked_pdf:link_pdf", "a PDF"),
    "docx": (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "griffier.publish.linked_docx:link_docx",
        "a Word file",
    ),
}
"""Formats that give the paper itself back: its media type, who links it, and what to call it."""

TABLES = ("csv", "xlsx")
"""Formats of all papers together, a table for each kind of finding."""

NAMES = (*TABLES, *LINKED, *LISTS)


def check_tables(name: str, chosen: Sequence[str], out: str | None) -> None:
    """Says before anything is read what cannot be written.

    Raises:
        UsageError: several tables would go where one file goes, or a workbook to a terminal.
    """
    if name == "xlsx" and out in (None, "-") and sys.stdout.isatty():
        raise click.UsageError("an Excel file is nothing for a terminal: name a file with --output")
    if name == "csv" and len(chosen) > 1 and (out in (None, "-") or Path(str(out)).is_file()):
        raise click.UsageError(
            f"csv has a table for each kind: name a folder (--output tables/) or one kind (--show {chosen[0]})"
        )


def write_tables(name: str, chosen: Sequence[str], readings: Iterable["Reading"], out: str | None) -> None:
    """Writes what was found in all readings.

    Args:
        name: `csv` or `xlsx`.
        chosen: the kinds, by the names of their tables.
        readings: read while they are written.
        out: a file; for CSV of several kinds a folder.
    """
    from griffier.publish.tables import Tables, to_csv

    made = Tables(chosen)
    for reading in readings:
        made.add(reading)
    if name == "xlsx":
        from griffier.publish.workbook import workbook

        _put(workbook([made.papers(), *made.findings()]), out)
    elif out not in (None, "-") and (len(chosen) > 1 or str(out).endswith(("/", "\\")) or Path(str(out)).is_dir()):
        for table in (made.papers(), *made.findings()):
            _put(to_csv(table).encode("utf-8", "replace"), str(Path(str(out)) / f"{table.name}.csv"), folder=True)
    else:
        _put(to_csv(made.findings()[0]).encode("utf-8", "replace"), out)


def write_list(name: str, readings: Sequence["Reading"], out: str | None) -> None:
    """Writes one bibliography of all readings."""
    _put(str(_function(LISTS[name])(readings)).encode("utf-8"), out)


def write_linked(name: str, file: str, out: str | None, limit: int) -> None:
    """Reads one file and writes it again with its references as links.

    Raises:
        GriffierError: the file cannot be read, or is of another format.
    """
    from griffier.errors import UnreadableFile
    from griffier.reading import read

    media_type, function, what = LINKED[name]
    if file == "-":
        data = sys.stdin.buffer.read()
        reading = read(io.BytesIO(data), limit=limit)
    else:
        reading = read(file, limit=limit)
        data = Path(file).read_bytes()
    if reading.document.media_type != media_type:
        raise UnreadableFile(
            file, f"--format {name} gives {what} back, and this is none", f"Give {what}, or use --html"
        )
    if out is None and sys.stdout.isatty():
        raise click.UsageError(f"{what} is nothing for a terminal: name a file with --output")
    _put(_function(function)(data, reading), out)


def _function(path: str) -> Callable[..., object]:
    module, _, name = path.partition(":")
    found: Callable[..., object] = getattr(import_module(module), name)
    return found


def _put(data: object, out: str | None, *, folder: bool = False) -> None:
    from griffier.errors import GriffierError

    if not isinstance(data, bytes):
        raise TypeError(f"{type(data).__name__} instead of bytes")
    if out in (None, "-"):
        sys.stdout.buffer.write(data)
        return
    try:
        if folder:
            Path(str(out)).parent.mkdir(parents=True, exist_ok=True)
        Path(str(out)).write_bytes(data)
    except OSError as e:
        raise GriffierError(f"{out}: it cannot be written ({e.strerror}). Name another file.") from e
