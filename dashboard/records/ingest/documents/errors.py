"""What a reader says of a document that cannot be used."""

from typing import Literal

from dashboard.strings import ingest_documents_en, ingest_documents_ja

Language = Literal["ja", "en"]
_TEXTS: dict[str, dict[str, str]] = {"ja": ingest_documents_ja.TEXT, "en": ingest_documents_en.TEXT}


class DocumentError(ValueError):
    """A document that cannot be read; `text(language)` says what was found, expected and what to do."""

    def __init__(self, key: str, **params: object) -> None:
        self.key = key
        self.params = params
        super().__init__(self.text("en"))

    def text(self, language: str = "ja") -> str:
        """What was found, what was expected and what to do, in `language`."""
        return _TEXTS[language][f"extract.error.{self.key}"].format(**self.params)
