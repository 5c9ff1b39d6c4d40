"""A backup, put back: the same ledger, also on the other database."""

import zipfile
from pathlib import Path

import pytest

from griffier.ledger.connection import LedgerError
from griffier.ledger.ledger import Ledger


def _state(ledger: Ledger) -> object:
    return [*ledger.readings()], ledger.references(), ledger.papers(), ledger.problems()


def test_a_backup_put_back_is_the_same_ledger(filled: Ledger, tmp_path: Path) -> None:
    kept = tmp_path / "backup.zip"

    assert filled.backup(kept) == 3
    with Ledger(f"sqlite:///{tmp_path / 'again.db'}") as again:
        assert again.restore(kept) == 3
        assert _state(again) == _state(filled)
        assert again.search("visvogels")
        assert not again.search("geitenkaas")
    assert [p.name for p in tmp_path.glob("*.part")] == []


def test_a_backup_goes_into_the_other_database(ledger: Ledger, letters: Path, tmp_path: Path) -> None:
    kept = tmp_path / "backup.zip"
    with Ledger(f"sqlite:///{tmp_path / 'first.db'}") as first:
        first.add(letters)
        first.backup(kept)
        ledger.restore(kept)

        assert _state(ledger) == _state(first)
        (letters / "new.txt").write_text("Zie Kamerstuk 31 999, nr. 3.", encoding="utf-8")
        assert ledger.add(letters).papers == 1


def test_a_ledger_with_papers_is_not_written_over(filled: Ledger, tmp_path: Path) -> None:
    filled.backup(tmp_path / "backup.zip")

    with pytest.raises(LedgerError, match="there are papers in this ledger"):
        filled.restore(tmp_path / "backup.zip")


@pytest.mark.parametrize("content", [None, b"", b"no zip", b"PK\x05\x06" + bytes(18)])
def test_what_is_no_backup_is_said_in_a_sentence(ledger: Ledger, tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "file"
    if content is not None:
        file.write_bytes(content)

    with pytest.raises(LedgerError, match=r"no such file|no backup of a ledger"):
        ledger.restore(file)
    assert ledger.papers() == []


def test_a_backup_is_of_files_that_outlive_this_program(filled: Ledger, tmp_path: Path) -> None:
    filled.backup(tmp_path / "backup.zip")

    with zipfile.ZipFile(tmp_path / "backup.zip") as kept:
        assert {"ledger.json", "papers.jsonl", "paper_references.jsonl", "events.jsonl"} <= set(kept.namelist())
