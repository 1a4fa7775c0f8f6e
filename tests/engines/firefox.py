"""Firefox ESR for the core script, over its own BiDi. Keeps its storage over a restart."""

import contextlib
import json
import re
import subprocess
import time
from pathlib import Path
from typing import Any

from typing_extensions import override
from websocket import WebSocketException

from tests.engines.bidi import Channel, Refused
from tests.engines.engine import CENTRED, WAIT_SECONDS, Engine

LISTENING = re.compile(r"WebDriver BiDi listening on (ws://\S+)")
PREFERENCES = {
    "intl.locale.requested": "en-US",
    "intl.accept_languages": "en-US, en",
    # Nothing of the browser's own goes out while it is watched.
    "app.update.disabledForTesting": True,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "data:,#remote-settings-dummy/v1",
    "toolkit.telemetry.reportingpolicy.firstRun": False,
}
DELETE, CONTROL = "\ue017", "\ue009"  # WebDriver, section 17.4.2: keys without a character


class Firefox(Engine):
    def __init__(self, program: str, folder: Path) -> None:
        self._program = program
        self._profile = folder / "profile"
        self._log = folder / "firefox.log"
        self._said: list[str] = []
        self._profile.mkdir()
        lines = [f'user_pref("{name}", {json.dumps(value)});\n' for name, value in PREFERENCES.items()]
        (self._profile / "user.js").write_text("".join(lines), encoding="utf-8")
        self._start()

    def _start(self) -> None:
        command = [self._program, "--headless", "--no-remote", "--profile", str(self._profile)]
        with self._log.open("wb") as log:
            self._process = subprocess.Popen([*command, "--remote-debugging-port", "0"], stdout=log, stderr=log)
        try:
            self._channel = Channel(f"{self._address()}/session", self._note)
            self._channel.ask("session.new", capabilities={})
            self._channel.ask("session.subscribe", events=["log.entryAdded"])
            self._page = self._channel.ask("browsingContext.getTree")["contexts"][0]["context"]
            size = {"width": 390, "height": 844}
            self._channel.ask("browsingContext.setViewport", context=self._page, viewport=size)
        except BaseException:
            self._process.kill()
            self._process.wait(10)
            raise

    def _address(self) -> str:
        end = time.monotonic() + WAIT_SECONDS
        while time.monotonic() < end and self._process.poll() is None:
            if found := LISTENING.search(self._log.read_text(encoding="utf-8", errors="replace")):
                return found[1]
            time.sleep(0.1)
        raise AssertionError("Firefox did not start to listen")

    def _note(self, method: str, event: dict[str, Any]) -> None:
        if method == "log.entryAdded" and event["level"] in {"error", "warn"}:
            self._said.append(f"{event['level']}: {event['text']}")

    def _call(self, function: str, arguments: tuple[object, ...]) -> dict[str, Any]:
        answer = self._channel.ask(
            "script.callFunction",
            functionDeclaration=f"(given) => ({function})(...JSON.parse(given))",
            arguments=[{"type": "string", "value": json.dumps(arguments)}],
            target={"context": self._page},
            awaitPromise=False,
        )
        assert answer["type"] == "success", answer
        result: dict[str, Any] = answer["result"]
        return result

    @override
    def go(self, url: str) -> None:
        self._channel.ask("browsingContext.navigate", context=self._page, url=url, wait="complete")

    @override
    def reload(self) -> None:
        self._channel.ask("browsingContext.reload", context=self._page, wait="complete")

    @override
    def evaluate(self, function: str, *arguments: object) -> Any:
        answer = self._call(f"(...args) => JSON.stringify(({function})(...args) ?? null)", arguments)
        return json.loads(answer["value"])

    @override
    def run(self, script: str) -> None:
        self._channel.ask(
            "script.evaluate", expression=f"{script};null", target={"context": self._page}, awaitPromise=False
        )

    @override
    def click(self, function: str, *arguments: object) -> None:
        found = {"sharedId": self._call(CENTRED % function, arguments)["sharedId"]}
        press = [{"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0}]
        move = {"type": "pointerMove", "x": 0, "y": 0, "origin": {"type": "element", "element": found}}
        self._act({"type": "pointer", "id": "finger", "actions": [move, *press]})

    @override
    def write(self, text: str, function: str, *arguments: object) -> None:
        self.click(function, *arguments)
        everything = [("keyDown", CONTROL), ("keyDown", "a"), ("keyUp", "a"), ("keyUp", CONTROL)]
        typed = [(kind, key) for key in (DELETE, *text) for kind in ("keyDown", "keyUp")]
        actions = [{"type": kind, "value": key} for kind, key in [*everything, *typed]]
        self._act({"type": "key", "id": "keys", "actions": actions})

    def _act(self, source: dict[str, object]) -> None:
        self._channel.ask("input.performActions", context=self._page, actions=[source])

    @override
    def complaints(self) -> list[str]:
        self.evaluate("() => null")  # events come before the answer to what is asked after them
        return list(self._said)

    @override
    def restart(self) -> None:
        self._end()
        self._start()

    def _end(self) -> None:
        with contextlib.suppress(Refused, OSError, WebSocketException):
            self._channel.ask("browser.close")
        self._channel.close()
        self._stop()

    def _stop(self) -> None:
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(10)
        if self._process.poll() is None:
            self._process.kill()
            self._process.wait(10)

    @override
    def close(self) -> None:
        self._end()
