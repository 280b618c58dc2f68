"""The message that restyles the map: small, and harmless whatever the records say."""

import json
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from streamlit_folium import _get_feature_group_string

from dashboard.maps import AreaView, Popup, PopupCase, base_map, recolour

VIEW = AreaView(
    level="prefecture",
    focus="",
    klasses=[0, -1, 3, -2],
    values={0: "2 / 179", 2: "21 / 40"},
    unit=" 団体",
    no_data="掲載事例なし（未把握）",
    colours=("#C5D7FB", "#7096F8", "#3460FB", "#0017C1"),
)
HOSTILE = (
    "</script><script>alert(1)</script>",
    "<!-- <img src=x onerror=alert(1)> ]]>",
    "`${alert(1)}` $& $' \\` \\u003c",
    "\" ' \\\" \\' ' + alert(1) + '",
    "{{ 7 * 7 }} {% raw %} {{'alert'}} {# #}",
    "line one\nline two\r\nthree\u2028four\u2029five\0six",
    "map_div _0 map_0123456789abcdef0123456789abcdef alert(coords);",
    "北見市 𠮷野 ﷽ \U0001f5fe",
)


def _sent(view, urls):
    """The script that st_folium sends for a view."""
    return _get_feature_group_string(recolour(view), map=base_map(urls))


def _read(script):
    """The one argument of the one call in a script, and what stands after it."""
    start = "dxmap.update("
    assert script.count(start) == 1
    message, end = json.JSONDecoder().raw_decode(script, script.index(start) + len(start))
    return message, script[end:]


def _with(text):
    case = PopupCase(id=text, title=text, lines=(text, text), href=text)
    popup = Popup(code="01208", title=text, subtitle=text, cases=(case,), more=text)
    return replace(VIEW, values={0: text}, unit=text, no_data=text, popup=popup)


def test_an_area_is_one_sign():
    message = VIEW.message()
    assert message["classes"] == "0-3x"
    assert message["values"] == {0: "2 / 179", 2: "21 / 40"}
    assert message["popup"] is None


def test_the_message_holds_what_the_browser_reads():
    view = replace(VIEW, selected=("01", "20"), marks=(("20", 2),), frame=("01208",), insets=False)
    message = json.loads(json.dumps(view.message()))
    assert message["selected"] == ["01", "20"]
    assert message["marks"] == [["20", 2]]
    assert message["frame"] == ["01208"]
    assert message["insets"] is False
    assert message["colours"] == list(VIEW.colours)
    assert (message["level"], message["focus"], message["unit"]) == ("prefecture", "", " 団体")


def test_equal_views_have_one_token_and_every_change_has_another():
    views = [
        VIEW,
        replace(VIEW, focus="01"),
        replace(VIEW, klasses=[0, -1, 2, -2]),
        replace(VIEW, values={0: "3 / 179"}),
        replace(VIEW, unit=" 件"),
        replace(VIEW, selected=("01",)),
        replace(VIEW, marks=(("20", 2),)),
        replace(VIEW, popup=Popup("01", "北海道", "")),
        replace(VIEW, insets=False),
    ]
    assert len({view.message()["token"] for view in views}) == len(views)
    assert replace(VIEW).message() == VIEW.message()


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_of_a_record_ends_the_script(text, urls):
    view = _with(text)
    script = _sent(view, urls)
    message, rest = _read(script)
    assert rest.lstrip().startswith(");")
    assert message == json.loads(json.dumps(view.message()))
    assert message["popup"]["cases"][0]["title"] == text
    assert message["values"]["0"] == text


@pytest.mark.parametrize("text", HOSTILE)
def test_the_script_holds_no_sign_that_a_page_reads_as_markup(text, urls):
    script = _sent(_with(text), urls)
    assert not set("<>&'") & set(script)
    assert not set("\0\u2028\u2029") & set(script)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=60))
def test_any_text_arrives_as_it_is(text, urls):
    message, rest = _read(_sent(_with(text), urls))
    assert message["popup"]["title"] == text
    assert message["noData"] == text
    assert rest.lstrip().startswith(");")


def test_what_stands_after_the_call_does_not_depend_on_the_records(urls):
    assert _read(_sent(VIEW, urls))[1] == _read(_sent(_with(HOSTILE[0]), urls))[1]


def test_the_group_brings_no_shape_of_its_own(urls):
    script = _sent(VIEW, urls)
    for word in ("L.geoJson", "L.polygon", "L.marker", "L.tileLayer", "http"):
        assert word not in script


def test_all_of_japan_fits_into_few_bytes(urls):
    view = replace(VIEW, level="municipality", klasses=[-1] * 1741, values={})
    assert len(_sent(view, urls).encode()) < 3_000
