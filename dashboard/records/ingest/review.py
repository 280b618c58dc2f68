"""The draft records of a document after somebody has looked at them: taken as they are, mended, or left out."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from dashboard.records.ingest.documents import Drafts
from dashboard.records.ingest.tables.drafts import Cells, Draft, DraftCase, DraftRow, Origin
from dashboard.records.schema import CASES, EFFECTS

State = Literal["checked", "unchecked", "rejected"]


@dataclass(frozen=True)
class Decision:
    """What was decided about one draft.

    Attributes:
        state: `checked` by a person against the document, `unchecked` where it is taken as it is, or `rejected`.
        case: The columns of the case as they are to be stored.
        effects: The columns of each of its effects.
    """

    state: State
    case: Cells
    effects: tuple[Cells, ...] = ()


def drafted(drafts: Drafts, case_id: str) -> Decision:
    """A draft as it was extracted, not looked at yet."""
    row = drafts.cases[drafts.cases["case_id"] == case_id].iloc[0]
    effects = drafts.effects[drafts.effects["case_id"] == case_id]
    return Decision(
        "unchecked",
        {name: str(row[name]) for name in CASES.names},
        tuple({name: str(effect[name]) for name in EFFECTS.names} for _, effect in effects.iterrows()),
    )


def to_store(drafts: Drafts, decisions: Mapping[str, Decision], sha256: str) -> Draft:
    """The drafts that were taken, for the store; those without a decision and those rejected stay out.

    `review` says what the person said: `checked`, else `unchecked`. A row of the report is the draft's number.
    """
    rows = []
    for number, case_id in enumerate(drafts.cases["case_id"], 1):
        decision = decisions.get(case_id)
        if decision is None or decision.state == "rejected":
            continue
        effects = tuple(DraftRow(dict(cells), Origin(number)) for cells in decision.effects)
        rows.append(DraftCase({**decision.case, "review": decision.state}, Origin(number), effects))
    source = str(drafts.cases["source_id"].iloc[0]) if len(drafts.cases) else ""
    return Draft("document", drafts.document.path.name, sha256, source, tuple(rows), (), ())
