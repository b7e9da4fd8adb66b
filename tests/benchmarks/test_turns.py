"""Pipelines take turns at each question; what warms up does not count."""

from benchmarks.turns import medians_ms


def test_each_question_is_asked_of_all_before_the_next() -> None:
    asked: list[str] = []
    asks = {name: lambda question, name=name: asked.append(name + question) for name in "ab"}
    ours, theirs = medians_ms(asks, ["1", "2"], rounds=2)
    assert asked == ["a1", "b1", "a2", "b2"] * 3
    assert ours >= 0
    assert theirs >= 0
