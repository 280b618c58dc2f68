"""Official surveys with one column a municipality and one row an indicator, as デジタル庁 publishes them."""

from collections.abc import Callable, Sequence

from dashboard.records.ingest.tables.answers import is_answer
from dashboard.records.ingest.tables.places import locate, resolve
from dashboard.records.ingest.tables.positions import codes_in_order
from dashboard.records.ingest.tables.sheet import Line, Notice, Sheet
from dashboard.records.ingest.tables.survey import Answer, Answers, label_fault, unique_indicators
from dashboard.records.rules import Fault, fault

_HEADER_WITHIN = 15
_FEWEST = 3


def is_wide(sheet: Sheet) -> bool:
    """Whether one of the first rows is a row of municipalities."""
    return _name_row(sheet) is not None


def read_wide(sheet: Sheet) -> Answers:
    """The answers of a survey with one column a municipality.

    Names without a prefecture or a code above or below them are settled by the order of the whole list, which must
    have every municipality once; with such a row, part of them will do.
    """
    found = Answers()
    place = _name_row(sheet)
    if place is None:
        raise ValueError("sheet has no row of municipalities: ask is_wide first.")
    header = sheet.lines[place]
    first = next(column for column, name in enumerate(header.cells) if _is_name(name))
    columns = [column for column in range(first, sheet.width) if any(line.cell(column) for line in sheet.lines)]
    beside = [line for number, line in enumerate(sheet.lines[: place + 3]) if number != place]
    codes, above = _codes(sheet, header, columns, beside, found)
    rows = [line for line in sheet.lines[place + 1 :] if line not in above]
    names, faulty = unique_indicators([line.cells[:first] for line in rows])
    for number in faulty:
        wrong = label_fault(names[number])
        found.problems.append(sheet.problem(rows[number].number, header.cell(max(first - 1, 0)), wrong))
    if not rows:
        found.problems.append(sheet.problem(header.number, "", fault("no_indicators")))
    if found.problems:
        return found
    for name, line in zip(names, rows, strict=True):
        found.answers += [
            Answer(line.number, header.cell(column), name, code, line.cell(column))
            for column, code in zip(columns, codes, strict=True)
        ]
    return found


def _name_row(sheet: Sheet) -> int | None:
    """The first row in which at least half of the filled cells, and three, are governments and none is an answer."""
    for place, line in enumerate(sheet.lines[:_HEADER_WITHIN]):
        filled = [cell for cell in line.cells if cell]
        names = sum(_is_name(cell) for cell in filled)
        if names >= _FEWEST and names * 2 >= len(filled) and not any(is_answer(cell) for cell in filled):
            return place
    return None


def _is_name(cell: str) -> bool:
    """Whether a cell names one or several governments: prefectures alone make no row of municipalities."""
    if not cell or cell[0].isdigit():
        return False
    found = resolve(cell, "")
    codes = (found.lgcode,) if found.lgcode else found.candidates if found.status == "ambiguous" else ()
    return any(len(code) == 5 for code in codes)


def _codes(
    sheet: Sheet, header: Line, columns: Sequence[int], beside: Sequence[Line], found: Answers
) -> tuple[list[str], list[Line]]:
    """The code of each column, and the rows around the names that helped to find them."""
    names = [header.cell(column) for column in columns]
    code_row = next((line for line in beside if _all(line, columns, _is_code)), None)
    prefecture_row = next((line for line in beside if _all(line, columns, _is_prefecture, filled=False)), None)
    above = [line for line in (code_row, prefecture_row) if line]
    faults: list[tuple[int, Fault]] = []
    codes: list[str] = []
    if above:
        prefecture = ""
        for place, column in enumerate(columns):
            # A prefecture over merged cells stands in the first of them.
            prefecture = (prefecture_row.cell(column) if prefecture_row else "") or prefecture
            code = code_row.cell(column) if code_row else ""
            located = locate("name", names[place], prefecture, code)
            faults += [(place, wrong) for _, wrong in located.faults]
            codes.append(located.codes[0] if len(located.codes) == 1 else "")
        faults += [
            (place, fault("name_repeated", names[place], count=1))
            for place, code in enumerate(codes)
            if code and code in codes[:place]
        ]
    else:
        ordered = codes_in_order(names)
        codes, faults = list(ordered.codes), list(ordered.faults)
        if ordered.settled:
            found.notices.append(Notice("settled_by_order", (("count", ordered.settled),)))
    for place, wrong in faults:
        where = f"{columns[place] + 1}: {names[place]}" if place >= 0 else ""
        found.problems.append(sheet.problem(header.number, where, wrong))
    return codes, above


def _all(line: Line, columns: Sequence[int], is_one: Callable[[str], bool], filled: bool = True) -> bool:
    cells = [line.cell(column) for column in columns]
    return any(cells) and all(is_one(cell) if cell else not filled for cell in cells)


def _is_code(cell: str) -> bool:
    return cell.isdigit() and len(cell) in (5, 6) and bool(resolve(cell, "").lgcode)


def _is_prefecture(cell: str) -> bool:
    return resolve(cell, "").status == "prefecture"
