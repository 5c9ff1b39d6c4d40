"""CELEX numbers: what is printed is parsed back, and acts get the number that EUR-Lex gives them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from griffier.notation import celex
from griffier.notation.celex import Celex

YEARS = st.integers(celex.FIRST_YEAR, celex.LAST_YEAR)
SUFFIXES = st.sampled_from(["", "(01)", "R(02)", "-20160504", "(01)R(03)"])
NUMBERS = st.builds(
    Celex,
    sector=st.sampled_from("0123456789CE"),
    year=YEARS,
    type=st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=1, max_size=2),
    number=st.integers(0, 9999).map("{:04}".format),
    suffix=SUFFIXES,
)


@given(NUMBERS)
def test_what_is_printed_is_parsed_back(number: Celex) -> None:
    assert celex.parse(str(number)) == number


@given(st.text(alphabet="0123456789RLDPCJ()-/ ", max_size=20))
def test_what_is_parsed_is_printed_as_it_was(text: str) -> None:
    number = celex.parse(text)
    assert number is None or str(number) == text


@given(NUMBERS, st.text(max_size=5), st.text("., )", max_size=3))
def test_a_number_is_found_inside_a_text(number: Celex, before: str, after: str) -> None:
    found = celex.match(f"{before}{number}{after}", len(before))
    assert found == (number, len(before) + len(str(number)))


@given(st.sampled_from("LFEHO"), st.integers(1993, celex.LAST_YEAR), st.integers(1, 999))
def test_directives_have_the_year_first(letter: str, year: int, number: int) -> None:
    assert celex.year_and_number(letter, str(year), str(number)) == (year, number)


@given(st.integers(2015, celex.LAST_YEAR), st.integers(1, 3000))
def test_since_2015_regulations_have_the_year_first(year: int, number: int) -> None:
    found = celex.year_and_number("R", str(year), str(number), community="EU")
    # Without `nr.` the number could only be read as the year where it is one of 2009 to 2014, and even then is not.
    assert found == (year, number)


@given(st.integers(2009, 2014), st.integers(1, 3000))
def test_before_2015_regulations_have_the_year_behind(year: int, number: int) -> None:
    assert celex.year_and_number("R", str(number), str(year), nr=True, community="EU") == (year, number)


@pytest.mark.parametrize(
    ("letter", "first", "second", "options", "wanted"),
    [
        ("R", "2016", "679", {}, (2016, 679)),
        ("R", "2016", "679", {"nr": True}, (2016, 679)),
        ("R", "1303", "2013", {"nr": True}, (2013, 1303)),
        ("R", "1998", "2006", {"community": "EG"}, (2006, 1998)),
        ("R", "1408", "71", {"nr": True, "community": "EEG"}, (1971, 1408)),
        ("R", "17", "62", {"nr": True, "community": "EEG"}, (1962, 17)),
        ("R", "2037", "00", {"nr": True, "community": "EG"}, (2000, 2037)),
        ("L", "95", "46", {"suffixed": True, "community": "EG"}, (1995, 46)),
        ("L", "81", "2009", {"suffixed": True, "community": "EG"}, (2009, 81)),
        ("D", "2014", "145", {"suffixed": True, "community": "GBVB"}, (2014, 145)),
        ("D", "1313", "2013", {"nr": True, "suffixed": True, "community": "EU"}, (2013, 1313)),
        ("D", "2021", "1764", {"community": "EU"}, (2021, 1764)),
        ("R", "2022", "2065", {"community": "EU"}, (2022, 2065)),
        ("R", "2065", "3000", {}, None),
        ("R", "12", "13", {"community": "EU"}, None),
        ("L", "2009", "0", {}, None),
    ],
)
def test_which_part_is_the_year(
    letter: str, first: str, second: str, options: dict[str, bool | str], wanted: tuple[int, int] | None
) -> None:
    found = celex.year_and_number(
        letter,
        first,
        second,
        nr=bool(options.get("nr")),
        suffixed=bool(options.get("suffixed")),
        community=str(options["community"]) if "community" in options else None,
    )
    assert found == wanted


@pytest.mark.parametrize(
    ("text", "usual"),
    [
        ("32016R0679", True),
        ("52021PC0782", True),
        ("62019CJ0791", True),
        ("02016R0679-20160504", True),
        ("02016R0679", False),
        ("32016R0679-20160504", False),
        ("32016PC0679", False),
        ("92016R0679", False),
        ("12016E267", False),
    ],
)
def test_usual_shapes_need_no_label(text: str, usual: bool) -> None:
    number = celex.parse(text)
    assert number is not None
    assert number.usual is usual


@pytest.mark.parametrize("text", ["", "32016R067", "3206R0679", "32016r0679", "32016R06790", "31951R0001"])
def test_no_celex_number(text: str) -> None:
    number = celex.parse(text)
    assert number is None or not number.usual


def test_documents_and_eli() -> None:
    assert celex.document("COM", 2022, 60) == "52022PC0060"
    assert celex.document("COM", 2022, 60, "DC") == "52022DC0060"
    assert celex.document("SWD", 2022, 12, "DC") == "52022SC0012"
    assert celex.document("C", 2022, 1234) is None
    assert celex.from_eli("dir", "2009", "81") == "32009L0081"
    assert celex.from_eli("reg", "1900", "81") is None
