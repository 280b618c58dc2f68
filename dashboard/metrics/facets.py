"""Facets of the case list, those of the RILG case system and our own, with the cases behind each value."""

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

import numpy as np
import pandas as pd

import geodata
from dashboard.metrics.kept import kept
from dashboard.metrics.prepared import Flags, Ints
from dashboard.records import Records
from dashboard.records.vocabulary import REVIEWS, STATUSES

NOT_STATED = ""
"""Value of the cases that state nothing, in the facets of which only some sources say something."""

FACETS = (
    "published_fy",
    "type",
    "prefecture",
    "government",
    "category_major",
    "category_minor",
    "source_kind",
    "source",
    "family",
    "technology",
    "status",
    "review",
)
"""RILG: 公表年度, 団体の属性, 都道府県, 団体名, 区分 (大, 小), 種類, 出典. Ours: 分野, 技術, 状態, 照合."""


def facets(
    records: Records,
    cases: pd.DataFrame,
    chosen: Mapping[str, Collection[str]] | None = None,
    registry: pd.DataFrame | None = None,
) -> dict[str, pd.Series]:
    """Number of cases behind each value of each facet.

    Args:
        records: All records.
        cases: The rows of `records.cases` in question, with its index.
        chosen: Values chosen so far, by facet. A facet's own choice does not narrow its own counts, so that
            the reader sees what another value would give.
        registry: `geodata.registry()` unless given.

    Returns:
        By facet (keys as `FACETS`): distinct cases, int, indexed by value in an order of meaning (years
        newest first, types large to small, codes north to south); values without a case are left out. A case
        of several members counts under each one's value. Values are codes: tag, source id, lgcode, two-digit
        prefecture.
    """
    tables = _facet_tables(records, geodata.registry() if registry is None else registry)
    fits = _fits(tables, chosen or {}, len(records.cases))
    asked = np.zeros(len(records.cases), dtype=bool)
    asked[records.cases.index.get_indexer(cases.index)] = True
    counts = {}
    for facet, table in tables.items():
        left = np.logical_and.reduce([asked, *(fit for name, fit in fits.items() if name != facet)])
        number = np.bincount(table.code[left[table.case]], minlength=len(table.values))
        counts[facet] = pd.Series(number, index=table.values.rename(facet))[number > 0]
    return counts


def narrow(
    records: Records,
    cases: pd.DataFrame,
    chosen: Mapping[str, Collection[str]],
    registry: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """The rows of `cases` that have one of the chosen values in every facet; an empty choice does not narrow.

    Raises:
        ValueError: Unknown facet.
    """
    unknown = set(chosen) - set(FACETS)
    if unknown:
        raise ValueError(f"facets were {sorted(unknown)} but are expected to be of {', '.join(FACETS)}.")
    tables = _facet_tables(records, geodata.registry() if registry is None else registry)
    fits = _fits(tables, chosen, len(records.cases))
    left = np.logical_and.reduce([np.ones(len(records.cases), dtype=bool), *fits.values()])
    return cases[left[records.cases.index.get_indexer(cases.index)]]


class _FacetTable(NamedTuple):
    """One entry a case and value, as positions among the cases and among `values` (in order of showing)."""

    case: Ints
    code: Ints
    values: pd.Index


def _fits(
    tables: Mapping[str, _FacetTable], chosen: Mapping[str, Collection[str]], case_count: int
) -> dict[str, Flags]:
    """By facet with a choice: which cases have one of the chosen values."""
    fits = {}
    for facet, wanted in chosen.items():
        if wanted:
            case, code, values = tables[facet]
            fits[facet] = np.bincount(case[values.isin(list(wanted))[code]], minlength=case_count) > 0
    return fits


@kept
def _facet_tables(records: Records, registry: pd.DataFrame) -> dict[str, _FacetTable]:
    case_ids = pd.Index(records.cases["case_id"])
    tables = {}
    for facet, frame, order in _facet_values(records, registry):
        rows = frame.drop_duplicates()
        values = pd.Index(order)
        case, code = (
            case_ids.get_indexer(pd.Index(rows["case_id"])),
            values.get_indexer(pd.Index(rows["value"])),
        )
        tables[facet] = _FacetTable(case, code, values)
    return tables


def _facet_values(records: Records, registry: pd.DataFrame) -> Iterator[tuple[str, pd.DataFrame, list[str]]]:
    cases = records.cases
    case_id = cases["case_id"]
    year = cases["published_fy"].astype("string").fillna(NOT_STATED)
    yield "published_fy", _rows(case_id, year), _stated_first(sorted(year.unique(), reverse=True))
    member_id, code = records.members["case_id"], records.members["lgcode"]
    place = registry.loc[code, ["type", "prefecture_code"]].reset_index(drop=True)
    yield "type", _rows(member_id, place["type"]), list(geodata.TYPES)
    yield "prefecture", _rows(member_id, place["prefecture_code"]), sorted(place["prefecture_code"].unique())
    yield "government", _rows(member_id, code), list(registry.index[registry.index.isin(code)])
    for column in ("category_major", "category_minor", "source_kind"):
        yield column, _rows(case_id, cases[column]), _stated_first(cases[column].unique())
    yield "source", _rows(case_id, cases["source_id"]), list(records.sources["id"])
    technologies = records.technologies.set_index("tag")
    tagged_id, tag = records.case_technologies["case_id"], records.case_technologies["technology"]
    family = technologies["family"]
    yield "family", _rows(tagged_id, family.loc[tag]), list(family.unique())
    yield "technology", _rows(tagged_id, tag), list(technologies.index)
    yield "status", _rows(case_id, cases["status"]), list(STATUSES)
    yield "review", _rows(case_id, cases["review"]), list(REVIEWS)


def _rows(case_id: pd.Series, value: pd.Series) -> pd.DataFrame:
    return pd.DataFrame({"case_id": case_id.to_numpy(), "value": value.to_numpy()})


def _stated_first(values: Collection[str]) -> list[str]:
    return [value for value in values if value != NOT_STATED] + [NOT_STATED]
