"""What storing a draft would come to: new files, checked together with all others, and every problem."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dashboard.records import catalogue
from dashboard.records.directory import DataFiles
from dashboard.records.ingest.tables.drafts import Draft
from dashboard.records.load import load_files
from dashboard.records.problem import Problem
from dashboard.records.store.merge import Merged, merge
from dashboard.records.store.sources import NewSource, with_source
from dashboard.records.store.told import told_in_file


@dataclass(frozen=True)
class Outcome:
    """What became of an import.

    Attributes:
        import_id: Of its entry in the history; "" where nothing was stored.
        added: Rows that came in, by table.
        already: Rows that were there before.
        files: Files that changed.
        new_source: Whether the source was entered into sources.toml.
        problems: What kept everything out.
        source_id: The source the rows went to.
    """

    import_id: str
    added: dict[str, int]
    already: int
    files: tuple[str, ...]
    new_source: bool
    problems: tuple[Problem, ...]
    source_id: str


@dataclass(frozen=True)
class Plan:
    """What storing a draft comes to, worked out beside the files and without touching them.

    Attributes:
        files: The directory that it was worked out for.
        merged: The files with the new rows.
        changes: New content by path.
        outcome: Without an import_id.
    """

    files: DataFiles
    merged: Merged
    changes: dict[str, bytes]
    outcome: Outcome

    @property
    def stores_something(self) -> bool:
        """Whether there is something to store and nothing against it."""
        return bool(self.changes) and not self.outcome.problems


def plan(
    files: DataFiles,
    data_dir: Path,
    draft: Draft,
    source: NewSource | None = None,
    *,
    keep_unlocated: bool = False,
    today: date | None = None,
) -> Plan:
    """What storing the draft in `files` comes to.

    Raises:
        StoreError: A file that rows would go into is no table.
    """
    merged = merge(draft, files.contents)
    changes = merged.changes
    new_source = bool(changes and source and not _knows(files, source.id, today))
    if source and new_source:
        name = catalogue.SOURCES.file
        changes = {name: with_source(files.contents[name], source), **changes}
    # What is taken in as it is must not hide what else is wrong with its row.
    accepted = ("not_located",) if keep_unlocated else ()
    problems = [problem for problem in (*draft.problems, *merged.problems) if problem.key not in accepted]
    if changes:
        found = [problem for problem in new_problems(files, changes, data_dir, today) if problem.key not in accepted]
        problems += told_in_file(draft, merged, found, problems)
    added: dict[str, int] = {}
    for file in merged.files.values():
        if file.new:
            added[file.table.name] = added.get(file.table.name, 0) + len(file.new)
    ordered = tuple(sorted(problems, key=lambda problem: (problem.file != draft.file, problem.file, problem.row)))
    outcome = Outcome("", added, merged.already, tuple(changes), new_source, ordered, draft.source_id)
    return Plan(files, merged, changes, outcome)


def new_problems(
    before: DataFiles, changes: Mapping[str, bytes | None], data_dir: Path, today: date | None
) -> list[Problem]:
    """The problems that a directory has with `changes` and has not without."""
    old = set(load_files(before, data_dir, today).problems)
    return [problem for problem in load_files(before.changed(changes), data_dir, today).problems if problem not in old]


def _knows(files: DataFiles, source_id: str, today: date | None) -> bool:
    raw = files.contents[catalogue.SOURCES.file]
    ids = catalogue.read(catalogue.SOURCES, raw, today or date.today()).ids
    return ids is None or source_id in ids
