"""Sentences: every row of tests/text/sentences.toml, and which parts of a paper hold any."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from griffier.model.clean import Block, Part
from griffier.text.sentences import sentences_of

ROWS = tomllib.loads((Path(__file__).parent / "text" / "sentences.toml").read_text(encoding="utf-8"))["case"]
_END = " | "


def _sentences(text: str, part: Part = Part.BODY) -> list[str]:
    return [text[s.start : s.end] for s in sentences_of(text, [Block(part, 0, len(text))])]


@pytest.mark.parametrize("row", ROWS, ids=lambda r: r["text"][:40])
def test_row(row: dict[str, Any]) -> None:
    assert _sentences(row["text"].replace(_END, " ")) == row["text"].split(_END), row["why"]


def test_a_third_of_the_rows_must_not_be_split() -> None:
    assert len(ROWS) >= 80
    assert 3 * sum(_END not in row["text"] for row in ROWS) >= len(ROWS)


@pytest.mark.parametrize("part", Part)
def test_only_running_text_and_lists_hold_sentences(part: Part) -> None:
    assert bool(_sentences("Dit is een zin. Dit ook.", part)) == (part in (Part.BODY, Part.ITEM))
