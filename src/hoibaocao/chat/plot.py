"""The figures of a comparison drawn as bars beside its table, as safe HTML.

Own bars, because Gradio's plots compile code in the browser, which the page's content security
policy forbids.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hoibaocao.chat.prose import MARKERS, rows, text
from hoibaocao.vietnamese.numbers import find_figures

if TYPE_CHECKING:
    from decimal import Decimal

    from hoibaocao.records import Answer

_FEWEST = 2


def bars(found: Answer) -> str:
    """Draw the figures that an answer compares; nothing unless all are amounts of one unit.

    Args:
        found: The answer; its table has the side in the first column and its figure in the second.
    """
    told = [_figure(row) for row in rows(found.text)[1:]]
    drawn = [each for each in told if each]
    if len(drawn) < _FEWEST or len({unit for _, _, unit, _ in drawn}) > 1:
        return ""
    highest = max(value for _, _, _, value in drawn)
    if highest <= 0 or min(value for _, _, _, value in drawn) < 0:
        return ""
    lines = "".join(
        f'<li><span class="side">{text(side)}</span><span class="track">'
        f'<span class="bar" style="width:{100 * value / highest:.1f}%"></span></span>'
        f"<strong>{text(shown)}</strong></li>"
        for side, shown, _, value in drawn
    )
    return f'<ul class="bars">{lines}</ul>'


def _figure(row: list[str]) -> tuple[str, str, tuple[str, tuple[str, ...]], Decimal] | None:
    side, shown, *_ = [*row, "", ""]
    shown = MARKERS.sub("", shown).strip()
    figures = find_figures(shown)
    if len(figures) != 1:
        return None
    return side, shown, (figures[0].unit, figures[0].per), figures[0].value
