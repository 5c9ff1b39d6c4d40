"""Every row of tests/text/signature.toml and behalf.toml: who signs, on which lines, and on whose behalf."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from griffier.text.signature import on_behalf_of, read_signature

TEXT = Path(__file__).parent / "text"
SIGNED = tomllib.loads((TEXT / "signature.toml").read_text(encoding="utf-8"))["case"]
BEHALF = tomllib.loads((TEXT / "behalf.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("row", SIGNED, ids=lambda row: row["why"][:60])
def test_signers(row: dict[str, Any]) -> None:
    lines = [line.strip() for line in row["text"].strip("\n").split("\n")]
    got = read_signature(lines)

    assert [f"{s.name or '-'} | {s.role or '-'}" for s in got.senders] == row["senders"], row["why"]
    if row["senders"]:
        assert lines[got.start] == row["first"], row["why"]
        assert lines[got.end - 1] == row["last"], row["why"]
    else:
        assert (got.start, got.end) == (len(lines), len(lines)), row["why"]


@pytest.mark.parametrize("row", BEHALF, ids=lambda row: row["why"][:60])
def test_behalf(row: dict[str, Any]) -> None:
    assert list(on_behalf_of(row["text"])) == row["roles"], row["why"]


def test_a_signature_before_a_long_annex_is_found() -> None:
    body = ["Hierbij het verslag.", "", "De Minister van Financiën,", "H. de Wit", "", "VERSLAG VAN DE RAAD", ""]
    got = read_signature([*body, *["De Raad sprak over begrotingen en over de munt."] * 500])

    assert [s.name for s in got.senders] == ["H. de Wit"]
    assert (got.start, got.end) == (2, 4)


def test_only_the_opening_says_on_whose_behalf() -> None:
    far = "De dijken zijn sterk. " * 100
    assert on_behalf_of(f"{far}Hierbij bied ik u, mede namens de Minister van Financiën, het plan aan.") == ()


PIECES = [line for row in SIGNED for line in row["text"].split("\n")]


@given(st.lists(st.sampled_from(PIECES), max_size=30))
def test_any_order_of_lines_is_read(lines: list[str]) -> None:
    got = read_signature(lines)
    assert 0 <= got.start <= got.end <= len(lines)
    assert (got.start < got.end) == bool(got.senders)


@pytest.mark.parametrize(
    "line", ["De Minister van Financiën,", "Hoogachtend,", "De Minister van A,  De Minister van B,"]
)
def test_no_text_makes_it_slow(line: str) -> None:
    # Every line could open a signature and none does: the work must not grow with the square of the lines.
    read_signature([line, ""] * 10_000 + ["Einde."])
