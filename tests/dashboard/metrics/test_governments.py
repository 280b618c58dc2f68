import numpy as np
import pytest

from dashboard.metrics.filters import Filters
from dashboard.metrics.governments import (
    distinct,
    distinct_by,
    government_codes,
    government_positions,
    governments_of_one_level,
    published,
    technologies_of,
    technology_cases,
    whole,
)
from dashboard.metrics.selection import select


@pytest.fixture
def selection(make_records, registry):
    records = make_records(
        {"at": ["16201", "16"], "uses": ["rpa", "ai-ocr"]},
        {"at": ["16201"], "uses": ["rpa"], "status": "planned"},
        {"at": ["16202"], "uses": ["rpa"], "source_id": "b2021"},
    )
    return select(records, Filters(sources=("a2023",), regions=("中部",)), registry)


def test_positions_name_each_code_once_in_the_order_given(selection):
    positions = government_positions(selection.known, ["16202", "16", "16202"])
    assert government_codes(selection.known)[positions].tolist() == ["16202", "16"]


def test_codes_that_are_unknown_or_of_both_levels_are_refused(selection):
    with pytest.raises(ValueError, match="lgcode was '99'"):
        government_positions(selection.known, ["99"])
    with pytest.raises(ValueError, match="of both levels"):
        governments_of_one_level(selection.known, ["16", "16201"])


def test_cases_of_a_government_are_those_of_the_selection(selection):
    toyama, takaoka, prefecture = government_positions(selection.known, ["16201", "16202", "16"])
    rpa = list(selection.known.technologies).index("rpa")
    assert technology_cases(selection)[[toyama, takaoka, prefecture], rpa].tolist() == [1, 0, 1]
    assert sorted(published(selection, "ai-ocr").government) == [toyama, prefecture]
    assert len(published(selection).case) == 2


def test_without_filters_all_cases_come_back(selection):
    every = whole(selection)
    assert len(every.cases) == 3
    assert len(every.universe) == 20
    assert len(whole(selection, ("planned",)).cases) == 1
    toyama = government_positions(selection.known, ["16201"])[0]
    assert technologies_of(selection.known, toyama).sum() == 3
    assert technologies_of(selection.known, toyama, ("planned",)).sum() == 1


def test_values_are_counted_once_in_each_group():
    group, value = np.array([0, 0, 2, 2, 2]), np.array([7, 7, 1, 2, 1])
    assert distinct_by(group, value, 4).tolist() == [1, 0, 2, 0]
    assert distinct_by(group[:0], value[:0], 2).tolist() == [0, 0]
    assert distinct(value) == 3
    assert distinct(value[:0]) == 0
