import pytest

from hoibaocao.vietnamese.narrower import counts_less, narrower_than


@pytest.mark.parametrize(
    ("sentence", "is_less"),
    [
        (" ty le ho can ngheo con 4,5 phan tram ", True),
        (" ty le ho ngheo con 2,1 phan tram ho can ngheo con 4,5 phan tram ", False),
        (" ty le ho ngheo con 2,1 phan tram ", False),
        (" toan huyen co 12 xa ", False),
    ],
)
def test_the_near_poor_are_not_the_poor(sentence: str, is_less: bool) -> None:
    assert counts_less(sentence, narrower_than("ty le ho ngheo la bao nhieu?")) is is_less


def test_a_question_may_ask_for_the_narrower_term() -> None:
    assert narrower_than("so ho can ngheo?") == ()


def test_a_term_has_several_narrower_ones() -> None:
    assert narrower_than("bao nhieu xa dat chuan nong thon moi?") == (
        (" nong thon moi ", " nong thon moi nang cao "),
        (" nong thon moi ", " nong thon moi kieu mau "),
    )
