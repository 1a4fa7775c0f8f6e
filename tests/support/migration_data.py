"""Rows for migration tests: what a populated database holds at each revision."""

from collections.abc import Callable

from sqlalchemy import Connection, text

Loader = Callable[[Connection], None]
Row = dict[str, bytes | int | None]


def _insert(connection: Connection, table: str, row: Row) -> None:
    names = ", ".join(row)
    values = ", ".join(f":{name}" for name in row)
    connection.execute(text(f"INSERT INTO {table} ({names}) VALUES ({values})"), row)


def _first_tables(connection: Connection) -> None:
    """Alice: an account with a code, a session, an entry, a deleted entry, settings and a mutation."""
    alice = {"user_id": b"alice".ljust(16)}
    tag, sealed = b"t" * 16, bytes(range(256))
    profile: Row = {"change": 3, "login_tag": tag, "login_pepper_id": 1, "sealed_profile": sealed}
    _insert(connection, "users", {"id": alice["user_id"], **profile})
    cost: Row = {"memory_kib": 47_104, "iterations": 2, "parallelism": 1, "pepper_id": 1}
    _insert(connection, "credentials", {**alice, "revision": 1, "salt": tag, **cost, "wrapped_data_key": sealed})
    code: Row = {
        "locator": tag,
        "number": 1,
        "is_confirmed": 1,
        "wrapped_data_key": sealed,
        "sealed_last_group": sealed,
    }
    _insert(connection, "recovery_codes", {**alice, **code})
    wraps: Row = {"wrapped_data_key": sealed, "refresh_wrap": sealed, "previous_refresh_wrap": None}
    times: Row = {"generation": 1, "rotated_at": 0, "created_at": 0, "expires_at": 2**40, "sealed_label": sealed}
    _insert(connection, "sessions", {**alice, "id": tag, "is_browser": 1, "is_borrowed": 0, **wraps, **times})
    kept: Row = {"id": b"k" * 16, "tag": tag, "sealed_body": sealed, "tombstone_month": None}
    gone: Row = {"id": b"g" * 16, "tag": None, "sealed_body": None, "tombstone_month": 24_323}
    _insert(connection, "entries", {**alice, "revision": 1, "change": 1, **kept})
    _insert(connection, "entries", {**alice, "revision": 2, "change": 2, **gone})
    _insert(connection, "settings", {**alice, "revision": 1, "change": 3, "sealed_body": sealed})
    receipt: Row = {"body_mac": b"m" * 32, "sealed_receipt": sealed, "expires_month": 24_330}
    place: Row = {"mutation_id": tag, "target_id": b"k" * 16, "revision": 1, "change": 1}
    _insert(connection, "mutations", {**alice, **place, **receipt})


def _sync_timeline(connection: Connection) -> None:
    """The timeline of the database; alice's counters were filled by the migration itself."""
    _insert(connection, "timelines", {"id": 1, "timeline_id": b"t" * 16})


def _deletion_ledger(connection: Connection) -> None:
    _insert(connection, "deletions", {"user_id": b"somebody who left"[:16]})


def _flag_responses(connection: Connection) -> None:
    """Alice answered one flag."""
    _insert(
        connection,
        "flag_responses",
        {"user_id": b"alice".ljust(16), "revision": 1, "change": 4, "sealed_body": bytes(range(256))},
    )


def _shares(connection: Connection) -> None:
    """Alice has an open link with a passcode, opened once and being opened now, and one that she ended."""
    alice, sealed = {"user_id": b"alice".ljust(16)}, bytes(range(256))
    times: Row = {"expires_at": 2**40, "filed_at": 2**30, "file_size": 256, "openings": 1, "wrong_passcodes": 2}
    rest: Row = {"openings_point": b"p" * 65, "revision": 2, "sealed_share": sealed}
    cost: Row = {"memory_kib": 47_104, "iterations": 2, "parallelism": 1, "pepper_id": 1}
    code: Row = {"salt": b"s" * 16, **cost, "passcode_check": b"c" * 32}
    no_code: Row = dict.fromkeys(code)
    kinds: Row = {"is_clinic": 0, "is_kept_fresh": 1}
    opened: Row = {"id": b"o" * 16, "number": 2, "link_tag": b"t" * 32}
    ended: Row = {"id": b"e" * 16, "number": 1, "link_tag": None}
    _insert(connection, "shares", {**alice, **opened, **kinds, **times, **code, **rest})
    _insert(connection, "shares", {**alice, **ended, **kinds, **times, **no_code, **rest})
    share: Row = {**alice, "share_id": b"o" * 16}
    _insert(connection, "share_files", {**share, "jwe": sealed})
    _insert(connection, "share_openings", {**share, "number": 1, "sealed_opening": sealed})
    _insert(connection, "share_attempts", {**share, "id": b"a" * 16, "expires_at": 2**40})


def _month_digests(connection: Connection) -> None:
    """Alice looked at trends: the month of her entry is kept in little."""
    state: Row = {"tag": b"t" * 16, "row_count": 1, "newest_change": 1, "sealed_digest": bytes(range(256))}
    _insert(connection, "month_digests", {"user_id": b"alice".ljust(16), **state})


# revision -> puts rows into the tables as they are at that revision, in plain SQL: the code's own tables move on.
LOADERS: dict[str, Loader] = {
    "20261122_first_tables": _first_tables,
    "20261122_sync_timeline": _sync_timeline,
    "20261122_deletion_ledger": _deletion_ledger,
    "20261123_flag_responses": _flag_responses,
    "20261129_shares": _shares,
    "20261129_month_digests": _month_digests,
}
