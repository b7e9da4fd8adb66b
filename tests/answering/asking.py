from collections.abc import Generator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import langchain_openai  # noqa: F401 - its import must not count in the timings
import pytest
from pydantic import SecretStr

from hoibaocao.answering.assistant import Assistant
from hoibaocao.answering.breaker import CircuitBreaker
from hoibaocao.answering.chat_model import ChatModel
from hoibaocao.answering.extract import ExtractiveAnswerer
from hoibaocao.answering.kept_answers import KeptAnswers
from hoibaocao.answering.llm import LanguageModelAnswerer
from hoibaocao.answering.prompts import Prompts
from hoibaocao.errors import LanguageModelFailed
from hoibaocao.indexing.library import Library
from hoibaocao.records import Answer, Hit, Metadata, Passage, Period, Place, Scope
from hoibaocao.searching.search import Searcher
from tests.fakes import FakeEmbedder

KEY = "sk-very-secret-1234567890"
PROMPTS = Prompts.load(Path(__file__).parents[2] / "prompts")
TIMEOUT_S = 0.5
SLOW = "it took too long"
UNREACHABLE = "it cannot be reached, or the connection broke"
UNREADABLE = "its reply is not a chat completion"
QUESTION = "Thu ngân sách An Bình 6 tháng đầu năm 2023?"
FIRST = "Huyện phát triển. Thu ngân sách đạt 120,3 tỷ đồng, bằng 40% dự toán."
SECOND = "Chi ngân sách đạt 98,5 tỷ đồng."
METADATA = Metadata(
    "Báo cáo kinh tế - xã hội",
    Place("An Bình", "district", "huyện", province="Tân Phú"),
    Period("half", date(2023, 1, 1), date(2023, 6, 30)),
)
HITS = (
    Hit(Passage("a.txt", 100, 100 + len(FIRST), FIRST, section="I. Thu"), METADATA, 2.0),
    Hit(Passage("a.txt", 900, 900 + len(SECOND), SECOND), METADATA, 1.0),
)
REFUSAL = "Các báo cáo không nêu."


def assistant_over(
    folder: Path, reports: Mapping[str, str], *, target_chars: int = 700
) -> Assistant:
    """Return an assistant without a language model over reports, by their names, in a folder."""
    (folder / "reports").mkdir()
    for name, text in reports.items():
        (folder / "reports" / name).write_text(text, encoding="utf-8")
    embedder = FakeEmbedder()
    library = Library(folder / "reports", folder / "index", embedder, target_chars=target_chars)
    library.sync()
    return Assistant(library, Searcher(embedder), ExtractiveAnswerer(PROMPTS))


def answerer(url: str, **changes: Any) -> LanguageModelAnswerer:
    """Return an answerer of an endpoint; changes are arguments of it or of its chat model."""
    of_model: dict[str, Any] = {
        "base_url": url,
        "model": "scripted",
        "api_key": SecretStr(KEY),
        "timeout_s": 10.0,
        "temperature": 0.0,
        "max_tokens": 100,
        "silence_s": 20.0,
    }
    of_answerer: dict[str, Any] = {
        "max_context_chars": 5_000,
        "context_tokens": 0,
        "breaker": CircuitBreaker(failures=3, rest_s=60.0),
        "kept": KeptAnswers(0),
    }
    for name, value in changes.items():
        (of_model if name in {*of_model, "provider"} else of_answerer)[name] = value
    return LanguageModelAnswerer(ChatModel(**of_model), PROMPTS, **of_answerer)


def asked_of(
    of: LanguageModelAnswerer,
    lang: str = "vi",
    *,
    question: str = QUESTION,
    hits: Sequence[Hit] = HITS,
    generation: str = "gen-000001",
) -> Generator[Answer, None, None]:
    return of.answer_stream(
        question, hits, (), lang, scope=Scope(), generation=generation, refusal=REFUSAL
    )


def answers(url: str, lang: str = "vi", **changes: Any) -> Generator[Answer, None, None]:
    return asked_of(answerer(url, **changes), lang)


def reason_of(url: str, lang: str = "vi", **changes: Any) -> str:
    with pytest.raises(LanguageModelFailed) as caught:
        list(answers(url, lang, **changes))
    return str(caught.value.facts["reason"])
