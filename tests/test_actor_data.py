"""The tables of actors: ids that mean one thing, days in order, one minister in one office, a source for every row."""

import importlib.util
import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import pytest

from griffier.data import rows

TABLES = ("government_members", "house_members", "organisations", "countries", "ministries")
KEYS = {
    "government_members": ("id", "title", "valid_from"),
    "house_members": ("id", "valid_from"),
    "organisations": ("id",),
    "countries": ("alpha2",),
    "ministries": ("name", "kind", "valid_from"),
}
Row = dict[str, str]

each = pytest.mark.parametrize("table", TABLES)


@each
def test_every_row_has_a_source(table: str) -> None:
    assert [r for r in rows(table) if not r["source"].strip()] == []


@each
def test_no_row_is_there_twice(table: str) -> None:
    keys = [tuple(r[k] for k in KEYS[table]) for r in rows(table)]
    assert len(keys) == len(set(keys))


@each
def test_days_are_days_and_in_order(table: str) -> None:
    for r in rows(table):
        for key in ("valid_from", "valid_to"):
            assert not r[key] or date.fromisoformat(r[key]).isoformat() == r[key], r
        assert not r["valid_to"] or r["valid_from"] < r["valid_to"], r


@each
def test_cells_hold_no_stray_spaces_and_no_empty_parts(table: str) -> None:
    for r in rows(table):
        for key, cell in r.items():
            assert cell == cell.strip(), (key, r)
            if key != "source" and ";" in cell:
                parts = cell.split(";")
                assert all(p == p.strip() and p for p in parts), (key, r)
                assert len(parts) == len(set(parts)), (key, r)


def test_no_two_ministers_hold_one_office_at_one_time() -> None:
    """A state secretary may have colleagues of the same title; an office that was divided says so."""
    held: dict[str, list[Row]] = defaultdict(list)
    for r in rows("government_members"):
        if r["office"].startswith("minister") and not r["divided"]:
            held[r["title"]].append(r)
    for title, rs in held.items():
        for a, b in combinations(rs, 2):
            apart = (a["valid_to"] and a["valid_to"] <= b["valid_from"]) or (
                b["valid_to"] and b["valid_to"] <= a["valid_from"]
            )
            assert apart, (title, a["person"], b["person"])


def test_nobody_holds_one_office_twice_at_one_time() -> None:
    held: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for r in [*rows("government_members"), *({**r, "title": "member"} for r in rows("house_members"))]:
        held[r["id"], r["title"]].append(r)
    for rs in held.values():
        in_order = sorted(rs, key=lambda r: r["valid_from"])
        for a, b in pairwise(in_order):
            assert "" < a["valid_to"] <= b["valid_from"], (a, b)


def test_an_id_is_one_person_in_both_tables() -> None:
    names: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for table in ("government_members", "house_members"):
        for r in rows(table):
            names[r["id"]].add((r["surname"], r["forename"]))
    assert {i: n for i, n in names.items() if len(n) > 1} == {}


def _ids() -> Iterator[str]:
    for table in ("government_members", "house_members", "organisations"):
        yield from (r["id"] for r in rows(table))


def test_ids_are_slugs() -> None:
    assert [i for i in _ids() if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", i)] == []
    assert [r["alpha2"] for r in rows("countries") if not re.fullmatch(r"[A-Z]{2}", r["alpha2"])] == []


def test_titles_agree_with_ministry_and_portfolio() -> None:
    for r in rows("government_members"):
        if r["office"] == "minister zonder portefeuille":
            assert r["title"] in (f"Minister voor {r['portfolio'] or r['ministry']}", f"Minister van {r['portfolio']}")
        elif r["office"] in ("minister", "staatssecretaris") and r["ministry"]:
            assert r["title"] == f"{r['office'].capitalize()} van {r['ministry']}"


def test_bodies_have_a_kind_and_belong_to_something_known() -> None:
    table = rows("organisations")
    known = {"EU", "NAVO", "VN", "Rijk", "OESO", "Staten-Generaal", "party", ""}
    known |= {r["name"] for r in table} | {a for r in table for a in r["abbreviations"].split(";")}
    assert [r for r in table if r["kind"] not in ("organisation", "office", "unit")] == []
    assert [r["parent"] for r in table if r["parent"] not in known] == []


def test_weak_abbreviations_are_abbreviations_of_their_row() -> None:
    for r in rows("organisations"):
        assert set(filter(None, r["weak"].split(";"))) <= set(r["abbreviations"].split(";")), r


def test_an_abbreviation_of_two_bodies_is_weak() -> None:
    """Else a letter that uses it would be read as naming one of them for certain."""
    short: dict[str, set[str]] = defaultdict(set)
    weak: set[str] = set()
    for r in rows("organisations"):
        weak |= set(r["weak"].split(";"))
        for a in filter(None, r["abbreviations"].split(";")):
            short[a].add(r["id"])
    assert {a: ids for a, ids in short.items() if len(ids) > 1 and a not in weak} == {}


def test_a_name_means_one_country() -> None:
    names: dict[str, set[str]] = defaultdict(set)
    for r in rows("countries"):
        for n in [r["name"], r["name_en"], *r["names"].split(";"), *r["names_en"].split(";")]:
            names[n].add(r["alpha2"])
    names.pop("")
    assert {n: c for n, c in names.items() if len(c) > 1} == {}


def _script() -> Any:
    path = Path(__file__).parents[1] / "scripts" / "make_actor_tables.py"
    spec = importlib.util.spec_from_file_location("make_actor_tables", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_what_people_mended_and_added_stays_when_the_tables_are_made_anew() -> None:
    made = [{"id": "a", "name": "A", "source": "list"}, {"id": "b", "name": "B", "source": "list"}]
    there = [
        {"id": "a", "name": "A (mended)", "source": "somebody looked"},
        {"id": "b", "name": "B (old)", "source": "list"},
        {"id": "c", "name": "C", "source": "added by hand"},
    ]

    assert [r["name"] for r in _script().merge(made, there, ("id",))] == ["A (mended)", "B", "C"]
