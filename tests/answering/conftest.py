import asyncio
import threading
import time
from collections.abc import Iterator

import langchain_openai  # noqa: F401 - its import must not count in the timings
import pytest

from hoibaocao.answering import background, chat_model
from tests.answering.extracting import Answering
from tests.fakes import FakeEmbedder
from tests.scripted_server import refusing_url
from tests.small_library import small_library


@pytest.fixture(autouse=True)
def nothing_is_left() -> Iterator[None]:
    """Check that no thread, and no request in the loop of all requests, outlives a test."""
    loop = background.loop()
    before = set(threading.enumerate())
    yield
    for thread in set(threading.enumerate()) - before:
        thread.join(1.0)
    patience = time.monotonic() + 1.0
    while asyncio.all_tasks(loop) and time.monotonic() < patience:
        time.sleep(0.01)
    assert asyncio.all_tasks(loop) == set()
    left = set(threading.enumerate()) - before
    assert [thread.name for thread in left if not thread.name.startswith("asyncio_")] == []


@pytest.fixture
def no_retries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chat_model, "_RETRIES", 0)


@pytest.fixture
def proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "OPENAI_PROXY"):
        monkeypatch.setenv(name, refusing_url().removesuffix("/v1"))
    monkeypatch.delenv("NO_PROXY", raising=False)


@pytest.fixture(scope="module")
def answering(tmp_path_factory: pytest.TempPathFactory) -> Answering:
    embedder = FakeEmbedder()
    return Answering(small_library(tmp_path_factory.mktemp("library"), embedder), embedder)
