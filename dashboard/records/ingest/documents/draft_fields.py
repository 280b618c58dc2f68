"""The fields of a draft, one function each: the value, the words it rests on, and what is not sure."""

import re

from dashboard.records.ingest import eras
from dashboard.records.ingest.documents import details
from dashboard.records.ingest.documents.beginnings import FIRST_YEAR, beginning
from dashboard.records.ingest.documents.document import Block
from dashboard.records.ingest.documents.drafts import Draft, Evidence, cell, number
from dashboard.records.ingest.documents.effects import Effect
from dashboard.records.ingest.documents.quotation import quotation
from dashboard.records.ingest.documents.sections import Kind, Sentence
from dashboard.records.ingest.documents.segments import Organisation, Segment
from dashboard.records.ingest.documents.stages import Stage, stage
from dashboard.records.ingest.documents.technologies import Use
from dashboard.records.ingest.folding import folded
from dashboard.strings import ingest_documents_ja

_STATED_STATUS = (
    ("pilot", re.compile(r"実証|試行|試験|トライアル")),
    ("planned", re.compile(r"検討|計画|予定|準備|未実施|構想")),
    ("implemented", re.compile(r"実施|導入|運用|稼働|完了|本格|開始")),
)
_FIELDS_AS_STATED = ("category_major", "category_minor", "source_kind", "source_citation")


def add_organisations(draft: Draft, segment: Segment) -> None:
    """Who does it, where that lies, and what the resolver is not sure of."""
    members = _distinct(segment.organisations)
    names = [cell(member.name).replace(";", "・") for member in members]
    codes = [member.lgcode for member in members]
    joint = len(members) > 1 or segment.unnamed_members
    level = "joint" if joint else "prefecture" if len(codes[0]) == 2 else "municipality"
    draft.case |= {
        "level": level,
        "organisations": ";".join(names),
        "lgcodes": ";".join(codes) if any(codes) else "",
        "unnamed_members": str(segment.unnamed_members),
    }
    for member, name in zip(members, names, strict=True):
        sure = 1.0 if member.lgcode and not member.reason else 0.8 if member.lgcode else 0.3
        draft.evidence.append(Evidence("organisations", member.lgcode or name, member.block, name, sure))
        if member.candidates and not member.lgcode:
            draft.questions.append(question("ambiguous", name=name, candidates="、".join(member.candidates)))
        elif not member.lgcode:
            draft.questions.append(question("unknown", name=name, reason=member.reason))
        elif member.reason:
            draft.questions.append(question("read_as", name=name, code=member.lgcode, reason=member.reason))
    if segment.unnamed_members:
        draft.questions.append(question("unnamed", count=segment.unnamed_members))


def _distinct(members: list[Organisation]) -> list[Organisation]:
    seen: dict[str, Organisation] = {}
    for member in members:
        seen.setdefault(member.lgcode or member.name, member)
    return list(seen.values())


def add_status(draft: Draft, segment: Segment, told: list[Sentence]) -> Stage:
    """Implemented, pilot or planned; gives the stage, with how sure it is."""
    found = stage(told, planned=segment.planned)
    if stated := segment.fields.get("status"):
        named = next((name for name, words in _STATED_STATUS if words.search(stated.text)), found.status)
        found = Stage(named, 0.95)
        draft.evidence.append(Evidence("status", named, stated.block, stated.text, 0.95))
    elif found.sentence:
        words = quotation(found.sentence, found.start, found.end)
        draft.evidence.append(Evidence("status", found.status, found.sentence.block, words, found.sure))
    else:
        draft.evidence.append(Evidence("status", found.status, segment.first_block, first_words(segment), found.sure))
    draft.case["status"] = found.status
    if found.sure < 0.6:
        draft.questions.append(question("status"))
    return found


def add_technologies(draft: Draft, uses: list[Use], segment: Segment) -> None:
    """The tags in use, each with its words; a question where one is weak."""
    draft.case["technologies"] = ";".join(use.tag for use in uses)
    for use in uses:
        words = quotation(use.sentence, use.start, use.end)
        draft.evidence.append(
            Evidence("technologies", use.tag, use.sentence.block, words, min(0.95, 0.4 + use.weight / 6))
        )
    unsure = [use.tag for use in uses if use.weight < 1.5]
    if not uses:
        draft.questions.append(question("no_technology"))
    elif unsure and segment.structure != "plan":
        draft.questions.append(question("technologies", tags="、".join(unsure)))


