"""Fixed inputs through every format, with fixed randomness. Run as a module it prints what `golden.json` holds."""

import json
import secrets
import sys
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

from app.crypto import kdf, wraps
from app.crypto.argon2_gate import Argon2Gate
from app.crypto.jwe import LinkKey, seal_jwe
from app.crypto.keys import DataKey, WrappingKey
from app.crypto.passwords import Argon2Cost, password_root
from app.crypto.recovery_code import RecoveryCode
from app.crypto.server_secrets import ServerSecrets
from app.crypto.vault import MonthState, Vault
from app.db.gateway import open_gateway
from app.features.accounts.desk import Desk
from app.features.accounts.password_keys import store_code, wrap_with_password
from app.features.accounts.session_keys import Device, RefreshRow, Tickets, open_session, plan_refresh
from app.features.accounts.tokens import TokenBox
from app.features.sharing.passcodes import check_of
from app.features.sharing.sealing import link_tag, seal_line
from app.features.sharing.tokens import file_token
from app.kernel.clock import utc_now
from app.throttle.limiter import Limiter

FILE = Path(__file__).with_name("golden.json")
DATA_KEY = bytes(range(0x20))
USER = bytes(range(0x20, 0x30))
ENTRY = bytes(range(0x30, 0x40))
MONTH = MonthState(bytes(range(0x40, 0x50)), 8, 41)
MUTATION = bytes(range(0xC0, 0xD0))
SALT = bytes(range(0x40, 0x50))
WRAPPING_KEY = bytes(range(0x50, 0x70))
CODE = bytes(range(0x70, 0x84))
PEPPER, SIGNING_KEY, REFRESH_KEY = b"\x90" * 32, b"\x91" * 32, b"\x92" * 32
RECORD = b'{"kind":"craving","intensity":7}'
NOW = 1_795_381_200  # 2026-11-22T21:00:00Z

SERVER = ServerSecrets({1: PEPPER}, {"golden": SIGNING_KEY}, REFRESH_KEY)
COST = Argon2Cost(64, 2, 1)
VAULT = Vault(USER, DataKey(DATA_KEY))


def fixed_bytes(size: int | None = None) -> bytes:
    """In place of randomness: a0 a1 a2 …"""
    return bytes(range(0xA0, 0xA0 + (size or 32)))


def recompute() -> dict[str, str]:
    """Every format by name, bytes as hex."""
    with patch.object(secrets, "token_bytes", fixed_bytes):
        made = {name: value for part in _PARTS for name, value in part().items()}
    return {name: value.hex() if isinstance(value, bytes) else value for name, value in made.items()}


def _vault() -> dict[str, bytes | str]:
    device = VAULT.device_keys()
    return {
        "record": VAULT.seal_record(ENTRY, 3, RECORD),
        "document": VAULT.seal_document("settings", 2, b"{}"),
        "note": VAULT.seal_note("sync/receipt", ENTRY, b"2026-11-22T21:00:00Z"),
        "digest": VAULT.seal_digest("trends/1", MONTH, b"[]"),
        "month_tag": VAULT.month_tag("craving", "2026-11"),
        "mutation_mac": VAULT.mutation_mac(MUTATION, b"put", ENTRY, RECORD),
        "flag_tag": VAULT.flag_tag(b"mixing", b"key"),
        "device_cache_key": device.cache_key,
        "device_outbox_jwk": json.dumps(device.outbox_jwk(), separators=(",", ":")),
    }


def _wraps() -> dict[str, bytes | str]:
    key = WrappingKey(WRAPPING_KEY)
    return {
        "commitment": wraps.commitment(key),
        "wrap": wraps.wrap(key, DATA_KEY, purpose="data-key/test", user_id=USER, context=ENTRY),
        "hkdf": kdf.hkdf(b"material", label="ebb/v1/test", context=b"context", salt=b"salt"),
        "expand": kdf.expand(WRAPPING_KEY, label="ebb/v1/test", context=b"context", length=16),
        "mac": kdf.mac(WRAPPING_KEY, b"one", b"", b"two"),
    }


