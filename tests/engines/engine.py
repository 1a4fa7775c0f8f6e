"""What every browser engine can do for the core script, and the words a person uses for it."""

import json
import time
from abc import ABC, abstractmethod
from typing import Any, Final

from axe_playwright_python.base import AXE_FILE_PATH

WAIT_SECONDS: Final = 30.0  # a busy machine is slow, not wrong
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

# The first thing with that name that can be seen: no engine's own idea of a selector is needed.
NAMED = """(selector, name) => [...document.querySelectorAll(selector)].find(
  (each) => each.checkVisibility() && each.textContent.trim() === name) ?? null"""
LABELLED = """(name) => [...document.querySelectorAll("label")].find(
  (each) => each.checkVisibility() && each.textContent.trim() === name)?.control ?? null"""
STARTING = """(name) => [...document.querySelectorAll("label")].find(
  (each) => each.checkVisibility() && each.textContent.trim().startsWith(name)) ?? null"""
CENTRED = """(...args) => {
  const found = (%s)(...args);
  found?.scrollIntoView({ block: "center", behavior: "instant" });
  return found;
}"""
BOX = """(...args) => {
  const box = (%s)(...args)?.getBoundingClientRect();
  return box && `${Math.round(box.x)} ${Math.round(box.y)}`;
}"""
SECONDS_BETWEEN_LOOKS = 0.1
SHOWN = "(text) => document.body?.innerText.includes(text) ?? false"
# The answer comes by a later look, so that no engine needs to wait inside a script.
AXE = """(tags) => {
  window.found = null;
  axe.run(document, { runOnly: { type: "tag", values: tags } }).then((result) => {
    window.found = result.violations.flatMap(
      (violation) => violation.nodes.map((node) => `${violation.id}: ${node.html.slice(0, 160)}`));
  });
}"""


class Engine(ABC):
    """One browser with one page. Every call is bounded in time and every process it started ends with `close`."""

    @abstractmethod
    def go(self, url: str) -> None:
        """Load an address as if typed."""

    @abstractmethod
    def reload(self) -> None: ...

    @abstractmethod
    def evaluate(self, function: str, *arguments: object) -> Any:
        """What a JavaScript function answers, as JSON. Arguments are JSON too."""

    @abstractmethod
    def run(self, script: str) -> None:
        """Run a script of our own in the page, whatever its policy says."""

    @abstractmethod
    def click(self, function: str, *arguments: object) -> None:
        """Click like a finger what the function finds."""

    @abstractmethod
    def write(self, text: str, function: str, *arguments: object) -> None:
        """Replace, key by key, what stands in the field the function finds."""

    @abstractmethod
    def complaints(self) -> list[str]:
        """Errors and warnings of the console so far."""

    @abstractmethod
    def restart(self) -> None:
        """End the browser, or at least the page, and go on with what it had stored."""

    @abstractmethod
    def close(self) -> None: ...


class Visitor:
    """Somebody with a browser. The same words for every engine."""

    def __init__(self, engine: Engine, address: str) -> None:
        self.engine = engine
        self.address = address
        self.login = ""
        self.passphrase = ""

    def open(self, path: str) -> None:
        self.engine.go(f"{self.address}{path}")

    def until(self, function: str, *arguments: object) -> Any:
        """Wait for a function to answer something."""
        end = time.monotonic() + WAIT_SECONDS
        while time.monotonic() < end:
            if answer := self.engine.evaluate(function, *arguments):
                return answer
            time.sleep(SECONDS_BETWEEN_LOOKS)
        shown = self.engine.evaluate("() => location.href + '\\n' + (document.body?.innerText ?? '')")
        raise AssertionError(f"{arguments} did not come; shown: {shown}")

    def sees(self, text: str) -> None:
        self.until(SHOWN, text)

    def sees_not(self, text: str) -> None:
        self.until(f"(text) => !({SHOWN})(text)", text)

    def _stands_still(self, function: str, *arguments: object) -> None:
        """Wait until it is there and nothing that still arrives moves it away from under the finger."""
        last = None
        while (box := self.until(BOX % function, *arguments)) != last:
            last = box
            time.sleep(SECONDS_BETWEEN_LOOKS)

    def _clicks(self, function: str, *arguments: object) -> None:
        self._stands_still(function, *arguments)
        self.engine.click(function, *arguments)

    def tap(self, name: str) -> None:
        self._clicks(NAMED, "button", name)

    def follow(self, name: str) -> None:
        self._clicks(NAMED, "a", name)

    def fills(self, label: str, text: str) -> None:
        self._stands_still(LABELLED, label)
        self.engine.write(text, LABELLED, label)

    def ticks(self, label: str) -> None:
        """A box whose words begin so; more may be said below them."""
        self._clicks(STARTING, label)

    def sign_up(self) -> None:
        self.open("/")
        self.follow("Start a journal")
        self.login = self.until(f"(name) => ({LABELLED})(name)?.value", "Name")
        self.passphrase = self.until("() => document.querySelector('.secret')?.innerText.trim()")
        self.tap("Create my journal")
        self.tap("Do this later")
        self.sees("How strong is the craving right now?")

    def sign_out(self) -> None:
        self.follow("You")
        self.tap("Sign out")
        self.sees("A private place")

    def sign_in(self) -> None:
        self.open("/sign-in")
        self.fills("Name", self.login)
        self.fills("Passphrase", self.passphrase)
        self.tap("Sign in")
        self.sees("How strong is the craving right now?")

    def writes(self, text: str) -> None:
        self.fills("What is on your mind?", text)
        self._clicks(f"(name) => ({LABELLED})(name).form.querySelector('[type=submit]')", "What is on your mind?")

    def has_a_worker(self) -> None:
        """The app is kept on this device."""
        self.until("() => Boolean(navigator.serviceWorker?.controller)")

    def findings(self) -> list[str]:
        """What axe finds on this page."""
        self.engine.run(AXE_FILE_PATH.read_text(encoding="utf-8"))
        self.engine.evaluate(AXE, TAGS)
        found: list[str] = json.loads(self.until("() => window.found && JSON.stringify(window.found)"))
        return found
