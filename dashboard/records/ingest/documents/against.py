"""How well drafts agree with curated records: precision and recall for each field."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd

from dashboard.records.ingest.documents.drafts import Drafts
from dashboard.records.ingest.documents.pairing import compact, is_quoted, pairs
from dashboard.records.ingest.documents.quantities import family, minutes

Rows = dict[str, dict[str, str]]
SETS = ("organisations", "technologies")
EXACT = ("status", "started", "published_fy", "department", "population_stated", "url")


@dataclass(frozen=True)
class Score:
    """How a field of the drafts agrees with the records.

    Attributes:
        field: The field.
        right: What both have.
        extra: What only the drafts have.
        missing: What only the records have.
        exact: The share of paired cases in which the field is equal, empty ones too; None where it is no one value.
    """

    field: str
    right: int
    extra: int
    missing: int
    exact: float | None = None

    @property
    def precision(self) -> float | None:
        """The share of what the drafts have that is right; None where they have nothing."""
        return self.right / (self.right + self.extra) if self.right + self.extra else None

    @property
    def recall(self) -> float | None:
        """The share of what the records have that the drafts have; None where they have nothing."""
        return self.right / (self.right + self.missing) if self.right + self.missing else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of the two."""
        total = 2 * self.right + self.extra + self.missing
        return 2 * self.right / total if total else None


def scores(drafts: Drafts, cases: pd.DataFrame, effects: pd.DataFrame) -> list[Score]:
    """The scores of a document's drafts.

    Drafts and records are paired one to one (pairing.py). Technologies count once a case; those of a case without
    its pair are extra or missing. Single values are compared in paired cases. Effects of
    paired cases match on the kind of quantity (time, %, yen, sheets, the unit counted) and the value, times
    in minutes; the two ends of a range are one. Records whose quotation is not in the document are left out.

    Args:
        drafts: The drafts.
        cases: The curated cases of the source, as `records.load` gives them.
        effects: The curated effects of these cases.
    """
    cases = cases.astype(object).where(cases.notna(), "").astype(str)
    chosen = pairs(drafts, cases)
    drafted, records = _by_id(drafts.cases), _by_id(cases)
    found = [Score("cases", len(chosen), len(drafted) - len(chosen), len(records) - len(chosen))]
    found += [_set_score(column, drafted, records, chosen) for column in SETS]
    found += [_exact_score(column, drafted, records, chosen) for column in EXACT]
    return [*found, _effects_score(drafts, effects, chosen)]


def merged(found: Sequence[Drafts]) -> Drafts:
    """The drafts of several documents of one source as those of one."""
    first = found[0]
    blocks = tuple(block for drafts in found for block in drafts.document.blocks)
    return replace(
        first,
        document=replace(first.document, blocks=blocks),
        cases=pd.concat([drafts.cases for drafts in found], ignore_index=True),
        effects=pd.concat([drafts.effects for drafts in found], ignore_index=True),
        evidence=pd.concat([drafts.evidence for drafts in found], ignore_index=True),
        segments=tuple(segment for drafts in found for segment in drafts.segments),
    )


def _by_id(frame: pd.DataFrame) -> Rows:
    return {
        str(row["case_id"]): {str(name): str(cell) for name, cell in row.items()} for row in frame.to_dict("records")
    }


def _set_score(column: str, drafted: Rows, records: Rows, chosen: dict[str, str]) -> Score:
    """Organisations or technologies, once a case.

    Whose case it is must be right also where nothing pairs; how one organisation's work is cut into cases is
    what the score of `cases` tells. So an organisation is extra or missing only if no other case has it.
    """
    source = "lgcodes" if column == "organisations" else column
    right = extra = missing = 0
    for draft_id, record_id in chosen.items():
        have, want = _items(drafted[draft_id][source]), _items(records[record_id][source])
        right, extra, missing = right + len(have & want), extra + len(have - want), missing + len(want - have)
    alone = [_items(row[source]) for case_id, row in drafted.items() if case_id not in chosen]
    unpaired = [_items(row[source]) for case_id, row in records.items() if case_id not in chosen.values()]
    if column == "organisations":
        known = set().union(*(_items(row[source]) for row in records.values()))
        drawn = set().union(*(_items(row[source]) for row in drafted.values()))
        return Score(
            column, right, extra + len(set().union(*alone) - known), missing + len(set().union(*unpaired) - drawn)
        )
    return Score(column, right, extra + sum(map(len, alone)), missing + sum(map(len, unpaired)))


def _items(cell: object) -> set[str]:
    return set(filter(None, str(cell).split(";")))


def _exact_score(column: str, drafted: Rows, records: Rows, chosen: dict[str, str]) -> Score:
    values = [(drafted[draft_id][column], records[record_id][column]) for draft_id, record_id in chosen.items()]
    equal = [have for have, want in values if have == want]
    right = len([have for have in equal if have])
    extra = len([have for have, want in values if have and have != want])
    missing = len([want for have, want in values if want and have != want])
    return Score(column, right, extra, missing, len(equal) / len(values) if values else None)


def _effects_score(drafts: Drafts, effects: pd.DataFrame, chosen: dict[str, str]) -> Score:
    text = compact(drafts)
    quoted = effects[[is_quoted(quote, text) for quote in effects["quote"]]] if len(effects) else effects
    right = extra = missing = 0
    for draft_id, rows in drafts.effects.groupby("case_id"):
        wanted = quoted[quoted["case_id"] == chosen.get(str(draft_id), "")]
        counts = Counter(_key(row) for _, row in wanted.iterrows())
        matched_quotes: set[str] = set()
        unmatched: list[str] = []
        for _, row in rows.iterrows():
            if counts[_key(row)] > 0:
                counts[_key(row)] -= 1
                right += 1
                matched_quotes.add(row["quote"])
            else:
                unmatched.append(row["quote"] if "範囲" in row["note"] else "")
        # The other end of a range that is matched is the same fact.
        extra += sum(not quote or quote not in matched_quotes for quote in unmatched)
        missing += sum(counts.values())
    told = {chosen[draft_id] for draft_id in chosen if draft_id in set(drafts.effects["case_id"])}
    missing += int((~quoted["case_id"].isin(told)).sum()) if len(quoted) else 0
    return Score("effects", right, extra, missing)


def _key(row: pd.Series) -> tuple[str, float]:
    kind = family(str(row["unit"]))
    value = float(row["value"])
    return kind, round(minutes(value, str(row["unit"])) if kind == "time" else value, 3)
