from datetime import date

import pytest

from hoibaocao.reading.document import Hints
from hoibaocao.reading.metadata import read_metadata
from hoibaocao.records import Period, PeriodKind, Place

CAM_XUYEN = Place("Cẩm Xuyên", "district", "huyện", province="Hà Tĩnh")
HA_TINH = Place("Hà Tĩnh", "province", "tỉnh")
BODY = "Sản xuất nông nghiệp thuận lợi, người dân yên tâm làm ăn."
MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")


def _text(*paragraphs: str) -> str:
    return "\n\n".join(paragraphs)


def _period(kind: PeriodKind, first: tuple[int, int, int], last: tuple[int, int, int]) -> Period:
    return Period(kind, date(*first), date(*last))


def _half(year: int) -> Period:
    return _period("half", (year, 1, 1), (year, 6, 30))


def _year(year: int) -> Period:
    return _period("year", (year, 1, 1), (year, 12, 31))


TITLES = [
    (("BÁO CÁO", "Tình hình phát triển làng nghề năm 2022", BODY),
     "BÁO CÁO Tình hình phát triển làng nghề năm 2022"),
    ((*MOTTO, "BÁO CÁO", "KẾT QUẢ TRỒNG RỪNG", "NĂM 2022", BODY),
     "BÁO CÁO KẾT QUẢ TRỒNG RỪNG NĂM 2022"),
    (("UBND HUYỆN CẨM XUYÊN", "Số: 15/BC-UBND", "BÁO CÁO", "Công tác y tế", "quý I năm 2022", BODY),
     "BÁO CÁO Công tác y tế quý I năm 2022"),
    (("BÁO CÁO", "Kết quả thu ngân sách", "(Trình kỳ họp giữa năm)", BODY),
     "BÁO CÁO Kết quả thu ngân sách"),
    (("BÁO CÁO", "Công tác tiếp dân", "Kính gửi: Sở Nội vụ", BODY), "BÁO CÁO Công tác tiếp dân"),
    (("BÁO CÁO", "TÌNH HÌNH THỦY LỢI", "XÃ HỘI HÓA NGUỒN NƯỚC", BODY),
     "BÁO CÁO TÌNH HÌNH THỦY LỢI XÃ HỘI HÓA NGUỒN NƯỚC"),
    (("SƠ KẾT VỤ CHÈ XUÂN CỦA XÃ", BODY), "SƠ KẾT VỤ CHÈ XUÂN CỦA XÃ"),
    (("BÁO CÁO TÓM TẮT", "Công tác thủy lợi", "I. KẾT QUẢ", BODY),
     "BÁO CÁO TÓM TẮT Công tác thủy lợi"),
    (("KẾ HOẠCH", "Phòng, chống cháy rừng năm 2022", BODY),
     "KẾ HOẠCH Phòng, chống cháy rừng năm 2022"),
    (("Kinh tế", "Nông dân vùng cao được mùa chè, thu nhập tăng khá", BODY),
     "Nông dân vùng cao được mùa chè, thu nhập tăng khá"),
    (("Biểu 01", "UBND XÃ HẠ", "Biểu số 1", "THU NGÂN SÁCH 9 THÁNG", BODY),
     "THU NGÂN SÁCH 9 THÁNG"),
    (("15/10/2022 08:00", "Nông dân vùng cao được mùa chè", BODY),
     "Nông dân vùng cao được mùa chè"),
    (("Thứ năm, ngày 5/5/2022", "Ảnh: Thu An", "Được mùa chè ở vùng cao", BODY),
     "Được mùa chè ở vùng cao"),
    (("Báo cáo viên trẻ đạt giải cao toàn quốc", BODY), "Báo cáo viên trẻ đạt giải cao toàn quốc"),
    (("Ngày 5/5, xã tổ chức hội nghị tổng kết vụ chè xuân.", BODY),
     "Ngày 5/5, xã tổ chức hội nghị tổng kết vụ chè xuân"),
    (("Huyện ủy Cẩm Xuyên sơ kết công tác dân vận", BODY),
     "Huyện ủy Cẩm Xuyên sơ kết công tác dân vận"),
    ((*MOTTO, "Số: 15/BC-UBND", "5/7/2022"), ""),
]  # fmt: skip


@pytest.mark.parametrize(("paragraphs", "title"), TITLES)
def test_titles(paragraphs: tuple[str, ...], title: str) -> None:
    assert read_metadata(_text(*paragraphs)).title == title


