"""A file that cannot be read as a table at all, in the reader's language."""

from types import ModuleType

from dashboard.records.problem import Language, Param
from dashboard.strings import ingest_tables_en, ingest_tables_ja

_STRINGS: dict[str, ModuleType] = {"ja": ingest_tables_ja, "en": ingest_tables_en}


class TableError(ValueError):
    """Nothing of the file can be imported; `text(language)` says what was found, what is expected, what to do.

    Faults of single rows and cells are `Problem`s instead, so that all of them can be told at once. `choices` are
    what one has to choose from, where that is all that is missing.
    """

    def __init__(self, key: str, choices: tuple[str, ...] = (), **params: Param) -> None:
        self.key = key
        self.choices = choices
        self.params = params
        super().__init__(self.text("en"))

    def text(self, language: Language = "ja") -> str:
        """The sentence for the reader."""
        return str(_STRINGS[language].ERRORS[self.key]).format(**self.params)
