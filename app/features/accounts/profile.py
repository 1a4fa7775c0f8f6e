"""What only the owner reads of their account row: the login name and the day of registration."""

import json
from dataclasses import dataclass
from datetime import date

from app.crypto.vault import Vault

_PURPOSE = "account/profile"


@dataclass(frozen=True, slots=True)
class Profile:
    """The opened profile."""

    login: str
    created_on: str


def seal_profile(vault: Vault, login: str, created_on: date) -> bytes:
    """Sealed, because the server keeps of a name no more than its tag."""
    document = {"login": login, "created_on": created_on.isoformat()}
    return vault.seal_note(_PURPOSE, b"", json.dumps(document).encode())


def open_profile(vault: Vault, sealed: bytes) -> Profile:
    """The profile.

    Raises:
        SealBrokenError: if the row was changed outside Ebb.
    """
    document = json.loads(vault.open_note(_PURPOSE, b"", sealed))
    return Profile(document["login"], document["created_on"])
