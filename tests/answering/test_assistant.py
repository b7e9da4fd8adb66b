"""A question's whole way: search, then the language model or the extract."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from hoibaocao.answering.assistant import Assistant
from hoibaocao.answering.extract import ExtractiveAnswerer
from hoibaocao.errors import IndexMissing, QuestionEmpty
from hoibaocao.indexing.library import Library
from hoibaocao.records import Answer, Question, Turn
from hoibaocao.searching.search import Searcher
from tests.answering.asking import PROMPTS, answerer
from tests.fakes import FakeEmbedder
from tests.scripted_server import Reply, ScriptedServer, event, failed, streamed
from tests.small_library import small_library

_QUESTION = "Tổng thu ngân sách nhà nước huyện Đồi Mây 6 tháng đầu năm 2023?"
_REVENUE = "Tổng thu ngân sách nhà nước trên địa bàn đạt 125,3 tỷ đồng, bằng 52% dự toán."
_VILLAGES = "Toàn huyện có 7 xã đạt chuẩn nông thôn mới."
_EXTRACT = f"Huyện Đồi Mây, Vân Lam, 6 tháng đầu năm 2023: {_REVENUE} [1]"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return small_library(tmp_path_factory.mktemp("library"), FakeEmbedder())


def _assistant(library: Library, url: str = "", k: int = 10) -> Assistant:
    return Assistant(
        library,
        Searcher(FakeEmbedder()),
        ExtractiveAnswerer(PROMPTS),
        answerer(url) if url else None,
        k=k,
    )


def _passages(request_body: dict[str, list[dict[str, str]]]) -> str:
    return request_body["messages"][-1]["content"]


def test_without_a_language_model_there_is_one_complete_answer(library: Library) -> None:
    (answer,) = _assistant(library).stream(Question(_QUESTION))
    assert (answer.text, answer.answerer, answer.notice) == (_EXTRACT, "extractive", "")
    assert answer.question == _QUESTION


def test_a_question_is_cleaned(library: Library) -> None:
    answer = _assistant(library).ask(Question(f"  {_QUESTION.replace(' ', '  ')}\n\u200b"))
    assert (answer.question, answer.text) == (_QUESTION, _EXTRACT)


@pytest.mark.parametrize("question", ["", "  \n", "\u200b\ufeff"])
def test_an_empty_question_is_none(library: Library, question: str) -> None:
    assistant = _assistant(library)
    for ask in (assistant.ask, assistant.search):
        with pytest.raises(QuestionEmpty, match="empty"):
            ask(Question(question))


def test_without_an_index_there_is_no_answer(tmp_path: Path) -> None:
    empty = Library(tmp_path, tmp_path / "index", FakeEmbedder(), target_chars=700)
    with pytest.raises(IndexMissing):
        _assistant(empty).ask(Question(_QUESTION))


_FISH = "Sản lượng cá tra huyện Bến Lau {}?"


@pytest.mark.parametrize(
    ("told", "offered"),
    [
        ({2023: "Sản lượng cá tra đạt 41 tấn.", 2022: "Sản lượng cá tra đạt 40 tấn."}, "năm 2023"),
        ({2023: "Nuôi ong phát triển.", 2022: "Sản lượng cá tra đạt 40 tấn."}, "năm 2022"),
        ({2023: "Nuôi ong phát triển.", 2022: "Nuôi ong có 12 hộ."}, ""),
    ],
)
def test_a_refusal_offers_the_nearest_question_that_has_an_answer(
    tmp_path: Path, told: dict[int, str], offered: str
) -> None:
    for year, sentence in told.items():
        title = f"BÁO CÁO\nTình hình kinh tế - xã hội năm {year} của huyện Bến Lau"
        (tmp_path / f"{year}.txt").write_text(f"{title}\n\n{sentence}", encoding="utf-8")
    fish = Library(tmp_path, tmp_path / "index", FakeEmbedder(), target_chars=700)
    fish.sync()
    assistant = _assistant(fish)
    answer = assistant.ask(Question(_FISH.format("năm 2024")))
    assert answer.refused
    offer = f" Có thể hỏi: “{_FISH.format(offered)}”" if offered else ""
    assert answer.text.endswith(f"Hiện có báo cáo: năm 2023; năm 2022.{offer}")
    assert not offered or not assistant.ask(Question(_FISH.format(offered))).refused


def test_timings(library: Library) -> None:
    timings = _assistant(library).ask(Question(_QUESTION)).timings_ms
    assert list(timings) == ["search", "answer", "total"]
    assert 0 <= timings["search"] <= timings["total"]


def test_search_takes_k_or_the_assistants_own(library: Library) -> None:
    assistant = _assistant(library, k=2)
    assert len(assistant.search(Question("Thu ngân sách")).hits) == 2
    assert len(assistant.search(Question("Thu ngân sách"), 5).hits) == 5


def test_the_language_of_a_refusal_is_that_of_the_question(library: Library) -> None:
    assistant = _assistant(library)
    vietnamese = assistant.ask(Question("Thu ngân sách của huyện Đồi Mây năm 2019?"))
    english = assistant.ask(Question("What was the budget revenue of Doi May district in 2019?"))
    assert (vietnamese.refused, english.refused) == (True, True)
    assert vietnamese.text.startswith("Đã tìm: ")
    assert english.text.startswith("Looked for: ")


def test_a_language_model_writes_and_its_markers_are_renumbered(library: Library) -> None:
    script = streamed("Có 7 xã đạt chuẩn nông thôn ", "mới [2]. Tổng thu đạt 125,3 tỷ đồng [1].")
    with ScriptedServer(script) as server:
        answers = list(_assistant(library, server.url).stream(Question(_QUESTION)))
    answer = answers[-1]
    assert answer.text == ("Có 7 xã đạt chuẩn nông thôn mới. [1] Tổng thu đạt 125,3 tỷ đồng. [2]")
    assert [citation.quote for citation in answer.citations] == [_VILLAGES, _REVENUE]
    assert [statement.citations for statement in answer.statements] == [(1,), (2,)]
    assert all(statement.verified for statement in answer.statements)
    assert (answer.answerer, answer.refused, answer.notice) == ("llm", False, "")
    assert set(answer.timings_ms) == {"search", "answer", "total"}
    assert [len(each.text) for each in answers] == sorted(len(each.text) for each in answers)


def test_the_model_is_given_passages_of_the_scope_alone(library: Library) -> None:
    with ScriptedServer(streamed("Thu đạt 125,3 tỷ đồng [1].")) as server:
        _assistant(library, server.url).ask(Question(_QUESTION))
    (request,) = server.requests
    given = _passages(request.body)
    assert _REVENUE in given
    assert "148,9" not in given
    assert "310,4" not in given
    assert _QUESTION in given


def test_the_conversation_is_told_to_the_model(library: Library) -> None:
    history = (Turn("user", "Chào"), Turn("assistant", "Chào bạn [1]"))
    with ScriptedServer(streamed("Thu đạt 125,3 tỷ đồng [1].")) as server:
        _assistant(library, server.url).ask(Question(_QUESTION, history))
    messages = server.requests[0].body["messages"]
    assert [message["role"] for message in messages] == ["system", "user", "assistant", "user"]
    assert messages[1]["content"] == "Chào"


@pytest.mark.parametrize(
    "reply",
    [
        failed(401),
        streamed("Thu đạt 125,3 tỷ đồng."),  # cites nothing
        streamed(""),
        Reply([event("Thu đạt 125,3 tỷ [1]. Chi ")], breaks_off=True),
    ],
    ids=["refused", "uncited", "empty", "broken"],
)
def test_when_the_model_fails_the_extract_answers(library: Library, reply: Reply) -> None:
    with ScriptedServer(reply) as server:
        answer = _assistant(library, server.url).ask(Question(_QUESTION))
    assert (answer.text, answer.answerer, answer.notice) == (_EXTRACT, "extractive", "llm_failed")
    assert answer.citations[0].quote == _REVENUE


def test_a_model_that_finds_nothing_refuses_in_our_words(library: Library) -> None:
    with ScriptedServer(streamed("NO_ANSWER")) as server:
        answer = _assistant(library, server.url).ask(Question(_QUESTION))
    assert (answer.refused, answer.answerer, answer.citations) == (True, "llm", ())
    assert answer.text.startswith(f"Đã tìm: “{_QUESTION[:-1]}”. ")


@pytest.mark.parametrize(
    "question",
    ["Thu ngân sách của huyện Kỳ Anh năm 2023?", "Thu ngân sách của huyện Đồi Mây năm 2019?"],
)
def test_what_the_library_lacks_is_never_asked_of_the_model(
    library: Library, question: str
) -> None:
    with ScriptedServer(streamed("Thu đạt 125,3 tỷ đồng [1].")) as server:
        answer = _assistant(library, server.url).ask(Question(question))
    assert server.requests == []
    assert (answer.refused, answer.answerer, answer.notice) == (True, "extractive", "")


def _begun(answers: Iterator[Answer], library: Library, folder: Path) -> list[Answer]:
    """Change the report after the first words of an answer, then let it go on."""
    first = next(answers)
    report = folder / "reports" / "doi-may" / "2023-6t.txt"
    report.write_text(
        report.read_text(encoding="utf-8").replace("125,3 tỷ", "135,7 tỷ"), encoding="utf-8"
    )
    library.sync()
    return [first, *answers]


def test_a_question_keeps_the_generation_it_began_with(tmp_path: Path) -> None:
    library = small_library(tmp_path, FakeEmbedder())
    broken = Reply([event("Thu đạt 125,3 tỷ đồng [1]. Chi ")], breaks_off=True)
    with ScriptedServer(broken) as server:
        assistant = _assistant(library, server.url)
        answers = _begun(assistant.stream(Question(_QUESTION)), library, tmp_path)
    assert {answer.generation for answer in answers} == {"gen-000001"}
    assert (answers[-1].notice, answers[-1].text) == ("llm_failed", _EXTRACT)
    again = _assistant(library).ask(Question(_QUESTION))
    assert (again.generation, again.text) == ("gen-000002", _EXTRACT.replace("125,3", "135,7"))


_HISTORY = (Turn("user", _QUESTION), Turn("assistant", _EXTRACT))


def test_a_follow_up_is_answered_as_it_was_meant(library: Library) -> None:
    answer = _assistant(library).ask(Question("còn huyện Suối Rồng?", _HISTORY))
    assert answer.question == "còn huyện Suối Rồng?"
    assert answer.reading == ("Tổng thu ngân sách nhà nước huyện Suối Rồng 6 tháng đầu năm 2023?")
    assert [place.name for place in answer.scope.places] == ["Suối Rồng"]


def test_search_takes_the_conversation_too(library: Library) -> None:
    found = _assistant(library).search(Question("còn huyện Suối Rồng?", history=_HISTORY))
    assert found.question == "còn huyện Suối Rồng?"
    assert [place.name for place in found.scope.places] == ["Suối Rồng"]


def test_the_model_is_asked_what_a_follow_up_means(library: Library) -> None:
    with ScriptedServer(streamed("Có 7 xã [1].")) as server:
        _assistant(library, server.url).ask(
            Question("Còn số xã đạt chuẩn nông thôn mới?", _HISTORY)
        )
        _assistant(library, server.url).ask(Question("nói rõ hơn", _HISTORY))
    first, second = (_passages(request.body) for request in server.requests)
    assert (
        "Câu hỏi: Số xã đạt chuẩn nông thôn mới (huyện Đồi Mây, 6 tháng đầu năm 2023)?\n" in first
    )
    assert f"Câu hỏi: {_QUESTION} nói rõ hơn\n" in second


def test_asked_for_more_the_extract_goes_on(library: Library) -> None:
    answer = _assistant(library).ask(Question("nói rõ hơn", _HISTORY))
    assert answer.text == (
        f"{_EXTRACT}\n\nNăm 2022, thu ngân sách nhà nước đạt 240,6 tỷ đồng. [2]\n\n"
        "Phấn đấu tổng thu ngân sách nhà nước trên địa bàn đạt 9.999 tỷ đồng. [3]"
    )


def test_a_greeting_gets_a_word_and_no_search(library: Library) -> None:
    (answer,) = _assistant(library).stream(Question("Xin chào"))
    assert answer.text.startswith("Rất sẵn lòng giúp bạn. Bạn hãy hỏi về một địa phương")
    assert (answer.refused, answer.citations, answer.reading) == (False, (), "")
