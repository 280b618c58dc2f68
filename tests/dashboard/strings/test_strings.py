"""Every sentence that the code asks for is there, in both languages with the same blanks, and none is left over."""

import ast
import re
import string
from pathlib import Path

import pytest

import dashboard
from dashboard import strings, theme
from dashboard.maps.choice import LEVELS
from dashboard.metrics import MEASURES
from dashboard.records.vocabulary import EFFECT_STATUSES, METRICS, REVIEWS, STATUSES
from dashboard.strings import LANGUAGES, text

ROOT = Path(dashboard.__file__).parent
CODE = sorted(path for path in ROOT.rglob("*.py") if path.parent.name != "strings")
JA, EN = strings._TEXTS["ja"], strings._TEXTS["en"]
_BLANK = "[^.]+"
_JAPANESE = re.compile(r"[\u3041-\u30ff\u4e00-\u9fff]")


def _pattern(node):
    """What a key in the code may be: a regular expression, or None where it is not written down there."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return re.escape(node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(re.escape(part.value) if isinstance(part, ast.Constant) else _BLANK for part in node.values)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        sides = [_pattern(side) or _BLANK for side in (node.left, node.right)]
        return "".join(sides)
    if isinstance(node, ast.IfExp):
        return "|".join(_pattern(side) or _BLANK for side in (node.body, node.orelse))
    return None


def _names_of_text(tree):
    """Under which names a module knows `text`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "dashboard.strings":
            yield from (alias.asname or alias.name for alias in node.names if alias.name == "text")


def _asked():
    """(place, pattern) of each key that the code asks `text` for."""
    for path in CODE:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        names = set(_names_of_text(tree))
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names and node.args:
                yield f"{path.relative_to(ROOT)}:{node.lineno}", _pattern(node.args[0])


def _written():
    """Patterns of all texts in the code: a key may be handed on before `text` is asked for it."""
    for path in CODE:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        patterns = {
            _pattern(node) for node in ast.walk(tree) if isinstance(node, ast.Constant | ast.JoinedStr | ast.BinOp)
        }
        if path.name == "offline_map.py":  # `map.{name}` of the names that are listed there
            patterns.remove(rf"map\.{_BLANK}")
            patterns |= {rf"map\.{name}" for name in patterns if name}
        yield from (pattern for pattern in patterns if pattern and re.match(r"[a-z]+\\\.", pattern))


def _blanks(template):
    return sorted({name for _, name, _, _ in string.Formatter().parse(template) if name is not None})


def test_the_code_asks_for_sentences():
    assert len(list(_asked())) > 150


def test_every_key_in_the_code_has_a_sentence():
    def exists(pattern):
        plain = re.sub(r"\\(.)", r"\1", pattern)
        if _BLANK not in pattern and "|" not in pattern:
            return bool(text(plain))
        return any(re.fullmatch(pattern, key) for key in JA)

    missing = []
    for place, pattern in _asked():
        try:
            known = pattern is None or exists(pattern)
        except KeyError:
            known = False
        if not known:
            missing.append((place, pattern))
    assert missing == []


def test_no_sentence_is_left_over():
    patterns = [re.compile(pattern) for pattern in {*_written()}]
    assert [key for key in JA if not any(pattern.fullmatch(key) for pattern in patterns)] == []


def test_english_has_every_sentence_of_the_command_and_none_that_japanese_has_not():
    assert set(EN) <= set(JA)
    assert {key for key in JA if key.startswith("cli.")} <= set(EN)


@pytest.mark.parametrize("key", EN)
def test_both_languages_have_the_same_blanks(key):
    assert _blanks(EN[key]) == _blanks(JA[key])


def test_sentences_are_in_their_language():
    words = {key: re.sub(r"\{.*?\}", "", sentence) for key, sentence in JA.items()}
    english = [key for key, shown in words.items() if re.search(r"[a-zA-Z]{3} [a-zA-Z]{3}", shown)]
    assert [key for key in english if not _JAPANESE.search(words[key])] == []
    assert [key for key, sentence in EN.items() if re.search(r"[\u3041-\u30ff]", sentence)] == []


def test_blanks_have_names():
    for table in (JA, EN):
        for key, sentence in table.items():
            assert all(name.isidentifier() for name in _blanks(sentence)), key


# ---- keys that end in a code: every code has its sentence


@pytest.mark.parametrize(
    "keys",
    [
        [f"status.{status}" for status in STATUSES],
        [f"hidden.{status}" for status in STATUSES],
        [f"review.{review}" for review in REVIEWS],
        [f"map.measure.{measure}" for measure in MEASURES],
        [f"map.title.{measure}" for measure in MEASURES],
        [f"map.subtitle.{kind}" for kind in ("published", "cost", "survey")],
        [f"map.legend.no_data.{kind}" for kind in ("published", "cost", "survey")],
        [f"map.legend.areas.{level}" for level in ("prefecture", "municipality")],
        [f"map.level.{level}" for level in LEVELS],
        [f"effect.metric.{metric}" for metric in METRICS],
        [f"effect.status.{status}" for status in EFFECT_STATUSES],
        [f"map.unit.{classes.unit}" for classes in theme.CLASSES.values()],
    ],
    ids=lambda keys: keys[0].rpartition(".")[0],
)
def test_every_code_has_its_sentence(keys):
    assert [key for key in keys if key not in JA] == []


# ---- `text`


def test_blanks_are_filled():
    assert text("map.level.pref") == "都道府県"
    assert text("value.year", year=2021) == "2021 年"
    assert text("cli.serve.port_range", "en", port=0).startswith("The port was 0 ")


def test_a_value_with_signs_of_the_format_is_put_in_as_it_is():
    assert text("value.year", year="{0} {x!r} %s") == "{0} {x!r} %s 年"


def test_english_borrows_from_japanese_what_it_has_not():
    assert text("page.map", "en") == text("page.map", "ja")


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_unknown_key_is_an_error_and_never_shown(language):
    with pytest.raises(KeyError, match="no such key"):
        text("no such key", language)
