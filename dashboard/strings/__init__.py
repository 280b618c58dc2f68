"""Every sentence a reader sees, by key and language."""

from dashboard.strings import (
    en,
    ingest_documents_en,
    ingest_documents_ja,
    ingest_tables_en,
    ingest_tables_ja,
    ja,
)

LANGUAGES = ("ja", "en")
_TEXTS = {
    "ja": {**ja.TEXT, **ingest_documents_ja.TEXT, **ingest_tables_ja.TEXT},
    "en": {**en.TEXT, **ingest_documents_en.TEXT, **ingest_tables_en.TEXT},
}


def text(key: str, language: str = "ja", **values: object) -> str:
    """The sentence under `key`, with `values` put in.

    A sentence that English does not have yet is shown in Japanese, never as its key.

    Raises:
        KeyError: When no language has the key.
    """
    template = _TEXTS[language].get(key)
    if template is None:
        template = _TEXTS["ja"][key]
    return template.format(**values) if values else template


__all__ = ["LANGUAGES", "text"]
