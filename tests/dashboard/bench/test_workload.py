from pathlib import Path

import pytest
import shapely

import geodata
from dashboard import records
from dashboard.bench.workload import TooFewRecordsError, plan
from dashboard.metrics import Filters, municipality_figures, select

DATA = Path(__file__).parents[3] / "data"


def test_each_technology_changes_the_map_of_those_chosen_before_it():
    found = records.load(DATA)
    tags = found.technologies.set_index("label_ja")["tag"]
    work = plan(found)
    counts = []
    for number in range(1, len(work.timed + work.watched) + 1):
        chosen = tuple(tags[label] for label in (work.timed + work.watched)[:number])
        figures = municipality_figures(select(found, Filters(technologies=chosen), geodata.registry()))
        counts.append(tuple(figures["case_count"]))
    assert len(set(counts)) == len(counts)


def test_areas_are_distinct_and_the_point_to_click_lies_inside():
    borders = geodata.boundaries("municipality").geometry
    names = geodata.registry().loc[borders.index, "full_name"]
    areas = plan(records.load(DATA)).areas
    assert len({area.name for area in areas}) == 9
    for area in areas:
        code = names.index[names == area.name][0]
        assert borders[code].contains(shapely.Point(area.lon, area.lat))


def test_records_with_too_few_technologies_are_refused(small_data):
    with pytest.raises(TooFewRecordsError) as refusal:
        plan(records.load(small_data))
    assert (refusal.value.found, refusal.value.wanted) == (2, 12)
