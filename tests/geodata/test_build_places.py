import json

import pandas as pd

import geodata
from geodata import files
from geodata.build.places import write_places


def test_a_municipality_carries_its_prefecture_and_a_prefecture_its_own_name(tmp_path):
    registry = pd.DataFrame(
        {
            "lgcode": ["13", "13206"],
            "level": ["prefecture", "municipality"],
            "prefecture": ["東京都", "東京都"],
            "name": ["東京都", "府中市"],
            "lat": [35.123456, 35.66897],
            "lon": [139.7, 139.47771],
        }
    )
    write_places(registry, tmp_path / "places.json")
    assert json.loads((tmp_path / "places.json").read_text(encoding="utf-8")) == {
        "13": ["東京都", 35.1235, 139.7],
        "13206": ["東京都府中市", 35.669, 139.4777],
    }


def test_the_places_of_the_browser_are_those_of_the_registry(tmp_path):
    write_places(geodata.registry(), tmp_path / "places.json")
    assert (tmp_path / "places.json").read_bytes() == files.path("places.json").read_bytes()
