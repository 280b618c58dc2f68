"""`dxmap bench`: the figures of this machine."""

import argparse

from dashboard.commands.common import add_data, add_verb
from dashboard.strings import bench_names_en, bench_names_ja, text

_NAMES = {"ja": bench_names_ja.TEXT, "en": bench_names_en.TEXT}


def add(verbs: argparse._SubParsersAction, language: str) -> None:
    """Describe the verb."""
    parser = add_verb(verbs, "bench", language)
    parser.add_argument("--json", action="store_true", help=text("cli.bench.json", language))
    parser.add_argument("--names", action="store_true", help=_NAMES[language]["help"])
    add_data(parser, language)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Measure the real app against the naive way in one run, or how names of local governments are read."""
    if options.names:
        from dashboard.bench import names  # noqa: PLC0415  its lists are built for the measurement alone

        return names.run(as_json=options.json, language=options.language)
    from dashboard.bench import report  # noqa: PLC0415  the browser driver is a tool of developers

    return int(report.run(options.data, as_json=options.json, language=options.language))
