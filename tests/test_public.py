"""What other programs lean on: the public names and what a reading promises, over every paper of the project."""

import dataclasses
import inspect
import io
import json
import pickle
import subprocess
import sys
import unicodedata
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args

import pytest
from jsonschema import Draft202012Validator

import griffier
from griffier.find import types
from griffier.model.findings import Form
from griffier.publish.schema import schema

ROOT = Path(__file__).parents[1]
PAPERS = [
    *sorted(p for p in (ROOT / "src/griffier/samples").iterdir() if p.suffix in (".txt", ".pdf")),
    *sorted((ROOT / "tests/gold/reading/letters").glob("*.txt")),
]
each = pytest.mark.parametrize("paper", PAPERS, ids=lambda p: str(p.stem + p.suffix))


@cache
def _reading(paper: Path) -> griffier.Reading:
    return griffier.read(paper)


# The names


def test_public_names_are_these() -> None:
    assert griffier.__all__ == [
        "GriffierError",
        "Ledger",
        "Reading",
        "UnreadableFile",
        "__version__",
        "read",
        "read_all",
        "read_text",
    ]
    assert dir(griffier) == sorted(griffier.__all__)
    for name in griffier.__all__:
        assert getattr(griffier, name) is not None


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="letters"):
        _ = griffier.letters


def test_importing_griffier_loads_nothing_heavy() -> None:
    code = "import griffier, sys, json; print(json.dumps(sorted({m.split('.')[0] for m in sys.modules})))"
    loaded = json.loads(subprocess.check_output([sys.executable, "-c", code]))  # noqa: S603 - our own interpreter

    assert not {"pypdfium2", "rich", "rich_click", "click", "ahocorasick_rs"} & set(loaded)


@pytest.mark.parametrize(
    ("function", "first", "options"),
    [("read", "file", {"find": None}), ("read_text", "text", {"find": None, "date": None})],
)
def test_signatures_are_those_of_the_contract(function: str, first: str, options: dict[str, Any]) -> None:
    given, *rest = inspect.signature(getattr(griffier, function)).parameters.values()

    assert (given.name, given.default) == (first, given.empty)
    assert {p.name: p.default for p in rest if p.name in options} == options
    assert all(p.kind is p.KEYWORD_ONLY and p.default is not p.empty for p in rest)


def test_read_takes_a_path_a_string_and_a_binary_file() -> None:
    paper = PAPERS[0]
    wanted = _reading(paper).to_dict() | {"source": ""}

    for given in (str(paper), io.BytesIO(paper.read_bytes())):
        assert griffier.read(given).to_dict() | {"source": ""} == wanted


def test_find_keeps_to_the_types_asked_for() -> None:
    text = "Zie Kamerstuk 36 045, nr. 2."

    assert griffier.read_text(text, find=set()).annotations == []
    assert [a.type for a in griffier.read_text(text, find=types()).annotations] == ["reference"]


def test_a_date_is_used_only_where_the_text_has_none() -> None:
    dated = "Den Haag, 3 mei 2021\n\nGeachte voorzitter,\n\nDit is de brief.\n"

    assert griffier.read_text("Dit is een zin.", date="2022-02-26").document.date == "2022-02-26"
    assert griffier.read_text(dated, date="2022-02-26").document.date == "2021-05-03"


def test_errors_say_what_where_and_what_to_do(tmp_path: Path) -> None:
    gone = tmp_path / "gone.txt"

    with pytest.raises(griffier.UnreadableFile) as e:
        griffier.read(gone)
    assert isinstance(e.value, griffier.GriffierError)
    assert (e.value.source, e.value.problem, e.value.remedy) == (
        str(gone), "there is no such file", "Check the name and the folder",
    )  # fmt: skip
    assert str(e.value) == f"{gone}: there is no such file. Check the name and the folder."


# The object


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(schema())


@each
def test_output_is_as_the_schema_says(paper: Path) -> None:
    faults = [e.message for e in Draft202012Validator(schema()).iter_errors(_reading(paper).to_dict())]
    assert faults == []


@each
def test_output_has_no_other_keys_than_the_schema(paper: Path) -> None:
    assert _strangers(_reading(paper).to_dict(), schema(), schema()["$defs"]) == []


