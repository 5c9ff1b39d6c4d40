"""A ledger in one file that can be put back: on the same database, another one, or the other kind.

The file is a ZIP with one JSON Lines file a table, so that it outlives this program; binary values are base64. The
index of words is made again when it is put back.
"""

import base64
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from sqlalchemy import Engine, Table, insert, select, text

from griffier import __version__
from griffier.ledger import search
from griffier.ledger.asking import batched
from griffier.ledger.connection import HEAD, LedgerError, plainly
from griffier.ledger.schema import metadata, papers

_AT_ONCE = 500
_PACKED = zipfile.ZIP_DEFLATED


def backup(engine: Engine, where: str, file: Path) -> int:
    """Writes everything in a ledger to a file; how many papers. The file is there whole or not at all."""
    unfinished = file.with_name(file.name + ".part")
    try:
        # One view of all tables, while others write on.
        level = {"isolation_level": "REPEATABLE READ"} if engine.dialect.name == "postgresql" else {}
        reading = engine.execution_options(**level)
        count = 0
        with plainly(where), reading.connect() as connection, zipfile.ZipFile(unfinished, "w", _PACKED) as out:
            for table in metadata.sorted_tables:
                with out.open(f"{table.name}.jsonl", "w", force_zip64=True) as member:
                    for row in connection.execution_options(yield_per=_AT_ONCE).execute(select(table)):
                        member.write(
                            json.dumps(dict(row._mapping), default=_base64, ensure_ascii=False).encode() + b"\n"
                        )
                        count += table is papers
            out.writestr("ledger.json", json.dumps({"schema": HEAD, "griffier": __version__, "papers": count}))
        unfinished.replace(file)
    except OSError as e:
        raise LedgerError(
            str(file), f"it cannot be written ({e.strerror})", "Check the folder and the room on disk"
        ) from e
    finally:
        unfinished.unlink(missing_ok=True)
    return count


def restore(engine: Engine, where: str, file: Path) -> int:
    """Fills an empty ledger from a backup; how many papers.

    Raises:
        LedgerError: the ledger holds something, or the file is no backup of this schema.
    """
    try:
        with zipfile.ZipFile(file) as kept, plainly(where):
            about = json.loads(kept.read("ledger.json"))
            if about["schema"] != HEAD:
                raise LedgerError(
                    str(file), f"another griffier made it (schema {about['schema']}, here {HEAD})",
                    f"Restore it with griffier {about['griffier']}, then upgrade",
                )  # fmt: skip
            with engine.execution_options(writes=True).begin() as connection:
                if connection.execute(select(papers.c.nr).limit(1)).first():
                    raise LedgerError(where, "there are papers in this ledger", "Restore into a new one: --ledger")
                for table in metadata.sorted_tables:
                    with kept.open(f"{table.name}.jsonl") as member:
                        for rows in batched(_rows(table, member)):
                            connection.execute(insert(table), rows)
                search.index_all(connection)
                _count_on(connection)
            return int(about["papers"])
    except FileNotFoundError as e:
        raise LedgerError(str(file), "there is no such file", "Check its name") from e
    except (zipfile.BadZipFile, KeyError, ValueError, OSError) as e:
        raise LedgerError(str(file), "this is no backup of a ledger, or a damaged one", "Name another one") from e


def _count_on(connection: Any) -> None:
    """Numbers that PostgreSQL gives out itself go on behind those that were put in."""
    if connection.dialect.name == "postgresql":
        for name in ("papers", "events", "links", "judgements"):
            connection.execute(
                text(f"SELECT setval(pg_get_serial_sequence('{name}', 'nr'), (SELECT max(nr) FROM {name}))")  # noqa: S608 - our own names
            )


def _rows(table: Table, member: IO[bytes]) -> Iterator[dict[str, Any]]:
    binary = [c.name for c in table.columns if c.type.python_type is bytes]
    for line in member:
        row = json.loads(line)
        yield row | {name: base64.b64decode(row[name]) for name in binary}


def _base64(value: object) -> str:
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(value).decode("ascii")
    raise TypeError(type(value).__name__)
