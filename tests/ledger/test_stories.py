"""What the ledger answers around items: due, new, the story of one, stands, a brief; and how it reads on a terminal."""

import csv
import io
import json
from pathlib import Path

import pytest

import griffier
from griffier.ledger.connection import LedgerError
from griffier.ledger.ledger import Ledger
from griffier.publish.brief import html, markdown
from tests.ledger.conftest import run

NEWS = {"papers", "made", "changed", "overdue", "contradictions"}
SAMPLES = Path(__file__).parents[2] / "src/griffier/samples/dossier"


@pytest.fixture
def water(ledger: Ledger) -> Ledger:
    """A ledger with the dossier of samples."""
    ledger.add(SAMPLES)
    return ledger


def test_due(water: Ledger) -> None:
    found = water.due(within=30, as_of="2024-12-15")

    assert [i["due_latest"] for i in found["overdue"]] == ["2024-05-31"]
    assert [i["place"]["text"] for i in found["due"]] == ["De inspectie verwacht het onderzoek eind 2024 af te ronden."]
    assert all(i["due_latest"] is None for i in found["undated"])
    assert [i["made_on"] for i in found["undated"]] == sorted(i["made_on"] for i in found["undated"])
    assert not any(water.due(as_of="2020-01-01").values())


def test_new(water: Ledger) -> None:
    found = water.new("2025-01-01", as_of="2025-05-01")

    assert [p["identifier"] for p in found["papers"]] == ["kst-36871-22"]
    # What comes back every half year stays open: a delivery is news all the same.
    assert {i["status"] for i in found["changed"]} == {"fulfilled", "superseded", "open"}
    assert [i["due_latest"] for i in found["overdue"]] == ["2025-04-01"]
    assert [c["value"] for c in found["contradictions"]] == [471e6]


def test_the_story_of_an_item(water: Ledger) -> None:
    (first,) = [i for i in water.commitments(as_of="2025-05-01") if "vóór 1 oktober 2023" in i["place"]["text"]]
    water.judge(first["id"], "superseded", by="A. Reader", because="so says the letter")

    told = water.timeline(first["id"])

    assert [s["verdict"] for s in told["said"] if s["sure"]] == ["delayed", "superseded"]
    assert "eerste kwartaal van 2024" in told["superseded_by"]["place"]["text"]
    assert [j["by"] for j in told["judgements"]] == ["A. Reader"]
    back = water.timeline(told["superseded_by"]["id"])
    assert back["supersedes"]["id"] == first["id"]
    with pytest.raises(LedgerError, match="no item x"):
        water.timeline("x")


def test_a_brief_names_the_source_of_every_line(water: Ledger) -> None:
    text = markdown(water.brief("36871", as_of="2025-05-01"))
    points = [line for line in text.splitlines() if line.lstrip().startswith("- ")]

    assert text.startswith("# Dossier 36871: stand op 1 mei 2025\n")
    assert len(points) > 12
    assert [p for p in points if "](https://" not in p] == []
    assert "uiterlijk 1 april 2025" in text.partition("## Openstaande")[0]
    assert "kostenraming: **€ 463 miljoen**" in text
    assert markdown(water.brief("36871", as_of="2025-05-01"), "en").startswith("# Dossier 36871: how it stands")
    with pytest.raises(LedgerError, match="no paper of dossier 99999"):
        water.brief("99999")


def test_a_brief_shows_words_as_they_are(ledger: Ledger, tmp_path: Path) -> None:
    letter = (SAMPLES / "2023-03-16.txt").read_text(encoding="utf-8")
    evil = letter.replace("een financieringsplan", "een <script>alert(1)</script> [plan](javascript:x) *plan*")
    (tmp_path / "evil.txt").write_text(evil, encoding="utf-8")
    ledger.add(tmp_path / "evil.txt")

    page = html(ledger.brief("36871", as_of="2023-04-01"))

    assert "<script>" not in page
    assert "&lt;script&gt;" in page
    assert "javascript:x)" in page
    assert 'href="javascript' not in page


