"""Units of figures: what is counted in them, and when two of them measure the same kind of thing."""

import re

_TIME = {"秒": 1 / 60, "分": 1.0, "分間": 1.0, "時間": 60.0, "日": 1440.0, "日間": 1440.0, "週間": 10080.0}
_TIME |= {"年": 525600.0, "年間": 525600.0}
_TIME |= {f"{sign}月{end}": 43200.0 for sign in "かヶヵカケ" for end in ("", "間")}
_PERCENT = ("%", "割", "パーセント")
_SAME = {sign + "所": "か所" for sign in "箇カヶヵケ"} | {"箇所": "か所", "名": "人", "手続き": "手続"}
# How many places, courses or languages something reaches: its extent, not its result.
_SCOPES = {"か所", "施設", "校", "課", "部署", "所属", "拠点", "店舗", "区役所", "河川", "団体", "自治体", "市町村"}
_SCOPES |= {"言語", "か国語", "カ国語", "ヶ国語", "種類", "手続", "台", "サービス", "制度", "組"}

_COUNTS = (
    r"件|人|名(?!称)|回(?!線)|台|[かカヶヵケ箇]所|施設|校|業務|課(?!題|税)|部署|所属|手続き?|種類|帳票|シナリオ"
    r"|団体|自治体|市町村|世帯|戸|社|事業者|冊|橋|河川|拠点|店舗|区役所|通(?!信|り|常|知)|ユーザー?|アカウント"
    r"|ライセンス|ダウンロード|アクセス|サービス|制度|[かカヶ]国語|言語|データ|倍|点(?!検|在)|組|頭"
    r"|個(?!人|別)|基|便|本(?!庁|市|区|町|県|格|来|人)"
)
UNITS = re.compile(
    r"(?:円|%|パーセント|割(?!り|合|引)|ポイント|時間(?!帯|外)|分間?(?!の[0-9一二三]|野|類|析|散|庁|割|担)|秒"
    r"|日間?(?!本|常|程|時|報|々)|週間|[かヶヵカケ]月間?|年(?=(?:間|ほど|程度|以上)?か[けか])|枚(?!方)"
    rf"|{_COUNTS})(?!目|以内に|前後に|置き|おき)"
)
"""What may follow a number that says something about an initiative."""


def family(unit: str) -> str:
    """The kind of quantity: time, percent, yen, or the unit of what is counted."""
    base = unit.split("/", maxsplit=1)[0]
    if base in _TIME:
        return "time"
    if unit in (*_PERCENT, "ポイント"):
        return "percent"
    return "yen" if base == "円" else _SAME.get(base, base)


def minutes(value: float, unit: str) -> float:
    """A span of time in minutes; other quantities as they are."""
    return value * _TIME.get(unit.split("/", maxsplit=1)[0], 1.0)


def is_scope(unit: str) -> bool:
    """Whether a count in this unit tells how far something reaches and not what came of it."""
    return family(unit) in _SCOPES


def tenths(unit: str) -> float:
    """What to multiply with for per cent: 3割 are 30 %."""
    return 10.0 if unit == "割" else 1.0
