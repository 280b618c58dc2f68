"""`dxmap check`: every problem of a data directory at once."""

import argparse

from dashboard import records
from dashboard.commands.common import FOUND_PROBLEMS, OK, add_data, add_verb
from dashboard.strings import text


def add(verbs: argparse._SubParsersAction, language: str) -> None:
    """Describe the verb."""
    parser = add_verb(verbs, "check", language)
    add_data(parser, language)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print every problem of a data directory, one a line."""
    found = records.load(options.data)
    for problem in found.problems:
        print(problem.text(options.language))
    counts = {"cases": len(found.cases), "effects": len(found.effects), "count": len(found.problems)}
    print(text("cli.check.problems" if found.problems else "cli.check.clean", options.language, **counts))
    return FOUND_PROBLEMS if found.problems else OK
