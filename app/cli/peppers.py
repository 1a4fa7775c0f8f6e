"""The peppers a database needs, against the secrets that are here. Refuses secrets that are older than the rows."""

from pathlib import Path

from app.cli.asking import ask
from app.crypto.server_secrets import SecretsFileError, ServerSecrets, load_or_create
from app.features.accounts.peppers import PepperUse, count_pepper_use


def in_database(address: str) -> PepperUse:
    """Which peppers the accounts need."""
    return ask(address, count_pepper_use)


def fitting_secrets(address: str, path: Path) -> ServerSecrets:
    """The secrets in `path`, made on first start, if they are not older than the database at this version.

    With older ones whoever logged in since would be unknown here, and their name free for somebody else.

    Raises:
        SecretsFileError: they are older, or cannot be used.
    """
    use = in_database(address)
    secrets = load_or_create(path, above=use.newest)
    if use.newest > secrets.pepper_id:
        raise SecretsFileError(f"{older(use, secrets)}. Put the newest copy to {path}")
    return secrets


def older(use: PepperUse, secrets: ServerSecrets) -> str:
    """What is wrong with secrets that know less than the database, and the way out."""
    return (
        f"the server secrets are older than the database: accounts need pepper {use.newest}, the newest here is "
        f"{secrets.pepper_id}. If the newer secrets are lost for good, `ebb rotate pepper` makes these the newest; "
        f"accounts that then only a recovery code opens: {use.needing(missing(use, secrets))}"
    )


def missing(use: PepperUse, secrets: ServerSecrets) -> set[int]:
    """The peppers accounts need and these secrets lack."""
    return use.numbers - set(secrets.peppers)


def replaced(secrets: ServerSecrets) -> set[int]:
    """Every pepper but the newest."""
    return set(secrets.peppers) - {secrets.pepper_id}
