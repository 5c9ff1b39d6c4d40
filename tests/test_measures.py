"""Every row of tests/text/measures.toml; the table of measures; no text makes it slow."""

import random
import re
import time
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest

import griffier
from griffier.data import rows
from griffier.lang import words
from griffier.link._ground import Along
from griffier.link._measure import KINDS, measures
from griffier.link.figures import Setting, as_figures
from griffier.model.actor import Actor
from griffier.model.clean import Block, Part
from griffier.model.figure import Cell, Comparator, Figure, FigureHit, FigureKind
from griffier.model.findings import Reference
from griffier.model.when import When
from griffier.notation.edtf import earliest, latest, parse

ROWS = tomllib.loads((Path(__file__).parent / "text/measures.toml").read_text(encoding="utf-8"))["case"]
TOLD = ("measure", "as_of", "basis", "subject", "label")


def _read(text: str, hits: list[FigureHit], language: str) -> list[Figure]:
    reading = griffier.read_text(text, date="2022-10-21", find={"reference", "date", "actor"})
    assert reading.text == text
    setting = Setting(
        text=text,
        language=language,
        date="2022-10-21",
        sentences=reading.sentences,
        blocks=reading.blocks,
        notes=reading.footnotes,
        dates=[a for a in reading.annotations if isinstance(a, When)],
        actors=[a for a in reading.annotations if isinstance(a, Actor)],
        references=[(a.start, a.end) for a in reading.annotations if isinstance(a, Reference)],
    )
    return as_figures(hits, setting)


def _hits(marked: str, given: list[dict[str, Any]]) -> tuple[str, list[FigureHit]]:
    """The text without its brackets, and a hit for each of them."""
    text, hits, at = "", [], 0
    for m, row in zip(re.finditer(r"\[(.+?)\]", marked), given, strict=True):
        text += marked[at : m.start()]
        kind = row.get("kind") or ("percentage" if "%" in m[1] else "money")
        unit = row.get("unit") or {"percentage": "%", "money": "EUR"}[kind]
        place = len(text), len(text) + len(m[1])
        hits.append(FigureHit(*place, "figure.test", cast("FigureKind", kind), 1, unit=unit))
        text += m[1]
        at = m.end()
    return text + marked[at:], hits


@pytest.mark.parametrize("row", ROWS, ids=lambda r: r["why"])
def test_row(row: dict[str, Any]) -> None:
    text, hits = _hits(row["text"], row["figures"])
    found = _read(text, hits, row.get("language", "nl"))

    for figure, wanted in zip(found, row["figures"], strict=True):
        got = {key: getattr(figure, key) or "null" for key in TOLD if key in wanted}
        assert got == {key: wanted[key] for key in TOLD if key in wanted}, figure.reason


def test_a_third_of_what_the_rows_ask_is_that_nothing_is_there() -> None:
    asked = [f[key] for row in ROWS for f in row["figures"] for key in TOLD if key in f]

    assert asked.count("null") * 3 >= len(asked)


def test_ids_are_unique() -> None:
    assert [i for i, n in Counter(r["id"] for r in rows("measures")).items() if n > 1] == []


@pytest.mark.parametrize("row", rows("measures"), ids=lambda r: r["id"])
def test_every_measure_has_words_in_both_languages_and_kinds_that_exist(row: dict[str, str]) -> None:
    assert row["name"]
    assert row["name_en"]
    assert [p for p in row["phrases"].split(";") if len(p.strip("*%: ")) > 1]
    assert [p for p in row["phrases_en"].split(";") if len(p.strip("*%: ")) > 1]
    assert set(row["kinds"].split(";")) <= set(KINDS)
    assert row["change"] in ("", *measures())
    assert bool(row["source"])


def test_no_phrase_belongs_to_two_measures_of_the_same_kind_and_unit() -> None:
    seen: dict[tuple[str, str, str], str] = {}
    twice = []
    for r in rows("measures"):
        units = r["units"].split(";") if r["units"] else ["any"]
        for phrase in r["phrases"].split(";"):
            for kind in r["kinds"].split(";"):
                for unit in units if kind == "count" else ["any"]:
                    other = seen.setdefault((phrase, kind, unit), r["id"])
                    if other != r["id"]:
                        twice.append((phrase, kind, unit, other, r["id"]))
    assert twice == []


def test_both_languages_have_the_same_keys() -> None:
    dutch, english = words("measures"), words("measures", "en")

    assert {(a, b) for a in dutch for b in dutch[a]} == {(a, b) for a in english for b in english[a]}


@pytest.mark.parametrize(
    "piece",
    ["het tekort is 3%, ", "volgens het CBS 4% in 2021 en ", "de uitstoot (", "Van De Het ", "in 2021 3% van 2020 "],
)
def test_no_text_makes_it_slow(piece: str) -> None:
    """Twice the text takes at most some three times as long."""

    def took(n: int) -> float:
        text = piece * n
        hits = [
            FigureHit(m.start(), m.end(), "figure.test", "percentage", 3, unit="%") for m in re.finditer(r"\d%", text)
        ]
        setting = Setting(text, "nl", None, [], [], [], [], [], [])
        start = time.perf_counter()
        as_figures(hits, setting)
        return time.perf_counter() - start

    took(50)
    assert min(took(800) for _ in range(3)) < 5 * min(took(400) for _ in range(3)) + 0.05


