"""Settings from `EBB_*` variables. Owns their names, defaults and refusals; frozen once read."""

import ipaddress
import os
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from pydantic import ValidationInfo, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict


def default_data_dir() -> Path:
    """Where the data lies when nobody says otherwise: the XDG data home of the person who started Ebb."""
    base = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(base) / "ebb"


Network = ipaddress.IPv4Network | ipaddress.IPv6Network

_COUNTERS = frozenset({"redis", "rediss", "valkey", "valkeys"})
_DEFAULT_PORTS = {"http": 80, "https": 443}
# An address in a SMART Health Link has 128 characters at most (STU 1): `/shl/` and 256 bits in base64url are 48.
_LONGEST_ORIGIN = 128 - 48


def _origin(value: str) -> str:
    """The origin as a browser writes it in `Origin` (RFC 6454 section 6.1): lower case, no default port.

    Raises:
        ValueError: there is more to it than an origin has, or less.
    """
    refusal = "EBB_PUBLIC_URL is an origin such as https://journal.example"
    try:
        parts = urlsplit(value)
        port = parts.port
    except ValueError:
        raise ValueError(refusal) from None
    host = parts.hostname or ""
    extra = parts.username is not None or "?" in value or "#" in value or parts.path not in {"", "/"}
    if parts.scheme not in _DEFAULT_PORTS or not host or not host.isascii() or extra:
        raise ValueError(refusal)
    name = f"[{host}]" if ":" in host else host
    return f"{parts.scheme}://{name}" + (f":{port}" if port not in {None, _DEFAULT_PORTS[parts.scheme]} else "")


def _is_this_machine(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


class Settings(BaseSettings):
    """Everything an operator can choose. Documented line by line in the README."""

    model_config = SettingsConfigDict(env_prefix="EBB_", frozen=True, extra="ignore")

    data_dir: Path = default_data_dir()
    database_url: str = ""
    secrets_file: Path | None = None
    public_url: str = ""
    host: str = "127.0.0.1"
    port: int = 8000
    rate_limits: Literal["on", "off"] = "on"
    rate_limit_url: str = ""
    trusted_proxies: str = ""

    @field_validator("public_url")
    @classmethod
    def _origin_only(cls, value: str) -> str:
        origin = _origin(value.strip()) if value.strip() else ""
        if len(origin) > _LONGEST_ORIGIN:
            raise ValueError(f"EBB_PUBLIC_URL has {_LONGEST_ORIGIN} characters at most: links to share are built on it")
        return origin

    @field_validator("database_url")
    @classmethod
    def _known_engine(cls, value: str) -> str:
        if value and not value.startswith(("sqlite:///", "postgresql+psycopg://")):
            raise ValueError("EBB_DATABASE_URL starts with sqlite:/// or postgresql+psycopg://")
        return value

    @field_validator("rate_limits")
    @classmethod
    def _off_on_this_machine_only(cls, value: str, info: ValidationInfo) -> str:
        public_host = urlsplit(info.data.get("public_url", "")).hostname or "localhost"
        if value == "off" and not (_is_this_machine(info.data.get("host", "")) and _is_this_machine(public_host)):
            raise ValueError("off is for tests: only where nobody but this machine can reach Ebb")
        return value

    @field_validator("rate_limit_url")
    @classmethod
    def _known_counter(cls, value: str) -> str:
        refusal = "EBB_RATE_LIMIT_URL is an address such as redis://localhost:6379/0 or valkey://…"
        try:
            parts = urlsplit(value)
            # No options: the client takes any name for one, and stumbles over it only when it connects.
            is_known = parts.scheme in _COUNTERS and bool(parts.hostname) and parts.port != 0 and not parts.query
        except ValueError:
            raise ValueError(refusal) from None
        if value and not is_known:
            raise ValueError(refusal)
        return value

    @field_validator("trusted_proxies")
    @classmethod
    def _addresses_only(cls, value: str) -> str:
        try:
            networks = [str(ipaddress.ip_network(word)) for word in value.replace(",", " ").split()]
        except ValueError:
            raise ValueError("EBB_TRUSTED_PROXIES lists addresses or networks such as 127.0.0.1, 10.0.0.0/8") from None
        return ",".join(networks)

    @property
    def proxy_networks(self) -> tuple[Network, ...]:
        """Whose word about where a request comes from counts."""
        return tuple(ipaddress.ip_network(word) for word in self.trusted_proxies.split(",") if word)

    @property
    def resolved_database_url(self) -> str:
        """The database that is used: the one named, else a SQLite file in the data directory."""
        return self.database_url or f"sqlite:///{self.data_dir / 'ebb.db'}"

    @property
    def resolved_secrets_file(self) -> Path:
        """Where the server secrets lie."""
        return self.secrets_file or self.data_dir / "secrets.json"

    @property
    def ledger_file(self) -> Path:
        """Where the ids of deleted accounts are kept, so that no backup brings them back."""
        return self.data_dir / "deletions"

    @property
    def is_https(self) -> bool:
        """Whether people reach this server over https (behind a proxy, the public URL says so)."""
        return self.public_url.startswith("https://")

    @property
    def link_base(self) -> str:
        """What links to share begin with. Never what a request calls this server: anybody can send a `Host`."""
        return self.public_url or f"http://127.0.0.1:{self.port}"

    @property
    def is_loopback(self) -> bool:
        """Whether the server listens on this machine only."""
        return _is_this_machine(self.host)

    @property
    def uses_plain_cookies(self) -> bool:
        """Cookies without Secure: only plain http on loopback (WebKit and httpx drop Secure ones there: measured)."""
        return self.is_loopback and not self.is_https
