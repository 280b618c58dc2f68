"""The names and points that the browser needs beside the shapes: small enough to be fetched at once."""

import json
from pathlib import Path

import pandas as pd


def write_places(registry: pd.DataFrame, target: Path) -> None:
    """Write `lgcode -> [name with prefecture, latitude, longitude]` as JSON, in code order.

    Args:
        registry: Columns `lgcode`, `level`, `prefecture`, `name`, `lat`, `lon` (degrees), all 1,788 rows.
        target: The file, `places.json`.
    """
    municipal = registry["level"] == "municipality"
    names = (registry["prefecture"] + registry["name"]).where(municipal, registry["name"])
    # Four decimals are some 10 m: enough for a marker and a popup.
    points = registry[["lat", "lon"]].round(4)
    places = {
        code: [name, lat, lon]
        for code, name, lat, lon in zip(registry["lgcode"], names, points["lat"], points["lon"], strict=True)
    }
    text = json.dumps(places, ensure_ascii=False, separators=(",", ":"))
    target.write_text(text + "\n", encoding="utf-8", newline="\n")
