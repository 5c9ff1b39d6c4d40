"""Every row of tests/text/language.toml."""

import tomllib
from pathlib import Path

import pytest

from griffier.lang.which import language_of

ROWS = tomllib.loads((Path(__file__).parent / "text/language.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["why"])
def test_language(row: dict[str, str]) -> None:
    assert language_of(row["text"]) == row["language"], row["why"]


def test_only_the_first_page_is_read() -> None:
    assert language_of("De brief van de minister. " * 400 + "the and of to " * 5000) == "nl"
