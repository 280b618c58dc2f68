"""The nine population size bands (人口規模) in which municipalities are counted."""

from dataclasses import dataclass


@dataclass(frozen=True)
class SizeBand:
    """A band of populations: `lower` is in it, `upper` is not; the last band has no `upper`."""

    label: str
    lower: int
    upper: int | None

    def __contains__(self, population: int) -> bool:
        return self.lower <= population and (self.upper is None or population < self.upper)


SIZE_BANDS: tuple[SizeBand, ...] = (
    SizeBand("5千人未満", 0, 5_000),
    SizeBand("5千–1万人", 5_000, 10_000),
    SizeBand("1–3万人", 10_000, 30_000),
    SizeBand("3–5万人", 30_000, 50_000),
    SizeBand("5–10万人", 50_000, 100_000),
    SizeBand("10–20万人", 100_000, 200_000),
    SizeBand("20–30万人", 200_000, 300_000),
    SizeBand("30–50万人", 300_000, 500_000),
    SizeBand("50万人以上", 500_000, None),
)


def size_band(population: int) -> str:
    """The label of the size band that a population falls into.

    Raises:
        ValueError: The population is negative.
    """
    for band in SIZE_BANDS:
        if population in band:
            return band.label
    raise ValueError(
        f"population was {population!r} but is expected to be 0 or more. Take it from the registry, or leave it empty."
    )
