"""ZIP files and folders: each file in them a paper, what cannot be read is named, the rest goes on."""

import io
import json
import stat
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

import griffier
from griffier.cli import main
from griffier.errors import UnreadableFile
from griffier.intake import archive, take_in_all
from griffier.intake._members import DEEPEST, MOST
from griffier.model.reading import Reading
from griffier.model.source import Source
from tests.fuzz import fuzz_archive

LETTER = b"Den Haag, 3 mei 2024\n\nGeachte voorzitter,\n\nIn deze brief verwijs ik naar Kamerstuk 36 045, nr. 2.\n"
PAGE = b"<html><body><p>In deze brief verwijst het kabinet naar Kamerstuk 36 045, nr. 2.</p></body></html>"


def zipped(files: Mapping[str, bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", packing) as package:
        for name, content in files.items():
            package.writestr(name, content)
    return out.getvalue()


def papers(data: bytes, limit: int = 200_000_000) -> dict[str, Source | UnreadableFile]:
    return dict(take_in_all(data, "x.zip", limit))


def problems(found: Mapping[str, Source | UnreadableFile]) -> dict[str, str]:
    out = {name: str(x) for name, x in found.items() if isinstance(x, UnreadableFile)}
    assert all(text.count(". ") == 1 for text in out.values()), "one problem, one remedy"
    return out


# --- ZIP files


def test_each_file_is_a_paper() -> None:
    found = papers(zipped({"brief.txt": LETTER, "map/sub/pagina.html": PAGE, "map/": b""}))

    assert list(found) == ["x.zip/brief.txt", "x.zip/map/sub/pagina.html"]
    assert {x.media_type for x in found.values() if isinstance(x, Source)} == {"text/plain", "text/html"}


def test_what_cannot_be_read_is_named_and_the_rest_goes_on() -> None:
    found = papers(zipped({"a.pdf": b"%PDF-1.4 kapot", "b.bin": bytes(range(256)), "leeg.txt": b"", "c.txt": LETTER}))

    assert set(problems(found)) == {"x.zip/a.pdf", "x.zip/b.bin", "x.zip/leeg.txt"}
    assert isinstance(found["x.zip/c.txt"], Source)


def test_what_programs_leave_behind_is_passed_over() -> None:
    left = dict.fromkeys(
        (".DS_Store", "__MACOSX/._a.txt", "map/Thumbs.db", "desktop.ini", "~$brief.docx", ".git/x"), LETTER
    )

    assert list(papers(zipped({**left, "a.txt": LETTER}))) == ["x.zip/a.txt"]


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("../../etc/passwd", "x.zip/../../etc/passwd"),
        ("/etc/passwd", "x.zip/etc/passwd"),
        ("map\\brief.txt", "x.zip/map/brief.txt"),
        ("brief\u202etxt.exe", "x.zip/brieftxt.exe"),
        ("a" * 300, "x.zip/…" + "a" * 199),
    ],
)
def test_names_are_labels_and_open_nothing(
    name: str, label: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    assert list(papers(zipped({name: LETTER}))) == [label]
    assert list(tmp_path.iterdir()) == []


def test_links_in_a_zip_file_lead_nowhere() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        package.writestr(link, "/etc/hostname")
        package.writestr("a.txt", LETTER)

    assert list(papers(out.getvalue())) == ["x.zip/a.txt"]


def test_zip_files_in_zip_files_are_opened_to_a_depth() -> None:
    data = zipped({"brief.txt": LETTER})
    for n in range(DEEPEST - 1):
        data = zipped({f"{n}.zip": data})
    assert [isinstance(x, Source) for x in papers(data).values()] == [True]

    ((name, problem),) = problems(papers(zipped({"nog.zip": data}))).items()
    assert name.startswith("x.zip/nog.zip/")
    assert f"more than {DEEPEST} deep" in problem


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (zipped({"map/": b""}), "no files in it"),
        (zipped({"brief.txt": LETTER})[:-30], "damaged"),
        (zipped({}), "empty ZIP file"),
    ],
)
def test_zip_files_without_papers(data: bytes, problem: str) -> None:
    ((name, found),) = problems(papers(data)).items()

    assert name == "x.zip"
    assert problem in found


def test_a_damaged_file_in_a_zip_file_is_named() -> None:
    data = bytearray(zipped({"a.txt": LETTER, "b.txt": LETTER}, zipfile.ZIP_STORED))
    at = bytes(data).index(LETTER)
    data[at : at + 4] = b"xxxx"

    found = papers(bytes(data))
    assert "cannot be unpacked" in problems(found)["x.zip/a.txt"]
    assert isinstance(found["x.zip/b.txt"], Source)


def test_a_locked_file_is_named() -> None:
    data = bytearray(zipped({"a.txt": LETTER}))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[bytes(data).index(mark) + at] |= 1

    assert "locked with a password" in problems(papers(bytes(data)))["x.zip/a.txt"]


def test_a_bomb_is_put_out() -> None:
    found = papers(zipped({"a.txt": LETTER, "bom.txt": b"tekst " * 3_000_000, "c.txt": LETTER}), limit=1_000_000)

    assert isinstance(found["x.zip/a.txt"], Source)
    assert "unpacks to more than is allowed (1,000,000 bytes in all)" in problems(found)["x.zip/bom.txt"]
    assert "the rest was left out" in problems(found)["x.zip"]


