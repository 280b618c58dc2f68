"""Whether a case is implemented, a trial or a plan."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.records.ingest.documents.cues import USED
from dashboard.records.ingest.documents.sections import Kind, Sentence

_TRIAL = re.compile(
    r"実証(?:実験|事業|を|中|し|さ|が|に|する|。|$)|試行(?:的|運用|導入|し|中|を)|試験(?:的|運用|導入)|トライアル|PoC"
)
_GOING_ON = re.compile(r"(?:実証|試行|実験|試験)[^。、]{0,12}(?:開始|進めて|実施|行って|中(?:。|$)|取り組)")
_IN_FULL = re.compile(
    r"本格|本番|運用を?開始|サービス(?:を|の)?開始|(?<!実証を)(?<!実験を)開始しま?した"
    r"|全庁(?:的)?に?(?:導入|展開|拡大)|導入(?:しま?した|し、|済|後|により|によって"
    r"|。|$)|導入につなげ|実証(?:実験)?(?:等)?(?:を経て|の結果を踏まえ|後)|実用化"
    r"|始め(?:た|まし)"
)
_LATER_STEP = re.compile(
    r"本格(?:的に)?(?:導入|運用|稼働)|本番|導入につなげ|実証(?:実験)?(?:等)?を経て|実用化|始め(?:た|まし)"
)
_TO_COME = re.compile(
    r"予定|目指(?:す|し(?!た|まし))|めざす|検討(?:し|中|を|する|開始|。|$)|計画(?:して"
    r"|中|です)|していく(?:。|$)|していきます|方針(?:。|$|だ|です)|年内に(?:は)?"
    r"|年度内に|[来翌]年度|(?:原則|順次)[^、。]{0,14}化$"
)
_SHORT = 80
_AT_THE_END = 24
_TOLD = {
    Kind.TITLE: 2.0,
    Kind.LEAD: 2.0,
    Kind.OVERVIEW: 2.0,
    Kind.EFFECT: 1.0,
    Kind.BODY: 1.0,
    Kind.PRACTICE: 0.7,
    Kind.COST: 0.3,
    Kind.FAQ: 0.3,
}
_TOLD |= {Kind.BACKGROUND: 0.4, Kind.OUTLOOK: 0.2, Kind.REFERENCE: 0.0, Kind.SCREEN: 0.0}


@dataclass(frozen=True)
class Stage:
    """How far a case has come.

    Attributes:
        status: `implemented`, `pilot` or `planned`.
        sure: How sure that is, from 0 to 1.
        sentence: The sentence that says so most clearly; None where none does.
        start: Where the words begin that say so.
        end: Where they end.
    """

    status: str
    sure: float
    sentence: Sentence | None = None
    start: int = 0
    end: int = 0


@dataclass
class _Signs:
    """The weight of the sentences that speak for one stage, and the weightiest of them."""

    weight: float = 0.0
    best: tuple[float, Sentence, int, int] | None = None

    def add(self, weight: float, sentence: Sentence, found: re.Match[str]) -> None:
        self.weight += weight
        if weight and (self.best is None or weight > self.best[0]):
            self.best = (weight, sentence, found.start(), found.end())


def stage(sentences: Iterable[Sentence], *, planned: bool) -> Stage:
    """How far a case has come, by what its sentences say.

    Args:
        sentences: All sentences of the case.
        planned: Whether the whole document is a plan.
    """
    full, used, trial, coming = _Signs(), _Signs(), _Signs(), _Signs()
    for sentence in sentences:
        weight, text = max(_TOLD[kind] for kind in sentence.kinds), sentence.text
        in_full, on_trial = _IN_FULL.search(text), _TRIAL.search(text)
        later = _TO_COME.search(text, 0 if len(text) <= _SHORT else len(text) - _AT_THE_END)
        if on_trial and not in_full:
            # 今後の展望 may tell of a trial that goes on; there a mere word is a wish.
            trial.add(1.5 * max(weight, 1.0) if _GOING_ON.search(text) else weight, sentence, on_trial)
        elif later:
            coming.add(weight if sentence.kinds != {Kind.OUTLOOK} else 0.0, sentence, later)
        elif in_full:
            full.add(weight * (3.0 if _LATER_STEP.search(text) else 1.0), sentence, in_full)
        elif found := USED.search(text):
            used.add(weight, sentence, found)
    return _judged(full, used, trial, coming, planned=planned)


def _judged(full: _Signs, used: _Signs, trial: _Signs, coming: _Signs, *, planned: bool) -> Stage:
    """The stage that four kinds of sentences speak for."""
    done = full.weight + used.weight
    total = (done + trial.weight + coming.weight) or 1.0
    if planned and done <= 2 * (coming.weight + 1):
        status, sure, signs = "planned", 0.7 if done else 0.9, coming
    elif not planned and trial.weight >= 1.0 and trial.weight > full.weight:
        status, sure, signs = "pilot", min(0.9, 0.4 + trial.weight / total), trial
    elif not planned and coming.weight >= max(1.0, 1.5 * done):
        status, sure, signs = "planned", min(0.9, coming.weight / total), coming
    else:
        sure = 0.5 if planned else 0.4 if not done else min(0.95, 0.5 + done / total / 2)
        status, signs = "implemented", full if full.best else used
    return Stage(status, sure, *signs.best[1:]) if signs.best else Stage(status, sure)
