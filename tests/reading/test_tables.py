from hoibaocao.reading.tables import lines_of


def test_rows_name_their_columns() -> None:
    assert lines_of(
        [
            ["Chỉ tiêu", "Đơn vị\ntính", "Thực hiện"],
            ["Diện tích lúa", "ha", "1.240"],
            ["Số trường đạt chuẩn", "", "17"],
        ]
    ) == [
        "Chỉ tiêu: Diện tích lúa; Đơn vị tính: ha; Thực hiện: 1.240",
        "Chỉ tiêu: Số trường đạt chuẩn; Thực hiện: 17",
    ]


def test_rows_that_do_not_match_the_header_keep_their_cells() -> None:
    rows = [["Chỉ tiêu", "Kế hoạch", "Thực hiện"], ["Lĩnh vực kinh tế"], ["Lúa", "10", "12"]]
    assert lines_of(rows) == ["Lĩnh vực kinh tế", "Chỉ tiêu: Lúa; Kế hoạch: 10; Thực hiện: 12"]


def test_a_letterhead_is_no_data() -> None:
    rows = [
        ["ỦY BAN NHÂN DÂN\nHUYỆN SUỐI TRONG", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
        ["Số: 12/BC-UBND", "Suối Trong, ngày 5 tháng 7 năm 2023"],
    ]
    assert lines_of(rows) == [
        "ỦY BAN NHÂN DÂN",
        "HUYỆN SUỐI TRONG",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Số: 12/BC-UBND",
        "Suối Trong, ngày 5 tháng 7 năm 2023",
    ]


def test_a_table_without_header_or_figures_gives_its_cells() -> None:
    assert lines_of([["Lúa", "1.240 ha"], ["Chè", "120 ha"]]) == [
        "Lúa",
        "1.240 ha",
        "Chè",
        "120 ha",
    ]
    assert lines_of([["Một ô"]]) == ["Một ô"]
