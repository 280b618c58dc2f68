import unicodedata

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import geodata
from geodata import files, names, variants
from geodata.former_names import former_names
from geodata.resolve import STATUSES, resolve, resolve_many

REGISTRY = geodata.registry()
MUNICIPALITIES = REGISTRY[REGISTRY["level"] == "municipality"]
PREFECTURES = REGISTRY[REGISTRY["level"] == "prefecture"]
FORMER = former_names()
WARDS = pd.read_csv(files.path("wards.csv"), dtype=str, keep_default_na=False)

RESOLVED = {"exact", "normalised", "alias", "former", "ward", "prefecture"}


def is_right_or_ambiguous(name, code, prefecture=None):
    found = resolve(name, prefecture)
    return found.lgcode == code or (found.status == "ambiguous" and code in found.candidates)


def test_every_name_with_its_prefecture_is_exact():
    for row in MUNICIPALITIES.itertuples():
        for name in (row.full_name, row.prefecture + row.name):
            found = resolve(name)
            assert (found.lgcode, found.status, found.reason) == (row.lgcode, "exact", ""), name
            assert (found.prefecture, found.municipality) == (row.prefecture, row.name)


def test_every_name_is_exact_once_the_prefecture_is_given():
    for row in MUNICIPALITIES.itertuples():
        for prefecture in (row.prefecture, row.prefecture_code):
            assert resolve(row.name, prefecture).lgcode == row.lgcode


def bearers_today():
    """Every name with the municipalities that bear it, bore it since 1999, or have a ward of that name."""
    found = {}
    for row in MUNICIPALITIES.itertuples():
        found.setdefault(row.name, set()).add(row.lgcode)
    for row in WARDS.itertuples():
        found.setdefault(row.name, set()).add(row.city_lgcode)
    for row in FORMER.itertuples():
        found.setdefault(row.name, set()).update(row.lgcodes.split(";"))
    return found


def test_without_the_prefecture_only_names_borne_twice_are_ambiguous():
    for name, codes in bearers_today().items():
        found = resolve(name)
        if found.status == "ambiguous":
            assert codes <= set(found.candidates), name
            # Those that are written alike, 本荘市 and 本庄市, are as doubtful.
            assert len(codes) > 1 or len({names.look_alike(n) for n in (name, *bearers_alike(name))}) == 1
        else:
            assert codes == {found.lgcode}, name


def bearers_alike(name):
    return [other for other in bearers_today() if names.look_alike(other) == names.look_alike(name)]


def test_25_names_are_borne_in_several_prefectures():
    shared = MUNICIPALITIES.groupby("name").filter(lambda rows: len(rows) > 1)
    assert shared["name"].nunique() == 25
    assert {resolve(name).status for name in shared["name"]} == {"ambiguous"}


def test_the_gun_settles_what_it_can():
    past = set(FORMER["gun"] + FORMER["name"])
    for row in MUNICIPALITIES[MUNICIPALITIES["gun"] != ""].itertuples():
        found = resolve(row.gun + row.name)
        # 那賀郡那賀町 was one of 和歌山県, too.
        assert found.lgcode == row.lgcode or (row.gun + row.name in past and row.lgcode in found.candidates)


def test_every_prefecture_is_a_prefecture():
    for row in PREFECTURES.itertuples():
        for name in (row.name, row.name + "庁", f"{row.name}（{row.name[-1]}庁）"):
            found = resolve(name)
            assert (found.lgcode, found.prefecture, found.municipality) == (row.lgcode, row.name, "")
            assert found.status == "prefecture"


def test_every_ward_leads_to_its_city():
    for row in WARDS.itertuples():
        city = REGISTRY.loc[row.city_lgcode]
        for name in (
            city["name"] + row.name,
            city["name"] + "\u3000" + row.name,
            city["full_name"] + row.name,
        ):
            found = resolve(name)
            assert (found.lgcode, found.municipality, found.status) == (row.city_lgcode, city["name"], "ward")


