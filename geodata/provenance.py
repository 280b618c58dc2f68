"""Where the artefacts come from, as the files beside them say."""

import tomllib
from typing import Any

from geodata import files


def provenance() -> list[dict[str, Any]]:
    """What each `<stem>.meta.toml` holds, in the order of the file names, with `stem` added.

    Keys that all have: title, publisher, url, licence, sha256, rebuild.
    """
    folder = files.path("registry.csv").parent
    found = []
    for sidecar in sorted(folder.glob("*.meta.toml")):
        with sidecar.open("rb") as file:
            found.append({"stem": sidecar.name.removesuffix(".meta.toml"), **tomllib.load(file)})
    return found
