"""The settings document between its row and its readers. Owns the defaults of what was never saved."""

from typing import Any

from pydantic_core import from_json

from app.crypto.aead import SealBrokenError
from app.crypto.vault import Vault
from app.features.settings.errors import SettingsDamagedError
from app.features.settings.schemas import SettingsDocument

_NAME = "settings"
_DEFAULTS = SettingsDocument().model_dump(mode="json", by_alias=True)


def seal_settings(vault: Vault, revision: int, document: bytes) -> bytes:
    """The document as it is stored."""
    return vault.seal_document(_NAME, revision, document)


def open_settings(vault: Vault, revision: int, sealed_body: bytes | None) -> dict[str, Any]:
    """The settings in a row. Not validated again: what was good when it was saved stays readable.

    Raises:
        SettingsDamagedError: if they do not open.
    """
    try:
        raw = sealed_body and vault.open_document(_NAME, revision, sealed_body)
    except SealBrokenError:
        raise SettingsDamagedError from None
    return {**_DEFAULTS, **(from_json(raw) if raw else {})}
