"""Where everything that belongs to one journal lies."""

from dataclasses import dataclass
from pathlib import Path

from app.db.engine import parse_url, sqlite_path
from app.kernel.settings import Settings


@dataclass(frozen=True, slots=True)
class Places:
    """The files of one journal. On PostgreSQL `database` is only the name its locks hang on."""

    data: Path
    database: Path
    secrets: Path

    @property
    def ledger(self) -> Path:
        """Which accounts were deleted."""
        return self.data / "deletions"

    @property
    def copied(self) -> Path:
        """The fingerprint of the secrets somebody has a copy of."""
        return self.data / "secrets-copied"

    @property
    def authority(self) -> Path:
        """What a phone trusts, once there was `--lan`. In no backup: a new one costs trusting once more."""
        return self.data / "lan-authority.pem"

    @property
    def backups(self) -> Path:
        """Where copies lie when nobody says where."""
        return self.data / "backups"


def places_of(settings: Settings) -> Places:
    """The places the settings name."""
    url = parse_url(settings.resolved_database_url)
    is_sqlite = url.get_backend_name() == "sqlite"
    database = sqlite_path(url) if is_sqlite else settings.data_dir / "postgresql"
    return Places(settings.data_dir, database, settings.resolved_secrets_file)
