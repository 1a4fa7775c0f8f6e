"""What is stolen: every row of a server that alice used, and the server's secrets."""

from dataclasses import dataclass

import pytest

from tests.conftest import Cast
from tests.crypto.patience import be_patient
from tests.security import markers
from tests.security.markers import ENTRIES, FLAG_RESPONSES, SETTINGS, filled_entry
from tests.security.thief import Tables, Thief, every_row
from tests.support.app import Harness
from tests.support.cast import Person, new_uuid

be_patient()


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
