"""What the use cases of accounts work with, and what they hand back."""

from dataclasses import dataclass

from typing_extensions import override

from app.crypto.argon2_gate import Argon2Gate
from app.crypto.keys import DataKey
from app.crypto.server_secrets import ServerSecrets
from app.db.gateway import Gateway
from app.features.accounts.session_keys import Tickets
from app.features.accounts.tokens import TokenBox
from app.kernel.clock import Clock, epoch_seconds


@dataclass(frozen=True, slots=True)
class Desk:
    """The tools of this slice, made once at start."""

    db: Gateway
    secrets: ServerSecrets
    tokens: TokenBox
    gate: Argon2Gate
    clock: Clock

    def now(self) -> int:
        """Epoch seconds."""
        return epoch_seconds(self.clock())

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

    @override
    def __repr__(self) -> str:
        return "OpenedSession(…)"
