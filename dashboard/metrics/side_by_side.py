"""Up to five governments side by side, and technologies against a group of them. Nothing here is a ranking."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from dashboard.metrics.costs import against_size_band
from dashboard.metrics.governments import (
    government_codes,
    governments_in_scope,
    governments_of_one_level,
    technology_cases,
)
from dashboard.metrics.intervals import MIN_FOR_SHARE
from dashboard.metrics.prepared import NO_YEAR, Ints
from dashboard.metrics.selection import Selection
from dashboard.records import Records
from dashboard.records.vocabulary import STATUSES

MAX_GOVERNMENTS = 5


@dataclass(frozen=True, eq=False)
class SideBySide:
    """Governments of one level, in the order asked for.

    Attributes:
        figures: Index `lgcode`; `is_in_scope` (whether the selection asks about it), `case_count`,
            `implemented_count`, `pilot_count`, `planned_count` (selected cases), `hidden_count` (its cases that
            the filters leave out), `technology_count` (kinds), `effect_count` (stated figures), `first_year`
            (Int64, NA without a dated case).
        technologies: Index `technology` (those that one of them has a selected case of, in taxonomy order), a
            column for each `lgcode`: selected cases. 0 is unknown, not "does not".
        effects: `lgcode`, `is_joint` (a figure of several governments together), and the columns of
            `records.effects` of the selected cases. Stated by the governments, for their own periods and scopes:
            never to be added.
        costs: Index `lgcode`; the newest information-system cost of each: `per_capita_yen`, `survey_date`,
            `cloud_class`, `size_band`, `band_count` (Int64, municipalities of the band with a cost of that date,
            itself included), `band_median_yen` (NaN below 5). NaN, NA or "" where no cost is known.
        survey: Index `indicator`, `unit`, `survey_id`, `reference_date`, a column for each `lgcode`: the newest
            official answer as text, "" where that survey has none. Empty where no survey asks by government.
    """

    figures: pd.DataFrame
    technologies: pd.DataFrame
    effects: pd.DataFrame
    costs: pd.DataFrame
    survey: pd.DataFrame


@dataclass(frozen=True, eq=False)
class TechnologyMatrix:
    """Technologies against the governments of a group.

    Attributes:
        counts: Index `technology` (chosen in the selection, taxonomy order), a column for each `lgcode`
            in scope: selected cases. 0 is unknown, not "does not".
        totals: Index `technology`; `adopters` (governments of the group with a case), `denominator` (governments
            of the group in scope), `published_share` (0-1, NaN below 5).
    """

    counts: pd.DataFrame
    totals: pd.DataFrame


def side_by_side(selection: Selection, lgcodes: Iterable[str]) -> SideBySide:
    """What is known of each of up to five governments.

    Raises:
        ValueError: More than five, of both levels, or a code that the registry does not have.
    """
    known, records = selection.known, selection.records
    positions = governments_of_one_level(known, lgcodes)
    if len(positions) > MAX_GOVERNMENTS:
        raise ValueError(f"{len(positions)} governments were given but at most {MAX_GOVERNMENTS} fit side by side.")
    codes = government_codes(known)[positions]
    counts = technology_cases(selection)[positions].T
    technologies = pd.DataFrame(counts, index=known.technologies.rename("technology"), columns=codes)
    technologies = technologies[(technologies > 0).any(axis=1)]
    effects = _effects(selection, positions)
    figures = _figures(selection, positions)
    figures.insert(6, "technology_count", (technologies > 0).sum())
    figures.insert(7, "effect_count", effects["lgcode"].value_counts().reindex(codes, fill_value=0))
    return SideBySide(
        figures=figures,
        technologies=technologies,
        effects=effects,
        costs=_costs(selection, codes),
        survey=_survey(records, codes),
    )


def technology_matrix(selection: Selection, lgcodes: Iterable[str]) -> TechnologyMatrix:
    """Selected cases of each technology at each government of a group, such as `group_codes` gives.

    Raises:
        ValueError: The codes are of both levels, or the registry does not have one.
    """
    known = selection.known
    positions = governments_of_one_level(known, lgcodes)
    positions = positions[governments_in_scope(selection)[positions]]
    chosen = selection.technology_chosen
    technologies = known.technologies[chosen].rename("technology")
    counts = pd.DataFrame(
        technology_cases(selection)[positions].T[chosen],
        index=technologies,
        columns=government_codes(known)[positions],
    )
    adopters = (counts > 0).sum(axis=1)
    share = adopters / len(positions) if len(positions) >= MIN_FOR_SHARE else np.nan
    totals = pd.DataFrame({"adopters": adopters, "denominator": len(positions), "published_share": share})
    return TechnologyMatrix(counts, totals)


def group_codes(
    registry: pd.DataFrame, *, size_band: str = "", region: str = "", prefecture: str = ""
) -> tuple[str, ...]:
    """Codes of the municipalities that are in all of the given groups, in registry order; "" does not restrict.

    Args:
        registry: `geodata.registry()`.
        size_band: Label of a size band.
        region: Region.
        prefecture: Two-digit code.
    """
    fits = registry["level"] == "municipality"
    for column, wanted in (("size_band", size_band), ("region", region), ("prefecture_code", prefecture)):
        if wanted:
            fits &= registry[column] == wanted
    return tuple(registry.index[fits])


def _costs(selection: Selection, codes: pd.Index) -> pd.DataFrame:
    municipalities = selection.known.municipalities
    bands = municipalities["size_band"].reindex(codes, fill_value="")
    rows: list[tuple[Any, ...]] = []
    for code, band in bands.items():
        # A prefectural government has no band to be held against.
        cost = against_size_band(selection.records.costs, str(code), municipalities) if band else None
        if cost is None:
            rows.append((None, "", "", band, None, None))
        else:
            rows.append((cost.per_capita_yen, cost.survey_date, cost.cloud_class, band, cost.count, cost.median))
    columns = ["per_capita_yen", "survey_date", "cloud_class", "size_band", "band_count", "band_median_yen"]
    table = pd.DataFrame(rows, columns=columns, index=codes)
    return table.astype({"per_capita_yen": float, "band_count": "Int64", "band_median_yen": float})


def _figures(selection: Selection, positions: Ints) -> pd.DataFrame:
    known, kept = selection.known, selection.member_kept
    size = known.government_count
    case, government = known.member_case[kept], known.member_government[kept]
    counts = {"case_count": np.bincount(government, minlength=size)[positions]}
    for status, name in enumerate(STATUSES):
        of_status = government[known.status[case] == status]
        counts[f"{name}_count"] = np.bincount(of_status, minlength=size)[positions]
    every = np.bincount(known.member_government, minlength=size)[positions]
    dated = known.year[case] != NO_YEAR
    years = pd.Series(known.year[case][dated]).groupby(government[dated]).min()
    codes = government_codes(known)[positions]
    return pd.DataFrame(
        {
            "is_in_scope": governments_in_scope(selection)[positions],
            **counts,
            "hidden_count": every - counts["case_count"],
            "first_year": pd.array(years.reindex(positions).to_numpy(), dtype="Int64"),
        },
        index=codes,
    )


def _effects(selection: Selection, positions: Ints) -> pd.DataFrame:
    """The effects of the cases of each government, in the order of the governments."""
    known, records = selection.known, selection.records
    members = np.flatnonzero(selection.member_kept & np.isin(known.member_government, positions))
    unnamed = records.cases["unnamed_members"].fillna(0).to_numpy(dtype=np.int64)
    joint = np.bincount(known.member_case, minlength=known.case_count) + unnamed > 1
    case = known.member_case[members]
    codes = government_codes(known)
    its = pd.DataFrame(
        {
            "lgcode": codes[known.member_government[members]],
            "is_joint": joint[case],
            "case_id": records.cases["case_id"].to_numpy()[case],
        }
    )
    stated = records.effects[np.isin(known.effect_case, case)]
    table = its.merge(stated, on="case_id")
    order = pd.Index(codes[positions]).get_indexer(pd.Index(table["lgcode"]))
    return table.iloc[np.argsort(order, kind="stable")].reset_index(drop=True)


def _survey(records: Records, codes: pd.Index) -> pd.DataFrame:
    """The newest answers by government; of two surveys of one date the one that stands later in the files."""
    answers = records.survey[records.survey["lgcode"].isin(list(codes))]
    keys = ["indicator", "unit", "survey_id", "reference_date"]
    by_date = answers.sort_values("reference_date", kind="stable")
    newest = by_date.drop_duplicates("indicator", keep="last")[["indicator", "survey_id", "reference_date"]]
    order = pd.Index(answers["indicator"].drop_duplicates())
    table = answers.merge(newest).pivot(index=keys, columns="lgcode", values="value")
    table = table.reindex(columns=codes, fill_value="").fillna("").rename_axis(columns="lgcode")
    return table.iloc[np.argsort(order.get_indexer(table.index.get_level_values("indicator")), kind="stable")]
