"""What the map window shows at first: bounds of the country, and the islands that are drawn in frames of their own."""

from typing import Any

Bounds = tuple[tuple[float, float], tuple[float, float]]
"""South-west and north-east corner as (latitude, longitude) in degrees."""

FRAMES: dict[str, Bounds] = {
    "japan": ((30.2, 128.6), (45.6, 146.0)),
    # 東京都 reaches 1,700 km to the south: its islands have frames of their own.
    "13": ((35.48, 138.93), (35.91, 139.93)),
}

INSETS: tuple[dict[str, Any], ...] = (
    {
        "name": "沖縄・奄美",
        "bounds": ((24.0, 122.8), (28.6, 131.5)),
        "corner": "top-left",
        "shownFor": ["japan"],
    },
    {
        "name": "小笠原",
        "bounds": ((24.1, 140.6), (27.8, 142.6)),
        "corner": "bottom-right",
        "shownFor": ["japan", "13"],
    },
    {
        "name": "伊豆諸島",
        "bounds": ((32.3, 138.8), (34.9, 140.1)),
        "corner": "bottom-left",
        "shownFor": ["13"],
    },
)
