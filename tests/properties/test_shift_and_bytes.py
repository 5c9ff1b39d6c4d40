"""A paragraph in front shifts all spans and changes nothing else; the encoding of a file changes nothing at all."""

import io
from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

import griffier
from griffier.model.reading import Annotation, Reading, plain
from tests.properties.letters import Letter, Paragraph, layouts, letters

_FRONT = (
    "In het voorjaar is gesproken over de voortgang van het werk.",
    "Deze paragraaf is later toegevoegd, en wel vooraan. Dat verandert niets aan wat volgt.",
)


def _said(annotation: Annotation) -> dict[str, Any]:
    """What an annotation says, without its place."""
    return {k: v for k, v in plain(annotation).items() if k not in ("id", "start", "end", "antecedent")}


def _spans(reading: Reading, shift: int = 0) -> list[tuple[Any, ...]]:
    found = [(a.start + shift, a.end + shift, a.form, a.target, dict(a.fields)) for a in reading.references]
    sentences = [(s.start + shift, s.end + shift) for s in reading.sentences]
    sections = [(s.title, s.level, s.end + shift) for s in reading.sections]
    notes = [(n.marker, n.anchor + shift, n.start + shift, n.end + shift) for n in reading.footnotes]
    return [*found, *sentences, *sections, *notes]


@given(letters(notes=True), st.sampled_from(_FRONT))
def test_a_paragraph_in_front_of_the_body(letter: Letter, front: str) -> None:
    paragraphs = (Paragraph(("Inleidend.",)), *letter.paragraphs)
    more = (Paragraph(tuple(front.split())), *letter.paragraphs)
    without = griffier.read_text(replace(letter, paragraphs=paragraphs).plain)
    with_it = griffier.read_text(replace(letter, paragraphs=more).plain)
    shift = len(front) - len("Inleidend.")
    body = with_it.text.index(front) + len(front)
    assert with_it.text[body:] == without.text[body - shift :]
    assert [x for x in _spans(with_it) if x[0] is None or isinstance(x[0], str) or x[0] >= body] == [
        x for x in _spans(without, shift) if x[0] is None or isinstance(x[0], str) or x[0] >= body
    ]


@given(letters(notes=True), st.sampled_from(_FRONT))
def test_a_paragraph_in_front_of_a_text_without_a_head(letter: Letter, front: str) -> None:
    body = letter.plain.split("\n\n", 4)[4]
    without, with_it = griffier.read_text(body), griffier.read_text(f"{front}\n\n{body}")
    shift = len(front) + 2
    assert with_it.text == f"{front}\n\n{without.text}"
    assert [(a.start, a.end, a.target) for a in with_it.references] == [
        (a.start + shift, a.end + shift, a.target) for a in without.references
    ]


_ENCODINGS = st.sampled_from(
    [
        ("utf-8", b""),
        ("utf-8", b"\xef\xbb\xbf"),
        ("utf-16-le", b"\xff\xfe"),
        ("utf-16-be", b"\xfe\xff"),
        ("utf-16-le", b""),
        ("utf-16-be", b""),
        ("cp1252", b""),
    ]
)


@given(letters(notes=True), layouts, _ENCODINGS)
def test_the_encoding_changes_nothing(letter: Letter, layout: Any, encoding: tuple[str, bytes]) -> None:
    text = layout.print(letter)
    name, mark = encoding
    of_bytes = griffier.read(io.BytesIO(mark + text.encode(name)))
    of_text = griffier.read_text(text)
    assert of_bytes.text == of_text.text
    assert _spans(of_bytes) == _spans(of_text)


@given(letters(notes=True), layouts)
def test_latin_1_changes_nothing_but_the_letters_it_lacks(letter: Letter, layout: Any) -> None:
    # Latin-1 has no curly quotes and dashes: a text in it is one that never had them.
    text = layout.print(letter).replace("’", "'").replace("–", "-")
    assert griffier.read(io.BytesIO(text.encode("latin-1"))).text == griffier.read_text(text).text
