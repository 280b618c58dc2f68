"""A table of cases, as analysts keep them, to rows of `data/cases`."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from dashboard.records.ingest.tables import effects, values
from dashboard.records.ingest.tables.drafts import Cells, DraftCase, Origin
from dashboard.records.ingest.tables.mapping import Mapping
from dashboard.records.ingest.tables.places import locate
from dashboard.records.ingest.tables.sheet import Line, Notice
from dashboard.records.ingest.tables.synonyms import CODE, PREFECTURE
from dashboard.records.ingest.tables.values import Cell, Tags
from dashboard.records.problem import Problem
from dashboard.records.rules import Fault
from dashboard.records.schema import CASES

Progress = Callable[[Iterable[Line]], Iterable[Line]]

_TEXTS = (
    "case_id", "source_item", "source_page", "title", "summary", "category_major", "category_minor", "department",
    "publisher", "evidence", "source_kind", "source_citation",
)  # fmt: skip
_BODIES = r"団体|市町村|市区町村|自治体"
_WORDS: dict[str, Callable[[str], Cell]] = {
    "status": values.status,
    "level": lambda text: values.word(text, values.LEVEL_WORDS),
    "domain": lambda text: values.word(text, values.DOMAIN_WORDS),
    "review": lambda text: values.word(text, values.REVIEW_WORDS),
    "started": values.month,
    "published": values.day,
    "published_fy": values.fiscal_year,
    "population_stated": lambda text: values.figure(text, "人"),
    "unnamed_members": lambda text: values.figure(re.sub("^(?:ほか|他)", "", text), _BODIES),
}


@dataclass
class _Row:
    """One row on its way to a record."""

    mapping: Mapping
    line: Line
    cells: Cells
    faults: list[tuple[str, Fault]] = field(default_factory=list)

    def text(self, target: str) -> str:
        """The words of a cell in one line; "" where it says that there is nothing to say."""
        raw = self.mapping.text(self.line, target)
        return "" if values.is_blank(raw) else re.sub(r"\s*[\r\n\t]+\s*", " ", raw)

    def put(self, target: str, cell: Cell) -> None:
        self.cells[target] = cell.text
        if cell.fault:
            self.faults.append((target, cell.fault))


def read_cases(
    mapping: Mapping, file: str, source_id: str, tags: Tags, progress: Progress = iter
) -> tuple[list[DraftCase], list[Problem], list[Notice]]:
    """The cases of a file, what is wrong with them, and what should be known.

    Args:
        mapping: The file with its columns.
        file: Its name.
        source_id: The source of rows that do not name their own.
        tags: The technologies that a cell may name.
        progress: Goes through the rows and may show how far.
    """
    cases: list[DraftCase] = []
    problems: list[Problem] = []
    in_words = 0
    headers = {target: mapping.header_of(target) for target in mapping.positions}
    # The organisations' codes are written from the code column, where the file has one.
    headers.setdefault("lgcodes", headers.get(CODE) or headers.get("organisations", "lgcodes"))
    headers.setdefault("level", headers.get("organisations", "level"))
    for line in progress(mapping.rows):
        row = _Row(mapping, line, dict.fromkeys(CASES.names, ""))
        _fill(row, source_id, tags)
        found = effects.read_effects(mapping, line, row.cells["status"])
        in_words += found.only_words
        row.faults += found.faults
        problems += [Problem(file, line.number, headers.get(name, name), *wrong) for name, wrong in row.faults]
        origin = Origin(line.number, headers)
        cases.append(DraftCase(row.cells, origin, found.rows))
    notices = [Notice("effects_in_words", (("count", in_words),))] if in_words else []
    if any(case.effects for case in cases):
        notices.append(Notice("effects_read", (("count", sum(len(case.effects) for case in cases)),)))
    return cases, problems, notices


def _fill(row: _Row, source_id: str, tags: Tags) -> None:
    for target in _TEXTS:
        row.put(target, Cell(row.text(target), values.markup(row.text(target))))
    row.cells["source_id"] = row.text("source_id") or source_id
    for target, convert in _WORDS.items():
        if text := row.text(target):
            row.put(target, convert(text))
    if text := row.text("technologies"):
        row.put("technologies", tags.find(row.mapping.text(row.line, "technologies")))
    _fill_addresses(row)
    _fill_places(row)


def _fill_addresses(row: _Row) -> None:
    """The first address is the case's, the others go to `also_urls`; what is no address is for the check to say."""
    first, *others = re.split(r"[\s;；、]+", row.text("url")) or [""]
    also = [item for item in re.split(r"[\s;；、]+", row.text("also_urls")) if item]
    row.cells["url"], row.cells["also_urls"] = first, ";".join(dict.fromkeys((*others, *also)))


def _fill_places(row: _Row) -> None:
    """Names and codes, and the level that follows from them unless the file states it."""
    codes = row.mapping.text(row.line, CODE) or row.mapping.text(row.line, "lgcodes")
    names = row.mapping.text(row.line, "organisations")
    unnamed = row.cells["unnamed_members"]
    if not names and not codes and unnamed not in ("", "0"):
        row.cells["level"] = row.cells["level"] or "joint"
        return
    located = locate("organisations", names, row.text(PREFECTURE), codes)
    row.faults += located.faults
    row.faults += [("organisations", wrong) for name in located.names if (wrong := values.markup(name))]
    row.cells["organisations"] = ";".join(located.names)
    row.cells["lgcodes"] = ";".join(located.codes) if any(located.codes) else ""
    if not row.cells["level"] and located.names:
        joint = len(located.names) > 1 or unnamed not in ("", "0")
        # One that cannot be located is hardly a prefecture: their names are never unclear.
        one = "prefecture" if len(located.codes[0]) == 2 else "municipality"
        row.cells["level"] = "joint" if joint else one
