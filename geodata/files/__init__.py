"""The built artefacts of geodata, each with `<stem>.meta.toml` beside it; `geodata/build` remakes them."""

from pathlib import Path

_FOLDER = Path(__file__).resolve().parent


def path(name: str) -> Path:
    """The path of an artefact in this folder, e.g. `path("registry.csv")`.

    Raises:
        FileNotFoundError: No such artefact; the message lists those that are there.
    """
    found = _FOLDER / name
    if found.parent != _FOLDER or not found.is_file():
        present = ", ".join(sorted(p.name for p in _FOLDER.iterdir() if p.is_file() and p.suffix != ".py"))
        raise FileNotFoundError(
            f"artefact was {name!r} but is expected to be one of: {present}. "
            "Remake a missing one with `python -m geodata.build`."
        )
    return found
