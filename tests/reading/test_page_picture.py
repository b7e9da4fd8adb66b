import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from hoibaocao.errors import ReportUnreadable
from hoibaocao.reading.page_picture import page_picture
from hoibaocao.reading.protocol import Wanted
from hoibaocao.records import PagePicture
from tests.reading.conftest import FONT, MakePdf

LINES = ["Thu ngân sách huyện đạt 45,2 tỷ đồng theo số 28-", "NQ/TW. Xã thu 3 tỷ đồng."]


def _shown(path: Path, page: int, quote: str) -> PagePicture | None:
    return page_picture(path, path.parent, Wanted(page, quote, 600))


def _dark(picture: PagePicture) -> bool:
    """Tell whether there is ink in every rectangle, and none beside them left on the page."""
    ink = np.asarray(Image.open(io.BytesIO(picture.png)).convert("L")) < 100
    height, width = ink.shape
    for each in picture.rectangles:
        rows = slice(round(each.top * height), round(each.bottom * height))
        columns = slice(round(each.left * width), round(each.right * width))
        if not ink[rows, columns].any():
            return False
        ink[rows, columns] = False
    return not ink.any()


def test_a_quote_over_a_line_end_is_marked_line_by_line(make_pdf: MakePdf) -> None:
    quote = "Thu ngân sách huyện đạt 45,2 tỷ đồng theo số 28-NQ/TW. Xã thu 3 tỷ đồng."
    shown = _shown(make_pdf([["Trang bìa"], LINES]), 2, quote)
    assert shown is not None
    assert (shown.width, shown.height) == (600, 849)
    assert len(shown.rectangles) == 2
    assert _dark(shown)


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize("angle", [0, 90, 180, 270])
def test_rectangles_follow_turned_pages_turned_text_and_a_cut_page(
    tmp_path: Path, turn: int, angle: int
) -> None:
    pdfmetrics.registerFont(TTFont("Noto", FONT))
    canvas = Canvas(str(tmp_path / "turned.pdf"), pagesize=A4, invariant=1)
    canvas.setCropBox((20, 30, 500, 820))
    canvas.setPageRotation(turn)
    canvas.setFont("Noto", 12)
    canvas.translate(250, 300)
    canvas.rotate(angle)
    canvas.drawString(0, 0, "Thu ngân sách")
    canvas.drawString(0, -20, "đạt 45 tỷ.")
    canvas.save()
    shown = _shown(tmp_path / "turned.pdf", 1, "Thu ngân sách đạt 45 tỷ.")
    assert shown is not None
    assert shown.rectangles
    assert _dark(shown)


def test_there_is_no_picture_of_a_page_that_is_not_there(make_pdf: MakePdf) -> None:
    path = make_pdf([LINES])
    assert _shown(path, 2, "Thu ngân sách") is None
    assert _shown(path, 0, "Thu ngân sách") is None
    text = path.with_suffix(".txt")
    text.write_text("Thu ngân sách", encoding="utf-8")
    assert _shown(text, 1, "Thu ngân sách") is None


def test_a_file_that_is_gone_or_broken_is_unreadable(make_pdf: MakePdf) -> None:
    path = make_pdf([LINES])
    path.write_bytes(path.read_bytes()[:900])
    with pytest.raises(ReportUnreadable, match=r"report\.pdf"):
        _shown(path, 1, "Thu")
    path.unlink()
    with pytest.raises(ReportUnreadable, match=r"report\.pdf"):
        _shown(path, 1, "Thu")
