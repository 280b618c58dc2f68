"""The lines of a PDF page with their places: PDF has no words, only signs at positions."""

from dataclasses import dataclass

import pypdfium2.raw as pdfium

# A gap of this many times the height of the letters separates two columns of a table.
_COLUMN_GAP = 1.5


@dataclass(frozen=True)
class Line:
    """One printed line: its text with tabs between columns, its edges and the height of its letters, in points."""

    text: str
    left: float
    right: float
    top: float
    height: float
    page: int
    number: int


def lines(page: "pdfium.FPDF_TEXTPAGE", page_number: int) -> list[Line]:
    """The lines of a page in the order in which the file holds them."""
    found: list[Line] = []
    signs: list[str] = []
    box = _Box()
    edges: list[tuple[float, float, float, float]] = []
    for index in range(pdfium.FPDFText_CountChars(page)):
        sign = chr(pdfium.FPDFText_GetUnicode(page, index))
        if sign in "\r\n":
            _close(found, signs, edges, page_number)
            continue
        if sign.isspace() or sign < " " or sign == "\ufffe":
            if signs and signs[-1] not in " \t":
                signs.append(" ")
            continue
        left, right, bottom, top = box.of(page, index)
        if edges and signs:
            gap = left - edges[-1][1]
            bullet = len("".join(signs).strip()) <= 1  # a bullet hangs far before its words
            if gap > _COLUMN_GAP * (top - bottom) and not bullet:
                if signs[-1] == " ":
                    signs.pop()
                signs.append("\t")
        signs.append(sign)
        edges.append((left, right, bottom, top))
    _close(found, signs, edges, page_number)
    return found


class _Box:
    """The box of a sign as its font reserves it: 、 is as high and as wide as 漢."""

    def __init__(self) -> None:
        self._edges = pdfium.FS_RECTF()

    def of(self, page: "pdfium.FPDF_TEXTPAGE", index: int) -> tuple[float, float, float, float]:
        """Left, right, bottom and top of a sign."""
        pdfium.FPDFText_GetLooseCharBox(page, index, self._edges)
        edges = self._edges
        return edges.left, edges.right, edges.bottom, edges.top


def _close(
    found: list[Line], signs: list[str], edges: list[tuple[float, float, float, float]], page_number: int
) -> None:
    """End the line that is being gathered."""
    text = "".join(signs).strip()
    if text and edges:
        heights = sorted(top - bottom for _, _, bottom, top in edges)
        height = heights[len(heights) // 2]
        left, right = min(edge[0] for edge in edges), max(edge[1] for edge in edges)
        found.append(Line(text, left, right, max(edge[3] for edge in edges), height, page_number, len(found) + 1))
    signs.clear()
    edges.clear()
