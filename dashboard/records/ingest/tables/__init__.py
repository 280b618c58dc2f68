"""Tables and surveys as others write them (.csv, .xlsx, .json), to rows of the record tables."""

from dashboard.records.ingest.tables.drafts import Draft, DraftCase, DraftRow, Origin
from dashboard.records.ingest.tables.effects_table import with_effects
from dashboard.records.ingest.tables.error import TableError
from dashboard.records.ingest.tables.limits import Limits, current_limits
from dashboard.records.ingest.tables.mapping import Mapping, map_columns, suggested_columns
from dashboard.records.ingest.tables.prepare import KINDS, Options, kind_of, prepare, targets
from dashboard.records.ingest.tables.read import read_file, read_table
from dashboard.records.ingest.tables.sheet import Line, Notice, Sheet
from dashboard.records.ingest.tables.survey_wide import is_wide

__all__ = [
    "KINDS",
    "Draft",
    "DraftCase",
    "DraftRow",
    "Limits",
    "Line",
    "Mapping",
    "Notice",
    "Options",
    "Origin",
    "Sheet",
    "TableError",
    "current_limits",
    "is_wide",
    "kind_of",
    "map_columns",
    "prepare",
    "read_file",
    "read_table",
    "suggested_columns",
    "targets",
    "with_effects",
]
