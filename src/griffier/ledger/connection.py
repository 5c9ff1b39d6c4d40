"""Opening a ledger: the engine, its schema, and clear words when it is not there or not ours."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from griffier.errors import GriffierError

HEAD = "0005"
"""The newest migration: the schema that this griffier reads and writes."""

# How long a second writer waits for the first, in seconds.
_PATIENCE = 60


class LedgerError(GriffierError):
    """A ledger that cannot be used; the message says which, why, and what to do."""

    def __init__(self, where: str, problem: str, remedy: str) -> None:
        super().__init__(f"{where}: {problem}. {remedy}.")
        self.where = where
        self.problem = problem
        self.remedy = remedy


def open_engine(url: str, *, create: bool, upgrade: bool = False) -> Engine:
    """An engine on a ledger that has the present schema.

    Args:
        url: an SQLAlchemy URL, `sqlite:///griffier.db` or `postgresql+psycopg://…`.
        create: make it when it is not there, and bring an older one to the present schema.
        upgrade: bring an older one to the present schema, but make none.

    Raises:
        LedgerError: it is missing, of another version, no ledger, locked, or out of reach.
    """
    address = _address(url)
    where = address.render_as_string(hide_password=True)
    file = _file(address)
    if file is not None and not create and not file.exists():
        raise LedgerError(where, "there is no ledger here", "Make one with `griffier add PATH`, or name it: --ledger")
    try:
        engine = create_engine(address, connect_args={"timeout": _PATIENCE} if file is not None else {})
    except ModuleNotFoundError as e:
        raise LedgerError(where, f"the driver {e.name} is not installed", _driver_remedy(address)) from e
    if address.get_backend_name() == "sqlite":
        _as_sqlite_should(engine)
    try:
        with plainly(where):
            found = _version(engine, where)
            if found != HEAD:
                if not (create or (upgrade and found is not None)):
                    raise _another_version(where, found)
                _migrate(engine, found, where)
    except LedgerError:
        engine.dispose()
        raise
    return engine


@contextmanager
def plainly(where: str) -> Iterator[None]:
    """Turns what a database throws into one clear sentence."""
    try:
        yield
    except DBAPIError as e:
        raise LedgerError(where, *_meaning(str(e.orig))) from e
    except sqlite3.Error as e:
        raise LedgerError(where, *_meaning(str(e))) from e


def _address(url: str) -> URL:
    try:
        address = make_url(url)
        address.get_dialect()
    except (ArgumentError, NoSuchModuleError, ModuleNotFoundError) as e:
        raise LedgerError(
            url, "this is no address of a ledger", "Write sqlite:///griffier.db or postgresql+psycopg://…"
        ) from e
    if address.get_backend_name() not in ("sqlite", "postgresql"):
        raise LedgerError(url, "a ledger is kept in SQLite or PostgreSQL", "Write sqlite:///griffier.db")
    return address


def _file(address: URL) -> Path | None:
    if address.get_backend_name() != "sqlite" or address.database in (None, "", ":memory:"):
        return None
    return Path(str(address.database))


def _driver_remedy(address: URL) -> str:
    return f"Install griffier[postgres], or the driver of {address.drivername}"


def _as_sqlite_should(engine: Engine) -> None:
    """Write-ahead log, foreign keys, and transactions that begin when we say so."""

    @event.listens_for(engine, "connect")
    def connected(raw: sqlite3.Connection, _: object) -> None:
        raw.isolation_level = None  # SQLAlchemy begins transactions, not the driver
        raw.execute("PRAGMA foreign_keys = ON")
        raw.execute("PRAGMA synchronous = NORMAL")
        raw.execute("PRAGMA cache_size = -65536")
        # Pages that many papers change are written once for several thousand changes, and not for every thousand.
        raw.execute("PRAGMA wal_autocheckpoint = 8000")

    @event.listens_for(engine, "begin")
    def begun(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def measure(engine: Engine) -> None:
    """Lets SQLite look at a sample of its tables, so that it knows which way to an answer is the short one.

    PostgreSQL does so by itself.
    """
    if engine.dialect.name == "sqlite":
        with engine.execution_options(writes=True).begin() as connection:
            connection.exec_driver_sql("PRAGMA analysis_limit = 1000")
            connection.exec_driver_sql("ANALYZE")


def _version(engine: Engine, where: str) -> str | None:
    """The schema that is there; None for an empty database."""
    with engine.connect() as connection:
        names = inspect(connection).get_table_names()
        if "alembic_version" in names:
            row = connection.execute(text("SELECT version_num FROM alembic_version")).first()
            return None if row is None else str(row[0])
    if names:
        raise LedgerError(where, "this database holds something else than a ledger", "Name another one")
    return None


def _another_version(where: str, found: str | None) -> LedgerError:
    if found is None:
        return LedgerError(where, "there is no ledger here", "Make one with `griffier add PATH`")
    if found > HEAD:
        return LedgerError(
            where, f"a newer griffier made this ledger (schema {found}, here {HEAD})", "Upgrade griffier"
        )
    return LedgerError(
        where,
        f"an older griffier made this ledger (schema {found}, here {HEAD})",
        "Run `griffier reread` to bring it up",
    )


def _migrate(engine: Engine, found: str | None, where: str) -> None:
    if found is not None and found > HEAD:
        raise _another_version(where, found)
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "griffier.ledger:migrations")
    if engine.dialect.name == "sqlite":
        with engine.connect() as connection:
            connection.exec_driver_sql("COMMIT")  # the log's mode is set outside of a transaction
            connection.exec_driver_sql("PRAGMA journal_mode = WAL")
            connection.exec_driver_sql("BEGIN")
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        if found is not None:
            # What an older ledger holds is put into the indexes of words that are new.
            from griffier.ledger import search

            search.clear(connection)
            search.index_all(connection)


def _meaning(said: str) -> tuple[str, str]:
    """What a database's own words mean, and what to do."""
    low = said.lower()
    for words, problem, remedy in _SAID:
        if words in low:
            return problem, remedy
    return f"the database said: {' '.join(said.split())}", "Nothing of this step was kept; run it again"


_SAID = (
    ("database is locked", "somebody else is writing in it", "Wait until they are done and run it again"),
    ("disk is full", "the disk is full", "Make room and run it again: what was done is kept"),
    ("disk full", "the disk is full", "Make room and run it again: what was done is kept"),
    ("readonly", "it may only be read", "Check your rights to write there"),
    ("unable to open", "it cannot be opened or made", "Check that the folder exists and that you may write there"),
    ("not a database", "this file is no SQLite database", "Name another one"),
    ("malformed", "the database file is damaged", "Restore it from a backup: griffier restore"),
    ("connection refused", "no PostgreSQL server answers there", "Start it, or check host and port"),
    ("password authentication", "the server does not accept this user and password", "Check both"),
    ("does not exist", "there is no such database or role on the server", "Make it, or check the name"),
    ("terminating connection", "the server closed the connection", "Run it again: what was done is kept"),
    ("server closed the connection", "the server closed the connection", "Run it again: what was done is kept"),
)
