"""Every row of tests/text/dates.toml; the tables behind it; bad input; what a date says besides."""

import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

import griffier
from griffier.data import rows
from griffier.find import find_all
from griffier.find._date_words import LANGUAGES, date_words
from griffier.lang import words
from griffier.model.findings import Paper
from griffier.model.when import DateHit

ROWS = tomllib.loads((Path(__file__).parent / "text/dates.toml").read_text(encoding="utf-8"))["case"]
DAY = "2022-10-21"


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"])
def test_row(row: dict[str, Any]) -> None:
    reading = griffier.read_text(row["text"], find={"date"}, date=row.get("date", DAY) or None)

    assert [[d.text, d.edtf or "null"] for d in reading.dates] == row["found"], row["why"]
    for d in reading.dates:
        assert d.text == reading.text[d.start : d.end]
        assert (d.edtf is None) == (d.reason is not None)
        assert d.edtf is not None or (d.earliest, d.latest) == (None, None)


@pytest.mark.parametrize(
    ("text", "bearing", "relative", "earliest", "latest"),
    [
        ("Dat is vóór 1 december 2022 klaar.", "before", False, "2022-12-01", "2022-12-01"),
        ("Dat is voor de zomer klaar.", "before", True, "2023-06-01", "2023-08-31"),
        ("Dat is voor 2024 begroot.", None, False, "2024-01-01", "2024-12-31"),
        ("Dat is uiterlijk in februari 2023 klaar.", "by", False, "2023-02-01", "2023-02-28"),
        ("Het loopt tot 2026.", "until", False, "2026-01-01", "2026-12-31"),
        ("Het loopt tot en met 2026.", "through", False, "2026-01-01", "2026-12-31"),
        ("Het geldt vanaf 1 januari 2027.", "from", False, "2027-01-01", None),
        ("Het geldt sinds 2014.", "since", False, "2014-01-01", "2014-12-31"),
        ("Het is na 1 mei 2022 begonnen.", "after", False, "2022-05-01", "2022-05-01"),
        ("Dit jaar is het begonnen.", None, True, "2022-01-01", "2022-12-31"),
        ("Bij de Voorjaarsnota volgt meer.", None, True, None, "2023-06-01"),
    ],
)
def test_what_a_date_says_besides(
    text: str, bearing: str | None, relative: bool, earliest: str | None, latest: str | None
) -> None:
    (d,) = griffier.read_text(text, find={"date"}, date=DAY).dates

    assert (d.bearing, d.relative, d.earliest, d.latest) == (bearing, relative, earliest, latest)


@pytest.mark.parametrize("day", [None, "gisteren", "2022-02-31"])
def test_without_a_day_of_the_paper_relative_words_are_null_with_the_reason(day: str | None) -> None:
    dates = griffier.read_text("Dit voorjaar, vorige week en op 12 mei jl.", find={"date"}, date=day).dates

    assert [(d.edtf, d.relative, d.reason) for d in dates] == [
        (None, True, "it counts from the date of the paper, which has none")
    ] * 3


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_at_the_ends_of_the_calendar_nothing_is_invented(day: str) -> None:
    text = (
        "Vorig jaar, volgend jaar, gisteren, morgen, vorige week, volgende week, afgelopen winter, op 29 februari, "
        "vóór het zomerreces, op Prinsjesdag, twaalf jaar geleden, in mei, komende maandag en afgelopen maandag."
    )
    for d in griffier.read_text(text, find={"date"}, date=day).dates:
        assert (d.edtf is None) != (d.reason is None)


def test_the_same_dates_are_found_whatever_else_is_asked() -> None:
    text = "Zie Stb. 2022, 331 over 2021, en de Wet van 1 juli 2020 in Kamerstuk 36 045, nr. 2 van 2019."

    alone = griffier.read_text(text, find={"date"}, date=DAY).annotations
    assert alone == griffier.read_text(text, date=DAY).dates
    assert {a.type for a in alone} == {"date"}


def test_letterhead_and_signature_hold_no_dates() -> None:
    letter = (
        "Den Haag, 3 mei 2021\n\nGeachte voorzitter,\n\nIn 2019 is dit besloten.\n\nDe Minister van Defensie,\nA. Bé\n"
    )

    assert [d.text for d in griffier.read_text(letter).dates] == ["2019"]


def test_the_finder_keeps_still_where_only_references_are_asked() -> None:
    paper = Paper.of("Zie Kamerstuk 36 045, nr. 2, van 3 mei 2021.")

    assert not [h for h in find_all(paper, {"reference"}) if isinstance(h, DateHit)]
    assert [h for h in find_all(paper, {"date"}) if isinstance(h, DateHit)]


# ---- the tables


def test_both_languages_have_the_same_keys() -> None:
    dutch, english = (words("dates", language) for language in LANGUAGES)

    assert dutch.keys() == english.keys()
    for section in dutch.keys() - {"numbers", "tens", "centuries", "occasions", "days", "edges"}:
        if isinstance(dutch[section], dict):
            assert dutch[section].keys() == english[section].keys(), section


def test_no_word_of_one_language_means_another_date_in_the_other() -> None:
    for key in ("months", "seasons", "edges", "near", "marks", "days", "units"):
        seen: dict[str, Any] = {}
        for language in LANGUAGES:
            table = words("dates", language)[key]
            entries = enumerate(table) if isinstance(table, list) else table.items()
            for name, spelled in entries:
                for word in spelled:
                    assert seen.setdefault(word, name) == name, word


def _recesses() -> Iterator[tuple[str, date, date | None]]:
    for r in rows("recesses"):
        last = date.fromisoformat(r["last_day"]) if r["last_day"] else None
        yield r["recess"], date.fromisoformat(r["first_day"]), last


def test_recesses_have_a_source_and_known_names() -> None:
    ids = {name for name in date_words().occasions.values() if name.startswith("recess-")}

    for r in rows("recesses"):
        assert r["source"], r
        assert r["year"] == r["first_day"][:4], r
        assert f"recess-{r['recess']}" in ids, r


def test_recesses_follow_each_other() -> None:
    table = sorted(_recesses(), key=lambda r: r[1])
    for name, first, last in table:
        assert last is None or timedelta(7) <= last - first <= timedelta(70), name
    for (name, _, last), (_, first, _) in pairwise(table):
        assert last is None or last < first, name
    assert len({(name, first.year) for name, first, _ in table}) == len(table)


# ---- time


@pytest.mark.parametrize(
    "piece",
    ["1", "1 ", "12, ", "1 en ", "20", "2022 ", "2022, ", "2022-", "mei ", "1 mei ", "mei-", "eind ", "eind van het ",
     "eerste en ", "de ", "vorige ", "in 2022 ", "maandag ", "jaar ", "dit jaar ", "1-1-", "q1 ", "week van ",
     "tot en met "],
)  # fmt: skip
def test_no_text_makes_it_slow(piece: str) -> None:
    text = piece * (60_000 // len(piece)) + "mei 2022"
    list(find_all(Paper.of(text), {"date"}))
