"""Every row of tests/text/days.toml: the words that make a day, and which day."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from griffier.notation.days import DAY, iso_day

ROWS = tomllib.loads((Path(__file__).parent / "text/days.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"])
def test_day(row: dict[str, Any]) -> None:
    found = re.search(DAY, row["text"])

    assert (found[0] if found else None) == row.get("span"), row["why"]
    if found:
        assert (iso_day(found) or "") == row["iso"], row["why"]


def test_no_text_makes_it_slow() -> None:
    # Long runs of what a day is made of: a pattern that looks back would not come to an end.
    for piece in ("1", "1 ", "1-", "1.1.", "mei ", "1 mei ", "1st "):
        re.findall(DAY, piece * 20_000)
