import pytest

from benchmarks.quality.library import Library
from benchmarks.quality.questions import make_questions
from benchmarks.quality.rows import Row
from benchmarks.quality.world import World

SEED = 2026


@pytest.fixture(scope="session")
def library() -> Library:
    return Library(World(SEED))


@pytest.fixture(scope="session")
def rows(library: Library) -> list[Row]:
    return make_questions(library)


@pytest.fixture(scope="session")
def made_again() -> Library:
    return Library(World(SEED))
