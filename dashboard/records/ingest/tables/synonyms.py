"""What people call the columns: header words, with spaces between, for each column of the record tables."""

import re
from functools import cache

from dashboard.records.ingest.folding import folded

# Columns that no record table has: what they hold goes into others.
PREFECTURE, CODE, NAME = "prefecture", "code", "name"
EFFECT_PREFIX = "effect:"

_PLACES = {
    PREFECTURE: "都道府県 都道府県名 県 県名 都道府県コード pref",
    CODE: (
        "コード lgcode 団体コード 自治体コード 市区町村コード 市町村コード 地方公共団体コード "
        "全国地方公共団体コード 都道府県コード又は市区町村コード 標準地域コード jisコード lgcode6"
    ),
}
_ORGANISATION_WORDS = (
    "団体 団体名 自治体 自治体名 市区町村 市区町村名 市町村 市町村名 地方公共団体 地方公共団体名 地方自治体名 "
    "実施団体 実施団体名 導入団体 導入自治体 取組団体 取組団体名 実施主体 organisation organization municipality"
)

CASES: dict[str, str] = {
    **_PLACES,
    "organisations": _ORGANISATION_WORDS,
    "case_id": "事例id 事例番号 事例コード id",
    "source_id": "出典id 資料id",
    "source_item": "番号 no no. 項番 通番 連番 整理番号 № 事例no 事例no. 項目番号",
    "source_page": "ページ 頁 掲載ページ 該当ページ page",
    "title": (
        "題名 タイトル 件名 事例名 取組名 取組名称 取組の名称 事業名 事例タイトル 事例の名称 取組タイトル "
        "取組事例名 施策名"
    ),
    "summary": "概要 要約 取組概要 取組の概要 事例概要 事例の概要 事業概要 内容 取組内容 取組の内容 説明 事業内容",
    "status": "状況 状態 導入状況 実施状況 段階 進捗 進捗状況 ステータス 取組状況 導入段階",
    "level": "主体 団体区分",
    "lgcodes": "",
    "unnamed_members": "名前のない参加団体数 その他参加団体数 ほか団体数",
    "technologies": (
        "技術 技術名 導入技術 活用技術 利用技術 使用技術 技術タグ デジタル技術 ツール ict技術 タグ "
        "導入したデジタル技術 活用したデジタル技術"
    ),
    "domain": "領域 フロントヤード・バックヤード フロントヤード/バックヤード",
    "category_major": "大分類 分類 区分大 事例区分大 分野 カテゴリ カテゴリー",
    "category_minor": "小分類 中分類 区分小 事例区分小",
    "published_fy": "公表年度 掲載年度",
    "started": (
        "開始年 開始年月 開始時期 開始 開始日 導入年 導入年月 導入時期 導入年度 開始年度 実施年度 実施年 "
        "実施年月 実施時期 運用開始 運用開始時期 運用開始年月 導入開始時期 取組開始時期 取組開始年度 "
        "サービス開始 導入日"
    ),
    "department": (
        "担当課 担当 担当部署 所管課 担当部局 所管 所管部署 担当課名 部署 部署名 主管課 担当部課 問合せ先 問い合わせ先"
    ),
    "population_stated": "人口 団体人口 資料に書かれた人口",
    "url": "url リンク 参考url 関連url ホームページ 参照url hp webページ 関連ページ 掲載url 関連リンク",
    "publisher": "発行者 掲載元 公表者 発行元",
    "published": "発行日 掲載日 公表日 公開日 公表年月日",
    "evidence": "引用 根拠 原文",
    "review": "照合 確認 確認状況",
    "source_kind": "種類 事例種類",
    "source_citation": "出典 引用元",
    "also_urls": "他のurl 関連url2",
    f"{EFFECT_PREFIX}any": "効果 導入効果 取組の効果 取組効果 効果・成果 成果・効果 効果等",
    f"{EFFECT_PREFIX}hours_saved_per_year": "削減時間 年間削減時間 業務削減時間 削減時間数",
    f"{EFFECT_PREFIX}percent_reduction": "削減率 時間削減率 業務時間削減率",
    f"{EFFECT_PREFIX}cost_saved_yen": "削減額 経費削減額 費用削減額 コスト削減額 年間削減額",
    f"{EFFECT_PREFIX}initial_cost_yen": "初期費用 導入費用 イニシャルコスト 初期経費 導入経費",
    f"{EFFECT_PREFIX}running_cost_yen_per_year": (
        "運用費用 ランニングコスト 年間運用費 運用経費 運用費 年間経費 維持費"
    ),
    f"{EFFECT_PREFIX}sheets_saved_per_year": "削減枚数 紙削減枚数 年間削減枚数 用紙削減枚数",
}
"""Cases, and what stands beside them: effects by metric, or in words (`effect:any`)."""

