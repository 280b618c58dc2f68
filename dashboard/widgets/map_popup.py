"""What opens over a chosen place on the map."""

import pandas as pd

from dashboard.maps import Popup, PopupCase
from dashboard.metrics import Filters, PlaceSummary
from dashboard.records import Records
from dashboard.strings import text
from dashboard.widgets import pages
from dashboard.widgets.case_card import case_line, first_effect
from dashboard.widgets.filters import people

_SHOWN = 3


def place_popup(place: PlaceSummary, records: Records, filters: Filters) -> Popup:
    """The first cases of the place's government with title, status, technologies, year, effect and link."""
    case_ids = place.own_cases + place.joint_cases
    cases = records.cases[records.cases["case_id"].isin(case_ids[:_SHOWN])]
    more = text("map.popup.more", n=place.case_count - _SHOWN) if place.case_count > _SHOWN else ""
    facts = place.facts
    subtitle = text(
        "map.popup.subtitle", type=facts["type"], population=people(facts["population"]), n=place.case_count
    )
    return Popup(
        code=facts["lgcode"],
        title=facts["full_name"],
        subtitle=subtitle,
        cases=tuple(_item(case, records, filters) for _, case in cases.iterrows()),
        more=more if place.case_count else text("map.popup.none"),
    )


def _item(case: pd.Series, records: Records, filters: Filters) -> PopupCase:
    status = text(f"status.{case['status']}")
    lines = (f"{status}　{case_line(case, records)}", first_effect(case["case_id"], records))
    return PopupCase(
        id=case["case_id"],
        title=case["title"],
        lines=tuple(line for line in lines if line),
        href=pages.href("cases", {**filters.to_query(), "case": [case["case_id"]]}),
    )
