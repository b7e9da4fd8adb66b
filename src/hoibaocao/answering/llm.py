"""Answers written by a language model behind an OpenAI-compatible endpoint.

Nothing but the configured endpoint is called: no tracing, no redirects, and no proxy for an
endpoint on this machine. Whatever goes wrong is a `LanguageModelFailed` in our own words, because
what a server or a library says may repeat the API key.
"""

import asyncio
import re
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing, suppress
from ipaddress import ip_address
from queue import Empty, SimpleQueue
from threading import Thread
from urllib.parse import urlsplit

from pydantic import SecretStr

from hoibaocao.answering.citations import inert, normalised_markers, resolved, settled
from hoibaocao.answering.prompts import Message, Prompts, numbered_passages, recent_turns
from hoibaocao.errors import LanguageModelFailed
from hoibaocao.records import Answer, Hit, Scope, Turn

NO_ANSWER = "NO_ANSWER"
"""What the model writes when the passages hold no answer; the prompts name it."""

_SAYS_NOTHING = re.compile(r"\bNO[_ -]ANSWER\b")
_RETRIES = 2
_CHARS_PER_TOKEN = 20
"""More than any token has; a longer answer comes from a server that ignores ``max_tokens``."""
_PARTING_S = 1.0
_STATUS = {
    400: "it refuses the request",
    401: "it refuses the API key",
    403: "it refuses the API key",
    404: "it knows no such model or address",
    413: "the passages are too long for it",
    422: "it refuses the request",
    429: "it is overloaded or its quota is used up",
}

# How a reply that does not keep to the protocol surfaces, deep in the libraries.
_PROTOCOL_BROKEN = (ValueError, LookupError, TypeError, AttributeError, RecursionError)


