"""Floors rise by themselves and fall only with a reason that stays on record."""

from typing import Any

import pytest

from tests.gate import update as module
from tests.gate.measure import below
from tests.gate.update import update

DAY = "2026-11-24"


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch) -> dict[str, dict[str, float]]:
    figures = {"references": {"f1": 0.9}}
    monkeypatch.setattr(module, "figures", lambda _: figures)
    monkeypatch.setattr(module, "fingerprint", lambda name: f"of {name}")
    return figures


def _pinned(floor: float, gold: str = "of g01") -> dict[str, Any]:
    floors = {"references": {"f1": floor}}
    return {"sets": [{"name": "a", "frozen": DAY, "papers": {"g01": gold}, "floors": floors}], "history": []}


@pytest.mark.usefixtures("now")
def test_floors_rise() -> None:
    pinned = _pinned(0.8)

    assert update(pinned, DAY) == []
    assert pinned["sets"][0]["floors"] == {"references": {"f1": 0.9}}
    assert pinned["history"] == []


@pytest.mark.usefixtures("now")
def test_floors_do_not_fall() -> None:
    pinned = _pinned(0.95)

    assert update(pinned, DAY) == ["a: references f1 is 0.9, floor 0.95"]
    assert pinned == _pinned(0.95)


@pytest.mark.usefixtures("now")
def test_floors_fall_for_a_reason_on_record() -> None:
    pinned = _pinned(0.95)

    assert update(pinned, DAY, allow_regression="the gold was too kind") == []
    assert pinned["sets"][0]["floors"] == {"references": {"f1": 0.9}}
    assert pinned["history"] == [
        {"on": DAY, "set": "a", "floor": "references f1", "from": 0.95, "to": 0.9, "why": "the gold was too kind"}
    ]


@pytest.mark.usefixtures("now")
def test_edited_gold_needs_a_reason() -> None:
    pinned = _pinned(0.8, gold="of another g01")

    assert "gold differs" in update(pinned, DAY)[0]
    assert update(pinned, DAY, accept_gold="a comma") == []
    assert pinned["sets"][0]["papers"] == {"g01": "of g01"}
    assert pinned["history"] == [{"on": DAY, "set": "a", "gold": ["g01"], "why": "a comma"}]


@pytest.mark.usefixtures("now")
def test_new_papers_come_as_a_set_of_their_own() -> None:
    pinned = _pinned(0.8)

    assert update(pinned, DAY, freeze=["b", "g02"]) == []
    assert pinned["sets"][1] == {
        "name": "b", "frozen": DAY, "papers": {"g02": "of g02"}, "floors": {"references": {"f1": 0.9}}
    }  # fmt: skip
    assert update(pinned, DAY, freeze=["c", "g02"]) != []


def test_a_measure_that_is_gone_is_below_its_floor() -> None:
    assert below({}, {"notes": {"f1": 0.5}}) == [("notes", "f1", 0.0, 0.5)]