# -- letters with every figure marked

MARK = re.compile(r"\[\[([^|\]]+)((?:\|\w=[^|\]]*)*)\]\]")
LETTERS = sorted((Path(__file__).parent / "gold/figures").glob("*.txt"))
KEYS = {"m": "measure", "a": "as_of", "b": "basis", "s": "subject"}
# The share that is right at least, of what is there and of what is not.
FLOORS = {"m": 0.96, "a": 0.94, "b": 0.98, "s": 0.9, "a-": 0.98, "b-": 0.99}
# The same of what the finder finds by itself.
FOUND = {
    "found": 1, "unit": 0.98, "comparator": 0.98, "m": 0.95, "a": 0.95, "b": 1, "s": 0.96, "a-": 1, "b-": 1,
}  # fmt: skip


def _bounds(edtf: str) -> tuple[str | None, str | None]:
    return earliest(parse(edtf)), latest(parse(edtf))


def _right(key: str, wanted: str, got: str | None) -> bool:
    if wanted == "-":
        return got is None
    if key == "a":
        return got is not None and _bounds(got) == _bounds(wanted)
    if key == "b":
        return got is not None and (got.lower() in wanted.lower() or wanted.lower() in got.lower())
    return got == wanted


def _marks(raw: str, text: str) -> Iterator[tuple[int, int, dict[str, str]]]:
    """The place of each mark in the clean text, and what it says."""
    at = 0
    for m in MARK.finditer(raw):
        start = text.index(m[1], at)
        # A number that stands earlier as well: the words before the mark tell which one is meant.
        before = MARK.sub(r"\1", raw[: m.start()])[-12:].replace("\n", " ").strip()
        while before.rpartition(" ")[2] not in text[max(0, start - 14) : start]:
            start = text.index(m[1], start + 1)
        at = start + len(m[1])
        yield start, at, dict(x.split("=", 1) for x in m[2].strip("|").split("|"))


def _marked(path: Path) -> Iterator[tuple[Figure, dict[str, str]]]:
    """Each figure of a letter as griffier tells it, with its marks."""
    raw = path.read_text(encoding="utf-8")
    reading = griffier.read_text(MARK.sub(r"\1", raw), find={"reference", "date", "actor"})
    hits, keys = [], []
    for start, end, marks in _marks(raw, reading.text):
        kind, _, unit = marks["k"].partition(":")
        comparator = cast("Comparator", marks.get("c", "eq"))
        hits.append(
            FigureHit(start, end, "figure.test", cast("FigureKind", kind), 1, unit=unit or None, comparator=comparator)
        )
        keys.append(marks)
    setting = Setting(
        text=reading.text,
        language=reading.document.language,
        date=reading.document.date,
        sentences=reading.sentences,
        blocks=reading.blocks,
        notes=reading.footnotes,
        dates=reading.dates,
        actors=reading.actors,
        references=[(r.start, r.end) for r in reading.references],
    )
    yield from zip(as_figures(hits, setting), keys, strict=True)


def test_the_marked_letters_stay_right() -> None:
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    wrong = []
    for path in LETTERS:
        for figure, marks in _marked(path):
            for key, name in KEYS.items():
                if key not in marks:
                    continue
                counted = f"{key}-" if marks[key] == "-" else key
                asked[counted] += 1
                if _right(key, marks[key], getattr(figure, name)):
                    right[counted] += 1
                else:
                    wrong.append(f"{path.stem}: {name} of {figure.text} is {getattr(figure, name)}, not {marks[key]}")
    shares = {key: right[key] / asked[key] for key in FLOORS}

    assert sum(asked.values()) > 500
    assert {k: s for k, s in shares.items() if s < FLOORS[k]} == {}, "\n".join(wrong)


def test_the_figures_of_the_marked_letters_are_found() -> None:
    """The whole way, with the finder: what is found, with which kind, unit and comparator, and what it measures."""
    asked: Counter[str] = Counter()
    right: Counter[str] = Counter()
    wrong = []
    for path in LETTERS:
        raw = path.read_text(encoding="utf-8")
        reading = griffier.read_text(MARK.sub(r"\1", raw))
        figures = [a for a in reading.annotations if isinstance(a, Figure)]
        for start, end, marks in _marks(raw, reading.text):
            figure = next((f for f in figures if f.start < end and start < f.end), None)
            for key, is_right in _verdicts(figure, marks):
                asked[key] += 1
                right[key] += is_right
                if not is_right:
                    wrong.append(f"{path.stem}: {key} of {reading.text[start:end]}: {figure}")
            if figure:
                figures.remove(figure)
        asked["unmarked"] += len(figures)
    shares = {key: right[key] / asked[key] for key in FOUND}

    assert asked["found"] == 317
    assert asked["unmarked"] <= 9  # they count something as well, but nobody marked them
    assert {k: s for k, s in shares.items() if s < FOUND[k]} == {}, "\n".join(wrong)


