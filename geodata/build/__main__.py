"""Command line of the build: `python -m geodata.build --help`."""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from tqdm import tqdm

from geodata import files
from geodata.build.artefacts import LAYERS, Written, build_artefacts
from geodata.build.coverage import CoverageError
from geodata.build.jma import read_jma
from geodata.build.n03 import read_n03
from geodata.build.registry import build_registry
from geodata.build.registry_sources import SourceError, read_bodies
from geodata.build.sources import JMA, N03
from geodata.registry import registry

_FILES = Path(files.__file__).parent


def main(argv: Sequence[str] | None = None) -> int:
    """Remake the artefacts; 0 when they are written, 1 when the input does not do, 2 for wrong words."""
    arguments = _parse(argv)
    try:
        _build(arguments)
    except (SourceError, CoverageError, OSError) as error:
        print(f"geodata.build: {error}", file=sys.stderr)
        return 1
    return 0


def _parse(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m geodata.build",
        description="Remake the boundary files (and with --census the registry) from their sources.",
        epilog="Nothing is replaced unless all was built. Exits: 0 written, 1 unusable input, 2 usage.",
    )
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("--jma", metavar="SDIST", type=Path, help="reversejp-0.1.1.tar.gz from PyPI (気象庁)")
    source.add_argument("--n03", metavar="FILE", type=Path, help="国土数値情報 行政区域 N03: .geojson, .shp or .zip")
    parser.add_argument(
        "--census",
        metavar="CSV",
        type=Path,
        help="population and area (lgcode, population, area_km2); needs --jma",
    )
    parser.add_argument(
        "--out", metavar="DIR", type=Path, default=_FILES, help="folder to write to (default: %(default)s)"
    )
    arguments = parser.parse_args(argv)
    if arguments.census and not arguments.jma:
        parser.error("--census needs --jma: the registry takes its romaji from there")
    return arguments


def _build(arguments: argparse.Namespace) -> None:
    arguments.out.mkdir(parents=True, exist_ok=True)
    # In the same folder, so that moving a file into place is one step of the file system.
    with tempfile.TemporaryDirectory(prefix=".build-", dir=arguments.out) as scratch:
        steps = 3 + len(LAYERS) + bool(arguments.census)
        # disable=None: no bar where standard error is no terminal; delay: none for what is over in a second.
        with tqdm(total=steps, delay=1, disable=None, unit="step") as bar:

            def done(step: str) -> None:
                bar.set_description(step)
                bar.update()

            written = _build_into(Path(scratch), arguments, done)
        for file in sorted(Path(scratch).iterdir()):
            os.replace(file, arguments.out / file.name)
    for artefact in written:
        print(f"{artefact.name}: {artefact.size:,} bytes, {artefact.areas:,} areas, tolerance {artefact.tolerance:g} m")
    print(f"written to {arguments.out}")


def _build_into(folder: Path, arguments: argparse.Namespace, done: Callable[[str], object]) -> list[Written]:
    file = arguments.jma or arguments.n03
    raw = read_jma(file) if arguments.jma else read_n03(file)
    done(file.name)
    source = (JMA if arguments.jma else N03).read_from(file)
    # With the registry, the areas follow the list it is made from; alone, the registry as it stands.
    bodies = (read_bodies() if arguments.census else registry()).index
    codes = [code for code in bodies if len(code) == 5]
    coverage, written = build_artefacts(raw, source, folder, codes, done=done)
    if raw.unassigned:
        print(f"{raw.unassigned:,} polygons without municipality (所属未定地) left out")
    if arguments.census:
        build_registry(census_csv=arguments.census, jma_sdist=file, out=folder, coverage=coverage)
        done("registry.csv")
    return written


if __name__ == "__main__":
    sys.exit(main())
