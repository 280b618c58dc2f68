"""`dxmap resolve`: names of local governments to codes."""

import argparse
import csv
import io
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import geodata
from dashboard.commands.common import FOUND_PROBLEMS, OK, UsageError, add_verb
from dashboard.strings import text

COLUMNS = ("lgcode", "prefecture", "municipality", "status", "candidates", "reason")


def add(verbs: argparse._SubParsersAction, language: str) -> None:
    """Describe the verb."""
    parser = add_verb(verbs, "resolve", language)
    parser.add_argument("names", nargs="*", metavar="NAME", help=text("cli.resolve.name", language))
    parser.add_argument("--csv", type=Path, metavar="IN.csv", help=text("cli.resolve.csv", language))
    parser.add_argument("--name-column", metavar="C", help=text("cli.resolve.name_column", language))
    parser.add_argument("--prefecture-column", metavar="P", help=text("cli.resolve.prefecture_column", language))
    parser.add_argument("-o", "--output", type=Path, metavar="OUT.csv", help=text("cli.resolve.output", language))
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Names from the command line or a column of a table, each with what it means."""
    language = options.language
    if bool(options.names) == bool(options.csv):
        raise UsageError(text("cli.resolve.one_of", language))
    if options.names:
        header, rows = ["name"], [[name] for name in options.names]
        names, prefectures = options.names, None
    else:
        header, rows = _read_table(options.csv, language)
        names = _column(header, rows, options.name_column, "--name-column", language)
        wanted = options.prefecture_column
        prefectures = _column(header, rows, wanted, "--prefecture-column", language) if wanted else None
    answers = geodata.resolve_many(names, prefectures)
    columns = list(COLUMNS)
    added = [f"resolved_{column}" if column in header else column for column in columns]
    lines = (
        [*row, *answer] for row, answer in zip(rows, answers[columns].astype(str).to_numpy().tolist(), strict=True)
    )
    _write_table([*header, *added], lines, options.output, language)
    unsure = int(answers["status"].isin(["ambiguous", "unknown"]).sum())
    print(text("cli.resolve.summary", language, total=len(rows), unsure=unsure), file=sys.stderr)
    return FOUND_PROBLEMS if unsure else OK


def _read_table(path: Path, language: str) -> tuple[list[str], list[list[str]]]:
    """Header and rows of a CSV file in UTF-8 (with or without BOM) or cp932; never a guess in between."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise UsageError(text("cli.unreadable", language, path=path, error=error)) from error
    if b"\0" in raw:  # UTF-16, or no text at all; cp932 would take it
        raise UsageError(text("cli.encoding", language, path=path))
    for encoding in ("utf-8-sig", "cp932"):
        try:
            rows = list(csv.reader(io.StringIO(raw.decode(encoding), newline=""), strict=True))
            break
        except UnicodeDecodeError:
            continue
        except csv.Error as error:
            raise UsageError(text("cli.unreadable", language, path=path, error=error)) from error
    else:
        raise UsageError(text("cli.encoding", language, path=path))
    if not rows:
        raise UsageError(text("cli.empty", language, path=path))
    width = len(rows[0])
    ragged = [number for number, row in enumerate(rows[1:], start=2) if row and len(row) != width]
    if ragged:
        raise UsageError(text("cli.ragged", language, path=path, rows=ragged[:10], width=width))
    return rows[0], [row for row in rows[1:] if row]


def _column(header: list[str], rows: list[list[str]], name: str | None, flag: str, language: str) -> list[str]:
    if name is None:
        raise UsageError(text("cli.resolve.needs_name_column", language, flag=flag, columns="、".join(header)))
    if name not in header:
        raise UsageError(text("cli.no_column", language, flag=flag, found=name, columns="、".join(header)))
    position = header.index(name)
    return [row[position] for row in rows]


def _write_table(header: Iterable[str], rows: Iterator[list[Any]], output: Path | None, language: str) -> None:
    """Write to standard output, or to a file that is whole or not there."""
    if output is None:
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)
        return
    unfinished = output.with_name(output.name + ".part")
    try:
        with unfinished.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(header)
            writer.writerows(rows)
        os.replace(unfinished, output)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise UsageError(text("cli.unwritable", language, path=output, error=error)) from error
