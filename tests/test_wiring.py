"""Settings become objects that work together."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from hoibaocao import wiring
from hoibaocao.errors import (
    LibraryMissing,
    PromptInvalid,
    ProviderUnavailable,
    RerankerUnavailable,
)
from hoibaocao.records import Question
from hoibaocao.settings import Settings, load_settings
from tests.chat.scripted import in_loop
from tests.fakes import FakeEmbedder
from tests.scripted_server import ScriptedServer, streamed

_REVENUE = "Thu ngân sách nhà nước đạt 104,3 tỷ đồng."
_REPORTS = {
    "doi-may.txt": (
        "BÁO CÁO\nTình hình kinh tế - xã hội huyện Đồi Mây 6 tháng đầu năm 2023\n\n" + _REVENUE
    ),
    "van-lam.txt": "BÁO CÁO\nTình hình kinh tế tỉnh Vân Lam năm 2023\n\nThu 12.480 tỷ đồng.",
}
_QUESTION = "Thu ngân sách nhà nước 6 tháng đầu năm 2023 của Đồi Mây?"


@pytest.fixture
def settings(
    write_reports: Callable[[dict[str, str]], Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Settings:
    monkeypatch.setattr(wiring, "make_embedder", lambda *_, **__: FakeEmbedder())
    monkeypatch.setitem(Settings.model_config, "env_file", None)
    return load_settings(write_reports(_REPORTS), tmp_path / "index")


def test_answers_are_the_reports_own_without_a_language_model(settings: Settings) -> None:
    embedder = wiring.make_embedder(settings)
    library = wiring.make_library(settings, embedder)
    library.sync()
    answer = wiring.make_assistant(settings, library, embedder).ask(Question(_QUESTION))
    assert answer.text == f"Huyện Đồi Mây, 6 tháng đầu năm 2023: {_REVENUE} [1]"
    assert answer.answerer == "extractive"


def test_a_language_model_that_is_set_writes_the_answer(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    embedder = wiring.make_embedder(settings)
    library = wiring.make_library(settings, embedder)
    library.sync()
    with ScriptedServer(streamed("Thu đạt 104,3 tỷ đồng [1].")) as server:
        monkeypatch.setenv("HOIBAOCAO_LLM__BASE_URL", server.url)
        monkeypatch.setenv("HOIBAOCAO_LLM__MODEL", "scripted")
        monkeypatch.setenv("HOIBAOCAO_LLM__API_KEY", "sk-canary")
        monkeypatch.setenv("HOIBAOCAO_LLM__MAX_TOKENS", "77")
        answer = wiring.make_assistant(load_settings(), library, embedder).ask(Question(_QUESTION))
    assert (answer.text, answer.answerer) == ("Thu đạt 104,3 tỷ đồng. [1]", "llm")
    assert answer.citations[0].quote == _REVENUE
    (request,) = server.requests
    assert request.headers["authorization"] == "Bearer sk-canary"
    assert request.body["model"] == "scripted"
    assert request.body["max_tokens"] == 77


def test_a_provider_that_is_not_installed_stops_the_start(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    embedder = wiring.make_embedder(settings)
    library = wiring.make_library(settings, embedder)
    monkeypatch.setenv("HOIBAOCAO_LLM__PROVIDER", "cohere")
    monkeypatch.setenv("HOIBAOCAO_LLM__MODEL", "m")
    with pytest.raises(ProviderUnavailable, match="pip install langchain-cohere"):
        wiring.make_assistant(load_settings(), library, embedder)


def test_to_search_needs_no_language_model(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    embedder = wiring.make_embedder(settings)
    library = wiring.make_library(settings, embedder)
    library.sync()
    monkeypatch.setenv("HOIBAOCAO_LLM__PROVIDER", "cohere")
    monkeypatch.setenv("HOIBAOCAO_LLM__MODEL", "m")
    assistant = wiring.make_assistant(load_settings(), library, embedder, writes=False)
    assert assistant.search(Question(_QUESTION)).hits


def test_k_is_the_one_that_is_set(settings: Settings) -> None:
    embedder = wiring.make_embedder(settings)
    library = wiring.make_library(settings, embedder)
    library.sync()
    one = settings.model_copy(update={"search": settings.search.model_copy(update={"k": 1})})
    found = [
        len(wiring.make_assistant(each, library, embedder).search(Question("Thu ngân sách")).hits)
        for each in (one, settings)
    ]
    assert found == [1, 2]


def test_a_reranker_that_is_set_is_used(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    embedder = wiring.make_embedder(settings)
    library = wiring.make_library(settings, embedder)
    library.sync()
    monkeypatch.setenv("HOIBAOCAO_SEARCH__RERANKER", "no such/folder/anywhere")
    set_so = load_settings(settings.reports_dir, settings.index_dir)
    with pytest.raises(RerankerUnavailable, match="no such/folder/anywhere"):
        wiring.make_assistant(set_so, library, embedder).search(Question(_QUESTION))


def test_a_wrong_prompt_stops_the_start(settings: Settings, tmp_path: Path) -> None:
    embedder = wiring.make_embedder(settings)
    library = wiring.make_library(settings, embedder)
    wrong = settings.model_copy(update={"prompts_dir": tmp_path / "prompts"})
    with pytest.raises(PromptInvalid, match=r"system\.vi\.md"):
        wiring.make_assistant(wrong, library, embedder)


def test_the_app_makes_its_index_first(settings: Settings, tmp_path: Path) -> None:
    stages: list[str] = []
    site = in_loop(lambda: wiring.make_site(settings, lambda stage, *_: stages.append(stage)))
    assert (tmp_path / "index" / "CURRENT").exists()
    assert stages[0] == "reading"
    client = TestClient(site.app, base_url="http://localhost:7860")
    assert client.get("/healthz").json() == {"status": "ok"}
    assert 'lang="vi"' in client.get("/").text


def test_the_app_leaves_an_index_as_it_is(settings: Settings) -> None:
    wiring.make_library(settings, FakeEmbedder()).sync()
    stages: list[str] = []
    in_loop(lambda: wiring.make_site(settings, lambda stage, *_: stages.append(stage)))
    assert stages == []


def test_without_reports_there_is_no_app(settings: Settings, tmp_path: Path) -> None:
    nowhere = settings.model_copy(update={"reports_dir": tmp_path / "nowhere"})
    with pytest.raises(LibraryMissing):
        in_loop(lambda: wiring.make_site(nowhere, lambda *_: None))


def test_the_model_is_loaded_beside_the_page(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    embedder = FakeEmbedder()
    monkeypatch.setattr(wiring, "make_embedder", lambda *_, **__: embedder)
    in_loop(lambda: wiring.make_site(settings, lambda *_: None))
    for thread in threading.enumerate():
        if thread.name == "warm-up":
            thread.join()
    assert len(embedder.asked) == 1
    assert embedder.is_prepared
