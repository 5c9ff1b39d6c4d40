"""Bad input: a clear sentence that names the file, the cause and the remedy, or a reading; never anything else."""

import bz2
import gzip
import io
import random
import re
import sqlite3
import zlib
from pathlib import Path
from time import process_time

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

import griffier
from griffier.cli import main
from tests.fuzz import fuzz_plain

LETTER = "Geachte voorzitter,\n\nIn Kamerstuk 36 045, nr. 2 staat “één” – niet meer.\n"
NOISE = random.Random(28676).randbytes(4000)  # noqa: S311 - noise, no secret


def _database() -> bytes:
    base = sqlite3.connect(":memory:")
    base.execute("create table brief (tekst)")
    base.commit()
    return base.serialize()


NO_DOCUMENT = {
    "nothing": (b"", "empty"),
    "white space": (b" \n\t\r\n \n", "no text"),
    "a mark alone": (b"\xef\xbb\xbf", "no text"),
    "a mark of UTF-16 alone": (b"\xff\xfe", "no text"),
    "a mark and white space": (b"\xfe\xff\x00 \x00\n", "no text"),
    "marks nobody sees": ("\u200b\u200e\u00ad\n\u2060".encode(), "no text"),
    "page breaks": (b"\f\f\f", "no text"),
    "zero bytes": (bytes(64), "not a document"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + NOISE, "a picture"),
    "a photograph": (b"\xff\xd8\xff\xe0\x00\x10JFIF" + NOISE, "a picture"),
    "a program": (b"\x7fELF\x02\x01\x01" + NOISE, "a program"),
    "gzip": (gzip.compress(LETTER.encode()), "gzip"),
    "bzip2": (bz2.compress(LETTER.encode()), "bzip2"),
    "deflated": (zlib.compress(LETTER.encode() * 9), "bytes"),
    "a database": (_database(), "a database"),
    "an empty ZIP file": (b"PK\x05\x06" + bytes(18), "ZIP"),
    "a ZIP file that was cut off": (b"PK\x03\x04\x14\x00" + NOISE[:200], "ZIP"),
    "rich text": (rb"{\rtf1\ansi Geachte voorzitter,\par}", "RTF"),
    "PostScript": (b"%!PS-Adobe-3.0\n/Times findfont\n", "PostScript"),
    "a PDF without anything": (b"%PDF-1.7\n", "PDF"),
    "noise": (NOISE, "not a document"),
    "a little noise": (b"\x90\x03\xff", "not a document"),
    "a text with noise behind it": (LETTER.encode() * 9 + NOISE, "neither UTF-8 nor Windows-1252"),
    "UTF-16 that was cut off": (b"\xff\xfe" + LETTER.encode("utf-16-le")[:-1], "UTF-16-LE"),
    "half a letter of UTF-16": (b"\xff\xfe" + "ab".encode("utf-16-le") + b"\x00\xd8c\x00", "byte 6"),
}


@pytest.mark.parametrize("name", NO_DOCUMENT)
def test_no_document(name: str, tmp_path: Path) -> None:
    data, cause = NO_DOCUMENT[name]
    file = tmp_path / "brief.txt"
    file.write_bytes(data)

    with pytest.raises(griffier.UnreadableFile) as caught:
        griffier.read(file)

    assert str(caught.value).startswith(f"{file}: ")
    assert cause in caught.value.problem
    assert len(caught.value.remedy.split()) > 2
    assert re.fullmatch(r".*[^.]\.", str(caught.value))


