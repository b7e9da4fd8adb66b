from dataclasses import replace

from hoibaocao.reading.document import Paragraph
from hoibaocao.reading.table_rows import is_row
from hoibaocao.reading.tables import Cell, Table, data_lines, flow, table_of


def _cell(text: str, across: int = 1, down: int = 1) -> Cell:
    return Cell((Paragraph(text),) if text else (), across, down)


def _row(*texts: str) -> tuple[Cell, ...]:
    return tuple(map(_cell, texts))


def test_a_row_names_what_it_gives_with_unit_and_headers() -> None:
    assert data_lines(
        table_of(
            [
                ["TT", "Chỉ tiêu", "Đơn vị tính", "Kế hoạch năm 2023", "Thực hiện", "Tỷ lệ (%)"],
                ["1", "Diện tích lúa", "Ha", "9.250", "9.310", "100,6"],
                ["2", "Thu thuế (cả nợ)", "Tr.đồng", "3.750", "12", ""],
                ["3", "Tỷ lệ hộ nghèo", "%", "2,15", "2,48", "-"],
                ["4", "Số con gia cầm", "1.000 con", "", "1.240", ""],
            ]
        )
    ) == [
        "Diện tích lúa: 9.310 ha (Thực hiện; Kế hoạch năm 2023: 9.250 ha; Tỷ lệ: 100,6%)",
        "Thu thuế (cả nợ): 12 triệu đồng (Thực hiện; Kế hoạch năm 2023: 3.750 triệu đồng)",
        "Tỷ lệ hộ nghèo: 2,48% (Thực hiện; Kế hoạch năm 2023: 2,15%)",
        "Số con gia cầm: 1.240 nghìn con (Thực hiện)",
    ]


APPENDIX = Table(
    (
        (_cell("BIỂU SỐ 01: CÁC CHỈ TIÊU CHỦ YẾU", 7),),
        (_cell("(Kèm theo Báo cáo số 12/BC-UBND ngày 5/7/2023)", 7),),
        (
            *(_cell(text, 1, 2) for text in ("TT", "Chỉ tiêu", "ĐVT", "Kế hoạch", "Thực hiện")),
            _cell("So sánh (%)", 2),
        ),
        (_cell("Kế hoạch"), _cell("Cùng kỳ")),
        _row("A", "B", "C", "1", "2", "3=2/1", "4"),
        (_cell("I"), _cell("LĨNH VỰC KINH TẾ", 6)),
        _row("1", "Trồng trọt", "", "", "", "", ""),
        _row("", "Lúa vụ xuân", "", "", "", "", ""),
        _row("", "- Diện tích", "Ha", "9.250", "9.310", "100,6", "101,2"),
        _row("", "- Sản lượng", "Tấn", "50.000", "51.205", "102,4", "99,8"),
        _row("2", "Thu ngân sách", "Tỷ đồng", "300,75", "120,3", "40,0", "75,1"),
        _row("", "Trong đó: Thu nội địa", "Tỷ đồng", "200", "90", "45,0", "80,2"),
        _row("II", "LĨNH VỰC XÃ HỘI", "", "", "", "", ""),
        _row("3", "Lao động có việc làm", "Người", "3.000", "1.500", "50,0", "98,3"),
        _row("", "- Nữ", "Người", "1.500", "700", "46,7", ""),
        _row("", "Người lập biểu", "", "", "CHỦ TỊCH", "", ""),
    )
)


