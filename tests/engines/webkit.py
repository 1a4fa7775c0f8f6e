"""WebKitGTK for the core script: the iPhone's family, not the iPhone. Its automated sessions forget with the window."""

import os
import subprocess
from pathlib import Path
from typing import Any

from selenium.webdriver import Remote, WebKitGTKOptions
from selenium.webdriver.remote.client_config import ClientConfig
from selenium.webdriver.remote.remote_connection import RemoteConnection
from selenium.webdriver.webkitgtk.service import Service
from typing_extensions import override

from tests.engines.engine import CENTRED, WAIT_SECONDS, Engine

MINI_BROWSERS = "webkit2gtk-4.*/MiniBrowser"
# This driver shows no console, so each page is listened to from right after it has loaded.
LISTEN = """() => {
  window.said = [];
  const note = (text) => window.said.push(String(text));
  addEventListener("error", (event) => note(event.message));
  addEventListener("unhandledrejection", (event) => note(event.reason));
  addEventListener("securitypolicyviolation", (event) => note(event.violatedDirective));
  for (const level of ["error", "warn"]) console[level] = note;
}"""
SAID = "() => window.said ?? []"


class Screen:
    """A screen that nobody looks at, on a number the X server finds itself."""

    def __init__(self, program: str) -> None:
        command = [program, "-displayfd", "1", "-screen", "0", "800x1000x24", "-nolisten", "tcp"]
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        assert self._process.stdout is not None
        self.display = f":{self._process.stdout.readline().strip()}"

    def close(self) -> None:
        self._process.terminate()
        self._process.communicate(timeout=WAIT_SECONDS)


class WebKit(Engine):
    def __init__(self, driver: str, browser: Path, screen: Screen, folder: Path) -> None:
        self._screen = screen
        self._said: list[str] = []
        options = WebKitGTKOptions()
        options.binary_location = str(browser)
        options.add_argument("--automation")
        # As root there is no sandbox to be had; outside tests nobody browses as root.
        alone = {"WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1"} if os.geteuid() == 0 else {}
        environment = {**os.environ, "DISPLAY": screen.display, "LANG": "en_US.UTF-8", "HOME": str(folder), **alone}
        self._service = Service(driver, log_output=subprocess.DEVNULL, env=environment)
        try:
            self._driver = self._start(options)
        except BaseException:
            self._end()
            raise
        self._driver.set_page_load_timeout(WAIT_SECONDS)
        self._driver.set_script_timeout(WAIT_SECONDS)
        self._driver.set_window_size(447, 900)  # as narrow as it goes

    def _start(self, options: WebKitGTKOptions) -> Remote:
        self._service.start()
        # By hand, because selenium's own way sets no bound on how long an answer may take.
        bounds = ClientConfig(remote_server_addr=self._service.service_url, timeout=2 * int(WAIT_SECONDS))
        return Remote(command_executor=RemoteConnection(client_config=bounds), options=options)

    @override
    def go(self, url: str) -> None:
        self._said += self.evaluate(SAID)
        self._driver.get(url)
        self.evaluate(LISTEN)

    @override
    def reload(self) -> None:
        self._said += self.evaluate(SAID)
        self._driver.refresh()
        self.evaluate(LISTEN)

    @override
    def evaluate(self, function: str, *arguments: object) -> Any:
        return self._driver.execute_script(f"return ({function})(...arguments)", *arguments)

    @override
    def run(self, script: str) -> None:
        self._driver.execute_script(script)

    @override
    def click(self, function: str, *arguments: object) -> None:
        # The driver scrolls only as far as it must, and a bar of ours may lie there; a person scrolls further.
        self.evaluate(CENTRED % function, *arguments).click()

    @override
    def write(self, text: str, function: str, *arguments: object) -> None:
        field = self.evaluate(CENTRED % function, *arguments)
        field.clear()
        field.send_keys(text)

    @override
    def complaints(self) -> list[str]:
        return [*self._said, *self.evaluate(SAID)]

    @override
    def restart(self) -> None:
        # Ending the process would end its storage too, so only the page is closed: all it had in memory is gone.
        before, self._said = self._driver.current_window_handle, [*self._said, *self.evaluate(SAID)]
        self._driver.switch_to.new_window("tab")
        after = self._driver.current_window_handle
        self._driver.switch_to.window(before)
        self._driver.close()
        self._driver.switch_to.window(after)

    @override
    def close(self) -> None:
        try:
            self._driver.quit()
        finally:
            self._end()

    def _end(self) -> None:
        self._service.stop()
        self._screen.close()
