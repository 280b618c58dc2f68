"""What must hold of peers, comparisons and findings for any records and any filters."""

from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from dashboard.metrics.adoption import key_figures
from dashboard.metrics.filters import Filters
from dashboard.metrics.findings import map_finding
from dashboard.metrics.mix import mix
from dashboard.metrics.neighbours import blank_spots, neighbour_following
from dashboard.metrics.next_steps import next_steps, technologies_against
from dashboard.metrics.selection import select
from dashboard.metrics.side_by_side import group_codes, side_by_side, technology_matrix
from dashboard.metrics.spread import spread
from dashboard.metrics.technology_profile import technology_profile

PLACES = ("01", "01100", "01208", "14100", "16", "16201", "16202", "16206", "16321", "16322", "16323")
MUNICIPALITIES = tuple(code for code in PLACES if len(code) == 5)
TAGS = ("ai-chatbot", "ai-ocr", "rpa", "telework")
STATUSES = ("implemented", "pilot", "planned")


def _some(values, most):
    return st.lists(st.sampled_from(values), max_size=most, unique=True)


CASES = st.lists(
    st.fixed_dictionaries(
        {
            "at": _some(PLACES, 4),
            "uses": _some(TAGS, 3),
            "year": st.none() | st.integers(2015, 2026),
            "status": st.sampled_from(STATUSES),
            "source_id": st.sampled_from(("a2023", "b2021")),
            "publisher": st.sampled_from(("", "x")),
        }
    ),
    max_size=8,
)
PARTS = st.one_of(
    st.just({"year_from": 2019}),
    st.just({"undated": False}),
    st.just({"population_from": 20_000}),
    st.just({"regions": ("中部",)}),
    st.just({"prefecture": "16"}),
    st.just({"statuses": STATUSES}),
    st.just({"sources": ("a2023",)}),
    st.just({"min_cases": 2}),
)
CHOICES = st.lists(PARTS, max_size=2).map(lambda parts: Filters(**{k: v for part in parts for k, v in part.items()}))
RELAXED = settings(deadline=None, max_examples=30)


@pytest.fixture(scope="session")
def chosen(make_records, registry):
    def choose(cases, filters):
        return select(make_records(*cases), filters, registry)

    return choose


@RELAXED
@given(cases=CASES, filters=CHOICES, own=st.sampled_from(MUNICIPALITIES), peers=_some(MUNICIPALITIES, 8))
def test_no_more_peers_have_it_than_there_are(chosen, cases, filters, own, peers):
    selection = chosen(cases, filters)
    against, steps = technologies_against(selection, own, peers), next_steps(selection, own, peers)
    assert (against["peer_count"] <= against["denominator"]).all()
    assert set(steps.steps.index) <= set(against.index[(against["own_case_count"] == 0) & (against["peer_count"] > 0)])
    named = steps.evidence.groupby("technology")["lgcode"].nunique()
    assert named.to_dict() == steps.steps["peer_count"].to_dict()
    assert set(steps.evidence["case_id"]) <= set(selection.cases["case_id"])


@RELAXED
@given(cases=CASES, filters=CHOICES, lgcodes=_some(MUNICIPALITIES, 5))
def test_governments_side_by_side_have_what_the_matrix_has(chosen, cases, filters, lgcodes):
    selection = chosen(cases, filters)
    together, matrix = side_by_side(selection, lgcodes), technology_matrix(selection, lgcodes)
    figures = together.figures
    states = figures["implemented_count"] + figures["pilot_count"] + figures["planned_count"]
    assert states.tolist() == figures["case_count"].tolist()
    shared = together.technologies.index
    assert together.technologies[matrix.counts.columns].equals(matrix.counts.loc[shared])
    assert (matrix.totals["adopters"] <= matrix.totals["denominator"]).all()


@RELAXED
@given(cases=CASES, filters=CHOICES, technology=st.sampled_from(TAGS))
def test_groups_of_a_technology_add_up_to_its_adopters(chosen, registry, cases, filters, technology):
    selection = chosen(cases, filters)
    profile = technology_profile(selection, technology)
    for groups in (profile.regions, profile.size_bands):
        assert groups["adopters"].sum() == profile.adopters <= profile.denominator
        assert groups["denominator"].sum() == profile.denominator
    assert len(profile.governments) == profile.adopters + profile.prefectural_adopters
    assert profile.implemented_count + profile.pilot_count + profile.planned_count == profile.case_count
    assert (profile.partners["case_count"] <= profile.case_count).all()
    everywhere = technology_matrix(selection, group_codes(registry)).totals.loc[technology]
    assert everywhere["adopters"] == profile.adopters


@RELAXED
@given(cases=CASES, filters=CHOICES)
def test_years_add_up_to_the_adopters_in_use_or_on_trial(chosen, cases, filters):
    begun = replace(filters, statuses=("implemented", "pilot"))
    selection = chosen(cases, begun)
    found = spread(selection)
    assert found.by_year["new_count"].sum() + found.undated_adopters == key_figures(selection).adopters
    assert found.by_year["adopters"].is_monotonic_increasing
    assert (found.by_year["new_prefecture_count"] <= found.by_year["new_count"]).all()
    following = neighbour_following(selection)
    for count in (following.followed_count, following.preceded_count, following.expected_followed):
        assert 0 <= count <= following.with_neighbours_count <= following.dated_count
    # Each border is one step from the earlier to the later side.
    assert (following.followed_count > 0) == (following.preceded_count > 0)


@RELAXED
@given(cases=CASES, filters=CHOICES, part=PARTS)
def test_a_further_filter_never_adds_adopters_or_years(chosen, cases, filters, part):
    name = next(iter(part))
    # Another value in place of one chosen before may add, and plans come in only by choice.
    assume(name != "statuses" and getattr(filters, name) == getattr(Filters(), name))
    wide, narrow = chosen(cases, filters), chosen(cases, replace(filters, **part))
    assert spread(narrow).starts.index.isin(_adopters(wide)).all()
    assert mix(narrow).adopters <= mix(wide).adopters
    assert mix(narrow).case_count <= mix(wide).case_count


def _adopters(selection):
    return selection.members.loc[selection.members["level"] == "municipality", "lgcode"]


@RELAXED
@given(cases=CASES, filters=CHOICES)
def test_blank_spots_have_no_case_and_all_their_neighbours_do(chosen, registry, cases, filters):
    selection = chosen(cases, filters)
    adopters = set(_adopters(selection))
    for code, spot in blank_spots(selection).iterrows():
        assert code not in adopters
        neighbours = set(registry.at[code, "neighbours"].split(";")) & set(registry.index)
        assert neighbours <= adopters
        assert len(neighbours) == spot["neighbour_count"]


@RELAXED
@given(cases=CASES, filters=CHOICES)
def test_the_mix_adds_up(chosen, cases, filters):
    selection = chosen(cases, filters)
    found = mix(selection)
    by_dimension = found.table.groupby("dimension")[["case_count", "adopters"]].sum()
    assert by_dimension["case_count"].reindex(["source", "year"], fill_value=0).tolist() == [found.case_count] * 2
    assert by_dimension.loc[["size_band", "region"], "adopters"].tolist() == [found.adopters] * 2
    assert found.adopters == key_figures(selection).adopters


@RELAXED
@given(cases=CASES, filters=CHOICES)
def test_a_handful_of_governments_never_carries_a_sentence(chosen, cases, filters):
    selection = chosen(cases, filters)
    if key_figures(selection).adopters < 5:
        assert map_finding(selection) is None
        assert mix(selection).imbalance is None
