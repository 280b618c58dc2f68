"""Codes of Japanese local governments (全国地方公共団体コード): always text, never a number.

`lgcode` is JIS X 0401 (prefecture, 2 digits) + JIS X 0402 (municipality, 3 digits), without the check digit;
`lgcode6` is the form the ministry (総務省) publishes, with the check digit; a prefecture alone has 2 digits.
"""

import re

PREFECTURE_COUNT = 47

_FULL_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")
_DIGITS = re.compile(r"[0-9]+")


class LgcodeError(ValueError):
    """The text is no code of a Japanese local government; the message says what would be."""


def parse(text: str) -> str:
    """The 5-digit lgcode of a municipality or ward that `text` states.

    Args:
        text: 5 digits, or 6 with the check digit; full-width digits and spaces around are accepted.

    Raises:
        LgcodeError: Not text, another number of digits, a check digit that does not fit, no such
            prefecture, or the code of a prefecture itself.
    """
    digits = _digits(text)
    if len(digits) == 4:
        raise LgcodeError(
            f"lgcode was {text!r} (4 digits) but is expected to have 5 or 6, e.g. '01100' or '011002'. "
            f"A leading zero was probably lost in a spreadsheet: read it as text, or write '0{digits}'."
        )
    if len(digits) not in (5, 6):
        raise LgcodeError(
            f"lgcode was {text!r} but is expected to have 5 or 6 digits, e.g. '01100' or '011002'. "
            "Correct the code, or look it up with `dxmap resolve NAME`."
        )
    lgcode = _without_check_digit(digits, text)
    _require_prefecture(lgcode[:2], text)
    if lgcode.endswith("000"):
        raise LgcodeError(
            f"lgcode was {text!r}, the code of a prefecture, but is expected to be a municipality's, e.g. "
            "'01100'. Use parse_prefecture() where a prefecture is meant."
        )
    return lgcode


def parse_prefecture(text: str) -> str:
    """The 2-digit code, "01" to "47", of the prefecture that `text` states.

    Args:
        text: `01`, `01000` or `010006`; full-width digits and spaces around are accepted.

    Raises:
        LgcodeError: Not text, no prefecture's code, or a check digit that does not fit.
    """
    digits = _digits(text)
    if len(digits) == 2:
        _require_prefecture(digits, text)
        return digits
    if len(digits) not in (5, 6):
        raise LgcodeError(
            f"prefecture code was {text!r} but is expected to be '01' to '47', or e.g. '01000' or '010006'. "
            "Write two digits with the leading zero."
        )
    lgcode = _without_check_digit(digits, text)
    _require_prefecture(lgcode[:2], text)
    if not lgcode.endswith("000"):
        raise LgcodeError(
            f"prefecture code was {text!r}, which lies in prefecture {lgcode[:2]}, but is expected to end in "
            "000. Use prefecture_code() for the prefecture of a municipality."
        )
    return lgcode[:2]


def check_digit(lgcode: str) -> str:
    """The check digit of a 5-digit code, after 総務省「全国地方公共団体コード仕様」."""
    if not isinstance(lgcode, str) or not re.fullmatch(r"[0-9]{5}", lgcode):
        raise LgcodeError(
            f"lgcode was {lgcode!r} but is expected to be a text of 5 digits, e.g. '01100'. "
            "Use parse() first for codes as others write them."
        )
    remainder = sum(int(digit) * weight for digit, weight in zip(lgcode, (6, 5, 4, 3, 2), strict=True)) % 11
    # 11 - remainder has two digits for remainders 0 and 1; the specification takes the last one.
    return str(11 - remainder)[-1]


def to_lgcode6(lgcode: str) -> str:
    """The 6-digit form of a code: "01100" gives "011002", the prefecture "01" gives "010006"."""
    five = lgcode + "000" if isinstance(lgcode, str) and len(lgcode) == 2 else lgcode
    return five + check_digit(five)


def prefecture_code(lgcode: str) -> str:
    """The 2-digit code of the prefecture of a municipality; a prefecture's own code comes back as it is."""
    if not isinstance(lgcode, str) or not re.fullmatch(r"[0-9]{2}|[0-9]{5}", lgcode):
        raise LgcodeError(
            f"lgcode was {lgcode!r} but is expected to be a text of 5 (or 2) digits, e.g. '01100'. "
            "Use parse() first for codes as others write them."
        )
    _require_prefecture(lgcode[:2], lgcode)
    return lgcode[:2]


def _digits(text: str) -> str:
    if not isinstance(text, str):
        raise LgcodeError(
            f"code was {text!r} of type {type(text).__name__} but is expected to be text, e.g. '01100': "
            "a number has lost its leading zero. Read the column as text (dtype=str)."
        )
    digits = text.strip().translate(_FULL_WIDTH)
    if not _DIGITS.fullmatch(digits):
        raise LgcodeError(
            f"code was {text!r} but is expected to consist of digits, e.g. '01100' or '011002'. "
            "Correct the code; for a name use `dxmap resolve NAME`."
        )
    return digits


def _without_check_digit(digits: str, text: str) -> str:
    if len(digits) == 5:
        return digits
    expected = check_digit(digits[:5])
    if digits[5] != expected:
        raise LgcodeError(
            f"lgcode6 was {text!r} with check digit {digits[5]} but is expected to end in {expected} "
            f"('{digits[:5]}{expected}'). Look for a mistyped digit."
        )
    return digits[:5]


def _require_prefecture(code: str, text: str) -> None:
    if not 1 <= int(code) <= PREFECTURE_COUNT:
        raise LgcodeError(
            f"code was {text!r}, which starts with {code}, but is expected to start with 01 to 47, a "
            "prefecture. Look for a lost leading zero or a mistyped digit."
        )
