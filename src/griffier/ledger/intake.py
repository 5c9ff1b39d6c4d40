"""Papers on their way into the ledger: which files there are, and reading them on several processors at once."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

from griffier.errors import UnreadableFile
from griffier.intake import LIMIT
from griffier.intake.archive import files_in
from griffier.ledger.entry import Entry, entry_of

# Files handed to a process at once: few enough that a killed run loses little.
_HANDFUL = 8
# Papers of so many files go in with one transaction: a killed run loses no more than these, and does them again.
TOGETHER = 64

_In = TypeVar("_In")
_Out = TypeVar("_Out")


@dataclass(frozen=True, slots=True)
class Problem:
    """A file that could not be read, or a paper within it."""

    source: str
    problem: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Taken:
    """What came out of one file.

    Attributes:
        name: the file.
        sha256: of its bytes, or None when they could not be had.
        entries: its papers.
        problems: what could not be read in it.
    """

    name: str
    sha256: str | None
    entries: tuple[Entry, ...] = ()
    problems: tuple[Problem, ...] = ()


def every_file(paths: Iterable[str | Path]) -> list[Path]:
    """The files that are named, and those in the folders that are named; one that is not there stays in the list."""
    found: dict[Path, None] = {}
    for path in map(Path, paths):
        for one in files_in(path) if path.is_dir() else [path]:
            found[one] = None
    return list(found)


def take(path: Path, limit: int = LIMIT) -> Taken:
    """Reads the papers in a file."""
    from griffier.reading import read_all  # a question needs none of it

    sha256 = sha256_of(path)
    entries: list[Entry] = []
    problems: list[Problem] = []
    for name, reading in read_all(path, limit=limit):
        if isinstance(reading, UnreadableFile):
            problems.append(Problem(name, reading.problem, reading.remedy))
        else:
            entries.append(entry_of(reading))
    return Taken(str(path), sha256, tuple(entries), tuple(problems))


def take_all(files: Iterable[Path], jobs: int = 1, limit: int = LIMIT) -> Iterator[Taken]:
    """What comes out of every file, in the order in which it is ready.

    Args:
        files: the files.
        jobs: how many processes read at once.
        limit: the most bytes a file may have.
    """
    if jobs == 1:
        for file in files:
            yield take(file, limit)
        return
    todo = iter(files)
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        waiting: dict[Future[list[Taken]], list[Path]] = {}
        more = True
        while more or waiting:
            while more and len(waiting) < 2 * jobs:
                handful = list(islice(todo, _HANDFUL))
                more = bool(handful)
                if more:
                    waiting[pool.submit(_take_handful, handful, limit)] = handful
            done, _ = wait(waiting, return_when=FIRST_COMPLETED) if waiting else (set(), set())
            for one in done:
                try:
                    yield from one.result()
                except BrokenProcessPool:
                    # Every handful in flight fails with it: which file did it shows when each is read apart.
                    for lost in waiting.values():
                        yield from (_take_apart(file, limit) for file in lost)
                    yield from take_all(todo, jobs, limit)
                    return
                del waiting[one]


def on_all(function: Callable[[_In], _Out], given: Sequence[_In], jobs: int) -> list[_Out]:
    """What a function gives for each, in order.

    Args:
        function: one that other processes can import.
        given: what it is called with.
        jobs: how many processes work at once.
    """
    if jobs == 1 or len(given) <= _HANDFUL:
        return list(map(function, given))
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        return list(pool.map(function, given, chunksize=_HANDFUL))


def _take_handful(files: list[Path], limit: int) -> list[Taken]:
    return [take(file, limit) for file in files]


def _take_apart(file: Path, limit: int) -> Taken:
    """Reads a file in a process of its own, which it may take down."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        try:
            return pool.submit(take, file, limit).result()
        except BrokenProcessPool:
            why = "reading it took the process down, for want of memory most likely"
            return Taken(
                str(file), None, problems=(Problem(str(file), why, "Split it, or read it on a larger machine"),)
            )


def sha256_of(path: Path) -> str | None:
    """SHA-256 of a file's bytes, or None when it cannot be opened."""
    try:
        with path.open("rb") as opened:
            return hashlib.file_digest(opened, "sha256").hexdigest()
    except OSError:
        return None
