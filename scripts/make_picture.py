"""Makes docs/images/read.svg, the picture of the README: `python scripts/make_picture.py`.

It runs `griffier read` on a sample letter as a terminal would show it, so that the picture says what the program says.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import SVG_EXPORT_THEME
from rich.text import Text

ROOT = Path(__file__).parent.parent
LETTER = "src/griffier/samples/2024-03-12-defensie.txt"
PICTURE = ROOT / "docs" / "images" / "read.svg"
_WIDTH = 100
_SHOWN = 34  # lines: the head and the first references

# rich asks the reader's browser to fetch a font from elsewhere; a picture should need nothing but itself.
_FONT = re.compile(r"\s*@font-face \{.*?\}", re.DOTALL)


def picture() -> str:
    """The picture as SVG."""
    terminal = {"FORCE_COLOR": "1", "TERM": "xterm-256color", "COLORTERM": "truecolor", "COLUMNS": str(_WIDTH)}
    environment = {k: v for k, v in os.environ.items() if k != "NO_COLOR"} | terminal
    command = [sys.executable, "-m", "griffier", "read", LETTER]
    shown = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=True)  # noqa: S603 - ours
    lines = shown.stdout.decode("utf-8").split("\n")
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        console = Console(record=True, width=_WIDTH, file=nowhere, force_terminal=True, color_system="truecolor")
        console.print(Text.assemble(("$ ", "bold green"), f"griffier read {LETTER}"))
        console.print(Text.from_ansi("\n".join(line.rstrip() for line in lines[:_SHOWN])), soft_wrap=True)
        console.print(Text("  …", style="dim"))
        svg = console.export_svg(title="griffier", theme=SVG_EXPORT_THEME, unique_id="griffier")
    return _FONT.sub("", svg).replace("Fira Code, monospace", "monospace")


def main() -> None:
    """Writes the picture."""
    PICTURE.parent.mkdir(parents=True, exist_ok=True)
    svg = picture()
    PICTURE.write_text(svg, encoding="utf-8")
    print(f"{PICTURE.relative_to(ROOT)}: {len(svg):,} characters")


if __name__ == "__main__":
    main()
