import pytest

from dashboard.maps import AssetUrls


@pytest.fixture(scope="session")
def urls():
    """Addresses as the widget gives them: relative to the map's frame."""
    names = (
        "leaflet.js", "leaflet.css", "dxmap.js", "dxmap.css", "prefectures.topojson", "municipalities.topojson",
        "places.json",
    )  # fmt: skip
    return AssetUrls(*(f"../given/{name}?v=0123456789ab" for name in names))
