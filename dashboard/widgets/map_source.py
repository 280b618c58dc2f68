"""The line under a map of costs or survey answers: its own source, date and count."""

import pandas as pd

from dashboard.maps import MapChoice
from dashboard.metrics import Selection
from dashboard.records import Records
from dashboard.strings import text
from dashboard.widgets.page import footer_text


def map_source(choice: MapChoice, values: pd.DataFrame, records: Records, selection: Selection) -> str:
    """出典, 時点 and n of what the map shows; that absence says nothing stands in all of them."""
    if choice.kind == "published":
        return footer_text(records, selection)
    if choice.kind == "cost":
        sources = titles_of(records, records.costs["source_id"])
        date = stated(records.costs["survey_date"])
        line = text("map.footer.cost", sources=sources, date=date, n=len(records.costs), version=records.version)
    else:
        answers = values[["numerator", "denominator"]].sum()
        line = text(
            "map.footer.survey", sources=titles_of(records, survey_ids(records, choice.indicator)),
            date=survey_date(records, choice.indicator), n=f"{answers['denominator']:,.0f}", of="1,741",
            version=records.version,
        )  # fmt: skip
    return f"{line}　|　{text('app.absent')}"


def titles_of(records: Records, source_ids: pd.Series) -> str:
    """Titles of the sources, in the order of the catalogue."""
    return "、".join(records.sources.loc[records.sources["id"].isin(source_ids), "title"])


def survey_ids(records: Records, indicator: str) -> pd.Series:
    """Ids of the surveys that have the indicator."""
    found = [
        table.loc[table["indicator"] == indicator, "survey_id"] for table in (records.survey_counts, records.survey)
    ]
    return pd.concat(found).drop_duplicates()


def survey_date(records: Records, indicator: str) -> str:
    """The survey's reference date; where it states none, its publication, named as such."""
    tables = (records.survey_counts, records.survey)
    dates = pd.concat([table.loc[table["indicator"] == indicator, "reference_date"] for table in tables])
    if any(dates):
        return text("map.survey_date", date=stated(dates))
    published = records.sources.loc[records.sources["id"].isin(survey_ids(records, indicator)), "published"]
    return text("map.survey_published", date=stated(published))


def stated(dates: pd.Series) -> str:
    """The distinct dates in order, or that there are none."""
    found = sorted({date for date in dates if date})
    return "・".join(found) if found else text("value.none")
