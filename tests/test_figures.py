"""Every row of tests/text/figures.toml; tables; numbers in words; what no number may do."""

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import griffier
from griffier.model.figure import Figure
from griffier.notation import amounts
from griffier.notation.numerals import NoNumberError, in_words, parse

ROWS = tomllib.loads((Path(__file__).parent / "text/figures.toml").read_text(encoding="utf-8"))["case"]


def _figures(text: str) -> list[Figure]:
    reading = griffier.read_text("Geachte voorzitter,\n\n" + text, date="2024-05-10")
    return [a for a in reading.annotations if isinstance(a, Figure)]


def _told(f: Figure) -> str:
    high = "" if f.value_high is None else f"..{f.value_high}"
    value = "null" if f.value is None else f"{f.value}"
    return f"{f.text} | {f.kind} {value}{high} {f.unit or '-'} {f.comparator}"


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"][:60])
def test_row(row: dict[str, Any]) -> None:
    assert [_told(f) for f in _figures(row["text"])] == row["found"]


def test_a_third_of_the_rows_holds_nothing() -> None:
    assert sum(not row["found"] for row in ROWS) * 3 >= len(ROWS)


@pytest.mark.parametrize(
    ("table", "found"),
    [
        ("Jaar\t2022\t2023\nUitgaven (x € mln.)\t1.200\t1.450",
         [("money", 1200000000, "2022"), ("money", 1450000000, "2023")]),
        ("Post\tAandeel in %\nZorg\t12,5\nWonen\t30", [("percentage", 12.5, None), ("percentage", 30, None)]),
        ("Land\tAantal\nChili\t12", [("count", 12, None)]),
    ],
)  # fmt: skip
def test_a_cell_keeps_its_headings(table: str, found: list[tuple[str, float, str | None]]) -> None:
    figures = _figures(f"De stand is als volgt.\n\n{table}\n\nDat is alles.")

    assert [(f.kind, f.value, f.as_of) for f in figures] == found
    assert all(f.fields["row"] and f.fields["column"] for f in figures)


@given(st.integers(1, 999_999), st.sampled_from(["nl", "en"]))
def test_a_number_in_words_is_read_as_it_is_written(number: int, language: Any) -> None:
    assert parse(in_words(number, language), language) == number


@pytest.mark.parametrize("words", ["", "brug", "tweebrug", "duizendduizend", "x" * 300])
def test_words_that_are_no_number(words: str) -> None:
    with pytest.raises(NoNumberError):
        parse(words)


@pytest.mark.parametrize(
    ("digits", "comma", "value"),
    [
        ("1.375", True, "1375"), ("1.375", False, "1.375"), ("2.5", True, "2.5"), ("42.750.000", True, "42750000"),
        ("1,85", True, "1.85"), ("1,234.5", False, "1234.5"), ("1.2.3,4", True, None), ("007", True, None),
        ("9" * 400, True, None),
    ],
)  # fmt: skip
def test_digits(digits: str, comma: bool, value: str | None) -> None:
    assert amounts.parse(digits, comma=comma) == (None if value is None else Decimal(value))


@given(st.text(alphabet=" 0123456789.,-%€kmlndertwij\n\t()", max_size=120))
def test_any_numbers_are_read_without_a_fall(text: str) -> None:
    for f in _figures(text):
        assert f.text
        assert f.value is None or abs(f.value) < 10**28


@given(st.sampled_from([row["text"] for row in ROWS if len(row["text"]) < 200]), st.data())
def test_wrapping_changes_no_value(text: str, data: st.DataObject) -> None:
    spaces = [n for n, c in enumerate(text) if c == " "]
    cut = data.draw(st.sampled_from(spaces))

    wrapped = _figures(text[:cut] + "\n" + text[cut + 1 :])

    assert [_told(f) for f in wrapped] == [_told(f) for f in _figures(text)]
