"""Every row of tests/text/topics.toml; topics of whole papers; the table and its words."""

import time
import tomllib
from pathlib import Path
from typing import Any

import pytest

import griffier
from griffier.data import rows
from griffier.lang import words
from griffier.link.topics import above, below, topics_of

ROWS = tomllib.loads((Path(__file__).parent / "text/topics.toml").read_text(encoding="utf-8"))["case"]
MEETINGS = tomllib.loads((Path(__file__).parent / "text/meetings.toml").read_text(encoding="utf-8"))["letter"]
TABLE = {r["id"]: r for r in rows("topics")}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"])
def test_row(row: dict[str, Any]) -> None:
    assert list(topics_of(row["text"], row.get("language", "nl"))) == row["topics"], row["why"]


def test_a_third_are_look_alikes() -> None:
    assert sum(not row["topics"] for row in ROWS) * 3 >= len(ROWS)


@pytest.mark.parametrize(
    ("letter", "topic"),
    [
        ("a02", "eurozone"), ("a03", "infectious-diseases"), ("a04", "climate-adaptation"), ("a06", "money-laundering"),
        ("a09", "police"), ("a10", "international-finance"), ("n01", "vocational-education"), ("n02", "medicines"),
        ("n03", "rental-housing"), ("b02", "water-quality"), ("b04", "asylum-and-migration"), ("c02", "prisons"),
        ("c04", "mental-health"),
    ],
)  # fmt: skip
def test_a_paper_has_its_topics(letter: str, topic: str) -> None:
    text = next(r["text"] for r in MEETINGS if r["id"] == letter)

    assert topic in griffier.read_text(text).document.topics


def test_who_signs_tells_no_topic() -> None:
    letter = (
        "Hierbij ontvangt u de brief over de huurcommissie.\n\nDe Minister van Justitie en Veiligheid,\nA. Jansen\n"
    )

    assert griffier.read_text(letter).document.topics == ("rental-housing",)


def test_the_dossier_tells_a_topic() -> None:
    letter = "29 628 Politie\n\nNr. 12 BRIEF VAN DE MINISTER\n\nDen Haag, 3 mei 2024\n\nHierbij ontvangt u het stuk.\n"

    assert "police" in griffier.read_text(letter).document.topics


def test_every_topic_has_its_parent_and_words() -> None:
    assert all(not r["parent"] or r["parent"] in TABLE for r in TABLE.values())
    for language in ("nl", "en"):
        table = words("topics", language)
        assert set(table) == set(TABLE)
        for topic, entries in table.items():
            assert entries, topic
            assert len(set(entries)) == len(entries), topic
            assert all(e == " ".join(e.split()) and len(e.strip("*")) >= 2 for e in entries), topic


def test_the_table_is_a_tree() -> None:
    for topic in TABLE:
        seen = {topic}
        while topic := TABLE[topic]["parent"]:
            assert topic not in seen
            seen.add(topic)


@pytest.mark.parametrize("text", ["navo " * 60_000, "cyber" * 60_000, "de Minister van Sport en " * 12_000])
def test_bad_input_takes_bounded_time(text: str) -> None:
    began = time.perf_counter()
    topics_of(text)

    assert time.perf_counter() - began < 5


def test_a_topic_is_asked_for_with_those_below_it() -> None:
    assert above("export-control") == ("export-control", "trade-policy", "foreign-affairs")
    assert above("no such subject") == ("no such subject",)
    assert {"trade-policy", "export-control"} <= set(below("foreign-affairs"))
    assert "agriculture" not in below("foreign-affairs")
