"""Every row of tests/text/contributions.toml; what a contribution is made of; bad input."""

import time
import tomllib
from pathlib import Path
from typing import Any

import pytest

import griffier
from griffier.cli.summary import show_summary
from griffier.lang import words
from griffier.model.contribution import Contribution
from griffier.publish.explain import explain
from griffier.publish.page import page
from griffier.publish.tables import Tables

ROWS = tomllib.loads((Path(__file__).parent / "text/contributions.toml").read_text(encoding="utf-8"))["case"]
SIGNED = {
    "nl": "\n\nDe Minister van Defensie,\nK. Jansen\n",
    "en": "\n\nThe Minister of Defence,\nK. Jansen\n",
}


def _read(text: str, language: str = "nl", find: set[str] | None = None) -> griffier.Reading:
    return griffier.read_text(text + SIGNED[language], date="2024-05-10", find=find)


def _row(c: Contribution) -> list[str]:
    said = (c.what, c.to, c.where, c.when, c.within, c.stage)
    return [c.actor.name if c.actor else "", *(x or "" for x in said)]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"])
def test_row(row: dict[str, Any]) -> None:
    reading = _read(row["text"], row.get("language", "nl"))

    assert [_row(c) for c in reading.contributions] == row["found"], row["why"]
    for c in reading.contributions:
        assert c.text == reading.text[c.start : c.end]
        assert c.what is None or c.what in " ".join(reading.text.split())
        assert (c.kind is None) == (c.what is None)


def test_a_third_are_look_alikes() -> None:
    assert sum(not row["found"] for row in ROWS) * 3 >= len(ROWS)


def test_several_givers_have_one_annotation_each() -> None:
    reading = _read("Duitsland en Canada zegden samen twaalf pantservoertuigen toe.")
    first, second = reading.contributions

    assert (first.start, first.end) == (second.start, second.end)
    assert first.id != second.id
    assert [c.actor.entity for c in (first, second) if c.actor] == ["DE", "CA"]


def test_it_can_be_asked_for_alone() -> None:
    reading = _read("Nederland stelt 5 miljoen euro beschikbaar voor het fonds.", find={"contribution"})

    assert [a.type for a in reading.findings] == ["contribution"]


def test_it_stands_beside_the_annotations_of_the_contract() -> None:
    told = _read("Nederland stelt 5 miljoen euro beschikbaar voor het fonds.").to_dict()

    assert {a["type"] for a in told["annotations"]} <= {"reference", "date", "figure", "actor", "statement"}
    assert [(c["type"], c["what"]) for c in told["contributions"]] == [("contribution", "5 miljoen euro")]


def test_why_something_is_none_is_told() -> None:
    reading = _read("Nederland zal geen vrachtwagens leveren aan Oekraïne.")
    told = explain(reading, reading.text.index("leveren"))

    assert [why for _, _, why in told.rejected] == ["it is denied"]


def test_it_is_explained_shown_and_listed(capsys: pytest.CaptureFixture[str]) -> None:
    reading = _read("Zweden heeft in 2023 acht houwitsers geleverd aan Oekraïne.")
    (c,) = reading.contributions
    (story,) = [s for a, s in explain(reading, c.start + 20).found if a is c]
    show_summary(reading, ("contributions",))
    listed = Tables(["contributions"])
    listed.add(reading)
    (table,) = listed.findings()

    assert dict(story)["how far"] == "carried out"
    assert "acht houwitsers" in capsys.readouterr().out
    assert table.rows[0][table.columns.index("actor_entity")] == "SE"
    assert "Goederen" in page(reading)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_table_of_verbs_is_whole(language: str) -> None:
    for name, verb in words("contributions", language)["verbs"].items():
        assert {"present", "past", "participle", "infinitive", "now", "then"} <= set(verb), name
        assert {verb["now"], verb["then"]} <= {"decided", "carried_out"}, name


@pytest.mark.parametrize(
    "text",
    [
        "Nederland levert 8 tanks aan Oekraïne, " * 4000,
        "leveren " * 30_000,
        "Nederland stelt " + "twee grote " * 20_000 + "beschikbaar.",
        "Nederland, " * 20_000 + "levert 8 tanks.",
        "NEDERLAND LEVERT " * 8_000,
    ],
    ids=["a long sentence", "no sentence", "many numbers", "many givers", "capitals"],
)
def test_bad_input_takes_bounded_time(text: str) -> None:
    began = time.perf_counter()
    griffier.read_text(text, date="2024-05-10")

    assert time.perf_counter() - began < 20
