"""Reading changes while others write: nothing is skipped, on either engine."""

import asyncio
import random
from contextlib import asynccontextmanager

import httpx2

from tests.support.cast import ORIGIN, PASSWORDS, entry, new_uuid
from tests.support.syncing import put_op

WRITERS = 8
WRITES_EACH = 25


@asynccontextmanager
async def alice_on(harness):
    """A client of alice's that may have many requests under way at once."""
    transport = httpx2.ASGITransport(app=harness.app)
    async with (
        harness.app.router.lifespan_context(harness.app),
        httpx2.AsyncClient(transport=transport, base_url=f"{ORIGIN}/api/v1/") as client,
    ):
        name = {"login": "alice-of-the-test", "password": PASSWORDS["alice"]}
        answer = await client.post("auth/register", json=name)
        client.headers["authorization"] = f"Bearer {answer.json()['access_token']}"
        yield client


async def write(client, ids, chance):
    """Entries of its own, and edits of entries that everybody edits, whoever wins."""
    for _ in range(WRITES_EACH):
        moment = chance.random()
        if moment < 0.4:
            await client.put(f"entries/{new_uuid()}", json=entry())
        elif moment < 0.6:
            await client.post("entries/batch", json={"operations": [put_op(entry()), put_op(entry())]})
        else:
            chosen = chance.choice(ids)
            seen = (await client.get(f"entries/{chosen}")).headers.get("etag", '"0"')
            if moment < 0.95:
                await client.put(f"entries/{chosen}", json=entry(), headers={"if-match": seen})
            else:
                await client.delete(f"entries/{chosen}")


class Reader:
    """A device that keeps reading small pages."""

    def __init__(self, client):
        self.client = client
        self.seen = {}
        self.last = 0
        self.pages = 0
        self.cursor = None

    async def page(self):
        query = {"limit": 3, **({"cursor": self.cursor} if self.cursor else {})}
        answer = (await self.client.get("changes", params=query)).json()
        for one in sorted(answer["entries"] + answer["deleted"], key=lambda one: one["change"]):
            assert one["change"] > self.last, "a page reached behind its cursor"
            self.last = one["change"]
            self.seen[one["id"]] = one["revision"]
        self.cursor = answer["cursor"]
        self.pages += 1
        return answer["more"]

    async def follow(self, done):
        while not done.is_set():
            await self.page()
        while await self.page():
            pass


async def everything(client):
    """What is stored in the end, by one reading of it all."""
    answer = (await client.get("changes", params={"limit": 500})).json()
    assert not answer["more"]
    return {one["id"]: one["revision"] for one in answer["entries"] + answer["deleted"]}


async def write_and_read(harness):
    ids, done = [new_uuid() for _ in range(5)], asyncio.Event()
    async with alice_on(harness) as client:
        for entry_id in ids:
            await client.put(f"entries/{entry_id}", json=entry())
        readers = [Reader(client) for _ in range(2)]
        following = [asyncio.create_task(reader.follow(done)) for reader in readers]
        await asyncio.gather(*(write(client, ids, random.Random(number)) for number in range(WRITERS)))
        done.set()
        await asyncio.gather(*following)
        return readers, await everything(client)


def test_a_device_that_reads_while_others_write_skips_nothing(harness):
    readers, stored = asyncio.run(write_and_read(harness))

    assert len(stored) > WRITERS * WRITES_EACH / 2
    for reader in readers:
        assert reader.pages > 10
        assert reader.seen == stored


async def ask_at_once(harness):
    async with alice_on(harness) as client:
        answers = await asyncio.gather(*(client.get("changes") for _ in range(8)))
        cursors = [answer.json()["cursor"] for answer in answers]
        again = await asyncio.gather(*(client.get("changes", params={"cursor": cursor}) for cursor in cursors))
        return {answer.status_code for answer in [*answers, *again]}


def test_the_first_questions_ever_put_to_a_database_agree_on_its_timeline(harness):
    assert asyncio.run(ask_at_once(harness)) == {200}


async def send_one_batch_at_once(harness):
    async with alice_on(harness) as client:
        body = {"operations": [put_op(entry()) for _ in range(10)]}
        answers = await asyncio.gather(*(client.post("entries/batch", json=body) for _ in range(6)))
        results = [answer.json()["results"] for answer in answers]
        return results, await everything(client)


def test_one_batch_sent_six_times_at_once_is_applied_once(harness):
    results, stored = asyncio.run(send_one_batch_at_once(harness))

    statuses = [[one["status"] for one in result] for result in results]
    assert sorted(statuses) == [[200] * 10] * 5 + [[201] * 10]
    assert len({tuple(one["change"] for one in result) for result in results}) == 1
    assert set(stored.values()) == {1}
