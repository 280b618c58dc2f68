"""Where a text speaks of a technology: the labels and aliases of `technologies.toml`, with word boundaries."""

import re
from dataclasses import dataclass

import pandas as pd

from dashboard.records.ingest.documents.phrases import PHRASES
from dashboard.records.ingest.folding import fold


@dataclass(frozen=True)
class Found:
    """A technology spoken of at `start` to `end` of a folded text."""

    tag: str
    start: int
    end: int


@dataclass(frozen=True)
class Taxonomy:
    """The tags with the pattern that finds each, and what a reader calls them."""

    patterns: tuple[tuple[str, re.Pattern[str]], ...]
    labels: dict[str, str]

    def find(self, text: str) -> list[Found]:
        """What a folded text (in lower case) speaks of, in order; one place may speak of several."""
        found = [
            Found(tag, match.start(), match.end()) for tag, pattern in self.patterns for match in pattern.finditer(text)
        ]
        return sorted(found, key=lambda each: (each.start, each.tag))


def taxonomy(technologies: pd.DataFrame) -> Taxonomy:
    """The taxonomy that the frame of `technologies.toml` describes.

    Args:
        technologies: Columns tag, label_ja, aliases (";"-joined), as `records.load` gives them.
    """
    patterns, labels = [], {}
    for row in technologies.itertuples(index=False):
        words = {fold(word).folded_case for word in (*str(row.aliases).split(";"), str(row.label_ja)) if word}
        labels[str(row.tag)] = str(row.label_ja)
        alternatives = "|".join(_bounded(word) for word in sorted(words, key=len, reverse=True))
        phrases = PHRASES.get(str(row.tag))
        patterns.append((str(row.tag), re.compile(f"{alternatives}|{phrases}" if phrases else alternatives)))
    return Taxonomy(tuple(patterns), labels)


def _bounded(word: str) -> str:
    """A pattern for the word where it is not part of a longer Latin word: LINE, not ONLINE or pipeline."""
    pattern = re.escape(word)
    if word[0].isascii() and word[0].isalnum():
        pattern = f"(?<![a-z0-9]){pattern}"
    if word[-1].isascii() and word[-1].isalnum():
        pattern = f"{pattern}(?![a-z])"
    return pattern
