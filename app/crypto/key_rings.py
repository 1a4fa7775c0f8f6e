"""Turning the rings of the server secrets: what comes on, what falls off. Writes nothing; `server_secrets` does."""

import secrets
from dataclasses import replace

from app.crypto.keys import KEY_BYTES
from app.crypto.server_secrets import ServerSecrets


def with_new_pepper(old: ServerSecrets, *, above: int = 0) -> ServerSecrets:
    """One more pepper, for all that is wrapped from now on; the others still open what they made.

    `above`: the newest pepper a database knows. After older secrets were put back, a number must not come twice.
    """
    number = max(old.pepper_id, above) + 1
    return replace(old, peppers={**old.peppers, number: secrets.token_bytes(KEY_BYTES)})


def without_older_peppers(old: ServerSecrets) -> ServerSecrets:
    """The newest pepper alone."""
    return replace(old, peppers={old.pepper_id: old.peppers[old.pepper_id]})


def with_new_signing_key(old: ServerSecrets, *, now: int) -> ServerSecrets:
    """One more signing key, at the end: it signs from now on, the others still verify what they signed."""
    added = {secrets.token_hex(4): secrets.token_bytes(KEY_BYTES)}
    return replace(old, signing_keys={**old.signing_keys, **added}, signing_since=now)


def without_older_signing_keys(old: ServerSecrets) -> ServerSecrets:
    """The signing key that signs, alone."""
    return replace(old, signing_keys={old.signing_key_id: old.signing_keys[old.signing_key_id]})


def with_new_refresh_key(old: ServerSecrets) -> ServerSecrets:
    """Another refresh key in place of the one there was: no refresh secret of before is known any more."""
    return replace(old, refresh_key=secrets.token_bytes(KEY_BYTES))
