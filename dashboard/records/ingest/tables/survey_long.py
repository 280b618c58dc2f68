"""Surveys with one row an answer (code, indicator, value), or one row a municipality and a column an indicator."""

from collections.abc import Callable, Iterable

from dashboard.records.ingest.tables import values
from dashboard.records.ingest.tables.answers import is_answer
from dashboard.records.ingest.tables.error import TableError
from dashboard.records.ingest.tables.mapping import Mapping
from dashboard.records.ingest.tables.places import locate
from dashboard.records.ingest.tables.sheet import Line, Notice, Sheet
from dashboard.records.ingest.tables.survey import Answer, Answers, indicator_name
from dashboard.records.ingest.tables.synonyms import CODE, NAME, PREFECTURE
from dashboard.records.rules import Fault, fault

Progress = Callable[[Iterable[Line]], Iterable[Line]]


def read_long(sheet: Sheet, mapping: Mapping, progress: Progress = iter) -> Answers:
    """The answers of a survey that has its municipalities in rows.

    Raises:
        TableError: Neither columns for indicator and value nor any column of answers.
    """
    found = Answers()
    long = "indicator" in mapping and "value" in mapping
    asked = None if long else _indicator_columns(sheet, mapping, found)
    for line in progress(mapping.rows):
        code, faults = _place(mapping, line)
        found.problems += [sheet.problem(line.number, mapping.header_of(name), wrong) for name, wrong in faults]
        beside = {target: mapping.text(line, target) for target in ("unit", "reference_date", "survey_id")}
        date, unit, survey = beside["reference_date"], beside["unit"], beside["survey_id"]
        if asked is None:
            name, text = indicator_name(mapping.text(line, "indicator")), mapping.text(line, "value")
            wrong = fault("empty") if not name else values.markup(name) or values.markup(unit)
            if wrong:
                found.problems.append(sheet.problem(line.number, mapping.header_of("indicator"), wrong))
            found.answers.append(Answer(line.number, mapping.header_of("value"), name, code, text, unit, date, survey))
            continue
        found.answers += [
            Answer(line.number, mapping.header.cell(column), name, code, line.cell(column), "", date, survey)
            for column, name in asked.items()
        ]
    return found


def _place(mapping: Mapping, line: Line) -> tuple[str, tuple[tuple[str, Fault], ...]]:
    """The code of a row's government, and what is wrong with what the row says of it."""
    name, code = mapping.text(line, NAME), mapping.text(line, CODE)
    prefecture = mapping.text(line, PREFECTURE)
    if not name and not code and prefecture:
        return "", ((NAME, fault("empty")),)
    located = locate(NAME, name, prefecture, code)
    if located.faults:
        return "", located.faults
    if len(located.codes) != 1:
        return "", ((NAME, fault("one_place", name)),)
    return located.codes[0], ()


def _indicator_columns(sheet: Sheet, mapping: Mapping, found: Answers) -> dict[int, str]:
    """The columns that hold answers, by position; a column of other words is named in a notice."""
    taken = set(mapping.positions.values())
    asked, others = {}, []
    for column, name in enumerate(mapping.header.cells):
        if column in taken or not name:
            continue
        cells = [line.cell(column) for line in mapping.rows if line.cell(column)]
        if cells and sum(map(is_answer, cells)) * 2 > len(cells):
            asked[column] = indicator_name(name)
        elif cells:
            others.append(name)
    if not asked:
        raise TableError("no_answers", file=sheet.file, headers="、".join(filter(None, mapping.header.cells)))
    if others:
        found.notices.append(Notice("columns_unused", (("columns", "、".join(others)),)))
    for name in {name for name in asked.values() if list(asked.values()).count(name) > 1}:
        found.problems.append(sheet.problem(mapping.header.number, name, fault("indicator_repeated", name)))
    return asked
