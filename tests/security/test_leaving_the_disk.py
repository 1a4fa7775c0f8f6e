"""What sessions and shares leave on the disk: within seconds of their end nothing, in any file of a running server."""

import time
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest

from tests.features.sharing.sharing import link_id, wanted
from tests.security import markers
from tests.security.editing import rows
from tests.security.served import Served, served

GONE_WITHIN_SECONDS = 15.0  # it takes two (app/db/checkpoints.py); the rest is for a busy machine
ACCOUNT = {"login": markers.LOGIN, "password": markers.PASSWORD}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with served(tmp_path_factory.mktemp("leaving")) as running:
        running.http.post("/api/v1/auth/register", json=ACCOUNT).raise_for_status()
        yield running


def _log_in(server: Served) -> tuple[str, set[bytes], bytes]:
    """A new browser session: its token, both of its wraps, and the refresh wrap alone."""
    url, select = f"sqlite:///{server.data}/ebb.db", "SELECT wrapped_data_key, refresh_wrap FROM sessions"
    before = set(rows(url, select))
    token = server.http.post("/api/v1/auth/login", json=ACCOUNT).raise_for_status().json()["access_token"]
    ((wrap, refresh_wrap),) = set(rows(url, select)) - before
    return token, {wrap, refresh_wrap}, refresh_wrap


def _files_with(server: Served, wraps: set[bytes]) -> list[str]:
    files = [path for path in server.data.rglob("*") if path.is_file()]
    return [path.name for path in files if any(wrap in _bytes(path) for wrap in wraps)]


def _bytes(path: Path) -> bytes:
    return path.read_bytes() if path.exists() else b""


def _assert_gone_soon(server: Served, wraps: set[bytes]) -> None:
    deadline = time.monotonic() + GONE_WITHIN_SECONDS
    while (found := _files_with(server, wraps)) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert found == []


def _with(token: str) -> dict[str, str]:
    return {"authorization": f"Bearer {token}"}


def test_a_session_that_was_logged_out_is_in_no_file_within_seconds(server):
    token, wraps, _ = _log_in(server)
    assert _files_with(server, wraps) != []  # else finding nothing below would prove nothing

    assert server.http.post("/api/v1/auth/logout", headers=_with(token)).status_code == 204

    _assert_gone_soon(server, wraps)


def test_sessions_ended_from_another_one_are_in_no_file_within_seconds(server):
    _, wraps, _ = _log_in(server)
    token, own, _ = _log_in(server)

    assert server.http.delete("/api/v1/auth/sessions", headers=_with(token)).status_code == 204

    _assert_gone_soon(server, wraps)
    assert _files_with(server, own) != []


def test_a_replaced_refresh_wrap_is_in_no_file_two_refreshes_later(server):
    """The one before stays for tabs that wake together; what is older opens nothing and lies nowhere."""
    _, _, wrap = _log_in(server)
    assert _files_with(server, {wrap}) != []

    answers: list[httpx2.Response] = [server.http.post("/api/v1/auth/refresh") for _ in range(2)]

    assert {answer.status_code for answer in answers} == {200}
    _assert_gone_soon(server, {wrap})


@pytest.mark.parametrize("how", ["ended", "used up"])
def test_the_file_of_a_share_is_in_no_file_of_the_server_within_seconds(server, how):
    token, _, _ = _log_in(server)
    body = wanted(**{"from": "2026-11-01", "to": "2026-11-20"}, passcode="blue-harbour-42")
    made = server.http.post("/api/v1/shares", json=body, headers=_with(token)).raise_for_status().json()
    url = f"sqlite:///{server.data}/ebb.db"
    ((sealed,),) = rows(url, "SELECT jwe FROM share_files")
    piece = bytes(sealed)[-200:]
    assert _files_with(server, {piece}) != []

    if how == "ended":
        server.http.delete(f"/api/v1/shares/{made['id']}", headers=_with(token)).raise_for_status()
    for number in range(0 if how == "ended" else 10):
        guess = {"recipient": "somebody", "passcode": f"wrong {number}"}
        assert server.http.post(f"/shl/{link_id(made)}", json=guess).status_code == 401

    assert server.http.post(f"/shl/{link_id(made)}", json={"recipient": "somebody"}).status_code == 404
    _assert_gone_soon(server, {piece})
