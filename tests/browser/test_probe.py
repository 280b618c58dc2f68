"""The script that times the dashboard sees what a reader sees."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from dashboard.bench.visit import viewer

pytestmark = pytest.mark.browser

CANVAS = """
<div id="map"><div class="leaflet-overlay-pane"><canvas width="100" height="100"></canvas></div></div>
<script>
    const draw = (colour) => {
        const pen = document.querySelector("canvas").getContext("2d");
        pen.clearRect(0, 0, 100, 100);
        if (colour) { pen.fillStyle = colour; pen.fillRect(0, 0, 80, 80); }
    };
    draw("blue");
    document.getElementById("map").dataset.painted = "first";
</script>
"""


@pytest.fixture
def map_page(browser: Browser) -> Iterator[Page]:
    """A page with a frame that draws as the dashboard's map does."""
    with viewer(browser) as context:
        page = context.new_page()
        page.goto("about:blank")
        page.set_content(
            '<div id="around"><iframe title="streamlit_folium.st_folium"></iframe></div><button>b</button>'
        )
        page.evaluate("html => { document.querySelector('iframe').srcdoc = html; }", CANVAS)
        page.evaluate("dxbench.firstPaint('dxmap')")
        yield page


def _inside(page: Page, script: str) -> None:
    page.evaluate(f"() => {{ document.querySelector('iframe').contentWindow.eval({script!r}); }}")


def _frames(page: Page, number: int = 5) -> None:
    page.evaluate(
        "async (n) => { for (let i = 0; i < n; i += 1) await new Promise((next) => requestAnimationFrame(next)); }",
        number,
    )


def test_a_repaint_is_timed_from_the_readers_event(map_page: Page) -> None:
    map_page.evaluate("() => { window.waiting = dxbench.repainted('dxmap', 'first'); }")
    map_page.get_by_role("button").click()
    clicked = map_page.evaluate("dxbench.input")
    _inside(map_page, "document.getElementById('map').dataset.painted = 'second'")
    took = map_page.evaluate("window.waiting")
    assert 0 < took <= map_page.evaluate("performance.now()") - clicked


def test_a_map_that_only_changes_colour_is_never_blank(map_page: Page) -> None:
    map_page.evaluate("dxbench.watch('dxmap')")
    _inside(map_page, "draw('red')")
    _frames(map_page)
    seen = map_page.evaluate("dxbench.seen()")
    assert seen["samples"] >= 5
    assert seen["blank"] == 0


@pytest.mark.parametrize("loss", ["empty", "faded", "gone"])
def test_a_map_that_is_empty_faded_or_gone_is_counted(map_page: Page, loss: str) -> None:
    map_page.evaluate("dxbench.watch('dxmap')")
    if loss == "empty":
        _inside(map_page, "draw('')")
    elif loss == "faded":
        map_page.evaluate("() => { document.getElementById('around').style.opacity = 0.33; }")
    else:
        map_page.evaluate("() => { document.querySelector('iframe').remove(); }")
    _frames(map_page)
    assert map_page.evaluate("dxbench.seen()")["blank"] >= 4
