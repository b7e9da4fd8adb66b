"""The vectors of topics, kept for a while."""

import numpy as np
import pytest

from hoibaocao.searching.search import Searcher
from hoibaocao.searching.topic_vectors import TopicVectors
from tests.fakes import FakeEmbedder
from tests.small_library import small_library


def test_a_topic_lies_half_way_between_its_first_two_texts() -> None:
    embedder = FakeEmbedder()
    vectors = TopicVectors(embedder)
    (asked,), (other,) = map(embedder.embed_questions, (["đàn lợn"], ["số đầu lợn"]))
    assert vectors.of(("đàn lợn",)) == pytest.approx(asked)
    between = vectors.of(("đàn lợn", "số đầu lợn"))
    assert between @ asked == pytest.approx(between @ other)
    assert np.linalg.norm(between) == pytest.approx(1)


def test_a_topic_that_was_just_asked_about_is_not_embedded_again() -> None:
    embedder = FakeEmbedder()
    vectors = TopicVectors(embedder)
    first = vectors.of(("đàn lợn", "số đầu lợn"))
    assert vectors.of(("đàn lợn", "số đầu lợn")) is first
    assert embedder.asked == ["đàn lợn", "số đầu lợn"]
    for number in range(100):
        vectors.of((f"đàn bò {number}",))
    assert vectors.of(("đàn lợn", "số đầu lợn")) == pytest.approx(first)
    assert embedder.asked.count("đàn lợn") == 2


def test_who_asks_on_about_another_place_asks_of_the_same_topic(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    embedder = FakeEmbedder()
    generation = small_library(tmp_path_factory.mktemp("library"), embedder).current()
    searcher = Searcher(embedder)
    searcher.search(generation, "Tổng thu ngân sách năm 2023 của huyện Bến Sương?", 10)
    once = list(embedder.asked)
    searcher.search(generation, "Tổng thu ngân sách năm 2023 của xã Suối Ngà?", 10)
    assert embedder.asked == once
