"""Which measure is asked for, and which figures may tell it."""

import pytest

from hoibaocao.answering.measures import may_tell, measure_asked
from hoibaocao.vietnamese.numbers import find_figures


@pytest.mark.parametrize(
    ("topic", "measure"),
    [
        ("san luong sau rieng", "san luong"),
        ("nang suat lua vu xuan", "nang suat"),
        ("dien tich va san luong che", ""),
        ("thu ngan sach", ""),
    ],
)
def test_one_measure_is_asked_for(topic: str, measure: str) -> None:
    assert measure_asked(topic) == measure


@pytest.mark.parametrize(
    ("text", "measure"),
    [("1.420 ha", "dien tich"), ("81,5 tạ/ha", "nang suat"), ("9.658 tấn", "san luong")],
)
def test_a_figure_tells_the_measure_of_its_unit(text: str, measure: str) -> None:
    [figure] = find_figures(text)
    told = [each for each in ("dien tich", "nang suat", "san luong") if may_tell(figure, each)]
    assert told == [measure]
