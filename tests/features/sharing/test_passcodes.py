"""Passcodes: a count for the whole life of a link, safe side by side, and kind to those who are right."""

from dataclasses import replace
from typing import Any

import pytest
from typing_extensions import override

from app.features.sharing import reading
from tests.conftest import Cast
from tests.features.sharing.counting import CountingGate, watch
from tests.features.sharing.sharing import PASSCODE, come, link_id, listed, make
from tests.security.editing import edit, rows
from tests.support.app import CHEAP, Harness


@pytest.fixture
def harness(sqlite_harness: Harness) -> Harness:
    """SQLite alone: where both engines matter is in test_both_engines.py."""
    return sqlite_harness


@pytest.fixture
def cast(sqlite_cast: Cast) -> Cast:
    return sqlite_cast


@pytest.fixture
def carol(cast):
    return cast("carol")


def test_wrong_passcodes_count_down_and_then_nobody_opens_it(alice, carol):
    made = make(alice, passcode=PASSCODE)

    answers = [come(carol, link_id(made), passcode=f"wrong {number}") for number in range(10)]
    right = come(carol, link_id(made), passcode=PASSCODE)

    assert [answer.status_code for answer in answers] == [401] * 10
    assert [answer.json() for answer in answers] == [{"remainingAttempts": left} for left in range(9, -1, -1)]
    assert {answer.headers["content-type"] for answer in answers} == {"application/json"}
    assert right.status_code == 404
    shown = listed(alice, made["id"])
    assert (shown["state"], shown["attempts_left"], shown["openings"]) == ("used_up", 0, 0)


def test_a_used_up_link_keeps_no_file(alice, carol, harness):
    made = make(alice, passcode=PASSCODE)

    for number in range(10):
        come(carol, link_id(made), passcode=f"wrong {number}")

    assert rows(harness.url, "SELECT count(*) FROM share_files") == [(0,)]


def test_right_passcodes_use_nothing_up(alice, carol):
    made = make(alice, passcode=PASSCODE)

    for _ in range(15):
        assert come(carol, link_id(made), passcode=PASSCODE).status_code == 200

    assert listed(alice, made["id"])["attempts_left"] == 10


@pytest.mark.parametrize("said", [{}, {"passcode": None}, {"passcode": ""}], ids=str)
def test_a_missing_passcode_is_asked_for_and_uses_nothing_up(alice, carol, harness, said):
    made, gate = make(alice, passcode=PASSCODE), watch(harness)

    answers = [come(carol, link_id(made), **said) for _ in range(12)]

    assert {(answer.status_code, answer.text) for answer in answers} == {(401, '{"remainingAttempts":10}')}
    assert gate.evaluated == 0


def test_a_passcode_nobody_can_have_is_a_wrong_one(alice, carol):
    made = make(alice, passcode=PASSCODE)

    answers = [come(carol, link_id(made), passcode=text) for text in ("x" * 5_000, "\ufdfa" * 900, "a\0b\nc", "x")]

    assert [answer.json()["remainingAttempts"] for answer in answers] == [9, 8, 7, 6]


@pytest.mark.parametrize("typed", [f" {PASSCODE} ", "blue-harbour-\uff14\uff12"])
def test_what_a_keyboard_adds_and_how_it_spells_does_not_matter(alice, carol, typed):
    assert come(carol, link_id(make(alice, passcode=PASSCODE)), passcode=typed).status_code == 200


def test_a_passcode_that_grows_when_it_is_normalised_is_a_wrong_one_and_holds_no_place(alice, carol, harness):
    """64 characters, of which each becomes eighteen: more than Argon2 is given, and once an answer of another kind."""
    made = make(alice, passcode=PASSCODE)

    answers = [come(carol, link_id(made), passcode="\ufdfa" * length) for length in (40, 64)]

    assert [(answer.status_code, answer.json()) for answer in answers] == [
        (401, {"remainingAttempts": left}) for left in (9, 8)
    ]
    assert rows(harness.url, "SELECT count(*) FROM share_attempts") == [(0,)]


def test_a_passcode_too_many_is_no_hindrance_where_none_is_asked(alice, carol):
    assert come(carol, link_id(make(alice)), passcode="whatever").status_code == 200


