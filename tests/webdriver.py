"""Firefox and WebKitGTK, as Debian has them, driven by WebDriver's commands.

Playwright drives only engines of its own making; this does what a few journeys need, and no more. Firefox
hears the commands through its own Marionette port, WebKit through WebKitWebDriver over HTTP.
"""

import json
import os
import shutil
import socket
import subprocess
import time
from base64 import b64decode
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from pypdfium2 import PdfDocument

FIREFOX = shutil.which("firefox-esr") or shutil.which("firefox")
WEBKIT = shutil.which("WebKitWebDriver")
SCREEN = shutil.which("Xvfb")  # a display that nobody sees

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # how WebDriver marks a reference to an element
TAB, ENTER, ESCAPE = "\ue004", "\ue007", "\ue00c"
# WebDriver's commands as Marionette calls them, and where they lie over HTTP.
COMMANDS = {
    "Navigate": ("POST", "url"),
    "Back": ("POST", "back"),
    "Forward": ("POST", "forward"),
    "Refresh": ("POST", "refresh"),
    "ExecuteScript": ("POST", "execute/sync"),
    "ElementClick": ("POST", "element/{id}/click"),
    "ElementSendKeys": ("POST", "element/{id}/value"),
    "PerformActions": ("POST", "actions"),
    "GetWindowHandle": ("GET", "window"),
    "SwitchToWindow": ("POST", "window"),
    "NewWindow": ("POST", "window/new"),
    "Print": ("POST", "print"),
}
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
ANYTHING = CONTROLS + ", a, button, summary"
# The first control that is seen and whose label, name or words begin so.
BY_NAME = """
const name = (it) => (it.ariaLabel || it.labels?.[0]?.textContent || it.textContent).trim();
return [...document.querySelectorAll(arguments[1])]
  .find((it) => it.checkVisibility() && name(it).startsWith(arguments[0])) ?? null;
"""
AS_PICKED = """
arguments[0].value = arguments[1];
for (const type of ["input", "change"]) arguments[0].dispatchEvent(new Event(type, { bubbles: true }));
"""
# The words on the page as its rules for print would have it.
AS_PAPER = """
for (const sheet of document.styleSheets)
  for (const rule of sheet.cssRules)
    if (rule instanceof CSSMediaRule) {
      const { media } = rule;
      if (media.mediaText === "print") media.mediaText = "screen";
      else if (media.mediaText.includes("screen")) media.mediaText = "not all";
    }
return document.body.innerText;
"""


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def patiently(act: Callable[[], Any], what: str, seconds: float = 15) -> Any:
    """Asks again until the answer is something true."""
    end = time.monotonic() + seconds
    while not (found := act()):
        assert time.monotonic() < end, what
        time.sleep(0.05)
    return found


class Marionette:
    """One running Firefox with the profile in `folder`."""

    remembers = True  # from one start to the next

    @staticmethod
    def missing() -> str:
        return "" if FIREFOX else "no Firefox here: as root, apt-get install firefox-esr"

    def __init__(self, folder: Path) -> None:
        assert FIREFOX
        port = free_port()
        folder.mkdir(exist_ok=True)
        told = "".join(
            f'user_pref("{name}", {json.dumps(value)});\n'
            for name, value in {**PREFERENCES, "marionette.port": port}.items()
        )
        (folder / "user.js").write_text(told, encoding="utf-8")
        command = [
            FIREFOX,
            "--headless",
            "--marionette",
            "--no-remote",
            "--profile",
            str(folder),
            "about:blank",
        ]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.number = 0
        self.socket = patiently(lambda: self._connect(port), "Firefox doesn’t answer", 60)
        self._read()  # its greeting
        self._send("WebDriver:NewSession", capabilities={})

    def _connect(self, port: int) -> socket.socket | None:
        assert self.process.poll() is None, "Firefox has ended"
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=60)
        except OSError:
            return None

    def _read(self) -> Any:
        """One message: its length, a colon, JSON."""
        length = b""
        while not length.endswith(b":"):
            length += self.socket.recv(1)
        text = b""
        while len(text) < int(length[:-1]):
            text += self.socket.recv(int(length[:-1]) - len(text))
        return json.loads(text)

    def _send(self, command: str, **parameters: Any) -> Any:
        self.number += 1
        message = json.dumps([0, self.number, command, parameters]).encode()
        self.socket.sendall(str(len(message)).encode() + b":" + message)
        _, _, error, result = self._read()
        assert not error, f"{command}: {error}"
        return result["value"] if result.keys() == {"value"} else result

    def call(self, command: str, **parameters: Any) -> Any:
        return self._send(f"WebDriver:{command}", **parameters)

    def close(self) -> None:
        """Quits as a reader does, so that everything is written to the profile."""
        if self.process.poll() is not None:
            return
        try:
            self._send("Marionette:Quit", flags=["eForceQuit"])
        finally:
            self.socket.close()
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                self.process.kill()


