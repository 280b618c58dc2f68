"""One way to write a text for comparing it, with the way back to the text as it stands."""

import re
import unicodedata
from array import array
from dataclasses import dataclass
from functools import cache, cached_property

from geodata import names

_LONE = re.compile(r"(?<![0-9A-Za-z])[0-9A-Za-z](?: [0-9A-Za-z])+(?![0-9A-Za-z])")
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-") | {"〜": "~", "∼": "~"})


@dataclass(frozen=True)
class Folded:
    """A text in half-width Latin and digits, radicals as kanji, spaces only between Latin words.

    Attributes:
        text: The folded text.
        original: The text as it was given.
        places: For each sign of `text`, where it stands in `original`.
    """

    text: str
    original: str
    places: "array[int]"

    def as_written(self, start: int, end: int) -> str:
        """The part of the original that `text[start:end]` was made from."""
        if start >= end or start >= len(self.places):
            return ""
        return self.original[self.places[start] : self.places[end - 1] + 1]

    @cached_property
    def folded_case(self) -> str:
        """The text in lower case, sign for sign: no sign becomes two."""
        return "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in self.text)


def fold(text: str) -> Folded:
    """The text folded: `ＡＩ－ＯＣＲ を` is `AI-OCRを`, `約 2 0 万円` is `約20万円`."""
    signs: list[str] = []
    places = array("I")  # four bytes a sign: documents have millions
    for place, sign in enumerate(text):
        for part in _folded_sign(sign):
            if part in "\u3099\u309a" and signs:
                composed = unicodedata.normalize("NFC", signs[-1] + part)
                if len(composed) == 1:
                    signs[-1] = composed
                    continue
            signs.append(part)
            places.append(place)
    wide = "".join(signs)
    dropped = _dropped_spaces(wide)
    if not dropped:
        return Folded(wide, text, places)
    kept = [number for number in range(len(wide)) if number not in dropped]
    return Folded("".join(wide[number] for number in kept), text, array("I", (places[number] for number in kept)))


def folded(text: str) -> str:
    """The folded text alone."""
    return fold(text).text


def _dropped_spaces(text: str) -> set[int]:
    """The spaces that do not separate Latin words: beside Japanese, doubled, at the ends, in `A I`."""
    if " " not in text:
        return set()
    dropped = set()
    for place, sign in enumerate(text):
        if sign != " ":
            continue
        before = text[place - 1] if place else " "
        after = text[place + 1] if place + 1 < len(text) else " "
        if before == " " or after == " " or not (before.isascii() and after.isascii()):
            dropped.add(place)
    for match in _LONE.finditer(text):
        dropped |= {place for place in range(*match.span()) if text[place] == " "}
    # Of several spaces in a row between Latin words one must stay.
    for match in re.finditer(r"(?<=[!-~])  +(?=[!-~])", text):
        dropped.discard(match.start())
    return dropped


@cache
def _folded_sign(sign: str) -> str:
    # Circled digits and fractions would become digits and run into the number beside them.
    if unicodedata.category(sign) == "No":
        return sign
    if sign.isspace():
        return " "
    clean = names.clean(sign)
    return clean.translate(_DASHES) if clean else ""
