"""The elements of an XML part as they come by: nothing is kept, and nothing outside the part is ever read."""

import zipfile
from collections.abc import Iterator
from typing import NamedTuple
from xml.parsers import expat

_BLOCK = 1 << 16


class Event(NamedTuple):
    """The start or the end of an element; `text` is what stood in it when it ends, without that of its children."""

    ends: bool
    tag: str
    attributes: dict[str, str]
    text: str


def events(parts: zipfile.ZipFile, part: str) -> Iterator[Event]:
    """Starts and ends of the elements of a part, without their namespaces.

    Raises:
        expat.ExpatError: No XML.
        ValueError: It declares a document type, where entities that grow without end are made.
        KeyError: No such part.
    """
    found: list[Event] = []
    texts: list[str] = [""]
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True

    def start(tag: str, attributes: dict[str, str]) -> None:
        texts.append("")
        found.append(Event(False, tag.rpartition(" ")[2], attributes, ""))

    def end(tag: str) -> None:
        found.append(Event(True, tag.rpartition(" ")[2], {}, texts.pop()))

    def characters(text: str) -> None:
        texts[-1] += text

    def refuse(*_: object) -> None:
        raise ValueError("a document type is declared, but a part of a workbook is expected to have none.")

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler, parser.StartDoctypeDeclHandler = characters, refuse
    with parts.open(part) as stream:
        while block := stream.read(_BLOCK):
            parser.Parse(block, False)
            yield from found
            found.clear()
    parser.Parse(b"", True)
    yield from found
