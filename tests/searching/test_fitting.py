import pytest

from hoibaocao.indexing.facts import Sentence
from hoibaocao.searching.fitting import (
    dimension_asked,
    fits,
    has_dimension,
    names_somebody,
    told_of,
)
from hoibaocao.searching.questions import Asked
from hoibaocao.vietnamese.kinds import kinds_asked
from hoibaocao.vietnamese.text import fold


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("Vùng ven có bao nhiêu bến thuyền?", "Vùng ven có năm bến thuyền nhỏ.", True),
        ("vung ven co may ben thuyen", "Vùng ven có chín bến.", True),
        ("Vùng ven có bao nhiêu bến thuyền?", "Vùng ven có bến thuyền từ năm ngoái.", False),
        ("Vùng ven có bao nhiêu bến thuyền?", "Vùng ven có năm cây cầu.", False),
        ("Vùng ven xếp thứ mấy về lúa?", "Vùng ven đứng thứ nhì về lúa.", True),
        ("Vùng ven xếp thứ mấy về lúa?", "Vùng ven có hai vụ lúa.", False),
        ("Số bến thuyền của vùng ven?", "Vùng ven có năm bến thuyền nhỏ.", False),
    ],
)
def test_a_number_in_words_counts_what_is_asked(question: str, text: str, expected: bool) -> None:
    sentence = Sentence(0, len(text))
    assert fits("figure", None, fold(question), sentence, text, folded=fold(text)) is expected


@pytest.mark.parametrize(
    ("asked", "sentence", "expected"),
    [
        ("figure", Sentence(0, 1, figure=True), True),
        ("figure", Sentence(0, 1, dated=True), False),
        ("date", Sentence(0, 1, dated=True), True),
        ("date", Sentence(0, 1, figure=True), False),
        ("person", Sentence(0, 1, names=("van binh",)), True),
        ("person", Sentence(0, 1, names=("thi mai",)), False),
        ("other", Sentence(0, 1), True),
    ],
)
def test_the_kind_that_is_asked_for(asked: Asked, sentence: Sentence, expected: bool) -> None:
    assert fits(asked, None, "ai thay ba lo thi mai?", sentence, "?", folded="?") is expected


@pytest.mark.parametrize(
    ("question", "kinds", "expected"),
    [
        ("Giá trị sản xuất là bao nhiêu tỷ đồng?", [], "money"),
        ("thu duoc may ty", [], "money"),
        ("Đạt bao nhiêu phần trăm kế hoạch?", [], "share"),
        ("Đạt bao nhiêu phần kế hoạch?", [], "share"),
        ("Có mấy vụ cháy?", [], "count"),
        ("How many hectares of rice?", [], "m²"),
        ("How much did Khe May district collect?", [], ""),  # no "mấy"
        ("Tỷ lệ hộ nghèo?", [], "share"),
        ("Giá lúa ở vùng ven?", ["giá"], "money"),
        ("Trồng được bao nhiêu rừng?", [], ""),
        ("Xử phạt bao nhiêu tiền?", [], "money"),
        ("Số hộ nghèo của huyện", [], "count"),
        ("Huyện nào thiệt hại nặng nhất (tỷ đồng)?", [], "money"),
        ("Thu ngân sách (huyện Kỳ Anh)", [], ""),
        ("Một số hộ nghèo", [], ""),
        ("Số thu ngân sách", [], ""),
        ("so tien cham dong", [], "money"),
        ("Kinh phí hỗ trợ người chăn nuôi", [], "money"),
        ("Hỗ trợ kinh phí cho bao nhiêu hộ?", [], "count"),
    ],
)
def test_the_dimension_that_is_asked_for(question: str, kinds: list[str], expected: str) -> None:
    assert dimension_asked(question, dict.fromkeys(kinds, frozenset())) == expected


@pytest.mark.parametrize(
    ("text", "asked", "expected"),
    [
        ("Giá trị sản xuất tăng 17%.", "money", False),
        ("Giá trị sản xuất đạt 40 tỷ đồng, tăng 17%.", "money", True),
        ("Tai nạn tăng ở cả 3 tiêu chí.", "count", False),
        ("Xảy ra 3 vụ tai nạn.", "count", True),
        ("Có 21/30 trường đạt chuẩn.", "share", True),
        ("Có 21 trường đạt chuẩn.", "share", False),
        ("Diện tích chè 215 ha.", "kg", False),
        ("Giải ngân chậm.", "money", True),
        ("Thiệt hại do bão số 10 như sau.", "money", False),
        ("Diện tích chè 215 ha.", "", True),
        ("Cấp 38.127 thẻ bảo hiểm y tế cho người nghèo.", "share", False),
    ],
)
def test_a_figure_of_another_dimension_is_not_asked_for(
    text: str, asked: str, expected: bool
) -> None:
    assert has_dimension(text, asked) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ban Chấp hành Đảng bộ họp tại Bến Sương.", False),
        ("Bà Trần Thị Mai trình bày báo cáo.", True),
        ("Ông Lê Văn Nam trình bày báo cáo.", False),  # the question names him
        ("John Smith came.", True),
        ("Trưởng phòng Tài chính trình bày báo cáo.", True),
        ("Dự họp có Chủ tịch UBND huyện.", False),
    ],
)
def test_capitals_alone_name_nobody(text: str, expected: bool) -> None:
    assert names_somebody(text, "ai di cung ong le van nam") is expected


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("Ai làm chủ đầu tư cầu Mây?", "Cầu Mây do Ban Quản lý dự án làm chủ đầu tư.", True),
        ("ai thi cong cau may", "Cầu Mây do Công ty Thanh Sơn thi công.", True),
        ("Ai làm chủ đầu tư cầu Mây?", "Cầu Mây chậm do mưa lũ.", False),
        ("Ai dự lễ khởi công cầu Mây?", "Cầu Mây do Ban Quản lý dự án khởi công.", False),
    ],
)
def test_a_body_does_what_is_asked_who_does(question: str, text: str, expected: bool) -> None:
    sentence = Sentence(0, len(text))
    folded = fold(question)
    assert fits("person", None, folded, sentence, text, folded=fold(text)) is expected
    assert names_somebody(text, folded) is expected


def test_who_signs_may_have_any_name() -> None:
    assert names_somebody("GIÁM ĐỐC\nBSCKII. Y Moan Niê", "giam doc la ai?")


_TRADE = "Xuất khẩu đạt 31,9 tỷ USD, tăng 14,7%; nhập khẩu đạt 20,6 tỷ USD."
_CROPS = "Lúa 4.215 ha, sản lượng 23.941 tấn; ngô 2.318 ha; năng suất 44,1 tạ/ha."


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("nhập khẩu đạt bao nhiêu", _TRADE, True),
        ("nhập khẩu tăng bao nhiêu %", _TRADE, False),
        ("xuất khẩu tăng bao nhiêu %", _TRADE, True),
        ("sản lượng ngô", _CROPS, False),
        ("năng suất ngô", _CROPS, True),
        ("năng suất lúa", _CROPS, False),
        ("sản lượng lúa", _CROPS, True),
        ("diện tích ngô vụ đông xuân", _CROPS, True),
    ],
)
def test_what_is_asked_stands_together(question: str, text: str, *, expected: bool) -> None:
    kinds = kinds_asked([question])
    told = told_of(kinds, dimension_asked(question, kinds), text, ["Vụ đông xuân"], str)
    assert (told == "asked") == expected
