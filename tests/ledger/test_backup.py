"""A backup, put back: the same ledger, also on the other database."""

import os
import signal
import subprocess
import sys
import time
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


@pytest.mark.parametrize("moment", range(4))
def test_killed_at_any_moment_and_run_again_it_ends_the_same(
    url: str, letters: Path, tmp_path: Path, moment: int
) -> None:
    text = (letters / "2022-04-07.txt").read_text(encoding="utf-8")
    for n in range(150):
        (letters / f"more-{n}.txt").write_text(text.replace("Nr. 3", f"Nr. {n + 10}"), encoding="utf-8")
    command = [sys.executable, "-m", "griffier", "add", "--jobs", "1", "--ledger", url, str(letters)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:  # noqa: S603 - ourselves
        time.sleep(0.4 + 0.3 * moment)
        os.kill(running.pid, signal.SIGKILL)

    with Ledger(url) as ledger, Ledger(f"sqlite:///{tmp_path / 'undisturbed.db'}") as undisturbed:
        ledger.add(letters)
        undisturbed.add(letters)
        assert [*ledger.readings()] == [*undisturbed.readings()]
        assert ledger.references() == undisturbed.references()
        assert len(ledger.search("visvogels", limit=1000)) == len(undisturbed.search("visvogels", limit=1000))
