"""Peers, comparisons, findings and search on the records that are shipped."""

from pathlib import Path

import pytest

import geodata
from dashboard import records as record_store
from dashboard.metrics.filters import Filters
from dashboard.metrics.findings import map_finding
from dashboard.metrics.mix import mix
from dashboard.metrics.neighbours import blank_spots, neighbour_pairs
from dashboard.metrics.next_steps import next_steps
from dashboard.metrics.peers import peers
from dashboard.metrics.search import find
from dashboard.metrics.selection import select
from dashboard.metrics.side_by_side import group_codes, side_by_side, technology_matrix
from dashboard.metrics.similar import similar_cases
from dashboard.metrics.spread import spread
from dashboard.metrics.technology_profile import technology_profile
from dashboard.strings.findings_ja import TEXT

DATA = Path(__file__).parents[3] / "data"
REGISTRY = geodata.registry()


@pytest.fixture(scope="module")
def records():
    return record_store.load(DATA)


@pytest.fixture(scope="module")
def selection(records):
    return select(records, Filters(), REGISTRY)


def test_every_border_has_two_sides(records, selection):
    here, there = neighbour_pairs(records, selection.known.municipalities)
    assert set(zip(here, there, strict=True)) == set(zip(there, here, strict=True))


def test_every_step_leads_to_cases_of_peers(records, selection):
    peer_codes = peers(REGISTRY, "16202").index
    found = next_steps(selection, "16202", peer_codes)
    assert set(found.evidence["lgcode"]) <= set(peer_codes)
    assert set(found.evidence["case_id"]) <= set(records.cases["case_id"])


def test_the_matrix_of_all_japan_has_the_adopters_of_each_profile(records, selection):
    totals = technology_matrix(selection, group_codes(REGISTRY)).totals
    for tag in records.technologies["tag"]:
        profile = technology_profile(selection, tag)
        assert profile.adopters == totals.loc[tag, "adopters"] == profile.regions["adopters"].sum()
        assert profile.denominator == 1741
        assert profile.first_in_prefecture["year"].min() == profile.first_year or profile.first_year is None


def test_official_rates_stand_beside_the_published_counts(selection):
    (rate,) = technology_profile(selection, "rpa").official
    assert (rate.adopted, rate.denominator, rate.is_of_family) == (720, 1741, False)
    assert [rate.is_of_family for rate in technology_profile(selection, "ai-ocr").official] == [True]


def test_the_24_cities_with_a_cost_stand_against_their_band(selection):
    costs = side_by_side(selection, ["11224", "23100", "28100"]).costs
    assert costs["band_count"].tolist()[:2] == [7, 2]
    assert costs["band_median_yen"].notna().tolist() == [True, False, False]


def test_nothing_is_published_of_a_blank_spot(records, selection):
    named = set(records.members["lgcode"][records.members["case_id"].isin(selection.cases["case_id"])])
    spots = blank_spots(selection)
    assert not named & set(spots.index)
    assert (REGISTRY.loc[spots.index, "neighbours"] != "").all()


def test_the_spread_ends_at_all_dated_adopters(selection):
    found = spread(selection)
    assert found.by_year["adopters"].iloc[-1] == len(found.starts)
    assert found.by_year["prefecture_count"].iloc[-1] <= 47


def test_every_finding_and_imbalance_makes_a_sentence(records, selection):
    for tag in ("", *records.technologies["tag"]):
        chosen = selection if not tag else select(records, Filters(technologies=(tag,)), REGISTRY)
        finding, imbalance = map_finding(chosen), mix(chosen).imbalance
        if finding:
            sentence = TEXT[finding.key].format(subject=TEXT[finding.subject].format(label=tag), **finding.params)
            assert f"{finding.params['n']}" in sentence
        if imbalance:
            assert "{" not in TEXT[imbalance.key].format(**vars(imbalance))


@pytest.mark.parametrize("typed", ["チャットポット", "キャシュレス", "ペーパレス", "生成AI"])
def test_words_as_people_type_them_find_cases(records, typed):
    assert len(find(records, typed).case_ids) > 5


def test_a_similar_case_has_something_in_common(records):
    for case_id in records.cases["case_id"].iloc[::60]:
        table = similar_cases(records, case_id)
        assert ((table["technologies"] != "") | (table["word_likeness"] > 0)).all()
