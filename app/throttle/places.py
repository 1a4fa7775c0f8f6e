"""Where a request comes from, as coarsely as counting needs it. Believes forwarded addresses only of known proxies."""

import ipaddress
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from typing_extensions import override

from app.kernel.settings import Network

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

# One household, and what one customer of a provider is commonly given (RFC 6177 section 2 for IPv6). Behind one IPv4
# address there may be thousands (RFC 6598), behind one /24 a hundred times as many: so the wide budgets are larger.
_NARROW_BITS = {4: 32, 6: 64}
_WIDE_BITS = {4: 24, 6: 48}
# Some proxies append the port of the client: 192.0.2.1:4711 or [2001:db8::1]:4711.
_WITH_PORT = re.compile(r"(?:\[([0-9a-fA-F:.]+)\]|([0-9.]+))(?::[0-9]+)?")


@dataclass(frozen=True, slots=True)
class Place:
    """A narrow and a wide neighbourhood. `is_here` is this very machine, which is nobody's neighbourhood."""

    narrow: bytes
    wide: bytes
    is_here: bool = False

    @override
    def __repr__(self) -> str:
        return "Place(…)"


HERE = Place(b"here", b"here", is_here=True)
NOWHERE = Place(b"unreadable", b"unreadable")


def place_of(peer: str, forwarded: Sequence[str], trusted: Sequence[Network]) -> Place:
    """The place of whoever asked: the peer of the connection, or the last hop no trusted proxy stands for.

    `forwarded` are the values of X-Forwarded-For. Each proxy appends whom it heard from, so they are read from the
    right, and whatever stands left of the first untrusted hop may be made up.
    """
    address = _parse(peer)
    for hop in _hops(forwarded):
        if address is None or not _is_trusted(address, trusted):
            break
        address = _parse(hop)
    if address is None:
        return NOWHERE  # together, not exempt: what cannot be read must not be a way around a limit
    return HERE if address.is_loopback else Place(_around(address, _NARROW_BITS), _around(address, _WIDE_BITS))


def _hops(forwarded: Sequence[str]) -> Iterator[str]:
    return (hop.strip() for hop in reversed(",".join(forwarded).split(",")) if hop.strip())


def _parse(text: str) -> Address | None:
    match = _WITH_PORT.fullmatch(text)
    try:
        address = ipaddress.ip_address((match[1] or match[2]) if match else text)
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address


def _is_trusted(address: Address, trusted: Sequence[Network]) -> bool:
    return any(address in network for network in trusted)


def _around(address: Address, bits: dict[int, int]) -> bytes:
    length = bits[address.version]
    packed = int.from_bytes(address.packed) >> (address.max_prefixlen - length)
    return f"{address.version}/{length}/{packed:x}".encode()
