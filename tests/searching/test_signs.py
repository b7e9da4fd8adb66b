import pytest

from hoibaocao.searching.signs import Signs, Standing, is_confirmed, is_enough, standing

_NONE = Signs(*[0.0] * len(Signs._fields))


@pytest.mark.parametrize(
    ("signs", "enough"),
    [
        (_NONE._replace(coverage=0.34, nearness=0.16), True),
        (_NONE._replace(coverage=0.32, nearness=0.16), False),
        (_NONE._replace(heading=0.5, nearness=0.3), True),
        (_NONE._replace(coverage=1.0, nearness=0.9, plan=1.0), False),
        (_NONE._replace(coverage=1.0, nearness=0.9, aside=1.0), False),
    ],
)
def test_how_much_is_enough(signs: Signs, enough: bool) -> None:
    assert is_enough(signs) is enough


def test_a_clear_lead_counts_no_more_if_it_is_clearer_yet() -> None:
    signs = _NONE._replace(coverage=0.5, pairs=0.25)
    assert standing(signs, 9.0) == Standing(0.5, 0.25, 4.0)
    assert standing(signs, -9.0) == Standing(0.5, 0.25, -3.0)


@pytest.mark.parametrize(
    ("coverage", "lead", "confirmed"),
    [
        (0.3, None, True),
        (0.5, 0.0, True),
        (0.5, -1.0, False),
        (1.0, -1.0, True),
        (1.0, -2.0, False),
        (0.0, 2.0, True),
    ],
)
def test_the_words_of_the_question_make_up_for_a_little(
    coverage: float, lead: float | None, confirmed: bool
) -> None:
    assert is_confirmed(_NONE._replace(coverage=coverage), lead) is confirmed
