from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import geodata
from dashboard import records as record_store
from dashboard.metrics.costs import against_size_band, cost_by_class, cost_claim, newest_costs

DATA = Path(__file__).parents[3] / "data"


def costs(*rows, source_id="b2021", survey_date="2017-04-01"):
    """Rows of (cloud class, yen per head) and, if wanted, population, of cities of one size band."""
    codes = geodata.registry().query("size_band == '10–20万人'").index
    full = [(*(*row, 100_000)[:3], code) for row, code in zip(rows, codes, strict=False)]
    return pd.DataFrame(
        {
            "lgcode": [row[3] for row in full],
            "survey_date": survey_date,
            "population": pd.array([row[2] for row in full], dtype="Int64"),
            "cost_thousand_yen": [row[1] * row[2] / 1000 for row in full],
            "per_capita_yen": [float(row[1]) for row in full],
            "cloud_class": [row[0] for row in full],
            "source_id": source_id,
        }
    )


@pytest.fixture
def claim_of(make_records):
    def build(frame, *corrections):
        records = make_records()
        objects = vars(records) | {"costs": frame}
        said = [
            {"source_id": "b2021", "column": "cloud_class", "as_published": text, "status": status}
            for text, status in corrections
        ]
        columns = records.corrections.columns
        objects["corrections"] = pd.DataFrame(said, columns=columns, dtype="str").fillna("")
        return cost_claim(type(records)(**objects), "b2021")

    return build


def test_a_class_is_described_by_count_mean_median_and_weight():
    table = cost_by_class(costs(("A", 1000, 300_000), ("A", 4000, 100_000), ("B", 2000)))
    assert table.loc["A", ["count", "mean", "median", "weighted_mean", "low", "high"]].tolist() == [
        2,
        2500,
        2500,
        1750,
        1000,
        4000,
    ]


def test_classes_come_in_order_with_the_unstated_last():
    assert cost_by_class(costs(("", 1), ("C", 1), ("A", 1))).index.tolist() == ["A", "C", ""]


@pytest.mark.parametrize(
    ("rows", "reading"),
    [
        ([("A", 1000), ("A", 1100), ("B", 2000), ("C", 3000)], "agrees"),
        ([("A", 3000), ("B", 2000), ("C", 1000)], "disagrees"),
        # Equal is not less.
        ([("A", 2000), ("B", 2000)], "disagrees"),
        # The median is lower, mean and weighted mean are not.
        ([("A", 900), ("A", 900), ("A", 9000), ("B", 1000)], "depends"),
        ([("A", 1000), ("A", 2000)], "not_comparable"),
        ([("B", 1000), ("C", 2000)], "not_comparable"),
        # A class that nobody states cannot speak against the claim.
        ([("A", 1000), ("", 500)], "not_comparable"),
    ],
)
def test_the_rows_are_read_by_all_three_measures(claim_of, rows, reading):
    assert claim_of(costs(*rows)).reading == reading


def test_small_classes_are_named(claim_of):
    assert claim_of(costs(*[("B", 1000)] * 5, ("A", 900))).small == ("A",)


def test_the_claim_is_what_corrections_quote_and_hold_true(claim_of):
    frame = costs(("A", 1), ("B", 2))
    assert claim_of(frame, ("確かめられない", "open"), ("A は低い", "confirmed")).claim == "A は低い"
    assert claim_of(frame).claim == ""


def test_the_error_names_the_sources_that_have_costs(claim_of):
    with pytest.raises(ValueError, match="'b2021' but the sources of costs are: a2023"):
        claim_of(costs(("A", 1), source_id="a2023"))


def test_only_the_newest_cost_of_a_municipality_counts():
    old, new = costs(("A", 1000), survey_date="2015"), costs(("B", 2000), survey_date="2017-04-01")
    both = pd.concat([new, old], ignore_index=True)
    assert newest_costs(both)["per_capita_yen"].tolist() == [2000]


def test_a_rank_needs_five_municipalities_of_the_band():
    registry = geodata.registry()
    for count, median, rank in ((4, None, None), (5, 3000, 2)):
        frame = costs(*[("A", 1000 * n) for n in range(1, count + 1)])
        position = against_size_band(frame, frame["lgcode"].iloc[1], registry)
        assert (position.count, position.median, position.rank) == (count, median, rank)


def test_equal_costs_share_a_rank():
    frame = costs(*[("A", yen) for yen in (1000, 2000, 2000, 2000, 3000)])
    position = against_size_band(frame, frame["lgcode"].iloc[2], geodata.registry())
    assert (position.rank, position.equal) == (2, 2)


def test_only_costs_of_the_same_date_are_held_against_each_other():
    frame = pd.concat([costs(*[("A", 1000)] * 5), costs(("A", 500), survey_date="2020")], ignore_index=True)
    assert against_size_band(frame, frame["lgcode"].iloc[5], geodata.registry()).count == 1


def test_a_municipality_without_a_cost_has_no_position():
    assert against_size_band(costs(("A", 1)), "01100", geodata.registry()) is None


@given(st.lists(st.tuples(st.sampled_from("ABC"), st.integers(1, 9000), st.integers(1000, 10**6)), min_size=1))
def test_means_lie_between_the_lowest_and_the_highest(rows):
    table = cost_by_class(costs(*rows[:100]))
    assert table["count"].sum() == min(len(rows), 100)
    for measure in ("mean", "median", "weighted_mean"):
        assert (table[measure] >= table["low"] - 1e-6).all()
        assert (table[measure] <= table["high"] + 1e-6).all()


def test_the_slide_of_24_cities_does_not_bear_out_its_claim():
    records = record_store.load(DATA)
    claim = cost_claim(records, "toda2020")
    assert claim.reading == "disagrees"
    assert claim.by_class["count"].to_dict() == {"A": 2, "B": 10, "C": 12}
    assert claim.by_class["mean"].round().to_dict() == {"A": 3543, "B": 3084, "C": 2879}
    assert claim.by_class["weighted_mean"].round().to_dict() == {"A": 3536, "B": 3732, "C": 2347}
    assert (claim.count, claim.prefectures, claim.small) == (24, ("11", "23"), ("A",))
    assert "経費が低い" in claim.claim


def test_toda_stands_among_seven_cities_of_its_size():
    position = against_size_band(record_store.load(DATA).costs, "11224", geodata.registry())
    assert (position.size_band, position.count, position.rank, position.median) == ("10–20万人", 7, 7, 3091)
