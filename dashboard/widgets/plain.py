"""Text of records as text: Streamlit reads Markdown, HTML and directives in what it is given."""

import re
from urllib.parse import quote, urlsplit

from dashboard.strings import text as sentence

# An address ends where its sentence goes on: at the last sign that is no closing one.
_ADDRESS = re.compile(r"(https?://[!-~]*[^\s.,;:!?)'\"\u0080-\U0010ffff])")
_MARKUP = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~$:&=])")


# Streamlit turns these into arrows, icons, logos and links after Markdown is done, where no backslash holds: an
# invisible word joiner between the signs keeps them as they were written.
_READ_LATER = re.compile(
    r"(?<=[<>~-])(?=[<>=-])|(?<=:)(?=material/|streamlit:|//)|(?<=@)|(?<=www)(?=\.)", re.IGNORECASE
)
_WORD_JOINER = "\u2060"


def plain(text: str) -> str:
    """The text with every sign escaped that Markdown, or Streamlit's directives in it, would read as markup."""
    return _MARKUP.sub(r"\\\1", _READ_LATER.sub(_WORD_JOINER, " ".join(text.split("\n"))))


def linked(text: str) -> str:
    """The text as `plain` gives it, with the http(s) addresses in it as links that end where the address ends."""
    parts = _ADDRESS.split(text)
    return "".join(web_link(part, part) if place % 2 else plain(part) for place, part in enumerate(parts))


def web_link(url: str, label: str = "") -> str:
    """A Markdown link to an http(s) address, labelled with its host unless told; anything else stays text."""
    try:
        parts = urlsplit(url)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return plain(url) + sentence("cases.link_off")
    address = quote(url, safe=":/?#@!$&'*+,;=%~-._")  # without brackets and spaces, which would end the link
    return f"[{plain(label or sentence('cases.page_of', host=parts.hostname))}]({address})"
