"""What a loaded data directory holds."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pandas as pd

from dashboard.records.problem import Problem


@dataclass(frozen=True, eq=False)
class Records:
    """All records of a data directory that hold; the frames are for reading, never for writing.

    Attributes:
        data_dir: Where the records were read.
        loaded_at: When, in UTC.
        version: 12 hex digits over names and contents of all files; other data have another version.
        problems: Every fault found, in the order of files and rows.
        cases: One row a case: `schema.CASES` and `start_year`. Texts are "" where empty; `published_fy`,
            `population_stated` and `start_year` are Int64 with NA, `unnamed_members` Int64 with 0 for none.
            `lgcodes` has a place for each of `organisations`, "" where that one cannot be located.
        effects: Stated results and costs of these cases, `schema.EFFECTS`; `value` and `value_after` are
            float64, NaN where empty.
        sources: The entries of sources.toml, `catalogue.SOURCES`, all texts.
        technologies: The entries of technologies.toml, `catalogue.TECHNOLOGIES`, all texts; `;` between
            `aliases`.
        survey: Answers by municipality, `schema.SURVEY`; `value` is text.
        survey_counts: Answers counted by group, `schema.SURVEY_COUNTS`; counts are Int64.
        costs: Information-system costs, `schema.COSTS`, and the `source_id` that the file is named after.
        targets: Numeric targets of published plans, `schema.TARGETS`.
        left_out: What was read and not taken up, with the reason, `schema.LEFT_OUT`.
        corrections: Known errors in the sources, `schema.CORRECTIONS`.
        members: case_id, lgcode, level: one row a case and located member, prefectures among them.
        case_technologies: case_id, technology: one row a case and tag.
        unlocated: case_id, organisation: one row a case and organisation that is off the map.
        excluded: table, file, row, case_id, because: one row for each row of a file that is left out, for its
            own `problem`, or because its `file`, its `case` or a `catalogue` cannot be used.
    """

    data_dir: Path
    loaded_at: datetime
    version: str
    problems: tuple[Problem, ...]
    cases: pd.DataFrame
    effects: pd.DataFrame
    sources: pd.DataFrame
    technologies: pd.DataFrame
    survey: pd.DataFrame
    survey_counts: pd.DataFrame
    costs: pd.DataFrame
    targets: pd.DataFrame
    left_out: pd.DataFrame
    corrections: pd.DataFrame
    members: pd.DataFrame
    case_technologies: pd.DataFrame
    unlocated: pd.DataFrame
    excluded: pd.DataFrame
