"""The dashboard: its pages and nothing else."""

from pathlib import Path

import streamlit as st

from dashboard.strings import text
from dashboard.views import cases, manage, map, sources, technology
from dashboard.widgets.frame import prepare_page
from dashboard.widgets.guard import guarded
from dashboard.widgets.pages import remember_pages

# A file of our own: an icon named by a word is fetched from another host.
ICON = Path(__file__).parent / "static" / "icon.svg"

st.set_page_config(page_title=text("app.title"), page_icon=str(ICON), layout="wide")
prepare_page("ja")
pages = {
    "map": st.Page(map.render, title=text("page.map"), icon=":material/map:", url_path="map", default=True),
    "technology": st.Page(
        technology.render, title=text("page.technology"), icon=":material/grid_on:", url_path="technology"
    ),
    "cases": st.Page(cases.render, title=text("page.cases"), icon=":material/search:", url_path="cases"),
    "sources": st.Page(sources.render, title=text("page.sources"), icon=":material/menu_book:", url_path="sources"),
    "manage": st.Page(manage.render, title=text("page.manage"), icon=":material/upload_file:", url_path="manage"),
}
remember_pages(pages)
guarded(st.navigation(list(pages.values()), position="top").run)()
