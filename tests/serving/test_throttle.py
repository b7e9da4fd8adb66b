import time
from threading import Thread

import pytest

from hoibaocao.serving.throttle import Throttle

Tries = list[tuple[str, str, str | None]]


def _tried(throttle: Throttle, tries: Tries, cookie: str | None = None) -> int:
    """Return how many of some attempts were let through; all are wrong unless there is a cookie."""
    return sum(throttle.attempt(*each, lambda: cookie) == (cookie, 0) for each in tries)


@pytest.mark.parametrize(
    ("tries", "passed"),
    [
        ([("lan", "10.0.0.1", None)] * 100, 5),
        ([(f"u{n}", "10.0.0.1", None) for n in range(100)], 10),
        ([("lan", f"10.0.0.{n}", None) for n in range(100)], 5),
        ([("lan", f"10.0.0.{n}", "known") for n in range(100)], 5),
    ],
)
def test_of_a_hundred_wrong_passwords_few_are_tried(tries: Tries, passed: int) -> None:
    assert _tried(Throttle(), tries) == passed


def test_a_hundred_at_once_are_no_more() -> None:
    throttle, tried = Throttle(), []

    def log_in() -> None:
        tried.append(1)

    given = ("lan", "10.0.0.1", None, log_in)
    threads = [Thread(target=throttle.attempt, args=given) for _ in range(100)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(tried) == 5


def test_a_guesser_shuts_out_neither_others_nor_the_browser_that_is_known() -> None:
    throttle = Throttle()
    _tried(throttle, [("lan", "10.0.0.1", None)] * 100)
    cookie, wait_s = throttle.attempt("lan", "10.0.0.2", None, lambda: "right")
    assert cookie is None
    assert 0 < wait_s <= 301
    others: Tries = [("lan", "10.0.0.1", "known"), ("hoa", "10.0.0.1", None)]
    assert _tried(throttle, others, "right") == 2


def test_right_passwords_are_not_counted() -> None:
    office: Tries = [(f"u{n}", "10.0.0.1", None) for n in range(100)]
    assert _tried(Throttle(), office, "right") == 100


def test_after_five_minutes_one_may_try_again(monkeypatch: pytest.MonkeyPatch) -> None:
    throttle = Throttle()
    _tried(throttle, [("lan", "10.0.0.1", None)] * 10)
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 301)
    assert throttle.attempt("lan", "10.0.0.1", None, lambda: "right") == ("right", 0)
