"""How long reading a PDF takes beside pypdfium2 handing out its text with positions: the mark is twice as long.

    python -m benchmarks.pdf [--pages 6 60 600]

Prints a table in Markdown. The PDFs are made of the letters that come with the package by `scripts/make_pdf.py` (which
needs `reportlab`). The bare loop takes each page's text and the rectangles that pdfium says it stands in, and does
nothing with them. Times are of the processor, medians, each reader in a process of its own.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
from benchmarks.letters import OWN, letters, median_of
from scripts.make_pdf import LAYOUTS, make

_ROUNDS = 5


def bare(data: bytes) -> int:
    """What pypdfium2 needs to hand out text and rectangles; the number of rectangles."""
    document = pdfium.PdfDocument(data)
    found = 0
    for page in document:
        text = page.get_textpage()
        text.get_text_range()
        count = text.count_rects()
        found += len([text.get_rect(n) for n in range(count)])
        text.close()
        page.close()
    document.close()
    return found


def intake(data: bytes) -> int:
    """The source text as griffier takes it in: lines in order with their roles, marks of notes, the way back."""
    from griffier.intake.pdf import read

    return len(read(data, "letter.pdf").lines)


def whole(data: bytes) -> int:
    """The whole reading."""
    from io import BytesIO

    import griffier

    return len(griffier.read(BytesIO(data)).annotations)


READERS: Mapping[str, Callable[[bytes], int]] = {"bare": bare, "intake": intake, "whole": whole}


def one(name: str, file: str) -> dict[str, Any]:
    """Median time of a reader, and what it counted."""
    seconds, found = median_of(partial(READERS[name], Path(file).read_bytes()), _ROUNDS)
    return {"seconds": seconds, "found": found}


def make_pdf(path: Path, pages: int, layout: str) -> None:
    """A PDF of exactly so many pages: the samples one behind the other, the rest cut off."""
    text = "\n\n".join(letters(OWN[1]))
    rounds = 1
    while True:
        make("\n\n".join([text] * rounds), path, layout)
        with pdfium.PdfDocument(path) as long:
            count = len(long)
            if count >= pages:
                short = pdfium.PdfDocument.new()
                short.import_pages(long, list(range(pages)))
                short.save(path.with_suffix(".cut"))
                break
        rounds = rounds * pages // count + 1
    path.with_suffix(".cut").replace(path)


def main() -> int:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, nargs="+", default=[6, 60, 600])
    parser.add_argument("--one", nargs=2, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.one:
        print(json.dumps(one(*asked.one)))
        return 0
    print("| layout | pages | bare pypdfium2, ms a page | intake | ratio | whole reading |\n|---|--:|--:|--:|--:|--:|")
    with tempfile.TemporaryDirectory() as folder:
        for layout in sorted(LAYOUTS):
            for pages in asked.pages:
                file = Path(folder, f"{layout}-{pages}.pdf")
                make_pdf(file, pages, layout)
                ms: dict[str, float] = {}
                for name in READERS:
                    command = [sys.executable, "-m", "benchmarks.pdf", "--one", name, str(file)]
                    done = subprocess.run(command, check=True, capture_output=True, text=True)
                    ms[name] = json.loads(done.stdout)["seconds"] * 1000 / pages
                ratio = ms["intake"] / ms["bare"]
                cells = f"{ms['bare']:.2f} | {ms['intake']:.2f} | {ratio:.2f} | {ms['whole']:.2f}"
                print(f"| {layout} | {pages} | {cells} |", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
