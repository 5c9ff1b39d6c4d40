"""How fast references are found, side by side with what one would use instead, over the same letters in one run.

    python -m benchmarks.references [--letters FOLDER] [--peers PYTHON]

Prints a table in Markdown. Every system runs in a process of its own, in turns with a bare scan for words, so that a
busy machine slows both; the ratio of the two is what counts. `--peers` is the Python of an environment with
`nllegalcit`, `wetsuite` and `eyecite`; one that is not installed says so.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.letters import joined, letters

_NOTES = {
    "words": 'the yardstick: `re.compile(r"\\w+").findall`',
    "griffier": '`read_text(text, find={"reference"})`: clean text, structure, references, targets, addresses',
    "nllegalcit": "on a slice of SLICE KB only: it would take minutes for all of it",
    "wetsuite": "without its names of laws, which it fetches from a server at import",
    "eyecite": "American; for its speed only, what it finds here means nothing",
}


def timed(python: str, name: str, file: Path, rounds: int) -> dict[str, Any]:
    """What `systems.py time` prints."""
    command = [python, str(Path(__file__).with_name("systems.py")), "time", name, str(file), str(rounds)]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    result: dict[str, Any] = json.loads(printed.splitlines()[-1])
    return result


def row(name: str, r: dict[str, Any], notes: str) -> str:
    """A line of the table."""
    if "missing" in r:
        return f"| {name} | | | | | {r['missing']} |"
    label = f"{name} {r['version']}".strip()
    return f"| {label} | {r['speed']:.3g} | {r['ratio']:.3g} | {r['memory']:.0f} | {r['found']} | {notes} |"


def main() -> int:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--letters", type=Path, help="folder of .txt files, or one; without it the project's own")
    parser.add_argument("--size", type=int, default=1_000_000, help="bytes of text")
    parser.add_argument("--slice", type=int, default=10, help="KB for nllegalcit")
    parser.add_argument("--rounds", type=int, default=5, help="best of so many")
    parser.add_argument("--peers", default=sys.executable, help="Python with the other systems")
    asked = parser.parse_args()
    text = joined(letters(asked.letters), asked.size)
    print(f"{len(text.encode()):,} bytes, best of {asked.rounds}\n")
    print("| system | MB/s | of the word scan | memory, MB above the start | found | |\n|---|--:|--:|--:|--:|---|")
    with tempfile.TemporaryDirectory() as folder:
        whole, part = Path(folder, "whole.txt"), Path(folder, "part.txt")
        whole.write_text(text, encoding="utf-8")
        part.write_text(text[: asked.slice * 1000], encoding="utf-8")
        for name, notes in _NOTES.items():
            python = sys.executable if name in ("words", "griffier") else asked.peers
            few = name == "nllegalcit"
            result = timed(python, name, part if few else whole, 1 if few else asked.rounds)
            print(row(name, result, notes.replace("SLICE", str(asked.slice))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
