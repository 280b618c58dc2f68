"""Figures to judge."""

from collections.abc import Callable

import pytest

from dashboard.bench.figures import Figures


@pytest.fixture
def make_figures() -> Callable[..., Figures]:
    """Figures of an app that takes 100 ms and 100 bytes for everything, except for what is given."""

    def make(**changes: float) -> Figures:
        usual: dict[str, float] = {
            "filter_ms": 100.0, "bytes_per_rerun": 100, "cold_page_ms": 100.0, "warm_page_ms": 100.0,
            "click_ms": 100.0, "blank_frames": 0, "frames": 50, "view_kept": True, "reruns_per_pan": 0,
            "memory_mb": 200.0, "start_s": 5.0, "requests_outside": 0,
        }  # fmt: skip
        return Figures(**{**usual, **changes})  # type: ignore[arg-type]

    return make
