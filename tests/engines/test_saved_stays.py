"""From the queue to the copy: what this phone has recorded is at no moment in neither of the two."""

import signal
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.command import free_port, serving_on
from tests.engines.engine import Engine, Visitor

pytestmark = [pytest.mark.proof, pytest.mark.timeout(300)]

NOTE = "A long day, and a short walk."
# The phone is so slow that the copy of an entry is never finished; everything else is as fast as always.
NEVER_COPIES = """() => {
  const { encrypt } = SubtleCrypto.prototype;
  SubtleCrypto.prototype.encrypt = function (how, ...rest) {
    const about = how.additionalData ? new TextDecoder().decode(how.additionalData) : "";
    if (!about.includes("ebb/v1/cache") || !about.includes("entry/")) return encrypt.call(this, how, ...rest);
    window.copies = true;
    return new Promise(() => undefined);
  };
}"""


def stored(data_dir: Path) -> int:
    with closing(sqlite3.connect(data_dir / "ebb.db")) as database:
        (count,) = database.execute("SELECT count(*) FROM entries").fetchone()
        return int(count)


def settles_in(alice: Visitor) -> None:
    alice.sign_up()
    alice.engine.reload()
    alice.has_a_worker()
    alice.sees("How strong is the craving right now?")


def test_what_was_called_saved_is_there_without_a_network_at_once(engine: Engine, tmp_path: Path) -> None:
    with serving_on(free_port(), tmp_path / "ebb") as server:
        alice = Visitor(engine, server.address)
        settles_in(alice)
        alice.writes(NOTE)
        alice.sees("All saved")
        server.stop(signal.SIGKILL)
        alice.engine.restart()

        alice.open("/journal")

        alice.sees(NOTE)
        alice.open("/")
        alice.sees_not("waiting")


def test_a_page_that_ends_before_its_copy_is_made_has_it_waiting_still(engine: Engine, tmp_path: Path) -> None:
    data_dir, port = tmp_path / "ebb", free_port()
    with serving_on(port, data_dir) as server:
        alice = Visitor(engine, server.address)
        settles_in(alice)
        engine.evaluate(NEVER_COPIES)
        alice.writes(NOTE)
        alice.until("() => window.copies === true")
        server.stop(signal.SIGKILL)
        alice.engine.restart()

        alice.open("/journal")

        alice.sees(NOTE)
        assert stored(data_dir) == 1
    with serving_on(port, data_dir):
        alice.open("/")
        alice.sees("All saved")
        assert stored(data_dir) == 1
