"""What holds in every table of facts, also in one that is added tomorrow: its shape, a source, days in order, keys.

What a table of its own kind must hold stands in its own test (`test_actor_data.py`, `test_law_data.py`).
"""

import csv
import re
import subprocess
import sys
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

import griffier.data
from griffier.data import rows

ROOT = Path(__file__).parents[1]
FOLDER = Path(griffier.data.__file__).parent
TABLES = sorted(p.stem for p in FOLDER.glob("*.csv"))
GUIDES = [ROOT / "docs/how-to/mend-a-table.md", ROOT / "docs/how-to/mend-a-law.md"]

# What one row is: of these there is one. A table that is not here has an `id`.
KEYS = {
    "countries": ("alpha2",),
    "eu_acts": ("name", "celex"),
    "government_members": ("id", "title", "valid_from"),
    "house_members": ("id", "valid_from"),
    "laws": ("bwb_id", "title"),
    "meeting_bodies": ("words",),
    "ministries": ("name", "kind", "valid_from"),
    "recesses": ("year", "recess"),
    "treaties": ("bwb_id", "title", "date"),
}
# Where the days of a row stand: the first, and the one on which it ended.
DAYS = {"recesses": ("first_day", "last_day"), "treaties": ("date", None)}
# Words for what another table has, with its days.
WORDS = {"meeting_bodies"}

each = pytest.mark.parametrize("table", TABLES)


@each
def test_it_is_a_table_that_any_program_opens(table: str) -> None:
    data = (FOLDER / f"{table}.csv").read_bytes()
    lines = list(csv.reader(data.decode("utf-8").splitlines()))

    assert not data.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in data
    assert data.endswith(b"\n")
    assert all(re.fullmatch(r"[a-z][a-z0-9_]*", name) for name in lines[0])
    assert len(set(lines[0])) == len(lines[0])
    assert {len(line) for line in lines} == {len(lines[0])}
    assert [c for line in lines for c in line if c != c.strip() or "\n" in c or "\u00a0" in c] == []


@each
def test_every_row_says_where_it_comes_from(table: str) -> None:
    assert [r for r in rows(table) if len(r["source"]) < 8] == []


@each
def test_every_row_says_from_when_to_when(table: str) -> None:
    if table in WORDS:
        return
    first, last = DAYS.get(table, ("valid_from", "valid_to"))
    for r in rows(table):
        days = [r[name] for name in (first, last) if name and r[name]]
        assert all(date.fromisoformat(d).isoformat() == d for d in days), r
        assert days == sorted(set(days)), r


@each
def test_no_row_is_there_twice(table: str) -> None:
    count = Counter(tuple(r[k] for k in KEYS.get(table, ("id",))) for r in rows(table))
    assert [key for key, times in count.items() if times > 1] == []


@each
def test_an_id_is_a_slug(table: str) -> None:
    if table in ("currencies", "units"):
        return  # their ids are those of ISO 4217 and UCUM
    ids = [r["id"] for r in rows(table) if "id" in r]
    assert [i for i in ids if not re.fullmatch(r"[a-z0-9]+(?:[-_][a-z0-9]+)*", i)] == []


def test_an_id_names_a_person_or_a_body_and_not_both() -> None:
    persons = {r["id"] for table in ("government_members", "house_members") for r in rows(table)}
    assert persons & {r["id"] for r in rows("organisations")} == set()


@each
def test_how_to_mend_it_is_written_down(table: str) -> None:
    assert any(f"`{table}.csv`" in guide.read_text(encoding="utf-8") for guide in GUIDES)


def test_no_table_is_read_before_it_is_needed() -> None:
    """Who only imports the package, or asks for help, waits for no table."""
    code = "import griffier.data as d; d._text = None; import griffier, griffier.cli, griffier.find; print('fine')"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 - ours

    assert done.stdout == "fine\n"
