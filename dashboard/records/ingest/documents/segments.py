"""The part of a document that is one case: who, under which heading, on which blocks."""

from dataclasses import dataclass, field
from typing import Literal

from dashboard.records.ingest.documents.document import Block

Structure = Literal["catalogue", "record", "article", "table", "plan", "presentation", "paragraph"]


@dataclass(frozen=True)
class Organisation:
    """A government that does what a case tells of.

    Attributes:
        name: As it is published.
        lgcode: What the name means; "" where it cannot be located.
        reason: What the resolver says of the name, "" where nothing is to be said.
        block: Where the name stands.
        candidates: What the name may mean where that is open.
    """

    name: str
    lgcode: str
    block: Block
    reason: str = ""
    candidates: tuple[str, ...] = ()


@dataclass
class Segment:
    """One case in a document.

    Attributes:
        structure: By which structure it was found.
        heading: The block that names it; None where it has none.
        subject: What the heading says besides the organisation, folded.
        organisations: Who.
        blocks: What is said of it, without the heading.
        item: The number printed with it, "" if none is.
        page: The page on which it is printed, as text, "" if unknown.
        category_major, domain: The source's own classification.
        listed: The line that gives the classification, such as an entry of the contents.
        unnamed_members: Members that are counted and not named.
        planned: Whether the document as a whole tells of plans.
        fields: What a table of fields says, by the field's name.
        record: The blocks of the whole record, where the case is a part of one: they state its population.
    """

    structure: Structure
    heading: Block | None
    subject: str
    organisations: list[Organisation]
    blocks: list[Block] = field(default_factory=list)
    item: str = ""
    page: str = ""
    category_major: str = ""
    domain: str = ""
    listed: Block | None = None
    unnamed_members: int = 0
    planned: bool = False
    fields: dict[str, "FieldValue"] = field(default_factory=dict)
    record: list[Block] = field(default_factory=list)

    @property
    def own(self) -> frozenset[str]:
        """The lgcodes of its organisations."""
        return frozenset(organisation.lgcode for organisation in self.organisations if organisation.lgcode)

    @property
    def first_block(self) -> Block:
        """Where the case begins."""
        return self.heading or self.blocks[0]


@dataclass(frozen=True)
class FieldValue:
    """The value of a labelled field and the block on which it stands."""

    text: str
    block: Block
