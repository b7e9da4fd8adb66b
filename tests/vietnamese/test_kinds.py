import tomllib
from importlib import resources

import pytest

from hoibaocao.vietnamese.kinds import Told, kinds_asked, tells_of


@pytest.mark.parametrize(
    ("topic", "sentence", "told"),
    [
        ("tỷ lệ hộ nghèo", "Tỷ lệ hộ cận nghèo còn 4,5%.", "other"),
        ("tỷ lệ hộ nghèo", "Tỷ lệ hộ nghèo còn 2,1%, hộ cận nghèo còn 4,5%.", "asked"),
        ("tỷ lệ hộ nghèo", "Tỷ lệ này còn 2,1%.", "asked"),
        ("tỷ lệ hộ cận nghèo", "Tỷ lệ hộ nghèo còn 2,1%.", "other"),
        ("tỷ lệ hộ cận nghèo", "Tỷ lệ này còn 2,1%.", "unsaid"),
        ("tổng chi ngân sách", "Thu ngân sách đạt 120 tỷ đồng.", "other"),
        ("thu ngân sách", "Chi ngân sách 98 tỷ đồng.", "other"),
        ("thu ngân sách", "Ngân sách thu được 30 tỷ đồng.", "asked"),
        ("thu ngân sách", "Chi bộ thu gom 3 tấn rác.", "asked"),
        ("thu ngân sách", "Giải ngân vốn ngân sách huyện 12 tỷ đồng.", "other"),
        ("thu ngân sách", "Ngân hàng Chính sách cho 150 hộ vay vốn.", "other"),
        ("chi ngân sách", "Giải ngân vốn ngân sách huyện 12 tỷ đồng.", "other"),
        ("chi ngân sách", "Chi ngân sách 98 tỷ đồng, giải ngân vốn 12 tỷ đồng.", "asked"),
        ("số vụ giết người", "Trộm cắp tài sản 06 vụ.", "other"),
        ("số vụ giết người", "Xảy ra 05 vụ, làm chết 03 người.", "unsaid"),
        ("số vụ lừa đảo", "Lừa đảo chiếm đoạt tài sản: 02 vụ.", "asked"),
        ("điểm môn tiếng Anh", "Môn Toán xếp thứ 12.", "other"),
        ("giải tin học quốc tế", "Một em đoạt huy chương Hóa học.", "other"),
        ("lương giáo viên", "Còn thiếu 120 giáo viên.", "unsaid"),
        ("số ca sốt rét", "Ghi nhận 168 ca sốt xuất huyết.", "other"),
        ("thu ngan sach", "Chi ngân sách 98 tỷ đồng.", "other"),
        ("kim ngạch nhập khẩu", "Kim ngạch xuất khẩu 21,4 triệu USD.", "other"),
        ("số khách quốc tế", "Đón 41.200 lượt khách.", "other"),
        ("tốc độ tăng trưởng kinh tế", "Chỉ số giá tiêu dùng tăng 2,5%.", "other"),
        ("tốc độ tăng trưởng kinh tế", "GRDP tăng 7,2%, chỉ số giá tăng 2,5%.", "asked"),
        ("tốc độ tăng trưởng kinh tế", "Nền kinh tế đạt mức tăng 7,2%.", "asked"),
        ("tốc độ tăng trưởng bán lẻ", "Tổng mức bán lẻ tăng 8,1%.", "asked"),
        ("sản lượng thủy sản", "Sản lượng lương thực có hạt 5.825 tấn.", "other"),
        ("sản lượng thủy sản", "Nuôi trồng và khai thác được 543 tấn.", "asked"),
        ("diện tích chè", "Toàn xã có 215 ha chè.", "asked"),
        ("diện tích trồng rừng", "Diện tích gieo trồng cây hằng năm 15.690 ha.", "other"),
        ("diện tích trồng rừng", "Trồng mới 215 ha.", "asked"),
        ("diện tích gieo trồng", "Trồng mới 215 ha rừng trồng sản xuất.", "other"),
        ("diện tích gieo trồng", "Diện tích nuôi trồng 462 ha.", "other"),
        ("diện tích gieo trồng", "Tổng diện tích các vụ 8.412 ha.", "asked"),
        ("diện tích xuống giống", "Gieo trồng được 8.412 ha.", "asked"),
        ("diện tích tự nhiên", "Tổng diện tích gieo trồng vụ Xuân đạt 8.412 ha.", "other"),
        ("diện tích bao nhiêu km²", "Diện tích nuôi trồng 462 ha.", "other"),
        ("diện tích tự nhiên", "Khu công nghiệp có diện tích 214 ha.", "asked"),
        (
            "thu nhập bình quân đầu người",
            "Việc làm cho 90 lao động, thu nhập 8 triệu đồng.",
            "other",
        ),
        ("thu nhập bình quân đầu người", "Thu nhập bình quân đạt 52 triệu đồng.", "asked"),
        ("số dược sĩ", "Toàn huyện có 39 bác sĩ.", "other"),
        ("vận tải khách đường sắt", "Vận tải hành khách đạt 8,4 triệu lượt.", "unsaid"),
        ("vốn trái phiếu giải ngân", "Đến nay giải ngân 2.853 tỷ đồng.", "unsaid"),
        ("lao động đi ba lan", "Đưa 264 người đi, trong đó Nhật Bản 143 người.", "other"),
        ("lao động đi nhật", "Đưa 264 người đi, trong đó Nhật Bản 143 người.", "asked"),
        ("liều vắc xin tai xanh", "Tiêm 186.400 liều vắc xin dịch tả lợn.", "other"),
        ("số vụ án xét xử phúc thẩm", "Tòa án xét xử sơ thẩm 8 vụ.", "other"),
        ("cuộc thanh tra chuyên ngành", "Triển khai 74 cuộc thanh tra hành chính.", "other"),
        ("số người mất tích", "Bão làm chết 3 người, bị thương 5 người.", "other"),
        ("phạt nồng độ cồn", "Phạt 13 trường hợp vận chuyển lợn bệnh.", "unsaid"),
        ("doanh nghiệp phá sản", "Thành lập mới 46 doanh nghiệp.", "other"),
        ("số ca tử vong mẹ", "Ghi nhận 18 ca sốt xuất huyết, 02 ca tử vong.", "unsaid"),
        ("số ca tử vong mẹ", "Tử vong mẹ: 0 ca.", "asked"),
        ("diện tích mặt bằng đã bàn giao", "Diện tích mặt nước 18.333 ha.", "other"),
        ("diện tích mặt bằng đã bàn giao", "Bàn giao 303 ha đất sạch.", "asked"),
        ("năng suất lúa", "Sản lượng lúa 39.344 tấn.", "other"),
        ("số xã đạt chuẩn nông thôn mới", "Có 4 xã nông thôn mới nâng cao.", "other"),
        ("số thôn đạt chuẩn nông thôn mới", "Có 14 xã đạt chuẩn nông thôn mới.", "other"),
        ("mấy trường được công nhận", "Có 14 xã đạt chuẩn nông thôn mới.", "other"),
        ("bao nhiêu trường hợp vi phạm", "Có 203 trường hợp vi phạm.", "asked"),
        ("mấy trường được công nhận", "Thị trường ổn định.", "unsaid"),
        ("lượng khách du lịch", "CÁC ĐIỂM DU LỊCH ĐÓN 41.200 LƯỢT KHÁCH.", "asked"),
        ("lượng khách du lịch", "Doanh thu du lịch đạt 385 tỷ đồng.", "other"),
        ("lượng khách du lịch", "Du lịch đón 41.200 lượt, doanh thu 385 tỷ đồng.", "asked"),
        ("lượng khách du lịch", "Đón 41.200 lượt khách, doanh thu 385 tỷ đồng.", "asked"),
        ("lượng khách du lịch", "Huyện có 14 khách sạn.", "other"),
        ("dân số", "Dân số trung bình 98.400 người.", "asked"),
        ("dân số", "93,8% dân số có thẻ bảo hiểm y tế.", "other"),
        ("dan so", "Tỷ lệ dân số dùng nước sạch là 88%.", "other"),
        ("tỷ lệ dân số tham gia bảo hiểm", "Tỷ lệ dân số tham gia bảo hiểm 93%.", "asked"),
        ("số cuộc họp", "Họp 12 phiên.", "asked"),
        ("thu hút được mấy dự án", "Giải phóng mặt bằng cho 9 dự án.", "other"),
        ("thu hút bao nhiêu dự án", "Chấp thuận chủ trương đầu tư 9 dự án.", "asked"),
        ("thu hút bao nhiêu lượt khách", "Đón 41.200 lượt khách.", "asked"),
        ("tiếp bao nhiêu lượt công dân", "Tiếp nhận 76 đơn của công dân.", "other"),
        ("số lượt công dân được tiếp", "Các đơn vị tiếp 146 lượt công dân.", "asked"),
        ("học sinh giỏi cấp quốc gia", "Có 112 em giỏi cấp tỉnh.", "other"),
        ("số học sinh giỏi quốc gia", "Có 45 trường chuẩn quốc gia, 6 em giỏi.", "unsaid"),
        ("SIPAS xếp thứ mấy", "Năng lực cạnh tranh (PCI) xếp thứ 25/63.", "other"),
        ("PCI xếp thứ mấy", "Chỉ số năng lực cạnh tranh xếp thứ 25/63.", "asked"),
        ("học sinh giỏi quốc gia", "Có 68 giải học sinh giỏi quốc gia.", "asked"),
    ],
)
def test_a_sentence_tells_of_a_kind_or_of_its_like(topic: str, sentence: str, told: Told) -> None:
    assert tells_of(kinds_asked([topic]), sentence, [], str) == told


