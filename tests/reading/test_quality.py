from hoibaocao.reading.quality import POOR, is_garbled, possible_share, quality

GOOD = (
    "Trong sáu tháng đầu năm, thu ngân sách nhà nước trên địa bàn huyện đạt khá, bằng 61% dự toán; "
    "các lĩnh vực văn hóa, giáo dục và y tế có nhiều tiến bộ."
)
WITHOUT_MARKS = (
    "Trong sau thang dau nam, thu ngan sach nha nuoc tren dia ban huyen dat kha, bang du toan; "
    "cac linh vuc van hoa, giao duc va y te co nhieu tien bo, giai quyet viec lam tot hat thoc."
)
CODES = "\ue001\ue002\ue003 \ue004\ue005 \ue006" * 20


def test_vietnamese_reads_well() -> None:
    assert possible_share(GOOD) == 1.0
    assert not is_garbled(GOOD, over_picture=True)
    assert quality(GOOD) == 1.0
    assert quality(GOOD, confidence=0.48) == 0.5


def test_marks_lost_over_a_scan_are_garbled_and_elsewhere_typed_so() -> None:
    assert is_garbled(WITHOUT_MARKS, over_picture=True)
    assert not is_garbled(WITHOUT_MARKS, over_picture=False)


def test_codes_of_a_font_and_other_letters_are_garbled() -> None:
    assert is_garbled(CODES, over_picture=False)
    other = "Uþ ban nh©n d©n huyÖn tæ chøc héi nghÞ s¬ kÕt c«ng t¸c th¸ng ®Çu n¨m cña c¸c x· " * 3
    assert is_garbled(other, over_picture=False)
    assert quality(other) < POOR


def test_a_few_words_tell_nothing() -> None:
    assert possible_share("Xyzt qwrt") == 1.0
    assert not is_garbled("", over_picture=False)
