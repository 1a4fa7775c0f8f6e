"""A child process to be killed: writes notes through the gateway and prints each id once it was acknowledged."""

import asyncio
import os
import sys

from app.db.gateway import open_gateway
from app.kernel.errors import AppError
from tests.db.ledger import add, note_id, running

WRITERS = 16


async def write_for_ever(url: str) -> None:
    async with running(open_gateway(url)) as db:

        async def one() -> None:
            while True:
                note = note_id()
                try:
                    await db.write(add, note, os.urandom(300))
                except AppError:  # the server was stopped: not acknowledged, so nothing to print
                    await asyncio.sleep(0.02)
                else:
                    os.write(1, note.hex().encode() + b"\n")  # unbuffered: what was printed was acknowledged

        await asyncio.gather(*(one() for _ in range(WRITERS)))


if __name__ == "__main__":
    asyncio.run(write_for_ever(sys.argv[1]))
