import json
import unicodedata

from dashboard.bench.table import as_json, as_text
from dashboard.bench.targets import TARGETS, rows
from dashboard.strings import bench_en, bench_ja


def width(line):
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in line)


def test_both_languages_name_every_measure_and_say_the_same_sentences():
    assert bench_ja.TEXT.keys() == bench_en.TEXT.keys()
    assert {f"measure.{target.measure}" for target in TARGETS} <= bench_ja.TEXT.keys()


def test_the_table_has_a_line_for_each_target_with_its_ratio_and_whether_it_is_met(make_figures):
    table = as_text(rows(make_figures(filter_ms=50.0), make_figures(filter_ms=1000.0)), bench_en.TEXT)
    line = next(line for line in table.splitlines() if line.startswith("filter"))
    assert line.split("  ")[-3:] == ["1/20.0", "≤ 1/10", "yes"]
    assert len(table.splitlines()) == len(TARGETS) + 2


def test_columns_stand_straight_in_japanese(make_figures):
    lines = as_text(rows(make_figures(), make_figures()), bench_ja.TEXT).splitlines()
    ours = width(lines[0][: lines[0].index("dxmap")])
    for line in lines[2:]:
        before = ""
        while width(before) < ours:
            before = line[: len(before) + 1]
        assert before.endswith("  ")
        assert line[len(before)] != " "


def test_json_holds_the_figures_unrounded_enough_and_the_bound(make_figures):
    found = json.loads(json.dumps(as_json(rows(make_figures(bytes_per_rerun=25), make_figures(bytes_per_rerun=2000)))))
    row = next(row for row in found if row["measure"] == "bytes_per_rerun")
    assert row == {
        "measure": "bytes_per_rerun",
        "ours": 25,
        "naive": 2000,
        "ratio": 0.0125,
        "target": {"ratio_at_most": 0.0125},
        "met": True,
    }
