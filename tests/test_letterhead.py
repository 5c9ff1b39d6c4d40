"""Every row of tests/text/letterhead.toml: what the head of a paper says, and where it ends."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from griffier.text.letterhead import read_letterhead

ROWS = tomllib.loads((Path(__file__).parent / "text/letterhead.toml").read_text(encoding="utf-8"))["case"]
PLAIN = ("kind", "title", "date", "place", "addressee", "number", "identifier")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["why"][:60])
def test_head(row: dict[str, Any]) -> None:
    lines = [line.strip() for line in row["text"].split("\n")]
    head = read_letterhead(lines)

    got = {name: getattr(head, name) for name in PLAIN if getattr(head, name) is not None}
    assert got == {name: row[name] for name in PLAIN if name in row}, row["why"]
    dossiers = [f"{d.number} {d.title}" if d.title else d.number for d in head.dossiers]
    assert dossiers == row.get("dossiers", []), row["why"]
    body = next((line for line in lines[head.end :] if line), "")
    assert body == row["body"], row["why"]


def test_only_the_top_is_read() -> None:
    # A head further down than any head reaches is text like all other.
    lines = ["Een zin over het spoor."] + ["nog een regel van de tekst die doorloopt"] * 100
    assert read_letterhead([*lines, "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal"]).addressee is None


@pytest.mark.parametrize("lines", [[], [""], ["", ""], ["28 676"], ["Nr. 4"], ["Datum"], ["Aan"], ["Den Haag,"], ["-"]])
def test_scraps_have_no_head(lines: list[str]) -> None:
    head = read_letterhead(lines)
    assert (head.kind, head.identifier) == ("other", None)
    assert 0 <= head.end <= len(lines)


PIECES = [line for row in ROWS for line in row["text"].split("\n")]


@given(st.lists(st.sampled_from(PIECES), max_size=30))
def test_any_order_of_lines_is_read(lines: list[str]) -> None:
    head = read_letterhead(lines)
    assert 0 <= head.end <= len(lines)
    assert head.end or not head.dossiers