def _strangers(value: Any, of: dict[str, Any], defs: dict[str, Any]) -> list[str]:
    if "$ref" in of:
        return _strangers(value, defs[of["$ref"].rsplit("/", 1)[1]], defs)
    if isinstance(value, list):
        return [s for item in value for s in _strangers(item, of.get("items", {}), defs)]
    if isinstance(value, dict) and "properties" in of:
        inner = [s for k, v in value.items() if k in of["properties"] for s in _strangers(v, of["properties"][k], defs)]
        return [*(value.keys() - of["properties"].keys()), *inner]
    return []


@each
def test_offsets_hold(paper: Path) -> None:
    it = _reading(paper).to_dict()
    text = it["text"]
    for a in it["annotations"]:
        assert a["text"] == text[a["start"] : a["end"]] != ""
        assert "\n\n" not in a["text"]
    for part in (*it["sentences"], *it["sections"], *it["footnotes"]):
        assert 0 <= part["start"] < part["end"] <= len(text), part
    for note in it["footnotes"]:
        assert 0 <= note["anchor"] <= len(text)
    for kind in ("sentences", "sections"):
        assert all(a["end"] <= b["start"] for a, b in pairwise(it[kind])), kind


@each
def test_sections_begin_with_their_title_and_cover_the_text(paper: Path) -> None:
    it = _reading(paper).to_dict()
    for section in it["sections"]:
        if section["title"] is None:
            assert (section["level"], section["start"]) == (0, 0)
        else:
            assert it["text"].startswith(section["title"], section["start"])
            assert section["level"] > 0
    assert all(a["end"] == b["start"] for a, b in pairwise(it["sections"]))


@each
def test_annotations_are_in_order_and_lean_on_earlier_ones(paper: Path) -> None:
    annotations = _reading(paper).to_dict()["annotations"]
    ids = [a["id"] for a in annotations]

    assert len(set(ids)) == len(ids)
    assert [a["start"] for a in annotations] == sorted(a["start"] for a in annotations)
    for n, a in enumerate(annotations):
        if a["type"] != "reference":
            continue
        if a["antecedent"]:
            assert annotations[ids[:n].index(a["antecedent"])]["start"] < a["start"]
        assert a["form"] in get_args(Form)
        assert (a["uri"] is None) or a["target"], "no address without an identifier"


@each
def test_annotations_of_one_antecedent_share_its_target(paper: Path) -> None:
    annotations = [a for a in _reading(paper).to_dict()["annotations"] if a["type"] == "reference"]
    by_id = {a["id"]: a for a in annotations}
    for a in annotations:
        # A number within a dossier leans on the dossier alone.
        if a["antecedent"] and "number" not in a["fields"]:
            assert a["target"] == by_id[a["antecedent"]]["target"], a


@each
def test_every_reference_leads_back_to_its_words(paper: Path) -> None:
    reading = _reading(paper)
    assert reading.origin is not None
    assert reading.source_text is not None
    source = reading.source_text
    for a in reading.annotations:
        stretches = reading.origin.span_to_source(a.start, a.end)
        assert _letters(unicodedata.normalize("NFKC", "".join(source.text[s:e] for s, e in stretches))) == _letters(
            unicodedata.normalize("NFKC", a.text)
        )
        for start, end in stretches:
            assert source.places(start, end)


def _letters(text: str) -> str:
    return "".join(c for c in text if c.isalnum())


@each
def test_reading_twice_gives_the_same(paper: Path) -> None:
    assert griffier.read(paper).to_dict() == _reading(paper).to_dict()


@pytest.mark.parametrize("find", [{"reference"}, {"date"}, {"actor", "date"}, {"figure"}, set()])
def test_what_is_put_off_is_worked_out_when_asked_for(find: set[str]) -> None:
    texts = ("Verslag van de Landbouw- en Visserijraad op 3 en 4 mei 2024\n\nDe Raad sprak over quota voor haring.\n",
             "De Raad sprak over de begroting.\n", "")  # fmt: skip
    for text in texts:
        whole, part = griffier.read_text(text).document, griffier.read_text(text, find=find).document

        assert part == whole
        assert pickle.loads(pickle.dumps(part)) == whole  # noqa: S301 - our own bytes
        assert dataclasses.replace(part, title="x").topics == whole.topics


def test_a_document_without_meeting_says_so_and_nothing_else_is_put_off() -> None:
    document = griffier.read_text("Geachte voorzitter,\n\nTot slot.", find={"reference"}).document

    assert document.meeting is None
    with pytest.raises(AttributeError):
        getattr(document, "minutes")  # noqa: B009 - mypy knows no such name
