import pytest

from hoibaocao.vietnamese.offices import Office, find_offices, holders


def _office(text: str) -> Office:
    ((_, _, office),) = find_offices(text)
    return office


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("Chủ tịch UBND huyện", Office("", "chu tich", "uy ban nhan dan", "huyen")),
        ("chủ tịch huyện", Office("", "chu tich", "uy ban nhan dan", "huyen")),
        ("Phó Bí thư Thường trực Huyện ủy", Office("pho", "bi thu", "huyen uy", "")),
        ("Bí thư Đảng bộ huyện", Office("", "bi thu", "huyen uy", "")),
        ("bí thư phường", Office("", "bi thu", "dang uy", "phuong")),
        ("Bí thư Đảng ủy xã", Office("", "bi thu", "dang uy", "xa")),
        ("nguyên Bí thư Tỉnh ủy", Office("nguyen", "bi thu", "tinh uy", "")),
        ("Trưởng ban Dân vận Tỉnh ủy", Office("", "truong ban", "dan van", "tinh")),
        ("Chủ tịch Hội Nông dân xã", Office("", "chu tich", "hoi nong dan", "xa")),
        ("Ủy ban MTTQ", None),
        ("TM. HĐND XÃ\n\nCHỦ TỊCH", Office("", "chu tich", "hoi dong nhan dan", "")),
    ],
)
def test_an_office_is_of_a_rank_a_body_and_a_level(text: str, office: Office | None) -> None:
    assert [each for _, _, each in find_offices(text)] == ([office] if office else [])


@pytest.mark.parametrize(
    ("office", "text", "names"),
    [
        ("Chủ tịch UBND huyện", "Phó Chủ tịch UBND huyện Lê Văn An phát biểu.", []),
        (
            "Chủ tịch UBND huyện",
            "Phó Chủ tịch UBND huyện Lê Văn An và Chủ tịch UBND huyện Trần Thị Bé dự.",
            ["Trần Thị Bé"],
        ),
        (
            "Phó Chủ tịch",
            "Chủ tịch UBND huyện Trần Thị Bé, Phó Chủ tịch UBND huyện Lê Văn An dự.",
            ["Lê Văn An"],
        ),
        ("Bí thư Huyện ủy", "Bí thư Đảng ủy xã Suối Ngà Lê Văn An kiến nghị huyện.", []),
        ("Bí thư Huyện ủy", "Bí thư Tỉnh ủy Lê Văn An về thăm.", []),
        ("Bí thư Huyện ủy", "Bí thư Huyện ủy yêu cầu đồng chí Lê Văn An làm rõ.", []),
        (
            "Bí thư Huyện ủy",
            "Có đồng chí Lê Văn An, Ủy viên BCH Đảng bộ tỉnh, Bí thư Huyện ủy đến dự.",
            ["Lê Văn An"],
        ),
        ("Chủ tịch UBND xã", "KT. CHỦ TỊCH\n\nPHÓ CHỦ TỊCH\n\nLÊ VĂN AN", []),
        ("Phó Chủ tịch UBND xã", "KT. CHỦ TỊCH\n\nPHÓ CHỦ TỊCH\n\nLÊ VĂN AN", ["LÊ VĂN AN"]),
        ("Chủ tịch UBND xã", "TM. ỦY BAN NHÂN DÂN\n\nCHỦ TỊCH\n\n(Đã ký)\n\nLê An", ["Lê An"]),
        ("Chủ tịch HĐND xã", "TM. ỦY BAN NHÂN DÂN\n\nCHỦ TỊCH\n\n(Đã ký)\n\nLê An", []),
        (
            "Bí thư Đảng ủy phường",
            "Đồng chí Lê Văn An được chỉ định giữ chức Bí thư Đảng ủy phường.",
            ["Lê Văn An"],
        ),
        ("Giám đốc", "GIÁM ĐỐC\n\nBSCKII. Y Moan Niê", ["Y Moan Niê"]),
        ("chu tich ubnd huyen", "Chu tich UBND huyen Nguyen Van Hai phat bieu", ["Nguyen Van Hai"]),
    ],
)
def test_a_holder_stands_beside_the_office(office: str, text: str, names: list[str]) -> None:
    assert [text[start:end] for start, end in holders(text, _office(office))] == names
