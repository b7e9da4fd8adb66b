import time

import pytest

from hoibaocao.serving.throttle import Throttle


def _let_through(throttle: Throttle, tries: list[tuple[str, str, str | None]]) -> int:
    return sum(throttle.wait_s(*each) == 0 for each in tries)


@pytest.mark.parametrize(
    ("tries", "passed"),
    [
        ([("lan", "10.0.0.1", None)] * 100, 5),
        ([(f"u{n}", "10.0.0.1", None) for n in range(100)], 10),
        ([("lan", f"10.0.0.{n}", None) for n in range(100)], 5),
        ([("lan", f"10.0.0.{n}", "known") for n in range(100)], 5),
    ],
)
def test_of_a_hundred_tries_few_get_through(
    tries: list[tuple[str, str, str | None]], passed: int
) -> None:
    assert _let_through(Throttle(), tries) == passed


def test_a_guesser_shuts_out_neither_others_nor_the_browser_that_is_known() -> None:
    throttle = Throttle()
    _let_through(throttle, [("lan", "10.0.0.1", None)] * 100)
    assert 0 < throttle.wait_s("lan", "10.0.0.2", None) <= 300
    assert throttle.wait_s("lan", "10.0.0.1", "known") == 0
    assert throttle.wait_s("hoa", "10.0.0.2", None) == 0


def test_the_right_password_takes_its_tries_back() -> None:
    throttle = Throttle()
    for _ in range(20):
        assert throttle.wait_s("lan", "10.0.0.1", "known") == 0
        throttle.forget("lan", "10.0.0.1", "known")


def test_after_five_minutes_one_may_try_again(monkeypatch: pytest.MonkeyPatch) -> None:
    throttle = Throttle()
    _let_through(throttle, [("lan", "10.0.0.1", None)] * 10)
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 301)
    assert throttle.wait_s("lan", "10.0.0.1", None) == 0
