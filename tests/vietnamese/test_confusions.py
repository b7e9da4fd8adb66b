"""Letters that are written for others."""

import pytest

from hoibaocao.vietnamese.confusions import is_one_keystroke_off, one_letter_off, sounds_alike


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
        ("cài", "cày"),
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


@pytest.mark.parametrize(
    ("typed", "is_off"),
    [
        ("cam xuye", True),
        ("cam xuuyen", True),
        ("cma xuyen", True),
        ("cam xiyen", True),
        ("camxuyen", True),
        ("cam xuyeng", True),
        ("cam tuyen", False),
        ("cam xuy", False),
        ("cma xuye", False),
        ("cam khe", False),
    ],
)
def test_a_slip_of_one_key_misses_it_or_hits_the_one_beside(typed: str, *, is_off: bool) -> None:
    assert is_one_keystroke_off(typed, "cam xuyen") is is_off
