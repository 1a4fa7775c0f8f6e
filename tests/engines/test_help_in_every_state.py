"""Help in the three families of browsers: one tap away and whole with the network cut, in whatever state the app is."""

import signal
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.browser.locking import PIN
from tests.cli.command import free_port, serving_on
from tests.engines.engine import Engine, Visitor

pytestmark = [pytest.mark.proof, pytest.mark.timeout(300)]

SAM = "555-0142"
# The clock of a list breaks under the journal.
BREAK = """() => {
  const Real = Intl.DateTimeFormat;
  Intl.DateTimeFormat = function (locale, options) {
    if (options?.hour) throw new Error("planted");
    return new Real(locale, options);
  };
}"""
DIALS = '(target) => Boolean(document.querySelector(`main a[href="${target}"]`))'


def help_is_whole(alice: Visitor, *, own: bool = False) -> None:
    alice.follow("Get help now")
    for text in ("In danger now", "Call 911", "Poison Help", "988 Suicide & Crisis Lifeline", "Two quiet minutes"):
        alice.sees(text)
    for target in ("tel:911", "tel:18002221222", "tel:988", "sms:988"):
        alice.until(DIALS, target)
    if own:
        alice.until(DIALS, "tel:5550142")


def plans_and_locks(alice: Visitor) -> None:
    alice.follow("Get help now")
    alice.follow("Your plan for hard days")
    alice.tap("Add My people")
    alice.fills("Name", "Sam")
    alice.fills("Number", SAM)
    alice.ticks("Show while locked")
    alice.tap("Save")
    alice.sees(f"Call {SAM}")
    alice.follow("You")
    alice.tap("Lock with a PIN")
    alice.fills("New PIN, at least six digits", PIN)
    alice.fills("The same again", PIN)
    alice.tap("Turn on")
    alice.sees("On, with a PIN")
    alice.tap("Lock now")
    alice.sees("Only you can open it.")


def sessions_run_out(data_dir: Path) -> None:
    with closing(sqlite3.connect(data_dir / "ebb.db")) as database, database:
        assert database.execute("UPDATE sessions SET expires_at = 1").rowcount > 0


def test_help_is_whole_signed_out_broken_expired_and_locked(engine: Engine, tmp_path: Path) -> None:
    data_dir, port = tmp_path / "ebb", free_port()
    alice = Visitor(engine, f"http://localhost:{port}")
    with serving_on(port, data_dir) as server:
        alice.open("/")
        alice.sees("A private place")
        alice.has_a_worker()
        server.stop(signal.SIGKILL)
        help_is_whole(alice)
    with serving_on(port, data_dir) as server:
        alice.sign_up()
        alice.tap("7")
        alice.tap("Done")
        alice.sees("All saved")
        server.stop(signal.SIGKILL)
        engine.evaluate(BREAK)
        alice.follow("Journal")
        alice.sees("This screen stopped working")
        help_is_whole(alice)
    sessions_run_out(data_dir)
    with serving_on(port, data_dir) as server:
        alice.open("/")
        alice.sees("You were signed out after a while.")
        server.stop(signal.SIGKILL)
        help_is_whole(alice)
    with serving_on(port, data_dir) as server:
        alice.sign_in()
        plans_and_locks(alice)
        server.stop(signal.SIGKILL)
        help_is_whole(alice, own=True)
