"""What the map shows at this moment, as the small message that restyles it."""

import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

import folium
from branca.element import MacroElement
from folium.template import Template
from jinja2.utils import htmlsafe_json_dumps

NO_DATA, OUT_OF_SCOPE = "-", "x"


@dataclass(frozen=True)
class PopupCase:
    """One case in the popup: plain text; the browser writes it as text nodes."""

    id: str
    title: str
    lines: tuple[str, ...]
    href: str


@dataclass(frozen=True)
class Popup:
    """What opens over the chosen area."""

    code: str
    title: str
    subtitle: str
    cases: tuple[PopupCase, ...] = ()
    more: str = ""


@dataclass(frozen=True)
class AreaView:
    """The state of the map.

    Args:
        level: `prefecture` or `municipality`: the areas that carry colour.
        focus: two-digit code of the prefecture drilled into, or "" for all of Japan.
        klasses: one number an area of the level in code order: class from 0, -1 no data, -2 out of scope.
        values: the text of each coloured area, by its position in code order.
        unit: unit printed behind each value.
        no_data: the sentence for an area without data.
        colours: one colour a class.
        selected: lgcodes to outline.
        marks: (prefecture code, number of the prefectural government's own cases).
        popup: what stands over the chosen area, if anything.
        frame: lgcodes the window should show, instead of the focus or Japan.
        insets: whether far islands get frames of their own.
    """

    level: str
    focus: str
    klasses: Sequence[int]
    values: dict[int, str]
    unit: str
    no_data: str
    colours: Sequence[str]
    selected: Sequence[str] = ()
    marks: Sequence[tuple[str, int]] = ()
    popup: Popup | None = None
    frame: Sequence[str] = ()
    insets: bool = True
    token: str = field(default="", init=False)

    def message(self) -> dict[str, Any]:
        """The view as JSON types, with a token that tells when the browser has painted it."""
        signs = {-1: NO_DATA, -2: OUT_OF_SCOPE}
        body = {
            "level": self.level,
            "focus": self.focus,
            "classes": "".join(signs.get(klass, str(klass)) for klass in map(int, self.klasses)),
            "values": self.values,
            "unit": self.unit,
            "noData": self.no_data,
            "colours": list(self.colours),
            "selected": list(self.selected),
            "marks": [list(mark) for mark in self.marks],
            "popup": asdict(self.popup) if self.popup else None,
            "frame": list(self.frame),
            "insets": self.insets,
        }
        digest = hashlib.sha256(json.dumps(body, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
        return {**body, "token": digest[:12]}


class _Update(MacroElement):
    """One call of the script that is already in the frame."""

    _template = Template("{% macro script(this, kwargs) %}dxmap.update({{ this.message }});{% endmacro %}")

    def __init__(self, message: dict[str, Any]) -> None:
        super().__init__()
        self._name = "Update"
        self.message = _inert_json(message)


def _inert_json(message: dict[str, Any]) -> str:
    """JSON that is a JavaScript literal and nothing else, whatever its texts hold.

    `<`, `>`, `&` and `'` are escaped, so that no text ends the script. folium reads what it renders as a template once
    more: where a text would open a Jinja expression its brace is escaped too. (Braces of JSON itself never stand
    before another one, `%` or `#`.)
    """
    return re.sub(r"\{(?=[{%#])", r"\\u007b", str(htmlsafe_json_dumps(message)))


def recolour(view: AreaView) -> folium.FeatureGroup:
    """A feature group without features whose script restyles the areas that the browser already has.

    The message is JSON that no text of a record can end or turn into a template; the browser puts its texts into the
    page as text nodes.
    """
    group = folium.FeatureGroup(name="view")
    group.add_child(_Update(view.message()))
    return group