def test_a_bomb_of_zip_files_is_put_out() -> None:
    layer = zipped({f"{n}.txt": b"tekst " * 50_000 for n in range(10)})
    found = papers(zipped({f"{n}.zip": layer for n in range(10)}), limit=1_000_000)

    assert sum(len(x.text) for x in found.values() if isinstance(x, Source)) <= 1_000_000
    assert any("the rest was left out" in text for text in problems(found).values())


def test_many_files_stop_at_a_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("griffier.intake._members.MOST", 5)
    found = papers(zipped({f"{n}.txt": LETTER for n in range(9)}))

    assert sum(isinstance(x, Source) for x in found.values()) == 5
    assert "too many files" in problems(found)["x.zip"]
    assert MOST == 10_000


@given(st.data())
def test_any_damage_is_named(data: st.DataObject) -> None:
    whole = bytearray(zipped({"a.txt": LETTER, "b.html": PAGE}))
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(4, len(whole) - 1))] = data.draw(st.integers(0, 255))

    fuzz_archive.once(bytes(whole))


def test_a_name_that_damage_emptied_is_said() -> None:
    whole = zipped({"a.txt": LETTER}).replace(b"a.txt", b"\0.txt")

    found = dict(take_in_all(whole, "x.zip"))

    assert found


# --- read and read_all


def test_read_says_where_to_turn(tmp_path: Path) -> None:
    file = tmp_path / "x.zip"
    file.write_bytes(zipped({"brief.txt": LETTER}))

    for path in (file, tmp_path):
        with pytest.raises(UnreadableFile, match=r"griffier\.read_all"):
            griffier.read(path)
    ((name, reading),) = griffier.read_all(file)
    assert name == f"{file}/brief.txt"
    assert isinstance(reading, Reading)
    assert (reading.source, reading.document.date) == (name, "2024-05-03")


def test_a_single_paper_is_one_paper(tmp_path: Path) -> None:
    file = tmp_path / "brief.txt"
    file.write_bytes(LETTER)

    ((name, reading),) = griffier.read_all(file)
    assert (name, getattr(reading, "text", "")) == (str(file), griffier.read(file).text)
    assert [n for n, _ in griffier.read_all(io.BytesIO(LETTER))] == ["file"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "b" / "sub").mkdir(parents=True)
    (tmp_path / ".verborgen").mkdir()
    (tmp_path / "c.txt").write_bytes(LETTER)
    (tmp_path / "a.zip").write_bytes(zipped({"in.txt": LETTER, "kapot.pdf": b"%PDF-1.4"}))
    (tmp_path / "b" / "sub" / "d.html").write_bytes(PAGE)
    (tmp_path / "b" / "leeg.txt").write_bytes(b"")
    (tmp_path / ".verborgen" / "e.txt").write_bytes(LETTER)
    (tmp_path / "b" / "rond").symlink_to(tmp_path, target_is_directory=True)
    return tmp_path


def test_a_folder_is_read_by_name_with_all_it_holds(folder: Path) -> None:
    found = list(griffier.read_all(folder, find=(x for x in ["reference"])))

    assert [(name.removeprefix(f"{folder}/"), isinstance(x, Reading)) for name, x in found] == [
        ("a.zip/in.txt", True),
        ("a.zip/kapot.pdf", False),
        ("c.txt", True),
        ("b/leeg.txt", False),
        ("b/sub/d.html", True),
    ]
    assert [len(x.annotations) for _, x in found if isinstance(x, Reading)] == [1, 1, 1]


def test_a_folder_without_files_and_a_file_that_is_gone(tmp_path: Path) -> None:
    for path, problem in ((tmp_path, "no files in this folder"), (tmp_path / "x", "no such file")):
        ((name, error),) = griffier.read_all(path)
        assert name == str(path)
        assert problem in str(error)


def test_the_command_line_prints_each(folder: Path) -> None:
    result = CliRunner().invoke(main, ["read", "--json", "--find", "reference", str(folder)])

    assert result.exit_code == 1
    sources = [json.loads(line)["source"] for line in result.stdout.splitlines()]
    assert sources == [f"{folder}/{name}" for name in ("a.zip/in.txt", "c.txt", "b/sub/d.html")]
    assert [line.split(": ")[1] for line in result.stderr.splitlines()] == [
        f"{folder}/{name}" for name in ("a.zip/kapot.pdf", "b/leeg.txt")
    ]


def test_the_command_line_takes_a_zip_file_from_standard_input() -> None:
    result = CliRunner().invoke(main, ["read", "--json", "-"], input=zipped({"a.txt": LETTER, "b.html": PAGE}))

    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) == 2


def test_sniffing() -> None:
    assert archive.sniff(b"PK\x03\x04")
    assert not archive.sniff(b"%PDF")
    assert archive.sniff_all(zipped({"a.txt": LETTER}))
    assert not archive.sniff_all(zipped({"word/document.xml": b"<x/>", "_rels/.rels": b"<x/>"}))
