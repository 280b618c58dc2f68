"""Why a text names no local government: a group, another kind of body, a contradiction, or nothing known."""

import re

from geodata.name_index import NameIndex, Target

Miss = tuple[str, tuple[Target, ...], str]
"""Status (`not_municipal`, `unknown`, or `ambiguous` for a group whose members are known), candidates, reason."""

_NOT_MUNICIPAL = "都道府県・市区町村ではない団体（組合、広域連合、協議会、企業、学校など）"
LONGEST = 80
"""Signs; a longer text is a passage, not the name of an organisation."""


_COUNT = r"(?:[0-9]+|[一二三四五六七八九十百]+|全国?|各|複数|[県道府都]内|管内|圏域|近隣|周辺|他)"
_GROUP = re.compile(
    rf".*{_COUNT}の?[全各]?(?:市区町村|市町村|市町|市村|町村|自治体|地方公共団体|団体).*"
    r"|.*[0-9]+(?:市|区|町|村|都道府県|道府県|府県|県)"
    r"|(?:市区町村|市町村|都道府県|町村|自治体|(?:政令)?指定都市|政令市|中核市|特例市|特別区|一般市)(?:等|など)?"
)
# Named after their members, so looked for before groups: 北見市外二町村組合 is a body.
_JOINT_BODY = re.compile(r".*(?:組合|広域連合|企業団|協議会|消防本部|消防局|市長会|町村会|議長会|知事会)")
_WARDS_OF_TOKYO = re.compile(
    r"(?:東京都?|都内)?の?(?:23|二十三|二三)(?:特別)?区部?|(?:東京都?の?)?特別区(?:(?:23|二十三)区)?|東京都?区部"
)
_OTHER_BODY = re.compile(
    r".*(?:組合|広域連合|広域行政|協議会|連絡会|消防|警察|企業団|事業団|公社|公団|公庫|機構|財団|社団|法人|協会|連合会|連盟"
    r"|株式会社|有限会社|合同会社|\([株有]\)|銀行|信用金庫|農協|漁協|商工会|コンソーシアム|ホールディングス"
    r"|大学|高専|学校|学院|高校|幼稚園|保育園|病院|医療センター|診療所|研究所|研究会|地方整備局|総合通信局).*"
    r"|.*(?:省|庁|内閣府|内閣官房|委員会|会議所)|.*(?:inc|ltd|corp)\.?",
    re.IGNORECASE,
)
# How companies and institutions are called that leave 株式会社 out; less sure than a municipality's name inside.
_BY_ENDING = re.compile(
    r".*(?:製作所|電機|電気|電力|ガス|電鉄|鉄道|工業|建設|商事|物産|証券|生命|保険|新聞社?|放送|印刷|通信|総研|総合研究所|自動車"
    r"|システムズ?|ソリューションズ?|コンサルティング|テクノロジーズ?|ソフトウェア|データ|サービス|図書館|博物館|美術館|郵便局)"
    r"|(?:NTT|NEC|KDDI|IBM|JR|富士通|日本電気|ソフトバンク).*",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"[・、,，;；/／&＆+＋\n]|及び|および|並びに|ならびに|と")


def explain(raw: str, cleaned: str, within: str, index: NameIndex) -> Miss:
    """What can be said of a text in which no name was found.

    Args:
        raw: The text as it came, for its line breaks.
        cleaned: Its cleaned form.
        within: The start of the lgcode that was asked for, or "".
        index: The index that did not have it.
    """
    if not cleaned:
        return "unknown", (), "名称が空"
    if several := _several(raw, index):
        return "unknown", several, "複数の団体が並んでいる。1件に1団体ずつ書く"
    if len(cleaned) > LONGEST:
        return "unknown", (), "団体の名称としては長すぎる"
    return (
        _contradiction(cleaned, within, index)
        or _other_body(cleaned, _JOINT_BODY)
        or _group(cleaned, within, index)
        or _other_body(cleaned, _OTHER_BODY)
        or _misplaced(cleaned, index)
        or _continued(cleaned, index)
        or _other_body(cleaned, _BY_ENDING)
        or ("unknown", (), "台帳にない名称")
    )


def _contradiction(cleaned: str, within: str, index: NameIndex) -> Miss | None:
    """A known name, but elsewhere than asked for."""
    hit = index.find(cleaned) if within else None
    if not hit:
        return None
    places, asked = index.listed(hit.targets), index.full_names[within]
    return "unknown", hit.targets, f"「{cleaned}」は{places}で、指定の{asked}と合わない"


def _group(cleaned: str, within: str, index: NameIndex) -> Miss | None:
    if _WARDS_OF_TOKYO.fullmatch(cleaned):
        wards = tuple(Target(code) for code in index.full_names if code.startswith("131"))
        return "ambiguous", wards, "東京都の特別区23団体のまとまりで、1つの団体ではない"
    if _GROUP.fullmatch(cleaned):
        return "unknown", (), "複数の団体をまとめた呼び方で、1つの団体ではない"
    members = _members_of_gun(cleaned, within, index) if cleaned.endswith("郡") else ()
    return ("unknown", members, f"「{cleaned}」は郡で、団体ではない。町村名まで書く") if members else None


def _members_of_gun(gun: str, within: str, index: NameIndex) -> tuple[Target, ...]:
    """The towns and villages of a 郡, with or without its prefecture."""
    found = []
    for code, full_name in index.full_names.items():
        prefecture = index.full_names[code[:2]]
        before = full_name.removesuffix(index.names[code])
        if len(code) == 5 and code.startswith(within) and gun in (before, before.removeprefix(prefecture)):
            found.append(Target(code))
    return tuple(found)


def _other_body(cleaned: str, pattern: re.Pattern[str]) -> Miss | None:
    return ("not_municipal", (), _NOT_MUNICIPAL) if pattern.fullmatch(cleaned) else None


def _several(raw: str, index: NameIndex) -> tuple[Target, ...]:
    """The targets of a list whose every part is an official name."""
    parts = [part.strip() for part in _SEPARATOR.split(raw) if part.strip()]
    hits = [index.find(part, official=True) for part in parts] if len(parts) > 1 else []
    found = [hit.targets for hit in hits if hit]
    return sum(found, ()) if len(found) == len(parts) else ()


def _misplaced(cleaned: str, index: NameIndex) -> Miss | None:
    """A known name after a prefecture, 郡 or city to which it does not belong."""
    for end in range(2, len(cleaned) - 1):
        place, rest = cleaned[:end], cleaned[end:]
        if place[-1] in "都道府県郡市" and (hit := index.find(rest, official=True)):
            reason = f"「{rest}」は{index.listed(hit.targets)}で、「{place}」と合わない"
            return "unknown", hit.targets, reason
    return None


def _continued(cleaned: str, index: NameIndex) -> Miss | None:
    """A known name, the longest, with something after it."""
    for end in range(len(cleaned) - 1, 1, -1):
        if cleaned[end - 1] in "都道府県市区町村" and (hit := index.find(cleaned[:end], official=True)):
            reason = f"「{cleaned[:end]}」の後に「{cleaned[end:]}」が続く。団体の名称だけを書く"
            return "unknown", hit.targets, reason
    return None
