"""A web page (.html) as blocks: what a reader of the page reads, without menus, scripts and footers."""

import re
from collections.abc import Iterator

from lxml import etree, html

from dashboard.records.ingest.documents.document import Block, row
from dashboard.records.ingest.documents.errors import DocumentError

_UNREAD = (
    "script",
    "style",
    "noscript",
    "template",
    "svg",
    "nav",
    "footer",
    "aside",
    "form",
    "iframe",
    "select",
    "button",
)
_HEADINGS = {f"h{rank}": rank for rank in range(1, 7)}
_BLOCKS = {
    "p",
    "div",
    "section",
    "article",
    "main",
    "blockquote",
    "pre",
    "dd",
    "dt",
    "figcaption",
    "caption",
    "td",
    "th",
}
_BLOCKS |= {
    "ul",
    "ol",
    "dl",
    "table",
    "tbody",
    "thead",
    "tr",
    "li",
    "body",
    "header",
    "address",
    "details",
    "summary",
    "hr",
}
_MOST_SPANNED = 100
_SPACE = re.compile(r"[ \t\r\n\f\u00a0]+")
_MENU = re.compile(
    r"(?:^|[\s_-])(?:breadcrumb|gnav|global-?nav|sidebar|side-nav|share|sns|pagetop|menu)(?:$|[\s_-])", re.I
)


def read(text: str, name: str) -> list[Block]:
    """The blocks of a page; `line` is the line of the file.

    Raises:
        DocumentError: There is nothing to read in it.
    """
    parser = html.HTMLParser(remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        # An XML declaration with an encoding is not allowed in text that is decoded already.
        root = html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", text), parser=parser)
    except (etree.ParserError, ValueError) as error:
        raise DocumentError("broken", file=name, error=error) from error
    body = root.find("body")
    for element in list((body if body is not None else root).iter(*_UNREAD)):
        element.drop_tree()
    for element in root.xpath("//*[@class or @id]"):
        if _MENU.search(f"{element.get('class', '')} {element.get('id', '')}") and element.getparent() is not None:
            element.drop_tree()
    page = _Page()
    return list(page.blocks(body if body is not None else root))


class _Page:
    """The walk over a page's elements, with the number of tables met so far."""

    def __init__(self) -> None:
        self._tables = 0

    def blocks(self, element: "html.HtmlElement", depth: int = 0) -> Iterator[Block]:
        """The blocks inside an element, in order."""
        loose: list[str] = [element.text or ""]
        line = element.sourceline or 0
        for child in element:
            if not isinstance(child.tag, str):
                loose.append(child.tail or "")
                continue
            if not _is_block(child):
                loose += ["\n" if child.tag == "br" else _words(child), child.tail or ""]
                continue
            yield from _loose(loose, line, depth, element)
            loose = [child.tail or ""]
            line = child.sourceline or line
            yield from self._block(child, depth)
        yield from _loose(loose, line, depth, element)

    def _block(self, element: "html.HtmlElement", depth: int) -> Iterator[Block]:
        tag, line = element.tag, element.sourceline or 0
        if tag in _HEADINGS:
            if text := _words(element):
                yield Block("heading", text, line, level=_HEADINGS[tag])
        elif tag == "table" and not element.xpath(".//table"):
            self._tables += 1
            for line_of_row, cells in _rows(element):
                if any(cells):
                    yield row(cells, line_of_row or line, None, self._tables)
        else:
            yield from self.blocks(element, depth + (tag in ("ul", "ol")))


def _rows(table: "html.HtmlElement") -> Iterator[tuple[int, list[str]]]:
    """The rows of a table with their lines; a cell that spans several rows stands in each of them."""
    spanning: dict[int, tuple[int, str]] = {}
    for tr in table.iter("tr"):
        cells: list[str] = []
        for cell in (each for each in tr if each.tag in ("td", "th")):
            _fill(cells, spanning)
            words = _words(cell)
            rows, columns = _span(cell, "rowspan"), _span(cell, "colspan")
            for column in range(columns):
                if rows > 1:
                    spanning[len(cells)] = (rows, words)
                cells.append("" if column else words)
        _fill(cells, spanning)
        spanning = {column: (left - 1, words) for column, (left, words) in spanning.items() if left > 1}
        yield tr.sourceline or 0, cells


def _fill(cells: list[str], spanning: dict[int, tuple[int, str]]) -> None:
    """Add the cells from rows above that stand next."""
    while len(cells) in spanning and spanning[len(cells)][0] > 0:
        cells.append(spanning[len(cells)][1])


def _span(cell: "html.HtmlElement", name: str) -> int:
    written = cell.get(name, "1")
    return min(int(written), _MOST_SPANNED) if written.isdecimal() and int(written) else 1


def _is_block(element: "html.HtmlElement") -> bool:
    if element.tag in _HEADINGS or element.tag in _BLOCKS:
        return True
    return any(
        isinstance(child.tag, str) and (child.tag in _BLOCKS or child.tag in _HEADINGS) for child in element.iter()
    )


def _loose(parts: list[str], line: int, depth: int, parent: "html.HtmlElement") -> Iterator[Block]:
    """Words that stand between block elements, a line break between two blocks."""
    for text in (_SPACE.sub(" ", part).strip() for part in "".join(_keep_breaks(parts)).split("\n")):
        if text:
            listed = parent.tag == "li"
            yield Block("item" if listed else "text", text, line, level=max(depth, 1) if listed else 0)


def _keep_breaks(parts: list[str]) -> Iterator[str]:
    for part in parts:
        yield part if part == "\n" else _SPACE.sub(" ", part)


def _words(element: "html.HtmlElement") -> str:
    """The words of an element on one line, with the addresses of its links to other sites' pages."""
    words = list(element.itertext())
    links = [link.get("href", "") for link in ([element] if element.tag == "a" else element.iter("a"))]
    shown = "".join(words)
    words += [f" {link}" for link in links if link.startswith(("http://", "https://")) and link not in shown]
    return _SPACE.sub(" ", "".join(words)).strip()