READ_ALL_THE_SAME = {
    "UTF-8": (LETTER.encode(), ""),
    "UTF-8 with a mark": (b"\xef\xbb\xbf" + LETTER.encode(), ""),
    "UTF-16 with a mark": (LETTER.encode("utf-16"), ""),
    "UTF-16 without a mark": (LETTER.encode("utf-16-be"), ""),
    "UTF-32 with a mark": (LETTER.encode("utf-32"), ""),
    "Windows-1252": (LETTER.encode("cp1252"), ""),
    "Windows-1252 under a mark of UTF-8": (b"\xef\xbb\xbf" + LETTER.encode("cp1252"), ""),
    "old line breaks": (LETTER.replace("\n", "\r").encode(), ""),
    "zero bytes in it": (LETTER.replace(" ", " \0", 2).encode(), ""),
    "control characters": (LETTER.replace("nr.", "nr.\x07\x1b").encode(), ""),
    "marks of direction": (LETTER.replace("Geachte", "\u202eGeachte\u202c").encode(), ""),
    "zero-width characters": (LETTER.replace("stuk", "\u200bstuk\u200d").encode(), ""),
    "odd spaces": (LETTER.replace("36 045, nr. 2", "36\u2009045,\u202fnr.\u00a02").encode(), ""),
    "soft hyphens": (LETTER.replace("Kamerstuk", "Ka\u00admer\u00adstuk").encode(), ""),
    "a letter cut off at the end": (LETTER.encode() + "é".encode()[:1], "middle of a letter"),
    "Windows-1252 among UTF-8": (LETTER.encode() + "Financiën.\n".encode("cp1252"), "1 byte is no UTF-8"),
    "no letters of Windows-1252": (LETTER.encode("cp1252") + b"\x81\x8d\n", "2 bytes are no letter"),
    "letters of a program": (LETTER.encode("cp1252") + b"\x80 10 \x85\n", ""),
}


@pytest.mark.parametrize("name", READ_ALL_THE_SAME)
def test_read_all_the_same(name: str) -> None:
    data, warning = READ_ALL_THE_SAME[name]
    reading = griffier.read(io.BytesIO(data))

    assert reading.text.startswith("Geachte voorzitter,\n\nIn Kamerstuk 36 045, nr. 2 staat “één” – niet meer.")
    assert "kst-36045-2" in [getattr(a, "target", None) for a in reading.annotations]
    assert warning in " ".join(reading.warnings)
    assert bool(warning) == bool(reading.warnings)


def test_a_file_over_the_limit_says_both_numbers(tmp_path: Path) -> None:
    file = tmp_path / "brief.txt"
    file.write_bytes(b"a" * 1234)
    with pytest.raises(griffier.UnreadableFile, match=r"has 1,234 bytes, the limit is 1,000.*--limit"):
        griffier.read(file, limit=1000)
    with pytest.raises(griffier.UnreadableFile, match=r"has more than 1,000 bytes, the limit is 1,000"):
        griffier.read(io.BytesIO(b"a" * 1234), limit=1000)
    assert griffier.read(io.BytesIO(b"a" * 1000), limit=1000).text


@pytest.mark.parametrize(("name", "problem"), [("weg.txt", "no such file"), (".", "a folder")])
def test_no_file(name: str, problem: str, tmp_path: Path) -> None:
    with pytest.raises(griffier.UnreadableFile, match=problem):
        griffier.read(tmp_path / name)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="this system has no file without end")
def test_a_file_without_end_is_not_read_to_its_end() -> None:
    with pytest.raises(griffier.UnreadableFile, match="more than 5,000 bytes"):
        griffier.read("/dev/zero", limit=5000)


def test_a_name_that_no_file_can_have() -> None:
    with pytest.raises(griffier.UnreadableFile):
        griffier.read("brief\0.txt")
    with pytest.raises(griffier.UnreadableFile):
        griffier.read("x" * 5000)


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    fuzz_plain.once(data)


@given(
    st.binary(max_size=60), st.sampled_from(["utf-8", "utf-16-le", "utf-16-be", "cp1252", "utf-32-le"]), st.booleans()
)
def test_a_letter_with_any_bytes_in_it_is_read_or_refused(noise: bytes, encoding: str, behind: bool) -> None:
    letter = LETTER.encode(encoding)
    fuzz_plain.once(letter + noise if behind else noise + letter)


