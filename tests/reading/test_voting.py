"""Several readings of a page, and what they agree on."""

from hoibaocao.reading.tesseract import RecognisedWord
from hoibaocao.reading.voting import voted


def _word(text: str, confidence: float, left: int = 0, width: int = 40) -> RecognisedWord:
    return RecognisedWord(text, left, 0, left + width, 20, confidence, 0)


def test_the_spelling_that_is_surest_in_sum_wins_in_the_place_of_the_surest_reading() -> None:
    readings = [
        [_word("845,8", 0.9), _word("tý", 0.9, left=50)],
        [_word("845.8", 0.7, left=2), _word("tỷ", 0.4, left=50)],
        [_word("845,8", 0.6), _word("tỷ", 0.6, left=52)],
    ]
    assert voted(readings) == [_word("845,8", 0.9), _word("tỷ", 0.6, left=50)]


def test_words_elsewhere_have_no_vote() -> None:
    surest = [_word("thu", 0.6), _word("ngân", 0.6, left=50)]
    assert voted([surest, [_word("chi", 0.6, left=25)]]) == surest
    together = [_word("thu ngân", 0.9, width=95)]
    assert voted([surest, together]) == together


def test_a_reading_without_words_takes_nothing_away() -> None:
    assert voted([[], [_word("thu", 0.6)], []]) == [_word("thu", 0.6)]
    assert voted([[], []]) == []
