"""Short forms of several meanings, spelt out by what stands beside them in a small library."""

import pytest

from hoibaocao.vietnamese.restoring import SyllableModel
from hoibaocao.vietnamese.syllable_counts import SyllableCounts

_TEXTS = (
    "Kinh tế tăng trưởng 7%. Ủy ban kiểm tra giám sát tổ chức đảng. Hộ nghèo giảm.",
    "Sản lượng lúa đạt 900 tấn. Tổng diện tích gieo trồng là 300 ha, số lượng đàn lợn giảm.",
    "Tiếp 30 lượt công dân. Công đoàn cơ sở vững mạnh. Tỷ lệ hộ nghèo còn 3%.",
)
MODEL = SyllableModel(SyllableCounts.counted(_TEXTS))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("KT tăng trưởng bao nhiêu?", "kinh tế tăng trưởng bao nhiêu?"),
        ("Số cuộc KT giám sát", "Số cuộc kiểm tra giám sát"),
        ("tiếp bao nhiêu lượt CD?", "tiếp bao nhiêu lượt công dân?"),
        ("tổng DT gieo trồng", "tổng diện tích gieo trồng"),
        ("TL hộ nghèo", "tỷ lệ hộ nghèo"),
        ("SL lúa", "sản lượng lúa"),
    ],
)
def test_neighbours_tell_what_a_short_form_means(question: str, told: str) -> None:
    assert MODEL.told_by_context(question) == told


@pytest.mark.parametrize(
    "question",
    ["KT là gì?", "số KT", "kt tăng trưởng", "KT TĂNG TRƯỞNG BAO NHIÊU", "NTM, UBND", ""],
)
def test_what_is_unclear_stays(question: str) -> None:
    assert MODEL.told_by_context(question) == question
