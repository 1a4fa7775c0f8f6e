"""A phone-sized Chromium over the real app. Skips without a browser or a build; fails where one is required."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser.person import Person

ROOT = Path(__file__).resolve().parents[2]
BUILT = ROOT / "app" / "static" / "index.html"
PHONE = {"width": 390, "height": 844}
# A busy machine is slow, not wrong: the app's own pauses between tries are longer than the library's five seconds.
expect.set_options(timeout=20_000)
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
START_SECONDS = 20.0

NewContext = Callable[..., BrowserContext]


def unavailable(reason: str) -> NoReturn:
    """Where a browser is promised, its absence is a failure, not a skip."""
    if os.environ.get("REQUIRE_BROWSER") == "1":
        pytest.fail(reason)
    pytest.skip(reason)


def find_chromium() -> str | None:
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if found := shutil.which(name):
            return found
    return None


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until_up(url: str, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end:
        if process.poll() is not None:
            pytest.fail(f"the server stopped with {process.returncode}")
        try:
            with urllib.request.urlopen(f"{url}/healthz", timeout=1):
                return
        except (urllib.error.URLError, TimeoutError, ConnectionError):
            time.sleep(0.05)
    pytest.fail("the server did not start in time")


@contextmanager
def running(folder: Path, port: int) -> Iterator[str]:
    """The address of the real app over one data folder."""
    command = [sys.executable, "-m", "tests.browser.serve", str(port), str(folder)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        url = f"http://localhost:{port}"
        try:
            wait_until_up(url, process)
            yield url
        finally:
            process.terminate()
            process.wait(timeout=30)


# For the whole folder: every test brings its own person.
@pytest.fixture(scope="package")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a running app with an empty database of its own."""
    if not BUILT.is_file():
        unavailable("the PWA is not built: run `make front` first")
    with running(tmp_path_factory.mktemp("browser"), free_port()) as url:
        yield url


# Closed with its file: its event loop stays with the thread, and other tests of the worker start one of their own.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    chromium = find_chromium()
    if chromium is None:
        unavailable("no Chromium on PATH")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield launched
        launched.close()


@pytest.fixture
def new_context(browser: Browser, server: str) -> Iterator[NewContext]:
    """Makes phones; each has its own storage."""
    opened: list[BrowserContext] = []

    def make(**options: object) -> BrowserContext:
        settings = {"viewport": PHONE, "locale": "en-US", "timezone_id": "America/New_York", **options}
        context = browser.new_context(base_url=server, **settings)  # type: ignore[arg-type]  # options by name
        context.set_default_timeout(20_000)
        opened.append(context)
        return context

    yield make
    for context in opened:
        context.close()


@pytest.fixture
def page(new_context: NewContext) -> Page:
    return new_context().new_page()


@pytest.fixture
def alice(page: Page) -> Person:
    """Somebody new, with the app open before her."""
    return Person(page)
