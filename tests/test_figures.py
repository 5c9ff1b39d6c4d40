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
        ("Bedragen x € 1.000\t2024\nZorg\t3.250\nWonen\t-40", [("money", 3250000, "2024"), ("money", -40000, "2024")]),
        ("Post\t2023 (in mld. euro)\nRente\t7,5", [("money", 7500000000, "2023")]),
        ("Provincie\tAandeel (%)\tHuizen\nDrenthe\t4,5\t230.000", [("percentage", 4.5, None), ("count", 230000, None)]),
        ("Weg\tLengte\nA2\t217 km", [("quantity", 217, None)]),
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


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("€ 1.2.3,4 miljoen is veel.", []),
        ("Het is 1.234,567.890 euro.", []),
        (f"Het is {'9' * 400} procent.", []),
        (f"Het kost € {'9' * 400}.", []),
        (f"Er zijn {'1.000.' * 200}000 mensen.", []),
        ("Het is 5,,3 procent.", []),
        ("Het kost € ,5 mln. meer.", []),
        ("Het is 5-10-15 procent.", []),
        ("Het is --5%.", []),
        ("Het is 1e400 euro.", []),
        ("Er zijn honderdhonderd mensen.", []),
        ("Het is miljard miljard euro.", []),
        ("Het is 1 op de 0.", []),
        ("Het is tussen 5 en 10 en 15 procent.", [(5, 10), (15, None)]),
        ("Het is 5 tot 10 tot 15 procent.", [(5, 10), (15, None)]),
        ("Het is tussen de 5 tot 10 en 20 à 30 mln. euro.", [(5000000, 10000000), (20000000, 30000000)]),
        ("Het is 10 tot 5 procent.", [(10, None), (5, None)]),
        (f"Het is {'5 tot ' * 300}6 procent.", [(5, None), (5, 6)]),
    ],
    ids=lambda x: str(x)[:40],
)
def test_bad_numbers_and_nested_stretches_give_nothing_that_is_not_there(
    text: str, found: list[tuple[float, float | None]]
) -> None:
    assert [(f.value, f.value_high) for f in _figures(text)] == found


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
