"""Every sentence a reader sees, by key and language."""

from dashboard.strings import en, ja

LANGUAGES = ("ja", "en")
_TEXTS = {"ja": dict(ja.TEXT), "en": dict(en.TEXT)}


def text(key: str, language: str = "ja", **values: object) -> str:
    """The sentence under `key`, with `values` put in.

    A sentence that English does not have yet is shown in Japanese, never as its key.

    Raises:
        KeyError: When no language has the key.
    """
    template = _TEXTS[language].get(key)
    if template is None:
        template = ja.TEXT[key]
    return template.format(**values) if values else template


__all__ = ["LANGUAGES", "text"]
