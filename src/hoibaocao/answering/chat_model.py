"""Chat models by LangChain: messages in, the pieces of an answer out.

An OpenAI-compatible endpoint is called and nothing else: no tracing, no redirects, and no proxy
for an endpoint on this machine. Whatever goes wrong is a `LanguageModelFailed` in our own words,
because what a server or a library says may repeat the API key.
"""

import re
import time
from collections.abc import AsyncIterator, Callable, Generator, Sequence
from contextlib import aclosing, asynccontextmanager, suppress
from functools import partial
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from pydantic import SecretStr

from hoibaocao.answering import background
from hoibaocao.answering.prompts import Message
from hoibaocao.answering.window import window_told
from hoibaocao.errors import LanguageModelFailed, ProviderUnavailable

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

OPENAI = "openai"
"""The provider that stands for every OpenAI-compatible endpoint."""

_RETRIES = 2
_CHARS_PER_TOKEN = 20
"""More than any token has; a longer answer comes from a server that ignores its limit."""
_WINDOW_PATIENCE_S = 2.0
_STATUS = {
    400: "it refuses the request",
    401: "it refuses the API key",
    403: "it refuses the API key",
    404: "it knows no such model or address",
    413: "the passages are too long for it",
    422: "it refuses the request",
    429: "it is overloaded or its quota is used up",
}
_ENDS = ("finish_reason", "stop_reason", "done_reason")
_CUT = frozenset({"length", "max_tokens"})
_REFUSALS_FOR_LENGTH = frozenset({400, 413, 422})
_LENGTH = re.compile(r"context|too (?:long|large|many)|exceed", re.IGNORECASE)
_OWN_LIMIT = ("openai.com", "azure.com")
"""Hosts that want ``max_completion_tokens``; other servers only know ``max_tokens``."""
_PACKAGE = re.compile(r"pip install ([\w-]+)")


class MessagesTooLong(LanguageModelFailed):
    """Raised when the endpoint says that the messages do not fit into the model's window."""


class AnswerCut(LanguageModelFailed):
    """Raised behind the pieces of an answer that ends only because it may not be longer."""


