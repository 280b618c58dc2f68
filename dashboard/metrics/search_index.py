"""The texts of all cases, folded once, so that a word is found in a hundred thousand of them at typing speed."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
import pandas as pd

import geodata
from dashboard.metrics.kept import kept
from dashboard.metrics.prepared import Flags, Ints
from dashboard.metrics.search_text import BETWEEN, fold, fold_all, is_latin, join, join_all, positions, spellings
from dashboard.records import Records

FIELDS = ("title", "place", "text")
SHORTEST_ALIAS_INSIDE = 3
"""A shorter alias (AI, OCR) inside a longer word is more often chance than meaning."""

# Words of a text that a typing error can be held against: runs of one script.
_RUNS = re.compile(r"[ァ-ヺー]{4,}|[A-Za-z][A-Za-z0-9-]{3,}|[々㐀-䶿一-鿿]{4,}")


class _Texts(NamedTuple):
    """Texts one after the other, and where each begins."""

    whole: str
    begins: Ints

    def holding(self, word: str) -> Flags:
        """By text: whether the folded word stands in it."""
        found = np.array(positions(self.whole, word), dtype=np.int64)
        flags = np.zeros(len(self.begins), dtype=bool)
        flags[np.searchsorted(self.begins, found, side="right") - 1] = True
        return flags


class Field(NamedTuple):
    """One field of all rows: its different texts, with joining signs and without, and which one a row has."""

    folded: _Texts
    joined: _Texts
    text_of_row: Ints

    def holding(self, word: str) -> Flags:
        """By row: whether the word stands in the field."""
        folded = fold(word)
        found = np.zeros(len(self.joined.begins), dtype=bool)
        for spelling in spellings(join(word)):
            found |= self.joined.holding(spelling)
        if is_latin(folded):
            # A Latin word begins behind a hyphen, too, which the joined text does not have.
            found |= self.folded.holding(folded)
        return found[self.text_of_row]


@dataclass(frozen=True, eq=False)
class SearchIndex:
    """The cases as texts, and who carries which technology under which names.

    Attributes:
        case_id: Of the records.
        fields: By name, as `FIELDS`; a row a case.
        labels: Labels, family and aliases; a row a technology of the taxonomy.
        aliases: Joined label, alias or family -> positions of the technologies in the taxonomy.
        called: Written names of each technology: labels, then aliases.
        pair_case, pair_technology: Positions, one entry a case and technology.
        known_places: Joined names and readings of all governments, with and without a case.
        written: What a typing error is held against, as written: names of technologies and of places that have
            a case, and words of titles and summaries.
    """

    case_id: pd.Series
    fields: dict[str, Field]
    labels: Field
    aliases: dict[str, Ints]
    called: tuple[tuple[str, ...], ...]
    pair_case: Ints
    pair_technology: Ints
    known_places: frozenset[str]
    written: tuple[str, ...]

    @cached_property
    def vocabulary(self) -> dict[str, str]:
        """Joined word -> the word as written; long ones only, and the first of several spellings."""
        joined = join_all(fold_all(self.written)).split(BETWEEN) if self.written else []
        pairs = zip(reversed(joined), reversed(self.written), strict=True)
        return {word.strip(): written for word, written in pairs}

    def named(self, word: str) -> Flags:
        """By technology: whether the word stands in its names, or is or holds one of them, the longest it holds."""
        flags = self.labels.holding(word)
        joined = join(word).strip()
        inside = [name for name in self.aliases if len(name) >= SHORTEST_ALIAS_INSIDE and name in joined]
        flags[self.aliases[max(inside, key=len)] if inside else []] = True
        return flags

    def carrying(self, technologies: Flags) -> Flags:
        """By case: whether it carries one of the technologies."""
        flags = np.zeros(len(self.case_id), dtype=bool)
        flags[self.pair_case[technologies[self.pair_technology]]] = True
        return flags


@kept
def search_index(records: Records, registry: pd.DataFrame) -> SearchIndex:
    """The index over all cases, built on the first call and kept."""
    cases, taxonomy = records.cases, records.technologies
    case_ids = pd.Index(cases["case_id"])
    pair_case = case_ids.get_indexer(pd.Index(records.case_technologies["case_id"])).astype(np.int64)
    pair_technology = pd.Index(taxonomy["tag"]).get_indexer(pd.Index(records.case_technologies["technology"]))
    member_case = case_ids.get_indexer(pd.Index(records.members["case_id"]))
    member = registry.index.get_indexer(pd.Index(records.members["lgcode"]))
    places = _joined_columns(registry, ("full_name", "kana", "prefecture"))
    names = _of_case(len(cases), member_case, member, places)
    organisations = cases["organisations"].to_numpy(dtype=object)
    texts: dict[str, Sequence[str]] = {
        "title": list(cases["title"].to_numpy(dtype=object)),
        "place": [f"{own} {name}" for own, name in zip(organisations, names, strict=True)],
        "text": _joined_columns(cases, ("summary", "department", "category_major", "category_minor")),
    }
    called = tuple(
        (label_ja, label_en, *filter(None, aliases.split(";")))
        for label_ja, label_en, aliases in zip(*(taxonomy[c] for c in ("label_ja", "label_en", "aliases")), strict=True)
    )
    located = registry.iloc[np.unique(member)]
    return SearchIndex(
        case_id=cases["case_id"].reset_index(drop=True),
        fields={name: _field(texts[name]) for name in FIELDS},
        labels=_field(_joined_columns(taxonomy, ("label_ja", "label_en", "family", "aliases"))),
        aliases=_aliases(called, taxonomy["family"]),
        called=called,
        pair_case=pair_case,
        pair_technology=pair_technology.astype(np.int64),
        known_places=frozenset(_words(registry[column] for column in ("name", "full_name", "kana", "prefecture"))),
        written=_written(called, located, [*texts["title"], *texts["text"]]),
    )


def _joined_columns(frame: pd.DataFrame, columns: Sequence[str]) -> list[str]:
    return [" ".join(cells) for cells in zip(*(frame[name].to_numpy(dtype=object) for name in columns), strict=True)]


def _of_case(count: int, case: Ints, which: Ints, texts: Sequence[str]) -> list[str]:
    """By case: the texts of all that belong to it, a space between."""
    parts: list[list[str]] = [[] for _ in range(count)]
    for position, number in zip(case.tolist(), which.tolist(), strict=True):
        parts[position].append(texts[number])
    return [" ".join(part) for part in parts]


def _field(texts: Sequence[str]) -> Field:
    code, different = pd.factorize(np.array(texts, dtype=object))
    folded = fold_all(different.tolist())
    return Field(_texts(folded), _texts(join_all(folded)), code.astype(np.int64))


def _texts(whole: str) -> _Texts:
    codes = np.frombuffer(whole.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    return _Texts(whole, np.r_[0, np.flatnonzero(codes == ord(BETWEEN)) + 1])


def _aliases(called: tuple[tuple[str, ...], ...], family: pd.Series) -> dict[str, Ints]:
    found: dict[str, list[int]] = {}
    for position, (names, of) in enumerate(zip(called, family, strict=True)):
        for name in {join(name) for name in (*names, of)}:
            found.setdefault(name, []).append(position)
    return {name: np.array(positions) for name, positions in found.items()}


def _written(called: tuple[tuple[str, ...], ...], located: pd.DataFrame, texts: Sequence[str]) -> tuple[str, ...]:
    names = [name for names in called for name in names]
    places = [name for column in ("name", "full_name", "kana", "prefecture") for name in located[column]]
    runs = _RUNS.findall(BETWEEN.join(dict.fromkeys(texts)))
    return tuple(dict.fromkeys([*names, *places, *runs]))


def _words(columns: Iterable[pd.Series]) -> Iterable[str]:
    return (join(name) for column in columns for name in column.unique())


def default_index(records: Records, registry: pd.DataFrame | None) -> SearchIndex:
    """The index against `registry`, or against all of Japan."""
    return search_index(records, geodata.registry() if registry is None else registry)
