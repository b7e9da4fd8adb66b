"""What Word computes from a document's styles and lists: fonts, headings and numbers."""

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from hoibaocao.reading.list_numbers import written

if TYPE_CHECKING:
    from docx.document import Document

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FONT = f"{_W}rPr/{_W}rFonts"
_FONT_OF = (f"{_W}ascii", f"{_W}hAnsi")
_DEEPEST = 20  # styles that lean on each other; more is a circle
_HEADING = re.compile(r"heading\b", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|mục lục)\b", re.IGNORECASE)
_LEVEL = re.compile(r"%(\d)")
_OFF = frozenset({"0", "false", "off"})


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph's style, with what it takes from those it is based on.

    ``number`` is the list its paragraphs are numbered in and their level there.
    """

    font: str = ""
    is_heading: bool = False
    is_contents: bool = False
    number: tuple[str, int] | None = None


@dataclass(frozen=True, slots=True)
class _Level:
    form: str
    text: str
    start: int


class Styles:
    """The styles and lists of a document; lists are counted as their paragraphs are asked for."""

    def __init__(self, document: "Document") -> None:
        styles = document.styles.element
        self._elements = {each.get(f"{_W}styleId"): each for each in styles.iter(f"{_W}style")}
        self._default = next(
            (
                name
                for name, each in self._elements.items()
                if each.get(f"{_W}type") == "paragraph"
                and each.get(f"{_W}default") in {"1", "true"}
            ),
            "",
        )
        defaults = styles.find(f"{_W}docDefaults/{_W}rPrDefault")
        self._font = _font(defaults) if defaults is not None else ""
        self._read: dict[str, Style] = {}
        self._levels = _lists(document)
        self._counts: dict[str, Counter[int]] = {}

    def of(self, paragraph: etree._Element) -> Style:
        """Return the style of a paragraph."""
        return self._style(_value(paragraph.find(f"{_W}pPr/{_W}pStyle")) or self._default)

    def font(self, text: etree._Element) -> str:
        """Return the name of the font that a text is set in; empty if nothing tells it."""
        run = next(text.iterancestors(f"{_W}r"), None)
        if run is None:
            return ""
        named = _value(run.find(f"{_W}rPr/{_W}rStyle"))
        paragraph = next(run.iterancestors(f"{_W}p"), None)
        return (
            _font(run)
            or (self._style(named).font if named else "")
            or (self.of(paragraph).font if paragraph is not None else "")
            or self._font
        )

    @staticmethod
    def is_hidden(run: etree._Element) -> bool:
        """Tell whether a run is hidden text."""
        vanish = run.find(f"{_W}rPr/{_W}vanish")
        return vanish is not None and _value(vanish) not in _OFF

    def number(self, paragraph: etree._Element) -> str:
        """Return the number that Word puts before the next paragraph of a list, with a blank."""
        own = paragraph.find(f"{_W}pPr/{_W}numPr")
        place = _place(own) if own is not None else None
        if place is None or not place[0]:
            of_style = self.of(paragraph).number
            place = of_style if place is None else (of_style[0] if of_style else "", place[1])
        if place is None or place[0] not in self._levels:
            return ""
        name, depth = place
        abstract, levels = self._levels[name]
        level = levels.get(depth)
        if level is None:
            return ""
        counts = self._counts.setdefault(abstract, Counter())
        counts[depth] += 1
        for deeper in [each for each in counts if each > depth]:
            del counts[deeper]
        if level.form in {"bullet", "none"}:
            return ""
        shown = _LEVEL.sub(lambda at: _count(levels, counts, int(at[1]) - 1), level.text)
        return f"{shown} " if shown.strip() else ""

    def _style(self, name: str, depth: int = 0) -> Style:
        if name in self._read:
            return self._read[name]
        element = self._elements.get(name)
        if element is None or depth > _DEEPEST:
            return Style()
        based = _value(element.find(f"{_W}basedOn"))
        base = self._style(based, depth + 1) if based else Style()
        title = _value(element.find(f"{_W}name"))
        numbered = element.find(f"{_W}pPr/{_W}numPr")
        place = _place(numbered) if numbered is not None else None
        if place and not place[0] and base.number:
            place = (base.number[0], place[1])
        style = Style(
            _font(element) or base.font,
            bool(_HEADING.match(title)) or base.is_heading,
            bool(_CONTENTS.match(title)),
            place or base.number,
        )
        self._read[name] = style
        return style


def _count(levels: dict[int, _Level], counts: Counter[int], depth: int) -> str:
    level = levels.get(depth)
    if level is None:
        return ""
    number = max(counts[depth], 1) + level.start - 1
    return written(number, level.form)


def _lists(document: "Document") -> dict[str, tuple[str, dict[int, _Level]]]:
    """Return each list by its number: what it counts with, and its levels."""
    part = next(
        (
            each.target_part
            for each in document.part.rels.values()
            if not each.is_external and each.reltype.endswith("/numbering")
        ),
        None,
    )
    if part is None:
        return {}
    root = part.element
    kinds = {
        each.get(f"{_W}abstractNumId", ""): _levels(each) for each in root.iter(f"{_W}abstractNum")
    }
    found = {}
    for each in root.iter(f"{_W}num"):
        kind = _value(each.find(f"{_W}abstractNumId"))
        levels = dict(kinds.get(kind, {}))
        restarts = each.findall(f"{_W}lvlOverride")
        for override in restarts:
            levels |= _levels(override)
        name = each.get(f"{_W}numId", "")
        found[name] = (f"{kind}/{name}" if restarts else kind, levels)
    return found


def _levels(parent: etree._Element) -> dict[int, _Level]:
    return {
        _whole(level.get(f"{_W}ilvl", ""), 0): _Level(
            _value(level.find(f"{_W}numFmt")) or "decimal",
            _value(level.find(f"{_W}lvlText")),
            _whole(_value(level.find(f"{_W}start")), 1),
        )
        for level in parent.iter(f"{_W}lvl")
    }


def _place(properties: etree._Element) -> tuple[str, int]:
    """Return the list and the level in it."""
    level = _value(properties.find(f"{_W}ilvl"))
    return _value(properties.find(f"{_W}numId")), _whole(level, 0)


def _whole(number: str, otherwise: int) -> int:
    return int(number) if number.isdecimal() else otherwise


def _font(element: etree._Element) -> str:
    fonts = element.find(_FONT)
    if fonts is None:
        return ""
    return next((name for at in _FONT_OF if (name := fonts.get(at))), "")


def _value(element: etree._Element | None) -> str:
    return "" if element is None else element.get(f"{_W}val", "")
