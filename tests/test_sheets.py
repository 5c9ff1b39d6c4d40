"""What was found as CSV and as a workbook: every finding a row, numbers as numbers, and no text that is run."""

import csv
import io
import sys
from dataclasses import dataclass, fields, replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any, ClassVar

import openpyxl
import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

import griffier
from griffier.cli import main
from griffier.errors import GriffierError
from griffier.model.reading import Reading
from griffier.publish import tables as sheets
from griffier.publish.tables import Table, Tables, kinds, to_csv
from griffier.publish.workbook import workbook

SAMPLES = Path(__file__).parents[1] / "src/griffier/samples"
LETTER = SAMPLES / "2024-03-12-defensie.txt"
PDF = SAMPLES / "2025-04-11-financien.pdf"


def run(*arguments: object, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments], input=stdin)


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def table(name: str, reading: Reading) -> list[dict[str, Any]]:
    made = Tables([name])
    made.add(reading)
    (it,) = made.findings()
    return [dict(zip(it.columns, row, strict=True)) for row in it.rows]


# What stands in the rows


@pytest.mark.parametrize("name", kinds())
def test_every_finding_has_its_row(name: str) -> None:
    reading = griffier.read(LETTER)
    wanted = [(a.id, a.start, a.end) for a in reading.findings if f"{a.type}s" == name]

    assert [(r["id"], r["start"], r["end"]) for r in table(name, reading)] == wanted


def test_every_field_of_the_model_has_its_column() -> None:
    for name, cls in kinds().items():
        (it,) = Tables([name]).findings()
        for field in (f.name for f in fields(cls)):
            assert any(c == field or c.startswith(f"{field}_") for c in it.columns), (name, field)
        assert len(set(it.columns)) == len(it.columns)


def test_a_row_says_where_it_stands() -> None:
    reading = griffier.read(PDF)
    for row in table("references", reading):
        sentence = reading.sentences[row["sentence"] - 1] if row["sentence"] else None
        assert sentence is None or sentence.start <= row["start"] < sentence.end
        assert 1 <= row["page"] <= (reading.document.pages or 0)
        assert row["section"] in {s.title for s in reading.sections}
    assert {r["page"] for r in table("references", reading)} > {1}
    assert {r["page"] for r in table("references", griffier.read(LETTER))} == {None}


def test_what_is_unclear_says_why() -> None:
    text = "De motie-Jansen is uitgevoerd, zie Kamerstuk 36 045, nr. 2.\n"
    by_text = {r["text"]: r["reason"] for r in table("references", griffier.read_text(text))}

    assert by_text == {"motie-Jansen": "a motion without its number", "Kamerstuk 36 045, nr. 2": None}


@dataclass(frozen=True)
class Who:
    """Part of a finding of a type that is yet to come."""

    text: str
    entity: str | None


@dataclass(frozen=True)
class Stretch:
    """A stretch of the text."""

    start: int
    end: int


@dataclass(frozen=True)
class Later:
    """A finding of a type that is yet to come."""

    id: str
    start: int
    end: int
    text: str
    actor: Who | None
    condition: Stretch | None
    dates: list[str]
    negated: bool
    rule: str = "later.rule"
    type: ClassVar[str] = "later"


def test_a_type_that_is_yet_to_come_has_its_table_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Het kabinet zal dit doen zodra het kan.\n"
    reading = griffier.read_text(text)
    monkeypatch.setattr(sheets, "kinds", lambda: {"laters": Later})
    who: Any = Later("later-0", 0, 24, text[:24], Who("Het kabinet", None), Stretch(25, 38), ["a", "b"], negated=False)
    unsaid = replace(who, id="later-1", actor=None, condition=None, dates=[])
    found = table("laters", replace(reading, annotations=[who, unsaid]))

    told = [[r[k] for k in ("actor_text", "actor_entity", "condition", "dates", "negated", "id")] for r in found]
    assert told == [
        ["Het kabinet", None, "zodra het kan", "a; b", False, "later-0"],
        [None, None, None, None, False, "later-1"],
    ]


# CSV


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "＝", "＋", "－", "＠"])
def test_text_that_begins_as_a_formula_is_harmless_in_csv(start: str) -> None:
    cell = f'{start}HYPERLINK("http://x","y")'
    ((got, number),) = csv.reader(io.StringIO(to_csv(Table("t", ["a", "b"], [[cell, -5]])).partition("\n")[2]))

    assert got == f"'{cell}"
    assert number == "-5"


@given(st.lists(st.tuples(st.text(), st.one_of(st.none(), st.integers(), st.booleans(), st.floats(allow_nan=False)))))
def test_csv_says_what_it_was_given(cells: list[tuple[str, Any]]) -> None:
    back = list(csv.reader(io.StringIO(to_csv(Table("t", ["a", "b"], cells)), newline="")))

    assert len(back) == len(cells) + 1
    for (text, value), (said, told) in zip(cells, back[1:], strict=True):
        assert said in (text.replace("\r", " "), "'" + text.replace("\r", " "))
        assert not said.startswith(("=", "+", "-", "@"))
        if value is None:
            assert told == ""
        elif isinstance(value, bool):
            assert told == str(value).lower()
        else:
            assert float(told) == float(value)


