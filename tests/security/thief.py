"""A thief with the database and the server secrets, who knows the source: tries every key on every lock.

Keys are whatever lies in the loot, and whatever any label of the source derives from it in any place a row names.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from sqlalchemy import MetaData, create_engine, select

from app.crypto import kdf, wraps
from app.crypto.aead import SealBrokenError
from app.crypto.jwe import LinkKey
from app.crypto.keys import DataKey, WrappingKey
from app.crypto.server_secrets import ServerSecrets
from app.crypto.vault import Vault
from tests.support.jwe import open_jwe

Tables = dict[str, list[dict[str, Any]]]
_APP = Path(__file__).resolve().parents[2] / "app"
_LABEL = re.compile(r'"(ebb/v1/[^"]+)"')
_PURPOSE = re.compile(r'purpose="([^"]+)"')


def every_row(url: str) -> Tables:
    """All tables as they are, read past the app."""
    engine, metadata = create_engine(url), MetaData()
    try:
        with engine.connect() as connection:
            metadata.reflect(connection)
            return {
                table.name: [dict(row._mapping) for row in connection.execute(select(table))]
                for table in metadata.sorted_tables
            }
    finally:
        engine.dispose()


def _in_source(pattern: re.Pattern[str]) -> list[str]:
    return sorted({found for file in _APP.rglob("*.py") for found in pattern.findall(file.read_text())})


@dataclass
class Thief:
    """`extra` is what the thief has besides: nothing, or what one person carries."""

    tables: Tables
    secrets: ServerSecrets
    extra: tuple[bytes, ...] = ()

    def opened(self) -> list[bytes]:
        """Every entry that some key opens."""
        data_keys = {*self._materials, *self._unwrapped()}
        return [text for key in data_keys if len(key) == 32 for text in self._entries(key)]

    def opened_shares(self) -> list[bytes]:
        """Every shared file, and every share's own document, that some key opens."""
        keys = {key for key in (*self._materials, *self._unwrapped(), *self._keys()) if len(key) == 32}
        return [text for key in keys for text in (*self._files(key), *self._documents(key))]

    @cached_property
    def _materials(self) -> list[bytes]:
        server = [*self.secrets.peppers.values(), *self.secrets.signing_keys.values(), self.secrets.refresh_key]
        columns = [
            bytes(value)
            for rows in self.tables.values()
            for row in rows
            for value in row.values()
            if isinstance(value, bytes | memoryview) and 16 <= len(value) <= 160
        ]
        constants = [b"", bytes(16), bytes(32)]
        return list(dict.fromkeys([*self.extra, *server, *columns, *constants]))

    def _unwrapped(self) -> Iterator[bytes]:
        locks = list(self._locks())
        committed = {wrapped[: wraps.COMMITMENT_BYTES] for wrapped, *_ in locks}
        for key in map(WrappingKey, self._keys()):
            if wraps.commitment(key) not in committed:
                continue
            for (wrapped, user, contexts), purpose in product(locks, _in_source(_PURPOSE)):
                yield from self._try(key, wrapped, purpose, user, contexts)

    def _try(
        self, key: WrappingKey, wrapped: bytes, purpose: str, user: bytes, contexts: Iterable[bytes]
    ) -> Iterator[bytes]:
        for context in contexts:
            try:
                secret = wraps.unwrap(key, wrapped, purpose=purpose, user_id=user, context=context)
            except (wraps.WrongKeyError, SealBrokenError):
                continue
            yield from (secret[:32], secret[32:64])

    def _keys(self) -> Iterator[bytes]:
        """Every material, and everything one label makes of it."""
        for material in self._materials:
            yield material
            salts = [None, *self.secrets.peppers.values()]
            for label, context, salt in product(_in_source(_LABEL), self._contexts, salts):
                yield kdf.hkdf(material, label=label, context=context, salt=salt)
            yield from (kdf.expand(material.ljust(32, b"\0"), label=label) for label in _in_source(_LABEL))

    @cached_property
    def _contexts(self) -> list[bytes]:
        users = [bytes(row["id"]) for row in self.tables["users"]]
        sessions = [kdf.join(bytes(row["user_id"]), bytes(row["id"])) for row in self.tables["sessions"]]
        return [b"", *users, *sessions]

    def _locks(self) -> Iterator[tuple[bytes, bytes, list[bytes]]]:
        for rows in self.tables.values():
            for row in rows:
                for name, value in row.items():
                    if "wrap" in name and value is not None:
                        contexts = [bytes(row[place]) for place in ("id", "locator") if place in row]
                        yield bytes(value), bytes(row["user_id"]), [b"", *contexts]

    def _files(self, key: bytes) -> Iterator[bytes]:
        for row in self.tables["share_files"]:
            with suppress(InvalidTag):
                yield open_jwe(LinkKey(key), bytes(row["jwe"]).decode())

    def _documents(self, key: bytes) -> Iterator[bytes]:
        for row in self.tables["shares"]:
            with suppress(SealBrokenError):
                vault = Vault(bytes(row["user_id"]), DataKey(key))
                yield vault.open_share(bytes(row["id"]), row["revision"], bytes(row["sealed_share"]))

    def _entries(self, data_key: bytes) -> Iterator[bytes]:
        for row in self.tables["entries"]:
            try:
                yield Vault(bytes(row["user_id"]), DataKey(data_key)).open_record(
                    bytes(row["id"]), row["revision"], bytes(row["sealed_body"])
                )
            except SealBrokenError:
                continue
