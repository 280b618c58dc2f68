"""What the charts say, in Japanese. A sentence over a chart is chosen by its numbers, and withdrawn when they are few."""

TOO_FEW = "傾向は言えない件数です（掲載 {n} 団体）"
NOTHING = "この条件に当てはまる掲載団体はありません"
UNKNOWN = "掲載事例なし（未把握）"
NOT_PUBLISHED_IS_NOT_NOT_ADOPTED = "未掲載は未導入を意味しません。"
ANY_TECHNOLOGY = "いずれかの技術"
LIST_SEPARATOR = "、"

STATUS = {"implemented": "実施", "pilot": "実証", "planned": "計画"}

REGION = {
    "title": "掲載が多い技術は、{top}",
    "top": "{label}（{n} 団体以上）",
    "subtitle": "技術別・地域別の掲載団体数（市区町村）。地域名の下の数は分母の市区町村数",
    "hover": "<b>{technology}</b><br>{region}：{n} / {of} 団体以上（事例 {cases} 件）",
    "hover_unknown": "<b>{technology}</b><br>{region}：掲載事例なし（未把握）／{of} 団体",
    "hover_out_of_scope": "<b>{technology}</b><br>{region}：条件に当てはまる市区町村なし",
    "class_one": "{low}",
    "class_range": "{low}–{high}",
    "class_open": "{low} 団体以上",
    "note": "一つの団体が複数の技術を掲載していれば、それぞれに数えます。都道府県庁の事例は含みません。",
    "alt": "技術と地域の表。掲載団体数（市区町村）。{rows}。",
    "alt_row": "{technology}は合わせて {n} 団体、最多は{region}の {most} 団体",
    "alt_row_none": "{technology}は掲載なし",
    "header_family": "分野",
    "header_technology": "技術",
    "header_region": "地域",
    "header_adopters": "掲載団体数（市区町村）",
    "header_denominator": "分母（市区町村）",
    "header_cases": "事例数（件）",
}

SIZE_BAND = {
    "title_higher": "「{technology}」の掲載率は「{high}」（{high_n} / {high_of} 団体以上）"
    "が「{low}」（{low_n} / {low_of} 団体以上）より高い",
    "title_same": "「{technology}」の掲載率に、人口規模による差があるとは言えません",
    "subtitle_share": "人口規模別の掲載率（市区町村、%）。掲載団体数 / その規模の市区町村数",
    "subtitle_count": "人口規模別の掲載団体数（市区町村、団体）。掲載団体数 / その規模の市区町村数",
    "axis_share": "掲載率（%、少なくとも）",
    "axis_count": "掲載団体数（団体、少なくとも）",
    "label": "{n} / {of}",
    "label_share": "{n} / {of}（{share}）",
    "label_small": "{n} / {of}（{share}）△",
    "hover": "<b>{band}</b><br>{n} / {of} 団体以上（事例 {cases} 件）",
    "hover_share": "<b>{band}</b><br>{n} / {of} 団体以上（事例 {cases} 件）<br>掲載率 {share}、95%区間 {low}–{high}",
    "interval": "細い線は掲載率の95%区間（Wilson）。標本のゆらぎだけを示し、何が公表されるかの偏りは含みません。",
    "interval_count": "差の判断は掲載率の95%区間（Wilson）によります。標本のゆらぎだけを見ており、"
    "何が公表されるかの偏りは含みません。",
    "small": "△は母数が 5–19 団体。",
    "too_small": "母数が 5 団体に満たない規模は件数だけを示します。",
    "alt": "棒グラフ。「{technology}」の人口規模別の掲載団体数と市区町村数。{rows}。",
    "alt_row": "{band} {n} / {of}",
    "header_band": "人口規模",
    "header_adopters": "掲載団体数（市区町村）",
    "header_denominator": "分母（市区町村）",
    "header_cases": "事例数（件）",
    "header_share": "掲載率（%）",
    "header_low": "95%区間 下（%）",
    "header_high": "95%区間 上（%）",
}

YEAR = {
    "title": "開始年が分かる範囲では、新たに始めた団体は {year} 年が最も多い（{n} 団体以上）",
    "title_ties": "開始年が分かる範囲では、新たに始めた団体は {years} 年が最も多い（各 {n} 団体以上）",
    "title_undated": "開始年が分かる取組はありません（年不明 {n} 件）",
    "subtitle": "新たに始めた市区町村の数（最初の取組の開始年、暦年）",
    "subtitle_technology": "「{technology}」を新たに始めた市区町村の数（最初の取組の開始年、暦年）",
    "unit": "（団体）",
    "incomplete": "集計途上",
    "hover": "<b>{year} 年・{status}</b><br>新たに始めた団体 {n} 団体以上<br>この年に始まった事例 {cases} 件",
    "note_undated": "開始年の記載がない市区町村の事例 {cases} 件（開始年がどの事例にもない {governments} 団体）"
    "は図に含みません。",
    "note_incomplete": "{first} 年以降は資料がまだ出そろっていません。",
    "alt": "積み上げ棒グラフ。新たに始めた市区町村の数。{rows}。",
    "alt_row": "{year} 年 {n} 団体",
    "header_year": "開始年",
    "header_status": "状態",
    "header_adopters": "新たに始めた団体数（市区町村）",
    "header_cases": "この年に始まった事例数（件）",
}

OFFICIAL = {
    "title": "{indicator}：公式調査では {adopted} / {asked} 団体が導入、"
    "掲載事例で分かるのは少なくとも {published} 団体",
    "title_none": "{indicator}：公式調査では {adopted} / {asked} 団体が導入。この条件に当てはまる掲載事例はありません",
    "subtitle": "人口規模別。上は公式調査の導入率（%）、下は公表事例の掲載団体数。二つは別の種類の数です",
    "panel_official": "公式調査：導入率",
    "panel_published": "公表事例：掲載団体数",
    "axis_official": "導入率（%、回答した市区町村のうち「実施」）",
    "axis_published": "掲載団体数（団体、少なくとも）",
    "label_official": "{n} / {of}（{share}）",
    "label_counts": "{n} / {of}",
    "hover_official": "<b>{band}</b><br>導入団体 {n} / 回答 {of} 団体<br>調査なし {without} 団体",
    "hover_published": "<b>{band}</b><br>掲載団体 {n} / {of} 団体以上",
    "note_survey": "公式調査：{title}、{date}。",
    "date": "調査時点 {date}",
    "date_unknown": "調査時点は資料に記載なし",
    "note_published": "公表事例の「{published}」を{indicator}に対応させています。",
    "note_national": "公式調査は全国の値で、地域・人口などの条件は掲載団体数だけにかかっています。",
    "alt": "二段の棒グラフ。{indicator}の人口規模別。上段は公式調査の導入団体数 / 回答団体数、"
    "下段は掲載団体数。{rows}。",
    "alt_row": "{band} 導入 {official} / {asked}、掲載 {published}",
    "header_band": "人口規模",
    "header_official": "公式調査 導入団体数",
    "header_asked": "公式調査 回答団体数",
    "header_rate": "公式調査 導入率（%）",
    "header_not_surveyed": "調査なし（団体）",
    "header_published": "掲載団体数（市区町村）",
    "header_denominator": "掲載の分母（市区町村）",
}
