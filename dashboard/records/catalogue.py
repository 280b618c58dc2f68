"""The two catalogues, `sources.toml` and `technologies.toml`: an entry for each source or technology."""

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from dashboard.records import rules
from dashboard.records.problem import Problem, shown
from dashboard.records.rules import Context, Fault, Rule

_LINE_OF_ERROR = re.compile(r"line (\d+)")


@dataclass(frozen=True)
class Field:
    """One field of an entry; a `many` field is a list of texts, which the frame holds with `;` between."""

    name: str
    rule: Rule
    filled: bool = True
    many: bool = False


@dataclass(frozen=True)
class Catalogue:
    """A TOML file of `[[entry]]` tables; the first field is the id."""

    file: str
    entry: str
    fields: tuple[Field, ...]

    @property
    def names(self) -> list[str]:
        """The names of the fields, in order."""
        return [field.name for field in self.fields]


SOURCES = Catalogue(
    "sources.toml",
    "source",
    (
        Field("id", rules.identifier),
        Field("title", rules.text()),
        Field("publisher", rules.text()),
        Field("published", rules.stated_date(), filled=False),
        # Empty where the document's own address is not confirmed; the note says then where it comes from.
        Field("url", rules.url, filled=False),
        Field("licence", rules.text()),
        Field("note", rules.text(lines=True), filled=False),
    ),
)

TECHNOLOGIES = Catalogue(
    "technologies.toml",
    "technology",
    (
        Field("tag", rules.identifier),
        Field("label_ja", rules.text()),
        Field("label_en", rules.text()),
        Field("family", rules.text()),
        Field("aliases", rules.each(rules.text()), filled=False, many=True),
    ),
)


@dataclass(frozen=True)
class Entries:
    """What a catalogue holds: `frame` has its fields as texts; `readable` is False for a broken file."""

    frame: pd.DataFrame
    problems: tuple[Problem, ...]
    readable: bool

    @property
    def ids(self) -> frozenset[str] | None:
        """The ids in the catalogue; None where it is not readable, so that nothing can be held against it."""
        return frozenset(self.frame.iloc[:, 0]) if self.readable else None


def read(catalogue: Catalogue, raw: bytes, today: date) -> Entries:
    """The entries of a catalogue.

    An entry without a usable id is left out. Of other entries a faulty field is left empty and reported:
    a licence that somebody forgot is no fault of the source's cases, which would all go with it.
    """
    nothing = pd.DataFrame({name: pd.Series(dtype="str") for name in catalogue.names})
    try:
        text = raw.decode("utf-8-sig")
        listed = tomllib.loads(text).get(catalogue.entry)
    except UnicodeDecodeError as error:
        row = raw[: error.start].count(b"\n") + 1
        return Entries(nothing, (Problem(catalogue.file, row, "", *rules.fault("encoding", guess="?")),), False)
    except tomllib.TOMLDecodeError as error:
        return Entries(nothing, (_syntax_problem(catalogue, text, error),), False)
    if not isinstance(listed, list) or not all(isinstance(entry, dict) for entry in listed):
        shape = rules.fault("catalogue_shape", entry=catalogue.entry)
        return Entries(nothing, (Problem(catalogue.file, 1, "", *shape),), False)
    problems: list[Problem] = []
    context = Context(sources=None, technologies=None, codes=frozenset(), today=today)
    kept: dict[str, dict[str, str]] = {}
    lines: dict[str, int] = {}
    for entry, row in zip(listed, _rows(catalogue, text, len(listed)), strict=True):
        cells, faulty = _read_entry(catalogue, entry, row, context)
        problems += faulty
        name = cells[catalogue.names[0]]
        if name in kept:
            repeated = rules.fault("entry_repeated", name)
            problems.append(Problem(catalogue.file, row, catalogue.names[0], *repeated))
        elif name:
            kept[name], lines[name] = cells, row
    problems += _shared_items(catalogue, kept, lines)
    frame = pd.DataFrame(list(kept.values()), columns=catalogue.names, dtype="str")
    return Entries(frame, tuple(problems), True)


def _read_entry(
    catalogue: Catalogue, entry: dict[str, Any], row: int, context: Context
) -> tuple[dict[str, str], list[Problem]]:
    """The fields of one entry as texts, "" where one is missing or faulty, and what is wrong with it."""
    cells, problems = {}, []
    for field in catalogue.fields:
        value = _as_text(entry.get(field.name, [] if field.many else ""), field)
        if value is None:
            found: Fault | None = rules.fault("field_type", str(entry[field.name]))
        elif not value:
            found = rules.fault("empty") if field.filled else None
        else:
            found = rules.clean(value, context) or field.rule(value, context)
        if found:
            problems.append(Problem(catalogue.file, row, field.name, *found))
        cells[field.name] = value if value and not found else ""
    for name in entry.keys() - set(catalogue.names):
        unknown = rules.fault("field_unknown", name, columns=", ".join(catalogue.names))
        problems.append(Problem(catalogue.file, row, shown(name), *unknown))
    return cells, problems


def _shared_items(catalogue: Catalogue, kept: dict[str, dict[str, str]], lines: dict[str, int]) -> Iterator[Problem]:
    """A problem for each item of a list that another entry has too: an alias must lead to one technology."""
    owners: dict[str, str] = {}
    for field in catalogue.fields:
        for name, cells in kept.items() if field.many else ():
            for item in cells[field.name].split(";") if cells[field.name] else ():
                owner = owners.setdefault(unicodedata.normalize("NFKC", item).casefold(), name)
                if owner != name:
                    shared = rules.fault("alias_shared", item, tag=owner)
                    yield Problem(catalogue.file, lines[name], field.name, *shared)


def _as_text(value: object, field: Field) -> str | None:
    """The field as the frame holds it; None where it has another type than it should."""
    if field.many:
        texts = isinstance(value, list) and all(isinstance(item, str) and ";" not in item for item in value)
        return ";".join(value) if texts and isinstance(value, list) else None
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int) and not isinstance(value, bool) and field.name == "published":
        return str(value)
    return value if isinstance(value, str) else None


def _rows(catalogue: Catalogue, text: str, count: int) -> list[int]:
    """The line on which each entry begins; 1 for all where some text looks like the start of an entry."""
    start = re.compile(rf"\s*\[\[\s*{catalogue.entry}\s*\]\]")
    lines = [number for number, line in enumerate(text.split("\n"), 1) if start.match(line)]
    return lines if len(lines) == count else [1] * count


def _syntax_problem(catalogue: Catalogue, text: str, error: tomllib.TOMLDecodeError) -> Problem:
    # tomllib names the line in its message only (an attribute from Python 3.14 on).
    stated = _LINE_OF_ERROR.search(str(error))
    row = int(stated[1]) if stated else text.count("\n") + 1
    return Problem(catalogue.file, row, "", "toml_syntax", (("error", str(error)), ("entry", catalogue.entry)))
