"""What is stolen: every row of a server that alice used, and the server's secrets."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from tests.conftest import Cast
from tests.crypto.patience import be_patient
from tests.security import markers
from tests.security.markers import ENTRIES, FLAG_RESPONSES, SETTINGS, filled_entry
from tests.security.thief import Tables, Thief, every_row
from tests.support.app import Harness
from tests.support.cast import Person, new_uuid

be_patient()


@pytest.fixture
def statements() -> Iterator[list[str]]:
    """Every statement a request of this test runs on SQLite, without its values; not what tidies up by the clock."""
    seen: list[str] = []

    def note(statement: str) -> None:
        if "wal_checkpoint" not in statement:
            seen.append(re.sub(r"'[^']*'|[0-9]+", "?", statement))

    def listen(driver: Any, _record: object) -> None:
        driver.set_trace_callback(note)

    event.listen(Engine, "connect", listen)
    yield seen
    event.remove(Engine, "connect", listen)


def _fill(person: Person) -> None:
    for kind in ENTRIES:
        assert person.put(filled_entry(kind)).status_code == 201
    body = {"settings": SETTINGS, "mutation_id": new_uuid()}
    assert person.call("PUT", "/settings", json=body).status_code == 200
    said = {"flag_responses": FLAG_RESPONSES, "mutation_id": new_uuid()}
    assert person.call("PUT", "/flags/responses", json=said).status_code == 200


@dataclass
class Loot:
    """What was taken, and whom from."""

    tables: Tables
    harness: Harness
    alice: Person

    def thief(self, *extra: bytes) -> Thief:
        return Thief(self.tables, self.harness.secrets, extra)


@pytest.fixture
def loot(harness: Harness, cast: Cast) -> Loot:
    alice = cast("alice")
    alice.login, alice.password = markers.LOGIN, markers.PASSWORD
    alice.sign_up()
    _fill(alice)
    return Loot(every_row(harness.url), harness, alice)