@pytest.mark.parametrize(
    "spell",
    [
        lambda row: " ".join(row.full_name),
        lambda row: row.full_name[:3] + "\n" + row.full_name[3:],
        lambda row: f"{row.name}（{row.prefecture}）",
        lambda row: f"【{row.prefecture}】{row.name}",
        lambda row: f"{row.prefecture}・{row.name}",
        lambda row: row.prefecture + row.name + ("役場" if row.name[-1] in "町村" else "役所"),
        lambda row: f"{row.lgcode6} {row.name}",
        lambda row: f"・{row.prefecture}{row.name}",
    ],
    ids=["spaces", "line break", "prefecture after", "prefecture before", "dot", "office", "code", "bullet"],
)
def test_what_surrounds_a_name_does_not_change_it(spell):
    for row in MUNICIPALITIES.itertuples():
        found = resolve(spell(row))
        assert (found.lgcode, found.status) == (row.lgcode, "normalised"), spell(row)
        assert found.reason


def sign_variants():
    """Each sign with those that are written for it: the tables, Kangxi radicals, ヶ in its forms."""
    found = {"ヶ": set("ケヵカが"), "ケ": set("ヶヵカが")}
    for table in (variants.RADICALS, variants.VARIANTS, variants.LOOSE, variants.LOOK_ALIKES):
        for word in table.split():
            for sign in word:
                found.setdefault(sign, set()).update(set(word) - {sign})
    for code in range(0x2F00, 0x2FD6):
        found.setdefault(unicodedata.normalize("NFKC", chr(code)), set()).add(chr(code))
    return found


def test_no_variant_of_a_sign_leads_silently_to_another_place():
    swaps = sign_variants()
    names_borne = set(MUNICIPALITIES["name"]) | set(FORMER["name"])
    for row in MUNICIPALITIES.itertuples():
        for place, sign in enumerate(row.name):
            for other in swaps.get(sign, ()):
                name = row.name[:place] + other + row.name[place + 1 :]
                assert resolve(row.prefecture + name).lgcode == row.lgcode, name
                # 鹿嶋市 with 島 is 鹿島市: a name that exists, or did, is that place's.
                assert name in names_borne or is_right_or_ambiguous(name, row.lgcode), name


def test_short_names_mean_one_place_or_say_that_they_may_mean_several():
    stems = {}
    for row in REGISTRY.itertuples():
        stems.setdefault(row.name if row.lgcode == "01" else row.name[:-1], set()).add(row.lgcode)
    for stem, codes in stems.items():
        found = resolve(stem)
        assert found.status != "exact" or stem in set(REGISTRY["name"]), stem
        if found.status in RESOLVED:
            assert codes == {found.lgcode}, stem
        else:
            assert codes <= set(found.candidates), stem


@pytest.mark.parametrize(
    ("name", "code", "status"),
    [
        ("⼩樽市", "01203", "normalised"),  # Kangxi radical
        ("⻑野市", "20201", "normalised"),  # CJK Radicals Supplement
        ("⻲岡市", "26206", "normalised"),
        ("⻄⼤寺町", "", "unknown"),
        ("竜が崎市", "08208", "normalised"),
        ("鯵ヶ沢町", "02321", "normalised"),
        ("檮原町", "39405", "normalised"),
        ("惠那市", "21210", "normalised"),
        ("蕯摩川内市", "46215", "normalised"),
        ("髙﨑市", "10202", "normalised"),
        ("四条畷市", "27229", "normalised"),
        ("葛\U000e0100城市", "29211", "normalised"),
        ("ﾆｾｺ町", "01395", "normalised"),
        ("鹿嶋市", "08222", "exact"),
        ("鹿島市", "41207", "exact"),
        ("茨城県鹿島市", "08222", "normalised"),
        ("塩釜市", "04203", "normalised"),
        ("上の国町", "01362", "normalised"),
        ("川ロ市", "11203", "alias"),
        ("自石市", "04206", "alias"),
        ("北見", "01208", "alias"),
        ("広島 府中市", "34208", "alias"),
        ("北見市教育委員会", "01208", "alias"),
        ("北見市（旧端野町）", "01208", "alias"),
        ("佐呂間町（常呂郡）", "01552", "normalised"),
        ("埼玉", "11", "prefecture"),
        ("長野県（県庁）", "20", "prefecture"),
        ("横浜都筑区", "14100", "ward"),
        ("都筑区", "14100", "ward"),
        ("中央区（札幌市）", "01100", "ward"),
        ("浜北区", "22130", "ward"),
        ("秋\n田 市", "05201", "normalised"),
        ("龝田市", "05201", "normalised"),
        ("四萬十市", "39210", "normalised"),
        ("入間郡三芳", "11324", "alias"),
        ("北見市様", "01208", "normalised"),
        ("・北海道北見市役所", "01208", "normalised"),
        ("【広島県】府中市役所", "34208", "normalised"),
        ("府中市（132063）", "13206", "normalised"),
        ("郡馬県高崎市", "10202", "alias"),
        ("大坂市", "27100", "alias"),
        ("旧北見市", "01208", "alias"),
        ("現在の北見市", "01208", "alias"),
        ("府中市（旧上下町）", "34208", "alias"),
        ("長野市（旧松代町）", "20201", "alias"),  # 松代町 of 長野県 was given up before 1999
    ],
)
def test_spellings_people_use(name, code, status):
    found = resolve(name)
    assert (found.lgcode, found.status) == (code, status)


