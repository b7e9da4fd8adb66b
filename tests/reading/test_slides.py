from pathlib import Path

import pytest
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Cm

from hoibaocao.reading.document import Paragraph, Refused
from hoibaocao.reading.slides import read_pptx


def test_each_slide_is_a_page_read_from_top_to_bottom(tmp_path: Path) -> None:
    made = Presentation()
    made.core_properties.title = "Trình bày báo cáo"
    made.slides.add_slide(made.slide_layouts[6])
    slide = made.slides.add_slide(made.slide_layouts[5])
    low = slide.shapes.add_textbox(Cm(1), Cm(15), Cm(10), Cm(2))
    low.text_frame.text = "Dưới cùng"
    table = slide.shapes.add_table(3, 3, Cm(1), Cm(8), Cm(20), Cm(4)).table
    rows = (("Chỉ tiêu", "Năm 2023", ""), ("", "Kế hoạch", "Thực hiện"), ("Lúa", "10", "12"))
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    table.cell(0, 1).merge(table.cell(0, 2))
    table.cell(0, 0).merge(table.cell(1, 0))
    group = slide.shapes.add_group_shape()
    group.shapes.add_textbox(Cm(1), Cm(4), Cm(9), Cm(1)).text_frame.text = "Trong nhóm"
    title = slide.shapes.title
    assert title is not None
    title.text_frame.text = "Kết quả\v6 tháng"
    made.save(str(tmp_path / "report.pptx"))
    reading = read_pptx(tmp_path / "report.pptx")
    assert reading.paragraphs == (
        Paragraph("Kết quả", heading=True),
        Paragraph("6 tháng", heading=True),
        Paragraph("Trong nhóm"),
        Paragraph("Lúa: 12 (Năm 2023 – Thực hiện; Năm 2023 – Kế hoạch: 10)"),
        Paragraph("Dưới cùng"),
    )
    assert reading.pages == ((0, 0), (0, 0))  # the first slide is empty
    assert reading.hints.title == "Trình bày báo cáo"


def test_slides_without_words_and_broken_ones_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "report.pptx"
    Presentation().save(str(path))
    with pytest.raises(Refused, match="no_text"):
        read_pptx(path)
    path.write_bytes(path.read_bytes()[:2000])
    with pytest.raises(Refused, match="damaged"):
        read_pptx(path)


def test_a_chart_reads_as_the_table_that_it_draws(tmp_path: Path) -> None:
    made = Presentation()
    slide = made.slides.add_slide(made.slide_layouts[5])
    title = slide.shapes.title
    assert title is not None
    title.text_frame.text = "Thu ngân sách qua các quý (tỷ đồng)"
    data = CategoryChartData()  # type: ignore[no-untyped-call]
    data.categories = ["Quý I", "Quý II"]
    data.add_series("Thu nội địa", (5120, 6034.5))  # type: ignore[no-untyped-call]
    data.add_series("Thu xuất nhập khẩu", (610, None))  # type: ignore[no-untyped-call]
    kind = XL_CHART_TYPE.COLUMN_CLUSTERED
    slide.shapes.add_chart(kind, Cm(1), Cm(5), Cm(15), Cm(8), data)
    made.save(str(tmp_path / "report.pptx"))
    assert [each.text for each in read_pptx(tmp_path / "report.pptx").paragraphs] == [
        "Thu ngân sách qua các quý (tỷ đồng)",
        "Quý I (Thu nội địa: 5120 tỷ đồng; Thu xuất nhập khẩu: 610 tỷ đồng)",
        "Quý II: 6034,5 tỷ đồng (Thu nội địa)",
    ]