def test_what_stands_above_says_which_kind_is_meant() -> None:
    asked = kinds_asked(["tổng đàn lợn"])

    assert tells_of(asked, "Tổng đàn 5.000 con.", ["Chăn nuôi lợn phục hồi."], str) == "asked"
    assert tells_of(asked, "Tổng đàn 5.000 con.", ["Đàn trâu giảm.", "Đàn lợn"], str) == "unsaid"
    assert tells_of(asked, "Tổng đàn bò 5.000 con.", ["Đàn lợn"], str) == "other"


def test_any_wording_of_a_topic_may_name_what_is_asked_for() -> None:
    asked = kinds_asked(["số hộ thoát nghèo", "số hộ nghèo"])

    assert asked == {"hộ nghèo": frozenset({"nghèo", "thoát nghèo"})}
    assert tells_of(asked, "Còn 968 hộ nghèo.", [], str) == "asked"


def test_the_usual_kind_of_a_group_is_one_of_it() -> None:
    source = resources.files("hoibaocao.vietnamese") / "kinds.toml"
    groups = tomllib.loads(source.read_text(encoding="utf-8"))

    usual = {name: kinds["usual"] for name, kinds in groups.items() if "usual" in kinds}
    assert usual["thu hay chi"] == "thu"
    assert {name for name, kind in usual.items() if kind not in groups[name]} == set()
