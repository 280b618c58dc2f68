"""Where the cases of a document are: by how it is built."""

import pytest

CATALOGUE = """自治体DX 取組事例集

総務部

令和6年3月15日

目次

【フロントヤード（住民との接点）】

①窓口改革

1 書かない窓口で待ち時間を短縮\t【北海道北見市】\t…\t4
2 手続ナビで迷わない引っ越し\t【三重県志摩市】\t…\t6

【バックヤード（内部事務）】

②内部業務

3 AI-OCRとRPAで入力を自動化\t【大阪府豊中市】\t…\t9

1 書かない窓口で待ち時間を短縮【北海道北見市】

- 職員が聞き取りながら申請書を作る書かない窓口を導入した。神戸市の視察を受け入れた。

事業の概要

- 転入の手続を一か所で受け付け、RPAで住基システムへの入力を自動化した。

1 書かない窓口で待ち時間を短縮【北海道北見市】

(総務省)

導入に至ったきっかけ・背景（導入前の課題）について教えてください。

(北見市)

電子申請はあまり使われず、窓口は混雑していました。

今後の展望を教えてください。

チャットボットの導入も検討しています。

☆担当：北見市 市民環境部 窓口課☆

【参考情報】 北見市人口：11.4万人

関連URL：書かない窓口 (<https://www.city.kitami.lg.jp/window/>)

2 手続ナビで迷わない引っ越し【三重県志摩市】

- 質問に答えると必要な手続が分かる手続ナビを導入し、市民が使っている。

☆担当：志摩市 市民課☆

3 AI-OCRとRPAで入力を自動化【大阪府豊中市】

- 77業務にAI-OCRとRPAを導入し、年間約10,400時間を削減した。

☆担当：豊中市 デジタル戦略課☆
"""


def test_a_catalogue_has_one_case_for_each_number_however_often_its_heading_is_repeated(drafts):
    found = drafts(CATALOGUE, "any.txt")
    assert found.structure == "catalogue"
    assert found.cases["case_id"].tolist() == ["sample-01", "sample-02", "sample-03"]
    assert found.cases["lgcodes"].tolist() == ["01208", "24215", "27203"]
    assert found.cases["source_page"].tolist() == ["4", "6", "9"]
    assert found.cases["domain"].tolist() == ["フロントヤード", "フロントヤード", "バックヤード"]
    assert found.cases["category_major"].tolist() == ["①窓口改革", "①窓口改革", "②内部業務"]
    assert set(found.cases["published_fy"]) == {"2023"}


def test_a_case_has_what_stands_in_it_and_nothing_of_its_neighbours(drafts):
    case = drafts(CATALOGUE, "any.txt").cases.iloc[0]
    assert case["technologies"].split(";") == ["assisted-counter", "rpa"]
    assert case["department"] == "北見市 市民環境部 窓口課"
    assert case["population_stated"] == "114000"
    assert case["url"] == "https://www.city.kitami.lg.jp/window/"
    neighbour = drafts(CATALOGUE, "any.txt").cases.iloc[1]
    assert neighbour["population_stated"] == neighbour["url"] == ""


ARTICLE = """# 自治体DXの事例3選

神戸市や福岡市のような大都市だけでなく、小さな町でも取り組みが広がっています。

{0}北海道当別町{1}書かない窓口で待ち時間を短縮

当別町は2022年4月、マイナンバーカードを読み取って申請書を作成する「書かない窓口」を導入しました。

{0}東京都府中市{1}習慣化アプリでフレイル予防

府中市では、習慣化アプリを使うフレイル予防を令和3年7月から始めました。参考にしたのは松本市です。

{0}愛知県39市町村{1}AIチャットボットの共同利用

県と市町村の研究会が進め、39市町村がAIチャットボットを導入しています。

まとめ：デジタル化を進めよう

福岡県飯塚市でもRPAの導入が進んでいます。
"""


