"""Words that only look like places."""

import pytest

from hoibaocao.vietnamese.places import Gazetteer
from hoibaocao.vietnamese.text import fold

_NATIONAL = Gazetteer.national()
_NO_PLACE = [
    "Kinh tế - xã hội tiếp tục phát triển ổn định, an ninh trật tự được giữ vững.",
    "Hội nghị đánh giá lại tình hình thực hiện nhiệm vụ sáu tháng đầu năm.",
    "Nhân dân đoàn kết, đồng tâm xây dựng đời sống văn hóa ở khu dân cư.",
    "Giữ gìn môi trường hòa bình để phát triển đất nước.",
    "Toàn Đảng bộ thống nhất ý chí và hành động.",
    "Đoàn viên thanh niên thi đua học theo gương Hồ Chí Minh.",
    "Thu nhập bình quân đầu người đạt 63 triệu đồng/người/năm.",
    "Diện tích gieo trồng vụ Đông Xuân đạt 813 ha.",
    "Đồng chí Nguyễn Thanh Sơn phát biểu kết luận hội nghị.",
    "Đồng chí Lê Thị Thanh Hà, Phó Chủ tịch Ủy ban nhân dân.",
    "Ông Trần Bình Minh và bà Phạm Hải Hà được khen thưởng.",
    "Chủ tịch Hội Nông dân Nguyễn Văn Ninh Sơn tham gia thảo luận.",
    "Huyện chủ trì, phối hợp với các ngành rà soát tiêu chí.",
    "Các xã hoàn thành hồ sơ đề nghị công nhận nông thôn mới.",
    "Xã hội hóa giáo dục được đẩy mạnh.",
    "Tỉnh giao dự toán thu ngân sách từ đầu năm.",
    "Phương án phòng, chống thiên tai được phê duyệt.",
    "Phường tổ chức tuyên truyền đến từng hộ dân.",
    "Thị trấn đã bê tông hóa các tuyến đường nội bộ.",
    "Công tác quân sự, quốc phòng được tăng cường.",
    "Quán triệt Nghị quyết Trung ương 4 khóa XII.",
    "Nâng cao phong trào văn nghệ, thể thao quần chúng.",
    "Tham gia làm việc tổ, thôn xóm sạch đẹp.",
    "Bảo đảm an toàn thực phẩm trong dịp Tết.",
    "Chiến thắng Điện Biên Phủ là mốc son lịch sử.",
    "Cuộc khởi nghĩa Hai Bà Trưng được kỷ niệm hằng năm.",
    "Trao quà cho các hộ nghèo nhân dịp năm mới.",
    "Giao quân đạt 100% chỉ tiêu, tiễn tân binh lên đường nhập ngũ.",
    "Trồng mới 30 ha trà hoa vàng dưới tán rừng.",
    "Giải quyết đơn thư khiếu nại đúng quy định.",
    "Diễn biến dịch bệnh phức tạp, khó lường.",
    "Vận động nhân dân hiến đất làm đường.",
    "Tỷ lệ hộ nghèo còn 1,29%, giảm 45 hộ so với cùng kỳ.",
    "Tổng đàn lợn tăng nhanh, giá bán cao bằng năm ngoái.",
    "Hiệu quả của mô hình chăn nuôi được nhân rộng.",
    "NGHỊ QUYẾT VỀ PHÁT TRIỂN KINH TẾ - XÃ HỘI",
    "TOÀN DÂN ĐOÀN KẾT, THỐNG NHẤT, GIỮ GÌN HÒA BÌNH",
    "BÁO CÁO TỔNG KẾT CÔNG TÁC XÂY DỰNG ĐẢNG",
    "thu ngan sach sau thang dau nam dat bao nhieu",
    "danh gia lai tinh hinh thuc hien nhiem vu",
    "ty le ho ngheo giam bao nhieu phan tram",
    "gia binh quan cua san pham la bao nhieu",
    "nang cao phong trao van nghe",
    "tham gia lam viec to thon xom",
    "dong xuan nam nay duoc mua",
    "xa hoi an ninh trat tu ra sao",
    "van ban chi dao moi nhat la gi",
    "dien bien thoi tiet phuc tap",
    "huyen chu tri hoi nghi nao",
    "ket nap bao nhieu dang vien moi",
    "nhung kho khan va han che la gi",
    "hoa binh va thong nhat dat nuoc",
    "ty dong dau tu cho giao duc",
    "cho moi ho ngheo vay bao nhieu tien",
    "quan ly nhan khau tren dia ban",
    "dien tich trong rung go lon la bao nhieu ha",
    "giai phong mat bang du an cao toc",
    "nhiem vu thu ngan sach nam nay",
    "ai phat bieu ket luan hoi nghi",
    "so luong doanh nghiep thanh lap moi",
    "con co nhung ton tai gi",
    "cong tac cai cach hanh chinh dat ket qua the nao",
    "dai bieu du hoi nghi la nhung ai",
    "an toan giao thong va trat tu do thi",
    "What was the unemployment rate in the first half of the year?",
    "How many new party members were admitted?",
    "Which projects were delayed by land clearance?",
    "How much money did the district collect in taxes?",
]


@pytest.mark.parametrize("text", _NO_PLACE)
def test_everyday_sentences_name_no_place(text: str) -> None:
    assert _NATIONAL.find(text) == []
    assert _NATIONAL.find(text.upper()) == []
    assert _NATIONAL.find(text, fuzzy=True) == []


@pytest.mark.parametrize(
    "text", ["Xã Ba Vực về đích", "xã Ba Vũ năm 2023", "UBND XÃ BA VỰC", "xã Thanh Đồi Mây"]
)
def test_a_name_of_one_syllable_is_not_found_in_a_longer_one(text: str) -> None:
    assert _NATIONAL.find(text) == []


def test_few_everyday_sentences_name_a_place_when_typed_without_diacritics() -> None:
    mentioned = [text for text in _NO_PLACE if _NATIONAL.find(fold(text))]
    assert mentioned == [
        "Đồng chí Lê Thị Thanh Hà, Phó Chủ tịch Ủy ban nhân dân.",
        "Tổng đàn lợn tăng nhanh, giá bán cao bằng năm ngoái.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Mỹ Đúc",
        "huyện Mỹ Đúc",
        "Đông Xuân",
        "Tân Tiến",
        "thị xã hội họp",
        "quận 6 tháng đầu năm",
        "Cẩm, Xuyên",
        "Nguyễn Cẩm Xuyên",
        "Trường Tiểu học Cẩm Xuyên Thượng",
        "nguyen van tam duong",
    ],
)
def test_what_is_no_place(text: str) -> None:
    assert _NATIONAL.find(text) == []


def test_a_word_that_ends_like_a_unit_word_is_none() -> None:
    (mention,) = _NATIONAL.find("Số người đến tham quan Mường La")
    assert mention.places[0].name == "Mường La"
    assert mention.start == len("Số người đến tham quan ")
