"""The address and the widgets: who follows whom."""

import pytest
from streamlit.testing.v1 import AppTest


def _app():
    """A page with one choice, `c`: what an address says is counted in `loads`, what a widget says is `chosen`."""
    import streamlit as st

    from dashboard.widgets import url_state

    state = st.session_state
    state.setdefault("loads", [])
    state.setdefault("chosen", [])

    def load(query):
        state["loads"].append(dict(query))
        known = [value for value in query.get("c", ()) if value != "nonsense"]
        state["chosen"] = known
        return tuple(f"c={value}" for value in query.get("c", ()) if value == "nonsense")

    state["ignored"] = url_state.enter(state.setdefault("page", "one"), load)
    if "pressed" in state:  # a widget was used
        state["chosen"] = state.pop("pressed")
    url_state.leave({"c": state["chosen"]} if state["chosen"] else {})


@pytest.fixture
def app():
    return AppTest.from_function(_app, default_timeout=60)


def _open(app, **query):
    """The browser asks for an address."""
    app.query_params.clear()
    app.query_params.update(query)
    return app.run()


def _press(app, *chosen):
    app.session_state["pressed"] = list(chosen)
    return app.run()


def _go(app, page, **query):
    app.session_state["page"] = page
    return _open(app, **query)


def test_a_session_starts_with_what_the_address_says(app):
    _open(app, c=["x", "y"])
    assert app.session_state["loads"] == [{"c": ["x", "y"]}]
    assert app.session_state["chosen"] == ["x", "y"]
    assert app.query_params == {"c": ["x", "y"]}


def test_a_bare_address_starts_with_the_defaults(app):
    _open(app)
    assert app.session_state["loads"] == [{}]
    assert app.query_params == {}


def test_what_the_reader_chooses_is_written_and_not_read_back(app):
    _open(app)
    _press(app, "x")
    assert app.query_params == {"c": "x"}
    app.run()
    _press(app)
    assert app.query_params == {}
    assert app.session_state["loads"] == [{}]


def test_the_back_button_brings_the_earlier_view(app):
    _open(app, c="x")
    _press(app, "y")
    _open(app, c="x")
    assert app.session_state["chosen"] == ["x"]
    assert app.session_state["loads"] == [{"c": ["x"]}, {"c": ["x"]}]


def test_back_to_a_bare_address_brings_the_defaults(app):
    _open(app)
    _press(app, "x")
    _open(app)
    assert app.session_state["chosen"] == []


def test_what_was_not_read_is_told_until_the_next_address(app):
    _open(app, c=["x", "nonsense"])
    assert app.session_state["ignored"] == ("c=nonsense",)
    assert app.query_params == {"c": "x"}
    _press(app, "y")
    assert app.session_state["ignored"] == ("c=nonsense",)
    _open(app, c="z")
    assert app.session_state["ignored"] == ()


def test_the_first_visit_of_another_page_takes_the_choice_along(app):
    _open(app, c="x")
    _press(app, "y")
    _go(app, "two")
    assert app.session_state["chosen"] == ["y"]
    assert app.query_params == {"c": "y"}


def test_a_bare_return_to_a_page_keeps_the_choice(app):
    _open(app, c="x")
    _go(app, "two")
    _press(app, "y")
    loads = len(app.session_state["loads"])
    _go(app, "one")
    assert app.session_state["chosen"] == ["y"]
    assert app.query_params == {"c": "y"}
    assert len(app.session_state["loads"]) == loads


def test_a_link_with_parameters_says_what_is_chosen(app):
    _open(app, c="x")
    _go(app, "two")
    _go(app, "one", c="z")
    assert app.session_state["chosen"] == ["z"]
    assert app.query_params == {"c": "z"}


def test_a_link_to_another_view_of_the_same_page_is_read(app):
    _open(app, c="x")
    _open(app, c="z")
    assert app.session_state["chosen"] == ["z"]
    app.run()
    assert app.session_state["loads"] == [{"c": ["x"]}, {"c": ["z"]}]


def test_the_order_of_values_is_kept(app):
    _open(app)
    _press(app, "b", "a", "c")
    assert app.query_params == {"c": ["b", "a", "c"]}


def test_two_sessions_do_not_share_their_choice(app):
    _open(app, c="x")
    other = AppTest.from_function(_app, default_timeout=60)
    _open(other)
    assert other.session_state["chosen"] == []
    assert app.run().session_state["chosen"] == ["x"]
