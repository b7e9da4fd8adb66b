import pytest

from hoibaocao.reading.table_units import is_unit, spelt, units_in, units_of_columns, without_unit


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Đơn vị tính: Triệu đồng", "Triệu đồng"),
        ("(Số liệu đến ngày 30/6; ĐVT: 1.000 đồng)", "1.000 đồng"),
        ("Đơn vị: tr.đồng", "tr.đồng"),
        ("Đơn vị: UBND xã Suối Trong", ""),
        ("Biểu 3. Giải ngân theo chủ đầu tư (tỷ đồng)", "tỷ đồng"),
        ("Xuất khẩu theo thị trường, triệu USD", "triệu USD"),
        ("Giá trị tính bằng nghìn USD (giá hiện hành)", "nghìn USD"),
        ("Kết quả của các xã như sau (đơn vị tính: ha, tạ/ha, tấn):", "ha, tạ/ha, tấn"),
        ("Kết quả từng xã, cụ thể", ""),
        ("Biểu 2. Chỉ tiêu của các xã (kế hoạch)", ""),
        ("Biểu 2. Lao động của các xã (người)", "người"),
    ],
)
def test_a_line_above_a_table_tells_its_units(line: str, told: str) -> None:
    assert units_in(line) == told


def test_columns_of_counts_times_and_codes_are_not_in_the_unit_of_the_table() -> None:
    names = ["Số dự án", "Số vốn giao", "Số tiền", "Năm khởi công", "Mã số", "Số hộ vay"]
    assert units_of_columns("triệu đồng", names) == ["", "triệu đồng", "triệu đồng", "", "", ""]
    assert units_of_columns("người", ["Số lao động", "Nữ"]) == ["người", "người"]


def test_several_units_go_by_order_or_by_name() -> None:
    names = ["Diện tích", "Năng suất", "Sản lượng"]
    assert units_of_columns("ha, tạ/ha, tấn", names) == ["ha", "tạ/ha", "tấn"]
    assert units_of_columns("ha, tấn", names) == ["", "", ""]
    assert units_of_columns("Sản lượng: tấn; Diện tích: ha", names) == ["ha", "", "tấn"]
    assert units_of_columns("", names) == ["", "", ""]


def test_units_are_known_spelt_out_and_taken_from_names() -> None:
    assert [is_unit(text) for text in ("%", "tạ/ha", "nghìn lượt", "5 xã", "6 tháng")] == [
        True,
        True,
        True,
        False,
        False,
    ]
    assert [spelt(text) for text in ("Tr.đ", "1000 con", "tỷ đ", "ha")] == [
        "triệu đồng",
        "nghìn con",
        "tỷ đồng",
        "ha",
    ]
    assert without_unit("Hộ nghèo (hộ)") == ("Hộ nghèo", "hộ")
    assert without_unit("Lúa (cả năm)") == ("Lúa (cả năm)", "")
