"""A server that went back to an older backup gets from the phone what it lost."""

from collections import Counter
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import BUILT, PHONE, free_port, running, unavailable
from tests.browser.person import Person
from tests.browser.phone import arrives
from tests.browser.unconnected import changes
from tests.cli.command import ebb

pytestmark = [pytest.mark.browser, pytest.mark.proof]


def test_what_was_written_after_the_backup_comes_back_from_the_phone(browser: Browser, tmp_path: Path) -> None:
    if not BUILT.is_file():
        unavailable("the PWA is not built: run `make front` first")
    folder, copy, port = tmp_path / "data", tmp_path / "copy.tar", free_port()
    folder.mkdir(mode=0o700)
    with running(folder, port) as url:
        context = browser.new_context(base_url=url, viewport=PHONE, locale="en-US")  # type: ignore[arg-type]
        alice = Person(context.new_page())
        alice.begin()
        alice.writes("before, and changed after")
        alice.writes("before, and left alone")
        alice.all_saved()
        assert ebb(folder, "backup", str(copy)).code == 0
        alice.writes("written after")
        alice.all_saved()
        changes(alice, "before, and changed after", "changed since")
        alice.all_saved()
    alice.page.goto("about:blank")
    assert ebb(folder, "restore", str(copy), "--replace").code == 0

    with running(folder, port):
        alice.open()
        alice.sees("A private place")
        alice.sign_in()

        arrives(alice, Counter({"before, and left alone": 1, "changed since": 1, "written after": 1}))
        alice.sees_not("attention")
        context.close()