def add_beginning(draft: Draft, segment: Segment, told: list[Sentence], state: str) -> str:
    """The date as it stands in the draft."""
    if stated := segment.fields.get("started"):
        when = next((each for each in eras.find(folded(stated.text)) if each.year >= FIRST_YEAR), None)
        if when:
            draft.case["started"] = when.stated
            draft.evidence.append(Evidence("started", when.stated, stated.block, stated.text, 0.95))
            return when.stated
    found = beginning(told, segment.own, pilot=state == "pilot", planned=state == "planned")
    draft.case["started"] = found.when.stated if found else ""
    if found is None:
        return ""
    words = quotation(found.sentence, found.when.start, found.when.end)
    sure = min(0.9, 0.3 + found.weight / 5)
    draft.evidence.append(Evidence("started", found.when.stated, found.sentence.block, words, sure))
    if found.when.fiscal:
        draft.questions.append(question("fiscal", year=found.when.year))
    if found.trial and state != "pilot":
        draft.questions.append(question("trial_date", date=found.when.stated))
    return found.when.stated


def add_details(draft: Draft, segment: Segment) -> None:
    """Department, population and address, where they are stated."""
    found = {
        "department": details.department(segment),
        "population_stated": details.population(segment),
        "url": details.url(segment),
    }
    for name, detail in found.items():
        draft.case[name] = cell(detail.value) if detail else ""
        if detail:
            draft.evidence.append(Evidence(name, draft.case[name], detail.block, detail.words, detail.confidence))


def add_publication(draft: Draft, segment: Segment, published: tuple[int, Block, str] | None) -> None:
    """What the source says of itself: its classification, its year of publication."""
    for name in _FIELDS_AS_STATED:
        if value := segment.fields.get(name):
            draft.case[name] = cell(value.text)
            draft.evidence.append(Evidence(name, draft.case[name], value.block, value.text, 0.95))
    draft.case["domain"] = segment.domain
    draft.case.setdefault("category_major", cell(segment.category_major))
    for name in ("domain", "category_major"):
        if draft.case[name] and segment.listed and name not in segment.fields:
            draft.evidence.append(Evidence(name, draft.case[name], segment.listed, draft.case[name], 0.9))
    stated = segment.fields.get("published_fy")
    if stated:
        written = folded(stated.text)
        when = next(eras.find(written if written.endswith(("年度", "年")) else written + "年度"), None)
        if when:
            draft.case["published_fy"] = str(when.year)
            draft.evidence.append(Evidence("published_fy", str(when.year), stated.block, stated.text, 0.95))
            return
    if published:
        year, block, words = published
        draft.case["published_fy"] = str(year)
        draft.evidence.append(Evidence("published_fy", str(year), block, words, 0.8))


def add_effects(draft: Draft, figures: list[Effect]) -> None:
    """The stated figures, one row each."""
    for figure in figures:
        after = number(figure.value_after) if figure.value_after is not None else ""
        row = {"metric": figure.metric, "value": number(figure.value), "value_after": after, "unit": figure.unit}
        row |= {"status": figure.status, "period": figure.period, "quote": figure.quote, "note": cell(figure.note)}
        draft.effects.append({"case_id": draft.case["case_id"], **row})
        sure = 0.6 if figure.metric == "other" else 0.8
        shown = f"{row['value']}{'→' + after if after else ''}{figure.unit}"
        draft.evidence.append(Evidence(f"effect:{figure.metric}", shown, figure.sentence.block, figure.quote, sure))


def first_words(segment: Segment) -> str:
    """The words with which a case begins."""
    block = segment.first_block
    sentence = Sentence(block.folded.text, 0, block, frozenset({Kind.TITLE}))
    return quotation(sentence, 0, min(12, len(sentence.text)))


def question(key: str, **values: object) -> str:
    """A question to the analyst; drafts are written in Japanese."""
    return ingest_documents_ja.TEXT[f"extract.question.{key}"].format(**values)
