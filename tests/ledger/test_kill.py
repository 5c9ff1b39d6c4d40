"""`griffier add` killed at random moments, and run to its end: the same ledger as one that nobody disturbed.

A few kills for each database, so that the tests stay quick; as many as are asked for with

    GRIFFIER_KILLS=50 python -m pytest tests/ledger/test_kill.py
"""

import os
import random
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from griffier.ledger.items import KINDS
from griffier.ledger.ledger import Ledger

_KILLS = int(os.environ.get("GRIFFIER_KILLS", "4"))
_LETTERS = 100
_MAKE = Path(__file__).parents[2] / "scripts" / "make_letters.py"
# Seconds after its start at which a run is killed: before it has begun, between two papers, while it follows them.
_SOONEST, _LATEST = 0.2, 4.0


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Letters of five dossiers that keep and break promises."""
    place = tmp_path_factory.mktemp("kill") / "letters"
    command = [sys.executable, str(_MAKE), str(place), "--letters", str(_LETTERS)]
    subprocess.run(command, check=True)  # noqa: S603 - our own script
    return place


@pytest.fixture(scope="module")
def undisturbed(folder: Path) -> Any:
    """What a ledger says that nobody disturbed."""
    with Ledger(f"sqlite:///{folder.parent / 'undisturbed.db'}") as ledger:
        ledger.add(folder)
        return _said(ledger)


def test_killed_at_any_moment_and_run_again_it_ends_the_same(
    fresh: Callable[[], str], folder: Path, undisturbed: Any
) -> None:
    seed = os.environ.get("GRIFFIER_SEED") or str(random.randrange(1 << 32))  # noqa: S311 - no secret
    chance = random.Random(seed)  # noqa: S311 - no secret
    killed = 0
    while killed < _KILLS:
        url = fresh()
        while killed < _KILLS and not _ran_to_its_end(url, folder, chance.uniform(_SOONEST, _LATEST)):
            killed += 1
        with Ledger(url) as ledger:
            ledger.add(folder)
            assert _said(ledger) == undisturbed, f"after {killed} kills; GRIFFIER_SEED={seed} does the same again"


def _ran_to_its_end(url: str, folder: Path, after: float) -> bool:
    """Adds the letters and kills it after so many seconds; whether it was done by then."""
    command = [sys.executable, "-m", "griffier", "add", "--jobs", "1", "--ledger", url, str(folder)]
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, stdout=quiet, stderr=quiet) as running:  # noqa: S603 - ourselves
        try:
            return running.wait(after) == 0
        except subprocess.TimeoutExpired:
            os.kill(running.pid, signal.SIGKILL)
            return False


def _said(ledger: Ledger) -> Any:
    items = [ledger.items(kind, as_of="2019-01-01") for kind in KINDS]
    hits = sorted(h["place"]["document"]["id"] for h in ledger.search("gemeenten", type_="paper", limit=1000))
    return [*ledger.readings()], items, ledger.references(), ledger.figures(), hits, ledger.problems()


@pytest.fixture(params=["sqlite", "postgresql"])
def fresh(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[], str]]:
    """Makes an empty place for a ledger whenever it is called."""
    many = iter(range(1, 1 << 30))
    if request.param == "sqlite":
        yield lambda: f"sqlite:///{tmp_path / f'{next(many)}.db'}"
        return
    pattern = request.getfixturevalue("postgres")
    if pattern is None:
        pytest.skip("no PostgreSQL on this machine")
    psycopg = pytest.importorskip("psycopg")
    made: list[str] = []
    with psycopg.connect(pattern.replace("+psycopg", "").format("postgres"), autocommit=True) as connection:

        def make() -> str:
            made.append(f"k{os.getpid()}_{next(many)}")
            connection.execute(f"CREATE DATABASE {made[-1]}")
            return str(pattern.format(made[-1]))

        yield make
        for name in made:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
