"""A browser on a closed network, servers to look at with it, and a reader who does what a person does."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from dashboard.bench import server
from dashboard.bench.browser import find_browser, outside_requests, started_browser
from tests.browser import odd_records
from tests.browser.reader import SIZES, Reader

DATA = Path(__file__).parents[2] / "data"
PATIENCE_MS = 30_000
NO_BROWSER = "no Chromium, Chrome or Edge on this machine; CHROMIUM may name one"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The browser of this machine; without one the tests are skipped, unless DXMAP_REQUIRE_BROWSER=1."""
    path = find_browser()
    if path is None:
        if os.environ.get("DXMAP_REQUIRE_BROWSER") == "1":
            pytest.fail(NO_BROWSER)
        pytest.skip(NO_BROWSER)
    expect.set_options(timeout=PATIENCE_MS)
    with started_browser(path) as started:
        yield started


@pytest.fixture(scope="session")
def real_url() -> Iterator[str]:
    """The dashboard on the project's own records."""
    with _served(DATA) as url:
        yield url


@pytest.fixture(scope="session")
def odd_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The dashboard on records of which some are broken, some cannot be located and some attack the reader."""
    with _served(odd_records.write(tmp_path_factory.mktemp("odd"))) as url:
        yield url


@pytest.fixture
def desktop(browser: Browser, real_url: str) -> Iterator[Reader]:
    """A reader of the real records at a desk."""
    with _reader(browser, real_url, "desktop") as reader:
        yield reader


@pytest.fixture
def phone(browser: Browser, real_url: str) -> Iterator[Reader]:
    """A reader of the real records with a phone."""
    with _reader(browser, real_url, "phone") as reader:
        yield reader


@pytest.fixture
def odd(browser: Browser, odd_url: str) -> Iterator[Reader]:
    """A reader of the odd records at a desk."""
    with _reader(browser, odd_url, "desktop") as reader:
        yield reader


@pytest.fixture
def somebody_else(browser: Browser, real_url: str) -> Iterator[Reader]:
    """A second reader with a browser of their own."""
    with _reader(browser, real_url, "desktop") as reader:
        yield reader


@pytest.fixture(scope="module", params=SIZES)
def anybody(request: pytest.FixtureRequest, browser: Browser, real_url: str) -> Iterator[Reader]:
    """A reader of the real records, first at a desk, then with a phone."""
    with _reader(browser, real_url, request.param) as reader:
        yield reader


@contextmanager
def _served(data: Path) -> Iterator[str]:
    port = server.free_port()
    with server.running(server.dxmap_command(port, data), port) as started:
        yield started.url


@contextmanager
def _reader(browser: Browser, url: str, size: str) -> Iterator[Reader]:
    """A reader with a fresh browser. Whatever they did, nothing may have been asked of another host."""
    context = browser.new_context(viewport=SIZES[size], locale="ja-JP", has_touch=size == "phone")
    context.set_default_timeout(PATIENCE_MS)
    outside = outside_requests(context)
    try:
        yield Reader(context.new_page(), url)
        assert outside == []
    finally:
        context.close()
