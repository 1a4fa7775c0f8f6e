"""The chain of schema revisions, read off their files. Knows no database, and needs no migration tool to be asked."""

import re
from pathlib import Path

_NAMED = re.compile(r'^(revision|down_revision) = (?:"([^"]+)"|None)$', re.MULTILINE)


class BrokenChainError(Exception):
    """The files do not make one chain: one was forgotten when they were packed, or two follow the same one."""


def chain(scripts: Path) -> list[str]:
    """Every revision from the first to the newest.

    Raises:
        BrokenChainError: there is not exactly one order of them.
    """
    places = [_place(path) for path in (scripts / "versions").glob("*.py")]
    followers = dict(places)
    if len(followers) < len(places):
        raise BrokenChainError("two revisions follow the same one")
    found: list[str] = []
    before = None
    while before in followers:
        before = followers.pop(before)
        found.append(before)
    if followers:
        raise BrokenChainError(f"no way leads to {', '.join(sorted(followers.values()))}")
    return found


def _place(path: Path) -> tuple[str | None, str]:
    """What a revision follows, and its name."""
    names: dict[str, str] = dict(_NAMED.findall(path.read_text()))
    return names["down_revision"] or None, names["revision"]
