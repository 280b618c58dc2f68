"""What the figures were measured on."""

import os
import platform
from importlib.metadata import version
from pathlib import Path

import psutil


def machine(browser_version: str) -> dict[str, str | int | float]:
    """Cores, memory in GB, processor, system and the versions that matter.

    Args:
        browser_version: As the browser says it.
    """
    return {
        "cores": os.cpu_count() or 0,
        "memory_gb": round(psutil.virtual_memory().total / 1e9),
        "cpu": _processor(),
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        "streamlit": version("streamlit"),
        "browser": f"Chromium {browser_version}",
    }


def _processor() -> str:
    """The model of the processor; Linux keeps it in a file, the others in what `platform` asks."""
    listing = Path("/proc/cpuinfo")
    if listing.is_file():
        for line in listing.read_text(encoding="utf-8", errors="replace").splitlines():
            name, _, value = line.partition(":")
            if name.strip() == "model name" and value.strip():
                return value.strip()
    return platform.processor() or platform.machine()
