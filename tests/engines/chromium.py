"""Chromium for the core script, driven by Playwright. Keeps its storage over a restart."""

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, sync_playwright
from typing_extensions import override

from tests.browser.conftest import FLAGS, PHONE
from tests.engines.engine import Engine


class Chromium(Engine):
    def __init__(self, program: str, profile: Path) -> None:
        self._program = program
        self._profile = profile
        self._said: list[str] = []
        self._playwright = sync_playwright().start()
        self._context, self._page = self._start()

    def _start(self) -> tuple[BrowserContext, Page]:
        context = self._playwright.chromium.launch_persistent_context(
            self._profile,
            executable_path=self._program,
            args=FLAGS,
            locale="en-US",
            viewport=PHONE,  # type: ignore[arg-type]  # a plain dict is fine
        )
        page = context.pages[0]
        page.set_default_timeout(30_000)
        page.on("console", self._note)
        page.on("pageerror", lambda error: self._said.append(f"error: {error}"))
        return context, page

    def _note(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self._said.append(f"{message.type}: {message.text}")

    @override
    def go(self, url: str) -> None:
        self._page.goto(url)

    @override
    def reload(self) -> None:
        self._page.reload()

    @override
    def evaluate(self, function: str, *arguments: object) -> Any:
        return self._page.evaluate(f"(given) => ({function})(...given)", list(arguments))

    @override
    def run(self, script: str) -> None:
        self._page.evaluate(script)

    def _find(self, function: str, *arguments: object) -> Any:
        found = self._page.evaluate_handle(f"(given) => ({function})(...given)", list(arguments)).as_element()
        assert found is not None, json.dumps(arguments)
        return found

    @override
    def click(self, function: str, *arguments: object) -> None:
        self._find(function, *arguments).click()

    @override
    def write(self, text: str, function: str, *arguments: object) -> None:
        field = self._find(function, *arguments)
        field.fill("")
        field.type(text)

    @override
    def complaints(self) -> list[str]:
        self._page.evaluate("null")  # what was said before arrives before the answer
        return list(self._said)

    @override
    def restart(self) -> None:
        self._context.close()
        self._context, self._page = self._start()

    @override
    def close(self) -> None:
        self._context.close()
        self._playwright.stop()
