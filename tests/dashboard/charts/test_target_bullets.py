from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from dashboard import records as record_store
from dashboard.charts.target_bullets import target_bullets
from dashboard.metrics.targets import STATES, target_progress
from dashboard.strings import charts_effects_ja as ja

DATA = Path(__file__).parents[3] / "data"
TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def plan():
    return record_store.load(DATA).targets


def _chart(plan, actuals=()):
    targets = plan.copy()
    for number, (actual, actual_date) in enumerate(actuals):
        targets.loc[number, ["actual", "actual_date"]] = [actual, actual_date]
    return target_bullets(target_progress(targets, TODAY))


def _named(chart):
    return {trace.name: trace for trace in chart.figure.data if trace.name}


def test_the_chart_looks_like_the_app(plan, looks_right):
    looks_right(_chart(plan))
    looks_right(_chart(plan, [(100, "2026-03"), (64, "2024-03"), (20, "2026-03"), (88, "")]))


def test_every_state_has_words():
    assert set(STATES) == set(ja.TARGET_STATE)


def test_without_an_actual_a_sign_stands_at_the_start_of_an_empty_track(plan):
    named = _named(_chart(plan))
    assert set(named) == {"期限後、実績の記録なし", "実績の記録なし", "目標の値"}
    assert set(named["期限後、実績の記録なし"].x) == {0}
    assert named["期限後、実績の記録なし"].marker.symbol != named["実績の記録なし"].marker.symbol
    assert set(named["目標の値"].x) == {100}


def test_a_bar_is_the_share_of_the_target(plan):
    bars = _named(_chart(plan, [(45, "2025-03")]))
    assert list(bars["期限時点の実績なし"].x) == [45]


def test_a_bar_far_beyond_its_target_is_cut_and_the_table_has_the_share(plan):
    chart = _chart(plan, [(100, ""), (600, "")])
    assert list(_named(chart)["目標の値を超えた"].x) == [150]
    assert 1000 in chart.table["目標に対する割合（%）"].tolist()


def test_chapters_are_headings_and_rows_say_goal_and_standing(plan):
    texts = [annotation.text for annotation in _chart(plan, [(62, "2025-03")]).figure.layout.annotations]
    assert texts.count("<b>第1章</b>") == 1
    row = next(text for text in texts if "オンライン化" in text)
    assert "目標 100%・2025 年度まで" in row
    assert "実績 62%（2025-03）" in row


@pytest.mark.parametrize(
    ("actuals", "title"),
    [
        ([], "13 の目標のうち 10 は期限を過ぎたが、実績の記録がない"),
        ([(100, "2026-03"), (64, "2024-03")], "実績の記録がある 2 の目標のうち、達成は 1（目標は全部で 13）"),
    ],
)
def test_the_title_says_what_is_known(plan, actuals, title):
    assert _chart(plan, actuals).title == title


def test_before_any_deadline_nothing_is_late(plan):
    chart = target_bullets(target_progress(plan, date(2022, 1, 1)))
    assert chart.title == "13 の目標はどれも期限前か期限なしで、実績の記録がまだない"


def test_no_record_is_not_called_a_failure(plan):
    assert "達成していないことを意味しません" in _chart(plan).note


def test_a_track_leads_to_its_target(plan):
    tracks = _chart(plan).figure.data[0]
    assert tuple(tracks.customdata[0]) == ("saitama2021", "1", "キャッシュレスを導入した市の施設")
    assert len(tracks.customdata) == 13


def test_no_targets_are_said(plan, looks_right):
    chart = target_bullets(target_progress(plan.iloc[:0], TODAY))
    assert chart.title == "数値目標の記録がありません"
    looks_right(chart)


def test_two_plans_are_told_apart(plan):
    both = pd.concat([plan, plan.assign(source_id="other2022")], ignore_index=True)
    texts = [note.text for note in target_bullets(target_progress(both, TODAY)).figure.layout.annotations]
    assert {"<b>saitama2021 第1章</b>", "<b>other2022 第1章</b>"} <= set(texts)
