"""What figures measure, by their unit and the words around; None for figures of the background."""

import re

from dashboard.records.ingest.documents.cost_readers import read_yen
from dashboard.records.ingest.documents.quantities import family
from dashboard.records.ingest.documents.readings import CUT, Around, Reading
from dashboard.records.ingest.documents.result_readers import read_count, read_share, read_sheets, read_time
from dashboard.records.ingest.documents.sections import Sentence
from dashboard.records.ingest.numbers import Figure

_READERS = {"time": read_time, "percent": read_share, "yen": read_yen, "枚": read_sheets}
_BECAME = re.compile(r"(?:程度|以上|前後)?(?:から(?!の|み)|→|⇒)")
_TARGET = re.compile(r"目標|目指|めざ|目途")
_AIMED_BEFORE = re.compile(r"目指し(?:た|まし)")
_EXPECTED = re.compile(
    r"見込|想定|予定|予測|試算|期待|見通し|シミュレーション|推計|(?:と|に)なる(?:計画|見)|予算|計画値|かさむ|できると"
)


def read_single(sentence: Sentence, figure: Figure) -> Reading | None:
    """What a figure that stands alone measures."""
    kind = family(figure.unit)
    if kind != "yen" and _BECAME.match(sentence.text[figure.end :]):
        return None  # 約600時間から数時間に短縮: what it became is no figure
    return _READERS.get(kind, read_count)(Around(sentence, figure))


def status_of(sentence: Sentence, reading: Reading, *, planned: bool) -> str:
    """`actual`, `expected` or `target`, by the words of the clause that the figure stands in."""
    last = reading.second or reading.first
    clause = sentence.text[last.end :].partition("。")[0][:40]
    before = re.split("[、。]", sentence.text[: reading.first.start])[-1][-16:]
    near = before + clause
    if _TARGET.search(near) and not _AIMED_BEFORE.search(near):
        # 660時間を削減し、更なる削減を目指す: what is cut already is not what is aimed at.
        verb, comma, _ = clause.partition("、")
        if not (comma and CUT.search(verb) and not _TARGET.search(before + verb)):
            return "target"
    return "expected" if planned or _EXPECTED.search(near) else "actual"
