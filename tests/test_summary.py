"""The summary on a terminal: what it names, in which order, how wide, and what is cut."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

import griffier
from griffier.cli import main
from griffier.cli.summary import show_summary
from griffier.model.figure import Figure
from griffier.model.reading import Reading

SAMPLES = sorted((Path(__file__).parents[1] / "src/griffier/samples").glob("20*"))
LETTER = (
    "Datum 14 mei 2024\n\nGeachte voorzitter,\n\nIn 2021 en 2022 gebeurde niets, en binnenkort evenmin.\n\n"
    "2. Geld\n\nOp 3 juni 2024 komt er 4,5 miljard euro bij. De motie-Jansen vraagt 2%. In 2021 was dat 1%.\n\n"
    "Uiterlijk eind 2025 is het klaar.\n"
)
WIDTH = 80


def summary(text: str, *options: str) -> str:
    result = CliRunner(env={"COLUMNS": str(WIDTH)}).invoke(main, ["read", "-", *options], input=text)
    assert result.exit_code == 0, result.output
    return result.stdout


def figure(reading: Reading, words: str, **said: Any) -> Figure:
    """A figure as the linking makes it."""
    start = reading.text.index(words)
    plain: dict[str, Any] = dict.fromkeys(("value_high", "measure", "label", "subject", "as_of", "basis", "reason"))
    plain |= {"kind": "percentage", "value": 2, "unit": "%", "comparator": "eq", "fields": {}, "rule": "figure.percent"}
    return Figure(id=f"figure-{start}", start=start, end=start + len(words), text=words, **(plain | said))


def with_figures(text: str, words: dict[str, dict[str, Any]]) -> Reading:
    reading = griffier.read_text(text)
    kept = [a for a in reading.annotations if a.type != "figure"]
    made: list[Any] = [*kept, *(figure(reading, w, **said) for w, said in words.items())]
    return replace(reading, annotations=sorted(made, key=lambda a: a.start))


def lines(text: str, title: str) -> list[str]:
    """The lines of a section, without its title."""
    after = text.partition(f"  {title} ")[2].split("\n\n")[0].split("\n")[1:]
    return [line.strip() for line in after if line.strip()]


def words(line: str) -> list[str]:
    """The cells of a line."""
    return [cell.strip() for cell in line.split("  ") if cell.strip()]


def test_the_timeline_goes_by_day_with_the_day_of_the_paper_in_it() -> None:
    told = [words(line)[:2] for line in lines(summary(LETTER), "Timeline")[1:]]

    assert told == [
        ["2021", "2021"],
        ["2022", "2022"],
        ["2024-05-14", "the day of this paper"],
        ["2024-06-03", "3 juni 2024"],
        ["about 2025-12", "eind 2025 (by)"],
    ]


def test_figures_are_a_table_under_their_headings(capsys: pytest.CaptureFixture[str]) -> None:
    said: dict[str, dict[str, Any]] = {
        "4,5 miljard euro": {"measure": "budget", "subject": "defensie", "as_of": "2024-06-03", "value": 4.5e9},
        "2%": {"label": "wat zij vraagt", "basis": "CPB"},
    }
    show_summary(with_figures(LETTER, said), ["figures"])
    out = capsys.readouterr().out

    assert "2 figures" in out
    heading, first, second = lines(out, "Figures")[1:]
    assert heading == "2. Geld"
    assert words(first)[:4] == ["4,5 miljard euro", "budget", "defensie", "2024-06-03"]
    assert words(second)[:3] == ["2%", "wat zij vraagt", "CPB"]


def test_what_is_unclear_is_named_with_the_reason_and_the_sentence() -> None:
    told = lines(summary(LETTER), "Unclear")

    assert any("motie-Jansen" in line and "a motion without its number" in line for line in told)
    assert any("binnenkort" in line and "vague" in line for line in told)


MANY = "Datum 1 juli 2024\n\nGeachte voorzitter,\n\n" + "".join(
    f"Op {n % 28 + 1} {month} {2020 + n // 6} verscheen Kamerstuk 36 045, nr. {n + 2}.\n\n"
    for n, month in enumerate(["januari", "maart", "mei", "juli", "september", "november"] * 8)
)


def test_long_lists_are_cut_and_say_how_to_see_the_rest() -> None:
    cut = summary(MANY)

    assert "36 more: --show dates" in cut
    assert "36 more: --show references" in cut
    assert "the day of this paper" in cut, "what is to come matters more than what was"
    for whole in (summary(MANY, "--all"), summary(MANY, "--show", "dates,references")):
        assert "more: --" not in whole
        assert whole.count("https://") == 48
    assert len(lines(summary(MANY, "--show", "dates"), "Timeline")) == 50


def test_kinds_come_and_go() -> None:
    assert "Actors" in summary(MANY + "De Minister van Defensie sprak met de NAVO.\n")
    for options in (["--show", "dates"], ["--hide", "actors,reference"]):
        told = summary(MANY + "De Minister van Defensie sprak met de NAVO.\n", *options)
        assert "Timeline" in told
        assert "Actors" not in told
        assert "References" not in told
        assert "kst-36045" not in told


@pytest.mark.parametrize("file", SAMPLES, ids=lambda p: p.stem)
def test_it_fits_in_80_columns_but_for_addresses(file: Path) -> None:
    told = CliRunner(env={"COLUMNS": str(WIDTH)}).invoke(main, ["read", "--all", str(file)]).stdout.split("\n")

    assert [t for t in told if len(t.rstrip()) > WIDTH and "https://" not in t] == []


@settings(max_examples=30, deadline=None)
@given(st.text(alphabet="ab[]/ \n\t=€%12", min_size=1), st.sampled_from(["4,5 miljard euro", "2%"]))
def test_words_of_a_letter_are_shown_as_they_are(label: str, at: str) -> None:
    show_summary(with_figures(LETTER, {at: {"label": label, "basis": label}}), ["figures", "dates"], whole=True)
