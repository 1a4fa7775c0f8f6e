"""How many Argon2 runs wait: a bounded line, and an honest answer to whoever does not fit."""

import asyncio

import pytest

from app.crypto.argon2_gate import Argon2Gate
from app.crypto.keys import PasswordRoot
from app.crypto.passwords import Argon2Cost, password_root
from app.kernel.errors import BusyError

SALT = b"0123456789abcdef"
CHEAP = Argon2Cost(memory_kib=8, iterations=1, parallelism=1)


def test_it_gives_the_root_of_the_password():
    gate = Argon2Gate(CHEAP)

    root = asyncio.run(gate.root("fern lantern", SALT, CHEAP))

    gate.close()
    assert root.raw == password_root("fern lantern", SALT, CHEAP).raw


def test_a_hundred_at_once_are_answered_or_refused_and_the_line_empties():  # attack 6, the gate's part
    gate = Argon2Gate(CHEAP, max_waiting=8)

    async def crowd() -> tuple[list[PasswordRoot | BaseException], PasswordRoot]:
        answers = await asyncio.gather(
            *(gate.root(f"password {number}", SALT, CHEAP) for number in range(100)), return_exceptions=True
        )
        return answers, await gate.root("afterwards", SALT, CHEAP)

    answers, afterwards = asyncio.run(crowd())

    gate.close()
    refused = [answer for answer in answers if isinstance(answer, BusyError)]
    assert len(refused) == 92
    assert all(error.headers == {"Retry-After": "2"} for error in refused)
    assert afterwards.raw == password_root("afterwards", SALT, CHEAP).raw


def test_a_place_in_line_is_given_back_after_a_failure():
    gate = Argon2Gate(CHEAP, max_waiting=1)

    async def fail_then_succeed() -> object:
        with pytest.raises(ValueError, match="salt"):
            await gate.root("password", b"short", CHEAP)
        return await gate.root("password", SALT, CHEAP)

    assert asyncio.run(fail_then_succeed()) is not None
    gate.close()
