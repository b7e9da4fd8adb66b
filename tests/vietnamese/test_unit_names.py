import pytest

from hoibaocao.vietnamese.unit_names import units_counted


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Riêng xã Thanh Sơn nộp 3,1 tỷ đồng.", ["Thanh Sơn"]),
        ("Thị xã Bến Sương và huyện Đồi Mây đạt 12 tỷ đồng.", ["Bến Sương", "Đồi Mây"]),
        ("Toàn huyện có 3 xã đạt chuẩn (xã Thanh Sơn, xã Suối Ngà).", []),
        ("Xây dựng xã Nông thôn mới: 12 xã về đích.", []),
        ("Huyện ủy đã ban hành 12 nghị quyết.", []),
        ("Xã Thanh Sơn trồng nhiều chè.", ["Thanh Sơn"]),
        ("RIÊNG XÃ THANH SƠN NỘP 3,1 TỶ ĐỒNG.", ["THANH SƠN"]),
        ("AN SINH XÃ HỘI: CẢ HUYỆN XÓA 85 NHÀ TẠM.", []),
        ("TOÀN THỊ XÃ ĐẠT 12 TỶ ĐỒNG, BẰNG 40% DỰ TOÁN.", []),
    ],
)
def test_units_before_the_first_figure(text: str, names: list[str]) -> None:
    assert list(units_counted(text)) == names
