"""The closed lists of the record tables: what a status, a level, a metric or an answer may be."""

import math
from dataclasses import dataclass

STATUSES = ("implemented", "pilot", "planned")
LEVELS = ("prefecture", "municipality", "joint")
DOMAINS = ("フロントヤード", "バックヤード")
REVIEWS = ("checked", "unchecked")
EFFECT_STATUSES = ("actual", "expected", "target")
SURVEY_ANSWERS = ("実施", "未実施", "検討中", "調査なし")
COUNT_GROUPS = ("all", "prefecture", "size_band")
# Of a target: how the figure is to be reached; with a sign it is a change against a base, stated or not.
COMPARATORS = ("=", ">=", "<=", "+=", "+>=", "-=", "->=")
# Of an error in a source: corrected on loading; corrected in the record itself; the truth is not known.
CORRECTION_STATUSES = ("applied", "confirmed", "open")


@dataclass(frozen=True)
class Metric:
    """What an effect measures. `units` are the units it can be stated in; without any, every unit will do."""

    units: tuple[str, ...] = ()
    highest: float = math.inf
    needs_value_after: bool = False


METRICS: dict[str, Metric] = {
    "hours_saved_per_year": Metric(("時間", "時間/年")),
    "percent_reduction": Metric(("%",), highest=100),
    "minutes_before_after": Metric(("分", "秒", "時間", "日"), needs_value_after=True),
    "cost_saved_yen": Metric(("円", "円/年")),
    "initial_cost_yen": Metric(("円",)),
    "running_cost_yen_per_year": Metric(("円", "円/年")),
    "sheets_saved_per_year": Metric(("枚", "枚/年")),
    "adoption_rate_percent": Metric(("%",), highest=100),
    "count_per_year": Metric(),
    "accuracy_percent": Metric(("%",), highest=100),
    "other": Metric(),
}
