import threading
from collections.abc import Iterator

import langchain_openai  # noqa: F401 - its import must not count in the timings
import pytest

from hoibaocao.answering import llm
from tests.scripted_server import (
    refusing_url,
)


@pytest.fixture(autouse=True)
def no_thread_is_left() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    for thread in set(threading.enumerate()) - before:
        thread.join(1.0)
    assert set(threading.enumerate()) <= before


@pytest.fixture
def no_retries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(llm, "_RETRIES", 0)


@pytest.fixture
def proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "OPENAI_PROXY"):
        monkeypatch.setenv(name, refusing_url().removesuffix("/v1"))
    monkeypatch.delenv("NO_PROXY", raising=False)