COSTS: dict[str, str] = {
    **_PLACES,
    NAME: _ORGANISATION_WORDS,
    "survey_date": "調査時点 時点 基準日 調査日 調査年月日 調査年度",
    "population": "人口 住民数 住基人口",
    "cost_thousand_yen": (
        "経費 情報システム経費 一団体当たりの経費 情報システム関係経費 経費総額 総経費 1団体当たりの経費"
    ),
    "per_capita_yen": (
        "一人当たり経費 1人当たり経費 一人当たりの経費 1人当たりの経費 住民一人当たり経費 住民一人当たりの経費 "
        "住民1人当たり経費 住民1人当たりの経費"
    ),
    "cloud_class": "クラウド区分 クラウド導入区分 クラウド クラウド導入状況",
}

SURVEY: dict[str, str] = {
    **_PLACES,
    NAME: _ORGANISATION_WORDS,
    "survey_id": "調査id",
    "reference_date": "調査時点 時点 基準日 調査日 調査年月日 調査基準日 調査年度",
    "indicator": "指標 項目 調査項目 設問 指標名 項目名 質問 質問項目 設問名",
    "value": "値 回答 回答内容 結果 数値 調査結果 実績値 回答値",
    "unit": "単位",
}
"""Surveys in long form; `name` is the government's."""

TABLES: dict[str, dict[str, str]] = {"cases": CASES, "survey": SURVEY, "costs": COSTS}

# A figure in another unit is another figure: a header that names one must name the right one.
UNITS: dict[str, tuple[str, ...]] = {
    "cost_thousand_yen": ("千円",),
    "per_capita_yen": ("円", "円/人"),
    "population": ("人",),
    "population_stated": ("人",),
}
_BRACKETED = re.compile(r"[(\[【〔<].*?[)\]】〕>]")
_MARKS = re.compile(r"[\s※*●○◎■□・:：。、*]+$|^[\s※*●○◎■□①-⑳0-9.]+(?=[^\s0-9.])")
_UNIT = re.compile(r"\((?:単位[:：]?)?(千円|円/人|円|万円|百万円|億円|人|千人|万人)\)")


def header_forms(header: str) -> tuple[str, ...]:
    """The header as it is compared: folded, then also without notes in brackets and signs around it."""
    form = folded(header).lower().replace(" ", "").replace("\n", "")
    bare = _MARKS.sub("", _BRACKETED.sub("", form))
    return tuple(dict.fromkeys(found for found in (form, _MARKS.sub("", form), bare) if found))


def targets_of(header: str, kind: str) -> tuple[str, ...]:
    """The columns that a header can mean in a table of this kind; several where words are shared."""
    names = TABLES[kind]
    forms = header_forms(header)
    if (exact := next((form for form in forms if form in names), "")) and not exact.startswith(EFFECT_PREFIX):
        return (exact,)
    unit = _UNIT.search(folded(header))
    return tuple(
        target
        for target, words in _forms(kind).items()
        if not words.isdisjoint(forms) and (unit is None or unit[1] in UNITS.get(target, (unit[1],)))
    )


@cache
def _forms(kind: str) -> dict[str, frozenset[str]]:
    """The words of each column as headers are compared."""
    return {
        target: frozenset(form for word in words.split() for form in header_forms(word))
        for target, words in TABLES[kind].items()
    }
