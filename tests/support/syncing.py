"""What tests of syncing share: operations, reading to the end, and a person's own vault to write odd rows with."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx2
from sqlalchemy import Connection

from app.crypto.vault import Vault
from app.db.engine import open_engine
from app.features.accounts import service as accounts
from app.features.accounts.session_keys import unlock
from tests.support.app import Harness
from tests.support.cast import Json, Person, new_uuid


def put_op(body: Json, entry_id: str | None = None, if_match: int | None = None) -> Json:
    return {"op": "put", "id": entry_id or new_uuid(), "if_match": if_match, "entry": body}


def delete_op(entry_id: str, if_match: int | None = None, mutation_id: str | None = None) -> Json:
    return {"op": "delete", "id": entry_id, "if_match": if_match, "mutation_id": mutation_id}


def batch(person: Person, *operations: Any) -> list[Json]:
    """The results of a batch that is answered 200."""
    answer = send_batch(person, list(operations))
    assert answer.status_code == 200, answer.text
    results: list[Json] = answer.json()["results"]
    return results


def send_batch(person: Person, operations: Any) -> httpx2.Response:
    return person.call("POST", "/entries/batch", json={"operations": operations})


def changes(person: Person, **query: Any) -> httpx2.Response:
    return person.call("GET", "/changes", params=query)


def read_on(person: Person, cursor: str | None = None, **query: Any) -> Json:
    """Everything since the cursor, over as many pages as it takes, as one page."""
    entries: list[Json] = []
    deleted: list[Json] = []
    while True:
        answer = changes(person, **query, **({"cursor": cursor} if cursor else {}))
        assert answer.status_code == 200, answer.text
        page = answer.json()
        entries += page["entries"]
        deleted += page["deleted"]
        cursor = page["cursor"]
        if not page["more"]:
            return {**page, "entries": entries, "deleted": deleted}


@contextmanager
def storage(harness: Harness) -> Iterator[Connection]:
    """A transaction of the test's own on the app's database."""
    engine = open_engine(harness.url)
    try:
        with engine.connect() as connection, connection.begin():
            yield connection
    finally:
        engine.dispose()


def vault_of(person: Person, harness: Harness) -> Vault:
    """The vault behind a person's API token, as a request of theirs would open it."""
    person.take_api_token()
    access = harness.app.state.desk.tokens.verify(person.token, now=int(harness.clock().timestamp()))
    with storage(harness) as connection:
        session = accounts.find_session(connection, access.user_id, access.session_id)
    assert session is not None
    data_key = unlock(access.user_id, access.session_id, session[0], secret=access.secret, half=None)
    return Vault(access.user_id, data_key)
