"""The tables of laws and treaties: well-formed, sourced, and honest about names that several acts share."""

import csv
import re
from collections import defaultdict
from importlib.resources import files

import pytest

from griffier.find import law, treaty
from griffier.find._names import tables, words
from griffier.model.findings import Hit, Paper

SHORT = ("alone", "phrase", "article")
COLUMNS = {"laws.csv": ("title", "names", *SHORT), "treaties.csv": ("title", "names", "english", "places", *SHORT)}
PREFIX = {"laws.csv": "BWBR", "treaties.csv": "BWBV"}


def _rows(table: str) -> list[dict[str, str]]:
    text = files("griffier").joinpath("data", table).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


@pytest.mark.parametrize("table", COLUMNS)
def test_ids_are_well_formed(table: str) -> None:
    for row in _rows(table):
        assert row["bwb_id"] == "" or re.fullmatch(PREFIX[table] + r"\d{7}", row["bwb_id"]), row["title"]


@pytest.mark.parametrize("table", COLUMNS)
def test_every_row_has_a_title_and_a_source(table: str) -> None:
    for row in _rows(table):
        assert row["title"], row
        assert row["source"], row["title"]


@pytest.mark.parametrize("table", COLUMNS)
def test_a_name_is_unique_or_marked_in_each_of_its_rows(table: str) -> None:
    owners: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in _rows(table):
        seen = set()
        for column in COLUMNS[table]:
            for name in [row["title"]] if column == "title" else filter(None, row[column].split(";")):
                seen.add(name if column in SHORT else name.lower())
        for name in seen:
            owners[name].append(row)
    for name, rows in owners.items():
        if len(rows) > 1:
            for row in rows:
                marked = row["ambiguous"].split(";")
                assert name in marked or name in [m.lower() for m in marked], f"{name} in {row['title']}"


def test_dates_of_force_are_days_or_empty() -> None:
    for row in _rows("laws.csv"):
        for column in ("valid_from", "valid_to"):
            assert row[column] == "" or re.fullmatch(r"\d{4}-\d\d-\d\d", row[column]), row["title"]


def test_a_name_stands_for_itself_in_running_text() -> None:
    for row in [*_rows("laws.csv"), *_rows("treaties.csv")]:
        title = row["title"][0].upper() + row["title"][1:]
        found = [h for f in (law, treaty) for h in f.finder.find(Paper.of(f"Dit volgt uit {title} zelf."), ())]
        assert [(h.start, h.end) for h in found] == [(14, 14 + len(title))], title
        assert row["bwb_id"] == (found[0].target or "") or row["title"] in row["ambiguous"].split(";"), title


def test_an_abbreviation_that_stands_alone_has_more_than_two_letters() -> None:
    for short, name in tables().abbreviations.items():
        assert name.use != "alone" or len(short) > 2, short


def test_fixed_articles_belong_to_laws_of_the_tables() -> None:
    for row in words()["fixed"]:
        assert tables().names[row["law"].lower()].target, row


def test_each_article_of_a_list_is_a_hit_over_the_same_words() -> None:
    paper = Paper.of("Zie de artikelen 10, 14a en 300 Sr.")
    hits = [h for h in law.finder.find(paper, ()) if isinstance(h, Hit)]
    assert [h.fields["article"] for h in hits] == ["10", "14a", "300"]
    assert {paper.text[h.start : h.end] for h in hits} == {"artikelen 10, 14a en 300 Sr"}


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("Zie artikel 8:72a.", "artikel 8:72a"),
        ("Zie art. 13, aanhef en onder b.", "art. 13, aanhef en onder b"),
        ("Zie artikel 4 van die wet.", "artikel 4 van die wet"),
        ("Artikel 9 daarvan vervalt.", "Artikel 9"),
        ("Zie genoemde wet.", "genoemde wet"),
    ],
)
def test_an_article_without_a_law_leans_on_the_law_named_last(text: str, span: str) -> None:
    (hit,) = (h for h in law.finder.find(Paper.of(text), ()) if isinstance(h, Hit))
    assert (hit.target, hit.leans, text[hit.start : hit.end]) == (None, "law", span)
