"""Many who ask at once, answered as the server answers them: in a line, by several processes.

Each of so many askers asks one question after the other, and waits for each answer; questions of
all kinds come in a mixed order, each kind takes its own time. So they wait for at least their
number through the answers a second: 16 askers for 5.3 times as long as one asker of a pipeline,
where three times its answers are given.
"""

import os
import statistics
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from random import Random

import numpy as np

from hoibaocao.answering.assistants import AT_ONCE, Answering, Assistants
from hoibaocao.records import Question
from hoibaocao.serving.line import Line

_ROUNDS = 3
_WARM_S = 10.0


def asked_at_once(
    own: Answering,
    make: Callable[[], Answering],
    questions: Sequence[str],
    numbers: Sequence[int],
) -> dict[str, float]:
    """Return answers a second, and the median and the 95th of a hundred waits, by askers.

    Args:
        own: Answers in this process.
        make: Makes the assistant of another process; is pickled.
        questions: What is asked, several times.
        numbers: So many askers at once, one after the other.
    """
    cores = os.cpu_count() or 1
    assistants = Assistants(own, make, cores - 1)
    mixed = Random(len(questions)).sample(questions, len(questions))
    line = Line(AT_ONCE * cores, max(numbers))
    row: dict[str, float] = {}
    until = time.perf_counter() + _WARM_S
    while time.perf_counter() < until:  # the other processes are started, and get warm
        _waits_s(line, assistants, mixed, max(numbers))
    for askers in numbers:
        began = time.perf_counter()
        waits = _waits_s(line, assistants, mixed * _ROUNDS, askers)
        row[f"rate_{askers}"] = len(waits) / (time.perf_counter() - began)
        row[f"median_{askers}_ms"] = 1000 * statistics.median(waits)
        row[f"p95_{askers}_ms"] = 1000 * float(np.percentile(waits, 95))
    assistants.close()
    return row


def _waits_s(
    line: Line, assistants: Answering, questions: Sequence[str], askers: int
) -> list[float]:
    users = count()

    def ask(question: str) -> float:
        began = time.perf_counter()
        for _ in line.take(str(next(users)), assistants.stream(Question(question))):
            pass
        return time.perf_counter() - began

    with ThreadPoolExecutor(askers) as threads:
        return list(threads.map(ask, questions))
