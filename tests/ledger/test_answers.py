"""Positions, contributions and meetings over the papers of two Councils and a mission, by three ministries."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from griffier.ledger.ledger import Ledger
from tests.ledger.conftest import run

COUNCIL = Path(__file__).parent / "council"


@pytest.fixture
def council(ledger: Ledger) -> Ledger:
    """A ledger with these papers."""
    ledger.add(COUNCIL)
    return ledger


def _exact(ledger: Ledger, place: dict[str, Any]) -> bool:
    texts = {r["document"]["sha256"][:16]: r["text"] for r in ledger.readings()}
    return bool(texts[place["document"]["id"]][place["start"] : place["end"]] == place["text"])


def test_positions_stand_in_order_of_date(council: Ledger) -> None:
    found = council.positions()

    assert [(p["actor"]["entity"], p["date"]) for p in found] == [
        ("NL", "2024-05-14"),
        ("europese-commissie", "2024-06-05"),
        ("NL", "2024-06-05"),
    ]
    assert all(p["kind"] == "position" and _exact(council, p["place"]) for p in found)


@pytest.mark.parametrize(
    ("asked", "many"),
    [
        ({"actor": "NL"}, 2),
        ({"actor": "nl"}, 2),
        ({"actor": "commissie"}, 1),
        ({"actor": "Denemarken"}, 0),
        ({"dossier": "21501-32"}, 3),
        ({"dossier": "29521"}, 0),
        ({"as_of": "2024-05-31"}, 1),
        ({"topic": "agriculture"}, 1),
        ({"topic": "agri"}, 0),
        ({"topic": "%"}, 0),
    ],
)
def test_positions_that_are_asked_for(council: Ledger, asked: dict[str, str], many: int) -> None:
    assert len(council.positions(**asked)) == many


def test_a_contribution_told_again_is_one_with_its_history(council: Ledger) -> None:
    found = council.contributions()

    assert [(c["what"], c["where"], c["stage"], len(c["history"])) for c in found] == [
        ("20 waarnemers", "Georgië", "carried_out", 3),
        ("twee mijnenjagers", None, "decided", 1),
        ("30 waarnemers", "Kosovo", "carried_out", 1),
    ]
    mission, ships, other = found
    assert [h["stage"] for h in mission["history"]] == ["examined", "decided", "carried_out"]
    assert mission["happened"]["document"]["identifier"] == "kst-29521-497"
    # Nothing later says that these happened: the paper that tells of them first is no later paper.
    assert ships["happened"] is None
    assert other["happened"] is None
    assert all(_exact(council, h["place"]) for h in mission["history"])


def test_a_contribution_is_as_far_as_the_papers_up_to_a_day_say(council: Ledger) -> None:
    assert [c["stage"] for c in council.contributions(as_of="2024-06-01")] == ["examined"]
    assert [c["stage"] for c in council.contributions(as_of="2024-10-01")] == ["decided", "decided"]
    assert council.contributions(actor="DK") == []
    assert [c["what"] for c in council.contributions(actor="nl", dossier="21501-02")] == ["20 waarnemers"]


def test_the_papers_of_a_meeting_are_one_object(council: Ledger) -> None:
    farming, foreign = council.meetings()

    assert (farming["body"], farming["date"], farming["place"]) == ("landbouw-en-visserijraad", "2024-05-27", "Brussel")
    assert [(p["role"], p["document"]["identifier"]) for p in farming["papers"]] == [
        ("agenda", "kst-21501-32-1642"),
        ("debate", "kst-21501-32-1645"),
        ("report", "kst-21501-32-1650"),
    ]
    # Another body that met the same day is another meeting.
    assert [(p["role"], p["document"]["identifier"]) for p in foreign["papers"]] == [("agenda", "kst-21501-02-2890")]
    assert all(_exact(council, s["place"]) for s in farming["sessions"])


def test_what_was_announced_is_held_against_what_was_reported(council: Ledger) -> None:
    farming, foreign = council.meetings()

    assert farming["announced_not_reported"] == ["livestock-and-animal-welfare"]
    assert [s["topic"] for s in farming["sessions_not_reported"]] == ["Dierenwelzijn tijdens transport"]
    assert [s["topic"] for s in farming["sessions_not_announced"]] == ["Uitwisseling van studenten"]
    assert [(i["status"], i["due"]) for i in farming["expected"]] == [("fulfilled", "2024-05-27")]
    assert ["fonds" in i["place"]["text"] for i in farming["unannounced_decisions"]] == [True]
    # A meeting that nobody reported on has missed nothing yet.
    assert foreign["announced_not_reported"] == foreign["sessions_not_reported"] == []


def test_meetings_up_to_a_day_and_of_a_dossier(council: Ledger) -> None:
    (early,) = council.meetings(as_of="2024-05-31", dossier="21501-32")

    assert [p["role"] for p in early["papers"]] == ["agenda", "debate"]
    assert [i["status"] for i in early["expected"]] == ["overdue"]
    assert early["reported"] == early["announced_not_reported"] == []
    assert council.meetings(dossier="29521") == []


@pytest.mark.parametrize("command", ["positions", "contributions", "meetings"])
def test_an_answer_on_a_terminal_as_json_and_as_csv(council: Ledger, command: str) -> None:
    shown = run(council, command)
    assert shown.exit_code == 0
    assert "kst-21501-" in shown.output
    assert max(map(len, shown.output.splitlines())) <= 80

    found = json.loads(run(council, command, "--json").output)
    assert found == json.loads(json.dumps(getattr(council, command)()))

    rows = list(csv.DictReader(io.StringIO(run(council, command, "--csv").output)))
    assert len(rows) >= len(found)
    assert rows[0]["paper"].startswith("kst-21501-")


@pytest.mark.parametrize("command", ["positions", "contributions", "meetings"])
def test_nothing_found_is_said(ledger: Ledger, command: str) -> None:
    assert run(ledger, command).output == f"No {command}.\n"
    assert json.loads(run(ledger, command, "--json").output) == []
    wrong = run(ledger, command, "--as-of", "31 mei")
    assert wrong.exit_code == 2
    assert "is no day" in wrong.output
