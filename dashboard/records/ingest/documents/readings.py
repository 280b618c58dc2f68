"""What a figure in a sentence measures: the words around it, held against an ordered list of rules."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from dashboard.records.ingest.documents.periods import monthly, yearly
from dashboard.records.ingest.documents.sections import Kind, Sentence
from dashboard.records.ingest.numbers import Figure

CUT = re.compile(
    r"削減|短縮|縮減|軽減|減少|節減|節約|省力|カット|圧縮|低減|抑[制え]|コストダウン|ダウン"
    r"|減(?:っ|り|ら|る|。|、|$|と|\))|浮い|創出|置き換え|[▲△]"
)
"""That something became less."""

NOT_DONE = re.compile(
    r"かか(?:って(?:い[たま]|おり)|り[、ま])|要(?:して(?:い|お)|する|し)|必要|あたり[0-9]|当時|従来|導入前|これまで"
    r"|以前|現状|課題|困難|発生し|存在|約半分|のうち|予想|全員|上位|下位|人口|高齢|定員|年保存|研修|制作|歳|年前"
)
"""That a figure is of the time before, or of something else."""


@dataclass(frozen=True)
class Reading:
    """What one figure, or a figure and the one it became, measures."""

    metric: str
    value: float
    after: float | None
    upper: float | None
    unit: str
    first: Figure
    second: Figure | None = None
    note: str = ""


@dataclass(frozen=True)
class Around:
    """A figure with the words before and after it, within its sentence."""

    sentence: Sentence
    figure: Figure

    @cached_property
    def before(self) -> str:
        """Up to 30 signs before the figure."""
        return self.sentence.text[max(0, self.figure.start - 30) : self.figure.start].rpartition("。")[2]

    @cached_property
    def after(self) -> str:
        """Up to 26 signs after the figure."""
        return self.sentence.text[self.figure.end : self.figure.end + 26].partition("。")[0]

    @property
    def named(self) -> str:
        """What stands before the figure in its own clause."""
        return re.split("[、,]", self.before)[-1]

    @cached_property
    def yearly(self) -> bool:
        """Whether it is a figure of a year."""
        return yearly(self.sentence.text, self.figure)

    @cached_property
    def monthly(self) -> bool:
        """Whether it is a figure of a month."""
        return monthly(self.sentence.text, self.figure)

    @cached_property
    def cut_further_on(self) -> bool:
        """Whether the verb that ends the sentence cuts what the figure says, with no other number between."""
        rest = self.sentence.text[self.figure.end :].partition("。")[0]
        return len(rest) <= 40 and not re.search("[0-9]", rest) and bool(CUT.search(rest))

    def within(self, *kinds: Kind) -> bool:
        """Whether the sentence stands in a section of one of these kinds."""
        return not self.sentence.kinds.isdisjoint(kinds)


@dataclass(frozen=True)
class Rule:
    """The metric of a figure where a test holds; "" where the figure is then none of an effect."""

    holds: Callable[[Around], object]
    metric: str
    note: str = ""


def decided(rules: Iterable[Rule], around: Around) -> Rule | None:
    """The first rule that holds, None where none does or the figure is no effect."""
    rule = next((rule for rule in rules if rule.holds(around)), None)
    return rule if rule and rule.metric else None


def reading(around: Around, metric: str, unit: str, scale: float = 1.0, note: str = "") -> Reading:
    """The reading of a figure, in `unit`."""
    figure = around.figure
    upper = round(figure.upper * scale, 6) if figure.upper is not None else None
    return Reading(metric, round(figure.value * scale, 6), None, upper, unit, figure, note=note)
