"""Hot SQL: Core compiled once, run on the driver's own connection. Refuses what needs SQLAlchemy at run time."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.dialects.postgresql import psycopg as postgresql
from sqlalchemy.dialects.sqlite import pysqlite as sqlite
from sqlalchemy.engine.interfaces import Dialect
from sqlalchemy.sql.base import Executable
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.expression import ClauseElement
from sqlalchemy.types import TypeEngine

# Neither dialect needs its driver to compile, so SQLite alone works without psycopg installed.
DIALECTS: dict[str, Dialect] = {
    "sqlite": sqlite.dialect(paramstyle="named"),
    "postgresql": postgresql.dialect(),  # type: ignore[no-untyped-call] # SQLAlchemy left it unannotated
}


class UnsupportedStatementError(TypeError):
    """The statement needs SQLAlchemy each time it runs, so it cannot be compiled once."""


@dataclass(frozen=True, slots=True)
class _Compiled:
    sql: str
    fixed: dict[str, Any]
    returns_rows: bool


class Statement:
    """One statement for both engines; parameters are named as in its `bindparam`s.

    Values pass to the driver as they are: int, bytes, text and None. Give a mapping by dialect name where the
    engines need different clauses (`insert … on conflict`).

    Raises:
        UnsupportedStatementError: for an expanding IN, a type that converts values or a default computed in Python.
    """

    def __init__(self, clause: Executable | Mapping[str, Executable]) -> None:
        by_dialect = clause if isinstance(clause, Mapping) else dict.fromkeys(DIALECTS, clause)
        self._compiled = {name: _compile(by_dialect[name], dialect) for name, dialect in DIALECTS.items()}

    def rows(self, connection: Connection, **values: Any) -> list[tuple[Any, ...]]:
        """Every row of a query or of RETURNING; always all of them, so that no cursor stays open."""
        compiled = self._compiled[connection.dialect.name]
        if not compiled.returns_rows:
            raise TypeError("this statement returns no rows: use run()")
        rows: list[tuple[Any, ...]] = _execute(connection, compiled, values).fetchall()
        return rows

    def run(self, connection: Connection, **values: Any) -> int:
        """How many rows a statement without RETURNING touched."""
        compiled = self._compiled[connection.dialect.name]
        if compiled.returns_rows:
            raise TypeError("this statement returns rows: use rows()")
        count: int = _execute(connection, compiled, values).rowcount
        return count


def _execute(connection: Connection, compiled: _Compiled, values: dict[str, Any]) -> Any:
    driver: Any = connection.connection.driver_connection  # sqlite3.Connection or psycopg.Connection
    return driver.execute(compiled.sql, {**compiled.fixed, **values} if compiled.fixed else values)


def _compile(clause: Executable, dialect: Dialect) -> _Compiled:
    compiled = clause.compile(dialect=dialect) if isinstance(clause, ClauseElement) else None
    if not isinstance(compiled, SQLCompiler) or compiled.isplaintext:
        raise UnsupportedStatementError("only Core queries and changes can be compiled once")
    # Not clause.exported_columns: SQLAlchemy 2.1.9 keeps its first answer through a later .returning().
    columns = compiled._result_columns  # noqa: SLF001
    _refuse_work_at_run_time(compiled)
    _refuse_conversions(compiled, [column.type for column in columns], dialect)
    fixed = {name: bind.effective_value for bind, name in compiled.bind_names.items() if not bind.required}
    return _Compiled(sql=str(compiled), fixed=fixed, returns_rows=bool(columns))


def _refuse_work_at_run_time(compiled: SQLCompiler) -> None:
    if compiled.post_compile_params or compiled.literal_execute_params:
        raise UnsupportedStatementError("IN over a list is spelled anew at each call: use Core for it")
    if compiled.insert_prefetch or compiled.update_prefetch:
        raise UnsupportedStatementError("a column default computed in Python would be left out: pass the value")


def _refuse_conversions(compiled: SQLCompiler, results: list[TypeEngine[Any]], dialect: Dialect) -> None:
    binds = [bind.type for bind in compiled.bind_names]
    if any(_converts(bind, dialect, incoming=True) for bind in binds) or any(
        _converts(result, dialect, incoming=False) for result in results
    ):
        raise UnsupportedStatementError("only int, bytes and text columns pass unconverted: use Core for others")


def _converts(kind: TypeEngine[Any], dialect: Dialect, *, incoming: bool) -> bool:
    implementation = kind.dialect_impl(dialect)
    if incoming:
        return implementation.bind_processor(dialect) is not None
    return implementation.result_processor(dialect, None) is not None
