"""Facts as tables a clerk can read and mend: CSV with a `source` column, and one word list."""

import csv
from importlib.resources import files


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a table by its column names; whoever needs it keeps what they make of it.

    Args:
        name: file name without its ending.
    """
    return list(csv.DictReader(_text(f"{name}.csv").splitlines()))


def lines(name: str) -> list[str]:
    """The lines of a list, without its remarks (`#`).

    Args:
        name: file name without its ending.
    """
    return [line for line in _text(f"{name}.txt").splitlines() if not line.startswith("#")]


def _text(file: str) -> str:
    return files(__name__).joinpath(file).read_text(encoding="utf-8")
