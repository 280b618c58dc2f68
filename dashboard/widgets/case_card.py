"""One case in a list: title, who, when, with what, what came of it."""

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from dashboard.records import Records
from dashboard.strings import text
from dashboard.widgets import pages
from dashboard.widgets.plain import plain

_STATUS_COLOURS = {"implemented": "blue", "pilot": "violet", "planned": "orange"}


def case_card(case: pd.Series, records: Records, query: Mapping[str, Sequence[str]], *, key: str) -> None:
    """Draw one case of `records.cases` with a link to its page; the query of the view goes along."""
    with st.container(key=f"card_{key}_{case['case_id']}", border=True, gap=None):
        pages.link(
            "cases",
            plain(case["title"]),
            {**query, "case": [case["case_id"]]},
            width="stretch",
            icon=None,
        )
        st.markdown(badges(case))
        st.markdown(plain(case_line(case, records)))
        if effect := first_effect(case["case_id"], records):
            st.caption(plain(effect))


def badges(case: pd.Series) -> str:
    """Status, and 未確認 where the record was not held against its source, as Markdown badges."""
    status = f":{_STATUS_COLOURS[case['status']]}-badge[{text('status.' + case['status'])}]"
    unchecked = f" :gray-badge[{text('app.unchecked')}]" if case["review"] == "unchecked" else ""
    return status + unchecked


def case_line(case: pd.Series, records: Records) -> str:
    """Organisation, technologies and start year in one line of plain text."""
    year = text("value.no_year") if pd.isna(case["start_year"]) else text("value.year", year=case["start_year"])
    labels = "・".join(technology_labels(case["technologies"], records))
    return "　".join(part for part in (case["organisations"].replace(";", "、"), year, labels) if part)


def technology_labels(tags: str, records: Records) -> list[str]:
    """Japanese labels of the tags in a cell, in its order."""
    labels = dict(zip(records.technologies["tag"], records.technologies["label_ja"], strict=True))
    return [labels.get(tag, tag) for tag in tags.split(";") if tag]


def first_effect(case_id: str, records: Records) -> str:
    """The first stated effect of a case as plain text, or ""."""
    of_case = records.effects[records.effects["case_id"] == case_id]
    return effect_text(of_case.iloc[0]) if len(of_case) else ""


def effect_text(effect: pd.Series) -> str:
    """One effect with unit, period and whether it is achieved, expected or a target."""
    period = f"／{effect['period']}" if effect["period"] else ""
    status = text(f"effect.status.{effect['status']}")
    return f"{text('effect.metric.' + effect['metric'])}：{effect_value(effect)}（{status}{period}）"


def effect_value(effect: pd.Series) -> str:
    """The value of an effect, `before → after` where it has both, with its unit."""
    value = number(effect["value"])
    if not pd.isna(effect["value_after"]):
        value = f"{value} → {number(effect['value_after'])}"
    return f"{value} {effect['unit']}".strip()


def number(value: float) -> str:
    """A number with thousands separators, without a decimal point it does not need."""
    if pd.isna(value):
        return ""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.10g}"