class LanguageModelAnswerer:
    """Writes answers from passages; may be shared by threads.

    Args:
        base_url: Of the endpoint, such as ``http://127.0.0.1:11434/v1``.
        model: The model's name there.
        api_key: Empty if the endpoint wants none.
        timeout_s: Time for a whole answer, retries included.
        temperature: 0 for the likeliest words.
        max_tokens: Length of an answer.
        max_context_chars: Characters of passages a question may carry.
        prompts: The messages.
        silence_s: Longest wait for the next piece of an answer that has begun.
    """

    def __init__(
        self,
        *,
        base_url: str,
        model: str,
        api_key: SecretStr | str,
        timeout_s: float,
        temperature: float,
        max_tokens: int,
        max_context_chars: int,
        prompts: Prompts,
        silence_s: float = 20.0,
    ) -> None:
        key = api_key if isinstance(api_key, SecretStr) else SecretStr(api_key)
        # Never empty: the library would take the user's OPENAI_API_KEY instead.
        self._api_key = SecretStr(key.get_secret_value().strip() or "none")
        self._base_url = base_url
        self._model = model
        self._timeout_s = timeout_s
        self._temperature = temperature
        self._max_tokens = max_tokens
        self._max_context_chars = max_context_chars
        self._prompts = prompts
        self._silence_s = silence_s

    def answer_stream(
        self,
        question: str,
        hits: Sequence[Hit],
        history: Sequence[Turn],
        lang: str,
        *,
        scope: Scope,
        generation: str,
        refusal: str,
    ) -> Iterator[Answer]:
        """Yield fuller and fuller answers, the last one complete.

        Args:
            question: In NFC.
            hits: Passages to answer from, best first.
            history: The conversation so far, oldest turn first.
            lang: Language of the answer.
            scope: Of the question; goes into the answer.
            generation: Name of the generation the hits come from; goes into the answer.
            refusal: What the answer says if the model finds none in the passages.

        Raises:
            LanguageModelFailed: There is no answer, or it names no passage.
        """

        def answered(text: str, *, refused: bool = False) -> Answer:
            prose, statements, citations = (text, (), ()) if refused else resolved(text, hits)
            return Answer(question, prose, refused, scope, statements, citations, "llm", generation)

        if not hits:
            yield answered(refusal, refused=True)
            return
        answer: Answer | None = None
        with closing(self.stream(question, hits, history, lang)) as texts:
            for text in texts:
                nothing = _SAYS_NOTHING.search(text)
                answer = answered(text[: nothing.start()].rstrip() if nothing else text)
                if nothing and not answer.citations:
                    yield answered(refusal, refused=True)
                    return
                yield answer
        if answer is None or not answer.citations:
            raise LanguageModelFailed(reason="its answer names no passage")

    def stream(
        self, question: str, hits: Sequence[Hit], history: Sequence[Turn], lang: str
    ) -> Generator[str, None, None]:
        """Yield the answer so far, longer each time, as inert text with ``[1]`` markers.

        Markers number ``hits`` from 1.

        Raises:
            LanguageModelFailed: There is no complete answer.
        """
        given = numbered_passages(hits, self._max_context_chars)
        messages = self._messages(question, given, history, lang)
        allowed = "\n".join(given)
        known = range(1, len(given) + 1)

        def shown(text: str) -> str:
            return normalised_markers(inert(text, allowed), known)

        raw = before = ""
        with closing(self._pieces(messages)) as pieces:
            for piece in pieces:
                raw += piece
                now = shown(settled(raw))
                if now and now != before:
                    yield now
                    before = now
        complete = shown(raw)
        if not complete:
            raise LanguageModelFailed(reason="its answer is empty")
        if complete != before:
            yield complete

    def _messages(
        self, question: str, given: Sequence[str], history: Sequence[Turn], lang: str
    ) -> list[Message]:
        system = self._prompts.render("system", lang, no_answer=NO_ANSWER)
        last = self._prompts.render(
            "question",
            lang,
            passages="\n\n".join(given),
            question=question,
            no_answer=NO_ANSWER,
        )
        return [("system", system), *recent_turns(history), ("human", last)]

    def _pieces(self, messages: Sequence[Message]) -> Generator[str, None, None]:
        """Yield the pieces of an answer as they arrive, failures told in our own words."""
        # Imported before the clock runs: the first time takes seconds.
        import langchain_openai  # noqa: F401, PLC0415
        import openai  # noqa: PLC0415

        try:
            yield from self._arriving(messages)
        except openai.APIStatusError as error:
            code = error.status_code
            words = _STATUS.get(code, "it has a fault of its own")
            raise LanguageModelFailed(reason=f"{words} (HTTP {code})") from None
        except (openai.APITimeoutError, TimeoutError):
            raise LanguageModelFailed(reason="it took too long") from None
        except openai.APIConnectionError:
            raise LanguageModelFailed(
                reason="it cannot be reached, or the connection broke"
            ) from None
        except (*_PROTOCOL_BROKEN, openai.OpenAIError):
            raise LanguageModelFailed(reason="its reply is not a chat completion") from None

    def _arriving(self, messages: Sequence[Message]) -> Iterator[str]:
        """Run the request in a thread with an event loop of its own.

        A blocking request cannot be given up while a name is looked up or headers trickle in; a
        task can be cancelled anywhere. No thread is left behind.
        """
        arrived: SimpleQueue[str | BaseException | None] = SimpleQueue()
        deadline = time.monotonic() + self._timeout_s
        loop = asyncio.new_event_loop()
        task = loop.create_task(self._request(messages, arrived.put))
        task.add_done_callback(
            lambda done: arrived.put(None if done.cancelled() else done.exception())
        )
        thread = Thread(target=_run, args=(loop, task), name="language-model", daemon=True)
        thread.start()
        patience = self._timeout_s
        try:
            while isinstance(item := _next(arrived, deadline, patience), str):
                yield item
                patience = self._silence_s
            if item is not None:
                raise item
        finally:
            with suppress(RuntimeError):  # the loop has closed by itself
                loop.call_soon_threadsafe(task.cancel)
            thread.join(_PARTING_S)

    async def _request(self, messages: Sequence[Message], put: Callable[[str], None]) -> None:
        from langchain_openai import ChatOpenAI  # noqa: PLC0415
        from langsmith import tracing_context  # noqa: PLC0415
        from openai import DefaultAsyncHttpxClient  # noqa: PLC0415

        client = DefaultAsyncHttpxClient(
            trust_env=not _is_local(self._base_url), follow_redirects=False
        )
        room = self._max_tokens * _CHARS_PER_TOKEN
        finished = False
        with tracing_context(enabled=False):
            async with client:
                model = ChatOpenAI(
                    base_url=self._base_url,
                    model=self._model,
                    api_key=self._api_key,
                    timeout=self._timeout_s,
                    temperature=self._temperature,
                    max_tokens=self._max_tokens,
                    max_retries=_RETRIES,
                    stream_usage=False,
                    use_responses_api=False,
                    openai_proxy=None,
                    http_async_client=client,
                )
                async for chunk in model.astream(list(messages)):
                    finished = finished or bool(chunk.response_metadata.get("finish_reason"))
                    room -= len(chunk.text)
                    if room < 0:
                        raise LanguageModelFailed(reason="its answer does not end")
                    put(str(chunk.text))
        if not finished:
            raise LanguageModelFailed(reason="its answer breaks off")


def _next(
    arrived: "SimpleQueue[str | BaseException | None]", deadline: float, patience: float
) -> str | BaseException | None:
    try:
        return arrived.get(timeout=max(0.0, min(patience, deadline - time.monotonic())))
    except Empty:
        raise TimeoutError from None


def _run(loop: asyncio.AbstractEventLoop, task: "asyncio.Task[None]") -> None:
    """Run a task to its end, however it ends; its outcome is told by its callback."""
    try:
        loop.run_until_complete(asyncio.wait([task]))
        loop.run_until_complete(loop.shutdown_asyncgens())
    finally:
        loop.close()


def _is_local(base_url: str) -> bool:
    host = urlsplit(base_url).hostname or ""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")
