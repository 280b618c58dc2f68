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
_SPACES = re.compile(r"[\s;]+")
_BETWEEN_TEXTS, _BETWEEN_PARTS = "\0", "\1"
"""Signs that no record holds (`dxmap check`) and no folding touches: thousands of texts are folded in one go."""
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
    members, tags = records.members, records.case_technologies
    where = registry.loc[members["lgcode"], ["full_name", "kana", "prefecture"]]
    places = _gather(members["case_id"], _join(where["full_name"], where["kana"], where["prefecture"]))
    technologies = records.technologies.set_index("tag")
    called = _join(*(technologies[column] for column in ("label_ja", "label_en", "family", "aliases")), sign=";")
    labels = _gather(tags["case_id"], called.loc[tags["technology"]])

    def of_cases(texts: dict[str, str]) -> pd.Series:
        return pd.Series([texts.get(case_id, "") for case_id in cases["case_id"]], dtype="str")

    raw = (
        cases["title"],
        _join(cases["organisations"], of_cases(places)),
        of_cases(labels),
        _join(cases["summary"], cases["department"], cases["category_major"], cases["category_minor"]),
    )
    positions = dict(zip(cases["case_id"], cases.index, strict=True))
    carrying: dict[str, set[int]] = {}
    for case_id, tag in zip(tags["case_id"], tags["technology"], strict=True):
        carrying.setdefault(tag, set()).add(positions[case_id])
    aliases: dict[str, set[int]] = {}
    for tag, named in called.items():
        for name in filter(None, _joined(named.replace(";", _BETWEEN_TEXTS)).split(_BETWEEN_TEXTS)):
            aliases.setdefault(name.strip(), set()).update(carrying.get(str(tag), ()))
    return SearchIndex(
        cases["case_id"],
        tuple(_searchable(text) for text in raw),
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


def _searchable(texts: pd.Series) -> pd.Series:
    """What is looked into: with joining signs for Latin words, without them for all others."""
    if texts.empty:
        return texts
    folded = _folded(_BETWEEN_TEXTS.join(texts))
    both = zip(folded.split(_BETWEEN_TEXTS), _JOINING.sub("", folded).split(_BETWEEN_TEXTS), strict=True)
    return pd.Series([f"{text}\n{joined}" for text, joined in both], index=texts.index, dtype="str")


def _folded(text: str) -> str:
    # `loose` drops white space; words of two fields must not run together.
    marked = names.loose(_SPACES.sub(_BETWEEN_PARTS, text))
    return marked.casefold().translate(_KATAKANA).replace(_BETWEEN_PARTS, " ").strip()


def _joined(text: str) -> str:
    return _JOINING.sub("", _folded(text))


def _gather(keys: pd.Series, texts: pd.Series) -> dict[str, str]:
    """All texts of each key, a space between."""
    found: dict[str, list[str]] = {}
    for key, text in zip(keys, texts, strict=True):
        found.setdefault(key, []).append(text)
    return {key: " ".join(parts) for key, parts in found.items()}


def _join(*texts: pd.Series, sign: str = " ") -> pd.Series:
    joined = texts[0]
    for text in texts[1:]:
        joined = joined + sign + text
    return joined
