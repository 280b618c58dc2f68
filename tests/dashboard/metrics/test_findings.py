import string

import pytest

import geodata
from dashboard.metrics.filters import Filters
from dashboard.metrics.findings import LARGE_POPULATION, map_finding
from dashboard.metrics.selection import select
from dashboard.strings.findings_ja import TEXT

REGISTRY = geodata.registry()
TOWNS = REGISTRY[REGISTRY["level"] == "municipality"]
LARGE = TOWNS.index[TOWNS["population"] >= LARGE_POPULATION]
SMALL = TOWNS.index[TOWNS["population"] < LARGE_POPULATION]
REGION = {name: list(rows) for name, rows in TOWNS.groupby("region").groups.items()}


@pytest.fixture
def find(make_records):
    def find(*cases, **filters):
        return map_finding(select(make_records(*cases), Filters(**filters), REGISTRY))

    return find


def _each(codes, **case):
    """One case each, of publishers of their own unless one is given."""
    return [{"at": [code], "publisher": f"発行者{code}", "uses": ["rpa"]} | case for code in codes]


def test_cases_of_large_cities_are_concentrated_there(find):
    finding = find(*_each(LARGE[:24]), *_each(SMALL[:10]), technologies=("rpa",))
    assert (finding.key, finding.subject, finding.subject_code) == (
        "finding.large.concentrated",
        "finding.subject.technology",
        "rpa",
    )
    assert finding.params == {
        "adopters": 34,
        "denominator": 1741,
        "n": 24,
        "of": len(LARGE),
        "rest_n": 10,
        "rest_of": len(SMALL),
        "population": 100_000,
        "population_man": 10,
    }


def test_a_higher_share_without_a_majority_is_no_concentration(find):
    finding = find(*_each(LARGE[:50]), *_each(SMALL[:60]))
    assert finding.key == "finding.large.higher"


def test_cases_of_small_towns_are_concentrated_there(find):
    assert find(*_each(SMALL[:300])).key == "finding.small.concentrated"


def test_a_region_is_named_where_size_says_nothing(find):
    kyushu = [code for code in REGION["九州・沖縄"] if code in SMALL][:80]
    finding = find(*_each(kyushu), *_each(LARGE[::20]))
    assert (finding.key, finding.params["region"]) == ("finding.region.concentrated", "九州・沖縄")


def test_joint_cases_count_each_member_once(find):
    finding = find(*_each(LARGE[:10]), {"at": list(LARGE[:24]), "publisher": "x"}, *_each(LARGE[:10], publisher="y"))
    assert finding.params["n"] == 24


def test_a_handful_of_adopters_carries_no_finding(find):
    assert find(*_each(LARGE[:4])) is None
    assert find() is None


def test_intervals_that_meet_carry_no_finding(find):
    # 20 % against 17 %: a difference, and no more than chance.
    assert find(*_each(LARGE[::5]), *_each(SMALL[::6])) is None


def test_a_group_of_a_few_municipalities_carries_no_finding(find):
    # Both large cities of 富山県 and none of its 13 others: the sentence would be about two.
    toyama = [code for code in LARGE if code.startswith("16")]
    assert find(*_each(toyama), prefecture="16") is None


def test_a_few_adopters_in_a_large_group_carry_no_finding(find):
    # The intervals of 4 in 95 and 1 in 1,646 are apart.
    assert find(*_each(REGION["四国"][:4]), *_each(REGION["北海道"][-1:])) is None
    assert find(*_each(REGION["四国"][:6]), *_each(REGION["北海道"][-1:])).key.startswith("finding.region")


def test_two_regions_that_lead_together_carry_no_finding(find):
    # 東北 and 近畿 have 227 municipalities each, and as many adopters.
    tohoku, kinki = ([code for code in REGION[name] if code in SMALL][:60] for name in ("東北", "近畿"))
    large = [code for code in LARGE[::7] if code not in {*REGION["東北"], *REGION["近畿"]}]
    assert len(REGION["東北"]) == len(REGION["近畿"])
    assert find(*_each(tohoku), *_each(kinki), *_each(large)) is None
    assert find(*_each(tohoku), *_each(kinki[:15]), *_each(large)) is not None


def test_a_finding_that_one_publisher_alone_makes_is_none(find):
    rest = _each(SMALL[::100])
    assert find(*_each(LARGE[:24], publisher="大都市の協議会"), *rest) is None
    assert find(*_each(LARGE[:24], publisher=""), *rest) is None
    assert find(*_each(LARGE[:24], publisher="大都市の協議会"), *_each(LARGE[30:45]), *rest) is not None


def test_a_filter_that_leaves_one_region_says_nothing_about_regions(find):
    kyushu = [code for code in REGION["九州・沖縄"] if code in SMALL]
    assert find(*_each(kyushu), regions=("九州・沖縄",), population_to=LARGE_POPULATION) is None


def test_a_filter_that_leaves_one_side_of_the_border_says_nothing_about_size(find):
    assert find(*_each(LARGE[:100]), population_from=LARGE_POPULATION, regions=("関東",)) is None


def test_prefectural_governments_are_not_in_the_finding(find):
    prefectures = REGISTRY.index[REGISTRY["level"] == "prefecture"]
    assert find(*_each(prefectures)) is None


@pytest.mark.parametrize(
    ("filters", "subject", "code"),
    [
        ({}, "any", ""),
        ({"families": ("RPA・自動化",)}, "family", "RPA・自動化"),
        ({"technologies": ("rpa", "ai-ocr")}, "several", ""),
    ],
)
def test_the_subject_is_what_was_chosen(find, filters, subject, code):
    finding = find(*_each(LARGE[:30]), **filters)
    assert (finding.subject, finding.subject_code) == (f"finding.subject.{subject}", code)


@pytest.mark.parametrize("kind", ["large", "small", "region"])
@pytest.mark.parametrize("strength", ["concentrated", "higher"])
def test_every_finding_has_a_sentence_that_its_numbers_fill(kind, strength):
    numbers = {"adopters", "denominator", "n", "of", "rest_n", "rest_of"}
    where = {"region"} if kind == "region" else {"population", "population_man"}
    fields = {name for _, name, _, _ in string.Formatter().parse(TEXT[f"finding.{kind}.{strength}"]) if name}
    assert fields <= {"subject"} | numbers | where
