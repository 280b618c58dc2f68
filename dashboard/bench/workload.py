"""What the measured reader does: which technologies to choose and which areas to click on."""

from dataclasses import dataclass

import shapely

import geodata
from dashboard.metrics import Filters
from dashboard.records import Records


@dataclass(frozen=True)
class Area:
    """A municipality as it is written over the panel, and a point inside it."""

    name: str
    lat: float
    lon: float


@dataclass(frozen=True)
class Work:
    """What the reader does in both apps.

    Args:
        timed: Technologies to choose one by one, timed.
        watched: Some more, to choose while every frame is looked at.
        areas: Areas to click on, timed.
        page_loads: Visits with an empty browser cache, each followed by one with a full cache.
    """

    timed: tuple[str, ...]
    watched: tuple[str, ...]
    areas: tuple[Area, ...]
    page_loads: int = 5


class TooFewRecordsError(ValueError):
    """The records do not allow enough different views of the map."""

    def __init__(self, found: int, wanted: int) -> None:
        self.found, self.wanted = found, wanted
        super().__init__(f"{found} technologies change the map, but {wanted} are expected.")


def plan(records: Records, *, timed: int = 9, watched: int = 3, clicks: int = 9) -> Work:
    """What the reader does on these records.

    Raises:
        TooFewRecordsError: When they have too few technologies that change the map.
    """
    labels = _technologies(records)
    if len(labels) < timed + watched:
        raise TooFewRecordsError(len(labels), timed + watched)
    return Work(tuple(labels[:timed]), tuple(labels[timed : timed + watched]), tuple(_areas(clicks)))


def _technologies(records: Records) -> list[str]:
    """Labels of technologies that each add a case to a municipality's count when chosen after the ones before."""
    shown = records.cases.loc[records.cases["status"].isin(Filters().statuses), "case_id"]
    municipal = records.members.loc[records.members["level"] == "municipality", "case_id"]
    tagged = records.case_technologies
    tagged = tagged[tagged["case_id"].isin(shown) & tagged["case_id"].isin(municipal)]
    label = dict(zip(records.technologies["tag"], records.technologies["label_ja"], strict=True))
    covered: set[str] = set()
    chosen = []
    # Rare ones first: a later one has more that is new.
    for tag in tagged["technology"].value_counts(ascending=True).index:
        cases = set(tagged.loc[tagged["technology"] == tag, "case_id"])
        if cases - covered:
            covered |= cases
            chosen.append(label[tag])
    return chosen


def _areas(wanted: int) -> list[Area]:
    """The municipalities with the most room around a point inside, each in another prefecture: easily hit.

    Seats of prefectural governments are left out: the mark of a government's own cases may lie over them.
    """
    registry = geodata.registry()
    borders = geodata.boundaries("municipality").geometry
    prefectures = registry[registry["level"] == "prefecture"]
    seats = shapely.multipoints(shapely.points(prefectures["lon"], prefectures["lat"]))
    borders = borders[~borders.intersects(seats)]
    circles = shapely.maximum_inscribed_circle(borders.to_numpy(), tolerance=0.005)
    places = registry.loc[borders.index, ["full_name", "prefecture_code"]]
    places = places.assign(room=shapely.length(circles), middle=shapely.get_point(circles, 0))
    roomy = places.sort_values("room", ascending=False).drop_duplicates("prefecture_code").head(wanted)
    return [
        Area(str(name), middle.y, middle.x) for name, middle in zip(roomy["full_name"], roomy["middle"], strict=True)
    ]
