"""What a reader does on the page, each with what it took. The times come from probe.js, inside the page."""

from dataclasses import dataclass

from playwright.sync_api import FloatRect, Frame, Page

from dashboard.bench.workload import Area

SETTLED_MS = 1_500
"""Longer than any wait of Streamlit and st_folium between a movement and the rerun it asks for."""

_MAP = "iframe[title^='streamlit_folium']"
_LOOK = ([35.1, 136.2], 7)
"""Centre and zoom that no app chooses by itself."""


@dataclass(frozen=True)
class Change:
    """A filter change: milliseconds until the map showed it, and bytes that came for it."""

    ms: float
    bytes: int


def open_page(page: Page, kind: str, address: str) -> float:
    """Milliseconds until the map is painted."""
    page.goto(address, wait_until="commit")
    return float(page.evaluate("kind => dxbench.firstPaint(kind)", kind))


def choose_technology(page: Page, kind: str, label: str) -> Change:
    """Choose one more technology in the filter."""
    settle(page)
    field = page.get_by_test_id("stSidebar").get_by_role("combobox", name="技術", exact=True)
    field.click()
    field.fill(label)
    option = page.get_by_role("option", name=label, exact=True)
    option.wait_for()
    before = page.evaluate("dxbench.received")
    _expect_repaint(page, kind)
    option.click()
    took = float(page.evaluate("window.repainted"))
    settle(page)
    return Change(took, page.evaluate("dxbench.received") - before)


def click_area(page: Page, area: Area) -> float:
    """Milliseconds from a click on an area until its name is over the panel."""
    settle(page)
    frame, box = _map(page)
    frame.evaluate("() => { map.closePopup(); }")  # it would lie over the next area, also while it fades
    frame.wait_for_selector(".leaflet-popup", state="detached")
    point = frame.evaluate("place => map.latLngToContainerPoint(place)", [area.lat, area.lon])
    page.evaluate("name => { window.headed = dxbench.headed(name); }", area.name)
    page.mouse.click(box["x"] + point["x"], box["y"] + point["y"])
    return float(page.evaluate("window.headed"))


def keeps_view(page: Page, kind: str) -> bool:
    """Whether zoom and centre are the reader's own after a filter has changed."""
    (lat, lon), zoom = _LOOK
    settle(page)
    _map(page)[0].evaluate("([centre, zoom]) => { map.setView(centre, zoom, { animate: false }); }", list(_LOOK))
    settle(page)
    _expect_repaint(page, kind)
    page.get_by_test_id("stSidebar").get_by_test_id("stCheckbox").first.locator("label").click()
    page.evaluate("window.repainted")
    settle(page)
    now = _map(page)[0].evaluate("() => [map.getZoom(), map.getCenter().lat, map.getCenter().lng]")
    return bool(now[0] == zoom and abs(now[1] - lat) < 0.01 and abs(now[2] - lon) < 0.01)


def pan(page: Page) -> int:
    """Messages to the server that moving the map with the mouse causes."""
    settle(page)
    _, box = _map(page)
    x, y = box["x"] + box["width"] * 0.6, box["y"] + box["height"] * 0.4
    before = page.evaluate("dxbench.sent")
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 120, y + 60, steps=8)
    page.mouse.up()
    page.wait_for_timeout(SETTLED_MS)
    return int(page.evaluate("dxbench.sent") - before)


def settle(page: Page) -> None:
    """Wait until messages to and from the server have stopped."""
    page.evaluate("dxbench.settled()")


def _expect_repaint(page: Page, kind: str) -> None:
    """From now on the page waits for another view of the map, whenever it comes."""
    page.evaluate("kind => { window.repainted = dxbench.repainted(kind, dxbench.painted(kind)); }", kind)


def _map(page: Page) -> tuple[Frame, FloatRect]:
    """The frame of the map and its place on the page."""
    element = page.wait_for_selector(_MAP)
    frame = element.content_frame() if element else None
    box = element.bounding_box() if element else None
    if frame is None or box is None:
        raise RuntimeError("the map's frame was not on the page, but is expected there: the app failed to draw it.")
    return frame, box
