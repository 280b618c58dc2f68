"""What the dashboard has to reach, and how it stands to that."""

from dataclasses import dataclass

from dashboard.bench.figures import Figures


@dataclass(frozen=True)
class Target:
    """A bound for one figure: as a ratio to the naive way, or by itself."""

    measure: str
    ratio: float | None = None
    at_most: float | None = None
    equal: int | bool | None = None


TARGETS = (
    Target("filter_ms", ratio=1 / 10),
    Target("bytes_per_rerun", ratio=1 / 80),
    Target("cold_page_ms", ratio=0.65),
    Target("warm_page_ms", ratio=0.65),
    Target("click_ms", ratio=1 / 8),
    Target("blank_frames", equal=0),
    Target("view_kept", equal=True),
    Target("reruns_per_pan", equal=0),
    Target("memory_mb", at_most=450),
    Target("start_s", at_most=6),
    Target("requests_outside", equal=0),
)


@dataclass(frozen=True)
class Row:
    """One figure of both apps beside its target."""

    target: Target
    ours: float
    naive: float

    @property
    def ratio(self) -> float | None:
        """Ours to the naive way; None where the target is not a ratio."""
        return self.ours / self.naive if self.target.ratio is not None and self.naive else None

    @property
    def met(self) -> bool:
        """Whether the target is reached."""
        if self.target.ratio is not None:
            return self.ratio is not None and self.ratio <= self.target.ratio
        if self.target.at_most is not None:
            return self.ours <= self.target.at_most
        return self.ours == self.target.equal


def rows(ours: Figures, naive: Figures) -> list[Row]:
    """Every target with the figures it speaks of."""
    return [Row(target, getattr(ours, target.measure), getattr(naive, target.measure)) for target in TARGETS]
