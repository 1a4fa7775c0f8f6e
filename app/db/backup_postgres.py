"""PostgreSQL's own tools: pg_dump makes the copy, pg_restore spells it out. Refuses tools older than the server."""

import os
import re
import shutil
import subprocess
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Literal

from sqlalchemy import Connection, inspect, make_url, text

from app.db import migrations
from app.db.backup_archive import BackupError
from app.db.backup_snapshot import LEFT_OUT, Snapshot
from app.db.engine import BEGIN, open_engine
from app.db.failures import raise_translated, translate
from app.kernel.clock import monotonic_seconds
from app.kernel.errors import AppError

_GOODBYE_SECONDS = 2.0

Step = tuple[Literal["sql", "copy", "row", "end"], bytes]

_MAJOR = re.compile(r"\) (\d+)")
_COPY = re.compile(rb'COPY (?:"?\w+"?\.)?"?(\w+)"? .*FROM stdin;\n')
# Commands of the terminal client, and settings of its session: ours are set where the script is run.
_SKIPPED = (b"\\", b"SET ", b"SELECT pg_catalog.set_config")


def dump(address: str, target: Path) -> Snapshot:
    """A consistent copy without the rows of LEFT_OUT, made while others write.

    Raises:
        BackupError: pg_dump is missing, older than the server, or could not do it.
    """
    engine = open_engine(address)
    try:
        with engine.connect() as connection:
            connection.execution_options(**{BEGIN: "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"})
            with connection.begin():
                lift_timeouts(connection)
                tool = _tool("pg_dump", connection)
                snapshot = _describe(connection)
                _run_dump(tool, address, target, connection)
                return snapshot
    except Exception as error:  # noqa: BLE001 - translated, never hidden
        raise_translated(error)
    finally:
        engine.dispose()


def require_whole(file: Path, rows: dict[str, int]) -> None:
    """Read a dump from end to end.

    Raises:
        BackupError: it cannot be read, or does not hold the rows its description names, or holds sessions.
    """
    found: Counter[str] = Counter()
    table = ""
    for kind, line in _steps(_spelled_out(file)):
        if kind == "copy":
            table = _copied_table(line)
        found[table] += kind == "row"
    if {name: found[name] for name in rows} != rows or found.total() != sum(rows.values()):
        raise BackupError("the database in this backup does not hold the rows its description names")
    if any(found[name] for name in LEFT_OUT):
        raise BackupError("this backup holds sessions or shares, which no backup of Ebb does")


def load(connection: Connection, file: Path) -> None:
    """Run a dump inside the open transaction of `connection`.

    Raises:
        BackupError: the tools cannot read it, or the database refuses what is in it.
    """
    import psycopg  # noqa: PLC0415 - installed where PostgreSQL is used

    driver: Any = connection.connection.driver_connection
    try:
        with driver.cursor() as cursor:
            _run_steps(cursor, _steps(_spelled_out(file)))
    except psycopg.Error as error:  # the driver's own words can hold rows
        if isinstance(translate(error), AppError):
            raise
        raise BackupError("the database refused the copy; nothing was changed") from error


def lift_timeouts(connection: Connection) -> None:
    """Until the end of this transaction: a copy takes as long as it takes."""
    connection.execute(text("SET LOCAL statement_timeout = 0"))
    connection.execute(text("SET LOCAL idle_in_transaction_session_timeout = 0"))


def is_used_by_others(connection: Connection) -> bool:
    """Whether anybody else has a session in this database, as a server has. One that just ended gets a moment to go."""
    others = """SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()
                AND pid <> pg_backend_pid() AND backend_type = 'client backend'"""
    deadline = monotonic_seconds() + _GOODBYE_SECONDS
    while connection.execute(text(others)).scalar_one():
        if monotonic_seconds() > deadline:
            return True
        time.sleep(_GOODBYE_SECONDS / 20)
        connection.execute(text("SELECT pg_stat_clear_snapshot()"))
    return False


def move_aside(connection: Connection, schema: str) -> None:
    """The tables that are there, into a schema of their own; nothing is deleted."""
    connection.execute(text(f'CREATE SCHEMA "{schema}"'))
    for table in inspect(connection).get_table_names():
        connection.execute(text(f'ALTER TABLE "{table}" SET SCHEMA "{schema}"'))


