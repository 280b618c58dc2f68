"""From a sheet to a draft: what kind of table it is, what its rows come to, and all that is wrong with them."""

from collections.abc import Callable, Iterable
from collections.abc import Mapping as Chosen
from dataclasses import dataclass, field
from typing import Any

from dashboard.records.ingest.tables import survey, survey_long, survey_wide, values
from dashboard.records.ingest.tables.cases import read_cases
from dashboard.records.ingest.tables.costs import read_costs
from dashboard.records.ingest.tables.drafts import Draft, DraftRow
from dashboard.records.ingest.tables.error import TableError
from dashboard.records.ingest.tables.limits import Limits
from dashboard.records.ingest.tables.mapping import Mapping, map_columns
from dashboard.records.ingest.tables.sheet import Notice, Sheet
from dashboard.records.ingest.tables.source_ids import source_id_of
from dashboard.records.ingest.tables.synonyms import NAME, TABLES, targets_of
from dashboard.records.ingest.tables.values import Tags
from dashboard.records.model import Records
from dashboard.records.problem import Problem, shown
from dashboard.records.rules import fault

KINDS = ("cases", "survey", "costs")
SHOW_ALL: Callable[[Iterable[Any]], Iterable[Any]] = iter

# What tells the kinds apart: a file is of the one kind whose columns it has.
_TELLING: dict[str, tuple[tuple[str, ...], ...]] = {
    "cases": (("title",), ("organisations",)),
    "survey": (("indicator",), ("value",)),
    "costs": (("cost_thousand_yen", "per_capita_yen"),),
}


@dataclass(frozen=True)
class Options:
    """What a person chose for one file.

    Attributes:
        kind: `cases`, `survey` or `costs`; "" to tell it from the columns.
        source_id: The source that the rows belong to where they do not say it; "" for one named after the file.
        reference_date: Day of a survey, `unknown` where nobody knows it; "" to read it from the file.
        by_hand: Header of the file by column of the table.
        constants: One text for all rows by column of the table.
    """

    kind: str = ""
    source_id: str = ""
    reference_date: str = ""
    by_hand: Chosen[str, str] = field(default_factory=dict)
    constants: Chosen[str, str] = field(default_factory=dict)


def prepare(
    sheet: Sheet,
    known: Records,
    options: Options,
    limits: Limits | None = None,
    progress: Callable[[Iterable[Any]], Iterable[Any]] = iter,
) -> Draft:
    """What a sheet comes to.

    Args:
        sheet: The file.
        known: The records of the data directory that it is to be stored in: its technologies name the tags.
        options: What was chosen.
        limits: How large it may be.
        progress: Goes through rows and may show how far.

    Raises:
        TableError: The file as a whole cannot be used, or something has to be chosen first.
    """
    kind = options.kind or kind_of(sheet)
    source_id = source_id_of(sheet.file, sheet.sha256, options.source_id)
    notices = list(sheet.notices)
    rows: list[DraftRow] = []
    mapping: Mapping | None = None
    if kind == "survey":
        mapping, rows, more, told = _survey(sheet, source_id, options, limits, progress)
    else:
        mapping = map_columns(sheet, kind, options.by_hand, options.constants, limits)
        more, told = _width_problems(sheet, mapping.header.number), []
        if kind == "cases":
            cases, faulty, told = read_cases(mapping, sheet.file, source_id, Tags(known.technologies), progress)
            rows += cases
        else:
            costs, faulty = read_costs(mapping, sheet.file, progress)
            rows += costs
        more += faulty
        if mapping.unused:
            told.append(Notice("columns_unused", (("columns", "、".join(map(shown, mapping.unused))),)))
    problems = (*_faulty_cells(sheet, mapping), *more)
    return Draft(kind, sheet.file, sheet.sha256, source_id, tuple(rows), problems, (*notices, *told), mapping)


def kind_of(sheet: Sheet) -> str:
    """The kind of table that a sheet is by its columns.

    Raises:
        TableError: None, or more than one.
    """
    if survey_wide.is_wide(sheet):
        return "survey"
    found = set()
    for line in sheet.lines[:15]:
        for kind, groups in _TELLING.items():
            meant = {target for cell in line.cells if cell for target in targets_of(cell, kind)}
            if all(not meant.isdisjoint(group) for group in groups):
                found.add(kind)
    if len(found) != 1:
        header = "、".join(shown(cell) for cell in sheet.lines[0].cells[:20] if cell)
        raise TableError("kind_unclear", file=sheet.file, header=header)
    return found.pop()


def _survey(
    sheet: Sheet,
    source_id: str,
    options: Options,
    limits: Limits | None,
    progress: Callable[[Iterable[Any]], Iterable[Any]],
) -> tuple[Mapping | None, list[DraftRow], list[Problem], list[Notice]]:
    mapping: Mapping | None = None
    wide = not options.by_hand and survey_wide.is_wide(sheet)
    if wide:
        found = survey_wide.read_wide(sheet)
        header = next(line.number for line in sheet.lines if any(line.cells))
    else:
        mapping = map_columns(sheet, "survey", options.by_hand, options.constants, limits)
        if NAME not in mapping and "code" not in mapping:
            raise TableError("no_place_column", file=sheet.file, headers="、".join(filter(None, mapping.header.cells)))
        found = survey_long.read_long(sheet, mapping, progress)
        header = mapping.header.number
    date, notices = _reference_date(sheet, options.reference_date, bool(mapping and "reference_date" in mapping))
    rows = survey.to_rows(sheet, found, source_id, date, progress)
    problems = [*_width_problems(sheet, header), *found.problems]
    return mapping, rows, problems, [*found.notices, *notices]


def _reference_date(sheet: Sheet, given: str, has_column: bool) -> tuple[str, list[Notice]]:
    """The day of the survey: as given, else as the file states it.

    Raises:
        TableError: It is not known, or no date.
    """
    if given in survey.NO_DATE:
        return "", []
    if given:
        found = values.day(given)
        if found.fault:
            raise TableError("reference_date", date=shown(given))
        return found.text, []
    if stated := survey.stated_date(sheet):
        return stated, [Notice("date_from_file", (("date", stated),))]
    if has_column:
        return "", []
    raise TableError("no_reference_date", file=sheet.file)


def _faulty_cells(sheet: Sheet, mapping: Mapping | None) -> list[Problem]:
    """Cells without a usable value, where they would be used; what stands in other columns harms nobody."""
    used = set(mapping.positions.values()) if mapping and mapping.kind != "survey" else None
    header = mapping.header if mapping else sheet.lines[0]
    return [
        sheet.problem(row, header.cell(column) or f"#{column + 1}", wrong)
        for row, column, wrong in sheet.faulty
        if row >= header.number and (used is None or column in used)
    ]


def _width_problems(sheet: Sheet, header: int) -> list[Problem]:
    """Rows of a .csv that have more or fewer cells than its header: cut off, or with a comma too many."""
    if sheet.kind != ".csv":
        return []
    width = next(len(line.cells) for line in sheet.lines if line.number == header)
    return [
        sheet.problem(line.number, "", fault("row_width", cells=len(line.cells), columns=width))
        for line in sheet.lines
        if line.number > header and len(line.cells) != width
    ]


def targets(kind: str) -> tuple[str, ...]:
    """The columns that a file of this kind may be mapped to."""
    return tuple(TABLES[kind])
