"""What a ledger gives to other programs: tables and a calendar, read back by programs of others."""

import csv
import io
from datetime import date
from pathlib import Path
from typing import Any

import icalendar
import pytest
from click.testing import CliRunner, Result

from griffier.cli import main
from griffier.ledger.ledger import Ledger
from griffier.publish.answers import TABLES
from griffier.publish.calendar import calendar

SAMPLES = Path(__file__).parents[2] / "src/griffier/samples/dossier"
DAY = "2025-05-01"


@pytest.fixture
def water(ledger: Ledger) -> Ledger:
    """A ledger with the dossier of samples and the papers of two Councils."""
    ledger.add([SAMPLES, Path(__file__).parent / "council"])
    return ledger


def _run(ledger: Ledger, *args: str) -> Result:
    url = ledger.engine.url.render_as_string(hide_password=False)
    return CliRunner().invoke(main, ["export", *args, "--ledger", url])


def _events(text: str) -> dict[str, Any]:
    found = icalendar.Calendar.from_ical(text)
    assert isinstance(found, icalendar.Calendar)
    assert not found.errors
    events = {str(e["UID"]): e for e in found.walk("VEVENT")}
    assert len(events) == len(found.walk("VEVENT"))
    assert not any(e.errors for e in events.values())
    return events


def test_a_calendar_of_terms_and_meetings(water: Ledger) -> None:
    events = _events(_run(water, "--format", "ics", "--as-of", DAY).output)

    meeting = events["meeting-landbouw-en-visserijraad-2024-05-27@griffier"]
    assert meeting["DTSTART"].dt == date(2024, 5, 27)
    assert meeting["DTEND"].dt == date(2024, 5, 28)
    assert meeting["LOCATION"] == "Brussel"
    assert "kst-21501-32-1650" in meeting["DESCRIPTION"]
    for item in (i for kind in ("commitments", "expectations") for i in water.items(kind, as_of=DAY)):
        event = events.get(f"item-{item['id']}@griffier")
        assert (event is None) == (item["due_latest"] is None)
        if event is not None:
            assert str(event["DTSTART"].dt) == item["due_latest"]
            assert " ".join(item["place"]["text"].split()) in event["DESCRIPTION"]
            assert event["STATUS"] == ("CANCELLED" if item["status"] in ("superseded", "withdrawn") else "CONFIRMED")


def test_ids_stay_and_an_event_that_changed_counts_on(water: Ledger) -> None:
    before = _events(_run(water, "--format", "ics", "--dossier", "36871", "--as-of", "2024-10-01").output)
    after = _events(_run(water, "--format", "ics", "--dossier", "36871", "--as-of", DAY).output)

    assert set(before) < set(after)
    changed = {uid for uid, e in before.items() if after[uid]["STATUS"] != e["STATUS"]}
    assert changed
    assert all(after[uid]["SEQUENCE"] > before[uid]["SEQUENCE"] for uid in changed)
    assert _run(water, "--format", "ics").output == _run(water, "--format", "ics").output


def test_words_that_could_break_a_calendar() -> None:
    words = "a, b; c\\n d\nBEGIN:VEVENT\r\n é€𝄞 " + "ë" * 300
    document = {"id": "x", "identifier": None, "source": "map/b;rief.txt", "date": "2024-01-02", "title": None}
    place = {"document": document, "start": 0, "end": 9, "text": words}
    item = {"id": "1", "kind": "commitment", "place": place, "actor": {"name": "M,\nN"}, "due_latest": "2024-02-29",
            "evidence": [], "status": "overdue"}  # fmt: skip

    text = calendar([], [item])

    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert "\n" not in text.replace("\r\n", "")
    (event,) = _events(text).values()
    assert " ".join(words.split()) in event["DESCRIPTION"]
    assert event["DTEND"].dt == date(2024, 3, 1)
    assert str(event["SUMMARY"]).startswith("Toezegging (over tijd): a, b; c\\n d BEGIN")


@pytest.mark.parametrize(
    ("day", "there"),
    [
        ("2024-05-27", True),
        ("2024-05-27/2024-05-28", True),
        ("2024-06", False),  # no calendar shows a meeting of a month
        ("2024-06-XX", False),
        ("2024-05-27/..", False),
        (None, False),
    ],
)
def test_a_meeting_without_days_is_not_in_the_calendar(day: str | None, there: bool) -> None:
    document = {"id": "x", "identifier": "kst-1-2", "source": "s", "date": "2024-05-01", "title": None}
    meeting = {
        "id": "m",
        "date": day,
        "name": "Raad",
        "place": None,
        "papers": [{"role": "agenda", "document": document}],
    }

    assert bool(_events(calendar([meeting], []))) == there


def test_tables_into_a_folder(water: Ledger, tmp_path: Path) -> None:
    done = _run(water, "--format", "csv", "--as-of", DAY, "-o", f"{tmp_path}/tables/")

    assert done.exit_code == 0
    assert {p.stem for p in (tmp_path / "tables").iterdir()} == set(TABLES)
    with (tmp_path / "tables/items.csv").open(encoding="utf-8", newline="") as file:
        rows = {r["id"]: r for r in csv.DictReader(file)}
    promises = water.commitments(as_of=DAY)
    assert {i["id"]: i["status"] for i in promises}.items() <= {k: r["status"] for k, r in rows.items()}.items()
    assert {r["kind"] for r in rows.values()} >= {"commitment", "decision", "expectation"}
    kept = next(i for i in promises if i["status"] == "fulfilled")
    assert rows[kept["id"]]["last_verdict"] == kept["evidence"][-1]["verdict"]


@pytest.mark.parametrize("what", TABLES)
def test_one_table(water: Ledger, what: str) -> None:
    water.judge(water.commitments()[0]["id"], "fulfilled", by="A. Reader", because="it came")
    rows = list(csv.reader(io.StringIO(_run(water, "--format", "csv", "--what", what).output)))

    assert len(rows) > 1
    assert {len(r) for r in rows} == {len(rows[0])}
    assert len(set(rows[0])) == len(rows[0])


def test_a_table_without_a_name_is_that_of_the_items(water: Ledger) -> None:
    assert _run(water, "--format", "csv").output == _run(water, "--format", "csv", "--what", "items").output


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["--format", "ics", "--what", "items"], "ics has none"),
        (["--format", "jsonl", "--dossier", "1"], "leave --dossier"),
        (["--format", "csv", "--as-of", "mei"], "is no day"),
        (["--format", "xml"], "xml"),
    ],
)
def test_wrong_usage(ledger: Ledger, args: list[str], said: str) -> None:
    done = _run(ledger, *args)

    assert done.exit_code == 2
    assert said in done.output


def test_a_file_that_cannot_be_written(ledger: Ledger, tmp_path: Path) -> None:
    done = _run(ledger, "--format", "ics", "-o", str(tmp_path / "no" / "folder.ics"))

    assert done.exit_code == 1
    assert "cannot be written" in done.output
    assert list(tmp_path.glob("*.ics*")) == []


@pytest.mark.parametrize("command", ["commitments", "figures", "references"])
def test_an_answer_as_csv(water: Ledger, command: str) -> None:
    url = water.engine.url.render_as_string(hide_password=False)
    rows = list(csv.DictReader(io.StringIO(CliRunner().invoke(main, [command, "--csv", "--ledger", url]).output)))

    assert len(rows) == len(getattr(water, command)())
