"""Any text is read, in bounded time, and what is read holds together."""

from collections.abc import Sequence
from pathlib import Path

from hypothesis import given, note
from hypothesis import strategies as st

import griffier
from griffier.find import finders
from tests.fuzz import fuzz_finders

_TRIGGERS: Sequence[str] = sorted(
    {t for f in finders() for t in f.triggers} | {e for f in finders() for e in f.examples}
)
_SOUP = st.one_of(
    st.sampled_from(_TRIGGERS),
    st.sampled_from(
        ["nr.", "nrs.", "art.", "lid", "II", "I", "X", "VI", "en", "t/m", "-", "–", "/", ",", ";", ".", ":"]
    ),
    st.sampled_from(
        ["(", ")", "[1]", "1", "¹", "«", "»", "\n", "\n\n", "\t", "   ", "\f", "jl.", "d.d.", "idem", "die"]
    ),
    st.sampled_from(["Geachte voorzitter,", "Den Haag, 3 maart 2023", "De Minister van Defensie,", "Pagina 2 van 7"]),
    st.integers(0, 999_999).map(str),
    st.from_regex(r"\A\d{2} \d{3}\Z"),
    st.from_regex(r"\A20\d\d(?:[-/–](?:20)?\d\d)?\Z"),
)
soups = st.lists(_SOUP, max_size=60).flatmap(
    lambda words: st.sampled_from([" ", "", "\n"]).map(lambda s: s.join(words))
)

PAPERS = [p.read_text(encoding="utf-8") for p in sorted(Path(__file__).parents[1].glob("gold/reading/letters/*.txt"))]
_EDITS = st.lists(
    st.tuples(st.floats(0, 1), st.integers(0, 40), st.one_of(_SOUP, st.text(max_size=3), st.just(""))), max_size=12
)


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """A paper with stretches taken out and others put in."""
    text = draw(st.sampled_from(PAPERS))
    for place, length, new in draw(_EDITS):
        at = int(place * len(text))
        text = text[:at] + new + text[at + length :]
    return text


@given(st.text())
def test_any_characters(text: str) -> None:
    fuzz_finders.once(text.encode("utf-8", "ignore"))


@given(st.lists(st.text(alphabet=st.characters(codec="cp1252"), max_size=60), max_size=30).map("\n".join))
def test_any_lines(text: str) -> None:
    fuzz_finders.once(text.encode())


@given(soups)
def test_words_that_references_begin_with(text: str) -> None:
    note(repr(text))
    fuzz_finders.once(text.encode())


@given(soups)
def test_the_same_text_is_read_the_same_twice(text: str) -> None:
    assert griffier.read_text(text).to_dict() == griffier.read_text(text).to_dict()


@given(damaged())
def test_damaged_papers(text: str) -> None:
    note(repr(text))
    fuzz_finders.once(text.encode())
