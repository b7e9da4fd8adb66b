"""Names of places that recognition misread in the head of a report."""

from datetime import date

import pytest

from hoibaocao.reading.metadata import read_metadata
from hoibaocao.reading.misread_places import with_places_mended
from hoibaocao.vietnamese.places import label

LAI_CHAU, VINH_PHUC = "Nhân dân tỉnh Lai Châu.", "Nhân dân tỉnh Vĩnh Phúc."


@pytest.mark.parametrize(
    ("line", "text", "mended"),
    [
        # One diacritic away from two units, so that the text has to tell which.
        ("UBND HUYỆN TAM ĐƯƠNG", "", "UBND HUYỆN TAM ĐƯƠNG"),
        ("UBND HUYỆN TAM ĐƯƠNG", LAI_CHAU, "UBND huyện Tam Đường"),
        ("UBND HUYỆN TAM ĐƯƠNG", VINH_PHUC, "UBND huyện Tam Dương"),
        ("UBND HUYÊN TAM ĐƯƠNG", "huyện Tam Dương", "UBND huyện Tam Dương"),
        # Letters of like shape; a sole unit needs no more to be told.
        ("HUYỆN ỦY KỲ SƠN", "", "HUYỆN ỦY KỲ SƠN"),
        ("HUYỆN ỦY CẤM XUYÊN", "", "huyện ủy Cẩm Xuyên"),
        ("UBND huyện Hàrn Yên", "", "UBND huyện Hàm Yên"),
        # A letter wrong is believed when the text speaks of the unit's province.
        ("HUYỆN CẨM XUYÊR", "", "HUYỆN CẨM XUYÊR"),
        ("HUYỆN CẨM XUYÊR", "tỉnh Hà Tĩnh", "huyện Cẩm Xuyên"),
        # Names of other units, of no unit, and other words stay.
        ("HUYỆN SUỐI TRONG", "", "HUYỆN SUỐI TRONG"),
        ("TÌNH HÌNH KINH TẾ - XÃ HỘI", "", "TÌNH HÌNH KINH TẾ - XÃ HỘI"),
    ],
)
def test_a_name_is_that_of_the_one_unit_it_looks_like(line: str, text: str, mended: str) -> None:
    assert with_places_mended([line], text) == [mended]


def test_only_the_place_of_a_scan_is_mended_and_its_title_kept() -> None:
    text = "UBND HUYỆN TAM ĐƯƠNG\n\nBÁO CÁO\n\nKinh tế huyện Tam Đương năm 2023\n\n" + VINH_PHUC
    read, typed = read_metadata(text, recognised=True), read_metadata(text)
    assert read.place is not None
    assert label(read.place) == "huyện Tam Dương, tỉnh Vĩnh Phúc"
    assert read.title == typed.title == "BÁO CÁO Kinh tế huyện Tam Đương năm 2023"
    assert typed.place is not None
    assert typed.place.name == "Tam Đương"


def test_the_six_of_six_months_is_one_though_recognition_takes_it_for_a_letter() -> None:
    text = "HUYỆN TAM DƯƠNG\n\nBÁO CÁO\n\nKinh tế - xã hội ó tháng đầu năm 2023\n\n" + VINH_PHUC
    read = read_metadata(text, recognised=True)
    assert read.period is not None
    assert (read.period.start, read.period.end) == (date(2023, 1, 1), date(2023, 6, 30))
    assert read.title == "BÁO CÁO Kinh tế - xã hội ó tháng đầu năm 2023"
