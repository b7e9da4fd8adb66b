import pytest

from hoibaocao.vietnamese.abbreviations import Abbreviations, packaged, table_with
from hoibaocao.vietnamese.vocabulary import vocabulary


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("GPMB nhanh", "giải phóng mặt bằng nhanh"),
        ("phát triển KT-XH, KT - XH", "phát triển kinh tế xã hội, kinh tế xã hội"),
        ("kt xh; qp an", "kinh tế xã hội; quốc phòng an ninh"),
        ("hdnd, ubnd", "hội đồng nhân dân, ủy ban nhân dân"),
        ("Sở NN và PTNT", "Sở nông nghiệp phát triển nông thôn"),
        ("Phòng LĐ-TB&XH", "Phòng lao động thương binh xã hội"),
        ("CN-TTCN", "công nghiệp tiểu thủ công nghiệp"),
        ("12 tr.đ, 5 tỷ đ", "12 triệu đồng, 5 tỷ đồng"),
        ("tỉ lệ 3 héc-ta", "tỷ lệ 3 ha"),
        ("mỗi xã một sản phẩm", "OCOP"),
        ("Chỉ thị 35-CT/TW", "Chỉ thị 35-CT/trung ương"),
        ("kết nạp ĐV; ngành DV", "kết nạp đảng viên; ngành dịch vụ"),
        ("CA huyện ghi nhận 5 ca", "công an huyện ghi nhận 5 ca"),
        ("CA MẮC MỚI", "CA MẮC MỚI"),
        ("KH, CT, BC, TT", "KH, CT, BC, TT"),
    ],
)
def test_texts_are_spelt_out(text: str, meant: str) -> None:
    assert packaged().spelt_out(text) == meant


def test_a_table_is_extended_by_another_that_wins() -> None:
    both = Abbreviations.of({"TTCN": "tiểu thủ công nghiệp"}).extended(
        {"TTCN": "trung tâm công nghệ", "TT": "thông tư"}
    )
    assert both.spelt_out("TTCN, TT") == "trung tâm công nghệ, thông tư"
    assert "ttcn" in both
    assert "NTM" not in both


def test_users_win_over_the_program_and_may_strike_out() -> None:
    table = table_with({"KTXH": "kiến trúc xã hội", "NTM": ""})
    assert Abbreviations.of(table).spelt_out("KT-XH, NTM") == "kiến trúc xã hội, NTM"


def test_no_long_form_is_spelt_out_again() -> None:
    again = {
        long for long in vocabulary("abbreviations").values() if packaged().spelt_out(long) != long
    }
    assert again == set()
