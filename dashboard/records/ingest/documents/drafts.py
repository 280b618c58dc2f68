"""Draft records: what an analyst reviews before it becomes a record."""

import re
from dataclasses import dataclass, field

import pandas as pd

from dashboard.records.ingest.documents.document import Block, Document
from dashboard.records.ingest.documents.quotation import clean_quotation
from dashboard.records.ingest.documents.segments import Segment
from dashboard.records.schema import CASES, EFFECTS

CASE_COLUMNS = (*CASES.names, "source_file", "confidence", "question")
"""The columns of data/cases (with `evidence`), then what only a draft has."""

EFFECT_COLUMNS = tuple(EFFECTS.names)
EVIDENCE_COLUMNS = ("case_id", "field", "value", "page", "line", "words", "confidence")

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffd]")
_FORMULA = re.compile(r"^[\s=+@]+")


@dataclass(frozen=True)
class Evidence:
    """What a field of a draft rests on: the block, the words on it (at most 25 characters), how sure it is."""

    field: str
    value: str
    block: Block
    words: str
    confidence: float


@dataclass
class Draft:
    """One draft record, with its effects and the evidence for each field."""

    case: dict[str, str]
    effects: list[dict[str, str]] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Drafts:
    """The drafts of a document, as frames of texts.

    Attributes:
        document: The document, for showing its text beside the fields.
        structure: How it is built: catalogue, record, article, table, plan, presentation or paragraph.
        cases: Columns CASE_COLUMNS, one row a draft; `confidence` from 0 to 1, `question` with ` / ` between.
        effects: Columns EFFECT_COLUMNS, one row a stated figure.
        evidence: Columns EVIDENCE_COLUMNS, one row a filled field (effects as `effect:<metric>`); `page` is ""
            where the format has none, `line` counts from 1 (on its page, in a PDF).
        segments: The part of the document that each draft was made from, in the order of `cases`.
    """

    document: Document
    structure: str
    cases: pd.DataFrame
    effects: pd.DataFrame
    evidence: pd.DataFrame
    segments: tuple[Segment, ...]


def frames(document: Document, structure: str, drafts: list[Draft], segments: list[Segment]) -> Drafts:
    """The drafts of a document as frames."""
    evidence = [
        {
            "case_id": draft.case["case_id"],
            "field": each.field,
            "value": each.value,
            "page": str(each.block.page or ""),
            "line": str(each.block.line),
            "words": clean_quotation(each.words),
            "confidence": f"{each.confidence:.2f}",
        }
        for draft in drafts
        for each in draft.evidence
    ]
    return Drafts(
        document,
        structure,
        _frame([draft.case for draft in drafts], CASE_COLUMNS),
        _frame([effect for draft in drafts for effect in draft.effects], EFFECT_COLUMNS),
        _frame(evidence, EVIDENCE_COLUMNS),
        tuple(segments),
    )


def cell(text: str) -> str:
    """A text fit for a cell: on one line, without signs that a spreadsheet calculates with."""
    return _FORMULA.sub("", " ".join(_CONTROL.sub(" ", text).split()))


def number(value: float) -> str:
    """A number in plain digits."""
    return f"{value:.4f}".rstrip("0").rstrip(".")


def _frame(rows: list[dict[str, str]], columns: tuple[str, ...]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=list(columns), dtype="str").fillna("")
