"""A draft beside the records that are there: what is new, what is there already, and what says something else."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from dashboard.records import schema
from dashboard.records.directory import table_of
from dashboard.records.ingest.tables.drafts import Cells, Draft, DraftCase, DraftRow, Origin
from dashboard.records.problem import Problem, shown
from dashboard.records.rules import fault
from dashboard.records.schema import Table
from dashboard.records.store.file_rows import FileRows

_TABLES = {table.name: table for table in schema.TABLES}
# What says nothing about whether two cases are one: the number they were given, and whether somebody has looked.
_NOT_COMPARED = ("case_id", "review")
_ITEM = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*")
_NUMBER = re.compile(r"[0-9]+")


@dataclass
class Merged:
    """The files with the rows of a draft in them.

    Attributes:
        files: Files that rows were looked for in or added to, by path.
        origins: Where each new row was read, by file and number of the row there.
        problems: Rows that contradict what is there.
        already: How many rows of the draft are there already.
    """

    files: dict[str, FileRows] = field(default_factory=dict)
    origins: dict[tuple[str, int], Origin] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    already: int = 0

    @property
    def changes(self) -> dict[str, bytes]:
        """The new content of each file that gets rows."""
        return {name: file.content() for name, file in self.files.items() if file.new}


def merge(draft: Draft, contents: Mapping[str, bytes]) -> Merged:
    """The rows of a draft put beside the files of a data directory.

    Raises:
        StoreError: A file that rows would go into is no table.
    """
    into = _Merger(draft, contents)
    if draft.kind in ("cases", "document"):
        into.add_cases([row for row in draft.rows if isinstance(row, DraftCase)])
    else:
        into.add_keyed(draft.kind, draft.rows)
    return into.merged


class _Merger:
    def __init__(self, draft: Draft, contents: Mapping[str, bytes]) -> None:
        self._draft, self._contents = draft, contents
        self.merged = Merged()

    def _file(self, table: Table, source: str) -> FileRows:
        name = f"{table.name}/{source}.csv"
        if name not in self.merged.files:
            self.merged.files[name] = FileRows(name, table, self._contents.get(name))
        return self.merged.files[name]

    def _add(self, file: FileRows, row: DraftRow, cells: Cells) -> None:
        self.merged.origins[file.name, file.add(cells)] = row.origin

    def _problem(self, row: DraftRow, column: str, key: str, value: str, **params: str | int) -> None:
        wrong = fault(key, value, **params)
        self.merged.problems.append(
            Problem(row.origin.file or self._draft.file, row.origin.row, row.origin.header(column), *wrong)
        )

    # ---- cases: the same case is known by its content, or by the number that the file gives it --------------------

    def add_cases(self, cases: Iterable[DraftCase]) -> None:
        by_source: dict[str, list[DraftCase]] = {}
        for case in cases:
            by_source.setdefault(_file_stem(case.cells["source_id"]), []).append(case)
        for source, of_source in by_source.items():
            self._add_cases_of(source, of_source)

    def _add_cases_of(self, source: str, cases: list[DraftCase]) -> None:
        file, effects = self._file(schema.CASES, source), self._file(schema.EFFECTS, source)
        by_id = {row["case_id"]: (number, row) for number, row in file.rows}
        by_content = {_content(row): row["case_id"] for _, row in file.rows}
        stated = {tuple(row[name] for name in schema.EFFECTS.names) for _, row in effects.rows}
        ids = _Ids(source, {*by_id, *(case.cells["case_id"] for case in cases)})
        seen: dict[tuple[str, ...], int] = {}
        for case in cases:
            given, content = case.cells["case_id"], _content(case.cells)
            if not given and content in seen:
                other = f"{self._draft.file}:{seen[content]}"
                self._problem(case, "title", "row_repeated", "", other=other)
                continue
            seen.setdefault(content, case.origin.row)
            known = given if given in by_id else "" if given else by_content.get(content, "")
            if known and content != _content(by_id[known][1]):
                self._conflict(case, "case_id", known, file.name, *by_id[known])
                continue
            case_id = known or given or ids.take(case.cells["source_item"])
            if known:
                self.merged.already += 1
            else:
                self._add(file, case, {**case.cells, "case_id": case_id})
            for effect in case.effects:
                cells = {**effect.cells, "case_id": case_id}
                if known and tuple(cells[name] for name in schema.EFFECTS.names) in stated:
                    continue
                self._add(effects, effect, cells)

    # ---- surveys and costs: the same figure is known by its key ---------------------------------------------------

    def add_keyed(self, kind: str, rows: Iterable[DraftRow]) -> None:
        table = _TABLES[kind]
        known: dict[tuple[str, ...], tuple[str, int, Cells]] = {}
        for name, raw in self._contents.items():
            if name.startswith(f"{kind}/") and name.endswith(".csv") and table_of(name) == kind:
                for number, there in FileRows(name, table, raw).rows:
                    known.setdefault(tuple(there[column] for column in table.key), (name, number, there))
        for row in rows:
            key = tuple(row.cells[column] for column in table.key)
            if key not in known:
                source = row.cells["survey_id"] if kind == "survey" else self._draft.source_id
                self._add(self._file(table, _file_stem(source)), row, row.cells)
            elif all(row.cells[column] == known[key][2][column] for column in table.names):
                self.merged.already += 1
            else:
                self._conflict(row, table.key[-1], " / ".join(key), *known[key])

    def _conflict(self, row: DraftRow, column: str, value: str, name: str, number: int, there: Cells) -> None:
        compared = [column for column in row.cells if column not in _NOT_COMPARED and column in there]
        different = [column for column in compared if _plain(column, row.cells) != _plain(column, there)]
        said = "、".join(f"{column}={shown(there[column]) or '–'}" for column in different[:3])
        self._problem(row, column, "conflict", value, place=f"{name}:{number}", there=said)


def _file_stem(source: str) -> str:
    """A source as part of a path: what is no plain name goes to a file of its own, which the check refuses."""
    return source if _ITEM.fullmatch(source) else "unnamed"


def _plain(column: str, cells: Cells) -> str:
    return (cells[column] or "0") if column == "unnamed_members" else cells[column]


def _content(cells: Cells) -> tuple[str, ...]:
    return tuple(_plain(name, cells) for name in schema.CASES.names if name not in _NOT_COMPARED)


class _Ids:
    """The case ids of a source, and new ones."""

    def __init__(self, source: str, taken: set[str]) -> None:
        self._source, self._taken = source, taken
        stems = (case_id.removeprefix(f"{source}-") for case_id in taken if case_id.startswith(f"{source}-"))
        self._last = max((int(stem) for stem in stems if _NUMBER.fullmatch(stem)), default=0)

    def take(self, item: str) -> str:
        """`<source>-<item>` where the file numbers its cases, else the next free number."""
        case_id = f"{self._source}-{item}"
        if not _ITEM.fullmatch(item) or case_id in self._taken:
            self._last += 1
            case_id = f"{self._source}-{self._last}"
        elif _NUMBER.fullmatch(item):
            self._last = max(self._last, int(item))
        self._taken.add(case_id)
        return case_id
