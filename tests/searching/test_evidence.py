"""Which sentences of a small library answer, and which only look like it."""

import math
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from hoibaocao.indexing.library import Library
from hoibaocao.records import Hit, Metadata, Passage, Place
from hoibaocao.searching.evidence import Evidence, probabilities
from hoibaocao.searching.rivals import Rivals
from hoibaocao.searching.search import Searcher, SearchResult
from hoibaocao.vietnamese.periods import period_of_months
from tests.fakes import FakeEmbedder
from tests.small_library import small_library

_REVENUE = "Tổng thu ngân sách nhà nước trên địa bàn đạt 125,3 tỷ đồng, bằng 52% dự toán."
_OTHER_YEAR = "Năm 2022, thu ngân sách nhà nước đạt 240,6 tỷ đồng."
_PLAN = "Phấn đấu tổng thu ngân sách nhà nước trên địa bàn đạt 9.999 tỷ đồng."
_COMMUNE = "Xã Thanh Sơn thu ngân sách đạt 3,1 tỷ đồng."
_CHAIR = "Ông Trần Văn Bình, Chủ tịch UBND huyện, trao bằng công nhận cho các xã."


class Asking:
    """Asks a small library and tells the sentences that were weighed."""

    def __init__(self, folder: pytest.TempPathFactory) -> None:
        embedder = FakeEmbedder()
        self.library = small_library(folder.mktemp("library"), embedder)
        self._searcher = Searcher(embedder)

    def __call__(self, question: str) -> SearchResult:
        return self._searcher.search(self.library.current(), question, 10)

    def of(self, question: str) -> tuple[Evidence, ...]:
        (found,) = self(question).sides
        return found.evidence


@pytest.fixture(scope="module")
def asking(tmp_path_factory: pytest.TempPathFactory) -> Asking:
    return Asking(tmp_path_factory)


def _answering(evidence: tuple[Evidence, ...]) -> list[str]:
    return [each.text for each in evidence if each.answers]


def test_a_figure_is_answered_by_the_sentence_that_holds_it(asking: Asking) -> None:
    evidence = asking.of(
        "Tổng thu ngân sách nhà nước trên địa bàn huyện Đồi Mây 6 tháng đầu năm 2023 đạt bao nhiêu?"
    )
    assert _answering(evidence)[0] == _REVENUE
    holds = {each.text: each.signs.figure for each in evidence}
    assert (holds[_REVENUE], holds["Toàn huyện có 7 xã đạt chuẩn nông thôn mới."]) == (1, 1)
    assert holds["Huyện ủy Đồi Mây chỉ đạo xây dựng đường giao thông nông thôn."] == 0


def test_a_question_in_everyday_words_is_answered_in_those_of_reports(asking: Asking) -> None:
    evidence = asking.of("Huyện Đồi Mây 6 tháng đầu năm 2023 được bao nhiêu tiền thuế?")
    assert _answering(evidence)[0] == _REVENUE
    assert evidence[0].signs.coverage > 0.5


def test_a_topic_without_a_question_is_answered_by_what_is_said_of_it(asking: Asking) -> None:
    topic = "đường giao thông nông thôn huyện Đồi Mây 6 tháng đầu năm 2023"
    said = "Huyện ủy Đồi Mây chỉ đạo xây dựng đường giao thông nông thôn."
    assert said in _answering(asking.of(topic))
    assert said not in _answering(asking.of(f"Có bao nhiêu {topic}?"))
    assert (
        _answering(asking.of(topic.replace("đường giao thông nông thôn", "thu ngân sách")))[0]
        == _REVENUE
    )


def test_a_plan_and_another_year_are_no_answers(asking: Asking) -> None:
    evidence = asking.of("Tổng thu ngân sách nhà nước huyện Đồi Mây 6 tháng đầu năm 2023?")
    of = {each.text: each for each in evidence}
    assert (of[_PLAN].signs.plan, of[_PLAN].answers) == (1, False)
    assert (of[_OTHER_YEAR].signs.aside, of[_OTHER_YEAR].answers) == (1, False)
    assert (of[_REVENUE].signs.plan, of[_REVENUE].signs.aside) == (0, 0)
    assert of[_REVENUE].answers


def test_a_commune_is_not_the_district_of_its_name(asking: Asking) -> None:
    found = asking("Thu ngân sách xã Đồi Mây 6 tháng đầu năm 2023 là bao nhiêu?")
    assert [each.text for side in found.sides for each in side.evidence if each.answers] == []


def test_a_plan_answers_when_it_is_asked_for(asking: Asking) -> None:
    evidence = asking.of("Mục tiêu phấn đấu tổng thu ngân sách huyện Đồi Mây 6 tháng đầu năm 2023?")
    assert _answering(evidence)[0] == _PLAN


def test_a_commune_that_is_named_stands_in_the_sentence(asking: Asking) -> None:
    evidence = asking.of("Huyện Đồi Mây: xã Thanh Sơn thu ngân sách 6 tháng đầu năm 2023?")
    assert evidence[0].text == _COMMUNE
    assert _answering(evidence) == [_COMMUNE]