def _verdicts(figure: Figure | None, marks: dict[str, str]) -> Iterator[tuple[str, bool]]:
    """For each thing that is asked of a figure whether it is right."""
    kind, _, unit = marks["k"].partition(":")
    yield "found", figure is not None
    yield "unit", figure is not None and figure.kind == kind and unit in ("", figure.unit)
    yield "comparator", figure is not None and figure.comparator == marks.get("c", "eq")
    for key, name in KEYS.items():
        if key in marks:
            counted = f"{key}-" if marks[key] == "-" else key
            yield counted, figure is not None and _right(key, marks[key], getattr(figure, name))


def test_words_in_any_order_give_values_that_hold() -> None:
    """No error, the same twice, dates that can be read, no empty words."""
    letters = " ".join(MARK.sub(r"\1", p.read_text(encoding="utf-8")) for p in LETTERS)
    pool = [*letters.split(" "), "0000", "in 0000", "9999", "İ", "\n\n", "(", ")", ";", "een jaar eerder", "𝒳"]
    for seed in range(60):
        chance = random.Random(seed)  # noqa: S311 - no secret
        text = " ".join(chance.choice(pool) for _ in range(chance.randint(1, 200)))
        day = chance.choice([None, "2024-01-01", "0001-01-01", "9999-12-31"])
        reading = griffier.read_text(text, date=day, find={"date", "actor"})
        hits = [
            FigureHit(m.start(), m.end(), "figure.test", "percentage" if "%" in m[0] else "count", 1)
            for m in re.finditer(r"\d[\d.,]*%?", reading.text)
        ]
        for language in ("nl", "en"):
            setting = Setting(
                text=reading.text,
                language=language,
                date=reading.document.date,
                sentences=reading.sentences,
                blocks=reading.blocks,
                notes=reading.footnotes,
                dates=reading.dates,
                actors=reading.actors,
                references=[],
            )
            found = as_figures(hits, setting)
            assert found == as_figures(hits, setting)
            for figure in found:
                assert figure.as_of is None or parse(figure.as_of)
                assert "" not in (figure.basis, figure.label, figure.subject, figure.measure)


def test_a_figure_in_a_table_goes_by_the_heads_of_its_row_and_column() -> None:
    text = "Tabel 1. Defensie-uitgaven als aandeel van het bbp\n\nDuitsland\t1,5%\t1,6%\n\nBron: CBS"
    blocks = [Block(Part.BODY, 0, 50), Block(Part.TABLE, 52, 71), Block(Part.BODY, 73, 82)]
    hits = [
        FigureHit(62, 66, "figure.test", "percentage", 1.5, unit="%", cell=Cell("Duitsland", "2021")),
        FigureHit(67, 71, "figure.test", "percentage", 1.6, unit="%", cell=Cell("Duitsland", "2022 (raming)")),
    ]
    cbs = Actor("a", 79, 82, "CBS", "organisation", "CBS", "cbs", None, None, "actor.name", (), None)
    found = as_figures(hits, Setting(text, "nl", None, [], blocks, [], [], [cbs], []))

    assert [text[h.start : h.end] for h in hits] == ["1,5%", "1,6%"]
    assert [(f.measure, f.subject, f.as_of, f.basis) for f in found] == [
        ("defence_share_gdp", "DE", "2021", "CBS"),
        ("defence_share_gdp", "DE", "2022", "CBS"),
    ]


def test_a_row_of_a_table_that_no_measure_fits_keeps_its_words() -> None:
    text = "Kantines\t12\t14"
    hits = [FigureHit(9, 11, "figure.test", "count", 12, cell=Cell("Kantines", "2021–2022"))]
    found = as_figures(hits, Setting(text, "nl", None, [], [Block(Part.TABLE, 0, 14)], [], [], [], []))

    assert [(f.measure, f.label, f.subject, f.as_of, f.basis) for f in found] == [(None, "Kantines", None, None, None)]


def test_a_search_that_goes_along_finds_what_a_new_one_finds() -> None:
    chance = random.Random(3)  # noqa: S311 - no secret
    pattern = re.compile(r" (?:is|was|kost)(?!\w)")
    for _ in range(300):
        text = " ".join(chance.choice(["is", "was", "kost", "een", "5", "iets"]) for _ in range(60))
        along, start = Along(pattern, text), 0
        while start < len(text):
            end = min(len(text), start + chance.randint(0, 60))
            while end < len(text) and text[end - 1 : end] != " ":
                end += 1
            assert _span(along.first(start, end)) == _span(pattern.search(text, start, end))
            start = chance.randint(max(0, start - 5), end + 10)


def _span(m: re.Match[str] | None) -> tuple[int, int] | None:
    return None if m is None else m.span()