@pytest.mark.parametrize(("before", "after"), [("", "："), ("### ", "｜"), ("■", " "), ("■", "「"), ("## ", " – ")])
def test_an_article_has_one_case_for_each_heading_with_an_organisation(drafts, before, after):
    found = drafts(ARTICLE.format(before, after))
    assert found.cases["lgcodes"].tolist() == ["01303", "13206", "23"]
    assert found.cases["level"].tolist() == ["municipality", "municipality", "joint"]
    assert found.cases["unnamed_members"].tolist() == ["0", "0", "39"]
    assert found.cases["started"].tolist() == ["2022-04", "2021-07", ""]
    assert not any("rpa" in tags for tags in found.cases["technologies"])


def test_numbered_headings_give_their_number(drafts):
    text = "".join(
        f"## 事例{number}　{name}\n\n{name}はAIチャットボットを導入し、住民の質問に24時間答えている。\n\n"
        for number, name in ((7, "静岡県浜松市"), (8, "岐阜県高山市"))
    )
    assert drafts(text).cases["case_id"].tolist() == ["sample-07", "sample-08"]


def test_the_organisation_may_stand_below_the_heading(drafts, pdf):
    pages = [
        [
            (20, 60, title),
            (13, 400, name),
            (10, 60, f"担当課\t{unit}"),
            (10, 60, "導入時期\t令和2年10月"),
            (10, 60, "申請書をAI-OCRで読み取る仕組みを導入し、年間1,200時間を削減した。"),
        ]
        for title, name, unit in (
            ("手書き申請書の読み取り", "香川県高松市", "税務課"),
            ("調査票の集計", "徳島県三好市", "管理課"),
        )
    ]
    found = drafts(pdf(*pages), "any.pdf")
    assert found.cases["lgcodes"].tolist() == ["37201", "36208"]
    assert found.cases["department"].tolist() == ["税務課", "管理課"]
    assert found.cases["started"].tolist() == ["2020-10", "2020-10"]
    assert found.cases["source_page"].tolist() == ["1", "2"]
    assert found.effects["value"].tolist() == ["1200", "1200"]


RECORD = """## 先進事例の検索

事例No.\t2287
公表年度\tR4
団体の属性\t市区
団体名\t埼玉県坂戸市

### 事例内容・タイトル

デジタル行政の推進について

### 1. 坂戸市の概要

人口：99,866 人（令和4年12月1日時点）

### 2. 取組の内容

#### (1) AIチャットボットの活用

2019年8月から、市民の質問に答える「AIチャットボット」の運用を開始した。

#### (2) AI-OCR及びRPAの活用

給付金の事務でAI-OCRとRPAを活用し、入力を自動化した。

### 3. 成果・課題

地理情報システムの一般公開を始めた。
"""


def test_a_record_with_a_field_table_is_cut_into_its_numbered_parts(drafts):
    cases = drafts(RECORD).cases
    assert cases["case_id"].tolist() == ["sample-2287-1", "sample-2287-2", "sample-2287-3"]
    assert cases["technologies"].tolist() == ["ai-chatbot", "ai-ocr;rpa", "gis"]
    assert set(cases["population_stated"]) == {"99866"}
    assert set(cases["published_fy"]) == {"2022"}
    assert cases["started"].tolist() == ["2019-08", "", ""]


def test_two_records_of_one_organisation_are_two(drafts):
    record = "事例No.\t{0}\n団体名\t北海道北見市\n事業名\t{1}\n\n{1}を導入した。\n\n"
    found = drafts(record.format(1, "AIチャットボット") + record.format(2, "電子契約"), "any.txt")
    assert found.cases["case_id"].tolist() == ["sample-01", "sample-02"]
    assert found.cases["technologies"].tolist() == ["ai-chatbot", "e-contract"]


