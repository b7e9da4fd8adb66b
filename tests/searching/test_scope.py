"""What a question is about, read against nine reports."""

import pytest

from hoibaocao.searching.scope import ScopeReader
from tests.searching.nine_reports import ALL, HILLS, sides_of


@pytest.mark.parametrize(
    ("question", "sides"),
    [
        (
            "Thu ngân sách 6 tháng đầu năm 2023 của huyện Đồi Mây là bao nhiêu?",
            [("huyện Đồi Mây", "6 tháng đầu năm 2023", (0,))],
        ),
        (
            "thu ngan sach 6 thang dau nam 2023 cua doi may",
            [("huyện Đồi Mây", "6 tháng đầu năm 2023", (0,))],
        ),
        (
            "Đồi Mâi 6 tháng đầu năm 2023 thu bao nhiêu?",
            [("huyện Đồi Mây", "6 tháng đầu năm 2023", (0,))],
        ),
        (
            "6 tháng đầu năm của Đồi Mây năm 2021 thu bao nhiêu?",
            [("huyện Đồi Mây", "6 tháng đầu năm 2021", (8,))],
        ),
        (
            "Thu ngân sách tỉnh Vân Lam năm 2023?",
            [("tỉnh Vân Lam", "năm 2023", (6,))],
        ),
        (
            "Huyện Đồi Mây, tỉnh Vân Lam 6 tháng đầu năm 2024 có gì mới?",
            [("huyện Đồi Mây", "6 tháng đầu năm 2024", (1,))],
        ),
        (
            "Tỉnh Vân Lam: 6 tháng đầu năm 2024 huyện Đồi Mây thu bao nhiêu?",
            [("huyện Đồi Mây", "6 tháng đầu năm 2024", (1,))],
        ),
        ("Thu ngân sách là bao nhiêu?", [("", "", ALL)]),
        ("Thu ngân sách năm 2023 là bao nhiêu?", [("", "năm 2023", (3, 4, 5, 6))]),
        ("Thu ngân sách của Đồi Mây?", [("huyện Đồi Mây", "", (0, 1, 8))]),
    ],
)
def test_place_and_period(
    reader: ScopeReader, question: str, sides: list[tuple[str, str, tuple[int, ...]]]
) -> None:
    resolution = reader.resolve(question)
    assert sides_of(resolution) == sides
    assert all(side.exact for side in resolution.sides)
    assert resolution.absent_places == ()


def test_two_places_are_two_sides(reader: ScopeReader) -> None:
    question = "So sánh thu ngân sách 6 tháng đầu năm 2023 của huyện Bến Sương và Đồi Mây"
    assert sides_of(reader.resolve(question)) == [
        ("huyện Bến Sương", "6 tháng đầu năm 2023", (2,)),
        ("huyện Đồi Mây", "6 tháng đầu năm 2023", (0,)),
    ]


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("Thu ngân sách 6 tháng đầu năm 2023 của huyện Đồi Mây?", "Thu ngân sách?"),
        ("Huyện ủy Đồi Mây chỉ đạo gì 6 tháng đầu năm 2023?", "Huyện ủy chỉ đạo gì?"),
        ("Thu ngân sách huyện Đồi Mây năm 2019?", "Thu ngân sách năm 2019?"),
        ("Thu ngân sách huyện Kỳ Anh năm 2023?", "Thu ngân sách?"),
        ("Ở huyện Đồi Mây, Vân Lam, thu ngân sách ra sao?", "thu ngân sách ra sao?"),
        ("Thu ngân sách của Đồi Mây (Vân Lam) là bao nhiêu?", "Thu ngân sách là bao nhiêu?"),
        ("Thu, chi ngân sách trong năm 2023 : bao nhiêu", "Thu, chi ngân sách: bao nhiêu"),
        ("huyện Đồi Mây", "huyện Đồi Mây"),
    ],
)
def test_the_topic_is_what_is_left(reader: ScopeReader, question: str, topic: str) -> None:
    assert reader.resolve(question).topic == topic


def test_the_topic_is_cut_from_the_reading(reader: ScopeReader) -> None:
    resolution = reader.resolve("thu ngan sach doi may", "thu ngân sách đồi mây")
    assert resolution.topic == "thu ngân sách"
    assert resolution.places == (HILLS,)


@pytest.mark.parametrize(
    ("question", "sides", "absent"),
    [
        ("Thu ngân sách?", [("huyện Đồi Mây", "6 tháng đầu năm 2023", (0,))], []),
        (
            "Thu ngân sách tỉnh Vân Lam, huyện Đồi Mây?",
            [("huyện Đồi Mây", "6 tháng đầu năm 2023", (0,))],
            [],
        ),
        (
            "Thu ngân sách huyện Bến Sương?",
            [("huyện Đồi Mây", "6 tháng đầu năm 2023", (0,))],
            ["Bến Sương"],
        ),
        ("Thu 6 tháng đầu năm?", [("huyện Đồi Mây", "6 tháng đầu năm 2023", (0,))], []),
    ],
)
def test_a_question_narrows_what_the_user_has_picked(
    reader: ScopeReader,
    question: str,
    sides: list[tuple[str, str, tuple[int, ...]]],
    absent: list[str],
) -> None:
    resolution = reader.resolve(question, places=["Đồi Mây"], periods=["6 tháng đầu năm 2023"])
    assert sides_of(resolution) == sides
    assert [place.name for place in resolution.absent_places] == absent


def test_what_was_picked_and_has_no_reports_is_said(reader: ScopeReader) -> None:
    resolution = reader.resolve("Thu ngân sách?", places=["huyện Kỳ Anh"], periods=["năm 2019"])
    assert [place.name for place in resolution.places] == ["Kỳ Anh"]
    assert resolution.absent_places == resolution.places
    assert (resolution.sides, resolution.reach) == ((), ())
    picked = reader.resolve("Thu 6 tháng đầu năm 2021?", periods=["năm 2023"])
    assert [(side.exact, side.reports) for side in picked.sides] == [(False, (3, 4, 5, 6))]


@pytest.mark.parametrize(
    ("question", "planned"),
    [
        ("Nhiệm vụ trồng rừng 6 tháng cuối năm 2023 huyện Đồi Mây?", True),
        ("Trồng rừng 6 tháng cuối năm 2023 huyện Đồi Mây?", False),
        ("Nhiệm vụ trồng rừng 6 tháng cuối năm 2023?", False),
        ("Nhiệm vụ trồng rừng 6 tháng cuối năm 2025 huyện Đồi Mây?", False),
        ("Trồng rừng huyện Đồi Mây từ năm 2021 đến năm 2024?", False),
    ],
)
def test_only_of_a_place_a_report_plans_for_a_period(
    reader: ScopeReader, question: str, *, planned: bool
) -> None:
    assert any(side.planned for side in reader.resolve(question).sides) is planned
