"""Lines ruled on a scan: faint, worn and in grain."""

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from hoibaocao.reading.seen_rulings import seen_rulings
from tests.reading.conftest import FONT

COLUMNS, ROWS = (100, 300, 800, 1100, 1400), tuple(range(100, 800, 100))


def _page(ink: int, noise: float, worn: bool) -> Image.Image:
    page = Image.new("L", (1500, 800), 255)
    draw, font = ImageDraw.Draw(page), ImageFont.truetype(str(FONT), 42)
    for y in ROWS:
        draw.line((COLUMNS[0], y, COLUMNS[-1], y), fill=ink, width=3)
        for x, text in zip(COLUMNS, ("1", "Thu ngân sách", "142,5", "81,3"), strict=False):
            if y < ROWS[-1]:
                draw.text((x + 12, y + 20), text, 0, font)
    for x in COLUMNS:
        draw.line((x, ROWS[0], x, ROWS[-1]), fill=ink, width=3)
        for y in range(150, 700, 170) if worn else ():
            draw.line((x, y, x, y + 14), fill=255, width=5)
    grain = np.random.default_rng(3).normal(0, noise, (page.height, page.width))
    return Image.fromarray(np.clip(np.asarray(page) + grain, 0, 255).astype(np.uint8))


@pytest.mark.parametrize(
    ("ink", "noise", "worn"), [(0, 0, False), (40, 25, True), (150, 10, False), (110, 15, True)]
)
def test_every_line_of_a_table_is_seen(ink: int, noise: float, worn: bool) -> None:
    level, upright = seen_rulings(_page(ink, noise, worn))
    assert {round(each.at, -2) for each in level} == set(ROWS)
    assert {round(each.at, -1) for each in upright} == set(COLUMNS)


def test_letters_are_no_lines() -> None:
    page = Image.new("L", (1500, 800), 255)
    draw, font = ImageDraw.Draw(page), ImageFont.truetype(str(FONT), 48)
    for y in range(40, 760, 60):
        draw.text((60, y), "TÌNH HÌNH KINH TẾ - XÃ HỘI HUYỆN ILLI", 0, font)
    assert seen_rulings(page) == ([], [])
