import io
from dataclasses import replace

from openpyxl import load_workbook

from hoibaocao.chat.exporting import markdown, plain, source, spreadsheet
from hoibaocao.chat.messages import EN, VI
from hoibaocao.chat.talk import Exchange
from hoibaocao.vietnamese.places import label
from tests.chat.scripted import ATTACK, ATTACKED, CITED, HILLS, QUOTE, answer

_WHERE = f"{label(HILLS)}; 6 tháng đầu năm 2023; trang 2; Mục: II. Tài chính"
SOURCE = f"“{QUOTE}” (Báo cáo 6 tháng đầu năm 2023; {_WHERE}; doi-xanh/6-thang.txt)"
TABLE = "| Nơi | Số |\n| --- | --- |\n| =A1 | 5 vụ [1] |\n\nHết *nhé*."


def test_a_source_tells_the_quote_and_where_it_stands() -> None:
    assert source(CITED, VI) == SOURCE


def test_an_answer_is_copied_with_its_question_and_sources() -> None:
    exchange = Exchange("Thu?", answer("Thu đạt 325,6 tỷ đồng [1].", CITED))
    assert plain(exchange, VI) == (f"Thu?\n\nThu đạt 325,6 tỷ đồng [1].\n\nNguồn:\n[1] {SOURCE}")
    assert plain(Exchange("Thu?", answer("Không nêu.")), EN) == "Thu?\n\nKhông nêu."


def test_markdown_has_a_footnote_for_each_source_and_keeps_tables() -> None:
    talk = (Exchange("Thu?", answer(TABLE, CITED)), Exchange("#?", trouble="<b>"), Exchange("!"))
    first, *rest = markdown(talk, VI).split("\n\n")
    assert first == "## Thu?"
    assert rest == [
        "| Nơi | Số |\n| --- | --- |\n| =A1 | 5 vụ [^1-1] |",
        "Hết \\*nhé\\*.",
        f"[^1-1]: {SOURCE}",
        "## \\#?",
        "\\<b\\>",
        "## \\!",
        f"{VI.cut_off}\n",
    ]


def test_what_a_report_says_is_no_markup_of_a_file() -> None:
    shown = markdown((Exchange(ATTACK, answer("[2]", ATTACKED)),), VI)
    assert "\\<script\\>" in shown
    assert "\\[liên kết\\]" in shown
    assert "\n<" not in shown


def test_a_table_is_a_sheet_without_formulas_beside_its_sources() -> None:
    book = load_workbook(io.BytesIO(spreadsheet(answer(TABLE, CITED), VI)))
    sides, sources = book.worksheets
    assert [[cell.value for cell in row] for row in sides] == [["Nơi", "Số"], ["=A1", "5 vụ [1]"]]
    assert {cell.data_type for row in sides for cell in row} == {"s"}
    assert [[cell.value for cell in row] for row in sources] == [["1", SOURCE]]


def test_an_answer_without_table_is_one_cell() -> None:
    found = replace(answer("Thu đạt [1]."), citations=())
    sides, sources = load_workbook(io.BytesIO(spreadsheet(found, EN))).worksheets
    assert (sides["A1"].value, sources["A1"].value) == ("Thu đạt [1].", None)
