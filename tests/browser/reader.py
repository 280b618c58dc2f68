"""What a person does with the dashboard. Every step waits for what it leads to, never for a time."""

from functools import cache
from typing import Any

import shapely
from playwright.sync_api import Frame, FrameLocator, Locator, Page, ViewportSize, expect

import geodata
from dashboard.strings import text

SIZES: dict[str, ViewportSize] = {"desktop": {"width": 1440, "height": 900}, "phone": {"width": 390, "height": 844}}
_MAP = "iframe[title^='streamlit_folium']"


class Reader:
    """One person in front of one page."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.url = url
        self.sent = 0
        page.on("websocket", lambda socket: socket.on("framesent", self._count))

    def _count(self, _: object) -> None:
        self.sent += 1

    def open(self, address: str = "/") -> None:
        """Open an address of the dashboard and wait until it is drawn to its end."""
        self.page.goto(self.url + address)
        self.drawn()

    def drawn(self) -> None:
        """Wait until the app has run to its end; it must not have failed."""
        app = self.page.get_by_test_id("stApp")
        expect(app).to_have_attribute("data-test-connection-state", "CONNECTED")
        expect(app).to_have_attribute("data-test-script-state", "notRunning")
        expect(self.page.get_by_role("heading", level=1)).to_be_visible()
        expect(self.page.get_by_test_id("stSkeleton")).to_have_count(0)
        self.sees_no_failure()

    def sees_no_failure(self) -> None:
        """Neither Streamlit's own answer to an exception nor ours is on the page."""
        expect(self.page.get_by_test_id("stException")).to_have_count(0)
        expect(self.page.get_by_text(text("app.failed"))).to_have_count(0)

    # ---- the map

    @property
    def map(self) -> FrameLocator:
        """The inside of the map's frame."""
        return self.page.frame_locator(_MAP)

    @property
    def canvas(self) -> Locator:
        """The map itself; it names the view that it has painted."""
        return self.map.locator("[data-painted]")

    def painted(self) -> str:
        """Name of the view that the map shows, once it shows one."""
        return self.canvas.get_attribute("data-painted") or ""

    def sees_repainted(self, before: str) -> None:
        """Wait until the map shows another view than `before`."""
        expect(self.canvas).not_to_have_attribute("data-painted", before)

    def sees_in_map(self, script: str) -> None:
        """Wait until the script is true inside the map's frame."""
        self._frame().wait_for_function(script)

    def view(self) -> list[float]:
        """Zoom, latitude and longitude of the map."""
        look = "() => [map.getZoom(), map.getCenter().lat, map.getCenter().lng].map((n) => Number(n.toFixed(4)))"
        return list(self._run(look))

    def move_to(self, lat: float, lon: float, zoom: float) -> None:
        """Let the map show another part of the country."""
        self._run(f"() => {{ map.setView([{lat}, {lon}], {zoom}, {{ animate: false }}); }}")

    def drag_map(self, right: int, down: int) -> None:
        """Move the map with the mouse."""
        x, y = self._origin()
        start = (x + 360, y + 260)
        self.page.mouse.move(*start)
        self.page.mouse.down()
        self.page.mouse.move(start[0] + right, start[1] + down, steps=5)
        self.page.mouse.up()

    def click_area(self, code: str) -> None:
        """Click in the middle of a municipality (5 digits) or a prefecture (2)."""
        self.painted()
        place = self._run("([lat, lon]) => map.latLngToContainerPoint([lat, lon])", list(_middle(code)))
        x, y = self._origin()
        self.page.mouse.click(x + place["x"], y + place["y"])

    def _origin(self) -> tuple[float, float]:
        """Where the map begins in the window."""
        frame = self.page.locator(_MAP)
        frame.scroll_into_view_if_needed()
        box = frame.bounding_box()
        assert box is not None
        return box["x"], box["y"]

    def _frame(self) -> Frame:
        self.painted()
        element = self.page.query_selector(_MAP)
        frame = element.content_frame() if element else None
        assert frame is not None
        return frame

    def _run(self, script: str, argument: object = None) -> Any:
        return self._frame().evaluate(script, argument)

    # ---- the page around it

    def field(self, label: str) -> Locator:
        """A select box or multiple choice by its label."""
        return self.page.get_by_role("combobox", name=label, exact=True)

    def choose(self, label: str, option: str) -> None:
        """Choose in a select box or a multiple choice; the list of the latter is closed again."""
        field = self.field(label)
        field.click()
        field.fill(option)
        self.page.get_by_role("option", name=option, exact=True).click()
        if self.page.get_by_role("listbox").count():
            self.page.keyboard.press("Escape")

    def sees_heading(self, name: str) -> None:
        """Wait for a heading of just these words."""
        expect(self.page.get_by_role("heading", name=name, exact=True)).to_be_visible()


@cache
def _middle(code: str) -> tuple[float, float]:
    """Latitude and longitude of the point farthest from an area's border."""
    areas = geodata.boundaries("prefecture" if len(code) == 2 else "municipality")
    circle = shapely.maximum_inscribed_circle(areas.geometry[code], tolerance=0.005)
    middle = shapely.get_point(circle, 0)
    return middle.y, middle.x
