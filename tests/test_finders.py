"""Every finder describes itself, shows examples that hold, and has a table that asks it for silence too."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

import griffier
from griffier.find import finders
from griffier.model.findings import Finder

TABLES = Path(__file__).parent / "tables"


# What is no reference has a table of its own shape.
ELSEWHERE = {
    kind: Path(__file__).parent / "text" / f"{kind}s.toml" for kind in ("date", "actor", "figure", "contribution")
}


def _rows(finder: Finder) -> list[dict[str, Any]]:
    table = ELSEWHERE.get(finder.kind, TABLES / f"{finder.kind}.toml")
    rows: list[dict[str, Any]] = tomllib.loads(table.read_text(encoding="utf-8"))["case"]
    return rows


each = pytest.mark.parametrize("finder", finders(), ids=lambda f: str(f.kind))


def test_kinds_are_unique() -> None:
    kinds = [f.kind for f in finders()]
    assert len(kinds) == len(set(kinds))


@each
def test_a_finder_is_called_as_its_file(finder: Finder) -> None:
    assert __import__(f"griffier.find.{finder.kind}", fromlist=["finder"]).finder is finder


def test_no_table_is_left_over() -> None:
    assert {p.stem for p in TABLES.glob("*.toml")} == {f.kind for f in finders()} - ELSEWHERE.keys()


@each
def test_a_finder_says_what_it_is_about(finder: Finder) -> None:
    assert finder.about.endswith(".")
    assert len(finder.about) > 20
    assert finder.examples


@each
def test_trigger_words_are_lower_case_and_named_once(finder: Finder) -> None:
    for words in (finder.triggers, finder.unparsed or ()):
        assert [w for w in words if w != w.lower() or not w] == []
        assert len(set(words)) == len(words)


@each
def test_examples_hit_something_of_their_finder(finder: Finder) -> None:
    for example in finder.examples:
        annotations = griffier.read_text(example, find={finder.type}).findings
        rules = [a.rule.split(".")[0] for a in annotations]
        assert finder.kind in rules, f"{example}: {rules}"


@each
def test_a_third_of_the_table_must_give_nothing(finder: Finder) -> None:
    rows = _rows(finder)
    silent = [r for r in rows if not r["found"]]
    assert len(silent) * 3 >= len(rows), f"{len(silent)} of {len(rows)} rows give nothing"


@each
def test_every_row_says_why(finder: Finder) -> None:
    assert [r["text"] for r in _rows(finder) if not r.get("why")] == []
