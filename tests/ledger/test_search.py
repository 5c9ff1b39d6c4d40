"""Queries as readers type them, and the papers they find: the same on both databases."""

import pytest

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
