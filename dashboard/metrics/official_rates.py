"""What the official surveys answer of one technology, nationally."""

from dataclasses import dataclass

from dashboard.metrics.comparison import FAMILY_OF_INDICATOR, TECHNOLOGY_OF_INDICATOR
from dashboard.metrics.intervals import MIN_FOR_SHARE
from dashboard.metrics.official import official_by_size_band, official_indicators, official_survey
from dashboard.records import Records


@dataclass(frozen=True)
class OfficialRate:
    """What the official survey answers of a technology, or of the whole family that it is one of.

    `rate` is 0-1 of `denominator` municipalities asked, None below 5; `reference_date` is "" where not stated.
    """

    indicator: str
    is_of_family: bool
    adopted: int
    denominator: int
    rate: float | None
    survey_id: str
    reference_date: str


def official_rates(records: Records, technology: str, family: str) -> tuple[OfficialRate, ...]:
    """The newest national figures of the indicators that ask for the technology or for its family."""
    asked = set(official_indicators(records))
    of_technology = [name for name, tag in TECHNOLOGY_OF_INDICATOR.items() if tag == technology]
    of_family = [name for name, its in FAMILY_OF_INDICATOR.items() if its == family]
    rates = []
    for indicator in (*of_technology, *of_family):
        if indicator not in asked:
            continue
        answers = official_by_size_band(records, indicator)
        adopted, denominator = int(answers["adopted"].sum()), int(answers["denominator"].sum())
        survey = official_survey(records, indicator)
        rates.append(
            OfficialRate(
                indicator=indicator,
                is_of_family=indicator in of_family,
                adopted=adopted,
                denominator=denominator,
                rate=adopted / denominator if denominator >= MIN_FOR_SHARE else None,
                survey_id=survey.survey_id,
                reference_date=survey.reference_date,
            )
        )
    return tuple(rates)
