"""The phone's battery ends: a browser killed right after the app said "saved on this phone" has kept all of it."""

import os
import signal
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.person import Person
from tests.browser.phone import arrives, databases
from tests.browser.unconnected import (
    TWENTY,
    app_over,
    keeps_trying,
    ready_to_go_offline,
    records_twenty,
    somebody,
)

pytestmark = [pytest.mark.browser, pytest.mark.proof]


def kills_browser_over(profile: Path) -> None:
    """Every process of the browser at once, with no word of warning and nothing written down first."""
    told = f"--user-data-dir={profile}".encode()
    running = [path for path in Path("/proc").glob("[0-9]*/cmdline") if _says(path, told)]
    assert running != []
    for path in running:
        os.kill(int(path.parent.name), signal.SIGKILL)


def _says(path: Path, told: bytes) -> bool:
    try:
        return told in path.read_bytes()
    except OSError:  # it ended meanwhile
        return False


def opens_and_signs_in(again: Person) -> None:
    """A browser writes cookies down later than entries, so a kill may end the session too: here it always does."""
    again.page.context.clear_cookies()
    again.open()
    again.sees("You were signed out after a while.")
    assert "ebb-outbox" in databases(again.page)
    again.sign_in()


def test_twenty_entries_called_saved_are_there_after_a_kill(browser: Browser, server: str, tmp_path: Path) -> None:
    with app_over(browser, server, tmp_path) as context:
        alice = somebody(context)
        ready_to_go_offline(alice)
        records_twenty(alice)
        alice.sees("waiting")
        kills_browser_over(tmp_path)

    with app_over(browser, server, tmp_path) as context:
        again = somebody(context, alice)
        opens_and_signs_in(again)
        keeps_trying(again, TWENTY)

        arrives(again, TWENTY)
        again.all_saved()


def test_a_kill_in_the_middle_of_sending_loses_and_doubles_nothing(
    browser: Browser, server: str, tmp_path: Path
) -> None:
    """The server has the entries, the answer is still on its way, and the browser is killed."""
    with app_over(browser, server, tmp_path) as context:
        alice = somebody(context)
        ready_to_go_offline(alice)
        records_twenty(alice)
        with context.expect_event("requestfinished", lambda request: request.url.endswith("/entries/batch")):
            context.set_offline(False)
        kills_browser_over(tmp_path)

    with app_over(browser, server, tmp_path) as context:
        again = somebody(context, alice)
        opens_and_signs_in(again)
        keeps_trying(again, TWENTY)

        arrives(again, TWENTY)
        again.all_saved()
