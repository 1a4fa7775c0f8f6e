"""Trying before the work: taken first, given back when it was no wrong try, the same for all at once."""

import asyncio
from contextlib import suppress

import pytest

from app.kernel.errors import AppError
from app.throttle.budgets import Budget
from app.throttle.errors import RateLimitedError
from app.throttle.limiter import Limiter
from tests.support.app import FakeClock

THREE = Budget("three", 3, 60)
OTHER = Budget("other", 3, 60)
MINE = THREE.of(b"alice")


class WrongError(AppError):
    """A guess that was wrong."""


class UnrelatedError(Exception):
    """Something else that went wrong."""


@pytest.fixture
def limiter():
    return Limiter(b"key", seconds=FakeClock().seconds)


async def attempt(limiter, error=None, claim=MINE):
    async with limiter.counted(claim, wrong=WrongError):
        if error:
            raise error


async def is_refused(limiter, claim=MINE):
    try:
        await attempt(limiter, claim=claim)
    except RateLimitedError:
        return True
    return False


@pytest.mark.parametrize("ending", [None, UnrelatedError(), asyncio.CancelledError()])
def test_only_a_wrong_try_is_spent(limiter, ending):
    async def many():
        for _ in range(20):
            with suppress(UnrelatedError, asyncio.CancelledError):
                await attempt(limiter, ending)
        return await is_refused(limiter)

    assert asyncio.run(many()) is False


def test_wrong_tries_are_spent_and_the_work_is_not_done_any_more(limiter):
    done = []

    async def many():
        for _ in range(3):
            with pytest.raises(WrongError):
                await attempt(limiter, WrongError())
        with pytest.raises(RateLimitedError) as refused:
            async with limiter.counted(MINE, wrong=WrongError):
                done.append(1)
        return refused.value

    error = asyncio.run(many())

    assert (error.status, error.slug, error.headers, done) == (429, "rate-limited", {"Retry-After": "60"}, [])


def test_what_the_work_keeps_is_spent_though_nothing_was_wrong(limiter):
    async def many():
        for _ in range(3):
            async with limiter.counted(MINE) as held:
                held.is_spent = True
        return await is_refused(limiter)

    assert asyncio.run(many()) is True


def test_of_many_guesses_at_once_no_more_are_evaluated_than_allowed(limiter):
    evaluated = []

    async def guess():
        async with limiter.counted(MINE, wrong=WrongError):
            evaluated.append(1)
            await asyncio.sleep(0.01)
            raise WrongError

    async def at_once():
        return await asyncio.gather(*(guess() for _ in range(50)), return_exceptions=True)

    ends = asyncio.run(at_once())

    assert len(evaluated) == 3
    assert sorted({type(end).__name__ for end in ends}) == ["RateLimitedError", "WrongError"]


def test_spending_one_persons_tries_leaves_the_others_theirs(limiter):
    async def many():
        for _ in range(3):
            await limiter.spend(MINE)
        return [await is_refused(limiter, claim) for claim in (MINE, THREE.of(b"carol"), OTHER.of(b"alice"))]

    assert asyncio.run(many()) == [True, False, False]


def test_the_parts_of_whom_it_is_about_are_not_run_together(limiter):
    async def many():
        for _ in range(3):
            await limiter.spend(THREE.of(b"al", b"ice"))
        return await is_refused(limiter, THREE.of(b"alice"))

    assert asyncio.run(many()) is False


def test_switched_off_it_refuses_nothing():
    async def many():
        limiter = Limiter(b"key", is_off=True)
        for _ in range(20):
            await limiter.spend(MINE)
        return await is_refused(limiter)

    assert asyncio.run(many()) is False


def test_a_claim_shows_nobody():
    assert "alice" not in repr(MINE)
