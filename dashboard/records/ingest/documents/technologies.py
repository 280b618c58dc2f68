"""Which technologies a case uses: those that its sentences speak of as in use, weighed by where they stand."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.records.ingest.documents.cues import Standing, is_told_elsewhere, standing
from dashboard.records.ingest.documents.sections import Kind, Sentence
from dashboard.records.ingest.documents.taxonomy import Found, Taxonomy

ENOUGH = 1.0
"""The weight from which a technology counts as in use."""

_PLACES = {
    Kind.TITLE: 3.0,
    Kind.LEAD: 2.0,
    Kind.OVERVIEW: 1.6,
    Kind.EFFECT: 1.2,
    Kind.BODY: 1.2,
    Kind.PRACTICE: 1.2,
    Kind.COST: 1.2,
    Kind.FAQ: 0.6,
    Kind.BACKGROUND: 0.4,
    Kind.OUTLOOK: 0.0,
    Kind.REFERENCE: 0.0,
    Kind.SCREEN: 0.0,
}
_STANDINGS = {Standing.USED: 1.0, Standing.NAMED: 0.85, Standing.PLANNED: 0.0, Standing.NOT_USED: 0.0}
# A card that is issued, or a service paid with a name that holds LINE, is no use of either.
_NOT_AFTER = {
    "mynumber-card": re.compile(r"^(?:カード)?の?(?:交付|普及|取得|再交付|申請|発行|出張|更新|関連|未取得)"),
    "line-push-messaging": re.compile(r"^\s?(?:pay|ペイ|ヤフー|works)"),
    "cashless-payment": re.compile(r"^(?:.{0,4})比率"),
}


@dataclass(frozen=True)
class Use:
    """A technology in use in a case, with the sentence that says so best."""

    tag: str
    weight: float
    sentence: Sentence
    start: int
    end: int


def technologies(
    sentences: Iterable[Sentence], taxonomy: Taxonomy, own: frozenset[str], *, planned: bool = False
) -> list[Use]:
    """The technologies in use, the surest first.

    Args:
        sentences: All sentences of the case.
        taxonomy: What to look for.
        own: The lgcodes of the case.
        planned: Whether the case itself is a plan: then what it plans counts.
    """
    weights: defaultdict[str, float] = defaultdict(float)
    best: dict[str, tuple[float, Sentence, Found]] = {}
    for sentence in sentences:
        if is_told_elsewhere(sentence.kinds) and not planned:
            continue
        seen: set[str] = set()
        for found in taxonomy.find(_lower(sentence.text)):
            if found.tag in seen or _is_something_else(found, sentence):
                continue
            weight = _weight(sentence, found, own, planned)
            if not weight:
                continue
            seen.add(found.tag)
            weights[found.tag] += weight
            if weight > best.get(found.tag, (0.0,))[0]:
                best[found.tag] = (weight, sentence, found)
    uses = [
        Use(tag, weight, best[tag][1], best[tag][2].start, best[tag][2].end)
        for tag, weight in weights.items()
        if weight >= ENOUGH
    ]
    return sorted(uses, key=lambda use: -use.weight)


def _weight(sentence: Sentence, found: Found, own: frozenset[str], planned: bool) -> float:
    place = max(_PLACES[kind] for kind in sentence.kinds)
    how = standing(sentence, found.start, found.end, own)
    if planned and how is Standing.PLANNED:
        how = Standing.USED
    if Kind.TITLE in sentence.kinds and how is Standing.NAMED:
        return place  # a title names what the case is about
    return place * _STANDINGS[how]


def _is_something_else(found: Found, sentence: Sentence) -> bool:
    pattern = _NOT_AFTER.get(found.tag)
    return bool(pattern and pattern.match(_lower(sentence.text)[found.end :]))


def _lower(text: str) -> str:
    return "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in text)
