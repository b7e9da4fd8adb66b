import re
import tomllib
from importlib import resources

import pytest

from hoibaocao.vietnamese.everyday import _terms, wordings
from hoibaocao.vietnamese.text import clean


@pytest.mark.parametrize(
    ("topic", "reworded"),
    [
        ("tai nạn xe cộ có mấy vụ?", "tai nạn giao thông có mấy vụ"),
        ("Giá heo hơi", "giá thịt lợn hơi"),
        ("bao nhiêu hộ được cất lại nhà", "bao nhiêu hộ được xóa nhà tạm nhà dột nát"),
    ],
)
def test_everyday_words_become_those_of_reports(topic: str, reworded: str) -> None:
    assert wordings(topic) == (topic, reworded)


def test_each_meaning_of_a_phrase_is_a_wording() -> None:
    assert wordings("sức mua") == (
        "sức mua",
        "tổng mức bán lẻ hàng hóa",
        "doanh số bán lẻ hàng hóa",
    )


def test_a_phrase_of_fewer_meanings_keeps_its_last() -> None:
    assert wordings("sức mua con gà") == (
        "sức mua con gà",
        "tổng mức bán lẻ hàng hóa đàn gia cầm",
        "doanh số bán lẻ hàng hóa đàn gia cầm",
    )


@pytest.mark.parametrize(
    "topic",
    [
        "thu ngân sách",
        "trường đạt chuẩn quốc gia",
        "Mua sắm tài sản công",
        "mua bán người",
        "nhà dột nát",
        "?",
    ],
)
def test_a_topic_in_words_of_reports_stays(topic: str) -> None:
    assert wordings(topic) == (topic,)


def test_phrases_are_in_normal_form_and_listed_once() -> None:
    source = resources.files("hoibaocao.vietnamese") / "everyday.toml"
    for phrases in tomllib.loads(source.read_text(encoding="utf-8")).values():
        listed = re.split(r"\s*[,\n]\s*", phrases.strip()) if phrases else []
        assert listed == list(dict.fromkeys(listed))
        assert all(phrase and len(phrase.split()) <= 8 for phrase in listed)
        assert all(phrase == clean(phrase) for phrase in listed)


def test_no_wording_comes_of_nothing() -> None:
    assert all(phrase for terms in _terms() for phrase in terms)
