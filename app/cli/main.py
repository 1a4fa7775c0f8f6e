"""The command line: which command, with which settings. Each command is a file of its own."""

import argparse
import sys
from collections.abc import Callable, Sequence

from pydantic import ValidationError
from sqlalchemy.exc import DBAPIError

from app.cli import arguments, backup, demo, doctor, migrate, openapi, restore, rotate, serve
from app.cli.demo_door import DemoRefusedError
from app.cli.listening import CannotListenError
from app.cli.say import say
from app.crypto.server_secrets import SecretsFileError
from app.db.backup_archive import BackupError
from app.db.engine import UnsupportedDatabaseError
from app.db.gateway import translate
from app.kernel.errors import AppError
from app.kernel.settings import Settings
from app.throttle.limiter import MissingPackageError

Command = Callable[[Settings, argparse.Namespace], int]

_COMMANDS: dict[str, tuple[Command, str]] = {
    "serve": (
        lambda settings, chosen: serve.run(settings, on_lan=chosen.lan),
        "serve the journal; the first start makes everything it needs",
    ),
    "demo": (
        lambda settings, _: demo.run(settings),
        "look around: a made-up year on this machine only, and nothing is kept",
    ),
    "migrate": (lambda settings, _: migrate.run(settings), "bring the database to this version, after a backup copy"),
    "openapi": (lambda settings, _: openapi.run(settings), "print the description of the API"),
    "doctor": (
        lambda settings, chosen: doctor.run(settings, secrets_copied=chosen.secrets_copied),
        "look whether everything is as it should be",
    ),
    "backup": (
        lambda settings, chosen: backup.run(settings, backup.Wanted(**arguments.wanted(chosen))),
        "make a backup; the server may go on working",
    ),
    "rotate": (
        lambda settings, chosen: rotate.run(settings, rotate.Wanted(**arguments.wanted(chosen))),
        "new server keys, and an end of old ones; stop the server first",
    ),
    "restore": (
        lambda settings, chosen: restore.run(settings, restore.Wanted(**arguments.wanted(chosen))),
        "bring a backup back; stop the server first",
    ),
}


# Their messages are written for whoever started the command.
_IN_WORDS = (
    BackupError,
    CannotListenError,
    DemoRefusedError,
    MissingPackageError,
    SecretsFileError,
    UnsupportedDatabaseError,
    rotate.RotationRefusedError,
)


def main(words: Sequence[str] | None = None) -> int:
    """Runs one command; its exit code: 0 done, 1 it could not be done (the reason is printed), 2 wrong usage."""
    chosen = _parser().parse_args(words)
    flags = {name: value for name, value in vars(chosen).items() if name in arguments.SETTINGS and value is not None}
    command, _ = _COMMANDS[chosen.command]
    try:
        return command(Settings(**flags), chosen)
    except ValidationError as error:
        for problem in error.errors(include_input=False, include_url=False):
            say(f"EBB_{'_'.join(map(str, problem['loc'])).upper()}: {problem['msg']}", stream=sys.stderr)
    except (AppError, *_IN_WORDS, DBAPIError, OSError) as error:
        say(_reason(error), stream=sys.stderr)
    return 1


def _reason(error: Exception) -> str:
    if isinstance(error, DBAPIError):  # the driver's own words can hold the address with its password
        error = translate(error)
        return _reason(error) if isinstance(error, AppError) else "The database refused; is its address right?"
    if isinstance(error, AppError):
        return f"{error.title}. {error.detail}".strip()
    if isinstance(error, OSError) and error.filename:
        return f"{error.filename} cannot be used: {(error.strerror or 'no reason given').lower()}"
    return str(error)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="ebb", description="Ebb, a private recovery journal.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="command")
    for name, (_, help_text) in _COMMANDS.items():
        command = commands.add_parser(name, help=help_text, description=help_text)
        for flag, how in arguments.ARGUMENTS.get(name, {}).items():
            command.add_argument(flag, **how)
    return parser
