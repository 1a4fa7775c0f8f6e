"""Sockets of ours, so that what prevents them can be said in words."""

import os
import socket

_LAST_PORT = 65_535


class CannotListenError(Exception):
    """Words for the terminal; no request ever meets it."""


def listen(host: str, port: int) -> list[socket.socket]:
    """A socket for each address of `host`.

    Raises:
        CannotListenError: the port is taken, or the address is not one of this machine's.
    """
    if not 0 <= port <= _LAST_PORT:
        raise CannotListenError(f"Ebb cannot listen there. A port is a number from 0 to {_LAST_PORT}.")
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE | socket.AI_ADDRCONFIG)
        return [socket.create_server(address, family=family) for family, _, _, _, address in found]
    except OSError as error:
        reason = os.strerror(error.errno).lower() if error.errno and error.errno > 0 else "the name is not known here"
        raise CannotListenError(f"Ebb cannot listen there. Port {port} at {host}: {reason}.") from None
