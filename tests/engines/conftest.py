"""Three engines for one script. Skips, with the package that is missing, where one is not installed; fails in CI."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.conftest import BUILT, find_chromium, unavailable
from tests.engines.chromium import Chromium
from tests.engines.engine import Engine
from tests.engines.firefox import Firefox
from tests.engines.webkit import MINI_BROWSERS, Screen, WebKit
from tests.support.tools import required_tool


def start_chromium(folder: Path) -> Engine:
    program = find_chromium()
    if program is None:
        unavailable("no Chromium on PATH")
    return Chromium(program, folder / "profile")


def start_webkit(folder: Path) -> Engine:
    driver = required_tool("WebKitWebDriver", "webkit2gtk-driver")
    x_server = required_tool("Xvfb", "xvfb")
    browser = next(iter(sorted(Path("/usr/lib").glob(f"**/{MINI_BROWSERS}"))), None)
    if browser is None:
        unavailable("no MiniBrowser beside WebKitWebDriver")
    return WebKit(driver, browser, Screen(x_server), folder)


def start_firefox(folder: Path) -> Engine:
    return Firefox(required_tool("firefox-esr", "firefox-esr"), folder)


ENGINES = {"chromium": start_chromium, "webkit": start_webkit, "firefox": start_firefox}


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    if not BUILT.is_file():
        unavailable("the PWA is not built: run `make front` first")
    folder = tmp_path / "browser"
    folder.mkdir()
    started = ENGINES[request.param](folder)
    yield started
    started.close()
