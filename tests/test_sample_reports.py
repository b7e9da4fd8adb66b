"""The sample library and its gold questions agree with each other."""

import json
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from hoibaocao.reading.read import read_report
from hoibaocao.records import Report

LIBRARY = Path(__file__).parents[1] / "reports"
QUESTIONS: list[dict[str, Any]] = [
    json.loads(line)
    for line in (Path(__file__).parent / "data" / "sample_questions.jsonl")
    .read_text(encoding="utf-8")
    .splitlines()
]
ANSWERABLE = [question for question in QUESTIONS if question["answerable"]]

SCOPES = {
    "ba-che-9-thang-2020.txt": ("Ba Chẽ", date(2020, 1, 1), date(2020, 9, 30)),
    "binh-lam-6-thang-2023.pdf": ("Bình Lâm", date(2023, 1, 1), date(2023, 6, 30)),
    "cam-xuyen-6-thang-2023.docx": ("Cẩm Xuyên", date(2023, 1, 1), date(2023, 6, 30)),
    "chiem-hoa-6-thang-2024.md": ("Chiêm Hóa", date(2024, 1, 1), date(2024, 6, 30)),
    "cua-thong-6-thang-2023.html": ("Cửa Thông", date(2023, 1, 1), date(2023, 6, 30)),
    "cua-thong-6-thang-2024.md": ("Cửa Thông", date(2024, 1, 1), date(2024, 6, 30)),
    "doi-may-nam-2023.txt": ("Đồi Mây", date(2023, 1, 1), date(2023, 12, 31)),
    "song-trang-6-thang-2023.docx": ("Sông Trăng", date(2023, 1, 1), date(2023, 6, 30)),
    "song-trang-6-thang-2024.txt": ("Sông Trăng", date(2024, 1, 1), date(2024, 6, 30)),
    "song-trang-9-thang-2023.pdf": ("Sông Trăng", date(2023, 1, 1), date(2023, 9, 30)),
    "song-trang-nam-2023.docx": ("Sông Trăng", date(2023, 1, 1), date(2023, 12, 31)),
    "song-trang-quy-1-2024.txt": ("Sông Trăng", date(2024, 1, 1), date(2024, 3, 31)),
    "tam-duong-6-thang-2021.md": ("Tam Dương", date(2021, 1, 1), date(2021, 6, 30)),
    "thuong-tin-giua-nhiem-ky-2020-2025.html": (
        "Thường Tín",
        date(2020, 1, 1),
        date(2025, 12, 31),
    ),
}


@cache
def report(name: str) -> Report:
    return read_report(LIBRARY / name, LIBRARY)


def folded(text: str) -> str:
    return " ".join(text.split())


def test_the_library_holds_these_reports_and_nothing_else() -> None:
    assert sorted(path.name for path in LIBRARY.iterdir()) == sorted(SCOPES)


@pytest.mark.parametrize("name", SCOPES)
def test_a_report_says_its_place_and_period(name: str) -> None:
    place, period = report(name).metadata.place, report(name).metadata.period
    assert place is not None
    assert period is not None
    assert (place.name, period.start, period.end) == SCOPES[name]


def test_no_two_reports_share_place_and_period() -> None:
    assert len(set(SCOPES.values())) == len(SCOPES)


@pytest.mark.parametrize("name", SCOPES)
def test_an_invented_report_says_so_and_a_rewritten_one_names_its_source(name: str) -> None:
    last = report(name).text.strip().splitlines()[-1]
    invented = any(made in name for made in ("binh-lam", "cua-thong", "doi-may", "song-trang"))
    assert ("Địa danh và số liệu hư cấu, dùng làm mẫu." in last) == invented
    assert ("Viết lại từ: «" in last) != invented


def test_questions_have_their_own_ids() -> None:
    assert [n for n, times in Counter(q["id"] for q in QUESTIONS).items() if times > 1] == []


def test_kinds_of_questions() -> None:
    assert Counter(question["kind"] for question in QUESTIONS) == {
        "fact": 10,
        "paraphrase": 9,
        "person": 8,
        "unaccented": 14,
        "abbreviation": 7,
        "list": 6,
        "english": 5,
        "compare": 7,
        "period": 14,
        "unanswerable": 16,
    }


@pytest.mark.parametrize("question", ANSWERABLE, ids=lambda question: str(question["id"]))
def test_evidence_stands_in_the_reports(question: dict[str, Any]) -> None:
    texts = [folded(report(name).text) for name in question["reports"]]
    missing = [
        part for part in question["evidence"] if not any(folded(part) in text for text in texts)
    ]
    assert question["evidence"]
    assert missing == []


@pytest.mark.parametrize("question", ANSWERABLE, ids=lambda question: str(question["id"]))
def test_what_an_answer_states_stands_in_the_evidence(question: dict[str, Any]) -> None:
    unfounded = [
        part
        for part in question["answer_contains"]
        if not any(part in evidence for evidence in question["evidence"])
    ]
    assert question["answer_contains"]
    assert unfounded == []


def test_a_question_without_an_answer_names_no_report() -> None:
    assert [
        question["id"]
        for question in QUESTIONS
        if not question["answerable"]
        and (question["reports"] or question["evidence"] or question["answer_contains"])
    ] == []
