"""Which spellings of a reference each system finds: short texts of our own for every class, and traps.

    python -m benchmarks.forms [--peers PYTHON] [--missed]

Prints a table in Markdown: right answers of each system by class. griffier is right when it finds every reference of
a text with its form and target, and no other. The others need less: each cite must lie in what they give as one
finding (without spaces and letter case), or one finding must hold its parts: dossier and number, session, meeting and
item. What they find besides is not held against them. Of a text with a back reference they need that one. In a trap
every finding is wrong.
"""

import argparse
import json
import re
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

_CITE = re.compile(r"\[([^\]]+)\]")
_SERIES = re.compile(r"(?:kamerstuk:kst-(?:\d{8}-)?|handelingen:h-..-|aanhangsel:ah-..-)([\w-]+)")
_SESSION = re.compile(r"(\d{4})(\d{4})-")
SYSTEMS = ("griffier", "nllegalcit", "wetsuite")


class Row(NamedTuple):
    """A text without its brackets, its cites, where they lead, and whether only the last one counts."""

    text: str
    cites: list[str]
    found: list[str]
    last_only: bool


def rows() -> dict[str, list[Row]]:
    """The texts by class."""
    table = tomllib.loads(Path(__file__).with_name("forms.toml").read_text(encoding="utf-8"))
    return {
        c["name"]: [
            Row(_CITE.sub(r"\1", text), _CITE.findall(text), found, c.get("last_only", False))
            for text, *found in c["rows"]
        ]
        for c in table["class"]
    }


def answers(python: str, name: str, texts: Sequence[str]) -> list[list[str]] | str:
    """What a system found in each text, in words; or why it is not there."""
    command = [python, str(Path(__file__).with_name("systems.py")), "read", name]
    done = subprocess.run(command, input=json.dumps(texts), check=True, capture_output=True, text=True)
    result: list[list[str]] | dict[str, str] = json.loads(done.stdout.splitlines()[-1])
    return result["missing"] if isinstance(result, dict) else result


def is_right(name: str, row: Row, found: Sequence[str]) -> bool:
    """Whether a system found what stands in this text."""
    if name == "griffier" or not row.found:
        return Counter(found) == Counter(row.found)
    plain = [_plain(f) for f in found]
    cites = row.cites[-1:] if row.last_only else row.cites
    if all(any(_plain(cite) in f for f in plain) for cite in cites):
        return True
    papers = [m[1] for target in row.found if (m := _SERIES.fullmatch(target))]
    return bool(papers) and not row.last_only and all(any(_holds(f, paper) for f in found) for paper in papers)


def _plain(text: str) -> str:
    return re.sub(r"\s", "", text).lower()


def _holds(found: str, paper: str) -> bool:
    """Whether one finding has all parts of an identifier, each by itself."""
    digits = re.sub(r"(?<!\d)(\d\d)[ .](?=\d{3}(?!\d))", r"\1", found)
    parts = _SESSION.sub(r"\1-\2-", paper).split("-")
    return all(re.search(rf"(?<!\w){part}(?!\w)", digits) for part in parts)


def main() -> int:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--peers", default=sys.executable, help="Python with the other systems")
    parser.add_argument("--missed", action="store_true", help="show what griffier has wrong")
    asked = parser.parse_args()
    table = rows()
    texts = [row.text for group in table.values() for row in group]
    given = {n: answers(sys.executable if n == "griffier" else asked.peers, n, texts) for n in SYSTEMS}
    print(f"| class | texts | {' | '.join(SYSTEMS)} |\n|---|--:|{'--:|' * len(SYSTEMS)}")
    totals: Counter[str] = Counter()
    at = count = 0
    for name, group in table.items():
        cells = []
        for system in SYSTEMS:
            found = given[system]
            if isinstance(found, str):
                cells.append(found)
                continue
            right = [is_right(system, row, found[at + n]) for n, row in enumerate(group)]
            cells.append(str(sum(right)))
            totals[system] += sum(right) if group[0].found else 0
            if asked.missed and system == "griffier":
                for n, (row, ok) in enumerate(zip(group, right, strict=True)):
                    if not ok:
                        print(f"    {row.text!r}: {found[at + n]}, not {row.found}", file=sys.stderr)
        print(f"| {name} | {len(group)} | {' | '.join(cells)} |")
        at += len(group)
        count += len(group) if group[0].found else 0
    print(f"| all but the traps | {count} | {' | '.join(str(totals[s]) for s in SYSTEMS)} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
