"""ECLI: what is printed is parsed back, however it was spaced or cased."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from griffier.notation import ecli
from griffier.notation.ecli import Ecli

YEARS = st.integers(ecli.FIRST_YEAR, ecli.LAST_YEAR)
DUTCH = st.builds(
    Ecli,
    country=st.just("NL"),
    court=st.sampled_from(sorted(ecli.NL_COURTS)),
    year=YEARS,
    number=st.integers(1, 999999).map(str) | st.from_regex(r"[A-Z]{2}[0-9]{4}", fullmatch=True),
)
FOREIGN = st.builds(
    Ecli,
    country=st.sampled_from(["DE", "BE", "FR", "AT"]),
    court=st.from_regex(r"[A-Z][A-Z0-9]{0,6}", fullmatch=True),
    year=YEARS,
    number=st.from_regex(r"[A-Z]{1,3}[0-9]{2,8}(\.[A-Z0-9]{1,4}){0,2}", fullmatch=True),
)
LUXEMBOURG = st.builds(
    Ecli, country=st.just("EU"), court=st.sampled_from("CTF"), year=YEARS, number=st.integers(1, 9999).map(str)
)
RULINGS = DUTCH | FOREIGN | LUXEMBOURG


@given(RULINGS)
def test_what_is_printed_is_parsed_back(ruling: Ecli) -> None:
    assert ecli.parse(str(ruling)) == ruling


@given(RULINGS, st.sampled_from([":", ": ", " : ", ";", " ;", " "]))
def test_separators_of_scans_and_lower_case_do_not_matter(ruling: Ecli, separator: str) -> None:
    assert ecli.parse(str(ruling).lower().replace(":", separator)) == ruling


@given(RULINGS, st.text(max_size=5), st.sampled_from([".", ",", ")", " en", ". In"]))
def test_what_stands_around_stays_outside(ruling: Ecli, before: str, after: str) -> None:
    found = ecli.match(f"{before}{ruling}{after}", len(before))
    assert found == (ruling, len(before) + len(str(ruling)))


@given(DUTCH)
def test_a_dutch_one_of_a_known_court_needs_no_label(ruling: Ecli) -> None:
    assert ecli.parse(str(ruling).removeprefix("ECLI:")) == ruling


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ECLI:NL:HR:2021",
        "ECLI:NL:HR:2021:",
        "ECLI:XX:HR:2021:1",
        "ECLI:NL:HR:1799:1",
        "ECLI:NL:HR:2099:1",
        "ECLI:NL:HR:2021:abc",
        "ECLI:NL:HR:2021:1234567",
        "NL:XX:2021:1",
        "EU:C:2021:596",
        "ab:2010:12",
    ],
)
def test_no_ecli(text: str) -> None:
    assert ecli.match(text) is None
