"""People with open sessions, one of them with a year of entries: on either engine, through the app's own code."""

import asyncio
import os
import uuid
from dataclasses import dataclass
from datetime import UTC, timedelta
from pathlib import Path
from typing import Any

from typing_extensions import override

from app.crypto.argon2_gate import Argon2Gate
from app.crypto.keys import DataKey
from app.crypto.passwords import Argon2Cost
from app.crypto.server_secrets import load_or_create
from app.crypto.vault import Vault
from app.db import migrations
from app.db.gateway import Gateway, open_gateway
from app.features.accounts import credentials, service
from app.features.accounts.desk import Desk
from app.features.accounts.password_keys import Credential, StoredCode
from app.features.accounts.profile import seal_profile
from app.features.accounts.session_keys import Device
from app.features.accounts.tokens import TokenBox
from app.features.entries import service as entries
from app.features.entries.drafts import draft_put
from app.features.entries.schemas import CravingEntry
from app.kernel import base64url
from app.kernel.clock import utc_now
from app.kernel.ids import new_id
from app.kernel.settings import Settings
from app.throttle.limiter import Limiter

_NO_COST = Argon2Cost(memory_kib=8, iterations=1, parallelism=1)  # nobody logs in to these accounts
PEOPLE = 64
ENTRIES = 3_000
DAYS = 365
_ROUND_OF_WRITES = 100


@dataclass(frozen=True, slots=True)
class Person:
    """A token that opens the account for the next ten minutes, and the cookies of a second, a browser's session."""

    token: str
    half: str
    refresh: str

    @override
    def __repr__(self) -> str:
        return "Person(…)"


def craving(number: int, days_ago: int) -> dict[str, Any]:
    """An entry of ordinary size, as a phone sends it."""
    moment = utc_now().astimezone(UTC) - timedelta(days=days_ago, minutes=number % 720)
    return {
        "kind": "craving",
        "occurred_at": moment.strftime("%Y-%m-%dT%H:%M:%S+00:00"),
        "time_zone": "America/New_York",
        "schema": 1,
        "mutation_id": str(uuid.uuid4()),
        "intensity": number % 11,
        "triggers": ["stress"],
        "coping": [],
        "outcome": None,
        "substance": None,
        "note": "x" * 120,
    }


def seed(folder: Path, url: str, *, people: int = PEOPLE, entry_count: int = ENTRIES) -> list[Person]:
    """Makes secrets in `folder` and the database at `url`. The first person has the entries."""
    settings = Settings(data_dir=folder, database_url=url)
    secrets = load_or_create(settings.resolved_secrets_file)
    migrations.upgrade(url, backup_dir=None)
    db, tokens, gate = open_gateway(url), TokenBox(secrets.signing_keys, secrets.signing_key_id), Argon2Gate(_NO_COST)
    limiter = Limiter(secrets.rate_limit_key, is_off=True)
    desk = Desk(db, secrets, tokens, gate, utc_now, settings.ledger_file, limiter)
    return asyncio.run(_fill(desk, people, entry_count))


async def _fill(desk: Desk, people: int, entry_count: int) -> list[Person]:
    await desk.db.start()
    vaults = [Vault(new_id(), DataKey(os.urandom(32))) for _ in range(people)]
    added = [await _add_person(desk, vault) for vault in vaults]
    await _write_entries(desk.db, vaults[0], entry_count)
    await desk.db.close()
    desk.gate.close()
    return added


async def _add_person(desk: Desk, vault: Vault) -> Person:
    user_id, now = vault.user_id, desk.clock()
    row, api = desk.open_session(user_id, vault.data_key, Device(is_browser=False))
    account = credentials.NewAccount(
        credential=Credential(user_id, 1, bytes(16), _NO_COST, desk.secrets.pepper_id, bytes(77)),
        name=credentials.LoginName(os.urandom(16), desk.secrets.pepper_id, seal_profile(vault, "bench", now.date())),
        code=StoredCode(os.urandom(16), bytes(77), bytes(33)),
        session=row,
    )
    await desk.db.write(credentials.register, account)
    browser_row, browser = desk.open_session(user_id, vault.data_key, Device(is_browser=True))
    await desk.db.write(service.add_session, browser_row)
    token = desk.tokens.issue(user_id, api.tickets.session_id, api.tickets.secret, now=desk.now())
    return Person(token, base64url.encode(browser.tickets.half or b""), browser.refresh_text)


async def _write_entries(db: Gateway, vault: Vault, entry_count: int) -> None:
    for start in range(0, entry_count, _ROUND_OF_WRITES):
        drafts = [
            draft_put(
                vault,
                new_id(),
                CravingEntry.model_validate(craving(number, number * DAYS // entry_count)),
                seen_revision=None,
                now=utc_now(),
            )
            for number in range(start, min(start + _ROUND_OF_WRITES, entry_count))
        ]
        await asyncio.gather(*(db.write(entries.put_entry, vault, draft) for draft in drafts))
