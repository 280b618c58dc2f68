"""The base map: constant, so that nothing is built anew; and from this server alone."""

import json
import re
from dataclasses import astuple, replace

import folium
import pytest
from streamlit_folium import _get_header, _get_html, generate_js_hash, generate_leaflet_string

from dashboard import theme
from dashboard.maps import AreaView, base_map, recolour
from dashboard.strings import text

_ADDRESS = re.compile(r"""(?:https?:)?//[\w.-]+\.\w+[^\s"'<>)]*""")


@pytest.fixture
def rendered(urls):
    """Everything that st_folium sends of a base map, as it does: render first, then take it apart."""

    def render():
        area_map = base_map(urls)
        area_map.get_root().render()
        return {
            "header": _get_header(area_map),
            "html": _get_html(area_map),
            "script": generate_leaflet_string(area_map),
            "scripts": [address for _, address in area_map.default_js],
            "styles": [address for _, address in area_map.default_css],
        }

    return render


def test_every_build_renders_the_same_script(rendered):
    first, second = rendered(), rendered()
    assert first["script"] == second["script"]
    assert first["scripts"] == second["scripts"]
    # st_folium keeps the frame while this hash stays; the key is the widget's.
    assert generate_js_hash(first["script"], "map") == generate_js_hash(second["script"], "map")


def test_a_view_leaves_the_base_map_as_it_is(urls):
    plain, coloured = base_map(urls), base_map(urls)
    before = generate_leaflet_string(plain)
    recolour(AreaView("prefecture", "", [0], {0: "1"}, "", "", ("#000000",)))
    assert generate_leaflet_string(coloured) == before


def test_only_the_given_files_are_loaded(rendered, urls):
    sent = rendered()
    assert sent["scripts"] == [urls.leaflet_js, urls.dxmap_js]
    assert sent["styles"] == [urls.leaflet_css, urls.dxmap_css]
    for address in (urls.prefectures, urls.municipalities, urls.places):
        assert address in sent["script"]


@pytest.mark.parametrize("part", ["header", "html", "script"])
def test_no_other_host_is_named(rendered, part):
    assert _ADDRESS.findall(rendered()[part]) == []


def test_the_addresses_given_are_the_only_ones(urls):
    """Also when they are absolute, as behind a proxy: nothing is added to them."""
    given = replace(urls, **{name: f"https://given.example/{name}" for name in vars(urls)})
    area_map = base_map(given)
    area_map.get_root().render()
    everything = generate_leaflet_string(area_map) + _get_header(area_map) + _get_html(area_map)
    found = {*_ADDRESS.findall(everything), *(address for _, address in (*area_map.default_js, *area_map.default_css))}
    assert found == set(astuple(given))


def test_there_are_no_tiles(urls):
    area_map = base_map(urls)
    assert not any(isinstance(child, folium.TileLayer) for child in area_map._children.values())


def _config(script):
    """What `dxmap.start` is given besides the map."""
    return json.JSONDecoder().raw_decode(script, script.index("{", script.index("dxmap.start(")))[0]


def test_the_texts_of_the_map_are_japanese(rendered):
    texts = _config(rendered()["script"])["texts"]
    assert texts["credit"] == "境界：気象庁のGISデータを加工して作成"
    assert len(texts) >= 9
    for name, sentence in texts.items():
        assert sentence == text(f"map.{name}")
        assert any(ord(sign) > 0x3000 for sign in sentence)


def test_unknown_and_out_of_scope_have_colours_of_their_own(rendered):
    colours = _config(rendered()["script"])["colours"]
    ours = {colours["unknown"], colours["outOfScope"]}
    assert len(ours) == 2
    assert not ours & {colour for classes in theme.CLASSES.values() for colour in classes.colours}


def test_far_islands_are_in_frames_of_their_own(rendered):
    config = _config(rendered()["script"])
    (south, _), (_, east) = config["frames"]["japan"]
    for inset in config["insets"]:
        (bottom, left), (top, right) = inset["bounds"]
        assert bottom < top
        assert left < right
        if "japan" in inset["shownFor"]:
            assert bottom < south or right > east
