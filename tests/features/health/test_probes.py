"""The probes: alive without asking anything, ready only with database, migrations and room."""

import pytest

from app.features.health.rules import MIN_FREE_BYTES, Readiness, reasons_against
from tests.support.web import ask, plain_app

READY = Readiness(database_answers=True, migrations_current=True, free_bytes=MIN_FREE_BYTES)


def app_that_is(readiness, asked=None):
    async def probe():
        if asked is not None:
            asked.append(1)
        return readiness

    return plain_app(readiness=probe)


def test_alive_asks_the_database_nothing():
    asked: list[int] = []

    answer = ask(app_that_is(READY, asked), "GET", "/healthz")

    assert (answer.status_code, answer.json(), asked) == (200, {"status": "ok"}, [])


def test_ready_when_all_is_well():
    answer = ask(app_that_is(READY), "GET", "/readyz")

    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})
    assert answer.headers["cache-control"] == "no-store"


def test_ready_without_the_shared_counts_and_says_so():
    answer = ask(app_that_is(Readiness(True, True, MIN_FREE_BYTES, counts_shared=False)), "GET", "/readyz")

    assert answer.status_code == 200
    assert answer.json()["status"] == "ok"
    assert "EBB_RATE_LIMIT_URL" in answer.json()["notes"][0]


@pytest.mark.parametrize(
    ("readiness", "reason"),
    [
        (Readiness(False, True, MIN_FREE_BYTES), "The database does not answer."),
        (Readiness(True, False, MIN_FREE_BYTES), "The database needs its migrations."),
        (Readiness(True, True, MIN_FREE_BYTES - 1), "Less than 100 MiB of disk space is left."),
    ],
)
def test_not_ready_answers_503_with_the_reason(readiness, reason):
    answer = ask(app_that_is(readiness), "GET", "/readyz")

    assert answer.status_code == 503
    assert answer.json()["type"] == "not-ready"
    assert answer.json()["detail"] == reason


def test_all_reasons_are_given_at_once():
    assert len(reasons_against(Readiness(False, False, 0))) == 3
