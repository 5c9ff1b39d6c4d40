"""However a letter is laid out, the same is read in it."""

import textwrap
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given

import griffier
from griffier.model.clean import Part
from griffier.model.findings import Reference
from griffier.model.reading import Reading
from tests.properties.letters import Layout, Letter, doubled, layouts, letters, paged

_ENOUGH = 150  # words


def _references(reading: Reading) -> list[tuple[Any, ...]]:
    """What the references say, with the antecedent's words instead of its id."""
    words = {a.id: a.text for a in reading.annotations}
    return [
        (a.form, a.target, dict(a.fields), a.text, words.get(a.antecedent or ""))
        for a in reading.annotations
        if isinstance(a, Reference)
    ]


def _sentences(reading: Reading) -> Sequence[str]:
    return [reading.text[s.start : s.end] for s in reading.sentences]


def _notes(reading: Reading) -> list[tuple[str, str, str]]:
    """Marker, the words before the call, and the note itself."""
    return [
        (n.marker, reading.text[n.anchor - 20 : n.anchor], reading.text[n.start : n.end]) for n in reading.footnotes
    ]


@given(letters(), layouts)
def test_wrapping_changes_no_letter_of_the_text(letter: Letter, layout: Layout) -> None:
    plain, printed = griffier.read_text(letter.plain), griffier.read_text(layout.print(letter))
    assert printed.text == plain.text
    assert _references(printed) == _references(plain)
    assert _sentences(printed) == _sentences(plain)
    assert [(s.title, s.level) for s in printed.sections] == [(s.title, s.level) for s in plain.sections]
    assert printed.document.date == "2022-10-21"
    assert [s.name for s in printed.document.senders] == ["K.H. van Oldenburg"]


@given(letters(), doubled)
def test_double_spacing_changes_no_letter_of_the_text(letter: Letter, layout: Layout) -> None:
    assume(sum(len(p.words) for p in letter.paragraphs) > _ENOUGH)  # fewer lines do not show how they are spaced
    assert griffier.read_text(layout.print(letter)).text == griffier.read_text(letter.plain).text


@given(letters(notes=True), layouts)
def test_notes_at_the_end_are_the_same_at_any_width(letter: Letter, layout: Layout) -> None:
    plain, printed = griffier.read_text(letter.plain), griffier.read_text(layout.print(letter))
    assert len(plain.footnotes) == sum(len(p.notes) for p in letter.paragraphs)
    assert printed.text == plain.text
    assert _notes(printed) == _notes(plain)


@given(letters(notes=True), paged)
def test_pages_and_notes_at_their_foot_change_nothing(letter: Letter, layout: Layout) -> None:
    plain, printed = griffier.read_text(letter.plain), griffier.read_text(layout.print(letter))
    assert "vergaderjaar 2022–2023, 28 676" not in printed.text
    assert _sentences(printed) == _sentences(plain)
    assert _references(printed) == _references(plain)
    assert _notes(printed) == _notes(plain)
    assert [s.title for s in printed.sections] == [s.title for s in plain.sections]


PAPERS = sorted((Path(__file__).parents[1] / "gold" / "reading" / "letters").glob("*.txt"))
_KEPT = (Part.HEAD, Part.SIGNATURE, Part.TABLE)


@pytest.mark.parametrize("width", [0, 40, 60, 72, 100])
@pytest.mark.parametrize("paper", PAPERS, ids=lambda p: p.stem)
def test_the_clean_text_of_a_paper_reads_as_itself_at_any_width(paper: Path, width: int) -> None:
    reading = griffier.read(paper)
    printed = "\n\n".join(
        _wrapped(reading.text[b.start : b.end], 0 if b.part in _KEPT else width) for b in reading.blocks
    )

    again = griffier.read_text(printed)

    assert again.text == reading.text
    assert [r[:2] for r in _references(again)] == [r[:2] for r in _references(reading)]


def _wrapped(text: str, width: int) -> str:
    """A block as lines of some width; 0 leaves it as it is."""
    return "\n".join(textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)) if width else text