def _describe(connection: Connection) -> Snapshot:
    revision = migrations.revision(connection)
    if revision is None:
        raise BackupError("this database has no tables of Ebb yet: there is nothing to back up")
    names = inspect(connection).get_table_names()
    rows = {name: connection.execute(text(f'SELECT count(*) FROM "{name}"')).scalar_one() for name in sorted(names)}  # noqa: S608 - names from the catalogue
    timeline = None
    if "timelines" in names:
        found = connection.execute(text("SELECT timeline_id FROM timelines")).scalar_one_or_none()
        timeline = bytes(found).hex() if found else None
    return Snapshot(revision, timeline, {name: 0 if name in LEFT_OUT else count for name, count in rows.items()})


def _tool(name: str, connection: Connection) -> str:
    path = _find(name)
    said = subprocess.run([path, "--version"], capture_output=True, text=True, check=False)  # noqa: S603 - a fixed name
    found = _MAJOR.search(said.stdout)
    server = int(connection.execute(text("SHOW server_version_num")).scalar_one()) // 10_000
    if found is None or int(found.group(1)) < server:
        version = found.group(1) if found else "unknown"
        raise BackupError(f"{name} is version {version} and the server {server}: put {name} {server} or newer on PATH")
    return path


def _find(name: str) -> str:
    path = shutil.which(name)
    if path is None:
        raise BackupError(f"{name} is not on PATH: install PostgreSQL's client tools, of the server's version")
    return path


def _run_dump(tool: str, address: str, target: Path, connection: Connection) -> None:
    schema = connection.execute(text("SELECT current_schema()")).scalar_one()
    command = [tool, "--format=custom", "--no-owner", "--no-privileges", "--no-password", f"--file={target}"]
    command.append(f"--snapshot={connection.execute(text('SELECT pg_export_snapshot()')).scalar_one()}")
    # By name: what an earlier restore moved aside stays out.
    for table in inspect(connection).get_table_names():
        command.append(f'--{"exclude-table-data" if table in LEFT_OUT else "table"}="{schema}"."{table}"')
        if table in LEFT_OUT:
            command.append(f'--table="{schema}"."{table}"')
    url = make_url(address).set(drivername="postgresql")
    command.append(f"--dbname={url.set(password=None).render_as_string(hide_password=False)}")
    given = {} if url.password is None else {"PGPASSWORD": str(url.password)}  # an argument could be seen by others
    done = subprocess.run(command, env={**os.environ, **given}, capture_output=True, text=True, check=False)  # noqa: S603 - no shell, our own names
    if done.returncode:
        raise BackupError(f"pg_dump could not make the copy: {_last_line(done.stderr)}")


def _spelled_out(file: Path) -> Iterator[bytes]:
    """The dump as a script, line by line."""
    command = [_find("pg_restore"), "--no-owner", "--no-privileges", "--file=-", str(file)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as tool:  # noqa: S603 - no shell
        assert tool.stdout is not None
        assert tool.stderr is not None
        yield from tool.stdout
        said = tool.stderr.read().decode(errors="replace")
    if tool.returncode:
        raise BackupError(f"pg_restore could not read the copy: {_last_line(said)}")


def _steps(lines: Iterable[bytes]) -> Iterator[Step]:
    """A script as what a driver can do: statements, and rows to be copied in."""
    statements: list[bytes] = []
    in_rows = False
    for line in lines:
        if in_rows:
            in_rows = line != b"\\.\n"
            yield ("row", line) if in_rows else ("end", b"")
        elif _COPY.fullmatch(line):
            yield "sql", b"".join(statements)
            yield "copy", line
            statements, in_rows = [], True
        elif not line.startswith(_SKIPPED):
            statements.append(line)
    yield "sql", b"".join(statements)


def _run_steps(cursor: Any, steps: Iterator[Step]) -> None:
    for kind, line in steps:
        if kind == "sql":
            cursor.execute(line)
        elif kind == "copy":
            with cursor.copy(line) as copy:
                for inner, row in steps:
                    if inner == "end":
                        break
                    copy.write(row)


def _copied_table(line: bytes) -> str:
    match = _COPY.fullmatch(line)
    assert match is not None
    return match.group(1).decode()


def _last_line(said: str) -> str:
    return (said.strip().splitlines() or ["it gave no reason"])[-1]
