"""Every row of tests/tables: text in, found out, and why."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import griffier
from griffier.model.findings import Reference

TABLES = sorted((Path(__file__).parent / "tables").glob("*.toml"))


def _cases() -> list[Any]:
    out = []
    for table in TABLES:
        rows = tomllib.loads(table.read_text(encoding="utf-8"))
        form = rows.get("form", table.stem)
        for n, case in enumerate(rows["case"]):
            out.append(pytest.param(form, case, id=f"{table.stem}-{n + 1}"))
    return out


@pytest.mark.parametrize(("kind", "case"), _cases())
def test_row(kind: str, case: dict[str, Any]) -> None:
    reading = griffier.read_text(case["text"], find={"reference"})
    got = [a for a in reading.annotations if isinstance(a, Reference)]
    found = [(r.form, r.target or "?") for r in got]
    wanted = [tuple(f.split(":", 1)) if _has_form(f) else (kind, f) for f in case["found"]]

    assert sorted(found) == sorted(wanted), case["why"]
    if "span" in case:
        assert [r.text for r in got] == case["span"], case["why"]
    for r in got:
        assert r.text == reading.text[r.start : r.end]
    for field, value in case.get("fields", {}).items():
        assert value in [r.fields.get(field) for r in got], f"{field}: {[r.fields for r in got]}"


@pytest.mark.parametrize("table", TABLES, ids=lambda t: str(t.stem))
def test_a_line_break_changes_nothing(table: Path) -> None:
    for case in tomllib.loads(table.read_text(encoding="utf-8"))["case"]:
        text = case["text"]
        if "\n" in text:
            continue
        spaces = [n for n, c in enumerate(text) if c == " " and text[n + 1 : n + 2] not in ("", " ", "-", "–", "•")]
        for n in spaces:
            reading = griffier.read_text(f"{text[:n]}\n{text[n + 1 :]}", find={"reference"})
            found = sorted(((r.form, r.target) for r in reading.annotations if isinstance(r, Reference)), key=str)
            assert found == _found(text), f"{text[:n]}⏎{text[n + 1 :]}"


@cache
def _found(text: str) -> list[tuple[str, str | None]]:
    reading = griffier.read_text(text, find={"reference"})
    return sorted(((r.form, r.target) for r in reading.annotations if isinstance(r, Reference)), key=str)


def _has_form(found: str) -> bool:
    return found.split(":", 1)[0].islower() and ":" in found
