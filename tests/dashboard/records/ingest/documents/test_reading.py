"""Files as documents, and clear words about those that are none."""

import contextlib
import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.records.ingest.documents import DocumentError, parse, read
from dashboard.records.ingest.documents import reading as module


def blocks(content, name):
    return [(block.kind, block.text) for block in parse(content, Path(name)).blocks]


def refused(content, name):
    with pytest.raises(DocumentError) as error:
        parse(content, Path(name))
    assert name in error.value.text("ja")
    assert name in error.value.text("en")
    return error.value.key


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932"])
def test_text_is_read_in_both_usual_encodings(encoding):
    assert blocks("髙﨑市のＤＸ\r\n\r\n導入した。".encode(encoding), "a.txt") == [
        ("text", "髙﨑市のＤＸ"),
        ("text", "導入した。"),
    ]


def test_a_page_is_read_in_the_encoding_it_declares():
    page = '<html><head><meta charset="EUC-JP"></head><body><p>北見市の窓口</p></body></html>'
    assert blocks(page.encode("euc_jp"), "a.html") == [("text", "北見市の窓口")]


@pytest.mark.parametrize("encoding", ["euc_jp", "utf-16"])
def test_other_encodings_are_named_and_not_guessed(encoding):
    text = "北見市では窓口のデジタル化を進め、申請書を書かない窓口を開いた。" * 3
    assert refused(text.encode(encoding), "a.txt") == "encoding"


def test_binary_content_is_no_text():
    assert refused(b"\x00\x01\x02" * 50, "a.md") == "binary"


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.pdf", "a.docx"])
def test_an_empty_file_is_refused(name):
    assert refused(b"  \n", name) == "empty"


@pytest.mark.parametrize(
    ("content", "name"),
    [(b"%PDF-1.7 ...", "a.txt"), (b"plain", "a.pdf"), (b"plain", "a.docx"), (b"PK\x03\x04...", "a.md")],
)
def test_content_must_be_of_the_kind_of_the_name(content, name):
    assert refused(content, name) == "mismatch"


def test_a_kind_that_is_not_read_is_refused_without_reading_it(tmp_path):
    (tmp_path / "a.exe").write_bytes(b"MZ")
    with pytest.raises(DocumentError) as error:
        read(tmp_path / "a.exe")
    assert error.value.key == "kind"


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(DocumentError) as error:
        read(tmp_path / "../nobody.txt")
    assert error.value.key == "missing"
    assert str(tmp_path) not in error.value.text()


def test_a_huge_file_is_refused_by_its_size_alone(tmp_path, monkeypatch):
    monkeypatch.setitem(module.MOST_MEGABYTES, ".txt", 0)
    (tmp_path / "a.txt").write_bytes(b"x" * 1_000_001)
    with pytest.raises(DocumentError) as error:
        read(tmp_path / "a.txt")
    assert error.value.key == "too_large"


def test_a_pdf_gives_headings_paragraphs_and_rows(pdf):
    content = pdf(
        [
            (20, 60, "事例1 北海道北見市 書かない窓口"),
            (10, 60, "令和４年６月から、申請書を書かない窓口を始めた。職員が聞き取りながら申請書を"),
            (10, 60, "作成し、住民は署名するだけで済む。"),
            (10, 60, "人口\t11.4万人"),
            (10, 60, "- 3 -"),
        ]
    )
    document = parse(content, Path("a.pdf"))
    assert [(block.kind, block.text, block.page) for block in document.blocks] == [
        ("heading", "事例1 北海道北見市 書かない窓口", 1),
        (
            "text",
            "令和４年６月から、申請書を書かない窓口を始めた。職員が聞き取りながら申請書を作成し、住民は署名するだけで済む。",
            1,
        ),
        ("row", "人口｜11.4万人", 1),
    ]


def test_a_scan_without_text_says_so(pdf):
    assert refused(pdf([], []), "scan.pdf") == "no_text"


def test_pages_without_text_are_named(pdf):
    assert parse(pdf([(12, 60, "北見市の窓口")], []), Path("a.pdf")).pages_without_text == (2,)


def test_a_protected_pdf_says_so(pdf):
    assert refused(pdf([(12, 60, "秘密")], encrypt="secret"), "a.pdf") == "password"


