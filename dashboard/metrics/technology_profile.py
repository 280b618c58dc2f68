"""One technology: where and who, since when, what it is said to have brought and cost, and what goes with it."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

import geodata
from dashboard.metrics.adoption import published_share
from dashboard.metrics.effects import COST_METRICS, stated_effects
from dashboard.metrics.governments import (
    Published,
    distinct,
    distinct_by,
    government_codes,
    published,
    technology_position,
)
from dashboard.metrics.intervals import MIN_FOR_PLAIN_SHARE, MIN_FOR_SHARE, wilson
from dashboard.metrics.official_rates import OfficialRate, official_rates
from dashboard.metrics.prepared import NO_YEAR, Ints, Prepared
from dashboard.metrics.selection import Selection
from dashboard.metrics.starts import Starts, first_in_prefecture, starts
from dashboard.metrics.stated_figures import stated_figures
from dashboard.records.vocabulary import STATUSES


@dataclass(frozen=True, eq=False)
class TechnologyProfile:
    """One technology under a selection. Counts of governments are lower bounds.

    Attributes:
        technology, label_ja, label_en, family: From the taxonomy.
        adopters: Municipalities with a selected case, of `denominator`; `prefectural_adopters` of
            `prefectural_denominator` apart from them.
        case_count: Selected cases, of which `implemented_count`, `pilot_count`, `planned_count`, `undated_count`.
        first_year: Earliest start year of a case in use or on trial at a municipality; None without one.
        governments: Index `lgcode` (municipalities, then prefectures): `case_count`, `status` (the furthest),
            `first_year` (Int64). By year, undated last, then in registry order.
        regions, size_bands: `region` / `size_band`, `adopters`, `denominator`, `case_count`, `published_share`
            (0-1, NaN below 5), `small` (5-19), `low`, `high` (95 % Wilson). Every group, municipalities only.
        first_in_prefecture: Index `prefecture_code`, prefectures with a dated start in use or on trial: `year`,
            `lgcodes` (";"-joined, all that share the year), `undated_count` (other adopters there without a year:
            one of them may have been earlier).
        effects: Stated results of the selected cases, as `stated_figures`, costs left out.
        costs: Stated initial and running costs, likewise.
        partners: Index `technology`: tags in the same case: `case_count` (with both), `partner_case_count` (with
            the partner), `lift` (times as often together as by chance, NaN below 5 cases together, and where the
            reader chose by technology: the rest is then not there to compare with). By `case_count`.
        official: The newest official figures, national.
    """

    technology: str
    label_ja: str
    label_en: str
    family: str
    adopters: int
    denominator: int
    prefectural_adopters: int
    prefectural_denominator: int
    case_count: int
    implemented_count: int
    pilot_count: int
    planned_count: int
    undated_count: int
    first_year: int | None
    governments: pd.DataFrame
    regions: pd.DataFrame
    size_bands: pd.DataFrame
    first_in_prefecture: pd.DataFrame
    effects: pd.DataFrame
    costs: pd.DataFrame
    partners: pd.DataFrame
    official: tuple[OfficialRate, ...]


def technology_profile(selection: Selection, technology: str) -> TechnologyProfile:
    """Everything known of one technology under the selection.

    Raises:
        ValueError: The taxonomy has no such technology, or the selection's filters exclude it.
    """
    known = selection.known
    position = technology_position(known, technology)
    if not selection.technology_chosen[position]:
        raise ValueError(f"technology was {technology!r} but the filters choose others only; drop them or add it.")
    entry = selection.records.technologies.set_index("tag").loc[technology]
    its = published(selection, technology)
    carries = _cases(selection, position)
    implemented, pilot, planned = np.bincount(known.status[carries], minlength=len(STATUSES)).tolist()
    municipal = its.government < len(known.municipalities)
    figures = _figures(selection, carries)
    begun = starts(selection, technology)
    return TechnologyProfile(
        technology=technology,
        label_ja=str(entry["label_ja"]),
        label_en=str(entry["label_en"]),
        family=str(entry["family"]),
        adopters=distinct(its.government[municipal]),
        denominator=int(selection.in_universe.sum()),
        prefectural_adopters=distinct(its.government[~municipal]),
        prefectural_denominator=int(selection.prefectures_in_scope.sum()),
        case_count=len(carries),
        implemented_count=implemented,
        pilot_count=pilot,
        planned_count=planned,
        undated_count=int((known.year[carries] == NO_YEAR).sum()),
        first_year=int(begun.year[begun.dated].min()) if begun.dated.any() else None,
        governments=_governments(selection, its),
        regions=_groups(selection, its, known.region, pd.Index(geodata.REGIONS, name="region")),
        size_bands=_groups(selection, its, known.size_band, _bands()),
        first_in_prefecture=_first_in_prefecture(known, begun),
        effects=figures[~figures["metric"].isin(COST_METRICS)].reset_index(drop=True),
        costs=figures[figures["metric"].isin(COST_METRICS)].reset_index(drop=True),
        partners=_partners(selection, position, carries),
        official=official_rates(selection.records, technology, str(entry["family"])),
    )


def _bands() -> pd.Index:
    return pd.Index([band.label for band in geodata.SIZE_BANDS], name="size_band")


def _cases(selection: Selection, technology: int) -> Ints:
    """Selected cases that carry the technology."""
    known = selection.known
    case = known.pair_case[known.pair_technology == technology]
    return case[selection.case_kept[case]]


def _figures(selection: Selection, carries: Ints) -> pd.DataFrame:
    """What these cases state."""
    its = np.zeros(selection.known.case_count, dtype=bool)
    its[carries] = True
    stated = selection.records.effects["case_id"][its[selection.known.effect_case]]
    return stated_figures(stated_effects(selection, stated))


def _governments(selection: Selection, its: Published) -> pd.DataFrame:
    known = selection.known
    year = known.year[its.case]
    table = pd.DataFrame(
        {
            "government": its.government,
            "status": known.status[its.case],
            "year": pd.array(year, dtype="Int64"),
        }
    )
    table["year"] = table["year"].where(table["year"] != NO_YEAR)
    # The states stand in the order in use, trial, plan: the smallest is the furthest.
    grouped = table.groupby("government").agg(
        case_count=("status", "size"), status=("status", "min"), first_year=("year", "min")
    )
    grouped["status"] = np.array(STATUSES, dtype=object)[grouped["status"]]
    grouped.index = government_codes(known)[grouped.index]
    return grouped.sort_values("first_year", kind="stable", na_position="last").astype({"status": "str"})


def _groups(selection: Selection, its: Published, group_of: Ints, labels: pd.Index) -> pd.DataFrame:
    municipal = its.government < len(selection.known.municipalities)
    government, case = its.government[municipal], its.case[municipal]
    group, size = group_of[government], len(labels)
    table = pd.DataFrame(
        {
            str(labels.name): labels,
            "adopters": distinct_by(group, government, size),
            "denominator": np.bincount(group_of[selection.in_universe], minlength=size),
            "case_count": distinct_by(group, case, size),
        }
    )
    low, high = wilson(table["adopters"], table["denominator"])
    enough = table["denominator"] >= MIN_FOR_SHARE
    return table.assign(
        published_share=published_share(table["adopters"], table["denominator"]),
        small=enough & (table["denominator"] < MIN_FOR_PLAIN_SHARE),
        low=np.where(enough, low, np.nan),
        high=np.where(enough, high, np.nan),
    )


def _first_in_prefecture(known: Prepared, begun: Starts) -> pd.DataFrame:
    first = first_in_prefecture(known, begun)
    undated = np.bincount(known.prefecture[begun.adopter & ~begun.dated], minlength=len(known.prefectures))
    table = pd.DataFrame(
        {
            "prefecture": known.prefecture[first],
            "year": begun.year[first],
            "lgcode": known.municipalities.index[first],
        }
    )
    grouped = table.groupby("prefecture").agg(year=("year", "first"), lgcodes=("lgcode", ";".join))
    grouped["undated_count"] = undated[grouped.index]
    grouped.index = known.prefectures.index[grouped.index].rename("prefecture_code")
    return grouped.astype({"lgcodes": "str"})


def _partners(selection: Selection, technology: int, carries: Ints) -> pd.DataFrame:
    known, size = selection.known, len(selection.known.technologies)
    kept = selection.case_kept[known.pair_case]
    its = np.zeros(known.case_count, dtype=bool)
    its[carries] = True
    # All tags of the selected cases, chosen or not: a partner is what else is in the case.
    every = np.bincount(known.pair_technology[kept], minlength=size)
    both = np.bincount(known.pair_technology[kept & its[known.pair_case]], minlength=size)
    by_choice = selection.filters.technologies or selection.filters.families
    with np.errstate(invalid="ignore", divide="ignore"):
        lift = both * selection.case_kept.sum() / (every * len(carries))
    table = pd.DataFrame(
        {
            "case_count": both,
            "partner_case_count": every,
            "lift": np.where((both >= MIN_FOR_SHARE) & (not by_choice), lift, np.nan),
        },
        index=known.technologies.rename("technology"),
    ).drop(index=known.technologies[technology])
    return table[table["case_count"] > 0].sort_values("case_count", ascending=False, kind="stable")
