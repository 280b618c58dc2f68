"""Search over the cases: several words, names of technologies and places in whatever spelling."""

import re
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from dashboard.metrics.search_index import FIELDS, SearchIndex, default_index
from dashboard.metrics.search_text import fold, join
from dashboard.records import Records

_TITLE, _TECHNOLOGY, _PLACE, _TEXT = 8, 4, 2, 1
_WEIGHTS = dict(zip(FIELDS, (_TITLE, _PLACE, _TEXT), strict=True))
"""A word in the title says more than one in the summary; a case counts with the best field of each word."""

_BETWEEN_WORDS = re.compile(r"[\s、,，]+")

_SHORTEST_TO_CORRECT, _LONG = 4, 8
"""One error is forgiven in four letters, two in eight; in fewer, every other word is near."""
_SHORTEST_KANJI = 5
"""Of kanji alone, one more: 電子申告 is no error for 電子申請."""
_KANJI = re.compile("[々㐀-䶿一-鿿]+")
_MOST_CORRECTIONS = 3
"""More words equally near: nobody knows which one was meant."""


@dataclass(frozen=True, eq=False)
class Found:
    """What a search found, and what it looked for.

    Attributes:
        case_ids: Best first, equals in the order of the records; index is the position in `records.cases`.
        words: The words that were looked for, corrected ones in place of typing errors.
        corrected: Word as typed, which is nowhere -> the nearest words, any of which fits instead.
        synonyms: Other names of the technologies that the words name; their cases fit, too.
    """

    case_ids: pd.Series
    words: tuple[str, ...]
    corrected: dict[str, tuple[str, ...]]
    synonyms: tuple[str, ...]


def search(records: Records, words: str, registry: pd.DataFrame | None = None) -> pd.Series:
    """Ids of the cases that fit all words, best first: `find(...).case_ids`."""
    return find(records, words, registry).case_ids


def find(records: Records, words: str, registry: pd.DataFrame | None = None) -> Found:
    """The cases that fit all words, best first.

    A word fits where it stands in title, labels of technologies, organisations, name, reading or prefecture of a
    member, summary or department, in this order of weight; width, case, old kanji, kana script, hyphens and
    long-vowel signs do not matter. A word that is, or holds, a label or alias of a technology fits every case that
    carries it. A word of Latin letters has to begin where a Latin word begins: `ai` is not in `mail`. A word that
    stands nowhere is taken for a typing error of the nearest word that does, unless it is the name of a place:
    nothing is published of it then.

    Args:
        records: What `records.load` returned.
        words: As typed; white space or commas between. Without any, all cases come back.
        registry: `geodata.registry()` unless given.
    """
    index = default_index(records, registry)
    score = np.zeros(len(index.case_id), dtype=np.int64)
    fits = np.ones(len(index.case_id), dtype=bool)
    looked_for: list[str] = []
    corrected: dict[str, tuple[str, ...]] = {}
    for word in filter(None, _BETWEEN_WORDS.split(words)):
        of_word = _score(index, word)
        instead = () if of_word.any() else _nearest(index, word)
        if instead:
            corrected[word] = instead
            of_word = np.maximum.reduce([_score(index, near) for near in instead])
        looked_for += instead or (word,)
        fits &= of_word > 0
        score += of_word
    order = np.argsort(-score, kind="stable")
    return Found(index.case_id.iloc[order[fits[order]]], tuple(looked_for), corrected, _synonyms(index, looked_for))


def _score(index: SearchIndex, word: str) -> NDArray[np.int64]:
    """By case: the weight of the best field in which the word stands, 0 for none."""
    score = np.zeros(len(index.case_id), dtype=np.int64)
    if not any(sign.isalnum() for sign in join(word)):
        # Signs only ("-", "・"): nothing to look for, so nothing to fail.
        return score + 1
    for name, weight in _WEIGHTS.items():
        np.maximum(score, weight * index.fields[name].holding(word), out=score)
    return np.maximum(score, _TECHNOLOGY * index.carrying(index.named(word)))


def _nearest(index: SearchIndex, word: str) -> tuple[str, ...]:
    """Words of the records that differ from a mistyped one by least, as written."""
    joined, length = join(word).strip(), len(fold(word).strip())
    shortest = _SHORTEST_KANJI if _KANJI.fullmatch(joined) else _SHORTEST_TO_CORRECT
    if length < shortest or joined in index.known_places:
        return ()
    errors = 1 if length < _LONG else 2
    near = extract(joined, index.vocabulary.keys(), scorer=OSA.distance, score_cutoff=errors, limit=None)
    least = [index.vocabulary[name] for name, distance, _ in near if distance == near[0][1]]
    return tuple(least) if len(least) <= _MOST_CORRECTIONS else ()


def _synonyms(index: SearchIndex, words: list[str]) -> tuple[str, ...]:
    names = [name for word in words for tag in index.aliases.get(join(word).strip(), ()) for name in index.called[tag]]
    return tuple(name for name in dict.fromkeys(names) if name not in words)
