"""Why a search found what it found, told of seven near-identical reports."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from hoibaocao.chat.explaining import explained_json
from hoibaocao.chat.terminal import explained
from hoibaocao.searching.search import Searcher
from tests.fakes import FakeEmbedder
from tests.small_library import small_library

Told = dict[str, Any]


@pytest.fixture(scope="module")
def tell(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Told]:
    embedder = FakeEmbedder()
    generation = small_library(tmp_path_factory.mktemp("library"), embedder).current()
    searcher = Searcher(embedder)
    return lambda question, **more: explained_json(
        searcher.search(generation, question, 3, today=date(2024, 8, 1), **more)
    )


def test_how_a_question_was_read(tell: Callable[..., Told]) -> None:
    told = tell("thu ngaan sachs doi may 6 thang dau nam 2023")
    assert told["typing"] == [
        {"typed": "ngaan sachs", "read": "ngân sách", "mended": True},
        {"typed": "doi may", "read": "đồi mây", "mended": False},
        {"typed": "thang dau nam", "read": "tháng đầu năm", "mended": False},
    ]
    assert told["place_words"] == ["đồi mây"]
    assert told["period_words"] == [
        {
            "words": "6 tháng đầu năm 2023",
            "period": "6 tháng đầu năm 2023",
            "compared_to": False,
        }
    ]
    assert told["topic"] == "thu ngân sách"


def test_what_is_as_typed_needs_no_telling(tell: Callable[..., Told]) -> None:
    told = tell("Tổng thu ngân sách?")
    assert (told["typing"], told["place_words"], told["period_words"]) == ([], [], [])


def test_where_was_searched_and_out_of_how_many(tell: Callable[..., Told]) -> None:
    told = tell("So sánh thu ngân sách 6 tháng đầu năm 2023 của Đồi Mây và huyện Bến Sương")
    assert told["place_words"] == ["Đồi Mây", "huyện Bến Sương"]
    assert told["library_reports"] == 7
    keys = ("place", "period", "reports", "absent")
    assert [tuple(side[key] for key in keys) for side in told["sides"]] == [
        ("huyện Đồi Mây, Vân Lam", "6 tháng đầu năm 2023", 1, False),
        ("huyện Bến Sương, Vân Lam", "6 tháng đầu năm 2023", 1, False),
    ]


def test_sides_the_library_lacks_are_told_too(tell: Callable[..., Told]) -> None:
    told = tell("Tổng thu ngân sách huyện Đồi Mây năm 2019?")
    (side,) = told["sides"]
    assert (side["period"], side["exact_period"], side["absent"]) == ("năm 2019", False, True)
    assert (side["reports"], len(side["hits"])) == (2, 3)
    assert [(hit["answers"], hit["signs"]["aside"] < 0) for hit in side["hits"]] == [
        (False, True)
    ] * 3


def test_what_counted_for_a_hit(tell: Callable[..., Told]) -> None:
    (side,) = tell("Tổng thu ngân sách 6 tháng đầu năm 2024 của huyện Đồi Mây")["sides"]
    hit = side["hits"][0]
    assert hit["sentence"].startswith("Tổng thu ngân sách nhà nước trên địa bàn đạt 148,9 tỷ đồng")
    assert hit["answers"] is True
    assert set(hit["legs"]) == {"dense", "accented", "folded"}
    assert 0 < hit["score"] - sum(hit["signs"].values()) < 1  # what its other sentences add


def test_it_reads_as_plain_lines(tell: Callable[..., Told]) -> None:
    lines = explained(tell("thu ngaan sachs doi may 6 thang dau nam 2023")).splitlines()
    assert lines[:8] == [
        "Câu hỏi:      thu ngaan sachs doi may 6 thang dau nam 2023",
        "Sửa chữ gõ:   “ngaan sachs” → “ngân sách”",
        "Thêm dấu:     “doi may” → “đồi mây”",
        "Thêm dấu:     “thang dau nam” → “tháng đầu năm”",
        "Địa phương:   “đồi mây” → huyện Đồi Mây, Vân Lam",
        "Kỳ báo cáo:   “6 tháng đầu năm 2023” → 6 tháng đầu năm 2023",
        "Nội dung tìm: thu ngân sách",
        "",
    ]
    assert lines[8] == ("Tìm trong 1/7 báo cáo (huyện Đồi Mây, Vân Lam, 6 tháng đầu năm 2023):")
    assert lines[9].endswith(" · I. Tài chính · doi-may/2023-6t.txt")
    assert lines[10].startswith("   tìm được nhờ: ")
    assert lines[11].startswith("   câu trả lời được: “")
    assert lines[12].startswith("   điểm ")


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("Tổng thu ngân sách?", "Địa phương:   câu hỏi không nêu, tìm ở mọi nơi"),
        ("Tổng thu ngân sách?", "Kỳ báo cáo:   câu hỏi không nêu, tìm ở mọi kỳ"),
        ("Thu của Đồi Mây năm 2019?", "Không có báo cáo: năm 2019"),
        (
            "Thu của Đồi Mây 6 tháng đầu năm 2024 so với cùng kỳ năm 2023?",
            "Kỳ báo cáo:   “cùng kỳ năm 2023” → năm 2023 (chỉ để so sánh)",
        ),
        (
            "Thu ngân sách xã Thanh Sơn, huyện Đồi Mây 6 tháng đầu năm 2023?",
            "Phải nêu tên: thanh son (nơi nằm trong phạm vi của báo cáo)",
        ),
    ],
)
def test_what_the_lines_say_of_the_scope(
    tell: Callable[..., Told], question: str, line: str
) -> None:
    assert line in explained(tell(question)).splitlines()


def test_what_was_picked_is_told_as_such(tell: Callable[..., Told]) -> None:
    told = tell("Thu ngân sách?", places=["doi may"], periods=["6T"])
    assert (told["place_words"], told["period_words"]) == ([], [])
    assert explained(told).splitlines()[1:4] == [
        "Nơi đã chọn:  huyện Đồi Mây, Vân Lam",
        "Kỳ đã chọn:   6 tháng đầu năm 2024; 6 tháng đầu năm 2023",
        "Nội dung tìm: Thu ngân sách?",
    ]


def test_a_question_that_names_a_place_within_a_pick(tell: Callable[..., Told]) -> None:
    told = tell("Thu ngân sách huyện Đồi Mây?", places=["tỉnh Vân Lam"])
    assert explained(told).splitlines()[1:4] == [
        "Nơi đã chọn:  tỉnh Vân Lam",
        "Địa phương:   “huyện Đồi Mây” → huyện Đồi Mây, Vân Lam",
        "Kỳ báo cáo:   câu hỏi không nêu, tìm ở mọi kỳ",
    ]


def test_a_year_counted_from_today_is_told_as_it_was_found(tell: Callable[..., Told]) -> None:
    lines = explained(tell("Thu ngân sách huyện Bến Sương năm ngoái?")).splitlines()
    assert "Kỳ báo cáo:   “năm ngoái” → năm 2023" in lines
