"""Statements compiled once: the same answer as Core on both engines, and a refusal of what they cannot do."""

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Connection,
    DateTime,
    LargeBinary,
    MetaData,
    Numeric,
    Table,
    Text,
    bindparam,
    delete,
    insert,
    select,
    text,
    update,
)
from sqlalchemy.schema import CreateTable

from app.db.engine import open_engine
from app.db.statement import Statement, UnsupportedStatementError

metadata = MetaData()
things = Table(
    "things",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("label", Text),
    Column("body", LargeBinary),
)
converted = Table(
    "converted",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("at", DateTime),
    Column("yes", Boolean),
    Column("amount", Numeric),
    Column("counted", BigInteger, default=lambda: 3),
    Column("touched", BigInteger, onupdate=lambda: 4),
)


@pytest.fixture
def connection(database_url: str) -> Iterator[Connection]:
    engine = open_engine(database_url)
    with engine.connect() as made:
        things.create(made)
        yield made
    engine.dispose()


def test_bytes_text_numbers_and_nothing_come_back_as_they_went_in(connection: Connection) -> None:
    rows = [(1, "it's 100 % “fine” :x", bytes(range(256))), (2**62, None, None), (-1, "", b"")]
    add = Statement(insert(things))

    for number, label, body in rows:
        assert add.run(connection, id=number, label=label, body=body) == 1

    assert sorted(Statement(select(things)).rows(connection)) == sorted(rows)


def test_core_sees_what_a_statement_did_in_the_same_transaction(connection: Connection) -> None:
    with connection.begin_nested():
        Statement(insert(things)).run(connection, id=1, label="a", body=b"")
        seen = connection.execute(select(things.c.label)).scalars().all()
    connection.rollback()

    assert seen == ["a"]


def test_fixed_values_limits_and_offsets_are_part_of_the_statement(connection: Connection) -> None:
    add = Statement(insert(things).values(id=bindparam("number"), label="fixed", body=None))
    page = Statement(select(things.c.id).where(things.c.label == "fixed").order_by(things.c.id).limit(2).offset(1))

    for number in range(5):
        add.run(connection, number=number)

    assert page.rows(connection) == [(1,), (2,)]


def test_run_counts_rows_and_returning_hands_them_back(connection: Connection) -> None:
    Statement(insert(things)).run(connection, id=1, label="a", body=b"")
    rename = update(things).where(things.c.id == bindparam("thing")).values(label=bindparam("name"))

    assert Statement(rename).run(connection, thing=2, name="b") == 0
    assert Statement(rename.returning(things.c.label)).rows(connection, thing=1, name="b") == [("b",)]
    assert Statement(delete(things)).run(connection) == 1


def test_missing_value_is_an_error_not_a_null(connection: Connection) -> None:
    with pytest.raises(Exception, match=r"(?i)binding|parameter"):
        Statement(insert(things)).run(connection, id=1)


def test_rows_and_run_each_refuse_the_other_kind(connection: Connection) -> None:
    with pytest.raises(TypeError):
        Statement(select(things)).run(connection)
    with pytest.raises(TypeError):
        Statement(delete(things)).rows(connection)


@pytest.mark.parametrize(
    "clause",
    [
        select(things.c.id).where(things.c.id.in_([1, 2])),
        select(things.c.id).where(things.c.id.in_(bindparam("several", expanding=True))),
        select(converted.c.at),
        select(converted.c.amount),
        select(things.c.id).where(converted.c.yes == bindparam("yes")),
        insert(converted).values(id=bindparam("number")),
        update(converted).values(counted=bindparam("count")),
        text("SELECT 1"),
        CreateTable(things),
    ],
    ids=["in", "expanding", "datetime", "numeric", "boolean bind", "default", "onupdate", "text", "ddl"],
)
def test_what_needs_sqlalchemy_at_run_time_is_refused_at_import(clause: Any) -> None:
    with pytest.raises(UnsupportedStatementError):
        Statement(clause)


def test_each_engine_may_have_its_own_clause(connection: Connection) -> None:
    own = {"sqlite": select(things.c.id, things.c.label), "postgresql": select(things.c.id, things.c.label)}

    assert Statement(own).rows(connection) == []


def test_clause_missing_for_an_engine_is_an_error_at_import() -> None:
    with pytest.raises(KeyError):
        Statement({"sqlite": select(things)})
