"""Words of other languages that are spelled nearly as in the library."""

import pytest

from hoibaocao.vietnamese.foreign_words import foreign_meant
from hoibaocao.vietnamese.restoring import SyllableModel
from hoibaocao.vietnamese.syllable_counts import SyllableCounts
from hoibaocao.vietnamese.syllable_pairs import SyllablePairs
from hoibaocao.vietnamese.typed_words import typed_words

LIBRARY = (
    "Công ty Samsung và Hyundai đầu tư vào khu công nghiệp; Vietcombank, Vietcomban cho vay.",
    "Nhà máy Nestlé khởi công.",
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Samsumg", "Samsung"),
        ("samsungg", "samsung"),
        ("Huyndai", "Hyundai"),  # a letter in another place
        ("Nesle", ""),  # too short
        ("Nestlle", "Nestlé"),
        ("Vietcombanc", ""),  # near two
        ("Tamsung", ""),  # the first letter is seldom wrong
        ("Samsonite", ""),
    ],
)
def test_the_only_near_word_of_the_library_is_meant(typed: str, meant: str) -> None:
    (word,) = typed_words(typed)
    assert foreign_meant(word, SyllablePairs(SyllableCounts.counted(LIBRARY))) == meant


def test_a_question_is_read_with_the_librarys_spelling() -> None:
    model = SyllableModel(SyllableCounts.counted(LIBRARY))
    assert model.mended("Huyndai đầu tư bao nhiêu?") == "Hyundai đầu tư bao nhiêu?"
    assert model.mended("Samsung đầu tư bao nhiêu?") == "Samsung đầu tư bao nhiêu?"
