"""What the chart of detection rates says, in Japanese."""

DETECTION = {
    "title": "{indicator}：公式調査の導入 {official} 団体に対し、事例が掲載されたのは {published} 団体（検出率 {rate}）",
    "title_few": "{indicator}：公式調査の導入が少なく、検出率は示せません",
    "title_narrowed": "{indicator}：地域や人口などの条件があるため、検出率は示せません",
    "subtitle": "{by}別の検出率（%）。検出率 = 掲載団体数 ÷ 公式調査の導入団体数（市区町村）。公表された事例で実際の導入がどれだけ見えるかを表します",
    "axis": "検出率（%）",
    "label": "{published} / {official}（{rate}）",
    "label_counts": "{published} / {official}",
    "hover": "<b>{group}</b><br>掲載団体 {published} / 公式調査の導入団体 {official}",
    "hover_rate": "<b>{group}</b><br>掲載団体 {published} / 公式調査の導入団体 {official}<br>検出率 {rate}",
    "note": "公式調査：{title}、{date}。公表事例の「{label}」を{indicator}に対応させています。"
    "掲載には調査のあとの取組や実証も入ることがあり、検出率は100%を超えることがあります。"
    "公式調査の導入が5団体に満たない区分では率を示しません。",
    "narrowed": "地域・人口などの条件がある区分は、公式調査と対象が違うため率を示しません。",
    "alt": "棒グラフ。{indicator}の{by}別の検出率。{rows}。",
    "alt_row": "{group} 掲載 {published} / 公式調査の導入 {official}",
    "size_band": "人口規模",
    "region": "地域",
    "header_published": "掲載団体数（市区町村）",
    "header_official": "公式調査 導入団体数",
    "header_rate": "検出率（%）",
}
