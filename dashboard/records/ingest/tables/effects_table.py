"""A table of effects beside a table of cases, as `dxmap extract` writes them: OUT.csv and OUT.effects.csv."""

from dataclasses import replace

from dashboard.records.ingest.tables import values
from dashboard.records.ingest.tables.drafts import Draft, DraftCase, DraftRow, Origin
from dashboard.records.ingest.tables.error import TableError
from dashboard.records.ingest.tables.sheet import Sheet
from dashboard.records.problem import Problem
from dashboard.records.rules import fault
from dashboard.records.schema import EFFECTS


def with_effects(draft: Draft, sheet: Sheet) -> Draft:
    """The draft with the effects of a second file, each beside the case that it names.

    Raises:
        TableError: The second file has not the columns of effects.
    """
    header = sheet.lines[0].cells
    lacking = [column.name for column in EFFECTS.columns if column.required and column.name not in header]
    if lacking:
        raise TableError("no_effects_table", file=sheet.file, columns=", ".join(lacking))
    by_case: dict[str, list[DraftRow]] = {}
    problems: list[Problem] = [*draft.problems]
    problems += [sheet.problem(row, str(column + 1), wrong) for row, column, wrong in sheet.faulty]
    known = {row.cells["case_id"] for row in draft.rows}
    for line in sheet.lines[1:]:
        said = dict(zip(header, line.cells, strict=False))
        cells = {name: said.get(name, "") for name in EFFECTS.names}
        if cells["case_id"] not in known:
            problems.append(
                sheet.problem(line.number, "case_id", fault("case_unknown", cells["case_id"], file=draft.file))
            )
        for name, cell in cells.items():
            if wrong := values.markup(cell):
                problems.append(sheet.problem(line.number, name, wrong))
        by_case.setdefault(cells["case_id"], []).append(DraftRow(cells, Origin(line.number, file=sheet.file)))
    rows = tuple(
        replace(row, effects=(*row.effects, *by_case.get(row.cells["case_id"], ())))
        if isinstance(row, DraftCase)
        else row
        for row in draft.rows
    )
    return replace(draft, rows=rows, problems=tuple(problems))
