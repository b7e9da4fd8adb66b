"""What goes to which endpoint; answers and faults are tested with the answerer."""

import sys
import threading
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import pytest
from langchain.chat_models import base
from langchain_core.language_models import GenericFakeChatModel
from langchain_core.messages import AIMessage

from hoibaocao.answering.chat_model import ChatModel
from hoibaocao.errors import LanguageModelFailed, ProviderUnavailable
from tests.answering.asking import KEY
from tests.scripted_server import Reply, ScriptedServer, failed, refusing_url, streamed

ASKED = [("human", "Thu bao nhiêu?")]


def model_of(provider: str = "openai", base_url: str = "", **changes: Any) -> ChatModel:
    arguments: dict[str, Any] = {
        "model": "m",
        "api_key": "",
        "timeout_s": 10.0,
        "temperature": 0.0,
        "max_tokens": 100,
    }
    return ChatModel(provider=provider, base_url=base_url, **arguments | changes)


def windows(*models: Reply, asked: int = 1, **changes: Any) -> list[int]:
    got = []
    with ScriptedServer(failed(404), models=models[0]) as server:
        of = model_of(base_url=server.url, **changes)
        for _ in range(asked):
            got.append(of.window(of.deadline()))
            server.models = models[-1]
    return got


def json_reply(body: bytes) -> Reply:
    return Reply([body], content_type="application/json")


TOLD = json_reply(b'{"data": [{"id": "m", "max_model_len": 4096}]}')


def test_the_endpoint_is_asked_for_the_window_once() -> None:
    assert windows(TOLD, failed(500), asked=2) == [4_096, 4_096]


@pytest.mark.parametrize(
    "reply",
    [
        failed(404),
        failed(500),
        json_reply(b'{"data": ['),
        json_reply(b"[" * 100_000),
        Reply([b"<p>Welcome</p>"], content_type="text/html"),
        Reply(hangs_before_headers=True),
    ],
    ids=["missing", "broken", "cut", "deep", "html", "hangs"],
)
def test_a_window_that_is_not_told_is_not_known(reply: Reply) -> None:
    assert windows(reply, timeout_s=0.5) == [0]


def test_an_endpoint_that_could_not_be_reached_is_asked_again() -> None:
    of = model_of(base_url=refusing_url())
    assert of.window(of.deadline()) == 0
    assert windows(Reply(hangs_before_headers=True), TOLD, asked=2, timeout_s=2.0) == [0, 4_096]


@pytest.mark.usefixtures("proxies")
def test_openai_itself_is_told_the_limit_by_its_new_name(monkeypatch: pytest.MonkeyPatch) -> None:
    with ScriptedServer(streamed("Thu.")) as proxy:
        monkeypatch.setenv("HTTP_PROXY", proxy.url.removesuffix("/v1"))
        of = model_of(base_url="http://api.openai.com/v1")
        assert "".join(of.pieces(ASKED, of.deadline())) == "Thu."
        body = proxy.requests[0].body

    assert (body.get("max_completion_tokens"), "max_tokens" in body) == (100, False)


def test_all_requests_share_one_loop_in_one_thread() -> None:
    with ScriptedServer(streamed("Thu ", "đạt.")) as server:
        of = model_of(base_url=server.url)
        got = ["".join(of.pieces(ASKED, of.deadline())) for _ in range(3)]

    assert got == ["Thu đạt."] * 3
    assert [each.name for each in threading.enumerate()].count("language-model") == 1


class ChatOther(GenericFakeChatModel):
    """A chat model as a package of LangChain's offers it."""

    settings: dict[str, Any]

    def __init__(self, **settings: Any) -> None:
        super().__init__(messages=iter([AIMessage("Thu đạt 1 tỷ [1].")]), settings=settings)


class Broken(ChatOther):
    def _stream(self, *_: Any, **__: Any) -> Iterator[Any]:
        raise RuntimeError(f"no luck with {KEY}")


class Choosy(ChatOther):
    def __init__(self, **settings: Any) -> None:
        raise RuntimeError(f"no luck with {KEY}")


@pytest.fixture
def install(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Give a function that installs a chat model as the package ``langchain-groq``."""

    def installed(of: type[ChatOther]) -> None:
        package = ModuleType("langchain_groq")
        package.ChatGroq = of  # type: ignore[attr-defined]
        monkeypatch.setitem(sys.modules, "langchain_groq", package)

    base._get_chat_model_creator.cache_clear()
    yield installed
    base._get_chat_model_creator.cache_clear()


def test_another_provider_is_made_by_langchain(install: Any) -> None:
    install(ChatOther)
    of = model_of("groq", api_key=KEY)
    pieces = list(of.pieces(ASKED, of.deadline()))

    made: Any = of._of_provider
    assert "".join(pieces) == "Thu đạt 1 tỷ [1]."
    assert made.settings == {
        "model": "m",
        "api_key": KEY,
        "timeout": 10.0,
        "temperature": 0.0,
        "max_tokens": 100,
        "max_retries": 2,
    }
    assert of.window(of.deadline()) == 0


def test_a_failure_of_another_provider_is_told_by_its_kind_alone(install: Any) -> None:
    install(Broken)
    of = model_of("groq")
    with pytest.raises(LanguageModelFailed) as caught:
        list(of.pieces(ASKED, of.deadline()))

    assert caught.value.facts == {"reason": "its library failed (RuntimeError)"}
    assert caught.value.__suppress_context__


def test_a_provider_that_refuses_its_settings_is_told(install: Any) -> None:
    install(Choosy)
    with pytest.raises(ProviderUnavailable) as caught:
        model_of("groq")

    assert caught.value.facts["reason"] == "it refuses its settings; check model and API key"


@pytest.mark.parametrize(
    ("provider", "reason"),
    [
        ("cohere", "install it with: pip install langchain-cohere"),
        ("google_vertexai", "install it with: pip install langchain-google-vertexai"),
        ("nobody", "LangChain knows no such provider"),
    ],
)
def test_a_provider_that_is_not_there_is_told_with_the_command(provider: str, reason: str) -> None:
    with pytest.raises(ProviderUnavailable) as caught:
        model_of(provider)

    assert caught.value.facts == {"provider": provider, "reason": reason}


def test_without_langchain_itself_the_command_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "langchain.chat_models", None)
    with pytest.raises(ProviderUnavailable, match=r"pip install langchain\. Check"):
        model_of("cohere")
