"""What goes in: once, whole, and with a list of what could not be read."""

import json
import zipfile
from pathlib import Path

import pytest
from sqlalchemy import select

from griffier.ledger.connection import LedgerError
from griffier.ledger.ledger import Ledger
from griffier.ledger.schema import events, papers
from griffier.reading import read


def test_a_folder_goes_in_and_the_same_bytes_change_nothing(ledger: Ledger, letters: Path) -> None:
    first = ledger.add(letters)
    before = [*ledger.readings()]
    second = ledger.add([letters, letters / "2022-04-07.txt"])

    assert (first.papers, first.known, first.problems) == (3, 0, ())
    assert (second.papers, second.known, second.problems) == (0, 3, ())
    assert [*ledger.readings()] == before


def test_the_order_of_the_files_does_not_matter(ledger: Ledger, letters: Path, tmp_path: Path) -> None:
    with Ledger(f"sqlite:///{tmp_path / 'other.db'}") as other:
        for name in sorted((p.name for p in letters.iterdir()), reverse=True):
            other.add(letters / name)
        ledger.add(letters)

        assert other.references() == ledger.references()
        assert [p["id"] for p in other.papers()] == [p["id"] for p in ledger.papers()]


def test_a_reading_is_kept_whole(ledger: Ledger, letters: Path) -> None:
    ledger.add(letters)

    kept = {r["document"]["sha256"]: r for r in ledger.readings()}
    for file in letters.iterdir():
        reading = json.loads(json.dumps(read(file).to_dict()))
        again = kept[reading["document"]["sha256"]]
        for annotation in again["annotations"]:
            annotation.pop("resolved", None)
        assert again == reading


def test_several_processes_read_the_same(ledger: Ledger, letters: Path, tmp_path: Path) -> None:
    with Ledger(f"sqlite:///{tmp_path / 'other.db'}") as other:
        other.add(letters, jobs=2)
        ledger.add(letters)

        assert [*other.readings()] == [*ledger.readings()]


def test_what_cannot_be_read_is_kept_on_a_list_until_it_can(ledger: Ledger, letters: Path) -> None:
    broken = letters / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7 and no more")

    added = ledger.add(letters)
    ledger.add(letters)
    listed = ledger.problems()
    broken.write_text("Zie Kamerstuk 31 999, nr. 3.", encoding="utf-8")
    ledger.add(letters)

    assert added.papers == 3
    assert [p.source for p in added.problems] == [str(broken)]
    assert [(p["source"], p["tries"]) for p in listed] == [(str(broken), 2)]
    assert ledger.problems() == []


def test_papers_in_a_zip_go_in_each(ledger: Ledger, letters: Path, tmp_path: Path) -> None:
    bundle = tmp_path / "bundle.zip"
    with zipfile.ZipFile(bundle, "w") as archive:
        for file in letters.iterdir():
            archive.write(file, file.name)

    first, second = ledger.add(bundle), ledger.add(bundle)

    assert (first.papers, second.papers, second.known) == (3, 0, 1)


def test_new_bytes_of_the_same_paper_stand_beside_the_old(ledger: Ledger, letters: Path) -> None:
    ledger.add(letters)
    first = letters / "2022-04-07.txt"
    first.write_text(first.read_text(encoding="utf-8").replace("najaar", "voorjaar"), encoding="utf-8")
    ledger.add(letters)

    with ledger.engine.connect() as connection:
        versions = connection.execute(select(papers.c.id).where(papers.c.identifier == "kst-31999-3")).all()
        noted = connection.execute(select(events.c.what, events.c.details).order_by(events.c.nr)).all()
    assert len(versions) == 2
    assert [e.what for e in noted] == ["paper_added"] * 3 + ["paper_version"]
    assert json.loads(noted[-1].details) == {"earlier": [versions[0].id]}


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("sqlite:///{}/none.db", "there is no ledger here"),
        ("sqlite:///{}/other.db", "holds something else than a ledger"),
        ("sqlite:///{}/text.db", "no SQLite database"),
        ("nosuch://x", "no address of a ledger"),
        ("mysql://x", "kept in SQLite or PostgreSQL"),
        ("not an address", "no address of a ledger"),
    ],
)
def test_what_is_no_ledger_is_said_in_a_sentence(url: str, said: str, tmp_path: Path) -> None:
    import sqlite3

    with sqlite3.connect(tmp_path / "other.db") as connection:
        connection.execute("CREATE TABLE notes (words)")
    connection.close()
    (tmp_path / "text.db").write_text("no database at all, but long enough to be looked at" * 20, encoding="utf-8")

    with pytest.raises(LedgerError, match=said):
        Ledger(url.format(tmp_path), create=False)


def test_a_newer_ledger_is_refused(url: str) -> None:
    from sqlalchemy import text

    with Ledger(url) as ledger, ledger.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    with pytest.raises(LedgerError, match="a newer griffier made this ledger"):
        Ledger(url)


def test_the_steps_lead_to_the_schema(ledger: Ledger) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext
    from alembic.script import ScriptDirectory

    from griffier.ledger.connection import HEAD
    from griffier.ledger.schema import metadata

    with ledger.engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), metadata)
    # The indexes of words are each database's own.
    ours = [d for d in differences if "_words" not in str(d)]
    assert ours == []
    steps = Path(__file__).parents[2] / "src/griffier/ledger/migrations"
    assert ScriptDirectory(str(steps)).get_current_head() == HEAD
