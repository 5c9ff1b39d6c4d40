"""Every offset of the clean text leads back to the source, exactly, and no letter of the source is lost."""

from collections import Counter

from hypothesis import given, note
from hypothesis import strategies as st

import griffier
from tests.properties.invariants import covers, hold, leads_back, plain_letters
from tests.properties.letters import Layout, Letter, layouts, letters, paged

# What papers hold beside plain letters: ligatures, odd spaces, soft hyphens, loose accents, marks nobody sees.
_WORDS = st.sampled_from(
    [
        *("De", "Kamer", "heeft", "op", "12", "maart", "besloten,", "en", "nr.", "2", "is", "af-"),
        *("ﬁnanciën", "oﬃcieel", "Ĳmond", "een\u00a0brief", "36\u202f045", "basis\u00advaardigheden", "re\u0308gio"),
        *(
            "e\u0301e\u0301n",
            "a\u200bb",
            "\ufeffwoord",
            "\u200e(links)",
            "x\t\ty",
            "a   b",
            "  ",
            "\x07bel",
            "\u0301los",
        ),
        *("twee\u2003woorden", "cafe\u0301.", "NAVO\u20112030", "\x80 5,", "scenario\x92s", "\x8aibenik"),
    ]
)
_LINES = st.lists(_WORDS, max_size=12).map(" ".join)
odd_texts = st.lists(_LINES, max_size=14).flatmap(
    lambda lines: st.sampled_from(["\n", "\r\n", "\n\n", "\r", " \n", "\f", "\u2028"]).map(lambda nl: nl.join(lines))
)


@given(letters(notes=True), paged, st.data())
def test_a_letter_with_pages_and_notes(letter: Letter, layout: Layout, data: st.DataObject) -> None:
    source = layout.print(letter)
    note(repr(source))
    reading = griffier.read_text(source)
    hold(reading)
    leads_back(reading, source)
    start = data.draw(st.integers(0, len(reading.text)))
    covers(reading, source, start, data.draw(st.integers(start, len(reading.text))))
    for a in reading.annotations:
        covers(reading, source, a.start, a.end)


@given(odd_texts, st.data())
def test_odd_characters(source: str, data: st.DataObject) -> None:
    note(repr(source))
    reading = griffier.read_text(source)
    hold(reading)
    leads_back(reading, source)
    start = data.draw(st.integers(0, len(reading.text)))
    covers(reading, source, start, data.draw(st.integers(start, len(reading.text))))


@given(odd_texts)
def test_no_letter_is_lost_or_made_up(source: str) -> None:
    assert plain_letters(griffier.read_text(source).text) == plain_letters(source)


@given(letters(), layouts)
def test_no_letter_of_a_letter_is_lost(letter: Letter, layout: Layout) -> None:
    source = layout.print(letter)
    assert plain_letters(griffier.read_text(source).text) == plain_letters(source)


@given(letters(notes=True), layouts)
def test_with_notes_only_their_calls_are_lost(letter: Letter, layout: Layout) -> None:
    source = layout.print(letter)
    note(repr(source))
    reading = griffier.read_text(source)
    lost = Counter(plain_letters(source)) - Counter(plain_letters(reading.text))
    assert lost == Counter("".join(n.marker for n in reading.footnotes))
