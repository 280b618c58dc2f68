"""Lists of names whose meaning is known, made from the registry and from how people write.

What a name may mean is worked out here from the registry, not asked of the resolver.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

import geodata
from dashboard.bench.name_signs import TABLES
from geodata.former_names import former_names

# As they stand in documents and lists that local governments and ministries publish.
_PUBLIC = (
    "竜ヶ崎市:08208 竜が崎市:08208 鯵ヶ沢町:02321 塩釜市:04203 四条畷市:27229 檮原町:39405 "
    "葛\U000e0100城市:29211 葛飾区:13122 蕯摩川内市:46215 鎌ケ谷市:12224 袖ヶ浦市:12229 "
    "茅ヶ崎市:14207 鶴ヶ島市:11241 七ケ宿町:04302 金ヶ崎町:03381 六ケ所村:02411 外ケ浜町:02307 "
    "大空町:01564 関が原町:21362 霧島市:46218 横浜市\u3000都筑区:14100 福井県\u3000あわら市:18208 "
    "ﾆｾｺ町:01395 南ｱﾙﾌﾟｽ市:19208 須惠町:40344 飯館村:07564 上ノ国町:01362 上の国町:01362 "
    "日ノ出町:13305 木之本町:25203 大阪狭山市:27231 埼玉県さいたま市大宮区:11100 川囗市:11203 "
    "⼩樽市:01203 ⻑野市:20201 ⻄東京市:13229 ⻲岡市:26206 平戸市:42207 札幌市役所:01100 "
    "日の出町（東京都）:13305 【大阪府】堺市:27140 京都市右京区:26100 鹿児島県庁:46 "
    "東京都教育委員会:13"
)
_BODIES = (
    "{}社会福祉協議会", "{}消防本部", "{}商工会", "{}立病院", "株式会社{}", "{}観光協会", "{}土地開発公社",
    "{}広域連合", "{}外二町組合", "{}総合事務組合", "{}農業協同組合", "{}大学", "{}信用金庫",
    "一般財団法人{}振興財団", "{}広域消防事務組合", "学校法人{}学園",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sample:
    """A name and what it means.

    Attributes:
        kind: The class of spelling.
        text: The name, with the prefecture and the code that are given beside it.
        right: All that it may mean: one lgcode, several that all bear it, or nothing.
        status: The status that is expected where it means nothing, "" for any.
    """

    kind: str
    text: str
    right: frozenset[str]
    prefecture: str = ""
    code: str = ""
    status: str = ""


_Known = Mapping[str, set[str]]
"""What every official name, present and former, with and without prefecture and 郡, may mean."""


def samples() -> Iterator[Sample]:
    """All lists, class by class."""
    places = geodata.registry().astype(object)
    municipalities = places[places["level"] == "municipality"]
    wards = pd.read_csv(geodata.files.path("wards.csv"), dtype=object, keep_default_na=False)
    former = former_names().astype(object)
    known = _known(places, municipalities, wards, former)
    codes = {code: row.lgcode for row in _rows(municipalities) for code in (row.lgcode, row.lgcode6)}
    for row in _rows(municipalities):
        yield from _official(row, known)
        yield from _written(row)
        yield from _signs(row, known)
        yield from _coded(row, codes)
    for row in _rows(places[places["level"] == "prefecture"]):
        for text in (row.name, row.name + "庁", " ".join(row.name), row.lgcode6):
            yield Sample("prefecture", text, frozenset({row.lgcode}))
    for row in _rows(wards[wards["valid_to"] == ""]):
        city = places.loc[row.city_lgcode]
        for text in (city["name"] + row.name, f"{city['name']} {row.name}", f"{city['full_name']}\u3000{row.name}"):
            yield Sample("ward", text, frozenset({row.city_lgcode}))
    for row in _rows(former):
        yield from _former(row, known)
    yield from _shortened(municipalities, known)
    yield from _no_municipality(municipalities, known)
    for pair in _PUBLIC.split(" "):
        text, _, code = pair.partition(":")
        yield Sample("public", text, frozenset({code}))


def _known(places: pd.DataFrame, municipalities: pd.DataFrame, wards: pd.DataFrame, former: pd.DataFrame) -> _Known:
    known: dict[str, set[str]] = defaultdict(set)
    for row in _rows(municipalities):
        for text in (row.name, row.full_name, row.prefecture + row.name, row.gun + row.name):
            known[text].add(row.lgcode)
    for row in _rows(wards):
        for text in (row.name, places.at[row.city_lgcode, "prefecture"] + row.name):
            known[text].add(row.city_lgcode)
    for row in _rows(former):
        for gun in {"", row.gun}:
            for text in (gun + row.name, row.prefecture + gun + row.name):
                known[text].update(row.lgcodes.split(";"))
    return known


def _official(row: Any, known: _Known) -> Iterator[Sample]:
    for text in dict.fromkeys((row.full_name, row.prefecture + row.name, row.gun + row.name, row.name)):
        yield Sample("official", text, frozenset(known[text]))
    yield Sample("column", row.name, frozenset({row.lgcode}), prefecture=row.prefecture)
    yield Sample("column", row.name, frozenset({row.lgcode}), prefecture=row.prefecture_code, code=row.lgcode6)


def _written(row: Any) -> Iterator[Sample]:
    """Spaces, line breaks, brackets and offices around the full name."""
    right, full_name = frozenset({row.lgcode}), row.full_name
    middle = len(full_name) // 2
    texts = (" ".join(full_name), f"{full_name[:middle]}\n{full_name[middle:]}", f"\u3000{full_name}\u200b")
    for text in (*texts, f"{row.prefecture} {row.gun} {row.name}"):
        yield Sample("spaces", text, right)
    office = "役場" if row.name[-1] in "町村" else "役所"
    for text in (f"{row.name}（{row.prefecture}）", f"【{row.prefecture}】{row.name}", f"{row.prefecture}／{row.name}"):
        yield Sample("around", text, right)
    yield Sample("around", f"・{full_name}{office}", right)
    yield Sample("around", f"{full_name}様", right)


def _signs(row: Any, known: _Known) -> Iterator[Sample]:
    """One sign of the name replaced, with the prefecture and without."""
    for kind, table in TABLES.items():
        for place, sign in enumerate(row.name):
            for other in table.get(sign, ()):
                name = row.name[:place] + other + row.name[place + 1 :]
                yield Sample(kind, row.prefecture + row.gun + name, frozenset({row.lgcode}))
                # 鹿嶋市 with 島 is 鹿島市, letter by letter: that is no spelling of the other any more.
                if name not in known:
                    yield Sample(kind, name, frozenset(known[row.name]))


def _coded(row: Any, codes: Mapping[str, str]) -> Iterator[Sample]:
    """Codes, also without the leading zero that a spreadsheet takes away."""
    yield Sample("code", row.lgcode6, frozenset({row.lgcode}))
    yield Sample("code", f"{row.lgcode6} {row.name}", frozenset({row.lgcode}))
    for code in (row.lgcode, row.lgcode6):
        if code.startswith("0"):
            bare = code[1:]
            yield Sample("code", bare, frozenset({row.lgcode, codes.get(bare, row.lgcode)}))
            yield Sample("column", row.full_name, frozenset({row.lgcode}), code=bare)


def _former(row: Any, known: _Known) -> Iterator[Sample]:
    today = frozenset(row.lgcodes.split(";"))
    full_name = row.prefecture + row.gun + row.name
    yield Sample("former", full_name, frozenset(known[full_name]))
    yield Sample("former", row.prefecture + row.name, frozenset(known[row.prefecture + row.name]))
    yield Sample("former", row.name, frozenset(known[row.name]))
    if row.gun:
        yield Sample("former", row.gun + row.name, frozenset(known[row.gun + row.name]))
    yield Sample("former", f"旧{full_name}", today)


def _shortened(municipalities: pd.DataFrame, known: _Known) -> Iterator[Sample]:
    """市, 町 or 村 left out: what may be meant is every present one that begins so."""
    bearers: dict[str, set[str]] = defaultdict(set)
    for row in _rows(geodata.registry().astype(object)):
        if row.lgcode != "01":
            bearers[row.name[:-1]].add(row.lgcode)
    for row in _rows(municipalities):
        stem = row.name[:-1]
        if stem not in known:
            yield Sample("shortened", stem, frozenset(bearers[stem]))
        if row.prefecture + stem in known:
            continue
        inside = {code for code in bearers[stem] if code.startswith(row.prefecture_code) and len(code) == 5}
        yield Sample("shortened", row.prefecture + stem, frozenset(inside))


def _no_municipality(municipalities: pd.DataFrame, known: _Known) -> Iterator[Sample]:
    """Other bodies, groups, and names beside a prefecture or code that they do not lie in."""
    rows = list(_rows(municipalities))
    for place, row in enumerate(rows):
        body = _BODIES[place % len(_BODIES)]
        yield Sample("body", body.format(row.name), frozenset(), status="not_municipal")
        far = rows[(place + len(rows) // 2) % len(rows)]
        yield Sample("contradiction", row.full_name, frozenset(), prefecture=far.prefecture)
        yield Sample("contradiction", row.full_name, frozenset(), code=far.lgcode)
        if far.prefecture + row.name not in known:
            yield Sample("contradiction", f"{row.name}（{far.prefecture}）", frozenset())
            yield Sample("contradiction", far.prefecture + row.name, frozenset())
    for text in ("全国の市区町村", "県内39市町村", "中核市", "各自治体", "都道府県", "近隣5市町"):
        yield Sample("group", text, frozenset())
    wards = frozenset(row.lgcode for row in rows if row.type == "特別区")
    for text in ("東京23区", "東京都２３区", "特別区", "23区", "東京都特別区", "東京都区部"):
        yield Sample("group", text, wards)


def _rows(frame: pd.DataFrame) -> Iterator[Any]:
    yield from frame.itertuples(index=False)
