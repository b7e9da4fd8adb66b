"""Makers of real report files."""

import io
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

FONT = Path(__file__).parents[1] / "data" / "NotoSans-Vietnamese.ttf"
MakePdf = Callable[..., Path]


@pytest.fixture
def make_pdf(tmp_path: Path) -> MakePdf:
    """Return a maker: pages of lines, 12 points, one line each 18 points from the top."""

    def make(
        pages: Sequence[Sequence[str]],
        *,
        name: str = "report.pdf",
        encrypt: str | None = None,
        picture: bool | Sequence[bool] = False,
    ) -> Path:
        pdfmetrics.registerFont(TTFont("Noto", FONT))
        canvas = Canvas(str(tmp_path / name), pagesize=A4, encrypt=encrypt, invariant=1)
        pictures = [picture] * len(pages) if isinstance(picture, bool) else picture
        for lines, shown in zip(pages, pictures, strict=True):
            if shown:
                canvas.drawImage(ImageReader(io.BytesIO(_grey_png())), 0, 0, *A4)
            canvas.setFont("Noto", 12)
            for row, line in enumerate(lines):
                canvas.drawString(72, 770 - 18 * row, line)
            canvas.showPage()
        canvas.save()
        return tmp_path / name

    return make


def _grey_png() -> bytes:
    out = io.BytesIO()
    Image.new("L", (60, 80), 200).save(out, "PNG")
    return out.getvalue()
