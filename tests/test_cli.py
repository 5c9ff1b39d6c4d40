"""The command line: what it prints, where, and with which exit code."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator

import griffier
from griffier.cli import main
from griffier.find import finders
from griffier.publish.schema import schema

SAMPLES = Path(__file__).parents[1] / "src/griffier/samples"
LETTER = SAMPLES / "2024-03-12-defensie.txt"
OTHER = SAMPLES / "2023-10-19-natuur.txt"
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(range(32))
TEXT = "Zie Kamerstuk 36 045, nr. 2.\n"
ANSI = re.compile(r"\x1b")


def run(*arguments: object, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments], input=stdin)


# Help


@pytest.mark.parametrize("command", [None, *main.commands])
def test_every_command_has_help(command: str | None) -> None:
    for flag in ("--help", "-h"):
        result = run(*filter(None, [command, flag]))

        assert result.exit_code == 0
        assert "Usage:" in result.stdout
        wanted = main.commands[command] if command else main
        assert (wanted.help or "").split("\n")[0] in " ".join(result.stdout.split())


@pytest.mark.parametrize("command", [main, *main.commands.values()], ids=lambda c: str(c.name))
def test_every_option_says_what_it_does(command: click.Command) -> None:
    assert [p.name for p in command.params if isinstance(p, click.Option) and not p.help] == []


@pytest.mark.parametrize("flag", ["--version", "-V"])
def test_version(flag: str) -> None:
    result = run(flag)

    assert result.exit_code == 0
    assert griffier.__version__ in result.stdout
    assert version("griffier") == griffier.__version__


def test_without_a_command_it_helps() -> None:
    assert "Usage:" in run().output


def test_the_installed_program_runs() -> None:
    program = Path(sys.executable).with_name("griffier")
    done = subprocess.run([program, "--version"], capture_output=True, text=True, check=True)  # noqa: S603 - ours

    assert griffier.__version__ in done.stdout


# Reading


def test_one_file() -> None:
    result = run("read", LETTER)

    assert result.exit_code == 0
    assert result.stderr == ""
    told = (str(LETTER), "kst-36410-X-83", "R.J. Hoogendijk", "References", "https://", "Unclear", "Actors", "Persons")
    for wanted in told:
        assert wanted in result.stdout


def test_many_files_in_the_order_given() -> None:
    result = run("read", OTHER, LETTER)

    assert result.exit_code == 0
    assert 0 <= result.stdout.index(str(OTHER)) < result.stdout.index(str(LETTER))


def test_no_file_is_wrong_usage() -> None:
    result = run("read")

    assert result.exit_code == 2
    assert "FILE" in result.stderr


def test_standard_input() -> None:
    result = run("read", "-", stdin=TEXT)

    assert result.exit_code == 0
    assert "kst-36045-2" in result.stdout


def test_each_target_is_shown_once_with_its_address_in_one_piece() -> None:
    text = "Zie Kamerstuk 36 045, nr. 2, en Aanhangsel Handelingen II 2017/18, nr. 1028. Ook Kamerstuk 36 045, nr. 2.\n"
    lines = run("read", "-", stdin=text).stdout.splitlines()

    assert [line.split() for line in lines if "https://" in line] == [
        ["https://zoek.officielebekendmakingen.nl/kst-36045-2.html"],
        ["https://zoek.officielebekendmakingen.nl/ah-tk-20172018-1028.html"],
    ]


def test_a_paper_without_references_says_so() -> None:
    assert "none found" in run("read", "-", stdin="Een gewone zin.\n").stdout


def test_no_colour_when_piped() -> None:
    for arguments in (["read", LETTER], ["read", "--unparsed", LETTER], ["finders"], ["read", "--help"], ["--help"]):
        assert not ANSI.search(run(*arguments).stdout), arguments


def test_papers_with_square_brackets_are_shown_as_they_are() -> None:
    result = run("read", "-", stdin="De motie-[bold]Jansen is aangehouden. Zie de [red]Wet op het niets[/red].\n")

    assert result.exit_code == 0


# JSON


def test_json_is_one_object_a_line() -> None:
    result = run("read", "--json", LETTER, OTHER)
    readings = [json.loads(line) for line in result.stdout.splitlines()]

    assert result.exit_code == 0
    assert [r["source"] for r in readings] == [str(LETTER), str(OTHER)]
    assert readings[0] == griffier.read(LETTER).to_dict() | {"source": str(LETTER)}
    for r in readings:
        Draft202012Validator(schema()).validate(r)


def test_json_of_standard_input_names_it() -> None:
    assert json.loads(run("read", "--json", "-", stdin=TEXT).stdout)["source"]


def test_json_keeps_letters_that_a_terminal_may_not_have() -> None:
    environment = os.environ | {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    command = [sys.executable, "-m", "griffier", "read", "--json", "-"]
    text = "Financiën – één.\n".encode()
    done = subprocess.run(command, input=text, env=environment, capture_output=True, check=True)  # noqa: S603 - ours

    assert json.loads(done.stdout.decode("utf-8"))["text"] == "Financiën – één."


def test_the_schema_command_prints_the_schema() -> None:
    assert json.loads(run("schema").stdout) == schema()


# What cannot be read


@pytest.fixture
def bad(tmp_path: Path) -> dict[str, Path]:
    files = {name: tmp_path / name for name in ("missing.txt", "empty.txt", "picture.txt", "large.txt", "folder")}
    files["empty.txt"].write_bytes(b"")
    files["picture.txt"].write_bytes(PICTURE)
    files["large.txt"].write_text(TEXT * 40, encoding="utf-8")
    files["folder"].mkdir()
    return files


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("missing.txt", "there is no such file"),
        ("empty.txt", "the file is empty"),
        ("picture.txt", "a picture"),
        ("folder", "there are no files in this folder"),
    ],
)
def test_what_cannot_be_read_is_named_and_the_others_go_on(bad: dict[str, Path], name: str, problem: str) -> None:
    result = run("read", "--json", LETTER, bad[name], OTHER)

    assert result.exit_code == 1
    assert [json.loads(line)["source"] for line in result.stdout.splitlines()] == [str(LETTER), str(OTHER)]
    (line,) = result.stderr.splitlines()
    assert line.startswith(f"griffier: {bad[name]}: ")
    assert problem in line
    assert line.count(". ") >= 1, "a problem and a remedy"
    assert "Traceback" not in result.output


def test_empty_standard_input() -> None:
    result = run("read", "-", stdin="")

    assert result.exit_code == 1
    assert "empty" in result.stderr


def test_a_fault_of_ours_does_not_cost_the_other_papers(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = griffier.read_all

    def breaks(file: str | Path, **options: int) -> Iterator[tuple[str, griffier.Reading | griffier.UnreadableFile]]:
        if str(file) == str(LETTER):
            raise ZeroDivisionError("by accident")
        yield from whole(file)

    monkeypatch.setattr(griffier, "read_all", breaks)
    result = run("read", LETTER, OTHER)

    assert result.exit_code == 1
    assert str(OTHER) in result.stdout
    assert f"{LETTER}: an error inside griffier (ZeroDivisionError: by accident)" in result.stderr


# Options


def test_limit(bad: dict[str, Path]) -> None:
    size = bad["large.txt"].stat().st_size
    result = run("read", "--limit", "1k", bad["large.txt"])

    assert result.exit_code == 1
    assert f"the file has {size:,} bytes, the limit is 1,000" in result.stderr
    assert run("read", "--limit", "2k", bad["large.txt"]).exit_code == 0


@pytest.mark.parametrize("limit", ["500", "1k", "1K", "2MB", "1g"])
def test_limits_that_are_sizes(limit: str) -> None:
    assert run("read", "--limit", limit, "-", stdin=TEXT).exit_code == 0


@pytest.mark.parametrize("limit", ["0", "-1", "k", "1.5M", "many", ""])
def test_limits_that_are_none(limit: str) -> None:
    result = run("read", "--limit", limit, LETTER)

    assert result.exit_code == 2
    assert "--limit" in result.stderr


def test_find_takes_the_types_there_are() -> None:
    assert run("read", "--find", "reference", LETTER).exit_code == 0

    result = run("read", "--find", "kamerstuk", LETTER)
    assert result.exit_code == 2
    assert "reference" in result.stderr


def test_unparsed_shows_what_was_left() -> None:
    result = run("read", "--unparsed", "-", stdin="Zie Kamerstuk 36 045, nr. 2, en het Kamerstuk van gisteren.\n")

    assert result.exit_code == 0
    assert "1 place to look at" in result.stdout
    assert "van gisteren" in result.stdout
    assert "Nothing left" in run("read", "--unparsed", "-", stdin=TEXT).stdout


def test_json_and_unparsed_do_not_go_together() -> None:
    assert run("read", "--json", "--unparsed", LETTER).exit_code == 2


def test_an_unknown_option_or_command_is_wrong_usage() -> None:
    assert run("read", "--loud", LETTER).exit_code == 2
    assert run("write").exit_code == 2


# The other commands


def test_finders_lists_them_all() -> None:
    result = run("finders")

    assert result.exit_code == 0
    shown = result.stdout.split()
    assert [f.kind for f in finders() if f.kind not in shown] == []


def test_finders_shows_one() -> None:
    result = run("finders", "--form", "treaty")

    assert result.exit_code == 0
    assert "EVRM" in result.stdout
    assert "kamerstuk" not in result.stdout
    assert run("finders", "--form", "poem").exit_code == 2


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion(shell: str) -> None:
    result = run("completion", shell)

    assert result.exit_code == 0
    assert "_GRIFFIER_COMPLETE" in result.stdout


def test_completion_of_an_unknown_shell_is_wrong_usage() -> None:
    assert run("completion", "cmd").exit_code == 2
