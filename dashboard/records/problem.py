"""A fault in the data: where it stands, what was found there and what is expected instead."""

from collections.abc import Iterator
from dataclasses import dataclass
from types import ModuleType
from typing import Literal

from dashboard.strings import ingest_tables_en, ingest_tables_ja, problems_en, problems_ja

Language = Literal["ja", "en"]
Param = str | int

_STRINGS: dict[str, ModuleType] = {"ja": problems_ja, "en": problems_en}
_SENTENCES: dict[str, dict[str, tuple[str, str]]] = {
    "ja": {**problems_ja.SENTENCES, **ingest_tables_ja.SENTENCES},
    "en": {**problems_en.SENTENCES, **ingest_tables_en.SENTENCES},
}
_SHOWN_LENGTH = 80


@dataclass(frozen=True)
class Problem:
    """One fault in a data file.

    `row` is the row as a spreadsheet numbers it: the header is row 1, a cell of several lines is one row. In
    a TOML file it is the line, and it is 0 where the fault is the file's own. `key` names the kind of fault;
    its sentences are in `dashboard/strings/problems_ja.py` and `problems_en.py`, those of imports in
    `ingest_tables_*.py`.
    """

    file: str
    row: int
    column: str
    key: str
    params: tuple[tuple[str, Param], ...] = ()
    case_id: str = ""

    @property
    def found(self) -> str:
        """What was found, in Japanese."""
        return self.found_in("ja")

    @property
    def expected(self) -> str:
        """What is expected instead, in Japanese."""
        return self.expected_in("ja")

    def found_in(self, language: Language) -> str:
        """What was found, in `language`."""
        return _SENTENCES[language][self.key][0].format(**dict(self.params))

    def expected_in(self, language: Language) -> str:
        """What is expected instead, in `language`."""
        return _SENTENCES[language][self.key][1].format(**dict(self.params))

    def text(self, language: Language = "ja") -> str:
        """The whole line that `dxmap check` prints: `FILE:ROW: COLUMN: found …, expected …`."""
        place = f"{self.file}:{self.row}" if self.row else self.file
        if self.column:
            place = f"{place}: {self.column}"
        line = _STRINGS[language].LINE
        return line.format(place=place, found=self.found_in(language), expected=self.expected_in(language))

    def __str__(self) -> str:
        return self.text("en")


class DataDirectoryError(ValueError):
    """No usable data directory; `text(language)` says what was found, what is expected and what to do."""

    def __init__(self, key: str, **params: Param) -> None:
        self.key = key
        self.params = params
        super().__init__(self.text("en"))

    def text(self, language: Language = "ja") -> str:
        """What was found, what was expected and what to do, in `language`."""
        return _STRINGS[language].DATA_DIRECTORY[self.key].format(**self.params)


def shown(value: str) -> str:
    """A cell's text fit for one line of a message: invisible characters escaped, long texts cut."""
    visible = "".join(_visible(value[: _SHOWN_LENGTH + 1]))
    return visible if len(value) <= _SHOWN_LENGTH else visible[:_SHOWN_LENGTH] + "…"


def _visible(value: str) -> Iterator[str]:
    for character in value:
        yield character if character.isprintable() else f"\\u{ord(character):04x}"
