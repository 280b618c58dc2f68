"""Surveys to rows of `data/survey`: with a column a municipality, a row a municipality, or a row an answer."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from dashboard.records.ingest import eras
from dashboard.records.ingest.folding import folded
from dashboard.records.ingest.tables import values
from dashboard.records.ingest.tables.answers import BARE_UNIT, answer
from dashboard.records.ingest.tables.drafts import DraftRow, Origin
from dashboard.records.ingest.tables.sheet import Notice, Sheet
from dashboard.records.problem import Problem, shown
from dashboard.records.rules import Fault, fault
from dashboard.records.schema import SURVEY

NO_DATE = ("unknown", "不明")
# What follows an indicator's name in the official files and says nothing.
_STATE_WORDS = re.compile(r"の(?:導入|実施)状況$")
_AS_OF = re.compile(r"時点|現在|基準日|調査日")
_TITLE_LINES = 15


@dataclass(frozen=True)
class Answer:
    """One answer as it stands in the file. `column` is the header over it, `date` and `unit` what is beside it."""

    row: int
    column: str
    indicator: str
    lgcode: str
    text: str
    unit: str = ""
    date: str = ""
    survey_id: str = ""


@dataclass
class Answers:
    """What a reader of one layout found in a file."""

    answers: list[Answer] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)


Progress = Callable[[Iterable[Any]], Iterable[Any]]


def to_rows(
    sheet: Sheet, found: Answers, survey_id: str, reference_date: str, progress: Progress = iter
) -> list[DraftRow]:
    """The answers as rows of the survey table; what is wrong with them is added to the problems of `found`."""
    rows: list[DraftRow] = []
    read = [(item, *answer(item.text)) for item in found.answers]
    units = _units([(item.indicator, cell.text, unit or folded(item.unit)) for item, cell, unit in read])
    for item, cell, beside in progress(read):
        unit = beside or folded(item.unit)
        wrong = cell.fault or values.markup(item.text) or _other_unit(units, item, cell.text, unit)
        if wrong:
            found.problems.append(sheet.problem(item.row, item.column, wrong))
        date, wrong = _reference_date(item.date, reference_date)
        if wrong:
            found.problems.append(sheet.problem(item.row, item.column, wrong))
        cells = dict.fromkeys(SURVEY.names, "")
        cells |= {"survey_id": item.survey_id or survey_id, "reference_date": date, "indicator": item.indicator}
        cells |= {"lgcode": item.lgcode, "value": cell.text, "unit": unit if cell.text[:1].isdigit() else ""}
        rows.append(DraftRow(cells, Origin(item.row, dict.fromkeys(SURVEY.names, item.column))))
    if bare := sum(folded(item.text) == BARE_UNIT for item in found.answers):
        found.notices.append(Notice("bare_unit", (("count", bare),)))
    return rows


def _units(numbers: Iterable[tuple[str, str, str]]) -> dict[str, str]:
    """The unit in which most of an indicator's numbers are given."""
    counts: dict[str, Counter[str]] = {}
    for indicator, value, unit in numbers:
        if value[:1].isdigit():
            counts.setdefault(indicator, Counter())[unit] += 1
    return {indicator: counted.most_common(1)[0][0] for indicator, counted in counts.items()}


def _other_unit(units: dict[str, str], item: Answer, value: str, unit: str) -> Fault | None:
    """A fault where one indicator is answered in two units: 62 and 62 % cannot be compared."""
    if not value[:1].isdigit() or unit == units[item.indicator]:
        return None
    return fault("unit_differs", item.text, unit=units[item.indicator] or "–")


def _reference_date(written: str, given: str) -> tuple[str, Fault | None]:
    if values.is_blank(written):
        return given, None
    found = values.day(written)
    return ("", found.fault) if found.fault else (found.text, None)


def stated_date(sheet: Sheet) -> str:
    """The day of the survey that the file itself states (`令和5年4月1日現在`, `調査時点：2023/4/1`), else ""."""
    found = set(_stated(sheet))
    return found.pop() if len(found) == 1 else ""


def _stated(sheet: Sheet) -> Iterator[str]:
    for line in sheet.lines[:_TITLE_LINES]:
        for place, cell in enumerate(line.cells):
            text = folded(cell)
            if not _AS_OF.search(text) or len(text) > 200:
                continue
            for part in (text, folded(line.cell(place + 1))):
                yield from (when.full for when in eras.find(part))


def indicator_name(text: str) -> str:
    """The name of an indicator as data/survey has it: `ＡＩの導入状況` is AI; others stay as they are written."""
    name = _STATE_WORDS.sub("", re.sub(r"\s+", " ", text)).strip()
    plain = folded(name)
    return plain if plain.isascii() else name


def unique_indicators(labels: list[tuple[str, ...]]) -> tuple[list[str], list[int]]:
    """A name for each row of an official table from its labels, the last of them unless several rows share it.

    Returns:
        The names, and the positions of rows without any or with one that another row has too.
    """
    last = [indicator_name(next((label for label in reversed(row) if label), "")) for row in labels]
    whole = ["：".join(dict.fromkeys(indicator_name(label) for label in row if label)) for row in labels]
    names = [name if last.count(name) == 1 else full for name, full in zip(last, whole, strict=True)]
    faulty = [place for place, name in enumerate(names) if not name or names.count(name) > 1]
    return names, faulty


def label_fault(name: str) -> Fault:
    """The fault of an indicator without a name of its own."""
    return fault("indicator_repeated", shown(name)) if name else fault("empty")
