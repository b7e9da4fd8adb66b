from datetime import date
from pathlib import Path

import pytest

from hoibaocao.indexing.facts import Sentence, from_json, sentences_of, to_json
from hoibaocao.indexing.leads import tokens_of
from hoibaocao.indexing.library import Library
from hoibaocao.records import Passage, Period
from hoibaocao.vietnamese.text import fold
from tests.fakes import FakeEmbedder

_HALF = Period("half", date(2023, 1, 1), date(2023, 6, 30))


def _read(text: str, report: Period | None = None) -> tuple[Sentence, ...]:
    return sentences_of(Passage("r.txt", 0, len(text), text), report)


def _one(text: str, report: Period | None = None) -> Sentence:
    (sentence,) = _read(text, report)
    return sentence


def test_a_sentence_is_where_it_stands() -> None:
    spans = [(each.start, each.end) for each in _read("Xây dựng trường. Thu ngân sách đạt 5%.")]
    assert spans == [(0, 16), (17, 38)]


@pytest.mark.parametrize(
    ("text", "figure", "dated"),
    [
        ("Thu ngân sách đạt 120,3 tỷ đồng.", True, False),
        ("Kỳ họp ngày 12/7/2023.", False, True),
        ("Kết quả 6 tháng đầu năm 2023.", False, True),
        ("Năm 2023 trồng 40 ha.", True, True),
        ("1. Về kinh tế.", False, False),
        ("Có hai xã về đích.", True, False),
        ("Co hai xa ve dich.", True, False),
        ("Kết quả sáu tháng đầu năm 2023.", False, True),
        ("Một số xã có tiến bộ.", False, False),
        ("Đình làng dựng vào thế kỷ XIV.", False, True),
        ("Số: 171/BC-UBND", False, False),
    ],
)
def test_figures_are_told_from_dates(text: str, figure: bool, dated: bool) -> None:
    sentence = _one(text)
    assert (sentence.figure, sentence.dated) == (figure, dated)


def test_plans_and_names() -> None:
    assert _one("Phấn đấu đạt 5 tỷ đồng.").plan
    assert not _one("Đạt 5 tỷ đồng.").plan
    assert _one("Mục tiêu tăng trưởng 8%.").plan
    assert not _one("Hỗ trợ 30 triệu đồng cho hộ đáp ứng các mục tiêu đề ra.").plan
    assert not _one("Diện tích quế đạt 25.480 ha; mục tiêu đề án là 24.000 ha.").plan
    assert _one("Năm 2024 phấn đấu trồng 300 ha, tăng 20 ha.").plan
    assert not _one("1. Khách ở lại 1,3 ngày (mục tiêu 1,8 ngày)").plan
    assert _one("Đồng chí Trần Thị Hoa trình bày.").names == ("thi hoa",)


def test_under_the_heading_of_a_plan_all_is_planned_for_its_period() -> None:
    text = "Thu ngân sách 5 tỷ đồng. Trồng rừng."
    passage = Passage("r.txt", 0, len(text), text)
    read = sentences_of(passage, _HALF, "III. NHIỆM VỤ 6 THÁNG CUỐI NĂM 2023")
    second_half = Period("half", date(2023, 7, 1), date(2023, 12, 31))
    assert [(each.plan, each.periods) for each in read] == [(True, (second_half,))] * 2
    row = Passage("r.txt", 0, 20, "Thu ngân sách | 5 | 4")
    assert not sentences_of(row, _HALF, "III. NHIỆM VỤ NĂM 2024")[0].plan
    words = "Thu ngân sách: 12 tỷ đồng (Thực hiện; Kế hoạch: 30 tỷ đồng)"
    worded = Passage("r.txt", 0, len(words), words)
    assert not sentences_of(worded, _HALF, "III. NHIỆM VỤ NĂM 2024")[0].plan


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Cả năm 2022 thu 5 tỷ.", (date(2022, 12, 31),)),
        ("Năm 2022 thu 5 tỷ (năm 2021 là 4 tỷ).", (date(2021, 12, 31), date(2022, 12, 31))),
        ("Thu 5 tỷ (năm 2021 là 4 tỷ).", ()),
        ("Thu 5 tỷ, tăng so với năm 2021.", ()),
        ("Thu tăng từ 4 tỷ của năm 2021 lên 5 tỷ.", ()),
        ("Cùng kỳ là 4 tỷ.", (date.min,)),
        ("Về kinh tế năm 2022.", ()),
    ],
)
def test_what_periods_the_figures_are_of(text: str, days: tuple[date, ...]) -> None:
    assert _one(text).figures_of == days


