import pytest

from dashboard import theme

# Colours that the app may use; a chart has at most five of them besides text, page and lines.
PALETTE = {*theme.SEQUENTIAL, theme.UNKNOWN_FILL, *theme.STATUS_COLOURS.values()}


def _sizes(node):
    if isinstance(node, dict):
        for key, value in node.items():
            if key.endswith("font") and isinstance(value, dict) and "size" in value:
                yield value["size"]
            yield from _sizes(value)
    elif isinstance(node, list | tuple):
        for value in node:
            yield from _sizes(value)


def _bar_colours(figure):
    for trace in figure["data"]:
        if trace["type"] == "bar":
            colour = trace["marker"]["color"]
            yield from [colour] if isinstance(colour, str) else colour


@pytest.fixture(scope="session")
def looks_right():
    """What every chart of the app has to fulfil."""

    def check(chart):
        figure = chart.figure.to_plotly_json()
        assert all(size >= 14 for size in _sizes(figure["layout"]))
        colours = set(_bar_colours(figure))
        assert len(colours) <= 5
        assert colours <= PALETTE
        assert not {trace["type"] for trace in figure["data"]} - {"bar", "scatter"}
        # A click opens cases; numbers of the other bars must stay readable.
        assert all(trace["unselected"]["textfont"]["color"] for trace in figure["data"])
        assert "Noto Sans JP" in figure["layout"]["font"]["family"]
        for text in (chart.title, chart.subtitle, chart.alt, chart.note):
            assert text
            assert "{" not in text
        assert "未掲載は未導入を意味しません" in chart.note
        assert all(any(ord(sign) > 0x3000 for sign in header) for header in chart.table.columns)

    return check