def test_a_table_with_a_case_a_row(drafts, word):
    rows = [
        ("番号", "市町村名", "取組名", "概要", "開始時期", "担当課"),
        (
            "1",
            "埼玉県秩父市",
            "ドローン配送",
            "ドローンで物資を運び、年間120回運航した",
            "令和4年1月",
            "先端技術推進課",
        ),
        ("2", "埼玉県横瀬町", "電子地域通貨", "電子地域通貨の導入を検討", "未定", "まち経営課"),
    ]

    def fill(document):
        table = document.add_table(rows=0, cols=len(rows[0]))
        for values in rows:
            for cell, value in zip(table.add_row().cells, values, strict=True):
                cell.text = value

    found = drafts(word(fill), "any.docx")
    assert found.structure == "table"
    assert found.cases["lgcodes"].tolist() == ["11207", "11361"]
    assert found.cases["status"].tolist() == ["implemented", "planned"]
    assert found.cases["started"].tolist() == ["2022-01", ""]
    assert found.cases["department"].tolist() == ["先端技術推進課", "まち経営課"]
    assert found.effects[["metric", "value"]].to_numpy().tolist() == [["count_per_year", "120"]]


def test_a_table_of_costs_is_no_table_of_cases(drafts):
    table = "市区町村名\t人口(人)\t経費(千円)\n埼玉県川口市\t595,495\t857,226\n埼玉県行田市\t82,836\t253,936\n"
    text = f"戸田市の情報システム\n\n{table}"
    assert drafts(text, "any.txt").cases.empty


PLAN = """# 第2次あきる野市DX推進計画

令和6年3月

## 1 計画の目的

あきる野市は、誰一人取り残さないデジタル社会の実現を目指す。

## 2 窓口のデジタル化

### 主な取組

- (1) (新規) 書かない窓口の導入
- (2) キャッシュレス決済の対象拡大

## 3 内部のデジタル化

### 主な取組

- (1) 電子決裁の全庁展開
- (2) キャッシュレス決済の対象拡大【再掲】

### 主な目標

- 令和7年度までに50施設へキャッシュレスを導入する。
"""


def test_the_measures_of_a_plan_are_planned_and_listed_once(drafts):
    found = drafts(PLAN)
    assert found.structure == "plan"
    assert found.cases["case_id"].tolist() == ["sample-2-1", "sample-2-2", "sample-3-1"]
    assert set(found.cases["lgcodes"]) == {"13228"}
    assert set(found.cases["status"]) == {"planned"}
    assert found.cases["technologies"].tolist() == ["assisted-counter", "cashless-payment", "e-approval"]
    assert found.effects.empty


PRESENTATION = """

自治体DXと戸田市の取り組み

戸田市 情報政策統計課長

デジタル化が目的化すると

文書管理は表題だけ電子で、実際の決裁は紙。

行政のデジタル化の必要性

- 電子決裁の活用

一般論が続く。

もう一つの一般論。

さらに一つの一般論。

戸田市では庁内の体制を整えた。

最近のDXの取り組み

- RPAを活用した共通基盤システムの導入
- セキュアモバイル端末の導入
- 災害情報システムの導入
- 窓口での支払いを順次キャッシュレス化
- 問い合わせが減るため
"""


def test_a_presentation_of_one_organisation_gives_what_its_lists_say_was_done(drafts):
    found = drafts(PRESENTATION, "any.txt")
    assert found.structure == "presentation"
    assert set(found.cases["lgcodes"]) == {"11224"}
    assert found.cases["technologies"].tolist() == [
        "rpa;platform-cloud",
        "telework",
        "disaster-info-system",
        "cashless-payment",
    ]
    assert found.cases["status"].tolist() == ["implemented"] * 3 + ["planned"]


NEWS = """ＡＩで道路の傷み発見　県内で広がる

　山形県酒田市は９月から、スマートフォンで撮影した路面の画像をＡＩが解析するシステムの運用を始めた。点検の時間が年間約６００時間減る見込みだ。

　一方、鶴岡市では、ドローンを使った橋の点検を2021年度から実施している。

　米沢市は導入を見送っており、「費用対効果を見極めたい」としている。
"""


