import pytest

import geodata
from dashboard.metrics.filters import Filters
from dashboard.metrics.mix import Imbalance, mix
from dashboard.metrics.selection import select

REGISTRY = geodata.registry()
LARGE = REGISTRY.index[REGISTRY["size_band"] == "50万人以上"]
VILLAGES = REGISTRY.index[REGISTRY["size_band"] == "5千人未満"]


@pytest.fixture
def mixed(make_records):
    def mixed(*cases, **filters):
        return mix(select(make_records(*cases), Filters(**filters), REGISTRY))

    return mixed


def _rows(found, dimension):
    return found.table[found.table["dimension"] == dimension].set_index("group")


def _each(codes, **case):
    return [{"at": [code]} | case for code in codes]


def test_cases_add_up_by_source_and_year_and_adopters_by_place(mixed):
    found = mixed(
        {"at": ["01100", "16201"], "year": 2020},
        {"at": ["16201"], "source_id": "b2021"},
        {"at": ["16"], "year": 2022},
    )
    assert (found.adopters, found.case_count) == (2, 3)
    for dimension in ("source", "year"):
        assert _rows(found, dimension)["case_count"].sum() == 3
    for dimension in ("size_band", "region"):
        assert _rows(found, dimension)["adopters"].sum() == 2
        assert _rows(found, dimension)["municipalities"].sum() == 1741
    assert _rows(found, "year")["case_count"].to_dict() == {"2020": 1, "2022": 1, "": 1}
    # A municipality stands under each source that has a case of it.
    assert _rows(found, "source")["adopters"].to_dict() == {"a2023": 2, "b2021": 1}


def test_below_five_there_are_counts_and_no_shares(mixed):
    found = mixed(*_each(LARGE[:4]))
    assert found.table[["case_share", "adopter_share", "low", "high"]].isna().all(axis=None)
    assert found.imbalance is None


def test_large_cities_that_fill_the_records_are_the_imbalance(mixed):
    found = mixed(*_each(LARGE[:20]), *_each(VILLAGES[:4]))
    assert found.imbalance == Imbalance("mix.size_band", "50万人以上", 20, 24, len(LARGE), 1741)


def test_records_mixed_as_the_country_is_have_no_imbalance(mixed):
    everywhere = REGISTRY.index[REGISTRY["level"] == "municipality"][::40]
    assert mixed(*_each(everywhere)).imbalance is None


def test_what_the_reader_filters_by_is_no_imbalance(mixed):
    kanto = [code for code in LARGE if REGISTRY.at[code, "region"] == "関東"]
    assert mixed(*_each(kanto), regions=("関東",)).imbalance.key == "mix.size_band"
    assert mixed(*_each(kanto), regions=("関東",), size_bands=("50万人以上",)).imbalance is None


def test_two_equal_imbalances_have_no_strongest(mixed):
    groups = REGISTRY[REGISTRY["level"] == "municipality"].groupby("region").groups
    # 東北 and 近畿 have 227 municipalities each: the same surplus.
    both = [*groups["東北"][:60], *groups["近畿"][:60]]
    sizes = tuple(band.label for band in geodata.SIZE_BANDS)
    assert len(groups["東北"]) == len(groups["近畿"])
    assert mixed(*_each(both), size_bands=sizes).imbalance is None
    assert mixed(*_each(both), {"at": [groups["東北"][61]]}, size_bands=sizes).imbalance.group == "東北"
