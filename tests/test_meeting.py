"""Every row and letter of tests/text/meetings.toml; sessions in the text; bad input."""

import time
import tomllib
from pathlib import Path
from typing import Any

import pytest

import griffier
from griffier.cli.summary import show_summary
from griffier.lang import words
from griffier.model.document import Meeting
from griffier.publish.page import page

TABLE = tomllib.loads((Path(__file__).parent / "text/meetings.toml").read_text(encoding="utf-8"))
SIGNED = "\n\nDe Minister van Financiën,\nA. Jansen\n"


def _said(meeting: Meeting | None) -> list[str]:
    if meeting is None:
        return []
    return [meeting.role, meeting.body or "", meeting.name, meeting.date or "", meeting.place or ""]


@pytest.mark.parametrize("row", TABLE["case"], ids=lambda row: row["text"][:60])
def test_row(row: dict[str, Any]) -> None:
    reading = griffier.read_text(row["text"] + SIGNED, date="2024-05-10")

    assert _said(reading.document.meeting) == row["meeting"], row["why"]


@pytest.mark.parametrize("row", TABLE["letter"], ids=lambda row: f"{row['id']} {row['why']}")
def test_letter(row: dict[str, Any]) -> None:
    reading = griffier.read_text(row["text"])
    meeting = reading.document.meeting

    assert _said(meeting) == row["meeting"], row["why"]
    if meeting is None:
        return
    ends = 0
    for s in meeting.sessions:
        assert 0 <= s.start < s.end <= len(reading.text)
        assert s.label or s.topic or s.with_
        ends = max(ends, s.end)
    if "sessions" in row:
        assert [[s.label or "", s.topic or "", list(s.with_)] for s in meeting.sessions] == row["sessions"], row["why"]


def test_a_third_are_look_alikes() -> None:
    rows = TABLE["case"] + TABLE["letter"]

    assert sum(not row["meeting"] for row in rows) * 3 >= len(rows)


def test_the_meeting_does_not_hang_on_what_is_asked_for() -> None:
    text = TABLE["letter"][0]["text"]
    filler = "De inzet van het kabinet is op dit punt dezelfde als in eerdere jaren. " * 100
    text += f"\n\n{filler}\n\nIn een laatste werksessie spraken de ministers over de visserij."
    asked = griffier.read_text(text, find={"reference"})

    assert asked.document.meeting
    assert asked.document.meeting == griffier.read_text(text).document.meeting
    assert {a.type for a in asked.annotations} <= {"reference"}
    assert {r.hit.type for r in asked.rejected} <= {"reference"}


def test_a_session_of_the_same_number_is_one_and_the_last_is_the_highest() -> None:
    text = (
        "Hierbij ontvangt u het verslag van de bijeenkomst van de OESO op 3 mei 2024 in Parijs. In een eerste sessie "
        "spraken ministers over handel. In een tweede werksessie stond schuld op de agenda.\n\nSchuld\n\nIn de tweede "
        "sessie sprak Chili.\n\nHandel en groei\n\nDe ministers waren verdeeld.\n\nVerder\n\nTijdens de laatste "
        "werksessie kwam China ter sprake."
    )
    meeting = griffier.read_text(text + SIGNED, date="2024-05-10").document.meeting

    assert meeting is not None
    labels = [s.label for s in meeting.sessions]
    assert labels.count("tweede werksessie") == 1
    assert "tweede sessie" not in labels
    assert not any((s.label or "").startswith("laatste") for s in meeting.sessions)


def test_the_json_has_the_words_of_the_contract() -> None:
    meeting = griffier.read_text(TABLE["letter"][0]["text"]).to_dict()["document"]["meeting"]

    assert list(meeting) == ["role", "body", "name", "date", "place", "sessions"]
    assert list(meeting["sessions"][0]) == ["label", "topic", "with", "start", "end", "spans"]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_quick_look_knows_every_word(language: str) -> None:
    t = words("meeting", language)

    def quick(which: str, entries: list[str]) -> list[str]:
        plain = [e for e in entries if e.isalpha()]
        return [e for e in plain if not any(part in e.lower() for part in t["quick"][which])]

    assert quick("session", [*t["session"]["nouns"], *t["session"]["other_business"]]) == []


@pytest.mark.parametrize(
    "text",
    [
        "Hierbij ontvangt u het verslag van de " * 3000,
        "Hierbij ontvangt u het verslag van de Raad op 3 mei in Brussel. "
        + "In een tweede sessie sprak X met Y. " * 3000,
        "Hierbij ontvangt u het verslag van de Raad op 3 mei in Brussel.\n\n"
        + "\n\n".join(f"Kop {n} sessie\n\nTijdens de lunch sprak ik met Duitsland." for n in range(2000)),
        "RAAD " * 30_000,
        "Hierbij het verslag van de " + "a-" * 50_000 + "top in Brussel",
    ],
    ids=["no meeting", "one session", "many headings", "capitals", "a long word"],
)
def test_bad_input_takes_bounded_time(text: str) -> None:
    began = time.perf_counter()
    griffier.read_text(text, date="2024-05-10")

    assert time.perf_counter() - began < 10


def test_the_page_names_the_meeting_and_its_sessions() -> None:
    row = next(r for r in TABLE["letter"] if r["id"] == "a09")
    html = page(griffier.read_text(row["text"]))

    assert "Verslag van" in html
    assert "de voltooiing van de kapitaalmarktunie (Premier van Ierland)" in html
    assert "Agenda van" not in html


def test_the_summary_names_the_meeting_and_its_sessions(capsys: pytest.CaptureFixture[str]) -> None:
    row = next(r for r in TABLE["letter"] if r["id"] == "a08")
    show_summary(griffier.read_text(row["text"]), ())
    said = capsys.readouterr().out

    assert "Agenda of: Transportraad, Luxemburg, 2023-06-01" in said
    assert "veiligheid van zeeschepen" in said


def test_every_statement_knows_its_session() -> None:
    text = (
        "Hierbij ontvangt u het verslag van de bijeenkomst van de OESO op 3 mei 2024 in Parijs. In een eerste sessie "
        "spraken ministers over handel. In een tweede sessie stond schuld op de agenda.\n\nHandel\n\nChili riep de "
        "lidstaten op tot samenwerking.\n\nSchuld\n\nDe ministers stelden een actieplan vast.\n\nSlot\n\nDe Commissie "
        "benadrukte het belang van overleg."
    )
    reading = griffier.read_text(text + SIGNED, date="2024-05-10")
    meeting = reading.document.meeting
    assert meeting is not None
    told = {s.text.split()[0]: s.session for s in reading.statements}

    assert [s.label for s in meeting.sessions] == ["eerste sessie", "tweede sessie"]
    assert told["Chili"] == 0
    assert told["De"] in (1, None)
    assert [s.session for s in reading.statements if "actieplan" in s.text] == [1]
    assert [s.session for s in reading.statements if "overleg" in s.text] == [None]
