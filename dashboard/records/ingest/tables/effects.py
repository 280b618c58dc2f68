"""The figures that stand beside a case in a table: hours, money, paper in columns of their own, others in words."""

import re
from dataclasses import dataclass

from dashboard.records.ingest.documents.document import Block
from dashboard.records.ingest.documents.drafts import number
from dashboard.records.ingest.documents.effects import effects as stated_effects
from dashboard.records.ingest.documents.sections import sentences
from dashboard.records.ingest.folding import folded
from dashboard.records.ingest.tables import values
from dashboard.records.ingest.tables.drafts import DraftRow, Origin
from dashboard.records.ingest.tables.mapping import Mapping
from dashboard.records.ingest.tables.sheet import Line
from dashboard.records.ingest.tables.synonyms import EFFECT_PREFIX
from dashboard.records.rules import Fault, fault
from dashboard.records.schema import EFFECTS

IN_WORDS = f"{EFFECT_PREFIX}any"

_MONEY = r"円(?:/年)?"
_UNITS = {
    "hours_saved_per_year": (r"(?:時間|h)(?:/年)?", "時間"),
    "percent_reduction": (r"%", "%"),
    "cost_saved_yen": (_MONEY, "円"),
    "initial_cost_yen": (_MONEY, "円"),
    "running_cost_yen_per_year": (_MONEY, "円"),
    "sheets_saved_per_year": (r"枚(?:/年)?", "枚"),
}
_HEADER_UNIT = re.compile(r"\((?:単位[:：]?)?(千円|万円|百万円|億円|円|時間|%|枚|千枚)(?:/年)?\)")
_ABOUT = re.compile(r"約|およそ|程度|以上|超|弱|強")
_EXPECTED, _TARGET = re.compile(r"見込|予定|想定|期待|試算"), re.compile(r"目標")


@dataclass(frozen=True)
class Found:
    """Effects of one row, faults by column, and whether some stand in words that hold no figure."""

    rows: tuple[DraftRow, ...]
    faults: tuple[tuple[str, Fault], ...]
    only_words: bool


def read_effects(mapping: Mapping, line: Line, case_status: str) -> Found:
    """The effects that a row states, in columns of figures and in one of words.

    A figure in a column is `actual` unless it says otherwise (見込み, 目標) or the case is only planned.
    """
    rows, faults = [], []
    for metric, (units, unit) in _UNITS.items():
        target = f"{EFFECT_PREFIX}{metric}"
        raw = mapping.text(line, target)
        if values.is_blank(raw):
            continue
        header = mapping.header_of(target)
        found = values.figure(_bare(raw, header), units)
        wrong = values.markup(raw) or found.fault or _no_percentage(metric, raw, header)
        if wrong:
            faults.append((target, wrong))
            continue
        cells = dict.fromkeys(EFFECTS.names, "")
        note = f"表の値「{raw}」" if _ABOUT.search(raw) else ""
        stated = {"metric": metric, "value": found.text, "unit": unit, "status": _status(raw + header, case_status)}
        cells |= {**stated, "note": note}
        headers = dict.fromkeys(EFFECTS.names, header)
        rows.append(DraftRow(cells, Origin(line.number, headers)))
    words = mapping.text(line, IN_WORDS)
    if values.is_blank(words):
        return Found(tuple(rows), tuple(faults), False)
    if wrong := values.markup(words):
        return Found(tuple(rows), (*faults, (IN_WORDS, wrong)), False)
    told = _in_words(mapping, line, words, case_status)
    known = {(row.cells["metric"], row.cells["value"]) for row in rows}
    rows += [row for row in told if (row.cells["metric"], row.cells["value"]) not in known]
    return Found(tuple(rows), tuple(faults), not told)


def _in_words(mapping: Mapping, line: Line, words: str, case_status: str) -> list[DraftRow]:
    """The figures in a text about effects, read as a document with that heading is read."""
    blocks = [Block("heading", "効果", line.number, level=1), Block("text", words, line.number)]
    headers = dict.fromkeys(EFFECTS.names, mapping.header_of(IN_WORDS))
    rows = []
    for effect in stated_effects(sentences(blocks), planned=case_status == "planned"):
        cells = {name: str(getattr(effect, name, "")) for name in EFFECTS.names}
        after = "" if effect.value_after is None else number(effect.value_after)
        cells |= {"value": number(effect.value), "value_after": after}
        rows.append(DraftRow(cells, Origin(line.number, headers)))
    return rows


def _bare(raw: str, header: str) -> str:
    """The figure with its unit: the header's where the cell has none, without words such as 見込み."""
    text = re.sub(r"^(?:見込み?|予定|想定|目標|試算)", "", folded(raw))
    text = re.sub(
        r"\((?:見込み?|予定|想定|目標|試算)\)|(?:の?見込み?|の?予定|の?想定|の?目標|の?試算|を?削減|減)$", "", text
    )
    unit = _HEADER_UNIT.search(folded(header))
    return text + unit[1] if unit and re.fullmatch(r"[0-9.,約]+", text) else text


def _no_percentage(metric: str, raw: str, header: str) -> Fault | None:
    """A share without its sign can be 0.3 or 30: it is asked for, not guessed."""
    signed = "%" in folded(raw) or "%" in folded(header)
    return None if metric != "percent_reduction" or signed else fault("percent_unclear", raw)


def _status(words: str, case_status: str) -> str:
    if _TARGET.search(words):
        return "target"
    if _EXPECTED.search(words) or case_status == "planned":
        return "expected"
    return "actual"
