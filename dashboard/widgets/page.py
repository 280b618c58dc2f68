"""What stands around the content of every page: banner, footer, empty result."""

from collections.abc import Callable, Iterable

import pandas as pd
import streamlit as st

from dashboard.metrics import Selection
from dashboard.records import Records
from dashboard.strings import text
from dashboard.widgets.filters import reset_filters
from dashboard.widgets.plain import plain


def banner(records: Records, ignored: Iterable[str] = ()) -> None:
    """Say what was wrong with the data or the address; nothing when all is well."""
    left_out = len(records.excluded)
    if left_out:
        message = text("app.problems", count=len(records.problems), left_out=left_out)
        st.warning(message, icon=":material/warning:")
    elif records.problems:
        st.warning(text("app.problems_kept", count=len(records.problems)), icon=":material/warning:")
    if ignored:
        st.warning(plain(text("app.ignored", values="、".join(ignored))), icon=":material/link_off:")


def footer(records: Records, selection: Selection, cases: pd.DataFrame | None = None) -> None:
    """The line that every figure carries: sources, period, counts, and that absence says nothing."""
    st.caption(f"{plain(_counted(records, selection, cases))}　|　**{text('app.absent')}**")


def footer_text(records: Records, selection: Selection, cases: pd.DataFrame | None = None) -> str:
    """The line as text, for whatever leaves the app; of all selected cases unless fewer are given."""
    return f"{_counted(records, selection, cases)}　|　{text('app.absent')}"


def _counted(records: Records, selection: Selection, cases: pd.DataFrame | None) -> str:
    cases = selection.cases if cases is None else cases
    members = selection.members.loc[selection.members["case_id"].isin(cases["case_id"]), "lgcode"].drop_duplicates()
    used = set(cases["source_id"])
    titles = [
        title for source, title in zip(records.sources["id"], records.sources["title"], strict=True) if source in used
    ]
    if not titles:
        sources = text("app.no_sources")
    elif len(titles) == 1:
        sources = titles[0]
    else:
        sources = text("app.sources_many", first=titles[0], rest=len(titles) - 1)
    return text(
        "app.footer", sources=sources, period=publication_period(records, used), cases=f"{len(cases):,}",
        adopters=f"{(members.str.len() == 5).sum():,}", denominator=f"{len(selection.universe):,}",
        prefectural=(members.str.len() == 2).sum(), version=records.version,
    )  # fmt: skip


def publication_period(records: Records, source_ids: Iterable[str]) -> str:
    """First to last date on which the sources were published, as they state it."""
    dates = records.sources.loc[records.sources["id"].isin(list(source_ids)), "published"]
    stated = sorted(date for date in dates if date)
    if not stated:
        return text("value.none")
    return stated[0] if stated[0] == stated[-1] else f"{stated[0]} – {stated[-1]}"


def empty_result(
    records: Records, selection: Selection, *, found: int = 0, on_reset: Callable[[], None] | None = None
) -> None:
    """Say why nothing is shown, and offer the way back.

    Args:
        records: All records.
        selection: What the filters leave.
        found: Cases that the filters leave, where something of the page's own (words, facets) hides them.
        on_reset: Sets back what the page has of its own.
    """

    def reset() -> None:
        reset_filters(records)
        if on_reset:
            on_reset()

    reasons = "、".join(text(f"hidden.{reason}", n=count) for reason, count in selection.hidden.items() if count)
    hint = text("empty.own", n=found) if found else text("empty.hint", reasons=reasons or text("value.none"))
    st.info(f"**{text('empty.title')}**\n\n{hint}")
    st.button(text("app.reset"), on_click=reset, key="reset_empty", type="primary")
