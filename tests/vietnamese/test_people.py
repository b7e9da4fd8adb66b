import pytest

from hoibaocao.vietnamese.people import find_people, may_be_people


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Bí thư Huyện ủy Nguyễn Văn Bình kết luận", ["Nguyễn Văn Bình"]),
        ("xã Suối Ngà Trần Thị Thu Hà và Lê Thị Nga", ["Trần Thị Thu Hà", "Lê Thị Nga"]),
        ("CHỦ TỊCH\n\nLÊ VĂN BA", ["LÊ VĂN BA"]),
        ("Ông Ứng Văn Ba dự.", ["Ứng Văn Ba"]),
        ("trao cho Lê Văn Ba Chủ tịch Hội", ["Lê Văn Ba"]),
        ("Lê Thị Nga Phó Chủ tịch và Trần Văn Ba Ủy viên", ["Lê Thị Nga", "Trần Văn Ba"]),
        ("Ông Y Krông Niê được bầu giữ chức Chủ tịch UBND xã", ["Y Krông Niê"]),
        ("Bí thư Đảng ủy xã H'Lan Kbuôr và ông Lầu A Sính", ["H'Lan Kbuôr", "Lầu A Sính"]),
        ("Sở Y Tế Tỉnh; Trung tâm Y Tế Huyện Đồi Mây", []),
        ("tỉnh Hà Tĩnh, huyện Cao Lãnh", []),
        ("Ban Chấp hành Đảng bộ; Ủy ban Kiểm tra", []),
        ("chuyên gia John Smith sang làm việc", ["John Smith"]),
    ],
)
def test_persons_are_told_from_places_and_offices(text: str, people: list[str]) -> None:
    assert [text[start:end] for start, end in find_people(text)] == people


def test_words_in_capitals_alone_are_no_names() -> None:
    text = "PHÓ CHỦ TỊCH: bà Lê Ba"
    assert [text[a:b] for a, b in may_be_people(text)] == ["Lê Ba"]
