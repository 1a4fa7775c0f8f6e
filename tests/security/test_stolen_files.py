"""Stolen everything, the files: database, WAL, backups, temporary files, logs and secrets hold no word (attack 61)."""

import base64
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import httpx2
import pytest
from pydantic import BaseModel
from sqlalchemy import create_engine

from app.crypto.passwords import DEFAULT_COST, password_root
from app.crypto.recovery_code import parse_recovery_code
from app.crypto.server_secrets import load
from app.db.backup import back_up
from app.features.accounts.password_keys import Credential, open_with_password
from app.features.entries.schemas import CravingEntry, IntakeEntry, JournalEntry, SideEffectsEntry
from app.features.patterns.schemas import GivenResponse, ResponsesDocument
from app.features.settings.schemas import SettingsDocument
from tests.features.sharing.sharing import payload
from tests.security import markers
from tests.security.editing import rows
from tests.security.markers import (
    ENTRIES,
    FLAG_RESPONSES,
    LOGIN,
    PASSWORD,
    SETTINGS,
    files_with_traces,
    filled_entry,
    word,
)
from tests.security.served import Served, served
from tests.support.cast import Json, new_uuid


@dataclass
class Heist:
    """A server somebody used for a while, and everything that must not be found in what is stolen."""

    server: Served
    secrets: set[bytes] = field(default_factory=set)


def _call(server: Served, token: str, method: str, path: str, **kwargs: object) -> httpx2.Response:
    headers = {"authorization": f"Bearer {token}"}
    return server.http.request(method, f"/api/v1{path}", headers=headers, **kwargs)  # type: ignore[arg-type]  # as given


def _use(server: Served) -> set[bytes]:
    """Signs up, writes all there is to write, refreshes; the secrets met on the way."""
    signed_up = server.http.post("/api/v1/auth/register", json={"login": LOGIN, "password": PASSWORD})
    assert signed_up.status_code == 201
    secrets = _session_secrets(signed_up, server)
    token = signed_up.json()["access_token"]
    for kind in ENTRIES:
        assert _call(server, token, "PUT", f"/entries/{new_uuid()}", json=filled_entry(kind)).status_code == 201
    body = {"settings": SETTINGS, "mutation_id": new_uuid()}
    assert _call(server, token, "PUT", "/settings", json=body).status_code == 200
    said = {"flag_responses": FLAG_RESPONSES, "mutation_id": new_uuid()}
    assert _call(server, token, "PUT", "/flags/responses", json=said).status_code == 200
    assert len(_call(server, token, "GET", "/entries").json()["entries"]) == len(ENTRIES)
    secrets |= _share(server, token)
    _blunder(server, token)
    refreshed = server.http.post("/api/v1/auth/refresh")
    assert refreshed.status_code == 200
    return secrets | _session_secrets(refreshed, server)


def _share(server: Served, token: str) -> set[bytes]:
    """Makes a link of each mode, opens them as somebody else would; what is in the links, and what was said."""
    passcode, recipient, name = word("passcode"), word("recipient"), word("personname")
    found = {text.encode() for text in (passcode, recipient, name, word("label"))}
    for mode in ("link", "clinic"):
        body: Json = {
            "mode": mode,
            "include": ["craving"],
            "from": "2019-03-01",
            "to": "2019-03-31",
            "label": word("label"),
        }
        body |= {"person": {"name": name}, **({"passcode": passcode} if mode == "link" else {})}
        made = _call(server, token, "POST", "/shares", json=body).json()
        said = payload(made)
        links = {said["url"].rpartition("/")[2], made["shlink"].removeprefix("shlink:/"), said["key"]}
        found |= {text.encode() for text in links} | {_raw(said["key"])}
        if mode == "clinic":
            opened = server.http.get(said["url"], params={"recipient": recipient})
        else:
            asked = {"recipient": recipient, "passcode": passcode, "embeddedLengthMax": 0}
            manifest = server.http.post(said["url"], json=asked).json()
            opened = server.http.get(manifest["files"][0]["location"])
            refused = server.http.post(said["url"], json={**asked, "passcode": word("wrongpasscode")})
            assert refused.status_code == 401
        assert opened.headers["content-type"] == "application/jose"
    return found


def _blunder(server: Served, token: str) -> None:
    """Everything that is refused, with markers in every place a log or an error might repeat."""
    body = {**filled_entry("journal"), word("unknownfield"): word("unknownvalue"), "mood": word("mood")}
    answers = [
        _call(server, token, "PUT", f"/entries/{word('path')}", json=filled_entry("journal")),
        _call(server, token, "PUT", f"/entries/{new_uuid()}", json=body),
        _call(server, token, "PUT", f"/entries/{new_uuid()}", content=f'{{"{word("broken")}'.encode()),
        _call(server, token, "GET", "/entries", params={"cursor": word("cursor"), "kind": word("kind")}),
        _call(server, word("token"), "GET", "/account"),
        server.http.get(f"/api/v1/{word('route')}?q={word('query')}", headers={"user-agent": word("agent")}),
        server.http.post("/api/v1/auth/login", json={"login": LOGIN, "password": word("wrongpassword")}),
        server.http.request(word("method").upper(), "/api/v1/entries"),
    ]
    for answer in answers:
        assert 400 <= answer.status_code < 500
        assert "zq" not in answer.text