@pytest.mark.parametrize(
    ("hint", "title"),
    [
        ("Được mùa chè ở vùng cao biên giới", "Được mùa chè ở vùng cao biên giới"),
        ("Tin tức", "Chuyên mục nông nghiệp và nông thôn"),
        ("Microsoft Word - bao cao final.doc", "Chuyên mục nông nghiệp và nông thôn"),
    ],
)
def test_the_file_s_own_title_counts_if_the_text_confirms_it(hint: str, title: str) -> None:
    text = _text("Chuyên mục nông nghiệp và nông thôn", "Được mùa chè ở vùng cao biên giới", BODY)
    assert read_metadata(text, hints=Hints(title=hint)).title == title


def test_the_file_s_own_title_stands_in_for_a_text_without_one() -> None:
    text = _text(*MOTTO, "Số: 15/BC-UBND")
    hints = Hints(title="Báo cáo công tác y tế quý I")
    assert read_metadata(text, hints=hints).title == "Báo cáo công tác y tế quý I"


def test_a_long_opening_paragraph_gives_its_first_sentence() -> None:
    text = "Chiều 5/5, nông dân ra đồng thu hoạch chè xuân. " + "Sản lượng tăng khá cao. " * 20
    assert read_metadata(text).title == "Chiều 5/5, nông dân ra đồng thu hoạch chè xuân"


PLACES = [
    (("Huyện Cẩm Xuyên sơ kết công tác dân vận", BODY), CAM_XUYEN),
    (("HUYỆN ỦY CẨM XUYÊN", *MOTTO, "BÁO CÁO", "Công tác dân vận", BODY), CAM_XUYEN),
    (("TỈNH HÀ TĨNH", "HUYỆN ỦY CẨM XUYÊN", "BÁO CÁO", "Công tác dân vận", BODY), CAM_XUYEN),
    (("Công tác dân vận đạt kết quả", "UBND huyện Cẩm Xuyên (Hà Tĩnh) vừa họp.", BODY), CAM_XUYEN),
    (("Công tác dân vận đạt kết quả", "Xã Cẩm Bình đi đầu.", BODY, "UBND huyện Cẩm Xuyên khen."),
     CAM_XUYEN),
    (("Phó Chủ tịch HĐND tỉnh Hà Tĩnh dự hội nghị", "Hội nghị của huyện Cẩm Xuyên họp sáng nay.",
      "Bí thư Huyện ủy Cẩm Xuyên phát biểu.", "Huyện Cẩm Xuyên sẽ thực hiện."), CAM_XUYEN),
    (("UBND TỈNH HÀ TĨNH", "BÁO CÁO", "Tình hình thủy lợi", "Huyện Cẩm Xuyên dẫn đầu.",
      "Huyện Cẩm Xuyên xây 3 hồ."), HA_TINH),
    (("Hà Tĩnh được mùa lúa xuân", "Huyện Cẩm Xuyên và huyện Thạch Hà dẫn đầu."), HA_TINH),
    (("Hội nghị giao ban ba huyện Thạch Hà, Cẩm Xuyên", "Huyện Cẩm Xuyên báo cáo trước.",
      "Huyện Cẩm Xuyên gieo 9.250 ha."), CAM_XUYEN),
    (("UBND HUYỆN CẨM XUYÊN", "ỦY BAN NHÂN DÂN XÃ CẨM BÌNH", "BÁO CÁO", "Công tác y tế", BODY),
     Place("Cẩm Bình", "commune", "xã")),
    (("Xã Cẩm Bình được mùa lúa xuân", BODY), Place("Cẩm Bình", "commune", "xã")),
    (("Xã Cẩm Bình được mùa lúa xuân", "UBND huyện Cẩm Xuyên khen."), CAM_XUYEN),
    (("ỦY BAN NHÂN DÂN HUYỆN SUỐI TRONG", "BÁO CÁO", "Tình hình thủy lợi",
      "Huyện Suối Trong, tỉnh Bình Mây gieo 920 ha lúa."),
     Place("Suối Trong", "district", "huyện", province="Bình Mây")),
    (("ỦY BAN NHÂN DÂN", "XÃ ĐỒI CHÈ", "BÁO CÁO", "Công tác y tế của xã Đồi Chè, huyện Suối Trong"),
     Place("Đồi Chè", "commune", "xã", district="Suối Trong")),
    (("ỦY BAN NHÂN DÂN", "HUYỆN SUỐI TRONG", "BÁO CÁO",
      "KẾT QUẢ NĂM 2022 CỦA HUYỆN SUỐI TRONG VÀ PHƯƠNG HƯỚNG NĂM 2023 (TỈNH BÌNH MÂY)"),
     Place("Suối Trong", "district", "huyện")),
    (("BÁO CÁO", "VỤ CHÈ NĂM 2022 (HUYỆN SUỐI TRONG, TỈNH BÌNH MÂY)"),
     Place("Suối Trong", "district", "huyện", province="Bình Mây")),
    (("ỦY BAN NHÂN DÂN", "XÃ ĐỒI CHÈ", "BÁO CÁO", "CÔNG TÁC Y TẾ", "TRẠM XÁ ĐƯỢC HUYỆN QUAN TÂM."),
     Place("Đồi Chè", "commune", "xã")),
    (("ỦY BAN NHÂN DÂN", "XÃ BA VỰC", "BÁO CÁO", "Công tác y tế của xã Ba Vực"),
     Place("Ba Vực", "commune", "xã")),
    (("ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT HUYỆN SUỐI TRONG NAM", MOTTO[1], "BÁO CÁO",
      "Tình hình kinh tế của huyện Suối Trong"), Place("Suối Trong", "district", "huyện")),
    (("ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT XÃ ĐỒI CHÈ NAM", MOTTO[1], "BÁO CÁO",
      "Kết quả năm 2023 của xã Đồi Chè, huyện Suối Trong"),
     Place("Đồi Chè", "commune", "xã", district="Suối Trong")),
    (("HUYỆN SUỐI TRONG SƠ KẾT VỤ CHÈ", BODY), Place("Suối Trong", "district", "huyện")),
    (("Kinh tế - xã hội năm 2023 của huyện Suối Trong ỦY BAN NHÂN DÂN", "Số: 16/BC-UBND",
      "Huyện Suối Trong, tỉnh Bình Mây gieo 920 ha lúa."),
     Place("Suối Trong", "district", "huyện", province="Bình Mây")),
    (("UBND H. ĐIỆN BÀN", *MOTTO, "BÁO CÁO", "Công tác dân vận", "H. Điện Bàn, tỉnh Quảng Nam"),
     Place("Điện Bàn", "district", "huyện", province="Quảng Nam")),
    (("Bí thư Huyện ủy Nguyễn Văn Thử thăm hộ nghèo", "UBND huyện Nguyễn Văn Hai cùng đi."), None),
    (("Nông dân phấn khởi ra đồng", BODY), None),
]  # fmt: skip


