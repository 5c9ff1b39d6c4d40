"""How well statements are read: scores by kind, what is taken for what, and where it goes wrong.

    python -m benchmarks.statements [--set NAME] [--errors 20]

Reads the gold papers that have statements, set by set as `tests/gate/floors.json` freezes them, and prints tables in
Markdown. A statement is found when one of its kind shares three tenths of the shorter of the two (`tests/gold`).
"""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from tests.gate.measure import FLOORS, READING, gold
from tests.gold.score import Places, _name
from tests.gold.score_statements import _share, statements

import griffier
from griffier.find.statements.kinds import PRECEDENCE

_SHARED = 0.3


def main() -> None:
    """Prints the tables of each set."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--set", help="only this one")
    parser.add_argument("--errors", type=int, default=0, help="so many of what is wrong or missing")
    asked = parser.parse_args()
    for frozen in json.loads(FLOORS.read_text(encoding="utf-8"))["sets"]:
        names = [n for n in frozen["papers"] if gold(n).get("statements")]
        if names and asked.set in (None, frozen["name"]):
            _table(frozen["name"], names, asked.errors)


def _table(name: str, names: Sequence[str], errors: int) -> None:
    tallies: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    confused: Counter[tuple[str, str]] = Counter()
    whys: list[str] = []
    for paper in names:
        asked = gold(paper)
        reading = griffier.read_text((READING / asked["file"]).read_text(encoding="utf-8")).to_dict()
        places = Places(reading["text"])
        spans = [places.locate({**item, "text": item["quote"]}) for item in asked["statements"]]

        def count(measure: str, *, found: int = 0, wrong: int = 0, missed: int = 0, why: str = "") -> None:
            for n, more in enumerate((found, wrong, missed)):
                tallies[measure][n] += int(more)
            if why and measure == "statements":
                whys.append(f"{paper}: {why}")  # noqa: B023 - called before the next paper

        statements(asked["statements"], spans, reading, count, _name)
        confused += _confused(asked["statements"], spans, reading)
    print(f"### {name}: {', '.join(names)}\n\n| measure | asked | precision | recall | F1 |\n|---|--:|--:|--:|--:|")
    for measure, (found, wrong, missed) in sorted(tallies.items()):
        precision, recall = found / max(1, found + wrong), found / max(1, found + missed)
        f1 = 2 * precision * recall / ((precision + recall) or 1)
        print(f"| {measure} | {found + missed} | {precision:.3f} | {recall:.3f} | {f1:.3f} |")
    print(f"\n| asked | {' | '.join(PRECEDENCE)} | nothing |\n|---|{'--:|' * (len(PRECEDENCE) + 1)}")
    for kind in PRECEDENCE:
        cells = (confused[kind, other] or "" for other in (*PRECEDENCE, "nothing"))
        print(f"| {kind} | {' | '.join(map(str, cells))} |")
    print()
    for why in whys[:errors]:
        print(f"- {why}")


def _confused(
    items: Sequence[Mapping[str, Any]], spans: Sequence[tuple[int, int] | None], reading: Mapping[str, Any]
) -> Counter[tuple[str, str]]:
    """What each asked statement is read as: the kind it fits best, `nothing` where no statement lies on it."""
    told = [a for a in reading["annotations"] if a["type"] == "statement"]
    out: Counter[tuple[str, str]] = Counter()
    for item, span in zip(items, spans, strict=True):
        if item.get("optional"):
            continue
        near = [a for a in told if _share(span, a) >= _SHARED]
        kinds = {a["kind"] for a in near}
        right = next((k for k in (item["kind"], *item.get("kind_alt", [])) if k in kinds), None)
        best = max(near, key=lambda a: _share(span, a), default=None)
        out[item["kind"], item["kind"] if right else best["kind"] if best else "nothing"] += 1
    return out


if __name__ == "__main__":
    main()
