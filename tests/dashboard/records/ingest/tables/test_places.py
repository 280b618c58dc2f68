import pytest

from dashboard.records.ingest.tables.places import locate


def found(names="", prefecture="", codes=""):
    located = locate("organisations", names, prefecture, codes)
    return located.names, located.codes, [(column, fault.key) for column, fault in located.faults]


@pytest.mark.parametrize(
    ("names", "prefecture", "codes", "expected"),
    [
        ("北見市", "", "", (("北見市",), ("01208",), [])),
        ("府中市", "東京都", "", (("府中市",), ("13206",), [])),
        ("府中市", "広島", "", (("府中市",), ("34208",), [])),
        ("府中市", "", "132063", (("府中市",), ("13206",), [])),
        ("北見市", "", "1208", (("北見市",), ("01208",), [])),
        ("札幌市", "", "11002", (("札幌市",), ("01100",), [])),
        ("札幌市", "", "1100.0", (("札幌市",), ("01100",), [])),
        ("", "", "011002", (("北海道札幌市",), ("01100",), [])),
        ("長野県", "", "20", (("長野県",), ("20",), [])),
        ("長野県", "", "200000", (("長野県",), ("20",), [])),
        ("北見市、札幌市", "", "", (("北見市", "札幌市"), ("01208", "01100"), [])),
        ("北見市・札幌市", "", "01208;01100", (("北見市", "札幌市"), ("01208", "01100"), [])),
        ("北見市及び札幌市", "", "", (("北見市", "札幌市"), ("01208", "01100"), [])),
    ],
)
def test_name_prefecture_and_code_together_say_which(names, prefecture, codes, expected):
    assert found(names, prefecture, codes) == expected


@pytest.mark.parametrize(
    ("names", "prefecture", "codes", "expected"),
    [
        ("府中市", "", "", [("organisations", "not_located")]),
        ("どこにもない市", "", "", [("organisations", "not_located")]),
        ("北見市", "埼玉県", "", [("organisations", "not_located")]),
        ("北見市", "", "01100", [("code", "code_disagrees")]),
        ("府中市", "", "01100", [("organisations", "not_located")]),
        ("北見市", "", "99999", [("code", "code")]),
        ("北見市", "", "abc", [("code", "code")]),
        ("北見市、札幌市", "", "01208", [("code", "organisations_count")]),
        ("", "", "", [("organisations", "empty")]),
    ],
)
def test_a_contradiction_is_a_fault_and_gives_no_code(names, prefecture, codes, expected):
    _, located, faults = found(names, prefecture, codes)
    assert faults == expected
    assert not any(located)


def test_a_code_with_two_readings_is_settled_by_the_name_only():
    # 12203 is 市川市, or 012203, 士別市 with its check digit, without the zero that a spreadsheet took.
    assert found(codes="12203")[2] == [("code", "code_readings")]
    assert found("市川市", codes="12203")[1] == ("12203",)
    assert found("士別市", codes="12203")[1] == ("01220",)
    assert found("北見市", codes="12203")[2] == [("code", "code_disagrees")]


def test_a_name_that_needs_its_prefecture_is_kept_with_it():
    # Alone, 北区 names wards and no one place: what is stored must be found again without the prefecture beside it.
    names, codes, faults = found("北区", "東京都", "")
    assert faults == []
    assert codes == ("13117",)
    assert locate("organisations", names[0], "", codes[0]).codes == ("13117",)