def test_a_pdf_that_is_cut_off_is_broken_and_not_half_read(pdf):
    content = pdf(*[[(12, 60, f"頁{number}")] for number in range(20)])
    for share in (0.1, 0.5, 0.9):
        assert refused(content[: int(share * len(content))], "a.pdf") == "broken"


def test_a_word_file_gives_headings_items_tables_and_text_boxes_in_order(word):
    def fill(document):
        document.add_heading("取組事例集", 0)
        document.add_heading("窓口", 2)
        document.add_paragraph("書かない窓口の導入", style="List Bullet")
        table = document.add_table(rows=1, cols=2)
        table.rows[0].cells[0].text = "団体名"
        table.rows[0].cells[1].text = "北海道北見市"
        document.add_paragraph("以上。")

    assert blocks(word(fill), "a.docx") == [
        ("heading", "取組事例集"),
        ("heading", "窓口"),
        ("item", "書かない窓口の導入"),
        ("row", "団体名｜北海道北見市"),
        ("text", "以上。"),
    ]


def packed(parts, method=zipfile.ZIP_DEFLATED):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return target.getvalue()


def test_a_word_file_that_unpacks_to_too_much_is_not_unpacked(monkeypatch):
    bomb = packed({"word/document.xml": b"0" * 70_000_000, "[Content_Types].xml": b"x"})
    assert len(bomb) < 100_000
    assert refused(bomb, "a.docx") == "bomb"


def test_another_package_is_no_word_file():
    assert refused(packed({"xl/workbook.xml": "<x/>"}), "a.docx") == "mismatch"


def test_a_word_file_in_an_ole_container_is_protected():
    assert refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "a.docx") == "password"


def test_a_broken_word_file_says_so(word):
    content = word(lambda document: document.add_paragraph("北見市"))
    assert refused(content[: len(content) // 2], "a.docx") == "broken"
    assert (
        refused(packed({"word/document.xml": "<w:document>", "[Content_Types].xml": "<Types/>"}), "a.docx") == "broken"
    )


def test_a_page_is_read_without_menus_and_scripts():
    page = """<html><body><nav>大阪市</nav><script>alert(1)</script><div class="sidebar">京都市</div>
    <main><h2>北見市の<b>窓口</b></h2><p>導入した。<br>広げた。</p><ul><li>印刷<ul><li>削減</li></ul></li></ul>
    <table><tr><th>団体</th><td rowspan="2">北見市</td></tr><tr><th>人口</th></tr></table></main>
    <footer>東京都</footer></body></html>"""
    assert blocks(page.encode(), "a.html") == [
        ("heading", "北見市の窓口"),
        ("text", "導入した。"),
        ("text", "広げた。"),
        ("item", "印刷"),
        ("item", "削減"),
        ("row", "団体｜北見市"),
        ("row", "人口｜北見市"),
    ]


def test_plain_text_is_put_together_from_its_lines():
    table = "| 団体 | 人口 |\n|---|---|\n| 北見市 | 11.4万人 |"
    text = f"# 北見市\n\n- **年間約660時間**<sup>1</sup>の削減\n\n{table}\n\f次の頁"
    document = parse(text.encode(), Path("a.md"))
    assert [(block.kind, block.text, block.line, block.page) for block in document.blocks] == [
        ("heading", "北見市", 1, None),
        ("item", "年間約660時間の削減", 3, None),
        ("row", "団体｜人口", 5, None),
        ("row", "北見市｜11.4万人", 7, None),
        ("text", "次の頁", 8, 2),
    ]


def test_lines_broken_at_one_width_are_one_paragraph():
    first, second = (
        "北見市では、転入などの手続で職員が聞き取りながら申請書を",
        "作成する書かない窓口を平成28年度から始めた。",
    )
    found = blocks(f"{first}\n{second}\n\n別の段落。".encode(), "a.txt")
    assert [words for _, words in found] == [first + second, "別の段落。"]


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400), st.sampled_from([".txt", ".md", ".html", ".pdf", ".docx"]))
def test_no_bytes_do_more_than_be_refused(content, suffix):
    prefix = {".pdf": b"%PDF-1.4\n", ".docx": b"PK\x03\x04"}.get(suffix, b"")
    with contextlib.suppress(DocumentError):
        parse(prefix + content, Path("any" + suffix))
