"""Load over HTTP from this process: keep-alive connections, latencies, and the server's CPU by its process id."""

import asyncio
import time
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from functools import partial

import uvloop
from typing_extensions import override

from bench.machine import cpu_seconds

_HEAD_END = b"\r\n\r\n"
_LAST_CHUNK = b"0\r\n\r\n"
_LAST_ANSWER_SECONDS = 30
FIRST_REFUSAL = 400  # RFC 9110 section 15


@dataclass(frozen=True, slots=True)
class Request:
    """One request, ready to be sent."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes = b""

    def as_bytes(self) -> bytes:
        """The request as HTTP/1.1 has it."""
        lines = [f"{self.method} {self.path} HTTP/1.1", "host: 127.0.0.1", f"content-length: {len(self.body)}"]
        lines += [f"{name}: {value}" for name, value in self.headers.items()]
        return "\r\n".join(lines).encode() + _HEAD_END + self.body


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer; a chunked body keeps its chunks."""

    status: int
    head: bytes
    body: bytes


Steps = Generator[Request, Answer, None]
"""What one client does for ever: yields a request, is sent its answer."""


class Client:
    """One client over several rounds: what it asks next may depend on what it was answered last."""

    def __init__(self, steps: Steps) -> None:
        self._steps = steps
        self.request = next(steps)

    def learn(self, answer: Answer) -> None:
        self.request = self._steps.send(answer)


@dataclass(frozen=True, slots=True)
class Figures:
    """What one round measured. A server whose process is not known has no `cpu_us`."""

    cpu_us: float | None
    per_second: float
    p99_ms: float


class RefusedError(RuntimeError):
    """An answer was not a 2xx: a benchmark of errors measures nothing."""


def measure(port: int, pid: int | None, clients: Sequence[Client], *, seconds: float) -> Figures:
    """One round: every client asks again as soon as it is answered.

    Raises:
        RefusedError: a request was refused, or the server hung up.
    """
    before, started = cpu_seconds(pid) if pid else 0.0, time.perf_counter()
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        latencies = sorted(runner.run(_drive(port, clients, started + seconds)))
    took = time.perf_counter() - started
    cpu_us = (cpu_seconds(pid) - before) / len(latencies) * 1e6 if pid else None
    return Figures(cpu_us, len(latencies) / took, latencies[int(len(latencies) * 0.99)] * 1e3)


Round = Callable[[float], Figures]
"""One round of so many seconds against one server."""


def compare(ours: Round, theirs: Round, *, rounds: int, seconds: float) -> list[tuple[Figures, Figures]]:
    """Interleaved rounds, each the other way about: a machine that grows slower favours nobody."""
    pairs = []
    for number in range(rounds):
        if number % 2:
            other = theirs(seconds)
            pairs.append((ours(seconds), other))
        else:
            mine = ours(seconds)
            pairs.append((mine, theirs(seconds)))
    return pairs


async def _drive(port: int, clients: Sequence[Client], until: float) -> list[float]:
    loop = asyncio.get_running_loop()
    connections = [_Connection(client, until, loop.create_future()) for client in clients]
    for connection in connections:
        await loop.create_connection(partial(_itself, connection), "127.0.0.1", port)
    async with asyncio.timeout_at(loop.time() + until - time.perf_counter() + _LAST_ANSWER_SECONDS):
        await asyncio.gather(*(connection.ended for connection in connections))
    return [latency for connection in connections for latency in connection.latencies]


class _Connection(asyncio.Protocol):
    """One keep-alive connection with one request on its way at a time."""

    def __init__(self, client: Client, until: float, ended: asyncio.Future[None]) -> None:
        self.ended = ended
        self.latencies: list[float] = []
        self._client = client
        self._until = until
        self._received = bytearray()

    @override
    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # sockets have one
        self._transport = transport
        self._ask()

    @override
    def data_received(self, data: bytes) -> None:
        self._received += data
        answer = whole_answer(self._received)
        if answer is None:
            return
        now = time.perf_counter()
        self.latencies.append(now - self._asked_at)
        if answer.status >= FIRST_REFUSAL:
            self._end(RefusedError(f"{self._client.request.path} was answered {answer.status}"))
            return
        self._client.learn(answer)
        if now >= self._until:
            self._end(None)
        else:
            self._ask()

    @override
    def connection_lost(self, exc: Exception | None) -> None:
        if not self.ended.done():
            self.ended.set_exception(RefusedError("the server hung up"))

    def _ask(self) -> None:
        self._received.clear()
        self._asked_at = time.perf_counter()
        self._transport.write(self._client.request.as_bytes())

    def _end(self, error: RefusedError | None) -> None:
        if error:
            self.ended.set_exception(error)
        else:
            self.ended.set_result(None)
        self._transport.close()


def _itself(connection: _Connection) -> _Connection:
    return connection


def whole_answer(received: bytes | bytearray) -> Answer | None:
    """The answer, once all of it is here: by its length, or to the last chunk."""
    end = received.find(_HEAD_END)
    if end < 0:
        return None
    head, body = bytes(received[:end]), bytes(received[end + len(_HEAD_END) :])
    fields = dict(line.partition(b":")[::2] for line in head.lower().split(b"\r\n")[1:])
    status = int(head[9:12])
    if b"chunked" in fields.get(b"transfer-encoding", b""):
        return Answer(status, head, body) if body.endswith(_LAST_CHUNK) else None
    return Answer(status, head, body) if len(body) >= int(fields.get(b"content-length", b"0")) else None
