"""Calls that wait for the writer, and telling them. Refuses to trust that their event loop still runs."""

import asyncio
import contextlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any

from app.db.failures import translate
from app.db.guard import Job


@dataclass(frozen=True, slots=True)
class Call:
    """One service to run and the future that waits for it."""

    job: Job[Any]
    future: asyncio.Future[Any]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What to tell one waiting future, once the commit is done."""

    future: asyncio.Future[Any]
    result: Any = None
    error: Exception | None = None


def failed(calls: Iterable[Call], error: BaseException | None) -> list[Outcome]:
    assert error is not None
    return [Outcome(call.future, error=translate(error)) for call in calls]


def answer(outcomes: list[Outcome]) -> None:
    """One wake-up for each event loop, normally one in all."""
    for loop in {outcome.future.get_loop() for outcome in outcomes}:
        theirs = [outcome for outcome in outcomes if outcome.future.get_loop() is loop]
        with contextlib.suppress(RuntimeError):  # the loop has ended: nobody waits there any more
            loop.call_soon_threadsafe(partial(_deliver, theirs))


def _deliver(outcomes: list[Outcome]) -> None:
    for outcome in outcomes:
        if outcome.future.done():  # the request went away; its write stands
            continue
        if outcome.error is None:
            outcome.future.set_result(outcome.result)
        else:
            outcome.future.set_exception(outcome.error)
