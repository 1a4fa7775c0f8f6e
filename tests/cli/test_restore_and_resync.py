"""An older backup comes back under a phone that has read on: 410, a resync, and the server gets what it lost."""

import shutil
import threading
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Self

import pytest

from tests.cli import backup_journal, postgres_journal
from tests.cli.command import Ended
from tests.support.cast import Json, Person, entry, new_uuid
from tests.support.syncing import batch, changes, delete_op, put_op, read_on

pytestmark = pytest.mark.timeout(120)

Opened = Callable[[], AbstractContextManager[Callable[[str], Person]]]


@dataclass
class Server:
    """A server with its data: `opened` runs it, `ebb` runs a command on it."""

    folder: Path
    opened: Opened
    ebb: Callable[..., Ended]


@dataclass
class Phone:
    """What alice's phone keeps: entries with the revision it saw, ids of deleted ones, and how far it has read."""

    cursor: str = ""
    deleted: set[str] = field(default_factory=set)
    entries: dict[str, tuple[int, str]] = field(default_factory=dict)

    def sync(self, person: Person) -> None:
        page = read_on(person, self.cursor or None)
        self.take(page)

    def take(self, page: Json) -> None:
        self.entries |= {one["id"]: (one["revision"], one["note"]) for one in page["entries"]}
        for gone in page["deleted"]:
            self.entries.pop(gone["id"], None)
            self.deleted.add(gone["id"])
        self.cursor = page["cursor"]

    def resync(self, person: Person) -> None:
        """After a 410: reads everything, and does again what the server does not know of or has older."""
        page = read_on(person)
        there = {one["id"]: one["revision"] for one in page["entries"]}
        lost = {name: seen for name, seen in self.entries.items() if there.get(name, 0) < seen[0]}
        puts = [put_op(entry(note=note), name, there.get(name)) for name, (_, note) in lost.items()]
        deletions = [delete_op(name, there[name], new_uuid()) for name in self.deleted & there.keys()]
        assert {result["status"] for result in batch(person, *puts, *deletions)} <= {200, 201, 204}
        self.entries.clear()
        self.cursor = ""
        self.sync(person)


def on_sqlite(folder: Path) -> Server:
    return Server(folder, lambda: backup_journal.opened(folder), partial(backup_journal.ebb_here, folder))


def on_postgres(folder: Path, url: str, tools: Path) -> Server:
    return Server(
        folder, lambda: postgres_journal.opened(url, folder), partial(postgres_journal.ebb, url, folder, tools)
    )


@pytest.fixture(params=["sqlite", "postgresql"])
def servers(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Server, Server]:
    """One at work, and an empty place."""
    here, there = tmp_path / "here", tmp_path / "there"
    if request.param == "sqlite":
        return on_sqlite(here), on_sqlite(there)
    urls, tools = request.getfixturevalue("urls"), request.getfixturevalue("tools")
    return on_postgres(here, urls[0], tools), on_postgres(there, urls[1], tools)


@pytest.fixture
def server(servers: tuple[Server, Server]) -> Server:
    return servers[0]


@dataclass
class Journal:
    """Alice's, with a phone of hers, and mallory's account beside it."""

    phone: Phone = field(default_factory=Phone)
    kept: str = field(default_factory=new_uuid)
    changed: str = field(default_factory=new_uuid)
    gone: str = field(default_factory=new_uuid)
    lost: str = field(default_factory=new_uuid)
    cookies: dict[str, str] = field(default_factory=dict)

    def begin(self, server: Server) -> None:
        with server.opened() as person:
            alice = person("alice")
            assert alice.sign_up().status_code == person("mallory").sign_up().status_code == 201
            for name in (self.kept, self.changed, self.gone):
                assert alice.put(entry(note="before the backup"), name).status_code == 201
            self.phone.sync(alice)

    def go_on(self, server: Server) -> None:
        """What happens after the backup."""
        with server.opened() as person:
            alice, mallory = person("alice"), person("mallory")
            alice.log_in()
            mallory.log_in()
            assert alice.put(entry(note="after the backup"), self.lost).status_code == 201
            assert alice.put(entry(note="changed after the backup"), self.changed, 1).status_code == 200
            assert alice.delete(self.gone).status_code == 204
            self.phone.sync(alice)
            self.cookies = dict(alice.http.cookies)
            assert mallory.call("DELETE", "/account", json={"current_password": mallory.password}).status_code == 204


