"""What must hold for every reading, of whatever text."""

import unicodedata

from griffier.model.clean import Part
from griffier.model.reading import Reading

LETTERS = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "ĳ": "ij", "Ĳ": "IJ"}
LETTERS |= {"\u2010": "-", "\u2011": "-"}
LETTERS |= {chr(c): bytes([c]).decode("cp1252", "ignore") for c in range(0x80, 0xA0) if c != 0x85}
"""What becomes another letter, or none: ligatures, other hyphens, Windows-1252 taken for control characters."""


def hold(reading: Reading) -> None:
    """Asserts the contract of offsets: every span inside the text, in order, and what it says it is."""
    text = reading.text
    assert text == text.strip(" \n")
    assert text == text.rstrip()
    assert text == text.lstrip() or any(b.part is Part.TABLE and b.start == 0 for b in reading.blocks or ())
    assert "\n\n\n" not in text
    assert "  " not in text
    _annotations_hold(reading)
    _sections_hold(reading)
    _sentences_hold(reading)
    for note in reading.footnotes:
        assert note.marker
        assert 0 <= note.anchor <= note.start < note.end <= len(text)
    assert reading.origin is not None
    assert sum(reading.origin.lengths) == len(text)


def _annotations_hold(reading: Reading) -> None:
    ids = [a.id for a in reading.annotations]
    assert len(ids) == len(set(ids))
    start = 0
    for a in reading.annotations:
        assert start <= a.start < a.end <= len(reading.text)
        assert a.text == reading.text[a.start : a.end]
        assert "\n\n" not in a.text
        assert a.text == a.text.strip()
        start = a.start
        antecedent = getattr(a, "antecedent", None)
        if antecedent is not None:
            earlier = reading.annotations[ids.index(antecedent)]
            assert earlier.start < a.start


def _sections_hold(reading: Reading) -> None:
    at = 0
    for n, s in enumerate(reading.sections):
        assert s.start == at
        assert s.start < s.end
        at = s.end
        if s.title is None:
            assert (n, s.level) == (0, 0)
        else:
            assert s.level >= 1
            assert reading.text[s.start : s.end].startswith(s.title)
    notes = [n.start for n in reading.footnotes]
    assert at <= min([*notes, len(reading.text)])


def _sentences_hold(reading: Reading) -> None:
    assert reading.blocks is not None
    running = [b for b in reading.blocks if b.part in (Part.BODY, Part.ITEM)]
    at = 0
    for s in reading.sentences:
        assert at <= s.start < s.end <= len(reading.text)
        words = reading.text[s.start : s.end]
        assert words == words.strip()
        assert any(b.start <= s.start and s.end <= b.end for b in running)
        at = s.end
    # Nothing of these blocks lies outside the sentences but white space.
    blocks = "".join(reading.text[b.start : b.end] for b in running)
    assert _without_space(blocks) == _without_space("".join(reading.text[s.start : s.end] for s in reading.sentences))


def leads_back(reading: Reading, source: str) -> None:
    """Asserts that every offset of the clean text leads to the character it came from."""
    assert reading.origin is not None
    for i, c in enumerate(reading.text):
        at = reading.origin.to_source(i)
        assert 0 <= at <= len(source)
        there = source[at : at + 1]
        if c.isspace():
            assert there == "" or there.isspace() or unicodedata.category(there) in ("Cc", "Cf", "Cn"), (i, at, there)
        else:
            plain = there == c or c in LETTERS.get(there, "") or _composed(source[at : at + 12], c)
            # Two loose accents on one letter stand in the order that Unicode gives them.
            assert plain or (unicodedata.combining(c) and c in source[max(0, at - 8) : at + 8]), (i, at, there)


def covers(reading: Reading, source: str, start: int, end: int) -> None:
    """Asserts that the stretches of source behind a span hold the letters of that span, and no others.

    A span that begins or ends inside a ligature is widened to the whole of it.
    """
    assert reading.origin is not None
    back = reading.origin.to_source
    while 0 < start < len(reading.text) and back(start) == back(start - 1):
        start -= 1
    while 0 < end < len(reading.text) and back(end) == back(end - 1):
        end += 1
    stretches = reading.origin.span_to_source(start, end)
    assert all(0 <= a <= b <= len(source) for a, b in stretches)
    assert plain_letters("".join(source[a:b] for a, b in stretches)) == plain_letters(reading.text[start:end])


def plain_letters(text: str) -> str:
    """Letters and digits of a text, ligatures apart, loose accents on their letters, all else left out."""
    apart = "".join(LETTERS.get(c, c) for c in text)
    return "".join(c for c in unicodedata.normalize("NFC", apart) if c.isalnum())


def _without_space(text: str) -> str:
    return "".join(text.split())


def _composed(source: str, c: str) -> bool:
    """Whether a letter and the loose accents behind it make this character."""
    return unicodedata.normalize("NFC", source)[:1] == c
