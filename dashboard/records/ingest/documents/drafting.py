"""One draft record from one segment: every field with the words it rests on, and what is not sure."""

import re

from dashboard.records.ingest import eras
from dashboard.records.ingest.documents import details, titles
from dashboard.records.ingest.documents.beginnings import FIRST_YEAR, beginning
from dashboard.records.ingest.documents.document import Block, Document
from dashboard.records.ingest.documents.drafts import Draft, Evidence, cell, number
from dashboard.records.ingest.documents.effects import Effect, effects
from dashboard.records.ingest.documents.quotation import quotation
from dashboard.records.ingest.documents.sections import Kind, Sentence, sentences
from dashboard.records.ingest.documents.segments import Organisation, Segment
from dashboard.records.ingest.documents.standing import status
from dashboard.records.ingest.documents.taxonomy import Taxonomy
from dashboard.records.ingest.documents.technologies import Use, technologies
from dashboard.records.ingest.folding import folded
from dashboard.strings import ingest_documents_ja

_STRUCTURES = {"catalogue": 0.95, "record": 0.95, "table": 0.95, "article": 0.9, "plan": 0.9, "presentation": 0.6}
_STATED_STATUS = (
    ("pilot", re.compile(r"実証|試行|試験|トライアル")),
    ("planned", re.compile(r"検討|計画|予定|準備|未実施|構想")),
    ("implemented", re.compile(r"実施|導入|運用|稼働|完了|本格|開始")),
)
_FIELDS_AS_STATED = ("category_major", "category_minor", "source_kind", "source_citation")


def draft_of(
    segment: Segment,
    document: Document,
    taxonomy: Taxonomy,
    *,
    case_id: str,
    source_id: str,
    item: str,
    published: tuple[int, Block, str] | None,
) -> Draft:
    """The draft record of a case.

    Args:
        segment: The case.
        document: The document it stands in.
        taxonomy: The technologies to look for.
        case_id: What the draft is called.
        source_id: The source it belongs to.
        item: Its number in the source.
        published: The fiscal year in which the document was published, with its block and words.
    """
    told = list(sentences(segment.blocks, segment.heading))
    draft = Draft({"case_id": case_id, "source_id": source_id, "source_item": item, "source_page": segment.page})
    _add_organisations(draft, segment)
    state, sure = _add_status(draft, segment, told)
    uses = technologies(told, taxonomy, segment.own, planned=state == "planned")
    _add_technologies(draft, uses, segment)
    started = _add_beginning(draft, segment, told, state)
    _add_details(draft, segment)
    _add_publication(draft, segment, published)
    figures = effects(told, planned=state == "planned")
    _add_effects(draft, figures)
    labels = [taxonomy.labels[use.tag] for use in uses]
    place = uses[0].sentence if uses else None
    draft.case |= {
        "title": cell(titles.title(segment, labels, document.text)),
        "summary": cell(titles.summary(state, started, labels, figures)),
        "domain": segment.domain,
        "evidence": quotation(place, uses[0].start, uses[0].end) if place else _first_words(segment),
        "review": "unchecked",
        "source_file": cell(document.path.name),
    }
    draft.questions.append(_text("write"))
    confidence = _STRUCTURES.get(segment.structure, 0.5) * _located(segment) * (0.5 + 0.25 * sure + 0.25 * _seen(uses))
    draft.case |= {"confidence": f"{confidence:.2f}", "question": " / ".join(draft.questions)}
    return draft


def _add_organisations(draft: Draft, segment: Segment) -> None:
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
            draft.questions.append(_text("ambiguous", name=name, candidates="、".join(member.candidates)))
        elif not member.lgcode:
            draft.questions.append(_text("unknown", name=name, reason=member.reason))
        elif member.reason:
            draft.questions.append(_text("read_as", name=name, code=member.lgcode, reason=member.reason))
    if segment.unnamed_members:
        draft.questions.append(_text("unnamed", count=segment.unnamed_members))