@pytest.mark.parametrize(
    ("name", "candidates"),
    [
        ("府中市", ("13206", "34208")),
        ("港区", ("13103", "23100", "27100")),
        ("大阪", ("27", "27100")),
        ("鹿嶌市", ("08222", "41207")),
        ("長野原", ("10424", "20363")),  # 長野原町, or 長野県原村
    ],
)
def test_what_may_mean_several_places_names_them_all(name, candidates):
    found = resolve(name)
    assert (found.status, found.lgcode, found.candidates) == ("ambiguous", "", candidates)
    assert "のどれとも読める" in found.reason


@pytest.mark.parametrize("name", ["東京23区", "東京都２３区", "特別区", "東京都特別区", "２３区", "東京都区部"])
def test_the_23_wards_are_a_group_with_its_members(name):
    found = resolve(name)
    assert (found.status, found.lgcode, len(found.candidates)) == ("ambiguous", "", 23)
    assert set(found.candidates) == set(REGISTRY.index[REGISTRY["type"] == "特別区"])
    assert "23団体のまとまり" in found.reason


@pytest.mark.parametrize(
    ("name", "other"),
    [("鹿島市", "茨城県鹿嶋市"), ("太田市", "島根県大田市"), ("大子町", "太子町"), ("本庄市", "旧秋田県本荘市")],
)
def test_a_bare_name_that_another_looks_like_is_exact_with_a_warning(name, other):
    found = resolve(name)
    assert found.status == "exact"
    assert other in found.reason
    assert resolve(found.prefecture + name).reason == ""
    assert resolve(name, found.prefecture).reason == ""


def test_what_stands_beside_a_name_that_another_looks_like_is_believed():
    assert resolve("鹿島市", "茨城県").lgcode == "08222"
    assert resolve("大田市", "群馬").lgcode == "10205"
    assert resolve("太田市", code="32205").lgcode == "32205"
    assert resolve("太子町", "茨城県").lgcode == "08364"
    assert resolve("太田市（島根県）").lgcode == "32205"


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("愛知県39市町村", "まとめた呼び方"),
        ("全国の自治体", "まとめた呼び方"),
        ("川口市・蕨市", "複数の団体が並んでいる"),
        ("大阪・狭山市", "「狭山市」は埼玉県狭山市で、大阪府と合わない"),
        ("青森県北見市", "「北見市」は北海道北見市で、「青森県」と合わない"),
        ("網走郡佐呂間町", "「網走郡」と合わない"),
        ("北見市総務部", "「総務部」が続く"),
        ("津", "これだけでは"),
        ("日立", "これだけでは"),
        ("群馬県吾妻", "これだけでは"),
        ("常呂郡", "「常呂郡」は郡で、団体ではない"),
        ("三芳市", "台帳にない"),
        ("", "名称が空"),
        ("北見市の職員が" * 20, "長すぎる"),
        ("、" * 100_000, "長すぎる"),  # in no time
    ],
)
def test_what_is_no_single_place_says_why(name, reason):
    found = resolve(name)
    assert (found.status, found.lgcode) == ("unknown", "")
    assert reason in found.reason


@pytest.mark.parametrize(
    "name",
    [
        "埼玉県市町村総合事務組合",
        "東京都後期高齢者医療広域連合",
        "北海道自治体情報システム協議会",
        "戸田市消防本部",
        "北見市外二町村組合",
        "全国町村会",
        "NTTデータ",
        "日立製作所",
        "株式会社日立製作所",
        "㈱日立システムズ",
        "横浜市立大学",
        "デジタル庁",
    ],
)
def test_other_bodies_are_never_municipalities(name):
    found = resolve(name)
    assert (found.status, found.lgcode) == ("not_municipal", "")


