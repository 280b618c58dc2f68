"""Marks that are no words: emphasis, tags, links and entities in plain text, Markdown and table cells."""

import html
import re

_FOOTNOTE = re.compile(r"<sup>\s*[0-9*]+\s*</sup>|\[\^[^\]]+\]")
_BREAK = re.compile(r"<br\s*/?>|</(?:p|li|ul|ol|div)>", re.I)
_LIST_ITEM = re.compile(r"<li[^>]*>", re.I)
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9]*(?:\s[^<>]*)?/?>")
_PICTURE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
_LINK = re.compile(r"\[([^\]]+)\]\((https?://[^)\s]+)\)")
_ADDRESS = re.compile(r"<(https?://[^<>\s]+)>")
_STRONG = re.compile(r"\*\*|__(?=\S)|(?<=\S)__|~~|`")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!|>-])")


def without_markup(text: str) -> str:
    """The words of a line: `**年間約660時間**<sup>1</sup>` is `年間約660時間`; addresses stay."""
    if "<" in text or "&" in text:
        text = _ADDRESS.sub(r" \1 ", _FOOTNOTE.sub("", text))
        text = _LIST_ITEM.sub(" ・", _BREAK.sub(" ", text))
        text = html.unescape(_TAG.sub("", text))
    if "](" in text:
        text = _LINK.sub(r"\1 \2 ", _PICTURE.sub("", text))
    return _ESCAPE.sub(r"\1", _STRONG.sub("", text)).strip()
