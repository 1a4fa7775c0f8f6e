"""SQL of answers to flags."""

from sqlalchemy import Executable, select, update
from sqlalchemy import bindparam as p
from sqlalchemy.dialects import postgresql, sqlite

from app.db.statement import Statement
from app.features.patterns.tables import flag_responses


def _create(dialect: type[sqlite.Insert] | type[postgresql.Insert]) -> Executable:
    row = dialect(flag_responses).values(
        user_id=p("user_id"), revision=1, change=p("change"), sealed_body=p("sealed_body")
    )
    return row.on_conflict_do_nothing().returning(flag_responses.c.revision)


CREATE = Statement({"sqlite": _create(sqlite.Insert), "postgresql": _create(postgresql.Insert)})

REPLACE = Statement(
    update(flag_responses)
    .where(flag_responses.c.user_id == p("user_id"), flag_responses.c.revision == p("seen_revision"))
    .values(revision=flag_responses.c.revision + 1, change=p("new_change"), sealed_body=p("new_body"))
    .returning(flag_responses.c.revision)
)

FIND = Statement(
    select(flag_responses.c.revision, flag_responses.c.change, flag_responses.c.sealed_body).where(
        flag_responses.c.user_id == p("user_id")
    )
)
