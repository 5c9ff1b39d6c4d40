"""Looking after a ledger: reading its papers again, keeping it in a file, putting it back."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from griffier import __version__
from griffier.ledger.asking import batched
from griffier.ledger.connection import plainly
from griffier.ledger.events import note

# Papers that are read again and put back with one transaction: a run that was killed loses no more.
_AGAIN = 512


class Upkeep:
    """What is done to a `Ledger` as a whole."""

    engine: Engine
    where: str

    def settle(self) -> None:
        """Follows what came in since the last time."""
        raise NotImplementedError

    def _writing(self) -> Any:
        raise NotImplementedError

    def reread(
        self,
        *,
        everything: bool = False,
        jobs: int = 1,
        counted: Callable[[int], None] | None = None,
        told: Callable[[str, Mapping[str, Any]], None] | None = None,
    ) -> int:
        """Reads kept papers again, those that another version of griffier read; ids and judgements stay.

        Args:
            everything: also those that this version read.
            jobs: how many processes read at once.
            counted: called once, with the number of papers.
            told: called for each with its id and what changed.

        Returns:
            How many papers were read. A run that was stopped is finished by running it again.
        """
        from griffier.ledger import reread
        from griffier.ledger.intake import on_all

        with plainly(self.where), self.engine.connect() as connection:
            numbers = reread.waiting(connection, __version__, everything=everything)
        if counted:
            counted(len(numbers))
        for some in batched(numbers, _AGAIN):
            with plainly(self.where), self.engine.connect() as connection:
                old = [reread.kept(connection, nr) for nr in some]
            made = on_all(reread.again, old, jobs)
            with plainly(self.where), self._writing() as connection:
                for paper, (entry, changes) in zip(old, made, strict=True):
                    reread.put(connection, paper.nr, entry)
                    note(connection, "paper_reread", "reread", paper.id, changes)
                    if told:
                        told(paper.id, changes)
        with plainly(self.where), self._writing() as connection:
            reread.index(connection)
        self.settle()
        return len(numbers)

    def backup(self, file: str | Path) -> int:
        """Writes everything to one file; how many papers."""
        from griffier.ledger.backup import backup

        return backup(self.engine, self.where, Path(file))

    def restore(self, file: str | Path) -> int:
        """Fills this ledger, which must be empty, from a backup; how many papers."""
        from griffier.ledger.backup import restore

        return restore(self.engine, self.where, Path(file))
