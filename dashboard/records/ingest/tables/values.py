"""From a cell as people write it to the cell that a record holds: states, dates, figures, tags. Never a guess."""

import re
from typing import NamedTuple

import pandas as pd

from dashboard.records.ingest import eras, numbers
from dashboard.records.ingest.folding import folded
from dashboard.records.problem import shown
from dashboard.records.rules import Fault, fault

STATUS_WORDS: dict[str, str] = {
    "implemented": (
        "実施 実施中 実施済 実施済み 導入 導入済 導入済み 導入中 本格導入 本格実施 本格運用 運用中 稼働中 稼働 "
        "利用中 活用中 開始済 開始済み 提供中 完了 運用開始"
    ),
    "pilot": (
        "実証 実証中 実証実験 実証実験中 実証段階 試行 試行中 試験導入 試験運用 試行導入 poc トライアル "
        "トライアル中 モデル実施 実証事業"
    ),
    "planned": "計画 計画中 予定 実施予定 導入予定 準備中 導入準備中 構築中 開発中 着手予定",
}
_STATUS_OF = {word: status for status, words in STATUS_WORDS.items() for word in (status, *words.split())}

DOMAIN_WORDS = {
    "フロントヤード": "フロントヤード",
    "フロント": "フロントヤード",
    "バックヤード": "バックヤード",
    "バック": "バックヤード",
}
LEVEL_WORDS = {
    **dict.fromkeys(("prefecture", "都道府県", "県"), "prefecture"),
    **dict.fromkeys(("municipality", "市区町村", "市町村"), "municipality"),
    **dict.fromkeys(("joint", "共同", "複数", "広域"), "joint"),
}
REVIEW_WORDS = {
    **dict.fromkeys(("checked", "確認済", "確認済み", "照合済", "照合済み"), "checked"),
    **dict.fromkeys(("unchecked", "未確認", "未照合"), "unchecked"),
}

_SIGNED = re.compile(
    r"(?P<year>(?:19|20)[0-9]{2})(?P<sign>[./-])(?P<month>0?[1-9]|1[0-2])"
    r"(?:(?P=sign)(?P<day>0?[1-9]|[12][0-9]|3[01]))?"
)
_CLOCK = re.compile(r"[ T][0-9]{2}:[0-9]{2}(?::[0-9]{2})?$")
_SINCE = re.compile(r"(?:から|より|~|に?(?:開始|導入|実施|運用開始))+$")
_EMPTY = ("", "-", "ー", "―", "なし", "不明", "記載なし", "未記載", "n/a", "na", "…", "*")
_LONGEST_EMPTY = 2 * max(map(len, _EMPTY))  # spaces around are allowed
# A tag that ends, the beginning of one that a browser would end itself, an entity, an address that runs something.
_MARKUP = re.compile(
    r"<\s*/?\s*[a-z!?][^<>]*>|<\s*(?:script|img|svg|iframe|object|embed|style|link|meta|form|video|audio|!--)"
    r"|&#?[a-z0-9]+;|(?:javascript|vbscript)\s*:|data\s*:\s*[a-z]+/[a-z]",
    re.IGNORECASE,
)
_LIST = re.compile(r"[;；、,，\n/／|]+")
_WEAK_LIST = re.compile(r"[;；、,，\n/／|・･＋+&＆]+|及び|および|並びに")


class Cell(NamedTuple):
    """A converted cell, or the text as it was and what is wrong with it."""

    text: str
    fault: Fault | None = None


def is_blank(text: str) -> bool:
    """Whether a cell says nothing, or says in a word that there is nothing to say."""
    return not text or (len(text) <= _LONGEST_EMPTY and folded(text).lower() in _EMPTY)


def markup(text: str) -> Fault | None:
    """A fault for HTML and for addresses that run something: no record needs them, and a page might obey them."""
    found = _MARKUP.search(text)
    return fault("markup", text, part=shown(found[0])) if found else None


def word(text: str, meanings: dict[str, str]) -> Cell:
    """One of the words of a closed list."""
    found = meanings.get(_bare(text))
    return Cell(found) if found else Cell(text, fault("word_unknown", text, allowed="、".join(meanings)))


def status(text: str) -> Cell:
    """`implemented`, `pilot` or `planned` for the words in use; 検討中 is none of them."""
    return word(text, _STATUS_OF)


def _bare(text: str) -> str:
    return re.sub(r"[\s。()]", "", folded(text).lower())


