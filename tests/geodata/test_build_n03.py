import json
import tomllib
import zipfile

import geopandas as gpd
import pytest
import shapely
from shapely import box

from geodata.boundaries import boundaries
from geodata.build import __main__ as command
from geodata.build.areas import NORTHERN_TERRITORIES
from geodata.build.artefacts import FULL
from geodata.build.n03 import read_n03
from geodata.build.registry_sources import SourceError
from geodata.layers import decode
from geodata.registry import registry

ROWS = [
    ("北海道", "札幌市", "中央区", "01101"),
    ("北海道", "札幌市", "北区", "01102"),
    ("北海道", "函館市", None, "01202"),
    ("北海道", "函館市", None, "01202"),
    ("北海道", "色丹村", None, "01695"),
    ("東京都", "千代田区", None, "13101"),
    ("東京都", "所属未定地", None, None),
]


def n03(rows=ROWS):
    """An N03 table: one square a row, from west to east."""
    attributes = {
        "N03_001": [row[0] for row in rows],
        "N03_002": None,
        "N03_003": None,
        "N03_004": [row[1] for row in rows],
        "N03_005": [row[2] for row in rows],
        "N03_007": [row[3] for row in rows],
    }
    squares = [box(140 + place / 10, 43, 140.1 + place / 10, 43.1) for place in range(len(rows))]
    return gpd.GeoDataFrame(attributes, geometry=squares, crs="EPSG:6668")


def pack(path, folder, *files):
    with zipfile.ZipFile(path, "w") as archive:
        for file in files:
            archive.write(file, f"{folder}{file.name}")
    return path


def write_geojson(path, table):
    table.to_file(path, driver="GeoJSON")
    return path


def write_shapefile(path, table, encoding="UTF-8"):
    table.to_file(path, driver="ESRI Shapefile", encoding=encoding)
    return sorted(path.parent.glob(f"{path.stem}.*"))


def assert_read(raw):
    assert raw.areas["lgcode"].tolist() == ["01100", "01100", "01202", "01202", "13101"]
    assert raw.northern_territories["lgcode"].tolist() == ["01695"]
    assert raw.unassigned == 1
    assert raw.areas.crs == "EPSG:4326"
    assert raw.areas.total_bounds == pytest.approx([140, 43, 140.6, 43.1], abs=1e-9)


def test_geojson_gives_cities_for_wards_and_counts_what_belongs_to_nobody(tmp_path):
    assert_read(read_n03(write_geojson(tmp_path / "N03-20250101.geojson", n03())))


def test_a_shapefile_is_read_alike(tmp_path):
    write_shapefile(tmp_path / "N03-20250101.shp", n03())
    assert_read(read_n03(tmp_path / "N03-20250101.shp"))


def test_an_old_shapefile_in_shift_jis_that_does_not_say_so_is_read(tmp_path):
    # An unassigned row with a code shows that the Japanese name was understood.
    table = n03([*ROWS[:-1], ("東京都", "所属未定地", None, "13199")])
    write_shapefile(tmp_path / "N03-19_190101.shp", table, encoding="CP932")
    (tmp_path / "N03-19_190101.cpg").unlink()
    table_file = tmp_path / "N03-19_190101.dbf"
    content = bytearray(table_file.read_bytes())
    content[29] = 0  # the byte that would name the code page
    table_file.write_bytes(content)
    assert_read(read_n03(tmp_path / "N03-19_190101.shp"))


def test_a_zip_with_nested_folders_is_read_without_its_dissolved_layers(tmp_path):
    whole = write_geojson(tmp_path / "N03-20250101.geojson", n03())
    dissolved = write_geojson(tmp_path / "N03-20250101_prefecture.geojson", n03().assign(N03_007="01000"))
    metadata = tmp_path / "KS-META-N03-20250101.xml"
    metadata.write_text("<xml/>")
    archive = pack(tmp_path / "N03.zip", "N03-20250101_GML/GeoJSON/", whole, dissolved, metadata)
    assert_read(read_n03(archive))


def test_a_zip_of_a_shapefile_is_read(tmp_path):
    parts = write_shapefile(tmp_path / "N03-20250101.shp", n03())
    assert_read(read_n03(pack(tmp_path / "N03.zip", "data\\Shape\\", *parts)))


def test_a_zip_with_both_formats_is_read_once(tmp_path):
    parts = write_shapefile(tmp_path / "N03-20250101.shp", n03())
    geojson = write_geojson(tmp_path / "N03-20250101.geojson", n03())
    assert_read(read_n03(pack(tmp_path / "N03.zip", "", *parts, geojson)))


def test_a_zip_of_single_prefectures_is_read_together(tmp_path):
    table = n03()
    north = write_geojson(tmp_path / "N03-20250101_01.geojson", table[:5])
    tokyo = write_geojson(tmp_path / "N03-20250101_13.geojson", table[5:])
    assert_read(read_n03(pack(tmp_path / "N03.zip", "", north, tokyo)))


def test_two_dates_in_one_zip_are_refused(tmp_path):
    old = write_geojson(tmp_path / "N03-20240101.geojson", n03())
    new = write_geojson(tmp_path / "N03-20250101.geojson", n03())
    with pytest.raises(SourceError, match="of several dates"):
        read_n03(pack(tmp_path / "N03.zip", "", old, new))


def absent(folder):
    return folder / "absent.geojson"


def a_folder(folder):
    return folder


def a_table(folder):
    (folder / "N03.csv").write_text("N03_007\n01101\n")
    return folder / "N03.csv"


