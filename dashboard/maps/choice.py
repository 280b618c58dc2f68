"""What the reader chose to see on the map, and how that stands in the page's address."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Self

from dashboard.metrics import MEASURES, Filters

LEVELS = ("pref", "all")
ONLY_MUNICIPALITIES = ("cost",)
ONLY_PREFECTURES = ("survey",)
"""Of surveys mostly counts are published; the answers of municipalities can be imported."""


@dataclass(frozen=True)
class MapChoice:
    """Level, chosen place and colouring of the map; the prefecture drilled into is one of the filters.

    Args:
        level: `pref` (47 prefectures) or `all` (1,741 municipalities).
        place: lgcode of the chosen municipality, two-digit code of a prefectural government, or "".
        measure: one of `dashboard.metrics.MEASURES`.
        technology: tag shown by the measure `technology`.
        indicator: indicator shown by the measure `survey`.
        answered: whether it is known what each municipality answered to the indicator; it follows from the records
            and stands in no address.
    """

    level: str = "pref"
    place: str = ""
    measure: str = "adopters"
    technology: str = ""
    indicator: str = ""
    answered: bool = False

    @classmethod
    def from_query(
        cls,
        query: Mapping[str, Sequence[str]],
        *,
        places: Iterable[str],
        measures: Iterable[str] = MEASURES,
        technologies: Iterable[str],
        indicators: Iterable[str],
    ) -> tuple[Self, tuple[str, ...]]:
        """The choice an address holds, and the `name=value` pairs that could not be read."""
        known = {
            "level": LEVELS,
            "place": set(places),
            "measure": set(measures),
            "t": set(technologies),
            "survey": set(indicators),
        }
        found: dict[str, str] = {}
        ignored = []
        for name, allowed in known.items():
            for value in query.get(name, ()):
                if value in allowed and name not in found:
                    found[name] = value
                else:
                    ignored.append(f"{name}={value}")
        choice = cls(
            level=found.get("level", cls.level),
            place=found.get("place", ""),
            measure=found.get("measure", cls.measure),
            technology=found.get("t", ""),
            indicator=found.get("survey", ""),
        )
        return choice, tuple(ignored)

    def to_query(self) -> dict[str, list[str]]:
        """The parameters of an address that shows this choice, without what is as in the default view."""
        pairs = {
            "level": (self.level, "pref"),
            "place": (self.place, ""),
            "measure": (self.measure, "adopters"),
            "t": (self.technology if self.measure == "technology" else "", ""),
            "survey": (self.indicator if self.measure == "survey" else "", ""),
        }
        return {name: [value] for name, (value, default) in pairs.items() if value != default}

    @property
    def kind(self) -> str:
        """What kind of knowledge the colours show: `published` cases, `cost` or `survey`."""
        return self.measure if self.measure in ("cost", "survey") else "published"

    def narrowed(self, filters: Filters) -> Filters:
        """The filters with the technology that is coloured, where none is chosen: all figures then speak of it."""
        if self.measure != "technology" or filters.technologies or filters.families:
            return filters
        return replace(filters, technologies=(self.technology,))

    def area_level(self, focus: str) -> str:
        """The areas that carry colour, `prefecture` or `municipality`: some figures exist on one level only."""
        if self.measure in ONLY_PREFECTURES and not self.answered:
            return "prefecture"
        if self.measure in ONLY_MUNICIPALITIES or focus or self.level == "all":
            return "municipality"
        return "prefecture"
