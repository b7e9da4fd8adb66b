import pytest

from hoibaocao.reading.letterhead import head_lines, is_of_appendix, issuer_of, number_of

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        (f"UBND HUYỆN SÔNG TRĂNG {MOTTO}", ["UBND HUYỆN SÔNG TRĂNG", MOTTO]),
        (f"UBND HUYỆN SÔNG TRĂNG | {MOTTO}", ["UBND HUYỆN SÔNG TRĂNG", MOTTO]),
        ("PHÒNG Y TẾ Độc lập - Tự do - Hạnh phúc", ["PHÒNG Y TẾ", "Độc lập - Tự do - Hạnh phúc"]),
        ("Số: 12/BC-UBND Sông Trăng, ngày 5 tháng 7 năm 2023",
         ["Số: 12/BC-UBND", "Sông Trăng, ngày 5 tháng 7 năm 2023"]),
        ("Số: 12/BC-UBND ngày 5/7/2023 của UBND huyện",
         ["Số: 12/BC-UBND ngày 5/7/2023 của UBND huyện"]),
        ("Nhân dân nước Cộng hòa xã hội chủ nghĩa Việt Nam",
         ["Nhân dân nước Cộng hòa xã hội chủ nghĩa Việt Nam"]),
        ("Thu ngân sách đạt 5 tỷ đồng.", ["Thu ngân sách đạt 5 tỷ đồng."]),
    ],
)  # fmt: skip
def test_columns_in_one_line_are_parted(line: str, parts: list[str]) -> None:
    assert head_lines(line) == parts


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Số: 123/BC-UBND", "123/BC-UBND"),
        ("Số 15 - BC/HU", "15-BC/HU"),
        ("123-BC/TU", "123-BC/TU"),
        ("12/5", ""),
        ("Số:    /BC-UBND", ""),
        ("Số: ..../BC-UBND", ""),
        ("Số: 1234/BC-BTV", "1234/BC-BTV"),
        ("SO 37-BC/HU", "37-BC/HU"),
        ("Số: 45 /BC – HĐND", "45/BC-HĐND"),
        ("Số hộ nghèo còn 12/BC", ""),
        ("(Kèm theo Báo cáo số 610/BC-UBND ngày 20/12/2023)", "610/BC-UBND"),
        ("Thực hiện Công văn số 610/UBND-VX", ""),
    ],
)
def test_numbers(line: str, number: str) -> None:
    assert number_of(["UBND HUYỆN SÔNG TRĂNG", line]) == number


@pytest.mark.parametrize(
    ("lines", "issuer"),
    [
        (("ỦY BAN NHÂN DÂN", "HUYỆN SÔNG TRĂNG"), "ỦY BAN NHÂN DÂN HUYỆN SÔNG TRĂNG"),
        (("UBND HUYỆN SÔNG TRĂNG", "PHÒNG Y TẾ"), "PHÒNG Y TẾ"),
        (("HUYỆN ỦY SÔNG TRĂNG", "BAN THƯỜNG VỤ", "*"), "HUYỆN ỦY SÔNG TRĂNG BAN THƯỜNG VỤ"),
        (("UBND TỈNH BÌNH LÂM", "SỞ NÔNG NGHIỆP VÀ", "MÔI TRƯỜNG"), "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG"),
        ((MOTTO, "UBND XÃ ĐỒI MÂY", "Số: 1/BC-UBND", "DỰ THẢO"), "UBND XÃ ĐỒI MÂY"),
        (("TIN TỨC - SỰ KIỆN",), ""),
        ((), ""),
    ],
)
def test_issuing_bodies(lines: tuple[str, ...], issuer: str) -> None:
    assert issuer_of(lines) == issuer


def test_an_appendix_says_what_it_belongs_to() -> None:
    assert is_of_appendix("(Ban hành kèm theo Kế hoạch số 7/KH-UBND)")
    assert not is_of_appendix("Theo Kế hoạch số 7/KH-UBND")
