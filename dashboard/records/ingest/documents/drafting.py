"""One draft record from one segment: every field with the words it rests on, and what is not sure."""

from dashboard.records.ingest.documents import draft_fields as fields
from dashboard.records.ingest.documents import titles
from dashboard.records.ingest.documents.document import Block, Document
from dashboard.records.ingest.documents.drafts import Draft, cell
from dashboard.records.ingest.documents.effects import effects
from dashboard.records.ingest.documents.quotation import quotation
from dashboard.records.ingest.documents.sections import sentences
from dashboard.records.ingest.documents.segments import Segment
from dashboard.records.ingest.documents.taxonomy import Taxonomy
from dashboard.records.ingest.documents.technologies import Use, technologies

_STRUCTURES = {"catalogue": 0.95, "record": 0.95, "table": 0.95, "article": 0.9, "plan": 0.9, "presentation": 0.6}


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
    fields.add_organisations(draft, segment)
    reached = fields.add_status(draft, segment, told)
    state = reached.status
    uses = technologies(told, taxonomy, segment.own, planned=state == "planned")
    fields.add_technologies(draft, uses, segment)
    started = fields.add_beginning(draft, segment, told, state)
    fields.add_details(draft, segment)
    fields.add_publication(draft, segment, published)
    figures = effects(told, planned=state == "planned")
    fields.add_effects(draft, figures)
    labels = [taxonomy.labels[use.tag] for use in uses]
    place = uses[0].sentence if uses else None
    draft.case |= {
        "title": cell(titles.title(segment, labels, document.text)),
        "summary": cell(titles.summary(state, started, labels, figures)),
        "evidence": quotation(place, uses[0].start, uses[0].end) if place else fields.first_words(segment),
        "review": "unchecked",
        "source_file": cell(document.path.name),
    }
    draft.questions.append(fields.question("write"))
    confidence = (
        _STRUCTURES.get(segment.structure, 0.5) * _located(segment) * (0.5 + 0.25 * reached.sure + 0.25 * _seen(uses))
    )
    draft.case |= {"confidence": f"{confidence:.2f}", "question": " / ".join(draft.questions)}
    return draft


def _located(segment: Segment) -> float:
    return 1.0 if all(member.lgcode for member in segment.organisations) else 0.5


def _seen(uses: list[Use]) -> float:
    return min(1.0, uses[0].weight / 3) if uses else 0.2
