"""Pipelines take turns; what warms up does not count."""

from benchmarks.turns import medians_ms


def test_each_is_asked_all_questions_and_no_two_the_same_at_once() -> None:
    asked: list[str] = []
    asks = {name: lambda question, name=name: asked.append(name + question) for name in "ab"}
    ours, theirs = medians_ms(asks, ["1", "2"], rounds=2)
    assert asked == ["a1", "b2", "a2", "b1"] * 3
    assert ours >= 0
    assert theirs >= 0
