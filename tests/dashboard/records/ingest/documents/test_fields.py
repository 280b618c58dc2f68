"""Status, start, department, population and address of a case."""

import pytest

from dashboard.records.ingest.documents import details
from dashboard.records.ingest.documents.beginnings import beginning
from dashboard.records.ingest.documents.document import Block
from dashboard.records.ingest.documents.labels import first_values, labelled
from dashboard.records.ingest.documents.sections import Kind, heading_kinds
from dashboard.records.ingest.documents.segments import Organisation, Segment
from dashboard.records.ingest.documents.stages import stage

OWN = frozenset({"01208"})


def segment(*lines):
    blocks = [Block("text", line, number) for number, line in enumerate(lines, 1)]
    return Segment("article", None, "", [Organisation("北海道北見市", "01208", blocks[0])], blocks)


def started(sentence, text, kind=Kind.BODY, *, pilot=False):
    found = beginning([sentence(text, kind)], OWN, pilot=pilot, planned=False)
    return found.when.stated if found else ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("令和3年1月から窓口に決済端末を導入した。", "2021-01"),
        ("2019年8月から「AIチャットボット」の運用を開始した。", "2019-08"),
        ("平成30年度に試行し、平成31年度から本格的に導入している。", "2019"),
        ("2010年からの導入によって手間が減った。", "2010"),
        ("電子採決システム※H30.9～", "2018-09"),
        ("本格導入について（令和3年7月）", "2021-07"),
    ],
)
def test_the_start_is_the_date_beside_words_of_starting(sentence, text, expected):
    assert started(sentence, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "令和4年12月1日時点の人口。",
        "令和元年度にデジタル行政推進計画を策定した。",
        "2020年11月の段階では39市町村が導入をしている。",
        "令和7年4月に導入する予定。",
        "平成28年に制定された基本法に基づく。",
        "札幌市は2018年4月から導入した。",
        "令和2年から導入が加速した。",
    ],
)
def test_other_dates_are_no_start(sentence, text):
    assert started(sentence, text) == ""


def test_the_start_of_a_trial_counts_where_the_trial_is_the_case(sentence):
    text = "令和4年度より実証実験を進めており、効果が見込めれば改修する。"
    assert started(sentence, text, Kind.OUTLOOK, pilot=True) == "2022"
    assert started(sentence, text, Kind.OUTLOOK) == ""


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["書かない窓口を導入した。"], "implemented"),
        (["AIによる見守りの実証実験を開始した。"], "pilot"),
        (["実証実験を経て、全庁に本格導入した。"], "implemented"),
        (["電子契約の導入を検討している。"], "planned"),
        (["本年度中の実現を目指している。", "機能も整備する予定である。"], "planned"),
    ],
)
def test_how_far_a_case_has_come(sentence, texts, expected):
    assert stage([sentence(text) for text in texts], planned=False).status == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("人口：99,866 人（令和4年12月1日時点）", "99866"),
        ("【参考情報】 北見市人口：11.4万人", "114000"),
        ("人口約10万5,963人のまち", "105963"),
        ("高齢者人口：3万人", None),
        ("人口減少が進み、5千人が転出した", None),
        ("札幌市人口：197万人", None),
        ("人口1万人当たり3.2人", None),
    ],
)
def test_the_population_is_the_one_stated_for_the_organisation(line, expected):
    found = details.population(segment(line))
    assert (found.value if found else None) == expected


def test_the_department_is_the_labelled_one_without_its_telephone():
    assert details.department(segment("☆担当：北見市 窓口課 ☆")).value == "北見市 窓口課"
    assert details.department(segment("問合せ先：市民課 電話 0157-00-0000")).value == "市民課"
    assert details.department(segment("北見市役所の窓口課では、職員が聞き取る。")).confidence < 0.9
    assert details.department(segment("担当課が検討した。")) is None


def test_the_address_is_one_given_as_a_page_about_the_case():
    assert details.url(segment("関連URL：窓口 (https://www.city.kitami.lg.jp/a?b=1&c=2)")).value == (
        "https://www.city.kitami.lg.jp/a?b=1&c=2"
    )
    assert details.url(segment("【参考】", "位置図 https://www.pref.hokkaido.lg.jp/map")) is None
    assert details.url(segment("動画は https://youtu.be/abc で見られる。")) is None


def test_labels_stand_beside_or_above_their_values():
    blocks = [
        Block("row", "団体名｜埼玉県坂戸市", 1, cells=("団体名", "埼玉県坂戸市"), table=1),
        Block("text", "☆担当課：窓口課☆", 2),
        Block("heading", "導入時期", 3, level=3),
        Block("text", "令和3年4月", 4),
        Block("text", "説明：長い文", 5),
    ]
    values = {name: value.text for name, value in first_values(labelled(blocks)).items()}
    assert values == {"organisation": "埼玉県坂戸市", "department": "窓口課", "started": "令和3年4月"}


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("導入に至ったきっかけ・背景（導入前の課題）について教えてください。", {Kind.BACKGROUND}),
        ("取組のきっかけ・経緯、要したコストについて教えてください。", {Kind.BACKGROUND, Kind.COST}),
        ("今後の展望", {Kind.OUTLOOK}),
        ("事業の概要", {Kind.OVERVIEW}),
        ("【コスト】", {Kind.COST}),
    ],
)
def test_headings_and_questions_say_what_a_section_is_about(text, kinds):
    assert heading_kinds(Block("text", text, 1)) == kinds


@pytest.mark.parametrize(
    "text", ["課題解決のため窓口を改めた。", "効率的な運用と利便性の高い社会の実現をめざして", "費用：約480万円"]
)
def test_a_sentence_is_no_heading(text):
    assert heading_kinds(Block("text", text, 1)) is None
