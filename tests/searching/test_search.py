"""What is found in a small library of near-identical reports."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from hoibaocao.errors import QuestionTooLong
from hoibaocao.indexing.generations import Generation
from hoibaocao.indexing.library import Library
from hoibaocao.searching.search import Searcher, SearchResult
from hoibaocao.vietnamese.periods import describe
from tests.fakes import FakeEmbedder
from tests.small_library import REPORTS, small_library


@dataclass(frozen=True, slots=True)
class Setup:
    """A searcher, what it searches, and the embedder that tells what it was asked."""

    searcher: Searcher
    generation: Generation
    embedder: FakeEmbedder

    def search(self, question: str, k: int = 10) -> SearchResult:
        return self.searcher.search(self.generation, question, k)


@pytest.fixture(scope="module")
def setup(tmp_path_factory: pytest.TempPathFactory) -> Setup:
    embedder = FakeEmbedder()
    library = small_library(tmp_path_factory.mktemp("library"), embedder)
    return Setup(Searcher(embedder), library.current(), embedder)


def _search_in(folder: Path, reports: dict[str, str], question: str) -> SearchResult:
    """Search reports written for one test."""
    for name, text in reports.items():
        (folder / "reports").mkdir(exist_ok=True)
        (folder / "reports" / name).write_text(text, encoding="utf-8")
    embedder = FakeEmbedder()
    library = Library(folder / "reports", folder / "index", embedder, target_chars=700)
    library.sync()
    return Searcher(embedder).search(library.current(), question, 10)


def _reports(result: SearchResult) -> list[str]:
    return [hit.passage.report for hit in result.hits]


@pytest.mark.parametrize(
    ("question", "report", "figure"),
    [
        (
            "Tổng thu ngân sách 6 tháng đầu năm 2023 của huyện Đồi Mây?",
            "doi-may/2023-6t.txt",
            "125,3",
        ),
        ("tong thu ngan sach doi may 6 thang dau nam 2024", "doi-may/2024-6t.txt", "148,9"),
        ("Tổng thu ngân sách huyện Bến Sương năm 2023", "ben-suong/2023.txt", "640,8"),
        ("Tổng thu ngân sách thị xã Bến Sương năm 2023", "thi-xa-ben-suong/2023.txt", "771,3"),
        ("Thu ngân sách xã Suối Ngà năm 2023", "suoi-nga/2023.txt", "6,4"),
        ("Thu ngân sách tỉnh Vân Lam năm 2023", "van-lam/2023.txt", "12.480"),
        (
            "What was the total budget revenue of Doi May district in the first half of 2023?",
            "doi-may/2023-6t.txt",
            "125,3",
        ),
    ],
)
def test_hits_are_of_the_place_and_period_asked(
    setup: Setup, question: str, report: str, figure: str
) -> None:
    result = setup.search(question)
    assert set(_reports(result)) == {report}
    assert f"{figure} tỷ đồng" in result.hits[0].passage.text
    assert (result.scope.absent_places, result.scope.absent_periods) == ((), ())


def test_sides_of_a_comparison_take_turns(setup: Setup) -> None:
    result = setup.search(
        "So sánh tổng thu ngân sách 6 tháng đầu năm 2023 của Đồi Mây và huyện Bến Sương"
    )
    assert _reports(result) == ["doi-may/2023-6t.txt", "ben-suong/2023-6t.txt"] * 3
    assert [found.side.place.name for found in result.sides if found.side.place] == [
        "Đồi Mây",
        "Bến Sương",
    ]
    for found in result.sides:
        assert "tổng thu ngân sách" in found.hits[0].passage.text.lower()


def test_periods_of_a_comparison_take_turns(setup: Setup) -> None:
    result = setup.search("Tổng thu ngân sách Đồi Mây 6 tháng 2024 so với 6 tháng 2023?")
    assert _reports(result)[:4] == ["doi-may/2024-6t.txt", "doi-may/2023-6t.txt"] * 2
    assert [describe(period) for period in result.scope.periods] == [
        "6 tháng đầu năm 2024",
        "6 tháng đầu năm 2023",
    ]


@pytest.mark.parametrize(
    ("question", "reading"),
    [
        ("thu ngaan sachs Đồi Mây", "thu ngân sách Đồi Mây"),
        ("tong thu ngan sach doi may 2024", "tổng thu ngân sách đồi mây 2024"),
        ("Tổng thu ngân sách Đồi Mây", "Tổng thu ngân sách Đồi Mây"),
        ("What was the revenue of Doi May?", "What was the revenue of Doi May?"),
    ],
)
def test_the_reading_is_shown(setup: Setup, question: str, reading: str) -> None:
    result = setup.search(question)
    assert (result.question, result.reading) == (question, reading)


@pytest.mark.parametrize(
    ("question", "embedded"),
    [
        ("thu ngaan sachs Đồi Mây 6 tháng đầu năm 2023", "thu ngân sách"),
        ("thu ngan sach doi may 6 thang dau nam 2023", "thu ngân sách"),
        ("What was the budget revenue of Doi May in the first half of 2023?", "thu ngân sách"),
    ],
)
def test_what_is_embedded_is_the_topic_in_vietnamese(
    setup: Setup, question: str, embedded: str
) -> None:
    Searcher(setup.embedder).search(setup.generation, question, 10)
    assert setup.embedder.asked[-1] == embedded


def test_everyday_words_are_embedded_in_those_of_reports_too(setup: Setup) -> None:
    question = "Sức mua ở Đồi Mây 6 tháng đầu năm 2023"
    result = Searcher(setup.embedder).search(setup.generation, question, 10)
    asked, *reworded = result.topic.texts
    assert setup.embedder.asked[-2:] == [asked, reworded[0]]
    assert (asked, reworded) == (
        "Sức mua",
        ["tổng mức bán lẻ hàng hóa", "doanh số bán lẻ hàng hóa"],
    )


def test_a_question_may_be_so_long_and_no_longer(setup: Setup) -> None:
    question = ("thu " * 250).strip() + "?"
    assert len(setup.search(question).question) == 1000
    with pytest.raises(QuestionTooLong) as caught:
        setup.search(f"{question}?")
    assert caught.value.facts == {"length": 1001, "most": 1000}


@pytest.mark.parametrize("k", [1, 2, 5])
def test_no_more_than_k(setup: Setup, k: int) -> None:
    result = setup.search("Tổng thu ngân sách", k)
    assert len(result.hits) == k
    assert all(len(found.hits) == k for found in result.sides)


def test_more_hits_begin_with_the_same(setup: Setup) -> None:
    few, many = (setup.search("Thu ngân sách Đồi Mây", k).hits for k in (2, 6))
    assert many[:2] == few


def test_the_same_question_finds_the_same(setup: Setup) -> None:
    question = "Tổng thu ngân sách 6 tháng đầu năm của Đồi Mây?"
    assert setup.search(question) == setup.search(question)


def test_no_passage_twice(setup: Setup) -> None:
    hits = setup.search("Thu ngân sách Đồi Mây 6 tháng đầu năm và 6 tháng đầu năm 2023").hits
    spans = [(hit.passage.report, hit.passage.start) for hit in hits]
    assert len(spans) == len(set(spans))


def test_copies_are_shown_once_and_told(tmp_path: Path) -> None:
    text = REPORTS["doi-may/2023-6t.txt"]
    copies = {
        "a.txt": text,
        "b.txt": text.replace("\n\n", "\n\n\n"),
        "sua.txt": text.replace("125,3", "126"),
        "khac.txt": text.replace("Đồi Mây", "Gò Sậy").replace("ĐỒI MÂY", "GÒ SẬY"),
    }
    found = _search_in(tmp_path, copies, "Tổng thu ngân sách Đồi Mây 6 tháng đầu năm 2023?").hits
    revenue = [hit for hit in found if "Tổng thu ngân sách" in hit.passage.text]
    assert sorted(
        (hit.passage.report, tuple(other.passage.report for other in hit.also_in))
        for hit in revenue
    ) == [("a.txt", ("b.txt",)), ("sua.txt", ())]
    other = _search_in(tmp_path, copies, "Tổng thu ngân sách Gò Sậy 6 tháng đầu năm 2023?").hits
    assert {hit.passage.report for hit in other} == {"khac.txt"}


def test_places_that_tell_the_same_are_both_offered(tmp_path: Path) -> None:
    said = "BÁO CÁO\nTình hình năm 2023 của huyện {}\n\nCó 11 xã đạt chuẩn nông thôn mới."
    reports = {"a.txt": said.format("Đồi Mây"), "b.txt": said.format("Gò Sậy")}
    result = _search_in(tmp_path, reports, "Bao nhiêu xã đạt chuẩn nông thôn mới?")
    assert {choice.report for choice in result.choices} == {"a.txt", "b.txt"}


def test_an_absent_place_is_said_and_the_nearest_shown(setup: Setup) -> None:
    result = setup.search("Tổng thu ngân sách huyện Kỳ Anh năm 2023?")
    assert [place.name for place in result.scope.absent_places] == ["Kỳ Anh"]
    assert result.scope.is_absent
    assert result.hits


def test_an_absent_period_is_said_and_what_there_is_shown(setup: Setup) -> None:
    result = setup.search("Tổng thu ngân sách huyện Đồi Mây năm 2019?")
    assert [describe(period) for period in result.scope.absent_periods] == ["năm 2019"]
    assert result.scope.is_absent
    assert result.sides == ()
    assert set(_reports(result)) == {"doi-may/2023-6t.txt", "doi-may/2024-6t.txt"}


@pytest.mark.parametrize(
    ("question", "absent"),
    [
        (
            "Tình hình thu ngân sách nhà nước quý I năm 2023 của huyện Đồi Mây thế nào?",
            "quý I/2023",
        ),
        ("Thu ngân sách nhà nước huyện Đồi Mây quý I năm 2023 tới đâu rồi?", "quý I/2023"),
        ("Thu ngân sách nhà nước của huyện Đồi Mây năm 2023 ra sao?", "năm 2023"),
    ],
)
def test_a_figure_is_of_one_period_however_it_is_asked_for(
    setup: Setup, question: str, absent: str
) -> None:
    periods = setup.search(question).scope.absent_periods
    assert [describe(period) for period in periods] == [absent]


@pytest.mark.parametrize("day", ["hôm nay", "ngày mai", "tuần này"])
def test_a_day_is_no_period_that_reports_are_of(setup: Setup, day: str) -> None:
    result = setup.search(f"Thời tiết {day} ở huyện Đồi Mây?")
    assert result.scope.absent_periods == ()
    assert result.sides == ()


def test_a_commune_that_nothing_tells_of_is_absent(setup: Setup) -> None:
    result = setup.search("Thu ngân sách xã Cẩm Vịnh năm 2023?")
    assert [place.name for place in result.scope.absent_places] == ["Cẩm Vịnh"]
    assert result.scope.is_absent


def test_a_commune_without_reports_that_a_district_tells_of_is_not_absent(setup: Setup) -> None:
    result = setup.search("Thu ngân sách xã Thanh Sơn 6 tháng đầu năm 2023?")
    assert result.scope.absent_places == ()


def test_what_is_planned_is_told_by_the_report_before(setup: Setup) -> None:
    question = "Phấn đấu tổng thu ngân sách huyện Đồi Mây 6 tháng cuối năm 2023 bao nhiêu?"
    result = setup.search(question)
    assert [(found.side.planned, found.side.reports) for found in result.sides] == [(True, (2,))]
    best = result.sides[0].evidence[0]
    assert (best.answers, best.signs.aside) == (True, 0.0)
    assert best.text.startswith("Phấn đấu tổng thu ngân sách")
    assert result.topic.texts[0] == "tổng thu ngân sách bao nhiêu?"


def test_a_period_another_report_tells_of_is_not_absent(setup: Setup) -> None:
    result = setup.search("Chi đầu tư phát triển của tỉnh Vân Lam 6 tháng đầu năm 2023?")
    assert result.scope.absent_periods == ()
    assert [found.side.exact for found in result.sides] == [False]


@pytest.mark.parametrize("question", ["Tổng thu ngân sách?", "Thu của huyện Đồi Mây năm 2023?"])
def test_nothing_is_found_where_what_was_picked_has_no_report(setup: Setup, question: str) -> None:
    found = setup.searcher.search(setup.generation, question, 10, places=["huyện Kỳ Anh"])
    assert (found.hits, found.sides, found.choices) == ((), (), ())
    assert "Kỳ Anh" in [place.name for place in found.scope.absent_places]
    assert found.scope.is_absent


def test_nothing_outside_a_picked_period_is_found(setup: Setup) -> None:
    question = "Chi đầu tư phát triển?"  # only the province's report tells of it
    found = setup.searcher.search(setup.generation, question, 10, periods=["6 tháng đầu năm 2023"])
    assert set(_reports(found)) == {"ben-suong/2023-6t.txt", "doi-may/2023-6t.txt"}


@pytest.mark.parametrize(
    ("question", "report"),
    [
        ("Ai vẽ biểu trưng của hãng phim năm 2003?", "phim.txt"),
        ("Cơn bão năm 2003 làm đổ cây gì?", "2003.txt"),
    ],
)
def test_among_general_texts_one_of_the_year_asked_about_may_be_outdone(
    tmp_path: Path, question: str, report: str
) -> None:
    texts = {
        "2003.txt": "Báo cáo thời tiết năm 2003\n\nCơn bão năm 2003 làm đổ cây đa cổ thụ. "
        "Biểu trưng của hãng phim bay mất, theo ông Lê Văn Sỹ.",
        "phim.txt": "Hãng phim ra đời ở ven sông. Họa sĩ Trần Văn Khuê vẽ biểu trưng của "
        "hãng phim vào năm 2003.",
        "cho.txt": "Chợ nổi họp từ sáng sớm trên sông.",
    }
    assert _reports(_search_in(tmp_path, texts, question))[0] == report
