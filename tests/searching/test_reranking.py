"""A reranker says what it thinks of the best passages, and counts as one more leg."""

from collections.abc import Sequence
from pathlib import Path

from hoibaocao.searching.search import Searcher
from tests.fakes import FakeEmbedder
from tests.small_library import small_library

_QUESTION = "Tổng thu ngân sách huyện Đồi Mây 6 tháng đầu năm 2023"


class ScriptedReranker:
    """Likes passages that hold a word, and remembers what it was asked."""

    def __init__(self, liked: str) -> None:
        self.liked = liked
        self.asked: list[tuple[str, int]] = []

    def scores(self, question: str, passages: Sequence[str]) -> list[float]:
        self.asked.append((question, len(passages)))
        return [9.0 if self.liked in passage else -4.0 for passage in passages]


def test_it_reads_the_best_passages_of_each_side(tmp_path: Path) -> None:
    embedder, reranker = FakeEmbedder(), ScriptedReranker("nông thôn mới")
    generation = small_library(tmp_path, embedder).current()
    result = Searcher(embedder, reranker).search(generation, _QUESTION, 10)
    assert reranker.asked == [("Tổng thu ngân sách", 3)]
    (found,) = result.sides
    told = {
        hit.passage.section: shares.get("reranker")
        for hit, shares in zip(found.hits, found.shares, strict=True)
    }
    assert told["II. Nông thôn mới"] == max(value for value in told.values() if value is not None)
    plain = Searcher(embedder).search(generation, _QUESTION, 10)
    before, after = (
        next(hit for hit in each.hits if hit.passage.section == "II. Nông thôn mới").score
        for each in (plain, result)
    )
    assert after > before
    assert "reranker" not in plain.sides[0].shares[0]


def test_it_is_not_asked_when_there_is_nothing_to_rank(tmp_path: Path) -> None:
    embedder, reranker = FakeEmbedder(), ScriptedReranker("")
    generation = small_library(tmp_path, embedder).current()
    Searcher(embedder, reranker).search(generation, "So sánh Đồi Mây và xã Suối Ngà năm 2023", 3)
    assert all(count > 0 for _, count in reranker.asked)
