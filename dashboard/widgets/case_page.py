"""One case with everything known: facts, effects, place, source."""

import pandas as pd
import streamlit as st

from dashboard import theme
from dashboard.maps import AreaView
from dashboard.records import Records
from dashboard.strings import text
from dashboard.widgets.area_map import area_map
from dashboard.widgets.case_card import badges, effect_value, technology_labels
from dashboard.widgets.current import registry
from dashboard.widgets.filters import people
from dashboard.widgets.plain import plain, web_link

_MAP_HEIGHT = 360


def case_page(case: pd.Series, records: Records) -> None:
    """Draw one row of `records.cases` whole."""
    st.title(plain(case["title"]), anchor=False)
    st.markdown(badges(case))
    st.markdown(plain(case["summary"]))
    left, right = st.columns([6, 4], gap="large")
    with left:
        _facts(case, records)
        _effects(case, records)
        _source(case, records)
    with right:
        _place(case, records)


def _facts(case: pd.Series, records: Records) -> None:
    started = case["started"] or text("value.no_year")
    population = "" if pd.isna(case["population_stated"]) else people(int(case["population_stated"]))
    organisations = case["organisations"].replace(";", "、")
    if case["unnamed_members"]:
        organisations += "　" + text("cases.unnamed", n=case["unnamed_members"])
    category = "　".join(filter(None, (case["category_major"], case["category_minor"])))
    rows = {
        "cases.organisations": organisations,
        "cases.technologies": "・".join(technology_labels(case["technologies"], records)) or text("value.none"),
        "cases.started": started,
        "cases.department": case["department"] or text("value.none"),
        "cases.population_stated": population or text("value.none"),
        "cases.domain": case["domain"],
        "cases.category": category,
        "cases.kind": case["source_kind"],
    }
    st.markdown("\n".join(f"- **{text(key)}**：{plain(value)}" for key, value in rows.items() if value))
    unlocated = records.unlocated[records.unlocated["case_id"] == case["case_id"]]["organisation"]
    if len(unlocated):
        st.warning(plain(text("cases.not_located", organisations="、".join(unlocated))))
    for _, correction in records.corrections[records.corrections["case_id"] == case["case_id"]].iterrows():
        st.info(plain(text("cases.corrected", what=correction["why"])), icon=":material/edit_note:")


def _effects(case: pd.Series, records: Records) -> None:
    st.subheader(text("cases.effects"), anchor=False)
    effects = records.effects[records.effects["case_id"] == case["case_id"]]
    if effects.empty:
        st.caption(text("cases.no_effects"))
        return
    table = pd.DataFrame(
        {
            text("effect.column.metric"): effects["metric"].map(lambda metric: text(f"effect.metric.{metric}")),
            text("effect.column.value"): [effect_value(effect) for _, effect in effects.iterrows()],
            text("effect.column.status"): effects["status"].map(lambda status: text(f"effect.status.{status}")),
            text("effect.column.period"): effects["period"],
            text("effect.column.quote"): effects["quote"],
            text("effect.column.note"): effects["note"],
        }
    )
    st.dataframe(table, hide_index=True, width="stretch", alt=text("cases.effects"))


def _source(case: pd.Series, records: Records) -> None:
    st.subheader(text("cases.source"), anchor=False)
    source = records.sources[records.sources["id"] == case["source_id"]].iloc[0]
    where = [
        text("cases.item", item=case["source_item"]) if case["source_item"] else "",
        text("cases.page", page=case["source_page"]) if case["source_page"] else "",
    ]
    title = "　".join(filter(None, (source["title"], source["publisher"], source["published"], *where)))
    lines = [plain(title)]
    if case["publisher"] or case["published"]:
        date = text("cases.published", date=case["published"]) if case["published"] else ""
        lines.append(f"{text('cases.publisher')}：{plain('　'.join(filter(None, (case['publisher'], date))))}")
    if case["source_citation"]:
        lines.append(f"{text('cases.citation')}：{plain(case['source_citation'])}")
    if case["evidence"]:
        lines.append(f"{text('cases.evidence')}：「{plain(case['evidence'])}」")
    if source["url"]:
        lines.append(web_link(source["url"], text("sources.link")))
    if case["url"]:
        lines.append(f"{text('cases.url')}：{web_link(case['url'])}")
    for other in filter(None, case["also_urls"].split(";")):
        lines.append(f"{text('cases.also')}：{web_link(other)}")
    st.markdown("\n".join(f"- {line}" for line in lines))


def _place(case: pd.Series, records: Records) -> None:
    """The members on a small map: one prefecture fills it, several are shown together."""
    codes = records.members.loc[records.members["case_id"] == case["case_id"], "lgcode"]
    if codes.empty:
        return
    st.subheader(text("cases.place"), anchor=False)
    municipal = codes[codes.str.len() == 5]
    level = "municipality" if len(municipal) else "prefecture"
    shown = set(municipal if len(municipal) else codes)
    areas = registry().index[registry()["level"] == level]
    prefectures = {code[:2] for code in shown}
    one = level == "municipality" and len(prefectures) == 1
    area_map(
        AreaView(
            level=level,
            focus=next(iter(prefectures)) if one else "",
            klasses=[0 if code in shown else -1 for code in areas],
            values={place: text("cases.place_member") for place, code in enumerate(areas) if code in shown},
            unit="",
            no_data=text("cases.place_none"),
            colours=(theme.BLUE_600,),
            selected=sorted(shown),
            frame=() if one else sorted(shown),
            insets=False,
        ),
        key="case_map",
        height=_MAP_HEIGHT,
    )
