"""Argon2 as it is, counted: how many passcodes were really evaluated."""

from dataclasses import replace
from typing import Any

from typing_extensions import override

from app.crypto.argon2_gate import Argon2Gate
from app.crypto.passwords import Argon2Cost
from app.kernel.errors import BusyError
from tests.support.app import CHEAP, Harness


class CountingGate(Argon2Gate):
    """The gate as it is, counting the passcodes that went through."""

    def __init__(self, cost: Argon2Cost, **rest: Any) -> None:
        super().__init__(cost, **rest)
        self.evaluated = 0
        self.is_full = False

    @override
    async def run(self, function: Any, *args: Any, **kwargs: Any) -> Any:
        if function.__name__ == "password_root":
            if self.is_full:
                raise BusyError("try again in a moment", headers={"Retry-After": "2"})
            self.evaluated += 1
        return await super().run(function, *args, **kwargs)


def watch(harness: Harness, cost: Argon2Cost = CHEAP) -> CountingGate:
    gate = CountingGate(cost)
    harness.app.state.desk = replace(harness.app.state.desk, gate=gate)
    return gate
