"""The quality of the reading never goes down: README.md of tests/gold says how papers and floors come about."""

from typing import Any

import pytest

from tests.gate.measure import below, figures, fingerprint, floors, measured, papers

SETS: list[dict[str, Any]] = floors()["sets"]


def test_every_gold_paper_is_in_one_frozen_set() -> None:
    frozen = [name for s in SETS for name in s["papers"]]

    assert sorted(frozen) == papers(), "freeze a new paper with: python -m tests.gate.update --freeze SET PAPER…"


@pytest.mark.parametrize("frozen", SETS, ids=lambda s: str(s["name"]))
def test_gold_is_as_pinned(frozen: dict[str, Any]) -> None:
    changed = [name for name, pinned in frozen["papers"].items() if fingerprint(name) != pinned]

    assert not changed, 'gold was edited; if on purpose: python -m tests.gate.update --accept-gold "why"'


@pytest.mark.parametrize("frozen", SETS, ids=lambda s: str(s["name"]))
def test_no_measure_is_below_its_floor(frozen: dict[str, Any]) -> None:
    sunk = below(figures(frozen["papers"]), frozen["floors"])

    faults = [f"{name} {line}" for name in frozen["papers"] for line in measured(name).details]
    assert not sunk, "\n".join([*(f"{m} {f}: {now} < {floor}" for m, f, now, floor in sunk), *faults])