def test_an_appendix_with_merged_heads_groups_and_parts() -> None:
    def told(done: str, plan: str, *ratios: str) -> str:
        heads = ("So sánh – Kế hoạch", "So sánh – Cùng kỳ")
        shares = (f"; {head}: {share}%" for head, share in zip(heads, ratios, strict=False))
        return f"{done} (Thực hiện; Kế hoạch: {plan}{''.join(shares)})"

    assert data_lines(APPENDIX) == [
        "BIỂU SỐ 01: CÁC CHỈ TIÊU CHỦ YẾU",
        "(Kèm theo Báo cáo số 12/BC-UBND ngày 5/7/2023)",
        "I. LĨNH VỰC KINH TẾ",
        "1. Trồng trọt",
        "Lúa vụ xuân",
        "Trồng trọt – Lúa vụ xuân – Diện tích: " + told("9.310 ha", "9.250 ha", "100,6", "101,2"),
        "Trồng trọt – Lúa vụ xuân – Sản lượng: "
        + told("51.205 tấn", "50.000 tấn", "102,4", "99,8"),
        "Thu ngân sách: " + told("120,3 tỷ đồng", "300,75 tỷ đồng", "40,0", "75,1"),
        "Thu ngân sách, trong đó thu nội địa: " + told("90 tỷ đồng", "200 tỷ đồng", "45,0", "80,2"),
        "II. LĨNH VỰC XÃ HỘI",
        "Lao động có việc làm: " + told("1.500 người", "3.000 người", "50,0", "98,3"),
        "Lao động có việc làm, trong đó nữ: " + told("700 người", "1.500 người", "46,7"),
        "Người lập biểu",
        "CHỦ TỊCH",
    ]


def test_a_head_merged_by_empty_cells_and_a_unit_above_the_table() -> None:
    table = table_of(
        [
            ["TT", "Nội dung", "Năm 2022", "", "Năm 2023", ""],
            ["", "", "Kế hoạch", "Thực hiện", "Kế hoạch", "Thực hiện"],
            ["1", "Trồng rừng", "10", "12", "14", "15"],
        ]
    )
    row = (
        "Trồng rừng (Năm 2022 – Kế hoạch: 10 ha; Năm 2022 – Thực hiện: 12 ha; "
        "Năm 2023 – Kế hoạch: 14 ha; Năm 2023 – Thực hiện: 15 ha)"
    )
    assert data_lines(table, before="Đơn vị tính: ha") == [row]
    assert flow([Paragraph("Bảng 2 (ĐVT: ha)"), table])[1:] == [Paragraph(row)]
    assert "15 ha" not in data_lines(table)[0]


def test_a_table_of_places_names_each_place() -> None:
    assert data_lines(
        table_of(
            [
                ["STT", "Đơn vị", "Số hộ", "Số hộ nghèo", "Tỷ lệ hộ nghèo (%)", "Ghi chú"],
                ["1", "Xã Đồng Tâm", "1.200", "30", "2,5", ""],
                ["2", "Xã Hòa Bình", "2.000", "40", "2,0", "giảm 3 hộ"],
                ["", "Tổng cộng", "3.200", "70", "2,2", ""],
            ]
        )
    ) == [
        "Xã Đồng Tâm (Số hộ: 1.200; Số hộ nghèo: 30; Tỷ lệ hộ nghèo: 2,5%)",
        "Xã Hòa Bình (Số hộ: 2.000; Số hộ nghèo: 40; Tỷ lệ hộ nghèo: 2,0%; Ghi chú: giảm 3 hộ)",
        "Tổng cộng (Số hộ: 3.200; Số hộ nghèo: 70; Tỷ lệ hộ nghèo: 2,2%)",
    ]


def test_heads_that_begin_with_figures_and_figures_told_in_words() -> None:
    assert data_lines(
        table_of(
            [
                ["Chỉ tiêu", "6 tháng đầu năm 2023", "So với cùng kỳ năm 2022"],
                ["Sản xuất", "4.995 tỷ đồng", "tăng 12,6%"],
            ]
        )
    ) == ["Sản xuất: 4.995 tỷ đồng (6 tháng đầu năm 2023; So với cùng kỳ năm 2022: tăng 12,6%)"]
    assert data_lines(
        table_of([["Chỉ tiêu", "2021", "2022", "2023"], ["Hộ nghèo (hộ)", "120", "100", "80"]])
    ) == ["Hộ nghèo (Năm 2021: 120 hộ; Năm 2022: 100 hộ; Năm 2023: 80 hộ)"]