class Http:
    """One running WebKitGTK, on a display of its own."""

    remembers = False

    @staticmethod
    def missing() -> str:
        return (
            "" if WEBKIT and SCREEN else "no WebKitGTK here: as root, apt-get install webkit2gtk-driver xvfb"
        )

    def __init__(self, folder: Path) -> None:
        assert WEBKIT and SCREEN
        folder.mkdir(exist_ok=True)
        reading, writing = os.pipe()
        screen = [SCREEN, "-displayfd", str(writing), "-nolisten", "tcp", "-screen", "0", "1280x900x24"]
        self.processes = [subprocess.Popen(screen, pass_fds=[writing], stderr=subprocess.DEVNULL)]
        os.close(writing)
        with os.fdopen(reading) as pipe:
            display = pipe.readline().strip()
        assert display, "Xvfb doesn’t start"
        port = free_port()
        told = {"DISPLAY": f":{display}", "GDK_BACKEND": "x11", "LIBGL_ALWAYS_SOFTWARE": "1"}
        told |= {f"XDG_{name}_HOME": str(folder) for name in ("CONFIG", "CACHE", "DATA")}
        self.processes.append(
            subprocess.Popen(
                [WEBKIT, f"--port={port}"],
                env={**os.environ, **told},
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        )
        self.root = f"http://127.0.0.1:{port}/session"
        self.session = patiently(self._begin, "WebKit doesn’t start", 60)["sessionId"]

    def _begin(self) -> Any:
        try:
            return self._send("POST", "", {"capabilities": {}})
        except (OSError, AssertionError):
            return None

    def _send(self, method: str, path: str, body: Any = None) -> Any:
        data = None if body is None else json.dumps(body).encode()
        request = Request(self.root + path, data, {"Content-Type": "application/json"}, method=method)
        try:
            with urlopen(request, timeout=60) as answer:
                return json.load(answer)["value"]
        except HTTPError as error:
            raise AssertionError(f"{path}: {error.read().decode()}") from error

    def call(self, command: str, **parameters: Any) -> Any:
        method, path = COMMANDS[command]
        body = parameters if method == "POST" else None
        return self._send(method, f"/{self.session}/{path.format(**parameters)}", body)

    def close(self) -> None:
        try:
            self._send("DELETE", f"/{self.session}")
        finally:
            for process in reversed(self.processes):
                process.terminate()
                process.wait(20)


ENGINES: dict[str, type[Marionette] | type[Http]] = {"firefox": Marionette, "webkit": Http}


class Driver:
    """A browser that does what its reader does."""

    def __init__(self, transport: Marionette | Http) -> None:
        self.transport = transport
        self.call = transport.call
        self.close = transport.close

    def goto(self, url: str) -> None:
        self.call("Navigate", url=url)

    def run(self, script: str, *arguments: Any) -> Any:
        return self.call("ExecuteScript", script=script, args=list(arguments))

    def find(self, name: str, among: str = ANYTHING) -> Any:
        """The control of that name, by its label or words."""
        return patiently(lambda: self.run(BY_NAME, name, among), f"nothing is called {name}")

    def click(self, name: str, among: str = ANYTHING) -> None:
        control = self.find(name, among)
        self.run(
            "arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })", control
        )  # clear of bars
        self.call("ElementClick", id=control[ELEMENT])

    def type(self, name: str, text: str) -> None:
        self.call("ElementSendKeys", id=self.find(name, CONTROLS)[ELEMENT], text=text)

    def date(self, name: str, iso: str) -> None:
        """Types it in Firefox; picks it in WebKit, where what to type hangs on the language."""
        if isinstance(self.transport, Marionette):
            self.type(name, iso)
        else:
            self.run(AS_PICKED, self.find(name, "input[type=date]"), iso)

    def press(self, key: str) -> None:
        """A key where the focus is."""
        keys = [{"type": "keyDown", "value": key}, {"type": "keyUp", "value": key}]
        self.call("PerformActions", actions=[{"type": "key", "id": "keys", "actions": keys}])

    def get(self, name: str, property: str) -> Any:
        return self.run(f"return arguments[0].{property}", self.find(name))

    def wait(self, script: str) -> Any:
        """Waits until the script returns something true."""
        return patiently(lambda: self.run(f"return {script}"), f"never true: {script}")

    def paper(self) -> str:
        """The words on the printed page; in WebKit, which can't print, by the page's rules for print."""
        if isinstance(self.transport, Http):
            return str(self.run(AS_PAPER))
        sheets = PdfDocument(b64decode(self.call("Print")))
        return "\n".join(sheet.get_textpage().get_text_range() for sheet in sheets)

    def new_tab(self) -> str:
        handle = str(self.call("NewWindow", type="tab")["handle"])
        self.switch(handle)
        return handle

    def switch(self, handle: str) -> None:
        self.call("SwitchToWindow", handle=handle)
