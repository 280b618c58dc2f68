"""Figures of results and costs, and figures that are none."""

import pytest

from dashboard.records.ingest.documents.effects import effects
from dashboard.records.ingest.documents.sections import Kind
from dashboard.records.schema import QUOTE_LENGTH


@pytest.fixture
def read(sentence):
    def run(text, kind=Kind.EFFECT, planned=False):
        found = effects([sentence(text, kind)], planned=planned)
        return [(each.metric, each.value, each.value_after, each.unit) for each in found]

    return run


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("年間約1.8万時間を削減した", ("hours_saved_per_year", 18_000, None, "時間")),
        ("最大待ち時間が100分から38分に短縮", ("minutes_before_after", 100, 38, "分")),
        ("1時間30分かかっていた作業が20分になった", ("minutes_before_after", 90, 20, "分")),
        ("1件で待ち時間が4分28秒短縮", ("other", 268, None, "秒")),
        ("2日かかっていた選考が1日に短縮", ("minutes_before_after", 2, 1, "日")),
        ("事務経費は1億4,800万円から5,400万円に縮減", ("other", 148_000_000, 54_000_000, "円")),
        ("印刷を年間5万枚減らした", ("sheets_saved_per_year", 50_000, None, "枚")),
        ("作業時間を約8割削減", ("percent_reduction", 80, None, "%")),
        ("費用を約6割に抑えた", ("other", 60, None, "%")),
        ("電子決裁率は94.0%", ("adoption_rate_percent", 94, None, "%")),
        ("漏水の的中率50%", ("accuracy_percent", 50, None, "%")),
        ("満足度は92%", ("other", 92, None, "%")),
        ("年間約200万円の印紙代を削減しました", ("cost_saved_yen", 2_000_000, None, "円")),
        ("初期費用は約480万円", ("initial_cost_yen", 4_800_000, None, "円")),
        ("運用費は年間300万円", ("running_cost_yen_per_year", 3_000_000, None, "円")),
        ("ランニングコスト：約15万円/月", ("other", 150_000, None, "円/月")),
        ("登録者は約4万3千人", ("other", 43_000, None, "人")),
        ("年間250回の会議を開催", ("count_per_year", 250, None, "回")),
        ("アクセス数は導入4年で5倍に", ("other", 5, None, "倍")),
    ],
)
def test_figures_of_results_and_costs(read, text, expected):
    assert expected in read(text)


@pytest.mark.parametrize(
    "text",
    [
        "年間約12万件の帳票を手で入力していた課題",
        "人口10万5,963人のうち高齢者は3万人",
        "18歳以上の住民が対象",
        "令和4年度に22課で始めた",
        "10年保存の契約書",
        "高齢化率が45%を超える",
        "全国民1人10万円を給付する事務",
        "約600時間から数時間に短縮",
        "市内40箇所に導入した",
        "更新の優先順位の上位10%",
    ],
)
def test_background_scope_and_other_figures_are_no_effects(read, text):
    assert read(text) == []


@pytest.mark.parametrize("kind", [Kind.BACKGROUND, Kind.REFERENCE, Kind.SCREEN])
def test_sections_that_tell_of_no_result_give_none(read, kind):
    assert read("年間1,000時間を削減した", kind) == []


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("年間660時間を削減した", "actual"),
        ("年間660時間の削減を見込む", "expected"),
        ("年間660時間の削減を目指す", "target"),
        ("年間660時間を削減し、更なる効率化を目指す", "actual"),
    ],
)
def test_how_sure_a_figure_is(sentence, text, status):
    (effect,) = effects([sentence(text)])
    assert effect.status == status


def test_in_a_plan_nothing_has_been_reached(sentence):
    (effect,) = effects([sentence("年間660時間を削減")], planned=True)
    assert effect.status == "expected"


def test_a_range_is_two_rows_with_a_note(sentence):
    found = effects([sentence("登録の時間を60〜80%短縮する効果を見込む")])
    assert [(each.value, each.note) for each in found] == [(60, "範囲の下限"), (80, "範囲の上限")]


def test_one_fact_in_heading_and_text_is_one_effect(sentence):
    found = effects([sentence("年間660時間を削減", Kind.TITLE), sentence("年間約660時間を削減した。")])
    assert len(found) == 1


def test_a_list_shares_the_words_after_its_last_figure(read):
    assert read("残業は担当者で約32%、係長級で約45%減った") == [
        ("percent_reduction", 32, None, "%"),
        ("percent_reduction", 45, None, "%"),
    ]


def test_the_period_and_a_short_quotation_go_with_a_figure(sentence):
    text = "取組の効果を検証したところ、令和3年度は17.5%もの削減となったことが分かりました"
    (effect,) = effects([sentence(text)])
    assert effect.period == "2021年度"
    assert "17.5%" in effect.quote
    assert len(effect.quote) <= QUOTE_LENGTH


def test_a_table_may_name_the_unit_in_its_head(drafts):
    text = (
        "## 北海道北見市：電子申請の利用\n\n電子申請システムを導入した。\n\n"
        "|  | 令和3年度 | 令和4年度 |\n|---|---|---|\n| 申請の割合(%) | 2.6 | 8.7 |\n| 人口(千人) | 114.2 | 113.1 |\n"
        "\n"
        "## 三重県志摩市：書かない窓口\n\n書かない窓口を導入し、申請書を書く負担をなくした。\n"
    )
    effects_found = drafts(text).effects
    assert effects_found[["metric", "value", "unit", "period"]].to_numpy().tolist() == [
        ["adoption_rate_percent", "2.6", "%", "2021年度"],
        ["adoption_rate_percent", "8.7", "%", "2022年度"],
    ]
