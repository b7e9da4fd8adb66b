"""What is loaded before the first question, and when one can be asked."""

from collections.abc import Iterator

import pytest

from hoibaocao.errors import HoiBaoCaoError, LibraryMissing
from hoibaocao.records import Answer, Question
from hoibaocao.searching.search import SearchResult
from hoibaocao.serving.warming import warm_up
from tests.fakes import FakeEmbedder


class Missing:
    """An assistant whose index cannot be used."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    def stream(self, question: Question) -> Iterator[Answer]:
        raise self.error

    def search(self, question: Question, k: int | None = None) -> SearchResult:
        raise self.error


def test_without_an_index_the_page_opens_too_and_says_so() -> None:
    embedder, told = FakeEmbedder(), list[bool]()
    missing = Missing(LibraryMissing(path="reports"))
    assert isinstance(missing.error, HoiBaoCaoError)
    warm_up(missing, embedder, lambda: told.append(embedder.is_prepared))
    assert told == [False]  # a question can be asked before all models are loaded
    assert embedder.is_prepared


def test_a_bug_is_no_reason_to_wait_for_ever() -> None:
    told: list[bool] = []
    with pytest.raises(ZeroDivisionError):
        warm_up(Missing(ZeroDivisionError()), FakeEmbedder(), lambda: told.append(True))
    assert told == [True]