# Size and shape: time grows with the length and no faster. Each is read at two sizes; the larger one may take no more
# than three times as long a byte, which a quadratic step would break by far.

SHAPES = {
    "digits": "1234567890",
    "digits, spaced": "12 345 ",
    "one line of words": "de Kamer heeft besloten en ",
    "one word": "a",
    "blank lines": "\n",
    "white space": " \t",
    "lines of one letter": "a\n",
    "paragraphs of one letter": "A\n\n",
    "stops": ".",
    "stops and spaces": ". ",
    "note heads": "1 Zie.\n\n",
    "calls of a note": "woord.1 ",
    "broken words": "woord-\n",
    "page footers": "Tweede Kamer, vergaderjaar 2022–2023, 28 676, nr. 431 2\n",
    "lines that come back": "Ministerie van Defensie, brief\n" + "\nwoord woord" * 16 + "\n",
    "headings": "Kop van een hoofdstuk\n\n",
    "list items": "- punt\n",
    "tables": "a\tb   c\n",
    "signatures": "De Minister van Defensie,\n\nK.H. Jansen\n\n",
    "loose accents": "e\u0301\u0301",
    "zero-width characters": "a\u200b",
    "page breaks": "a\f",
}


@pytest.mark.parametrize("name", SHAPES)
def test_time_grows_in_a_straight_line(name: str) -> None:
    small, large = SHAPES[name] * (20_000 // len(SHAPES[name])), SHAPES[name] * (200_000 // len(SHAPES[name]))
    _seconds(small)  # word lists are read once
    assert _seconds(large) < 10 * 3 * max(_seconds(small), 0.02)


def _seconds(text: str) -> float:
    began = process_time()
    griffier.read_text(text)
    return process_time() - began


# The command line


def _run(*arguments: object, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments], input=stdin)


def test_others_are_still_read_and_the_bad_one_is_named(tmp_path: Path) -> None:
    good, bad, last = tmp_path / "goed.txt", tmp_path / "fout.txt", tmp_path / "laatste.txt"
    good.write_text(LETTER, encoding="utf-8")
    bad.write_bytes(b"\x89PNG\r\n\x1a\n" + NOISE)
    last.write_text(LETTER, encoding="utf-16")

    result = _run("read", "--json", good, bad, last)

    assert result.exit_code == 1
    assert [line[:13] for line in result.stdout.splitlines()] == ['{"schema": "g'] * 2
    assert str(good) in result.stdout
    assert str(last) in result.stdout
    assert result.stderr.count("\n") == 1
    assert result.stderr.startswith(f"griffier: {bad}: ")
    assert "a picture" in result.stderr


@pytest.mark.parametrize("name", ["nothing", "white space", "noise", "a ZIP file that was cut off"])
def test_one_bad_file(name: str, tmp_path: Path) -> None:
    file = tmp_path / "brief.txt"
    file.write_bytes(NO_DOCUMENT[name][0])

    result = _run("read", file)

    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(f"griffier: {file}: ")
    assert "Traceback" not in result.stderr


def test_standard_input() -> None:
    assert _run("read", "-", stdin=LETTER.encode()).exit_code == 0
    empty = _run("read", "-", stdin=b"")
    assert empty.exit_code == 1
    assert "empty" in empty.stderr


def test_a_warning_is_shown(tmp_path: Path) -> None:
    file = tmp_path / "brief.txt"
    file.write_bytes(LETTER.encode() + b"\xc3")

    result = _run("read", file)

    assert result.exit_code == 0
    assert "middle of a letter" in result.stdout


@pytest.mark.parametrize(
    "arguments",
    [["read"], ["read", "--limit", "veel", "x"], ["read", "--find", "poem", "x"], ["raed"], ["read", "--jsno", "x"]],
)
def test_wrong_usage(arguments: list[str]) -> None:
    result = _run(*arguments)
    assert result.exit_code == 2
    assert "Traceback" not in result.output
