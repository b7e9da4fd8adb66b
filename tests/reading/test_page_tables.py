import pytest

from hoibaocao.reading.page_tables import PageContent, in_place
from hoibaocao.reading.pages import Line
from hoibaocao.reading.quality import overall
from hoibaocao.reading.ruled import Ruling, ruled_tables

GLUED = [("Lúa", "50 45"), ("Ngô", "1.240 1.310,5"), ("Chè", "12,5% 13%")]
WHOLE = [("Lúa", "1 240"), ("Ngô 2020 - 2022", "12 500"), ("Chè", "1 200 000"), ("Xã đạt 9", "7")]
ROWS = (("Chỉ tiêu", "Kế hoạch", "Thực hiện"), ("Lúa", "50 ha", "45 ha"))


def test_what_stands_above_a_table_comes_before_it() -> None:
    words = [
        Line(text, 100 * column + 10, 100 * column + 60, 570 - 30 * row, 582 - 30 * row)
        for row, cells in enumerate(ROWS)
        for column, text in enumerate(cells)
    ]
    level = [Ruling(at, 0, 300) for at in (530, 560, 590)]
    upright = [Ruling(at, 530, 590) for at in (0, 100, 200, 300)]
    table = tuple(ruled_tables(level, upright, words))
    head, foot = Line("Đầu trang", 10, 90, 700, 712), Line("Dưới bảng", 10, 90, 500, 512)
    [lines] = in_place([PageContent((*words, head, foot), table)])
    assert [line.text for line in lines] == [
        "Đầu trang",
        "Lúa: 45 ha (Thực hiện; Kế hoạch: 50 ha)",
        "Dưới bảng",
    ]


def test_the_unit_above_a_table_holds_for_its_rows_on_the_next_page_too() -> None:
    def page(rows: tuple[tuple[str, ...], ...], *above: str) -> PageContent:
        words = [
            Line(text, 100 * column + 10, 100 * column + 60, 70 + 30 * row, 82 + 30 * row)
            for row, cells in enumerate(reversed(rows))
            for column, text in enumerate(cells)
        ]
        top = 60 + 30 * len(rows)
        level = [Ruling(at, 0, 200) for at in range(60, top + 1, 30)]
        upright = [Ruling(at, 60, top) for at in (0, 100, 200)]
        lines = (Line(text, 10, 190, top + 20, top + 32) for text in above)
        return PageContent((*lines, *words), tuple(ruled_tables(level, upright, words)))

    head = ("Chỉ tiêu", "Thực hiện")
    first = page((head, ("Thu", "45"), ("Chi", "40")), "Đơn vị tính: tỷ đồng")
    second = page((head, ("Nợ", "2"), ("Vay", "1")))
    lines = [line.text for page_lines in in_place([first, second]) for line in page_lines]
    assert lines == [
        "Đơn vị tính: tỷ đồng",
        "Thu: 45 tỷ đồng (Thực hiện)",
        "Chi: 40 tỷ đồng (Thực hiện)",
        "Nợ: 2 tỷ đồng (Thực hiện)",
        "Vay: 1 tỷ đồng (Thực hiện)",
    ]


def test_a_figure_that_a_narrow_column_broke_is_whole_and_two_figures_are_not_joined() -> None:
    cells = (("Năm", 150), ("310.50", 124), ("0", 112), ("1", 94), ("1.204", 82))
    names = (("Chỉ tiêu", 150), ("Thu", 118), ("Chi", 88))
    words = [
        Line(text, left, left + 40, bottom, bottom + 10)
        for left, column in ((10, names), (110, cells))
        for text, bottom in column
    ]
    level = [Ruling(at, 0, 200) for at in (75, 108, 138, 168)]
    upright = [Ruling(at, 75, 168) for at in (0, 100, 200)]
    [lines] = in_place([PageContent(tuple(words), tuple(ruled_tables(level, upright, words)))])
    assert [line.text for line in lines] == ["Thu: 310.500 (Năm)", "Chi: 1 1.204 (Năm)"]


@pytest.mark.parametrize(("rows", "torn"), [(GLUED, True), (WHOLE, False), (GLUED[:2], False)])
def test_figures_of_two_columns_in_a_cell_tell_of_a_lost_one(
    rows: list[tuple[str, str]], *, torn: bool
) -> None:
    words = [
        Line(text, 100 * column + 10, 100 * column + 60, 10 + 30 * row, 22 + 30 * row)
        for row, cells in enumerate(rows)
        for column, text in enumerate(cells)
    ]
    level = [Ruling(30.0 * at, 0, 200) for at in range(len(rows) + 1)]
    upright = [Ruling(at, 0, 30.0 * len(rows)) for at in (0, 100, 200)]
    page = PageContent((), tuple(ruled_tables(level, upright, words)))
    assert page.torn is torn
    assert overall([1.0, 0.9], torn=page.torn) == (0.9 if torn else 0.95)
