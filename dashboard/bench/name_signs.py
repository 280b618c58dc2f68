"""Signs that are written or read for others, by class, for lists of names.

Typed apart from the tables of the resolver: else it would be held against itself.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Mapping

_SUPPLEMENT = (
    "長⻑ 西⻄ 亀⻲ 竜⻯ 鬼⻤ 青⻘ 食⻝ 見⻅ 貝⻉ 車⻋ 門⻔ 魚⻥ 鳥⻦ 麦⻨ 黄⻩ 斉⻫ 歯⻭ 民⺠ 角⻆ "
    "足⻊ 風⻛ 飛⻜ 首⻡ 母⺟"
)
_OLD_FORMS = (
    "沢澤 浜濱 浜濵 桜櫻 竜龍 龍竜 国國 広廣 関關 塩鹽 滝瀧 沖冲 穂穗 豊豐 辺邊 辺邉 斎齋 高髙 崎﨑 "
    "崎嵜 梼檮 恵惠 鰺鯵 薩蕯 富冨 渋澁 徳德 条條 礼禮 県縣 郷鄕 緑綠 横橫 真眞 静靜 瀬瀨 焼燒 栄榮 "
    "宝寶 芦蘆 与與 円圓 会會 黒黑 戸戶 総總 蔵藏 弥彌 万萬 栃杤 峰峯 島嶋 嶋島 館舘 舘館 釜竈 竈釜 "
    "壱壹 台臺 園薗 秋龝 亀龜 桧檜 鉄鐵 渓溪 読讀 岡崗 釈釋 為爲"
)
_LOOK_ALIKES = (
    "口ロ 白自 二ニ 八ハ 力カ 夕タ 一ー 工エ 土士 鳥島 大太 未末 石右 比北 宮官 間問 埼崎 阪坂 群郡 日曰 田由 札礼 東束"
)
_GA = "ヶケヵカが"
_NO = "之ノの"


def _pairs(table: str) -> dict[str, str]:
    """The signs that may stand for another, by that other."""
    found: dict[str, str] = defaultdict(str)
    for pair in table.split():
        if pair[0] != pair[1] and pair[1] not in found[pair[0]]:
            found[pair[0]] += pair[1]
    return found


def _kangxi() -> dict[str, str]:
    """Kangxi radicals by the sign that Unicode says they are, and the present form of that sign."""
    found: dict[str, str] = defaultdict(str)
    present = {old: new for new, olds in _pairs(_OLD_FORMS).items() for old in olds}
    for code in range(0x2F00, 0x2FD6):
        sign = unicodedata.normalize("NFKC", chr(code))
        found[sign] += chr(code)
        if sign in present:
            found[present[sign]] += chr(code)
    return found


TABLES: dict[str, Mapping[str, str]] = {
    "radical": _kangxi(),
    "supplement": _pairs(_SUPPLEMENT),
    "variant": _pairs(_OLD_FORMS),
    "ga": {sign: _GA.replace(sign, "") for sign in "ヶケ"},
    "no": {sign: _NO.replace(sign, "") for sign in "之ノ"},
    "look_alike": _pairs(_LOOK_ALIKES),
}
"""By class of spelling: a sign of a name, and the signs that may stand in its place."""
