"""Department, population and address of a case, as stated beside it and nowhere else."""

import re
from dataclasses import dataclass

from dashboard.records.ingest import numbers
from dashboard.records.ingest.documents.document import Block
from dashboard.records.ingest.documents.labels import labelled
from dashboard.records.ingest.documents.places import mentions
from dashboard.records.ingest.documents.sections import Kind, heading_kinds
from dashboard.records.ingest.documents.segments import Segment
from dashboard.records.ingest.folding import fold

_PERSONS_OR_NOT = re.compile(r"人?")
_PERSONS = re.compile(r"(?:万|千)?人(?![件気材口員数間])")
# 高齢者人口, 人口1万人当たり, 関係人口 are not the population of a place.
_POPULATION = re.compile(
    r"(?<![齢産日係流間口来民籍雇営従夜の等者童])(?:総人口|人口)(?:規模)?(?:\([^)]{0,20}\))?(?:は|が|:|、|,|\||約)*"
)
_NOT_OF_PLACE = re.compile(r"(?:高齢者|生産年齢|年少|関係|交流|昼間|夜間|労働|就業|外国人|老年|将来|推計|給水|対象)$")
_URL = re.compile(r"https?://[^\s<>\"'）)」』】\]｜|、。]+[^\s<>\"'）)」』】\]｜|、。.,]")
_LINK = re.compile(
    r"関連URL|(?:関連|参考)(?:リンク|ページ|サイト)|URL|ホームページ|HP|Webサイト"
    r"|ウェブサイト|詳細(?:は|ページ|:)|リンク"
)
_SOURCE = re.compile(r"出典|出所|引用|位置図|厚生労働省|総務省|デジタル庁")
_OFFICE = re.compile(r"[:：]\s*(.+)$")
_UNIT = re.compile(
    r"(?:[都道府県]庁|[市区]役所|[町村]役場)の?(?P<unit>[^、。はがの「」]{2,24}?(?:課"
    r"|室|部|局|センター|係|グループ))(?:では|は|が|の職員)"
)
_CONTACT = re.compile(
    r"(?:電話|TEL|Tel|tel|FAX|メール|E-?mail|mail|☎|℡).*$|[(（](?:代表|直通|内線).*$"
    r"|[0-9０-９]{2,4}[-－][0-9０-９]{2,4}[-－][0-9０-９]{3,4}.*$"
)


@dataclass(frozen=True)
class Detail:
    """A value with the block and the words it rests on."""

    value: str
    block: Block
    words: str
    confidence: float


def department(segment: Segment) -> Detail | None:
    """The department that the document names for the case."""
    if stated := segment.fields.get("department"):
        return Detail(stated.text, stated.block, stated.text, 0.95)
    for field in labelled([*segment.blocks, *segment.record]):
        if field.name == "department":
            value = _CONTACT.sub("", field.value.text).strip(" 　☆★)）。、")
            if 2 <= len(value) <= 60 and not value.endswith(("です", "ます")):
                return Detail(value, field.value.block, value, 0.95)
    for block in (*segment.blocks, *segment.record):
        inline = re.search(
            r"☆\s*担当\s*[:：]\s*(?P<unit>[^☆]+?)\s*☆|[(（]担当(?:課|部署)?\s*[:：]\s*(?P<other>[^)）]+)[)）]",
            block.text,
        )
        if inline:
            value = (inline["unit"] or inline["other"]).strip()
            return Detail(value, block, value, 0.95)
    for block in segment.blocks:
        if unit := _UNIT.search(block.folded.text):
            return Detail(unit["unit"], block, unit["unit"], 0.6)
    return None


def population(segment: Segment) -> Detail | None:
    """The population that the document states for the organisation of the case."""
    if field := segment.fields.get("population"):
        written = fold(field.text).text
        figure = next(numbers.find(written, _PERSONS_OR_NOT), None)
        if figure and figure.upper is None and _is_a_number_of_people(figure.value):
            return Detail(str(round(figure.value)), field.block, field.text, 0.95)
    own = segment.own
    for block in (*segment.blocks, *segment.record):
        text = block.folded.text
        for named in _POPULATION.finditer(text):
            if _NOT_OF_PLACE.search(text[: named.start()]):
                continue
            others = mentions(text[: named.start()])
            if others and others[-1].lgcode and others[-1].lgcode not in own and own:
                continue
            figure = next(numbers.find(text[named.end() : named.end() + 24], _PERSONS), None)
            of_each = figure and re.match(r"当たり|あたり", text[named.end() + figure.end :])
            if (
                figure
                and not of_each
                and figure.start <= 4
                and figure.upper is None
                and _is_a_number_of_people(figure.value)
            ):
                words = block.folded.as_written(named.start(), named.end() + figure.end)
                return Detail(str(round(figure.value)), block, words, 0.95)
    return None


def _is_a_number_of_people(value: float) -> bool:
    return 100 <= value <= 20_000_000 and value == int(value)


def url(segment: Segment) -> Detail | None:
    """The first address that the document gives as a page about the case."""
    if (stated := segment.fields.get("url")) and (address := _URL.search(stated.text)):
        return Detail(address[0], stated.block, address[0][:25], 0.95)
    linked = False
    referred = False
    for block in segment.blocks:
        text = block.folded.text
        kinds = heading_kinds(block)
        if kinds is not None:
            linked, referred = bool(_LINK.search(text)), kinds == {Kind.REFERENCE} and not _LINK.search(text)
        if _LINK.search(text):
            linked = True
        address = _URL.search(block.text)
        if not address:
            continue
        of_government = re.search(r"\.lg\.jp|pref\.|city\.|town\.|vill\.", address[0])
        if linked or (of_government and not referred and not _SOURCE.search(text)):
            return Detail(address[0], block, address[0][:25], 0.9 if linked else 0.6)
    return None
