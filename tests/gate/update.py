"""Raises the floors of the gate to what the reading reaches now: `python -m tests.gate.update`.

Floors go up by themselves and down only with a reason, which stays on record in floors.json. New papers come in as a
set of their own with `--freeze`; gold that was corrected is pinned anew with `--accept-gold`.
"""

import argparse
import datetime as dt
import json
import sys
from collections.abc import Sequence
from typing import Any

from tests.gate.measure import FLOORS, below, figures, fingerprint, floors, measured, papers


def update(
    pinned: dict[str, Any],
    day: str,
    *,
    freeze: Sequence[str] = (),
    accept_gold: str | None = None,
    allow_regression: str | None = None,
) -> list[str]:
    """Change `pinned` in place; returns what stands in the way, and changes nothing of a set that has such a fault."""
    faults: list[str] = []
    if freeze:
        name, *new = freeze
        known = {p for s in pinned["sets"] for p in s["papers"]}
        if not new or known.intersection(new) or any(s["name"] == name for s in pinned["sets"]):
            return [f"{name}: a new set needs a name of its own and papers that are in no set yet"]
        pinned["sets"].append({"name": name, "frozen": day, "papers": dict.fromkeys(new, ""), "floors": {}})
    for frozen in pinned["sets"]:
        faults += _pin(frozen, pinned["history"], day, accept_gold, is_new=bool(freeze) and frozen["name"] == freeze[0])
    if faults:
        return faults
    for frozen in pinned["sets"]:
        faults += _raise(frozen, pinned["history"], day, allow_regression)
    return faults


def _pin(frozen: dict[str, Any], history: list[Any], day: str, reason: str | None, *, is_new: bool) -> list[str]:
    changed = {n: f for n in frozen["papers"] if (f := fingerprint(n)) != frozen["papers"][n]}
    if not changed:
        return []
    if not is_new and not reason:
        return [f'{", ".join(changed)}: gold differs from what is pinned; --accept-gold "why" pins it anew']
    if not is_new:
        history.append({"on": day, "set": frozen["name"], "gold": sorted(changed), "why": reason})
    frozen["papers"].update(changed)
    return []


def _raise(frozen: dict[str, Any], history: list[Any], day: str, reason: str | None) -> list[str]:
    now = figures(frozen["papers"])
    sunk = below(now, frozen["floors"])
    if sunk and not reason:
        return [f"{frozen['name']}: {m} {f} is {is_now}, floor {floor}" for m, f, is_now, floor in sunk]
    for measure, figure, is_now, floor in sunk:
        history.append(
            {"on": day, "set": frozen["name"], "floor": f"{measure} {figure}", "from": floor, "to": is_now,
             "why": reason}
        )  # fmt: skip
    frozen["floors"] = now
    return []


def main(arguments: Sequence[str] | None = None) -> int:
    """Command line; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.gate.update", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--freeze", nargs="+", default=[], metavar=("SET", "PAPER"), help="take in new papers")
    parser.add_argument("--accept-gold", metavar="WHY", help="pin gold that was corrected")
    parser.add_argument("--allow-regression", metavar="WHY", help="lower floors that are no longer reached")
    parser.add_argument("--details", action="store_true", help="list everything missed or wrong, change nothing")
    given = parser.parse_args(arguments)
    if given.details:
        for name in papers():
            for line in measured(name).details:
                sys.stdout.write(f"{name} {line}\n")
        return 0
    pinned = floors()
    faults = update(
        pinned,
        dt.date.today().isoformat(),
        freeze=given.freeze,
        accept_gold=given.accept_gold,
        allow_regression=given.allow_regression,
    )
    if faults:
        sys.stderr.write("\n".join(faults) + "\n")
        return 1
    FLOORS.write_text(json.dumps(pinned, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
