"""Where in a heading the organisations stand, who they are, and what else the heading says."""

import re
from itertools import zip_longest

import geodata
from dashboard.records.ingest.documents.document import Block
from dashboard.records.ingest.documents.places import Mention, mentions, unnamed_after
from dashboard.records.ingest.documents.segments import Organisation

_BRACKETED_LAST = re.compile(r"[【\[(〔〈<「](?P<inside>[^【\[(〔〈<「】\])〕〉>」]+)[】\])〕〉>」]$")
_BRACKETED_FIRST = re.compile(r"^[【\[(〔〈<](?P<inside>[^】\])〕〉>]+)[】\])〕〉>]")
_AFTER_NAME = re.compile(
    r"^(?:役所|役場|庁)?(?:様|さま|さん)?(?:[(（][^)）]{2,8}[)）])?(?P<mark>[¦:：|｜/／「『【\[(（~\-―—–、]"
    r"|$|の(?=.)|×)"
)
_PROSE = re.compile(r"^(?:役所|役場|庁)?(?:は|が|では|も|で|に|と|を)")
_BEFORE_NAME = re.compile(r"[¦:：|｜/／~\-―—–」』】]$")
# Headings of sections within a case, not of a case: 坂戸市の概要.
_SECTION = re.compile(
    r"^の(?:概要|紹介|位置|背景|課題|特徴|現状|人口|プロフィール|基本情報|担当者|声|地図|データ)|^(?:について|とは)"
)
_ONLY_NAMES = re.compile(
    r"^(?:[、,・/／及びとほか他等など\s]|ほか[0-9]+[市町村区団体]+|[0-9]+[市区町村団体自治]+|市町村|共同)*$"
)

Placed = tuple[str, tuple[Organisation, ...], str, int]


def placed(text: str, block: Block, prefecture: str) -> Placed | None:
    """Where in a heading its organisations stand, who they are, and what else it says."""
    for where, pattern in (("last", _BRACKETED_LAST), ("first", _BRACKETED_FIRST)):
        match = pattern.search(text)
        names = _names(match["inside"], block, prefecture) if match else None
        if match and names:
            rest = text[: match.start()] + text[match.end() :]
            return where, names[0], rest.replace("¦", "").strip(" |:"), names[1]
    found = mentions(text, prefecture)
    if found and found[0].start == 0:
        return _placed_first(text, found, block)
    if found and found[-1].end == len(text) and _BEFORE_NAME.search(text[: found[-1].start]):
        return "end", (_organisation(found[-1], block),), text[: found[-1].start].rstrip("¦:：|｜/／~-―—– "), 0
    return None


def _placed_first(text: str, found: list[Mention], block: Block) -> Placed | None:
    """The same for a heading that names begin."""
    joined, end, unnamed = _run_of_names(text, found, block)
    after = text[end:]
    mark = None if _SECTION.match(after) else _AFTER_NAME.match(after)
    if mark:
        where = {"の": "no", "¦": "gap", "": "alone"}.get(mark["mark"], "start")
        if re.search("様|さま|さん", mark[0]):
            where = "client"
        return where, joined, after[mark.end() :].strip("」』】]) |¦").replace("¦", ""), unnamed
    return ("prose", joined, after, unnamed) if _PROSE.match(after) else None


def _names(inside: str, block: Block, prefecture: str) -> tuple[tuple[Organisation, ...], int] | None:
    """The organisations that a bracket holds, where it holds nothing else."""
    found = mentions(inside, prefecture)
    if found and _ONLY_NAMES.match(_without(inside, found)):
        merged = _without_own_prefecture(found)
        return tuple(_organisation(mention, block) for mention in merged), unnamed_after(inside, found[-1])
    answer = geodata.resolve(inside)
    if answer.lgcode and answer.status in ("alias", "former", "normalised", "ward"):
        return (Organisation(inside, answer.lgcode, block, answer.reason),), 0
    return None


def _run_of_names(text: str, found: list[Mention], block: Block) -> tuple[tuple[Organisation, ...], int, int]:
    """The names at the start of a heading, where they end, and how many more are counted."""
    run = [found[0]]
    for mention in found[1:]:
        if not re.fullmatch(r"[・、,/／と及びならびに¦\s]{1,5}", text[run[-1].end : mention.start]):
            break
        run.append(mention)
    end, unnamed = run[-1].end, unnamed_after(text, run[-1])
    if unnamed:
        counted = re.match(
            r"(?:ほか|他|外|など|等|内の?|の|全)*[0-9]+(?:市区町村|市町村|市町|町村|市|区|町|村|団体|自治体)",
            text[end:],
        )
        end += counted.end() if counted else 0
    return tuple(_organisation(mention, block) for mention in _without_own_prefecture(run)), end, unnamed


def _without_own_prefecture(found: list[Mention]) -> list[Mention]:
    """Mentions without a prefecture that only tells where the next one lies: 北海道・北見市."""
    return [
        mention
        for mention, following in zip_longest(found, found[1:])
        if not (
            following
            and len(mention.lgcode) == 2
            and following.lgcode.startswith(mention.lgcode)
            and len(following.lgcode) == 5
        )
    ]


def _without(text: str, found: list[Mention]) -> str:
    for mention in reversed(found):
        text = text[: mention.start] + text[mention.end :]
    return text


def _organisation(mention: Mention, block: Block) -> Organisation:
    return Organisation(mention.name, mention.lgcode, block, "", mention.candidates)
