import pytest
from viparse.normalize.tcvn3 import TCVN3

from hoibaocao.reading.legacy import repaired

_OLD = str.maketrans({new: old for old, new in TCVN3.pairs if len(old) == len(new) == 1})
_REST = "Nhân dân các xã vùng cao phấn khởi, đường sá được mở rộng và trường học mới khánh thành."


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("ủY BAN NHÂN DÂN HUYệN SUốI TRONG", "ỦY BAN NHÂN DÂN HUYỆN SUỐI TRONG"),
        ("Xã ĐÔNG ANH", "XÃ ĐÔNG ANH"),
        ("II. NHIệM Vụ 6 THáNG CUốI NĂM", "II. NHIỆM VỤ 6 THÁNG CUỐI NĂM"),
        ("ủy ban nhân dân huyện họp. ổn định giá.", "Ủy ban nhân dân huyện họp. Ổn định giá."),
        ("- ổn định dân cư ở UBND xã", "- Ổn định dân cư ở UBND xã"),
        ("Theo UBND Xã Đông Anh, số: 9/BC", "Theo UBND Xã Đông Anh, số: 9/BC"),
    ],
)
def test_capitals_that_tcvn3_lacks_come_back(typed: str, expected: str) -> None:
    old = [line.translate(_OLD) for line in (_REST, typed)]
    assert repaired(old) == [_REST, expected]


def test_a_broken_line_goes_on_in_small_letters() -> None:
    lines = ["Mạng lưới y tế được củng cố, trạm y tế được xây mới", "ở các xã vùng cao.", _REST]
    assert repaired([line.translate(_OLD) for line in lines]) == lines
