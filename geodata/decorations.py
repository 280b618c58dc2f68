"""What people write around the name of a local government, and the name that is left without it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_OFFICE = re.compile(r"(.+[市区])役所(?:本?庁舎)?|(.+市)庁舎?|(.+[町村])役場(?:本?庁舎)?|(.+[都道府県])庁(?:本?庁?舎)?")
# The organs by which a local government acts (地方自治法第89条, 第138条の4): what they do, it does.
_ORGAN = re.compile(
    r"(.+[都道府県市区町村])((?:教育|選挙管理|人事|公平|農業|固定資産評価審査)委員会|監査委員|議会)(?:事務局)?"
)
_OPEN, _CLOSE = r"[(\[{<〈《「『【〔]", r"[)\]}>〉》」』】〕]"
_OUTSIDE, _INSIDE = r"(?P<outer>[^(\[{<〈《「『【〔]+)", r"(?P<inner>[^)\]}>〉》」』】〕]+)"
_BRACKETS_LAST = re.compile(_OUTSIDE + _OPEN + _INSIDE + _CLOSE)
_BRACKETS_FIRST = re.compile(_OPEN + _INSIDE + _CLOSE + _OUTSIDE)
_OFFICE_WORD = re.compile(r"[都道府県市区町村]|自治体|[都道府県市]?庁|本庁|[本支]?庁舎|[市区]?役所|[町村]?役場")
_SEPARATED = re.compile(r"(?P<first>[^・/,、:>|→\-]+)[・/,、:>|→\-](?P<rest>[^・/,、:>|→\-]+)")
_BULLET = re.compile(
    r"(?:[・●○◎■□◆◇▲△▼▽★☆※*\-–—.,、。(\[【〔「『]+|\(?[0-9]{1,3}[.):,、]?)(?P<rest>\D.*)"
    r"|(?P<left>.+?)[.,、。;:・)\]】〕」』]+"
)
_CODE_FIRST = re.compile(r"(?P<code>[0-9]{5,6})[.:,、\-]?(?P<rest>\D.+)")


@dataclass(frozen=True, slots=True)
class Undecorated:
    """A name that may be meant.

    Attributes:
        name: What is left.
        status: `normalised`, or `alias` where more than a way of writing was taken away.
        reason: What was taken away.
        prefecture: What stood beside the name and may be its prefecture, "" if nothing did.
        code: The same for a code.
    """

    name: str
    status: str
    reason: str
    prefecture: str = ""
    code: str = ""


def undecorated(text: str) -> Iterator[Undecorated]:
    """The names that may be left of a cleaned text; which of them is one, the index knows."""
    if match := _OFFICE.fullmatch(text):
        name = next(filter(None, match.groups()))
        yield Undecorated(name, "normalised", "庁舎の呼び名を除いた")
    if match := _ORGAN.fullmatch(text):
        yield Undecorated(match[1], "alias", f"「{match[2]}」はその団体の機関")
    if match := _BRACKETS_LAST.fullmatch(text) or _BRACKETS_FIRST.fullmatch(text):
        yield _without_brackets(match["outer"], match["inner"])
    if match := _SEPARATED.fullmatch(text):
        # Not simply joined: 大阪・狭山市 are two places, and 大阪狭山市 is a third.
        yield Undecorated(match["rest"], "normalised", "区切りの記号を除いた", prefecture=match["first"])
    if match := _CODE_FIRST.fullmatch(text):
        yield Undecorated(match["rest"], "normalised", "前のコードと照らした", code=match["code"])
    if match := _BULLET.fullmatch(text):
        yield Undecorated(match["rest"] or match["left"], "normalised", "前後の記号や番号を除いた")


def _without_brackets(outer: str, inner: str) -> Undecorated:
    if _OFFICE_WORD.fullmatch(inner):
        return Undecorated(outer, "normalised", f"括弧の中の「{inner}」を除いた")
    if inner.startswith("旧"):
        return Undecorated(outer, "alias", f"括弧の中の「{inner}」を除いた")
    if inner.endswith(("郡", "市")):
        return Undecorated(inner + outer, "normalised", f"括弧の中の「{inner}」を前に付けた")
    return Undecorated(outer, "normalised", f"括弧の中の「{inner}」を都道府県とみた", prefecture=inner)
