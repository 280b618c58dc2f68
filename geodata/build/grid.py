"""The grid that a file's coordinates are rounded to, and rounding that keeps a coverage valid."""

from dataclasses import dataclass

import numpy as np
import shapely

from geodata.build.coverage import CoverageError

_INLET = 10  # grid units; rounding closes the mouths of some inlets: what it encloses must not become a gap


@dataclass(frozen=True)
class Grid:
    """The integer grid that coordinates are rounded to: degrees = origin + integer × step."""

    origin: tuple[float, float]
    step: float

    @classmethod
    def around(cls, bounds: tuple[float, float, float, float], step: float) -> "Grid":
        """The grid whose origin is the south-west corner of `bounds`, on a multiple of `step`."""
        west, south = (round(float(np.floor(edge / step)) * step, 9) for edge in bounds[:2])
        return cls((west, south), step)

    def integers(self, degrees: np.ndarray) -> np.ndarray:
        """The grid point nearest to each coordinate, as whole numbers."""
        return np.rint((degrees - np.array(self.origin)) / self.step)

    def degrees(self, integers: np.ndarray) -> np.ndarray:
        """The coordinates of grid points."""
        return np.round(np.array(self.origin) + integers * self.step, 9)


def quantise(coverage: np.ndarray, grid: Grid, rounds: int = 8) -> np.ndarray:
    """The coverage with every vertex on a grid point, in grid units; still one valid coverage.

    Rounding lets a few rings touch or cross themselves. Repairing those may add a vertex off the grid, so
    rounding and repair alternate until nothing changes: two rounds for all of Japan.

    Args:
        coverage: valid coverage in degrees.
        grid: the grid of the file.
        rounds: after how many repairs to give up.

    Raises:
        CoverageError: the repair did not settle, or a polygon collapsed or lost more than rounding explains.
    """
    exact = shapely.transform(coverage, lambda xy: (xy - np.array(grid.origin)) / grid.step)
    rounded = shapely.transform(exact, np.rint)
    for _ in range(rounds):
        if shapely.is_valid(rounded).all() and shapely.coverage_is_valid(rounded):
            _assert_only_rounding(exact, rounded)
            return rounded
        cleaned = shapely.coverage_clean(rounded, gap_width=_INLET, snapping_distance=0)
        rounded = shapely.transform(cleaned, np.rint)
    raise CoverageError(
        f"The coverage is still invalid after {rounds} repairs on a grid of {grid.step}° but is expected to "
        "settle in two or three; use a finer grid or a larger tolerance."
    )


def _assert_only_rounding(exact: np.ndarray, rounded: np.ndarray) -> None:
    # A vertex moves by less than one grid unit, so the area changes by less than the length of the border.
    change = np.abs(shapely.area(exact) - shapely.area(rounded))
    lost = shapely.is_empty(rounded) | (change > shapely.length(exact))
    if lost.any():
        raise CoverageError(
            f"{lost.sum()} polygons (first: position {int(np.argmax(lost))}) collapsed or lost area on the "
            "grid but none is expected to. Use a finer grid."
        )
