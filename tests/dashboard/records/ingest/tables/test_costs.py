import pytest

from dashboard.records.ingest.tables import Options, prepare, read_table


def draft(known, text):
    return prepare(read_table("経費.csv", text.encode()), known, Options(kind="costs"))


def test_costs_are_read_in_their_units(known):
    text = (
        "団体コード,団体名,調査時点,人口（人）,経費（千円）,１人当たり経費（円）,クラウド導入区分\n"
        '112241,戸田市,平成29年4月1日,"137,320","597,234千円",4349円,C\n'
    )
    result = draft(known, text)
    assert result.problems == ()
    assert result.rows[0].cells == {
        "lgcode": "11224", "survey_date": "2017-04-01", "population": "137320", "cost_thousand_yen": "597234",
        "per_capita_yen": "4349", "cloud_class": "C",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("row", "key"),
    [
        ("北見市、札幌市,2017-04-01,1,1,1000", "one_place"),
        ("府中市,2017-04-01,1,1,1000", "not_located"),
        ("北見市,平成何年,1,1,1000", "date_unclear"),
        ("北見市,2017-04-01,多い,1,1000", "figure_unclear"),
        ("北見市,2017-04-01,1,5億円,1000", "figure_unclear"),
    ],
)
def test_what_is_unclear_is_asked_for(known, row, key):
    result = draft(known, f"団体名,調査時点,人口,経費,1人当たり経費\n{row}\n")
    assert [problem.key for problem in result.problems] == [key]
