"""Two phones on a bad network: every change is applied once, both end equal, no word is lost, no conflict is false."""

import itertools
import random

import pytest
from sqlalchemy import text
from starlette.testclient import TestClient

from tests.support.cast import ORIGIN, Person
from tests.support.syncing import read_on, storage
from tests.support.two_phones import Network, Phone, Witness

STEPS = 40


def play(person, harness, seed):
    """One random interleaving, then a calm network until nothing waits, and what must hold afterwards."""
    chance, numbers, witness = random.Random(seed), itertools.count(1), Witness()
    networks = [Network(person, witness, chance) for _ in range(2)]
    phones = [Phone(person, network, chance, numbers) for network in networks]
    for _ in range(STEPS):
        phone, limit = chance.choice(phones), chance.choice([1, 3, 50])
        moment = chance.randrange(5)
        if moment < 2:
            phone.act()
        elif moment < 4:
            phone.flush()
        else:
            phone.pull(limit)
    settle(phones, networks)
    check(phones, witness, person, harness)


def settle(phones, networks):
    for network in networks:
        network.calm()
        network.deliver_strays(everything=True)
    while any(phone.outbox for phone in phones):
        for phone in phones:
            phone.flush()
    for network in networks:
        network.deliver_strays(everything=True)
    for phone in phones:
        while phone.pull(limit=7):
            pass


def check(phones, witness, person, harness):
    first, second = (phone.entries for phone in phones)
    stored = {one["id"]: (one["revision"], one["note"]) for one in read_on(person)["entries"]}
    typed = phones[0].typed | phones[1].typed
    assert first == second == stored
    assert {entry_id: words for entry_id, (_, words) in stored.items()} == witness.texts
    assert typed == witness.written, "something that was typed never arrived"
    assert set(witness.texts.values()) == typed - witness.let_go
    applied, usage, counted = counts(harness, person)
    assert applied == len(witness.results), "a change was remembered twice or not at all"
    assert usage == counted


def counts(harness, person):
    owner = harness.app.state.desk.tokens.verify(person.token, now=int(harness.clock().timestamp())).user_id
    with storage(harness) as connection:
        mine = {"owner": owner}
        query = "SELECT count(*) FROM mutations WHERE user_id = :owner"
        applied = connection.execute(text(query), mine).scalar_one()
        query = "SELECT count(sealed_body), coalesce(sum(length(sealed_body)), 0) FROM entries WHERE user_id = :owner"
        usage = connection.execute(text(query), mine).one()
        query = "SELECT entry_count, stored_bytes FROM users WHERE id = :owner"
        return applied, usage, connection.execute(text(query), mine).one()


def play_all(harness, seeds):
    """Each with a person of its own, on one server."""
    with TestClient(harness.app, base_url=ORIGIN) as stage:
        for seed in seeds:
            person = Person("alice", harness.app, stage)
            person.login = f"alice-{seed}"
            assert person.sign_up().status_code == 201
            try:
                play(person, harness, seed)
            except AssertionError as error:
                raise AssertionError(f"interleaving {seed}") from error


def test_two_phones_on_a_bad_network_end_equal_and_lose_nothing(harness):
    play_all(harness, range(30))


@pytest.mark.proof
@pytest.mark.timeout(300)
@pytest.mark.parametrize("start", range(1_000, 1_500, 50))
def test_a_thousand_interleavings_end_equal_and_lose_nothing(harness, start):  # five hundred on each engine
    play_all(harness, range(start, start + 50))
