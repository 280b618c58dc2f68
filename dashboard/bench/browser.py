"""A browser of this machine, shut off from everything but the server under test."""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlparse

from playwright.sync_api import Browser, BrowserContext, sync_playwright

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    # The closed network: no name and no address but our own leads anywhere, and no proxy lends a hand. Asking the
    # browser costs nothing; a route of playwright would add a round trip to each of the 150 files of a page.
    "--no-proxy-server",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
_COMMANDS = (
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge", "microsoft-edge",
)  # fmt: skip
_PLACES = {
    "win32": (
        r"{PROGRAMFILES}\Google\Chrome\Application\chrome.exe",
        r"{PROGRAMFILES(X86)}\Google\Chrome\Application\chrome.exe",
        r"{LOCALAPPDATA}\Google\Chrome\Application\chrome.exe",
        r"{PROGRAMFILES(X86)}\Microsoft\Edge\Application\msedge.exe",
        r"{PROGRAMFILES}\Microsoft\Edge\Application\msedge.exe",
    ),
    "darwin": (
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    ),
}


_WINDOWS_FOLDERS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
_INSIDE = ("data:", "blob:", "about:")


def find_browser() -> str | None:
    """Path of Chromium, Chrome or Edge: what CHROMIUM names, what is on the PATH, or where the systems install it."""
    named = os.environ.get("CHROMIUM")
    if named:
        return shutil.which(named)
    for command in _COMMANDS:
        if found := shutil.which(command):
            return found
    for place in _PLACES.get(sys.platform, ()):
        path = place.format_map({**dict.fromkeys(_WINDOWS_FOLDERS, ""), **os.environ})
        if Path(path).is_file():
            return path
    return None


@contextmanager
def started_browser(path: str) -> Iterator[Browser]:
    """A headless browser that ends with the block."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        try:
            yield browser
        finally:
            browser.close()


def outside_requests(context: BrowserContext) -> list[str]:
    """A list that fills with the addresses of all requests to other hosts; the browser lets none of them through."""
    outside: list[str] = []

    def note(url: str) -> None:
        if urlparse(url).hostname != "127.0.0.1" and not url.startswith(_INSIDE):
            outside.append(url)

    context.on("request", lambda request: note(request.url))
    context.on("page", lambda page: page.on("websocket", lambda socket: note(socket.url)))
    return outside
