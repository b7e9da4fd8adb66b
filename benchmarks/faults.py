"""Ask a question five times of each of fourteen faulty language models.

Each time the extract must answer, at most a second after the timeout, and leave neither a thread
nor a connection behind. Run: python -m benchmarks.faults
"""

import logging
import sys
import tempfile
import threading
import time
import warnings
from contextlib import suppress
from pathlib import Path

from hoibaocao.answering.assistant import Assistant
from hoibaocao.answering.extract import ExtractiveAnswerer
from hoibaocao.indexing.library import Library
from hoibaocao.records import Question
from hoibaocao.searching.search import Searcher
from tests.answering.asking import PROMPTS, answerer
from tests.fakes import FakeEmbedder
from tests.faults import FAULTS, faulty
from tests.small_library import small_library

_TIMES = 5
_TIMEOUT_S = 1.0
_LEEWAY_S = 1.0
_QUESTION = "Tổng thu ngân sách nhà nước huyện Đồi Mây 6 tháng đầu năm 2023?"


def main() -> None:
    logging.getLogger("hoibaocao").setLevel(logging.ERROR)
    warnings.simplefilter("ignore")
    worst = -_TIMEOUT_S
    with tempfile.TemporaryDirectory() as folder:
        library = small_library(Path(folder), FakeEmbedder())
        searcher = Searcher(FakeEmbedder())
        _ask(library, searcher, "unknown host")  # loads the libraries, starts what is to stay
        print(f"{'fault':22}{'longest':>9}{'over the timeout':>19}{'threads':>9}{'sockets':>9}")
        for fault in FAULTS:
            before = _threads(), _sockets()
            longest = max(_ask(library, searcher, fault) for _ in range(_TIMES))
            worst = max(worst, longest - _TIMEOUT_S)
            left = _left(before)
            print(f"{fault:22}{longest:7.2f} s{longest - _TIMEOUT_S:17.2f} s{left[0]:9}{left[1]:9}")
    print(f"at most {worst:.2f} s over the timeout of {_TIMEOUT_S} s")
    sys.exit(worst > _LEEWAY_S)


def _ask(library: Library, searcher: Searcher, fault: str) -> float:
    """Return how many seconds the extract's answer took."""
    with faulty(fault) as url:
        model = answerer(url, timeout_s=_TIMEOUT_S)
        assistant = Assistant(library, searcher, ExtractiveAnswerer(PROMPTS), model)
        began = time.monotonic()
        answer = assistant.ask(Question(_QUESTION))
        took = time.monotonic() - began
    if (answer.answerer, answer.notice) != ("extractive", "llm_failed"):
        sys.exit(f"{fault}: not the extract answers, but {answer}")
    return took


def _left(before: tuple[int, int]) -> tuple[int, int]:
    """Return how many threads and sockets there are more than before, a second later at most."""
    for _ in range(100):
        left = _threads() - before[0], _sockets() - before[1]
        if max(left) <= 0:
            break
        time.sleep(0.01)
    return left


def _threads() -> int:
    """Count the threads but for the six at most that look names up, which stay for the next."""
    return sum(not thread.name.startswith("asyncio_") for thread in threading.enumerate())


def _sockets() -> int:
    """Count the open sockets of this process; none where there is no ``/proc``."""
    count = 0
    for opened in Path("/proc/self/fd").glob("*"):
        with suppress(OSError):  # closed meanwhile, such as the one that lists the folder
            count += opened.readlink().name.startswith("socket:")
    return count


if __name__ == "__main__":
    main()
