"""Texts of records, read back the way the page reads them: as they were written, and never as markup."""

import re
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from dashboard.strings import text as sentence
from dashboard.widgets.plain import linked, plain, web_link

_MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
# An invisible sign that keeps Streamlit from joining others into arrows, icons and links.
_WORD_JOINER = "\u2060"
_SIGNS = st.text(alphabet=" aあ1:;/\\`*_{}[]()#+-.!|<>~$&=@'\"%^?,\n", max_size=40)
_HOSTILE = (
    "**太い** _斜め_ ~~消す~~ `code`",
    "# 見出し",
    "1. 一つ",
    "2) 二つ",
    "- 点",
    "+ 点",
    "> 引用",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "題\n===",
    "題\n---",
    "```\ncode\n```",
    "<script>alert(1)</script> <b>x</b> <!-- y -->",
    "<https://example.jp>",
    "[押す](javascript:alert(1)) ![x](http://example.jp/x.png)",
    "[x]: http://example.jp",
    "&lt;b&gt; &#35; &copy;",
    "\\*\\[ \\",
    ":red[x] :blue-badge[実施] ::: :material/home: :streamlit:",
    "$math$ と $$\\frac{1}{2}$$ 10$ 20$",
    "a -> b <- c -- d >= e <= f ~= g",
    "https://example.jp/a_b）と www.example.jp と a@example.jp",
    "12.5%→30.0% (c) ... 'x' \"y\"",
)


def _read_back(markdown):
    """The text of a Markdown source that holds nothing but text; fails for any other element."""
    found = []
    for token in _MARKDOWN.parse(markdown):
        assert token.type in ("paragraph_open", "inline", "paragraph_close"), token
        for child in token.children or ():
            assert child.type in ("text", "text_special"), child
            found.append(child.content)
    return "".join(found).replace(_WORD_JOINER, "")


def _links(markdown):
    """(address, label) of each link of a Markdown source, and the text outside of them."""
    links, outside, inside = [], [], False
    for token in _MARKDOWN.parse(markdown):
        for child in token.children or ():
            if child.type == "link_open":
                links.append([child.attrs["href"], ""])
            inside = {"link_open": True, "link_close": False}.get(child.type, inside)
            if child.type in ("text", "text_special"):
                if inside:
                    links[-1][1] += child.content.replace(_WORD_JOINER, "")
                else:
                    outside.append(child.content)
    return [tuple(link) for link in links], "".join(outside).replace(_WORD_JOINER, "")


def _as_written(text):
    """Line breaks are spaces in a record's line; Markdown drops white space around a line."""
    return text.replace("\n", " ").strip(" \t")


@given(_SIGNS | st.text(max_size=40))
@example("\\")
@example("a\\\nb")
def test_any_text_reads_back_as_it_is(text):
    # White space and control signs: records have none around or instead of a text (`dxmap check`).
    written = _as_written(re.sub(r"[^\S \n]|[\x00-\x1f\x7f-\x9f]", "", text.replace("\n", " ")))
    assert _read_back(plain(written)) == written


@pytest.mark.parametrize("text", _HOSTILE)
def test_markup_reads_back_as_it_is(text):
    assert _read_back(plain(text)) == _as_written(text)


@pytest.mark.parametrize("text", _HOSTILE)
@pytest.mark.parametrize("around", ["**{}**", "- {}", "**団体**：{}", "[{}](https://example.jp)"])
def test_markup_holds_inside_the_markup_of_a_page(text, around):
    markdown = around.format(plain(text))
    types = [child.type for token in _MARKDOWN.parse(markdown) for child in token.children or ()]
    allowed = {"text", "text_special", "strong_open", "strong_close", "link_open", "link_close"}
    assert set(types) <= allowed
    assert types.count("link_open") == around.count("](")
    assert types.count("strong_open") == around.count("**") // 2


@given(_SIGNS)
def test_no_directive_and_no_formula_begins(text):
    """What Streamlit adds to Markdown begins with a colon or a dollar sign."""
    bare = re.sub(r"\\[\\`*_{}\[\]()#+\-.!|<>~$:&=]", "", plain(text))
    assert not set(":$") & set(bare)


@pytest.mark.parametrize(
    "pair", ["->", "<-", "--", ">=", "<=", "~=", ":material/home:", ":streamlit:", "www.", "a@b.jp"]
)
def test_signs_that_streamlit_reads_after_markdown_are_kept_apart(pair):
    shown = re.sub(r"\\(.)", r"\1", plain(pair))
    assert shown != pair
    assert shown.replace(_WORD_JOINER, "") == pair


def test_ordinary_japanese_is_left_alone():
    assert plain("北見市の「書かない窓口」、年間8700件（実績）") == "北見市の「書かない窓口」、年間8700件（実績）"


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://example.jp/a_b?c=1&d=2#e", "https://example.jp/a_b?c=1&d=2#e"),
        ("https://example.jp/a(b)[c]", "https://example.jp/a%28b%29%5Bc%5D"),
        ('https://example.jp/a b<c>"d', "https://example.jp/a%20b%3Cc%3E%22d"),
        ("https://example.jp/事例", "https://example.jp/%E4%BA%8B%E4%BE%8B"),
        ("https://example.jp/%E4%BA%8B", "https://example.jp/%E4%BA%8B"),
        ("http://example.jp/\\)x", "http://example.jp/%5C%29x"),
    ],
)
def test_a_link_ends_where_its_address_ends(url, address):
    assert _links(f"前 {web_link(url)} 後") == (
        [(address, sentence("cases.page_of", host="example.jp"))],
        "前  後",
    )


@pytest.mark.parametrize("label", ["資料を開く", "[x](javascript:alert(1))", "**太い**", "]("])
def test_a_label_stays_a_label(label):
    assert _links(web_link("https://example.jp/", label)) == ([("https://example.jp/", label)], "")


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)", "JavaScript:alert(1)", " javascript:alert(1)", "data:text/html,x", "file:///etc/passwd",
        "ftp://example.jp", "//example.jp", "example.jp", "", "http://", "http://[x", "https://[::1", "mic2023",
    ],
)  # fmt: skip
def test_what_is_no_web_address_stays_text(url):
    shown = web_link(url)
    links, outside = _links(shown)
    assert links == []
    assert outside.strip() == (url + sentence("cases.link_off")).strip()


@given(_SIGNS | st.text(max_size=40))
def test_no_address_ends_in_an_error_or_in_another_kind_of_link(url):
    for address, _ in _links(web_link(url))[0]:
        assert urlsplit(address).scheme in ("http", "https")


def test_addresses_in_a_text_become_links_and_the_rest_stays_text():
    links, outside = _links(linked("詳しくはhttps://example.jp/a_b、または *http://example.jp/?x=1 を見る"))
    assert links == [(address, address) for address in ("https://example.jp/a_b", "http://example.jp/?x=1")]
    assert outside == "詳しくは、または * を見る"


@given(st.lists(_SIGNS | st.sampled_from(["https://example.jp/a", "http://[x", "https://example.jp/(a)"]), max_size=4))
def test_a_text_with_addresses_reads_back_as_it_is(parts):
    written = _as_written("あ".join(parts))
    tokens = [child for token in _MARKDOWN.parse(linked(written)) for child in token.children or ()]
    assert {child.type for child in tokens} <= {"text", "text_special", "link_open", "link_close"}
    shown = "".join(child.content for child in tokens).replace(_WORD_JOINER, "")
    assert shown.replace(sentence("cases.link_off"), "") == written
    assert all(
        unquote(child.attrs["href"]).startswith(("http://", "https://"))
        for child in tokens
        if child.type == "link_open"
    )