@pytest.fixture
def restored(server: Server, tmp_path: Path) -> Journal:
    """The phone has read on after the backup that the server now has again."""
    journal = Journal()
    journal.begin(server)
    assert server.ebb("backup", tmp_path / "old.tar").code == 0
    journal.go_on(server)
    done = server.ebb("restore", tmp_path / "old.tar", "--replace")
    assert done.code == 0, done.err
    return journal


def test_a_phone_brings_back_what_an_older_backup_lost(server: Server, restored: Journal) -> None:
    phone = restored.phone
    with server.opened() as person:
        alice = person("alice")
        alice.log_in()
        before = {one["id"]: one["note"] for one in alice.list().json()["entries"]}
        answer = changes(alice, cursor=phone.cursor)
        phone.resync(alice)
    with server.opened() as person:  # also by a server that was started again
        alice = person("alice")
        alice.log_in()
        stored = {one["id"]: one["note"] for one in read_on(alice)["entries"]}
        rest = read_on(alice, phone.cursor)

    assert before == dict.fromkeys((restored.kept, restored.changed, restored.gone), "before the backup")
    assert (answer.status_code, answer.json()["type"]) == (410, "resync-required")
    assert stored == {
        restored.kept: "before the backup",
        restored.changed: "changed after the backup",
        restored.lost: "after the backup",
    }
    assert {name: note for name, (_, note) in phone.entries.items()} == stored
    assert rest["entries"] == rest["deleted"] == []


def test_no_session_and_no_deleted_account_comes_back_with_a_backup(server: Server, restored: Journal) -> None:
    with server.opened() as person:
        alice, mallory = person("alice"), person("mallory")
        alice.http.cookies.update(restored.cookies)
        refreshed, logged_in = alice.refresh(), mallory.log_in()
        registered = mallory.sign_up()

    assert (refreshed.status_code, refreshed.json()["type"]) == (401, "session-revoked")
    assert logged_in.status_code == 401
    assert registered.status_code == 201  # the name is free again


class Writer:
    """Saves entries as fast as it can, in a thread of its own; `saved` holds what was acknowledged, in order."""

    def __init__(self, person: Person) -> None:
        self.saved: list[str] = []
        self._person, self._stop = person, threading.Event()
        self._thread = threading.Thread(target=self._write)

    def _write(self) -> None:
        while not self._stop.is_set():
            entry_id = new_uuid()
            assert self._person.put(entry(note=entry_id), entry_id).status_code == 201
            self.saved.append(entry_id)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def wait_for(self, more: int) -> set[str]:
        """What is saved once `more` was added."""
        wanted, deadline = len(self.saved) + more, time.monotonic() + 60
        while len(self.saved) < wanted:
            assert time.monotonic() < deadline, "nothing is being saved"
            time.sleep(0.005)
        return set(self.saved)


def test_a_backup_under_load_opens_in_an_empty_place(servers: tuple[Server, Server], tmp_path: Path) -> None:
    here, there = servers
    with here.opened() as person:
        alice = person("alice")
        alice.sign_up()
        with Writer(alice) as writer:
            surely = writer.wait_for(30)
            made = here.ebb("backup", tmp_path / "copy.tar")
            at_most = writer.wait_for(30)
    there.folder.mkdir(mode=0o700)
    shutil.copy(here.folder / "secrets.json", there.folder)

    done = there.ebb("restore", tmp_path / "copy.tar")

    assert (made.code, done.code) == (0, 0), made.err + done.err
    with there.opened() as person:
        alice = person("alice")
        alice.log_in()
        page = read_on(alice)
    found = {one["id"]: one["note"] for one in page["entries"]}
    assert surely <= found.keys() <= at_most
    assert all(note == entry_id for entry_id, note in found.items())
    assert page["unreadable"] == []


def test_a_damaged_backup_is_refused_and_changes_nothing(server: Server, tmp_path: Path) -> None:
    journal, copy = Journal(), tmp_path / "copy.tar"
    journal.begin(server)
    assert server.ebb("backup", copy).code == 0
    content = bytearray(copy.read_bytes())
    content[len(content) // 2] ^= 1
    copy.write_bytes(content)

    refused = server.ebb("restore", copy, "--replace")

    assert refused.code == 1
    assert "checksum does not match" in refused.err
    with server.opened() as person:
        alice = person("alice")
        alice.log_in()
        rest = changes(alice, cursor=journal.phone.cursor)
    assert (rest.status_code, rest.json()["entries"]) == (200, [])  # not even another timeline
