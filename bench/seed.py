"""One person with a year of entries, in a database both servers get a copy of. Made through the app's own code."""

import asyncio
import os
import shutil
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from app.crypto.keys import DataKey
from app.crypto.passwords import Argon2Cost
from app.crypto.server_secrets import load_or_create
from app.crypto.vault import Vault
from app.db import migrations
from app.db.gateway import open_gateway
from app.features.accounts import credentials
from app.features.accounts.password_keys import Credential, StoredCode
from app.features.accounts.profile import seal_profile
from app.features.accounts.session_keys import Device, open_session
from app.features.accounts.tokens import TokenBox
from app.features.entries import service
from app.features.entries.drafts import draft_put
from app.features.entries.schemas import CravingEntry
from app.kernel.clock import epoch_seconds, utc_now
from app.kernel.ids import new_id
from app.kernel.settings import Settings

_NO_COST = Argon2Cost(memory_kib=8, iterations=1, parallelism=1)  # nobody logs in here
ENTRIES = 3_000
DAYS = 365


@dataclass(frozen=True, slots=True)
class Seeded:
    """Where the database and secrets lie, and a token that opens the account for the next ten minutes."""

    folder: Path
    token: str


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


def seed(folder: Path) -> Seeded:
    """Fills `folder` with a database, secrets and one account."""
    settings = Settings(data_dir=folder)
    secrets = load_or_create(settings.resolved_secrets_file)
    migrations.upgrade(settings.resolved_database_url, backup_dir=None)
    user_id, data_key, now = new_id(), DataKey(os.urandom(32)), utc_now()
    row, tickets = open_session(user_id, data_key, Device(is_browser=False), now=epoch_seconds(now))
    vault = Vault(user_id, data_key)
    account = credentials.NewAccount(
        credential=Credential(user_id, 1, bytes(16), _NO_COST, secrets.pepper_id, bytes(77)),
        name=credentials.LoginName(os.urandom(16), secrets.pepper_id, seal_profile(vault, "bench", now.date())),
        code=StoredCode(os.urandom(16), bytes(77), bytes(33)),
        session=row,
    )
    asyncio.run(_fill(settings.resolved_database_url, account, vault, now))
    box = TokenBox(secrets.signing_keys, secrets.signing_key_id)
    return Seeded(folder, box.issue(user_id, tickets.session_id, tickets.secret, now=epoch_seconds(now)))


def copy(seeded: Seeded, folder: Path) -> Path:
    """The same data for another server."""
    return Path(shutil.copytree(seeded.folder, folder))


async def _fill(url: str, account: credentials.NewAccount, vault: Vault, now: datetime) -> None:
    db = open_gateway(url)
    await db.start()
    await db.write(credentials.register, account)
    for start in range(0, ENTRIES, 100):
        drafts = [
            draft_put(
                vault,
                new_id(),
                CravingEntry.model_validate(craving(number, number * DAYS // ENTRIES)),
                seen_revision=None,
                now=now,
            )
            for number in range(start, start + 100)
        ]
        await asyncio.gather(*(db.write(service.put_entry, vault, draft) for draft in drafts))
    await db.close()
