"""Search over the cases: several words, names of technologies and places in whatever spelling."""

import re
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

import geodata
from dashboard.metrics.kept import kept
from dashboard.records import Records
from geodata import names

_FIELDS = ("title", "place", "technology", "text")
_WEIGHTS = (8, 4, 2, 1)
"""A word in the title says more than one in the summary; a case counts with the best field of each word."""
_SHORTEST_ALIAS_INSIDE = 3
"""A shorter alias (AI, OCR) inside a longer word is more often chance than meaning."""

_BETWEEN_WORDS = re.compile(r"[\s、,，]+")
# AI-OCR / AIOCR, Wi-Fi / WiFi, サーバ / サーバー, チャット・ボット.
_JOINING = re.compile(r"[-‐‑‒–—−ー・.]")
_ASCII = re.compile(r"[!-~]+")
_KATAKANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ"))}


class SearchIndex(NamedTuple):
    """Folded texts of the cases by field, and who carries which technology under which names."""

    case_id: pd.Series
    fields: tuple[pd.Series, ...]
    aliases: dict[str, frozenset[int]]
    """Folded label or alias -> positions of the cases that carry the technology, or one of the family."""


def search(records: Records, words: str, registry: pd.DataFrame | None = None) -> pd.Series:
    """Ids of the cases that fit all words, best first, equals in the order of the records.

    A word fits where it stands in title, summary, organisations, department, labels of technologies, or in
    name, reading or prefecture of a member; width, case, old kanji, kana script, hyphens and long-vowel signs
    do not matter. A word that is, or holds, a label or alias of a technology fits every case that carries it.
    A word of Latin letters has to begin where a Latin word begins: `ai` is not in `mail`.

    Args:
        records: What `records.load` returned.
        words: As typed; white space or commas between. Without any, all cases come back.
        registry: `geodata.registry()` unless given.

    Returns:
        `case_id`, with the position in `records.cases` as index.
    """
    index = search_index(records, geodata.registry() if registry is None else registry)
    score = np.zeros(len(index.case_id), dtype=np.int64)
    fits = np.ones(len(index.case_id), dtype=bool)
    for word in filter(None, _BETWEEN_WORDS.split(words)):
        of_word = _score(index, word)
        fits &= of_word > 0
        score += of_word
    order = np.argsort(-score, kind="stable")
    return index.case_id.iloc[order[fits[order]]]


@kept
def search_index(records: Records, registry: pd.DataFrame) -> SearchIndex:
    """The folded texts of all cases, built on the first call and kept."""
    cases = records.cases.reset_index(drop=True)
    position = pd.Series(cases.index, index=cases["case_id"])
    members = registry.loc[records.members["lgcode"], ["full_name", "kana", "prefecture"]]
    places = members.agg(" ".join, axis=1).groupby(records.members["case_id"].to_numpy()).agg(" ".join)
    technologies = records.technologies.set_index("tag")
    called = technologies[["label_ja", "label_en", "family", "aliases"]].agg(";".join, axis=1)
    tags = records.case_technologies
    labels = called.loc[tags["technology"]].groupby(tags["case_id"].to_numpy()).agg(";".join)
    raw = (
        cases["title"],
        _join(cases["organisations"], _by_case(places, cases)),
        _by_case(labels, cases),
        _join(cases["summary"], cases["department"], cases["category_major"], cases["category_minor"]),
    )
    aliases: dict[str, set[int]] = {}
    carrying = position[tags["case_id"]].groupby(tags["technology"].to_numpy()).agg(set)
    for tag, named in called.items():
        for name in filter(None, (part.strip() for part in named.split(";"))):
            aliases.setdefault(_joined(name), set()).update(carrying.get(tag, ()))
    return SearchIndex(
        cases["case_id"],
        tuple(text.map(_searchable) for text in raw),
        {name: frozenset(found) for name, found in aliases.items()},
    )


def _score(index: SearchIndex, word: str) -> NDArray[np.int64]:
    """By case: the weight of the best field in which the word stands, 0 for none."""
    score = np.zeros(len(index.case_id), dtype=np.int64)
    if not any(sign.isalnum() for sign in word):
        # Signs only ("-", "・"): nothing to look for, so nothing to fail.
        return score + 1
    for weight, text in zip(_WEIGHTS, index.fields, strict=True):
        score = np.maximum(score, weight * _contains(text, word))
    tagged = list(_carriers(index, _joined(word)))
    score[tagged] = np.maximum(score[tagged], _WEIGHTS[_FIELDS.index("technology")])
    return score


def _contains(text: pd.Series, word: str) -> NDArray[np.bool_]:
    spelling = _folded(word)
    if _ASCII.fullmatch(spelling):
        pattern = re.compile(r"(?<![a-z0-9])" + re.escape(spelling))
        return np.fromiter((pattern.search(value) is not None for value in text), dtype=bool, count=len(text))
    return text.str.contains(_joined(word), regex=False).to_numpy(dtype=bool)


def _carriers(index: SearchIndex, word: str) -> frozenset[int]:
    """Cases of the technology that the word names, or of the longest name that it holds."""
    if word in index.aliases:
        return index.aliases[word]
    inside = [name for name in index.aliases if len(name) >= _SHORTEST_ALIAS_INSIDE and name in word]
    return index.aliases[max(inside, key=len)] if inside else frozenset()


def _searchable(text: str) -> str:
    """What is looked into: with joining signs for Latin words, without them for all others."""
    folded = _folded(text)
    return f"{folded}\n{_JOINING.sub('', folded)}"


def _folded(text: str) -> str:
    # Parts are folded one by one: `loose` drops white space, and words of two fields must not run together.
    parts = (names.loose(part) for part in re.split(r"[\s;]+", text))
    return " ".join(part for part in parts if part).casefold().translate(_KATAKANA)


def _joined(text: str) -> str:
    return _JOINING.sub("", _folded(text))


def _by_case(texts: pd.Series, cases: pd.DataFrame) -> pd.Series:
    return texts.reindex(cases["case_id"]).fillna("").reset_index(drop=True)


def _join(*texts: pd.Series) -> pd.Series:
    return pd.concat(texts, axis=1).agg(" ".join, axis=1)
