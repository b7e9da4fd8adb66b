import pytest

from hoibaocao.searching.signs import Signs, is_enough

_NONE = Signs(*[0.0] * len(Signs._fields))


@pytest.mark.parametrize(
    ("signs", "enough"),
    [
        (_NONE._replace(coverage=0.4, pairs=0.3, nearness=0.2, around=0.2), True),
        (_NONE._replace(coverage=0.25, pairs=0.3, nearness=0.2, around=0.2), False),
        (_NONE._replace(coverage=0.7, nearness=0.1, around=0.2), False),
        (_NONE._replace(heading=0.5, nearness=0.4, around=0.4), True),
        (_NONE._replace(coverage=1.0, nearness=0.9, plan=1.0), False),
        (_NONE._replace(coverage=1.0, nearness=0.9, aside=1.0), False),
    ],
)
def test_how_much_is_enough(signs: Signs, enough: bool) -> None:
    assert is_enough(signs) is enough
