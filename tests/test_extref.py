"""The recall check that comes for free: references that the publisher marked, against what the finders find."""

import io
import runpy
from pathlib import Path
from typing import Any

import pytest
from benchmarks.recall import Judged, judge, main, table, whole

import griffier
from griffier.model.reading import Reading
from griffier.notation.addresses import address
from tests.gate.measure import READING, gold, papers
from tests.gold.score import Places

WEB = runpy.run_path(str(Path(__file__).parents[1] / "scripts" / "make_web.py"))

XML = (
    b"<officiele-publicatie><kamerstuk><stuk><algemeen><vrije-tekst><tekst>"
    b'<al>Dit staat in <extref doc="kst-36045-2" soort="document">Kamerstuk <nadruk>36 045</nadruk>, nr. 2</extref>, '
    b'in <extref doc="kst-36045-9" soort="document">Kamerstuk 36 045, nr. 3</extref> en in '
    b'<extref doc="stb-2022-331" soort="document">het genoemde blad</extref>, dat er ook is.</al>'
    b"</tekst></vrije-tekst></algemeen></stuk></kamerstuk></officiele-publicatie>"
)


def of(data: bytes) -> Reading:
    return griffier.read(io.BytesIO(data), find={"reference"})


def test_every_mark_is_judged() -> None:
    assert list(judge(of(XML))) == [
        Judged("Kamerstuk 36 045, nr. 2", "kst-36045-2", "found", ("kst-36045-2",)),
        Judged("Kamerstuk 36 045, nr. 3", "kst-36045-9", "elsewhere", ("kst-36045-3",)),
        Judged("het genoemde blad", "stb-2022-331", "missed", ()),
    ]


def test_links_of_pages_count_as_marks() -> None:
    link = '<a href="https://zoek.officielebekendmakingen.nl/kst-36045-2.html">Kamerstuk 36 045, nr. 2</a>'
    page = f"<html><body><p>Het kabinet heeft dat al eerder geschreven, zie {link}.</p></body></html>"

    assert [m.verdict for m in judge(of(page.encode()))] == ["found"]


def test_pieces_of_one_link_are_joined() -> None:
    assert whole([(0, 3, "a"), (3, 5, "a"), (5, 6, "b"), (8, 9, "b")]) == [(0, 5, "a"), (5, 6, "b"), (8, 9, "b")]


def test_the_table_has_a_row_for_each_kind() -> None:
    judged = [*judge(of(XML)), Judged("x", "32016R0679", "found", ()), Judged("x", "BWBR0005537", "found", ())]

    assert table(judged).splitlines()[2:] == [
        "| BWBR | 1 | 1 | 0 | 0 | 100.0% |",
        "| CELEX | 1 | 1 | 0 | 0 | 100.0% |",
        "| kst | 2 | 1 | 1 | 0 | 50.0% |",
        "| stb | 1 | 0 | 0 | 1 | 0.0% |",
        "| all | 5 | 3 | 1 | 1 | 60.0% |",
    ]


def test_the_command_prints_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file, broken = tmp_path / "a.xml", tmp_path / "b.xml"
    file.write_bytes(XML)
    broken.write_bytes(XML[:-9])
    monkeypatch.setattr("sys.argv", ["recall", str(tmp_path), "--details"])
    main()
    out, err = capsys.readouterr()

    assert f"{file}: missed 'het genoemde blad' stb-2022-331, given []" in out
    assert "| all | 3 | 1 | 1 | 1 | 33.3% |" in out
    assert f"{broken}: it is no well-formed XML" in err


def marked(name: str) -> bytes:
    """The official XML of a gold paper, its gold references marked as the publisher marks them."""
    text = (READING / gold(name)["file"]).read_text(encoding="utf-8")
    places = Places(griffier.read_text(text, find=set()).text)
    marks: list[tuple[int, int, str]] = []
    for item in gold(name).get("references", []):
        target, span = item["target"], places.locate(item)
        if span and target and address(target) and not item.get("optional"):
            marks.append((*span, target))
    letter: Any = WEB["Letter"].of(text, marks)
    made: bytes = WEB["official_xml"](letter)
    return made


def test_marks_of_the_gold_are_found() -> None:
    judged = [mark for name in papers() for mark in judge(of(marked(name)))]

    found = sum(m.verdict == "found" for m in judged)
    assert len(judged) > 100
    assert found >= 0.97 * len(judged), [m for m in judged if m.verdict != "found"]
