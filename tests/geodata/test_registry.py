import hashlib
import tomllib

import pandas as pd
import pytest

import geodata
from geodata import files, lgcode


@pytest.fixture(scope="module")
def registry():
    return geodata.registry()


@pytest.fixture(scope="module")
def municipalities(registry):
    return registry[registry["level"] == "municipality"]


def test_it_holds_47_prefectures_and_1741_municipalities_in_code_order(registry):
    assert registry["level"].value_counts().to_dict() == {"municipality": 1741, "prefecture": 47}
    assert registry.index.is_unique
    assert list(registry.index) == sorted(registry.index) == list(registry["lgcode"])


def test_codes_are_text_with_their_check_digit(registry):
    assert all(lgcode.to_lgcode6(row.lgcode) == row.lgcode6 for row in registry.itertuples())
    assert (registry["prefecture_code"] == registry.index.str[:2]).all()


def test_the_types_count_what_the_law_made_them(registry):
    counts = registry["type"].value_counts()
    assert counts[["指定都市", "中核市", "特別区", "都道府県"]].tolist() == [20, 62, 23, 47]
    assert set(counts.index) == set(geodata.TYPES)
    cities = registry["name"].str.endswith("市") & (registry["level"] == "municipality")
    assert cities.sum() == 792  # 指定都市 and 中核市 among them


def test_population_and_area_are_those_of_the_census(registry, municipalities):
    prefectures = registry[registry["level"] == "prefecture"]
    for level in (municipalities, prefectures):
        assert level["population"].sum() == 123_049_524
        assert level["area_km2"].sum() == pytest.approx(372_957.27, abs=0.005)
    assert registry.at["01100", "population"] == 1_964_034
    density = registry["population"] / registry["area_km2"]
    assert (registry["density_per_km2"] - density).abs().max() <= 0.051


def test_names_are_built_of_prefecture_gun_and_name(registry, municipalities):
    town = registry.loc["01552"]
    assert (town["gun"], town["name"], town["full_name"]) == ("常呂郡", "佐呂間町", "北海道常呂郡佐呂間町")
    joined = municipalities["prefecture"] + municipalities["gun"] + municipalities["name"]
    assert (joined == municipalities["full_name"]).all()
    has_gun = municipalities["gun"].str.endswith("郡")
    towns = municipalities["type"].isin(["町", "村"])
    islands = municipalities["prefecture"] == "東京都"  # its island towns and villages belong to no 郡
    assert (has_gun == towns)[~islands].all()


def test_towns_that_share_a_code_list_with_a_misprint_have_their_own_gun(registry):
    # The package that tells 郡 has these under each other's codes.
    assert registry.loc[["01517", "01520", "01564", "01584"], "full_name"].tolist() == [
        "北海道礼文郡礼文町",
        "北海道天塩郡幌延町",
        "北海道網走郡大空町",
        "北海道虻田郡洞爺湖町",
    ]


@pytest.mark.parametrize(
    ("code", "kana", "romaji"),
    [
        ("01208", "きたみし", "Kitami"),
        ("06428", "しょうないまち", "Shonai"),
        ("14383", "まなづるまち", "Manazuru"),
        ("22304", "みなみいずちょう", "Minamiizu"),
        ("34100", "ひろしまし", "Hiroshima"),
        ("42202", "させぼし", "Sasebo"),
        ("13101", "ちよだく", "Chiyoda"),
        ("01", "ほっかいどう", "Hokkaido"),
    ],
)
def test_readings_are_right_where_a_source_divides_or_misprints_them(registry, code, kana, romaji):
    assert tuple(registry.loc[code, ["kana", "romaji"]]) == (kana, romaji)


def test_every_reading_is_hiragana_and_every_romaji_latin(registry):
    assert registry["kana"].str.fullmatch(r"[ぁ-ゖー]+").all()
    assert registry["romaji"].str.fullmatch(r"[A-Z][A-Za-z' -]*").all()


def test_regions_put_niigata_into_chubu_and_mie_into_kinki(registry):
    assert registry.at["15", "region"] == "中部"
    assert registry.at["24", "region"] == "近畿"
    assert tuple(dict.fromkeys(registry["region"])) == geodata.REGIONS


def test_size_bands_follow_the_population(registry, municipalities):
    assert municipalities["size_band"].tolist() == [geodata.size_band(n) for n in municipalities["population"]]
    assert set(municipalities["size_band"]) == {band.label for band in geodata.SIZE_BANDS}
    assert (registry.loc[registry["level"] == "prefecture", "size_band"] == "").all()


