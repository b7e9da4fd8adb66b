import pytest

from hoibaocao.vietnamese.definitions import find_definitions


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("công tác giải phóng mặt bằng (GPMB) còn chậm", {"GPMB": "giải phóng mặt bằng"}),
        ("GPMB (giải phóng mặt bằng)", {"GPMB": "giải phóng mặt bằng"}),
        ("kinh tế - xã hội (KT-XH)", {"KT-XH": "kinh tế xã hội"}),
        (
            "nông nghiệp và phát triển nông thôn (NN&PTNT)",
            {"NN&PTNT": "nông nghiệp và phát triển nông thôn"},
        ),
        ("cấp quyền sử dụng đất (QSDĐ, GCN)", {"QSDĐ": "quyền sử dụng đất"}),
        ("phòng cháy, chữa cháy (PCCC)", {"PCCC": "phòng cháy chữa cháy"}),
        ("khu dân cư kiểu mẫu, viết tắt là KDCKM, đạt", {"KDCKM": "khu dân cư kiểu mẫu"}),
        (
            "thực hiện Chương trình mỗi xã một sản phẩm (sau đây gọi tắt là OCOP)",
            {"OCOP": "chương trình mỗi xã một sản phẩm"},
        ),
        ("NTM là viết tắt của nông thôn mới", {"NTM": "nông thôn mới"}),
        ("Ủy ban nhân dân tỉnh (sau đây viết tắt là UBND tỉnh)", {}),
        ("gieo cấy 50 ha (KH 60 ha)", {}),
        ("xã Hòa Bình (XH)", {}),
        ("vốn đầu tư (FDI)", {}),
    ],
)
def test_a_definition_in_a_sentence(text: str, found: dict[str, str]) -> None:
    assert find_definitions(text) == found


_FOUND = {
    "GPMB": "giải phóng mặt bằng",
    "NTM": "nông thôn mới",
    "FDI": "đầu tư trực tiếp nước ngoài",
}


@pytest.mark.parametrize(
    "text",
    [
        (
            "DANH MỤC CHỮ VIẾT TẮT\nGPMB\nGiải phóng mặt bằng\nNTM\nNông thôn mới\nFDI\n"
            "Đầu tư trực tiếp nước ngoài\n\nPhần thứ nhất\n"
        ),
        (
            "Các từ viết tắt\n- GPMB: Giải phóng mặt bằng;\n- NTM: Nông thôn mới;\n"
            "- FDI: Đầu tư trực tiếp nước ngoài.\n\nUBND huyện đã chỉ đạo\n"
        ),
        (
            "BẢNG CHỮ VIẾT TẮT\nTT: 1; Chữ viết tắt: GPMB; Nội dung: Giải phóng mặt bằng\n"
            "TT: 2; Chữ viết tắt: NTM; Nội dung: Nông thôn mới\n"
            "TT: 3; Chữ viết tắt: FDI; Nội dung: Đầu tư trực tiếp nước ngoài\n"
        ),
    ],
)
def test_a_list_of_abbreviations(text: str) -> None:
    assert find_definitions(text) == _FOUND


def test_a_short_form_may_have_parts_but_not_a_whole_row_of_capitals() -> None:
    long = "văn hóa, thể thao và du lịch"
    row = "BC " * 2000 + "\n" + "HU-" * 2000 + "\n"
    found = {"VH-T-T-D-L": "văn hóa thể thao và du lịch"}
    assert find_definitions(f"{row}VH-T-T-D-L ({long})") == found
    assert find_definitions(f"{row}{long} (VH-T-T-D-L)") == found


def test_the_first_definition_counts() -> None:
    text = "tiểu thủ công nghiệp (TTCN); trung tâm công nghệ (TTCN)"
    assert find_definitions(text) == {"TTCN": "tiểu thủ công nghiệp"}
