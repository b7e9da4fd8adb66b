"""Words shortened as in a chat."""

import pytest

from hoibaocao.vietnamese.shorthand import spelled_out


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("thu ns dc bn tỷ, có đạt ko?", "thu ngân sách được bao nhiêu tỷ, có đạt không?"),
        ("thu ns 6 thg dc bn", "thu ngan sach 6 thang duoc bao nhieu"),
        ("UBND, NS và BN", "UBND, NS và BN"),
        ("xã ia ko, xa po ko", "xã ia ko, xa po ko"),
        ("đ/c, km, tp", "đ/c, km, tp"),
    ],
)
def test_small_letters_are_spelled_out(typed: str, meant: str) -> None:
    assert spelled_out(typed) == meant
