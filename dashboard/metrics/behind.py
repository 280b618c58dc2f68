"""The cases behind one cell or bar: every number leads to its evidence."""

import numpy as np
import pandas as pd

import geodata
from dashboard.metrics.prepared import Flags
from dashboard.metrics.selection import Selection
from dashboard.records.vocabulary import STATUSES


def cases_behind(
    selection: Selection,
    *,
    technology: str = "",
    family: str = "",
    region: str = "",
    size_band: str = "",
    year: int | None = None,
    status: str = "",
) -> pd.DataFrame:
    """Selected cases of municipalities that fit all that is given.

    Args:
        selection: The choice that the chart was drawn from.
        technology: Tag, or "" for any.
        family: Family of the taxonomy, or "".
        region: Region of a member municipality, or "".
        size_band: Size band of a member municipality, or "".
        year: Start year, or None.
        status: Status of the case, or "".

    Returns:
        Rows of `records.cases`, in the order of the records. Prefectural governments are not in these charts.
    """
    known = selection.known
    members = selection.member_kept & ~known.prefectural
    case, government = known.member_case[members], known.member_government[members]
    fits = np.ones(len(case), dtype=bool)
    if region:
        fits &= known.region[government] == geodata.REGIONS.index(region)
    if size_band:
        bands = [band.label for band in geodata.SIZE_BANDS]
        fits &= known.size_band[government] == bands.index(size_band)
    behind = np.bincount(case[fits], minlength=known.case_count) > 0
    if technology:
        behind &= _carries(selection, known.technologies == technology)
    if family:
        behind &= _carries(selection, (known.families == family)[known.technology_family])
    if year is not None:
        behind &= known.year == year
    if status:
        behind &= known.status == STATUSES.index(status)
    return selection.records.cases[behind]


def _carries(selection: Selection, tags: Flags) -> Flags:
    """By case: whether it carries one of the tags, as far as they are chosen."""
    known = selection.known
    counted = (tags & selection.technology_chosen)[known.pair_technology]
    return np.bincount(known.pair_case[counted], minlength=known.case_count) > 0
