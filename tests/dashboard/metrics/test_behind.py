from dashboard.metrics.behind import cases_behind
from dashboard.metrics.filters import Filters
from dashboard.metrics.selection import select


def _ids(selection, **where):
    return list(cases_behind(selection, **where)["case_id"])


def test_cases_behind_a_bar_fit_everything_that_the_bar_stands_for(make_records, registry):
    records = make_records(
        {"at": ["01208"], "uses": ["rpa"], "year": 2020},
        {"at": ["01208"], "uses": ["ai-ocr"], "year": 2020, "status": "pilot"},
        {"at": ["16201"], "uses": ["rpa"], "year": 2021},
        {"at": ["01"], "uses": ["rpa"], "year": 2020},
    )
    selection = select(records, Filters(), registry)
    assert _ids(selection) == ["c1", "c2", "c3"]
    assert _ids(selection, technology="rpa", region="北海道") == ["c1"]
    assert _ids(selection, family="AI", size_band="10–20万人") == ["c2"]
    assert _ids(selection, year=2020, status="pilot") == ["c2"]


def test_a_joint_case_is_behind_the_cell_of_each_member(make_records, registry):
    selection = select(make_records({"at": ["01208", "16201"], "uses": ["rpa"]}), Filters(), registry)
    assert _ids(selection, region="北海道") == _ids(selection, region="中部") == ["c1"]
    assert _ids(selection, region="関東") == []
