"""Findings computed from the numbers, in Japanese. Which one is chosen, and whether any, is `metrics.findings`."""

TEXT = {
    "finding.subject.technology": "{label}の掲載",
    "finding.subject.family": "{label}分野の掲載",
    "finding.subject.several": "選んだ技術の掲載",
    "finding.subject.any": "事例の掲載",
    "finding.large.concentrated": "{subject}は人口{population_man}万人以上に集中：{adopters:,}団体中 {n:,}団体（市区町村 {denominator:,} のうち {of:,}）",
    "finding.large.higher": "{subject}率は人口{population_man}万人以上で高い：{n:,} / {of:,} 団体以上、ほかは {rest_n:,} / {rest_of:,} 団体以上",
    "finding.small.concentrated": "{subject}は人口{population_man}万人未満に集中：{adopters:,}団体中 {n:,}団体（市区町村 {denominator:,} のうち {of:,}）",
    "finding.small.higher": "{subject}率は人口{population_man}万人未満で高い：{n:,} / {of:,} 団体以上、ほかは {rest_n:,} / {rest_of:,} 団体以上",
    "finding.region.concentrated": "{subject}は{region}に集中：{adopters:,}団体中 {n:,}団体（市区町村 {denominator:,} のうち {of:,}）",
    "finding.region.higher": "{subject}率は{region}で高い：{n:,} / {of:,} 団体以上、ほかは {rest_n:,} / {rest_of:,} 団体以上",
    "finding.none": "{subject}は {adopters:,} / {denominator:,} 団体以上。人口規模や地域による差は言えません",
    "finding.too_few": "傾向は言えない件数です（掲載 {adopters:,} 団体）",
    "finding.nothing": "この条件に当てはまる掲載団体はありません",
    "finding.rule": "差があると述べるのは、掲載率の95%区間（Wilson）が重ならず、最も多い発行元の事例を除いても変わらないときだけです。"
    "区間は標本のゆらぎだけを示し、何が公表されるかの偏りは含みません。",
    # かたより: how the shown records are mixed against all of Japan
    "mix.size_band": "掲載 {all_adopters:,} 団体のうち {adopters:,} 団体が人口{group}で、全国（{all_municipalities:,} 市区町村のうち {municipalities:,}）より多く含まれます",
    "mix.region": "掲載 {all_adopters:,} 団体のうち {adopters:,} 団体が{group}にあり、全国（{all_municipalities:,} 市区町村のうち {municipalities:,}）より多く含まれます",
    "mix.none": "人口規模と地域について、はっきりした偏りは言えません",
}
