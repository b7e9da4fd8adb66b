"""Answers after verification: what is marked, repaired or dropped, and the markers that remain."""

from collections.abc import Iterator
from datetime import date

import pytest

from hoibaocao.answering.verification import verified, verified_stream
from hoibaocao.errors import LanguageModelFailed
from hoibaocao.records import (
    Answer,
    Citation,
    Hit,
    Metadata,
    Passage,
    Period,
    Place,
    Scope,
    Statement,
)

_REVENUE = "Tổng thu ngân sách trên địa bàn đạt 125,3 tỷ đồng, bằng 52% dự toán."
_SPENDING = "Tổng chi ngân sách địa phương đạt 98,5 tỷ đồng."
_HALF = Period("half", date(2023, 1, 1), date(2023, 6, 30))


def _hit(report: str, text: str, place: str) -> Hit:
    metadata = Metadata("Báo cáo", Place(place, "district", "huyện"), _HALF)
    return Hit(Passage(report, 10, 10 + len(text), text), metadata, 1.0)


_HIT = _hit("doi-may.txt", f"{_REVENUE} {_SPENDING}", "Đồi Mây")
_OTHER = _hit("ben-suong.txt", _REVENUE.replace("125,3", "310,4"), "Bến Sương")
_HITS = (_HIT, _OTHER)


def _citation(n: int, hit: Hit, quote: str) -> Citation:
    start = hit.passage.start + hit.passage.text.index(quote)
    return Citation(n, hit.passage, hit.metadata, start, start + len(quote), quote)


_OF_REVENUE, _OF_SPENDING = _citation(1, _HIT, _REVENUE), _citation(2, _HIT, _SPENDING)


def _answer(text: str, statements: list[tuple[str, tuple[int, ...]]], *of: Citation) -> Answer:
    return Answer(
        question="Thu, chi ngân sách Đồi Mây?",
        text=text,
        refused=False,
        scope=Scope(),
        statements=tuple(Statement(said, cited, verified=False) for said, cited in statements),
        citations=of,
        answerer="llm",
        generation="gen-000001",
    )


_RIGHT, _ALSO = "Thu ngân sách đạt 125,3 tỷ đồng.", "Chi ngân sách đạt 98.500 triệu đồng."
_WRONG = "Thu ngân sách đạt 125,4 tỷ đồng."


def _flags(answer: Answer) -> list[bool]:
    return [statement.verified for statement in answer.statements]


def test_what_stands_is_verified_and_nothing_else_changes() -> None:
    text = f"{_RIGHT} [1] {_ALSO} [2]"
    answer = _answer(text, [(_RIGHT, (1,)), (_ALSO, (2,))], _OF_REVENUE, _OF_SPENDING)
    checked = verified(answer, _HITS)
    assert _flags(checked) == [True, True]
    assert (checked.text, checked.citations) == (text, answer.citations)


def test_what_stands_nowhere_is_marked() -> None:
    text = f"{_WRONG} [1] {_ALSO} [2]"
    answer = _answer(text, [(_WRONG, (1,)), (_ALSO, (2,))], _OF_REVENUE, _OF_SPENDING)
    checked = verified(answer, _HITS)
    assert _flags(checked) == [False, True]
    assert (checked.text, checked.citations) == (text, answer.citations)


def test_or_dropped_with_its_citation_and_the_rest_is_numbered_anew() -> None:
    text = f"- {_WRONG} [1]\n- {_ALSO} [2]"
    answer = _answer(text, [(_WRONG, (1,)), (_ALSO, (2,))], _OF_REVENUE, _OF_SPENDING)
    checked = verified(answer, _HITS, "drop")
    assert checked.text == f"- {_ALSO} [1]"
    assert checked.statements == (Statement(_ALSO, (1,), verified=True),)
    assert [(each.n, each.quote) for each in checked.citations] == [(1, _SPENDING)]


