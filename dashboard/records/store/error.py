"""A change of a data directory that cannot be made, in the reader's language."""

from types import ModuleType

from dashboard.records.problem import Language, Param
from dashboard.strings import ingest_tables_en, ingest_tables_ja

_STRINGS: dict[str, ModuleType] = {"ja": ingest_tables_ja, "en": ingest_tables_en}


class StoreError(ValueError):
    """Nothing was changed; `text(language)` says what was found, what is expected, what to do."""

    def __init__(self, key: str, **params: Param) -> None:
        self.key = key
        self.params = params
        super().__init__(self.text("en"))

    def text(self, language: Language = "ja") -> str:
        """The sentence for the reader."""
        return str(_STRINGS[language].STORE[self.key]).format(**self.params)