def another_data_set(folder):
    return write_geojson(folder / "P34.geojson", n03().rename(columns={"N03_007": "P34_001"}))


def no_geojson(folder):
    (folder / "N03.geojson").write_text("{}")
    return folder / "N03.geojson"


def a_zip_without_layers(folder):
    (folder / "readme.txt").write_text("nothing here")
    return pack(folder / "N03.zip", "", folder / "readme.txt")


def a_broken_zip(folder):
    (folder / "N03.zip").write_bytes(b"PK\x03\x04 cut off")
    return folder / "N03.zip"


@pytest.mark.parametrize(
    ("make", "found"),
    [
        (absent, "was not found"),
        (a_folder, "was a folder"),
        (a_table, "was a .csv file"),
        (another_data_set, "N03_004, N03_005, P34_001, not N03_007"),
        (no_geojson, "could not be read"),
        (a_zip_without_layers, "holds readme.txt, no .geojson and no .shp"),
        (a_broken_zip, "could not be unpacked"),
    ],
)
def test_another_file_says_what_was_found_what_is_expected_and_where_to_get_it(tmp_path, make, found):
    with pytest.raises(SourceError) as error:
        read_n03(make(tmp_path))
    assert found in str(error.value)
    assert "is expected to be 国土数値情報 行政区域 (N03) of all Japan" in str(error.value)
    assert "https://nlftp.mlit.go.jp/ksj/" in str(error.value)


def test_codes_that_lost_their_zero_are_refused(tmp_path):
    with pytest.raises(SourceError, match=r"N03_007 was '1202' .* expected to have 5 digits"):
        read_n03(write_geojson(tmp_path / "N03.geojson", n03([("北海道", "函館市", None, "1202")])))


@pytest.fixture(scope="module")
def okinawa():
    """The registry cut down to 沖縄県, and its municipalities in full detail."""
    towns = boundaries("municipality", "full")
    towns = towns[towns.index.str.startswith("47")]
    return registry().loc[towns.index], towns


def as_n03(towns):
    parts = towns.geometry.explode()
    villages = [box(146 + place / 5, 44, 146.1 + place / 5, 44.1) for place in range(len(NORTHERN_TERRITORIES))]
    return gpd.GeoDataFrame(
        {"N03_004": "", "N03_007": [*parts.index, *NORTHERN_TERRITORIES, None]},
        geometry=[*parts, *villages, box(127, 25, 127.01, 25.01)],
        crs="EPSG:6668",
    )


def test_the_command_remakes_all_boundary_files_from_n03(tmp_path, monkeypatch, capsys, okinawa):
    bodies, towns = okinawa
    monkeypatch.setattr(command, "registry", lambda: bodies)
    source = pack(tmp_path / "N03.zip", "x/", write_geojson(tmp_path / "N03-20250101.geojson", as_n03(towns)))
    out = tmp_path / "out"
    assert command.main(["--n03", str(source), "--out", str(out)]) == 0

    printed = capsys.readouterr().out
    assert "1 polygons without municipality (所属未定地) left out" in printed
    written = {file.name for file in out.iterdir()}
    stems = {"municipalities.topojson", "prefectures.topojson", FULL}
    assert written == stems | {f"{name.split('.')[0]}.meta.toml" for name in stems}

    full = gpd.read_parquet(out / FULL).set_index("lgcode")
    assert set(full.index[full["level"] == "northern_territories"]) == set(NORTHERN_TERRITORIES)
    rebuilt = full.loc[towns.index].to_crs("EPSG:6933").area
    assert (rebuilt / towns.to_crs("EPSG:6933").area).between(0.95, 1.05).all()

    simplified = decode(json.loads((out / "municipalities.topojson").read_text()), "areas")
    assert list(simplified.index) == list(towns.index)
    assert shapely.coverage_is_valid(simplified.geometry.to_numpy())
    prefectures = json.loads((out / "prefectures.topojson").read_text())
    assert list(decode(prefectures, "areas").index) == ["47"]
    assert list(decode(prefectures, "hoppo").index) == list(NORTHERN_TERRITORIES)

    meta = tomllib.loads((out / "municipalities.meta.toml").read_text(encoding="utf-8"))
    assert meta["credit"] == "国土数値情報（行政区域データ）（国土交通省）を加工して作成"
    assert (meta["source_file"], meta["areas"]) == ("N03.zip", 41)


def test_a_file_that_lacks_a_municipality_changes_nothing(tmp_path, monkeypatch, capsys, okinawa):
    bodies, towns = okinawa
    monkeypatch.setattr(command, "registry", lambda: bodies)
    source = write_geojson(tmp_path / "N03-20250101.geojson", as_n03(towns.drop("47201")))
    out = tmp_path / "out"
    out.mkdir()
    (out / "municipalities.topojson").write_text("as it was")
    assert command.main(["--n03", str(source), "--out", str(out)]) == 1
    assert "40 municipalities (1 missing: 47201; 0 unknown: none)" in capsys.readouterr().err
    assert [file.name for file in out.iterdir()] == ["municipalities.topojson"]
    assert (out / "municipalities.topojson").read_text() == "as it was"


@pytest.mark.parametrize("words", [[], ["--jma", "a", "--n03", "b"], ["--n03", "a", "--census", "b"]])
def test_wrong_words_end_with_2(words, capsys):
    with pytest.raises(SystemExit) as end:
        command.main(words)
    assert end.value.code == 2
    assert "usage:" in capsys.readouterr().err
