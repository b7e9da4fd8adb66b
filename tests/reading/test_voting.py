"""Several readings of a page, and what they agree on."""

from hoibaocao.reading.tesseract import RecognisedWord
from hoibaocao.reading.voting import voted


def _word(text: str, confidence: float, left: int = 0, width: int = 40) -> RecognisedWord:
    return RecognisedWord(text, left, 0, left + width, 20, confidence, 0)


def test_the_spelling_that_is_surest_in_sum_wins_in_the_place_of_the_surest_reading() -> None:
    readings = [
        [_word("845,8", 0.9), _word("tý", 0.8, left=50)],
        [_word("845.8", 0.9, left=2), _word("tỷ", 0.62, left=50)],
        [_word("845,8", 0.9), _word("tỷ", 0.65, left=52)],
    ]
    assert voted(readings) == [_word("845,8", 0.9), _word("tỷ", 0.65, left=50)]


def test_words_elsewhere_have_no_vote() -> None:
    surest = [_word("thu", 0.6), _word("ngân", 0.6, left=50)]
    assert voted([surest, [_word("chi", 0.6, left=25)]]) == surest
    together = [_word("thu ngân", 0.9, width=95)]
    assert voted([surest, together]) == together


def test_a_reading_without_words_takes_nothing_away() -> None:
    assert voted([[], [_word("thu", 0.6)], []]) == [_word("thu", 0.6)]
    assert voted([[], []]) == []


def test_digits_are_voted_on_and_the_marks_that_any_sees_between_them_stay() -> None:
    readings = [
        [_word("44478", 0.8), _word("20.117", 0.7, left=50)],
        [_word("44478", 0.8), _word("20117", 0.7, left=50)],
        [_word("444,78", 0.7), _word("20,117", 0.65, left=50)],
    ]
    assert voted(readings) == [_word("444,78", 0.7), _word("20.117", 0.7, left=50)]
    readings = [[_word("112,7", 0.6)], [_word("1.129", 0.55)], [_word("1127", 0.55)]]
    assert voted(readings) == [_word("112,7", 0.6)]


def test_a_reading_that_is_far_less_sure_has_no_vote() -> None:
    clear = [_word("thu", 0.9), _word("ngân", 0.9, left=50)]
    smeared = [_word("thụ", 0.95), *(_word("~", 0.1, left=50 * at) for at in range(1, 9))]
    assert voted([smeared, clear]) == clear
