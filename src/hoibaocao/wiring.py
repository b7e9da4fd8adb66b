"""The one place that turns settings into objects; heavy imports happen here, when called."""

import atexit
import os
import shutil
import tempfile
import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from hoibaocao.errors import AccountsNeeded
from hoibaocao.records import Progress
from hoibaocao.settings import LanguageModel, Settings

if TYPE_CHECKING:
    from fastapi import FastAPI

    from hoibaocao.answering.assistant import Assistant
    from hoibaocao.answering.assistants import Assistants
    from hoibaocao.answering.llm import LanguageModelAnswerer
    from hoibaocao.answering.prompts import Prompts
    from hoibaocao.embedding.encoder import Embedder
    from hoibaocao.indexing.library import Library
    from hoibaocao.searching.retriever import ReportRetriever
    from hoibaocao.searching.search import Searcher
    from hoibaocao.serving.accounts import Accounts
    from hoibaocao.serving.visitors import Visitors

_WITH_LANGUAGE_MODEL: Final = 8
"""Questions at once where most of the time is spent waiting for the model."""
_MOST_PROCESSES: Final = 4
"""Which answer, unless more are set: hundreds of people ask no faster."""


def make_embedder(
    settings: Settings, progress: Progress | None = None, *, threads: int = 0
) -> "Embedder":
    """Make the embedder; its model is loaded at its first use.

    Args:
        settings: Name the model.
        progress: Told how far the conversion of the model is.
        threads: That embed a question; 0 for as many as there are cores.
    """
    from hoibaocao.embedding.encoder import ModelEmbedder

    wanted = settings.embedding
    return ModelEmbedder(
        wanted.model,
        settings.cache_dir,
        engine=wanted.engine,
        query_prompt=wanted.query_prompt,
        passage_prompt=wanted.passage_prompt,
        batch_size=wanted.batch_size,
        threads=threads,
        progress=progress,
    )


def make_library(settings: Settings, embedder: "Embedder") -> "Library":
    """Make the library over the folders that are set."""
    from hoibaocao.indexing.library import Library

    return Library(
        settings.reports_dir,
        settings.index_dir,
        embedder,
        target_chars=settings.chunking.target_chars,
        cache=settings.cache_dir / "recognised",
    )


def make_searcher(settings: Settings, embedder: "Embedder") -> "Searcher":
    """Make the searcher, with a reranker if one is set; its model is loaded at its first use."""
    from hoibaocao.searching.search import Searcher

    if not settings.search.reranker:
        return Searcher(embedder)
    from hoibaocao.embedding.reranker import CrossEncoderReranker

    return Searcher(embedder, CrossEncoderReranker(settings.search.reranker))


def make_assistant(
    settings: Settings, library: "Library", embedder: "Embedder", *, writes: bool = True
) -> "Assistant":
    """Make the assistant, with a language model if one is set.

    Args:
        settings: What the parts are made from.
        library: Where the reports are.
        embedder: The one that the index was made with.
        writes: Whether it shall write answers; to search it needs no language model.

    Raises:
        PromptInvalid: A prompt file is missing or wrong.
        ProviderUnavailable: LangChain cannot make the language model that is set.
    """
    from hoibaocao.answering.assistant import Assistant
    from hoibaocao.answering.extract import ExtractiveAnswerer
    from hoibaocao.answering.prompts import Prompts

    prompts = Prompts.load(settings.prompts_dir)
    return Assistant(
        library,
        make_searcher(settings, embedder),
        ExtractiveAnswerer(prompts),
        _language_model(settings.llm, prompts) if writes and settings.llm.is_set else None,
        k=settings.search.k,
        unverified=settings.answering.unverified,
    )


def make_assistants(settings: Settings, own: "Assistant") -> "Assistants":
    """Make room for more assistants, in processes of their own, beside one in this process.

    With a language model there are none: one process can wait for many answers at once.
    """
    from hoibaocao.answering.assistants import Assistants

    return Assistants(own, partial(_ready_assistant, settings), _processes(settings) - 1)


def _ready_assistant(settings: Settings) -> "Assistant":
    """Make an assistant whose index and model are loaded, in a process that has nothing else."""
    from hoibaocao.serving.logs import set_up_logs
    from hoibaocao.serving.warming import warm_up

    secrets = [settings.llm.api_key.get_secret_value()]
    set_up_logs(secrets, with_questions=settings.server.log_questions)
    embedder = make_embedder(settings, threads=1)  # the other cores are at other answers
    assistant = make_assistant(settings, make_library(settings, embedder), embedder)
    warm_up(assistant, embedder)
    return assistant


