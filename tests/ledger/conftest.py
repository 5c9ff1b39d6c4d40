"""Every test of the ledger runs on SQLite, and on PostgreSQL where one can be started."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from griffier.cli import main
from griffier.ledger.ledger import Ledger

LETTERS = {
    "2022-04-07.txt": """31 999 Nieuwe keersluis bij Wolvegat

Nr. 3 BRIEF VAN DE MINISTER VAN INFRASTRUCTUUR EN WATERSTAAT

Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

Den Haag, 7 april 2022

Hierbij zend ik u de eerste rapportage over de keersluis bij Wolvegat (Kamerstuk 31 999, nr. 1). De toezegging
over de visvogels kom ik na in het najaar.

De Minister van Infrastructuur en Waterstaat,
P.Q. Sluiter
""",
    "2022-10-13.txt": """31 999 Nieuwe keersluis bij Wolvegat

Nr. 5 BRIEF VAN DE MINISTER VAN INFRASTRUCTUUR EN WATERSTAAT

Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

Den Haag, 13 oktober 2022

In mijn brief van 7 april jl. heb ik de planning gemeld. De visvogels zijn geteld; de toezeggingen zijn daarmee
afgedaan (Kamerstuk 31 999, nr. 3). Idem voor de steigers.

De Minister van Infrastructuur en Waterstaat,
P.Q. Sluiter
""",
    "2023-02-01.txt": """Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

Den Haag, 1 februari 2023

In de brief van de Minister van Infrastructuur en Waterstaat van 13 oktober 2022 staat de telling van visvogels. De
brief van de Minister van Defensie van 7 april 2022 ging over iets anders.

De Minister van Landbouw, Natuur en Voedselkwaliteit,
R.S. Akker
""",
}


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    """A folder with three letters that speak of each other."""
    folder = tmp_path / "letters"
    folder.mkdir()
    for name, text in LETTERS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def postgres() -> Iterator[str | None]:
    """The address of a PostgreSQL that is started for the tests, or of the one that is given; None without."""
    if given := os.environ.get("GRIFFIER_TEST_POSTGRES"):
        yield given
        return
    programs = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"))
    pg_ctl = shutil.which("pg_ctl") or (str(programs[-1]) if programs else None)
    if pg_ctl is None:
        yield None
        return
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        # PostgreSQL does not run for root.
        run_as = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        if run_as:
            shutil.chown(place, "postgres")
            place.chmod(0o700)
        data, log = place / "data", place / "log"

        def run(*command: str) -> None:
            quiet = subprocess.DEVNULL
            subprocess.run([*run_as, *command], check=True, cwd="/", stdout=quiet, stderr=quiet)  # noqa: S603 - theirs

        run(str(Path(pg_ctl).with_name("initdb")), "-D", str(data), "-U", "griffier", "-A", "trust", "-E", "UTF8", "-N")
        options = f"-c listen_addresses= -c unix_socket_directories={place} -c fsync=off"
        run(pg_ctl, "-D", str(data), "-l", str(log), "-w", "-o", options, "start")
        try:
            yield f"postgresql+psycopg://griffier@/{{}}?host={place}"
        finally:
            run(pg_ctl, "-D", str(data), "-m", "immediate", "stop")


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of an empty place for a ledger."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'ledger.db'}"
        return
    pattern = request.getfixturevalue("postgres")
    if pattern is None:
        pytest.skip("no PostgreSQL on this machine")
    psycopg = pytest.importorskip("psycopg")
    name = f"t{abs(hash(request.node.nodeid))}"
    raw = pattern.replace("postgresql+psycopg", "postgresql")
    with psycopg.connect(raw.format("postgres"), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        yield pattern.format(name)
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def ledger(url: str) -> Iterator[Ledger]:
    """An empty ledger."""
    with Ledger(url) as opened:
        yield opened


@pytest.fixture
def filled(ledger: Ledger, letters: Path) -> Ledger:
    """A ledger with the three letters."""
    ledger.add(letters)
    return ledger


Given = Callable[[], Path]


def run(ledger: Ledger, *args: str) -> Result:
    """What a command says of a ledger."""
    url = ledger.engine.url.render_as_string(hide_password=False)
    return CliRunner().invoke(main, [*args, "--ledger", url])
