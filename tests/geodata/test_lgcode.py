import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata import lgcode

CODES = st.builds(lambda p, m: f"{p:02d}{m:03d}", st.integers(1, 47), st.integers(1, 999))


@pytest.mark.parametrize("text", ["01100", "011002", "０１１００２", " 01100 ", "\u3000011002\n"])
def test_five_and_six_digits_full_width_and_spaces_are_read(text):
    assert lgcode.parse(text) == "01100"


@pytest.mark.parametrize(
    ("five", "digit"), [("01100", "2"), ("01208", "4"), ("13000", "1"), ("13101", "6"), ("39201", "4")]
)
def test_check_digits_are_those_the_ministry_publishes(five, digit):
    assert lgcode.check_digit(five) == digit


@given(CODES)
def test_six_digits_come_back_as_the_five_they_were_made_of(code):
    assert lgcode.parse(lgcode.to_lgcode6(code)) == code


@given(CODES, st.integers(0, 5), st.integers(1, 9))
def test_no_single_mistyped_digit_passes_as_the_same_place(code, position, shift):
    six = lgcode.to_lgcode6(code)
    wrong = six[:position] + str((int(six[position]) + shift) % 10) + six[position + 1 :]
    # 11 - 0 and 11 - 10 both end in 1: the specification lets these few slip through.
    remainders = {sum(int(d) * w for d, w in zip(s[:5], (6, 5, 4, 3, 2), strict=True)) % 11 for s in (six, wrong)}
    if remainders != {0, 10}:
        with pytest.raises(lgcode.LgcodeError):
            lgcode.parse(wrong)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("1100", "leading zero"),
        ("011003", "expected to end in 2"),
        ("48100", "01 to 47"),
        ("01000", "parse_prefecture"),
        ("札幌市", "consist of digits"),
        ("", "consist of digits"),
        ("0110021", "5 or 6 digits"),
    ],
)
def test_what_is_no_code_says_what_was_found_and_what_would_do(text, says):
    with pytest.raises(lgcode.LgcodeError, match=says) as error:
        lgcode.parse(text)
    assert repr(text) in str(error.value)


def test_a_number_is_refused_since_it_has_lost_its_zero():
    with pytest.raises(lgcode.LgcodeError, match="type int"):
        lgcode.parse(1100)


@pytest.mark.parametrize("text", ["01", "０１", "01000", "010006"])
def test_a_prefecture_is_read_in_each_of_its_forms(text):
    assert lgcode.parse_prefecture(text) == "01"


@pytest.mark.parametrize("text", ["1", "00", "48", "01100", "010007", "北海道"])
def test_what_is_no_prefecture_is_refused(text):
    with pytest.raises(lgcode.LgcodeError):
        lgcode.parse_prefecture(text)


def test_prefectures_have_six_digits_too():
    assert lgcode.to_lgcode6("01") == "010006"


def test_the_prefecture_of_a_code_is_its_start():
    assert lgcode.prefecture_code("01100") == "01"
    assert lgcode.prefecture_code("47") == "47"
    with pytest.raises(lgcode.LgcodeError):
        lgcode.prefecture_code("011002")