@pytest.mark.parametrize(
    ("population", "label"),
    [
        (0, "5千人未満"),
        (4_999, "5千人未満"),
        (5_000, "5千–1万人"),
        (499_999, "30–50万人"),
        (500_000, "50万人以上"),
    ],
)
def test_a_size_band_begins_with_its_lower_limit(population, label):
    assert geodata.size_band(population) == label


def test_size_bands_join_without_gap():
    bands = geodata.SIZE_BANDS
    assert [band.upper for band in bands[:-1]] == [band.lower for band in bands[1:]]
    assert bands[-1].upper is None
    with pytest.raises(ValueError, match="-1"):
        geodata.size_band(-1)


def test_neighbours_are_mutual_and_of_the_same_level(registry):
    neighbours = {row.lgcode: set(filter(None, row.neighbours.split(";"))) for row in registry.itertuples()}
    for code, others in neighbours.items():
        assert all(code in neighbours[other] and len(other) == len(code) for other in others)
        assert code not in others


@pytest.mark.parametrize(
    ("code", "neighbours"),
    [
        ("13101", ["中央区", "港区", "新宿区", "文京区", "台東区"]),
        ("01229", ["芦別市", "上富良野町", "中富良野町", "南富良野町"]),
        ("10207", ["足利市", "佐野市", "板倉町", "明和町", "千代田町", "邑楽町"]),
        ("15504", ["長岡市", "柏崎市"]),  # 刈羽村, an enclave but for a few kilometres
        ("35201", ["長門市", "美祢市", "山陽小野田市"]),  # 下関市: no border across the strait
        ("13421", []),  # 小笠原村
        ("11", ["茨城県", "栃木県", "群馬県", "千葉県", "東京都", "山梨県", "長野県"]),
        ("01", []),
    ],
)
def test_neighbours_are_those_across_a_land_border(registry, code, neighbours):
    found = filter(None, registry.at[code, "neighbours"].split(";"))
    assert [registry.at[other, "name"] for other in found] == neighbours


def test_most_offices_lie_in_their_own_municipality(municipalities):
    areas = geodata.boundaries("municipality", detail="full").geometry
    points = areas.from_xy(municipalities["lon"], municipalities["lat"], index=municipalities.index, crs=areas.crs)
    inside = areas.loc[points.index].contains(points)
    assert inside.sum() >= 1735
    # Three villages of islands have their office in a city; two points lie on the shore.
    assert {"46303", "46304", "47381"} <= set(inside.index[~inside])
    assert municipalities.loc[municipalities["point_source"] != "office", "name"].tolist() == ["双葉町"]
    assert inside["07546"]


def test_no_text_is_missing(registry):
    assert not registry.isna().any().any()
    always = registry.drop(columns=["gun", "size_band", "neighbours"])
    assert not (always == "").any().any()


def test_core_cities_are_cities_of_the_registry(registry):
    core = pd.read_csv(files.path("core_cities.csv"), dtype=str)
    assert (registry.loc[core["lgcode"], "name"].to_numpy() == core["name"].to_numpy()).all()
    assert set(core["lgcode"]) == set(registry.index[registry["type"] == "中核市"])


def test_wards_belong_to_designated_cities(registry):
    wards = pd.read_csv(files.path("wards.csv"), dtype=str, keep_default_na=False)
    today = wards[wards["valid_to"] == ""]
    assert len(today) == 171
    assert set(today["city_lgcode"]) == set(registry.index[registry["type"] == "指定都市"])
    assert today.loc[today["city_lgcode"] == "22130", "name"].tolist() == ["中央区", "浜名区", "天竜区"]
    assert (wards["lgcode"].map(lgcode.to_lgcode6) == wards["lgcode6"]).all()
    assert wards["kana"].str.fullmatch("[ぁ-ん]+く").all()


@pytest.mark.parametrize("name", ["registry.csv", "wards.csv", "core_cities.csv"])
def test_each_table_says_what_it_was_made_of(name):
    path = files.path(name)
    meta = tomllib.loads(path.with_name(f"{path.stem}.meta.toml").read_text(encoding="utf-8"))
    assert {"title", "publisher", "url", "licence", "rebuild"} <= set(meta)
    assert meta["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()
    assert meta["rows"] == path.read_text(encoding="utf-8").count("\n") - 1


@pytest.mark.parametrize("name", ["nothing.csv", "../registry.py", ""])
def test_an_artefact_that_is_not_there_is_named_with_those_that_are(name):
    with pytest.raises(FileNotFoundError, match=r"registry\.csv"):
        files.path(name)
