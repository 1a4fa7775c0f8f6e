"""The core of Ebb in the three families of browsers, against the real command: one script, three engines."""

import signal
from pathlib import Path

import pytest

from tests.cli.command import free_port, serving_on
from tests.engines.engine import Engine, Visitor

pytestmark = [pytest.mark.proof, pytest.mark.timeout(300)]

CRAVING, NOTE = "Craving 7", "A long day, and a short walk."
ALONE = "Written in a tunnel."


def opens_help_first(alice: Visitor) -> None:
    alice.open("/")
    alice.sees("A private place")
    assert alice.findings() == []
    alice.follow("Get help now")
    alice.sees("In danger now")
    alice.sees("Call 911")
    assert alice.findings() == []


def records(alice: Visitor) -> None:
    alice.sign_up()
    alice.tap("7")
    alice.tap("Done")
    alice.writes(NOTE)
    alice.sees(CRAVING)
    alice.sees(NOTE)
    alice.sees("All saved")
    assert alice.findings() == []


def comes_back(alice: Visitor) -> None:
    alice.engine.reload()
    alice.sees(CRAVING)
    alice.sees(NOTE)
    alice.has_a_worker()


def stands_alone(alice: Visitor) -> None:
    """Without a network: an address from outside opens the app, and Help is there."""
    alice.open("/journal")
    alice.sees("No connection")
    for words in (CRAVING, NOTE):
        alice.sees(words)
    alice.engine.restart()
    alice.open("/journal")
    for words in (CRAVING, NOTE):
        alice.sees(words)
    alice.open("/help")
    alice.sees("In danger now")
    alice.sees("Call 911")
    alice.open("/")
    alice.writes(ALONE)
    alice.sees("Saved on this phone, 1 waiting")
    alice.engine.restart()
    alice.open("/")
    alice.sees(ALONE)
    alice.sees("Saved on this phone, 1 waiting")


def leaves_and_returns(alice: Visitor) -> None:
    alice.open("/")
    alice.sees("All saved")
    alice.sign_out()
    alice.sign_in()
    alice.follow("Journal")
    for words in (CRAVING, NOTE, ALONE, "That is everything."):
        alice.sees(words)
    assert alice.findings() == []


def test_the_core_works_from_first_open_to_signing_in_again(engine: Engine, tmp_path: Path) -> None:
    data_dir, port = tmp_path / "ebb", free_port()
    with serving_on(port, data_dir) as server:
        alice = Visitor(engine, server.address)
        opens_help_first(alice)
        records(alice)
        comes_back(alice)
        assert engine.complaints() == []
        # Killed, and its port closed: for the browser the network is away.
        server.stop(signal.SIGKILL)
        stands_alone(alice)
    with serving_on(port, data_dir):
        # Until it answered again the app went on asking.
        without_network = len(engine.complaints())
        leaves_and_returns(alice)
    assert engine.complaints()[without_network:] == []