def _session_secrets(answer: httpx2.Response, server: Served) -> set[bytes]:
    """What a browser holds: token and its half, cookies, device keys, code."""
    document: Json = answer.json()
    token = document["access_token"]
    half, refresh = (server.http.cookies[name] for name in ("ebb_half", "ebb_refresh"))
    texts = {token, token.split(".")[1], half, refresh, document["device"]["cache_key"]}
    raws = {
        _raw(half),
        _raw(refresh)[32:64],
        _raw(document["device"]["cache_key"]),
        _raw(document["device"]["outbox"]["d"]),
    }
    raws.add(_raw(json.loads(_raw(token.split(".")[1]))["sk"]))
    if "recovery_code" in document:
        code = parse_recovery_code(document["recovery_code"])
        assert code is not None
        texts |= {document["recovery_code"], document["recovery_code"].replace("-", ""), document["recovery_code"][3:]}
        raws |= {code.raw, code.wrapping_key().raw}
    return raws | {text.encode() for text in texts}


def _raw(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def _data_key(server: Served) -> bytes:
    """As its owner would get it: with the password."""
    url = f"sqlite:///{server.data}/ebb.db"
    ((user, salt, pepper, wrapped),) = rows(url, "SELECT user_id, salt, pepper_id, wrapped_data_key FROM credentials")
    root = password_root(PASSWORD, salt, DEFAULT_COST)
    pepper_bytes = load(server.data / "secrets.json").peppers[pepper]
    return open_with_password(root, pepper_bytes, Credential(user, 1, salt, DEFAULT_COST, pepper, wrapped)).raw


@pytest.fixture(scope="module")
def heist(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Heist]:
    with served(tmp_path_factory.mktemp("heist")) as server:
        secrets = _use(server)
        with create_engine(f"sqlite:///{server.data}/ebb.db").connect() as connection:
            back_up(connection, server.data / "backups", label="stolen")
        secrets |= {_data_key(server)} | {marker.encode() for marker in markers.written_markers()}
        yield Heist(server, secrets)


def test_the_search_finds_what_lies_about_in_any_spelling(tmp_path):
    """Else finding nothing would prove nothing."""
    secret = word("needle").encode()
    hidden = [
        secret,
        secret.decode().encode("utf-16-le"),
        secret.hex().upper().encode(),
        *(base64.b64encode(b"x" * shift + secret + b"yy") for shift in range(3)),
        base64.urlsafe_b64encode(b"\xff\xfe" + secret),
    ]

    for number, text in enumerate(hidden):
        (tmp_path / str(number)).write_bytes(b"hay" + text + b"hay")
    (tmp_path / "hay").write_bytes(b"hay" * 100)

    assert len(files_with_traces({secret}, tmp_path)) == len(hidden)


def test_every_field_a_person_can_fill_is_filled():
    """A new field needs a marker before this test lets it pass."""
    models: dict[str, type[BaseModel]] = {
        "journal": JournalEntry,
        "craving": CravingEntry,
        "side_effects": SideEffectsEntry,
        "intake": IntakeEntry,
    }

    for kind, model in models.items():
        assert set(filled_entry(kind)) == {part.alias or name for name, part in model.model_fields.items()}
    assert set(SETTINGS) == {part.alias or name for name, part in SettingsDocument.model_fields.items()}
    assert set(FLAG_RESPONSES) == set(ResponsesDocument.model_fields)
    assert set(FLAG_RESPONSES["responses"][0]) == set(GivenResponse.model_fields)
    assert all(SETTINGS.values())


def test_no_stolen_file_holds_a_word_of_a_person(heist):  # attack 61
    """Database, WAL, shared memory, backup, temporary files, everything said, and the server secrets; while it runs."""
    names = {path.name for path in heist.server.folder.rglob("*") if path.is_file()}
    assert {"ebb.db", "ebb.db-wal", "ebb.db-shm", "secrets.json", "said.log"} <= names
    assert any("stolen" in name for name in names)

    assert files_with_traces(heist.secrets, heist.server.folder) == []


def test_no_stolen_database_names_a_kind_or_a_time(heist):
    data = b"".join(path.read_bytes() for path in heist.server.data.rglob("*ebb*") if path.is_file())

    assert re.findall(rb"craving|side_effects|intake|occurred|taper", data) == []
    assert markers.OCCURRED_EPOCH.to_bytes(4) not in data
    assert (markers.OCCURRED_EPOCH * 1000).to_bytes(6) not in data


def test_the_log_was_written_and_names_no_one(heist):
    lines = [line for line in heist.server.said.read_text().splitlines() if line.startswith("{")]

    assert len(lines) > 10
    assert "zq" not in heist.server.said.read_text()
    for line in lines:
        assert not set(json.loads(line)) - {
            *("at", "level", "part", "event", "request_id", "method", "route", "status", "problem"),
            *("duration_ms", "count", "size_bytes", "port", "version", "revision", "engine"),
        }


def test_the_server_leaves_no_core(heist):  # attack 61
    limits = Path(f"/proc/{heist.server.process.pid}/limits").read_text()

    assert re.search(r"Max core file size +0 +0 ", limits)


def test_memory_cannot_be_read_by_other_processes_of_the_user():
    """PR_GET_DUMPABLE is 3 in linux/prctl.h; 0 also refuses ptrace and /proc/<pid>/mem to the same user."""
    program = (
        "import ctypes, resource; from app.cli.serve import keep_memory_private; keep_memory_private();"
        "print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0), *resource.getrlimit(resource.RLIMIT_CORE))"
    )

    printed = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True, timeout=30)

    assert printed.stdout.split() == ["0", "0", "0"]


def test_after_a_calm_stop_the_files_still_hold_nothing(tmp_path):
    with served(tmp_path) as server:
        secrets = _use(server) | {marker.encode() for marker in markers.written_markers()}

        server.stop()

        assert files_with_traces(secrets, tmp_path) == []
