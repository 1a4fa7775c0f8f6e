"""SQL of sync. Every statement takes the owner's id, but for the timeline, which is everybody's."""

from sqlalchemy import Executable, delete, insert, select
from sqlalchemy import bindparam as p
from sqlalchemy.dialects import postgresql, sqlite

from app.db.statement import Statement
from app.features.sync.rules import PRUNED_AT_ONCE
from app.features.sync.tables import mutations, timelines

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

_expired = (
    select(mutations.c.mutation_id)
    .where(mutations.c.user_id == p("user_id"), mutations.c.expires_month <= p("month"))
    .limit(PRUNED_AT_ONCE)
)
FORGET_MUTATIONS = Statement(
    delete(mutations).where(mutations.c.user_id == p("user_id"), mutations.c.mutation_id.in_(_expired))
)


def _start_timeline(dialect: type[sqlite.Insert] | type[postgresql.Insert]) -> Executable:
    return dialect(timelines).values(id=1, timeline_id=p("timeline_id")).on_conflict_do_nothing()


FIND_TIMELINE = Statement(select(timelines.c.timeline_id))

START_TIMELINE = Statement({"sqlite": _start_timeline(sqlite.Insert), "postgresql": _start_timeline(postgresql.Insert)})

END_TIMELINE = Statement(delete(timelines))
