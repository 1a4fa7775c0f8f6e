"""SQL of entries. Every statement takes the owner's id; changes are conditional on the revision."""

from typing import Any

from sqlalchemy import Executable, Integer, delete, func, select, tuple_, update
from sqlalchemy import bindparam as p
from sqlalchemy.dialects import postgresql, sqlite

from app.db.statement import Statement
from app.features.entries.rules import KINDS
from app.features.entries.tables import entries, month_digests
from app.features.sync.rules import PRUNED_AT_ONCE

_COLUMNS = (entries.c.id, entries.c.revision, entries.c.change, entries.c.tag, entries.c.sealed_body)


def _create(dialect: type[sqlite.Insert] | type[postgresql.Insert]) -> Executable:
    row = dialect(entries).values(
        user_id=p("user_id"),
        id=p("entry_id"),
        revision=1,
        change=p("change"),
        tag=p("tag"),
        sealed_body=p("sealed_body"),
    )
    return row.on_conflict_do_nothing().returning(entries.c.revision)


CREATE = Statement({"sqlite": _create(sqlite.Insert), "postgresql": _create(postgresql.Insert)})

REPLACE = Statement(
    update(entries)
    .where(entries.c.user_id == p("user_id"), entries.c.id == p("entry_id"), entries.c.revision == p("seen_revision"))
    .values(
        revision=entries.c.revision + 1,
        change=p("new_change"),
        tag=p("new_tag"),
        sealed_body=p("new_body"),
        tombstone_month=None,
    )
    .returning(entries.c.revision)
)

BURY = Statement(
    update(entries)
    .where(entries.c.user_id == p("user_id"), entries.c.id == p("entry_id"), entries.c.revision == p("seen_revision"))
    .values(
        revision=entries.c.revision + 1,
        change=p("new_change"),
        tag=None,
        sealed_body=None,
        tombstone_month=p("new_month"),
    )
    .returning(entries.c.revision)
)

FIND = Statement(select(*_COLUMNS).where(entries.c.user_id == p("user_id"), entries.c.id == p("entry_id")))

FIND_BY_TAG = Statement(
    select(*_COLUMNS)
    .where(entries.c.user_id == p("user_id"), entries.c.tag == p("tag"), entries.c.id > p("after"))
    .order_by(entries.c.id)
    .limit(p("count", type_=Integer))
)

_size = func.coalesce(func.length(entries.c.sealed_body, type_=Integer), 0, type_=Integer)

CHANGED_SIZES = Statement(
    select(entries.c.change, _size)
    .where(entries.c.user_id == p("user_id"), entries.c.change > p("after"))
    .order_by(entries.c.change)
    .limit(p("most"))
)

FIND_CHANGED = Statement(
    select(*_COLUMNS)
    .where(entries.c.user_id == p("user_id"), entries.c.change > p("after"), entries.c.change <= p("last"))
    .order_by(entries.c.change)
)

_forgettable = (
    select(entries.c.id)
    .where(entries.c.user_id == p("user_id"), entries.c.tombstone_month <= p("month"))
    .limit(PRUNED_AT_ONCE)
)
PRUNE_TOMBSTONES = Statement(
    delete(entries).where(entries.c.user_id == p("user_id"), entries.c.id.in_(_forgettable)).returning(entries.c.change)
)

# Which months exist: one index step per tag. DISTINCT would walk every entry of ten years instead.
_first = select(entries.c.tag).where(entries.c.user_id == p("user_id"), entries.c.tag.is_not(None))
_walk = _first.order_by(entries.c.tag).limit(1).subquery().select().cte("tags", recursive=True)
_next = (
    select(entries.c.tag)
    .where(entries.c.user_id == p("user_id"), entries.c.tag > _walk.c.tag)
    .order_by(entries.c.tag)
    .limit(1)
    .scalar_subquery()
)
_tags = _walk.union_all(select(_next).where(_walk.c.tag.is_not(None)))
LIST_TAGS = Statement(select(_tags.c.tag).where(_tags.c.tag.is_not(None)))

_of_tag = (entries.c.user_id == p("user_id"), entries.c.tag == p("tag"))
_state = select(func.count().label("row_count"), func.max(entries.c.change).label("newest_change")).where(*_of_tag)

STATE_OF_TAG = Statement(_state)

# Both in one question: for the highest alone SQLite would walk every change of this person.
_state_now = select(func.count(), func.max(entries.c.change)).where(
    entries.c.user_id == p("user_id"), entries.c.tag == month_digests.c.tag
)
# Those of one month, a tag for each kind: a year is a few questions, also to a server at the end of a wire.
FIND_DIGESTS = Statement(
    select(
        month_digests.c.tag,
        month_digests.c.row_count,
        month_digests.c.newest_change,
        month_digests.c.sealed_digest,
    ).where(
        month_digests.c.user_id == p("user_id"),
        month_digests.c.tag.in_([p(f"tag_of_{kind}") for kind in KINDS]),
        tuple_(month_digests.c.row_count, month_digests.c.newest_change).in_(_state_now),
    )
)


def _keep(dialect: type[sqlite.Insert] | type[postgresql.Insert]) -> Executable:
    state: dict[str, Any] = {name: p(name) for name in ("row_count", "newest_change", "sealed_digest")}
    row = dialect(month_digests).values(user_id=p("user_id"), tag=p("tag"), **state)
    names = (month_digests.c.user_id, month_digests.c.tag)
    return row.on_conflict_do_update(index_elements=names, set_={name: row.excluded[name] for name in state})


KEEP_DIGEST = Statement({"sqlite": _keep(sqlite.Insert), "postgresql": _keep(postgresql.Insert)})

DROP_DIGEST = Statement(
    delete(month_digests).where(month_digests.c.user_id == p("user_id"), month_digests.c.tag == p("tag"))
)
