"""The phone's battery ends: a browser killed right after the app said "saved on this phone" has kept it."""

import re
import signal
import subprocess
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import FLAGS, find_chromium
from tests.browser.person import Person
from tests.browser.phone import BATCH

pytestmark = [pytest.mark.browser, pytest.mark.proof]


@contextmanager
def chromium_over(browser: Browser, folder: Path) -> Iterator[Page]:
    """A browser of its own with a profile on disk; killed at the end, with no word of warning."""
    chromium = find_chromium()
    assert chromium is not None
    told = folder / "DevToolsActivePort"
    told.unlink(missing_ok=True)
    flags = [*FLAGS, "--headless=new", "--remote-debugging-port=0", f"--user-data-dir={folder}"]
    with subprocess.Popen([chromium, *flags], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            end = time.monotonic() + 20
            while not (told.is_file() and told.read_text()) and time.monotonic() < end:
                time.sleep(0.05)
            port = told.read_text().split()[0]
            connected = browser.browser_type.connect_over_cdp(f"http://127.0.0.1:{port}")
            yield connected.contexts[0].new_page()
        finally:
            process.send_signal(signal.SIGKILL)


def test_what_was_called_saved_is_there_after_a_kill(browser: Browser, server: str, tmp_path: Path) -> None:
    with chromium_over(browser, tmp_path) as page:
        page.goto(server)
        alice = Person(page)
        alice.login = page.request.get(f"{server}/api/v1/auth/name-suggestion").json()["login"]
        page.goto(f"{server}/sign-up")
        page.get_by_label("Name", exact=True).fill(alice.login)
        alice.passphrase = page.locator(".secret").inner_text()
        alice.tap("Create my journal")
        alice.tap("Do this later")
        page.route(BATCH, lambda route: route.abort())
        for intensity in (1, 2, 3):
            alice.tap(str(intensity))
            alice.sees(f"Saved on this phone, {intensity} waiting")
            if intensity < 3:
                alice.tap("Done")

    with chromium_over(browser, tmp_path) as page:
        again = Person(page)
        again.login, again.passphrase = alice.login, alice.passphrase
        page.goto(server)
        # A browser writes cookies down later than entries: then somebody signs in again, and nothing else is missing.
        page.get_by_text(re.compile("A private place|How strong is the craving")).first.wait_for()
        if page.get_by_text("A private place").count() > 0:
            page.goto(f"{server}/sign-in")
            page.get_by_label("Name", exact=True).fill(alice.login)
            page.get_by_label("Passphrase", exact=True).fill(alice.passphrase)
            again.tap("Sign in")

        again.sees("Craving 3")
        again.all_saved()
        page.reload()
        again.sees("Craving 3")
        found = Counter(page.locator(".entry-title").all_inner_texts())
        assert found == Counter({"Craving 1": 1, "Craving 2": 1, "Craving 3": 1})
