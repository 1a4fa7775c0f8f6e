"""Asks for a passphrase: at the terminal, or from a file. Never from an argument or a variable: others can see them."""

import sys
from getpass import getpass
from pathlib import Path

from app.db.backup_archive import BackupError
from app.features.accounts.rules import password_problem


def choose(file: Path | None) -> str:
    """A new passphrase, typed twice or from the first line of `file`; as hard to guess as a password must be.

    Raises:
        BackupError: two different ones, an easy one, or nobody to ask.
    """
    passphrase = ask(file, "A passphrase for the copy of the secrets: ")
    if file is None and getpass("The same again: ") != passphrase:
        raise BackupError("the two passphrases differ; nothing was written")
    problem = password_problem(passphrase, "")
    if problem is not None:
        raise BackupError(f"choose another passphrase: {problem}")
    return passphrase


def ask(file: Path | None, prompt: str) -> str:
    """A passphrase, typed or from the first line of `file`.

    Raises:
        BackupError: there is no such file, or nobody to ask.
    """
    if file is not None:
        return _first_line(file)
    if not sys.stdin.isatty():
        raise BackupError("there is no terminal to ask for the passphrase: name a file with --passphrase-file")
    return getpass(prompt)


def _first_line(file: Path) -> str:
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        raise BackupError(f"there is no file {file}") from None
    except UnicodeDecodeError:
        raise BackupError(f"{file} is not text") from None
    if not lines or not lines[0]:
        raise BackupError(f"the first line of {file} is empty")
    return lines[0]
