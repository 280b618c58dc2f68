"""Opens pages of the dashboard without a browser."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from dashboard.strings import text

APP = Path(__file__).resolve().parents[3] / "dashboard" / "app.py"
_WITH_TEXT = ("title", "subheader", "markdown", "caption", "info", "success", "warning", "error")


def as_read(shown: str) -> str:
    """A text without the escapes that keep it from being read as markup."""
    return shown.replace("\\", "").replace("\u2060", "")


class Page:
    """A page as a reader has it open; `app` is Streamlit's own view of it."""

    def __init__(self, name: str, query: dict[str, Any]) -> None:
        self.app = AppTest.from_file(APP, default_timeout=120)
        self.go_to(name, **query)

    def go_to(self, name: str, **query: str | list[str]) -> "Page":
        """Follow the navigation or, with a query, a link."""
        # AppTest.switch_page knows pages that are files; ours are functions, known by the hash of their address.
        self.app._page_hash = calc_hash("" if name == "map" else name)
        return self.address_is(**query)

    def address_is(self, **query: str | list[str]) -> "Page":
        """The browser asks for this address: the back button, an edited address, a followed link."""
        self.app.query_params.clear()
        self.app.query_params.update(query)
        self.app.run()
        return self

    def press(self, key: str) -> "Page":
        """Press a button."""
        self.app.button(key=key).click().run()
        return self

    @property
    def healthy(self) -> bool:
        """No exception of Streamlit's (English), and no page that failed (Japanese)."""
        return not self.app.exception and text("app.failed") not in self.all("error")

    @property
    def address(self) -> dict[str, list[str]]:
        """All values of each parameter."""
        params = self.app.query_params
        return {name: value if isinstance(value, list) else [value] for name, value in params.items()}

    @property
    def links(self) -> dict[str, dict[str, list[str]]]:
        """The links to pages: label -> query."""
        return {link.label: parse_qs(link.proto.query_string) for link in self.app.get("page_link")}

    @property
    def figures(self) -> dict[str, str]:
        """The key figures above the map: label -> value."""
        return {metric.label: metric.value for metric in self.app.metric}

    @property
    def map(self) -> dict[str, Any]:
        """What is sent to the map's frame: `script` builds it, `view` restyles it."""
        sent = json.loads(self.app.get("component_instance")[0].proto.json_args)
        start = "dxmap.update("
        group = sent["feature_group"]
        return {**sent, "view": json.JSONDecoder().raw_decode(group, group.index(start) + len(start))[0]}

    def all(self, kind: str) -> list[str]:
        """The texts of all elements of a kind."""
        return [str(element.value) for element in self.app.get(kind)]

    def says(self, sentence: str) -> bool:
        """Whether an element of the page, or a link on it, holds the sentence."""
        found = [shown for kind in _WITH_TEXT for shown in self.all(kind)]
        return any(sentence in as_read(shown) for shown in (*found, *self.links))


@pytest.fixture
def open_page(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Page]:
    """Opens a page with an address, on the project's own records or on a data directory."""

    def start(name: str = "map", data: Path | None = None, **query: str | list[str]) -> Page:
        if data is None:
            monkeypatch.delenv("DXMAP_DATA", raising=False)
        else:
            monkeypatch.setenv("DXMAP_DATA", str(data))
        return Page(name, query)

    return start


@pytest.fixture
def many_cases(make_data: Callable[..., Path]) -> Path:
    """The small data directory with 25 cases: more than a page of the list holds."""
    header = "case_id,source_id,title,status,level,organisations,technologies,started\n"
    rows = (f"alpha-{n},alpha,事例{n},implemented,municipality,北海道北見市,rpa,20{n:02}\n" for n in range(1, 26))
    return make_data({"cases/alpha.csv": header + "".join(rows)})
