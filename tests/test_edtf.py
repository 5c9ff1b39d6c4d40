"""EDTF: the Library of Congress' own examples, our own, what must be refused, and round trips."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from griffier.errors import GriffierError
from griffier.notation.edtf import EdtfError, compare, earliest, latest, parse

TABLE = tomllib.loads((Path(__file__).parent / "text/edtf.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("row", TABLE["case"], ids=lambda row: row["edtf"])
def test_read_and_printed(row: dict[str, Any]) -> None:
    value = parse(row["edtf"])

    assert str(value) == row["edtf"], row["why"]
    assert (earliest(value) or "", latest(value) or "") == (row["earliest"], row["latest"]), row["why"]


@pytest.mark.parametrize("row", TABLE["refused"], ids=lambda row: row["edtf"] or "empty")
def test_refused(row: dict[str, Any]) -> None:
    with pytest.raises(EdtfError, match="is no date"):
        parse(row["edtf"])


@pytest.mark.parametrize("row", TABLE["compared"], ids=lambda row: f"{row['a']} {row['b']}")
def test_compared(row: dict[str, Any]) -> None:
    mirrored = {"before": "after", "after": "before", "within": "contains", "contains": "within"}
    a, b = parse(row["a"]), parse(row["b"])

    assert compare(a, b) == row["relation"], row["why"]
    assert compare(b, a) == mirrored.get(row["relation"], row["relation"]), row["why"]


def test_a_long_figure_is_refused_in_few_words() -> None:
    with pytest.raises(GriffierError) as error:
        parse("9" * 400)

    assert len(str(error.value)) < 200


days = st.dates().map(date.isoformat)
marks = st.sampled_from(["", "", "~", "?", "%"])
years = st.integers(0, 9999).map("{:04}".format)
months = st.tuples(years, st.integers(1, 12)).map(lambda t: f"{t[0]}-{t[1]:02}")
parts = st.tuples(years, st.integers(21, 41)).map(lambda t: f"{t[0]}-{t[1]}")
decades = st.integers(0, 999).map("{:03}X".format)
moments = st.tuples(st.one_of(days, months, parts, years, decades), marks).map("".join)
intervals = st.tuples(moments, moments).map("/".join)
open_ones = st.one_of(moments.map("{}/..".format), moments.map("../{}".format))
sets = st.lists(moments, min_size=1, max_size=5).map(lambda ms: "{" + ",".join(ms) + "}")


@given(st.one_of(moments, open_ones, sets))
def test_what_is_read_is_printed_again(text: str) -> None:
    assert str(parse(text)) == text


@given(intervals)
def test_an_interval_is_read_or_refused_for_its_order(text: str) -> None:
    try:
        value = parse(text)
    except EdtfError as error:
        assert "before it begins" in str(error)  # noqa: PT017 - both ways are right, each on its own ground
    else:
        assert str(value) == text


@given(days)
def test_a_day_is_its_own_first_and_last(text: str) -> None:
    assert earliest(parse(text)) == latest(parse(text)) == text


@given(moments, moments)
def test_comparing_agrees_with_the_days(a: str, b: str) -> None:
    x, y = parse(a), parse(b)

    assert (compare(x, y) == "equal") == (x.bounds == y.bounds)
    assert compare(x, x) == "equal"


@given(st.text(alphabet="0123456789-/.XYSETZ~?%[]{},:", max_size=30))
def test_any_soup_is_read_or_refused(text: str) -> None:
    try:
        value = parse(text)
    except EdtfError:
        return
    assert str(value) == text
    assert None in value.bounds or value.bounds[0] <= value.bounds[1]  # type: ignore[operator]  # neither is None here