@pytest.mark.parametrize(("paragraphs", "place"), PLACES)
def test_places(paragraphs: tuple[str, ...], place: Place | None) -> None:
    assert read_metadata(_text(*paragraphs)).place == place


PERIODS = [
    (("BÁO CÁO", "Tình hình y tế 6 tháng đầu năm 2022", BODY), _half(2022)),
    (("Kết quả 6 tháng đầu năm, nhiệm vụ trọng tâm 6 tháng cuối năm 2022", BODY), _half(2022)),
    (("Kết quả thực hiện kế hoạch năm 2022; phương hướng, nhiệm vụ năm 2023", BODY), _year(2022)),
    (("Tổng kết công tác năm 2022, triển khai nhiệm vụ năm 2023", BODY), _year(2022)),
    (("Kiểm điểm công tác 9 tháng đầu năm 2021; nhiệm vụ 3 tháng cuối năm 2021", BODY),
     _period("nine_months", (2021, 1, 1), (2021, 9, 30))),
    (("Tình hình kinh tế quý III/2022", BODY), _period("quarter", (2022, 7, 1), (2022, 9, 30))),
    (("Báo cáo công tác tháng 5 năm 2022", BODY), _period("month", (2022, 5, 1), (2022, 5, 31))),
    (("Đảng bộ sơ kết giữa nhiệm kỳ 2015-2020", BODY),
     _period("span", (2015, 1, 1), (2020, 12, 31))),
    (("Triển khai nhiệm vụ những tháng cuối năm",
      "Huyện họp đánh giá kết quả 6 tháng đầu năm; nhiệm vụ 6 tháng cuối năm 2022."), _half(2022)),
    (("Thu ngân sách vượt dự toán",
      "Thu ngân sách 6 tháng đầu năm 2022 tăng 8% so với cùng kỳ năm 2021."), _half(2022)),
    (("Hà Tĩnh, ngày 5 tháng 7 năm 2022", "BÁO CÁO", "Công tác y tế 6 tháng đầu năm", BODY),
     _half(2022)),
    (("Hà Tĩnh, ngày 5 tháng 1 năm 2023", "BÁO CÁO", "Công tác y tế 9 tháng đầu năm", BODY),
     _period("nine_months", (2022, 1, 1), (2022, 9, 30))),
    (("Công tác y tế 6 tháng đầu năm", BODY), None),
    (("Triển khai nhiệm vụ 6 tháng cuối năm 2022", BODY), None),
    (("Nông dân phấn khởi ra đồng", "Xã phấn đấu đạt chuẩn nông thôn mới năm 2022."), None),
    (("Được mùa chè năm 2022", BODY), _year(2022)),
    (("Vì sao vụ chè năm 2022 được mùa?", BODY), _year(2022)),
    (("Năm 2010 núi lửa phun tro lên cao 9 km.", BODY), None),
    (("Năm 2010 núi lửa phun tro. Đàn trâu phải rời bản", BODY), None),
    (("Núi lửa phun tro vào năm 2010", BODY), None),
    (("Dân làng kể rằng năm 2010 núi lửa phun tro. " + BODY * 5,), None),
    (("Ngày 5/7, xã họp bàn vụ chè. Kết quả 6 tháng đầu năm 2022 khá. " + BODY * 5,), _half(2022)),
    (("Năm xã tổng kết công tác năm 2022.", BODY), _year(2022)),
]  # fmt: skip


