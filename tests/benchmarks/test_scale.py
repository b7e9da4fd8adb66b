"""The large library: other places than the quality benchmark's, and vectors in no time."""

import numpy as np
import pytest

from benchmarks.quality.places import all_places, other_districts
from benchmarks.quality.reports import write_all
from benchmarks.quality.world import World
from benchmarks.scale import WordVectors
from tests.fakes import FakeEmbedder


def test_other_districts_are_others() -> None:
    keys = [place.key for place in (*all_places(), *other_districts())]
    assert len(set(keys)) == len(keys) == 50 + len(other_districts())


def test_names_met_twice_are_told_apart() -> None:
    by_key = {place.key: place for place in other_districts()}
    assert by_key["huyện Châu Thành, tỉnh Long An"].homonym
    assert not by_key["huyện Cẩm Xuyên, tỉnh Hà Tĩnh"].homonym


def test_a_world_of_some_places() -> None:
    world = World(7, other_districts()[:5], 10)
    reports = write_all(world)
    assert len(reports) == 53  # 50, and every 23rd revised
    assert {report.issue.place for report in reports} == set(world.places)
    assert len(world.issues_of(world.places[0])) == 11


def test_vectors_depend_on_words_alone() -> None:
    embedder = WordVectors(FakeEmbedder())
    first, again = embedder.embed_passages(["Thu ngân sách", "thu NGÂN sách"])
    assert np.array_equal(first, again)
    assert np.array_equal(embedder.embed_questions(["thu ngan sach"])[0], first)
    assert float(first @ first) == pytest.approx(1, abs=1e-6)
    assert embedder.embedding_s > 0
