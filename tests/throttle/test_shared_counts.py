"""Counts that several processes share, in a real Redis: one count for all, and what happens when it goes away."""

import asyncio
import hashlib
import json
import socket

import pytest

from app.crypto.server_secrets import new_secrets
from app.kernel.settings import Settings
from app.throttle.budgets import Budget, Slot
from app.throttle.counts import shared_counts
from app.throttle.errors import RateLimitedError
from app.throttle.limiter import open_limiter
from tests.support.app import FakeClock
from tests.throttle.test_limiter import WrongError

THREE = Budget("three", 3, 60)
NAME, ADDRESS = b"quiet-river-4821", b"203.0.113.9"
CLAIMS = (THREE.of(NAME, ADDRESS), Budget("wide", 50, 600).of(ADDRESS))
KEY = new_secrets().rate_limit_key


def limiter_at(url, clock=None, key=KEY):
    return open_limiter(Settings(rate_limit_url=url), key, seconds=(clock or FakeClock()).seconds)


async def guess(limiter):
    async with limiter.counted(*CLAIMS, wrong=WrongError):
        raise WrongError


async def succeed(limiter):
    async with limiter.counted(*CLAIMS, wrong=WrongError):
        pass


def outcome(coroutine):
    try:
        asyncio.run(coroutine)
    except (WrongError, RateLimitedError) as error:
        return type(error).__name__
    return "done"


WRONG, REFUSED = "WrongError", "RateLimitedError"


@pytest.mark.parametrize("scheme", ["redis", "valkey"])
def test_several_processes_share_one_count(server, scheme):
    url = server.url.replace("redis", scheme)
    processes = [limiter_at(url) for _ in range(3)]

    tried = [outcome(guess(process)) for process in processes * 2]

    assert tried == [WRONG] * 3 + [REFUSED] * 3


def test_many_guesses_at_once_over_several_processes_are_counted_each(server):
    processes = [limiter_at(server.url) for _ in range(3)]

    async def at_once():
        return await asyncio.gather(*(guess(processes[n % 3]) for n in range(30)), return_exceptions=True)

    ends = [type(end).__name__ for end in asyncio.run(at_once())]

    # Never more than allowed; fewer only while refused tries are being given back.
    assert 1 <= ends.count(WRONG) <= 3
    assert set(ends) == {WRONG, REFUSED}


def test_honest_tries_leave_nothing_behind(server):
    process = limiter_at(server.url)

    assert [outcome(succeed(process)) for _ in range(20)] == ["done"] * 20


def test_every_count_in_it_ends_by_itself_and_says_when(server):
    process = limiter_at(server.url)
    for _ in range(3):
        outcome(guess(process))

    with pytest.raises(RateLimitedError) as refused:
        asyncio.run(succeed(process))

    with server.client() as client:
        lives = [client.ttl(key) for key in client.keys("*")]
    assert len(lives) == 2
    assert all(0 < life <= 600 for life in lives)
    assert 1 <= int(refused.value.headers["Retry-After"]) <= 60


def test_tries_given_back_after_their_window_make_no_room_for_more(server):
    counts, slot = shared_counts(server.url), Slot(THREE, "somebody")
    counts.take([slot])
    with server.client() as client:
        client.flushall()  # what the end of a window does
    for _ in range(5):
        counts.give_back([slot])

    assert [counts.take([slot]) > 0 for _ in range(4)] == [False, False, False, True]


def test_a_dump_of_it_reveals_no_name_and_no_address(server):  # attack 4
    outcome(guess(limiter_at(server.url)))

    with server.client() as client:
        held = b"\n".join(key + b"=" + client.dump(key) for key in client.keys("*"))

    assert held
    guessable = [hashlib.sha256(word).digest() for word in (NAME, ADDRESS, NAME + ADDRESS)]
    for word in (NAME, ADDRESS, *guessable):
        assert word not in held
        assert word.hex().encode() not in held


def test_another_server_secret_counts_elsewhere(server):
    for _ in range(4):
        outcome(guess(limiter_at(server.url)))

    assert outcome(guess(limiter_at(server.url, key=new_secrets().rate_limit_key))) == WRONG


def test_when_it_goes_away_limits_go_on_in_each_process_and_come_back_with_it(server, capsys):
    clock = FakeClock()
    process = limiter_at(server.url, clock)
    before = [outcome(guess(process)) for _ in range(4)]
    server.stop()

    # It neither locks anybody out nor lets everybody try for ever.
    without = [outcome(guess(process)) for _ in range(5)]
    is_sharing_without = asyncio.run(process.is_sharing())
    server.start()
    at_once = outcome(guess(process))
    clock.advance(seconds=11)
    after = [outcome(guess(process)) for _ in range(4)]

    assert before == [WRONG] * 3 + [REFUSED]
    assert without == [WRONG] * 3 + [REFUSED] * 2
    assert is_sharing_without is False
    assert at_once == REFUSED
    assert after == [WRONG] * 3 + [REFUSED]
    assert asyncio.run(process.is_sharing()) is True
    events = [json.loads(line)["event"] for line in capsys.readouterr().err.splitlines()]
    assert events == ["shared-counts-lost", "shared-counts-back"]


def test_what_the_log_says_of_a_lost_server_holds_no_address(capsys):
    outcome(succeed(limiter_at("redis://canary:canary@127.0.0.1:1/0")))

    said = capsys.readouterr().err
    assert "shared-counts-lost" in said
    assert "canary" not in said
    assert "127.0.0.1" not in said


def test_a_server_that_never_answers_makes_one_person_wait_a_little_and_nobody_after():
    with socket.create_server(("127.0.0.1", 0)) as silent:
        process = limiter_at(f"redis://127.0.0.1:{silent.getsockname()[1]}/0")

        async def first_and_next():
            loop = asyncio.get_running_loop()
            began = loop.time()
            await succeed(process)
            between = loop.time()
            await succeed(process)
            return between - began, loop.time() - between

        first, following = asyncio.run(first_and_next())

    assert first < 5
    assert following < 0.25
