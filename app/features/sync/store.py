"""SQL of sync."""

from sqlalchemy import bindparam as p
from sqlalchemy import insert, select

from app.db.statement import Statement
from app.features.sync.tables import mutations

FIND_MUTATION = Statement(
    select(
        mutations.c.target_id,
        mutations.c.revision,
        mutations.c.change,
        mutations.c.body_mac,
        mutations.c.sealed_receipt,
    ).where(mutations.c.user_id == p("user_id"), mutations.c.mutation_id == p("mutation_id"))
)

ADD_MUTATION = Statement(
    insert(mutations).values(
        user_id=p("user_id"),
        mutation_id=p("mutation_id"),
        target_id=p("target_id"),
        revision=p("revision"),
        change=p("change"),
        body_mac=p("body_mac"),
        sealed_receipt=p("sealed_receipt"),
        expires_month=p("expires_month"),
    )
)
