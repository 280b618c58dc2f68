"""What people write around the name of a local government, and the name that is left without it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_OFFICE = re.compile(r"(.+[市区])役所(?:本?庁舎)?|(.+市)庁舎?|(.+[町村])役場(?:本?庁舎)?|(.+[都道府県])庁(?:本?庁?舎)?")
# The organs by which a local government acts (地方自治法第89条, 第138条の4): what they do, it does.
_ORGAN = re.compile(
    r"(.+[都道府県市区町村])((?:教育|選挙管理|人事|公平|農業|固定資産評価審査)委員会|監査委員|議会)(?:事務局)?"
)
_HONORIFIC = re.compile(r"(.+[都道府県市区町村])(様|さま|殿|御中)")
_OPEN, _CLOSE = r"[(\[{<〈《「『【〔]", r"[)\]}>〉》」』】〕]"
_OUTSIDE, _INSIDE = r"(?P<outer>[^(\[{<〈《「『【〔]+)", r"(?P<inner>[^)\]}>〉》」』】〕]+)"
_BRACKETS_LAST = re.compile(_OUTSIDE + _OPEN + _INSIDE + _CLOSE)
_BRACKETS_FIRST = re.compile(_OPEN + _INSIDE + _CLOSE + _OUTSIDE)
_OFFICE_WORD = re.compile(r"[都道府県市区町村]|自治体|[都道府県市]?庁|本庁|[本支]?庁舎|[市区]?役所|[町村]?役場")
_SEPARATED = re.compile(r"(?P<first>[^・/,、:>|→\-]+)[・/,、:>|→\-](?P<rest>[^・/,、:>|→\-]+)")
_ERA = re.compile(r"[(\[]?(?P<era>旧|現)(?:在の?)?[)\]]?[・:]?(?P<name>.+)")
_BULLET = re.compile(
    r"(?:[・●○◎■□◆◇▲△▼▽★☆※*\-–—.,、。(\[【〔「『]+|\(?[0-9]{1,3}[.):,、]?)(?P<rest>\D.*)"
    r"|(?P<left>.+?)[.,、。;:・)\]】〕」』]+"
)
_CODE_FIRST = re.compile(r"(?P<code>[0-9]{4,6})[.:,、\-]?(?P<rest>\D.+)")
_CODE_LAST = re.compile(r"(?P<rest>.+\D)[.:,、\-]?(?P<code>[0-9]{5,6})")
_CODE = re.compile(r"(?:コード)?[:]?(?P<code>[0-9]{5,6})")


@dataclass(frozen=True, slots=True)
class Undecorated:
    """A name that may be meant.

    Attributes:
        name: What is left.
        status: `normalised`, or `alias` where more than a way of writing was taken away.
        reason: What was taken away.
        prefecture: What stood beside the name and may be its prefecture, "" if nothing did.
        code: The same for a code.
        same_as: Another name that stood beside it and must mean the same place, "" if none did.
        era: 旧 or 現 where that stood before `same_as`, or without one before the name, "" if neither did.
    """

    name: str
    status: str
    reason: str
    prefecture: str = ""
    code: str = ""
    same_as: str = ""
    era: str = ""


def undecorated(text: str) -> Iterator[Undecorated]:
    """The names that may be left of a cleaned text; which of them is one, the index knows.

    First those with one thing taken away, then those with two: 【北海道】北見市役所.
    """
    once = list(_once_undecorated(text))
    yield from once
    for outer in once:
        for inner in _once_undecorated(outer.name):
            # Two prefectures, or two codes, are for a person to look at.
            if not any(
                getattr(outer, what) and getattr(inner, what) for what in ("prefecture", "code", "same_as", "era")
            ):
                yield Undecorated(
                    inner.name,
                    max(outer.status, inner.status, key=("normalised", "alias").index),
                    f"{outer.reason}。{inner.reason}",
                    prefecture=outer.prefecture or inner.prefecture,
                    code=outer.code or inner.code,
                    same_as=outer.same_as or inner.same_as,
                    era=outer.era or inner.era,
                )


def _once_undecorated(text: str) -> Iterator[Undecorated]:
    if match := _OFFICE.fullmatch(text):
        name = next(filter(None, match.groups()))
        yield Undecorated(name, "normalised", "庁舎の呼び名を除いた")
    if match := _ORGAN.fullmatch(text):
        yield Undecorated(match[1], "alias", f"「{match[2]}」はその団体の機関")
    if match := _HONORIFIC.fullmatch(text):
        yield Undecorated(match[1], "normalised", f"「{match[2]}」を除いた")
    if match := _BRACKETS_LAST.fullmatch(text) or _BRACKETS_FIRST.fullmatch(text):
        yield _without_brackets(match["outer"], match["inner"])
    if match := _SEPARATED.fullmatch(text):
        # Not simply joined: 大阪・狭山市 are two places, and 大阪狭山市 is a third.
        yield Undecorated(match["rest"], "normalised", "区切りの記号を除いた", prefecture=match["first"])
    if match := _ERA.fullmatch(text):
        yield Undecorated(match["name"], "alias", f"「{match['era']}」を除いた", era=match["era"])
    if match := _CODE_FIRST.fullmatch(text) or _CODE_LAST.fullmatch(text):
        yield Undecorated(match["rest"], "normalised", "並べて書かれたコードと照らした", code=match["code"])
    if match := _BULLET.fullmatch(text):
        yield Undecorated(match["rest"] or match["left"], "normalised", "前後の記号や番号を除いた")


def _without_brackets(outer: str, inner: str) -> Undecorated:
    if _OFFICE_WORD.fullmatch(inner):
        return Undecorated(outer, "normalised", f"括弧の中の「{inner}」を除いた")
    if match := _ERA.fullmatch(inner):
        reason = f"括弧の中の「{inner}」を除いた"
        return Undecorated(outer, "alias", reason, same_as=match["name"], era=match["era"])
    if match := _CODE.fullmatch(inner):
        return Undecorated(outer, "normalised", "並べて書かれたコードと照らした", code=match["code"])
    if inner.endswith(("郡", "市")):
        return Undecorated(inner + outer, "normalised", f"括弧の中の「{inner}」を前に付けた")
    return Undecorated(outer, "normalised", f"括弧の中の「{inner}」を都道府県とみた", prefecture=inner)
