"""Cleaning: every row of tests/text/clean.toml, and what must hold for its text."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

import griffier
from tests.properties.invariants import hold, leads_back

ROWS = tomllib.loads((Path(__file__).parent / "text" / "clean.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("row", ROWS, ids=lambda r: r["why"][:60])
def test_row(row: dict[str, Any]) -> None:
    source = row["source"].removeprefix("\n")
    reading = griffier.read_text(source)

    assert reading.text == row["text"].strip("\n")
    assert [_heading(s) for s in reading.sections if s.title is not None] == row.get("headings", [])
    assert [(n.marker, reading.text[n.start : n.end]) for n in reading.footnotes] == [
        (marker, next(x for x in _notes(reading) if x.startswith(words)))
        for marker, _, words in (note.split("|") for note in row.get("notes", []))
    ]
    for note, wanted in zip(reading.footnotes, row.get("notes", []), strict=True):
        assert reading.text[: note.anchor].endswith(wanted.split("|")[1])
    if "parts" in row:
        assert [b.part for b in reading.blocks] == row["parts"]
    hold(reading)
    leads_back(reading, source)


def _heading(section: Any) -> str:
    return str(section.title) if section.level == 1 else f"{section.level} {section.title}"


def _notes(reading: griffier.Reading) -> list[str]:
    return [reading.text[n.start : n.end] for n in reading.footnotes]


def test_a_paragraph_of_very_many_words_stays_one() -> None:
    text = "De Kamer heeft op deze dag besloten dit te doen. " * 4_000
    reading = griffier.read_text(text)
    assert reading.text == text.strip()
    assert len(reading.sentences) == 4_000
    assert len(reading.sections) == 1
