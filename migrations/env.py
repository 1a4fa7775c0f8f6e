"""Alembic's entry point. Owns how revisions meet a connection; refuses to choose a database by itself."""

import os

from alembic import context
from sqlalchemy import Connection

from app.db.engine import BEGIN, open_engine
from app.tables import metadata


def run(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=metadata,
        render_as_batch=True,  # SQLite cannot ALTER most things in place
        compare_type=True,
        compare_server_default=True,
    )
    with context.begin_transaction():
        context.run_migrations()


def run_for_a_developer() -> None:
    """`alembic …` on the command line: the database is the one in EBB_DATABASE_URL."""
    engine = open_engine(os.environ.get("EBB_DATABASE_URL", ""), foreign_keys=False)
    with engine.connect() as connection:
        connection.execution_options(**{BEGIN: "BEGIN IMMEDIATE" if engine.dialect.name == "sqlite" else "BEGIN"})
        with connection.begin():
            run(connection)
    engine.dispose()


given: Connection | None = context.config.attributes.get("connection")
if given is None:
    run_for_a_developer()
else:
    run(given)
