"""What should be known of an import, as a sentence."""

from collections.abc import Mapping

from dashboard.strings import ingest_tables_en, ingest_tables_ja

_NOTICES = {"ja": ingest_tables_ja.NOTICES, "en": ingest_tables_en.NOTICES}


def notice_text(key: str, params: Mapping[str, object], language: str = "ja") -> str:
    """The sentence of a notice, with what it was told."""
    return _NOTICES[language][key].format(**params)
