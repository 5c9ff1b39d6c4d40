"""Papers read again: the same answers, ids and judgements, from files, bundles, or the text that was kept."""

import dataclasses
import zipfile
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.config import Config
from click.testing import CliRunner
from sqlalchemy import delete, select, update

import griffier
from griffier.cli import main
from griffier.ledger import reread
from griffier.ledger.ledger import Ledger
from griffier.ledger.reread import Said, same
from griffier.ledger.schema import events, papers, statements
from griffier.model.statement import Statement

SAMPLES = Path(__file__).parents[2] / "src/griffier/samples/dossier"
COUNCIL = Path(__file__).parent / "council"
DAY = "2025-05-01"


def _state(ledger: Ledger) -> dict[str, Any]:
    kinds = ("commitments", "decisions", "expectations", "plans")
    return {
        **{kind: ledger.items(kind, as_of=DAY) for kind in kinds},
        **{name: getattr(ledger, name)() for name in ("positions", "contributions", "figures", "references")},
        "meetings": ledger.meetings(as_of=DAY),
        "hits": ledger.search("boeren"),
        "papers": ledger.papers(),
    }


def _copied(folder: Path, to: Path) -> Path:
    to.mkdir()
    for file in folder.glob("*.txt"):
        (to / file.name).write_bytes(file.read_bytes())
    return to


def test_reading_again_changes_nothing(ledger: Ledger) -> None:
    ledger.add([SAMPLES, COUNCIL])
    before = _state(ledger)

    assert ledger.reread() == 0
    assert ledger.reread(everything=True) == len(before["papers"])
    assert _state(ledger) == before


def test_what_another_version_read_is_read_again(ledger: Ledger) -> None:
    ledger.add(COUNCIL)
    before = _state(ledger)
    with ledger.engine.begin() as connection:
        one = connection.execute(select(papers.c.nr).order_by(papers.c.date)).scalars().first()
        connection.execute(update(papers).where(papers.c.nr == one).values(made_by="0.0.1", title="a worse title"))
        connection.execute(delete(statements).where(statements.c.paper == one))

    assert ledger.reread() == 1
    assert _state(ledger) == before
    with ledger.engine.connect() as connection:
        (event,) = connection.execute(select(events).where(events.c.what == "paper_reread")).all()
    assert "0.0.1" in event.details


def test_papers_whose_files_are_gone_are_read_from_their_text(ledger: Ledger, tmp_path: Path) -> None:
    folder = _copied(SAMPLES, tmp_path / "papers")
    ledger.add(folder)
    before = _state(ledger)
    seen: list[Any] = []
    for file in folder.glob("*.txt"):
        file.unlink()

    ledger.reread(everything=True, told=lambda _, changes: seen.append(changes))

    assert {c["from"] for c in seen} == {"text"}
    assert {(*c["new"], *c["gone"]) for c in seen} == {()}
    assert _state(ledger) == before


def test_a_file_with_other_bytes_is_another_paper(ledger: Ledger, tmp_path: Path) -> None:
    folder = _copied(COUNCIL, tmp_path / "papers")
    ledger.add(folder)
    before = ledger.papers()
    for file in folder.glob("*.txt"):
        file.write_text("something else", encoding="utf-8")

    ledger.reread(everything=True)

    assert ledger.papers() == before


def test_papers_of_a_bundle_are_found_in_it(ledger: Ledger, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as bundle:
        for file in COUNCIL.glob("*.txt"):
            bundle.write(file, file.name)
    ledger.add(tmp_path / "all.zip")
    before, seen = _state(ledger), []

    ledger.reread(everything=True, told=lambda _, changes: seen.append(changes["from"]))

    assert set(seen) == {"file"}
    assert _state(ledger) == before


def test_a_judgement_stays_with_what_was_judged(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    ledger.add(SAMPLES)
    item = next(i for i in ledger.commitments(as_of=DAY) if "Binnenkort" in i["place"]["text"])
    ledger.judge(item["id"], "fulfilled", by="A. Reader", because="it was sent")
    read = reread._from_file

    def wider(old: reread.Kept) -> griffier.Reading | None:
        """As a new version might: every statement begins a little earlier, and has another id for it."""
        found = read(old)
        assert found is not None
        shifted = [
            dataclasses.replace(a, start=a.start - 1, text=found.text[a.start - 1 : a.end], id=f"{a.id}-other")
            if isinstance(a, Statement) and a.start
            else a
            for a in found.annotations
        ]
        return dataclasses.replace(found, annotations=shifted)

    monkeypatch.setattr(reread, "_from_file", wider)
    ledger.reread(everything=True)

    after = next(i for i in ledger.commitments(as_of=DAY) if "Binnenkort" in i["place"]["text"])
    assert after["id"] == item["id"]
    assert after["place"]["start"] == item["place"]["start"] - 1
    assert (after["status"], after["judged"]["by"]) == ("fulfilled", "A. Reader")


TEXT = "Ik stuur uw Kamer vóór 1 mei een brief over vissen. Ik informeer u in het najaar over de havens."


@pytest.mark.parametrize(
    ("before", "text", "matched", "why"),
    [
        ([("a", "commitment", 0, 51), ("b", "commitment", 52, 96)], TEXT, ["a", "b"], "the same places"),
        ([("a", "commitment", 10, 51), ("b", "commitment", 60, 96)], TEXT, ["a", "b"], "shorter"),
        ([("a", "plan", 0, 51)], TEXT, ["a"], "another kind at the very place"),
        ([("a", "plan", 10, 70)], TEXT, [], "another kind that only overlaps"),
        ([("a", "commitment", 40, 96)], TEXT, ["a"], "the one it overlaps most"),
        ([("a", "commitment", 0, 51)], f"Nieuw. {TEXT}", ["a"], "the text has moved: the same words"),
        ([("a", "plan", 0, 51)], f"Nieuw. {TEXT}", [], "the text has moved, and it is of another kind"),
        ([("a", "commitment", 0, 30)], "Over iets anders dan dat. " + TEXT[:20] + ".", [], "other words"),
        ([], TEXT, [], "nothing before"),
    ],
)
def test_a_statement_is_known_again(
    before: list[tuple[str, str, int, int]], text: str, matched: list[str], why: str
) -> None:
    now = griffier.read_text(TEXT, date="2024-01-10")
    assert [s.kind for s in now.statements] == ["commitment", "commitment"]

    assert sorted(same([Said(*b) for b in before], text, now).values()) == matched, why


def test_a_ledger_of_an_older_schema_is_brought_up(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'old.db'}"
    with Ledger(url) as ledger:
        ledger.add(COUNCIL)
        before = _state(ledger)
        config = Config()
        config.set_main_option("script_location", "griffier.ledger:migrations")
        with ledger.engine.connect().execution_options(writes=True) as connection, connection.begin():
            config.attributes["connection"] = connection
            command.downgrade(config, "0002")

    asked = CliRunner().invoke(main, ["positions", "--ledger", url])
    assert asked.exit_code == 1
    assert "griffier reread" in asked.output
    done = CliRunner().invoke(main, ["reread", "--jobs", "1", "--ledger", url])
    assert done.exit_code == 0
    assert f"{len(before['papers'])} papers read again" in done.output
    with Ledger(url) as ledger:
        assert _state(ledger) == before


def test_there_must_be_a_ledger(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["reread", "--ledger", f"sqlite:///{tmp_path / 'none.db'}"])

    assert done.exit_code == 1
    assert "there is no ledger here" in done.output
    assert list(tmp_path.iterdir()) == []