def _language_model(wanted: LanguageModel, prompts: "Prompts") -> "LanguageModelAnswerer":
    from hoibaocao.answering.breaker import CircuitBreaker
    from hoibaocao.answering.chat_model import ChatModel
    from hoibaocao.answering.kept_answers import KeptAnswers
    from hoibaocao.answering.llm import LanguageModelAnswerer

    chat_model = ChatModel(
        provider=wanted.provider,
        base_url=wanted.base_url,
        model=wanted.model,
        api_key=wanted.api_key,
        timeout_s=wanted.timeout_s,
        temperature=wanted.temperature,
        max_tokens=wanted.max_tokens,
    )
    return LanguageModelAnswerer(
        chat_model,
        prompts,
        max_context_chars=wanted.max_context_chars,
        context_tokens=wanted.context_tokens,
        breaker=CircuitBreaker(wanted.failures, wanted.rest_s),
        kept=KeptAnswers(wanted.cache_answers),
    )


def make_retriever(settings: Settings, k: int = 10) -> "ReportRetriever":
    """Make a LangChain retriever over the index; `hoibaocao.searching.retriever` has an example."""
    from hoibaocao.searching.retriever import ReportRetriever

    embedder = make_embedder(settings)
    library = make_library(settings, embedder)
    return ReportRetriever(library=library, searcher=make_searcher(settings, embedder), k=k)


@dataclass(frozen=True, slots=True)
class Site:
    """The web application, and what is to be called before it is stopped."""

    app: "FastAPI"
    stop: Callable[[], None]


def make_site(settings: Settings, progress: Progress) -> Site:
    """Make the web application; builds the index first if there is none, and watches if set.

    Raises:
        HoiBaoCaoError: The index cannot be built, a prompt is wrong, or others could come in
            without an account.
    """
    visitors = _visitors(settings)
    # Two threads embed a question sooner, and take a third more of the processors to do it.
    embedder = make_embedder(settings, progress, threads=0 if visitors.is_local else 1)
    library = make_library(settings, embedder)
    own = make_assistant(settings, library, embedder)
    assistants = make_assistants(settings, own)
    if not library.exists():
        library.sync(progress)
    if settings.watch_s:
        from hoibaocao.indexing.watching import Watch

        Watch(settings.reports_dir, library.sync).start(settings.watch_s)
    warm = threading.Event()
    _use_private_folder()  # before gradio is imported, which looks for it

    from hoibaocao.serving.lean_import import import_gradio

    import_gradio()
    from hoibaocao.chat.talks import Talks
    from hoibaocao.chat.ui import build_page
    from hoibaocao.serving.api import api_routes
    from hoibaocao.serving.downloads import downloads
    from hoibaocao.serving.line import Line
    from hoibaocao.serving.server import READERS, create_app
    from hoibaocao.serving.visitors import visitor
    from hoibaocao.serving.warming import warm_up

    server, lang = settings.server, settings.language
    line = Line(_questions_at_once(settings), server.waiting)
    talks, ratings = Talks(settings.data_dir / "talks"), settings.data_dir / "ratings.jsonl"
    page = build_page(
        assistants,
        library,
        talks,
        ratings,
        lang=lang,
        questions_at_once=None,
        is_warm=warm.is_set,
        may=visitors.may,
        in_line=line.take,
    )
    app = create_app(
        page,
        lang=lang,
        allowed_hosts=server.hosts,
        visitors=visitors,
        routes=[downloads(library, talks, visitor), api_routes(assistants, library, line)],
        largest_upload=server.max_upload_mb * 2**20,
        threads=server.waiting + _questions_at_once(settings) + READERS,
    )
    # Not before the page is there, whose imports it would hold up.
    threading.Thread(target=warm_up, args=(own, embedder, warm.set), name="warm-up").start()

    def stop() -> None:
        line.close(server.stop_s)
        assistants.close()

    return Site(app, stop)


def make_accounts(settings: Settings) -> "Accounts":
    """Make the accounts over their file."""
    from hoibaocao.serving.accounts import Accounts

    return Accounts(settings.data_dir / "accounts.json")


def _visitors(settings: Settings) -> "Visitors":
    from hoibaocao.serving.visitors import Visitors, is_local

    accounts, server = make_accounts(settings), settings.server
    local = is_local(server.host, server.hosts)
    if not local and not accounts.exist:
        raise AccountsNeeded(host=", ".join(dict.fromkeys((server.host, *server.hosts))))
    return Visitors(accounts, local=local)


def _processes(settings: Settings) -> int:
    usual = 1 if settings.llm.is_set else min(os.cpu_count() or 1, _MOST_PROCESSES)
    return settings.server.processes or usual


def _questions_at_once(settings: Settings) -> int:
    from hoibaocao.answering.assistants import AT_ONCE

    usual = _WITH_LANGUAGE_MODEL if settings.llm.is_set else AT_ONCE * _processes(settings)
    return settings.server.questions_at_once or usual


def _use_private_folder() -> None:
    """Have what people send kept where nobody else can look, and taken away at the end."""
    folder = tempfile.mkdtemp(prefix="hoibaocao-")  # for this user alone
    os.environ["GRADIO_TEMP_DIR"] = folder
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
