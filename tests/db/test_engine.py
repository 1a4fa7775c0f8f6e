"""Which databases are accepted, and how connections are set up."""

import subprocess
import sys

import psycopg
import pytest
from sqlalchemy import text

from app.db.engine import UnsupportedDatabaseError, open_engine, parse_url, require_durable_commits
from app.db.gateway import open_gateway
from app.db.postgres_gateway import PostgresGateway
from app.db.sqlite_gateway import SQLiteGateway
from tests.support.postgres import own_server, plain


@pytest.mark.parametrize(
    "address",
    [
        "sqlite://",
        "sqlite:///:memory:",
        "sqlite:///file:x?mode=memory&uri=true",
        "sqlite:///file::memory:",
        "sqlite:///x.db?mode=ro",
        "sqlite+aiosqlite:///x.db",
        "mysql://root:hunter2@db/ebb",
        "postgresql+asyncpg://root:hunter2@db/ebb",
        "hunter2",
        "",
    ],
)
def test_database_that_forgets_or_is_unknown_is_refused_without_repeating_it(address: str) -> None:
    with pytest.raises(UnsupportedDatabaseError) as caught:
        open_gateway(address)

    assert "hunter2" not in str(caught.value)


def test_each_address_gets_its_gateway() -> None:
    assert isinstance(open_gateway("sqlite:///ebb.db"), SQLiteGateway)
    assert isinstance(open_gateway("postgresql://u@h/d"), PostgresGateway)
    assert parse_url("postgresql://u@h/d").drivername == "postgresql+psycopg"


def test_sqlite_connections_are_durable_and_forget_what_is_deleted(sqlite_url: str) -> None:
    engine = open_engine(sqlite_url)

    with engine.connect() as connection:
        names = ("journal_mode", "synchronous", "secure_delete", "foreign_keys", "busy_timeout")
        found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in names}

    assert found == {
        "journal_mode": "wal",
        "synchronous": 2,  # FULL
        "secure_delete": 1,
        "foreign_keys": 1,
        "busy_timeout": 2000,
    }


def test_postgres_connections_do_not_wait_for_ever(postgres_url: str) -> None:
    engine = open_engine(postgres_url)

    with engine.connect() as connection:
        names = ("lock_timeout", "statement_timeout", "idle_in_transaction_session_timeout")
        found = {name: connection.exec_driver_sql(f"SHOW {name}").scalar_one() for name in names}

    assert found == {
        "lock_timeout": "1s",
        "statement_timeout": "10s",
        "idle_in_transaction_session_timeout": "10s",
    }


def test_error_of_a_statement_does_not_repeat_its_values(database_url: str) -> None:
    engine = open_engine(database_url)

    with engine.connect() as connection, pytest.raises(Exception, match="missing") as caught:
        connection.execute(text("SELECT * FROM missing WHERE body = :body"), {"body": "hunter2"})

    assert "hunter2" not in str(caught.value)


def test_usual_databases_are_durable(database_url: str) -> None:
    require_durable_commits(database_url)


@pytest.mark.parametrize("setting", ["synchronous_commit"])
def test_server_that_answers_before_the_disk_is_refused(postgres_url: str, setting: str) -> None:
    with psycopg.connect(plain(postgres_url), autocommit=True) as connection:
        name = connection.info.dbname
        connection.execute(f'ALTER DATABASE "{name}" SET {setting} = off'.encode())

    with pytest.raises(UnsupportedDatabaseError, match=setting):
        require_durable_commits(postgres_url)


def test_server_without_fsync_is_refused() -> None:
    server = own_server()
    try:
        with psycopg.connect(plain(server.url), autocommit=True) as connection:
            connection.execute("ALTER SYSTEM SET fsync = off")
            connection.execute("SELECT pg_reload_conf()")
        with pytest.raises(UnsupportedDatabaseError, match="fsync"):
            require_durable_commits(server.url)
    finally:
        server.delete()


def test_sqlite_needs_neither_psycopg_nor_alembic() -> None:
    program = (
        "import sys; sys.modules['psycopg'] = None; import app.db.gateway as g; g.open_gateway('sqlite:///x.db');"
        "import app.db.migrations; print(sorted({'alembic', 'psycopg_c'} & sys.modules.keys()))"
    )

    answer = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True, timeout=30)

    assert answer.stdout.strip() == "[]"
