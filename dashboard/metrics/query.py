"""What a page's address may hold, and how its parameters are read: anybody may have typed them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import geodata
from dashboard.records.vocabulary import STATUSES

MATCHES = ("any", "all")

POPULATION_STEPS = (
    0, 1_000, 2_000, 3_000, 5_000, 10_000, 20_000, 30_000, 50_000, 100_000, 200_000, 300_000, 500_000,
    1_000_000, 2_000_000, 4_000_000,
)  # fmt: skip
"""Stops of the population slider, roughly even on a log scale; the first and the last mean no limit."""


@dataclass(frozen=True)
class Vocabulary:
    """The codes that exist; mappings from code to label will do."""

    technologies: Collection[str]
    families: Collection[str]
    sources: Collection[str]
    statuses: Collection[str] = STATUSES
    matches: Collection[str] = MATCHES
    size_bands: Collection[str] = tuple(band.label for band in geodata.SIZE_BANDS)
    regions: Collection[str] = geodata.REGIONS
    prefectures: Collection[str] = tuple(f"{number:02}" for number in range(1, geodata.lgcode.PREFECTURE_COUNT + 1))
    years: tuple[int, int] | None = None
    """First and last stop of the year slider: they mean no limit."""


def span_values(low: int | None, high: int | None) -> list[str]:
    """The two values of a range in an address, "" for an open end."""
    return ["" if end is None else str(end) for end in (low, high)]


class Reader:
    """Reads the parameters one by one, and remembers in `ignored` what made no sense as `name=value`."""

    def __init__(self, params: Mapping[str, Sequence[str]]) -> None:
        self.params = params
        self.ignored: list[str] = []

    def codes(self, key: str, known: Collection[str]) -> tuple[str, ...] | None:
        """The codes given, each once; None when the parameter is missing or nothing in it is known."""
        values = list(self.params.get(key, ()))
        # `status=` is a cleared choice; `status=nonsense` is a broken link and falls back to the default.
        cleared = bool(values) and not any(values)
        found = tuple(dict.fromkeys(value for value in values if value in known))
        self._ignore(key, [value for value in values if value and value not in known])
        return found if found or cleared else None

    def flag(self, key: str, *, default: bool) -> bool:
        """`true` or `false`, the last one given."""
        values = list(self.params.get(key, ()))
        if values and values[-1] in ("true", "false"):
            return values[-1] == "true"
        self._ignore(key, values)
        return default

    def minimum(self, key: str, *, default: int) -> int:
        """A whole number of at least 1, the last one given."""
        values = list(self.params.get(key, ()))
        number = _whole_number(values[-1]) if values else None
        if number:
            return number
        self._ignore(key, values)
        return default

    def span(self, key: str, stops: tuple[int, int] | None) -> tuple[int | None, int | None]:
        """Both ends of a range; None for an open end, also where it stands at the end of the slider."""
        values = list(self.params.get(key, ()))
        if not values:
            return None, None
        ends = [_whole_number(value) for value in values]
        readable = all(end is not None or value == "" for end, value in zip(ends, values, strict=True))
        low, high = ends if len(ends) == 2 and readable else (1, 0)
        if low is not None and high is not None and low > high:
            self._ignore(key, values)
            return None, None
        if stops is not None:
            low = None if low is not None and low <= stops[0] else low
            high = None if high is not None and high >= stops[1] else high
        return low, high

    def _ignore(self, key: str, values: Sequence[str]) -> None:
        self.ignored += [f"{key}={value}" for value in values]


def _whole_number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 9 else None
