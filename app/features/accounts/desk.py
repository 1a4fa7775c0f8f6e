"""What the use cases of accounts work with, and what they hand back."""

from dataclasses import dataclass
from pathlib import Path

from typing_extensions import override

from app.crypto import kdf
from app.crypto.argon2_gate import Argon2Gate
from app.crypto.keys import DataKey
from app.crypto.server_secrets import ServerSecrets
from app.crypto.wraps import WrongKeyError
from app.db.gateway import Gateway
from app.features.accounts.password_keys import Credential, new_salt, open_with_password, wrap_with_password
from app.features.accounts.session_keys import Device, NewSession, Tickets, open_session
from app.features.accounts.tokens import TokenBox
from app.kernel import base64url
from app.kernel.clock import Clock, epoch_seconds
from app.throttle.limiter import Limiter


@dataclass(frozen=True, slots=True)
class Desk:
    """The tools of this slice, made once at start."""

    db: Gateway
    secrets: ServerSecrets
    tokens: TokenBox
    gate: Argon2Gate
    clock: Clock
    ledger: Path
    limiter: Limiter

    def now(self) -> int:
        """Epoch seconds."""
        return epoch_seconds(self.clock())

    def open_session(self, user_id: bytes, data_key: DataKey, device: Device) -> tuple[NewSession, "OpenedSession"]:
        """A session's row to store, and what to hand out once it is stored."""
        row, tickets = open_session(user_id, data_key, device, now=self.now())
        return row, self.hand_out(tickets, data_key, device)

    def hand_out(self, tickets: Tickets, data_key: DataKey, device: Device) -> "OpenedSession":
        """Tickets with the refresh secret as the client keeps it: 107 characters of base64url."""
        raw = tickets.user_id + tickets.session_id + tickets.refresh
        text = base64url.encode(raw + self.refresh_mac(raw))
        return OpenedSession(tickets, data_key, device.is_browser, device.is_borrowed, text)

    def refresh_mac(self, raw: bytes) -> bytes:
        """16 bytes that say this server wrote a refresh secret."""
        return kdf.mac(self.secrets.refresh_key, b"ebb/v1/refresh-text", raw)[:16]

    async def new_credential(self, user_id: bytes, data_key: DataKey, password: str, *, revision: int) -> Credential:
        """A password's wrap with a fresh salt, today's cost and today's pepper."""
        salt, cost, pepper_id = new_salt(), self.gate.new_cost, self.secrets.pepper_id
        root = await self.gate.root(password, salt, cost)
        wrapped = wrap_with_password(root, self.secrets.peppers[pepper_id], data_key, user_id)
        return Credential(user_id, revision, salt, cost, pepper_id, wrapped)

    async def open_credential(self, credential: Credential, password: str) -> DataKey:
        """The data key behind a password.

        Raises:
            WrongKeyError: if the password is wrong, or its pepper is lost.
        """
        root = await self.gate.root(password, credential.salt, credential.cost)
        pepper = self.secrets.peppers.get(credential.pepper_id)
        if pepper is None:
            raise WrongKeyError
        return open_with_password(root, pepper, credential)

    def login_tag(self, login: str) -> tuple[bytes, int]:
        """A name's tag under today's pepper, and that pepper's id."""
        pepper_id = self.secrets.pepper_id
        return self.secrets.login_tag(login, pepper_id), pepper_id

    def login_tags(self, login: str) -> list[bytes]:
        """A name's tags, newest pepper first: a rotated pepper still finds names it tagged."""
        return [self.secrets.login_tag(login, pepper) for pepper in sorted(self.secrets.peppers, reverse=True)]


@dataclass(frozen=True, slots=True)
class OpenedSession:
    """A session that was just opened or refreshed."""

    tickets: Tickets
    data_key: DataKey
    is_browser: bool
    is_borrowed: bool
    refresh_text: str

    @override
    def __repr__(self) -> str:
        return "OpenedSession(…)"
