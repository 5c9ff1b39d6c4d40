"""Queries as readers type them, and the papers they find: the same on both databases."""

from itertools import pairwise
from pathlib import Path

import pytest
from click.testing import CliRunner

from griffier.cli import main
from griffier.ledger.ledger import Ledger
from griffier.ledger.search.query import LONGEST, QueryError

A, B, C = "2022-04-07", "2022-10-13", "2023-02-01"

# The query, the papers, and why.
QUERIES = [
    ("visvogels", {A, B, C}, "a word"),
    ("VISVOGELS", {A, B, C}, "capitals do not matter"),
    ("toezegging", {A, B}, "the plural is found by the singular"),
    ("toezeggingen", {A, B}, "and the other way"),
    ("visvogels planning", {B}, "all words must be there"),
    ("visvogels AND planning", {B}, "the same, said aloud"),
    ("planning OR Akker", {B, C}, "one of two"),
    ("planning OF Akker", {B, C}, "in Dutch"),
    ("visvogels NOT planning", {A, C}, "without"),
    ("visvogels -planning", {A, C}, "without, in short"),
    ('"eerste rapportage"', {A}, "side by side"),
    ('"rapportage eerste"', set(), "not the other way round"),
    ('"eerste rapportage', {A}, "a phrase that is not closed"),
    ("stei*", {B}, "the beginning of a word"),
    ("stei", set(), "a beginning without the star is no word"),
    ("title:Wolvegat", {A, B}, "in the title of the dossier"),
    ("titel:visvogels", set(), "in a title only"),
    ("(planning OR Akker) visvogels", {B, C}, "brackets"),
    ("(planning OR Akker", {B, C}, "a bracket that is not closed"),
    ("31999", set(), "digits that the text does not have in one"),
    ('"31 999"', {A, B}, "digits as printed"),
    ("en", {A, B, C}, "a word that says little is a word"),
    ("geitenkaas", set(), "nothing"),
    ("'; DROP TABLE papers; --", set(), "SQL is words"),
    ('visvogels" OR 1=1', set(), "behind a quotation mark all is a phrase"),
    ("visvogels:*&|!<->", {A, B, C}, "operators of a database are none here"),
    ("planning)", {B}, "a bracket too much"),
    ("OR planning", {B}, "an operator with nothing before it"),
]


@pytest.mark.parametrize(("query", "found", "why"), QUERIES, ids=[why for *_, why in QUERIES])
def test_a_query_finds(filled: Ledger, query: str, found: set[str], why: str) -> None:
    hits = filled.search(query)

    assert {h["place"]["document"]["date"] for h in hits} == found, why


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"from_": "2022-10-13"}, {B, C}),
        ({"to": "2022-10-13"}, {A, B}),
        ({"dossier": "31999"}, {A, B}),
        ({"kind": "motion"}, set()),
        ({"from_": "2022-10-13", "to": "2022-12-31", "dossier": "31999"}, {B}),
    ],
)
def test_filters_leave_papers_out(filled: Ledger, filters: dict[str, str], found: set[str]) -> None:
    hits = filled.search("visvogels", **filters)  # type: ignore[arg-type]  # the names are those of the method

    assert {h["place"]["document"]["date"] for h in hits} == found


@pytest.mark.parametrize("query", ["", "  ", "()", "NOT visvogels", "x" * (LONGEST + 1), "a " * 101, "(" * 30 + "a"])
def test_what_is_no_query_is_said_in_a_sentence(filled: Ledger, query: str) -> None:
    with pytest.raises(QueryError, match=r"the query .*\."):
        filled.search(query)


def test_a_hit_shows_the_words(filled: Ledger) -> None:
    hit = filled.search("steigers")[0]

    assert "**steigers**" in hit["snippet"]
    assert "steigers" in hit["place"]["text"]


def test_a_limit_holds(filled: Ledger) -> None:
    assert len(filled.search("visvogels", limit=2)) == 2


def test_a_paper_with_two_versions_is_found_once(filled: Ledger, letters: Path) -> None:
    first = letters / "2022-04-07.txt"
    first.write_text(first.read_text(encoding="utf-8").replace("najaar", "voorjaar"), encoding="utf-8")
    filled.add(letters)

    assert len(filled.search("visvogels", type_="paper")) == 3
    assert len(filled.search("keersluis Wolvegat", limit=1)) == 1
    assert filled.search("najaar") == []
    assert [h["place"]["document"]["date"] for h in filled.search("voorjaar", type_="paper")] == [A]


