"""Reads the gold letters and measures the reading: what the gate and its update share."""

import hashlib
import json
import math
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import griffier
from tests.gold.score import Score, Tally, score

READING = Path(__file__).parents[1] / "gold" / "reading"
FLOORS = Path(__file__).with_name("floors.json")

Figures = dict[str, dict[str, float]]
"""By measure: `precision`, `recall` and `f1`."""


def papers() -> list[str]:
    """Names of all gold papers, in order."""
    return sorted(p.stem for p in (READING / "gold").glob("*.json"))


def gold(name: str) -> dict[str, Any]:
    """The gold of one paper."""
    loaded: dict[str, Any] = json.loads((READING / "gold" / f"{name}.json").read_text(encoding="utf-8"))
    return loaded


def fingerprint(name: str) -> str:
    """SHA-256 over a paper and its gold."""
    content = b"\0".join(p.read_bytes() for p in (READING / gold(name)["file"], READING / "gold" / f"{name}.json"))
    return hashlib.sha256(content).hexdigest()


@cache
def measured(name: str) -> Score:
    """The score of one paper, read afresh once a run."""
    it = gold(name)
    return score(griffier.read(READING / it["file"]).to_dict(), it)


def figures(names: Iterable[str]) -> Figures:
    """Precision, recall and F1 per measure over these papers together, rounded down to four digits."""
    total: dict[str, Tally] = {}
    for name in names:
        for measure, tally in measured(name).tallies.items():
            total[measure] = total.get(measure, Tally()) + tally
    return {
        m: {"precision": _down(t.precision), "recall": _down(t.recall), "f1": _down(t.f1)}
        for m, t in sorted(total.items())
    }


def _down(share: float) -> float:
    return math.floor(share * 10_000 + 1e-9) / 10_000


def floors() -> dict[str, Any]:
    """What is pinned."""
    loaded: dict[str, Any] = json.loads(FLOORS.read_text(encoding="utf-8"))
    return loaded


def below(now: Figures, pinned: Mapping[str, Mapping[str, float]]) -> list[tuple[str, str, float, float]]:
    """Every figure under its floor: measure, figure, now, floor. A measure that is gone counts as 0."""
    return [
        (measure, figure, now.get(measure, {}).get(figure, 0.0), floor)
        for measure, figures_ in pinned.items()
        for figure, floor in figures_.items()
        if now.get(measure, {}).get(figure, 0.0) < floor
    ]
