import pytest

from hoibaocao.answering.breaker import CircuitBreaker
from hoibaocao.errors import LanguageModelFailed


class Clock:
    """Seconds that pass when a test says so."""

    def __init__(self) -> None:
        self.s = 1_000.0

    def __call__(self) -> float:
        return self.s


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def breaker(clock: Clock) -> CircuitBreaker:
    return CircuitBreaker(failures=2, rest_s=60.0, now=clock)


def fail(breaker: CircuitBreaker) -> str:
    with pytest.raises(LanguageModelFailed) as caught, breaker.guarding():
        raise LanguageModelFailed(reason="it broke")
    return str(caught.value.facts["reason"])


def succeed(breaker: CircuitBreaker) -> None:
    with breaker.guarding():
        pass


RESTING = "it kept failing, so it is left alone for a while"


def test_after_failures_in_a_row_nothing_is_tried(breaker: CircuitBreaker) -> None:
    assert [fail(breaker) for _ in range(4)] == ["it broke", "it broke", RESTING, RESTING]


def test_a_success_in_between_starts_the_count_anew(breaker: CircuitBreaker) -> None:
    fail(breaker)
    succeed(breaker)
    assert [fail(breaker) for _ in range(3)] == ["it broke", "it broke", RESTING]


def test_after_the_rest_one_may_try_and_success_lets_all_in(
    breaker: CircuitBreaker, clock: Clock
) -> None:
    fail(breaker), fail(breaker)
    clock.s += 60.0
    with breaker.guarding():
        assert fail(breaker) == RESTING  # another one, during the trial
    assert [fail(breaker) for _ in range(3)] == ["it broke", "it broke", RESTING]


def test_a_trial_that_fails_begins_the_next_rest(breaker: CircuitBreaker, clock: Clock) -> None:
    fail(breaker), fail(breaker)
    clock.s += 60.0
    assert fail(breaker) == "it broke"
    clock.s += 59.0
    assert fail(breaker) == RESTING
    clock.s += 1.0
    assert fail(breaker) == "it broke"


def test_work_that_is_given_up_counts_for_nothing(breaker: CircuitBreaker) -> None:
    fail(breaker)
    with pytest.raises(GeneratorExit), breaker.guarding():
        raise GeneratorExit
    assert [fail(breaker), fail(breaker)] == ["it broke", RESTING]


def test_a_trial_that_is_given_up_is_repeated_after_a_rest(
    breaker: CircuitBreaker, clock: Clock
) -> None:
    fail(breaker), fail(breaker)
    clock.s += 60.0
    with pytest.raises(GeneratorExit), breaker.guarding():
        raise GeneratorExit
    assert fail(breaker) == RESTING
    clock.s += 60.0
    succeed(breaker)
