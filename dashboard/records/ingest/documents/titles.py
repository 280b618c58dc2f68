"""Titles and summaries of drafts, put together from facts and never from sentences of the source."""

import re

from dashboard.records.ingest.documents.effects import Effect
from dashboard.records.ingest.documents.places import short_name
from dashboard.records.ingest.documents.segments import Segment
from dashboard.records.schema import QUOTE_LENGTH, SUMMARY_LENGTH, TITLE_LENGTH

_NOUNS = re.compile(r"[一-鿿々ァ-ヶーA-Za-z0-9]{3,14}")
_GENERIC = re.compile(
    r"^(?:.*(?:市|区|町|村|県|府|都)|[0-9]+.*|.*年度?|.{0,4}(?:導入|活用|実現|推進|向上"
    r"|効率化|利便性|最適化|負担軽減|取組|簡単|迅速|可能|大幅|支援|改善|削減"
    r"|構築|充実|拡大)|住民|市民|区民|町民|職員|業務.{0,3}|サービス|システム"
    r"|デジタル|オンライン|自治体|地域.?|電子|事例.*|DX|ICT|AI|RPA|AI-OCR)$"
)
_STATUSES = {"implemented": "実施", "pilot": "実証", "planned": "計画"}
_MOST_NOUNS, _MOST_LABELS = 1, 2


def title(segment: Segment, labels: list[str], text: str) -> str:
    """A title of at most 40 characters: who, with which technology, about what.

    Args:
        segment: The case.
        labels: What readers call its technologies, the surest first.
        text: The folded text of the whole document, of which no more than 25 characters in a row may be taken.
    """
    who = _who(segment)
    what = "、".join(_short(label) for label in labels[:_MOST_LABELS]) or "デジタル化の取組"
    for nouns in (_nouns(segment, what), []):
        about = f"（{'・'.join(nouns)}）" if nouns else ""
        for tools in (what, _short(labels[0]) if labels else what):
            made = f"{who}の{tools}{about}"
            if len(made) <= TITLE_LENGTH and not copies(made, text):
                return made
    return f"{who}の取組"[:TITLE_LENGTH]


def summary(status: str, started: str, labels: list[str], effects: list[Effect]) -> str:
    """What the fields of a draft say, in at most 120 characters; a person writes the summary proper."""
    parts = [f"段階：{_STATUSES[status]}"]
    if started:
        parts.append(f"開始：{started}")
    if labels:
        parts.append("技術：" + "、".join(_short(label) for label in labels))
    if effects:
        parts.append(f"数値：{len(effects)}件")
    made = ""
    for part in parts:
        if len(made) + len(part) + 1 > SUMMARY_LENGTH:
            break
        made += part + "。"
    return made


def copies(made: str, text: str, longest: int = QUOTE_LENGTH) -> bool:
    """Whether a text takes over more than `longest` characters in a row from another."""
    return any(made[start : start + longest + 1] in text for start in range(len(made) - longest))


def _who(segment: Segment) -> str:
    first = segment.organisations[0]
    name = short_name(first.lgcode) if first.lgcode else first.name
    others = len(segment.organisations) - 1 + segment.unnamed_members
    return f"{name}ほか{others}団体" if others else name[:16]


def _nouns(segment: Segment, what: str) -> list[str]:
    """The words of the heading that tell what it is about and are no name of a place or a technology."""
    quoted = re.findall(r"「([^」]{2,12})」", segment.subject)
    found = [*quoted, *_NOUNS.findall(segment.subject)]
    telling = [noun for noun in found if not _GENERIC.match(noun) and noun not in what and what not in noun]
    return list(dict.fromkeys(telling))[:_MOST_NOUNS]


def _short(label: str) -> str:
    """A label without what stands in brackets."""
    return re.split(r"[（(]", label)[0]
