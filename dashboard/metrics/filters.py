"""What the reader chose."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, Self

from dashboard.metrics.query import MATCHES, POPULATION_STEPS, Reader, Vocabulary, span_values
from dashboard.records.vocabulary import STATUSES

DEFAULT_STATUSES = ("implemented", "pilot")
"""Plans are no adoptions: they come in only when the reader asks for them."""


@dataclass(frozen=True)
class Filters:
    """One choice of records. The default shows what is in use or on trial, everywhere, of any year.

    Populations are half-open like the size bands (`population_from <= population < population_to`), years
    are closed. Empty tuples do not restrict, except `statuses`: without any status nothing is selected.
    """

    technologies: tuple[str, ...] = ()
    families: tuple[str, ...] = ()
    match: str = "any"
    year_from: int | None = None
    year_to: int | None = None
    undated: bool = True
    population_from: int | None = None
    population_to: int | None = None
    min_cases: int = 1
    size_bands: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    prefecture: str = ""
    statuses: tuple[str, ...] = DEFAULT_STATUSES
    sources: tuple[str, ...] = ()
    checked_only: bool = False

    def __post_init__(self) -> None:
        if self.match not in MATCHES:
            raise ValueError(f"match was {self.match!r} but is expected to be one of {', '.join(MATCHES)}.")
        if self.min_cases < 1:
            raise ValueError(f"min_cases was {self.min_cases} but is expected to be 1 or more.")
        unknown = set(self.statuses) - set(STATUSES)
        if unknown:
            raise ValueError(f"statuses had {sorted(unknown)} but are expected to be of {', '.join(STATUSES)}.")

    @property
    def by_size(self) -> bool:
        """Whether only places of a certain size count; a prefecture has no size to compare."""
        return bool(self.size_bands) or self.population_from is not None or self.population_to is not None

    @property
    def by_place(self) -> bool:
        """Whether a case without a known place falls out."""
        return self.by_size or bool(self.regions) or bool(self.prefecture) or self.min_cases > 1

    @property
    def changed(self) -> tuple[str, ...]:
        """Names of the fields that differ from the default view, in the order of the class."""
        return tuple(f.name for f in fields(self) if getattr(self, f.name) != f.default)

    @classmethod
    def from_query(cls, params: Mapping[str, Sequence[str]], vocabulary: Vocabulary) -> tuple[Self, tuple[str, ...]]:
        """The choice that a page's address holds, and the `name=value` pairs that could not be read.

        Args:
            params: All values of each parameter, as `urllib.parse.parse_qs(..., keep_blank_values=True)`
                gives them. Parameters of other names belong to other widgets and are passed over.
            vocabulary: The codes that exist.
        """
        reader = Reader(params)
        chosen: dict[str, Any] = {}
        for name, (key, several) in _CODES.items():
            codes = reader.codes(key, getattr(vocabulary, _KNOWN_AS.get(name, name)))
            if codes is None:
                continue
            if several:
                chosen[name] = codes
            elif codes:
                chosen[name] = codes[0]
                reader.ignored += [f"{key}={code}" for code in codes[1:]]
        for name, key in _FLAGS.items():
            chosen[name] = reader.flag(key, default=getattr(cls, name))
        chosen["min_cases"] = reader.minimum("min", default=cls.min_cases)
        chosen["year_from"], chosen["year_to"] = reader.span("year", vocabulary.years)
        slider = POPULATION_STEPS[0], POPULATION_STEPS[-1]
        chosen["population_from"], chosen["population_to"] = reader.span("pop", slider)
        return cls(**chosen), tuple(reader.ignored)

    def to_query(self) -> dict[str, list[str]]:
        """The parameters of an address that shows this choice, without what is as in the default view."""
        query: dict[str, list[str]] = {}
        for name, (key, several) in _CODES.items():
            if name in self.changed:
                value = getattr(self, name)
                query[key] = (list(value) or [""]) if several else [value]
        for name, key in _FLAGS.items():
            if name in self.changed:
                query[key] = [str(getattr(self, name)).lower()]
        if self.min_cases != type(self).min_cases:
            query["min"] = [str(self.min_cases)]
        for key, low, high in (
            ("year", self.year_from, self.year_to),
            ("pop", self.population_from, self.population_to),
        ):
            if low is not None or high is not None:
                query[key] = span_values(low, high)
        return query


_CODES = {
    "technologies": ("tech", True),
    "families": ("family", True),
    "match": ("match", False),
    "size_bands": ("band", True),
    "regions": ("region", True),
    "prefecture": ("pref", False),
    "statuses": ("status", True),
    "sources": ("source", True),
}
"""Field -> name in the address, and whether it takes several values."""
_KNOWN_AS = {"match": "matches", "prefecture": "prefectures"}
_FLAGS = {"undated": "undated", "checked_only": "checked"}
