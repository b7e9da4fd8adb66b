from hoibaocao.reading.page_tables import PageContent, in_place
from hoibaocao.reading.pages import Line
from hoibaocao.reading.ruled import Ruling, ruled_tables

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
