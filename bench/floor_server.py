"""The floor: a bare ASGI app that does the same session check, crypto and SQL as Ebb, and nothing else.

One thread, one connection, one commit per write, `synchronous=FULL`. No routing, no validation, no framework. What
Ebb costs beyond this is what its structure costs.
"""

import hmac
import json
import re
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import uvicorn
from starlette.types import Receive, Scope, Send

from app.crypto import kdf
from app.crypto.server_secrets import load
from app.crypto.vault import Vault
from app.features.accounts.session_keys import RefreshRow, plan_refresh, unlock
from app.features.accounts.tokens import TokenBox
from app.features.entries import rules
from app.features.sync.rules import expiry_month
from app.kernel import base64url
from app.kernel.clock import epoch_seconds, utc_now
from app.kernel.ids import format_uuid, parse_uuid4
from bench.floor_store import FloorStore

Headers = list[tuple[bytes, bytes]]
_HEADERS: Headers = [(b"content-type", b"application/json"), (b"cache-control", b"no-store")]
_COOKIES = re.compile(rb"ebb_half=([^;]+); ebb_refresh=(.+)")
_REFRESH_MAC = b"ebb/v1/refresh-text"
_LIMIT = 50


class Floor:
    """The whole server."""

    def __init__(self, folder: Path, url: str) -> None:
        self._secrets = load(folder / "secrets.json")
        self._tokens = TokenBox(self._secrets.signing_keys, self._secrets.signing_key_id)
        self._store = FloorStore(url)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers, answer_headers = dict(scope["headers"]), _HEADERS
        if scope["path"] == "/api/v1/auth/refresh":
            answer, answer_headers = self._refresh(headers[b"cookie"])
        else:
            vault = self._vault(headers[b"authorization"].decode()[7:])
            answer = await self._answer(vault, scope, receive)
        answer_headers = [*answer_headers, (b"content-length", str(len(answer)).encode())]
        await send({"type": "http.response.start", "status": 200, "headers": answer_headers})
        await send({"type": "http.response.body", "body": answer})

    def close(self) -> None:
        self._store.close()

    async def _answer(self, vault: Vault, scope: Scope, receive: Receive) -> bytes:
        if scope["method"] == "GET":
            return self._latest(vault)
        sent = json.loads(await _body(receive))
        if scope["method"] == "PUT":
            return self._write(vault, [(scope["path"].rsplit("/", 1)[1], sent)])
        results = self._write(vault, [(operation["id"], operation["entry"]) for operation in sent["operations"]])
        return b'{"results":[' + results + b"]}"

    def _vault(self, token: str) -> Vault:
        access = self._tokens.verify(token, now=epoch_seconds(utc_now()))
        ((wrapped, _, _),) = self._store.rows("session", access.user_id, access.session_id)
        data_key = unlock(access.user_id, access.session_id, wrapped, secret=access.secret, half=None)
        return Vault(access.user_id, data_key)

    def _write(self, vault: Vault, entries: list[tuple[str, dict[str, Any]]]) -> bytes:
        stores = [self._prepare(vault, name, entry) for name, entry in entries]
        with self._store.transaction():
            return b",".join(store() for store in stores)

    def _prepare(self, vault: Vault, name: str, entry: dict[str, Any]) -> Callable[[], bytes]:
        """Seals first and returns what is left to do within the transaction."""
        entry_id, mutation_id = parse_uuid4(name), parse_uuid4(entry["mutation_id"])
        assert entry_id
        assert mutation_id
        user_id, rows = vault.user_id, self._store.rows
        text = json.dumps({"occurred_at": "", **entry}, separators=(",", ":")).encode()  # in front, as the app has it
        tag = vault.month_tag(entry["kind"], rules.month_of(entry["occurred_at"]))
        sealed, mac = vault.seal_record(entry_id, 1, text), vault.mutation_mac(mutation_id, b"put", entry_id, text)
        now = utc_now()
        receipt, month = vault.seal_note("sync/receipt", mutation_id, now.isoformat().encode()), expiry_month(now)

        def store() -> bytes:
            ((change, *_),) = rows("turn", len(sealed), user_id)
            rows("seen", user_id, mutation_id)
            rows("create", user_id, entry_id, change, tag, sealed)
            self._store.run("remember", user_id, mutation_id, entry_id, change, mac, receipt, month)
            return f'{{"id":"{name}","revision":1,"change":{change}}}'.encode()

        return store

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
            for entry_id, revision, change, sealed in self._store.rows("month", vault.user_id, tag):
                raw = vault.open_record(entry_id, revision, sealed)
                instant = datetime.fromisoformat(raw[16 : raw.index(b'"', 16)].decode()).timestamp()
                head = f'{{"id":"{format_uuid(entry_id)}","revision":{revision},"change":{change},'
                opened.append((instant, head.encode() + raw[1:]))
        return opened

    def _refresh(self, cookie: bytes) -> tuple[bytes, Headers]:
        found = _COOKIES.fullmatch(cookie)
        assert found
        half, raw = (base64url.decode(text.decode()) for text in found.groups())
        assert raw
        assert hmac.compare_digest(self._refresh_mac(raw[:64]), raw[64:])
        user_id, session_id, presented, now = raw[:16], raw[16:32], raw[32:64], epoch_seconds(utc_now())
        row = RefreshRow(*self._store.rows("refresh", user_id, session_id)[0])
        tickets, data_key, rotation = plan_refresh(
            row, user_id, session_id, presented, refresh_key=self._secrets.refresh_key, now=now
        )
        unlock(user_id, session_id, row.wrapped_data_key, secret=tickets.secret, half=half)
        assert rotation
        new, old, at, until = rotation.refresh_wrap, rotation.previous_refresh_wrap, now, rotation.expires_at
        with self._store.transaction():
            self._store.rows("rotate", new, old, at, until, user_id, session_id, rotation.from_generation)
        keys = Vault(user_id, data_key).device_keys()
        token = self._tokens.issue(user_id, session_id, tickets.secret, now=now)
        device = {"cache_key": keys.cache_key_text(), "outbox": keys.outbox_jwk()}
        ends = user_id + session_id + tickets.refresh
        text = base64url.encode(ends + self._refresh_mac(ends)).encode()
        cookies = [*_HEADERS, (b"set-cookie", b"ebb_refresh=" + text)]
        return json.dumps({"access_token": token, "device": device}).encode(), cookies

    def _refresh_mac(self, raw: bytes) -> bytes:
        return kdf.mac(self._secrets.refresh_key, _REFRESH_MAC, raw)[:16]


async def _body(receive: Receive) -> bytes:
    parts = []
    while True:
        message = await receive()
        parts.append(message.get("body", b""))
        if not message.get("more_body"):
            return b"".join(parts)


if __name__ == "__main__":
    floor = Floor(Path(sys.argv[1]), sys.argv[2])
    uvicorn.run(floor, port=int(sys.argv[3]), log_level="error", access_log=False, lifespan="off")
