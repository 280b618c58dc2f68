"""The command `dxmap`: a thin layer over the functions that the pages use."""

import argparse
import io
import locale
import os
import sys
from collections.abc import Sequence
from typing import Literal, NoReturn

from dashboard.commands import bench, check, extract, import_, resolve, serve
from dashboard.commands.common import FAILED, OK, UsageError
from dashboard.records import DataDirectoryError
from dashboard.strings import text

VERBS = (serve, check, resolve, extract, import_, bench)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one verb. Exit status: 0 all is well, 1 something was found, 2 it could not be done."""
    language = reader_language()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a cp932 console has no sign for every name
            stream.reconfigure(errors="backslashreplace")
    parser = Parser(prog="dxmap", description=text("cli.description", language))
    verbs = parser.add_subparsers(required=True, metavar="VERB", parser_class=Parser)
    for verb in VERBS:
        verb.add(verbs, language)
    options = parser.parse_args(arguments)
    options.language = language
    try:
        return int(options.run(options))
    except DataDirectoryError as error:
        print(f"dxmap: {error.text(language)}", file=sys.stderr)
        return FAILED
    except UsageError as error:
        print(f"dxmap: {error}", file=sys.stderr)
        return FAILED
    except BrokenPipeError:  # the reader of the output, such as `head`, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK


class Parser(argparse.ArgumentParser):
    """argparse with its refusal in the reader's language."""

    def error(self, message: str) -> NoReturn:
        """Refuse the words of the command: what was found, and where to read what is expected."""
        self.exit(FAILED, text("cli.refused", reader_language(), found=message, help=f"{self.prog} --help") + "\n")


def reader_language() -> Literal["ja", "en"]:
    """`ja` where the locale is Japanese, else `en`."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return "ja" if value.lower().startswith("ja") else "en"
    return "ja" if (locale.getlocale()[0] or "").lower().startswith(("ja", "japanese")) else "en"


if __name__ == "__main__":
    sys.exit(main())
