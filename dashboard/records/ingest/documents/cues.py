"""Whether a sentence says that something is in use, planned, wished for, or only mentioned."""

import re
from enum import Enum

from dashboard.records.ingest.documents.places import mentions
from dashboard.records.ingest.documents.sections import Kind, Sentence


class Standing(Enum):
    """How a sentence speaks of a technology."""

    USED = "used"
    NAMED = "named"
    PLANNED = "planned"
    NOT_USED = "not used"


USED = re.compile(
    r"導入(?:し(?!な|たい|ようと|ていな)|、|済|後|した|により|によって|と併せ|に併せ"
    r"|以降|から)|活用(?:し(?!な|たい|ようと|ていきた)|により|中|して(?!いき))"
    r"|利用(?:し(?!な|たい|やすい)|開始|が?可能|でき(?!な)|を?開始|中|者数)|使用し(?!な"
    r"|たい)|使っ(?:て|た)|使える|用い(?:て|た)"
    r"|運用(?:し(?!な|たい)|を?開始|中)|開始し|を開始|開始。|を?始め(?:た|まし"
    r"|て)|スタート|構築し(?!たい)|整備し(?!たい)|実装し|実現し|を実現|可能(?:に"
    r"|と)(?:な|し|。|$)|できるように(?:し|な)|できるよう(?:、|になっ|になり)"
    r"|提供し|設置し|設置(?:の|を実施)|配布し|作成し|連携し|採用し|搭載|実施し(?!たい)"
    r"|公開し|開放|電子化し|内製|自動化(?:し|する|を実現|。|$)|移行し|刷新し"
    r"|統合し|付与|達成|稼働"
    r"|削減(?:し|でき|を実現|効果|。|$)|短縮(?:し|でき|を実現|。|$)|軽減(?:し"
    r"|でき|。|$)|を実施(?:し|。|$)|実施済|対応し(?!たい|てい?く)|開設し|立ち上げ"
    r"|交換ができる|行っ(?:て|た|ている)|行いました|印刷される|読み取(?:り|っ)"
    r"|突合し|反映し|入賞|開催し|参加し|配信|開発し|製作|作り|見える化し"
)
PLANNED = re.compile(
    r"検討(?!チーム|会議|システム|支援)|予定|目指(?:す|し(?!た|まし))|めざ[すし](?!た)"
    r"|目標|したい|いきたい|ていきます|ていく(?:こと|予定|方針|考え|。|$)|まいります"
    r"|つもり"
    r"|想定(?!区域|され|効果)|構想|見込(?:む|み|まれ)|期待(?:でき|され|し)|見据え"
    r"|視野|計画して|計画中|考えて|方針|求められ|必要(?:が|と|だ|です|。|$)|べき"
    r"|準備(?:中|を進め|等進め)|進める(?:こと|。|$)|を進めて(?:いき|まい)|今後"
    r"|将来|推進していく(?:こと)?|ことを決定|図っていく|協議を進め|していくこと"
    r"|広げていく"
)
NOT_USED = re.compile(
    r"(?:導入|活用|利用|使用|対応|実施|運用|採用|整備)(?:し|でき|され)(?:てい)?(?:な[いくか]"
    r"|ません|ず)|未導入|未整備|未対応|非対応|ではな[いく]|でな[いく]|見送|断念"
    r"|取りやめ|できな(?:い|く|か)|できません|が無い|がない|はない|不要(?!と"
    r"|に)|なかった|困難"
)
BEFORE = re.compile(
    r"以前(?:は|より|から)|従来|これまで(?:の|は|に|、)|もともと|当初は|導入前"
    r"|旧来|かつて|それまで|ていました(?:が|。|$)|でした(?:が|。|$)|していたが"
    r"|ていた(?:が|もの)"
)
# 情報政策課, IoT活用推進モデル事業, 官民データ活用推進基本法: part of a name of something else.
_NAME_GOES_ON = re.compile(
    r"^[^、。「」『』()\s]{0,14}?(?:モデル事業|補助金|交付金|補助事業|推進事業"
    r"|基本法|推進法|手続法|条例|協議会|研究会|委員会|フォーラム|アワード|大賞"
    r"|甲子園|アカデミー|株式会社|\(株\)|コンソーシアム)"
    r"|^(?:推進|政策|戦略|統計|管理|企画)*(?:課|室|係|本部|局|推進員|担当(?!者|課|職員|業務|窓口))"
)
_OTHERS = re.compile(
    r"(?:他の?(?:自治体|団体|市町村|市|県)|国|政府|総務省|デジタル庁|厚生労働省"
    r"|民間(?:企業|事業者)|事業者|ベンダー|企業|多くの(?:自治体|企業)|各(?:企業"
    r"|社)|全国の自治体)(?:が|は|では|において|でも|による)"
)
# What a word means is no use of it.
# 電子決裁以外の業務 is about everything else.
_EXCEPT = re.compile(r"^(?:システム|サービス)?(?:率)?(?:の|は)?(?:以外|のほか|を除)")
_DEFINED = re.compile(r"とは[、,」].*(?:造語|のこと|を指す|言葉|総称|を表す)")
_CLAUSE_END = re.compile(r"[、。;]|(?<=[しり])(?=、)")
_WINDOW = 42
_LAST = 28


