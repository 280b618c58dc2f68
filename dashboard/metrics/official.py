"""What the official surveys answer: how many municipalities were asked, and how many have adopted.

Two kinds of files hold it: counts by prefecture and size band as a ministry publishes them
(`records.survey_counts`), and the answer of each municipality (`records.survey`), added up with the
registry's groups. Where both exist for an indicator the newer survey speaks, and of two of one date the
published counts.
"""

from typing import NamedTuple

import pandas as pd

import geodata
from dashboard.metrics.intervals import MIN_FOR_SHARE
from dashboard.records import Records

_ANSWERS = {"実施": "adopted", "未実施": "not_adopted", "検討中": "considering", "調査なし": "not_surveyed"}
_ASKED = ["adopted", "not_adopted", "considering"]
# What tells that adoption was asked for: of a figure in percent 調査なし is an answer too.
_ADOPTION = ["実施", "未実施", "検討中"]


class OfficialSurvey(NamedTuple):
    """Which survey speaks about an indicator; `reference_date` (調査時点) is "" where it is not stated."""

    reference_date: str
    survey_id: str
    counted: bool
    """Whether the survey is published as counts; otherwise the municipal answers are added up."""


def official_indicators(records: Records) -> tuple[str, ...]:
    """Indicators of the official surveys that ask for adoption, in the order of the files."""
    answers = records.survey.loc[records.survey["value"].isin(_ADOPTION), "indicator"]
    return tuple(pd.concat([records.survey_counts["indicator"], answers]).drop_duplicates())


def has_municipal_answers(records: Records, indicator: str) -> bool:
    """Whether it is known what each municipality answered, and not only how many did."""
    asked = records.survey["indicator"] == indicator
    return bool((asked & records.survey["value"].isin(_ADOPTION)).any())


def municipal_answers(records: Records, indicator: str) -> pd.Series:
    """What each municipality answered in the newest survey that says so.

    Returns:
        Index `lgcode`, those with an answer; 実施, 未実施, 検討中 or 調査なし.

    Raises:
        ValueError: No survey has municipal answers to the indicator.
    """
    answers = records.survey[records.survey["indicator"] == indicator]
    answers = answers[answers["value"].isin(list(_ANSWERS)) & (answers["lgcode"].str.len() == 5)]
    if answers.empty:
        raise ValueError(f"indicator was {indicator!r} but no survey has municipal answers to it.")
    newest = max(zip(answers["reference_date"], answers["survey_id"], strict=True))
    answers = answers[(answers["reference_date"] == newest[0]) & (answers["survey_id"] == newest[1])]
    return answers.set_index("lgcode")["value"]


def official_survey(records: Records, indicator: str) -> OfficialSurvey:
    """The newest survey that has the indicator.

    Raises:
        ValueError: No survey has it.
    """
    asked = records.survey["indicator"] == indicator
    answers = records.survey[asked & records.survey["value"].isin(list(_ANSWERS))]
    counts = records.survey_counts[records.survey_counts["indicator"] == indicator]
    found = {
        OfficialSurvey(date, survey_id, counted)
        for frame, counted in ((counts, True), (answers, False))
        for date, survey_id in zip(frame["reference_date"], frame["survey_id"], strict=True)
    }
    if not found:
        known = ", ".join(official_indicators(records)) or "none"
        raise ValueError(f"indicator was {indicator!r} but the official surveys have: {known}.")
    return max(found, key=lambda survey: (survey.reference_date, survey.counted))


def official_by_prefecture(records: Records, indicator: str, registry: pd.DataFrame | None = None) -> pd.DataFrame:
    """The newest answers to `indicator` by prefecture.

    Returns:
        Index `prefecture_code`, all of the registry; `adopted`, `not_adopted`, `considering`, `not_surveyed`
        (municipalities; without an answer is not surveyed), `denominator` (those asked: the first three),
        `rate` (0-1 of those asked, NaN where fewer than 5 were).

    Raises:
        ValueError: No survey has the indicator.
    """
    municipalities = _municipalities(registry)
    groups = municipalities["prefecture_code"].drop_duplicates()
    return _official(records, indicator, "prefecture", municipalities["prefecture_code"], pd.Index(groups))


def official_by_size_band(records: Records, indicator: str, registry: pd.DataFrame | None = None) -> pd.DataFrame:
    """The newest answers to `indicator` by size band, small to large; columns as in `official_by_prefecture`.

    Raises:
        ValueError: No survey has the indicator.
    """
    bands = pd.Index([band.label for band in geodata.SIZE_BANDS])
    return _official(records, indicator, "size_band", _municipalities(registry)["size_band"], bands)


def official_by_region(records: Records, indicator: str, registry: pd.DataFrame | None = None) -> pd.DataFrame:
    """The newest answers to `indicator` by region, north to south; columns as in `official_by_prefecture`.

    Raises:
        ValueError: No survey has the indicator.
    """
    whole = geodata.registry() if registry is None else registry
    prefectures = whole.loc[whole["level"] == "municipality"].drop_duplicates("prefecture_code")
    region_of = prefectures.set_index("prefecture_code")["region"]
    by_prefecture = official_by_prefecture(records, indicator, registry)
    table = by_prefecture.drop(columns="rate").groupby(by_prefecture.index.map(region_of.to_dict())).sum()
    table = table.reindex(pd.Index(geodata.REGIONS, name="region"), fill_value=0)
    asked = table["denominator"]
    table["rate"] = (table["adopted"] / asked.where(asked >= MIN_FOR_SHARE)).astype(float)
    return table


def _official(records: Records, indicator: str, by: str, group_of: pd.Series, groups: pd.Index) -> pd.DataFrame:
    survey = official_survey(records, indicator)
    frame = records.survey_counts if survey.counted else records.survey
    chosen = frame[
        (frame["indicator"] == indicator)
        & (frame["survey_id"] == survey.survey_id)
        & (frame["reference_date"] == survey.reference_date)
    ]
    if survey.counted:
        table = chosen[chosen["by"] == by].set_index("key")
    else:
        # Prefectural governments answer too; they have no group here and fall out of the cross table.
        table = pd.crosstab(chosen["lgcode"].map(group_of).to_numpy(), chosen["value"].map(_ANSWERS).to_numpy())
    table = table.reindex(index=groups, columns=list(_ANSWERS.values())).fillna(0).astype("int64")
    denominator = table[_ASKED].sum(axis=1)
    without_answer = group_of.value_counts().reindex(groups, fill_value=0) - denominator
    table["not_surveyed"] = table["not_surveyed"].clip(lower=without_answer)
    table["denominator"] = denominator
    table["rate"] = (table["adopted"] / denominator.where(denominator >= MIN_FOR_SHARE)).astype(float)
    return table.rename_axis(index="prefecture_code" if by == "prefecture" else by, columns=None)


def _municipalities(registry: pd.DataFrame | None) -> pd.DataFrame:
    whole = geodata.registry() if registry is None else registry
    return whole.loc[whole["level"] == "municipality", ["prefecture_code", "size_band"]]
