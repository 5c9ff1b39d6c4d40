"""Words broken at a line end: every row of tests/text/hyphens.toml, and what must hold for any text."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from griffier.text import hyphens
from griffier.text.hyphens import Join, mend, words_of

ROWS = tomllib.loads((Path(__file__).parent / "text" / "hyphens.toml").read_text(encoding="utf-8"))["case"]

# Halves as papers have them, and anything else.
_HALF = st.one_of(
    st.sampled_from([half for row in ROWS for half in (row["left"], row["right"])]),
    st.text(alphabet="aeinrstdgïéIJNV-/2%’", max_size=8),
    st.text(max_size=6),
)


@pytest.mark.parametrize("row", ROWS, ids=lambda r: f"{r['left']}|{r['right']}")
def test_row(row: dict[str, Any]) -> None:
    assert mend(row["left"], row["right"], frozenset(row.get("words", ()))) == row["join"], row["why"]


@given(_HALF, _HALF)
def test_any_two_halves_get_the_same_answer_twice(left: str, right: str) -> None:
    assert mend(left, right, frozenset()) is mend(left, right, frozenset())


@given(_HALF, _HALF)
def test_the_short_way_says_what_the_rules_say(left: str, right: str) -> None:
    lexicon = hyphens._lexicon()
    if hyphens._nothing_known(left, right, lexicon):
        low = left.lower(), right.lower()
        halves = hyphens._Halves(left, right, *low, left, right, *low)
        assert [rule(halves, lexicon) for rule in hyphens._RULES] == [None] * len(hyphens._RULES)


@pytest.mark.parametrize("row", [r for r in ROWS if r["left"].islower() and r["join"] == Join.HYPHEN])
def test_a_closed_word_of_the_paper_outranks_the_rules(row: dict[str, Any]) -> None:
    assert mend(row["left"], row["right"], {(row["left"] + row["right"]).lower()}) is Join.CLOSED


def test_words_are_lower_case_and_hyphenated_ones_are_there_in_pieces() -> None:
    pieces = {"navo-eu", "eu-verklaring", "navo", "eu", "verklaring"}
    found = words_of("De NAVO-EU-verklaring,\nscenario’s en 2%-norm.")
    assert found == {"de", "navo-eu-verklaring", *pieces, "scenario’s", "en", "2", "norm"}


def test_a_long_run_of_hyphens_does_not_grow() -> None:
    assert len(words_of("-".join(str(n) for n in range(10_000)))) < 30