def test_what_was_done_leads_unless_the_columns_tell_several_years() -> None:
    def row(*heads: str) -> list[str]:
        return data_lines(table_of([["Chỉ tiêu", *heads], ["Lúa (ha)", "10", "12"]]))

    rows = (row("Thực hiện", "Kế hoạch"), row("Thực hiện năm 2022", "Kế hoạch năm 2023"))
    assert all(is_row(line) for [line] in rows)
    assert not is_row("Thu ngân sách đạt 45,2 tỷ đồng (bằng 61% dự toán), tăng 8%.")
    assert not is_row("- Thu ngân sách: 45,2 tỷ đồng (tăng 8%)")
    assert row("Thực hiện 6 tháng 2023", "Cùng kỳ năm 2022") == [
        "Lúa: 10 ha (Thực hiện 6 tháng 2023; Cùng kỳ năm 2022: 12 ha)"
    ]
    assert row("Thực hiện năm 2022", "Kế hoạch năm 2023") == [
        "Lúa (Thực hiện năm 2022: 10 ha; Kế hoạch năm 2023: 12 ha)"
    ]


def test_a_numbered_list_without_figures_keeps_its_headers() -> None:
    rows = [
        ["STT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời hạn"],
        ["1", "Sửa trường mầm non", "Phòng Giáo dục", "Quý III"],
    ]
    assert data_lines(table_of(rows)) == [
        "Sửa trường mầm non (Cơ quan chủ trì: Phòng Giáo dục; Thời hạn: Quý III)"
    ]


def test_a_long_row_becomes_lines_that_all_name_it() -> None:
    years = [f"Kết quả rà soát của đợt kiểm tra lần thứ {number}" for number in range(1, 13)]
    table = table_of([["Xã", *years], ["Đồng Tâm", *("1.200" for _ in years)]])
    lines = data_lines(table)
    assert [line.count("1.200") for line in lines] == [7, 5]
    assert all(line.startswith("Đồng Tâm (") and len(line) <= 400 for line in lines)


def test_a_head_that_comes_again_on_the_next_page_is_no_row() -> None:
    rows = [["Chỉ tiêu", "Thực hiện"], ["Lúa", "10"], ["Chỉ tiêu", "Thực hiện"], ["Chè", "12"]]
    assert data_lines(table_of(rows)) == ["Lúa: 10 (Thực hiện)", "Chè: 12 (Thực hiện)"]


def test_names_and_figures_without_a_head() -> None:
    rows = [["Lúa", "1.240 ha"], ["Chè:", "120 ha", "tăng 5%"]]
    assert data_lines(table_of(rows)) == ["Lúa: 1.240 ha", "Chè: 120 ha; tăng 5%"]


