"""Labelled fields: `団体名 | 埼玉県坂戸市`, `☆担当：笠間市 デジタル戦略課☆`, `人口：99,866 人`."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dashboard.records.ingest.documents.document import Block
from dashboard.records.ingest.documents.segments import FieldValue
from dashboard.records.ingest.folding import fold, folded

_LABELS: dict[str, str] = {
    "organisation": r"(?:取組|実施|導入|提案|申請|応募)?(?:団体|自治体)名?|市[区町村・]*町?村名"
    r"|都道府県・?市区?町村名?|地方公共団体名?"
    r"|実施主体|自治体・?団体名|(?:お客|顧客)[様さま]名|ユーザー名|都道府県市区町村名?",
    "prefecture": r"都道府県名?",
    "title": r"(?:事例|取り?組み?|事業|施策|案件|プロジェクト)(?:の?名称|名|タイトル)"
    r"|タイトル|件名|題名|テーマ|事例内容・タイトル|見出し",
    "item": r"(?:事例|整理|管理|掲載)?(?:No\.?|番号)|項番|#",
    "department": r"(?:取組|実施|事業)?(?:担当|所管|主管)(?:課|部署|部局|室|部|部課|課室)?名?"
    r"|部署名?|担当者?所属|問い?合わ?せ先?|お問い?合わ?せ先?|連絡先|所属",
    "population": r"(?:総|[市区町村]の?)?人口(?:規模)?",
    "started": r"(?:本格)?(?:導入|運用|サービス|利用|稼働|事業|取組|実施|供用|提供)(?:の?開始)?(?:時期"
    r"|年月日|年月|年度|日|年)|(?:運用|サービス|利用|提供|供用)開始|"
    r"開始(?:時期|年月日|年月|年度|日|年)|稼働(?:日|時期)?|導入時期|スタート",
    "url": r"(?:関連|参考|掲載|詳細)?(?:URL|ホームページ|HP|Webサイト|ウェブサイト|リンク|ページ)",
    "published_fy": r"(?:公表|掲載|発表)年度",
    "category_major": r"(?:事例)?(?:区分|分類)\(?大\)?|大分類|分野|カテゴリー?|テーマ分類|(?:事例|取組)?分類|区分",
    "category_minor": r"(?:事例)?(?:区分|分類)\(?小\)?|[小中]分類",
    "source_kind": r"事例種類|種別",
    "source_citation": r"出典|出所",
    "status": r"(?:実施|導入|進捗|取組)?(?:状況|段階|ステータス|フェーズ)",
    "technologies": r"(?:使用|利用|導入|活用|採用)(?:技術|ツール|システム|製品|サービス|ソリューション)"
    r"|(?:主な)?技術|キーワード|デジタル技術",
    "summary": r"(?:取り?組み?|事業|事例|施策|導入)?の?(?:概要|内容)|取り?組み?",
    "effects": r"(?:導入|取組|実施|主な|期待される)?の?(?:効果|成果|実績)",
    "costs": r"(?:事業|導入|初期|運用)?(?:費用?|経費|コスト|予算)",
}
_PATTERNS = {name: re.compile(f"(?:{words})") for name, words in _LABELS.items()}
_TRIM = re.compile(r"^[\s☆★◎○●■□◆・【\[<〈(（]+|[\s☆★】\]>〉)）:：]+$")
_COLON = re.compile(r"[:：]")
_LONGEST_LABEL, _LONGEST_WRITTEN = 18, 40


@dataclass(frozen=True)
class Labelled:
    """A field as it stands in a document: which one, what is written, where."""

    name: str
    value: FieldValue


def field_name(label: str) -> str:
    """The field that a label names, "" if none."""
    bare = _TRIM.sub("", folded(label[:_LONGEST_WRITTEN]))
    if not bare or len(bare) > _LONGEST_LABEL or len(label) > _LONGEST_WRITTEN:
        return ""
    return next((name for name, pattern in _PATTERNS.items() if pattern.fullmatch(bare)), "")


def labelled(blocks: Iterable[Block]) -> Iterator[Labelled]:
    """The labelled fields of blocks: cells beside their label, `label：value`, a label above its value."""
    waiting: str = ""
    for block in blocks:
        if block.kind == "row":
            waiting = ""
            yield from _in_row(block)
            continue
        name, value = _in_line(block)
        if name and value:
            yield Labelled(name, FieldValue(value, block))
            waiting = ""
        elif name:
            waiting = name
        elif waiting:
            yield Labelled(waiting, FieldValue(block.text, block))
            waiting = ""


def _in_row(block: Block) -> Iterator[Labelled]:
    """The fields of a row whose cells are label and value in turn."""
    cells = [cell for cell in block.cells if cell]
    if len(cells) > 4:
        return
    for label, value in zip(cells[::2], cells[1::2], strict=False):
        name = field_name(label)
        if name and not field_name(value):
            yield Labelled(name, FieldValue(value, block))


def _in_line(block: Block) -> tuple[str, str]:
    """The field and the value of a line; the value is "" where the line is the label alone."""
    text = block.text
    colon = _COLON.search(text)
    if not colon:
        return (field_name(text), "") if len(text) <= _LONGEST_LABEL else ("", "")
    name = field_name(text[: colon.start()])
    value = _TRIM_VALUE.sub("", text[colon.end() :])
    return (name, value) if name else ("", "")


_TRIM_VALUE = re.compile(r"^[\s　]+|[\s　☆★]+$")


def first_values(found: Iterable[Labelled]) -> dict[str, FieldValue]:
    """The first value of each field."""
    values: dict[str, FieldValue] = {}
    for field in found:
        values.setdefault(field.name, field.value)
    return values


def is_label_only(text: str) -> bool:
    """Whether a text is a label of a field and nothing else."""
    return bool(field_name(fold(text).text))
