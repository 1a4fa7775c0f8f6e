"""SQL of settings."""

from sqlalchemy import Executable, select, update
from sqlalchemy import bindparam as p
from sqlalchemy.dialects import postgresql, sqlite

from app.db.statement import Statement
from app.features.settings.tables import settings


def _create(dialect: type[sqlite.Insert] | type[postgresql.Insert]) -> Executable:
    row = dialect(settings).values(user_id=p("user_id"), revision=1, change=p("change"), sealed_body=p("sealed_body"))
    return row.on_conflict_do_nothing().returning(settings.c.revision)


CREATE = Statement({"sqlite": _create(sqlite.Insert), "postgresql": _create(postgresql.Insert)})

REPLACE = Statement(
    update(settings)
    .where(settings.c.user_id == p("user_id"), settings.c.revision == p("seen_revision"))
    .values(revision=settings.c.revision + 1, change=p("new_change"), sealed_body=p("new_body"))
    .returning(settings.c.revision)
)

FIND = Statement(
    select(settings.c.revision, settings.c.change, settings.c.sealed_body).where(settings.c.user_id == p("user_id"))
)