@pytest.mark.parametrize(("paragraphs", "period"), PERIODS)
def test_periods(paragraphs: tuple[str, ...], period: Period | None) -> None:
    assert read_metadata(_text(*paragraphs)).period == period


ISSUED = [
    (("Cẩm Xuyên, ngày 05 tháng 7 năm 2022", "BÁO CÁO", "Công tác y tế", BODY), date(2022, 7, 5)),
    (("Cẩm Xuyên, ngày ... tháng 7 năm 2022", "BÁO CÁO", "Công tác y tế", BODY), None),
    (("Được mùa chè", "05/7/2022 | 08:15", BODY), date(2022, 7, 5)),
    (("Được mùa chè", "05/7/2022 08:15 Lượt xem: 1.234 In bài viết", BODY), date(2022, 7, 5)),
    (("Được mùa chè", "Đăng ngày 05/7/2022 08:15", "Ngày 4/7, xã tổng kết."), date(2022, 7, 5)),
    (("Được mùa chè", "Chiều ngày 04/7/2022, xã tổng kết vụ chè."), date(2022, 7, 4)),
    (("BIÊN BẢN", "Họp xã", "Thời gian: 14 giờ 00 phút, ngày 04/7/2022"), date(2022, 7, 4)),
    (("Được mùa chè", "Ngày 4/7, xã tổng kết vụ chè."), None),
    (("Được mùa chè", "Nghị quyết của xã ban hành ngày 04/7/2020 nêu rõ."), None),
    (("BÁO CÁO", "Công tác y tế", BODY, "Cẩm Xuyên, ngày 5 tháng 7 năm 2022", "CHỦ TỊCH"),
     date(2022, 7, 5)),
]  # fmt: skip


@pytest.mark.parametrize(("paragraphs", "issued"), ISSUED)
def test_days_of_issue(paragraphs: tuple[str, ...], issued: date | None) -> None:
    assert read_metadata(_text(*paragraphs)).issued == issued


@pytest.mark.parametrize(
    ("stamp", "hints", "issued"),
    [
        ("date 2022-07 ", Hints(), date(2022, 7, 4)),
        ("date 2023-01 ", Hints(), date(2022, 7, 4)),
        ("", Hints(issued=date(2022, 7, 6)), date(2022, 7, 6)),
        ("date 2022-07 ", Hints(issued=date(2022, 7, 1)), date(2022, 7, 4)),
    ],
)
def test_stamps_and_hints_date_an_event_without_a_year(
    stamp: str, hints: Hints, issued: date
) -> None:
    text = _text(f"{stamp}Được mùa chè", "Ngày 4/7, xã tổng kết vụ chè.")
    assert read_metadata(text, hints=hints).issued == issued


AUTHORS = [
    (("Thu An",), "Thu An"),
    (("Thu An", "Ảnh: Bình Minh"), "Thu An"),
    (("Thu An/Đài truyền thanh",), "Thu An"),
    (("Thu An - Trung tâm văn hóa",), "Thu An"),
    (("(Tác giả: Trần Thu An)",), "Trần Thu An"),
    (("Tin, ảnh: Trần Thu An",), "Trần Thu An"),
    (("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Trần Thu An"), "Trần Thu An"),
    (("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "TRẦN THU AN"), "Trần Thu An"),
    (("CHỦ TỊCH", "(Đã ký)", "TRẦN THU AN"), "Trần Thu An"),
    (("Nơi nhận:", "- Như trên;", "- Lưu: VT."), ""),
    (("Quang cảnh hội nghị",), ""),
    (("Huyện Cẩm Xuyên",), ""),
    (("Nguồn: Báo Hà Tĩnh",), ""),
]


@pytest.mark.parametrize(("ending", "author"), AUTHORS)
def test_authors(ending: tuple[str, ...], author: str) -> None:
    assert read_metadata(_text("Được mùa chè ở vùng cao", BODY, *ending)).author == author
