import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts.rows import NamedRow, hover_lines, plan_rows, short, text_width


def test_rows_stand_under_each_other_with_headings_between_groups():
    rows = [
        NamedRow("a", "北見市", heading="件"),
        NamedRow("b", "港区", heading="件"),
        NamedRow("c", "市", heading="橋"),
    ]
    plan = plan_rows(rows)
    assert [heading for _, heading in plan.headings] == ["件", "橋"]
    assert plan.headings[0][0] < plan.tracks["a"] < plan.tracks["b"] < plan.headings[1][0] < plan.tracks["c"]
    assert plan.tracks["c"] < plan.height


def test_without_groups_there_is_no_heading():
    assert plan_rows([NamedRow("a", "北見市")]).headings == ()


def test_a_row_that_needs_more_lines_is_higher():
    low, high = plan_rows([NamedRow("a", "短い名")]), plan_rows([NamedRow("a", "長い名" * 9)])
    assert high.height > low.height


def test_a_value_that_does_not_fit_has_a_line_of_its_own_and_the_detail_gives_way():
    assert "RPA" in NamedRow("a", "北見市", "100時間", "RPA").lines[0]
    long = NamedRow("a", "北海道北見市ほか3団体", "250万円（2022-06～2023-02）", "電子契約とそのほか")
    assert long.lines == ["<b>北海道北見市ほか3団体</b>", "250万円（2022-06～2023-02）"]


def test_texts_below_share_a_line_where_they_fit():
    assert len(NamedRow("a", "割合", below=("目標 60%", "途中")).lines) == 2
    assert len(NamedRow("a", "割合", below=("目標 60施設・2023 年度まで", "期限後、実績の記録なし")).lines) == 3


def test_signs_of_html_in_a_record_stay_signs():
    assert "&lt;b&gt;" in NamedRow("a", "<b>市", "1<2", "x").lines[0]
    assert hover_lines(["<a href='x'>", "a&b"]) == "<b>&lt;a href='x'&gt;</b><br>a&amp;b"


@given(st.lists(st.text("あいうabc<>&）", max_size=60), min_size=1, max_size=4))
def test_hover_lines_fit_a_telephone_and_lose_nothing(lines):
    shown = hover_lines(lines).replace("<b>", "").replace("</b>", "").split("<br>")
    plain = [line.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&") for line in shown]
    assert "".join(plain) == "".join(lines)
    assert all(text_width(line) <= 20 or line[-1] in "、。）」" for line in plain)


@pytest.mark.parametrize(
    ("label", "part"), [("電子申請・オンライン手続", "電子申請"), ("Wi-Fi（公衆・庁内）", "Wi-Fi"), ("RPA", "RPA")]
)
def test_a_long_label_is_known_by_its_first_part(label, part):
    assert short(label) == part
