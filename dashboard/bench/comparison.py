"""Starts both apps on free ports and lets one reader visit both."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Error as BrowserError
from tqdm import tqdm

from dashboard.bench import server, targets
from dashboard.bench.browser import started_browser
from dashboard.bench.machine import machine
from dashboard.bench.visit import App, Visit, viewer
from dashboard.bench.workload import Work
from dashboard.commands.serve import DATA_VARIABLE

OURS = App("dxmap", "/?level=all&measure=cases", ("/", "/technology", "/cases", "/sources"))
NAIVE = App("naive", "/")
NAIVE_PAGE = Path(__file__).with_name("naive_app.py")

FAILURES = (BrowserError, RuntimeError)
"""What a server that does not start or a page that never gets ready raises."""


class TooSlowError(Exception):
    """The time that a measurement may take is over."""


@dataclass(frozen=True)
class Comparison:
    """The figures beside their targets, the frames looked at, and the machine."""

    rows: list[targets.Row]
    frames: int
    machine: dict[str, str | int | float]


def compare(browser_path: str, data: Path, work: Work, title: str, deadline: float) -> Comparison:
    """Measure both apps.

    They take turns, so that whatever else keeps the machine busy keeps it busy for both.

    Args:
        browser_path: The browser to use.
        data: Data directory that both show.
        work: What the reader does.
        title: Of the progress bar, which shows on a terminal only.
        deadline: On the clock of `time.monotonic`.

    Raises:
        TooSlowError: At the first step after the deadline.
        RuntimeError: When a server does not start.
    """
    of_each = 2 + len(work.timed) + len(work.watched) + len(work.areas) + work.page_loads
    steps = 2 * of_each + len(OURS.pages)
    with tqdm(total=steps, desc=title, file=sys.stderr, disable=None, leave=False) as bar, ExitStack() as open_things:

        def step() -> None:
            bar.update()
            if time.monotonic() > deadline:
                raise TooSlowError

        # The first start only brings the files of the program into the system's cache: a warm start is measured.
        with _running(_dashboard, data):
            pass
        browser = open_things.enter_context(started_browser(browser_path))
        visits = []
        for app, command in ((OURS, _dashboard), (NAIVE, _naive)):
            at = open_things.enter_context(_running(command, data))
            page = open_things.enter_context(viewer(browser)).new_page()
            visits.append(Visit(browser, page, app, at, step))
        _take_turns(visits, work)
        ours, naive = (visit.figures() for visit in visits)
        return Comparison(targets.rows(ours, naive), ours.frames, machine(browser.version))


def _take_turns(visits: list[Visit], work: Work) -> None:
    for technology in work.timed:
        for visit in visits:
            visit.choose(technology)
    for visit in visits:
        visit.watch(work.watched)
    for area in work.areas:
        for visit in visits:
            visit.click(area)
    for visit in visits:
        visit.look_around()
        visit.open_other_pages()
    for visit in visits:  # now nothing else is open, as nothing is when somebody comes
        visit.page.goto("about:blank")
    for _ in range(work.page_loads):
        for visit in visits:
            visit.load_afresh()


@contextmanager
def _running(command: Callable[[int, Path], list[str]], data: Path) -> Iterator[server.Server]:
    port = server.free_port()
    with server.running(command(port, data), port, {DATA_VARIABLE: str(data.resolve())}) as at:
        yield at


def _dashboard(port: int, data: Path) -> list[str]:
    return server.dxmap_command(port, data)


def _naive(port: int, _: Path) -> list[str]:
    return [
        *(sys.executable, "-m", "streamlit", "run", str(NAIVE_PAGE)),
        *("--server.port", str(port), "--server.address", "127.0.0.1"),
    ]
