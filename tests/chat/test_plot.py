import pytest

from hoibaocao.chat.plot import bars
from tests.chat.scripted import answer

_HEAD = "| Địa bàn | Số liệu | Báo cáo viết |\n| --- | --- | --- |\n"


def test_figures_of_one_unit_are_drawn_to_scale() -> None:
    table = "| Huyện A | 1,2 tỷ đồng [1] | x [1] |\n| Huyện <B> | 600 triệu đồng [2] | y |"
    shown = bars(answer(_HEAD + table))
    assert shown == (
        '<ul class="bars"><li><span class="side">Huyện A</span><span class="track">'
        '<span class="bar" style="width:100.0%"></span></span><strong>1,2 tỷ đồng</strong></li>'
        '<li><span class="side">Huyện &lt;B&gt;</span><span class="track">'
        '<span class="bar" style="width:50.0%"></span></span><strong>600 triệu đồng</strong></li>'
        "</ul>"
    )


@pytest.mark.parametrize(
    "rows",
    [
        "| A | 5 tỷ đồng | x |",
        "| A | 5 tỷ đồng | x |\n| B | 5% | x |",
        "| A | 5 tỷ đồng | x |\n| B | không có báo cáo |  |",
        "| A | 0% | x |\n| B | 0% | x |",
        "",
    ],
)
def test_nothing_is_drawn_where_nothing_compares(rows: str) -> None:
    assert bars(answer(_HEAD + rows)) == ""


def test_an_answer_without_a_table_has_no_bars() -> None:
    assert bars(answer("Thu đạt 5 tỷ đồng [1].")) == ""
