"""When an initiative began, as its document states it: the date beside words of introducing or starting."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dashboard.records.ingest import eras
from dashboard.records.ingest.documents.cues import done_by_others
from dashboard.records.ingest.documents.sections import Kind, Sentence
from dashboard.records.ingest.eras import When

FIRST_YEAR = 1990
_ENOUGH = 1.6

# What follows a date, or stands right before it: the more it says of being in full use, the more it weighs.
_FULL = re.compile(
    r"本格(?:的に?)?(?:導入|運用|稼働|実施)|(?:サービス|運用|利用|提供|受付|稼働"
    r"|供用|事業)(?:を|の|が)?(?:開始|スタート)|導入し(?!な|よう|たい)|導入(?:。|、|$)|を開始"
    r"|開始し|スタート|稼働|刷新|"
    r"(?:全庁|全区|全職員)(?:に|へ|で)?(?:の)?(?:導入|展開|拡大)|電子化し|開設"
    r"|リリース|を?始め(?:た|まし|、)|導入後|の?導入によって|の導入(?:により"
    r"|以降|から)|切り替え|移行し|立ち上げ|設立|オープン|創設|開発し(?:た|まし)|公開し(?:た|まし|てい)"
    r"|配布し(?:た|まし)"
)
_SOME = re.compile(r"導入|開始|実施|構築|運用|設置|提供|採用|整備|取り組|活用|公開|始ま|創設|立ち上げ|配布|配備")
_TRIAL = re.compile(r"実証|試行|試験|トライアル|PoC|モデル(?:地区|校|事業)")
_NOT_A_START = re.compile(
    r"^(?:の?(?:末|初|当)?(?:頃|ごろ)?(?:時点|現在|段階|ベース|予算|決算|実績"
    r"|比|同期|データ|調査|版|号|資料|発行|公表|掲載|撮影|予定|目標|までに)|(?:に)?(?:策定"
    r"|制定|施行|成立|改正|公布|閣議|採択|受賞|発生|発足)"
    r"|度末時点|度?(?:まで|末まで)に?|には?[^、。]{0,14}(?:予定|目指)|(?:に|の)[^、。]{0,18}(?:法"
    r"|計画|戦略|宣言|方針|条例|指針|ガイドライン|研究会|協議会|検討会|委員会)(?:を"
    r"|が|に|の|」)?(?:[^、。]{0,6})(?:策定|制定|施行|成立|設置|発足|締結|公表"
    r"|行い|設立))"
)
_NO_START_AT_ALL = re.compile(
    r"加速|機会が増え|台風|地震|災害が|豪雨|感染拡大|感染症|宣言|入庁|退職|着任"
    r"|卒業|説明会|大賞|アワード|甲子園|選出|合併|新庁舎|総会|研修"
)
_COMING = re.compile(r"予定|目指|見込|計画(?:して|中|です)|検討")
_CLAUSES = re.compile(r"(?<=[りしがてた])、")
_ONGOING = re.compile("から|より|~|以降")
_OF_INTRODUCTION = re.compile(r"の(?:本格)?(?:導入|運用開始|サービス開始|稼働)(?:から|以降|により|以来|後)")
_NAMED_BEFORE = re.compile(
    r"(?:(?P<sure>導入|開始|運用開始|稼働|スタート|リリース|本格導入|サービス開始)(?:時期|年月日?|日|年度)?(?:について|しました)?"
    r"|(?P<name>システム|サービス|アプリ)[\])」』】]*)\s*[(（:※]*\s*$"
)
_STARTED_AFTER = re.compile(r"^[)）]?\s*(?:本格)?(?:導入|サービス開始|運用開始|開始|稼働|スタート)(?!予定|前|当)")
_TRIED_BEFORE = re.compile(r"(?:実証|試行|実験)[^、。]{0,6}$")
_CARRIED_OUT = re.compile(r"(?:に|から|より)(?:行|実施|開始|始)")
_SINCE = re.compile(r"^(?:の?[上中下]旬|頃|ごろ|末|初頭)?(?:から|より|~|以降|に|には|、|に入り)")


@dataclass(frozen=True)
class Beginning:
    """A date that a case may have begun, with the sentence that says so."""

    when: When
    weight: float
    sentence: Sentence
    trial: bool


def beginning(sentences: Iterable[Sentence], own: frozenset[str], *, pilot: bool, planned: bool) -> Beginning | None:
    """The date that the sentences state most clearly; None where none does.

    Args:
        sentences: All sentences of the case.
        own: The lgcodes of the case.
        pilot: Whether the case is a trial, whose own start then counts.
        planned: Whether the case is a plan, whose start may be named as planned.
    """
    found = [each for sentence in sentences for each in _of_sentence(sentence, own, pilot=pilot, planned=planned)]
    sure = [each for each in found if each.weight >= _ENOUGH]
    if not sure:
        return None
    # Equally clear: the earlier stated; a later month is a later step of the same.
    best = max(each.weight for each in sure)
    return next(each for each in sure if each.weight == best)


def _of_sentence(sentence: Sentence, own: frozenset[str], *, pilot: bool, planned: bool) -> Iterator[Beginning]:
    text = sentence.text
    stated = list(eras.find(text))
    for number, when in enumerate(stated):
        if not when.year >= FIRST_YEAR or done_by_others(text[: when.start], own):
            continue
        until = stated[number + 1].start if number + 1 < len(stated) else len(text)
        after = re.split("。", text[when.end : min(until, when.end + 100)])[0]
        before = text[max(0, when.start - 18) : when.start]
        if (
            _NOT_A_START.match(after)
            or _NO_START_AT_ALL.search(after)
            or (_COMING.search(_CLAUSES.split(after)[0]) and not planned)
        ):
            continue
        weight = _weight(after, before)
        carried_out = _TRIED_BEFORE.search(before) and _CARRIED_OUT.match(after)
        trial = bool(_TRIAL.search(after) or carried_out)
        if not weight:
            continue
        if trial:
            weight = 3.0 if pilot else weight - 0.2
        if sentence.kinds <= {Kind.BACKGROUND}:
            weight -= 0.5
        if sentence.kinds <= {Kind.OUTLOOK} and not (pilot and trial):
            weight -= 2.0
        if sentence.kinds & {Kind.TITLE, Kind.LEAD, Kind.OVERVIEW}:
            weight += 0.3
        yield Beginning(when, weight, sentence, trial)


def _weight(after: str, before: str) -> float:
    """How clearly the words around a date speak of a start, 0 where they do not."""
    since = _SINCE.match(after)
    ongoing = bool(since and _ONGOING.search(since[0]))
    named = _NAMED_BEFORE.search(before)
    spoken = (
        (_OF_INTRODUCTION.match(after), 3.0),
        (since and _FULL.search(after), 3.4 if "本格" in after else 3.0),
        (ongoing and (_SOME.search(after) or _TRIAL.search(after)), 2.4),
        (since and _TRIAL.search(after), 2.0),
        (named and (named["sure"] or after.startswith("~")), 2.6),
        (_STARTED_AFTER.match(after), 3.0),
        (_TRIED_BEFORE.search(before) and _CARRIED_OUT.match(after), 2.0),
    )
    return next((weight for holds, weight in spoken if holds), 0.0)
