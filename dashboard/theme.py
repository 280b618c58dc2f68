"""Every colour, font and class edge of the dashboard, in one place.

Colours come from デジタル庁's design tokens (npm `@digital-go-jp/design-tokens`, MIT) and its dashboard guidebook.
"""

from dataclasses import dataclass

BLUE_900, BLUE_600, BLUE_400, BLUE_200, BLUE_50 = "#0017C1", "#3460FB", "#7096F8", "#C5D7FB", "#E8F1FE"
YELLOW_800, YELLOW_600 = "#A58000", "#D2A400"
GREY_900, GREY_700, GREY_500, GREY_300, GREY_100 = "#4D4D4D", "#767676", "#999999", "#CCCCCC", "#F2F2F2"
BAD, SUCCESS = "#CE0000", "#197A4B"
PAGE, CARD, TEXT, SECONDARY_TEXT, GRIDLINE, AREA_BORDER = (
    "#FFFFFF", "#F8F8FB", "#1A1A1A", "#626264", "#E6E6E6", "#949494",
)  # fmt: skip
SEA = "#F3F7FB"

UNKNOWN_FILL = "#E6E6E6"
"""No published case: nothing is known. Never the colour of 0."""
EXCLUDED_FILL = "#FAFAFA"
"""Outside the filter: drawn so that the country keeps its shape, but not counted."""

SEQUENTIAL = (BLUE_200, BLUE_400, BLUE_600, BLUE_900)
"""Four classes, light to dark. Blue 50 is left out: too close to the grey of 'unknown' on a projector."""

STATUS_COLOURS = {"implemented": BLUE_900, "pilot": BLUE_400, "planned": YELLOW_600}

# The reader's own Japanese font: municipal PCs have one of these; nothing is fetched.
FONT_FAMILY = '"Noto Sans JP", "Noto Sans CJK JP", "BIZ UDPGothic", "Yu Gothic UI", Meiryo, "Hiragino Sans", sans-serif'


@dataclass(frozen=True)
class Classes:
    """Class edges of one measure: class i holds lower[i] <= value < lower[i + 1]; the last class is open."""

    lower: tuple[float, ...]
    colours: tuple[str, ...]
    unit: str
    words: tuple[str, ...] = ()
    """What each class is called, where it is an answer and no number."""

    def __post_init__(self) -> None:
        if len(self.lower) != len(self.colours):
            raise ValueError(f"{len(self.lower)} lower edges for {len(self.colours)} colours: one each is expected.")


ANSWERS = ("未実施", "検討中", "実施", "調査なし")
"""The answers of a survey, by class. White is not adopted; not surveyed has a colour of its own, apart from 未把握."""

CLASSES: dict[tuple[str, str], Classes] = {
    ("adopters", "municipality"): Classes((1,), (BLUE_600,), ""),
    ("adopters", "prefecture"): Classes((1, 5, 10, 20), SEQUENTIAL, "団体"),
    ("cases", "municipality"): Classes((1, 2, 3, 6), SEQUENTIAL, "件"),
    ("cases", "prefecture"): Classes((1, 6, 11, 21), SEQUENTIAL, "件"),
    ("technologies", "municipality"): Classes((1, 2, 3, 6), SEQUENTIAL, "種類"),
    ("technologies", "prefecture"): Classes((1, 6, 11, 21), SEQUENTIAL, "種類"),
    ("technology", "municipality"): Classes((1, 2, 3, 6), SEQUENTIAL, "件"),
    ("technology", "prefecture"): Classes((1, 2, 4, 8), SEQUENTIAL, "団体"),
    ("cost", "municipality"): Classes((0, 2000, 3000, 4000), SEQUENTIAL, "円/人"),
    ("survey", "prefecture"): Classes((0, 40, 60, 80), SEQUENTIAL, "%"),
    ("survey", "municipality"): Classes((0, 1, 2, 3), (PAGE, YELLOW_600, BLUE_900, GREY_500), "", ANSWERS),
}
"""Fixed edges, so that a colour means the same number whatever the filter. Keys: (measure, level)."""