def test_csv_of_one_kind_goes_to_the_screen() -> None:
    result = run("read", "--format", "csv", "--show", "dates", LETTER, PDF)

    assert result.exit_code == 0
    got = rows(result.stdout)
    assert {r["source"] for r in got} == {str(LETTER), str(PDF)}
    assert {r["relative"] for r in got} == {"true", "false"}
    assert [r["id"] for r in got] == [a.id for f in (LETTER, PDF) for a in griffier.read(f).dates]


def test_csv_of_several_kinds_goes_to_a_folder(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "tables"
    assert run("read", "--format", "csv", LETTER, PDF, "-o", folder).exit_code == 0

    assert {p.name for p in folder.iterdir()} == {"papers.csv", *(f"{k}.csv" for k in kinds())}
    papers = rows((folder / "papers.csv").read_text(encoding="utf-8"))
    assert [p["identifier"] for p in papers] == ["kst-36410-X-83", "kst-36533-9"]
    for kind in kinds():
        found = rows((folder / f"{kind}.csv").read_text(encoding="utf-8"))
        assert len(found) == sum(int(p[kind]) for p in papers)


def test_csv_of_one_kind_in_a_file(tmp_path: Path) -> None:
    out = tmp_path / "dates.csv"
    assert run("read", "--format", "csv", "--show", "date", LETTER, "-o", out).exit_code == 0
    assert rows(out.read_text(encoding="utf-8"))
    assert run("read", "--format", "csv", LETTER, "-o", out).exit_code == 2


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--format", "csv"], "name a folder"),
        (["--format", "csv", "--show", "poems"], "'poems' is no kind"),
        (["--format", "csv", "--hide", ",".join(kinds())], "leaves nothing"),
        (["--json", "--show", "dates"], "use --find"),
        (["--format", "bibtex", "--hide", "dates"], "use --find"),
        (["--html", "-", "--all"], "nothing is cut"),
    ],
)
def test_wrong_usage_says_what_to_do(options: list[str], said: str) -> None:
    result = run("read", LETTER, *options)

    assert result.exit_code == 2
    assert said in " ".join(result.stderr.replace("│", " ").split())


def test_a_file_that_cannot_be_read_costs_the_others_no_row(tmp_path: Path) -> None:
    result = run("read", "--format", "csv", "--show", "dates", LETTER, tmp_path / "none.txt")

    assert result.exit_code == 1
    assert rows(result.stdout)
    assert "there is no such file" in result.stderr


# Workbooks


def opened(data: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data))


def test_a_workbook_has_a_sheet_for_each_kind(tmp_path: Path) -> None:
    out = tmp_path / "all.xlsx"
    assert run("read", "--format", "xlsx", LETTER, PDF, "-o", out).exit_code == 0
    book = opened(out.read_bytes())

    assert book.sheetnames == ["papers", *kinds()]
    made = Tables(kinds())
    for file in (LETTER, PDF):
        made.add(griffier.read(file))
    for it in made.findings():
        sheet = book[it.name]
        assert [c.value for c in sheet[1]] == list(it.columns)
        assert sheet.max_row == len(it.rows) + 1
        assert sheet.freeze_panes == "A2"
    sheet = book["references"]
    columns = [c.value for c in sheet[1]]
    links = {c.value: c.hyperlink.target for c in list(sheet.columns)[columns.index("uri")] if c.hyperlink}
    assert links
    assert all(value.partition("#")[0] == target.partition("#")[0] for value, target in links.items())


def test_cells_are_what_they_are() -> None:
    line: list[Any] = [
        "=1+1",
        -1.5,
        10**400,
        None,
        True,
        "2024-03-12",
        "1899-01-01",
        "https://x.nl/a",
        "x" * 40_000,
        "\x00\ud800",
    ]
    columns = ["a", "value", "high", "c", "d", "earliest", "latest", "uri", "text", "e"]
    got = opened(workbook([Table("t", columns, [line])]))["t"]
    cells = dict(zip(columns, got[2], strict=True))

    assert (cells["a"].value, cells["a"].data_type) == ("=1+1", "s")
    assert (cells["value"].value, cells["value"].data_type) == (-1.5, "n")
    assert cells["high"].value == str(10**400)
    assert cells["c"].value is None
    assert cells["d"].value is True
    assert (cells["earliest"].value.date().isoformat(), cells["earliest"].is_date) == ("2024-03-12", True)
    assert cells["latest"].value == "1899-01-01"
    assert cells["uri"].hyperlink.target == "https://x.nl/a"
    assert len(cells["text"].value) == 32_767
    assert cells["e"].data_type == "s"


def test_a_sheet_that_would_overflow_is_refused() -> None:
    with pytest.raises(GriffierError, match="Use --format csv"):
        workbook([Table("t", ["a"], [["x"]] * 1_048_576)])


def test_without_the_library_it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    result = run("read", "--format", "xlsx", LETTER, "-o", tmp_path / "a.xlsx")

    assert result.exit_code == 1
    assert "pip install 'griffier[xlsx]'" in result.stderr
    assert not (tmp_path / "a.xlsx").exists()


def test_a_workbook_is_nothing_for_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    from griffier.cli import formats

    monkeypatch.setattr(formats, "sys", SimpleNamespace(stdout=SimpleNamespace(isatty=lambda: True)))
    result = run("read", "--format", "xlsx", LETTER)

    assert result.exit_code == 2
    assert "--output" in result.stderr