def test_a_prefecture_that_contradicts_the_name_is_reported():
    found = resolve("北見市", "青森県")
    assert (found.status, found.lgcode, found.candidates) == ("unknown", "", ("01208",))
    assert "青森県と合わない" in found.reason
    assert resolve("北海道北見市", "02").status == "unknown"
    assert resolve("埼玉県", "東京都").status == "unknown"
    found = resolve("府中市（東京都）", "広島県")
    assert (found.status, found.reason) == ("unknown", "「府中市」は東京都府中市で、指定の広島県と合わない")
    assert resolve("北見市役所", "青森県").reason == "「北見市」は北海道北見市で、青森県と合わない"
    assert resolve("01208 札幌市").reason == "「札幌市」は北海道札幌市で、北海道北見市と合わない"


def test_a_prefecture_that_is_none_is_reported_not_ignored():
    found = resolve("府中市", "蝦夷")
    assert (found.status, found.candidates) == ("unknown", ("13206", "34208"))
    assert "蝦夷" in found.reason


def test_a_code_beside_the_name_settles_and_is_checked():
    assert resolve("府中市", code="132063").lgcode == "13206"
    assert resolve("府中市", "広島県", code="34208").lgcode == "34208"
    assert resolve("中央区", code="01101").lgcode == "01100"
    assert resolve("北見市", code="13206").status == "unknown"
    assert resolve("北見市", code="99999").status == "unknown"
    assert resolve("北見市", "青森県", code="01208").status == "unknown"
    assert resolve("北見市", code="1208").lgcode == "01208"
    assert resolve("北見市", code="12084.0").lgcode == "01208"


@pytest.mark.parametrize(
    ("text", "code", "status"),
    [
        ("01208", "01208", "exact"),
        ("０１２０８４", "01208", "normalised"),
        ("1208", "01208", "alias"),
        ("12084", "01208", "alias"),
        ("1208.0", "01208", "alias"),
        ("10006", "01", "prefecture"),
        ("010006", "01", "prefecture"),
        ("27128", "27100", "ward"),
        ("99999", "", "unknown"),
        ("012085", "", "unknown"),
    ],
)
def test_codes_are_read_also_without_their_leading_zero(text, code, status):
    found = resolve(text)
    assert (found.lgcode, found.status) == (code, status)


def test_a_code_that_reads_in_two_ways_is_ambiguous():
    twice = [c for c in MUNICIPALITIES.index if "0" + c in set(REGISTRY["lgcode6"])]
    assert twice
    for code in twice:
        assert code in resolve(code).candidates
        assert resolve(code).status == "ambiguous"


@given(st.text(max_size=30))
def test_any_text_gets_an_honest_answer(text):
    found = resolve(text)
    assert found.status in STATUSES
    assert (found.lgcode != "") == (found.status in RESOLVED)
    assert not (found.lgcode and found.candidates)
    assert found.reason or found.status == "exact"


@given(st.text(max_size=30))
def test_normal_forms_stay_as_they_are_when_folded_again(text):
    for fold in (names.clean, names.plain, names.loose, names.look_alike):
        assert fold(fold(text)) == fold(text)


def test_many_names_come_back_as_a_table_in_their_order():
    given_names = pd.Series(["府中市", None, "北見市"], index=[7, 8, 9])
    table = resolve_many(given_names, ["東京都", None, float("nan")])
    assert table.index.tolist() == [7, 8, 9]
    assert table["lgcode"].tolist() == ["13206", "", "01208"]
    assert table["status"].tolist() == ["exact", "unknown", "exact"]
    assert resolve_many(["府中市", "府中市"], codes=["34208", "132063"])["lgcode"].tolist() == ["34208", "13206"]
    assert resolve_many(["港区"]).loc[0, "candidates"] == "13103;23100;27100"
    assert list(table) == ["lgcode", "prefecture", "municipality", "status", "candidates", "reason"]


def test_prefectures_must_be_as_many_as_names():
    with pytest.raises(ValueError, match="prefectures had 1 entries"):
        resolve_many(["北見市", "網走市"], ["北海道"])
    with pytest.raises(ValueError, match="codes had 1 entries"):
        resolve_many(["北見市", "網走市"], codes=["01208"])


def test_a_name_must_be_text():
    with pytest.raises(TypeError, match="1208"):
        resolve(1208)
