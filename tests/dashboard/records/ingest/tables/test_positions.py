from hypothesis import given, settings
from hypothesis import strategies as st

import geodata
from dashboard.records.ingest.tables.positions import codes_in_order

REGISTRY = geodata.registry()
MUNICIPALITIES = REGISTRY[REGISTRY["level"] == "municipality"]
NAMES = MUNICIPALITIES["name"].tolist()
CODES = tuple(MUNICIPALITIES.index)
SHARED = MUNICIPALITIES["name"].value_counts().loc[lambda count: count > 1]


def keys(ordered):
    return {fault.key for _, fault in ordered.faults}


def test_a_whole_list_in_code_order_settles_every_shared_name():
    ordered = codes_in_order(NAMES)
    assert ordered.faults == ()
    assert ordered.codes == CODES
    assert len(SHARED) == 25
    assert ordered.settled >= SHARED.sum()


def test_one_name_less_settles_nothing():
    place = NAMES.index("府中市")
    for gone in (0, place, place + 1, len(NAMES) - 1):
        ordered = codes_in_order(NAMES[:gone] + NAMES[gone + 1 :])
        assert ordered.codes == ()
        assert keys(ordered) == {"list_incomplete"}


def test_a_name_twice_settles_nothing():
    ordered = codes_in_order([*NAMES[:1], *NAMES[:1], *NAMES[2:]])
    assert ordered.codes == ()
    assert "name_repeated" in keys(ordered)
    longer = codes_in_order([*NAMES, NAMES[-1]])
    assert longer.codes == ()
    assert {"list_incomplete", "name_repeated"} <= keys(longer)


@settings(deadline=None, max_examples=25)
@given(st.integers(0, len(NAMES) - 1), st.integers(0, len(NAMES) - 1))
def test_two_names_changed_over_are_right_or_refused_never_wrong(first, second):
    names = list(NAMES)
    names[first], names[second] = names[second], names[first]
    ordered = codes_in_order(names)
    if NAMES[first] == NAMES[second]:
        assert ordered.codes == CODES
    else:
        assert ordered.codes == ()
        assert keys(ordered) & {"out_of_order", "not_settled"}


def test_a_name_that_is_no_municipality_is_named_with_its_place():
    ordered = codes_in_order([*NAMES[:5], "合計", *NAMES[6:]])
    assert [(place, fault.key) for place, fault in ordered.faults] == [(5, "no_municipality")]


def test_the_other_order_of_prefectures_is_refused():
    tokyo_last = MUNICIPALITIES.sort_values(
        "prefecture_code", key=lambda codes: codes.replace("13", "99"), kind="stable"
    )
    assert keys(codes_in_order(tokyo_last["name"].tolist())) == {"out_of_order"}
