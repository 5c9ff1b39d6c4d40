"""What readers said of items: kept, handed on, and taken over by another ledger of the same papers."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from griffier.ledger.ledger import Ledger
from tests.ledger.conftest import run

if TYPE_CHECKING:
    from click.testing import Result

SAMPLES = Path(__file__).parents[2] / "src/griffier/samples/dossier"
PLACE = {"paper": "p", "start": 1, "end": 2}
ON = {"as_of": "2025-05-01"}
RIGHT = {"item": "x", "status": "open", "by": "A", "on": "2025-01-01T00:00:00+00:00", "because": "b"}


@pytest.fixture
def water(ledger: Ledger) -> Ledger:
    """A ledger with the dossier of samples."""
    ledger.add(SAMPLES)
    return ledger


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Ledger]:
    """Another one with the same papers."""
    with Ledger(f"sqlite:///{tmp_path / 'other.db'}") as other:
        other.add(SAMPLES)
        yield other


@pytest.fixture
def judged(water: Ledger) -> list[dict[str, Any]]:
    """Two judgements on one item and one that was taken back on another."""
    first, second = water.commitments(**ON)[:2]
    water.judge(
        first["id"], "partly", by="A. Reader", because="half of it came", place={"paper": "p", "start": 1, "end": 2}
    )
    water.judge(second["id"], "withdrawn", by="B. Reader", because="so it seems")
    water.judge(first["id"], "fulfilled", by="B. Reader", because="the rest came")
    water.judge(second["id"], None, by="B. Reader", because="I was wrong")
    return water.judgements()


def test_they_come_in_order(judged: list[dict[str, Any]]) -> None:
    assert [(j["status"], j["by"]) for j in judged] == [
        ("partly", "A. Reader"), ("withdrawn", "B. Reader"), ("fulfilled", "B. Reader"), (None, "B. Reader"),
    ]  # fmt: skip
    assert judged[0]["place"] == PLACE


def test_another_ledger_takes_them_over_once(judged: list[dict[str, Any]], water: Ledger, other: Ledger) -> None:
    assert other.take_judgements(judged) == (4, [])
    assert other.judgements() == judged
    assert other.commitments(**ON) == water.commitments(**ON)
    assert other.take_judgements(judged) == (0, [])
    assert other.judgements() == judged


def test_an_item_that_is_not_there_is_named_and_the_rest_goes_on(judged: list[dict[str, Any]], other: Ledger) -> None:
    strange = {**RIGHT, "item": "nothing-here"}

    assert other.take_judgements([strange, *judged]) == (4, ["nothing-here"])


def test_out_as_json_or_csv_and_in_again(judged: list[dict[str, Any]], water: Ledger, tmp_path: Path) -> None:
    told = run(water, "judgements", "--json").output
    (tmp_path / "j.json").write_text(told, encoding="utf-8")

    assert json.loads(told) == judged
    assert [r["because"] for r in csv.DictReader(io.StringIO(run(water, "judgements", "--csv").output))] == [
        j["because"] for j in judged
    ]
    assert "the rest came" in run(water, "judgements").output.replace("\n", " ")
    assert "0 taken over, 4 were here" in run(water, "judgements", "--import", str(tmp_path / "j.json")).output


@pytest.mark.parametrize(
    ("content", "code", "says"),
    [
        ("[]", 0, "0 taken over"),
        (json.dumps([RIGHT]), 1, "x: its paper is not in this ledger"),
        ("{", 1, "this is no JSON"),
        ("[" * 200_000, 1, "this is no JSON"),
        ("{}", 1, "row 1 is no judgement"),
        (json.dumps([{**RIGHT, "status": "kept"}]), 1, "row 1 is no judgement"),
        (json.dumps([{k: v for k, v in RIGHT.items() if k != "by"}]), 1, "row 1 is no judgement"),
        (json.dumps([{**RIGHT, "because": 5}]), 1, "row 1 is no judgement"),
        (json.dumps([{**RIGHT, "place": "page 3"}]), 1, "row 1 is no judgement"),
    ],
    ids=["empty", "a strange item", "broken", "deep", "no list", "no status", "nobody", "no words", "no place"],
)
def test_a_file_that_is_none_is_said(water: Ledger, tmp_path: Path, content: str, code: int, says: str) -> None:
    (tmp_path / "j.json").write_text(content, encoding="utf-8")

    done: Result = run(water, "judgements", "--import", str(tmp_path / "j.json"))

    assert (done.exit_code, says in done.output) == (code, True), done.output
    assert "Traceback" not in done.output


def test_an_empty_list_says_so(water: Ledger) -> None:
    assert "Nobody has judged an item." in run(water, "judgements").output
