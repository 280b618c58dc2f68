"""`dxmap import`: a table into a data directory, all rows or none; and the way back."""

import argparse
import sys
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Any

from tqdm import tqdm

from dashboard import records
from dashboard.commands.common import FAILED, FOUND_PROBLEMS, OK, UsageError, add_verb
from dashboard.commands.import_report import write_report
from dashboard.records import store
from dashboard.records.ingest import tables
from dashboard.records.ingest.tables import Draft, Limits, TableError
from dashboard.records.problem import Language
from dashboard.records.store import Outcome, StoreError
from dashboard.strings import text
from dashboard.strings.ingest_notices import notice_text

_SHOWN_PROBLEMS = 50
_LAST = "last"


def add(verbs: argparse._SubParsersAction, language: str) -> None:
    """Describe the verb."""
    parser = add_verb(verbs, "import", language)
    say = partial(text, language=language)
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help=say("cli.import.file"))
    parser.add_argument("--as", dest="kind", choices=tables.KINDS, default="", help=say("cli.import.as"))
    parser.add_argument("--source", default="", metavar="ID", help=say("cli.import.source"))
    for name in ("title", "publisher", "licence"):
        parser.add_argument(f"--source-{name}", default="", metavar="TEXT", help=say(f"cli.import.source_{name}"))
    parser.add_argument("--reference-date", default="", metavar="DATE", help=say("cli.import.reference_date"))
    parser.add_argument("--map", action="append", default=[], metavar="COLUMN=HEADER", help=say("cli.import.map"))
    parser.add_argument("--set", action="append", default=[], metavar="COLUMN=VALUE", help=say("cli.import.set"))
    parser.add_argument("--sheet", default="", metavar="NAME", help=say("cli.import.sheet"))
    parser.add_argument("--keep-unlocated", action="store_true", help=say("cli.import.keep_unlocated"))
    parser.add_argument("--dry-run", action="store_true", help=say("cli.import.dry_run"))
    parser.add_argument("--report", type=Path, metavar="OUT.csv", help=say("cli.import.report"))
    parser.add_argument("--undo", nargs="?", const=_LAST, metavar="ID", help=say("cli.import.undo"))
    parser.add_argument("--history", action="store_true", help=say("cli.import.history"))
    parser.add_argument("--data", type=Path, metavar="DIR", help=text("cli.data", language))
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Import one file, or undo an import, or list them."""
    language = options.language
    if sum((options.file is not None, options.undo is not None, options.history)) != 1:
        raise UsageError(text("cli.import.one_of", language))
    if options.data is None:
        raise UsageError(text("cli.import.needs_data", language))
    try:
        if options.history:
            return _history(options.data, language)
        if options.undo is not None:
            return _undo(options.data, "" if options.undo == _LAST else options.undo, language)
        return _import(options, language)
    except (TableError, StoreError) as error:
        print(f"dxmap: {error.text(language)}", file=sys.stderr)
        return FAILED


def _import(options: argparse.Namespace, language: Language) -> int:
    try:
        limits = tables.current_limits()
    except ValueError as error:
        raise UsageError(str(error)) from error
    by_hand, constants = _pairs(options.map, "--map", language), _pairs(options.set, "--set", language)
    sheet = tables.read_file(options.file, sheet=options.sheet, limits=limits)
    chosen = tables.Options(options.kind, options.source, options.reference_date, by_hand, constants)
    draft = tables.prepare(sheet, records.load(options.data), chosen, limits, progress=_progress)
    draft = _with_effects(draft, options.file, limits, language)
    _describe(draft, language)
    outcome = store.add(
        options.data,
        draft,
        source=store.source_of(
            draft,
            title=options.source_title,
            publisher=options.source_publisher,
            licence=options.source_licence,
        ),
        options={"reference_date": options.reference_date, "map": by_hand, "set": constants, "sheet": sheet.name},
        keep_unlocated=options.keep_unlocated,
        dry_run=options.dry_run,
    )
    if options.report:
        write_report(options.report, outcome.problems, language)
    if outcome.problems:
        for problem in outcome.problems[:_SHOWN_PROBLEMS]:
            print(problem.text(language))
        if len(outcome.problems) > _SHOWN_PROBLEMS:
            print(text("cli.import.more", language, count=len(outcome.problems) - _SHOWN_PROBLEMS))
        print(text("cli.import.problems", language, count=len(outcome.problems)))
        return FOUND_PROBLEMS
    _tell(outcome, options, language)
    return OK


def _with_effects(draft: Draft, file: Path, limits: Limits, language: Language) -> Draft:
    """The draft with the effects that `dxmap extract` has written beside its cases."""
    beside = file.with_name(f"{file.stem}.effects.csv")
    if draft.kind != "cases" or not beside.is_file():
        return draft
    print(text("cli.import.effects", language, file=beside.name))
    return tables.with_effects(draft, tables.read_file(beside, limits=limits))


def _pairs(words: Iterable[str], flag: str, language: str) -> dict[str, str]:
    pairs = {}
    for word in words:
        name, sign, value = word.partition("=")
        if not sign or not name:
            example = "title=件名" if flag == "--map" else "status=implemented"
            raise UsageError(text("cli.import.pair", language, flag=flag, found=word, example=example))
        pairs[name.strip()] = value.strip()
    return pairs


def _progress(rows: Iterable[Any]) -> Iterable[Any]:
    """A bar on a terminal, from the second second on."""
    return tqdm(rows, delay=1, disable=None, leave=False, unit="行")


def _describe(draft: Draft, language: str) -> None:
    """What the file was taken for, so that a wrong column is seen before it is believed."""
    kind = text(f"import.kind.{draft.kind}", language)
    print(
        text(
            "cli.import.read", language, file=draft.file, kind=kind, rows=f"{len(draft.rows):,}", source=draft.source_id
        )
    )
    if draft.mapping:
        for target in draft.mapping.positions:
            how = text(f"import.how.{draft.mapping.how[target]}", language)
            print(text("cli.import.column", language, target=target, header=draft.mapping.header_of(target), how=how))
        for target, value in draft.mapping.constants.items():
            how = text("import.how.constant", language)
            print(text("cli.import.column", language, target=target, header=value, how=how))
    for notice in draft.notices:
        print(notice_text(notice.key, dict(notice.params), language))


def _tell(outcome: Outcome, options: argparse.Namespace, language: str) -> None:
    already = f"{outcome.already:,}"
    added = "・".join(
        text("import.added", language, table=text(f"import.kind.{table}", language), count=f"{count:,}")
        for table, count in outcome.added.items()
    )
    if not outcome.added:
        print(text("cli.import.nothing_new", language, already=already))
        return
    if options.dry_run:
        print(text("cli.import.dry", language, added=added, already=already))
        return
    print(text("cli.import.done", language, added=added, already=already, id=outcome.import_id, data=options.data))
    if outcome.new_source:
        print(text("cli.import.new_source", language, source=outcome.source_id))


def _undo(data_dir: Path, import_id: str, language: Language) -> int:
    entry, problems = store.undo(data_dir, import_id)
    if problems:
        print(text("cli.import.undo_problems", language, id=entry.id))
        for problem in problems:
            print(problem.text(language))
        return FOUND_PROBLEMS
    print(text("cli.import.undone", language, id=entry.id, when=entry.when, file=entry.file))
    return OK


def _history(data_dir: Path, language: str) -> int:
    entries = store.history(data_dir)
    standing = {entry.id for entry in store.standing(entries)}
    if not entries:
        print(text("cli.import.no_history", language))
    for entry in entries:
        state = entry.action if entry.action == "undo" or entry.id in standing else "undone"
        action = text(f"import.action.{state}", language)
        files = " ".join(f"{file.path}(+{file.added})" if file.added else file.path for file in entry.files)
        print(
            text(
                "cli.import.history_line",
                language,
                id=entry.id,
                when=entry.when,
                who=entry.who,
                action=action,
                file=entry.file,
                files=files,
            )
        )
    return OK
