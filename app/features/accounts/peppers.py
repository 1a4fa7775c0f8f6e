"""Which peppers accounts depend on, and bringing an account to today's. Counts tell nothing about anybody."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection

from app.features.accounts import service, store
from app.features.accounts.credentials import replace_credential
from app.features.accounts.errors import CredentialChangedError
from app.features.accounts.password_keys import Credential


@dataclass(frozen=True, slots=True)
class NewTag:
    """The same login name under another pepper, in place of the tag that was seen."""

    seen_tag: bytes
    tag: bytes
    pepper_id: int


def renew(connection: Connection, fresh: Credential, name: NewTag) -> None:
    """The same password and name at today's cost and pepper; sessions stay.

    The tag only moves if it is still the one that was seen: a name its owner changed meanwhile stays changed.

    Raises:
        CredentialChangedError: if another change was first.
    """
    service.hold_user(connection, fresh.user_id, CredentialChangedError)
    replace_credential(connection, fresh)
    store.RETAG.run(
        connection,
        user_id=fresh.user_id,
        seen_tag=name.seen_tag,
        new_tag=name.tag,
        new_pepper_id=name.pepper_id,
    )


@dataclass(frozen=True, slots=True)
class PepperUse:
    """How many accounts need a pair of peppers to log in: the one of the password's wrap, the one of the name's tag."""

    accounts: dict[tuple[int, int], int]

    @property
    def newest(self) -> int:
        """The highest number in use; 0 without accounts."""
        return max((max(pair) for pair in self.accounts), default=0)

    @property
    def numbers(self) -> set[int]:
        """Every pepper in use."""
        return {number for pair in self.accounts for number in pair}

    def needing(self, peppers: Collection[int]) -> int:
        """How many accounts need at least one of these."""
        return sum(count for pair, count in self.accounts.items() if not set(pair).isdisjoint(peppers))


def count_pepper_use(connection: Connection) -> PepperUse:
    """Over all accounts there are."""
    rows = store.COUNT_BY_PEPPERS.rows(connection)
    return PepperUse({(of_wrap, of_tag): count for of_wrap, of_tag, count in rows})