@pytest.mark.parametrize(
    ("command", "says"),
    [
        (["commitments", "--as-of", "2025-05-01"], "overdue"),
        (["decisions"], "Oudekerke"),
        (["expectations", "--as-of", "2025-05-01"], "superseded"),
        (["due", "--as-of", "2024-12-15", "--within", "30d"], "Within 30 days"),
        (["new", "--since", "2025-01-01", "--as-of", "2025-05-01"], "Something became of"),
        (["brief", "36871", "--as-of", "2025-05-01"], "# Dossier 36871"),
        (["commitments", "--as-of", "2020-01-01"], "No commitments."),
        (["due", "--as-of", "2020-01-01"], "Nothing is due."),
    ],
    ids=" ".join,
)
def test_commands_read_well(water: Ledger, command: list[str], says: str) -> None:
    done = run(water, *command)

    assert done.exit_code == 0, done.output
    assert says in done.output


@pytest.mark.parametrize(
    ("command", "code", "says"),
    [
        (["commitments", "--as-of", "31-05-2024"], 2, "31-05-2024 is no day"),
        (["due", "--within", "soon"], 2, "soon is no number of days"),
        (["timeline", "x"], 1, "there is no item x"),
        (["brief", "1"], 1, "no paper of dossier 1"),
        (["judge", "x", "--status", "open", "--because", "y"], 1, "there is no item x"),
    ],
    ids=lambda v: " ".join(v) if isinstance(v, list) else None,
)
def test_a_wrong_question_gets_one_clear_sentence(water: Ledger, command: list[str], code: int, says: str) -> None:
    done = run(water, *command)

    assert done.exit_code == code
    assert says in done.output
    assert "Traceback" not in done.output


def test_json_is_the_answer_itself(water: Ledger) -> None:
    done = run(water, "commitments", "--as-of", "2025-05-01", "--json")

    assert json.loads(done.output) == json.loads(json.dumps(water.commitments(as_of="2025-05-01")))


@pytest.mark.parametrize(
    ("command", "column", "holds"),
    [
        (["due", "--as-of", "2024-12-15"], "group", {"overdue", "due", "undated"}),
        (["new", "--since", "2025-01-01", "--as-of", "2025-05-01"], "group", NEWS),
        (["search", "overwegen OR inspectie"], "type", {"paper", "statement"}),
        (["due", "--as-of", "2020-01-01"], "group", set()),
    ],
    ids=lambda v: " ".join(v) if isinstance(v, list) else None,
)  # fmt: skip
def test_csv_has_a_row_for_each_finding(water: Ledger, command: list[str], column: str, holds: set[str]) -> None:
    rows = list(csv.DictReader(io.StringIO(run(water, *command, "--csv").output)))

    assert {r[column] for r in rows} == holds
    assert all(None not in r and r["source"] for r in rows)


def test_csv_tells_the_story_of_an_item(water: Ledger) -> None:
    (first,) = [i for i in water.commitments(as_of="2025-05-01") if "vóór 1 oktober 2023" in i["place"]["text"]]
    water.judge(first["id"], "fulfilled", by="A. Reader", because="it came")
    rows = list(csv.DictReader(io.StringIO(run(water, "timeline", first["id"], "--csv").output)))
    told = water.timeline(first["id"])

    assert [r["verdict"] for r in rows] == ["made", *(s["verdict"] for s in told["said"]), "fulfilled"]
    assert rows[-1]["by"] == "A. Reader"


def test_a_brief_tells_of_the_last_meeting(ledger: Ledger) -> None:
    ledger.add(Path(__file__).parent / "council")

    text = markdown(ledger.brief("21501-32", as_of="2024-07-01"))
    met = text.partition("## Laatste vergadering")[2].partition("\n## ")[0]

    assert "- Landbouw- en Visserijraad, Brussel, 27 mei 2024 — agenda [kst-21501-32-1642]" in met
    assert "verslag [kst-21501-32-1650]" in met
    assert "  - op de agenda, niet in het verslag: Dierenwelzijn tijdens transport" in met
    assert "  - verwacht besluit (nagekomen)" in met
    early = markdown(ledger.brief("21501-32", as_of="2024-05-31"), "en")
    assert "  - decision expected (term passed)" in early
    assert "not in the report" not in early
    assert "Laatste vergadering" not in markdown(ledger.brief("29521", as_of="2024-12-31"))


