"""Remakes the artefacts in `geodata/files`; see `python -m geodata.build --help`."""
