"""The fields of one draft, each with what it rests on, and the three things that can be done with it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Literal

import pandas as pd
import streamlit as st

from dashboard.records import EFFECT_STATUSES, LEVELS, METRICS, STATUSES, Records
from dashboard.records.ingest.review import Decision, State
from dashboard.records.schema import EFFECTS, QUOTE_LENGTH, SUMMARY_LENGTH, TITLE_LENGTH
from dashboard.strings import text
from dashboard.widgets.plain import plain
from dashboard.widgets.review_text import field_label

_LONG, _LONGEST = {"summary"}, {"title": TITLE_LENGTH, "summary": SUMMARY_LENGTH, "evidence": QUOTE_LENGTH}
_STATES: tuple[State, ...] = ("checked", "unchecked", "rejected")
_ABOVE = ("title", "summary", "organisations", "lgcodes")
_BELOW = (
    "started",
    "published_fy",
    "department",
    "population_stated",
    "url",
    "category_major",
    "category_minor",
    "evidence",
)
_EFFECT_COLUMNS = tuple(name for name in EFFECTS.names if name != "case_id")


def review_form(
    decision: Decision, evidence: pd.DataFrame, question: str, records: Records, *, key: str
) -> Decision | None:
    """Draw the fields of a draft; the decision once a button is pressed, else None.

    Args:
        decision: The draft as it stands: extracted, or as it was left the last time.
        evidence: Rows of `Drafts.evidence` of this draft.
        question: What the extraction is unsure of, with ` / ` between.
        records: For the technologies that can be chosen.
        key: Begins the keys of the widgets; one draft has one.
    """
    for asked in filter(None, question.split(" / ")):
        st.caption(f":material/help: {plain(asked)}")
    rests_on = _rests_on(evidence)
    with st.form(f"{key}_form", border=False):
        case = {name: _text(name, decision, rests_on, key) for name in _ABOVE}
        case |= _choices(decision, records, rests_on, key)
        left, right = st.columns(2)
        for number, name in enumerate(_BELOW):
            with (left, right)[number % 2]:
                case[name] = _text(name, decision, rests_on, key)
        effects = _effects(decision, key)
        with st.container(horizontal=True):
            pressed = [state for state in _STATES if _button(state, key)]
    if not pressed:
        return None
    whole = {**decision.case, **case}
    if case["organisations"] != decision.case["organisations"] and case["lgcodes"] == decision.case["lgcodes"]:
        whole["lgcodes"] = ""  # codes of other names: the names say where the case is
    named = tuple({**effect, "case_id": whole["case_id"]} for effect in effects)
    return replace(decision, state=pressed[0], case=whole, effects=named)


def _button(state: State, key: str) -> bool:
    kind: Literal["primary", "secondary"] = "primary" if state == "checked" else "secondary"
    return st.form_submit_button(text(f"manage.draft.{state}"), type=kind, key=f"{key}_{state}")


def _text(name: str, decision: Decision, rests_on: Mapping[str, str], key: str) -> str:
    draw = st.text_area if name in _LONG else st.text_input
    value = draw(
        field_label(name),
        decision.case[name],
        max_chars=_LONGEST.get(name),
        help=rests_on.get(name),
        key=f"{key}_{name}",
    )
    return str(value or "").strip()


def _choices(decision: Decision, records: Records, rests_on: Mapping[str, str], key: str) -> dict[str, str]:
    """The fields that are one or several of a closed list."""
    labels = dict(zip(records.technologies["tag"], records.technologies["label_ja"], strict=True))
    chosen = [tag for tag in decision.case["technologies"].split(";") if tag in labels]
    technologies = st.multiselect(
        field_label("technologies"),
        list(labels),
        chosen,
        format_func=labels.__getitem__,
        help=rests_on.get("technologies"),
        placeholder=text("manage.no_column"),
        key=f"{key}_technologies",
    )
    left, right = st.columns(2)
    with left:
        status = _one("status", STATUSES, decision, rests_on, key)
    with right:
        level = _one("level", LEVELS, decision, rests_on, key)
    return {"technologies": ";".join(technologies), "status": status, "level": level}


def _one(name: str, options: tuple[str, ...], decision: Decision, rests_on: Mapping[str, str], key: str) -> str:
    value = decision.case[name]
    return st.selectbox(
        field_label(name),
        ("", *options),
        index=("", *options).index(value) if value in options else 0,
        format_func=lambda option: text(f"import.{name}.{option}") if option else text("manage.no_column"),
        help=rests_on.get(name),
        key=f"{key}_{name}",
    )


def _effects(decision: Decision, key: str) -> list[dict[str, str]]:
    """The effects as a table that can be written in; rows without a figure are no effects."""
    st.markdown(f"**{text('cases.effects')}**")
    rows = [{name: effect[name] for name in _EFFECT_COLUMNS} for effect in decision.effects]
    table = st.data_editor(
        pd.DataFrame(rows, columns=list(_EFFECT_COLUMNS), dtype="str"),
        hide_index=True,
        num_rows="dynamic",
        width="stretch",
        column_config={
            **{name: st.column_config.TextColumn(text(f"manage.effect.{name}")) for name in _EFFECT_COLUMNS},
            "metric": st.column_config.SelectboxColumn(text("manage.effect.metric"), options=list(METRICS)),
            "status": st.column_config.SelectboxColumn(text("manage.effect.status"), options=list(EFFECT_STATUSES)),
        },
        key=f"{key}_effects",
    )
    cells = table.fillna("").astype(str)
    rows = [{name: str(row[name]) for name in _EFFECT_COLUMNS} for row in cells.to_dict("records")]
    return [row for row in rows if row["metric"] or row["value"]]


def _rests_on(evidence: pd.DataFrame) -> dict[str, str]:
    """By field: where it stands, the words, and how sure the extraction is."""
    found: dict[str, str] = {}
    for row in evidence.to_dict("records"):
        place = text("manage.page", page=row["page"]) if row["page"] else text("manage.line", line=row["line"])
        sure = f"{float(row['confidence']) * 100:.0f}%"
        line = text("manage.rests_on", place=place, words=plain(row["words"]), sure=sure)
        found[row["field"]] = "\n\n".join(filter(None, (found.get(row["field"], ""), line)))
    return found
