"""Runs one service inside a transaction. Refuses a service that ends that transaction itself."""

import threading
from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar

from sqlalchemy import Connection, event

from app.db.failures import ServiceContractError

ParamsT = ParamSpec("ParamsT")
ResultT = TypeVar("ResultT")
Job = Callable[[Connection], ResultT]


_running = threading.local()


def watch(connection: Connection) -> Connection:
    """Refuse Core's commit and rollback on `connection` while a service runs on it, before they happen.

    What goes around Core (`COMMIT` as text on the driver) cannot be prevented; the gateways look at the
    transaction afterwards and fail the service.
    """
    event.listen(connection, "commit", _refuse)
    event.listen(connection, "rollback", _refuse)
    return connection


def run_guarded(job: Job[ResultT], connection: Connection) -> ResultT:
    _running.service = True
    try:
        return job(connection)
    finally:
        _running.service = False


def _refuse(_connection: Connection) -> None:
    if getattr(_running, "service", False):
        raise ServiceContractError("a service ended its transaction; the gateway commits")


def bind(service: Callable[..., ResultT], args: tuple[Any, ...], kwargs: dict[str, Any]) -> Job[ResultT]:
    """The service with everything but its connection."""

    def job(connection: Connection) -> ResultT:
        return service(connection, *args, **kwargs)

    return job


def end_quietly(connection: Connection) -> None:
    """Roll back whatever is open, also what SQLAlchemy no longer knows of."""
    connection.rollback()
    driver: Any = connection.connection.driver_connection
    driver.rollback()
