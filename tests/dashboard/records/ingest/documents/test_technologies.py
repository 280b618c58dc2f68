"""Which technologies a case uses, and which it only speaks of."""

import pytest

from dashboard.records.ingest.documents.document import Block
from dashboard.records.ingest.documents.sections import sentences
from dashboard.records.ingest.documents.technologies import technologies

OWN = frozenset({"01208"})


@pytest.fixture
def used(tags):
    def find(*lines, title="", planned=False):
        heading = Block("heading", title, 1, level=2) if title else None
        told = sentences([Block("text", line, 2) for line in lines], heading)
        return {use.tag for use in technologies(told, tags, OWN, planned=planned)}

    return find


@pytest.mark.parametrize(
    ("line", "tag"),
    [
        ("申請書をＡＩ－ＯＣＲで読み取り、入力を自動化した。", "ai-ocr"),
        ("公式LINEで通知を配信している。", "line-push-messaging"),
        ("航空写真をAIが判定する仕組みを導入した。", "ai-image-analysis"),
        ("スマートフォンから申請できるようになった。", "online-application"),
        ("住民基本台帳と連動した統合GISを導入した。", "data-linkage"),
        ("プレミアム付商品券を電子化した。", "digital-voucher-points"),
        ("操作ログをAIで分析し、業務を見直した。", "ai-prediction"),
    ],
)
def test_what_is_in_use_is_found_by_its_name_or_what_is_said_of_it(used, line, tag):
    assert tag in used(line)


@pytest.mark.parametrize(
    "line",
    [
        "チャットボットの導入を検討している。",
        "令和7年度にチャットボットを導入する予定だ。",
        "チャットボットの活用を目指す。",
        "チャットボットは導入していない。",
        "チャットボットの導入は見送った。",
        "以前はチャットボットを使っていました。",
        "総務省がチャットボットの導入を進めている。",
        "札幌市がチャットボットを導入した。",
        "チャットボット推進協議会に参加している。",
        "チャットボットとは、対話とロボットを合わせた造語のことである。",
    ],
)
def test_plans_wishes_negations_and_the_work_of_others_are_not_in_use(used, line):
    assert used(line) == set()


@pytest.mark.parametrize(
    "line", ["ONLINEで受け付けた。", "pipelineを整備した。", "LINE Payで支払えるようにした。", "AIRを導入した。"]
)
def test_latin_names_count_as_whole_words_only(used, line):
    assert "line-push-messaging" not in used(line)


def test_a_card_that_is_issued_is_not_a_card_in_use(used):
    assert "mynumber-card" not in used("マイナンバーカードの交付率を高める施策を実施した。")
    assert "mynumber-card" in used("マイナンバーカードを読み取り、申請書に印字した。")


@pytest.mark.parametrize("heading", ["今後の展望", "【参考】", "■画面例", "今後の展望を教えてください。"])
def test_outlooks_references_and_screens_tell_of_nothing_in_use(used, heading):
    assert used(heading, "RPAを導入した。") == set()


def test_the_background_alone_is_not_enough(used):
    assert used("導入の背景", "電子決裁が導入されていた。") == set()
    assert used("取組の概要", "電子決裁を導入した。") == {"e-approval"}


def test_a_heading_names_what_the_case_is_about(used):
    assert used("事務が減った。", title="RPAによる事務の効率化") == {"rpa"}


def test_in_a_plan_what_is_planned_counts(used):
    assert used("RPAを導入する予定。", planned=True) == {"rpa"}
