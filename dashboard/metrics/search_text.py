"""Texts and search words in one spelling: width, case, old kanji and kana script make no difference."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

import numpy as np

from geodata import names

BETWEEN = "\0"
"""Stands between texts that are folded in one go; no record holds it (`dxmap check`)."""

# AI-OCR / AIOCR, Wi-Fi / WiFi, サーバ / サーバー, チャット・ボット.
_JOINING = "-‐‑‒–—−ー・."
_WITHOUT_JOINING = str.maketrans("", "", _JOINING)
_KATAKANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ"))}
# 霞ヶ関 / 霞が関, 3か月 / 3ヶ月: one word in several spellings, while 窓口が and 窓口か are two.
_SMALL_KE = "ヶゕけかがげ箇个"
_BEFORE_KANJI = re.compile(f"(?:(?<=[々㐀-䶿一-鿿0-9])|^)[{_SMALL_KE}](?=[々㐀-䶿一-鿿])")
# Accents and sound marks that follow their letter (e + ´, ｶ + ﾞ).
_MARKS = frozenset([*map(chr, range(0x0300, 0x0370)), "\u3099", "\u309a"])
_MARKED = re.compile(f".[{''.join(sorted(_MARKS))}]+")


def fold(text: str) -> str:
    """The text in the spelling in which texts are compared; white space and `;` become a space."""
    return _composed("".join(map(_folded_sign, text)))


def join(text: str) -> str:
    """The folded text without hyphens, long-vowel signs and middle dots."""
    return fold(text).translate(_WITHOUT_JOINING)


def fold_all(texts: Iterable[str]) -> str:
    """The folded texts, `BETWEEN` between, as quickly as a hundred thousand texts need it."""
    whole = BETWEEN.join(texts)
    folded = {sign: _folded_sign(sign) for sign in map(chr, np.flatnonzero(np.bincount(_codes(whole))))}
    for sign, form in folded.items():
        if len(form) != 1:
            whole = whole.replace(sign, form)
    codes = _codes(whole)
    table = np.arange(codes.max(initial=0) + 1, dtype="<u4")
    for sign, form in folded.items():
        if len(form) == 1:
            table[ord(sign)] = ord(form)
    whole = table[codes].tobytes().decode("utf-32-le", "surrogatepass")
    return _composed(whole) if _MARKS.intersection("".join(folded.values())) else whole


def join_all(folded: str) -> str:
    """What `fold_all` gives, without joining signs."""
    for sign in _JOINING:
        folded = folded.replace(sign, "")
    return folded


def is_latin(folded: str) -> bool:
    """Whether a folded word is of Latin letters, digits and signs only."""
    return folded.isascii()


def positions(text: str, word: str) -> list[int]:
    """Where a folded word stands in a folded text; a Latin one only where it begins: `ai` is not in `mail`."""
    if is_latin(word) and word[:1].isalnum():
        literal = re.escape(word)
        # The literal comes first, so that the search can jump from one to the next.
        return [hit.start() for hit in re.finditer(f"{literal}(?<![a-z0-9]{literal})", text)]
    found = []
    position = text.find(word)
    while position >= 0:
        found.append(position)
        position = text.find(word, position + 1)
    return found


def clusters(text: str) -> list[tuple[int, str]]:
    """Position and folded form of each sign with its marks, for finding a hit again in the text as written."""
    found: list[tuple[int, str]] = []
    for position, sign in enumerate(text):
        folded = _folded_sign(sign)
        if found and _MARKS.issuperset(folded):
            start, before = found[-1]
            found[-1] = start, _composed(before + folded)
        else:
            found.append((position, folded))
    return found


def spellings(folded: str) -> tuple[str, ...]:
    """A folded word, and the ways in which its first ヶ, か or が between kanji may be written instead."""
    found = _BEFORE_KANJI.search(folded)
    if found is None:
        return (folded,)
    return tuple(folded[: found.start()] + sign + folded[found.end() :] for sign in _SMALL_KE)


def is_joining(sign: str) -> bool:
    """Whether a folded sign only joins what stands around it."""
    return bool(sign) and all(part in _JOINING for part in sign)


def _composed(folded: str) -> str:
    return _MARKED.sub(lambda found: unicodedata.normalize("NFC", found[0]), folded)


def _codes(text: str) -> np.ndarray:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")


@cache
def _folded_sign(sign: str) -> str:
    if sign.isspace() or sign == ";":
        return " "
    return names.loose(sign).casefold().translate(_KATAKANA)
