"""Twenty entries and a setting, made without a connection; the process ends; whatever follows, each arrives once."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import NewContext
from tests.browser.locking import WRONG, is_locked, locks_with_pin, tries
from tests.browser.person import Person
from tests.browser.phone import arrives, become, databases, remembers_settings, settings_on_server
from tests.browser.unconnected import (
    TWENTY,
    app_over,
    bad_network,
    changes_passphrase,
    goes_offline,
    keeps_trying,
    records_twenty,
    somebody,
)

pytestmark = [pytest.mark.browser, pytest.mark.proof]


def records_everything(alice: Person, *, is_locking: bool) -> None:
    """Twenty entries of all kinds with changes and deletions, and a setting; all of it without a connection."""
    alice.begin()
    alice.tracks("Kratom leaf", "Caffeine")
    if is_locking:
        locks_with_pin(alice)
    become(lambda: remembers_settings(alice.page), True)
    if is_locking:
        alice.all_saved()
        alice.page.context.set_offline(True)
    else:
        goes_offline(alice)
    records_twenty(alice)
    alice.follow("You")
    alice.page.get_by_label("A new day starts at").fill("05:30")
    alice.sees("Saved on this phone")


def nothing_else(again: Person, _other: Person) -> None:
    again.sees("words 1, changed")
    again.page.context.set_offline(False)


def the_session_expired(again: Person, _other: Person) -> None:
    again.sees("words 1, changed")
    again.page.context.clear_cookies()
    again.page.context.set_offline(False)
    again.page.reload()
    again.sees("You were signed out after a while.")
    again.sign_in()


def the_passphrase_was_changed_elsewhere(again: Person, other: Person) -> None:
    changes_passphrase(other)
    again.page.context.set_offline(False)
    again.page.reload()
    again.sees("A private place")
    assert databases(again.page) == {"ebb-outbox", "ebb-keys"}
    again.passphrase = other.passphrase
    again.sign_in()


def ten_wrong_pins(again: Person, _other: Person) -> None:
    is_locked(again)
    for left in range(9, 0, -1):
        tries(again, WRONG)
        again.sees(f"{left} more tries" if left > 1 else "One more try")
    tries(again, WRONG)
    again.sees("The copy on this phone was removed after ten tries.")
    become(lambda: databases(again.page), {"ebb-outbox", "ebb-keys"})
    again.page.context.set_offline(False)
    again.sign_in()


def log_out_and_log_in(again: Person, _other: Person) -> None:
    again.sees("words 1, changed")
    for path in ("**/api/v1/entries/batch", "**/api/v1/settings"):
        again.page.route(path, lambda route: route.abort())
    again.page.context.set_offline(False)
    again.follow("You")
    again.tap("Sign out")
    again.tap("Sign out anyway")
    again.sees("A private place")
    become(lambda: databases(again.page), {"ebb-outbox", "ebb-keys"})
    again.page.unroute_all()
    again.sign_in()


TROUBLES = (
    nothing_else,
    the_session_expired,
    the_passphrase_was_changed_elsewhere,
    ten_wrong_pins,
    log_out_and_log_in,
)


@pytest.mark.parametrize("trouble", TROUBLES)
@pytest.mark.parametrize("network", ["good", "bad"])
def test_what_was_recorded_without_a_connection_arrives_exactly_once(
    browser: Browser, server: str, tmp_path: Path, new_context: NewContext, trouble: Callable[..., None], network: str
) -> None:
    with app_over(browser, server, tmp_path) as context:
        alice = somebody(context)
        records_everything(alice, is_locking=trouble is ten_wrong_pins)
    other = Person(new_context().new_page())
    other.login, other.passphrase = alice.login, alice.passphrase

    with app_over(browser, server, tmp_path) as context:
        again = somebody(context, alice)
        context.set_offline(True)
        lost = bad_network(context, random.Random(4)) if network == "bad" else []
        again.open()
        trouble(again, other)
        keeps_trying(again, TWENTY)
        context.unroute_all(behavior="ignoreErrors")

        arrives(again, TWENTY)
        again.sees("All saved")
        assert settings_on_server(again)["day_boundary"] == "05:30"
        assert network == "good" or True in lost
