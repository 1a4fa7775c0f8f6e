"""A zone in somebody's settings that this machine's database lacks: it came from one with newer names."""

import pytest

from app.kernel import zones
from tests.support.cast import Person

UNKNOWN = "America/Not_Yet_Named"


def set_unknown_zone(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings as a server that knew the zone took them."""
    with monkeypatch.context() as patch:
        patch.setattr(zones, "_zones", lambda: frozenset({UNKNOWN}))
        answer = person.call("PUT", "/settings", json={"settings": {"time_zone": UNKNOWN}})
    assert answer.status_code == 200, answer.text