def _distinct(members: list[Organisation]) -> list[Organisation]:
    seen: dict[str, Organisation] = {}
    for member in members:
        seen.setdefault(member.lgcode or member.name, member)
    return list(seen.values())


def _add_status(draft: Draft, segment: Segment, told: list[Sentence]) -> tuple[str, float]:
    stated = segment.fields.get("status")
    state, sure = status(told, planned=segment.planned)
    if stated:
        state, sure = next(((name, 0.95) for name, words in _STATED_STATUS if words.search(stated.text)), (state, sure))
    draft.case["status"] = state
    block, words = (stated.block, stated.text) if stated else (segment.first_block, _first_words(segment))
    draft.evidence.append(Evidence("status", state, block, words, sure))
    if sure < 0.6:
        draft.questions.append(_text("status"))
    return state, sure


def _add_technologies(draft: Draft, uses: list[Use], segment: Segment) -> None:
    draft.case["technologies"] = ";".join(use.tag for use in uses)
    for use in uses:
        words = quotation(use.sentence, use.start, use.end)
        draft.evidence.append(
            Evidence("technologies", use.tag, use.sentence.block, words, min(0.95, 0.4 + use.weight / 6))
        )
    unsure = [use.tag for use in uses if use.weight < 1.5]
    if not uses:
        draft.questions.append(_text("no_technology"))
    elif unsure and segment.structure != "plan":
        draft.questions.append(_text("technologies", tags="、".join(unsure)))


def _add_beginning(draft: Draft, segment: Segment, told: list[Sentence], state: str) -> str:
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
        draft.questions.append(_text("fiscal", year=found.when.year))
    if found.trial and state != "pilot":
        draft.questions.append(_text("trial_date", date=found.when.stated))
    return found.when.stated


def _add_details(draft: Draft, segment: Segment) -> None:
    found = {
        "department": details.department(segment),
        "population_stated": details.population(segment),
        "url": details.url(segment),
    }
    for name, detail in found.items():
        draft.case[name] = cell(detail.value) if detail else ""
        if detail:
            draft.evidence.append(Evidence(name, draft.case[name], detail.block, detail.words, detail.confidence))


def _add_publication(draft: Draft, segment: Segment, published: tuple[int, Block, str] | None) -> None:
    for name in _FIELDS_AS_STATED:
        if value := segment.fields.get(name):
            draft.case[name] = cell(value.text)
            draft.evidence.append(Evidence(name, draft.case[name], value.block, value.text, 0.95))
    draft.case.setdefault("category_major", cell(segment.category_major))
    draft.case.setdefault("category_minor", cell(segment.category_minor))
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


def _add_effects(draft: Draft, figures: list[Effect]) -> None:
    for figure in figures:
        after = number(figure.value_after) if figure.value_after is not None else ""
        row = {"metric": figure.metric, "value": number(figure.value), "value_after": after, "unit": figure.unit}
        row |= {"status": figure.status, "period": figure.period, "quote": figure.quote, "note": cell(figure.note)}
        draft.effects.append({"case_id": draft.case["case_id"], **row})
        sure = 0.6 if figure.metric == "other" else 0.8
        shown = f"{row['value']}{'→' + after if after else ''}{figure.unit}"
        draft.evidence.append(Evidence(f"effect:{figure.metric}", shown, figure.sentence.block, figure.quote, sure))


def _located(segment: Segment) -> float:
    return 1.0 if all(member.lgcode for member in segment.organisations) else 0.5


def _seen(uses: list[Use]) -> float:
    return min(1.0, uses[0].weight / 3) if uses else 0.2


def _first_words(segment: Segment) -> str:
    block = segment.first_block
    sentence = Sentence(block.folded.text, 0, block, frozenset({Kind.TITLE}))
    return quotation(sentence, 0, min(12, len(sentence.text)))


def _text(key: str, **values: object) -> str:
    return ingest_documents_ja.TEXT[f"extract.question.{key}"].format(**values)
