"""Names of local governments in running text, each with what it means where it stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

import geodata
from geodata import names

_ENDS = re.compile("[都道府県市区町村]")
_KANJI = re.compile("[々㐀-䶿一-鿿]")
_KATAKANA = re.compile("[ァ-ヺー]")
_GUN = re.compile(r"[々㐀-鿿ぁ-んァ-ヶ]{1,5}郡$")
# 中央市場 is no 中央市, 大町市街 no 大町市; 都市 and 府県 after a prefecture's first sign are words.
_GOES_ON = re.compile(r"市[場街況販]|町[並家工]|村[落八]|区[間分画切]|都[市会心合度内立]|道[路具]|県[境]")
_ALSO_BEFORE = "県府都道郡同各元旧と及新現於兼"
_MANY = re.compile(
    r"^(?:内)?の?(?:全)?(?P<count>[0-9]{1,4})(?P<kind>市区町村|市町村|市区町|市町|市村|町村|市|区|町|村|団体|自治体)"
)
_OTHERS = re.compile(
    r"^(?:ほか|他|外|など|等|を含む|をはじめ)(?:の?(?:計|合計|全)?(?P<count>[0-9]{1,3})(?P<kind>市区町村"
    r"|市町村|市町|町村|市|区|町|村|団体|自治体))?"
)


@dataclass(frozen=True)
class Mention:
    """A name in a text.

    Attributes:
        name: As it stands in the folded text, prefecture included.
        start, end: Where.
        lgcode: What it means, "" if that is not one local government.
        candidates: The lgcodes it may mean where that is open.
    """

    name: str
    start: int
    end: int
    lgcode: str
    candidates: tuple[str, ...] = ()


def mentions(text: str, prefecture: str = "") -> list[Mention]:
    """The local governments that a folded text names, in order.

    Args:
        text: A folded text.
        prefecture: The code of the prefecture that the text is about, "" if unknown: it settles 府中市.
    """
    found: list[Mention] = []
    for match in _ENDS.finditer(text):
        mention = _mention(text, match.end(), prefecture, found[-1] if found else None)
        if mention is None:
            continue
        while found and found[-1].start >= mention.start:
            found.pop()  # 東京都 in 東京都港区, 市川 in 市川三郷町
        found.append(mention)
    return found


def unnamed_after(text: str, mention: Mention) -> int:
    """How many further members are counted, not named, right after a mention: 愛知県39市町村, 前橋市ほか3市."""
    rest = text[mention.end :]
    match = _MANY.match(rest) if len(mention.lgcode) == 2 else _OTHERS.match(rest)
    if not match or not match["count"]:
        return 0
    return int(match["count"])


def name_of(lgcode: str) -> str:
    """The official full name: `埼玉県戸田市`, of a prefecture its name."""
    return str(geodata.registry().at[lgcode, "full_name"])


def short_name(lgcode: str) -> str:
    """The official name without prefecture."""
    return str(geodata.registry().at[lgcode, "name"])


def _mention(text: str, end: int, prefecture: str, before: Mention | None) -> Mention | None:
    known, longest = _known()
    for start in range(max(0, end - longest), end - 1):
        if _plain(text[start:end]) in known:
            break
    else:
        return None
    if _GOES_ON.match(text, end - 1):
        return None
    full = _with_prefecture(text, start)
    if full == start and not _may_begin(text, start):
        return None
    # 戸田市本町 and 札幌市北区 are places within the one before.
    if before and before.end == start and len(before.lgcode or "00000") == 5:
        return None
    name = text[full:end]
    lgcode, candidates = _meaning(name, prefecture)
    if not lgcode and not candidates:
        return None
    return Mention(name, full, end, lgcode, candidates)


def _with_prefecture(text: str, start: int) -> int:
    """Where a name begins when 郡 and prefecture before it are taken in."""
    starts = [start]
    if gun := _GUN.search(text, max(0, start - 6), start):
        # Which part of 北海道常呂郡 is the 郡 only the prefecture before it shows.
        starts += range(gun.start(), start - 1)
    for place in starts:
        for length in (4, 3):
            if place >= length and _plain(text[place - length : place]) in _prefectures():
                return place - length
    return start


def _may_begin(text: str, start: int) -> bool:
    """Whether a name can begin here: not in the middle of a longer word."""
    if start == 0:
        return True
    before, first = text[start - 1], text[start]
    if _KANJI.match(first):
        return not _KANJI.match(before) or before in _ALSO_BEFORE
    return not (_KATAKANA.match(first) and _KATAKANA.match(before))


@lru_cache(maxsize=50_000)
def _meaning(name: str, prefecture: str) -> tuple[str, tuple[str, ...]]:
    """The lgcode that a name means, or those it may mean."""
    answer = geodata.resolve(name)
    if answer.status == "ambiguous" and prefecture:
        within = geodata.resolve(name, prefecture)
        answer = within if within.lgcode else answer
    if answer.status in ("former", "alias"):
        # In running text only what stands in the registry is a name: 大宮 or 桜 may be anything.
        return "", ()
    return answer.lgcode, () if answer.lgcode else answer.candidates


@lru_cache(maxsize=200_000)
def _plain(text: str) -> str:
    return names.plain(text)


@cache
def _known() -> tuple[frozenset[str], int]:
    """The plain forms of all official names without prefecture and 郡, and the length of the longest."""
    found = frozenset(names.plain(name) for name in geodata.registry()["name"])
    return found, max(map(len, found))


@cache
def _prefectures() -> frozenset[str]:
    places = geodata.registry()
    return frozenset(names.plain(name) for name in places.loc[places["level"] == "prefecture", "name"])


def in_order(found: list[Mention]) -> Iterator[str]:
    """The different lgcodes of mentions, in the order in which they first stand."""
    yield from dict.fromkeys(mention.lgcode for mention in found if mention.lgcode)
