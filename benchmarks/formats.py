"""How long a six-page letter takes as Word file, OpenDocument, web page and official XML, beside others.

    python -m benchmarks.formats [--peers PYTHON] [--long]

Prints a table in Markdown. The letter is made of the project's own samples; `scripts/make_office.py` and
`scripts/make_web.py` write it in each format. `PYTHON` is one of an environment with `docx2python`, `python-docx` and
`trafilatura`. Times are of the processor, medians, each reader in a process of its own; the first reading, which loads
what it needs, is not counted. The others give text (trafilatura of a page, docx2python of a Word file with its notes),
lxml alone parses the XML and walks its text, and does nothing with it. `pages` is the making of the HTML page, with its
bytes as what it gives. `--long` makes the page of a letter of 500 pages instead.
"""

import argparse
import io
import json
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Mapping
from functools import cache, partial
from importlib import import_module
from pathlib import Path
from typing import Any

from benchmarks.letters import OWN, letters, median_of

_ROUNDS = 15
_WORDS = 2_700  # of six pages
_LETTERS = 2_700  # of one page


def intake(data: bytes) -> int:
    """Griffier's source text: lines with their roles, marks of notes, the way back."""
    from griffier.intake import take_in

    return len(take_in(data, "letter").text)


def whole(data: bytes) -> int:
    """The whole reading."""
    import griffier

    return len(griffier.read(io.BytesIO(data)).text)


def references(data: bytes) -> int:
    """Reading with references only."""
    import griffier

    return len(griffier.read(io.BytesIO(data), find={"reference"}).text)


def pages(data: bytes) -> int:
    """The page of the whole reading, reading not counted: `one` makes that before."""
    from griffier.publish.page import page

    return len(page(_reading(data)).encode())


@cache
def _reading(data: bytes) -> Any:
    import griffier

    return griffier.read(io.BytesIO(data))


def lxml(data: bytes) -> int:
    """The main XML parsed, its text walked once."""
    etree = import_module("lxml.etree")
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = package.namelist()
            data = package.read("word/document.xml" if "word/document.xml" in names else "content.xml")
    root = etree.HTML(data) if data.lstrip()[:14].lower() == b"<!doctype html" else etree.fromstring(data)
    return len("".join(map(str, root.itertext())))


def docx2python(data: bytes) -> int:
    """All text of a Word file, notes too."""
    with import_module("docx2python").docx2python(io.BytesIO(data)) as document:
        return len(document.text)


def python_docx(data: bytes) -> int:
    """The paragraphs of a Word file, without notes."""
    document = import_module("docx").Document(io.BytesIO(data))
    return len("\n".join(p.text for p in document.paragraphs))


def trafilatura(data: bytes) -> int:
    """The main text of a web page, with its tables."""
    found = import_module("trafilatura").extract(data.decode(), include_tables=True)
    return len(found or "")


READERS: Mapping[str, Callable[[bytes], int]] = {
    f.__name__: f for f in (intake, references, whole, pages, lxml, docx2python, python_docx, trafilatura)
}
OURS = ("intake", "references", "whole", "pages")
BESIDE = {
    "docx": ("lxml", "docx2python", "python_docx"),
    "odt": ("lxml",),
    "official": ("lxml", "trafilatura"),
    "ordinary": ("lxml", "trafilatura"),
    "xml": ("lxml",),
}


def one(name: str, file: str) -> None:
    """Prints the median time of a reader in seconds, and the letters of what it gives."""
    print(json.dumps(median_of(partial(READERS[name], Path(file).read_bytes()), _ROUNDS)))


def files() -> dict[str, bytes]:
    """The letter in every format."""
    from scripts.make_office import docx, odt
    from scripts.make_web import FORMS, Letter

    first, *others = letters(OWN[1])
    text = first
    while len(text.split()) < _WORDS:
        for other in others:
            text += "\n\n" + other.split("\n\n", 6)[-1]
    text = text[: text.index("\n\n", len(" ".join(text.split()[:_WORDS])))] + "\n"
    letter = Letter.of(text)
    return {"docx": docx(text), "odt": odt(text), **{f: FORMS[f](letter) for f in ("official", "ordinary", "xml")}}


def long() -> None:
    """Prints how long the page of a letter of 500 pages takes, and what it holds."""
    import griffier
    from griffier.publish.page import page

    text = "\n\n".join(one.split("\n\n", 6)[-1] for one in letters(OWN[1]))
    reading = griffier.read_text(text * (500 * _LETTERS // len(text)))
    seconds, made = median_of(partial(page, reading), 3)
    found, size = len(reading.findings), len(made.encode())
    print(f"{len(reading.text):,} letters, {found:,} findings: {seconds:.2f} s, {size / 1e6:.1f} MB")


def main() -> None:
    """Reads the command line and prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--peers", default=sys.executable, help="a Python with the others")
    parser.add_argument("--long", action="store_true", help="the page of 500 pages")
    parser.add_argument("--one", nargs=2, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.one:
        one(*args.one)
        return
    if args.long:
        long()
        return
    print("| format | KB | reader | ms | letters of text |\n|---|--:|---|--:|--:|")
    with tempfile.TemporaryDirectory() as folder:
        for form, data in files().items():
            file = Path(folder) / form
            file.write_bytes(data)
            for name in (*OURS, *BESIDE[form]):
                python = sys.executable if name in OURS else args.peers
                command = [python, "-m", "benchmarks.formats", "--one", name, str(file)]
                done = subprocess.run(command, capture_output=True, text=True, check=False)
                if done.returncode:
                    print(f"| {form} | {len(data) / 1000:.0f} | {name} | not there | |")
                    continue
                seconds, found = json.loads(done.stdout)
                print(f"| {form} | {len(data) / 1000:.0f} | {name} | {1000 * seconds:.1f} | {found:,} |")


if __name__ == "__main__":
    main()
