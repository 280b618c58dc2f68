import hashlib
import tomllib

import pandas as pd
import pytest

import geodata
from geodata import files
from geodata.build import former_names as build
from geodata.build.registry_sources import SourceError
from geodata.former_names import former_names
from geodata.resolve import resolve

REGISTRY = geodata.registry()
FORMER = former_names()


def full_names():
    return FORMER["prefecture"] + FORMER["gun"] + FORMER["name"]


def test_the_table_has_a_row_a_name_with_dates_codes_and_todays_municipality():
    assert list(FORMER) == build.COLUMNS
    assert len(FORMER) == 1826
    assert not full_names().duplicated().any()
    assert FORMER["changed_on"].between("1999-04-01", geodata.REGISTRY_DATE).all()
    assert FORMER["changed_on"].str.fullmatch(r"\d{4}-\d\d-\d\d").all()
    assert ((FORMER["existed_from"] == "") | (FORMER["existed_from"] < FORMER["changed_on"])).all()
    assert (FORMER["former_lgcode"].str[:2].map(REGISTRY["name"]) == FORMER["prefecture"]).all()
    todays = {code for codes in FORMER["lgcodes"] for code in codes.split(";")}
    assert todays <= set(REGISTRY.index[REGISTRY["level"] == "municipality"])
    assert not set(full_names()) & set(REGISTRY["full_name"])


def test_the_years_of_the_mergers_stand_out():
    by_year = FORMER["changed_on"].str[:4].value_counts()
    assert by_year.idxmax() == "2005"
    assert by_year[["2004", "2005", "2006"]].sum() > 0.85 * len(FORMER)


def test_the_sidecar_tells_licence_credit_and_digest():
    with files.path("former_names.meta.toml").open("rb") as file:
        meta = tomllib.load(file)
    assert meta["sha256"] == hashlib.sha256(files.path("former_names.csv").read_bytes()).hexdigest()
    assert meta["rows"] == len(FORMER)
    assert meta["licence"].startswith("CC BY 4.0")
    assert "CODH" in meta["credit"]
    assert meta["rebuild"]


# As 日本郵便 and the municipalities themselves state them.
@pytest.mark.parametrize(
    ("name", "today", "changed_on"),
    [
        ("兵庫県多紀郡篠山町", "兵庫県丹波篠山市", "1999-04-01"),
        ("東京都田無市", "東京都西東京市", "2001-01-21"),
        ("埼玉県大宮市", "埼玉県さいたま市", "2001-05-01"),
        ("山口県徳山市", "山口県周南市", "2003-04-21"),
        ("静岡県清水市", "静岡県静岡市", "2003-04-01"),
        ("愛知県渥美郡田原町", "愛知県田原市", "2003-08-20"),
        ("北海道亀田郡椴法華村", "北海道函館市", "2004-12-01"),
        ("長野県木曽郡山口村", "岐阜県中津川市", "2005-02-13"),
        ("愛知県北設楽郡富山村", "愛知県北設楽郡豊根村", "2005-11-27"),
        ("山梨県東山梨郡大和村", "山梨県甲州市", "2005-11-01"),
        ("北海道常呂郡端野町", "北海道北見市", "2006-03-05"),
        ("北海道網走郡女満別町", "北海道網走郡大空町", "2006-03-31"),
        ("山梨県東八代郡芦川村", "山梨県笛吹市", "2006-08-01"),
        ("北海道紋別郡上湧別町", "北海道紋別郡湧別町", "2009-10-05"),
        ("山梨県南巨摩郡鰍沢町", "山梨県南巨摩郡富士川町", "2010-03-08"),
        ("愛知県幡豆郡一色町", "愛知県西尾市", "2011-04-01"),
        ("埼玉県鳩ヶ谷市", "埼玉県川口市", "2011-10-11"),
        ("愛知県愛知郡長久手町", "愛知県長久手市", "2012-01-04"),
        ("栃木県下都賀郡岩舟町", "栃木県栃木市", "2014-04-05"),
        ("宮城県黒川郡富谷町", "宮城県富谷市", "2016-10-10"),
        ("福岡県筑紫郡那珂川町", "福岡県那珂川市", "2018-10-01"),
        ("兵庫県篠山市", "兵庫県丹波篠山市", "2019-05-01"),
    ],
)
def test_a_former_name_leads_to_todays_municipality_with_the_date(name, today, changed_on):
    found = resolve(name)
    assert found.status == "former"
    assert found.prefecture + found.municipality == REGISTRY.loc[found.lgcode, ["prefecture", "name"]].sum()
    assert REGISTRY.at[found.lgcode, "full_name"] == today
    assert changed_on in found.reason


def test_every_former_name_leads_to_today_or_names_all_that_it_may_be():
    for row in FORMER.itertuples():
        today = set(row.lgcodes.split(";"))
        found = resolve(row.prefecture + row.gun + row.name)
        assert {found.lgcode} == today or set(found.candidates) == today
        assert resolve(row.gun + row.name, row.prefecture).lgcode == found.lgcode
        bare = resolve(row.name)
        assert bare.lgcode in today or today <= set(bare.candidates)


