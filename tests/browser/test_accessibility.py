import pytest
from axe_playwright_python.sync_playwright import Axe

PAGES = ("/", "/?pref=20&place=20202", "/technology", "/cases", "/cases?case=mic2023-20", "/sources", "/manage")


def grave(violations) -> list[str]:
    """Serious and critical findings, each with the first place it was found."""
    return [
        f"{found['id']}: {found['nodes'][0]['html'][:120]}"
        for found in violations
        if found["impact"] in ("serious", "critical")
    ]


@pytest.mark.parametrize(
    "size", [{"width": 1440, "height": 900}, {"width": 390, "height": 844}], ids=["desktop", "phone"]
)
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_serious(app, open_page, path, size):
    page = open_page(app + path, size)
    assert grave(Axe().run(page).response["violations"]) == []


def test_axe_finds_nothing_serious_inside_the_map(app, open_page, map_of):
    frame = map_of(open_page(f"{app}/?pref=20&place=20202")).frame
    frame.wait_for_selector(".dxmap-popup")
    frame.evaluate(Axe().axe_script)
    assert grave(frame.evaluate("axe.run()")["violations"]) == []
