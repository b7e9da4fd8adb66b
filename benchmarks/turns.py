"""Pipelines that take turns, so that what else the machine does slows all of them alike."""

import statistics
import time
from collections.abc import Callable, Mapping, Sequence

Ask = Callable[[str], object]

_REST_S = 0.03
"""Before each question: torch's threads wait by spinning for some 8 ms after its answer, and would
take half of two cores from the next pipeline. People do not ask so fast."""


def medians_ms(asks: Mapping[str, Ask], questions: Sequence[str], rounds: int = 3) -> list[float]:
    """Return the median milliseconds of a question for each pipeline, in their order.

    Each is asked one question before any is asked the next one, in several rounds; a round that
    warms up is not counted. They are asked the same questions, but not at the same time: what one
    has just found out about a question may be kept, and helps no other.
    """
    times: dict[str, list[float]] = {name: [] for name in asks}
    apart = len(questions) // len(asks)
    for counted in (False, *[True] * rounds):
        for at in range(len(questions)):
            for turn, (name, ask) in enumerate(asks.items()):
                time.sleep(_REST_S)
                seconds = seconds_of(ask, questions[(at + turn * apart) % len(questions)])
                if counted:
                    times[name].append(1000 * seconds)
    return [statistics.median(each) for each in times.values()]


def seconds_of(ask: Ask, question: str) -> float:
    """Return how long one question takes."""
    began = time.perf_counter()
    ask(question)
    return time.perf_counter() - began