def test_a_commune_that_no_sentence_names_is_not_answered_for(asking: Asking) -> None:
    evidence = asking.of("Huyện Đồi Mây: xã Đồn Đạc thu ngân sách 6 tháng đầu năm 2023?")
    assert _answering(evidence) == []
    assert {each.signs.aside for each in evidence} == {1}


def test_a_person_is_answered_by_a_name(asking: Asking) -> None:
    evidence = asking.of("Ai là Chủ tịch UBND huyện Đồi Mây 6 tháng đầu năm 2023?")
    assert _answering(evidence) == [_CHAIR]
    assert evidence[0].signs.name == 1


def test_in_reports_what_names_nobody_is_beside_the_question_who(asking: Asking) -> None:
    evidence = asking.of("Ai trao bằng công nhận cho các xã huyện Đồi Mây 6 tháng đầu năm 2023?")
    aside = {each.text: each.signs.aside for each in evidence}
    assert (aside[_CHAIR], aside[_REVENUE]) == (0, 1)


def test_a_name_of_the_question_is_no_answer_to_who(asking: Asking) -> None:
    evidence = asking.of(
        "Ai cùng ông Trần Văn Bình, Chủ tịch UBND huyện Đồi Mây, trao bằng 6 tháng đầu năm 2023?"
    )
    assert {each.text: each.signs.name for each in evidence}[_CHAIR] == 0
    assert _CHAIR not in _answering(evidence)


def test_what_the_reports_do_not_tell_is_not_answered(asking: Asking) -> None:
    evidence = asking.of("Sản lượng cá tra của huyện Đồi Mây 6 tháng đầu năm 2023?")
    assert evidence
    assert _answering(evidence) == []


def test_best_first(asking: Asking) -> None:
    evidence = asking.of("Tổng thu ngân sách nhà nước huyện Đồi Mây 6 tháng đầu năm 2023?")
    scores = [each.score for each in evidence]
    assert scores == sorted(scores, reverse=True)
    texts = [each.text for each in evidence]
    assert texts.index(_REVENUE) < texts.index(_OTHER_YEAR) < texts.index(_CHAIR)


def test_probabilities_are_the_odds_of_the_scores(asking: Asking) -> None:
    first, second, *_ = asking.of("Tổng thu ngân sách huyện Đồi Mây 6 tháng đầu năm 2023?")
    found = [first._replace(score=math.log(3)), second._replace(score=0.0)]
    assert probabilities(found) == pytest.approx([0.75, 0.25])
    assert probabilities([each._replace(score=each.score + 900) for each in found]) == (
        pytest.approx([0.75, 0.25])
    )
    assert probabilities([]) == []


def test_offsets_are_those_of_the_report(asking: Asking) -> None:
    evidence = asking.of("Tổng thu ngân sách nhà nước huyện Đồi Mây 6 tháng đầu năm 2023?")
    for each in evidence:
        text = asking.library.report(each.hit.passage.report).text
        assert text[each.start : each.end] == each.text
    assert {each.hit.passage.report for each in evidence} == {"doi-may/2023-6t.txt"}


def test_in_a_report_of_another_period_a_figure_needs_the_period_in_its_sentence(
    asking: Asking,
) -> None:
    evidence = asking.of("Chi đầu tư phát triển của tỉnh Vân Lam 6 tháng đầu năm 2023?")
    assert evidence[0].text.startswith("Riêng 6 tháng đầu năm 2023, chi đầu tư phát triển đạt")
    assert [(each.signs.aside, each.answers) for each in evidence[:2]] == [(0, True), (1, False)]
    elsewhen = asking("Chi đầu tư phát triển của tỉnh Vân Lam 9 tháng đầu năm 2023?")
    assert elsewhen.sides == ()


def test_a_later_edition_supersedes_an_earlier_one() -> None:
    about = Place("Đồi Mây", "district", "huyện"), period_of_months(2023, 1, 6)
    first = Metadata("Báo cáo", *about, issued=date(2023, 7, 1))
    later = replace(first, title="Báo cáo bổ sung", issued=date(2023, 7, 20))
    undated, unplaced = replace(first, issued=None), replace(first, place=None)
    passage = Passage("a.txt", 0, 1, "a")
    rivals = Rivals.of([Hit(passage, of, 1.0) for of in (first, later, undated)])
    superseded = [rivals.is_superseded(of) for of in (first, later, undated, unplaced)]
    assert superseded == [True, False, False, False]


def test_the_row_of_another_month_does_not_answer(tmp_path: Path) -> None:
    (tmp_path / "tai-nan.csv").write_text(
        "Tai nạn giao thông huyện Đồi Mây năm 2023\n"
        "Tháng;Số vụ;Bị thương\nTháng 1;3;1\nTháng 2;5;2\n",
        encoding="utf-8",
    )
    library = Library(tmp_path, tmp_path / ".index", FakeEmbedder(), target_chars=500)
    library.sync()
    question = "Tai nạn giao thông tháng 2 năm 2023 huyện Đồi Mây có mấy vụ?"
    (found,) = Searcher(FakeEmbedder()).search(library.current(), question, 10).searched
    aside = {each.text: each.signs.aside for each in found.evidence}
    rows = ("Tháng 1 (Số vụ: 3; Bị thương: 1)", "Tháng 2 (Số vụ: 5; Bị thương: 2)")
    assert [aside[row] for row in rows] == [1, 0]