def test_a_name_that_others_bear_or_bore_is_never_silently_either():
    found = resolve("大和村")
    assert (found.status, found.candidates) == ("ambiguous", ("08231", "19213", "32448", "46523"))
    assert "山梨県甲州市（旧東山梨郡大和村）" in found.reason
    assert resolve("鹿児島県大和村").status == "exact"
    assert resolve("大島郡大和村").status == "exact"
    assert resolve("大和村", "鹿児島県").lgcode == "46523"
    assert (resolve("大和村", "山梨").status, resolve("大和村", "山梨").lgcode) == ("former", "19213")
    assert resolve("東山梨郡大和村").lgcode == "19213"


def test_a_divided_village_is_ambiguous_and_says_that_it_was_divided():
    for given in ("上九一色村", "19341"):
        found = resolve(given)
        assert (found.status, found.candidates) == ("ambiguous", ("19201", "19430"))
        assert "2006-03-01に" in found.reason
        assert "分かれた" in found.reason


def test_a_village_that_changed_its_prefecture_is_found_in_both():
    for prefecture in ("長野県", "岐阜県"):
        assert resolve("山口村", prefecture).lgcode == "21206"
    found = resolve("山口村", "山口県")
    assert (found.status, found.candidates) == ("unknown", ("21206",))


def test_a_place_that_kept_its_name_is_not_former():
    assert resolve("穴水町").status == "exact"
    assert resolve("鳳至郡穴水町").status == "former"
    assert resolve("堺市").status == "exact"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("旧女満別町", "01564"),
        ("（旧）女満別町", "01564"),
        ("女満別町（現大空町）", "01564"),
        ("女満別町（現・大空町）", "01564"),
        ("旧大和村（山梨県）", "19213"),
        ("鳩が谷市", "11203"),
        ("女 満別町", "01564"),
        ("北海道女満別町役場", "01564"),
        ("山梨大和村", "19213"),
        ("01542", "01564"),
        ("1542", "01564"),
    ],
)
def test_former_names_as_people_write_them(name, code):
    found = resolve(name)
    assert (found.status, found.lgcode) == ("former", code)


@pytest.mark.parametrize("name", ["北見市（旧女満別町）", "女満別町（現北見市）", "青森県女満別町"])
def test_a_former_name_beside_another_place_is_reported(name):
    found = resolve(name)
    assert (found.status, found.lgcode) == ("unknown", "")
    assert "合わない" in found.reason


@pytest.mark.parametrize("name", ["當麻町", "当麻町", "本荘市", "神埼町", "栗野町", "八東町"])
def test_a_bare_former_name_that_another_looks_like_is_ambiguous(name):
    assert resolve(name).status == "ambiguous"


def test_a_former_code_counts_only_where_nobody_bears_it_today():
    assert resolve("女満別町", code="01542").lgcode == "01564"
    assert resolve("28221").status == "exact"
    # 12343 was 大栄町, and is 北広島市's 012343 without its zero.
    assert resolve("12343").candidates == ("01234", "12211")
    assert resolve("12343", "北海道").lgcode == "01234"


GAZETTEER = (
    "entry_id,body,suffix,prefname,countyname,valid_from,valid_to,latitude,longitude\n"
    "01542A1968,女満別,町,北海道,網走郡,,2006-03-31,43.911858,144.172473\n"
    "20431A1968,山口,村,長野県,木曽郡/西筑摩郡,1889-04-01,2005-02-13,35.55079,137.557666\n"
    "43201A1968,熊本,市,熊本県,熊本市,1889-04-01,2012-04-01,32.803078,130.707897\n"
    "19341A1968,上九一色,村,山梨県,西八代郡,,2006-03-01,35.527,138.6\n"
    "11203A1968,川口,市,埼玉県,,,1998-01-01,35.8,139.72\n"
    "01B0590001,女満別,村,北海道,網走郡,,1951-04-01,43.9,144.1\n"
    "33206A1968,西大寺,市,岡山県,,,,34.66,134.03\n"
)


def test_the_build_finds_todays_municipality_by_where_the_office_stood(monkeypatch):
    monkeypatch.setattr(build, "_check_counts", lambda places: None)
    monkeypatch.setattr(build, "_check_present", lambda places: None)
    places = build.municipalities(GAZETTEER.encode())
    assert "西大寺市" not in set(places["name"])
    table = build.build_former_names(places).set_index("name")
    assert table["lgcodes"].to_dict() == {"女満別町": "01564", "上九一色村": "19201;19430", "山口村": "21206"}
    assert table.loc["山口村", ["prefecture", "gun", "changed_on"]].tolist() == ["長野県", "木曽郡", "2005-02-13"]


def test_counts_that_differ_from_the_ministrys_stop_the_build():
    with pytest.raises(SourceError, match="1999-03-31"):
        build.municipalities(GAZETTEER.encode())


def test_an_office_in_the_sea_stops_the_build():
    places = pd.DataFrame([{"name": "島町", "lat": 30.0, "lon": 150.0}])
    with pytest.raises(SourceError, match="島町"):
        build._today(places)


def test_the_build_says_what_is_missing_and_writes_nothing(tmp_path, capsys):
    source = tmp_path / "gazetteer.csv"
    source.write_text(GAZETTEER, encoding="utf-8")
    assert build.main(["--pygeonlp", str(source), "--out", str(tmp_path)]) == 1
    assert "expected to be (670, 1994, 568)" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["gazetteer.csv"]
