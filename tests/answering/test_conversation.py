"""What a question means after those before it, over the sample reports."""

import json
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from hoibaocao.answering.conversation import Standalone, standalone
from hoibaocao.errors import QuestionEmpty, QuestionTooLong
from hoibaocao.indexing.generations import Generation
from hoibaocao.indexing.library import Library
from hoibaocao.records import Turn
from hoibaocao.searching.search import scope_reader
from hoibaocao.vietnamese.periods import describe
from tests.fakes import FakeEmbedder

_PROJECT = Path(__file__).parents[2]
_TODAY = date(2026, 11, 22)
_FIRST = "Thu ngân sách 6 tháng đầu năm 2023 của huyện Cẩm Xuyên là bao nhiêu?"
_TALKS: list[dict[str, Any]] = [
    json.loads(line)
    for line in (_PROJECT / "tests" / "data" / "follow_ups.jsonl")
    .read_text(encoding="utf-8")
    .splitlines()
]


@pytest.fixture(scope="module")
def generation(tmp_path_factory: pytest.TempPathFactory) -> Generation:
    index = tmp_path_factory.mktemp("sample") / "index"
    library = Library(_PROJECT / "reports", index, FakeEmbedder(), target_chars=1600)
    library.sync()
    return library.current()


def _asked(generation: Generation, *turns: str) -> Standalone:
    history = list(_history(turns[:-1]))
    return standalone(generation, turns[-1], history, _TODAY)


def _history(questions: Sequence[str]) -> Iterator[Turn]:
    for question in questions:
        yield Turn("user", question)
        yield Turn("assistant", "Các báo cáo của huyện Ba Chẽ năm 2020 không nêu.")


def _scope(generation: Generation, question: str) -> tuple[list[str], list[str]]:
    typed = generation.language.mended(question)
    reading = generation.language.restored(typed)
    found = scope_reader(generation).resolve(typed, reading, today=_TODAY)
    periods = [describe(side.period) for side in found.sides if side.period]
    return [place.name for place in found.places], list(dict.fromkeys(periods))


@pytest.mark.parametrize("talk", _TALKS, ids=lambda talk: talk["turns"][-1])
def test_a_follow_up_becomes_a_question_that_needs_no_other(
    generation: Generation, talk: dict[str, Any]
) -> None:
    found = _asked(generation, *talk["turns"])
    assert found == Standalone(talk["standalone"], talk.get("kind", "question"))
    assert _scope(generation, found.text) == (talk["places"], talk["periods"])


def test_without_a_question_before_it_a_question_stays_as_it_was_typed(
    generation: Generation,
) -> None:
    assert _asked(generation, "còn năm 2022?") == Standalone("còn năm 2022?")
    assert _asked(generation, "xin chào", "còn năm 2022?") == Standalone("còn năm 2022?")


def test_a_question_that_takes_nothing_stays_as_it_was_typed(generation: Generation) -> None:
    typed = "  thu ngân sách  Tam Dương 6 tháng 2021 "
    assert _asked(generation, _FIRST, typed) == Standalone(typed)


@pytest.mark.parametrize("said", ["", " ?", "à" * 1001, "cảm ơn bạn nhé!"])
def test_what_was_no_question_is_passed_over(generation: Generation, said: str) -> None:
    found = _asked(generation, _FIRST, said, "còn năm 2022?")
    assert found.text == "Thu ngân sách năm 2022 của huyện Cẩm Xuyên là bao nhiêu?"


@pytest.mark.parametrize(
    "said", ["cảm ơn", "Xin chào!", "ok", "Thanks a lot", "dạ vâng ạ", "chao ban"]
)
def test_politeness_is_no_question(generation: Generation, said: str) -> None:
    assert _asked(generation, _FIRST, said) == Standalone(said, "courtesy")


def test_only_so_many_turns_are_looked_back_at(generation: Generation) -> None:
    turns = [_FIRST, *["còn năm 2021?"] * 19, "còn năm 2022?"]
    assert "huyện Cẩm Xuyên" in _asked(generation, *turns).text
    assert "huyện Cẩm Xuyên" not in _asked(generation, *turns[:-1], *turns[-2:]).text


def test_what_a_long_question_leads_to_is_no_longer_than_a_question(
    generation: Generation,
) -> None:
    long = f"{_FIRST[:-1]} {'rất ' * 250}"[:1000]
    found = _asked(generation, long, "còn 9 tháng đầu năm 2023 của thị xã Cửa Thông?")
    assert len(found.text) == 1000
    assert found.text.startswith("Thu ngân sách 9 tháng đầu năm 2023 của thị xã Cửa Thông là bao")


def test_a_wrong_question_is_told(generation: Generation) -> None:
    with pytest.raises(QuestionEmpty):
        _asked(generation, _FIRST, " ? ")
    with pytest.raises(QuestionTooLong):
        _asked(generation, _FIRST, "à" * 1001)