def test_without_headings_a_paragraph_belongs_to_its_subject(drafts):
    found = drafts(NEWS, "any.txt")
    assert found.structure == "paragraph"
    assert found.cases["lgcodes"].tolist() == ["06204", "06203"]
    assert found.cases["technologies"].tolist() == ["ai-image-analysis", "drone"]
    assert found.cases["started"].tolist() == ["", "2021"]
    assert found.effects[["value", "status"]].to_numpy().tolist() == [["600", "expected"]]
    assert all(float(confidence) < 0.6 for confidence in found.cases["confidence"])


def test_a_document_about_one_organisation_is_one_case(drafts):
    told = "塩尻市は、LINEで予約できるオンライン相談を令和3年7月から始めた。\n\n利用者の満足度は92%。"
    found = drafts(f"# 塩尻市がオンライン相談を開始\n\n{told}")
    assert found.cases["lgcodes"].tolist() == ["20215"]
    assert "online-consultation" in found.cases.at[0, "technologies"]


def test_the_members_of_a_joint_case_are_those_that_the_text_names(drafts):
    text = (
        "## 1 航空写真の比較【群馬県前橋市】\n\n4市共同で、航空写真をAIで解析する実証を実施した。\n\n"
        "参加団体：前橋市、高崎市、伊勢崎市、豊橋市\n\n富岡市も関心を示した。\n\n"
        "## 2 電子契約【群馬県高崎市】\n\n電子契約を導入し、契約の半数を電子化した。4市共同の研究会にも参加する。\n"
    )
    cases = drafts(text).cases
    assert cases["lgcodes"].tolist() == ["10201;10202;10204;23201", "10202"]
    assert cases["status"].tolist() == ["pilot", "implemented"]


def test_lines_that_tell_a_case_each_are_cases(drafts):
    text = (
        "県内市町村のAI活用状況\n\n"
        "・千葉県市川市：AIチャットボットを令和2年度に導入\n"
        "・千葉県流山市：会議録の文字起こしにAIを活用\n"
        "・千葉県栄町：AI-OCRの実証実験を実施\n"
    )
    cases = drafts(text, "any.txt").cases
    assert cases["lgcodes"].tolist() == ["12203", "12220", "12329"]
    assert cases["status"].tolist() == ["implemented", "implemented", "pilot"]
    assert cases["started"].tolist() == ["2020", "", ""]


def test_lines_that_only_link_to_cases_are_none(drafts):
    text = "関連記事\n\n・千葉県市川市：市長のあいさつ\n・千葉県流山市：交通案内\n・千葉県栄町：町の紹介\n"
    assert drafts(text, "any.txt").cases.empty


def test_the_section_over_a_heading_is_the_category(drafts):
    section = "## {0}分野\n\n### 【事例】{1}の場合\n\n{1}は、ドローンで状況を把握する仕組みを導入した。\n\n"
    text = "# 取組集\n\n" + section.format("防災", "高知県黒潮町") + section.format("交通", "茨城県境町")
    assert drafts(text).cases["category_major"].tolist() == ["防災分野", "交通分野"]


def test_a_date_that_a_label_gives_to_something_else_is_not_the_publication(drafts):
    page = (
        "<h1>導入事例｜大阪府枚方市様</h1><p>公開日：2024年8月9日</p><dl><dt>団体名</dt><dd>大阪府枚方市</dd>"
        "<dt>導入時期</dt><dd>2020年6月</dd></dl><p>AI-OCRを導入し、入力の時間を減らした。</p>"
    )
    assert drafts(page, "any.html").cases[["published_fy", "started"]].to_numpy().tolist() == [["2024", "2020-06"]]
    dated = page.replace("<p>公開日：2024年8月9日</p>", "")
    assert drafts(dated, "any.html").cases["published_fy"].tolist() == [""]


@pytest.mark.parametrize("text", ["何も書かれていない。", "# 目次\n\n- 概要\n", "令和5年度の予算は100億円。"])
def test_a_document_without_cases_gives_none(drafts, text):
    found = drafts(text)
    assert found.cases.empty
    assert found.structure == ""
