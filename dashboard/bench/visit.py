"""One reader's visit to one of the two apps, with what was measured during it."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import psutil
from playwright.sync_api import Browser, BrowserContext, Page

from dashboard.bench import gestures
from dashboard.bench.browser import outside_requests
from dashboard.bench.figures import Figures
from dashboard.bench.server import Server
from dashboard.bench.workload import Area

PROBE = Path(__file__).with_name("probe.js")
PATIENCE_MS = 60_000


@dataclass(frozen=True)
class App:
    """One of the two ways.

    Args:
        kind: Its name in probe.js.
        view: The address, after the host, of the view that both can show: the cases of every municipality.
        pages: Further addresses to open when requests to other hosts are counted.
    """

    kind: str
    view: str
    pages: tuple[str, ...] = ()


class Visit:
    """A page that stays open; each method does one thing on it, and calls `step` when it is done."""

    def __init__(self, browser: Browser, page: Page, app: App, server: Server, step: Callable[[], object]) -> None:
        self.browser, self.page, self.app, self.server, self.step = browser, page, app, server, step
        self.outside = outside_requests(page.context)
        self.changes: list[gestures.Change] = []
        self.clicks: list[float] = []
        self.cold: list[float] = []
        self.warm: list[float] = []
        begin = time.perf_counter()
        gestures.open_page(page, app.kind, self._address)
        self.start_s = server.start_seconds + time.perf_counter() - begin
        step()

    @property
    def _address(self) -> str:
        return self.server.url + self.app.view

    def choose(self, technology: str) -> None:
        """Choose one more technology in the filter, timed."""
        self.changes.append(gestures.choose_technology(self.page, self.app.kind, technology))
        self.step()

    def watch(self, technologies: Sequence[str]) -> None:
        """Choose more technologies while every frame is looked at: that takes time, so it is not timed."""
        self.page.evaluate("kind => dxbench.watch(kind)", self.app.kind)
        for technology in technologies:
            gestures.choose_technology(self.page, self.app.kind, technology)
            self.step()
        seen = self.page.evaluate("dxbench.seen()")
        self.frames, self.blank_frames = seen["samples"], seen["blank"]

    def click(self, area: Area) -> None:
        """Click on an area, timed."""
        self.clicks.append(gestures.click_area(self.page, area))
        self.step()

    def look_around(self) -> None:
        """Whether a filter keeps the view, what moving the map asks of the server, and the server's memory."""
        self.view_kept = gestures.keeps_view(self.page, self.app.kind)
        self.reruns_per_pan = gestures.pan(self.page)
        self.memory_mb = _memory_mb(self.server.pid)
        self.step()

    def open_other_pages(self) -> None:
        """Open every page, for the requests to other hosts that they might make."""
        for address in self.app.pages:
            self.page.goto(self.server.url + address)
            self.page.get_by_role("heading", level=1).first.wait_for()
            gestures.settle(self.page)
            self.step()

    def load_afresh(self) -> None:
        """Open the page as somebody new, and once more with the files in that browser's cache."""
        with viewer(self.browser) as context:
            page = context.new_page()
            self.cold.append(gestures.open_page(page, self.app.kind, self._address))
            page.goto("about:blank")
            self.warm.append(gestures.open_page(page, self.app.kind, self._address))
        self.step()

    def figures(self) -> Figures:
        """What came of it all."""
        return Figures(
            filter_ms=median(change.ms for change in self.changes),
            bytes_per_rerun=median(change.bytes for change in self.changes),
            cold_page_ms=median(self.cold),
            warm_page_ms=median(self.warm),
            click_ms=median(self.clicks),
            blank_frames=self.blank_frames,
            frames=self.frames,
            view_kept=self.view_kept,
            reruns_per_pan=self.reruns_per_pan,
            memory_mb=self.memory_mb,
            start_s=self.start_s,
            requests_outside=len(self.outside),
        )


@contextmanager
def viewer(browser: Browser) -> Iterator[BrowserContext]:
    """A browser with an empty cache, as somebody has who comes for the first time; probe.js is in all its pages."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="ja-JP")
    context.add_init_script(path=PROBE)
    context.set_default_timeout(PATIENCE_MS)
    try:
        yield context
    finally:
        context.close()


def _memory_mb(pid: int) -> float:
    """Resident memory of the server with what it started."""
    server = psutil.Process(pid)
    return float(sum(process.memory_info().rss for process in (server, *server.children(recursive=True))) / 1e6)