def test_periods_take_the_year_of_the_report_and_reach_over_the_parts_of_a_sentence() -> None:
    assert _one("Thu 6 tháng đầu năm 5 tỷ.", _HALF).periods == (_HALF,)
    assert _one("Thu 6 tháng đầu năm 5 tỷ.").periods == ()
    assert _one("Tăng so với 6 tháng đầu năm 2023.").periods == ()
    parts = _read(f"6 tháng đầu năm 2023 có {'nhiều việc ' * 40}; thu 5 tỷ.")
    assert [part.periods for part in parts] == [(_HALF,), (_HALF,)]


def test_kept_and_read_again() -> None:
    sentences = _read("Năm 2022 thu 5 tỷ do Trần Thị Hoa báo cáo. Phấn đấu tốt hơn.", _HALF)
    assert from_json(to_json(sentences)) == sentences


def test_the_catalogue_knows_what_sentences_hold(library: Library) -> None:
    library.sync()
    catalogue = library.current().catalogue
    (entry, passage), *_ = catalogue.passages([0])
    numbers, facts = catalogue.facts(0)
    assert numbers == range(len(facts.sentences))
    assert facts.sentences == sentences_of(passage, entry.metadata.period)
    assert facts.heading == tokens_of(f"{passage.section} {entry.metadata.title}")
    texts = [passage.text[each.start : each.end] for each in facts.sentences]
    assert list(facts.texts) == texts
    assert facts.folded == tuple(map(fold, texts))
    assert facts.tokens == tuple(map(tokens_of, texts))
    assert facts.lengths == tuple(len(tokens.split()) for tokens in facts.tokens)
    assert facts.above == set(facts.heading.split())


def test_the_catalogue_knows_which_sentences_are_in_a_passage(
    reports: Path, tmp_path: Path, embedder: FakeEmbedder
) -> None:
    library = Library(reports, tmp_path / "index", embedder, target_chars=30)
    library.sync()
    (reports / "third.txt").write_text("Họp. Bàn. Quyết.", encoding="utf-8")
    library.sync()
    generation = library.current()
    catalogue, count = generation.catalogue, generation.manifest.passages
    assert count > len(catalogue.entries) == 3
    ranges = [catalogue.facts(passage)[0] for passage in range(count)]
    assert [catalogue.sentences_in(passage) for passage in range(count)] == ranges
    assert sum(map(len, ranges)) == len(generation.sentences)


def test_what_the_name_of_a_row_tells_holds_for_its_cells() -> None:
    sheet = _one("Tháng 2 năm 2023 – Phí chợ: 96 đồng (Số tiền; Số lượt: 39)", _HALF)
    assert sheet.figures_of == (date(2023, 2, 28),)
    row = _one("Thu (Năm 2021: 5 tỷ đồng; Năm 2022: 6 tỷ đồng)", _HALF)
    assert row.figures_of == (date(2021, 12, 31), date(2022, 12, 31))
    parts = _one("Thu (Năm 2022 – TH 9 tháng: 5 tỷ đồng; Năm 2023 – Kế hoạch: 6 tỷ đồng)", _HALF)
    assert parts.figures_of == (date(2022, 9, 30), date(2023, 12, 31))


def test_a_row_with_a_planned_column_is_no_plan() -> None:
    assert not _one("Cầu A (Vốn: 5 tỷ đồng; Dự kiến giải ngân: 3 tỷ đồng)").plan
    assert _one("Cầu A (Dự kiến năm sau: 5 tỷ đồng; Phấn đấu: 3 tỷ đồng)").plan
    assert _one("Phấn đấu thu: 5 tỷ đồng (Số tiền; Tỷ lệ: 3%)").plan
