import pytest

from hoibaocao.vietnamese.signatures import find_signatures, with_deed


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("TM. ỦY BAN NHÂN DÂN\n\nCHỦ TỊCH\n\n(Đã ký)\n\nLò Thị Mai", "Lò Thị Mai"),
        ("TM. UBND XÃ\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nTRẦN VĂN ÚT", "TRẦN VĂN ÚT"),
        ("TM. BAN THƯỜNG VỤ\nHUYỆN ỦY SUỐI NGÀ\nPHÓ BÍ THƯ\nĐã ký\nThS. Lê Sơn", "Lê Sơn"),
        ("TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG\nY’Thông Niê", "Y’Thông Niê"),
        ("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC SỞ Y TẾ\n(Ký, đóng dấu)\nGiàng A Páo", "Giàng A Páo"),
        ("GIÁM ĐỐC\n\nBSCKII. Y Moan Niê", "Y Moan Niê"),
        ("TRƯỞNG CÔNG AN HUYỆN\nThượng tá Lò Văn Ba", "Lò Văn Ba"),
        ("TRƯỞNG PHÒNG\nPGS.TS Lê Thị Mây", "Lê Thị Mây"),
        ("T/M UBND XÃ\nChủ tịch\nLê Thị Hải\n\nPhụ lục", "Lê Thị Hải"),
    ],
)
def test_a_signature_is_one_block_with_a_name(text: str, name: str) -> None:
    (block,) = find_signatures(text)
    assert block["name"] == name
    assert block[0] == text.removesuffix("\n\nPhụ lục")


@pytest.mark.parametrize(
    "text",
    [
        "CHỦ TỊCH\n\nHUYỆN SUỐI NGÀ",
        "TM. ỦY BAN NHÂN DÂN\n\nCHỦ TỊCH\n\nĐịa danh hư cấu",
        "KT-XH HUYỆN\n\nKẾT QUẢ",
        "Chủ tịch UBND huyện kết luận.\n\nLê Văn Ba",
        "TM. UBND HUYỆN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nNơi nhận",
    ],
)
def test_an_office_without_a_name_below_it_is_no_signature(text: str) -> None:
    assert find_signatures(text) == []


def test_a_signature_is_told_in_words() -> None:
    text = "Báo cáo hết.\n\nGIÁM ĐỐC\n\nLê Văn Ba"
    assert with_deed(text) == "Báo cáo hết.\n\nNgười ký báo cáo: GIÁM ĐỐC\n\nLê Văn Ba"
