"""Documents made in the test, the taxonomy that ships, and drafts of a text in one word."""

import io
from pathlib import Path

import pytest

from dashboard import records
from dashboard.records.ingest import documents
from dashboard.records.ingest.documents.document import Block
from dashboard.records.ingest.documents.sections import Kind, Sentence

DATA = Path(__file__).parents[5] / "data"


@pytest.fixture(scope="session")
def tags():
    """The taxonomy of the project's own data."""
    return documents.taxonomy(records.load(DATA).technologies)


@pytest.fixture
def drafts(tags):
    """Drafts of a text that is read as the kind its name says."""

    def make(text, name="sample.md", source_id="sample"):
        content = text if isinstance(text, bytes) else text.encode()
        return documents.extract(documents.parse(content, Path(name)), tags, source_id)

    return make


@pytest.fixture
def sentence():
    """A sentence in a section of one kind."""

    def make(text, kind=Kind.BODY):
        block = Block("text", text, 1)
        return Sentence(block.folded.text, 0, block, frozenset({kind}))

    return make


@pytest.fixture
def pdf():
    """A PDF with a page for each list of (size, left, words); `encrypt` protects it by a password."""

    def make(*pages, encrypt=None):
        from reportlab.pdfbase import pdfmetrics
        from reportlab.pdfbase.cidfonts import UnicodeCIDFont
        from reportlab.pdfgen import canvas

        pdfmetrics.registerFont(UnicodeCIDFont("HeiseiKakuGo-W5"))
        target = io.BytesIO()
        drawn = canvas.Canvas(target, encrypt=encrypt)
        for page in pages:
            height = 780
            for size, left, words in page:
                drawn.setFont("HeiseiKakuGo-W5", size)
                for position, part in enumerate(words.split("\t")):
                    drawn.drawString(left + 160 * position, height, part)
                height -= 1.7 * size
            drawn.showPage()
        drawn.save()
        return target.getvalue()

    return make


@pytest.fixture
def word():
    """A Word file that a function fills."""

    def make(fill):
        import docx

        document = docx.Document()
        fill(document)
        target = io.BytesIO()
        document.save(target)
        return target.getvalue()

    return make
