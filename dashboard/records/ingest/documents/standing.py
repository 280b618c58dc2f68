"""Whether a case is implemented, a trial or a plan."""

import re
from collections.abc import Iterable

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
_SHORT = 60
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


def status(sentences: Iterable[Sentence], *, planned: bool) -> tuple[str, float]:
    """`implemented`, `pilot` or `planned`, and how sure that is, from 0 to 1.

    Args:
        sentences: All sentences of the case.
        planned: Whether the whole document is a plan.
    """
    full = used = trial = coming = 0.0
    for sentence in sentences:
        weight, text = max(_TOLD[kind] for kind in sentence.kinds), sentence.text
        in_full = bool(_IN_FULL.search(text))
        if _TRIAL.search(text) and not in_full:
            # 今後の展望 may tell of a trial that goes on; there a mere word is a wish.
            trial += 1.5 * max(weight, 1.0) if _GOING_ON.search(text) else weight
        elif _TO_COME.search(text if len(text) <= _SHORT else text[-24:]):
            coming += weight if sentence.kinds != {Kind.OUTLOOK} else 0.0
        elif in_full:
            full += weight * (3.0 if _LATER_STEP.search(text) else 1.0)
        elif USED.search(text):
            used += weight
    return _judged(full, used, trial, coming, planned=planned)


def _judged(full: float, used: float, trial: float, coming: float, *, planned: bool) -> tuple[str, float]:
    """The status that the weights of four kinds of sentences speak for."""
    total = (full + used + trial + coming) or 1.0
    if planned:
        done = full + used
        return ("implemented", 0.5) if done > 2 * (coming + 1) else ("planned", 0.9 if not done else 0.7)
    if trial >= 1.0 and trial > full:
        return "pilot", min(0.9, 0.4 + trial / total)
    if coming >= 1.5 * (full + used) and coming >= 1.0:
        return "planned", min(0.9, coming / total)
    return "implemented", 0.4 if not full + used else min(0.95, 0.5 + (full + used) / total / 2)
