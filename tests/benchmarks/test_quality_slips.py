import unicodedata
from random import Random

import pytest

from benchmarks.quality.slips import misspelt, typed_otherwise, unaccented
from hoibaocao.vietnamese.text import fold, normal

QUESTION = "Thu ngân sách 6 tháng đầu năm 2023 của huyện Sông Lô là bao nhiêu?"


def test_without_diacritics() -> None:
    typed = {unaccented(QUESTION, Random(seed)) for seed in range(20)}
    bare = "thu ngan sach 6 thang dau nam 2023 cua huyen song lo la bao nhieu"
    assert typed == {bare, f"{bare}?"}


@pytest.mark.parametrize("seed", range(40))
def test_slips_change_letters_but_no_figure(seed: int) -> None:
    typed = misspelt(QUESTION, "Sông Lô", ["Yên Lạc", "Đô Lương"], Random(seed))
    assert typed != QUESTION
    assert "2023" in typed
    assert abs(len(typed) - len(QUESTION)) <= 6


def test_every_slip_happens() -> None:
    typed = [misspelt(QUESTION, "Sông Lô", ["Yên Lạc"], Random(seed)) for seed in range(200)]
    assert any("saschs" in each or "sachs" in each for each in typed)
    assert any("ngânsách" in each for each in typed)
    assert any("Sông Lô" not in each and "song lo" not in fold(each) for each in typed)


def test_a_name_that_must_stay_stays_but_for_telex_and_blanks() -> None:
    for seed in range(40):
        typed = misspelt("Mỹ Đức trồng rừng 2023?", "", ["Mỹ Đúc"], Random(seed))
        assert "Mỹ Đúc" not in typed


def test_other_forms_of_the_same_letters_mean_the_same() -> None:
    for seed in range(20):
        typed = typed_otherwise("Trồng lúa ở Hòa Lạc?", Random(seed))
        same = "".join(normal(unicodedata.normalize("NFC", typed)).split())
        assert same == "".join(normal("Trồng lúa ở Hòa Lạc?").split())
