"""Writes the table of figures in the README from the gate's pinned floors: `python scripts/make_figures.py`.

`python -m tests.gate.update` pins what the reading reaches on the gold papers; this only shows it.
"""

import json
import re
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
FLOORS = ROOT / "tests" / "gate" / "floors.json"

_PLACE = re.compile(r"(?<=<!-- figures -->\n).*?(?=<!-- /figures -->)", re.DOTALL)
# In words: the gate's measure and which of its figures counts.
_SHOWN = (
    ("References: of those in the paper, found with the right target (recall)", "references", "recall"),
    ("References: of those found, right (precision)", "references", "precision"),
    ("References: exactly the right words", "spans", "recall"),
    ("Dates: found with the right value (F1)", "dates", "f1"),
    ("Actors: found with the right kind and name (F1)", "actors", "f1"),
    ("Figures: found with the right value and unit (F1)", "figures", "f1"),
    ("Statements: found with the right kind (F1)", "statements", "f1"),
    ("Statements: of those found, the right actor", "statements.actor", "recall"),
    ("Sentences begin where they should (F1)", "sentences", "f1"),
    ("Headings (F1)", "sections", "f1"),
    ("Notes, with the place that calls them (F1)", "footnotes", "f1"),
    ("What the paper says of itself: date, senders, dossiers …", "document", "recall"),
    ("Broken words joined rightly", "present", "recall"),
)


def table(sets: list[dict[str, Any]]) -> str:
    """The table in Markdown: one row for each measure, one column for each frozen set of gold papers."""
    heads = ["", *(f"`{s['name']}` ({len(s['papers'])} papers)" for s in sets)]
    lines = [heads, ["---", *("---:" for _ in sets)]]
    for words, measure, figure in _SHOWN:
        lines.append([words, *(_percent(s["floors"].get(measure, {}).get(figure)) for s in sets)])
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _percent(share: float | None) -> str:
    """A share with one decimal, rounded down so that it never says more than was reached."""
    return "not measured" if share is None else f"{int(share * 1000 + 1e-9) / 10:.1f}%"


def with_figures(readme: str) -> str:
    """The README with the table of today's floors."""
    sets = json.loads(FLOORS.read_text(encoding="utf-8"))["sets"]
    return _PLACE.sub(lambda _: table(sets), readme)


def main() -> None:
    """Writes the table."""
    README.write_text(with_figures(README.read_text(encoding="utf-8")), encoding="utf-8")
    print(table(json.loads(FLOORS.read_text(encoding="utf-8"))["sets"]))


if __name__ == "__main__":
    main()
