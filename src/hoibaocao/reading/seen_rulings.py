"""Find the lines ruled on the picture of a page."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from hoibaocao.reading.ruled import Ruling

if TYPE_CHECKING:
    from PIL.Image import Image

_COARSE = 4  # pixels made one: along a line their mean, as grain is no line; across the darkest
_DARK = 180  # faint lines are drawn in grey
_SHORTEST_LEVEL = 60  # coarse pixels, 2 cm at 300 dpi: no dash is as long
_SHORTEST_UPRIGHT = 25  # less than a row's height, more than a letter's
_NEAR = 16.0  # pixels
_WIPED = 7  # pixels
_GAP = 2  # coarse pixels that may be missing
_WORN = 5  # that may be of an upright one: letters below each other leave more
_FILLED = 0.8  # of it at least is there


def seen_rulings(grey: "Image") -> tuple[list[Ruling], list[Ruling]]:
    """Return the straight dark lines of a level page, level and upright, in pixels.

    An upright one counts between level ones. Both count from the upper left corner.
    """
    height, width = grey.height // _COARSE, grey.width // _COARSE
    pixels = np.asarray(grey)[: height * _COARSE, : width * _COARSE]
    blocks = pixels.reshape(height, _COARSE, width, _COARSE)
    level = _runs(blocks.mean(axis=3).min(axis=1) < _DARK, _SHORTEST_LEVEL, _GAP)
    dark = blocks.mean(axis=1).min(axis=2) < _DARK
    upright = [
        Ruling(each.at, min(ends), max(ends))
        for each in _runs(dark.T, _SHORTEST_UPRIGHT, _WORN)
        if (ends := [own.at for own in level if _cross(own, each)])
        and max(ends) - min(ends) >= _SHORTEST_UPRIGHT * _COARSE
    ]
    return level, upright


def _cross(level: Ruling, upright: Ruling) -> bool:
    """Tell whether two rulings meet; letters below each other look like an upright one."""
    return (
        level.start - _NEAR <= upright.at <= level.end + _NEAR
        and upright.start - _NEAR <= level.at <= upright.end + _NEAR
    )


def without_rulings(grey: "Image", level: Sequence[Ruling], upright: Sequence[Ruling]) -> "Image":
    """Return a page with its rulings wiped out, which recognition takes for letters."""
    from PIL import ImageDraw  # noqa: PLC0415 - start-up does not wait for it

    wiped = grey.copy()
    draw = ImageDraw.Draw(wiped)
    for each in level:
        middle = each.at + _COARSE / 2
        draw.line((each.start, middle, each.end + _COARSE, middle), fill=255, width=_WIPED)
    for each in upright:
        middle = each.at + _COARSE / 2
        draw.line((middle, each.start, middle, each.end + _COARSE), fill=255, width=_WIPED)
    return wiped


def _runs(dark: np.ndarray, shortest: int, gap: int) -> list[Ruling]:
    runs: list[Ruling] = []
    for row in np.nonzero(dark.sum(axis=1) >= shortest)[0]:
        places = np.nonzero(dark[row])[0]
        breaks = np.nonzero(np.diff(places) > gap + 1)[0]
        starts = places[np.concatenate(([0], breaks + 1))]
        ends = places[np.concatenate((breaks, [len(places) - 1]))]
        runs += [
            Ruling(float(row * _COARSE), float(start * _COARSE), float(end * _COARSE))
            for start, end in zip(starts, ends, strict=True)
            if end - start >= shortest and dark[row, start : end + 1].mean() >= _FILLED
        ]
    return runs
