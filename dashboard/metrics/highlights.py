"""Where the words of a search stand in a text as it is written."""

from collections.abc import Iterable

from dashboard.metrics.search_text import clusters, fold, is_joining, is_latin, join, positions, spellings


def highlights(text: str, words: Iterable[str]) -> list[tuple[int, int]]:
    """Start and end of each place of `text` in which one of the words stands, in order, none overlapping.

    The words stand there in the sense of `search.find`: in whatever width, case, kana script or old kanji, with
    or without hyphens and long-vowel signs.

    Args:
        text: As written.
        words: Such as `Found.words` and `Found.synonyms`.
    """
    signs = [(start, end, sign) for start, end, sign in _signs(text) if sign]
    joined = [part for part in signs if not is_joining(part[2])]
    spans = []
    for word in words:
        for spelling in spellings(join(word).strip()):
            spans += _spans(joined, spelling)
        folded = fold(word).strip()
        if is_latin(folded):
            spans += _spans(signs, folded)
    return _merged(spans)


def _signs(text: str) -> Iterable[tuple[int, int, str]]:
    """Start and end of each sign with its marks, and its folded form."""
    found = clusters(text)
    ends = [*(start for start, _ in found[1:]), len(text)]
    return ((start, end, sign) for (start, sign), end in zip(found, ends, strict=False))


def _spans(signs: list[tuple[int, int, str]], word: str) -> list[tuple[int, int]]:
    if not any(sign.isalnum() for sign in word):
        return []
    # One sign may fold into several (㈱): each letter remembers the sign it comes from.
    owner = [number for number, (_, _, sign) in enumerate(signs) for _ in sign]
    whole = "".join(sign for _, _, sign in signs)
    hits = positions(whole, word)
    return [(signs[owner[hit]][0], signs[owner[hit + len(word) - 1]][1]) for hit in hits]


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