def month(text: str) -> Cell:
    """`YYYY` or `YYYY-MM`; a fiscal year as the year in which it begins, a day left out."""
    found = _when(text)
    if found is None:
        return Cell(text, fault("date_unclear", text))
    year, number, _, _ = found
    return Cell(f"{year}-{number:02d}" if number else f"{year}")


def day(text: str) -> Cell:
    """`YYYY`, `YYYY-MM` or `YYYY-MM-DD`, as precise as it is written."""
    found = _when(text)
    if found is None:
        return Cell(text, fault("date_unclear", text))
    year, number, of_month, _ = found
    return Cell("-".join([f"{year}", *(f"{part:02d}" for part in (number, of_month) if part)]))


def fiscal_year(text: str) -> Cell:
    """The western year of a fiscal year, written as such or as a year alone (令和4年度, R4, 2022)."""
    plain = _bare(text)
    if re.fullmatch(r"(?:19|20)[0-9]{2}", plain):
        return Cell(plain)
    found = _when(text) or _when(f"{text}年度")
    if found is None:
        return Cell(text, fault("date_unclear", text))
    year, number, _, fiscal = found
    return Cell(str(year if fiscal or number is None or number >= 4 else year - 1))


def _when(text: str) -> tuple[int, int | None, int | None, bool] | None:
    """Year, month, day and whether the year is a fiscal one; None where the text is not one date."""
    plain = _SINCE.sub("", _CLOCK.sub("", folded(text)))
    if re.fullmatch(r"(?:19|20)[0-9]{2}", plain):
        return int(plain), None, None, False
    if match := _SIGNED.fullmatch(plain):
        return int(match["year"]), int(match["month"]), int(match["day"] or 0) or None, False
    try:
        found = eras.parse(plain)
    except ValueError:
        return None
    return found.year, found.month, found.day, found.fiscal


def figure(text: str, units: str, factor: dict[str, float] | None = None) -> Cell:
    """A number in plain digits, from 1,200, １万２千 or 約3千万円; `units` is what may stand after it, as a pattern.

    Args:
        text: The cell.
        units: A pattern of units.
        factor: What one of each unit is of the record's unit, where that is not 1.
    """
    plain = re.sub(r"^(?:約|およそ|年間|年|▲|△)+", "", folded(text).replace(" ", ""))
    match = re.fullmatch(rf"(?P<number>.+?)(?P<unit>{units})?(?:程度|以上|超|弱|強)?", plain)
    try:
        value = numbers.parse(match["number"]) if match else None
    except ValueError:
        value = None
    if value is None or match is None:
        return Cell(text, fault("figure_unclear", text))
    value *= (factor or {}).get(match["unit"] or "", 1)
    return Cell(f"{value:.10g}" if abs(value) < 1e10 and value % 1 else f"{value:.0f}")


def items(text: str) -> list[str]:
    """The items of a list in a cell, whatever separates them; `・` does not, since it stands in names too."""
    return [item for item in (part.strip() for part in _LIST.split(text)) if item]


def weak_items(text: str) -> list[str]:
    """The items of a list in a cell, where `・` and 及び separate as well."""
    return [item for item in (part.strip() for part in _WEAK_LIST.split(text)) if item]


class Tags:
    """The technologies of a data directory by everything that they are called."""

    def __init__(self, technologies: pd.DataFrame) -> None:
        self._tags: dict[str, str] = {}
        self._families: dict[str, list[str]] = {}
        columns = ("tag", "label_ja", "label_en", "family", "aliases")
        for tag, label, english, family, aliases in zip(*(technologies[name] for name in columns), strict=True):
            self._families.setdefault(_bare(family), []).append(label)
            for name in (tag, label, english, *(aliases.split(";") if aliases else ())):
                self._tags.setdefault(_bare(name), tag)

    def find(self, text: str) -> Cell:
        """The tags of a cell with `;` between, each once; a word that is no technology is a fault."""
        tags: dict[str, None] = {}
        for item in items(text):
            whole = self._tags.get(_bare(item))
            parts = [whole] if whole else [self._tags.get(_bare(part)) for part in weak_items(item)]
            if not all(parts):
                return Cell(text, self._unknown(text, item))
            tags.update(dict.fromkeys(part for part in parts if part))
        return Cell(";".join(tags))

    def _unknown(self, text: str, item: str) -> Fault:
        kinds = self._families.get(_bare(item))
        if kinds:
            return fault("technology_family", text, item=shown(item), kinds="、".join(kinds))
        return fault("technology_unknown", text, item=shown(item))
