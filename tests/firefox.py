"""Firefox, as Debian has it, driven through its own Marionette port.

Playwright drives only a Firefox of its own making; this does what a few journeys need, and no more.
"""

import json
import shutil
import socket
import subprocess
import time
from pathlib import Path
from typing import Any

PATH = shutil.which("firefox-esr") or shutil.which("firefox")
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # how WebDriver marks a reference to an element
PREFERENCES = {
    "marionette.port": 0,
    "app.update.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.page": 0,
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "toolkit.telemetry.enabled": False,
}
CONTROLS = "input, textarea, select"
# The first control that is seen and whose label, name or words begin so.
BY_NAME = """
const name = (it) => (it.ariaLabel || it.labels?.[0]?.textContent || it.textContent).trim();
return [...document.querySelectorAll(arguments[1])]
  .find((it) => it.checkVisibility() && name(it).startsWith(arguments[0])) ?? null;
"""


class Firefox:
    """One running Firefox with the profile in `folder`."""

    def __init__(self, folder: Path, port: int) -> None:
        assert PATH
        folder.mkdir(exist_ok=True)
        told = "".join(
            f'user_pref("{name}", {json.dumps(value)});\n'
            for name, value in {**PREFERENCES, "marionette.port": port}.items()
        )
        (folder / "user.js").write_text(told, encoding="utf-8")
        command = [PATH, "--headless", "--marionette", "--no-remote", "--profile", str(folder), "about:blank"]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.number = 0
        self.socket = self._connect(port)
        self._read()  # its greeting
        self.call("WebDriver:NewSession", capabilities={})

    def _connect(self, port: int) -> socket.socket:
        end = time.monotonic() + 60
        while True:
            try:
                return socket.create_connection(("127.0.0.1", port), timeout=60)
            except OSError:
                if time.monotonic() > end or self.process.poll() is not None:
                    raise
                time.sleep(0.2)

    def _read(self) -> Any:
        """One message: its length, a colon, JSON."""
        length = b""
        while not length.endswith(b":"):
            length += self.socket.recv(1)
        text = b""
        while len(text) < int(length[:-1]):
            text += self.socket.recv(int(length[:-1]) - len(text))
        return json.loads(text)

    def call(self, command: str, /, **parameters: Any) -> Any:
        self.number += 1
        message = json.dumps([0, self.number, command, parameters]).encode()
        self.socket.sendall(str(len(message)).encode() + b":" + message)
        _, _, error, result = self._read()
        assert not error, f"{command}: {error}"
        return result

    def goto(self, url: str) -> None:
        self.call("WebDriver:Navigate", url=url)

    def run(self, script: str, *arguments: Any) -> Any:
        return self.call("WebDriver:ExecuteScript", script=script, args=list(arguments))["value"]

    def find(self, name: str, among: str = CONTROLS + ", a, button, summary") -> str:
        """The control of that name, by its label or words."""
        end = time.monotonic() + 10
        while not (found := self.run(BY_NAME, name, among)):
            assert time.monotonic() < end, f"nothing is called {name}"
            time.sleep(0.1)
        return str(found[ELEMENT])

    def click(self, name: str) -> None:
        self.call("WebDriver:ElementClick", id=self.find(name))

    def type(self, name: str, text: str) -> None:
        self.call("WebDriver:ElementSendKeys", id=self.find(name, CONTROLS), text=text)

    def get(self, name: str, property: str) -> Any:
        return self.call("WebDriver:GetElementProperty", id=self.find(name), name=property)["value"]

    def wait(self, script: str) -> None:
        """Waits until the script returns something true."""
        end = time.monotonic() + 10
        while not self.run(f"return {script}"):
            assert time.monotonic() < end, f"never true: {script}"
            time.sleep(0.05)

    def new_tab(self) -> str:
        handle = str(self.call("WebDriver:NewWindow", type="tab", focus=True)["handle"])
        self.call("WebDriver:SwitchToWindow", handle=handle)
        return handle

    def close(self) -> None:
        """Quits as a reader does, so that everything is written to the profile."""
        try:
            self.call("Marionette:Quit", flags=["eForceQuit"])
        finally:
            self.socket.close()
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                self.process.kill()