class ChatModel:
    """A language model behind an endpoint; may be shared by threads.

    Args:
        provider: ``openai`` for any OpenAI-compatible endpoint, else what LangChain's
            ``init_chat_model`` calls it, such as ``anthropic``.
        base_url: Of the endpoint, such as ``http://127.0.0.1:11434/v1``; other providers know
            their own.
        model: The model's name there.
        api_key: Empty if the endpoint wants none, or the provider's library finds it by itself.
        timeout_s: Time for a whole answer, retries included.
        temperature: 0 for the likeliest words.
        max_tokens: Length of an answer.
        silence_s: Longest wait for the next piece of an answer that has begun.

    Raises:
        ProviderUnavailable: LangChain does not know the provider, its package is not installed,
            or it refuses these arguments.
    """

    def __init__(
        self,
        *,
        provider: str = OPENAI,
        base_url: str,
        model: str,
        api_key: SecretStr | str,
        timeout_s: float,
        temperature: float,
        max_tokens: int,
        silence_s: float = 20.0,
    ) -> None:
        self.max_tokens = max_tokens
        self.identity = f"{provider} {base_url} {model} {temperature} {max_tokens}"
        """What an answer depends on besides the messages."""
        self._provider = provider
        self._base_url = base_url
        self._model = model
        self._api_key = api_key if isinstance(api_key, SecretStr) else SecretStr(api_key)
        self._timeout_s = timeout_s
        self._temperature = temperature
        self._silence_s = silence_s
        self._window: int | None = None
        self._of_provider = None if provider == OPENAI else self._initialised()

    def deadline(self) -> float:
        """Return when an answer that begins now must have ended, on ``time.monotonic()``.

        The libraries are loaded before the clock runs: the first time takes seconds.
        """
        if self._of_provider is None:
            import langchain_openai  # noqa: F401, PLC0415
        return time.monotonic() + self._timeout_s

    def window(self, deadline: float) -> int:
        """Return how many tokens the endpoint says its model reads and writes; 0 if it does not.

        Args:
            deadline: Of the answer it is for; a fraction of the time is spent on asking.
        """
        if self._of_provider is None and self._window is None:
            patience = min(_WINDOW_PATIENCE_S, (deadline - time.monotonic()) / 4)
            with suppress(TimeoutError):
                self._window = background.result(self._ask_window(), patience)
        return self._window or 0

    def pieces(self, messages: Sequence[Message], deadline: float) -> Generator[str, None, None]:
        """Yield the pieces of an answer as they arrive.

        Args:
            messages: What the model is told.
            deadline: For the end of the answer.

        Raises:
            MessagesTooLong: The messages do not fit into the model's window.
            AnswerCut: The answer would have been longer.
            LanguageModelFailed: There is no complete answer.
        """
        try:
            work = partial(self._request, messages)
            yield from background.pieces(work, deadline, self._silence_s)
        except LanguageModelFailed:
            raise
        except Exception as error:  # noqa: BLE001 - every provider's library has errors of its own
            raise self._failure(error) from None

    async def _request(self, messages: Sequence[Message], put: Callable[[str], None]) -> None:
        from langsmith import tracing_context  # noqa: PLC0415

        room = self.max_tokens * _CHARS_PER_TOKEN
        end = ""
        with tracing_context(enabled=False):
            async with (
                self._chat_model() as model,
                # Else what is given up is ended by the garbage collector, in any thread.
                aclosing(model.astream(list(messages))) as chunks,  # type: ignore[type-var]
            ):
                async for chunk in chunks:
                    told = chunk.response_metadata
                    end = next((str(told[name]) for name in _ENDS if told.get(name)), end)
                    room -= len(chunk.text)
                    if room < 0:
                        raise LanguageModelFailed(reason="its answer does not end")
                    put(str(chunk.text))
        if end.lower() in _CUT:
            raise AnswerCut(reason="its answer is longer than it may be")
        if not end and self._of_provider is None:  # others may mark the end in their own way
            raise LanguageModelFailed(reason="its answer breaks off")

    async def _ask_window(self) -> int | None:
        """Return the window, 0 if the endpoint does not tell it, None if nothing is known yet."""
        from openai import APIConnectionError  # noqa: PLC0415

        try:
            async with self._chat_model() as model:
                client: Any = model
                listed = await client.root_async_client.with_options(max_retries=0).get(
                    "/models", cast_to=object
                )
        except APIConnectionError:
            return None
        except Exception:  # noqa: BLE001 - what is amiss, the question itself brings to light
            return 0
        return window_told(listed, self._model)

    @asynccontextmanager
    async def _chat_model(self) -> AsyncIterator["BaseChatModel"]:
        if self._of_provider is not None:
            yield self._of_provider
            return
        from langchain_openai import ChatOpenAI  # noqa: PLC0415
        from openai import DefaultAsyncHttpxClient  # noqa: PLC0415

        host = urlsplit(self._base_url).hostname or ""
        limit = "max_completion_tokens" if host.endswith(_OWN_LIMIT) else "max_tokens"
        async with DefaultAsyncHttpxClient(
            trust_env=not _is_local(host), follow_redirects=False
        ) as client:
            yield ChatOpenAI(
                base_url=self._base_url,
                model=self._model,
                # Never empty: the library would take the user's OPENAI_API_KEY instead.
                api_key=SecretStr(self._api_key.get_secret_value().strip() or "none"),
                timeout=self._timeout_s,
                temperature=self._temperature,
                extra_body={limit: self.max_tokens},
                max_retries=_RETRIES,
                stream_usage=False,
                use_responses_api=False,
                openai_proxy=None,
                http_async_client=client,
            )

    def _initialised(self) -> "BaseChatModel":
        given = {"base_url": self._base_url, "api_key": self._api_key.get_secret_value().strip()}
        where: Any = {name: value for name, value in given.items() if value}
        try:
            from langchain.chat_models import init_chat_model  # noqa: PLC0415

            made: BaseChatModel = init_chat_model(
                self._model,
                model_provider=self._provider,
                timeout=self._timeout_s,
                temperature=self._temperature,
                max_tokens=self.max_tokens,
                max_retries=_RETRIES,
                **where,
            )
        except ImportError as error:
            package = _PACKAGE.search(str(error))
            reason = f"install it with: pip install {package[1] if package else 'langchain'}"
        except Exception as error:  # noqa: BLE001 - every provider's library has errors of its own
            is_unknown = str(error).startswith("Unsupported provider")
            reason = (
                "LangChain knows no such provider"
                if is_unknown
                else "it refuses its settings; check model and API key"
            )
        else:
            return made
        raise ProviderUnavailable(provider=self._provider, reason=reason)

    def _failure(self, error: Exception) -> LanguageModelFailed:
        """Say in our own words what went wrong."""
        from langchain_core import exceptions as known  # noqa: PLC0415

        status = getattr(error, "status_code", None)
        if isinstance(error, known.ContextOverflowError) or (
            status in _REFUSALS_FOR_LENGTH and _LENGTH.search(str(error))
        ):
            return MessagesTooLong(reason="the passages are too long for it")
        if isinstance(status, int):
            words = _STATUS.get(status, "it has a fault of its own")
            return LanguageModelFailed(reason=f"{words} (HTTP {status})")
        if isinstance(error, TimeoutError | known.ModelTimeoutError):
            return LanguageModelFailed(reason="it took too long")
        if isinstance(error, known.ModelConnectionError):
            return LanguageModelFailed(reason="it cannot be reached, or the connection broke")
        if self._of_provider is not None:
            return LanguageModelFailed(reason=f"its library failed ({type(error).__name__})")
        return LanguageModelFailed(reason="its reply is not a chat completion")


def _is_local(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")
