"""Figures before and after: 100分から38分に短縮, 1億4,800万円 → 5,400万円."""

import re

from dashboard.records.ingest.documents.periods import yearly
from dashboard.records.ingest.documents.quantities import family, minutes, tenths
from dashboard.records.ingest.documents.readings import Reading
from dashboard.records.ingest.documents.sections import Sentence
from dashboard.records.ingest.numbers import Figure

_BETWEEN = re.compile(
    r"^(?:程度|弱|強|以上|前後|ほど|超)?(?:\([^)]{0,12}\))?、?"
    r"(?:から|→|⇒|➡|⇨|>|(?:だった|であった)(?:もの|の)?が、?|でしたが、?"
    r"|かか(?:って|る|っ)[^、。]{0,12}?[がをも]、?|かけ(?:て|る)[^、。]{0,12}?[がをも]、?|要(?:して|する)[^、。]{0,12}?[がを]、?)"
    r"[^、。0-9]{0,14}?(?:約|およそ|わずか|平均|年間)*$"
)
_BETWEEN_DATES = re.compile(r"^(?:→|⇒|➡|⇨|から)[^、。→⇒]{0,14}[:：]?(?:約)?$")
_CAME_TO = re.compile(r"短縮|削減|減|縮|改善|なっ|な[るり]|に。|へ。|増|拡大|伸び|上昇|向上|$")
_SIZE = re.compile(r"(?:事業|予算)規模")
_SHORT_UNITS = {"分", "分間", "時間", "秒"}
_FARTHEST = 30


def is_change(text: str, first: Figure, second: Figure) -> bool:
    """Whether a sentence says that the first figure became the second."""
    between = text[first.end : second.start]
    if family(first.unit) != family(second.unit) or len(between) > _FARTHEST:
        return False
    return bool(_BETWEEN.match(between) or _BETWEEN_DATES.match(between))


def read_change(sentence: Sentence, first: Figure, second: Figure) -> Reading | None:
    """What became of a figure; None where it is only compared."""
    text = sentence.text
    came_to = _CAME_TO.search(text[second.end : second.end + 20]) or "→" in text[first.end : second.start]
    if not came_to or _SIZE.search(text[max(0, first.start - 14) : first.start]):
        return None
    if family(first.unit) == "time":
        return _of_time(text, first, second)
    unit = "%" if family(first.unit) == "percent" and first.unit != "ポイント" else first.unit
    scale = tenths(first.unit)
    return Reading("other", first.value * scale, second.value * scale, None, unit, first, second)


def _of_time(text: str, first: Figure, second: Figure) -> Reading:
    """Short spans in minutes, longer ones in their own unit, mixed ones in days."""
    if {first.unit, second.unit} <= _SHORT_UNITS and not yearly(text, first):
        before, after = minutes(first.value, first.unit), minutes(second.value, second.unit)
        return Reading("minutes_before_after", round(before, 4), round(after, 4), None, "分", first, second)
    if first.unit != second.unit:
        days = [round(minutes(figure.value, figure.unit) / 1440, 4) for figure in (first, second)]
        return Reading("other", days[0], days[1], None, "日", first, second, "日数に直した")
    metric = "minutes_before_after" if first.unit == "日" else "other"
    return Reading(metric, first.value, second.value, None, first.unit, first, second)
