"""A new version: it waits until the person agrees, and the one before it stays for pages still open."""

import re
import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from typing_extensions import override

from tests.browser.conftest import BUILT, PHONE, unavailable
from tests.browser.phone import become

pytestmark = [pytest.mark.browser, pytest.mark.proof]


class QuietHandler(SimpleHTTPRequestHandler):
    @override
    def log_message(self, format: str, *args: object) -> None:
        pass


class Site:
    """A copy of the build that can be replaced by a newer one while it is served."""

    def __init__(self, folder: Path, url: str) -> None:
        self.folder = folder
        self.url = url

    def publish(self, build: str) -> None:
        worker, shell = self.folder / "sw.js", self.folder / "index.html"
        worker.write_text(re.sub(r"shell-[0-9a-z]+", f"shell-{build}", worker.read_text("utf-8")), "utf-8")
        text = re.sub(r'<meta name="build"[^>]*>', "", shell.read_text("utf-8"))
        shell.write_text(text.replace("</head>", f'<meta name="build" content="{build}"></head>'), "utf-8")


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    if not BUILT.is_file():
        unavailable("the PWA is not built: run `make front` first")
    folder = tmp_path / "site"
    shutil.copytree(BUILT.parent, folder)
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(QuietHandler, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield Site(folder, f"http://localhost:{server.server_port}")
        server.shutdown()
        thread.join(timeout=10)


def build_of(page: Page) -> str | None:
    return page.locator('meta[name="build"]').get_attribute("content")


def take_update(page: Page) -> None:
    page.reload()
    button = page.get_by_role("button", name="Reload now")
    expect(page.get_by_text("A new version is ready.")).to_be_visible()
    with page.expect_navigation():
        button.click()


def test_a_new_version_waits_for_a_yes_and_two_builds_are_kept(browser: Browser, site: Site) -> None:
    site.publish("one")
    page = browser.new_context(viewport=PHONE).new_page()  # type: ignore[arg-type]  # a plain dict is fine
    page.goto(site.url)
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.reload()

    site.publish("two")
    page.reload()
    expect(page.get_by_text("A new version is ready.")).to_be_visible()
    assert build_of(page) == "one"
    take_update(page)
    assert build_of(page) == "two"

    site.publish("three")
    take_update(page)
    assert build_of(page) == "three"
    assert page.evaluate("caches.keys()") == ["shell-two", "shell-three"]
    page.context.close()


def test_an_update_taken_in_one_tab_never_interrupts_a_sentence_in_another(browser: Browser, site: Site) -> None:
    site.publish("one")
    context = browser.new_context(viewport=PHONE)  # type: ignore[arg-type]  # a plain dict is fine
    page, writing = context.new_page(), context.new_page()
    loads: list[str] = []
    page.goto(site.url)
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.reload()
    writing.goto(f"{site.url}/sign-in")
    writing.get_by_label("Name", exact=True).fill("half a na")
    page.on("load", lambda _: loads.append("page"))
    writing.on("load", lambda _: loads.append("writing"))

    site.publish("two")
    page.evaluate("navigator.serviceWorker.getRegistration().then((each) => each.update()).then(() => true)")
    button = page.get_by_role("button", name="Reload now")
    with page.expect_navigation():
        button.click()

    page.wait_for_timeout(1_500)
    assert loads == ["page"]
    assert build_of(page) == "two"
    assert build_of(writing) == "one"
    expect(writing.get_by_label("Name", exact=True)).to_have_value("half a na")
    expect(writing.get_by_text("A new version is ready.")).to_have_count(0)
    writing.get_by_role("link", name="Get help now").click()
    expect(writing.get_by_text("In danger now")).to_be_visible()
    with writing.expect_navigation():
        writing.get_by_role("button", name="Reload now").click()
    assert build_of(writing) == "two"
    context.close()


def test_a_language_chosen_before_an_update_is_kept_by_the_new_version_too(browser: Browser, site: Site) -> None:
    site.publish("one")
    page = browser.new_context(viewport=PHONE).new_page()  # type: ignore[arg-type]  # a plain dict is fine
    page.goto(site.url)
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.get_by_label("Español").check(force=True)
    expect(page.get_by_text("Un lugar privado")).to_be_visible()
    become(lambda: builds_with(page, "es"), ["shell-one"])

    site.publish("two")
    page.reload()
    expect(page.get_by_role("button", name="Cargarla ahora")).to_be_visible()

    # The page asked the worker before this one; the new one looked for itself.
    assert builds_with(page, "es") == ["shell-one", "shell-two"]


def builds_with(page: Page, code: str) -> object:
    return page.evaluate(
        """async (code) => {
          const builds = [];
          for (const key of await caches.keys()) {
            const kept = await (await caches.open(key)).keys();
            if (kept.some(({ url }) => new URL(url).pathname.startsWith(`/assets/${code}-`))) builds.push(key);
          }
          return builds.sort();
        }""",
        code,
    )
