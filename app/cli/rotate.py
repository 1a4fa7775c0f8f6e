"""`ebb rotate`: new server keys beside the old ones, an end of old ones. Refuses while anything uses the secrets."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from math import ceil

from sqlalchemy import Connection

from app.cli import peppers, secrets_copy, switching
from app.cli.asking import ask
from app.cli.peppers import missing, replaced
from app.cli.places import Places, places_of
from app.cli.say import say
from app.cli.storage import is_sqlite, make_private_folder
from app.crypto import key_rings, server_secrets
from app.crypto.server_secrets import SecretsFileError, ServerSecrets
from app.db import backup_postgres, migrations
from app.db.backup_files import alone
from app.db.locks import hold_postgres_lock
from app.features.accounts.peppers import PepperUse, count_pepper_use
from app.features.accounts.tokens import LIFETIME_SECONDS, SKEW_SECONDS
from app.kernel.clock import epoch_seconds, utc_now
from app.kernel.errors import BusyError
from app.kernel.settings import Settings


class RotationRefusedError(Exception):
    """Words for the terminal: why nothing was changed, and what can be done."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody asked for on the command line."""

    key: str | None = None
    retire: bool = False
    leave_behind: int | None = None
    sign_everybody_out: bool = False


@dataclass(frozen=True, slots=True)
class Turned:
    """The secrets as they shall be, and what that means."""

    secrets: ServerSecrets
    words: str


def run(settings: Settings, wanted: Wanted) -> int:
    """Turns one key of the server; without a key, says which there are and who needs them, and changes nothing."""
    places = places_of(settings)
    if wanted.key is None:
        _tell_state(settings, places)
        return 0
    _require_fitting_flags(wanted)
    switching.finish_if_waiting(places)
    _require_database(settings, places)
    make_private_folder(places.data)
    with alone(places.database):
        turned = ask(settings.resolved_database_url, lambda connection: _turn(connection, places, wanted))
    say(turned.words)
    if not secrets_copy.is_copied(places):
        say("Your copy of the server secrets is older than they are: `ebb backup --with-secrets` makes one of now.")
    return 0


def _turn(connection: Connection, places: Places, wanted: Wanted) -> Turned:
    """While nobody else is in the database: a server with fewer keys would refuse people that one with more moved."""
    if connection.dialect.name == "postgresql":
        hold_postgres_lock(connection)  # whoever starts meanwhile waits here, on other machines too
        if backup_postgres.is_used_by_others(connection):
            raise BusyError("a server or another program works with this database: stop it first")
    old = _load(places)
    turned = _TURNS[wanted.key or ""](old, count_pepper_use(connection), wanted)
    if turned.secrets != old:
        server_secrets.replace(places.secrets, turned.secrets)
    return turned


def _turn_pepper(old: ServerSecrets, use: PepperUse, wanted: Wanted) -> Turned:
    if wanted.retire:
        return _retire_peppers(old, use, wanted.leave_behind)
    turned = key_rings.with_new_pepper(old, above=use.newest)
    waiting, lost = use.needing(old.peppers), use.needing(missing(use, old))
    words = f"Pepper {turned.pepper_id} is the newest now. Accounts that move to it at their next log-in: {waiting}."
    return Turned(turned, f"{words} {_needing_codes(lost)}".strip())


def _retire_peppers(old: ServerSecrets, use: PepperUse, leave_behind: int | None) -> Turned:
    if not replaced(old):
        return Turned(old, "There is no older pepper here; nothing was changed.")
    behind = use.needing(replaced(old))
    if behind != (leave_behind or 0):
        raise RotationRefusedError(
            f"nothing was dropped: accounts that still need an older pepper: {behind}. They move when their owners "
            f"next log in with the password. To drop it all the same, say --leave-behind {behind}: their passwords "
            "then open nothing, for ever, and only a recovery code brings these people back"
        )
    words = f"Pepper {old.pepper_id} is the only one now. {_needing_codes(behind)}"
    return Turned(key_rings.without_older_peppers(old), words.strip())


def _turn_signing_key(old: ServerSecrets, _use: PepperUse, wanted: Wanted) -> Turned:
    now = epoch_seconds(utc_now())
    wait_seconds = old.signing_since + LIFETIME_SECONDS + SKEW_SECONDS - now if old.signing_since else 0
    alone_now = key_rings.without_older_signing_keys(old)
    if not wanted.retire:
        turned = key_rings.with_new_signing_key(old if wait_seconds > 0 else alone_now, now=now)
        return Turned(turned, "A new signing key signs from now on. Tokens of the one before run out in 10 minutes.")
    if wait_seconds > 0 and alone_now != old:
        minutes = ceil(wait_seconds / 60)
        raise RotationRefusedError(f"tokens of an older signing key are good for {minutes} more minutes; try then")
    return Turned(alone_now, "Only the newest signing key is left.")


def _turn_refresh_key(old: ServerSecrets, _use: PepperUse, wanted: Wanted) -> Turned:
    if not wanted.sign_everybody_out:
        raise RotationRefusedError(
            "a new refresh key signs everybody out within 10 minutes, and each needs their password again: "
            "say so with --sign-everybody-out"
        )
    return Turned(key_rings.with_new_refresh_key(old), "The refresh key is new: everybody signs in again.")


_TURNS: dict[str, Callable[[ServerSecrets, PepperUse, Wanted], Turned]] = {
    "pepper": _turn_pepper,
    "signing-key": _turn_signing_key,
    "refresh-key": _turn_refresh_key,
}


def _require_fitting_flags(wanted: Wanted) -> None:
    if wanted.leave_behind is not None and not (wanted.key == "pepper" and wanted.retire):
        raise RotationRefusedError("--leave-behind belongs to `ebb rotate pepper --retire`")
    if wanted.sign_everybody_out and wanted.key != "refresh-key":
        raise RotationRefusedError("--sign-everybody-out belongs to `ebb rotate refresh-key`")
    if wanted.retire and wanted.key == "refresh-key":
        raise RotationRefusedError("there is only ever one refresh key: nothing to retire")


def _needing_codes(accounts: int) -> str:
    return f"Accounts that only their recovery code opens: {accounts}." if accounts else ""


def _load(places: Places) -> ServerSecrets:
    try:
        return server_secrets.load(places.secrets)
    except FileNotFoundError:
        raise SecretsFileError(f"there are no server secrets at {places.secrets}") from None


def _require_database(settings: Settings, places: Places) -> None:
    url = settings.resolved_database_url
    if is_sqlite(url) and not places.database.is_file():
        raise RotationRefusedError(f"there is no database at {places.database}")
    if not migrations.is_current(url):
        raise RotationRefusedError("the database is not at this version: `ebb migrate` first")


def _tell_state(settings: Settings, places: Places) -> None:
    _require_database(settings, places)
    secrets, use = _load(places), peppers.in_database(settings.resolved_database_url)
    for number in sorted(use.numbers | set(secrets.peppers)):
        place = "newest" if number == secrets.pepper_id else "older" if number in secrets.peppers else "not here"
        say(f"Pepper {number} ({place}): accounts that need it: {use.needing({number})}")
    older = len(secrets.signing_keys) - 1
    since = f", signs since {datetime.fromtimestamp(secrets.signing_since, UTC):%Y-%m-%d %H:%M} UTC" * bool(older)
    say(f"Signing keys: the newest{since}; older: {older}")
    say("A copy of these secrets is known." if secrets_copy.is_copied(places) else "No copy of these secrets is known.")
