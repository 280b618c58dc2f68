"""What was done: the records of a data directory, read, checked and typed."""

from dashboard.records.load import check, load
from dashboard.records.model import Records
from dashboard.records.problem import DataDirectoryError, Problem
from dashboard.records.shared_copy import is_current, shared
from dashboard.records.vocabulary import (
    COMPARATORS,
    DOMAINS,
    EFFECT_STATUSES,
    LEVELS,
    METRICS,
    REVIEWS,
    STATUSES,
    SURVEY_ANSWERS,
    Metric,
)

__all__ = [
    "COMPARATORS",
    "DOMAINS",
    "EFFECT_STATUSES",
    "LEVELS",
    "METRICS",
    "REVIEWS",
    "STATUSES",
    "SURVEY_ANSWERS",
    "DataDirectoryError",
    "Metric",
    "Problem",
    "Records",
    "check",
    "is_current",
    "load",
    "shared",
]