def take_all_places(harness: Harness, made: Any, expires_at: int) -> None:
    (user_id, share_id) = rows(harness.url, "SELECT user_id, id FROM shares")[0]
    for number in range(10):
        edit(
            harness.url,
            "INSERT INTO share_attempts (user_id, share_id, id, expires_at) VALUES (:user, :share, :id, :ends)",
            user=bytes(user_id),
            share=bytes(share_id),
            id=bytes([number]) * 16,
            ends=expires_at,
        )


def test_while_all_places_are_taken_whoever_comes_is_asked_to_wait(alice, carol, harness, monkeypatch):
    monkeypatch.setattr("app.features.sharing.opening._PAUSE_SECONDS", 0.001)
    made = make(alice, passcode=PASSCODE)
    take_all_places(harness, made, int(harness.clock.seconds()) + 60)

    answer = come(carol, link_id(made), passcode=PASSCODE)

    assert (answer.status_code, answer.json()["type"], answer.headers["retry-after"]) == (429, "rate-limited", "1")


def test_places_of_requests_that_were_cut_off_are_free_again_after_a_minute(alice, carol, harness):
    made = make(alice, passcode=PASSCODE)
    take_all_places(harness, made, int(harness.clock.seconds()) + 60)
    harness.clock.advance(seconds=60)

    assert come(carol, link_id(made), passcode=PASSCODE).status_code == 200


def test_a_passcode_that_could_not_be_checked_uses_nothing_up(alice, carol, harness):
    made, gate = make(alice, passcode=PASSCODE), watch(harness)
    gate.is_full = True

    answers = [come(carol, link_id(made), passcode="wrong one") for _ in range(12)]

    assert {answer.status_code for answer in answers} == {503}
    assert rows(harness.url, "SELECT count(*) FROM share_attempts") == [(0,)]
    gate.is_full = False
    assert come(carol, link_id(made), passcode=PASSCODE).status_code == 200


def test_a_check_that_took_longer_than_its_place_was_held_says_nothing(alice, carol, harness):
    """Its place was given to somebody else: told now, eleven passcodes would have been evaluated."""

    class SlowGate(CountingGate):
        @override
        async def run(self, function: Any, *args: Any, **kwargs: Any) -> Any:
            harness.clock.advance(seconds=60)
            return await super().run(function, *args, **kwargs)

    made = make(alice, passcode=PASSCODE)
    harness.app.state.desk = replace(harness.app.state.desk, gate=SlowGate(CHEAP))

    answers = [come(carol, link_id(made), passcode=code) for code in (PASSCODE, "wrong one")]

    assert {answer.status_code for answer in answers} == {503}
    assert len({answer.content for answer in answers}) == 1


@pytest.mark.parametrize("code", [PASSCODE, "wrong one"])
def test_a_link_that_is_ended_while_a_passcode_is_checked_opens_nothing(alice, carol, harness, code):
    """Also one whose whole account is deleted meanwhile."""
    made = make(alice, passcode=PASSCODE)

    class EndingGate(CountingGate):
        @override
        async def run(self, function: Any, *args: Any, **kwargs: Any) -> Any:
            edit(harness.url, "DELETE FROM shares")
            return await super().run(function, *args, **kwargs)

    harness.app.state.desk = replace(harness.app.state.desk, gate=EndingGate(CHEAP))

    assert come(carol, link_id(made), passcode=code).status_code == 404


def test_a_link_that_is_used_up_between_two_looks_opens_nothing(alice, carol, harness, monkeypatch):
    made = make(alice, passcode=PASSCODE)
    found = reading.find_link

    def then_used_up(*args: Any) -> Any:
        link = found(*args)
        edit(harness.url, "UPDATE shares SET wrong_passcodes = 10")
        return link

    monkeypatch.setattr("app.features.sharing.reading.find_link", then_used_up)

    assert come(carol, link_id(made), passcode=PASSCODE).status_code == 404


def test_a_link_whose_pepper_was_dropped_is_gone_and_counts_nothing(alice, carol, harness):
    made, desk = make(alice, passcode=PASSCODE), harness.app.state.desk
    harness.app.state.desk = replace(desk, secrets=replace(desk.secrets, peppers={9: bytes(32)}))

    assert come(carol, link_id(made), passcode=PASSCODE).status_code == 404
    assert rows(harness.url, "SELECT wrong_passcodes FROM shares") == [(0,)]


def test_the_same_passcode_leaves_another_trace_in_every_link(alice, harness):
    for _ in range(2):
        make(alice, passcode=PASSCODE)

    stored = rows(harness.url, "SELECT salt, passcode_check FROM shares")

    assert len({bytes(value) for row in stored for value in row}) == 4