def test_a_statement_that_cites_the_wrong_sentence_is_given_the_right_one() -> None:
    text = f"{_RIGHT} [1] {_ALSO} [2]"
    answer = _answer(
        text,
        [(_RIGHT, (1,)), (_ALSO, (2,))],
        _citation(1, _OTHER, _OTHER.passage.text),
        _citation(2, _HIT, _SPENDING),
    )
    checked = verified(answer, _HITS)
    assert checked.text == text
    assert _flags(checked) == [True, True]
    assert [(each.n, each.quote) for each in checked.citations] == [(1, _REVENUE), (2, _SPENDING)]
    assert checked.citations[0].passage == _HIT.passage


def test_a_statement_without_a_citation_is_given_one() -> None:
    checked = verified(_answer(_RIGHT, [(_RIGHT, ())]), _HITS)
    assert checked.text == f"{_RIGHT} [1]"
    assert checked.citations == (_OF_REVENUE,)


def test_two_sentences_are_cited_where_none_holds_all() -> None:
    said = "Thu ngân sách trên địa bàn 125,3 tỷ đồng, chi ngân sách địa phương 98,5 tỷ đồng."
    checked = verified(_answer(f"{said} [1]", [(said, (1,))], _OF_REVENUE), _HITS)
    assert checked.text == f"{said} [1][2]"
    assert checked.statements == (Statement(said, (1, 2), verified=True),)
    assert checked.citations == (_OF_REVENUE, _OF_SPENDING)


def test_another_districts_figure_is_not_taken_for_a_repair() -> None:
    said = "Huyện Đồi Mây: Tổng thu ngân sách trên địa bàn đạt 310,4 tỷ đồng."
    checked = verified(_answer(f"{said} [1]", [(said, (1,))], _OF_REVENUE), _HITS)
    assert _flags(checked) == [False]
    assert checked.citations == (_OF_REVENUE,)


def test_markers_without_a_citation_and_citations_without_a_marker_go() -> None:
    text = f"{_ALSO} [2] [7]\n\nXem thêm [9]."
    answer = _answer(text, [(_ALSO, (2,))], _OF_REVENUE, _OF_SPENDING)
    checked = verified(answer, _HITS)
    assert checked.text == f"{_ALSO} [1]\n\nXem thêm."
    assert [each.n for each in checked.citations] == [1]
    assert checked.statements == (Statement(_ALSO, (1,), verified=True),)


def test_what_the_text_words_otherwise_is_marked_but_not_rewritten() -> None:
    text = "| Đồi Mây | 125,4 tỷ đồng [1] |"
    checked = verified(_answer(text, [(_WRONG, (1,))], _OF_REVENUE), _HITS, "drop")
    assert (checked.text, _flags(checked)) == (text, [False])


def test_a_refusal_is_left_alone() -> None:
    answer = _answer("Các báo cáo không nêu.", [])
    assert verified(answer, _HITS) is answer


def _grown() -> Iterator[Answer]:
    yield _answer(f"{_WRONG} [1]", [(_WRONG, (1,))], _OF_REVENUE)
    yield _answer(f"{_WRONG} [1] {_ALSO} [1]", [(_WRONG, (1,)), (_ALSO, (1,))], _OF_REVENUE)


def test_a_stream_is_marked_on_its_way_and_repaired_at_its_end() -> None:
    *growing, complete = verified_stream(_grown(), _HITS, "drop")
    assert [_flags(each) for each in growing] == [[False], [False, False]]
    assert growing[1].text == f"{_WRONG} [1] {_ALSO} [1]"
    assert (complete.text, _flags(complete)) == (f"{_ALSO} [1]", [True])
    assert [each.quote for each in complete.citations] == [_SPENDING]


def test_a_model_of_whose_answer_nothing_stands_has_failed() -> None:
    answers = verified_stream(iter([next(_grown())]), _HITS)
    assert _flags(next(answers)) == [False]
    with pytest.raises(LanguageModelFailed, match="nothing that it states stands"):
        next(answers)


def test_a_streamed_refusal_is_no_failure() -> None:
    refusal = Answer("?", "Không nêu.", True, Scope(), (), (), "llm", "gen-000001")
    assert list(verified_stream(iter([refusal]), _HITS)) == [refusal]
