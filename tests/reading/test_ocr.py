import io
import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from hoibaocao.reading.document import Means, Refused, compose
from hoibaocao.reading.images import is_image, read_image
from hoibaocao.reading.page_picture import page_picture
from hoibaocao.reading.pdf import read_pdf
from hoibaocao.reading.pdfium import picture
from hoibaocao.reading.preparing import clearer, prepared, skew_of
from hoibaocao.reading.protocol import Wanted
from hoibaocao.reading.tesseract import RecognisedWord, Tesseract
from tests.reading.conftest import FONT, MakePdf

needs_tesseract = pytest.mark.skipif(
    shutil.which("tesseract") is None, reason="Tesseract is not installed"
)
LINES = [
    "Thu ngân sách nhà nước trên địa bàn huyện sáu tháng đầu năm",
    "đạt 45,2 tỷ đồng, bằng 61% dự toán năm, tăng 8% so với cùng kỳ.",
    "Nông nghiệp được mùa, sản lượng lúa cả huyện ước đạt 3.870 tấn.",
    "Toàn huyện có 17 trường học đạt chuẩn quốc gia về giáo dục.",
]
TEXT = " ".join(LINES)
OTHER = "Công tác giáo dục có nhiều tiến bộ."


@pytest.fixture
def scan(make_pdf: MakePdf) -> Image.Image:
    """Return the lines on paper, half a page high."""
    page = picture(make_pdf([LINES]), 0, 200)
    return page.convert("RGB").crop((0, 0, page.width, page.height // 2))


def _text(path: Path, means: Means) -> str:
    read = read_pdf if path.suffix == ".pdf" else read_image
    return compose(read(path, means)).text.replace("\n\n", " ")


@pytest.fixture
def other(make_pdf: MakePdf) -> Image.Image:
    """Return another page."""
    page = picture(make_pdf([[OTHER]], name="other.pdf"), 0, 200)
    return page.convert("RGB").crop((0, 0, page.width, page.height // 4))


@needs_tesseract
def test_a_skewed_scan_is_read_once(
    scan: Image.Image, other: Image.Image, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, told = tmp_path / "scan.pdf", []
    skewed = scan.rotate(-3, fillcolor="white", resample=Image.Resampling.BICUBIC)
    skewed.save(path, save_all=True, append_images=[other], resolution=200)
    means = Means(tmp_path / "cache", lambda done, total: told.append((done, total)))
    assert _text(path, means) == f"{TEXT} {OTHER}"
    assert told == [(0, 2), (1, 2), (2, 2)]
    monkeypatch.setattr(Tesseract, "words", None)
    assert _text(path, means) == f"{TEXT} {OTHER}"
    shown = page_picture(path, tmp_path, Wanted(1, LINES[1], 800), means)
    assert shown is not None
    assert len(shown.rectangles) == 1
    ink = np.asarray(Image.open(io.BytesIO(shown.png)).convert("L")) < 128
    [box] = shown.rectangles
    rows = slice(int(box.top * shown.height), int(box.bottom * shown.height) + 1)
    assert 0.24 < ink[rows].sum() / ink.sum() < 0.6


@needs_tesseract
def test_a_page_on_its_side_is_turned(scan: Image.Image, tmp_path: Path) -> None:
    path = tmp_path / "side.png"
    scan.rotate(90, expand=True).save(path)
    assert _text(path, Means()) == TEXT
    shown = page_picture(path, tmp_path, Wanted(1, LINES[0], 400), Means())
    assert shown is not None
    assert (shown.width, shown.height) == (400, round(400 * scan.width / scan.height))
    assert max(box.right for box in shown.rectangles) < 0.25
    lowest = max(box.bottom for box in shown.rectangles)
    assert lowest - min(box.top for box in shown.rectangles) > 0.5


@needs_tesseract
def test_a_grainy_page_is_looked_at_in_other_ways_and_each_word_is_voted_on(
    scan: Image.Image, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = iter([("ó tháng", 0.8), ("6 tháng", 0.75), ("6 tháng", 0.75), ("6 thảng", 0.1)])
    widths = []

    def words(_: Tesseract, image: Image.Image, layout: str) -> Iterator[RecognisedWord]:
        assert layout == "page"
        widths.append(image.width)
        text, confidence = next(said)
        side = image.width // 10
        yield RecognisedWord(text, side, side, 2 * side, 2 * side, confidence, 0)

    monkeypatch.setattr(Tesseract, "words", words)
    scan.save(tmp_path / "grainy.png")
    assert _text(tmp_path / "grainy.png", Means()) == "6 tháng"
    assert widths[1:] == [round(widths[0] * 2 / 3)] * 3


@needs_tesseract
def test_the_camera_s_orientation_counts_and_pages_follow_each_other(
    scan: Image.Image, other: Image.Image, tmp_path: Path
) -> None:
    turned, exif = scan.rotate(90, expand=True), Image.Exif()
    exif[0x0112] = 6  # to be shown turned by a quarter clockwise
    turned.save(tmp_path / "photo.jpg", exif=exif)
    assert _text(tmp_path / "photo.jpg", Means()) == TEXT
    scan.save(tmp_path / "two.tif", save_all=True, append_images=[other])
    reading = read_image(tmp_path / "two.tif")
    assert len(reading.pages) == 2
    assert reading.quality > 0.95


@needs_tesseract
def test_a_stamp_is_no_text_layer(make_pdf: MakePdf, tmp_path: Path) -> None:
    path = make_pdf([["Ký bởi: Ủy ban nhân dân", "Ngày ký: 05/07/2023 08:00:00"]], picture=True)
    reading = read_pdf(path)
    assert "nhân dân" in compose(reading).text  # what one sees is recognised


@needs_tesseract
def test_a_ruled_table_is_read_row_by_row(tmp_path: Path) -> None:
    image = Image.new("L", (1654, 900), 255)
    draw, font = ImageDraw.Draw(image), ImageFont.truetype(str(FONT), 36)
    rows = [
        ("Chỉ tiêu", "Đơn vị tính", "Kế hoạch", "Thực hiện"),
        ("Thu ngân sách", "tỷ đồng", "142,5", "81,3"),
        ("Lao động có việc làm", "người", "3.200", "1.740"),
    ]
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            left, top = 100 + 370 * column, 100 + 120 * row
            draw.rectangle((left, top, left + 370, top + 120), outline=0, width=3)
            draw.multiline_text((left + 12, top + 10), cell.replace(" c", "\nc"), 0, font)
    image.save(tmp_path / "table.png", dpi=(200, 200))
    texts = [paragraph.text for paragraph in read_image(tmp_path / "table.png").paragraphs]
    assert len(texts) == 2
    for text, wanted in zip(texts, rows[1:], strict=True):
        assert all(part in text for part in (*wanted, *rows[0][2:]))


def test_without_tesseract_text_pages_are_read(
    make_pdf: MakePdf, scan: Image.Image, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    path = make_pdf([LINES], name="text.pdf")
    assert read_pdf(path).quality == 1.0
    scan.save(tmp_path / "scan.pdf")
    with pytest.raises(Refused, match="needs_tesseract"):
        read_pdf(tmp_path / "scan.pdf")
    scan.save(tmp_path / "scan.png")
    with pytest.raises(Refused, match="needs_tesseract"):
        read_image(tmp_path / "scan.png")


def test_without_tesseract_a_mixed_file_tells_by_its_quality(
    make_mixed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    reading = read_pdf(make_mixed)
    assert compose(reading).text.replace("\n\n", " ") == TEXT
    assert reading.quality == 0.5


@pytest.fixture
def make_mixed(make_pdf: MakePdf, scan: Image.Image) -> Path:
    return make_pdf([LINES, []], name="mixed.pdf", picture=[False, True])


def test_skew_is_measured(scan: Image.Image) -> None:
    grey = scan.convert("L")
    assert skew_of(grey) == pytest.approx(0, abs=0.1)
    for angle in (-4, 2.5):
        assert skew_of(grey.rotate(angle, fillcolor=255)) == pytest.approx(-angle, abs=0.15)
    assert skew_of(Image.new("L", (900, 900), 255)) == 0


def test_shadows_and_red_stamps_go(scan: Image.Image) -> None:
    draw = ImageDraw.Draw(scan)
    draw.ellipse((800, 600, 1200, 1000), outline=(220, 40, 50), width=12)
    shadow = np.linspace(0.5, 1, scan.width)[None, :, None]
    shaded = Image.fromarray((np.asarray(scan) * shadow).astype(np.uint8))
    page, _ = prepared(shaded)
    paper = np.asarray(page)[580:]
    assert paper.min() > 200


def test_a_page_is_cleared_of_its_grain_and_one_way_of_its_specks() -> None:
    page = Image.new("L", (90, 60), 255)
    draw = ImageDraw.Draw(page)
    draw.rectangle((10, 10, 12, 12), fill=0)  # a speck of a scan of 100 dpi
    draw.rectangle((10, 30, 80, 37), fill=0)  # a stroke
    smooth, without_specks, sharp = (np.asarray(each, np.int64) for each in clearer(page))
    assert without_specks[11, 11] == 255
    assert max(smooth[11, 11], sharp[11, 11]) < 140
    assert max(smooth[34, 45], without_specks[34, 45], sharp[34, 45]) < 10
    assert sharp[28, 45] > smooth[28, 45] + 10


@needs_tesseract
def test_a_page_full_of_grain_and_specks_is_read(scan: Image.Image, tmp_path: Path) -> None:
    random = np.random.default_rng(7)
    small = np.asarray(scan.convert("L").reduce(2), dtype=np.float64)
    small = np.clip(small * 0.85 + 25 + random.normal(0, 12, small.shape), 0, 255)
    small[random.random(small.shape) < 0.004] = 60
    Image.fromarray(small.astype(np.uint8)).save(tmp_path / "copy.pdf", resolution=100)
    text = _text(tmp_path / "copy.pdf", Means())
    figures = ["45,2", "61%", "8%", "3.870", "17"]
    assert [figure for figure in figures if figure in text] == figures


def test_what_is_no_picture_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "broken.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\nbroken")
    assert is_image(path, path.read_bytes())
    with pytest.raises(Refused, match="damaged"):
        read_image(path)
