"""The cases behind one cell or bar: every number leads to its evidence."""

import pandas as pd

from dashboard.metrics.selection import Selection


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
    cases = selection.cases
    members = selection.members
    places = selection.universe.loc[members.loc[members["lgcode"].isin(selection.universe.index), "lgcode"]]
    for column, wanted in (("region", region), ("size_band", size_band)):
        if wanted:
            places = places[places[column] == wanted]
    cases = cases[cases["case_id"].isin(members.loc[members["lgcode"].isin(places.index), "case_id"])]
    tags = selection.case_technologies
    if technology:
        cases = cases[cases["case_id"].isin(tags.loc[tags["technology"] == technology, "case_id"])]
    if family:
        families = selection.records.technologies.set_index("tag")["family"]
        cases = cases[cases["case_id"].isin(tags.loc[tags["technology"].map(families) == family, "case_id"])]
    if year is not None:
        cases = cases[cases["start_year"] == year]
    return cases[cases["status"] == status] if status else cases
