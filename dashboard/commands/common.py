"""What the verbs of the command share."""

import argparse
from pathlib import Path

from dashboard.strings import text

OK, FOUND_PROBLEMS, FAILED = 0, 1, 2
"""Exit statuses: all is well, something was found, it could not be done."""

ROOT = Path(__file__).resolve().parents[2]
DEFAULT_DATA = ROOT / "data"


class UsageError(ValueError):
    """Something about the words of the command; the message is for the person who typed them."""


def add_verb(verbs: argparse._SubParsersAction, name: str, language: str) -> argparse.ArgumentParser:
    """A verb with its help; `text` has a sentence `cli.<name>` for it."""
    sentence = text(f"cli.{name}", language)
    parser: argparse.ArgumentParser = verbs.add_parser(name, help=sentence, description=sentence)
    return parser


def add_data(parser: argparse.ArgumentParser, language: str) -> None:
    """The option `--data DIR`."""
    parser.add_argument("--data", type=Path, default=DEFAULT_DATA, metavar="DIR", help=text("cli.data", language))
