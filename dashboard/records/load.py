"""Loads a data directory: all records that hold, and a problem for everything that does not."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path

import geodata
from dashboard.records import catalogue, corrections, directory, frames, places, relations, schema, text_table
from dashboard.records.cells import check_cells, check_repeats
from dashboard.records.directory import DataFiles
from dashboard.records.exclusion import excluded, leave_out_dependents
from dashboard.records.model import Records
from dashboard.records.places import Located
from dashboard.records.problem import Problem
from dashboard.records.rows import TextTable
from dashboard.records.rules import Context

# The order in which problems are told: the catalogues first, since much depends on them.
_FILE_ORDER = (*directory.CATALOGUES, *directory.SINGLE_TABLES, *directory.FOLDERS)


def check(data_dir: Path, today: date | None = None) -> tuple[Problem, ...]:
    """Every fault in the data directory, in the order of files and rows.

    Raises:
        DataDirectoryError: `data_dir` cannot be read or has not the shape of a data directory.
    """
    return load(data_dir, today).problems


def load(data_dir: Path, today: date | None = None) -> Records:
    """All records of `data_dir` that hold; the others are left out, and `problems` says why.

    Args:
        data_dir: A directory of the shape that data/README.md describes.
        today: The day that dates are held against; the day of the call unless given.

    Raises:
        DataDirectoryError: `data_dir` cannot be read or has not the shape of a data directory.
    """
    data_dir = Path(data_dir)
    return load_files(directory.read(data_dir), data_dir, today)


def load_files(files: DataFiles, data_dir: Path, today: date | None = None) -> Records:
    """As `load`, of files that may not lie in `data_dir` yet: what it would be after an import."""
    today = today or date.today()
    sources = catalogue.read(catalogue.SOURCES, files.contents[catalogue.SOURCES.file], today)
    technologies = catalogue.read(catalogue.TECHNOLOGIES, files.contents[catalogue.TECHNOLOGIES.file], today)
    context = Context(sources.ids, technologies.ids, frozenset(geodata.registry().index), today)

    tables = _read_tables(files)
    located = _check(tables, context)
    leave_out_dependents(tables, context)
    standing = {name: table.standing for name, table in tables.items()}
    costs = frames.typed(schema.COSTS, standing["costs"])
    costs["source_id"] = [directory.source_of(row.file) for row in standing["costs"]]
    return Records(
        data_dir=data_dir,
        loaded_at=datetime.now(UTC),
        version=files.version,
        problems=_in_order(
            files.problems,
            sources.problems,
            technologies.problems,
            *(table.problems for table in tables.values()),
        ),
        cases=frames.cases(standing["cases"], located),
        effects=frames.typed(schema.EFFECTS, standing["effects"]),
        sources=sources.frame,
        technologies=technologies.frame,
        survey=frames.typed(schema.SURVEY, standing["survey"]),
        survey_counts=frames.typed(schema.SURVEY_COUNTS, standing["survey_counts"]),
        costs=costs,
        targets=frames.typed(schema.TARGETS, standing["targets"]),
        left_out=frames.typed(schema.LEFT_OUT, standing["left_out"]),
        corrections=frames.typed(schema.CORRECTIONS, standing["corrections"]),
        members=frames.members(standing["cases"], located),
        case_technologies=frames.case_technologies(standing["cases"]),
        unlocated=frames.unlocated(standing["cases"], located),
        excluded=excluded(tables),
    )


def _read_tables(files: DataFiles) -> dict[str, TextTable]:
    tables = {table.name: TextTable(table) for table in schema.TABLES}
    for name, raw in files.contents.items():
        if name.endswith(".csv"):
            text_table.read(tables[directory.table_of(name)], name, raw)
    return tables


def _check(tables: dict[str, TextTable], context: Context) -> Located:
    """Runs every check of the rows; the fault that explains most comes first, and a cell keeps its first."""
    # Corrections first: those that hold change the cells of the cases.
    for table in sorted(tables.values(), key=lambda table: table.table is not schema.CORRECTIONS):
        check_cells(table, context)
        check_repeats(table)
        if table.table is schema.CORRECTIONS:
            corrections.apply(table, tables["cases"])
    located = places.locate(tables["cases"])
    places.check_levels(tables["cases"], located)
    relations.check_cases(tables["cases"], context)
    relations.check_effects(tables["effects"], tables["cases"])
    relations.check_metrics(tables["effects"])
    relations.check_costs(tables["costs"])
    relations.check_file_names(tables["costs"], context)
    relations.check_survey_counts(tables["survey_counts"])
    return located


def _in_order(*parts: Iterable[Problem]) -> tuple[Problem, ...]:
    def place(problem: Problem) -> tuple[int, str, int]:
        first = problem.file.partition("/")[0]
        rank = _FILE_ORDER.index(first) if first in _FILE_ORDER else len(_FILE_ORDER)
        return rank, problem.file, problem.row

    return tuple(sorted((problem for part in parts for problem in part), key=place))
