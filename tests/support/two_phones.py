"""Two phones of one person on a bad network: what they hold, what they queue, and a witness of what the server did."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

from tests.support.cast import Json, Person, entry, new_uuid
from tests.support.syncing import batch, changes, delete_op, put_op

Call = Literal["put", "delete"]


@dataclass
class Change:
    """One change in an outbox. `seen` is the revision the person looked at when they made it; None for a new entry."""

    kind: Call
    entry_id: str
    seen: int | None
    body: Json
    mutation_id: str

    def operation(self) -> Json:
        if self.kind == "put":
            return put_op(self.body, self.entry_id, self.seen)
        return delete_op(self.entry_id, self.seen, self.mutation_id)


@dataclass
class Witness:
    """What really was applied, by the first answer to each mutation, whether or not it reached a phone."""

    results: dict[str, tuple[int, int]] = field(default_factory=dict)  # mutation -> revision, change
    revisions: dict[str, int] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)  # entry -> the text that stands
    written: set[str] = field(default_factory=set)
    let_go: set[str] = field(default_factory=set)  # replaced or deleted by a phone that had seen them

    def see(self, change: Change, result: Json) -> None:
        """One answer to one delivery, in the order in which the server gave them."""
        if result["status"] >= 400:
            self._refused(change, result)
            return
        got = (result["revision"], result["change"])
        if self.results.setdefault(change.mutation_id, got) != got:
            raise AssertionError(f"a repeat was answered differently: {got}")
        if self.revisions.get(change.entry_id, 0) >= got[0]:
            return  # a repeat of something older
        assert got[0] == self.revisions.get(change.entry_id, 0) + 1, "a revision was skipped or applied twice"
        assert change.seen in {None, got[0] - 1}, "a change was applied over something its phone had not seen"
        self.revisions[change.entry_id] = got[0]
        self._move_text(change)

    def _refused(self, change: Change, result: Json) -> None:
        assert change.mutation_id not in self.results, "an applied change was refused when it was repeated"
        assert result["status"] in {412, 428}, result
        assert self.revisions[change.entry_id] != (change.seen or 0), "a conflict where nobody else had written"

    def _move_text(self, change: Change) -> None:
        before = self.texts.pop(change.entry_id, None)
        if before is not None:
            self.let_go.add(before)
        if change.kind == "put":
            self.texts[change.entry_id] = change.body["note"]
            self.written.add(change.body["note"])


class Network:
    """Loses requests, loses answers, delivers copies late and out of order."""

    def __init__(self, person: Person, witness: Witness, chance: random.Random, *, losses: float = 0.3) -> None:
        self._person = person
        self._witness = witness
        self._chance = chance
        self._losses = losses
        self._stray: list[list[Change]] = []

    def send(self, queued: list[Change]) -> list[Json] | None:
        """The results, or None when the phone hears nothing; then the server may have done it or not."""
        self.deliver_strays()
        if self._chance.random() < self._losses:
            if self._chance.random() < 0.5:
                self._stray.append(queued)  # it arrives after all, later
            return None
        results = self._deliver(queued)
        if self._chance.random() < 0.2:
            self._stray.append(queued)
        return None if self._chance.random() < self._losses else results

    def deliver_strays(self, *, everything: bool = False) -> None:
        """Copies of old requests reach the server in any order; nobody hears the answers."""
        self._chance.shuffle(self._stray)
        while self._stray and (everything or self._chance.random() < 0.3):
            self._deliver(self._stray.pop())

    def calm(self) -> None:
        self._losses = 0.0

    def _deliver(self, queued: list[Change]) -> list[Json]:
        results = batch(self._person, *(change.operation() for change in queued)) if len(queued) > 1 else []
        results = results or [self._alone(queued[0])]
        for change, result in zip(queued, results, strict=True):
            self._witness.see(change, result)
        return results

    def _alone(self, change: Change) -> Json:
        """One change by PUT or DELETE, told as a batch would tell it."""
        if change.kind == "put":
            answer = self._person.put(change.body, change.entry_id, change.seen)
            return {"status": answer.status_code, **answer.json()}
        headers = {"mutation-id": change.mutation_id, "if-match": f'"{change.seen}"'}
        answer = self._person.delete(change.entry_id, **headers)
        if answer.status_code >= 400:
            return {"status": answer.status_code}
        # A deletion alone tells no change number; a repeat in a batch tells both.
        return batch(self._person, change.operation())[0]


class Phone:
    """Local entries, an outbox and a cursor, as the app keeps them."""

    def __init__(self, person: Person, network: Network, chance: random.Random, numbers: Iterator[int]) -> None:
        self.person = person
        self.network = network
        self.entries: dict[str, tuple[int, str]] = {}  # id -> revision, text; what the person sees
        self.outbox: list[Change] = []
        self._chance = chance
        self._numbers = numbers
        self._cursor: str | None = None
        self._revisions: dict[str, int] = {}  # also of what is gone
        self._aside: dict[str, tuple[int, str | None]] = {}  # read while one's own change was waiting
        self.typed: set[str] = set()

    def act(self) -> None:
        """Something the person does: write, edit or delete."""
        kinds: list[Any] = [self._write, self._write, self._edit, self._edit, self._delete]
        self._chance.choice(kinds)()

    def flush(self) -> None:
        """One request: one change, or several of different entries at once, from anywhere in the queue."""
        heads: dict[str, Change] = {}
        for change in self.outbox:
            heads.setdefault(change.entry_id, change)
        if not heads:
            return
        size = min(len(heads), self._chance.choice([1, 1, 2, 4]))
        queued = self._chance.sample(list(heads.values()), size)
        for change, result in zip(queued, self.network.send(queued) or [], strict=False):
            self._hear(change, result)

    def pull(self, limit: int) -> bool:
        """One page of changes; whether there are more."""
        query = {"limit": limit, **({"cursor": self._cursor} if self._cursor else {})}
        answer = changes(self.person, **query)
        assert answer.status_code == 200, answer.text
        page = answer.json()
        for one in [*page["entries"], *page["deleted"]]:
            self._aside[one["id"]] = (one["revision"], one.get("note"))
        self._take_aside()
        self._cursor = page["cursor"]
        more: bool = page["more"]
        return more

    def _take_aside(self) -> None:
        """Takes over what was read about entries that nothing waits for any more."""
        busy = {change.entry_id for change in self.outbox}
        for entry_id in sorted(set(self._aside) - busy):
            self._take(entry_id, *self._aside.pop(entry_id))

    def _take(self, entry_id: str, revision: int, text: str | None) -> None:
        if revision <= self._revisions.get(entry_id, 0):
            return
        self._revisions[entry_id] = revision
        self.entries.pop(entry_id, None)
        if text is not None:
            self.entries[entry_id] = (revision, text)

    def _write(self, text: str | None = None) -> None:
        self._queue("put", new_uuid(), None, text or self._text())

    def _edit(self) -> None:
        if (chosen := self._settled()) is not None:
            self._queue("put", chosen, self.entries[chosen][0], self._text())

    def _delete(self) -> None:
        if (chosen := self._settled()) is not None:
            self._queue("delete", chosen, self.entries[chosen][0], "")

    def _settled(self) -> str | None:
        """An entry with nothing waiting: a phone edits a waiting one in its outbox, which is no request."""
        busy = {change.entry_id for change in self.outbox}
        free = sorted(set(self.entries) - busy)
        return self._chance.choice(free) if free else None

    def _text(self) -> str:
        text = f"text {next(self._numbers)}"
        self.typed.add(text)
        return text

    def _queue(self, kind: Call, entry_id: str, seen: int | None, text: str) -> None:
        body = entry(note=text)
        self.outbox.append(Change(kind, entry_id, seen, body, body["mutation_id"]))

    def _hear(self, change: Change, result: Json) -> None:
        if change not in self.outbox:
            return
        self.outbox.remove(change)
        if result["status"] < 400:
            self._take(change.entry_id, result["revision"], change.body["note"] if change.kind == "put" else None)
        else:
            self._give_way(change)
        self._take_aside()

    def _give_way(self, change: Change) -> None:
        """Somebody else was first: their words are taken over, one's own become an entry of their own."""
        if change.kind == "put":
            self._write(change.body["note"])
        stored = self.person.get(change.entry_id)
        if stored.status_code == 200:
            self._take(change.entry_id, stored.json()["revision"], stored.json()["note"])
        # Otherwise it was deleted meanwhile, and the next changes say so.
