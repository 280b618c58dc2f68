"""The figures of one app."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Figures:
    """Milliseconds, bytes, megabytes, seconds and counts; medians where something was done several times.

    Args:
        filter_ms: From choosing a technology in the filter to the map that shows it.
        bytes_per_rerun: What the server sent for it through the websocket.
        cold_page_ms: From the address to the painted map, with an empty browser cache.
        warm_page_ms: The same at the second visit.
        click_ms: From a click on an area to its name over the panel.
        blank_frames: Frames during filter changes in which the map was blank or faded ...
        frames: ... of so many.
        view_kept: Whether zoom and centre stayed through a filter change.
        reruns_per_pan: Messages to the server that moving the map caused.
        memory_mb: Resident memory of the server with one viewer.
        start_s: From the command to the painted map, the files of the program being in the system's cache.
        requests_outside: Requests to other hosts, over all pages.
    """

    filter_ms: float
    bytes_per_rerun: float
    cold_page_ms: float
    warm_page_ms: float
    click_ms: float
    blank_frames: int
    frames: int
    view_kept: bool
    reruns_per_pan: int
    memory_mb: float
    start_s: float
    requests_outside: int