def test_a_table_that_lays_text_out_gives_its_paragraphs() -> None:
    rows = [
        ["ỦY BAN NHÂN DÂN HUYỆN SUỐI TRONG", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
        ["Số: 12/BC-UBND", "Suối Trong, ngày 5 tháng 7 năm 2023"],
    ]
    assert [paragraph.text for paragraph in flow([table_of(rows)])] == [*rows[0], *rows[1]]
    assert flow([table_of([["Một ô"]])]) == [Paragraph("Một ô")]
    assert flow([Table(((_cell(""),),))]) == []


def test_tables_in_the_cells_of_a_layout_are_read() -> None:
    inner = table_of([["Chỉ tiêu", "Thực hiện"], ["Lúa", "10"]])
    outer = Table(((Cell((Paragraph("Kết quả:"), inner)),),))
    assert flow([outer]) == [Paragraph("Kết quả:"), Paragraph("Lúa: 10 (Thực hiện)")]


def test_a_span_without_end_is_cut() -> None:
    table = Table(((_cell("Chỉ tiêu", 1, 10**9), _cell("Thực hiện", 10**9)), _row("10")))
    assert flow([table]) == [Paragraph("Chỉ tiêu: 10 (Thực hiện)")]


def test_heads_that_are_short_for_times_are_no_figures() -> None:
    assert data_lines(
        table_of([["Chỉ tiêu", "9T/2025", "9T/2026", "6T"], ["Lúa (ha)", "12", "13", "7"]])
    ) == ["Lúa (9T/2025: 12 ha; 9T/2026: 13 ha; 6T: 7 ha)"]


def test_a_total_over_the_numbers_and_the_names_is_named() -> None:
    head = _row("STT", "Tên xã", "Số hộ", "Hộ nghèo")
    total = (_cell("Tổng cộng", 2), *_row("640", "201"))
    table = Table((head, _row("1", "Xã Hạ", "640", "201"), total))
    assert data_lines(table)[-1] == "Tổng cộng (Số hộ: 640; Hộ nghèo: 201)"


def test_a_column_of_groups_stands_before_what_each_row_is_about() -> None:
    def lines(group: str) -> list[str]:
        return data_lines(
            table_of(
                [
                    ["Lĩnh vực", "Chỉ tiêu", "Đơn vị", "Thực hiện"],
                    ["Trồng trọt", "Diện tích lúa", "ha", "120"],
                    [group, "Rừng trồng mới", "ha", "15"],
                    ["Giáo dục", "Học sinh", "em", "90"],
                ]
            )
        )

    assert lines("Trồng trọt") == lines("")
    assert lines("") == [
        "Trồng trọt – Diện tích lúa: 120 ha (Thực hiện)",
        "Trồng trọt – Rừng trồng mới: 15 ha (Thực hiện)",
        "Giáo dục – Học sinh: 90 em (Thực hiện)",
    ]


def test_rows_of_times_and_numbers_before_names() -> None:
    assert data_lines(
        table_of([["Năm", "Dự án", "Vốn (tỷ đồng)"], ["2024", "5", "28"], ["2025", "4", "19,5"]])
    ) == ["Năm 2024 (Dự án: 5; Vốn: 28 tỷ đồng)", "Năm 2025 (Dự án: 4; Vốn: 19,5 tỷ đồng)"]
    assert data_lines(
        table_of(
            [
                ["Chỉ tiêu", "Thực hiện"],
                ["I. Xã Đồng Tâm", ""],
                ["1. Số hộ", "120"],
                ["1.1. Hộ nghèo", "7"],
                ["II - Xã Hòa Bình", ""],
                ["1. Số hộ", "80"],
            ]
        )
    ) == [
        "I. Xã Đồng Tâm",
        "Xã Đồng Tâm – Số hộ: 120 (Thực hiện)",
        "Xã Đồng Tâm – Hộ nghèo: 7 (Thực hiện)",
        "II. Xã Hòa Bình",
        "Xã Hòa Bình – Số hộ: 80 (Thực hiện)",
    ]


def test_a_second_table_of_a_sheet_has_a_head_of_its_own() -> None:
    sheet = [
        ["Bảng 1. Trồng trọt", "", ""],
        ["Cây", "Diện tích (ha)", "Sản lượng (tấn)"],
        ["Chè", "18", "246"],
        ["", "", ""],
        ["Bảng 2. Chăn nuôi", "", ""],
        ["Vật nuôi", "Số con (con)", ""],
        ["Bò", "21", ""],
        ["Ghi chú: cả bò sữa.", "", ""],
    ]
    assert data_lines(table_of(sheet)) == [
        "Bảng 1. Trồng trọt",
        "Chè (Diện tích: 18 ha; Sản lượng: 246 tấn)",
        "Bảng 2. Chăn nuôi",
        "Bò: 21 con (Số con)",
        "Ghi chú: cả bò sữa.",
    ]


def test_a_sheet_of_a_month_says_so_in_each_row() -> None:
    table = table_of([["Khoản thu", "Số tiền (đồng)"], ["Phí chợ", "96"]])
    assert data_lines(replace(table, of="Tháng 2")) == ["Tháng 2 – Phí chợ: 96 đồng (Số tiền)"]
