"""Figures of results: time saved, shares, sheets of paper, counts of what was done."""

import re

from dashboard.records.ingest.documents.quantities import is_scope, tenths
from dashboard.records.ingest.documents.readings import CUT, NOT_DONE, Around, Reading, Rule, decided, reading
from dashboard.records.ingest.documents.sections import Kind

_TOLD = (Kind.EFFECT, Kind.LEAD, Kind.OVERVIEW, Kind.TITLE, Kind.BODY)
_FEWEST_SHEETS = 10
_FINISHED = re.compile(
    r"(?:程度|弱|ほど|以内)?(?:で(?:の|の処理を)?(?:完了|済|終わ|処理|手続|申請|交付|支給|でき)|に短縮)"
)
_RATE = re.compile(
    r"(?:利用|使用|電子|決裁|普及|申請|申込み?|オンライン|登録|活用|実施|回収|達成|キャッシュレス|電子化|カバー|参加"
    r"|閲覧|接続|受講)(?:決済|申請|決裁|化)?(?:の)?(?:比率|率|割合)|利用者?の割合"
)
_OF_USERS = re.compile(r"(?:以上|超|前後|程度)?の(?:使用率|利用率|方が|職員が|市民が|利用者が|住民が)")
_USE = re.compile(
    r"(?:以上|超)?(?:が|の(?:人|方|職員|市民|住民|世帯|申請))(?:[^、。]{0,12})"
    r"(?:利用|活用|電子|オンライン|使|フォーム|スマホ|登録|予約)"
)
_USED_BY = re.compile(r"(?:申請|申込|予約|利用|登録)[^、。]{0,8}(?:が|は|の)(?:約|全体の)*$")
_ACCURACY = re.compile(r"精度|的中率|正[答解]率|認識率|適合率|再現率|読[みん]?取り?率|識字率|正確")
_SATISFIED = re.compile(r"満足|便利|好評|評価|実感|効果があ|向上した")
_REMAINS = re.compile(r"(?:程度|以下|ほど)?[にへ](?:抑|削減|縮|短縮|圧縮|減)")
_NOT_OF_IT = re.compile(r"高齢|人口|増加率|税率|合計特殊")
_DONE = re.compile(
    r"利用(?:され|し|者|があ|申請|件数|実績|開始)|登録(?:者|し|され|があ|件数|$)|申請(?:があ|され|し|件数|者)|申し?込[みま]"
    r"|友だち|インストール|ダウンロード|捕獲|検知|感知|発見|提出|実績|件数|者数|数[:は]|締結|活用(?:し|中|され)"
    r"|処理(?:し|され|でき|件数)|受け?付け|アクセス|回答(?:し|件数|数)|返答|相談(?:があ|件数|を受)|開催|配信し"
    r"|予約(?:があ|され)|閲覧|参加|接続|公開(?:中|し)|導入(?:し|済|を|。|$|業務)|使(?:って|われ|用)|対応|入賞"
    r"|契約(?:し|を締)|配布し|整備(?:し|。|$)|設置(?:し|。|$)|点検(?:し|を)|運用(?:を開始|中|し)|作成し|で使え"
    r"|を超え|突破|解消|完了|[にへ](?:達|増|拡大|上る|上り|のぼ|伸び)|の(?:利用|申請|登録|回答)"
)
_PAST = re.compile(r"(?:以上|超)?(?:を|の)?[^、。0-9]{0,8}(?:した|している|しています|しました)")


def read_time(around: Around) -> Reading | None:
    """Time that is saved, or that something takes now."""
    cut = CUT.search(around.after[:14]) or CUT.search(around.before[-8:]) or around.cut_further_on
    unit = around.figure.unit
    if cut and unit == "時間" and not around.monthly:
        a_case = re.search(r"1[人件回日]|一[人件回]|当たり|あたり", around.before[-10:])
        return reading(around, "other" if a_case else "hours_saved_per_year", unit)
    if cut:
        return reading(around, "other", unit + ("/月" if around.monthly else ""))
    if _FINISHED.match(around.after) and not NOT_DONE.search(around.named):
        return reading(around, "other", unit)
    return None


_SHARES = (
    Rule(lambda it: re.search(r"[上下]位$", it.before), ""),
    Rule(lambda it: re.match(r"に?は?(?:なら|なり|でき)(?:な|ま)", it.after), ""),
    Rule(lambda it: _ACCURACY.search(it.before[-14:]) or _ACCURACY.search(it.after[:8]), "accuracy_percent"),
    Rule(lambda it: _REMAINS.match(it.after), "other", "残る割合"),
    Rule(
        lambda it: CUT.search(it.after[:16]) or re.search(r"(?:削減|縮減|短縮|減少)率?\D{0,3}$", it.before),
        "percent_reduction",
    ),
    Rule(lambda it: _SATISFIED.search(it.before[-12:]) or _SATISFIED.search(it.after[:22]), "other"),
    Rule(lambda it: _RATE.search(it.before[-18:]) or _OF_USERS.match(it.after), "adoption_rate_percent"),
    Rule(lambda it: re.search(r"率\D{0,4}$", it.before) and not _NOT_OF_IT.search(it.before), "other"),
    Rule(
        lambda it: (
            re.search(r"(?:割合|うち|全体の|対応が)\D{0,6}$", it.before)
            and it.within(*_TOLD)
            and not NOT_DONE.search(it.before + it.after[:10])
        ),
        "other",
    ),
    Rule(lambda it: _USE.match(it.after) or _USED_BY.search(it.before), "adoption_rate_percent"),
)


def read_share(around: Around) -> Reading | None:
    """Per cent: saved, used, right, satisfied."""
    if around.figure.unit == "ポイント":
        changed = CUT.search(around.after[:10]) or "向上" in around.after[:10]
        return reading(around, "other", "ポイント") if changed else None
    rule = decided(_SHARES, around)
    if rule is None:
        return None
    scale = tenths(around.figure.unit)
    # No share saved, used or right is above 100 %: what is, grew, and is of another kind.
    metric = rule.metric if around.figure.value * scale <= 100 else "other"
    return reading(around, metric, "%", scale, rule.note)


def read_sheets(around: Around) -> Reading | None:
    """Paper that is no longer used."""
    saved = CUT.search(around.sentence.text) or "ペーパーレス" in around.after + around.before
    if around.figure.value < _FEWEST_SHEETS or not saved:
        return None
    return reading(around, "sheets_saved_per_year", "枚")


def _is_done(around: Around) -> bool:
    return bool(_DONE.search(around.after[:22]) or _DONE.search(around.before[-14:]))


_COUNTS = (
    Rule(lambda it: NOT_DONE.search(it.before[-8:]) or NOT_DONE.search(it.after[:10]), ""),
    Rule(lambda it: re.match(r"当たり|あたり|に[0-9一]", it.after), ""),
    Rule(lambda it: is_scope(it.figure.unit) and not it.within(Kind.TITLE), ""),
    Rule(lambda it: re.search(r"現在の|対象|全体の|1人$", it.before[-20:]), ""),
    Rule(lambda it: not it.within(*_TOLD, Kind.PRACTICE), ""),
    Rule(lambda it: it.yearly and (_is_done(it) or _PAST.match(it.after)), "count_per_year"),
    Rule(_is_done, "other"),
)


def read_count(around: Around) -> Reading | None:
    """How often or by how many something was done."""
    if around.figure.unit == "倍":
        return reading(around, "other", "倍") if re.match(r"(?:以上)?(?:に|へ|の|と)", around.after) else None
    rule = decided(_COUNTS, around)
    return reading(around, rule.metric, around.figure.unit) if rule else None
