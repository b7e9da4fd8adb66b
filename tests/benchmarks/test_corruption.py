"""The script that puts answers wrong, and the measuring of what is caught."""

from random import Random

import pytest

from benchmarks.corrupting import Corrupt, a_digit, a_period, a_place, a_unit
from benchmarks.corruption import cases_of, quotes_of, samples_of
from hoibaocao.answering.assistant import Assistant
from hoibaocao.answering.extract import ExtractiveAnswerer
from hoibaocao.answering.verification import verified
from hoibaocao.searching.search import Searcher
from tests.answering.asking import PROMPTS
from tests.fakes import FakeEmbedder
from tests.small_library import small_library

_STATEMENT = "Huyện Đồi Mây, 6 tháng đầu năm 2023: Thu đạt 125,3 tỷ đồng."


def _all(corrupt: Corrupt, statement: str = _STATEMENT) -> set[str | None]:
    return {corrupt(statement, Random(seed)) for seed in range(200)}


def test_one_digit_of_a_figure_changes_and_none_of_a_period() -> None:
    changed = _all(a_digit)
    assert len(changed) == 8 + 3 * 9
    assert all(each and "6 tháng đầu năm 2023" in each for each in changed)
    assert all(sum(map(str.__ne__, each or "", _STATEMENT)) == 1 for each in changed)


@pytest.mark.parametrize("corrupt", [a_digit, a_unit])
def test_a_statement_without_figures_cannot_be_put_wrong_so(corrupt: Corrupt) -> None:
    assert _all(corrupt, "Thu đạt khá.") == {None}


def test_a_unit_a_place_and_a_period_are_swapped() -> None:
    assert _all(a_unit) == {_STATEMENT.replace("tỷ", "triệu")}
    assert _all(a_place(["Đồi Mây", "Bến Sương"])) == {_STATEMENT.replace("Đồi Mây", "Bến Sương")}
    assert _all(a_period) == {
        _STATEMENT.replace("6 tháng", "9 tháng"),
        *(_STATEMENT.replace("2023", year) for year in ("2021", "2022", "2024")),
    }


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    library = small_library(tmp_path_factory.mktemp("library"), FakeEmbedder())
    return Assistant(library, Searcher(FakeEmbedder()), ExtractiveAnswerer(PROMPTS))


_QUESTIONS = [
    f"Tổng thu ngân sách nhà nước huyện {name} 6 tháng đầu năm 2023?"
    for name in ("Đồi Mây", "Bến Sương")
]


def test_every_wrong_statement_is_caught_and_no_right_one_doubted(assistant: Assistant) -> None:
    samples = list(samples_of(assistant, _QUESTIONS, Random(1)))
    assert [sample.answer.answerer for sample in samples] == ["extractive", "llm"] * 2
    found = set()
    for case in cases_of(samples, Random(2)):
        answer = verified(case.answer, case.sample.hits)
        right = quotes_of(answer, case.at) == quotes_of(case.sample.answer, case.at)
        found.add((case.sort, answer.statements[case.at].verified, right))
    assert found == {
        ("untouched", True, True),
        ("digit", False, True),
        ("unit", False, True),
        ("place", False, True),
        ("period", False, True),
        ("citation", True, True),
    }
