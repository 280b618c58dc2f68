"""Stated results and costs of a case: figures with what they measure, how sure they are, and for which time."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from dashboard.records.ingest import eras, numbers
from dashboard.records.ingest.documents import figure_tables, metrics
from dashboard.records.ingest.documents.changes import is_change, read_change
from dashboard.records.ingest.documents.figure_tables import TableFigure
from dashboard.records.ingest.documents.periods import period_of
from dashboard.records.ingest.documents.quantities import UNITS, family
from dashboard.records.ingest.documents.quotation import quotation
from dashboard.records.ingest.documents.readings import Reading
from dashboard.records.ingest.documents.sections import Kind, Sentence
from dashboard.records.ingest.numbers import Figure

_PAST = re.compile(r"(?:した|ました|ている|ています|った|です)[。)]?$")
_TIMES = {"秒", "分", "時間", "日"}
_COMPOUND = {("分", "秒"), ("時間", "分")}
_UNTOLD = frozenset({Kind.BACKGROUND, Kind.REFERENCE, Kind.SCREEN})


@dataclass(frozen=True)
class Effect:
    """One figure of a case; the fields are the columns of the table `effects`."""

    metric: str
    value: float
    value_after: float | None
    unit: str
    status: str
    period: str
    quote: str
    note: str
    sentence: Sentence


def effects(sentences: Iterable[Sentence], *, planned: bool = False) -> list[Effect]:
    """The results and costs that the sentences of a case state, each once.

    Args:
        sentences: All sentences of the case.
        planned: Whether the case is a plan: then nothing has been reached yet.
    """
    found: dict[tuple[str, str, float, float | None], Effect] = {}
    told = [sentence for sentence in sentences if not (sentence.kinds and sentence.kinds <= _UNTOLD)]
    for sentence in told:
        for reading in _readings(sentence):
            for effect in _rows(sentence, reading, planned):
                # The same figure in a heading and in the text is one fact; two costs of one height are two.
                twice = sentence.block.place if Kind.COST in sentence.kinds else ""
                found.setdefault((f"{effect.metric}{twice}", effect.unit, effect.value, effect.value_after), effect)
    for figure in figure_tables.rates(told):
        effect = _of_table(figure, planned)
        found.setdefault((effect.metric, effect.unit, effect.value, None), effect)
    return list(_without_vague(list(found.values())))


def _of_table(figure: TableFigure, planned: bool) -> Effect:
    """A percentage of a table."""
    quote = quotation(figure.row, figure.start, figure.end)
    status = "expected" if planned or "見込" in figure.context else "actual"
    dates = list(eras.find(figure.context))
    period = (f"{dates[0].year}年度" if dates[0].fiscal else dates[0].stated) if dates else ""
    return Effect(
        "adoption_rate_percent", figure.value, None, "%", status, period, quote, figure.context[:40], figure.row
    )


def _without_vague(found: list[Effect]) -> Iterator[Effect]:
    """The effects without those of metric `other` whose figure stands under a proper metric too."""
    named = {(family(effect.unit), effect.value) for effect in found if effect.metric != "other"}
    for effect in found:
        if effect.metric != "other" or (family(effect.unit), effect.value) not in named:
            yield effect


def _readings(sentence: Sentence) -> Iterator[Reading]:
    """What the figures of a sentence measure; a figure and the one it became are one reading."""
    figures = list(_joined(list(numbers.find(sentence.text, UNITS)), sentence.text))
    skip = -1
    for index, figure in enumerate(figures):
        if index == skip:
            continue
        following = figures[index + 1] if index + 1 < len(figures) else None
        if following and is_change(sentence.text, figure, following):
            reading = read_change(sentence, figure, following)
            skip = index + 1
        else:
            reading = metrics.read_single(sentence, figure)
        if reading is None and following and _listed(sentence.text, figure, following):
            reading = _as_the_next(sentence, figure, following)
        if reading:
            yield reading


def _joined(figures: list[Figure], text: str) -> Iterator[Figure]:
    """The figures with 4分28秒 and 1時間30分 as one each, in the smaller unit; of 30分~1時間 the lower end."""
    held: Figure | None = None
    for figure in figures:
        step = (held.unit, figure.unit) if held else None
        if held and step in _COMPOUND and held.end == figure.start and figure.upper is None:
            held = replace(figure, value=held.value * 60 + figure.value, start=held.start, about=held.about)
            continue
        if held and set(step or ()) <= _TIMES and re.fullmatch("~約?", text[held.end : figure.start]):
            held = replace(held, end=figure.end)  # 30分~1時間: the lower end
            continue
        if held:
            yield held
        held = figure
    if held:
        yield held


def _listed(text: str, figure: Figure, following: Figure) -> bool:
    """Whether two figures stand in one list, so that the words after the last hold for both."""
    between = text[figure.end : following.start]
    return figure.unit == following.unit and len(between) <= 24 and "。" not in between and "、" in between


def _as_the_next(sentence: Sentence, figure: Figure, following: Figure) -> Reading | None:
    """A figure read as the next one of its list: 担当者で約32%、係長級で約45%減."""
    reading = metrics.read_single(sentence, following)
    if reading is None or reading.after is not None or reading.unit != figure.unit:
        return None
    return replace(reading, value=figure.value, upper=figure.upper, first=figure)


def _rows(sentence: Sentence, reading: Reading, planned: bool) -> Iterator[Effect]:
    """The rows of a reading: two for a range, its ends."""
    status = metrics.status_of(sentence, reading, planned=planned)
    if sentence.kinds == {Kind.OUTLOOK} and status == "actual" and not _PAST.search(sentence.text):
        return
    period = period_of(sentence, reading.first)
    quote = quotation(sentence, reading.first.start, (reading.second or reading.first).end)
    ends = [(reading.value, "")]
    if reading.upper is not None:
        ends = [(reading.value, "範囲の下限"), (reading.upper, "範囲の上限")]
    for value, end in ends:
        note = "。".join(part for part in (_hedge(reading.first), end, reading.note) if part)
        yield Effect(reading.metric, value, reading.after, reading.unit, status, period, quote, note, sentence)


def _hedge(figure: Figure) -> str:
    return "、".join(word for word in ("約" if figure.about else "", figure.bound) if word)
