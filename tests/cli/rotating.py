"""What tests of `ebb rotate` share: the command that must work, the command that must refuse, the secrets there are."""

from pathlib import Path

from app.crypto import server_secrets
from tests.cli.backup_journal import ebb_here
from tests.cli.command import Ended


def done(folder: Path, *words: str) -> Ended:
    """`ebb rotate …`, which must work."""
    ended = ebb_here(folder, "rotate", *words)
    assert ended.code == 0, ended.err
    return ended


def refused(folder: Path, *words: str) -> str:
    """`ebb rotate …`, which must say why not in one line and leave the secrets alone."""
    before = (folder / "secrets.json").read_bytes()
    ended = ebb_here(folder, "rotate", *words)
    assert (ended.code, ended.is_calm()) == (1, True), ended.words
    assert (folder / "secrets.json").read_bytes() == before
    return ended.err


def load(folder: Path) -> server_secrets.ServerSecrets:
    return server_secrets.load(folder / "secrets.json")
