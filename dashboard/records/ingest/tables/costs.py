"""A table of information-system costs to rows of `data/costs`."""

from dashboard.records.ingest.tables import values
from dashboard.records.ingest.tables.cases import Progress
from dashboard.records.ingest.tables.drafts import DraftRow, Origin
from dashboard.records.ingest.tables.mapping import Mapping
from dashboard.records.ingest.tables.places import locate
from dashboard.records.ingest.tables.synonyms import CODE, NAME, PREFECTURE
from dashboard.records.problem import Problem
from dashboard.records.rules import fault
from dashboard.records.schema import COSTS

_FIGURES = {"population": "人", "cost_thousand_yen": "千円", "per_capita_yen": "円(?:/人)?"}


def read_costs(mapping: Mapping, file: str, progress: Progress = iter) -> tuple[list[DraftRow], list[Problem]]:
    """The costs of a file and what is wrong with them.

    Figures are in the unit of their column (千円, 円): a header or a cell that names another is not taken for it.
    """
    rows: list[DraftRow] = []
    problems: list[Problem] = []
    headers = {target: mapping.header_of(target) for target in mapping.positions}
    headers["lgcode"] = headers.get(CODE) or headers.get(NAME, "lgcode")
    for line in progress(mapping.rows):
        cells = dict.fromkeys(COSTS.names, "")
        located = locate(NAME, mapping.text(line, NAME), mapping.text(line, PREFECTURE), mapping.text(line, CODE))
        faults = list(located.faults)
        if len(located.codes) == 1:
            cells["lgcode"] = located.codes[0]
        elif not faults:
            faults.append((NAME, fault("one_place", mapping.text(line, NAME))))
        if text := mapping.text(line, "survey_date"):
            found = values.day(text)
            cells["survey_date"] = found.text
            faults += [("survey_date", found.fault)] if found.fault else []
        for target, units in _FIGURES.items():
            if text := mapping.text(line, target):
                # A unit of thousands is part of the column: `1,200千円` is 1200 there.
                found = values.figure(text.removesuffix("千円") if target == "cost_thousand_yen" else text, units)
                cells[target] = found.text
                faults += [(target, found.fault)] if found.fault else []
        cells["cloud_class"] = mapping.text(line, "cloud_class")
        if wrong := values.markup(cells["cloud_class"]):
            faults.append(("cloud_class", wrong))
        problems += [Problem(file, line.number, headers.get(name, name), *wrong) for name, wrong in faults]
        rows.append(DraftRow(cells, Origin(line.number, headers)))
    return rows, problems