def test_the_last_figure_of_a_series_stands_first(water: Ledger) -> None:
    lines = markdown(water.brief("36871", as_of="2025-05-01")).splitlines()
    costs = [line for line in lines if "kostenraming: **" in line.partition(" — ")[0]]

    assert [line.startswith("  - ") for line in costs] == [False, *[True] * (len(costs) - 1)]
    assert len(costs) > 1
    assert "€ 471 miljoen" in costs[0].partition(" — ")[0]


def test_a_brief_as_a_word_file(water: Ledger, tmp_path: Path) -> None:
    done = run(water, "brief", "36871", "--as-of", "2025-05-01", "--format", "docx", "-o", str(tmp_path / "b.docx"))

    assert done.exit_code == 0
    reading = griffier.read(tmp_path / "b.docx")
    told = markdown(water.brief("36871", as_of="2025-05-01"))
    heads = [line.lstrip("# ") for line in told.splitlines() if line.startswith("#")]
    assert [s.title for s in reading.sections if s.title != "Programma Drinkwater 2030"] == heads
    assert {r.target for r in reading.references} >= {"kst-36871-22", "kst-36871-18"}


_LETTER = """36 990 Bruggen in Oostmeer

Nr. {number} BRIEF VAN DE MINISTER VAN INFRASTRUCTUUR EN WATERSTAAT

Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

Den Haag, {day}

{words}

De Minister van Infrastructuur en Waterstaat,
P.Q. Sluiter
"""


def _write(folder: Path, name: str, number: int, day: str, words: str) -> Path:
    (folder / name).write_text(_LETTER.format(number=number, day=day, words=words), encoding="utf-8")
    return folder / name


def test_a_corrected_version_takes_the_place_of_the_first(ledger: Ledger, tmp_path: Path) -> None:
    words = "De kostenraming van de bruggen is € {} miljoen (Kamerstuk 36 990, nr. 1)."
    ledger.add(_write(tmp_path, "first.txt", 2, "6 maart 2024", words.format(41)))
    ledger.add(_write(tmp_path, "again.txt", 2, "6 maart 2024", words.format(47)))

    assert [(f["value"], f["contradictions"]) for f in ledger.figures()] == [(47_000_000, [])]
    assert [Path(r["place"]["document"]["source"]).name for r in ledger.references(to="kst-36990-1")] == ["again.txt"]
    assert [Path(p["source"]).name for p in ledger.new("2024-01-01")["papers"]] == ["again.txt"]
    assert "1 stuk" in markdown(ledger.brief("36990", as_of="2024-04-01"))
    # What is asked for by itself is still there.
    first = next(p["id"] for p in ledger.papers() if p["source"].endswith("first.txt"))
    assert len(ledger.references(from_=first)) == 1


def test_a_brief_keeps_what_came_in_part(ledger: Ledger, tmp_path: Path) -> None:
    promised = "Ik zal uw Kamer vóór 1 juli 2024 informeren over de herstelplannen voor de draaibruggen."
    kept = "Zoals toegezegd ontvangt uw Kamer hierbij het eerste deel van de herstelplannen voor de draaibruggen."
    ledger.add([
        _write(tmp_path, "a.txt", 2, "6 maart 2024", promised),
        _write(tmp_path, "b.txt", 3, "14 juni 2024", kept),
    ])  # fmt: skip

    assert [i["status"] for i in ledger.commitments(as_of="2025-09-01")] == ["partly"]
    still, _, _ = markdown(ledger.brief("36990", as_of="2025-09-01")).partition("## Nieuw")
    assert promised in still
    assert kept in still
