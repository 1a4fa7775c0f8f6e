"""Ways to damage stored bytes: every bit flipped once, every length cut."""

from collections.abc import Iterator


def flipped(value: bytes) -> Iterator[bytes]:
    """Attack 51: each bit of each byte, one at a time."""
    for position in range(len(value)):
        for bit in range(8):
            yield value[:position] + bytes([value[position] ^ (1 << bit)]) + value[position + 1 :]


def truncated(value: bytes) -> Iterator[bytes]:
    """Attack 52: every shorter length from both ends, and one byte too many."""
    for length in range(len(value)):
        yield value[:length]
        yield value[len(value) - length :]
    yield value + b"\0"