def standing(sentence: Sentence, start: int, end: int, own: frozenset[str]) -> Standing:
    """How a sentence speaks of what stands at `start` to `end`.

    Args:
        sentence: The sentence.
        start: Where the technology begins in it.
        end: Where it ends.
        own: The lgcodes of the case: what others do is not in use here.
    """
    text, whole = sentence.text, sentence.text[end:]
    if _is_a_word_only(text, start, end, own):
        return Standing.NOT_USED
    near = _near(whole[:_WINDOW])
    used, planned = USED.search(near), PLANNED.search(near)
    if NOT_USED.search(near):
        how = Standing.NOT_USED
    elif planned and not (used and used.start() < planned.start() and not _wish(near)):
        how = Standing.PLANNED
    elif BEFORE.search(text[max(0, start - 24) : start]) or (BEFORE.search(whole) and not used):
        how = Standing.NOT_USED
    else:
        how = Standing.USED if used else _by_the_end(text, whole)
    return how


def _by_the_end(text: str, whole: str) -> Standing:
    """Where no verb is near: the end of the sentence tells for what is listed before it."""
    last = text[-_LAST:]
    if PLANNED.search(last) and len(whole) > 1:
        return Standing.PLANNED
    if USED.search(whole) and not NOT_USED.search(last):
        return Standing.USED
    return Standing.NAMED


def _is_a_word_only(text: str, start: int, end: int, own: frozenset[str]) -> bool:
    """Whether it is defined, part of a name, or somebody else's."""
    goes_on = _NAME_GOES_ON.match(text[end : end + 24])
    return bool(_DEFINED.search(text) or goes_on or _EXCEPT.match(text[end:])) or done_by_others(text[:start], own)


def _near(after: str) -> str:
    """What follows up to the end of the clause whose verb takes the technology: past a comma in a list."""
    position = 0
    for match in _CLAUSE_END.finditer(after):
        clause = after[: match.start()]
        if USED.search(clause) or PLANNED.search(clause) or NOT_USED.search(clause) or match[0] == "。":
            # 導入し、…を目指す: only a verb that ends the sentence can still turn it into a wish.
            return clause
        position = match.end()
    return after if position < len(after) else after[:position]


def _wish(near: str) -> bool:
    """Whether a verb of use is itself wished for: 活用していきたい, 導入を検討."""
    return bool(
        re.search(r"(?:し|て|い|を|に|の|する(?:こと)?を?)(?:いき)?(?:たい|検討|予定|目指|考え|進め)", near[-16:])
    )


def done_by_others(before: str, own: frozenset[str]) -> bool:
    """Whether the subject of a clause is another government or a company."""
    subject = re.split(r"[。]", before)[-1]
    if _OTHERS.search(subject):
        return True
    return any(
        mention.lgcode and mention.lgcode not in own and re.match(r"(?:が|は|では|において)", subject[mention.end :])
        for mention in mentions(subject)
    )


def is_told_elsewhere(kinds: frozenset[Kind]) -> bool:
    """Whether a section tells of nothing that is in use: outlook, references, pictures of screens."""
    return bool(kinds) and kinds <= {Kind.OUTLOOK, Kind.REFERENCE, Kind.SCREEN}
