"""What a caller is told when storage fails: busy, unavailable or full. Refuses to hide any other error."""

import asyncio
import errno
import sqlite3
import sys
from typing import NoReturn

from app.kernel.errors import AppError, BusyError, StorageFullError, UnavailableError

_RETRY_AFTER = {"Retry-After": "1"}

_SQLITE_PRIMARY_CODE = 0xFF  # the low byte; the rest says more (sqlite.org/rescode.html)
_SQLITE: dict[int, type[AppError]] = {
    sqlite3.SQLITE_FULL: StorageFullError,
    sqlite3.SQLITE_BUSY: BusyError,
    sqlite3.SQLITE_LOCKED: BusyError,
    sqlite3.SQLITE_PROTOCOL: BusyError,
    sqlite3.SQLITE_INTERRUPT: BusyError,
    sqlite3.SQLITE_IOERR: UnavailableError,
    sqlite3.SQLITE_READONLY: UnavailableError,
    sqlite3.SQLITE_CANTOPEN: UnavailableError,
    sqlite3.SQLITE_CORRUPT: UnavailableError,
    sqlite3.SQLITE_NOTADB: UnavailableError,
}
_SQLITE_IOERR_SHMSIZE = 4874  # a full disk also shows as the shared-memory file that cannot grow

RETRIED_SQLSTATES = frozenset({"40001", "40P01"})  # serialization failure, deadlock: nothing was stored
_SQLSTATES: dict[str, type[AppError]] = {
    "40001": BusyError,
    "40P01": BusyError,
    "53300": BusyError,  # too many connections
    "55P03": BusyError,  # lock_timeout
    "57014": BusyError,  # statement_timeout
    "53100": StorageFullError,  # disk full
    "53200": UnavailableError,  # out of memory
    "25006": UnavailableError,  # a standby took over, or a `read` tried to write
    "25P03": UnavailableError,  # idle in transaction too long
    "57P01": UnavailableError,  # the server shuts down
    "57P02": UnavailableError,
    "57P03": UnavailableError,
}


class ServiceContractError(RuntimeError):
    """A service did what only the gateway may do: a bug, never the caller's fault."""


def translate(error: BaseException) -> Exception:
    """The error to answer with: `error` itself unless the driver failed or an event loop could not carry it."""
    driver_error = getattr(error, "orig", None) or error
    kind = _sqlite_kind(driver_error) or _postgres_kind(driver_error) or _file_kind(driver_error)
    if kind is not None:
        return _because(kind(headers=_RETRY_AFTER), error)
    if not isinstance(error, Exception) or isinstance(error, StopIteration | asyncio.CancelledError):
        # A future refuses StopIteration, and SystemExit set on one would stop the event loop.
        return _because(ServiceContractError(f"a service raised {type(error).__name__}"), error)
    return error


def raise_translated(error: BaseException) -> NoReturn:
    raise translate(error)


def sqlstate(error: BaseException) -> str | None:
    """PostgreSQL's five-character code, or None when the error has none."""
    state = getattr(getattr(error, "orig", None) or error, "sqlstate", None)
    return state if isinstance(state, str) else None


def is_lost_connection(error: BaseException) -> bool:
    """Whether PostgreSQL went away: no server answered, or it ended this session."""
    state = sqlstate(error)
    if state is None:
        return _postgres_kind(getattr(error, "orig", None) or error) is UnavailableError
    return state.startswith(("08", "57P"))


def _sqlite_kind(error: BaseException) -> type[AppError] | None:
    code = getattr(error, "sqlite_errorcode", None)
    if not isinstance(code, int):
        return None
    return StorageFullError if code == _SQLITE_IOERR_SHMSIZE else _SQLITE.get(code & _SQLITE_PRIMARY_CODE)


def _postgres_kind(error: BaseException) -> type[AppError] | None:
    state = sqlstate(error)
    if state is not None:
        return UnavailableError if state.startswith("08") else _SQLSTATES.get(state)
    psycopg = sys.modules.get("psycopg")  # imported by its engine only: SQLite works without it
    if psycopg is not None and isinstance(error, psycopg.OperationalError | psycopg.InterfaceError):
        return UnavailableError  # no code: the connection, not the statement
    return None


def _file_kind(error: BaseException) -> type[AppError] | None:
    full = isinstance(error, OSError) and error.errno in {errno.ENOSPC, errno.EDQUOT}
    return StorageFullError if full else None


def _because(answer: Exception, cause: BaseException) -> Exception:
    answer.__cause__ = cause
    return answer
