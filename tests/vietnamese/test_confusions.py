"""Letters that are written for others."""

import pytest

from hoibaocao.vietnamese.confusions import one_letter_off, sounds_alike


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("tỗng", "tổng"),
        ("xản", "sản"),
        ("chồng", "trồng"),
        ("dao", "giao"),
        ("giừng", "rừng"),
        ("nợn", "lợn"),
        ("thán", "tháng"),
        ("tính", "tín"),
        ("đượt", "được"),
        ("kỉ", "kỷ"),
        ("lí", "lý"),
    ],
)
def test_regions_confuse_sounds_both_ways(word: str, other: str) -> None:
    assert other in set(sounds_alike(word))
    assert word in set(sounds_alike(other))


def test_what_sounds_like_nothing_else() -> None:
    assert list(sounds_alike("bao")) == []
    assert list(sounds_alike("nghe")) == []


@pytest.mark.parametrize("typed", ["ngna", "ngaan", "nan", "ngam"])
def test_one_slip_of_a_finger_is_undone(typed: str) -> None:
    assert "ngan" in set(one_letter_off(typed))


def test_the_first_letter_is_right() -> None:
    assert "ngan" not in set(one_letter_off("mgan"))
