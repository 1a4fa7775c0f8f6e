"""An older backup comes back under a phone that has read on: 410, a resync, and the server gets what it lost."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path

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


@pytest.fixture
def sqlite_server(tmp_path: Path) -> Server:
    folder = tmp_path / "ebb"
    return Server(lambda: backup_journal.opened(folder), lambda *words: backup_journal.ebb_here(folder, *words))


@pytest.fixture
def postgres_server(urls: tuple[str, str], tools: Path, tmp_path: Path) -> Server:
    folder, url = tmp_path / "ebb", urls[0]
    return Server(
        lambda: postgres_journal.opened(url, folder), lambda *words: postgres_journal.ebb(url, folder, tools, *words)
    )


@pytest.fixture(params=["sqlite_server", "postgres_server"])
def server(request: pytest.FixtureRequest) -> Server:
    found: Server = request.getfixturevalue(request.param)
    return found


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
