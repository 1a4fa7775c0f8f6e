"""What can be said after each command. No secret is among it: others can see arguments."""

import argparse
from pathlib import Path
from typing import Any

SETTINGS = frozenset({"host", "port"})  # these stand for the EBB_ variables of the same name

_PASSPHRASE_FILE: dict[str, Any] = {"type": Path, "help": "read the passphrase from the first line of this file"}
ARGUMENTS: dict[str, dict[str, dict[str, Any]]] = {
    "serve": {
        "--host": {"help": "address to listen on (default 127.0.0.1, this machine only)"},
        "--port": {"type": int, "help": "port to listen on (default 8000)"},
        "--lan": {
            "action": "store_true",
            "help": "for your own phone in the same network: https by a certificate your phone is asked to trust",
        },
    },
    "demo": {
        "--host": {"help": "address to listen on (default 127.0.0.1; only ever one of this machine's own)"},
        "--port": {"type": int, "help": "port to listen on (default 8000)"},
    },
    "doctor": {
        "--secrets-copied": {
            "action": "store_true",
            "help": "say that you keep a copy of the server secrets, as they are now, in another place",
        },
    },
    "backup": {
        "file": {"nargs": "?", "type": Path, "help": "where to (default: backups/ in the data folder)"},
        "--with-secrets": {
            "action": "store_true",
            "help": "also write the server secrets into FILE.secrets, sealed with a passphrase",
        },
        "--passphrase-file": _PASSPHRASE_FILE,
    },
    "rotate": {
        "key": {
            "nargs": "?",
            "choices": ["pepper", "signing-key", "refresh-key"],
            "help": "which key (default: none; only say which there are and how many accounts need them)",
        },
        "--retire": {"action": "store_true", "help": "drop the older ones instead, if nobody needs them any more"},
        "--leave-behind": {
            "type": int,
            "metavar": "N",
            "help": "drop older peppers although N accounts need them: only recovery codes open those then",
        },
        "--sign-everybody-out": {"action": "store_true", "help": "say that you know what a new refresh key does"},
    },
    "restore": {
        "file": {"type": Path, "help": "the backup"},
        "--secrets": {"type": Path, "help": "the sealed copy of the server secrets"},
        "--passphrase-file": _PASSPHRASE_FILE,
        "--deletions": {"type": Path, "help": "a list of deleted accounts to heed as well"},
        "--replace": {"action": "store_true", "help": "move aside what is there; nothing is deleted"},
    },
}


def wanted(chosen: argparse.Namespace) -> dict[str, Any]:
    """What was said after the command."""
    return {name: value for name, value in vars(chosen).items() if name != "command"}
