"""The record tables: their columns in order, and what each cell may hold.

A column that is `required` must be in the file; one that is `filled` must not be empty where the file has it.
Of a case an analyst has to write six columns (case_id, source_id, title, status, level, organisations); all
others may be missing, codes too: the resolver gives them where a name stands for one government only.
"""

from dataclasses import dataclass
from typing import Literal

from dashboard.records import rules, vocabulary
from dashboard.records.dates import PLANNED_YEARS_AHEAD
from dashboard.records.rules import Rule

TITLE_LENGTH = 40
SUMMARY_LENGTH = 120
QUOTE_LENGTH = 25

Dtype = Literal["str", "Int64", "float64"]


@dataclass(frozen=True)
class Column:
    """One column of a table. `default` stands where the cell is empty."""

    name: str
    rule: Rule
    required: bool = False
    filled: bool = False
    dtype: Dtype = "str"
    default: str = ""


@dataclass(frozen=True)
class Table:
    """One record table. No two rows may agree in `key`; without a key, no two rows may be equal."""

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()

    @property
    def names(self) -> list[str]:
        """The names of the columns, in order."""
        return [column.name for column in self.columns]


def _must(name: str, rule: Rule, dtype: Dtype = "str") -> Column:
    return Column(name, rule, required=True, filled=True, dtype=dtype)


CASES = Table(
    "cases",
    (
        _must("case_id", rules.identifier),
        _must("source_id", rules.source_id),
        Column("source_item", rules.text()),
        Column("source_page", rules.text()),
        _must("title", rules.text(TITLE_LENGTH)),
        Column("summary", rules.text(SUMMARY_LENGTH, lines=True)),
        _must("status", rules.one_of(vocabulary.STATUSES)),
        _must("level", rules.one_of(vocabulary.LEVELS)),
        # Empty only where the source names nobody and counts the members: checked in relations.py.
        Column("organisations", rules.each(rules.text()), required=True),
        Column("lgcodes", rules.place_codes),
        Column("unnamed_members", rules.whole_number(highest=1741), dtype="Int64", default="0"),
        Column("technologies", rules.each(rules.technology)),
        Column("domain", rules.one_of(vocabulary.DOMAINS)),
        Column("category_major", rules.text()),
        Column("category_minor", rules.text()),
        Column("published_fy", rules.year(years_ahead=0), dtype="Int64"),
        # How far ahead depends on the status: checked in relations.py.
        Column("started", rules.stated_date(("YYYY", "YYYY-MM"), years_ahead=PLANNED_YEARS_AHEAD)),
        Column("department", rules.text()),
        Column("population_stated", rules.whole_number(lowest=1, highest=20_000_000), dtype="Int64"),
        Column("url", rules.url),
        Column("publisher", rules.text()),
        Column("published", rules.stated_date()),
        Column("evidence", rules.text(QUOTE_LENGTH)),
        # What nobody has said to be checked is unchecked.
        Column("review", rules.one_of(vocabulary.REVIEWS), default="unchecked"),
        Column("source_kind", rules.text()),
        Column("source_citation", rules.text()),
        Column("also_urls", rules.each(rules.url_or_source)),
    ),
    key=("case_id",),
)

EFFECTS = Table(
    "effects",
    (
        _must("case_id", rules.identifier),
        _must("metric", rules.one_of(tuple(vocabulary.METRICS))),
        _must("value", rules.number(), dtype="float64"),
        Column("value_after", rules.number(), dtype="float64"),
        _must("unit", rules.text()),
        _must("status", rules.one_of(vocabulary.EFFECT_STATUSES)),
        Column("period", rules.text()),
        Column("quote", rules.text(QUOTE_LENGTH)),
        Column("note", rules.text(lines=True)),
    ),
)

COSTS = Table(
    "costs",
    (
        _must("lgcode", rules.municipality),
        _must("survey_date", rules.stated_date()),
        _must("population", rules.whole_number(lowest=1, highest=20_000_000), dtype="Int64"),
        _must("cost_thousand_yen", rules.number(), dtype="float64"),
        _must("per_capita_yen", rules.number(), dtype="float64"),
        Column("cloud_class", rules.text()),
    ),
    key=("lgcode", "survey_date"),
)

TARGETS = Table(
    "targets",
    (
        _must("source_id", rules.source_id),
        Column("chapter", rules.text()),
        _must("indicator", rules.text()),
        _must("value", rules.number(), dtype="float64"),
        _must("unit", rules.text()),
        Column("comparator", rules.one_of(vocabulary.COMPARATORS)),
        Column("deadline_fy", rules.year(years_ahead=30), dtype="Int64"),
        Column("quote", rules.text(QUOTE_LENGTH)),
        Column("note", rules.text(lines=True)),
        # What was reached, in the unit of `value` and in the sense of `comparator`, and as of when.
        Column("actual", rules.number(), dtype="float64"),
        Column("actual_date", rules.stated_date()),
    ),
)

SURVEY = Table(
    "survey",
    (
        _must("survey_id", rules.source_id),
        Column("reference_date", rules.stated_date()),
        _must("indicator", rules.text()),
        _must("lgcode", rules.place_code),
        _must("value", rules.answer),
        Column("unit", rules.text()),
    ),
    key=("survey_id", "reference_date", "indicator", "lgcode"),
)

SURVEY_COUNTS = Table(
    "survey_counts",
    (
        _must("survey_id", rules.source_id),
        Column("reference_date", rules.stated_date()),
        _must("indicator", rules.text()),
        _must("by", rules.one_of(vocabulary.COUNT_GROUPS)),
        _must("key", rules.text()),
        _must("adopted", rules.whole_number(highest=1741), dtype="Int64"),
        _must("not_adopted", rules.whole_number(highest=1741), dtype="Int64"),
        Column("not_surveyed", rules.whole_number(highest=1741), dtype="Int64", default="0"),
    ),
    key=("survey_id", "reference_date", "indicator", "by", "key"),
)

LEFT_OUT = Table(
    "left_out",
    (
        _must("source_id", rules.source_id),
        Column("source_item", rules.text()),
        _must("title", rules.text()),
        Column("organisations", rules.text()),
        Column("url", rules.url),
        _must("reason", rules.text(lines=True)),
    ),
)

# What an error of a source can stand in; only those of a case can be applied when loading (corrections.py).
_CORRECTABLE = tuple(dict.fromkeys((*CASES.names, *EFFECTS.names, *COSTS.names, *TARGETS.names)))

CORRECTIONS = Table(
    "corrections",
    (
        _must("source_id", rules.source_id),
        Column("case_id", rules.identifier),
        Column("column", rules.one_of(_CORRECTABLE)),
        _must("as_published", rules.text()),
        Column("corrected", rules.text()),
        _must("why", rules.text(lines=True)),
        _must("status", rules.one_of(vocabulary.CORRECTION_STATUSES)),
    ),
)

TABLES = (CASES, EFFECTS, COSTS, TARGETS, SURVEY, SURVEY_COUNTS, LEFT_OUT, CORRECTIONS)
