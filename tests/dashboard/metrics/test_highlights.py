import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.metrics.highlights import highlights
from dashboard.metrics.search_text import join

RELAXED = settings(deadline=None)


def _marked(text, *words):
    for start, end in reversed(highlights(text, words)):
        text = f"{text[:start]}[{text[start:end]}]{text[end:]}"
    return text


@pytest.mark.parametrize(
    ("text", "words", "marked"),
    [
        ("窓口と窓口", ["窓口"], "[窓口]と[窓口]"),
        ("ＡＩチャットボット", ["aiちゃっとぼっと"], "[ＡＩチャットボット]"),
        ("ﾁｬｯﾄﾎﾞｯﾄを使う", ["チャットボット"], "[ﾁｬｯﾄﾎﾞｯﾄ]を使う"),
        ("AIOCRとAI-OCR", ["ai-ocr"], "[AIOCR]と[AI-OCR]"),
        ("AI-OCRで読む", ["ocr"], "AI-[OCR]で読む"),
        ("mailとAI", ["ai"], "mailと[AI]"),
        ("㈱富山の廣島支店", ["広島", "株"], "[㈱]富山の[廣島]支店"),
        ("15か所の施設", ["ヶ所"], "15[か所]の施設"),
        ("電子申請の申請書", ["電子申請", "申請書"], "[電子申請]の[申請書]"),
        ("電子申請書", ["電子申請", "申請書"], "[電子申請書]"),
        ("何もない", ["窓口"], "何もない"),
        ("何もない", ["・", ""], "何もない"),
        ("", ["窓口"], ""),
    ],
)
def test_words_are_marked_as_they_are_written(text, words, marked):
    assert _marked(text, *words) == marked


def test_signs_of_patterns_are_taken_as_they_are():
    assert _marked("a.*b（c）", ".*", "(c)") == "a.*b[（c）]"


@RELAXED
@given(text=st.text(max_size=20), words=st.lists(st.text(max_size=4), max_size=3))
def test_spans_lie_in_the_text_in_order_and_apart(text, words):
    spans = highlights(text, words)
    ends = [end for span in spans for end in span]
    assert ends == sorted(set(ends))
    assert all(0 <= end <= len(text) for end in ends)


@RELAXED
@given(text=st.text("窓口ｶがー・-㈱嶋島", min_size=1, max_size=12), data=st.data())
def test_a_part_of_the_text_is_found_in_it(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    word = text[start : data.draw(st.integers(start + 1, len(text)))]
    if any(sign.isalnum() for sign in join(word)):
        assert highlights(text, [word])
