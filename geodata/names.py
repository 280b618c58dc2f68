"""Normal forms of names: what two spellings of the same place have in common."""

import re
import unicodedata

from geodata.variants import LOOK_ALIKES, LOOSE, RADICALS, VARIANTS, fold_table

_RADICALS = fold_table(RADICALS)
_VARIANTS = fold_table(VARIANTS)
_LOOSE = fold_table(LOOSE)
_LOOK_ALIKES = fold_table(LOOK_ALIKES)

# White space and signs without width, as PDF text and spreadsheets hold them in names; variation selectors.
_INVISIBLE = re.compile(
    r"[\s\u00ad\u034f\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef]+"
)
_KANJI = "々㐀-䶿一-鿿"
_GA = re.compile(f"(?<=[{_KANJI}])[ヶヵケカけかがガゲ箇个](?=[{_KANJI}])")
_NO = re.compile(f"(?<=[{_KANJI}])[のノ之乃](?=[{_KANJI}])")
_REPEATED = re.compile(r"(.)々")


def clean(text: str) -> str:
    """The text in NFKC, with radicals as kanji, without white space and invisible signs."""
    wide = unicodedata.normalize("NFKC", _INVISIBLE.sub("", text)).translate(_RADICALS)
    if wide.isalnum():
        return wide
    # NFKC writes a detached voicing mark as a space and a mark, which without the space joins its letter.
    return unicodedata.normalize("NFKC", _INVISIBLE.sub("", wide))


def plain(text: str) -> str:
    """The cleaned text with spellings folded in which no two names differ: 澤/沢, 龍/竜, ヶ/ケ/が."""
    return _plain(clean(text))


def loose(text: str) -> str:
    """The plain form with spellings folded in which some names do differ: 嶋/島, 舘/館, ノ/の."""
    return _loose(plain(text))


def look_alike(text: str) -> str:
    """The loose form with signs folded that look alike: 川ロ市 (katakana) and 川口市, 自石市 and 白石市."""
    return loose(text).translate(_LOOK_ALIKES)


def normal_forms(text: str) -> tuple[str, str, str, str]:
    """The text as it is and its plain, loose and look-alike forms, cheaper than the three one by one."""
    plain_form = plain(text)
    loose_form = _loose(plain_form)
    return text, plain_form, loose_form, loose_form.translate(_LOOK_ALIKES)


def _plain(cleaned: str) -> str:
    return _GA.sub("ヶ", _REPEATED.sub(r"\1\1", cleaned.translate(_VARIANTS)))


def _loose(plain_form: str) -> str:
    return _NO.sub("の", plain_form.translate(_LOOSE))