def _password() -> dict[str, bytes | str]:
    root = password_root("caf\u00e9 lantern copper tide", SALT, COST)
    return {
        "password_root": root.raw,
        "password_wrap": wrap_with_password(root, PEPPER, DataKey(DATA_KEY), USER),
        "login_tag": SERVER.login_tag("quiet-river-4821", 1),
        "decoy_salt": SERVER.decoy_salt("quiet-river-4821"),
    }


def _recovery() -> dict[str, bytes | str]:
    code = RecoveryCode(CODE)
    stored = store_code(code, VAULT)
    return {
        "recovery_code": code.spelled(),
        "recovery_locator": code.locator(),
        "recovery_key": code.wrapping_key().raw,
        "recovery_wrap": stored.wrapped_data_key,
        "recovery_last_group": stored.sealed_last_group,
    }


def _refresh_text(tickets: Tickets, device: Device) -> str:
    """What the desk hands out; it asks neither its database nor its gate for that."""
    gate = Argon2Gate(COST)
    tokens = TokenBox(SERVER.signing_keys, "golden")
    desk = Desk(
        open_gateway("sqlite:////nonexistent/ebb.db"), SERVER, tokens, gate, utc_now, Path("/nonexistent"), Limiter(b"")
    )
    try:
        return desk.hand_out(tickets, DataKey(DATA_KEY), device).refresh_text
    finally:
        gate.close()


def _session() -> dict[str, bytes | str]:
    key = DataKey(DATA_KEY)
    device = Device(is_browser=True, label="Firefox on Android")
    browser, tickets = open_session(USER, key, device, now=NOW)
    client, _ = open_session(USER, key, Device(is_browser=False), now=NOW)
    row = RefreshRow(
        is_browser=True,
        is_borrowed=False,
        wrapped_data_key=browser.wrapped_data_key,
        refresh_wrap=browser.refresh_wrap,
        previous_refresh_wrap=None,
        generation=1,
        rotated_at=NOW,
        created_at=NOW,
        expires_at=browser.expires_at,
    )
    after, _, rotation = plan_refresh(
        row, USER, tickets.session_id, tickets.refresh, refresh_key=REFRESH_KEY, now=NOW + 600
    )
    assert rotation is not None
    return {
        "browser_session_wrap": browser.wrapped_data_key,
        "api_session_wrap": client.wrapped_data_key,
        "refresh_wrap": browser.refresh_wrap,
        "refresh_text": _refresh_text(tickets, device),
        "session_label": browser.sealed_label,
        "refresh_successor": after.refresh,
        "refresh_wrap_after": rotation.refresh_wrap,
        "access_token": TokenBox(SERVER.signing_keys, "golden").issue(
            USER, tickets.session_id, tickets.secret, now=NOW
        ),
    }


def _sharing() -> dict[str, bytes | str]:
    pair = VAULT.openings_pair(ENTRY)
    root = password_root("blue-harbour-42", SALT, COST)
    return {
        "share": VAULT.seal_share(ENTRY, 2, b"{}"),
        "openings_point": pair.point(),
        "opening": seal_line(pair.point(), USER, ENTRY, at="2026-11-22T21:00:00+00:00", recipient="Dr Reyes"),
        "link_tag": link_tag("I91rhba3VsuGXGchcnr6VHlQFKxfE28kuZ0ssbEuxno"),
        "passcode_check": check_of(root, PEPPER, ENTRY),
        "file_token": file_token(SERVER.share_file_key, b"t" * 32, NOW),
        "jwe": seal_jwe(LinkKey(WRAPPING_KEY), b"{}", content_type="application/fhir+json", deflate=False),
        "jwe_deflated": seal_jwe(LinkKey(WRAPPING_KEY), b"{}", content_type="application/fhir+json", deflate=True),
    }


_PARTS: tuple[Callable[[], dict[str, bytes | str]], ...] = (_vault, _wraps, _password, _recovery, _session, _sharing)

if __name__ == "__main__":
    json.dump(recompute(), sys.stdout, indent=1, sort_keys=True)
    sys.stdout.write("\n")
