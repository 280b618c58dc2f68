"""`dxmap extract`: documents to draft records, or how well that agrees with curated records."""

import argparse
import sys
from pathlib import Path

from tqdm import tqdm

from dashboard import records
from dashboard.commands.common import FAILED, FOUND_PROBLEMS, OK, UsageError, add_data, add_verb
from dashboard.records.ingest.documents import DocumentError, Drafts, Taxonomy, extract, read, taxonomy
from dashboard.records.ingest.documents.against import Score, merged, scores
from dashboard.records.ingest.documents.extraction import default_source_id
from dashboard.records.ingest.documents.writing import write
from dashboard.strings import text

_SHOWN_PAGES = 20


def add(verbs: argparse._SubParsersAction, language: str) -> None:
    """Describe the verb."""
    parser = add_verb(verbs, "extract", language)
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help=text("cli.extract.files", language))
    parser.add_argument("-o", "--output", type=Path, metavar="OUT.csv", help=text("cli.extract.output", language))
    parser.add_argument("--source", default="", metavar="ID", help=text("cli.extract.source", language))
    parser.add_argument("--against", type=Path, metavar="DIR", help=text("cli.extract.against", language))
    add_data(parser, language)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Draft records of all documents; where one cannot be read nothing is written.

    Exit status 1 where a document holds no case, 2 where one cannot be read.
    """
    language = options.language
    if not options.output and not options.against:
        raise UsageError(text("cli.extract.where", language))
    if options.output and options.output.suffix.lower() != ".csv":
        raise UsageError(text("cli.extract.csv", language, output=options.output))
    if options.against and not options.source:
        raise UsageError(text("cli.extract.source_needed", language))
    known = records.load(options.against or options.data)
    try:
        found = _drafts(options.files, taxonomy(known.technologies), options.source)
        for drafts in found:
            _report(drafts, language)
        if options.output:
            files = write(found, options.output)
            print(text("cli.extract.written", language, files="、".join(map(str, files))), file=sys.stderr)
    except DocumentError as error:
        print(f"dxmap: {error.text(language)}", file=sys.stderr)
        return FAILED
    if options.against:
        _print_scores(found, known, options.source, language)
    return OK if all(len(drafts.cases) for drafts in found) else FOUND_PROBLEMS


def _drafts(files: list[Path], tags: Taxonomy, source: str) -> list[Drafts]:
    """The drafts of each file, with a bar on a terminal when that takes longer than a second."""
    found: list[Drafts] = []
    for number, file in enumerate(files, 1):
        with tqdm(desc=file.name, unit="p", delay=1, disable=None, leave=False) as bar:
            document = read(file, lambda done, total: _advance(bar, done, total))
        # Two files of one source keep their case ids apart.
        name = source if len(files) == 1 or not source else f"{source}-{number}"
        found.append(extract(document, tags, name or default_source_id(document)))
    return found


def _advance(bar: tqdm, done: int, total: int) -> None:
    bar.total = total or None
    bar.update(done - bar.n)


def _report(drafts: Drafts, language: str) -> None:
    """One line a document, and what it holds that cannot be read."""
    document = drafts.document
    kind = text(f"extract.structure.{drafts.structure or 'none'}", language)
    counts = {"cases": len(drafts.cases), "effects": len(drafts.effects)}
    print(text("cli.extract.found", language, file=document.path.name, structure=kind, **counts), file=sys.stderr)
    if document.pages_without_text:
        pages = ", ".join(map(str, document.pages_without_text[:_SHOWN_PAGES]))
        count, of = len(document.pages_without_text), document.pages
        print(text("cli.extract.pictures", language, count=count, of=of, pages=pages), file=sys.stderr)


def _print_scores(found: list[Drafts], known: records.Records, source: str, language: str) -> None:
    cases = known.cases[known.cases["source_id"] == source]
    effects = known.effects[known.effects["case_id"].isin(cases["case_id"])]
    if cases.empty:
        raise UsageError(text("cli.extract.no_records", language, source=source))
    print(text("cli.extract.scores", language, source=source, records=len(cases)))
    print(
        f"{'field':18} {'precision':>9} {'recall':>7} {'F1':>6} {'exact':>6} {'right':>6} {'extra':>6} {'missing':>8}"
    )
    for score in scores(merged(found), cases, effects):
        print(_line(score))


def _line(score: Score) -> str:
    precision, recall, f1, exact = (
        "-" if share is None else f"{share:.3f}" for share in (score.precision, score.recall, score.f1, score.exact)
    )
    counts = f"{score.right:>6} {score.extra:>6} {score.missing:>8}"
    return f"{score.field:18} {precision:>9} {recall:>7} {f1:>6} {exact:>6} {counts}"
