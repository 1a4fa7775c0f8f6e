"""The floor: a bare ASGI app that does the same session check, crypto and SQL as Ebb, and nothing else.

One thread, one connection, one commit per PUT, `synchronous=FULL`. No routing, no validation, no framework. What Ebb
costs beyond this is what its structure costs.
"""

import json
import sqlite3
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import uvicorn
from starlette.types import Receive, Scope, Send

from app.crypto.server_secrets import load
from app.crypto.vault import Vault
from app.features.accounts.session_keys import unlock
from app.features.accounts.tokens import TokenBox
from app.features.entries import rules
from app.kernel.clock import epoch_seconds, utc_now
from app.kernel.ids import format_uuid, parse_uuid4

_PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON", "foreign_keys=ON")
_HEADERS = [(b"content-type", b"application/json"), (b"cache-control", b"no-store")]
_SESSION = "SELECT wrapped_data_key, is_browser, expires_at FROM sessions WHERE user_id = ? AND id = ?"
_BUMP = "UPDATE users SET change = change + 1 WHERE id = ? RETURNING change"
_SEEN = "SELECT revision, change, body_mac FROM mutations WHERE user_id = ? AND mutation_id = ?"
_CREATE = (
    "INSERT INTO entries (user_id, id, revision, change, tag, sealed_body) VALUES (?, ?, 1, ?, ?, ?) "
    "ON CONFLICT DO NOTHING RETURNING revision"
)
_REMEMBER = "INSERT INTO mutations VALUES (?, ?, ?, 1, ?, ?, ?, 24328)"
_BY_TAG = "SELECT id, revision, change, sealed_body FROM entries WHERE user_id = ? AND tag = ? ORDER BY id"
_LIMIT = 50


class Floor:
    """The whole server."""

    def __init__(self, folder: Path) -> None:
        secrets = load(folder / "secrets.json")
        self._tokens = TokenBox(secrets.signing_keys, secrets.signing_key_id)
        self._db = sqlite3.connect(folder / "ebb.db", isolation_level=None)
        for pragma in _PRAGMAS:
            self._db.execute(f"PRAGMA {pragma}")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        headers = dict(scope["headers"])
        vault = self._vault(headers[b"authorization"].decode()[7:])
        if scope["method"] == "PUT":
            body = await _body(receive)
            answer = self._put(vault, scope["path"].rsplit("/", 1)[1], json.loads(body))
        else:
            answer = self._latest(vault)
        await send({"type": "http.response.start", "status": 200, "headers": _HEADERS})
        await send({"type": "http.response.body", "body": answer})

    def _vault(self, token: str) -> Vault:
        access = self._tokens.verify(token, now=epoch_seconds(utc_now()))
        wrapped, _, _ = self._db.execute(_SESSION, (access.user_id, access.session_id)).fetchone()
        data_key = unlock(access.user_id, access.session_id, wrapped, secret=access.secret, half=None)
        return Vault(access.user_id, data_key)

    def _put(self, vault: Vault, name: str, entry: dict[str, Any]) -> bytes:
        entry_id, mutation_id = parse_uuid4(name), parse_uuid4(entry["mutation_id"])
        assert entry_id
        assert mutation_id
        text = json.dumps(entry).encode()
        tag = vault.month_tag(entry["kind"], rules.month_of(entry["occurred_at"]))
        sealed, mac = vault.seal_record(entry_id, 1, text), vault.mutation_mac(mutation_id, b"put", entry_id, text)
        receipt = vault.seal_note("sync/receipt", mutation_id, b"2026-11-22T00:00:00Z")
        user_id, db = vault.user_id, self._db
        db.execute("BEGIN IMMEDIATE")
        (change,) = db.execute(_BUMP, (user_id,)).fetchone()
        db.execute(_SEEN, (user_id, mutation_id)).fetchone()
        db.execute(_CREATE, (user_id, entry_id, change, tag, sealed)).fetchone()
        db.execute(_REMEMBER, (user_id, mutation_id, entry_id, change, mac, receipt))
        db.execute("COMMIT")
        return f'{{"id":"{name}","revision":1,"change":{change}}}'.encode()

    def _latest(self, vault: Vault) -> bytes:
        found: list[tuple[float, bytes]] = []
        for month in rules.months_back(rules.newest_month(utc_now()), rules.EARLIEST_MONTH):
            found += sorted(self._month(vault, month), reverse=True)
            if len(found) > _LIMIT:
                break
        return b'{"entries":[' + b",".join(text for _, text in found[:_LIMIT]) + b"]}"

    def _month(self, vault: Vault, month: str) -> list[tuple[float, bytes]]:
        opened = []
        for kind in rules.KINDS:
            tag = vault.month_tag(kind, month)
            for entry_id, revision, change, sealed in self._db.execute(_BY_TAG, (vault.user_id, tag)).fetchall():
                raw = vault.open_record(entry_id, revision, sealed)
                instant = datetime.fromisoformat(raw[16 : raw.index(b'"', 16)].decode()).timestamp()
                head = f'{{"id":"{format_uuid(entry_id)}","revision":{revision},"change":{change},'
                opened.append((instant, head.encode() + raw[1:]))
        return opened


async def _body(receive: Receive) -> bytes:
    parts = []
    while True:
        message = await receive()
        parts.append(message.get("body", b""))
        if not message.get("more_body"):
            return b"".join(parts)


if __name__ == "__main__":
    uvicorn.run(Floor(Path(sys.argv[1])), port=int(sys.argv[2]), log_level="error", lifespan="off")