def test_of_too_many_papers_the_last_ones_are_weighed(filled: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("fts5", "tsvector"):
        monkeypatch.setattr(f"griffier.ledger.search.{module}.RANKED", 2)

    assert len(filled.search("visvogels", type_="paper")) == 2
    assert len(filled.search("planning")) > 0


def test_a_statement_is_found_however_many_papers_hold_the_words(
    council: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("griffier.ledger.search._LOOKED_AT", 1)

    assert [h["kind"] for h in council.search("haring", kind="position", limit=1)] == ["position"]
    assert [h["kind"] for h in council.search("haring", type_="statement", limit=3)] == ["discussion"] * 2 + [
        "position"
    ]


SAID = ["position", "discussion", "discussion"]
SPOKEN = Path(__file__).parent / "council"


@pytest.fixture
def council(ledger: Ledger) -> Ledger:
    """A ledger with the papers of two Councils."""
    ledger.add(SPOKEN)
    return ledger


@pytest.mark.parametrize(
    ("query", "filters", "found"),
    [
        ("haring", {}, ["paper agenda", "paper report", "paper debate", *SAID]),
        ("haring", {"type_": "paper"}, ["paper agenda", "paper report", "paper debate"]),
        ("haring", {"type_": "statement"}, SAID),
        ("haring", {"kind": "position"}, ["position"]),
        ("haring", {"kind": "letter"}, ["paper agenda", "paper report"]),
        ("haring", {"kind": "position", "type_": "paper"}, []),
        ("haring", {"kind": "letter", "type_": "statement"}, []),
        ("haring", {"kind": "position", "dossier": "29521"}, []),
        ("belang haring", {"type_": "statement"}, ["position"]),
        ("haring NOT belang", {"type_": "statement"}, SAID[1:]),
        ('"belang van haring"', {"type_": "statement"}, ["position"]),
        ('"haring belang"', {"type_": "statement"}, []),
        ("boeren", {"topic": "agriculture", "type_": "statement", "kind": "position"}, ["position"]),
        ("boeren", {"topic": "rail"}, []),
        ("haring", {"topic": "no such subject"}, []),
        ("haring title:Landbouw", {"kind": "position"}, ["position"]),
        ("haring title:Georgië", {"kind": "position"}, []),
        ("har*", {"kind": "position"}, ["position"]),
        ("geitenkaas", {"type_": "statement"}, []),
    ],
)
def test_papers_and_what_is_said_in_them(
    council: Ledger, query: str, filters: dict[str, str], found: list[str]
) -> None:
    hits = council.search(query, **filters)  # type: ignore[arg-type]  # the names are those of the method

    said = [
        f"paper {Path(h['place']['document']['source']).stem[11:]}" if h["type"] == "paper" else h["kind"] for h in hits
    ]
    assert sorted(said) == sorted(found)
    assert [h["score"] for h in hits] == sorted((h["score"] for h in hits), reverse=True)
    texts = {r["document"]["sha256"][:16]: r["text"] for r in council.readings()}
    for place in (h["place"] for h in hits):
        assert texts[place["document"]["id"]][place["start"] : place["end"]] == place["text"]


def test_a_statement_stands_behind_its_paper(council: Ledger) -> None:
    hits = council.search("haring", limit=3)

    assert len(hits) == 3
    for before, hit in pairwise(hits):
        if hit["type"] == "statement":
            assert hit["place"]["document"] == before["place"]["document"]
            assert "**haring**" in hit["snippet"]


def test_related_words_come_from_the_ledger(council: Ledger) -> None:
    beside = council.related("haring")

    assert {"noordzee", "visserij"} <= set(beside)
    assert "haring" not in beside
    assert "georgië" not in beside
    assert council.related("geitenkaas") == []


def test_search_on_a_terminal(council: Ledger) -> None:
    url = council.engine.url.render_as_string(hide_password=False)
    shown = CliRunner().invoke(main, ["search", "haring", "--ledger", url]).output

    assert "kst-21501-32-1642" in shown
    assert "position: Nederland wees op het belang van haring." in shown
    assert "Related words here:" in shown
    assert max(map(len, shown.splitlines()[:-1])) <= 80
    nothing = CliRunner().invoke(main, ["search", "geitenkaas", "--ledger", url])
    assert nothing.output == "Nothing has all of these words.\n"
